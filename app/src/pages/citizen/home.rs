use api::municipality::Municipality;
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};
use maud::{Markup, html};

use crate::components::{desk_panel, emergency, need_list, search_box};
use crate::needs::{CARE_NEEDS, MEDICAL_NEEDS};
use crate::page::{Page, page};

/// `/`: the search first, the emergency numbers, then what people come for.
pub struct HomePage;

#[lazy_route]
impl LazyRoute for HomePage {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        page(String::new, |asked| Box::pin(async move { Ok(home(&asked.municipality)) }))
    }
}

fn home(municipality: &Municipality) -> Page {
    let place = match municipality.name.as_str() {
        "" => "地域",
        name => name,
    };
    let title = format!("ささえ｜{place}の医療と介護をさがす");
    let description = format!(
        "{place}のかかりつけ医、歯医者、薬局、訪問看護、デイサービス、施設などを、言葉や場所からさがせます。電話番号と診療時間がわかります。"
    );
    Page { title, description, ..Page::new("", body(municipality)) }
}

fn body(municipality: &Municipality) -> Markup {
    html! {
        h1 tabindex="-1" { "きょうは、どうしましたか" }
        (search_box("", &[], "/find?near="))
        (emergency(municipality.has_7119))
        (need_list("医者・歯医者・薬局", &MEDICAL_NEEDS))
        (need_list("介護と毎日のくらし", &CARE_NEEDS))
        (desk_panel(municipality))
    }
}
