//! The life note before any program runs: it is explained, printed by hand, and asks nobody's secrets.

use axum::http::{StatusCode, header};

use crate::world::story;

story! {
    async fn the_note_is_understood_and_printed_without_a_program(world) {
        world.demo().await;
        let note = world.get("/note").await;
        assert_eq!(note.status, StatusCode::OK);
        for part in ["tel:0000009100", "href=\"/note/talking\"", "href=\"/note/booklet\"", "href=\"/note/card\""] {
            assert!(note.text.contains(part), "{part}");
        }
        let in_sight: Vec<_> = note.text.split(" data-screen=\"").skip(1).filter(|screen| !screen.split('>').next().unwrap().contains("hidden")).collect();
        assert_eq!(in_sight.len(), 1, "what is in sight explains");
        assert!(in_sight[0].starts_with("explain\""), "{}", in_sight[0]);
        // No form of it is ever sent: not to this site, not into an address.
        let forms: Vec<_> = note.text.split("<form ").skip(1).filter_map(|form| form.split('>').next()).collect();
        assert!(!forms.is_empty() && forms.iter().all(|form| form.contains("method=\"dialog\"")), "{forms:?}");

        assert!(world.get("/").await.text.contains("href=\"/note\""), "home does not lead to it");
        let talking = world.get("/note/talking").await.text;
        assert!(talking.contains("tel:0000009100") && talking.contains("href=\"/support-centers\""), "{talking}");
        let card = world.get("/en/note/card").await.text;
        assert!(card.contains("医師の指示書ではありません") && card.contains("This is no medical order"), "{card}");
    }
}

story! {
    async fn a_key_on_paper_is_kept_nowhere_else(world) {
        for prefix in ["", "/easy", "/en"] {
            let sheet = world.get(&format!("{prefix}/note/sheet")).await;
            assert_eq!(sheet.status, StatusCode::OK);
            assert_eq!(sheet.headers[header::CACHE_CONTROL], "no-store");
            assert_eq!(sheet.headers[header::REFERRER_POLICY], "no-referrer");
            assert!(sheet.text.contains("<meta name=\"robots\" content=\"noindex\">"), "{}", sheet.text);
        }
        for public in ["/note", "/note/talking", "/note/card"] {
            assert!(!world.get(public).await.text.contains("noindex"), "{public}");
        }
    }
}
