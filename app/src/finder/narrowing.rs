//! What narrows a result: kinds, functions, answers on home care, departments, services and municipalities, each with its count.

use api::facilities::{Facet, Facets, FacilityKind};

use super::Search;
use crate::words::{Text, activities, department, function, home_care, kind, results, service};

/// A choice of kinds: none is "all", several are those of 地域の活動・支え合い.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KindChoice {
    pub kinds: &'static [FacilityKind],
    pub chosen: bool,
    /// How many it leaves, where that was counted.
    pub count: Option<i64>,
    pub search: Search,
}

/// Values of one condition.
pub struct Narrower {
    pub heading: Text,
    pub values: Vec<Narrowed>,
}

/// A value of a condition, how many results have it, and the search for those.
pub struct Narrowed {
    pub words: Text,
    pub count: i64,
    pub search: Search,
}

/// More are not read.
const SHOWN: usize = 16;

impl Search {
    /// All kinds, each with the search that choosing it makes. Where they have been counted the other
    /// conditions stay, for the counts hold with them; else conditions that would empty the list are dropped.
    pub fn kind_choices(&self, facets: Option<&Facets>) -> Vec<KindChoice> {
        let chosen = self.list("kind");
        let care_by_service = chosen.is_empty() && self.has("service");
        let all = KindChoice {
            kinds: &[],
            chosen: chosen.is_empty() && !care_by_service,
            count: None,
            search: self.without(&["kind", "service"]),
        };
        let institutions = FacilityKind::ALL.iter().filter(|kind| !kind.is_community()).map(std::slice::from_ref);
        let kinds = institutions.chain([&FacilityKind::COMMUNITY[..]]).map(|kinds| {
            let dropped: &[&str] = match kinds {
                _ if facets.is_some() => &[],
                [FacilityKind::Care] => &["department"],
                [FacilityKind::Hospital | FacilityKind::Clinic | FacilityKind::Dental] => &["service"],
                _ => &["department", "service"],
            };
            let codes: Vec<&str> = kinds.iter().map(|kind| kind.as_str()).collect();
            // Nothing is of two kinds of activities.
            let counted = |facets: &Facets| {
                facets.kinds.iter().filter(|facet| codes.contains(&facet.code.as_str())).map(|facet| facet.count).sum()
            };
            KindChoice {
                kinds,
                chosen: codes.iter().any(|code| chosen.contains(code))
                    || (care_by_service && kinds == [FacilityKind::Care]),
                count: facets.map(counted),
                search: self.without(dropped).with("kind", &codes.join(",")),
            }
        });
        std::iter::once(all).chain(kinds).collect()
    }

    /// Whether only 地域の活動・支え合い are looked for.
    pub fn is_community(&self) -> bool {
        let kinds = self.list("kind");
        !kinds.is_empty() && kinds.into_iter().all(is_community)
    }

    /// What of `facets` narrows the `total` results of this search.
    pub fn narrowers(&self, facets: &Facets, total: i64) -> Vec<Narrower> {
        let lang = self.lang();
        let published = |facet: &Facet| Text::published(lang, &facet.name);
        let in_words = |facet: &Facet| department(lang, &facet.code, &facet.name);
        let of_kind =
            |facet: &Facet| FacilityKind::parse(&facet.code).map_or_else(|| published(facet), |of| kind(lang, of));
        let activities: Vec<Facet> = match self.is_community() {
            true => facets.kinds.iter().filter(|facet| is_community(&facet.code)).cloned().collect(),
            false => Vec::new(),
        };
        let groups = [
            Narrower { heading: activities::by_kind(lang), values: self.values("kind", &activities, total, of_kind) },
            Narrower {
                heading: results::by_function(lang),
                values: self.values("function", &facets.functions, total, |facet| function(lang, &facet.code)),
            },
            Narrower {
                heading: results::by_home_care(lang),
                values: self.values("home_care", &facets.home_care, total, |facet| home_care::item(lang, &facet.code)),
            },
            Narrower {
                heading: results::by_department(lang),
                values: self.values("department", &facets.departments, total, in_words),
            },
            Narrower {
                heading: results::by_service(lang),
                values: self.values("service", &facets.services, total, |facet| service(lang, &facet.code)),
            },
            Narrower { heading: results::by_area(lang), values: self.values("area", &facets.areas, total, published) },
        ];
        groups.into_iter().filter(|group| !group.values.is_empty()).collect()
    }

    /// A list means "any of": beside one value that is chosen already another would widen the result, and
    /// of several only one of them narrows it.
    fn values(&self, field: &str, facets: &[Facet], total: i64, words: impl Fn(&Facet) -> Text) -> Vec<Narrowed> {
        let chosen = self.list(field);
        let narrows = |facet: &&Facet| {
            let is_among = chosen.is_empty() || chosen.iter().any(|code| facet.code.starts_with(code));
            is_among && chosen != [facet.code.as_str()] && (1..total).contains(&facet.count)
        };
        let narrowed =
            |facet: &Facet| Narrowed { words: words(facet), count: facet.count, search: self.with(field, &facet.code) };
        facets.iter().filter(narrows).take(SHOWN).map(narrowed).collect()
    }
}

fn is_community(kind: &str) -> bool {
    FacilityKind::parse(kind).is_some_and(FacilityKind::is_community)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;

    fn facet(code: &str, name: &str, count: i64) -> Facet {
        Facet { code: code.to_owned(), name: name.to_owned(), count }
    }

    fn kind(raw: &str, facets: Option<&Facets>, kind: Option<FacilityKind>) -> Option<(String, bool, Option<i64>)> {
        let choices = Search::read(Lang::Ja, raw).kind_choices(facets);
        choices.into_iter().find(|c| c.kinds == kind.as_slice()).map(|c| (c.search.href(), c.chosen, c.count))
    }

    #[test]
    fn choosing_a_kind_drops_what_would_empty_the_list() {
        let href = |raw: &str, of| kind(raw, None, of).map(|(href, ..)| href).unwrap_or_default();
        assert_eq!(href("service=130,110", Some(FacilityKind::Pharmacy)), "/find?kind=pharmacy");
        assert_eq!(href("service=130,110", None), "/find");
        assert_eq!(
            href("department=01001&kind=clinic", Some(FacilityKind::Hospital)),
            "/find?department=01001&kind=hospital"
        );
        assert_eq!(href("department=01001&kind=clinic", Some(FacilityKind::Care)), "/find?kind=care");
        let chosen = Search::read(Lang::Ja, "service=130,110").kind_choices(None);
        let chosen: Vec<_> = chosen.into_iter().filter(|c| c.chosen).map(|c| c.kinds).collect();
        assert_eq!(chosen, [[FacilityKind::Care]]);
    }

    #[test]
    fn a_counted_kind_leads_to_as_many_as_it_says() {
        let facets = Facets { kinds: vec![facet("hospital", "病院", 3)], ..Facets::default() };
        let of = |of| kind("department=01001&kind=clinic", Some(&facets), Some(of));
        let href = "/find?department=01001&kind=".to_owned();
        assert_eq!(of(FacilityKind::Hospital), Some((href.clone() + "hospital", false, Some(3))));
        assert_eq!(of(FacilityKind::Clinic), Some((href.clone() + "clinic", true, Some(0))));
        assert_eq!(of(FacilityKind::Care), Some((href + "care", false, Some(0))));
    }

    #[test]
    fn activities_are_one_choice_and_then_narrowed_to_one_kind() {
        let kinds = vec![facet("clinic", "", 9), facet("salon", "", 12), facet("transport", "", 6)];
        let facets = Facets { kinds, ..Facets::default() };
        let all = "salon,dementia_cafe,gathering,watch_over,transport,meal_delivery";
        let community = |raw: &str| {
            let choices = Search::read(Lang::Ja, raw).kind_choices(Some(&facets));
            choices.into_iter().find(|c| c.kinds.len() == 6).map(|c| (c.search.href(), c.chosen, c.count))
        };
        assert_eq!(community("q=a"), Some((format!("/find?q=a&kind={all}"), false, Some(18))));
        assert_eq!(community("kind=salon"), Some((format!("/find?kind={all}"), true, Some(18))));
        let narrowed = |raw: &str| {
            let groups = Search::read(Lang::Ja, raw).narrowers(&facets, 18);
            let values = groups.iter().flat_map(|group| &group.values);
            values.map(|value| (value.words.plain(), value.search.href())).collect::<Vec<_>>()
        };
        assert_eq!(
            narrowed(&format!("kind={all}")),
            [
                ("ふれあいサロン".to_owned(), "/find?kind=salon".to_owned()),
                ("移動支援".to_owned(), "/find?kind=transport".to_owned())
            ]
        );
        assert_eq!(narrowed("kind=salon"), []);
        assert_eq!(narrowed("q=a"), []);
    }

    #[test]
    fn only_what_narrows_is_offered() {
        let facets = Facets {
            departments: vec![facet("01001", "内科", 118), facet("03001", "小児科", 34), facet("02001", "外科", 0)],
            services: vec![facet("130", "訪問看護", 5), facet("110", "訪問介護", 4)],
            areas: vec![facet("27210", "枚方市", 60), facet("26100", "京都市", 9)],
            ..Facets::default()
        };
        let offered = |raw: &str| {
            let groups = Search::read(Lang::Ja, raw).narrowers(&facets, 118);
            let values = groups.iter().flat_map(|group| &group.values);
            values.map(|value| (value.words.plain(), value.count, value.search.href())).collect::<Vec<_>>()
        };
        let row = |words: &str, count: i64, href: &str| (words.to_owned(), count, href.to_owned());
        assert_eq!(
            offered("q=a"),
            [
                row("小児科", 34, "/find?q=a&department=03001"),
                row("訪問看護", 5, "/find?q=a&service=130"),
                row("ホームヘルパー（訪問介護）", 4, "/find?q=a&service=110"),
                row("枚方市", 60, "/find?q=a&area=27210"),
                row("京都市", 9, "/find?q=a&area=26100"),
            ]
        );
        assert_eq!(
            offered("department=03001&service=110,140&area=27"),
            [
                row("ホームヘルパー（訪問介護）", 4, "/find?department=03001&service=110&area=27"),
                row("枚方市", 60, "/find?department=03001&service=110,140&area=27210"),
            ]
        );
    }
}
