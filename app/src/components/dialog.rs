use maud::{Markup, html};

use crate::words::Text;

/// Something to be read or done before going on, opened by [`dialog_button`]. The browser opens and
/// closes it; one that cannot shows it where it stands.
pub fn dialog(id: &str, heading: &Text, body: Markup, close: &Text) -> Markup {
    html! {
        dialog.dialog id=(id) popover aria-labelledby={ (id) "-heading" } {
            h2 id={ (id) "-heading" } { (heading) }
            div { (body) }
            button.button type="button" popovertarget=(id) popovertargetaction="hide" { span { (close) } }
        }
    }
}

/// Opens the dialog of this id.
pub fn dialog_button(id: &str, words: &Text) -> Markup {
    html! {
        button.button type="button" popovertarget=(id) aria-haspopup="dialog" { span { (words) } }
    }
}
