use api::ClientError;
use api::activities::{Activity, ActivitySummary};
use api::facilities::{Facility, FacilitySummary, NamedCode};
use api::query::pairs;
use maud::{Markup, html};

use crate::components::{desk_panel, empty_state, facility_card, print_button, share_button};
use crate::page::{Page, Visit};
use crate::words::saved as words;

/// More would make the page slow, and no list for people.
const MOST: usize = 50;

/// `/saved?id=a,b`: the places in the address, in its order. A device keeps the ids and opens this
/// page with them (`navigation`), so that the list can be sent, printed, and read without a program.
pub async fn page(visit: &Visit) -> Result<Page, ClientError> {
    let lang = visit.lang;
    let fields = pairs(&visit.query).unwrap_or_default();
    let ids: Vec<&str> = fields.iter().filter(|(name, _)| name == "id").flat_map(|(_, ids)| ids.split(',')).collect();
    let ids: Vec<&str> = ids.into_iter().filter(|id| !id.is_empty()).collect();
    let mut found = Vec::new();
    let mut gone = 0_usize;
    for id in ids.iter().take(MOST) {
        match visit.client.get_facility(id).await {
            Ok(answer) => found.push(summary(answer.facility)),
            Err(ClientError::Refused { status: 404, .. }) => gone += 1,
            Err(error) => return Err(error),
        }
    }
    let markup = html! {
        h1 tabindex="-1" { (words::title(lang)) }
        @if ids.is_empty() {
            (nothing(visit))
        } @else {
            p { (words::on_device(lang)) }
            @if ids.len() > MOST { p { (words::too_many(lang, MOST)) } }
            @if gone > 0 { p { (words::gone(lang, gone)) } }
            ol.facility-list { @for facility in &found { li { (facility_card(lang, facility)) } } }
            div.page-actions { (share_button(lang, &words::share(lang))) (print_button(lang)) }
        }
        (desk_panel(lang, &visit.municipality))
    };
    Ok(Page { description: words::description(lang).plain(), ..Page::new(lang, &words::title(lang), markup) })
}

fn nothing(visit: &Visit) -> Markup {
    let lang = visit.lang;
    let why = html! {
        p { (words::how(lang)) }
        p.needs-program { (words::needs_program(lang)) }
        p { a.button data-weight="main" href=(visit.address("/find")) { span { (words::find(lang)) } } }
    };
    // `data-saved-list`: where a device shows what it has kept.
    html! { div data-saved-list { (empty_state(&words::none(lang), why)) } }
}

fn summary(facility: Facility) -> FacilitySummary {
    let Facility {
        id,
        kind,
        name,
        address,
        location,
        telephone,
        departments,
        services,
        functions,
        home_care,
        activity,
        today,
        open,
        closed_on,
        together,
        ..
    } = facility;
    FacilitySummary {
        id,
        kind,
        name,
        address,
        location,
        telephone,
        departments: departments.into_iter().map(|part| NamedCode { code: part.code, name: part.name }).collect(),
        services: services.into_iter().map(|part| NamedCode { code: part.code, name: part.name }).collect(),
        functions: functions.into_iter().map(|part| NamedCode { code: part.code, name: part.name }).collect(),
        home_care: home_care.map(|answers| answers.marks()).unwrap_or_default(),
        activity: activity.map(|Activity { when, cost, .. }| ActivitySummary { when, cost }),
        today,
        open,
        distance: None,
        visiting: None,
        closed_on,
        why: Vec::new(),
        together,
    }
}
