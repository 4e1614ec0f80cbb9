use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::super::problems::Problem;
use super::*;
use crate::duties::{Days, Duty};

fn calendar(events: &str) -> Output {
    let text = format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{}END:VCALENDAR\r\n", events.replace('\n', "\r\n"));
    let mut out = Output::default();
    read(Box::new(io::Cursor::new(text)), &mut out).unwrap();
    out
}

fn one(lines: &str) -> Output {
    calendar(&format!("BEGIN:VEVENT\nUID:1\nSUMMARY:さくら医院\n{lines}END:VEVENT\n"))
}

fn duty(lines: &str) -> Duty {
    let mut out = one(lines);
    assert_eq!(out.duties.len(), 1, "{:?}", out.problems);
    out.duties.remove(0).duty
}

fn problem(lines: &str) -> (Problem, u64, String, String) {
    let out = one(lines);
    assert_eq!(out.duties, []);
    let (problem, found) = out.problems.0.first_key_value().unwrap();
    let example = &found.examples[0];
    (*problem, example.line, example.field.clone(), example.value.clone())
}

fn on(days: &Days, dates: &[Date]) -> Vec<bool> {
    dates.iter().map(|date| days.holds(*date)).collect()
}

#[test]
fn an_event_is_a_duty() {
    let out = calendar(
        "BEGIN:VEVENT\nUID:a\nDTSTART;TZID=Asia/Tokyo:20261122T090000\nDTEND;TZID=Asia/Tokyo:20261122T170000\n\
         SUMMARY:【内科】さくら医院\nLOCATION:ささえ市桜町2-3-4\n\
         DESCRIPTION:電話：００－００００－００１２\\n受付は16時まで\\, 予約なし\n\
         BEGIN:VALARM\nDESCRIPTION:alarm\nEND:VALARM\nEND:VEVENT\n",
    );
    let expected = Duty {
        days: Days::one(date(2026, 11, 22)),
        hours: Some((540, 1020)),
        name: "さくら医院".to_owned(),
        department: Some("内科".to_owned()),
        address: Some("ささえ市桜町2-3-4".to_owned()),
        telephone: Some("00-0000-0012".to_owned()),
        note: Some("受付は16時まで, 予約なし".to_owned()),
        facility: None,
    };
    assert_eq!(out.duties, [ReadDuty { line: 3, duty: expected }]);
    assert!(out.problems.0.is_empty());
}

#[test]
fn the_same_moment_in_four_ways() {
    for times in [
        "DTSTART;TZID=Asia/Tokyo:20261122T200000\nDTEND;TZID=Asia/Tokyo:20261123T080000\n",
        "DTSTART;TZID=Tokyo Standard Time:20261122T200000\nDURATION:PT12H\n",
        "DTSTART:20261122T200000\nDTEND:20261123T080000\n",
        "DTSTART:20261122T110000Z\nDTEND:20261122T230000Z\n",
        "DTSTART;TZID=UTC:20261122T110000\nDTEND;TZID=UTC:20261122T230000\n",
    ] {
        let duty = duty(times);
        assert_eq!((duty.days, duty.hours), (Days::one(date(2026, 11, 22)), Some((1200, 1920))), "{times}");
    }
}

#[test]
fn whole_days_have_unknown_hours() {
    let out = one("DTSTART;VALUE=DATE:20261230\nDTEND;VALUE=DATE:20270104\n");
    let days = Days::every_day(date(2026, 12, 30), Some(date(2027, 1, 3)));
    assert_eq!((&out.duties[0].duty.days, out.duties[0].duty.hours), (&days, None));
    assert!(out.problems.0.contains_key(&Problem::DutyTimeMissing));
    assert_eq!(duty("DTSTART;VALUE=DATE:20261230\n").days, Days::one(date(2026, 12, 30)));
}

#[test]
fn a_centre_that_is_there_every_night_is_one_line() {
    let night = "DTSTART;TZID=Asia/Tokyo:20260401T200000\nDTEND;TZID=Asia/Tokyo:20260401T230000\n";
    let daily = duty(&format!("{night}RRULE:FREQ=DAILY\nEXDATE;TZID=Asia/Tokyo:20260501T200000,20260502T200000\n"));
    assert_eq!(daily.days.last, None);
    let dates = [date(2026, 3, 31), date(2026, 4, 1), date(2026, 5, 1), date(2026, 5, 2), date(2036, 1, 1)];
    assert_eq!(on(&daily.days, &dates), [false, true, false, false, true]);

    let sundays = duty(&format!("{night}RRULE:FREQ=WEEKLY;BYDAY=SA,SU;WKST=SU;UNTIL=20260426T110000Z\n"));
    assert_eq!(sundays.days.last, Some(date(2026, 4, 26)));
    assert_eq!(on(&sundays.days, &[date(2026, 4, 4), date(2026, 4, 5), date(2026, 4, 6)]), [true, true, false]);
    // The last one would begin after the end.
    let earlier = duty(&format!("{night}RRULE:FREQ=DAILY;UNTIL=20260426T105959Z\n"));
    assert_eq!(earlier.days.last, Some(date(2026, 4, 25)));
    // 2026-04-01 is a Wednesday.
    let counted = duty(&format!("{night}RRULE:FREQ=WEEKLY;COUNT=3\n"));
    assert_eq!(counted.days.last, Some(date(2026, 4, 15)));
    assert_eq!(on(&counted.days, &[date(2026, 4, 8), date(2026, 4, 9)]), [true, false]);
}

#[test]
fn days_of_the_week_in_utc_are_moved() {
    // Saturday 15:00 UTC is Sunday 0:00 in Japan.
    let duty = duty("DTSTART:20261121T150000Z\nDTEND:20261122T000000Z\nRRULE:FREQ=WEEKLY;BYDAY=SA;COUNT=2\n");
    assert_eq!((duty.days.first, duty.days.last), (date(2026, 11, 22), Some(date(2026, 11, 29))));
    assert_eq!(on(&duty.days, &[date(2026, 11, 28), date(2026, 11, 29)]), [false, true]);
}

#[test]
fn a_changed_day_stands_for_itself() {
    let out = calendar(
        "BEGIN:VEVENT\nUID:n\nSUMMARY:夜間急病センター\nDTSTART:20261101T200000\nDTEND:20261101T230000\nRRULE:FREQ=DAILY\nEND:VEVENT\n\
         BEGIN:VEVENT\nUID:n\nRECURRENCE-ID:20261122T200000\nSUMMARY:夜間急病センター\nDTSTART:20261122T180000\nDTEND:20261122T230000\nEND:VEVENT\n\
         BEGIN:VEVENT\nUID:n\nRECURRENCE-ID:20261123T200000\nSTATUS:CANCELLED\nSUMMARY:夜間急病センター\nDTSTART:20261123T200000\nEND:VEVENT\n",
    );
    let hours = |on: Date| -> Vec<_> {
        out.duties.iter().filter(|read| read.duty.days.holds(on)).filter_map(|read| read.duty.hours).collect()
    };
    assert_eq!(hours(date(2026, 11, 21)), [(1200, 1380)]);
    assert_eq!(hours(date(2026, 11, 22)), [(1080, 1380)]);
    assert_eq!(hours(date(2026, 11, 23)), []);
}

#[test]
fn what_is_not_read_is_told_with_line_and_field() {
    let told = |problem, line, field: &str, value: &str| (problem, line, field.to_owned(), value.to_owned());
    let hours = "DTSTART:20261101T090000\nDTEND:20261101T170000\n";
    for rule in [
        "FREQ=MONTHLY;BYDAY=1SU",
        "FREQ=WEEKLY;INTERVAL=2",
        "FREQ=WEEKLY;BYDAY=1SU",
        "FREQ=DAILY;COUNT=0",
        "FREQ=DAILY;UNTIL=soon",
        "COUNT=3",
        "x",
    ] {
        let found = problem(&format!("{hours}RRULE:{rule}\n"));
        assert_eq!(found, told(Problem::RepetitionNotRead, 8, "RRULE", rule));
    }
    assert_eq!(problem(&format!("{hours}RDATE:20261103T090000\n")).0, Problem::RepetitionNotRead);
    assert_eq!(
        problem("DTSTART;TZID=America/New_York:20261101T090000\n"),
        told(Problem::ZoneNotRead, 6, "DTSTART", "America/New_York")
    );
    for wrong in ["20261301T090000", "20261101T2500", "tomorrow", "20261101T09000é", "20261101T090000X", ""] {
        let found = problem(&format!("DTSTART:{wrong}\n"));
        assert_eq!(found, told(Problem::DutyDateUnreadable, 6, "DTSTART", wrong));
    }
    assert_eq!(problem(""), told(Problem::DutyDateUnreadable, 3, "DTSTART", ""));
    let long = problem("DTSTART:20261231T090000\nDTEND:20270103T170000\n");
    assert_eq!(long, told(Problem::DutyTimeUnreadable, 3, "DTSTART,DTEND", "2026-12-31T09:00:00～2027-01-03T17:00:00"));
    assert_eq!(problem("DTSTART:20261231T090000\nDTEND:20261231T090000\n").0, Problem::DutyTimeUnreadable);
    assert_eq!(problem("DTSTART:20261231T090000\nDURATION:long\n").0, Problem::DutyTimeUnreadable);
    let nameless = calendar("BEGIN:VEVENT\nDTSTART:20261101T090000\nDTEND:20261101T170000\nEND:VEVENT\n");
    assert!(nameless.problems.0.contains_key(&Problem::DutyNameMissing));
}

#[test]
fn who_is_meant_is_read_from_the_summary() {
    let parts = |summary: &str| {
        let file =
            format!("BEGIN:VEVENT\nSUMMARY:{summary}\nDTSTART:20261101T090000\nDTEND:20261101T170000\nEND:VEVENT\n");
        let duty = calendar(&file).duties.remove(0).duty;
        (duty.department.unwrap_or_default(), duty.name)
    };
    let of = |department: &str, name: &str| (department.to_owned(), name.to_owned());
    assert_eq!(parts("さくら医院"), of("", "さくら医院"));
    assert_eq!(parts("内科：さくら医院"), of("内科", "さくら医院"));
    assert_eq!(parts("[小児科] さくら医院"), of("小児科", "さくら医院"));
    assert_eq!(parts("【休日当番医】さくら医院"), of("", "さくら医院"));
    assert_eq!(parts("休日当番医（外科）：さくら医院"), of("外科", "さくら医院"));
    assert_eq!(parts("さくら：みなと医院"), of("", "さくら：みなと医院"));
    assert_eq!(parts("内科："), of("", "内科："));
}

#[test]
fn descriptions_are_numbers_and_notes() {
    let parts = |description: &str| {
        let file = format!("DTSTART:20261101T090000\nDTEND:20261101T170000\nDESCRIPTION:{description}\n");
        let duty = duty(&file);
        (duty.telephone.unwrap_or_default(), duty.note.unwrap_or_default())
    };
    let of = |telephone: &str, note: &str| (telephone.to_owned(), note.to_owned());
    assert_eq!(parts("TEL 072-000-0000"), of("072-000-0000", ""));
    assert_eq!(parts("<b>電話</b>：072-000-0000<br>入口は裏"), of("072-000-0000", "入口は裏"));
    assert_eq!(parts("072-000-0000\\n受付 < 16時"), of("072-000-0000", "受付 < 16時"));
    assert_eq!(parts("電話で予約\\n電話：22-1234"), of("22-1234", "電話で予約"));
}

#[test]
fn a_calendar_is_known_by_its_beginning() {
    assert!(recognise(b"\xef\xbb\xbfBEGIN:VCALENDAR\r\n") && recognise(b"begin:vcalendar\n"));
    assert!(!recognise(b"BEGIN:VCARD\n") && !recognise(b"") && !recognise("日付,開始".as_bytes()));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn arbitrary_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(Box::new(io::Cursor::new(bytes)), &mut Output::default());
    }

    #[test]
    fn arbitrary_values_never_panic(
        start in "[0-9TZ;:=A-Z/]{0,20}", end in "20[0-9]{6}T[0-9]{6}Z?", rule in "[A-Z=;,0-9]{0,40}",
        duration in "-?P[0-9TDHMW]{0,8}", text in "\\PC{0,40}",
    ) {
        let lines = format!("DTSTART{start}\nDTSTART:{end}\nRRULE:FREQ=DAILY;{rule}\nDURATION:{duration}\nEXDATE:{start}\nDESCRIPTION:{text}\n");
        one(&lines);
        one(&format!("DTSTART:{end}\nRRULE:{rule}\nDTEND:{end}\nSUMMARY:{text}\n"));
    }
}
