//! An empty result: why, and what to try.

use api::facilities::FacilitiesMeta;
use api::municipality::Municipality;
use maud::{Markup, html};

use crate::components::{conditions, desk_panel, empty_state};
use crate::finder::{Condition, Search};
use crate::lang::Lang;
use crate::numbers::grouped;
use crate::words::{find, report, results as w};

/// Why there is nothing, and what to try. `all` are the conditions of the search.
pub fn nothing_found(search: &Search, meta: &FacilitiesMeta, all: &[Condition], municipality: &Municipality) -> Markup {
    let lang = search.lang();
    let why = if all.is_empty() {
        html! { p { (find::nothing_yet(lang)) } }
    } else {
        why(search, meta, all)
    };
    html! {
        (empty_state(&find::nothing(lang), why))
        p { a href=(lang.address("/report")) { (report::missing_link(lang)) } }
        (desk_panel(lang, municipality))
    }
}

fn why(search: &Search, meta: &FacilitiesMeta, all: &[Condition]) -> Markup {
    let lang = search.lang();
    let less: Vec<_> = meta.less_strict.iter().filter(|less| less.total > 0).collect();
    let ways: Vec<_> = less
        .into_iter()
        .filter_map(|less| {
            let (words, without) = search.less_strict(less, all)?;
            Some((w::without(lang, words, grouped(less.total)), without.href()))
        })
        .collect();
    html! {
        p { (find::nothing_here(lang)) }
        p { (find::drop_conditions(lang)) }
        @if ways.is_empty() {
            (conditions(lang, &find::drop_condition_list(lang), all.iter()))
        } @else {
            ul.conditions aria-label=(find::drop_condition_list(lang).plain()) {
                @for (words, href) in ways { li { a.button href=(href) { span { (words) } } } }
            }
        }
        (hints(lang))
    }
}

fn hints(lang: Lang) -> Markup {
    html! {
        ul {
            li { (find::try_shorter(lang)) }
            li { (find::try_kana(lang)) }
        }
    }
}

#[cfg(test)]
mod tests {
    use api::facilities::{LessStrict, Sort};

    use super::*;
    use crate::finder::Names;

    fn nothing(raw: &str, less_strict: Vec<LessStrict>) -> String {
        let meta = FacilitiesMeta { sort: Sort::Relevance, less_strict, ..FacilitiesMeta::default() };
        let search = Search::read(Lang::Ja, raw);
        let all = search.conditions(&Names::default());
        nothing_found(&search, &meta, &all, &Municipality::default()).into_string()
    }

    #[test]
    fn what_there_would_be_with_one_condition_less() {
        let less = |parameter: &str, total: i64| LessStrict { parameter: parameter.to_owned(), value: None, total };
        let page = nothing("q=%3Cb%3E&kind=dental", vec![less("q", 1_200), less("kind", 0), less("area", 3)]);
        assert!(page.contains("aria-label=\"条件をはずす\""), "{page}");
        assert!(page.contains("href=\"/find?kind=dental\"><span>「&lt;b&gt;」をはずすと 1,200件</span>"), "{page}");
        assert_eq!(page.matches("をはずすと").count(), 1, "{page}");
        assert!(page.contains("<a href=\"/report\">さがしているところが載っていないときは"), "{page}");
    }

    #[test]
    fn without_counts_every_condition_can_be_taken_away() {
        let page = nothing("q=zzz&kind=dental", Vec::new());
        assert!(page.contains("href=\"/find?kind=dental\"") && page.contains("href=\"/find?q=zzz\""), "{page}");
        assert!(nothing("", Vec::new()).contains("さがせるところが、まだありません。"));
    }
}
