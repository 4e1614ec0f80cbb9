//! `/note/talking`: how to talk about what matters (人生会議, advance care planning).

use maud::{Markup, html};

use crate::components::{desk_panel, print_button};
use crate::lang::Lang;
use crate::page::{Page, Visit};
use crate::words::{Text, note_guide as w, support};

type Words = fn(Lang) -> Text;

/// A part of the guidance: its name in addresses, its heading, what it says.
struct Part {
    id: &'static str,
    heading: Words,
    says: &'static [Words],
}

const BEFORE: [Part; 2] = [
    Part { id: "why", heading: w::why, says: &[w::why_voice, w::why_family, w::why_daily, w::why_free] },
    Part {
        id: "when",
        heading: w::when,
        says: &[w::when_well, w::when_change, w::when_often, w::who_trusted, w::who_proxy, w::who_team],
    },
];

/// Sentences to say.
const BEGINNINGS: [(Words, [Words; 4]); 2] = [
    (w::begin_self, [w::self_note, w::self_proxy, w::self_memory, w::self_doctor]),
    (w::begin_family, [w::family_joy, w::family_worry, w::family_myself, w::family_wish]),
];

const MEANWHILE: [Part; 2] = [
    Part {
        id: "hard",
        heading: w::hard,
        says: &[w::hard_small, w::hard_short, w::hard_stop, w::hard_write, w::hard_tears],
    },
    Part {
        id: "differ",
        heading: w::differ,
        says: &[w::differ_normal, w::differ_why, w::differ_self, w::differ_third, w::differ_team],
    },
];

const AFTER: Part = Part {
    id: "then",
    heading: w::then,
    says: &[w::then_write, w::then_place, w::then_doctor, w::then_order, w::then_again],
};

/// To be taken to the doctor.
const QUESTIONS: [Words; 10] = [
    w::ask_future,
    w::ask_choices,
    w::ask_burden,
    w::ask_life,
    w::ask_pain,
    w::ask_home,
    w::ask_night,
    w::ask_ambulance,
    w::ask_record,
    w::ask_change,
];

pub fn page(visit: &Visit) -> Page {
    let lang = visit.lang;
    let markup = html! {
        (visit.note_style())
        article.guide {
            h1 tabindex="-1" { (w::title(lang)) }
            p.guide-lede { (w::lede(lang)) }
            ul.guide-contents {
                @for (id, heading) in headings() { li { a href={ "#" (id) } { (heading(lang)) } } }
            }
            @for part in &BEFORE { (section(lang, part)) }
            section.guide-part #begin {
                h2 { (w::begin(lang)) }
                @for (who, sentences) in &BEGINNINGS {
                    h3 { (who(lang)) }
                    ul.guide-sayings { @for words in sentences { li { (words(lang)) } } }
                }
            }
            @for part in &MEANWHILE { (section(lang, part)) }
            section.guide-part #ask {
                h2 { (w::ask(lang)) }
                p { (w::ask_more(lang)) }
                ul.guide-questions {
                    // One piece beside its box: readings would be pieces of their own.
                    @for words in QUESTIONS { li { span { (words(lang)) } } }
                    li.guide-own { span { (w::ask_own(lang)) } }
                }
                (print_button(lang))
            }
            (section(lang, &AFTER))
            section.guide-part #help {
                h2 { (w::help(lang)) }
                p { (w::help_more(lang)) }
                p { a href=(visit.address("/support-centers")) { (support::title(lang)) } }
                (desk_panel(lang, &visit.municipality))
            }
            p.guide-source { (w::source(lang)) }
            p.guide-on { a.button data-weight="main" href=(visit.address("/note")) { span { (w::to_note(lang)) } } }
        }
    };
    Page { description: w::description(lang).plain(), ..Page::new(lang, &w::title(lang), markup) }
}

fn section(lang: Lang, part: &Part) -> Markup {
    html! {
        section.guide-part id=(part.id) {
            h2 { ((part.heading)(lang)) }
            ul.guide-says { @for words in part.says { li { (words(lang)) } } }
        }
    }
}

/// Every part in its order.
fn headings() -> Vec<(&'static str, Words)> {
    let named = |part: &Part| (part.id, part.heading);
    let mut all: Vec<(&'static str, Words)> = BEFORE.iter().map(named).collect();
    all.push(("begin", w::begin));
    all.extend(MEANWHILE.iter().map(named));
    all.extend([("ask", w::ask as Words), named(&AFTER), ("help", w::help)]);
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::visit_for_tests;

    #[test]
    fn every_part_is_reached_from_the_top() {
        for lang in Lang::ALL {
            let markup = page(&visit_for_tests(lang, "")).markup.into_string();
            let parts: Vec<_> = markup.split("<section class=\"guide-part\" id=\"").skip(1).collect();
            let ids: Vec<_> = parts.iter().filter_map(|rest| rest.split('"').next()).collect();
            let reached: Vec<_> = headings().into_iter().map(|(id, _)| id).collect();
            assert_eq!(ids, reached);
            for id in ids {
                assert!(markup.contains(&format!("href=\"#{id}\"")), "{id}");
            }
        }
    }

    #[test]
    fn there_is_somebody_to_ask() {
        let markup = page(&visit_for_tests(Lang::En, "")).markup.into_string();
        assert!(markup.contains("href=\"/en/support-centers\"") && markup.contains("href=\"/en/note\""), "{markup}");
        assert_eq!(markup.matches("<li>").count() - headings().len(), 4 + 6 + 8 + 5 + 5 + QUESTIONS.len() + 5);
    }
}
