//! The screens of keys: opening a note, its passphrase, another device, settings.

use maud::{Markup, html};

use super::frame::{
    act, area, back_to, controls, form, inner_screen, labelled, part, passphrase_line, screen, show, status, submit,
};
use crate::components::{dialog, dialog_button, disclosure};
use crate::lang::Lang;
use crate::words::{note as contents, note_keys as w};

/// The screen `unlock`: a note is on this device, and locked.
pub fn unlock(lang: Lang) -> Markup {
    let body = html! {
        p { (w::unlock_more(lang)) }
        (form(&html! {
            (passphrase_line(lang, "unlock", "passphrase", &w::passphrase(lang), Some(&w::passphrase_how(lang))))
            (status())
            (working(lang))
            div.note-actions {
                (submit("unlock", &w::open(lang)))
                div data-when="passkey" hidden { (act("quiet", "unlock-passkey", &w::open_by_passkey(lang))) }
            }
        }))
        p { (back_to(&w::forgotten(lang), "open")) }
        // Whoever has neither passphrase nor sheet has to begin anew.
        (disclosure(&w::forget(lang), forgetting(lang)))
    };
    screen("unlock", &w::unlock(lang), &body)
}

/// Takes the note off this device, for those who are sure.
fn forgetting(lang: Lang) -> Markup {
    html! {
        p { (w::forget_warning(lang)) }
        label.choice { input type="checkbox" name="sure" value="yes"; span { (w::forget_sure(lang)) } }
        p.note-fault data-out="sure-fault" role="alert" {}
        (act("main", "forget", &w::forget_yes(lang)))
    }
}

/// Making a key of a passphrase takes its time.
fn working(lang: Lang) -> Markup {
    html! { p.note-working data-when="working" role="status" hidden { (w::working(lang)) } }
}

/// The screen `passphrase`: words are suggested, and one's own are taken.
pub fn passphrase(lang: Lang) -> Markup {
    let own = html! {
        p.field-hint #passphrase-own-hint { (w::own_rule(lang)) }
        div.field {
            label for="passphrase-own" { (w::own_label(lang)) }
            input.text-input #passphrase-own name="own" type="text" autocomplete="off" autocapitalize="none"
                spellcheck="false" aria-describedby="passphrase-own-hint";
        }
    };
    let body = html! {
        p { (w::make_why(lang)) }
        (form(&html! {
            section.note-suggested aria-labelledby="note-suggested" {
                h2 #note-suggested { (w::suggested(lang)) }
                p data-out="suggested" aria-live="polite" {}
                (act("quiet", "suggest", &w::other_words(lang)))
            }
            (disclosure(&w::own(lang), own))
            (passphrase_line(lang, "passphrase", "again", &w::again(lang), Some(&w::on_paper(lang))))
            (status())
            (working(lang))
            div.note-actions {
                (submit("set-passphrase", &w::set(lang)))
                (show("quiet", "home", &w::later(lang)))
            }
        }))
    };
    screen("passphrase", &w::make(lang), &body)
}

/// The screen `open`: from a file, or from what is stored on the server.
pub fn open(lang: Lang) -> Markup {
    let file = html! {
        p { (w::from_file_more(lang)) }
        (labelled("open-file", &w::file(lang), None, &html! { input.text-input #open-file name="file" type="file"; }))
        (act("main", "open-file", &w::open_file(lang)))
    };
    let stored = html! {
        p { (w::from_stored_more(lang)) }
        (act("main", "open-stored", &w::from_stored(lang)))
    };
    let body = html! {
        p { (w::other_more(lang)) }
        p { (w::merged(lang)) }
        (controls(&html! {
            (passphrase_line(lang, "open", "passphrase", &w::passphrase(lang), Some(&w::passphrase_how(lang))))
            (area("open-recovery", "recovery", 4, &w::words_of_sheet(lang), Some(&w::words_of_sheet_how(lang))))
            (status())
            (working(lang))
            (part(&w::from_file(lang), &file))
            (part(&w::from_stored(lang), &stored))
        }))
        (part(&w::from_device(lang), &html! { p { (w::from_device_more(lang)) } }))
    };
    html! {
        section.note-screen data-screen="open" hidden {
            div data-when="closed" hidden { (back_to(&contents::title(lang), "explain")) }
            div data-when="opened" hidden { (back_to(&contents::back_to_contents(lang), "home")) }
            h1 tabindex="-1" { (w::other(lang)) }
            (body)
        }
    }
}

/// The screen `settings`.
pub fn settings(lang: Lang) -> Markup {
    let passkey = html! {
        p { (w::passkey_more(lang)) }
        div data-when="no-passkey" hidden { (act("quiet", "add-passkey", &w::add_passkey(lang))) }
        div data-when="passkey" hidden { (act("quiet", "remove-passkey", &w::remove_passkey(lang))) }
    };
    let renewing = html! {
        // Takes the focus: the return key that opened this must not answer it too.
        p tabindex="-1" autofocus { (w::renew_sure(lang)) }
        (act("main", "renew-recovery", &w::renew_yes(lang)))
    };
    let body = html! {
        (status())
        (part(&w::lock(lang), &html! {
            p { (w::lock_more(lang)) }
            (act("main", "lock", &w::lock(lang)))
        }))
        (part(&w::change(lang), &html! {
            p { (w::change_more(lang)) }
            (show("quiet", "passphrase", &w::change(lang)))
        }))
        div data-when="passkey-possible" hidden { (part(&w::passkey(lang), &passkey)) }
        (part(&w::renew(lang), &html! {
            p { (w::renew_more(lang)) }
            (dialog_button("note-renew", &w::renew(lang)))
            (dialog("note-renew", &w::renew(lang), renewing, &w::stop(lang)))
        }))
        (part(&w::install(lang), &html! {
            p { (w::install_more(lang)) }
            ul { li { (w::install_iphone(lang)) } li { (w::install_android(lang)) } }
            div.note-actions data-when="installable" hidden { (act("quiet", "install", &w::install_now(lang))) }
        }))
        (part(&w::forget(lang), &html! {
            p { (w::forget_more(lang)) }
            (dialog_button("note-forget", &w::forget(lang)))
            (dialog("note-forget", &w::forget_heading(lang), forgetting(lang), &w::stop(lang)))
        }))
    };
    inner_screen(lang, "settings", &w::settings(lang), &body)
}
