use api::ClientError;
use api::places::{Place, PlaceKind, PlacesResponse};
use api::query::{QueryWriter, pairs};
use maud::{Markup, html};

use crate::components::{desk_panel, support_center, support_center_lines, support_form};
use crate::page::{Page, Visit};
use crate::words::{Text, consult, support as w};

/// `/support-centers?q=`: which 地域包括支援センター is there for an address. What was asked is kept nowhere.
pub async fn page(visit: &Visit) -> Result<Page, ClientError> {
    let lang = visit.lang;
    let fields = pairs(&visit.query).unwrap_or_default();
    let typed = fields.into_iter().find(|(name, _)| name == "q").map(|(_, value)| value).unwrap_or_default();
    let typed = typed.trim();
    let answer = visit.client.find_places(typed).await?;
    let markup = html! {
        h1 tabindex="-1" { (w::title(lang)) }
        p { (w::what(lang)) }
        p { (w::free(lang)) }
        p { a href=(visit.address("/consult")) { (consult::way_in_writing(lang)) } }
        (support_form(lang, typed))
        (found(visit, typed, &answer))
        (all(visit, &answer))
        (desk_panel(lang, &visit.municipality))
    };
    let title = if typed.is_empty() { w::title(lang) } else { w::title_of(lang, typed) };
    Ok(Page { description: w::description(lang).plain(), ..Page::new(lang, &title, markup) })
}

/// What is known of the place that was typed.
fn found(visit: &Visit, typed: &str, answer: &PlacesResponse) -> Markup {
    let lang = visit.lang;
    let places = answer.places.as_slice();
    // Chosen from the list below: the same words may begin the names of others.
    let chosen = places.iter().find(|place| place.name == typed);
    html! {
        @if answer.meta.support_centers.is_empty() {
            p.scope { (not_imported(visit)) }
        } @else if !typed.is_empty() {
            @match (chosen, places) {
                (None, []) => p.scope role="status" { (w::not_found(lang, typed)) },
                (Some(place), _) | (None, [place]) => (center_of(visit, place, answer)),
                (None, several) => (choice(visit, several)),
            }
        }
    }
}

fn not_imported(visit: &Visit) -> Text {
    match visit.municipality.desk {
        Some(_) => w::not_imported(visit.lang),
        None => w::not_imported_no_desk(visit.lang),
    }
}

/// Whether one point can stand for the place: a municipality is wider than the area of a centre.
fn is_small(place: &Place) -> bool {
    matches!(place.kind, PlaceKind::Town | PlaceKind::PostalCode)
}

fn center_of(visit: &Visit, place: &Place, answer: &PlacesResponse) -> Markup {
    let lang = visit.lang;
    let name = Text::published(lang, &place.name);
    html! {
        @match &place.support_center {
            Some(center) if is_small(place) || answer.meta.support_centers.len() == 1 => {
                (support_center(lang, &w::of_place(lang, name), center))
                p.estimate { (w::border(lang)) }
            }
            Some(_) => p.scope role="status" { (w::need_town(lang, name)) },
            None => p.scope role="status" { (w::outside(lang, name)) },
        }
    }
}

/// Several places have this name: each with its centre.
fn choice(visit: &Visit, places: &[Place]) -> Markup {
    let lang = visit.lang;
    html! {
        section.panel.support-center {
            h2 { (w::which(lang)) }
            ul.center-list {
                @for place in places {
                    li {
                        h3 lang=[lang.of_published()] { a href=(address(visit, &place.name)) { (place.name) } }
                        @if let Some(center) = place.support_center.as_ref().filter(|_| is_small(place)) {
                            (support_center_lines(lang, center))
                        }
                    }
                }
            }
        }
    }
}

fn address(visit: &Visit, words: &str) -> String {
    let mut query = QueryWriter::default();
    query.push("q", words);
    format!("{}?{}", visit.address("/support-centers"), query.finish())
}

fn all(visit: &Visit, answer: &PlacesResponse) -> Markup {
    let lang = visit.lang;
    let centers = &answer.meta.support_centers;
    html! {
        @if !centers.is_empty() {
            section.panel.support-center {
                h2 { (w::all(lang)) }
                ul.center-list { @for center in centers { li { (support_center_lines(lang, center)) } } }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use api::municipality::Desk;
    use api::places::{PlacesMeta, SupportCenter};

    use super::*;
    use crate::lang::Lang;
    use crate::page::visit_for_tests;

    fn center(name: &str) -> SupportCenter {
        SupportCenter {
            name: name.to_owned(),
            address: String::new(),
            telephone: Some("00-0000-1111".to_owned()),
            districts: None,
            location: None,
        }
    }

    fn place(kind: PlaceKind, name: &str, center: Option<SupportCenter>) -> Place {
        Place {
            id: String::new(),
            kind,
            name: name.to_owned(),
            label: String::new(),
            location: None,
            area_codes: Vec::new(),
            exact: true,
            instead_of_station: false,
            within: None,
            support_center: center,
        }
    }

    fn answered(typed: &str, places: Vec<Place>, centers: &[&str]) -> String {
        let support_centers = centers.iter().map(|name| center(name)).collect();
        let answer = PlacesResponse { places, meta: PlacesMeta { support_centers, gaps: Vec::new() } };
        found(&visit_for_tests(Lang::Ja, ""), typed, &answer).into_string()
    }

    #[test]
    fn a_town_has_its_centre_and_several_are_to_choose_from() {
        let town = |name: &str| place(PlaceKind::Town, name, Some(center("桜センター")));
        let one = answered("桜町", vec![town("ささえ市桜町")], &["桜センター", "緑センター"]);
        assert!(one.contains("ささえ市桜町の地域包括支援センター") && one.contains("tel:0000001111"), "{one}");
        let two = [town("ささえ市<桜町>"), town("みどり町桜町")];
        let several = answered("桜町", two.to_vec(), &["桜センター"]);
        assert!(several.contains("どの場所ですか") && several.contains("ささえ市&lt;桜町&gt;</a>"), "{several}");
        assert!(several.contains("href=\"/support-centers?q=%E3%81%95"), "{several}");
        let chosen = answered("みどり町桜町", two.to_vec(), &["桜センター"]);
        assert!(chosen.contains("みどり町桜町の地域包括支援センター") && !chosen.contains("どの場所"), "{chosen}");
    }

    #[test]
    fn what_is_not_known_is_said() {
        let city = place(PlaceKind::Municipality, "ささえ市", Some(center("桜センター")));
        let wide = answered("ささえ市", vec![city.clone()], &["桜センター", "緑センター"]);
        assert!(wide.contains("ささえ市には、いくつかのセンターがあります。"), "{wide}");
        assert!(answered("ささえ市", vec![city], &["桜センター"]).contains("ささえ市の地域包括支援センター"));
        let far = answered("東京", vec![place(PlaceKind::Town, "東京", None)], &["桜センター"]);
        assert!(far.contains("東京は、このサイトにある担当地域の外です。"), "{far}");
        let none = answered("<b>", Vec::new(), &["桜センター"]);
        assert!(none.contains("「&lt;b&gt;」という場所は見つかりませんでした。"), "{none}");
        assert_eq!(answered("", Vec::new(), &["桜センター"]), "");
        assert!(answered("桜町", Vec::new(), &[]).contains("お住まいの市町村におたずねください。"));
        let mut visit = visit_for_tests(Lang::Ja, "");
        let desk = Desk { name: String::new(), telephone: String::new(), hours: None };
        visit.municipality.desk = Some(desk);
        assert!(not_imported(&visit).plain().contains("下の窓口"));
    }
}
