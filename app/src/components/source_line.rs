use maud::{Markup, html};

use crate::lang::Lang;
use crate::words::{Text, source_line as words};

/// Where data come from (出典), of which day they are (時点), and that nobody has confirmed them, unless somebody has:
/// that is said where it belongs. Sources are titles, each with its date in words.
pub fn source_line(lang: Lang, sources: &[(Text, Text)], is_confirmed: bool) -> Markup {
    let list: Vec<Text> = sources.iter().map(|(title, date)| words::source(lang, title, date)).collect();
    html! {
        p.source-line {
            span {
                @if list.is_empty() {
                    (words::no_source(lang))
                } @else {
                    (words::sources(lang, Text::join(lang, &list, &words::between(lang).plain())))
                }
            }
            @if !is_confirmed { " " span { (words::not_confirmed(lang)) } }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_source_has_its_day_and_what_nobody_confirmed_says_so() {
        let text = |words| Text::published(Lang::Ja, words);
        let sources = [(text("<国>"), text("2026年6月1日")), (text("県"), text("2026年7月1日"))];
        let line = source_line(Lang::Ja, &sources, false).into_string();
        assert!(line.contains("出典：&lt;国&gt;（2026年6月1日時点）、県（2026年7月1日時点）"), "{line}");
        assert!(line.contains("確認した人は、まだいません"), "{line}");
        let line = source_line(Lang::En, &[], true).into_string();
        assert!(line.contains("Source: not known") && !line.contains("confirmed"), "{line}");
    }
}
