//! What is being looked for: the query string of `/find`, its words and its neighbours.
//!
//! The page takes the query of `GET /api/v1/facilities` as it is. Here a query string is read to be
//! shown and changed; the API alone judges whether it is right.

mod asked;
mod conditions;
mod narrowing;

use api::facilities::{FacilityKind, Location};
use api::query::{QueryWriter, pairs, with_query};
use api::visits::{FUNCTIONS, HOME_CARE, SERVICES};

use crate::care_groups::whole_group;
use crate::lang::Lang;
use crate::positions::exact;
use crate::words::{Text, activities, find, function, home_care, kind, service};

pub use asked::{api_query, file_address, map_query, tile_query, with_visits};
pub use conditions::{Condition, Names};
pub use narrowing::KindChoice;

/// The list of results, the map, and the map on paper.
pub const FIND: &str = "/find";
pub const MAP: &str = "/map";
pub const MAP_ON_PAPER: &str = "/map/print";

/// Parameters that a page sets by itself, and `wide`, which older addresses of this page have.
const OWN: [&str; 3] = ["home", "facets", "wide"];

/// A search as a resident made it: the fields that are filled in, in their order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Search {
    /// In which its address leads on.
    lang: Lang,
    /// The page it is made on, `/find` or `/map`.
    page: &'static str,
    fields: Vec<(String, String)>,
}

impl Search {
    /// Reads the query string of the list of results.
    pub fn read(lang: Lang, raw: &str) -> Self {
        Self::on(FIND, lang, raw)
    }

    /// Reads the query string of a page that searches.
    pub fn on(page: &'static str, lang: Lang, raw: &str) -> Self {
        let fields = pairs(raw).unwrap_or_default().into_iter();
        let fields = fields.map(|(name, value)| (name, value.trim().to_owned()));
        let fields = fields.filter(|(name, value)| !value.is_empty() && !OWN.contains(&name.as_str()));
        Self { lang, page, fields: fields.collect() }
    }

    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// The address of this search.
    pub fn href(&self) -> String {
        let mut writer = QueryWriter::default();
        for (name, value) in &self.fields {
            writer.push(name, value);
        }
        with_query(&self.lang.address(self.page), &writer.finish())
    }

    /// The same search on another page.
    pub fn moved_to(&self, page: &'static str) -> Self {
        Self { page, ..self.clone() }
    }

    /// Where a form of this search leads.
    pub fn action(&self) -> String {
        self.lang.address(self.page)
    }

    /// The value of a field, empty when it is not filled in.
    pub fn get(&self, field: &str) -> &str {
        self.fields.iter().find(|(name, _)| name == field).map_or("", |(_, value)| value)
    }

    fn has(&self, field: &str) -> bool {
        !self.get(field).is_empty()
    }

    fn list(&self, field: &str) -> Vec<&str> {
        self.get(field).split(',').map(str::trim).filter(|item| !item.is_empty()).collect()
    }

    /// The same search with another value in a field; an empty one takes the field away. A changed
    /// search begins on its first page.
    pub fn with(&self, field: &str, value: &str) -> Self {
        let mut fields = self.fields.clone();
        fields.retain(|(name, _)| name != "cursor");
        match (fields.iter_mut().find(|(name, _)| name == field), value.is_empty()) {
            (Some((_, old)), false) => value.clone_into(old),
            (None, false) => fields.push((field.to_owned(), value.to_owned())),
            (_, true) => fields.retain(|(name, _)| name != field),
        }
        Self { lang: self.lang, page: self.page, fields }
    }

    /// The same search without these fields.
    pub fn without(&self, fields: &[&str]) -> Self {
        fields.iter().fold(self.clone(), |search, field| search.with(field, ""))
    }

    /// The fields, for a form.
    pub fn fields(&self) -> &[(String, String)] {
        &self.fields
    }

    /// Whether a place is given, so that there are distances.
    pub fn has_place(&self) -> bool {
        self.has("near") || self.has("visits")
    }

    /// Whether a place was typed that nobody knows: `to` is there, and no place was found for it.
    pub fn names_no_place(&self) -> bool {
        self.has("to") && !self.has("visits")
    }

    /// Whether something that comes to people's homes is looked for, so that it matters who comes where.
    pub fn is_about_visits(&self) -> bool {
        let any = |field: &str, codes: &[&str]| self.list(field).iter().any(|code| codes.contains(code));
        self.has("visits")
            || self.has("to")
            || any("service", &SERVICES)
            || any("function", &FUNCTIONS)
            || any("home_care", &HOME_CARE)
    }

    /// Whether another place than the municipality was asked for.
    pub fn leaves_home(&self) -> bool {
        ["area", "near", "bbox", "visits"].into_iter().any(|field| self.has(field))
    }

    /// Whether municipalities or a distance bound the search.
    pub fn leaves_home_by_area(&self) -> bool {
        self.has("area") || self.has("radius")
    }

    /// Whether only what is open at this moment is looked for.
    pub fn is_open_now(&self) -> bool {
        self.get("open_at") == "now"
    }

    /// The same search for what is open now, or for everything when it was for that.
    pub fn toggle_open_now(&self) -> Self {
        let everything = self.without(&["open_at", "hours"]);
        if self.is_open_now() { everything } else { everything.with("open_at", "now") }
    }

    /// Whether what is listed is that of which it is not known whether it is open.
    pub fn is_hours_unknown(&self) -> bool {
        self.get("hours") == "unknown"
    }

    /// The same search nearest to a place first.
    pub fn nearest_to(&self, place: Location) -> Self {
        self.without(&["sort"]).with("near", &exact(place))
    }

    /// The address of the same search nearest first, but for the position that must follow.
    pub fn near_prefix(&self) -> String {
        let href = self.without(&["near", "sort"]).href();
        let mark = if href.contains('?') { '&' } else { '?' };
        format!("{href}{mark}near=")
    }

    /// Whether care offices are looked for, so that the kinds of care are worth offering.
    pub fn is_care(&self) -> bool {
        self.has("service") || self.get("kind") == FacilityKind::Care.as_str()
    }

    /// Whether one service is looked for and no other, so that no other narrows the result.
    pub fn is_one_service(&self) -> bool {
        self.list("service").len() == 1
    }

    /// The search for these services only.
    pub fn with_services(&self, codes: &[&str]) -> Self {
        self.without(&["kind", "department"]).with("service", &codes.join(","))
    }

    /// What is looked for beside the words: `訪問看護`, `病院・診療所`. `None` for everything.
    pub fn subject(&self) -> Option<Text> {
        let services = self.list("service");
        match (whole_group(&services), services.as_slice()) {
            (Some(group), _) => Some((group.words)(self.lang)),
            (None, [code]) => Some(service(self.lang, code)),
            (None, [code, ..]) => Some(find::and_more(self.lang, service(self.lang, code))),
            (None, []) if self.has("kind") => Some(self.kind_words()),
            (None, []) => {
                let function = self.list("function").first().map(|code| function(self.lang, code));
                function.or_else(|| self.list("home_care").first().map(|code| home_care::item(self.lang, code)))
            }
        }
    }

    /// Whether every kind of 地域の活動・支え合い is looked for, and nothing else.
    fn is_whole_community(&self) -> bool {
        self.is_community() && FacilityKind::COMMUNITY.iter().all(|kind| self.list("kind").contains(&kind.as_str()))
    }

    fn kind_words(&self) -> Text {
        if self.is_whole_community() {
            return activities::community(self.lang);
        }
        let kinds = self.list("kind").into_iter().filter_map(FacilityKind::parse);
        let words = kinds.map(|of| match of {
            FacilityKind::Care => find::care_services(self.lang),
            of => kind(self.lang, of),
        });
        Text::join(self.lang, &words.collect::<Vec<_>>(), if self.lang == Lang::En { ", " } else { "・" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_comes_matters_where_somebody_comes() {
        let is = |raw: &str| Search::read(Lang::Ja, raw).is_about_visits();
        assert!(is("service=130") && is("function=dental_visits") && is("home_care=house_call") && is("visits=1,2"));
        assert!(!is("service=150") && !is("q=a") && !is("function=palliative_ward"));
        let search = |raw: &str| Search::read(Lang::Ja, raw);
        assert!(search("to=a").names_no_place() && !search("to=a&visits=1,2").names_no_place());
        assert!(search("visits=1,2").has_place());
    }

    #[test]
    fn an_address_survives_itself() {
        for raw in ["", "q=%E5%86%85%E7%A7%91", "kind=hospital,clinic&near=34.81,135.65&sort=name", "area=99201"] {
            let href = Search::read(Lang::Ja, raw).href();
            assert_eq!(href.strip_prefix("/find").map(|rest| rest.trim_start_matches('?')), Some(raw));
        }
        assert_eq!(Search::read(Lang::Ja, "q=+a+&kind=&near=").href(), "/find?q=a");
        assert_eq!(Search::read(Lang::Ja, "q=a&wide=1&home=99201&facets=true").href(), "/find?q=a");
    }

    #[test]
    fn an_address_stays_in_its_language() {
        assert_eq!(Search::read(Lang::En, "q=a").with("kind", "care").href(), "/en/find?q=a&kind=care");
        assert_eq!(Search::read(Lang::Easy, "").near_prefix(), "/easy/find?near=");
    }

    #[test]
    fn a_change_begins_on_the_first_page() {
        assert_eq!(Search::read(Lang::Ja, "q=a&cursor=abc").with("sort", "name").href(), "/find?q=a&sort=name");
        assert_eq!(Search::read(Lang::Ja, "q=a&cursor=abc").with("q", "b").href(), "/find?q=b");
        assert_eq!(Search::read(Lang::Ja, "cursor=abc").with("cursor", "def").href(), "/find?cursor=def");
    }

    #[test]
    fn a_position_completes_the_search_nearest_first() {
        for (raw, expected) in [
            ("", "/find?near="),
            ("q=a&near=1,2&sort=name", "/find?q=a&near="),
            ("q=a&wide=1&cursor=x", "/find?q=a&near="),
        ] {
            assert_eq!(Search::read(Lang::Ja, raw).near_prefix(), expected);
        }
        let place = Location { lat: 34.846, lng: 135.617_5 };
        let nearest = Search::read(Lang::Ja, "q=a&sort=name").nearest_to(place);
        assert_eq!(nearest.href(), "/find?q=a&near=34.846000,135.617500");
    }

    #[test]
    fn the_subject_is_what_a_person_would_say() {
        let subject = |raw: &str| Search::read(Lang::Ja, raw).subject().map(|words| words.plain());
        assert_eq!(subject(""), None);
        assert_eq!(subject("q=a"), None);
        assert_eq!(subject("service=130").as_deref(), Some("訪問看護"));
        assert_eq!(subject("service=130,110").as_deref(), Some("訪問看護など"));
        assert_eq!(subject("kind=hospital,clinic").as_deref(), Some("病院・診療所"));
        assert_eq!(subject("function=dental_visits").as_deref(), Some("歯科の訪問診療"));
        assert_eq!(subject("kind=care").as_deref(), Some("介護サービス"));
        assert_eq!(subject("service=170,410&kind=care").as_deref(), Some("福祉用具（借りる・買う）"));
    }
}
