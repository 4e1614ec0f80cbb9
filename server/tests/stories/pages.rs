//! Pages as they are sent, before any script runs.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};

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

const LANGUAGES: [(&str, &str); 3] = [("", "ja"), ("/easy", "ja"), ("/en", "en")];

/// Every kind of page, without its language.
async fn paths(world: &World) -> Vec<String> {
    let found = world.json("/api/v1/facilities?q=%E5%86%85%E7%A7%91&limit=1").await;
    let id = found["facilities"][0]["id"].as_str().unwrap().to_owned();
    let fixed =
        ["", "/find", "/find?q=%E5%86%85%E7%A7%91&kind=clinic", "/find?q=zzz", "/find?service=130", "/find?limit=0"];
    let mut paths: Vec<String> = fixed.map(str::to_owned).to_vec();
    paths.extend(["/saved", "/sources", "/now", "/report", "/gallery", "/nothing"].map(str::to_owned));
    paths.extend(["", "/talking", "/card", "/sheet"].map(|rest| format!("/note{rest}")));
    paths.extend(["", "/report"].map(|rest| format!("/facilities/{id}{rest}")));
    let report = serde_json::json!({ "facility_id": id, "wrong": ["hours", "other"], "words": "木曜は休みです", "relation": "staff" });
    let sent = world.post_json("/api/v1/corrections", &report).await.json();
    paths.push(sent["correction"]["path"].as_str().unwrap().to_owned());
    paths.push("/corrections/none".to_owned());
    paths.push(format!("/saved?id={id},gone"));
    paths
}

story! {
    async fn every_page_stands_in_three_languages(world) {
        world.demo().await;
        for path in paths(&world).await {
            for (prefix, lang) in LANGUAGES {
                let address = format!("{prefix}{path}");
                let address = if address.is_empty() { "/" } else { &address };
                let answer = world.get(address).await;
                let text = &answer.text;
                assert!(text.contains(&format!("<html lang=\"{lang}\"")), "{address}");
                // A reading in an attribute or a title would be markup in the wrong place.
                for tag in text.split('<').filter_map(|rest| rest.split('>').next()) {
                    assert!(!tag.contains("ruby") || tag == "ruby" || tag == "/ruby", "{address}: {tag}");
                    assert!(!tag.contains('《'), "{address}: {tag}");
                }
                assert!(!text.contains('《') && !text.contains('\u{e000}'), "{address}: notation on the page");
                // Links stay in the language, but for the switch.
                for href in text.split(" href=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
                    let ours = href.starts_with('/') && !["/pkg/", "/api/"].iter().any(|own| href.starts_with(own)) && !href.contains('.');
                    let switch = LANGUAGES.iter().any(|(other, _)| href == format!("{other}{path}").replace('&', "&amp;") || href == if other.is_empty() { "/" } else { other });
                    assert!(!ours || href.starts_with(prefix) || switch, "{address} leads to {href}");
                }
            }
        }
    }
}

story! {
    /// Whatever an English page says in Japanese is published in Japanese, and marked so.
    async fn an_english_page_is_english(world) {
        world.demo().await;
        for path in paths(&world).await {
            let text = world.get(&format!("/en{path}")).await.text;
            let body = text.split_once("<main").unwrap().1.split_once("</main>").unwrap().0;
            let mut marked = Vec::new();
            for part in body.split('<') {
                let (tag, words) = part.split_once('>').unwrap_or(("", part));
                let name = tag.split(' ').next().unwrap();
                if let Some(closed) = name.strip_prefix('/') {
                    if let Some(at) = marked.iter().rposition(|(open, _)| *open == closed) {
                        marked.truncate(at);
                    }
                } else if !matches!(name, "input" | "br" | "link" | "path" | "img" | "meta") {
                    // What a visitor typed is in the visitor's language.
                    marked.push((name, tag.contains("lang=\"ja\"") || name == "textarea"));
                }
                let in_japanese = marked.iter().any(|(_, japanese)| *japanese);
                let sentence = words.chars().filter(|c| matches!(c, 'ぁ'..='ん')).count();
                // Names that stand inside a sentence of ours are short.
                assert!(in_japanese || sentence < 12, "/en{path}: {words}");
            }
        }
    }
}

story! {
    async fn a_page_that_has_not_changed_is_not_sent_again(world) {
        world.demo().await;
        for path in ["/", "/en/find", "/api/v1/facilities", "/api/v1/municipality"] {
            let first = world.get(path).await;
            let tag = first.headers[header::ETAG].clone();
            let again = Request::get(path).header(header::IF_NONE_MATCH, &tag).body(Body::empty()).unwrap();
            let again = world.send(again).await;
            assert_eq!((again.status, again.text.as_str()), (StatusCode::NOT_MODIFIED, ""), "{path}");
            let other = Request::get(path).header(header::IF_NONE_MATCH, "W/\"0\"").body(Body::empty()).unwrap();
            assert_eq!(world.send(other).await.status, StatusCode::OK, "{path}");
            if !path.starts_with("/api") {
                assert!(!again.headers.contains_key(header::CONTENT_SECURITY_POLICY), "the old page keeps its nonce");
                assert_eq!(first.headers[header::CACHE_CONTROL], "private, no-cache");
            }
        }
        assert_ne!(world.get("/").await.headers[header::ETAG], world.get("/en").await.headers[header::ETAG]);
        assert!(!world.get("/nothing").await.headers.contains_key(header::ETAG));
    }
}

story! {
    /// The booklet holds nobody's note: on paper it is complete without a program, and asks nothing of the server.
    async fn the_booklet_of_the_note_can_be_printed_by_everybody(world) {
        for (prefix, cover) in [("", "わたしのノート"), ("/easy", "わたしの ノート"), ("/en", "My note")] {
            let booklet = page(&world, &format!("{prefix}/note/booklet")).await;
            let main = booklet.split("<main").nth(1).and_then(|rest| rest.split("</main>").next()).unwrap();
            assert!(main.contains(cover) && main.contains(r#"data-fill="family.words.words""#), "{prefix}: {main}");
            assert!(main.contains(r#"data-mark="care.place.chosen=home""#) && !main.contains("data-marked"), "{prefix}");
            for way_out in ["<form", "<input", "<textarea"] {
                assert!(!main.contains(way_out), "{prefix}: {way_out}");
            }
        }
        assert_eq!(world.post_form("/note/booklet", &[("words", "x")]).await.status, StatusCode::NOT_FOUND);
    }
}
