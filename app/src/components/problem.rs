use api::municipality::Municipality;
use maud::{Markup, html};

use super::{desk_panel, search_box};
use crate::page::Page;

/// A page that helps on: what happened, the search, and somebody to call.
pub fn problem_page(status: u16, heading: &str, words: &Markup, search: &Markup, municipality: &Municipality) -> Page {
    let markup = html! {
        h1 tabindex="-1" { (heading) }
        div.problem { (words) }
        (search)
        p.way-out { a href="/" { "はじめのページへ" } }
        (desk_panel(municipality))
    };
    Page { status, ..Page::new(&format!("エラー：{heading}"), markup) }
}

/// An address that leads nowhere.
pub fn no_such_page(municipality: &Municipality) -> Page {
    let words = html! { p { "アドレス（URL）がまちがっているか、ページがなくなったのかもしれません。" } };
    problem_page(404, "このページは見つかりません", &words, &search_box("", &[], "/find?near="), municipality)
}

/// The server did not answer, or not as it should.
pub fn no_answer(status: u16, municipality: &Municipality) -> Page {
    let words = html! {
        p { "通信が切れているか、サーバーが混みあっています。少し待ってから、もう一度おためしください。" }
        // Without a running program this loads the page again, which is the same.
        a.button data-weight="main" data-action="retry" rel="external" href="" { "もう一度ためす" }
    };
    problem_page(status, "いま、つながりません", &words, &search_box("", &[], "/find?near="), municipality)
}
