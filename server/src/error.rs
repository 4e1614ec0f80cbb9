//! From what went wrong to an answer of the API.

use api::{ErrorBody, ErrorItem};
use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

pub type ApiResult<T> = Result<T, ApiError>;

/// An answer that is not a success.
#[derive(Debug)]
pub struct ApiError {
    pub status: StatusCode,
    pub errors: Vec<ErrorItem>,
    /// After how many seconds it is worth trying again (`Retry-After`).
    pub retry_after: Option<u64>,
    /// Which revision is kept instead (`ETag`).
    pub revision: Option<i64>,
}

impl ApiError {
    pub fn new(status: StatusCode, errors: Vec<ErrorItem>) -> Self {
        Self { status, errors, retry_after: None, revision: None }
    }

    pub fn bad_request(errors: Vec<ErrorItem>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, errors)
    }

    pub fn not_found(detail: &str) -> Self {
        Self::new(StatusCode::NOT_FOUND, vec![ErrorItem::new("not_found", detail)])
    }

    /// 412: somebody else was first, or another device, and this revision is kept.
    pub fn changed_meanwhile(revision: i64) -> Self {
        let detail =
            format!("somebody else was first: revision {revision} is kept; read it, and bring yours together with it");
        let errors = vec![ErrorItem::new("changed_meanwhile", detail)];
        Self { revision: Some(revision), ..Self::new(StatusCode::PRECONDITION_FAILED, errors) }
    }

    /// 409: somebody was first, and what was decided stays. `by`: a name; `None` for the command line. `at`: RFC 3339 UTC.
    pub fn already_decided(by: Option<&str>, at: &str) -> Self {
        let by = by.unwrap_or("the command line");
        let item = ErrorItem::new("already_decided", format!("{by} has decided this on {at}; nothing was overwritten"));
        Self::new(StatusCode::CONFLICT, vec![item])
    }

    /// What was sent is understood and cannot be kept: 413 for `too_large`, else 422.
    pub fn of_content(item: ErrorItem) -> Self {
        let is_large = item.code == "too_large";
        Self::new(if is_large { StatusCode::PAYLOAD_TOO_LARGE } else { StatusCode::UNPROCESSABLE_ENTITY }, vec![item])
    }

    pub fn unavailable(detail: &str) -> Self {
        let errors = vec![ErrorItem::new("unavailable", detail)];
        Self { retry_after: Some(5), ..Self::new(StatusCode::SERVICE_UNAVAILABLE, errors) }
    }

    /// 429 for so many seconds.
    pub fn too_many(item: ErrorItem, seconds: u64) -> Self {
        Self { retry_after: Some(seconds), ..Self::new(StatusCode::TOO_MANY_REQUESTS, vec![item]) }
    }
}

/// PostgreSQL keeps no text with a NUL in it (SQLSTATE 22021), which no keyboard types.
const NO_TEXT: &str = "22021";

/// The database is busy, full or away: nothing is lost, and it is worth trying again. 422 where it refuses what was sent.
impl From<sqlx::Error> for ApiError {
    fn from(error: sqlx::Error) -> Self {
        let code = error.as_database_error().and_then(sqlx::error::DatabaseError::code);
        if code.is_some_and(|code| code == NO_TEXT) {
            let detail = "a text holds a character that cannot be kept, such as NUL (U+0000)";
            return Self::of_content(ErrorItem::new("invalid_value", detail));
        }
        tracing::error!(%error, "database");
        Self::unavailable("the database does not answer; try again in a moment")
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let mut response = (self.status, Json(ErrorBody { errors: self.errors })).into_response();
        if self.status == StatusCode::UNAUTHORIZED {
            response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        if let Some(tag) = self.revision.and_then(revision_tag) {
            response.headers_mut().insert(header::ETAG, tag);
        }
        if let Some(seconds) = self.retry_after {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}

/// `"3"`
pub fn revision_tag(revision: i64) -> Option<HeaderValue> {
    HeaderValue::from_str(&format!("\"{revision}\"")).ok()
}
