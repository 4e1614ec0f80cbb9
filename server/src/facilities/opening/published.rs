//! Ten facilities with the hours that they have published, each looked at by hand at moments where they differ.
//!
//! 出典: 厚生労働省「医療情報ネット」オープンデータ (2025-06-01, 2026-06-01), shortened to the columns that matter. The
//! expected answers were read off the published rows, not off the program.

use jiff::civil::date;

use super::super::document::{Content, DepartmentPart, Document, Institution, Part, WeekSpans};
use super::state::Registers;
use super::{Calendar, Moment, Schedule, State, schedule, state_at, text};

/// Bands as they stand in a row: the days, and their hours.
type Bands<'b> = &'b [(&'b str, &'b str)];

const DAYS: &str = "月火水木金土日祝";

fn minutes(face: &str) -> u16 {
    let (hours, minutes) = face.split_once(':').unwrap();
    hours.parse::<u16>().unwrap() * 60 + minutes.parse::<u16>().unwrap()
}

fn week(bands: Bands<'_>) -> WeekSpans {
    let mut week = WeekSpans::default();
    for (days, span) in bands {
        let (opens, closes) = span.split_once('-').unwrap();
        for day in days.chars().map(|day| DAYS.chars().position(|known| known == day).unwrap()) {
            week[day].push((minutes(opens), minutes(closes)));
        }
    }
    week
}

/// A facility as published: flags, 定期週, その他の休診日, hours of its own, departments with hours and 受付.
struct Row {
    name: &'static str,
    open_days: &'static str,
    weeks: [&'static str; 5],
    other_closed: &'static str,
    hours: Bands<'static>,
    departments: &'static [(&'static str, Bands<'static>, Bands<'static>)],
}

impl Row {
    fn document(&self) -> Document {
        let institution = Institution {
            name: self.name.into(),
            open_days: self.open_days.into(),
            open_days_by_week: self.weeks.iter().filter(|week| !week.is_empty()).map(|week| (*week).into()).collect(),
            other_closed: (!self.other_closed.is_empty()).then(|| self.other_closed.into()),
            hours: week(self.hours),
            ..Institution::default()
        };
        let departments = self.departments.iter().map(|(code, hours, reception)| DepartmentPart {
            code: (*code).into(),
            hours: week(hours),
            reception: week(reception),
            ..DepartmentPart::default()
        });
        let content = Content::Departments { departments: departments.collect() };
        let part = |content| Part { dataset: "iryo".into(), gone_on: None, stated: None, content };
        Document { parts: vec![part(Content::Institution(institution)), part(content)] }
    }
}

/// 国民の祝日 of the year in which most is asked; 2027 is not covered.
fn calendar() -> Calendar {
    let days = [(1, 1), (1, 12), (2, 11), (2, 23), (3, 20), (4, 29), (5, 3), (5, 4), (5, 5), (5, 6), (7, 20), (8, 11)];
    let days = days.into_iter().chain([(9, 21), (9, 22), (9, 23), (10, 12), (11, 3), (11, 23)]);
    days.map(|(month, day)| date(2026, month, day)).collect()
}

/// `open until 11-20 17:00, registers until 11:30`, `closed until 11-24 09:00`, `unknown: holidays`.
fn told(state: State, moment: Moment) -> String {
    let at = |minutes: i32| moment.at(minutes).rfc3339()[5..16].replace('T', " ");
    let time = |minutes: i32| moment.at(minutes).rfc3339()[11..16].to_owned();
    match state {
        State::Open { until, reception } => {
            let until = until.map_or("open always".to_owned(), |until| format!("open until {}", at(until)));
            until
                + &match reception {
                    None => String::new(),
                    Some(Registers::Until(end)) => format!(", registers until {}", time(end)),
                    Some(Registers::Not(Some(opens))) => format!(", registers from {}", time(opens)),
                    Some(Registers::Not(None)) => ", registers no more".to_owned(),
                }
        }
        State::Closed { opens } => opens.map_or("closed".to_owned(), |opens| format!("closed until {}", at(opens))),
        State::Unknown(because) => format!("unknown: {because:?}"),
    }
}

/// Checks moments in Japan, `2026-11-20 10:00`; a code before one asks for a department.
fn check(row: &Row, expected: &[(&str, &str)]) {
    let document = row.document();
    let texts = text::of(&document);
    for (asked, expected) in expected {
        let (department, moment) = asked.split_at(asked.len() - "2026-11-20 10:00".len());
        let (day, time) = moment.split_once(' ').unwrap();
        let moment = Moment { today: day.parse().unwrap(), minute: minutes(time) };
        let at = row.departments.iter().position(|(code, ..)| *code == department.trim());
        let own = at.map(|at| &texts.departments[at]).filter(|text| !text.is_empty()).unwrap_or(&texts.facility);
        assert!(department.is_empty() || at.is_some(), "{department}");
        let numbers = schedule::numbers(own);
        let state = state_at(Schedule::of(&numbers), moment, &calendar());
        assert_eq!(told(state, moment), *expected, "{} {asked}: {own}", row.name);
    }
}

const NO_WEEKS: [&str; 5] = [""; 5];
const ALL_WEEKS: [&str; 5] = ["1111111-"; 5];
const YEAR_END: &str = "01月01日，01月02日，01月03日，12月29日，12月30日，12月31日";

/// A university hospital: Monday to Friday, registering in the morning only for those who come the first time.
#[test]
fn sapporo_medical_university_hospital() {
    let row = Row {
        name: "札幌医科大学附属病院",
        open_days: "11111000",
        weeks: ALL_WEEKS,
        other_closed: YEAR_END,
        hours: &[],
        departments: &[
            ("01001", &[("月火水木金", "09:00-17:30")], &[("月火水木金", "08:45-11:00")]),
            ("01002", &[("木", "14:00-16:30")], &[("木", "14:00-16:30")]),
            ("09003", &[("月火水木", "09:00-17:30"), ("金", "09:00-12:00")], &[("月火水木金", "08:45-11:00")]),
        ],
    };
    check(
        &row,
        &[
            ("2026-11-20 08:50", "closed until 11-20 09:00"),
            ("2026-11-20 10:00", "open until 11-20 17:30, registers until 11:00"),
            ("2026-11-20 11:00", "open until 11-20 17:30, registers no more"),
            // Thursday: 感染症内科 registers in the afternoon.
            ("2026-11-19 13:00", "open until 11-19 17:30, registers from 14:00"),
            // Friday evening before three days off, Monday being 勤労感謝の日.
            ("2026-11-20 17:30", "closed until 11-24 09:00"),
            ("2026-12-28 10:00", "open until 12-28 17:30, registers until 11:00"),
            ("2026-12-31 10:00", "closed"),
            ("01002 2026-11-20 10:00", "closed until 11-26 14:00"),
            ("01002 2026-11-19 15:00", "open until 11-19 16:30, registers until 16:30"),
            ("09003 2026-11-20 13:00", "closed until 11-24 09:00"),
            // The holidays of 2027 are not imported; on weekdays they decide, at the weekend they do not.
            ("2027-02-02 10:00", "unknown: Holidays"),
            ("2027-02-06 10:00", "closed"),
        ],
    );
}

/// A hospital whose departments each have days of their own.
#[test]
fn chiba_medical_center() {
    let row = Row {
        name: "独立行政法人国立病院機構　千葉医療センター",
        open_days: "11111000",
        weeks: ["1111100-"; 5],
        other_closed: "",
        hours: &[],
        departments: &[
            ("01001", &[("月火水木金", "08:30-17:00")], &[("月火水木金", "08:30-11:30")]),
            ("06001", &[("木", "08:30-12:00")], &[]),
            ("02035", &[("月火水木金", "08:30-17:00")], &[("月水木", "08:30-11:30"), ("火", "08:30-10:00")]),
        ],
    };
    check(
        &row,
        &[
            ("2026-11-18 12:00", "open until 11-18 17:00, registers no more"),
            ("06001 2026-11-18 12:00", "closed until 11-19 08:30"),
            ("06001 2026-11-19 11:59", "open until 11-19 12:00"),
            ("02035 2026-11-17 10:30", "open until 11-17 17:00, registers no more"),
            ("02035 2026-11-20 09:00", "open until 11-20 17:00"),
            ("2026-11-21 09:00", "closed until 11-24 08:30"),
            // Nothing is said of 年末年始: the week goes on, but for the holiday.
            ("2026-12-30 09:00", "open until 12-30 17:00, registers until 11:30"),
        ],
    );
}

/// Saturday mornings; closed days in a text without the form's commas.
#[test]
fn saito_hospital() {
    let row = Row {
        name: "医療法人社団福生会　斎藤労災病院",
        open_days: "11111100",
        weeks: NO_WEEKS,
        other_closed: "土曜日午後、年末年始12/30～1/3",
        hours: &[],
        departments: &[
            (
                "01001",
                &[("月火水木金土", "08:30-12:00"), ("月火水木金", "13:30-17:00")],
                &[("月火水木金土", "08:30-11:30"), ("月火水木金", "13:30-16:30")],
            ),
            ("02022", &[("水", "13:30-17:00")], &[("水", "13:30-16:30")]),
        ],
    };
    check(
        &row,
        &[
            ("2026-11-18 12:30", "closed until 11-18 13:30"),
            ("2026-11-18 16:45", "open until 11-18 17:00, registers no more"),
            ("2026-11-21 11:45", "open until 11-21 12:00, registers no more"),
            ("2026-11-21 12:00", "closed until 11-24 08:30"),
            ("2026-12-29 09:00", "open until 12-29 12:00, registers until 11:30"),
            ("2026-12-30 09:00", "closed"),
            ("02022 2026-11-20 14:00", "closed until 11-25 13:30"),
        ],
    );
}

/// Full-width dates; Saturdays all day.
#[test]
fn hirayama_hospital() {
    let row = Row {
        name: "医療法人社団晴山会　平山病院",
        open_days: "11111100",
        weeks: NO_WEEKS,
        other_closed: "年末年始（１２月３１日～１月３日）",
        hours: &[],
        departments: &[(
            "01001",
            &[("月火水木金土", "09:00-12:00"), ("月火水木金土", "13:30-17:00")],
            &[("月火水木金土", "08:00-11:30"), ("月火水木金土", "12:30-16:30")],
        )],
    };
    check(
        &row,
        &[
            ("2026-11-21 16:40", "open until 11-21 17:00, registers no more"),
            ("2026-11-22 10:00", "closed until 11-24 09:00"),
            ("2026-12-30 16:59", "open until 12-30 17:00, registers no more"),
            ("2026-12-31 09:00", "closed"),
            ("2026-01-02 09:00", "closed until 01-05 09:00"),
        ],
    );
}

/// Seasons without dates are not known: neither open nor closed is claimed.
#[test]
fn shimo_orthopaedics() {
    let row = Row {
        name: "霜整形外科医院",
        open_days: "11011100",
        weeks: NO_WEEKS,
        other_closed: "土曜午後は休診。年末年始、GW、お盆は休診。",
        hours: &[],
        departments: &[(
            "02035",
            &[("月火木金土", "09:00-12:30"), ("月火木金", "15:00-17:30")],
            &[("月火木金土", "08:45-12:00"), ("月火木金", "14:45-17:00")],
        )],
    };
    check(
        &row,
        &[
            ("2026-11-20 09:00", "open until 11-20 12:30, registers until 12:00"),
            ("2026-11-20 12:30", "closed until 11-20 15:00"),
            ("2026-11-18 10:00", "closed until 11-19 09:00"),
            ("2026-08-13 10:00", "unknown: ClosedDays"),
            // Wednesday is a day off in any case.
            ("2026-08-12 10:00", "closed"),
            ("2026-08-11 17:00", "closed"),
            ("2026-04-30 10:00", "unknown: ClosedDays"),
            ("2026-05-07 10:00", "open until 05-07 12:30, registers until 12:00"),
        ],
    );
}

/// One season with dates, one without.
#[test]
fn aoki_clinic() {
    let row = Row {
        name: "医療法人社団峰明会青木内科医院",
        open_days: "11111100",
        weeks: NO_WEEKS,
        other_closed: "例年お盆は５日間程度、年末年始は１２月２８日から１月３日",
        hours: &[],
        departments: &[(
            "01001",
            &[("月火水木金土", "09:00-12:30"), ("月火木金", "15:00-17:30")],
            &[("月火水木金土", "09:00-12:30"), ("月火木金", "15:00-17:30")],
        )],
    };
    check(
        &row,
        &[
            ("2026-11-18 12:29", "open until 11-18 12:30, registers until 12:30"),
            ("2026-11-18 13:00", "closed until 11-19 09:00"),
            ("2026-12-28 10:00", "closed"),
            ("2026-12-26 10:00", "open until 12-26 12:30, registers until 12:30"),
            ("2026-08-14 10:00", "unknown: ClosedDays"),
        ],
    );
}

/// No flags at all: a weekend without hours is not known, and no opening is promised across it.
#[test]
fn embetsu_clinic() {
    let row = Row {
        name: "遠別町国民健康保険診療所",
        open_days: "-------0",
        weeks: NO_WEEKS,
        other_closed: "年末年始　1231から0105までは休診",
        hours: &[],
        departments: &[(
            "01001",
            &[("月火水木金", "08:30-12:00"), ("月火水木金", "14:00-17:00")],
            &[("月火水木金", "08:30-11:00"), ("月火水木金", "13:30-15:00")],
        )],
    };
    check(
        &row,
        &[
            ("2026-11-19 12:30", "closed until 11-19 14:00"),
            ("2026-11-19 17:00", "closed until 11-20 08:30"),
            ("2026-11-20 17:00", "closed"),
            ("2026-11-21 10:00", "unknown: Hours"),
            ("2026-11-23 10:00", "closed until 11-24 08:30"),
            ("2026-12-31 10:00", "closed"),
            ("2026-01-05 10:00", "closed until 01-06 08:30"),
        ],
    );
}

/// A pharmacy with other hours in each of its bands, and placeholders 00:00–00:00 that the import leaves out.
#[test]
fn kamimachi_pharmacy() {
    let row = Row {
        name: "上町薬局",
        open_days: "11111100",
        weeks: ["1111110-"; 5],
        other_closed: "１２月３１日\n１２月３０日\n０１月０３日\n０１月０２日\n０１月０１日",
        hours: &[("火水金", "08:30-18:00"), ("月木", "08:30-17:30"), ("土", "08:30-12:30")],
        departments: &[],
    };
    check(
        &row,
        &[
            ("2026-11-19 17:45", "closed until 11-20 08:30"),
            ("2026-11-20 17:45", "open until 11-20 18:00"),
            ("2026-11-21 12:00", "open until 11-21 12:30"),
            ("2026-11-21 13:00", "closed until 11-24 08:30"),
            ("2026-12-29 17:59", "open until 12-29 18:00"),
            ("2026-12-30 09:00", "closed"),
        ],
    );
}

/// A pharmacy that is open on holidays, shorter than on weekdays.
#[test]
fn inamoto_pharmacy() {
    let row = Row {
        name: "稲本薬局",
        open_days: "11111101",
        weeks: ["1111110-"; 5],
        other_closed: "０１月０１日\n０１月０２日\n０１月０３日",
        hours: &[("月火水木金土", "09:00-19:00"), ("祝", "09:00-18:00")],
        departments: &[],
    };
    check(
        &row,
        &[
            ("2026-11-23 17:59", "open until 11-23 18:00"),
            ("2026-11-23 18:30", "closed until 11-24 09:00"),
            ("2026-11-22 10:00", "closed until 11-23 09:00"),
            ("2026-12-31 18:59", "open until 12-31 19:00"),
            ("2026-01-01 10:00", "closed until 01-05 09:00"),
        ],
    );
}

/// A maternity home that is open over every night: its bands adjoin, and 24 hours have no end.
#[test]
fn birth_aoba() {
    let always: Bands<'static> =
        &[("月火水木金土", "09:00-12:00"), ("月火水木金土", "13:00-17:00"), ("月火水木金土", "17:00-09:00")];
    let row = Row {
        name: "助産院　バースあおば",
        open_days: "",
        weeks: NO_WEEKS,
        other_closed: "",
        hours: always,
        departments: &[],
    };
    check(
        &row,
        &[
            ("2026-11-18 12:30", "closed until 11-18 13:00"),
            // Until the morning, and on until noon.
            ("2026-11-18 20:00", "open until 11-19 12:00"),
            ("2026-11-19 03:00", "open until 11-19 12:00"),
            // Saturday night ends on Sunday, of which nothing is published.
            ("2026-11-22 08:59", "open until 11-22 09:00"),
            ("2026-11-22 09:00", "unknown: Hours"),
            ("2026-11-21 12:30", "closed until 11-21 13:00"),
        ],
    );
}

/// Hours that nobody of the ten has: around the clock, four bands, until midnight.
#[test]
fn other_shapes() {
    let row = |hours: Bands<'static>| Row {
        name: "架空の薬局",
        open_days: "",
        weeks: NO_WEEKS,
        other_closed: "1月1日",
        hours,
        departments: &[],
    };
    check(
        &row(&[("月火水木金土日祝", "00:00-23:59")]),
        &[
            ("2026-11-20 23:59", "open always"),
            ("2027-03-03 12:00", "open always"),
            ("2026-12-30 12:00", "open until 01-01 00:00"),
            ("2027-01-01 12:00", "closed until 01-02 00:00"),
        ],
    );
    check(
        &row(&[
            ("月火水木金", "09:00-10:00"),
            ("月火水木金", "11:00-12:00"),
            ("月火水木金", "13:00-14:00"),
            ("月火水木金", "15:00-00:00"),
        ]),
        &[
            ("2026-11-20 10:30", "closed until 11-20 11:00"),
            ("2026-11-20 13:30", "open until 11-20 14:00"),
            ("2026-11-20 23:59", "open until 11-21 00:00"),
            ("2026-11-21 00:00", "unknown: Hours"),
        ],
    );
}
