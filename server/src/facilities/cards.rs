//! A result as a list shows it: the facility of an institution that was asked for, why it is there, and
//! what else the institution runs.

use api::facilities::{FacilitySummary, NamedCode, Sibling, Why};
use api::functions::FUNCTIONS;
use api::hours::{DateHours, DayHours};
use api::services::SERVICES;
use jiff::civil::Date;

use super::finder::Snapshot;
use super::index::build::bits;
use super::index::filter::{Choice, kind_bit};
use super::plan::{Plan, Word};
use super::{hours, timetable};

/// The moment of a search, in Japan.
#[derive(Clone, Copy, Debug)]
pub struct Moment {
    pub today: Date,
    /// Minutes after midnight.
    pub minute: u16,
}

/// The card of an institution. `metres`: from the place that was asked for.
pub fn card(snapshot: &Snapshot, plan: &Plan, number: u32, metres: Option<f64>, now: Moment) -> FacilitySummary {
    let index = &snapshot.index;
    let fit = |member: u32| {
        let choices = plan.filter.choices.iter().filter(|choice| has(snapshot, member, choice)).count();
        let words: u32 = plan.words.iter().map(|word| 6 - u32::from(word.class_in(index.folded(member)).min(6))).sum();
        (choices as u32 * 8 + words, std::cmp::Reverse(member))
    };
    let shown_member = index.members(number).max_by_key(|&member| fit(member)).unwrap_or_default();
    let together = index.members(number).filter(|&member| member != shown_member);
    let distance = metres.map(|metres| metres as u32);
    let mut summary = summary(snapshot, shown_member, distance, now);
    summary.why = why(snapshot, plan, shown_member, &summary, now);
    summary.together = together.map(|member| sibling(snapshot, member)).collect();
    summary
}

/// What a list shows of one facility, without reasons.
pub fn summary(snapshot: &Snapshot, member: u32, distance: Option<u32>, now: Moment) -> FacilitySummary {
    let index = &snapshot.index;
    let shown = index.shown(member);
    let departments = shown.departments().filter_map(|bit| index.departments().get(bit));
    let holiday = snapshot.holidays.contains(&now.today);
    let row = timetable::read_row(index.week(member), hours::day_of(now.today, holiday));
    FacilitySummary {
        id: index.id(member),
        kind: index.kind(member),
        name: shown.name.to_owned(),
        address: shown.address.to_owned(),
        location: index.member_location(member),
        telephone: shown.telephone(),
        departments: departments.map(|(code, name)| NamedCode { code: code.clone(), name: name.clone() }).collect(),
        services: services(snapshot, member),
        functions: functions(snapshot, member),
        today: hours::on(row.as_slice(), now.today, holiday),
        distance,
        closed_on: None,
        why: Vec::new(),
        together: Vec::new(),
    }
}

/// Another facility of the same institution.
pub fn sibling(snapshot: &Snapshot, member: u32) -> Sibling {
    let index = &snapshot.index;
    let shown = index.shown(member);
    Sibling {
        id: index.id(member),
        kind: index.kind(member),
        name: shown.name.to_owned(),
        telephone: shown.telephone(),
        services: services(snapshot, member),
    }
}

fn services(snapshot: &Snapshot, member: u32) -> Vec<NamedCode> {
    let services = bits(snapshot.index.services_of(member)).filter_map(|bit| SERVICES.get(bit));
    services.map(|service| NamedCode { code: service.code.to_owned(), name: service.official.to_owned() }).collect()
}

fn functions(snapshot: &Snapshot, member: u32) -> Vec<NamedCode> {
    let notified = bits(snapshot.index.functions_of(member).into()).filter_map(|bit| FUNCTIONS.get(bit));
    notified.map(|function| NamedCode { code: function.code.to_owned(), name: function.official.to_owned() }).collect()
}

/// Whether one facility has what a choice asks for.
fn has(snapshot: &Snapshot, member: u32, choice: &Choice) -> bool {
    let index = &snapshot.index;
    choice.kinds & kind_bit(index.kind(member)) != 0
        || choice.services & index.services_of(member) != 0
        || choice.functions & index.functions_of(member) != 0
        || choice.departments.iter().any(|&word| word != 0)
            && index.shown(member).departments().any(|bit| choice.has_department(bit))
}

fn why(snapshot: &Snapshot, plan: &Plan, member: u32, summary: &FacilitySummary, now: Moment) -> Vec<Why> {
    let index = &snapshot.index;
    let (folded, number) = (index.folded(member), index.row_of(member));
    let mut why: Vec<Why> = plan.words.iter().map(|word| reason(word, folded)).collect();
    for term in &plan.terms {
        let of = |named: &&NamedCode, codes: &[&str]| codes.contains(&named.code.as_str());
        let department = summary.departments.iter().find(|named| of(named, &term.departments));
        let service = summary.services.iter().find(|named| of(named, &term.services));
        let function = summary.functions.iter().find(|named| of(named, &term.functions));
        if let Some(named) = function {
            why.push(Why::Notified(named.clone()));
            continue;
        }
        match (department, service) {
            (Some(named), _) => why.push(Why::Department(named.clone())),
            (None, Some(named)) => why.push(Why::Service(named.clone())),
            (None, None) if term.kinds & kind_bit(summary.kind) != 0 => why.push(Why::Kind { kind: summary.kind }),
            (None, None) => {}
        }
    }
    for function in plan.functions.iter().filter(|function| function.spoken.contains(number)) {
        why.push(Why::Function { words: function.name.to_owned() });
    }
    if plan.telephone.is_some() {
        why.push(Why::Telephone);
    }
    why.extend(summary.distance.map(|metres| Why::Distance { metres }));
    why.extend(open_until(&summary.today, now.minute).map(|until| Why::OpenNow { until }));
    if plan.home.holds(index.row(number).area) {
        why.push(Why::Home);
    }
    why
}

fn reason(word: &Word, folded: &str) -> Why {
    let words = word.typed.clone();
    match word.class_in(folded) {
        0..=2 => Why::Name { words },
        3 => Why::Reading { words },
        5 => Why::SimilarName { words },
        _ => Why::Address { words },
    }
}

/// When what is open at this minute closes.
fn open_until(today: &DateHours, minute: u16) -> Option<String> {
    let DayHours::Open { intervals } = &today.hours else { return None };
    let open = intervals.iter().find(|span| {
        let (opens, closes) = (timetable::minutes(&span.opens), timetable::minutes(&span.closes));
        // A span that closes before it opens reaches into the next day.
        minute >= opens && (minute < closes || closes <= opens)
    })?;
    Some(open.closes.clone())
}
