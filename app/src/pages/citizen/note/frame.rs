//! What every screen of the note is built of: the names that its program (`app/src/note/`) looks for stand here.

use ::note::questions::{self, Kind};
use maud::{Markup, html};

use crate::components::{NoticeKind, notice};
use crate::lang::Lang;
use crate::page::Visit;
use crate::words::{Text, note as w, note_questions, note_said};

/// The part of a page in which the program of the note works, with the words that it says.
pub fn program(visit: &Visit, body: &Markup) -> Markup {
    let lang = visit.lang;
    let said = note_said::ALL.iter().map(|(name, words)| ((*name).to_owned(), words(lang).plain().into()));
    // What is carried in or on the body is named on cards too, where its question does not stand.
    let devices = questions::find("body.devices").into_iter().flat_map(|devices| match devices.kind {
        Kind::Choices(devices) => devices,
        _ => &[],
    });
    let named = |device: &&str| note_questions::of(lang, "body.devices", &format!("={device}")).plain().into();
    let devices = devices.map(|device| (format!("device_{device}"), named(device)));
    let said: serde_json::Map<_, _> = said.chain(devices).collect();
    html! {
        (visit.forms_style())
        (visit.note_style())
        div.note data-note data-page-program=(visit.assets.note_program) data-keys=(visit.assets.note_keys)
            data-words=(serde_json::Value::Object(said)) { (body) }
    }
}

/// One screen: the program shows one at a time, and puts the focus on its heading.
pub fn screen(name: &str, heading: &Text, body: &Markup) -> Markup {
    html! {
        section.note-screen data-screen=(name) hidden {
            h1 tabindex="-1" { (heading) }
            (body)
        }
    }
}

/// A screen of an open note: the way back stands above its heading.
pub fn inner_screen(lang: Lang, name: &str, heading: &Text, body: &Markup) -> Markup {
    html! {
        section.note-screen data-screen=(name) hidden {
            (back_to(&w::back_to_contents(lang), "home"))
            h1 tabindex="-1" { (heading) }
            (body)
        }
    }
}

pub fn back_to(words: &Text, name: &str) -> Markup {
    html! { button.note-back type="button" data-show=(name) { span { (words) } } }
}

/// A form that is sent nowhere: the program reads it. Without one (`method="dialog"`) a browser would put what was typed
/// into an address; and `autocomplete="off"` keeps it out of what a browser remembers.
pub fn form(body: &Markup) -> Markup {
    html! { form.note-form method="dialog" autocomplete="off" novalidate { (body) } }
}

/// Controls that the program reads, and that are sent by nothing.
pub fn controls(body: &Markup) -> Markup {
    html! { div.note-form { (body) } }
}

/// Leads to another screen. `weight` as of a button: `main`, or `quiet`.
pub fn show(weight: &str, name: &str, words: &Text) -> Markup {
    html! { button.button type="button" data-weight=(weight) data-show=(name) { span { (words) } } }
}

/// Does something.
pub fn act(weight: &str, name: &str, words: &Text) -> Markup {
    html! { button.button type="button" data-weight=(weight) data-act=(name) { span { (words) } } }
}

/// Does what the form around it is for: the return key does the same.
pub fn submit(name: &str, words: &Text) -> Markup {
    html! { button.button type="submit" data-weight="main" data-act=(name) { span { (words) } } }
}

/// Where the program writes.
pub fn out(name: &str) -> Markup {
    html! { span data-out=(name) {} }
}

/// A control with its label and what explains it. `id` is also the beginning of the id of the explanation.
pub fn labelled(id: &str, label: &Text, hint: Option<&Text>, control: &Markup) -> Markup {
    html! {
        div.field {
            label for=(id) { (label) }
            @if let Some(hint) = hint { p.field-hint id={ (id) "-hint" } { (hint) } }
            (control)
        }
    }
}

/// One line for a passphrase: kana are typed into it, which no browser allows in a field for passwords.
pub fn passphrase_line(lang: Lang, screen: &str, name: &str, label: &Text, hint: Option<&Text>) -> Markup {
    let id = format!("{screen}-{name}");
    let described_by = hint.map(|_| format!("{id}-hint"));
    let control = html! {
        input.text-input.note-passphrase id=(id) name=(name) type="text" autocomplete="off" autocapitalize="none"
            spellcheck="false" aria-describedby=[described_by];
        button.note-veil type="button" data-act="veil" aria-controls=(id) aria-pressed="false" {
            span { (crate::words::note_keys::veil(lang)) }
        }
    };
    labelled(&id, label, hint, &control)
}

/// Several lines.
pub fn area(id: &str, name: &str, rows: u8, label: &Text, hint: Option<&Text>) -> Markup {
    let described_by = hint.map(|_| format!("{id}-hint"));
    let control = html! { textarea.text-input id=(id) name=(name) rows=(rows) aria-describedby=[described_by] {} };
    labelled(id, label, hint, &control)
}

/// What went wrong on this screen, and what went well.
pub fn status() -> Markup {
    html! {
        p.note-fault data-out="fault" role="alert" {}
        p.note-done data-out="done" role="status" {}
    }
}

/// A part of a screen, with its heading.
pub fn part(heading: &Text, body: &Markup) -> Markup {
    html! { section.panel { h2 { (heading) } (body) } }
}

/// A warning that is shown in a state.
pub fn warning_when(lang: Lang, state: &str, heading: &Text, body: Markup) -> Markup {
    html! { div data-when=(state) hidden { (notice(lang, NoticeKind::Warning, heading, body)) } }
}
