//! Picks who looks after the person from the finder: the only thing of the note that is asked of the server by name.

use api::facilities::FacilityQuery;
use gloo_net::http::Request;
use web_sys::Element;

use super::{controls, dom, open_note};

/// Of what the finder answers, what an entry takes: the whole contract would be a quarter of the program.
#[derive(serde::Deserialize)]
struct Found {
    facilities: Vec<One>,
}

#[derive(serde::Deserialize)]
struct One {
    id: String,
    name: String,
    address: String,
    telephone: Option<String>,
}

/// Asks the finder for what was typed beside the button.
pub async fn search(button: Element) {
    let Some(part) = button.closest("[data-facility-search]").ok().flatten() else { return };
    let typed = dom::within(&part, "input[type=search]").and_then(|input| controls::value(&input)).unwrap_or_default();
    if typed.trim().is_empty() {
        return;
    }
    let query = FacilityQuery { q: typed, limit: Some(5), ..FacilityQuery::default() };
    let kinds = dom::data(&part, "data-facility-search");
    let address = format!("/api/v1/facilities?{}&{kinds}", query.to_query_string());
    let answer = match Request::get(address.trim_end_matches('&')).send().await {
        Ok(response) if response.ok() => response.json::<Found>().await.ok(),
        _ => None,
    };
    let Some(list) = dom::within(&part, "[data-found]") else { return };
    dom::when_within(&part, "found-fault", answer.is_none());
    dom::when_within(&part, "found-none", answer.as_ref().is_some_and(|answer| answer.facilities.is_empty()));
    let found = answer.into_iter().flat_map(|answer| answer.facilities);
    dom::fill_list(&list, "data-found-one", found, |item, found| {
        dom::out_within(item, "found-name", &found.name);
        dom::out_within(item, "found-address", &found.address);
        for (name, value) in fields(&found) {
            let _ = item.set_attribute(&format!("data-field-{name}"), &value);
        }
    });
}

fn fields(found: &One) -> [(&'static str, String); 4] {
    [
        ("facility", found.id.clone()),
        ("name", found.name.clone()),
        ("telephone", found.telephone.clone().unwrap_or_default()),
        ("address", found.address.clone()),
    ]
}

/// Takes what was found into the entry around it.
pub fn choose(button: &Element) {
    let item = button.closest("[data-field-name]").ok().flatten();
    let entry = button.closest("[data-entry]").ok().flatten();
    let (Some(item), Some(entry)) = (item, entry) else { return };
    for field in ["facility", "name", "telephone", "address"] {
        controls::set_field(&entry, field, &dom::data(&item, &format!("data-field-{field}")));
    }
    if let Some(list) = item.parent_element() {
        list.set_inner_html("");
    }
    if let Some(name) = controls::control(&entry, "name") {
        dom::focus(&name);
    }
    open_note::write_soon();
}
