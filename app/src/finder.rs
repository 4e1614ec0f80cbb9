//! What is being looked for: the query string of `/find`, its words and its neighbours.
//!
//! The page takes the query of `GET /api/v1/facilities` as it is, and one parameter of its own:
//! `wide=1` looks outside the municipality too.

use api::error::ErrorItem;
use api::facilities::{FacilityKind, FacilityQuery, NamedCode};
use api::municipality::Municipality;
use api::query::pairs;
use api::services;

use crate::care_groups::whole_group;
use crate::distances::length;

/// A search as a resident made it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Search {
    pub query: FacilityQuery,
    /// Outside the municipality too.
    pub wide: bool,
}

/// One condition of a search, in words, and the search without it.
#[derive(Clone, Debug, PartialEq)]
pub struct Condition {
    pub words: String,
    pub without: Search,
    /// Shown elsewhere on the page: the words in the box, the kinds as chips.
    pub shown_elsewhere: bool,
}

/// A choice of kind: `None` is "all".
#[derive(Clone, Debug, PartialEq)]
pub struct KindChoice {
    pub kind: Option<FacilityKind>,
    pub chosen: bool,
    pub search: Search,
}

impl Search {
    /// Reads the query string of the page. Every fault is listed.
    pub fn parse(raw: &str) -> Result<Self, Vec<ErrorItem>> {
        let (own, rest): (Vec<_>, Vec<_>) =
            raw.split('&').partition(|part| part.split('=').next().is_some_and(|name| name == "wide"));
        let query = FacilityQuery::parse(&rest.join("&"));
        match own.as_slice() {
            [] | ["wide" | "wide="] => query.map(|query| Self { query, wide: false }),
            ["wide=1"] => query.map(|query| Self { query, wide: true }),
            _ => {
                let mut errors = query.err().unwrap_or_default();
                errors.push(ErrorItem::field("invalid_value", "wide", "give wide=1 once or leave it out"));
                Err(errors)
            }
        }
    }

    /// The address of this search.
    pub fn href(&self) -> String {
        let query = self.query.to_query_string();
        match (query.is_empty(), self.wide) {
            (true, false) => "/find".to_owned(),
            (true, true) => "/find?wide=1".to_owned(),
            (false, false) => format!("/find?{query}"),
            (false, true) => format!("/find?{query}&wide=1"),
        }
    }

    /// The parameters of this search, for the fields of a form.
    pub fn fields(&self) -> Vec<(String, String)> {
        let mut fields = pairs(&self.query.to_query_string()).unwrap_or_default();
        if self.wide {
            fields.push(("wide".to_owned(), "1".to_owned()));
        }
        fields
    }

    /// The words that were typed, also when the rest of the query string could not be understood.
    pub fn typed(raw: &str) -> String {
        let fields = pairs(raw).unwrap_or_default();
        fields.into_iter().find(|(name, _)| name == "q").map(|(_, words)| words).unwrap_or_default()
    }

    /// Whether only the municipality is searched. Whoever names a place is not held inside it.
    pub fn is_local(&self, municipality: &Municipality) -> bool {
        !self.wide
            && !municipality.area_codes.is_empty()
            && self.query.area.is_empty()
            && self.query.near.is_none()
            && self.query.bbox.is_none()
    }

    /// What is asked of the API.
    pub fn to_api(&self, municipality: &Municipality) -> FacilityQuery {
        let mut query = self.query.clone();
        if self.is_local(municipality) {
            query.area.clone_from(&municipality.area_codes);
        }
        query
    }

    /// The same search, changed; a changed search begins on its first page.
    pub fn with(&self, change: impl FnOnce(&mut Self)) -> Self {
        let mut search = self.clone();
        search.query.cursor = None;
        change(&mut search);
        search
    }

    /// The address of the same search nearest first, but for the position that must follow.
    pub fn near_prefix(&self) -> String {
        let href = self
            .with(|search| {
                search.query.near = None;
                search.query.sort = None;
            })
            .href();
        let mark = if href.contains('?') { '&' } else { '?' };
        format!("{href}{mark}near=")
    }

    /// All kinds, each with the search that choosing it makes. Conditions that would empty the
    /// list beside the new kind are dropped.
    pub fn kind_choices(&self) -> Vec<KindChoice> {
        let care_by_service = self.query.kind.is_empty() && !self.query.service.is_empty();
        let all = KindChoice {
            kind: None,
            chosen: self.query.kind.is_empty() && !care_by_service,
            search: self.with(|search| {
                search.query.kind.clear();
                search.query.service.clear();
            }),
        };
        let kinds = FacilityKind::ALL.into_iter().map(|kind| KindChoice {
            kind: Some(kind),
            chosen: self.query.kind.contains(&kind) || (care_by_service && kind == FacilityKind::Care),
            search: self.with(|search| {
                search.query.kind = vec![kind];
                if kind != FacilityKind::Care {
                    search.query.service.clear();
                }
                if matches!(kind, FacilityKind::Pharmacy | FacilityKind::Care | FacilityKind::Maternity) {
                    search.query.department.clear();
                }
            }),
        });
        std::iter::once(all).chain(kinds).collect()
    }

    /// Whether care offices are looked for, so that the kinds of care are worth offering.
    pub fn is_care(&self) -> bool {
        !self.query.service.is_empty() || self.query.kind == [FacilityKind::Care]
    }

    /// The search for these services only.
    pub fn with_services(&self, codes: &[&str]) -> Self {
        self.with(|search| {
            search.query.kind.clear();
            search.query.department.clear();
            search.query.service = codes.iter().map(|&code| code.to_owned()).collect();
        })
    }

    /// Every condition with the search that does without it. `departments` gives the codes their names.
    pub fn conditions(&self, departments: &[NamedCode]) -> Vec<Condition> {
        let query = &self.query;
        let mut list = Vec::new();
        let mut push = |words: String, shown_elsewhere: bool, without: Self| {
            list.push(Condition { words, without, shown_elsewhere });
        };
        if !query.q.is_empty() {
            push(format!("「{}」", query.q), true, self.with(|s| s.query.q.clear()));
        }
        if !query.kind.is_empty() {
            push(kind_words(&query.kind), true, self.with(|s| s.query.kind.clear()));
        }
        for code in &query.department {
            let words = departments.iter().find(|department| &department.code == code);
            let words = words.map_or_else(|| format!("診療科目 {code}"), |department| department.name.clone());
            push(words, false, self.with(|s| s.query.department.retain(|other| other != code)));
        }
        if let Some(group) = whole_group(&query.service) {
            push(group.words.to_owned(), false, self.with(|s| s.query.service.clear()));
        } else {
            for code in &query.service {
                push(service_words(code), false, self.with(|s| s.query.service.retain(|other| other != code)));
            }
        }
        if !query.area.is_empty() {
            push("市区町村をしぼっている".to_owned(), false, self.with(|s| s.query.area.clear()));
        }
        if query.near.is_some() {
            let words = query.radius.map_or_else(
                || "選んだ場所からの距離".to_owned(),
                |radius| format!("選んだ場所から{}まで", length(radius)),
            );
            push(
                words,
                false,
                self.with(|s| {
                    s.query.near = None;
                    s.query.radius = None;
                    s.query.sort = None;
                }),
            );
        }
        if query.bbox.is_some() {
            push("地図の範囲の中".to_owned(), false, self.with(|s| s.query.bbox = None));
        }
        list
    }

    /// What is looked for, in words: `「内科」`, `訪問看護`, `病院・診療所`. `None` for everything.
    pub fn subject(&self) -> Option<String> {
        let query = &self.query;
        let kinds = (!query.kind.is_empty()).then(|| kind_words(&query.kind));
        let services = match query.service.as_slice() {
            [] => None,
            codes => Some(match (whole_group(codes), codes) {
                (Some(group), _) => group.words.to_owned(),
                (None, [code]) => service_words(code),
                (None, [code, ..]) => format!("{}など", service_words(code)),
                (None, []) => return None,
            }),
        };
        let what = services.or(kinds);
        match (query.q.is_empty(), what) {
            (true, what) => what,
            (false, None) => Some(format!("「{}」", query.q)),
            (false, Some(what)) => Some(format!("「{}」 {what}", query.q)),
        }
    }
}

fn kind_words(kinds: &[FacilityKind]) -> String {
    kinds.iter().map(|kind| kind.ja()).collect::<Vec<_>>().join("・")
}

/// The everyday word for a service code.
pub fn service_words(code: &str) -> String {
    services::by_code(code).map_or_else(|| code.to_owned(), |service| service.plain.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn search(raw: &str) -> Search {
        Search::parse(raw).expect("fine")
    }

    fn sasae() -> Municipality {
        Municipality { area_codes: vec!["99201".to_owned()], ..Municipality::default() }
    }

    #[test]
    fn an_address_survives_itself() {
        for raw in ["", "q=%E5%86%85%E7%A7%91", "kind=hospital,clinic&near=34.81,135.65&sort=name&wide=1", "wide=1"] {
            let href = search(raw).href();
            assert_eq!(href.strip_prefix("/find").map(|rest| rest.trim_start_matches('?')), Some(raw));
        }
    }

    #[test]
    fn the_word_of_the_page_is_checked_too() {
        assert!(search("wide=1").wide);
        assert!(!search("wide=&q=").wide);
        for raw in ["wide=2", "wide=1&wide=1", "wide=yes&q=a"] {
            let errors = Search::parse(raw).expect_err("refused");
            assert_eq!(errors.last().and_then(|e| e.field.as_deref()), Some("wide"), "{raw}");
        }
        assert_eq!(Search::parse("wide=2&limit=0").expect_err("refused").len(), 2);
        assert_eq!(Search::parse("wider=1").expect_err("refused").len(), 1);
    }

    #[test]
    fn the_municipality_holds_unless_a_place_is_named() {
        assert_eq!(search("q=a").to_api(&sasae()).area, ["99201"]);
        for raw in ["wide=1", "near=34.8,135.6", "bbox=1,2,3,4"] {
            assert!(search(raw).to_api(&sasae()).area.is_empty(), "{raw}");
        }
        assert_eq!(search("area=27210").to_api(&sasae()).area, ["27210"]);
        assert!(!search("q=a").is_local(&Municipality::default()));
    }

    #[test]
    fn a_change_begins_on_the_first_page() {
        let changed = search("q=a&cursor=abc").with(|s| s.wide = true);
        assert_eq!(changed.href(), "/find?q=a&wide=1");
    }

    #[test]
    fn a_position_completes_the_search_nearest_first() {
        for (raw, expected) in [
            ("", "/find?near="),
            ("q=a&near=1,2&sort=name", "/find?q=a&near="),
            ("q=a&wide=1&cursor=x", "/find?q=a&wide=1&near="),
        ] {
            let prefix = search(raw).near_prefix();
            assert_eq!(prefix, expected);
            assert!(search(&format!("{}34.812,135.654", &prefix[6..])).query.near.is_some());
        }
    }

    #[test]
    fn choosing_a_kind_drops_what_would_empty_the_list() {
        let care = search("service=130,110");
        let chosen: Vec<_> = care.kind_choices().into_iter().filter(|c| c.chosen).map(|c| c.kind).collect();
        assert_eq!(chosen, [Some(FacilityKind::Care)]);
        let href = |search: &Search, kind| {
            search.kind_choices().into_iter().find(|c| c.kind == kind).map(|c| c.search.href()).unwrap_or_default()
        };
        assert_eq!(href(&care, Some(FacilityKind::Pharmacy)), "/find?kind=pharmacy");
        assert_eq!(href(&care, None), "/find");
        let department = search("department=01001&kind=clinic");
        assert_eq!(href(&department, Some(FacilityKind::Hospital)), "/find?kind=hospital&department=01001");
        assert_eq!(href(&department, Some(FacilityKind::Care)), "/find?kind=care");
    }

    #[test]
    fn conditions_are_words_that_can_be_taken_away() {
        let words = |raw: &str| {
            search(raw).conditions(&[]).into_iter().map(|c| (c.words, c.without.href())).collect::<Vec<_>>()
        };
        assert_eq!(
            words("service=130,110"),
            [
                ("訪問看護".to_owned(), "/find?service=110".to_owned()),
                ("ホームヘルパー（訪問介護）".to_owned(), "/find?service=130".to_owned()),
            ]
        );
        assert_eq!(words("service=170,410"), [("福祉用具（借りる・買う）".to_owned(), "/find".to_owned())]);
        assert_eq!(
            words("near=34.8,135.6&radius=500&sort=distance&q=a"),
            [
                ("「a」".to_owned(), "/find?near=34.8,135.6&radius=500&sort=distance".to_owned()),
                ("選んだ場所から500mまで".to_owned(), "/find?q=a".to_owned()),
            ]
        );
        let named = search("department=01001").conditions(&[NamedCode { code: "01001".into(), name: "内科".into() }]);
        assert_eq!(named[0].words, "内科");
    }

    #[test]
    fn the_subject_is_what_a_person_would_say() {
        assert_eq!(search("").subject(), None);
        assert_eq!(search("q=%E5%86%85%E7%A7%91").subject().as_deref(), Some("「内科」"));
        assert_eq!(search("service=130").subject().as_deref(), Some("訪問看護"));
        assert_eq!(search("kind=hospital,clinic").subject().as_deref(), Some("病院・診療所"));
        assert_eq!(search("q=a&kind=pharmacy").subject().as_deref(), Some("「a」 薬局"));
    }
}
