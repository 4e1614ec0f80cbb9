use api::facilities::{
    Facet, Facets, FacilitiesMeta, FacilitiesResponse, FacilityKind, FacilitySummary, Location, Sort, Why,
};
use api::places::{Place, PlaceKind, SupportCenter};

use super::results::results;
use crate::finder::Search;
use crate::lang::Lang;
use crate::offers::example;
use crate::page::visit_for_tests;

fn meta(total: i64, home_total: Option<i64>) -> FacilitiesMeta {
    FacilitiesMeta { total, home_total, ..FacilitiesMeta::default() }
}

/// Facilities `a`, `b`, …: those marked are in the municipality.
fn facilities(home: &[bool]) -> Vec<FacilitySummary> {
    let names = 'a'..='z';
    let one = |(name, &home): (char, &bool)| FacilitySummary {
        id: name.to_string(),
        why: if home { vec![Why::Home] } else { Vec::new() },
        ..example(FacilityKind::Clinic, &["01001"], &[])
    };
    names.zip(home).map(one).collect()
}

fn shown(raw: &str, home: &[bool], meta: FacilitiesMeta) -> String {
    let answer = FacilitiesResponse { facilities: facilities(home), meta };
    results(&visit_for_tests(Lang::Ja, raw), raw, &Search::read(Lang::Ja, raw), &answer).into_string()
}

/// Whether the parts stand there in this order.
fn has(page: &str, parts: &[&str]) {
    let mut rest = page;
    for part in parts {
        let at = rest.find(part).unwrap_or_else(|| panic!("{part} in {page}"));
        rest = &rest[at + part.len()..];
    }
}

#[test]
fn home_comes_first_and_what_is_around_has_a_heading() {
    let page = shown("q=a", &[true, true, false], meta(118, Some(2)));
    has(
        &page,
        &[
            "118件",
            "（ささえ市の2件が先、そのあと近いところから）",
            "href=\"/find?q=a&amp;area=99201\">ささえ市だけにする",
        ],
    );
    has(&page, &["/facilities/b", "<h2 class=\"outside\">ささえ市の外</h2>", "/facilities/c"]);
    assert_eq!(page.matches("class=\"outside\"").count(), 1);
}

#[test]
fn what_is_not_so_is_not_said() {
    // What fits better comes first wherever it is.
    let mixed = shown("q=a", &[false, true, false], meta(118, Some(1)));
    has(&mixed, &["（うちささえ市 1件）"]);
    let second_page = shown("q=a&cursor=x", &[true, false], meta(118, Some(40)));
    has(&second_page, &["（うちささえ市 40件）", "ささえ市の外"]);
    let all_home = shown("q=a", &[true], meta(1, Some(1)));
    for page in [&mixed, &all_home] {
        assert!(!page.contains("が先") && !page.contains("ささえ市の外"), "{page}");
    }
    assert!(!all_home.contains("ささえ市"), "{all_home}");
}

#[test]
fn nothing_at_home_is_said_unless_another_place_was_asked_for() {
    let said = "ささえ市には見つかりませんでした。近くの市町村から表示しています。";
    has(&shown("q=a", &[false], meta(3, Some(0))), &["3件", said, "/facilities/a"]);
    assert!(!shown("q=a&area=27210", &[false], meta(3, Some(0))).contains(said));
    assert!(!shown("near=34.8,135.6", &[false], meta(3, None)).contains(said));
}

#[test]
fn only_home_can_be_left_again() {
    let page = shown("q=a&area=99201", &[true], meta(1, Some(1)));
    has(&page, &["ささえ市の中だけをさがしています。", "href=\"/find?q=a\">まわりの市町村もさがす"]);
    assert!(!page.contains("はずす"), "{page}");
}

#[test]
fn orders_are_those_that_are_possible() {
    let page = shown("q=a", &[true], meta(1, Some(1)));
    has(&page, &["href=\"/find?q=a\" aria-current=\"true\"><span>合っている順", "sort=name\"><span>名前の順"]);
    assert!(!page.contains("近い順"), "{page}");
    let near = FacilitiesMeta { sort: Sort::Distance, ..meta(1, None) };
    let page = shown("q=a&near=1,2", &[true], near);
    has(
        &page,
        &["sort=relevance\"><span>合っている順", "href=\"/find?q=a&amp;near=1,2\" aria-current=\"true\"><span>近い順"],
    );
    let location = Some(Location { lat: 34.8, lng: 135.6 });
    let place = Place {
        id: "27207".to_owned(),
        kind: PlaceKind::Municipality,
        name: "大阪府高槻市".to_owned(),
        label: "高槻市".to_owned(),
        location,
        area_codes: vec!["27207".to_owned()],
        exact: true,
        instead_of_station: false,
        within: None,
        support_center: None,
    };
    let page = shown("q=a", &[false], FacilitiesMeta { place: Some(place), ..meta(1, Some(0)) });
    has(&page, &["href=\"/find?q=a&amp;near=34.800000,135.600000\"><span>近い順"]);
    has(&shown("", &[true], meta(1, Some(1))), &["aria-current=\"true\"><span>ささえ市から順に"]);
}

#[test]
fn the_way_to_other_care_stays_when_one_service_is_chosen() {
    let services = vec![Facet { code: "110".to_owned(), name: String::new(), count: 2 }];
    let counted =
        || FacilitiesMeta { facets: Some(Facets { services: services.clone(), ..Facets::default() }), ..meta(9, None) };
    let kinds = "介護サービスの種類からえらぶ";
    has(&shown("service=130", &[true], counted()), &[kinds]);
    let offered = shown("kind=care", &[true], counted());
    has(&offered, &["しぼりこむ", "service=110\">ホームヘルパー（訪問介護）（2）"]);
    assert!(!offered.contains(kinds), "{offered}");
}

#[test]
fn the_file_and_the_centre_stand_below() {
    let center = SupportCenter {
        name: "桜センター".to_owned(),
        address: String::new(),
        telephone: None,
        districts: None,
        location: None,
    };
    let page = shown("q=a&limit=4", &[true], FacilitiesMeta { support_center: Some(center), ..meta(20_000, None) });
    let file = "href=\"/api/v1/facilities?q=a&amp;home=99201&amp;format=csv\" download";
    has(&page, &["/facilities/a", "この場所の地域包括支援センター", "桜センター", file]);
    assert!(!shown("q=a", &[true], meta(20_001, None)).contains("format=csv"));
}
