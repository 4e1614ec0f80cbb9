use maud::html;

use crate::components::{desk_panel, emergency, need_list, search_box, support_form};
use crate::finder::Search;
use crate::needs::{ADVICE_NEEDS, CARE_NEEDS, MEDICAL_NEEDS};
use crate::page::{Page, Visit};
use crate::words::{Text, consult, home, map, note, site, support};

/// `/`: the search first, the emergency numbers, then what people come for.
pub fn page(visit: &Visit) -> Page {
    let Visit { lang, municipality, .. } = visit;
    let lang = *lang;
    let place = match municipality.name.as_str() {
        "" => site::region(lang),
        name => Text::published(lang, name),
    };
    let markup = html! {
        h1 tabindex="-1" { (home::heading(lang)) }
        (search_box(lang, "", &Search::read(lang, "")))
        (emergency(lang, municipality.has_7119))
        (need_list(lang, &consult::way_in_heading(lang), &ADVICE_NEEDS))
        (need_list(lang, &home::medical(lang), &MEDICAL_NEEDS))
        (need_list(lang, &home::care(lang), &CARE_NEEDS))
        section.panel {
            h2 { a href=(visit.address("/map")) { (map::title(lang)) } }
            p { (map::panel(lang)) }
        }
        section.panel {
            h2 { a href=(visit.address("/note")) { (note::title(lang)) } }
            p { (note::lede(lang)) }
        }
        section.panel {
            h2 { a href=(visit.address("/support-centers")) { (support::title(lang)) } }
            p { (support::panel(lang)) }
            (support_form(lang, ""))
        }
        (desk_panel(lang, municipality))
    };
    Page {
        status: 200,
        private: false,
        title: home::title(lang, &place).plain(),
        description: home::description(lang, &place).plain(),
        markup,
    }
}
