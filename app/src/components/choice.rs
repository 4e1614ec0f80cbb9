use maud::{Markup, html};

use super::Field;
use crate::words::{Text, forms as words};

/// One of many, where a list of radio buttons would be too long. Values stand with their words.
pub fn select(field: &Field<'_>, options: &[(String, Text)]) -> Markup {
    field.single(&html! {
        select.text-input id=(field.name) name=(field.name)
            aria-describedby=[field.described_by()] aria-invalid=[field.invalid()] {
            option value="" { (words::choose(field.lang).plain()) }
            @for (value, words) in options {
                option value=(value) selected[field.value() == value] { (words.plain()) }
            }
        }
    })
}

/// One of a few, all of them in sight.
pub fn radios(field: &Field<'_>, options: &[(String, Text)]) -> Markup {
    field.group(Some("radiogroup"), &rows(field, "radio", None, options))
}

/// Any of a few: the name stands in what is sent as often as something was chosen.
pub fn checkboxes(field: &Field<'_>, options: &[(String, Text)]) -> Markup {
    field.group(None, &rows(field, "checkbox", field.invalid(), options))
}

/// Rows to be hit with a thumb anywhere.
fn rows(field: &Field<'_>, kind: &str, invalid: Option<&str>, options: &[(String, Text)]) -> Markup {
    html! {
        div.choices {
            @for (index, (value, words)) in options.iter().enumerate() {
                label.choice {
                    input id=[(index == 0).then_some(field.name)] type=(kind) name=(field.name) value=(value)
                        checked[field.form.has(field.name, value)] aria-invalid=[invalid];
                    span { (words) }
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

    fn options() -> Vec<(String, Text)> {
        ["a", "<b>", "c"].map(|value| (value.to_owned(), Text::published(Lang::Ja, value))).to_vec()
    }

    fn chosen(values: &[&str]) -> FormState {
        let typed = values.iter().map(|value| ("wish".to_owned(), (*value).to_owned())).collect();
        FormState { typed, errors: vec![ErrorItem::field("not_a_choice", "wish", "")] }
    }

    #[test]
    fn what_was_chosen_stays_chosen() {
        let form = chosen(&["<b>"]);
        let select = select(&example(&form), &options()).into_string();
        assert!(select.contains("<label for=\"wish\">") && select.contains("<select class=\"text-input\" id=\"wish\""));
        assert!(select.contains("<option value=\"&lt;b&gt;\" selected>&lt;b&gt;</option>"), "{select}");
        assert_eq!(select.matches(" selected").count(), 1);

        let radios = radios(&example(&form), &options()).into_string();
        assert!(radios.contains("type=\"radio\" name=\"wish\" value=\"&lt;b&gt;\" checked>"), "{radios}");
        assert_eq!(radios.matches(" checked").count(), 1);

        let form = chosen(&["a", "c"]);
        let checkboxes = checkboxes(&example(&form), &options()).into_string();
        assert_eq!(checkboxes.matches(" checked").count(), 2);
        assert!(!checkboxes.contains("value=\"&lt;b&gt;\" checked"), "{checkboxes}");
    }

    #[test]
    fn the_error_summary_reaches_the_first_row_and_the_group_tells_the_error() {
        let form = chosen(&[]);
        for markup in [radios(&example(&form), &options()), checkboxes(&example(&form), &options())] {
            let markup = markup.into_string();
            assert_eq!(markup.matches("id=\"wish\"").count(), 1);
            assert!(markup.contains("<legend>希望") && markup.contains("aria-describedby=\"wish-error\""), "{markup}");
            assert!(markup.contains("aria-invalid=\"true\"") && markup.contains("id=\"wish-error\""), "{markup}");
        }
    }
}
