use maud::{Markup, html};

use super::{Icon, icon};

/// The search box: a plain GET form, and below it the way to what is near.
///
/// `words` stand in the box. What else is being looked for (kinds, services, a place) goes along in
/// `hidden` fields. `near` is the address of the results nearest first, but for the position.
pub fn search_box(words: &str, hidden: &[(String, String)], near: &str) -> Markup {
    html! {
        form.search-box method="get" action="/find" role="search" {
            label.visually-hidden for="q" { "さがす言葉" }
            input #q name="q" type="search" value=(words) placeholder="内科　桜町" autocomplete="off" enterkeyhint="search" aria-describedby="q-hint";
            button type="submit" { "さがす" }
            @for (name, value) in hidden { input type="hidden" name=(name) value=(value); }
        }
        p.search-hint #q-hint { "診療科、サービス、町や施設の名前を入れてください。例：「内科 桜町」「訪問看護」" }
        div.near-me {
            button.button type="button" data-weight="quiet" data-needs-js data-action="near" data-near=(near) {
                (icon(Icon::PLACE))
                span { "現在地から近い順に" }
            }
            p #near-status role="status" {}
        }
    }
}
