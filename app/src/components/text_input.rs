use maud::{Markup, html};

use super::Field;

/// What is typed into a box: it decides the keyboard of a phone and the width.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InputKind {
    Text,
    /// The visitor's own: a browser may fill it in.
    Telephone,
    /// That of a place.
    PlaceTelephone,
    Website,
    Email,
    /// The mail address that somebody signs in with.
    Username,
    /// A count. Never `type="number"`: a turn of the wheel changes it, and full-width digits vanish.
    Number,
    /// A day of the calendar, `2026-11-20`: the browser's own calendar writes it.
    Day,
}

/// One line to type.
pub fn text_input(field: &Field<'_>, kind: InputKind) -> Markup {
    let (kind, inputmode, autocomplete) = match kind {
        InputKind::Text => ("text", None, None),
        InputKind::Telephone => ("tel", None, Some("tel")),
        InputKind::PlaceTelephone => ("tel", None, None),
        InputKind::Website => ("url", None, None),
        InputKind::Email => ("email", None, Some("email")),
        InputKind::Username => ("email", None, Some("username")),
        InputKind::Number => ("text", Some("numeric"), None),
        InputKind::Day => ("date", None, None),
    };
    field.single(&html! {
        input.text-input id=(field.name) name=(field.name) type=(kind) inputmode=[inputmode] autocomplete=[autocomplete]
            value=(field.value()) aria-describedby=[field.described_by()] aria-invalid=[field.invalid()];
    })
}

/// Several lines to type.
pub fn text_area(field: &Field<'_>, rows: u8) -> Markup {
    field.single(&html! {
        textarea.text-input id=(field.name) name=(field.name) rows=(rows)
            aria-describedby=[field.described_by()] aria-invalid=[field.invalid()] {
            // A browser drops the first line break of a text area: this one, and none that was typed.
            "\n" (field.value())
        }
    })
}

#[cfg(test)]
mod tests {
    use api::ErrorItem;

    use super::super::field::example;
    use super::*;
    use crate::form::FormState;

    fn form() -> FormState {
        FormState {
            typed: vec![("wish".to_owned(), "\"<script>".to_owned())],
            errors: vec![ErrorItem::field("too_long", "wish", "")],
        }
    }

    #[test]
    fn a_box_has_its_label_its_error_and_what_was_typed() {
        let form = form();
        let input = text_input(&example(&form), InputKind::Telephone).into_string();
        for part in [
            "<label for=\"wish\">",
            "id=\"wish\" name=\"wish\" type=\"tel\" autocomplete=\"tel\" value=\"&quot;&lt;script&gt;\"",
            "aria-describedby=\"wish-error\" aria-invalid=\"true\"",
        ] {
            assert!(input.contains(part), "{part} in {input}");
        }
        let area = text_area(&example(&form), 4).into_string();
        assert!(area.contains("<label for=\"wish\">") && area.contains("id=\"wish\""), "{area}");
        assert!(area.contains("rows=\"4\"") && area.contains(">\n&quot;&lt;script&gt;</textarea>"), "{area}");
    }

    #[test]
    fn numbers_are_text_that_brings_up_digits() {
        let form = FormState::default();
        let input = text_input(&example(&form), InputKind::Number).into_string();
        assert!(input.contains("type=\"text\" inputmode=\"numeric\" value=\"\""), "{input}");
        assert!(!input.contains("aria-invalid") && !input.contains("aria-describedby"), "{input}");
    }
}
