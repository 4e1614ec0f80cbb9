use maud::{Markup, html};

use crate::lang::Lang;
use crate::telephones::tel_href;
use crate::troubles::{Line, SOURCES, TROUBLES, Trouble};
use crate::words::now as words;

/// Which department for which trouble, with the signs of 119 before it, and what the guide follows.
pub fn trouble_list(lang: Lang) -> Markup {
    html! {
        ul.trouble-list { @for trouble in &TROUBLES { li { (row(lang, trouble)) } } }
        div.trouble-sources {
            h3 { (words::sources(lang)) }
            ol { @for (title, address) in SOURCES { li lang=[lang.of_published()] { a href=(address) rel="noopener" { (title) } } } }
        }
    }
}

fn row(lang: Lang, Trouble { words: name, danger, places, line, sources }: &Trouble) -> Markup {
    let numbers: Vec<String> = sources.iter().map(ToString::to_string).collect();
    html! {
        h3 { (name(lang)) }
        small { (words::source_number(lang, numbers.join(if lang == Lang::En { ", " } else { "・" }))) }
        @if let Some(danger) = danger { p.danger { b { (words::danger(lang)) } " " (danger(lang)) } }
        p.places {
            span.visually-hidden { (words::see(lang)) }
            @for place in *places { a href=(place.href(lang)) { (place.words(lang)) } " " }
        }
        @if let Some(Line { words: called, number }) = line && let Some(href) = tel_href(number) {
            p.line { (called(lang)) " " a href=(href) { (number) } }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn danger_comes_before_departments() {
        let list = trouble_list(Lang::Ja).into_string();
        let at = |part: &str| list.find(part).expect(part);
        assert!(
            at("胸の痛み") < at("119番</b> しめつけられる") && at("119番</b> しめつけられる") < at("department=01017")
        );
        assert!(list.contains("tel:0570064556") && list.contains("kind=dental"), "{list}");
        assert_eq!(list.matches("<li><h3>").count(), TROUBLES.len());
    }
}
