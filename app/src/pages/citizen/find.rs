use api::ClientError;
use api::facilities::{FacilitiesResponse, Sort};
use api::municipality::Municipality;
use leptos::prelude::*;
use leptos_router::hooks::use_url;
use leptos_router::{LazyRoute, lazy_route};
use maud::{Markup, html};

use crate::components::{care_kinds, conditions, desk_panel, facility_card, kind_chips, print_button, search_box};
use crate::finder::{Condition, Search, api_query, outside_words};
use crate::numbers::grouped;
use crate::page::{Asked, Page, page};

/// `/find`: results for the query string of the page.
pub struct FindPage;

#[lazy_route]
impl LazyRoute for FindPage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        let url = use_url();
        page(move || url.with(|url| url.search().to_owned()), |asked| Box::pin(find(asked)))
    }
}

async fn find(asked: Asked) -> Result<Page, ClientError> {
    let Asked { municipality, address: raw, .. } = &asked;
    let search = Search::read(raw);
    let answer = asked.find_facilities(&api_query(raw, municipality)).await?;
    let (heading, title) = match (search.get("q"), search.subject()) {
        ("", None) => ("医療と介護をさがす".to_owned(), "さがす".to_owned()),
        ("", Some(subject)) => (subject.clone(), format!("検索結果 {subject}")),
        (words, _) => (format!("「{words}」をさがした結果"), format!("検索結果「{words}」")),
    };
    let markup = html! {
        h1 tabindex="-1" { (heading) }
        (search_box(search.get("q"), search.with("q", "").fields(), &search.near_prefix()))
        (results(&search, &answer, municipality))
    };
    let description = "医療機関・薬局・介護サービスを、言葉や場所からさがした結果です。".to_owned();
    Ok(Page { description, ..Page::new(&title, markup) })
}

/// The results with what narrows them.
fn results(search: &Search, answer: &FacilitiesResponse, municipality: &Municipality) -> Markup {
    let FacilitiesResponse { facilities, meta } = answer;
    let departments = facilities.first().map_or(&[][..], |first| &first.departments);
    let all = search.conditions(departments);
    html! {
        (kind_chips(search))
        @if search.is_care() { (care_kinds(search)) }
        @if all.iter().any(|condition| !condition.shown_elsewhere) {
            (conditions("しぼりこみ", all.iter().filter(|condition| !condition.shown_elsewhere)))
        }
        (scope(search, municipality))
        div.result-count {
            p role="status" { b { (grouped(meta.total)) "件" } }
            @if !facilities.is_empty() { (order(search, meta.sort)) }
        }
        @if !meta.gaps.is_empty() {
            ul.gaps { @for gap in &meta.gaps { li { (gap) } } }
        }
        @if facilities.is_empty() {
            (nothing_found(search, &all, municipality))
        } @else {
            ol.facility-list { @for facility in facilities { li { (facility_card(facility)) } } }
            @if search.has_place() {
                p.estimate { "歩く時間は、直線距離の1.3倍を1分80mで歩くとした、めやすです。" }
            }
            (pages(search, meta.next_cursor.as_deref()))
            (print_button())
        }
    }
}

/// Where is being looked, and the way to look further.
fn scope(search: &Search, municipality: &Municipality) -> Markup {
    let name = match municipality.name.as_str() {
        "" => "この地域",
        name => name,
    };
    let local = search.with("wide", "");
    html! {
        @if search.is_local(municipality) {
            p.scope {
                (name) "の中でさがしています。 "
                a href=(search.with("wide", "1").href()) { (outside_words(&municipality.name)) "もふくめてさがす" }
            }
        } @else if search.is_wide() && local.is_local(municipality) {
            p.scope {
                (name) "の外もふくめてさがしています。 "
                a href=(local.href()) { (name) "の中だけにする" }
            }
        }
    }
}

/// The order in use, and the other one where there is one.
fn order(search: &Search, sort: Sort) -> Markup {
    let link = |words: &str, this: Sort| {
        let href = search.with("sort", if this == Sort::Name { this.as_str() } else { "" }).href();
        html! { a href=(href) aria-current=[(this == sort).then_some("true")] { (words) } }
    };
    html! {
        @if !search.has_place() {
            p { "名前の順" }
        } @else {
            p.order { (link("近い順", Sort::Distance)) (link("名前の順", Sort::Name)) }
        }
    }
}

/// Why there is nothing, and what to try.
fn nothing_found(search: &Search, all: &[Condition], municipality: &Municipality) -> Markup {
    let is_local = search.is_local(municipality);
    html! {
        section.nothing-found {
            h2 { "見つかりませんでした" }
            @if all.is_empty() && !is_local {
                p { "さがせるところが、まだありません。" }
            } @else {
                (why_nothing(search, all, municipality))
            }
        }
        (desk_panel(municipality))
    }
}

fn why_nothing(search: &Search, all: &[Condition], municipality: &Municipality) -> Markup {
    let is_local = search.is_local(municipality);
    html! {
        p {
            @if is_local && !municipality.name.is_empty() { (municipality.name) "の中には、" }
            "すべての条件に合うところがありませんでした。"
        }
        @if is_local {
            p {
                a.button data-weight="main" href=(search.with("wide", "1").href()) {
                    (outside_words(&municipality.name)) "もふくめてさがす"
                }
            }
        }
        @if !all.is_empty() {
            p { "条件をはずしてみる：" }
            (conditions("条件をはずす", all.iter()))
        }
        ul {
            li { "言葉を短くしてみてください（例：「さくら内科クリニック」→「さくら」）。" }
            li { "ひらがな・漢字を変えてみてください。" }
        }
    }
}

/// The way on, and back to the beginning.
fn pages(search: &Search, next: Option<&str>) -> Markup {
    let is_first = search.get("cursor").is_empty();
    html! {
        @if !is_first || next.is_some() {
            nav.result-pages aria-label="ページ" {
                @if !is_first {
                    a.button data-weight="quiet" href=(search.with("cursor", "").href()) { "はじめへもどる" }
                }
                @if let Some(cursor) = next {
                    a.button data-weight="main" rel="next" href=(search.with("cursor", cursor).href()) {
                        "次のページ"
                    }
                }
            }
        }
    }
}
