use maud::{Markup, html};

use super::Field;
use crate::words::Text;

/// One answer of a page that asks one thing: its value, its words, and what explains it.
pub type LargeChoice = (String, Text, Option<Text>);

/// The question of a page and a few answers of which one is chosen, each wide enough for any thumb.
pub fn large_radios(field: &Field<'_>, choices: &[LargeChoice]) -> Markup {
    group(field, "radio", Some("radiogroup"), choices)
}

/// The same where several may be chosen.
pub fn large_checkboxes(field: &Field<'_>, choices: &[LargeChoice]) -> Markup {
    group(field, "checkbox", None, choices)
}

/// The question of a page and a box for own words.
pub fn large_text_area(field: &Field<'_>, rows: u8) -> Markup {
    html! {
        div.field.large-question {
            h1 tabindex="-1" { label for=(field.name) { (field.label) } }
            (field.explanation())
            textarea.text-input id=(field.name) name=(field.name) rows=(rows)
                aria-describedby=[field.described_by()] aria-invalid=[field.invalid()] {
                // A browser drops the first line break of a text area: this one, and none that was typed.
                "\n" (field.value())
            }
        }
    }
}

/// The legend is the heading of the page: what is asked is said once.
fn group(field: &Field<'_>, kind: &str, role: Option<&str>, choices: &[LargeChoice]) -> Markup {
    html! {
        fieldset.field.large-question role=[role] aria-describedby=[field.described_by()]
            aria-invalid=[role.and(field.invalid())] {
            legend { h1 tabindex="-1" { (field.label) } }
            (field.explanation())
            div.choices {
                @for (at, (value, words, more)) in choices.iter().enumerate() {
                    label.choice.large-choice {
                        input id=[(at == 0).then_some(field.name)] type=(kind) name=(field.name) value=(value)
                            checked[field.form.has(field.name, value)]
                            aria-invalid=[role.map_or(field.invalid(), |_| None)];
                        span lang=[words.other_lang()] {
                            b { (words) }
                            @if let Some(more) = more { " " span { (more) } }
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
    use super::*;
    use crate::form::FormState;
    use crate::lang::Lang;

    #[test]
    fn the_question_is_the_heading_and_the_error_is_beside_it() {
        let form = FormState {
            typed: vec![("wish".to_owned(), "<b>".to_owned())],
            errors: vec![ErrorItem::field("required", "wish", "")],
        };
        let words = |words: &str| Text::published(Lang::Ja, words);
        let choices = [("a".to_owned(), words("甲"), None), ("<b>".to_owned(), words("乙"), Some(words("説明")))];
        for (markup, kind) in [
            (large_radios(&example(&form), &choices), "radio"),
            (large_checkboxes(&example(&form), &choices), "checkbox"),
        ] {
            let markup = markup.into_string();
            assert!(markup.contains("<legend><h1 tabindex=\"-1\">希望</h1></legend>"), "{markup}");
            assert!(markup.contains("id=\"wish-error\"") && markup.contains("aria-invalid=\"true\""), "{markup}");
            assert_eq!(markup.matches("id=\"wish\"").count(), 1);
            assert!(markup.contains(&format!("type=\"{kind}\" name=\"wish\" value=\"&lt;b&gt;\" checked")), "{markup}");
            assert_eq!(markup.matches(" checked").count(), 1);
        }
        let area = large_text_area(&example(&form), 6).into_string();
        assert!(area.contains("<h1 tabindex=\"-1\"><label for=\"wish\">希望</label></h1>"), "{area}");
        assert!(area.contains(">\n&lt;b&gt;</textarea>") && area.contains("aria-describedby=\"wish-error\""), "{area}");
    }
}
