//! The figures that SQL counts, held against counting case by case.

use api::consults::Channel;
use api::consults::figures::{Counted, Figures, MonthFigures};
use jiff::civil::{Date, date};
use jiff::{SignedDuration, Timestamp, ToSpan};
use proptest::prelude::*;

use super::super::moves;
use super::super::store::ConsultRow;
use super::count::{days_of, months_of};
use super::of;
use crate::clock::in_japan;
use crate::db::Db;
use crate::on_writer;

#[derive(Clone, Debug)]
struct Case {
    desk: usize,
    received_at: Timestamp,
    asker: &'static str,
    channel: Channel,
    topics: Vec<&'static str>,
    /// Days until which an answer is due.
    due: i64,
    /// Minutes until it was answered.
    answered: Option<i64>,
    /// Days until it was handed over to the other desk.
    handed: Option<i64>,
    /// Days from then on until it was closed, with what was provided.
    closed: Option<(i64, Vec<&'static str>)>,
    /// Days from then on until it was opened again, for good.
    reopened: Option<i64>,
}

impl Case {
    fn received_on(&self) -> Date {
        in_japan(self.received_at).date()
    }

    fn handed_on(&self) -> Option<Date> {
        self.handed.map(|days| self.received_on().saturating_add(days.days()))
    }

    /// Also when it was opened again in the same month.
    fn ended_on(&self) -> Option<Date> {
        let from = self.handed_on().unwrap_or(self.received_on());
        self.closed.as_ref().map(|(days, _)| from.saturating_add(days.days()))
    }

    fn reopened_on(&self) -> Option<Date> {
        self.ended_on().zip(self.reopened).map(|(ended, days)| ended.saturating_add(days.days()))
    }

    /// What is closed and opened again within a month was never closed.
    fn is_undone(&self) -> bool {
        self.ended_on().zip(self.reopened_on()).is_some_and(|(ended, reopened)| month(ended) == month(reopened))
    }

    fn closed_on(&self) -> Option<Date> {
        self.ended_on().filter(|_| !self.is_undone())
    }

    /// Which desk has it at the end of a month.
    fn desk_at(&self, end: &str) -> usize {
        if self.handed_on().is_some_and(|day| month(day).as_str() <= end) { 1 - self.desk } else { self.desk }
    }

    fn is_open_at(&self, end: &str) -> bool {
        let has = |day: Option<Date>| day.is_some_and(|day| month(day).as_str() <= end);
        has(Some(self.received_on())) && (!has(self.ended_on()) || has(self.reopened_on()))
    }

    /// Without what is still to come.
    fn until_today(mut self) -> Self {
        let is_to_come = |day: Option<Date>| day.is_some_and(|day| day > TODAY);
        if is_to_come(self.reopened_on()) {
            self.reopened = None;
        }
        if is_to_come(self.ended_on()) {
            (self.closed, self.reopened) = (None, None);
        }
        if is_to_come(self.handed_on()) {
            (self.handed, self.closed, self.reopened) = (None, None, None);
        }
        self
    }

    fn answered_at(&self) -> Option<Timestamp> {
        self.answered.map(|minutes| self.received_at + SignedDuration::from_mins(minutes))
    }
}

const DESKS: [&str; 2] = ["desk-a", "desk-b"];
const TODAY: Date = date(2026, 11, 22);

fn case() -> impl Strategy<Value = Case> {
    let codes = |codes: &'static [&'static str]| prop::sample::subsequence(codes, 0..=codes.len());
    let closed = prop::option::of((0..90_i64, codes(&["home_visits", "medical", "gone"])));
    (
        0..DESKS.len(),
        // From spring 2024 on, and not later than today.
        0..2_680_000_i64,
        prop::sample::select(vec!["self", "family", "care_manager", "unlisted"]),
        prop::sample::select(Channel::ALL.to_vec()),
        codes(&["home_care", "dementia", "unlisted"]),
        0..5_i64,
        prop::option::of(0..9_000_i64),
        (prop::option::of(0..60_i64), closed, prop::option::of(0..60_i64)),
    )
        .prop_map(|(desk, second, asker, channel, topics, due, answered, (handed, closed, reopened))| {
            let start: Timestamp = "2024-04-01T15:00:00Z".parse().unwrap();
            let received_at = start + SignedDuration::from_secs(second * 31);
            Case { desk, received_at, asker, channel, topics, due, answered, handed, closed, reopened }.until_today()
        })
}

async fn write(db: &Db, cases: &[Case]) {
    for desk in DESKS {
        const ORGANIZATION: &str = "insert into organizations (id, kind, name, runs_region, created_at)
            values ($1, 'government', $1, false, '')";
        const DESK: &str = "insert into desks (organization_id, for_residents, answer_within, keep_years)
            values ($1, true, 2, 5)";
        for sql in [ORGANIZATION, DESK] {
            on_writer!(db, |pool| sqlx::query(sql).bind(desk).execute(pool).await.map(|_| ())).unwrap();
        }
    }
    const CASE: &str =
        "insert into consults (id, number, revision, desk_id, received_desk_id, channel, received_at, received_on, sending,
            subject, asker, topics, searched, answer_due_on, first_answered_at, first_answered_on, closed_at, closed_on,
            provided)
        values ($1, $1, 1, $2, $12, $3, $4, $5, $1, '', $6, $7, '', $8, $9, $10, $11, $11, '[]')";
    for (number, case) in cases.iter().enumerate() {
        let json = |codes: &[&str]| serde_json::to_string(codes).unwrap();
        let provided = case.closed.as_ref().map_or_else(Vec::new, |(_, provided)| provided.clone());
        on_writer!(db, |pool| sqlx::query(CASE)
            .bind(number.to_string())
            .bind(DESKS[case.desk_at("9999")])
            .bind(case.channel.code())
            .bind(format!("{:.3}", case.received_at))
            .bind(case.received_on().to_string())
            .bind(case.asker)
            .bind(json(&case.topics))
            .bind(case.received_on().saturating_add(case.due.days()).to_string())
            .bind(case.answered_at().map(|at| format!("{at:.3}")))
            .bind(case.answered_at().map(|at| in_japan(at).date().to_string()))
            .bind(case.ended_on().filter(|_| case.reopened.is_none()).map(|day| day.to_string()))
            .bind(DESKS[case.desk])
            .execute(pool)
            .await
            .map(|_| ()))
        .unwrap();
        write_moves(db, &number.to_string(), case, json(&provided)).await;
    }
}

/// As they happened, one after another.
async fn write_moves(db: &Db, id: &str, case: &Case, provided: String) {
    let row = |revision: i64, desk: usize, closed_on: Option<Date>| ConsultRow {
        id: id.to_owned(),
        revision,
        desk_id: DESKS[desk].to_owned(),
        closed_on: closed_on.map(|day| day.to_string()),
        provided: if closed_on.is_some() { provided.clone() } else { "[]".to_owned() },
        ..ConsultRow::default()
    };
    let last = case.desk_at("9999");
    let mut before = row(1, case.desk, None);
    for (revision, after, day) in [
        (2, case.handed_on().map(|_| row(2, last, None)), case.handed_on()),
        (3, case.ended_on().map(|day| row(3, last, Some(day))), case.ended_on()),
        (4, case.reopened_on().map(|_| row(4, last, None)), case.reopened_on()),
    ] {
        let Some((after, day)) = after.zip(day) else { continue };
        assert_eq!(after.revision, revision);
        let mut transaction = db.begin().await.unwrap();
        moves::write(&mut transaction, &before, &after, &day.to_string()).await.unwrap();
        transaction.commit().await.unwrap();
        before = after;
    }
}

fn month(day: Date) -> String {
    day.to_string()[..7].to_owned()
}

/// The same, case by case.
fn by_hand(cases: &[Case], desk: Option<usize>, of: &str) -> MonthFigures {
    let is = |found: usize| desk.is_none_or(|desk| desk == found);
    let came: Vec<&Case> = cases.iter().filter(|case| month(case.received_on()) == of && is(case.desk)).collect();
    let is_in = |day: Option<Date>| day.is_some_and(|day| month(day) == of);
    let count = |has: &dyn Fn(&Case) -> bool| cases.iter().filter(|case| has(case)).count() as i64;
    let mut minutes: Vec<i64> = came.iter().filter_map(|case| case.answered).collect();
    minutes.sort_unstable();
    let in_time = |case: &&&Case| {
        let due = case.received_on().saturating_add(case.due.days());
        case.answered_at().is_some_and(|at| in_japan(at).date() <= due)
    };
    MonthFigures {
        month: of.to_owned(),
        received: came.len() as i64,
        closed: count(&|case| is_in(case.closed_on()) && is(case.desk_at("9999"))),
        reopened: count(&|case| is_in(case.reopened_on()) && !case.is_undone() && is(case.desk_at("9999"))),
        taken_over: count(&|case| is_in(case.handed_on()) && is(1 - case.desk)),
        handed_over: count(&|case| is_in(case.handed_on()) && is(case.desk)),
        open: count(&|case| case.is_open_at(of) && is(case.desk_at(of))),
        median_minutes: (!minutes.is_empty())
            .then(|| (minutes[(minutes.len() - 1) / 2] + minutes[minutes.len() / 2]) / 2),
        in_time: came.iter().filter(in_time).count() as i64,
    }
}

/// Whether a line of a table is what counting by hand gives.
fn check(
    line: &Counted,
    figures: &Figures,
    cases: &[Case],
    day: fn(&Case) -> Option<Date>,
    has: impl Fn(&Case, &str) -> bool,
) {
    let count = |is_in: &dyn Fn(Date) -> bool| {
        cases.iter().filter(|case| has(case, &line.code) && day(case).is_some_and(is_in)).count() as i64
    };
    let by_month: Vec<i64> = figures.months.iter().map(|listed| count(&|day| month(day) == listed.month)).collect();
    let (from, to) = days_of(figures.year - 1);
    assert_eq!(line.by_month, by_month, "{}", line.code);
    assert_eq!(line.total, by_month.iter().sum::<i64>(), "{}", line.code);
    assert_eq!(line.last_year, count(&|day| (from..=to).contains(&day) && day <= TODAY), "{}", line.code);
}

async fn compare(cases: Vec<Case>) {
    let folder = tempfile::tempdir().unwrap();
    let db = Db::open(&format!("sqlite://{}", folder.path().join("figures.db").display())).await.unwrap();
    write(&db, &cases).await;
    for (desk, year) in [(None, 2026), (Some("desk-a"), 2026), (Some("desk-b"), 2025), (None, 2024), (None, 2027)] {
        let figures = of(&db, year, desk.map(str::to_owned), TODAY).await.unwrap();
        let number = desk.and_then(|desk| DESKS.iter().position(|known| *known == desk));
        for (listed, year) in [(&figures.months, year), (&figures.last_year, year - 1)] {
            let expected: Vec<_> = months_of(year, TODAY).iter().map(|month| by_hand(&cases, number, month)).collect();
            assert_eq!(listed, &expected, "{desk:?} {year}");
        }
        // What came is of the desk that it came to, what was provided of the one that closed it.
        let of = |has: fn(&Case) -> usize| {
            let is_of = |case: &&Case| number.is_none_or(|number| has(case) == number);
            cases.iter().filter(is_of).cloned().collect::<Vec<Case>>()
        };
        let ended = of(|case| case.desk_at("9999"));
        let cases = of(|case| case.desk);
        let received = |case: &Case| Some(case.received_on());
        let lists = [&figures.askers, &figures.channels, &figures.topics, &figures.provided];
        lists[0].iter().for_each(|line| check(line, &figures, &cases, received, |case, code| case.asker == code));
        lists[1]
            .iter()
            .for_each(|line| check(line, &figures, &cases, received, |case, code| case.channel.code() == code));
        lists[2]
            .iter()
            .for_each(|line| check(line, &figures, &cases, received, |case, code| case.topics.contains(&code)));
        let provided = |case: &Case, code: &str| case.closed.as_ref().is_some_and(|(_, codes)| codes.contains(&code));
        lists[3].iter().for_each(|line| check(line, &figures, &ended, Case::closed_on, provided));
        // No case is left out: what no list has is counted too.
        let total: i64 = figures.months.iter().map(|month| month.received).sum();
        for list in &lists[..2] {
            assert_eq!(list.iter().map(|line| line.total).sum::<i64>(), total, "{desk:?} {year}");
        }
    }
    db.close().await;
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn what_sql_counts_is_what_is_there(cases in prop::collection::vec(case(), 0..120)) {
        tokio::runtime::Runtime::new().unwrap().block_on(compare(cases));
    }
}

#[test]
fn a_year_begins_in_april_and_has_the_months_that_have_begun() {
    let months = months_of(2026, TODAY);
    assert_eq!((months.len(), months[0].as_str(), months[7].as_str()), (8, "2026-04", "2026-11"));
    assert_eq!(months_of(2025, TODAY).last().unwrap(), "2026-03");
    assert!(months_of(2027, TODAY).is_empty());
    assert_eq!(days_of(2025), (date(2025, 4, 1), date(2026, 3, 31)));
}
