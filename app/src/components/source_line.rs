use maud::{Markup, html};

use crate::lang::Lang;
use crate::words::{Text, source_line as words};

/// Where data come from (出典), of which day they are (時点), and when anyone confirmed them (確認日).
/// Sources are titles, each with its date in words.
pub fn source_line(lang: Lang, sources: &[(Text, Text)], confirmed: Option<Text>) -> Markup {
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
            " "
            span { (confirmed.map_or_else(|| words::not_confirmed(lang), |date| words::confirmed(lang, date))) }
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
        let line = source_line(Lang::Ja, &sources, None).into_string();
        assert!(line.contains("出典：&lt;国&gt;（2026年6月1日時点）、県（2026年7月1日時点）"), "{line}");
        assert!(line.contains("だれかが確認した日：なし（未確認）"), "{line}");
        let line = source_line(Lang::En, &[], Some(Text::published(Lang::En, "3 October 2026"))).into_string();
        assert!(line.contains("Source: not known") && line.contains("somebody on: 3 October 2026"), "{line}");
    }
}
