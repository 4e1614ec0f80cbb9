//! From a document to what the API tells of one facility.

use std::borrow::Cow;
use std::collections::BTreeMap;

use api::facilities::{CareService, Department, DepartmentDay, Facility, FacilityKind, FieldSource, NotifiedFunction};
use api::functions::Function;
use api::home_care::Answer;
use api::hours::{Closure, Day, OpenState};
use api::sources::SourceDate;
use api::visits::{FUNCTIONS, HOME_CARE, SERVICES};

use super::document::{AnswerPart, CareOffice, Content, DepartmentPart, Document, Part, is_empty_week, is_one_series};
use super::opening::{Calendar, Moment, Schedule, schedule, state_at, text, week};
use super::{activities, home_care};
use crate::sources;

pub fn facility(
    id: String,
    source_key: &str,
    area_code: Option<String>,
    document: &Document,
    now: Moment,
    calendar: &Calendar,
    dates: &BTreeMap<String, String>,
) -> Facility {
    let texts = text::of(document);
    let numbers = schedule::numbers(&texts.facility);
    let schedule = Schedule::of(&numbers);
    let state = |schedule: Schedule<'_>| state_at(schedule, now, calendar).told(now);
    let departments = document.departments();
    let department = |(part, own): (&Cow<'_, DepartmentPart>, &String)| {
        let own = schedule::numbers(own);
        department(part, state(if own.is_empty() { schedule } else { Schedule::of(&own) }))
    };
    let telephone = document.telephone();
    let not_empty = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    Facility {
        id,
        kind: document.kind().unwrap_or(FacilityKind::Care),
        name: document.name().to_owned(),
        name_kana: not_empty(document.kana()),
        address: document.address().to_owned(),
        area_code,
        location: document.location(),
        fax: document.fax(),
        website: document.website(),
        corporation: document.corporation(),
        beds: document.of_institution(|i| i.beds),
        source_key: source_key.split_once(':').map_or(source_key, |(_, key)| key).to_owned(),
        today: schedule.on(now.today, calendar),
        open: state(schedule),
        week: week::week(document),
        other_closed: document.other_closed().map(str::to_owned),
        hours_note: document.hours_note().map(str::to_owned),
        closures: closures(document, now),
        departments: departments.iter().zip(&texts.departments).map(department).collect(),
        services: document
            .services()
            .iter()
            .map(|(code, rows)| care_service(code, rows, telephone.as_deref()))
            .collect(),
        confirmations: Vec::new(),
        sources: document
            .shown_parts()
            .filter_map(|part| {
                if let Some(stated) = &part.stated {
                    let (dataset, as_of) = (part.dataset.clone(), stated.on.clone());
                    return Some(SourceDate { dataset, title: stated.title(), as_of });
                }
                // A list of one prefecture may be older than the newest.
                let as_of = match &part.content {
                    Content::Functions { records } => records.iter().map(|record| &record.as_of).min(),
                    _ => dates.get(&part.dataset),
                };
                as_of.map(|as_of| sources::source_date(&part.dataset, as_of))
            })
            .collect(),
        home_care: home_care::shown(document.answers(), now.today),
        visits_homes: visits_homes(document),
        service_area: None,
        activity: document.activity().map(|part| activities::shown(part, now.today)),
        field_sources: field_sources(document, dates),
        closed_on: document.closed_on().map(str::to_owned),
        together: Vec::new(),
        support_center: None,
        telephone_source: document
            .borrowed_telephone()
            .map(|(dataset, record)| sources::source_date(dataset, &record.as_of)),
        functions: document.functions().into_iter().map(notified).collect(),
        telephone,
    }
}

/// 臨時休診 that is not over.
fn closures(document: &Document, now: Moment) -> Vec<Closure> {
    let today = now.today.to_string();
    document.closures().iter().filter(|closure| closure.until >= today).cloned().collect()
}

/// Whether it does anything at people's homes, as far as its services, its notices and its answers tell.
fn visits_homes(document: &Document) -> bool {
    let can = |answer: &AnswerPart| answer.answer != Answer::Cannot && HOME_CARE.contains(&answer.code.as_str());
    document.services().keys().any(|code| SERVICES.contains(code))
        || document.functions().iter().any(|(function, _)| FUNCTIONS.contains(&function.code))
        || document.answers().iter().any(can)
}

/// Nothing where one publisher tells all.
fn field_sources(document: &Document, dates: &BTreeMap<String, String>) -> Vec<FieldSource> {
    if is_one_series(document.shown_parts().map(|part| part.dataset.as_str())) {
        return Vec::new();
    }
    let source = |(field, part): (&str, &Part)| {
        let as_of = part.stated.as_ref().map(|stated| &stated.on).or_else(|| dates.get(&part.dataset))?.clone();
        Some(FieldSource { field: field.to_owned(), dataset: part.dataset.clone(), as_of })
    };
    document.field_parts().filter_map(source).collect()
}

fn notified((function, since): (&'static Function, Option<&str>)) -> NotifiedFunction {
    NotifiedFunction {
        code: function.code.to_owned(),
        name: function.official.to_owned(),
        since: since.map(str::to_owned),
    }
}

/// As the official files write it.
pub fn service_name(code: &str) -> String {
    api::services::by_code(code).map_or(code, |service| service.official).to_owned()
}

fn department(part: &DepartmentPart, open: OpenState) -> Department {
    let reported = !is_empty_week(&part.hours);
    let days = if reported || !is_empty_week(&part.reception) {
        Day::ALL
            .iter()
            .map(|&day| DepartmentDay {
                day,
                hours: week::department_day(&part.hours[day as usize], reported),
                reception: week::intervals(&part.reception[day as usize]),
            })
            .collect()
    } else {
        Vec::new()
    };
    Department { code: part.code.clone(), name: part.name.clone(), open, days }
}

/// A service as the first of its rows tells it, and the next where that is silent.
fn care_service(code: &str, rows: &[&CareOffice], shown: Option<&str>) -> CareService {
    let telephone = rows.iter().find_map(|office| office.telephone.clone());
    CareService {
        code: code.to_owned(),
        name: service_name(code),
        telephone: telephone.filter(|number| Some(number.as_str()) != shown),
        days: rows.iter().map(|office| &office.days).find(|days| !days.is_empty()).cloned().unwrap_or_default(),
        days_note: rows.iter().find_map(|office| office.days_note.clone()),
        capacity: rows.iter().find_map(|office| office.capacity),
    }
}
