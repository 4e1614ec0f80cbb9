use maud::{Markup, html};

use super::Field;
use crate::lang::Lang;
use crate::words::{Text, forms as words};

/// Calendars: the value that is sent, and what it is called.
fn eras(lang: Lang) -> [(&'static str, Text); 6] {
    [
        ("seireki", words::western(lang)),
        ("reiwa", words::reiwa(lang)),
        ("heisei", words::heisei(lang)),
        ("showa", words::showa(lang)),
        ("taisho", words::taisho(lang)),
        ("meiji", words::meiji(lang)),
    ]
}

/// A day, in the calendar people know it by: `{name}_era`, `{name}_year`, `{name}_month`, `{name}_day`.
/// Its errors carry the name alone.
pub fn date_input(field: &Field<'_>) -> Markup {
    let Field { lang, form, name, .. } = *field;
    let era = format!("{name}_era");
    let parts = [("year", words::year(lang)), ("month", words::month(lang)), ("day", words::day(lang))];
    let controls = html! {
        div.date-input {
            label {
                span { (words::era(lang)) }
                select.text-input id=(name) name=(era) aria-invalid=[field.invalid()] {
                    @for (value, words) in eras(lang) {
                        option value=(value) selected[form.has(&era, value)] { (words.plain()) }
                    }
                }
            }
            @for (part, words) in parts {
                @let part = format!("{name}_{part}");
                label {
                    span { (words) }
                    input.text-input type="text" name=(part) inputmode="numeric" autocomplete="off" value=(form.value(&part))
                        aria-invalid=[field.invalid()];
                }
            }
        }
    };
    field.group(None, &controls)
}

#[cfg(test)]
mod tests {
    use api::ErrorItem;

    use super::super::field::example;
    use super::*;
    use crate::form::FormState;

    #[test]
    fn a_date_keeps_what_was_typed_in_its_calendar() {
        let typed = [("wish_era", "showa"), ("wish_year", "二十"), ("wish_month", "<5"), ("wish_day", "31")];
        let form = FormState {
            typed: typed.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec(),
            errors: vec![ErrorItem::field("not_a_date", "wish", "")],
        };
        let markup = date_input(&example(&form)).into_string();
        for part in [
            "<fieldset class=\"field\" aria-describedby=\"wish-error\">",
            "id=\"wish-error\"",
            "<select class=\"text-input\" id=\"wish\" name=\"wish_era\" aria-invalid=\"true\">",
            "<option value=\"showa\" selected>昭和</option>",
            "name=\"wish_year\" inputmode=\"numeric\" autocomplete=\"off\" value=\"二十\"",
            "name=\"wish_month\" inputmode=\"numeric\" autocomplete=\"off\" value=\"&lt;5\"",
            "name=\"wish_day\" inputmode=\"numeric\" autocomplete=\"off\" value=\"31\"",
        ] {
            assert!(markup.contains(part), "{part} in {markup}");
        }
        assert_eq!(markup.matches(" selected").count(), 1);
    }
}
