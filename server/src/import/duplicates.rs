//! Rows of one dataset that bear one key: what becomes of the second.

use super::datasets;
use super::sides::StagedRow;
use crate::facilities::document::{CareOffice, Content};
use crate::facilities::folding::fold;

/// What two rows with one key are.
pub enum Together {
    /// Parts of one record, put together as JSON.
    Joined(String),
    /// Two offices, of which one must have the other's number; the name of the second.
    Strangers(String),
    /// The same a second time.
    Twice,
}

/// Rows of hours of one facility that stand apart are one record, and so are its service areas and the services of an office in a
/// municipality's list.
pub fn together(first: &StagedRow, second: &StagedRow) -> Together {
    if let Some(joined) = join_departments(&first.content, &second.content) {
        return Together::Joined(joined);
    }
    if let Some(joined) = join_areas(&first.content, &second.content) {
        return Together::Joined(joined);
    }
    match join_offices(first, second) {
        Some(Ok(joined)) => Together::Joined(joined),
        Some(Err(name)) => Together::Strangers(name),
        None => Together::Twice,
    }
}

/// Two rows of where one facility comes to: both count. Of when they were confirmed the older is told.
fn join_areas(first: &str, second: &str) -> Option<String> {
    let read = |content: &str| match serde_json::from_str(content) {
        Ok(Content::ServiceArea(sheet)) => Some(sheet),
        _ => None,
    };
    let (mut sheet, more) = (read(first)?, read(second)?);
    sheet.parts.extend(more.parts);
    sheet.confirmed_on = sheet.confirmed_on.zip(more.confirmed_on).map(|(one, other)| one.min(other));
    sheet.confirmed_by = sheet.confirmed_by.or(more.confirmed_by);
    serde_json::to_string(&Content::ServiceArea(sheet)).ok()
}

/// Two rows of a municipality's list that bear one 事業所番号: both services of the office, or the name of the second
/// when nothing says that it is the same office. `None` for other rows.
fn join_offices(first: &StagedRow, second: &StagedRow) -> Option<Result<String, String>> {
    if datasets::municipal_part(&first.dataset) != Some("care") {
        return None;
    }
    let read = |row: &StagedRow| match serde_json::from_str(&row.content) {
        Ok(Content::CareOffice(office)) => Some(office),
        _ => None,
    };
    let (mut office, more) = (read(first)?, read(second)?);
    if !one_office(&office, &more) {
        return Some(Err(more.name));
    }
    let further = std::iter::once(CareOffice { also: Vec::new(), ..more.clone() }).chain(more.also);
    for service in further {
        let known = std::iter::once(&office).chain(&office.also).any(|known| known.service == service.service);
        if !known {
            office.also.push(service);
        }
    }
    serde_json::to_string(&Content::CareOffice(office)).ok().map(Ok)
}

/// Whether two rows with one number speak of one office: by name, address or telephone.
fn one_office(a: &CareOffice, b: &CareOffice) -> bool {
    let digits = |number: &Option<String>| -> Option<String> {
        number.as_ref().map(|number| number.chars().filter(char::is_ascii_digit).collect())
    };
    fold(&a.name) == fold(&b.name)
        || (!a.address.is_empty() && fold(&a.address) == fold(&b.address))
        || (a.telephone.is_some() && digits(&a.telephone) == digits(&b.telephone))
}

fn join_departments(first: &str, second: &str) -> Option<String> {
    let read = |json| match serde_json::from_str(json) {
        Ok(Content::Departments { departments }) => Some(departments),
        _ => None,
    };
    let mut departments = read(first)?;
    for more in read(second)? {
        match departments.iter_mut().find(|known| known.code == more.code && known.name == more.name) {
            Some(known) => {
                for (day, spans) in known.hours.iter_mut().zip(more.hours) {
                    day.extend(spans);
                }
                for (day, spans) in known.reception.iter_mut().zip(more.reception) {
                    day.extend(spans);
                }
            }
            None => departments.push(more),
        }
    }
    serde_json::to_string(&Content::Departments { departments }).ok()
}
