//! Pages as they are sent, before any script runs.

use axum::http::{StatusCode, header};

use crate::world::{World, story};

async fn page(world: &World, path: &str) -> String {
    let answer = world.get(path).await;
    assert_eq!(answer.status, StatusCode::OK, "{path}");
    answer.text
}

story! {
    /// From home to a telephone number in three steps, with links and a form only.
    async fn a_resident_without_script_finds_a_telephone_number(world) {
        world.demo().await;
        let home = page(&world, "/").await;
        assert!(home.contains("ささえ市") && home.contains("tel:119"), "{home}");
        assert!(home.contains("架空"), "the banner of the demo is missing");
        assert!(home.contains(r#"action="/find""#) && home.contains(r#"name="q""#), "{home}");
        let results = page(&world, "/find?q=%E5%86%85%E7%A7%91").await;
        assert!(results.contains("tel:000000"), "no telephone number in the results");
        let link = results.split(r#"href="/facilities/"#).nth(1).and_then(|rest| rest.split('"').next()).unwrap();
        let facility = page(&world, &format!("/facilities/{link}")).await;
        assert!(facility.contains("tel:000000") && facility.contains("架空"), "{facility}");
        assert!(page(&world, "/sources").await.contains("架空"));
    }
}

story! {
    async fn pages_say_what_is_wrong_with_their_status(world) {
        for (path, status) in [
            ("/nothing/here", StatusCode::NOT_FOUND),
            ("/facilities/no-such-id", StatusCode::NOT_FOUND),
            ("/find?limit=0", StatusCode::BAD_REQUEST),
            ("/find?near=999,999", StatusCode::BAD_REQUEST),
            ("/find?q=%ff", StatusCode::BAD_REQUEST),
            ("/find?colour=red", StatusCode::BAD_REQUEST),
            ("/healthz", StatusCode::OK),
            ("/readyz", StatusCode::OK),
        ] {
            let answer = world.get(path).await;
            assert_eq!(answer.status, status, "{path}");
            if status != StatusCode::OK {
                assert!(answer.text.contains(r#"href="/""#), "{path} leads nowhere");
            }
        }
    }
}

story! {
    async fn text_of_a_visitor_is_never_markup(world) {
        world.demo().await;
        // In the title, in the search box, in the data that travels along.
        let answer = world.get("/find?q=%3C%2Ftitle%3E%3C%2Fscript%3E%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E").await;
        for hostile in ["</title></script", "<script>alert"] {
            assert!(!answer.text.contains(hostile), "{hostile}: {}", answer.text);
        }
    }
}

story! {
    async fn every_answer_carries_its_protection(world) {
        world.demo().await;
        for path in ["/", "/find", "/sources", "/nothing", "/api/v1/facilities", "/healthz"] {
            let answer = world.get(path).await;
            let value = |name: &str| answer.headers.get(name).map(|v| v.to_str().unwrap()).unwrap_or_default();
            assert_eq!(value("x-content-type-options"), "nosniff", "{path}");
            assert_eq!(value("referrer-policy"), "same-origin", "{path}");
            assert!(value("permissions-policy").contains("geolocation=(self)"), "{path}");
            let policy = value("content-security-policy");
            assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe-inline"), "{path}: {policy}");
        }
        // Scripts of a page bear the nonce of its policy, and every rendering has its own.
        let (first, second) = (world.get("/").await, world.get("/").await);
        let nonce = |answer: &crate::world::Answer| {
            let policy = answer.headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
            policy.split("'nonce-").nth(1).and_then(|rest| rest.split('\'').next()).map(str::to_owned).unwrap()
        };
        assert!(first.text.contains(&format!("nonce=\"{}\"", nonce(&first))));
        assert_ne!(nonce(&first), nonce(&second));
        for script in first.text.split("<script").skip(1) {
            let tag = script.split('>').next().unwrap();
            assert!(tag.contains("nonce="), "a script without nonce: {tag}");
        }
        assert!(!first.text.contains(" style=\""), "an inline style");
    }
}
