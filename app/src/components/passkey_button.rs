use maud::{Markup, html};

use super::{Field, Icon, icon};
use crate::lang::Lang;
use crate::words::{Text, pro_entrance as words};

/// A button for passkeys, hidden until the program of professional pages finds that the browser knows them.
pub struct PasskeyButton<'a> {
    /// `sign-in`, `again`, `create`
    pub kind: &'static str,
    /// The path of the API that takes the answer; its options are at the same path with `/options`.
    pub post: &'a str,
    /// The address that is shown then.
    pub next: &'a str,
    /// The secret of an invitation that is taken with this sign-in.
    pub joining: Option<&'a str>,
    pub words: Text,
}

/// The button, and below it what may go wrong, in words that the program shows.
pub fn passkey_button(lang: Lang, button: &PasskeyButton<'_>) -> Markup {
    let PasskeyButton { kind, post, next, joining, words } = button;
    // Where it stands in a form, it is what sends it in the end.
    let r#type = if *kind == "create" { "button" } else { "submit" };
    let said = [
        ("cancelled", words::said_cancelled(lang)),
        ("refused", words::said_refused(lang)),
        ("again", words::said_again(lang)),
        ("unsupported", words::said_unsupported(lang)),
        ("offline", words::said_offline(lang)),
    ];
    html! {
        div.passkey {
            button.button data-weight="main" type=(r#type) hidden data-passkey=(kind) data-post=(post)
                data-options={ (post) "/options" } data-next=(next) data-joining=[joining] {
                (icon(Icon::KEY))
                span { (words) }
            }
            @for (name, words) in said { p.pro-said data-said=(name) role="status" hidden { (words) } }
        }
    }
}

/// The control in which the program finds what a new passkey, or its new owner, is called.
pub fn passkey_name(field: &Field<'_>) -> Markup {
    field.single(&html! {
        input.text-input id=(field.name) name=(field.name) type="text" data-passkey-name value=(field.value())
            aria-describedby=[field.described_by()] aria-invalid=[field.invalid()];
    })
}
