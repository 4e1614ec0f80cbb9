//! The screens of what leaves the device: spare copies, and what an emergency card says.

use maud::{Markup, html};

use super::frame::{act, area, controls, inner_screen, out, part, show, status};
use crate::components::disclosure;
use crate::page::Visit;
use crate::words::note_said::Named;
use crate::words::{Text, note_card as c, note_keep as w};

/// The screen `keep`.
pub fn keep(visit: &Visit) -> Markup {
    let lang = visit.lang;
    let sheet = html! {
        p { (w::sheet_more(lang)) }
        a.button data-weight="main" href=(visit.address("/note/sheet")) { span { (w::print_sheet(lang)) } }
    };
    let file = html! {
        p { (w::file_more(lang)) }
        (act("quiet", "save-file", &w::save_file(lang)))
    };
    let stored = html! {
        p { (w::store_more(lang)) }
        p data-when="stored" hidden { b { (w::is_stored(lang)) } " " (out("stored")) }
        div.note-actions { (act("quiet", "store", &w::store_now(lang))) }
        div data-when="stored" hidden {
            p { (w::unstore_more(lang)) }
            (act("quiet", "unstore", &w::unstore(lang)))
        }
    };
    let join = html! {
        p { (w::join_more(lang)) }
        p { b { (w::join_warning(lang)) } }
        div data-when="not-joining" hidden { (act("quiet", "show-join", &w::show_join(lang))) }
        div data-when="joining" hidden {
            (qr("join-qr", &w::join_label(lang)))
            (act("quiet", "hide-join", &w::hide_join(lang)))
        }
    };
    let export = html! {
        p { (w::export_more(lang)) }
        p { (w::export_json_more(lang)) }
        (act("quiet", "export", &w::export_json(lang)))
        p { (w::export_fhir_more(lang)) }
        (act("quiet", "export-fhir", &w::export_fhir(lang)))
    };
    let body = html! {
        p { (w::lede(lang)) }
        (status())
        (part(&w::sheet(lang), &sheet))
        (part(&w::file(lang), &file))
        (part(&w::store(lang), &stored))
        (part(&w::join(lang), &join))
        (part(&w::import(lang), &html! {
            p { (w::import_more(lang)) }
            (show("quiet", "open", &w::import(lang)))
        }))
        (disclosure(&w::export(lang), export))
    };
    inner_screen(lang, "keep", &w::title(lang), &body)
}

/// Where a square to be scanned is drawn. The words are for those who do not see it.
pub fn qr(name: &str, label: &Text) -> Markup {
    html! { div.note-qr data-out=(name) role="img" aria-label=(label.plain()) {} }
}

/// What can go on the card, in the order in which it stands there.
const PARTS: [Named; 8] = [
    ("doctor", c::doctor),
    ("people", c::people),
    ("allergies", c::allergies),
    ("medicines", c::medicines),
    ("devices", c::devices),
    ("illnesses", c::illnesses),
    ("note_place", c::note_place),
    ("words", c::words),
];

/// The screen `card`.
pub fn card(visit: &Visit) -> Markup {
    let lang = visit.lang;
    let qr = html! {
        p { (c::qr_more(lang)) }
        div data-when="no-card-qr" hidden { (act("quiet", "make-qr", &c::make_qr(lang))) }
        div data-when="card-qr" hidden {
            h3 { (c::openings(lang)) }
            ul.note-openings data-out="openings" {}
            p { (c::revoke_more(lang)) }
            (act("quiet", "revoke-card", &c::revoke(lang)))
        }
    };
    let body = html! {
        p { (c::lede(lang)) }
        (controls(&html! {
            fieldset.field aria-describedby="card-parts-hint" {
                legend { (c::parts(lang)) }
                p.field-hint #card-parts-hint { (c::parts_how(lang)) }
                div.choices {
                    @for (value, words) in PARTS {
                        label.choice { input type="checkbox" name="on_card" value=(value); span { (words(lang)) } }
                    }
                }
            }
            (area("card-note_place", "note_place", 2, &c::note_place(lang), Some(&c::note_place_how(lang))))
            (area("card-words", "words", 3, &c::words(lang), Some(&c::words_how(lang))))
        }))
        p.note-saved data-out="saved" role="status" {}
        (status())
        div.note-actions {
            a.button data-weight="main" href=(visit.address("/note/card")) { span { (c::print(lang)) } }
        }
        (part(&c::qr(lang), &qr))
    };
    inner_screen(lang, "card", &c::title(lang), &body)
}
