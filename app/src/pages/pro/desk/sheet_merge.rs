//! A sheet that two people change at once: who saves later takes nothing back that they have not touched.

use std::hash::{DefaultHasher, Hash, Hasher};

use api::query::form_value;
use maud::{Markup, html};

/// Before the name of a field: a mark of what it held when it was shown. Long words are not sent twice.
const WAS: &str = "was.";

type Typed = Vec<(String, String)>;

/// Marks of what the fields hold as they are shown, beside them in the form. A form that was refused for itself (`typed`)
/// keeps those that it had.
pub fn remembered(typed: &[(String, String)], now: &[(String, String)]) -> Markup {
    let carried: Typed = typed.iter().filter(|(name, _)| name.starts_with(WAS)).cloned().collect();
    let marks = if carried.is_empty() { marks(now) } else { carried };
    html! { @for (name, mark) in marks { input type="hidden" name=(name) value=(mark); } }
}

fn marks(shown: &[(String, String)]) -> Typed {
    let mut fields: Vec<&str> = shown.iter().map(|(name, _)| group(name)).collect();
    fields.sort_unstable();
    fields.dedup();
    fields.into_iter().map(|field| (format!("{WAS}{field}"), mark(shown, field))).collect()
}

/// What was typed, with what the sheet holds `now` in every field that was left as it was shown.
pub fn merged(typed: &[(String, String)], now: &[(String, String)]) -> Typed {
    let is_touched = |name: &str| mark(typed, group(name)) != form_value(typed, &format!("{WAS}{}", group(name)));
    let typed = typed.iter().filter(|(name, _)| !name.starts_with(WAS) && is_touched(name));
    typed.chain(now.iter().filter(|(name, _)| !is_touched(name))).cloned().collect()
}

/// A date is one field.
fn group(name: &str) -> &str {
    ["_era", "_year", "_month", "_day"].iter().find_map(|part| name.strip_suffix(part)).unwrap_or(name)
}

/// Of what a field holds, however a browser breaks lines, in whatever order; nothing where it holds nothing. The calendar
/// in which a sheet gives its dates needs no name. Another version of the program may mark otherwise: then a field counts
/// as touched.
fn mark(pairs: &[(String, String)], field: &str) -> String {
    let of = |(name, value): &(String, String)| {
        let is_value = group(name) == field && !value.is_empty() && !(name.ends_with("_era") && value == "seireki");
        is_value.then(|| (name.clone(), value.replace("\r\n", "\n")))
    };
    let mut values: Vec<_> = pairs.iter().filter_map(of).collect();
    if values.is_empty() {
        return String::new();
    }
    values.sort();
    let mut hasher = DefaultHasher::new();
    values.hash(&mut hasher);
    format!("{:x}", hasher.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(pairs: &[(&str, &str)]) -> Typed {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    fn values_of(pairs: &[(String, String)], name: &str) -> Vec<String> {
        api::query::form_values(pairs, name)
    }

    #[test]
    fn what_was_not_touched_is_as_the_colleague_left_it() {
        let shown = pairs(&[
            ("asker_telephone", "0721110000"),
            ("words", "往診\n看取り"),
            ("topics", "b"),
            ("topics", "a"),
            ("about_born_year", "1938"),
            ("about_town", "桜町"),
            ("subject", "往診"),
        ]);
        let sent = pairs(&[
            ("seen", "3"),
            // As a browser sends it: lines, empty boxes, the order of the page, a calendar.
            ("asker_telephone", "0721110000"),
            ("words", "往診\r\n看取り"),
            ("topics", "a"),
            ("topics", "b"),
            ("about_born_era", "seireki"),
            ("about_born_year", "1938"),
            ("about_town", ""),
            ("subject", "往診をさがす"),
            ("about_doctor", ""),
        ]);
        let typed = [marks(&shown), sent].concat();
        let now = pairs(&[
            ("asker_telephone", "0729990000"),
            ("words", "往診と訪問看護"),
            ("topics", "c"),
            ("about_born_year", "1939"),
            ("about_born_month", "4"),
            ("about_town", "桜町"),
            ("subject", "往診の相談"),
            ("about_doctor", "佐藤"),
        ]);
        let merged = merged(&typed, &now);
        for (name, held) in [
            ("asker_telephone", vec!["0729990000"]),
            ("words", vec!["往診と訪問看護"]),
            ("topics", vec!["c"]),
            ("about_born_year", vec!["1939"]),
            ("about_born_month", vec!["4"]),
            ("about_doctor", vec!["佐藤"]),
            // Touched: taken away, and written anew.
            ("about_town", vec![""]),
            ("subject", vec!["往診をさがす"]),
            ("seen", vec!["3"]),
        ] {
            assert_eq!(values_of(&merged, name), held, "{name}");
        }
        assert!(!merged.iter().any(|(name, _)| name.starts_with(WAS)));
    }

    #[test]
    fn a_date_is_kept_whole() {
        let shown = pairs(&[("about_born_year", "1938"), ("about_born_day", "2")]);
        let sent = pairs(&[("about_born_era", "showa"), ("about_born_year", "13"), ("about_born_day", "2")]);
        let typed = [marks(&shown), sent].concat();
        let now = pairs(&[("about_born_year", "1938"), ("about_born_day", "20")]);
        let merged = merged(&typed, &now);
        assert_eq!(values_of(&merged, "about_born_day"), ["2"]);
        assert_eq!(values_of(&merged, "about_born_era"), ["showa"]);
    }

    #[test]
    fn a_form_that_is_refused_for_itself_goes_on_from_what_was_shown_first() {
        let (first, now) = (pairs(&[("subject", "往診")]), pairs(&[("subject", "看取り")]));
        let typed = [marks(&first), pairs(&[("subject", "往診")])].concat();
        assert_eq!(remembered(&typed, &now).into_string(), remembered(&[], &first).into_string());
        assert_ne!(remembered(&[], &now).into_string(), remembered(&[], &first).into_string());
    }
}
