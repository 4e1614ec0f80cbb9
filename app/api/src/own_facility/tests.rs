use super::rules::minutes;
use super::*;
use crate::error::ErrorItem;

fn form(part: StatementPart, fields: &[(&str, &str)]) -> Result<Statement, Vec<(String, String)>> {
    let typed: Vec<_> = fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    let told = |error: ErrorItem| (error.code, error.field.unwrap_or_default());
    from_form(part, &typed).map_err(|errors| errors.into_iter().map(told).collect())
}

fn open(spans: &[(&str, &str)]) -> DayHours {
    let interval = |(opens, closes): &(&str, &str)| Interval { opens: (*opens).into(), closes: (*closes).into() };
    DayHours::Open { intervals: spans.iter().map(interval).collect() }
}

#[test]
fn times_are_read_as_they_are_typed() {
    for (typed, expected) in [
        ("9:00", 540),
        ("９：００", 540),
        ("0900", 540),
        ("930", 570),
        ("9", 540),
        ("9時", 540),
        ("9時半", 570),
        ("１２時３０分", 750),
        ("24:00", 1440),
        ("0:00", 0),
        ("9:", 540),
    ] {
        assert_eq!(minutes(typed), Some(expected), "{typed}");
    }
    for wrong in ["", "24:01", "9:60", "25", "朝", "9:0:0", "-1", "<b>", "99999"] {
        assert_eq!(minutes(wrong), None, "{wrong}");
    }
}

#[test]
fn a_week_says_as_the_day_above_and_holds_what_was_not_said_apart_from_closed() {
    let fields = [
        ("monday", "open"),
        ("monday_opens1", "15時"),
        ("monday_closes1", "1800"),
        ("monday_opens2", "９：００"),
        ("monday_closes2", "12:00"),
        ("tuesday", "same"),
        ("wednesday", "closed"),
        ("wednesday_opens1", "9:00"),
        ("thursday_opens1", "9"),
        ("thursday_closes1", "12"),
        ("other_closed", " 第2・第4土曜 "),
    ];
    let Ok(Statement::Hours(hours)) = form(StatementPart::Hours, &fields) else { panic!("refused") };
    let both = open(&[("09:00", "12:00"), ("15:00", "18:00")]);
    assert_eq!(hours.week[..4], [both.clone(), both, DayHours::Closed, open(&[("09:00", "12:00")])]);
    assert!(hours.week[4..].iter().all(|day| *day == DayHours::Unknown));
    assert_eq!(hours.other_closed, "第2・第4土曜");
}

#[test]
fn hours_that_cannot_be_are_refused_where_they_stand() {
    let wrong = |fields: &[(&str, &str)]| form(StatementPart::Hours, fields).unwrap_err();
    let is = |code: &str, field: &str| vec![(code.to_owned(), field.to_owned())];
    let day = |opens, closes| [("monday", "open"), ("monday_opens1", opens), ("monday_closes1", closes)];
    assert_eq!(wrong(&day("12:00", "9:00")), is("ends_before_it_begins", "monday"));
    assert_eq!(wrong(&day("9:00", "9:00")), is("ends_before_it_begins", "monday"));
    assert_eq!(wrong(&day("<script>", "9:00")), is("not_a_time", "monday"));
    assert_eq!(wrong(&day("9:00", "")), is("not_a_time", "monday"));
    assert_eq!(wrong(&[("sunday", "open")]), is("required", "sunday"));
    assert_eq!(wrong(&[("note", "9時から")]), is("required", "monday"));
    let overlapping = [
        ("monday_opens1", "9:00"),
        ("monday_closes1", "12:30"),
        ("monday_opens2", "12:00"),
        ("monday_closes2", "15:00"),
    ];
    assert_eq!(wrong(&overlapping), is("overlaps", "monday"));
    let week = Statement::Hours(HoursStatement { week: vec![DayHours::Closed; 7], ..HoursStatement::default() });
    assert_eq!(week.checked().unwrap_err()[0].code, "invalid_value");
}

#[test]
fn closures_are_days_in_order_and_empty_rows_are_none() {
    let fields = [
        ("closure1_from", "2026/12/28"),
        ("closure1_until", "2026年12月30日"),
        ("closure1_words", "冬休み"),
        ("closure2_from", ""),
        ("closure4_from", "2026-12-03"),
        ("closure4_partly", "yes"),
    ];
    let Ok(Statement::Closures(told)) = form(StatementPart::Closures, &fields) else { panic!("refused") };
    let told: Vec<_> = told.closures.iter().map(|c| (c.from.as_str(), c.until.as_str(), c.is_partly)).collect();
    assert_eq!(told, [("2026-12-03", "2026-12-03", true), ("2026-12-28", "2026-12-30", false)]);
    let wrong =
        |from, until| form(StatementPart::Closures, &[("closure1_from", from), ("closure1_until", until)]).unwrap_err();
    assert_eq!(wrong("2026-12-28", "2026-12-27")[0].0, "ends_before_it_begins");
    assert_eq!(wrong("2026-02-29", "")[0].0, "not_a_date");
    assert_eq!(wrong("", "2026-12-27")[0].0, "required");
    assert_eq!(wrong("2026-01-01", "2027-01-02")[0].0, "too_long");
    assert_eq!(wrong("2026-01-01-05", "")[0].0, "not_a_date");
}

#[test]
fn answers_and_ways_are_those_of_the_lists() {
    let fields = [
        ("answer_ventilator", "ask"),
        ("note_ventilator", "1名まで"),
        ("answer_home_visits", "can"),
        ("answer_x", "can"),
        ("answer_cancer", ""),
    ];
    let Ok(Statement::HomeCare(told)) = form(StatementPart::HomeCare, &fields) else { panic!("refused") };
    let told: Vec<_> = told.answers.iter().map(|one| (one.code.as_str(), one.answer, one.note.as_str())).collect();
    assert_eq!(told, [("home_visits", Answer::Can, ""), ("ventilator", Answer::Ask, "1名まで")]);
    let twice = StatedAnswer { code: "cancer".into(), answer: Answer::Can, note: String::new() };
    let codes = |answers| Statement::HomeCare(HomeCareStatement { answers }).checked().unwrap_err()[0].code.clone();
    assert_eq!(codes(vec![twice.clone(), twice.clone()]), "repeated");
    assert_eq!(codes(vec![StatedAnswer { code: "x".repeat(900), ..twice }]), "not_a_choice");

    assert_eq!(form(StatementPart::CareManagerTime, &[("channels", "fax")]).unwrap_err()[0].0, "required");
    let fields = [
        ("time1", "monday"),
        ("time1", "friday"),
        ("time1_opens", "13"),
        ("time1_closes", "14"),
        ("channels", "pigeon"),
        ("channels", "fax"),
    ];
    let Ok(Statement::CareManagerTime(told)) = form(StatementPart::CareManagerTime, &fields) else { panic!("refused") };
    assert_eq!((told.times[0].days.as_slice(), told.channels), (&[Day::Monday, Day::Friday][..], vec![Channel::Fax]));
    assert_eq!(form(StatementPart::CareManagerTime, &[("time2_opens", "13")]).unwrap_err().len(), 2);
    assert_eq!(form(StatementPart::Telephone, &[("fax", "x")]).unwrap_err().len(), 2);
}

/// What a form is filled with is read back as the same statement.
#[test]
fn statements_survive_their_form() {
    let statements = [
        Statement::Telephone(TelephoneStatement { telephone: "072-800-0001".into(), fax: "072-800-0002".into() }),
        Statement::Hours(HoursStatement {
            week: vec![
                open(&[("09:00", "12:00"), ("13:00", "14:00"), ("15:00", "24:00")]),
                DayHours::Closed,
                DayHours::Unknown,
                open(&[("00:00", "24:00")]),
                DayHours::Closed,
                DayHours::Closed,
                DayHours::Closed,
                DayHours::Unknown,
            ],
            other_closed: "年末年始".into(),
            note: "<b>".into(),
        }),
        Statement::Closures(ClosuresStatement {
            closures: vec![Closure {
                from: "2026-12-28".into(),
                until: "2027-01-03".into(),
                is_partly: true,
                words: "学会".into(),
            }],
        }),
        Statement::HomeCare(HomeCareStatement {
            answers: vec![StatedAnswer { code: "cancer".into(), answer: Answer::Cannot, note: "なし".into() }],
        }),
        Statement::CareManagerTime(CareManagerTime {
            times: vec![CareManagerHours {
                days: vec![Day::Monday, Day::Holiday],
                hours: Interval { opens: "13:00".into(), closes: "14:00".into() },
            }],
            channels: vec![Channel::Telephone, Channel::Visit],
            note: "看護師長まで".into(),
        }),
    ];
    for statement in statements {
        assert_eq!(from_form(statement.part(), &to_form(&statement)), Ok(statement.clone()));
        let json = serde_json::to_string(&statement).unwrap();
        assert_eq!(serde_json::from_str::<Statement>(&json).unwrap().checked(), Ok(statement));
    }
}
