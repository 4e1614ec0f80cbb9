//! What the examples of the gallery show.

use api::ErrorItem;
use api::activities::ActivitySummary;
use api::confirmations::{Confirmation, ConfirmedField};
use api::facilities::{Facet, Facets, FacilityKind, FacilitySummary, Location, NamedCode, Sibling, Why};
use api::home_care::{self, Answer, Group, HomeCare, HomeCareItem};
use api::hours::{DateHours, Day, DayHours, Interval, OpenState, UnknownBecause, WeekdayHours};
use api::municipality::{Desk, Municipality};
use api::places::SupportCenter;
use api::visits::Visiting;
use maud::{Markup, html};

use crate::components::{Icon, NoticeKind};
use crate::dates::date_words;
use crate::form::FormState;
use crate::lang::Lang;
use crate::words::{Text, forms, gallery as words};

/// Stands before the names of the fields that show errors: they share a page with those that show none.
pub const REFUSED: &str = "refused_";

pub const ICONS: [Icon; 12] = [
    Icon::DOCTOR,
    Icon::TOOTH,
    Icon::PILL,
    Icon::VISIT,
    Icon::TALK,
    Icon::DAY,
    Icon::NIGHT,
    Icon::BUILDING,
    Icon::WHEELCHAIR,
    Icon::PHONE,
    Icon::PLACE,
    Icon::PRINTER,
];

/// The fields of the form in its order: names and labels.
pub fn fields(lang: Lang) -> [(&'static str, Text); 9] {
    [
        ("name", words::name(lang)),
        ("telephone", words::telephone(lang)),
        ("mail", words::mail(lang)),
        ("people", words::people(lang)),
        ("town", words::town(lang)),
        ("place", words::place(lang)),
        ("helpers", words::helpers(lang)),
        ("birthday", words::birthday(lang)),
        ("wish", words::wish(lang)),
    ]
}

pub fn towns(lang: Lang) -> Vec<(String, Text)> {
    options([("sakura", words::sakura_town(lang)), ("midori", words::midori_town(lang))])
}

pub fn places(lang: Lang) -> Vec<(String, Text)> {
    options([
        ("home", words::home(lang)),
        ("hospital", words::hospital(lang)),
        ("care_home", words::care_home(lang)),
        ("not_known", forms::not_known(lang)),
    ])
}

pub fn helpers(lang: Lang) -> Vec<(String, Text)> {
    options([
        ("family", words::family(lang)),
        ("neighbours", words::neighbours(lang)),
        ("care_worker", words::care_worker(lang)),
    ])
}

fn options<const N: usize>(options: [(&str, Text); N]) -> Vec<(String, Text)> {
    options.map(|(value, words)| (value.to_owned(), words)).to_vec()
}

/// A form that was refused in every field, with every kind of error.
pub fn refused() -> FormState {
    let typed = [
        ("telephone", "０３の１２"),
        ("mail", "さくら@"),
        ("people", "<script>alert(1)</script>"),
        ("town", "midori"),
        ("place", "hospital"),
        ("helpers", "family"),
        ("helpers", "care_worker"),
        ("birthday_era", "reiwa"),
        ("birthday_year", "99"),
        ("birthday_month", "2"),
        ("birthday_day", "30"),
        ("wish", "庭の見えるこの部屋がいい。\n孫が学校帰りに寄れるから。"),
    ];
    let errors = [
        ("required", "name"),
        ("not_a_telephone", "telephone"),
        ("not_an_email", "mail"),
        ("invalid_value", "people"),
        ("not_a_choice", "town"),
        ("not_a_choice", "place"),
        ("required", "helpers"),
        ("not_a_date", "birthday"),
        ("too_long", "wish"),
    ];
    let mut errors = errors.map(|(code, name)| ErrorItem::field(code, &format!("{REFUSED}{name}"), "")).to_vec();
    errors.push(ErrorItem::field("date_in_future", &format!("{REFUSED}birthday"), ""));
    errors.push(ErrorItem::new("unavailable", ""));
    FormState { typed: typed.map(|(name, value)| (format!("{REFUSED}{name}"), value.to_owned())).to_vec(), errors }
}

pub fn notices(lang: Lang) -> [(NoticeKind, Text); 3] {
    [
        (NoticeKind::Information, words::closed(lang)),
        (NoticeKind::Success, words::saved(lang)),
        (NoticeKind::Warning, words::call_first(lang)),
    ]
}

pub fn headings(lang: Lang) -> [Text; 3] {
    [words::date(lang), words::subject(lang), words::answer(lang)]
}

pub fn requests(lang: Lang) -> Vec<Vec<Markup>> {
    let row = |date: &str, subject: Text, answer: Text| vec![html! { (date) }, html! { (subject) }, html! { (answer) }];
    vec![
        row("2026-11-20", words::doctor_visit(lang), words::waiting_for_answer(lang)),
        row("2026-11-19", words::meals(lang), words::answered(lang)),
    ]
}

/// Months, what is counted, and in what.
pub fn figure_words(lang: Lang) -> (Vec<Text>, Text, Text) {
    (
        (4_i64..10).map(|month| words::figures_month(lang, month)).collect(),
        words::figures_of(lang),
        words::figures_unit(lang),
    )
}

pub fn figure_years(lang: Lang) -> [Text; 2] {
    [2026_i64, 2025].map(|year| words::figures_year(lang, year))
}

pub fn steps(lang: Lang) -> [Text; 4] {
    [words::name(lang), words::place(lang), words::helpers(lang), words::wish(lang)]
}

pub fn tabs(lang: Lang) -> [(String, Text, bool); 3] {
    let address = |tab: &str| format!("{}?tab={tab}", lang.address("/gallery"));
    [
        (address("requests"), words::requests(lang), true),
        (address("answers"), words::answer(lang), false),
        (address("helpers"), words::helpers(lang), false),
    ]
}

pub fn sources(lang: Lang) -> [(Text, Text); 2] {
    [("医療情報ネット", "2026-06-01"), ("ささえ市", "2026-10-01")]
        .map(|(title, date)| (Text::published(lang, title), date_words(lang, date)))
}

/// Confirmed, too long ago, of something else than is shown, and by nobody.
pub fn confirmations() -> Vec<Confirmation> {
    let told = [
        (ConfirmedField::Hours, Some("2026-10-03"), false, false),
        (ConfirmedField::Telephone, Some("2025-10-03"), false, true),
        (ConfirmedField::HomeVisits, Some("2026-10-03"), true, true),
        (ConfirmedField::Functions, None, false, true),
    ];
    told.map(|(field, on, changed_since, needs_confirmation)| Confirmation {
        field,
        confirmed_on: on.map(str::to_owned),
        confirmed_by: on.map(|_| "ささえ市医師会".to_owned()),
        changed_since,
        needs_confirmation,
    })
    .to_vec()
}

/// Places in every state a list shows: open, closed, not known, far, without telephone, coming to an address, an activity,
/// gone.
pub fn places_in_a_list() -> Vec<FacilitySummary> {
    let named = |code: &str, name: &str| NamedCode { code: code.to_owned(), name: name.to_owned() };
    let place = |name: &str, hours: DayHours| FacilitySummary {
        id: name.to_owned(),
        kind: FacilityKind::Clinic,
        name: name.to_owned(),
        address: "ささえ県ささえ市桜町２丁目３番４号".to_owned(),
        location: None,
        telephone: Some("00-0000-0000".to_owned()),
        departments: vec![named("01001", "内科"), named("03001", "小児科")],
        services: Vec::new(),
        functions: Vec::new(),
        home_care: Vec::new(),
        activity: None,
        visiting: None,
        today: DateHours { date: "2026-11-20".to_owned(), day: Day::Friday, hours },
        open: OpenState::Unknown { because: UnknownBecause::Hours },
        distance: Some(420),
        closed_on: None,
        why: Vec::new(),
        together: Vec::new(),
    };
    let nurses = Sibling {
        id: "さくら訪問看護".to_owned(),
        kind: FacilityKind::Care,
        name: "さくら訪問看護ステーション".to_owned(),
        telephone: Some("00-0000-0001".to_owned()),
        services: vec![named("130", "訪問看護")],
    };
    let open = DayHours::Open { intervals: vec![span("09:00", "12:30"), span("15:00", "18:00")] };
    vec![
        FacilitySummary {
            why: vec![Why::Name { words: "さくら".to_owned() }, Why::OpenNow { until: Some("18:00".to_owned()) }],
            together: vec![nurses],
            ..place("さくら内科クリニック", open)
        },
        FacilitySummary { distance: Some(2_149), telephone: None, ..place("ひばり医院", DayHours::Closed) },
        FacilitySummary {
            kind: FacilityKind::Care,
            services: vec![named("130", "訪問看護"), named("110", "訪問介護")],
            distance: None,
            ..place("訪問看護ステーション髙﨑", DayHours::Unknown)
        },
        FacilitySummary {
            visiting: Some(Visiting::Covers {
                dataset: "service_areas".to_owned(),
                confirmed_on: Some("2026-06-01".to_owned()),
                confirmed_by: Some("ささえ市医師会".to_owned()),
                needs_confirmation: true,
            }),
            ..place("訪問するクリニック", DayHours::Closed)
        },
        FacilitySummary { visiting: Some(Visiting::Unknown), ..place("訪問する医院", DayHours::Closed) },
        FacilitySummary {
            kind: FacilityKind::Salon,
            departments: Vec::new(),
            activity: Some(ActivitySummary {
                when: Some("毎週火曜 10:00〜11:30".to_owned()),
                cost: Some("1回100円".to_owned()),
            }),
            ..place("桜町ふれあいサロン", DayHours::Unknown)
        },
        FacilitySummary { closed_on: Some("2026-06-01".to_owned()), ..place("もとの診療所", DayHours::Unknown) },
    ]
}

/// Counts of what would narrow a result.
pub fn facets() -> Facets {
    let facet = |code: &str, name: &str, count| Facet { code: code.to_owned(), name: name.to_owned(), count };
    Facets {
        kinds: vec![facet("hospital", "病院", 12), facet("clinic", "診療所", 1_234)],
        departments: vec![facet("01001", "内科", 34), facet("03001", "小児科", 8)],
        services: vec![facet("130", "訪問看護", 5)],
        home_care: Vec::new(),
        functions: vec![facet("home_visits", "在宅時医学総合管理料・施設入居時等医学総合管理料", 4)],
        areas: vec![facet("99201", "ささえ市", 12), facet("99202", "みどり町", 3)],
    }
}

/// A centre with all that is published of one.
pub fn support_center() -> SupportCenter {
    SupportCenter {
        name: "ささえ市桜地域包括支援センター".to_owned(),
        address: "ささえ県ささえ市桜町１丁目１番１号".to_owned(),
        telephone: Some("00-0000-9200".to_owned()),
        districts: Some("桜町・緑町".to_owned()),
        location: Some(Location { lat: 34.3, lng: 137.8 }),
    }
}

/// A week with everything a row can tell.
pub fn week() -> Vec<WeekdayHours> {
    Day::ALL
        .into_iter()
        .map(|day| {
            let hours = match day {
                Day::Thursday | Day::Sunday => DayHours::Closed,
                Day::Holiday => DayHours::Unknown,
                Day::Saturday => DayHours::Open { intervals: vec![span("20:00", "08:00")] },
                _ => DayHours::Open { intervals: vec![span("09:00", "12:30"), span("15:00", "18:00")] },
            };
            WeekdayHours { day, hours, open_weeks: if day == Day::Saturday { vec![1, 3] } else { Vec::new() } }
        })
        .collect()
}

fn span(opens: &str, closes: &str) -> Interval {
    Interval { opens: opens.to_owned(), closes: closes.to_owned() }
}

/// A municipality with a desk.
pub fn municipality() -> Municipality {
    let desk = Desk {
        name: "ささえ市在宅医療・介護連携相談窓口".to_owned(),
        telephone: "00-0000-9100".to_owned(),
        hours: Some("平日 9:00〜17:00".to_owned()),
    };
    Municipality {
        desk: Some(desk), medical_association: Some("ささえ市医師会".to_owned()), ..Municipality::default()
    }
}

/// One answer of each kind: fresh, old, and of nobody knows when.
pub fn answers() -> HomeCare {
    let item = |code: &str, answer, confirmed_on: Option<&str>, needs_confirmation| HomeCareItem {
        code: code.to_owned(),
        group: home_care::by_code(code).map_or(Group::Procedure, |item| item.group),
        name: home_care::by_code(code).map_or(code, |item| item.official).to_owned(),
        answer,
        note: (answer == Answer::Ask).then(|| "日中のみ".to_owned()),
        confirmed_on: confirmed_on.map(str::to_owned),
        confirmed_by: confirmed_on.map(|_| "ささえ市医師会".to_owned()),
        needs_confirmation,
    };
    HomeCare {
        items: vec![
            item("home_visits", Answer::Can, Some("2026-10-01"), false),
            item("ventilator", Answer::Ask, Some("2026-03-01"), true),
            item("transfusion", Answer::Cannot, None, true),
            item("primary_care", Answer::Can, Some("2026-10-01"), false),
        ],
    }
}
