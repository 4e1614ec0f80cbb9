use maud::{Markup, html};

use super::Field;

/// What is asked for: it decides what a browser or a password manager fills in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SecretKind {
    CurrentPassword,
    NewPassword,
    /// Six digits, or a recovery code with letters.
    Code,
}

/// One line that is never given back: a form that was refused shows it empty.
pub fn secret_input(field: &Field<'_>, kind: SecretKind) -> Markup {
    let (kind, autocomplete) = match kind {
        SecretKind::CurrentPassword => ("password", "current-password"),
        SecretKind::NewPassword => ("password", "new-password"),
        SecretKind::Code => ("text", "one-time-code"),
    };
    field.single(&html! {
        input.text-input id=(field.name) name=(field.name) type=(kind) autocomplete=(autocomplete) autocapitalize="none"
            spellcheck="false" aria-describedby=[field.described_by()] aria-invalid=[field.invalid()];
    })
}

#[cfg(test)]
mod tests {
    use super::super::field::example;
    use super::*;
    use crate::form::FormState;

    #[test]
    fn what_was_typed_is_not_given_back() {
        let form = FormState { typed: vec![("wish".to_owned(), "himitsu".to_owned())], errors: Vec::new() };
        for kind in [SecretKind::CurrentPassword, SecretKind::NewPassword, SecretKind::Code] {
            let input = secret_input(&example(&form), kind).into_string();
            assert!(input.contains("<label for=\"wish\">") && input.contains("name=\"wish\""), "{input}");
            assert!(!input.contains("himitsu"), "{input}");
        }
    }
}
