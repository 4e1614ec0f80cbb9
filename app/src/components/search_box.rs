use maud::{Markup, html};

use super::{Icon, icon};
use crate::finder::Search;
use crate::lang::Lang;
use crate::words::find;

/// Offered while typing, as they are searched for.
const SUGGESTIONS: [&str; 12] = [
    "内科",
    "小児科",
    "整形外科",
    "皮膚科",
    "眼科",
    "耳鼻いんこう科",
    "歯科",
    "薬局",
    "訪問看護",
    "デイサービス",
    "ショートステイ",
    "ケアマネジャー",
];

/// The search box: a plain GET form, and below it the way to what is near.
///
/// `words` stand in the box. What else `search` looks for (kinds, services, a place) goes along.
pub fn search_box(lang: Lang, words: &str, search: &Search) -> Markup {
    html! {
        form.search-box method="get" action=(lang.address("/find")) role="search" {
            label.visually-hidden for="q" { (find::label(lang)) }
            input #q name="q" type="search" value=(words) placeholder=(find::placeholder(lang).plain()) list="suggestions" autocomplete="off" enterkeyhint="search" aria-describedby="q-hint";
            button type="submit" { (find::search(lang)) }
            @for (name, value) in search.with("q", "").fields() { input type="hidden" name=(name) value=(value); }
            datalist #suggestions { @for word in SUGGESTIONS { option value=(word) {} } }
        }
        p.search-hint #q-hint { (find::hint(lang)) }
        div.near-me {
            button.button type="button" data-weight="quiet" data-needs-js data-action="near" data-near=(search.near_prefix()) {
                (icon(Icon::PLACE))
                span { (find::near_me(lang)) }
            }
            p #near-status role="status" data-asking=(find::finding_place(lang).plain())
                data-refused=(find::place_refused(lang).plain()) data-unknown=(find::place_unknown(lang).plain()) {}
        }
    }
}
