use api::municipality::{Desk, Municipality};
use maud::{Markup, html};

use crate::dates::date_words;
use crate::lang::Lang;
use crate::telephones::tel_href;
use crate::troubles::{DATE_7119, has_7119};
use crate::words::{Text, now as words, site};

/// Telephones that help to decide: #7119, #8000, and one that the municipality names.
pub fn advice_lines(lang: Lang, municipality: &Municipality) -> Markup {
    html! {
        ul.advice-lines {
            (line(&words::advice_7119(lang), &where_7119(lang, municipality), "#7119", "tel:%237119"))
            (line(&words::advice_8000(lang), &words::advice_8000_more(lang), "#8000", "tel:%238000"))
            @if let Some(Desk { name, telephone, hours }) = &municipality.emergency_line
                && let Some(href) = tel_href(telephone)
            {
                (line(&Text::published(lang, name), &hours_words(lang, hours.as_deref()), telephone, &href))
            }
        }
        p { (words::advice_unreachable(lang)) }
    }
}

fn line(heading: &Text, more: &Text, number: &str, href: &str) -> Markup {
    html! {
        li {
            span {
                b lang=[heading.other_lang()] { (heading) }
                span { (more) }
            }
            a href=(href) { (number) }
        }
    }
}

/// Whether #7119 answers here: as the municipality says, else as was published, else it is not known.
fn where_7119(lang: Lang, municipality: &Municipality) -> Text {
    let prefecture = municipality.prefecture.as_str();
    match municipality.has_7119 {
        true => words::advice_7119_here(lang),
        false if has_7119(prefecture) => {
            words::advice_7119_prefecture(lang, Text::published(lang, prefecture), date_words(lang, DATE_7119))
        }
        false => words::advice_7119_maybe(lang),
    }
}

fn hours_words(lang: Lang, hours: Option<&str>) -> Text {
    hours.map_or_else(|| Text::published(lang, ""), |hours| site::desk_hours(lang, hours))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_7119_answers_is_told_with_its_source_or_left_open() {
        let place = |prefecture: &str, has_7119| Municipality {
            prefecture: prefecture.to_owned(),
            has_7119,
            ..Municipality::default()
        };
        let words = |municipality: &Municipality| advice_lines(Lang::Ja, municipality).into_string();
        assert!(words(&place("ささえ県", true)).contains("この地域で使えます"));
        assert!(words(&place("大阪府", false)).contains("大阪府の全域で使えます（消防庁、2020年10月1日時点）"));
        assert!(words(&place("ささえ県", false)).contains("つながらないことがあります"));
    }

    #[test]
    fn the_line_of_the_municipality_is_called_as_it_is_written() {
        let line = Desk {
            name: "<県>救急電話相談".to_owned(),
            telephone: "００-0000-9199".to_owned(),
            hours: Some("毎日 19時〜翌朝8時".to_owned()),
        };
        let municipality = Municipality { emergency_line: Some(line), ..Municipality::default() };
        let lines = advice_lines(Lang::Ja, &municipality).into_string();
        for part in
            ["tel:%237119", "tel:%238000", "tel:0000009199", "&lt;県&gt;救急電話相談", "受付 毎日 19時〜翌朝8時"]
        {
            assert!(lines.contains(part), "{part}: {lines}");
        }
    }
}
