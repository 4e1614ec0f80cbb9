//! `/e/{id}`: what an ambulance crew opens by the QR code of an emergency card.
//!
//! A document of its own, without the program of the other pages: it must open in seconds, on any phone, and its address
//! holds a key that nothing but its own script may see. What is sealed travels in the page; the server cannot open it.

use std::sync::LazyLock;

use api::{Client, ClientError};
use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::lang::Lang;
use crate::words::{Text, emergency_card as w, site};

/// Style and script of the page. A policy names their digests: nothing else runs in it.
pub static EMERGENCY_CARD_STYLE: LazyLock<String> =
    LazyLock::new(|| packed(include_str!("../../../../style/emergency_card.css")));
pub static EMERGENCY_CARD_SCRIPT: LazyLock<String> = LazyLock::new(|| packed(include_str!("emergency_card.js")));

/// Without what only those who write it need: indentation, and lines of comment.
fn packed(source: &str) -> String {
    let lines = source.lines().map(str::trim);
    lines
        .filter(|line| !line.is_empty() && !line.starts_with("//") && !line.starts_with("/*"))
        .collect::<Vec<_>>()
        .join("\n")
}

type Word = fn(Lang) -> Text;

/// The lists of a card, in the order in which a crew asks.
const PARTS: [(&str, Word); 8] = [
    ("doctor", w::doctor),
    ("people", w::people),
    ("allergies", w::allergies),
    ("medicines", w::medicines),
    ("devices", w::devices),
    ("illnesses", w::illnesses),
    ("note_place", w::note_place),
    ("words", w::words),
];

/// Why its script opens no card.
const FAULTS: [(&str, Word, Word); 3] = [
    ("key", w::fault_key, w::fault_key_more),
    ("wrong", w::fault_wrong, w::fault_wrong_more),
    ("browser", w::fault_browser, w::fault_browser_more),
];

/// A whole document.
pub struct EmergencyCardPage {
    /// HTTP status.
    pub status: u16,
    pub html: String,
}

/// Makes the page for `/e/{id}` in the language of the path. The card is asked for once, which counts as one opening.
pub async fn emergency_card(client: &Client, path: &str) -> EmergencyCardPage {
    let (lang, path) = Lang::of(path);
    let id = path.strip_prefix("/e/").unwrap_or_default();
    let (status, content) = match client.get_emergency_card(id).await {
        Ok(answer) => (200, sealed(lang, id, &answer.card.sealed)),
        Err(ClientError::Refused { status: 404, .. }) => (404, fault(lang, w::none, w::none_more)),
        Err(error) => (error.status(), fault(lang, w::no_answer, w::no_answer_more)),
    };
    EmergencyCardPage { status, html: document(lang, &content).into_string() }
}

fn document(lang: Lang, content: &Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(lang.html()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="format-detection" content="telephone=no";
                meta name="robots" content="noindex";
                meta name="referrer" content="no-referrer";
                title { (site::title(lang, w::title(lang)).plain()) }
                link rel="icon" href="/favicon.svg" type="image/svg+xml";
                style { (PreEscaped(&*EMERGENCY_CARD_STYLE)) }
            }
            body {
                header {
                    h1 { (both(lang, w::title)) }
                    a href="tel:119" { b { "119" } " " span { (both(lang, w::ambulance)) } }
                }
                main { (content) }
            }
        }
    }
}

/// The card, to be opened by the script, and what is read where it does not open.
fn sealed(lang: Lang, id: &str, sealed: &str) -> Markup {
    let date = Text::published(lang, "{date}");
    let born = w::born(lang, &date, Text::published(lang, "{year}"), Text::published(lang, "{age}"));
    html! {
        noscript { (fault(lang, w::fault_script, w::fault_script_more)) }
        @for (name, heading, more) in FAULTS {
            div data-fault=(name) hidden { (fault(lang, heading, more)) }
        }
        article #card hidden data-id=(id) data-sealed=(sealed) data-born=(born.plain())
            data-made=(w::made_on(lang, &date).plain()) {
            p.person { b data-out="name" {} " " span data-out="birthday" {} }
            @for (part, heading) in PARTS {
                section data-part=(part) hidden { h2 { (both(lang, heading)) } ul {} }
            }
            p.order { (both(lang, w::no_order)) }
            p data-out="made" {}
        }
        script { (PreEscaped(&*EMERGENCY_CARD_SCRIPT)) }
    }
}

fn fault(lang: Lang, heading: Word, more: Word) -> Markup {
    html! {
        div.fault role="alert" {
            h2 { (both(lang, heading)) }
            p { (both(lang, more)) }
            p { b { (both(lang, w::numbers)) } }
        }
    }
}

/// In the language of the page and in the one that patient or crew may read better.
fn both(lang: Lang, word: Word) -> Markup {
    let other = if lang == Lang::En { Lang::Ja } else { Lang::En };
    html! { (word(lang)) " " small lang=(other.html()) { (word(other)) } }
}

#[cfg(test)]
mod tests {
    use api::emergency_cards::MOST_SEALED_CARD;

    use super::*;

    #[test]
    fn the_largest_card_is_a_small_page() {
        let script = EMERGENCY_CARD_SCRIPT.len();
        assert!((2_000..3_500).contains(&script), "{script}");
        for lang in Lang::ALL {
            let content = sealed(lang, "AbCdEfGhIjKlMnOpQr-_01", &"a".repeat(MOST_SEALED_CARD));
            let length = document(lang, &content).into_string().len();
            assert!(length < 30_000, "{lang:?}: {length}");
        }
    }

    #[test]
    fn what_is_sealed_is_text_and_nothing_else() {
        let page = document(Lang::Ja, &sealed(Lang::Ja, "\"><b>", "\"><script>alert(1)</script>")).into_string();
        assert!(page.contains("data-sealed=\"&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;\""), "{page}");
        assert!(page.contains("data-id=\"&quot;&gt;&lt;b&gt;\""));
        assert_eq!(page.matches("<script>").count(), 1);
    }

    #[test]
    fn every_part_of_a_card_has_its_place() {
        let page = sealed(Lang::Ja, "id", "sealed").into_string();
        let card = serde_json::to_value(note::card::Card::default()).unwrap();
        for name in card.as_object().unwrap().keys() {
            let name = if name == "made_on" { "made" } else { name };
            let places = [format!("data-part=\"{name}\""), format!("data-out=\"{name}\"")];
            assert_eq!(places.iter().filter(|place| page.contains(*place)).count(), 1, "{name}");
            assert!(EMERGENCY_CARD_SCRIPT.contains(name), "{name}");
        }
        assert!(EMERGENCY_CARD_SCRIPT.contains("sasae-card-1:"));
        // Nothing is sent and nothing is markup.
        for word in ["innerHTML", "fetch", "XMLHttp", "sendBeacon", "Storage", "cookie"] {
            assert!(!EMERGENCY_CARD_SCRIPT.contains(word), "{word}");
        }
    }
}
