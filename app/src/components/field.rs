use maud::{Markup, html};

use crate::form::FormState;
use crate::lang::Lang;
use crate::words::{Text, forms as words};

/// A question of a form: what names and explains it, and what was answered already.
pub struct Field<'a> {
    pub lang: Lang,
    pub form: &'a FormState,
    /// Also the id of its first control: the error summary leads there.
    pub name: &'a str,
    pub label: Text,
    pub hint: Option<Text>,
    pub required: bool,
}

// No `required` attribute: a browser would answer in words of its own and in one bubble at a time.
impl Field<'_> {
    /// The frame of a control that a label can name.
    pub(super) fn single(&self, control: &Markup) -> Markup {
        html! {
            div.field {
                label for=(self.name) { (self.name_and_mark()) }
                (self.explanation())
                (control)
            }
        }
    }

    /// The frame of several controls under one legend. `role`: what they are together, if it is more than a group.
    pub(super) fn group(&self, role: Option<&str>, controls: &Markup) -> Markup {
        html! {
            fieldset.field role=[role] aria-describedby=[self.described_by()] aria-invalid=[role.and(self.invalid())] {
                legend { (self.name_and_mark()) }
                (self.explanation())
                (controls)
            }
        }
    }

    /// What was typed.
    pub(super) fn value(&self) -> &str {
        self.form.value(self.name)
    }

    /// For `aria-invalid`.
    pub(super) fn invalid(&self) -> Option<&'static str> {
        self.form.error(self.name).map(|_| "true")
    }

    /// For `aria-describedby`.
    pub(super) fn described_by(&self) -> Option<String> {
        let hint = self.hint.is_some().then(|| format!("{}-hint", self.name));
        let error = self.invalid().map(|_| format!("{}-error", self.name));
        match (hint, error) {
            (Some(hint), Some(error)) => Some(format!("{hint} {error}")),
            (hint, error) => hint.or(error),
        }
    }

    fn name_and_mark(&self) -> Markup {
        let mark = if self.required { words::required(self.lang) } else { words::optional(self.lang) };
        html! { (self.label) " " span.field-mark data-required[self.required] { (mark) } }
    }

    /// The hint, and what was wrong.
    pub(super) fn explanation(&self) -> Markup {
        html! {
            @if let Some(hint) = &self.hint { p.field-hint id={ (self.name) "-hint" } { (hint) } }
            @if let Some(error) = self.form.error(self.name) {
                p.field-error id={ (self.name) "-error" } {
                    span.visually-hidden { (words::error_prefix(self.lang)) }
                    (words::fault(self.lang, error, &self.label))
                }
            }
        }
    }
}

/// A field named `wish`, for the tests of what stands in it.
#[cfg(test)]
pub(super) fn example(form: &FormState) -> Field<'_> {
    let label = Text::published(Lang::Ja, "希望");
    Field { lang: Lang::Ja, form, name: "wish", label, hint: None, required: false }
}

#[cfg(test)]
mod tests {
    use api::ErrorItem;

    use super::*;

    #[test]
    fn a_control_is_described_by_its_hint_and_its_error() {
        let mut form = FormState::default();
        assert_eq!(example(&form).described_by(), None);
        let hint = Some(Text::published(Lang::Ja, "例"));
        assert_eq!(Field { hint: hint.clone(), ..example(&form) }.described_by().as_deref(), Some("wish-hint"));
        form.errors.push(ErrorItem::field("required", "wish", ""));
        let field = Field { hint, ..example(&form) };
        assert_eq!(field.described_by().as_deref(), Some("wish-hint wish-error"));
        let frame = field.group(Some("radiogroup"), &html! {}).into_string();
        for part in ["id=\"wish-hint\"", "id=\"wish-error\"", "aria-invalid=\"true\"", "エラー：", "「希望」"] {
            assert!(frame.contains(part), "{part} in {frame}");
        }
    }

    #[test]
    fn every_field_says_whether_it_must_be_answered() {
        let form = FormState::default();
        assert!(example(&form).single(&html! {}).into_string().contains("<span class=\"field-mark\">任意</span>"));
        let required = Field { required: true, ..example(&form) }.single(&html! {}).into_string();
        assert!(required.contains("<span class=\"field-mark\" data-required>必須</span>"), "{required}");
    }
}
