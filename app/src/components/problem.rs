use api::municipality::Municipality;
use maud::{Markup, html};

use super::{desk_panel, search_box};
use crate::page::Page;

/// A page that helps on: what happened, the search, and somebody to call. What was typed stays.
fn problem_page(status: u16, heading: &str, words: &Markup, typed: &str, municipality: &Municipality) -> Page {
    let markup = html! {
        h1 tabindex="-1" { (heading) }
        div.problem { (words) }
        (search_box(typed, &[], "/find?near="))
        p.way-out { a href="/" { "はじめのページへ" } }
        (desk_panel(municipality))
    };
    Page { status, ..Page::new(&format!("エラー：{heading}"), markup) }
}

/// An address that leads nowhere.
pub fn no_such_page(municipality: &Municipality) -> Page {
    let words = html! { p { "アドレス（URL）がまちがっているか、ページがなくなったのかもしれません。" } };
    problem_page(404, "このページは見つかりません", &words, "", municipality)
}

/// The server did not answer, or not as it should.
pub fn no_answer(status: u16, municipality: &Municipality) -> Page {
    let words = html! {
        p { "通信が切れているか、サーバーが混みあっています。少し待ってから、もう一度おためしください。" }
        // Without a running program this loads the page again, which is the same.
        a.button data-weight="main" data-action="retry" rel="external" href="" { "もう一度ためす" }
    };
    problem_page(status, "いま、つながりません", &words, "", municipality)
}

/// What was asked for does not exist, or could not be understood. Made by the server alone.
#[cfg(feature = "ssr")]
pub fn refused(status: u16, errors: &[api::ErrorItem], typed: &str, municipality: &Municipality) -> Page {
    if status == 404 {
        let words = html! {
            p { "閉院や廃止、またはアドレス（URL）のまちがいかもしれません。名前や町の名前でさがしてみてください。" }
        };
        return problem_page(status, "この施設は見つかりません", &words, typed, municipality);
    }
    let words = html! { @for error in errors { p { (crate::faults::fault_words(error)) } } };
    problem_page(status, "さがし方を読み取れませんでした", &words, typed, municipality)
}
