//! What the page asks of the API.

use api::facilities::Location;
use api::municipality::Municipality;
use api::places::{Place, PlaceKind};
use api::query::encode;
use api::{Client, ClientError};

use super::{OWN, Search};
use crate::lang::Lang;
use crate::positions::rounded;

/// What a page is told of the place beside its parameters: the words that were typed for it.
const WORDS: &str = "to";

/// A query string whose `to`, an address or a town in words, is found and put beside it as `visits`, rounded to about
/// 100 m. It stays as it is without these words, with a place already, and where they name none: see
/// [`Search::names_no_place`].
pub async fn with_visits(client: &Client, raw: &str) -> Result<String, ClientError> {
    let search = Search::read(Lang::Ja, raw);
    if !search.names_no_place() {
        return Ok(raw.to_owned());
    }
    let places = match client.find_places(search.get(WORDS)).await {
        Ok(answer) => answer.places,
        // Words that are no words name nothing.
        Err(ClientError::Refused { .. }) => Vec::new(),
        Err(error) => return Err(error),
    };
    let at = places.iter().find_map(whole_place);
    Ok(at.map_or_else(|| raw.to_owned(), |at| format!("{raw}&visits={}", encode(&rounded(at.lat, at.lng)))))
}

/// Where a place is that is named down to its town: who comes to a city hall says nothing about the rest of the city.
fn whole_place(place: &Place) -> Option<Location> {
    let is_town = matches!(place.kind, PlaceKind::Town | PlaceKind::PostalCode);
    place.location.filter(|_| place.exact && is_town)
}

/// The query string for the API: that of the page, for people of the municipality, and with counts.
pub fn api_query(raw: &str, municipality: &Municipality) -> String {
    let mut parts = parts_without(raw, &[WORDS]);
    let home = home(municipality);
    parts.extend(home.as_deref());
    parts.push("facets=true");
    parts.join("&")
}

/// Where the whole result comes as a file for a spreadsheet, in the order of the page.
pub fn file_address(raw: &str, municipality: &Municipality) -> String {
    let mut parts = parts_without(raw, &["cursor", "limit", "format", WORDS]);
    let home = home(municipality);
    parts.extend(home.as_deref());
    parts.push("format=csv");
    format!("/api/v1/facilities?{}", parts.join("&"))
}

/// The same for a map: where no place is asked for it is the municipality's own; so many on one page.
pub fn map_query(raw: &str, municipality: &Municipality, limit: u32) -> String {
    let mut parts = parts_without(raw, &["limit", WORDS]);
    let own = own_area(&parts, municipality);
    parts.extend(own.as_deref());
    let home = home(municipality);
    parts.extend(home.as_deref());
    let limit = format!("limit={limit}");
    parts.extend(["facets=true", &limit]);
    parts.join("&")
}

/// What the tiles of a map are asked: all that fits, in the box or around it.
pub fn tile_query(raw: &str, municipality: &Municipality) -> String {
    let mut parts = parts_without(raw, &["bbox", "cursor", "limit", "sort", "format", WORDS]);
    let own = own_area(&parts_without(raw, &[]), municipality);
    parts.extend(own.as_deref());
    parts.join("&")
}

/// The municipality, unless another place is asked for.
fn own_area(parts: &[&str], municipality: &Municipality) -> Option<String> {
    let is_place = |part: &&str| {
        ["area=", "near=", "bbox=", "visits="]
            .iter()
            .any(|name| part.strip_prefix(name).is_some_and(|rest| !rest.is_empty()))
    };
    let codes = &municipality.area_codes;
    (!codes.is_empty() && !parts.iter().any(is_place)).then(|| format!("area={}", codes.join(",")))
}

fn home(municipality: &Municipality) -> Option<String> {
    let codes = &municipality.area_codes;
    (!codes.is_empty()).then(|| format!("home={}", codes.join(",")))
}

/// As they were written, for the API alone judges them.
fn parts_without<'a>(raw: &'a str, left_out: &[&str]) -> Vec<&'a str> {
    let stays = |part: &&str| {
        let name = part.split('=').next().unwrap_or_default();
        !part.is_empty() && !OWN.contains(&name) && !left_out.contains(&name)
    };
    raw.split('&').filter(stays).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sasae() -> Municipality {
        Municipality { area_codes: vec!["99201".to_owned(), "99202".to_owned()], ..Municipality::default() }
    }

    #[test]
    fn nobody_is_shut_in_but_the_api_knows_who_asks() {
        assert_eq!(api_query("q=a", &sasae()), "q=a&home=99201,99202&facets=true");
        assert_eq!(api_query("", &sasae()), "home=99201,99202&facets=true");
        assert_eq!(api_query("near=34.8,135.6", &sasae()), "near=34.8,135.6&home=99201,99202&facets=true");
        assert_eq!(api_query("area=27210", &sasae()), "area=27210&home=99201,99202&facets=true");
        assert_eq!(api_query("q=a", &Municipality::default()), "q=a&facets=true");
    }

    #[test]
    fn addresses_of_before_still_work_and_faults_reach_the_api() {
        assert_eq!(api_query("wide=1&q=a", &sasae()), "q=a&home=99201,99202&facets=true");
        assert_eq!(api_query("q=a&wide=&home=1&facets=no", &Municipality::default()), "q=a&facets=true");
        assert_eq!(api_query("wider=1&q=%ff", &Municipality::default()), "wider=1&q=%ff&facets=true");
    }

    #[test]
    fn a_map_shows_the_municipality_unless_another_place_is_asked_for() {
        assert_eq!(
            map_query("kind=care&limit=3", &sasae(), 20),
            "kind=care&area=99201,99202&home=99201,99202&facets=true&limit=20"
        );
        assert_eq!(map_query("bbox=1,2,3,4", &sasae(), 20), "bbox=1,2,3,4&home=99201,99202&facets=true&limit=20");
        assert_eq!(map_query("area=", &Municipality::default(), 5), "area=&facets=true&limit=5");
        assert_eq!(tile_query("kind=care&cursor=x&sort=name", &sasae()), "kind=care&area=99201,99202");
        assert_eq!(tile_query("kind=care&bbox=1,2,3,4", &sasae()), "kind=care");
        assert_eq!(tile_query("", &Municipality::default()), "");
    }

    #[test]
    fn only_a_town_is_an_address() {
        let place = |kind, exact| Place {
            id: String::new(),
            kind,
            name: String::new(),
            label: String::new(),
            location: Some(Location { lat: 34.8, lng: 135.6 }),
            area_codes: Vec::new(),
            exact,
            instead_of_station: false,
            within: None,
            support_center: None,
        };
        assert!(whole_place(&place(PlaceKind::Town, true)).is_some());
        assert!(whole_place(&place(PlaceKind::PostalCode, true)).is_some());
        assert!(whole_place(&place(PlaceKind::Town, false)).is_none());
        assert!(whole_place(&place(PlaceKind::Municipality, true)).is_none());
        // The words are the page's own.
        assert_eq!(
            api_query("service=130&to=a&visits=34.8,135.6", &Municipality::default()),
            "service=130&visits=34.8,135.6&facets=true"
        );
        assert_eq!(file_address("to=a", &Municipality::default()), "/api/v1/facilities?format=csv");
    }

    #[test]
    fn a_file_holds_all_pages() {
        let address = file_address("q=%E5%86%85&cursor=x&limit=4&wide=1&sort=name", &sasae());
        assert_eq!(address, "/api/v1/facilities?q=%E5%86%85&sort=name&home=99201,99202&format=csv");
        assert_eq!(file_address("", &Municipality::default()), "/api/v1/facilities?format=csv");
    }
}
