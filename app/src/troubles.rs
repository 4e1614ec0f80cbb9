//! What troubles people, the department that sees to it, and the signs with which it is a case for 119.
//!
//! A rough guide in words of ours, kept short on purpose: with a sign of danger it says 119, in doubt #7119. Each line
//! names the public sources that it follows. A medical association that runs a site should read it over.

use api::query::QueryWriter;

use crate::lang::Lang;
use crate::words::{Text, department, now, troubles as w};

/// A line of the guide.
pub struct Trouble {
    pub words: fn(Lang) -> Text,
    /// With these signs it is 119.
    pub danger: Option<fn(Lang) -> Text>,
    /// The likeliest first.
    pub places: &'static [Place],
    /// A telephone that listens.
    pub line: Option<Line>,
    /// Numbers of [`SOURCES`], from 1.
    pub sources: &'static [usize],
}

/// A telephone: what it is called, and its number.
pub struct Line {
    pub words: fn(Lang) -> Text,
    pub number: &'static str,
}

/// Where to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// 診療科目コード and name.
    Department(&'static str, &'static str),
    Dentist,
}

impl Place {
    pub fn words(self, lang: Lang) -> Text {
        match self {
            Self::Department(code, name) => department(lang, code, name),
            Self::Dentist => now::dentist(lang),
        }
    }

    /// The search for it around the municipality.
    pub fn href(self, lang: Lang) -> String {
        find(
            lang,
            &match self {
                Self::Department(code, _) => [("department", code)],
                Self::Dentist => [("kind", "dental")],
            },
        )
    }

    /// The search for those that are open now.
    pub fn open_now_href(self, lang: Lang) -> String {
        match self {
            Self::Department(code, _) => find(lang, &[("department", code), OPEN_NOW]),
            Self::Dentist => find(lang, &[("kind", "dental"), OPEN_NOW]),
        }
    }
}

/// The parameter of a search for what is open at this moment.
pub const OPEN_NOW: (&str, &str) = ("open_at", "now");

/// The address of a search.
pub fn find(lang: Lang, fields: &[(&str, &str)]) -> String {
    let mut query = QueryWriter::default();
    for (name, value) in fields {
        query.push(name, value);
    }
    format!("{}?{}", lang.address("/find"), query.finish())
}

/// What the lines follow: publisher and title, and where it is published.
pub const SOURCES: [(&str, &str); 4] = [
    (
        "総務省消防庁「救急車を上手に使いましょう」「全国版救急受診アプリ（Q助）」",
        "https://www.fdma.go.jp/publication/portal/post1.html",
    ),
    ("東京消防庁「東京版救急受診ガイド」", "https://www.tfd.metro.tokyo.lg.jp/"),
    ("日本小児科学会「こどもの救急（ONLINE-QQ）」", "https://kodomo-qq.jp/"),
    ("厚生労働省「まもろうよ こころ」", "https://www.mhlw.go.jp/mamorouyokokoro/"),
];

pub const MEDICINE: Place = Place::Department("01001", "内科");
pub const CHILDREN: Place = Place::Department("03001", "小児科");
const NEUROLOGY: Place = Place::Department("01013", "脳神経内科");
const LUNGS: Place = Place::Department("01014", "呼吸器内科");
const CARDIOLOGY: Place = Place::Department("01017", "循環器内科");
const STOMACH: Place = Place::Department("01020", "消化器内科");
const SURGERY: Place = Place::Department("02001", "外科");
const NEUROSURGERY: Place = Place::Department("02002", "脳神経外科");
const BONES: Place = Place::Department("02035", "整形外科");
const PLASTIC: Place = Place::Department("02036", "形成外科");
const WOMEN: Place = Place::Department("04001", "産婦人科");
const EYES: Place = Place::Department("05001", "眼科");
const EARS: Place = Place::Department("05002", "耳鼻いんこう科");
const SKIN: Place = Place::Department("06001", "皮膚科");
const UROLOGY: Place = Place::Department("06004", "泌尿器科");
const PSYCHIATRY: Place = Place::Department("07001", "精神科");
const PSYCHOSOMATIC: Place = Place::Department("07003", "心療内科");

/// A line with signs of danger, after the guides for adults.
const fn trouble(
    words: fn(Lang) -> Text,
    danger: fn(Lang) -> Text,
    places: &'static [Place],
    sources: &'static [usize],
) -> Trouble {
    Trouble { words, danger: Some(danger), places, line: None, sources }
}

/// In the order of how soon somebody may need it.
pub const TROUBLES: [Trouble; 21] = [
    trouble(w::chest, w::chest_danger, &[MEDICINE, CARDIOLOGY], &[1, 2]),
    trouble(w::breath, w::breath_danger, &[MEDICINE, LUNGS], &[1, 2]),
    trouble(w::head, w::head_danger, &[MEDICINE, NEUROSURGERY, NEUROLOGY], &[1, 2]),
    trouble(w::head_blow, w::head_blow_danger, &[NEUROSURGERY, SURGERY], &[1, 2]),
    trouble(w::dizzy, w::dizzy_danger, &[MEDICINE, EARS], &[1, 2]),
    trouble(w::numb, w::numb_danger, &[NEUROLOGY, BONES], &[1, 2]),
    trouble(w::fever, w::fever_danger, &[MEDICINE, EARS], &[1, 2]),
    trouble(w::belly, w::belly_danger, &[MEDICINE, STOMACH], &[1, 2]),
    trouble(w::sick, w::sick_danger, &[MEDICINE, STOMACH], &[1, 2]),
    trouble(w::child, w::child_danger, &[CHILDREN], &[1, 3]),
    trouble(w::swallowed, w::swallowed_danger, &[MEDICINE, CHILDREN], &[1, 3]),
    trouble(w::injury, w::injury_danger, &[BONES, SURGERY], &[1, 2]),
    trouble(w::burn, w::burn_danger, &[SKIN, PLASTIC], &[1, 2]),
    trouble(w::back, w::back_danger, &[BONES], &[1, 2]),
    trouble(w::skin, w::skin_danger, &[SKIN], &[1, 2]),
    trouble(w::eye, w::eye_danger, &[EYES], &[1, 2]),
    trouble(w::ear, w::ear_danger, &[EARS], &[1, 2]),
    Trouble { words: w::tooth, danger: None, places: &[Place::Dentist], line: None, sources: &[2] },
    Trouble { words: w::urine, danger: None, places: &[UROLOGY, MEDICINE], line: None, sources: &[2] },
    trouble(w::women, w::women_danger, &[WOMEN], &[1, 2]),
    Trouble {
        words: w::heart,
        danger: Some(w::heart_danger),
        places: &[PSYCHOSOMATIC, PSYCHIATRY],
        line: Some(Line { words: w::heart_line, number: "0570-064-556" }),
        sources: &[4],
    },
];

/// Where #7119 answers in the whole prefecture, 17 areas in all: 令和2年版 消防白書, コラム「救急安心センター事業（♯7119）の推進」.
/// Many have joined since: one that is not here may have it, and a municipality says so itself (`has_7119`).
const PREFECTURES_7119: [&str; 12] = [
    "宮城県",
    "茨城県",
    "埼玉県",
    "東京都",
    "新潟県",
    "京都府",
    "大阪府",
    "奈良県",
    "鳥取県",
    "山口県",
    "徳島県",
    "福岡県",
];
/// The day for which that was published.
pub const DATE_7119: &str = "2020-10-01";

/// Whether #7119 is known to answer in the whole prefecture.
pub fn has_7119(prefecture: &str) -> bool {
    PREFECTURES_7119.contains(&prefecture)
}

#[cfg(test)]
mod tests {
    use api::facilities::FacilityQuery;

    use super::*;
    use crate::words::departments::DEPARTMENTS;

    #[test]
    fn every_line_leads_somewhere_in_three_languages() {
        for trouble in &TROUBLES {
            for lang in Lang::ALL {
                let words = (trouble.words)(lang).plain();
                assert!(!words.is_empty() && !trouble.places.is_empty() && !trouble.sources.is_empty(), "{words}");
                assert!(trouble.danger.is_none_or(|danger| !danger(lang).plain().is_empty()), "{words}");
                for place in trouble.places {
                    assert!(!place.words(lang).plain().is_empty());
                    let href = place.href(lang);
                    let (path, query) = href.split_once('?').unwrap_or_default();
                    assert_eq!(path, lang.address("/find"));
                    FacilityQuery::parse(query).expect("understood");
                }
            }
            assert!(trouble.sources.iter().all(|&number| (1..=SOURCES.len()).contains(&number)));
        }
        let used: Vec<usize> = TROUBLES.iter().flat_map(|trouble| trouble.sources.iter().copied()).collect();
        assert!((1..=SOURCES.len()).all(|number| used.contains(&number)), "a source that nothing follows");
    }

    #[test]
    fn every_department_is_one_of_the_official_list() {
        for place in TROUBLES.iter().flat_map(|trouble| trouble.places) {
            let Place::Department(code, name) = *place else { continue };
            let known = DEPARTMENTS.iter().find(|(known, ..)| *known == code);
            let (_, easy, _) = known.unwrap_or_else(|| panic!("{code} {name}"));
            // The easy words begin with the official ones, readings aside.
            let plain = Text::new(Lang::Easy, (*easy).into()).plain();
            assert!(plain.replace(' ', "").starts_with(name), "{code} is {plain}, not {name}");
        }
    }

    #[test]
    fn whoever_is_in_danger_is_sent_to_119() {
        // What can kill within the hour has its signs.
        let urgent = [w::chest, w::breath, w::head, w::head_blow, w::numb, w::belly, w::child, w::swallowed, w::injury];
        for words in urgent {
            let of = |trouble: &&Trouble| (trouble.words)(Lang::Ja) == words(Lang::Ja);
            let trouble = TROUBLES.iter().find(of).expect("a line");
            assert!(trouble.danger.is_some());
        }
        assert!(has_7119("大阪府") && !has_7119("ささえ県") && !has_7119(""));
    }
}
