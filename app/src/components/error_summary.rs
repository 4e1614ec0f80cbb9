use maud::{Markup, html};

use crate::form::FormState;
use crate::lang::Lang;
use crate::words::{Text, forms as words};

/// What was wrong, above a form that was refused, with the way to each field. `labels` are the names
/// and the labels of the fields. Nothing when nothing was wrong.
pub fn error_summary(lang: Lang, form: &FormState, labels: &[(&str, Text)]) -> Markup {
    html! {
        @if !form.errors.is_empty() {
            div.error-summary role="alert" tabindex="-1" {
                h2 { (words::error_heading(lang)) }
                ul {
                    @for error in &form.errors {
                        @let label = labels.iter().find(|(name, _)| error.field.as_deref() == Some(*name));
                        li {
                            @if let Some((name, label)) = label {
                                // `external`: the browser itself moves to the field.
                                a href={ "#" (name) } rel="external" { (words::fault(lang, error, label)) }
                            } @else {
                                (words::fault(lang, error, &words::fault_whole(lang)))
                            }
                        }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use api::ErrorItem;

    use super::super::field::example;
    use super::super::{InputKind, text_input};
    use super::*;

    #[test]
    fn each_error_leads_to_its_field_in_the_same_words() {
        let labels = [("wish", Text::published(Lang::Ja, "希望"))];
        let mut form = FormState::default();
        assert_eq!(error_summary(Lang::Ja, &form, &labels).into_string(), "");
        form.errors = vec![ErrorItem::field("required", "wish", ""), ErrorItem::new("unavailable", "")];
        let summary = error_summary(Lang::Ja, &form, &labels).into_string();
        let words = "「希望」が空です。入力するか、選んでください。";
        assert!(summary.contains(&format!("<a href=\"#wish\" rel=\"external\">{words}</a>")), "{summary}");
        assert!(summary.contains("role=\"alert\" tabindex=\"-1\"") && summary.contains("受け付けられませんでした"));
        let field = text_input(&example(&form), InputKind::Text).into_string();
        assert!(field.contains("id=\"wish\"") && field.contains(words), "{field}");
    }
}
