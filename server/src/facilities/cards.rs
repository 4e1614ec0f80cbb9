//! A result as a list shows it: the facility of an institution that was asked for, why it is there, and
//! what else the institution runs.

use api::facilities::{FacilitySummary, NamedCode, Sibling, Why};
use api::functions::FUNCTIONS;
use api::home_care::HomeCareMark;
use api::hours::{OpenState, UnknownBecause};
use api::services::SERVICES;
use api::visits::Visiting;

use super::finder::Snapshot;
use super::home_care;
use super::index::build::bits;
use super::index::filter::{Choice, kind_bit};
use super::index::hours::OpenAsked;
use super::index::visits::Visits;
use super::opening::week::clock_face;
use super::opening::{Moment, State, state_at};
use super::plan::{Plan, Word};
use super::service_areas::Reach;
use crate::import::datasets;

/// The card of an institution. `metres`: from the place that was asked for; `asked`: the moment at which it is
/// told whether it is open.
pub fn card(
    snapshot: &Snapshot,
    plan: &Plan,
    number: u32,
    metres: Option<f64>,
    now: Moment,
    asked: Moment,
) -> FacilitySummary {
    let index = &snapshot.index;
    let choices = &plan.filter.choices;
    let fit = |member: u32| {
        let has = choices.iter().filter(|choice| index.member_has(member, choice)).count();
        let words: u32 = plan.words.iter().map(|word| 6 - u32::from(word.class_in(index.folded(member)).min(6))).sum();
        let wanted = |open: &OpenAsked| {
            let schedule = index.schedule_asked(member, choices, &|schedule| open.states.of(schedule));
            open.states.of(schedule) == open.wanted
        };
        // Of what is asked for as much as there is, then what is open, what says that it comes.
        let asked_open = plan.filter.open.as_ref();
        let covers = plan.filter.visits.as_ref().is_some_and(|visits| index.covers(member, &visits.asked));
        let fits = (has as u32 * 8 + words, covers);
        (asked_open.map(|_| has), asked_open.is_some_and(wanted), fits, std::cmp::Reverse(member))
    };
    let shown_member = index.members(number).max_by_key(|&member| fit(member)).unwrap_or_default();
    let together = index.members(number).filter(|&member| member != shown_member);
    let distance = metres.map(|metres| metres as u32);
    let mut summary = summary(snapshot, shown_member, distance, now);
    let state = state(snapshot, shown_member, choices, asked);
    summary.open = state.told(asked);
    summary.visiting = plan.filter.visits.as_ref().map(|visits| visiting(snapshot, shown_member, visits, now));
    summary.why = why(snapshot, plan, shown_member, &summary);
    if let (State::Open { until, .. }, true) = (state, asked == now) {
        let at = |minutes: i32| clock_face(now.at(minutes).minute);
        let place = summary.why.iter().position(|why| *why == Why::Home).unwrap_or(summary.why.len());
        summary.why.insert(place, Why::OpenNow { until: until.map(at) });
    }
    summary.together = together.map(|member| sibling(snapshot, member)).collect();
    summary
}

/// The card of a facility that is named and not searched for.
pub fn of_member(snapshot: &Snapshot, member: u32, now: Moment) -> FacilitySummary {
    let index = &snapshot.index;
    let mut summary = summary(snapshot, member, None, now);
    summary.open = state(snapshot, member, &[], now).told(now);
    let others = index.members(index.row_of(member)).filter(|&other| other != member);
    summary.together = others.map(|other| sibling(snapshot, other)).collect();
    summary
}

/// Whether a facility comes to the place that was asked for.
fn visiting(snapshot: &Snapshot, member: u32, visits: &Visits, now: Moment) -> Visiting {
    let index = &snapshot.index;
    let Some(area) = index.service_area(member).filter(|_| index.covers(member, &visits.asked)) else {
        return Visiting::Unknown;
    };
    let Reach { confirmed_on, confirmed_by, .. } = &area.reach;
    let date = confirmed_on.as_deref().and_then(|date| date.parse().ok());
    Visiting::Covers {
        dataset: datasets::SERVICE_AREAS.prefix.to_owned(),
        confirmed_on: confirmed_on.clone(),
        confirmed_by: confirmed_by.clone(),
        needs_confirmation: home_care::needs_confirmation(date, now.today),
    }
}

/// What is known of a facility at a moment, of the departments that are asked for.
fn state(snapshot: &Snapshot, member: u32, choices: &[Choice], asked: Moment) -> State {
    let index = &snapshot.index;
    let of = |schedule: u32| state_at(index.schedule(schedule), asked, &snapshot.calendar);
    of(index.schedule_asked(member, choices, &|schedule| of(schedule).openness()))
}

/// What a list shows of one facility, without reasons and whether it is open.
fn summary(snapshot: &Snapshot, member: u32, distance: Option<u32>, now: Moment) -> FacilitySummary {
    let index = &snapshot.index;
    let shown = index.shown(member);
    let departments = shown.departments().filter_map(|bit| index.departments().get(bit));
    let schedule = index.schedule(index.whole_schedule(member));
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
        home_care: home_care::listed(index.answers_of(member), now.today),
        activity: index.activity_of(member).cloned(),
        today: schedule.on(now.today, &snapshot.calendar),
        open: OpenState::Unknown { because: UnknownBecause::Hours },
        distance,
        visiting: None,
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

fn why(snapshot: &Snapshot, plan: &Plan, member: u32, summary: &FacilitySummary) -> Vec<Why> {
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
        let answered = |mark: &&HomeCareMark| term.home_care.contains(&mark.code.as_str());
        if let Some(mark) = summary.home_care.iter().find(answered) {
            why.push(Why::HomeCare(mark.clone()));
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
