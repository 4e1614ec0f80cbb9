//! The conditions of a search in words, and the searches with one condition less.

use api::facilities::{FacilitiesResponse, FacilityKind, LessStrict, NamedCode};
use api::municipality::Municipality;

use super::Search;
use crate::care_groups::whole_group;
use crate::distances::length;
use crate::hours::moment_words;
use crate::lang::Lang;
use crate::words::{Text, department, find, function, home_care, results, service, visits};

/// One condition of a search, in words, and the search without it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    field: &'static str,
    pub words: Text,
    pub without: Search,
    /// Shown elsewhere on the page: the words in the box, the kinds as chips.
    pub shown_elsewhere: bool,
}

/// What codes are called, as far as an answer tells.
#[derive(Clone, Debug, Default)]
pub struct Names {
    departments: Vec<NamedCode>,
    areas: Vec<NamedCode>,
    /// The municipality that runs this site.
    home: Option<(Vec<String>, String)>,
}

impl Names {
    pub fn of(answer: &FacilitiesResponse, municipality: &Municipality) -> Self {
        let named = |facets: &[api::facilities::Facet]| -> Vec<NamedCode> {
            facets.iter().map(|facet| NamedCode { code: facet.code.clone(), name: facet.name.clone() }).collect()
        };
        let facets = answer.meta.facets.as_ref();
        let mut departments = facets.map(|facets| named(&facets.departments)).unwrap_or_default();
        departments.extend(answer.facilities.iter().flat_map(|facility| facility.departments.iter().cloned()));
        let areas = facets.map(|facets| named(&facets.areas)).unwrap_or_default();
        let home = (!municipality.area_codes.is_empty() && !municipality.name.is_empty())
            .then(|| (municipality.area_codes.clone(), municipality.name.clone()));
        Self { departments, areas, home }
    }
}

impl Search {
    /// Whether only the municipality is searched, because somebody chose so.
    pub fn is_home_only(&self, municipality: &Municipality) -> bool {
        self.has("area") && self.list("area") == municipality.area_codes
    }

    /// Every condition with the search that does without it.
    pub fn conditions(&self, names: &Names) -> Vec<Condition> {
        let lang = self.lang();
        let mut list = Vec::new();
        let mut push = |field: &'static str, words: Text, without: Self, shown_elsewhere: bool| {
            list.push(Condition { field, words, without, shown_elsewhere });
        };
        if self.has("q") {
            push("q", find::words_condition(lang, self.get("q")), self.with("q", ""), true);
        }
        if self.has("kind") {
            // Of activities the chip means them all: which of them is chosen is told here.
            let narrowed = self.is_community() && !self.is_whole_community();
            let all = FacilityKind::COMMUNITY.map(FacilityKind::as_str).join(",");
            push("kind", self.kind_words(), self.with("kind", if narrowed { &all } else { "" }), !narrowed);
        }
        for code in self.list("department") {
            let named = names.departments.iter().find(|department| department.code == code);
            let words = named
                .map_or_else(|| find::department_code(lang, code), |named| department(lang, &named.code, &named.name));
            push("department", words, self.without_item("department", code), false);
        }
        let services = self.list("service");
        if let Some(group) = whole_group(&services) {
            push("service", (group.words)(lang), self.with("service", ""), false);
        } else {
            for code in services {
                push("service", service(lang, code), self.without_item("service", code), false);
            }
        }
        for code in self.list("function") {
            push("function", function(lang, code), self.without_item("function", code), false);
        }
        for code in self.list("home_care") {
            let words = home_care::at_home(lang, home_care::item(lang, code));
            push("home_care", words, self.without_item("home_care", code), false);
        }
        if self.has("area") {
            let (words, is_home) = self.area_words(names);
            push("area", words, self.with("area", ""), is_home);
        }
        if self.has("visits") {
            let words = match self.get("to") {
                "" => visits::comes_there(lang),
                words => visits::comes_to(lang, words),
            };
            push("visits", words, self.without(self.fields_of_visits()), false);
        }
        if self.has("near") {
            let words = match self.get("radius").parse() {
                Ok(radius) => find::around(lang, length(radius)),
                Err(_) => find::from_place(lang),
            };
            push("near", words, self.without(&["near", "radius", "sort"]), false);
        }
        if self.has("open_at") {
            let words = match self.is_open_now() {
                true => results::open_now(lang),
                false => results::open_at(lang, moment_words(lang, self.get("open_at"))),
            };
            push("open_at", words, self.without(&["open_at", "hours"]), self.is_open_now());
        }
        if self.is_hours_unknown() {
            push("hours", results::hours_unknown(lang), self.with("hours", ""), true);
        }
        if self.has("bbox") {
            push("bbox", find::bbox(lang), self.with("bbox", ""), false);
        }
        list
    }

    /// What goes with the place that is to be visited: without another place nothing is near.
    fn fields_of_visits(&self) -> &'static [&'static str] {
        if self.has("near") { &["visits", "to"] } else { &["visits", "to", "radius", "sort"] }
    }

    /// The municipalities that are searched, and whether they are just our own.
    fn area_words(&self, names: &Names) -> (Text, bool) {
        let lang = self.lang();
        let codes = self.list("area");
        if let Some((_, name)) = names.home.as_ref().filter(|(home, _)| codes == *home) {
            return (results::only(lang, name), true);
        }
        let name = |code: &&str| names.areas.iter().find(|area| area.code == **code);
        let found: Vec<_> = codes.iter().filter_map(name).map(|area| Text::published(lang, &area.name)).collect();
        if found.is_empty() || found.len() < codes.len() {
            return (find::areas(lang), false);
        }
        (Text::join(lang, &found, if lang == Lang::En { ", " } else { "・" }), false)
    }

    /// What an empty result suggests: the condition that goes, in words, and the search without it.
    /// `None` for a condition that this search does not have.
    pub fn less_strict(&self, less: &LessStrict, conditions: &[Condition]) -> Option<(Text, Self)> {
        let lang = self.lang();
        let field = match less.parameter.as_str() {
            "radius" => "near",
            field => field,
        };
        let same: Vec<_> = conditions.iter().filter(|condition| condition.field == field).collect();
        let first = same.first()?;
        let Some(value) = &less.value else {
            let all: Vec<_> = same.iter().map(|condition| condition.words.clone()).collect();
            let words = Text::join(lang, &all, if lang == Lang::En { ", " } else { "・" });
            let fields: &[&str] = match less.parameter.as_str() {
                "near" => &["near", "radius", "sort"],
                "visits" => self.fields_of_visits(),
                "open_at" => &["open_at", "hours"],
                parameter => &[parameter],
            };
            return Some((words, self.without(fields)));
        };
        let without = self.with(&less.parameter, value);
        let words = match less.parameter.as_str() {
            "q" => find::words_condition(lang, left_out(self.get("q"), value)),
            _ => same.iter().find(|condition| condition.without == without).unwrap_or(first).words.clone(),
        };
        Some((words, without))
    }

    /// The search without some of its words.
    pub fn without_words(&self, words: &str) -> Self {
        self.with("q", &left_out(self.get("q"), words))
    }

    fn without_item(&self, field: &str, item: &str) -> Self {
        let rest: Vec<_> = self.list(field).into_iter().filter(|&other| other != item).collect();
        self.with(field, &rest.join(","))
    }
}

/// The words that do not stand among others: `内科 枚方市` without `枚方市` is `内科`.
fn left_out(all: &str, those: &str) -> String {
    let those_words: Vec<_> = those.split_whitespace().collect();
    let rest: Vec<_> = all.split_whitespace().filter(|word| !those_words.contains(word)).collect();
    // Written without a gap between them, one is a part of the other.
    let rest = rest.join(" ");
    if those.is_empty() { rest } else { rest.replacen(those, " ", 1).split_whitespace().collect::<Vec<_>>().join(" ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn conditions(raw: &str) -> Vec<Condition> {
        Search::read(Lang::Ja, raw).conditions(&Names::default())
    }

    fn pair(words: &str, href: &str) -> (String, String) {
        (words.to_owned(), href.to_owned())
    }

    #[test]
    fn conditions_are_words_that_can_be_taken_away() {
        let words =
            |raw: &str| conditions(raw).into_iter().map(|c| (c.words.plain(), c.without.href())).collect::<Vec<_>>();
        assert_eq!(
            words("service=130,110"),
            [pair("訪問看護", "/find?service=110"), pair("ホームヘルパー（訪問介護）", "/find?service=130")]
        );
        assert_eq!(
            words("function=home_visits,after_hours"),
            [
                pair("訪問診療（計画を立てて定期的に訪ねる）", "/find?function=after_hours"),
                pair("時間外の電話対応", "/find?function=home_visits"),
            ]
        );
        assert_eq!(words("service=170,410"), [pair("福祉用具（借りる・買う）", "/find")]);
        assert_eq!(
            words("near=34.8,135.6&radius=500&sort=distance&q=a"),
            [
                pair("「a」", "/find?near=34.8,135.6&radius=500&sort=distance"),
                pair("選んだ場所から500mまで", "/find?q=a"),
            ]
        );
        assert_eq!(
            words("open_at=now&hours=unknown&q=a")[1..],
            [pair("いま開いている", "/find?q=a"), pair("時間が未確認", "/find?open_at=now&q=a"),]
        );
        assert_eq!(words("open_at=2026-11-22T10:00:00%2B09:00"), [pair("11月22日（日） 10:00に開いている", "/find")]);
        let all = "salon,dementia_cafe,gathering,watch_over,transport,meal_delivery";
        assert_eq!(words("kind=salon"), [pair("ふれあいサロン", &format!("/find?kind={all}"))]);
        assert_eq!(words(&format!("kind={all}")), [pair("地域の活動・支え合い", "/find")]);
        assert_eq!(
            words("service=130&visits=34.8,135.6&to=a&sort=distance")[1..],
            [pair("「a」に来てくれるところ", "/find?service=130")]
        );
        assert_eq!(words("visits=34.8,135.6"), [pair("選んだ場所に来てくれるところ", "/find")]);
        assert_eq!(words("area=27210"), [pair("市区町村をしぼっている", "/find")]);
    }

    #[test]
    fn codes_have_the_names_that_the_answer_tells() {
        let named = |code: &str, name: &str| NamedCode { code: code.to_owned(), name: name.to_owned() };
        let names = Names {
            departments: vec![named("01001", "内科")],
            areas: vec![named("27210", "大阪府枚方市"), named("27207", "大阪府高槻市")],
            home: Some((vec!["99201".to_owned()], "ささえ市".to_owned())),
        };
        let first = |raw: &str| {
            let Condition { words, shown_elsewhere, .. } = Search::read(Lang::Ja, raw).conditions(&names).remove(0);
            (words.plain(), shown_elsewhere)
        };
        assert_eq!(first("department=01001"), ("内科".to_owned(), false));
        assert_eq!(first("area=27210,27207"), ("大阪府枚方市・大阪府高槻市".to_owned(), false));
        assert_eq!(first("area=27210,27999"), ("市区町村をしぼっている".to_owned(), false));
        assert_eq!(first("area=99201"), ("ささえ市だけ".to_owned(), true));
    }

    #[test]
    fn what_goes_from_an_empty_result_is_named() {
        let less = |raw: &str, parameter: &str, value: Option<&str>| {
            let search = Search::read(Lang::Ja, raw);
            let value = value.map(str::to_owned);
            let less = LessStrict { parameter: parameter.to_owned(), value, total: 12 };
            search.less_strict(&less, &conditions(raw)).map(|(words, search)| (words.plain(), search.href()))
        };
        assert_eq!(less("q=a+b+c", "q", Some("a c")), Some(pair("「b」", "/find?q=a%20c")));
        assert_eq!(less("q=ab", "q", Some("a")), Some(pair("「b」", "/find?q=a")));
        assert_eq!(less("q=a&kind=dental", "q", None), Some(pair("「a」", "/find?kind=dental")));
        assert_eq!(less("q=a&kind=dental", "kind", None), Some(pair("歯科", "/find?q=a")));
        assert_eq!(less("service=110,130", "service", Some("110")), Some(pair("訪問看護", "/find?service=110")));
        assert_eq!(
            less("near=1,2&radius=500&sort=distance", "near", None),
            Some(pair("選んだ場所から500mまで", "/find"))
        );
        assert_eq!(less("near=1,2&radius=500", "radius", None), Some(pair("選んだ場所から500mまで", "/find?near=1,2")));
        assert_eq!(less("q=a", "area", None), None);
    }

    #[test]
    fn words_can_be_left_out() {
        for (all, those, rest) in [
            ("内科 枚方市", "枚方市", "内科"),
            ("内科枚方市", "枚方市", "内科"),
            ("内科", "内科", ""),
            ("a b", "", "a b"),
        ] {
            assert_eq!(left_out(all, those), rest, "{all} without {those}");
        }
    }
}
