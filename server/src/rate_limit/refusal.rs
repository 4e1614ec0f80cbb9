//! What a client reads that has asked too often.

use std::time::Duration;

use api::ErrorItem;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};

use crate::error::ApiError;

/// Nothing is loaded for it: what is loaded would count too. An empty address is that of the page itself.
const PAGE: &str = r#"<!DOCTYPE html>
<html lang="ja">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>少しお待ちください｜ささえ</title>
</head>
<body>
<main>
<h1>少しお待ちください</h1>
<p>いま、アクセスが続いています。少し待ってから、もう一度お試しください。</p>
<p lang="en">Too many requests. Please wait a moment and try again.</p>
<ul>
<li><a href="">もう一度ひらく</a></li>
<li><a href="/">はじめのページにもどる</a></li>
</ul>
</main>
</body>
</html>
"#;

/// 429: JSON for the API, else a page.
pub fn refusal(path: &str, wait: Duration) -> Response {
    // Rounded up: who comes back earlier is refused again.
    let seconds = (wait.as_secs() + u64::from(wait.subsec_nanos() > 0)).max(1);
    let mut response = if path.starts_with("/api/") {
        let detail = format!("too many requests from this address; try again in {seconds} s");
        let item = ErrorItem::new("too_many_requests", detail);
        ApiError::too_many(item, seconds).into_response()
    } else {
        (StatusCode::TOO_MANY_REQUESTS, Html(PAGE)).into_response()
    };
    // Refused before anything else sees the request: what every answer carries is not added later.
    let fixed: [(HeaderName, &'static str); 4] = [
        (header::CACHE_CONTROL, "no-store"),
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
    ];
    let headers = response.headers_mut();
    headers.extend(fixed.map(|(name, value)| (name, HeaderValue::from_static(value))));
    headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_seconds_and_at_least_one() {
        for (milliseconds, seconds) in [(0, "1"), (25, "1"), (1000, "1"), (1001, "2"), (3999, "4")] {
            let response = refusal("/", Duration::from_millis(milliseconds));
            assert_eq!(response.headers()[header::RETRY_AFTER], seconds);
        }
    }
}
