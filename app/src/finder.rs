//! What is being looked for: the query string of `/find`, its words and its neighbours.
//!
//! The page takes the query of `GET /api/v1/facilities` as it is, and one parameter of its own:
//! `wide=1` looks outside the municipality too. Here a query string is read to be shown and changed;
//! the API alone judges whether it is right.

use api::facilities::{FacilityKind, NamedCode};
use api::municipality::Municipality;
use api::query::{QueryWriter, pairs};

use crate::care_groups::whole_group;
use crate::distances::length;
use crate::lang::Lang;
use crate::words::{Text, department, find, kind, service};

/// A search as a resident made it: the fields that are filled in, in their order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Search {
    /// In which its address leads on.
    lang: Lang,
    fields: Vec<(String, String)>,
}

/// One condition of a search, in words, and the search without it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    pub words: Text,
    pub without: Search,
    /// Shown elsewhere on the page: the words in the box, the kinds as chips.
    pub shown_elsewhere: bool,
}

/// A choice of kind: `None` is "all".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KindChoice {
    pub kind: Option<FacilityKind>,
    pub chosen: bool,
    pub search: Search,
}

impl Search {
    /// Reads a query string.
    pub fn read(lang: Lang, raw: &str) -> Self {
        let fields = pairs(raw).unwrap_or_default().into_iter();
        let fields = fields.map(|(name, value)| (name, value.trim().to_owned())).filter(|(_, value)| !value.is_empty());
        Self { lang, fields: fields.collect() }
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
        let find = self.lang.address("/find");
        match writer.finish() {
            query if query.is_empty() => find,
            query => format!("{find}?{query}"),
        }
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
        Self { lang: self.lang, fields }
    }

    /// The same search without these fields.
    pub fn without(&self, fields: &[&str]) -> Self {
        fields.iter().fold(self.clone(), |search, field| search.with(field, ""))
    }

    /// The fields, for a form.
    pub fn fields(&self) -> &[(String, String)] {
        &self.fields
    }

    /// Outside the municipality too.
    pub fn is_wide(&self) -> bool {
        self.get("wide") == "1"
    }

    /// Whether a place is given, so that there are distances.
    pub fn has_place(&self) -> bool {
        self.has("near")
    }

    /// Whether only the municipality is searched. Whoever names a place is not held inside it.
    pub fn is_local(&self, municipality: &Municipality) -> bool {
        !self.is_wide()
            && !municipality.area_codes.is_empty()
            && !self.has("area")
            && !self.has("near")
            && !self.has("bbox")
    }

    /// The address of the same search nearest first, but for the position that must follow.
    pub fn near_prefix(&self) -> String {
        let href = self.without(&["near", "sort"]).href();
        let mark = if href.contains('?') { '&' } else { '?' };
        format!("{href}{mark}near=")
    }

    /// All kinds, each with the search that choosing it makes. Conditions that would empty the
    /// list beside the new kind are dropped.
    pub fn kind_choices(&self) -> Vec<KindChoice> {
        let chosen = self.list("kind");
        let care_by_service = chosen.is_empty() && self.has("service");
        let all = KindChoice {
            kind: None,
            chosen: chosen.is_empty() && !care_by_service,
            search: self.without(&["kind", "service"]),
        };
        let kinds = FacilityKind::ALL.into_iter().map(|kind| {
            let dropped: &[&str] = match kind {
                FacilityKind::Care => &["department"],
                FacilityKind::Pharmacy | FacilityKind::Maternity => &["department", "service"],
                FacilityKind::Hospital | FacilityKind::Clinic | FacilityKind::Dental => &["service"],
            };
            KindChoice {
                kind: Some(kind),
                chosen: chosen.contains(&kind.as_str()) || (care_by_service && kind == FacilityKind::Care),
                search: self.without(dropped).with("kind", kind.as_str()),
            }
        });
        std::iter::once(all).chain(kinds).collect()
    }

    /// Whether care offices are looked for, so that the kinds of care are worth offering.
    pub fn is_care(&self) -> bool {
        self.has("service") || self.get("kind") == FacilityKind::Care.as_str()
    }

    /// The search for these services only.
    pub fn with_services(&self, codes: &[&str]) -> Self {
        self.without(&["kind", "department"]).with("service", &codes.join(","))
    }

    /// Every condition with the search that does without it. `departments` gives the codes their names.
    pub fn conditions(&self, departments: &[NamedCode]) -> Vec<Condition> {
        let lang = self.lang;
        let mut list = Vec::new();
        let mut push = |words: Text, without: Self, shown_elsewhere: bool| {
            list.push(Condition { words, without, shown_elsewhere });
        };
        if self.has("q") {
            push(find::words_condition(lang, self.get("q")), self.with("q", ""), true);
        }
        if self.has("kind") {
            push(self.kind_words(), self.with("kind", ""), true);
        }
        for code in self.list("department") {
            let named = departments.iter().find(|department| department.code == code);
            let words = named
                .map_or_else(|| find::department_code(lang, code), |named| department(lang, &named.code, &named.name));
            push(words, self.without_item("department", code), false);
        }
        let services = self.list("service");
        if let Some(group) = whole_group(&services) {
            push((group.words)(lang), self.with("service", ""), false);
        } else {
            for code in services {
                push(service(lang, code), self.without_item("service", code), false);
            }
        }
        if self.has("area") {
            push(find::areas(lang), self.with("area", ""), false);
        }
        if self.has_place() {
            let words = match self.get("radius").parse() {
                Ok(radius) => find::around(lang, length(radius)),
                Err(_) => find::from_place(lang),
            };
            push(words, self.without(&["near", "radius", "sort"]), false);
        }
        if self.has("bbox") {
            push(find::bbox(lang), self.with("bbox", ""), false);
        }
        list
    }

    /// What is looked for beside the words: `訪問看護`, `病院・診療所`. `None` for everything.
    pub fn subject(&self) -> Option<Text> {
        let services = self.list("service");
        match (whole_group(&services), services.as_slice()) {
            (Some(group), _) => Some((group.words)(self.lang)),
            (None, [code]) => Some(service(self.lang, code)),
            (None, [code, ..]) => Some(find::and_more(self.lang, service(self.lang, code))),
            (None, []) => self.has("kind").then(|| self.kind_words()),
        }
    }

    fn without_item(&self, field: &str, item: &str) -> Self {
        let rest: Vec<_> = self.list(field).into_iter().filter(|&other| other != item).collect();
        self.with(field, &rest.join(","))
    }

    fn kind_words(&self) -> Text {
        let kinds = self.list("kind").into_iter().filter_map(FacilityKind::parse);
        let words = kinds.map(|of| match of {
            FacilityKind::Care => find::care_services(self.lang),
            of => kind(self.lang, of),
        });
        Text::join(self.lang, &words.collect::<Vec<_>>(), if self.lang == Lang::En { ", " } else { "・" })
    }
}

/// The query string for the API: that of the page without the page's own parameter, inside the
/// municipality unless the search leaves it.
pub fn api_query(raw: &str, municipality: &Municipality) -> String {
    let own = |part: &&str| part.split('=').next() == Some("wide");
    let mut parts: Vec<_> = raw.split('&').filter(|part| !part.is_empty() && !own(part)).collect();
    let area = format!("area={}", municipality.area_codes.join(","));
    if Search::read(Lang::Ja, raw).is_local(municipality) {
        // A form may send the field empty.
        parts.retain(|part| *part != "area=");
        parts.push(&area);
    }
    parts.join("&")
}

/// What lies outside the municipality: `市外`, `町外`, or other municipalities where the name is of
/// another kind.
pub fn outside_words(lang: Lang, name: &str) -> Text {
    match name.chars().next_back() {
        Some('市') => find::outside_city(lang),
        Some('区') => find::outside_ward(lang),
        Some('町') => find::outside_town(lang),
        Some('村') => find::outside_village(lang),
        _ => find::outside(lang),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sasae() -> Municipality {
        Municipality { area_codes: vec!["99201".to_owned()], ..Municipality::default() }
    }

    #[test]
    fn an_address_survives_itself() {
        for raw in ["", "q=%E5%86%85%E7%A7%91", "kind=hospital,clinic&near=34.81,135.65&sort=name&wide=1", "wide=1"] {
            let href = Search::read(Lang::Ja, raw).href();
            assert_eq!(href.strip_prefix("/find").map(|rest| rest.trim_start_matches('?')), Some(raw));
        }
        assert_eq!(Search::read(Lang::Ja, "q=+a+&kind=&near=").href(), "/find?q=a");
    }

    #[test]
    fn an_address_stays_in_its_language() {
        assert_eq!(Search::read(Lang::En, "q=a").with("wide", "1").href(), "/en/find?q=a&wide=1");
        assert_eq!(Search::read(Lang::Easy, "").near_prefix(), "/easy/find?near=");
    }

    #[test]
    fn the_municipality_holds_unless_a_place_is_named() {
        assert_eq!(api_query("q=a", &sasae()), "q=a&area=99201");
        assert_eq!(api_query("q=a&area=", &sasae()), "q=a&area=99201");
        assert_eq!(api_query("", &sasae()), "area=99201");
        assert_eq!(api_query("wide=1&q=a", &sasae()), "q=a");
        assert_eq!(api_query("near=34.8,135.6", &sasae()), "near=34.8,135.6");
        assert_eq!(api_query("area=27210", &sasae()), "area=27210");
        assert_eq!(api_query("q=a&wide=", &Municipality::default()), "q=a");
        assert_eq!(api_query("wider=1&q=%ff", &Municipality::default()), "wider=1&q=%ff");
    }

    #[test]
    fn outside_of_a_town_is_not_outside_of_a_city() {
        assert_eq!(outside_words(Lang::Ja, "ささえ市").plain(), "市外");
        assert_eq!(outside_words(Lang::Ja, "みどり町").plain(), "町外");
        assert_eq!(outside_words(Lang::Ja, "").plain(), "ほかの市町村");
    }

    #[test]
    fn a_change_begins_on_the_first_page() {
        assert_eq!(Search::read(Lang::Ja, "q=a&cursor=abc").with("wide", "1").href(), "/find?q=a&wide=1");
        assert_eq!(Search::read(Lang::Ja, "q=a&cursor=abc").with("q", "b").href(), "/find?q=b");
        assert_eq!(Search::read(Lang::Ja, "cursor=abc").with("cursor", "def").href(), "/find?cursor=def");
    }

    #[test]
    fn a_position_completes_the_search_nearest_first() {
        for (raw, expected) in [
            ("", "/find?near="),
            ("q=a&near=1,2&sort=name", "/find?q=a&near="),
            ("q=a&wide=1&cursor=x", "/find?q=a&wide=1&near="),
        ] {
            assert_eq!(Search::read(Lang::Ja, raw).near_prefix(), expected);
        }
    }

    #[test]
    fn choosing_a_kind_drops_what_would_empty_the_list() {
        let care = Search::read(Lang::Ja, "service=130,110");
        let chosen: Vec<_> = care.kind_choices().into_iter().filter(|c| c.chosen).map(|c| c.kind).collect();
        assert_eq!(chosen, [Some(FacilityKind::Care)]);
        let href = |search: &Search, kind| {
            search.kind_choices().into_iter().find(|c| c.kind == kind).map(|c| c.search.href()).unwrap_or_default()
        };
        assert_eq!(href(&care, Some(FacilityKind::Pharmacy)), "/find?kind=pharmacy");
        assert_eq!(href(&care, None), "/find");
        let department = Search::read(Lang::Ja, "department=01001&kind=clinic");
        assert_eq!(href(&department, Some(FacilityKind::Hospital)), "/find?department=01001&kind=hospital");
        assert_eq!(href(&department, Some(FacilityKind::Care)), "/find?kind=care");
    }

    #[test]
    fn conditions_are_words_that_can_be_taken_away() {
        let words = |raw: &str| {
            let conditions = Search::read(Lang::Ja, raw).conditions(&[]);
            conditions.into_iter().map(|c| (c.words.plain(), c.without.href())).collect::<Vec<_>>()
        };
        let pair = |words: &str, href: &str| (words.to_owned(), href.to_owned());
        assert_eq!(
            words("service=130,110"),
            [pair("訪問看護", "/find?service=110"), pair("ホームヘルパー（訪問介護）", "/find?service=130")]
        );
        assert_eq!(words("service=170,410"), [pair("福祉用具（借りる・買う）", "/find")]);
        assert_eq!(
            words("near=34.8,135.6&radius=500&sort=distance&q=a"),
            [
                pair("「a」", "/find?near=34.8,135.6&radius=500&sort=distance"),
                pair("選んだ場所から500mまで", "/find?q=a"),
            ]
        );
        let names = [NamedCode { code: "01001".to_owned(), name: "内科".to_owned() }];
        assert_eq!(Search::read(Lang::Ja, "department=01001").conditions(&names)[0].words.plain(), "内科");
    }

    #[test]
    fn the_subject_is_what_a_person_would_say() {
        let subject = |raw: &str| Search::read(Lang::Ja, raw).subject().map(|words| words.plain());
        assert_eq!(subject(""), None);
        assert_eq!(subject("q=a"), None);
        assert_eq!(subject("service=130").as_deref(), Some("訪問看護"));
        assert_eq!(subject("service=130,110").as_deref(), Some("訪問看護など"));
        assert_eq!(subject("kind=hospital,clinic").as_deref(), Some("病院・診療所"));
        assert_eq!(subject("kind=care").as_deref(), Some("介護サービス"));
        assert_eq!(subject("service=170,410&kind=care").as_deref(), Some("福祉用具（借りる・買う）"));
    }
}
