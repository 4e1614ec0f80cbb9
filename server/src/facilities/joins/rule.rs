//! The rule: what agrees, how much that is worth, and when it is enough.

use std::collections::{BTreeMap, HashMap};

use super::{Candidates, Division, Doubt, FacilitySide, Reason, RecordSide, Side};
use crate::facilities::folding::is_kanji;

/// What becomes of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It belongs to this facility.
    Certain { facility: u32, reasons: Vec<Reason> },
    /// It may belong to these, the likeliest first: a person decides.
    Doubtful { doubt: Doubt, candidates: Vec<(u32, Vec<Reason>)> },
    /// It shares nothing that tells with any facility.
    Nothing,
}

/// How much what agrees is worth; the lower the better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Worth {
    /// One telephone or one block, and one name.
    Sure(u8),
    /// Worth a look.
    Weak(u8),
}

/// Candidates that are told, at most.
const TOLD: usize = 5;

/// What becomes of every record. `excluded`: pairs of a record and a facility that a person has told apart; `chosen`:
/// the facility that a person has chosen for a record.
pub fn decide(
    records: &[RecordSide],
    candidates: &Candidates,
    excluded: impl Fn(&str, &str) -> bool,
    chosen: &HashMap<String, String>,
) -> Vec<Outcome> {
    let mut outcomes = Vec::with_capacity(records.len());
    let mut worths = Vec::with_capacity(records.len());
    for record in records {
        if let Some(facility) = chosen.get(&record.side.key) {
            outcomes.push(match candidates.position(facility) {
                Some(facility) => Outcome::Certain { facility, reasons: Vec::new() },
                None => Outcome::Doubtful { doubt: Doubt::ChosenIsGone, candidates: Vec::new() },
            });
            worths.push(Worth::Sure(0));
            continue;
        }
        let fitting: Vec<(Worth, u32, Vec<Reason>)> = candidates
            .of(record)
            .into_iter()
            .filter(|&at| !excluded(&record.side.key, &candidates.get(at).side.key))
            .filter_map(|at| {
                let facility = candidates.get(at);
                let reasons = reasons(&record.side, &facility.side);
                Some((worth(record, facility, &reasons)?, at, reasons))
            })
            .collect();
        let (worth, outcome) = best_of(fitting);
        worths.push(worth);
        outcomes.push(outcome);
    }
    one_record_each(records, &worths, &mut outcomes);
    outcomes
}

/// The best of what fits, if there is one.
fn best_of(mut fitting: Vec<(Worth, u32, Vec<Reason>)>) -> (Worth, Outcome) {
    fitting.sort_by_key(|(worth, at, _)| (*worth, *at));
    let told = |fitting: Vec<(Worth, u32, Vec<Reason>)>| {
        fitting.into_iter().take(TOLD).map(|(_, at, reasons)| (at, reasons)).collect()
    };
    let doubtful = |doubt, fitting| Outcome::Doubtful { doubt, candidates: told(fitting) };
    let Some((best, facility, reasons)) = fitting.first().cloned() else {
        return (Worth::Weak(u8::MAX), Outcome::Nothing);
    };
    let outcome = match best {
        Worth::Weak(_) => doubtful(Doubt::Weak, fitting),
        Worth::Sure(_) if fitting.get(1).is_some_and(|(worth, ..)| *worth == best) => {
            doubtful(Doubt::SeveralFacilities, fitting)
        }
        Worth::Sure(_) => Outcome::Certain { facility, reasons },
    };
    (best, outcome)
}

/// Of several records of one division that would go to one facility, only one that agrees better than the others does.
fn one_record_each(records: &[RecordSide], worths: &[Worth], outcomes: &mut [Outcome]) {
    let mut claims: BTreeMap<(u32, Division), Vec<usize>> = BTreeMap::new();
    for (at, outcome) in outcomes.iter().enumerate() {
        if let Outcome::Certain { facility, .. } = outcome {
            claims.entry((*facility, records[at].division)).or_default().push(at);
        }
    }
    for claiming in claims.into_values().filter(|claiming| claiming.len() > 1) {
        let best = claiming.iter().map(|&at| worths[at]).min();
        let alone = claiming.iter().filter(|&&at| Some(worths[at]) == best).count() == 1;
        for at in claiming {
            if alone && Some(worths[at]) == best {
                continue;
            }
            let outcome = &mut outcomes[at];
            if let Outcome::Certain { facility, reasons } = outcome {
                let candidates = vec![(*facility, std::mem::take(reasons))];
                *outcome = Outcome::Doubtful { doubt: Doubt::SeveralRecords, candidates };
            }
        }
    }
}

/// What agrees.
fn reasons(record: &Side, facility: &Side) -> Vec<Reason> {
    let mut reasons = Vec::new();
    if record.traits.telephones().iter().any(|number| facility.traits.telephones().contains(number)) {
        reasons.push(Reason::SameTelephone);
    }
    let elsewhere = record.area != 0 && facility.area != 0 && record.area != facility.area;
    if !elsewhere && record.area != 0 && facility.area != 0 {
        reasons.push(Reason::SameMunicipality);
    }
    reasons.extend(same_place(record, facility).filter(|_| !elsewhere));
    reasons.extend(same_name(record, facility));
    let (one, other) = (record.traits.operator(), facility.traits.operator());
    if !one.is_empty() && one == other {
        reasons.push(Reason::SameOperator);
    }
    reasons
}

fn same_place(record: &Side, facility: &Side) -> Option<Reason> {
    let (one, other) = (record.block.as_ref()?, facility.block.as_ref()?);
    // One of both may begin with the name of its 町 or 村, or with 大字.
    if !(one.town.ends_with(&other.town) || other.town.ends_with(&one.town)) {
        return None;
    }
    let goes_on = |long: &str, short: &str| long.strip_prefix(short).is_some_and(|rest| rest.starts_with('-'));
    Some(if one.numbers == other.numbers {
        Reason::SameBlock
    } else if goes_on(&one.numbers, &other.numbers) || goes_on(&other.numbers, &one.numbers) {
        Reason::BlockContained
    } else {
        Reason::SameTown
    })
}

fn same_name(record: &Side, facility: &Side) -> Option<Reason> {
    let (one, other) = (record.traits.title(), facility.traits.title());
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    if !one.is_empty() && one == other {
        Some(Reason::SameName)
    } else if is_whole_name(short) && (long.starts_with(short) || long.ends_with(short)) {
        Some(Reason::NameContained)
    } else if record.traits.shares_core(&facility.traits) {
        Some(Reason::SimilarName)
    } else {
        None
    }
}

/// Whether a name is long enough to be one by itself: 森医院 is, 病院 is not.
fn is_whole_name(title: &str) -> bool {
    let count = title.chars().count();
    count >= 4 || (count == 3 && title.chars().any(is_kanji))
}

/// `None`: not even worth a look.
fn worth(record: &RecordSide, facility: &FacilitySide, reasons: &[Reason]) -> Option<Worth> {
    let has = |reason| reasons.contains(&reason);
    let name = [Reason::SameName, Reason::NameContained, Reason::SimilarName].into_iter().position(has);
    let place = [Reason::SameTelephone, Reason::SameBlock, Reason::BlockContained].into_iter().position(has);
    // 歯科 of a hospital goes to the hospital by its whole name only, and to a dental clinic first.
    let is_dental = facility.kind == api::facilities::FacilityKind::Dental;
    if record.division == Division::Dental && !is_dental {
        return match (name, place) {
            (Some(name @ 0..=1), Some(place)) => Some(Worth::Sure((10 + name * 3 + place) as u8)),
            _ => None,
        };
    }
    match (name, place) {
        (Some(name), Some(place)) => Some(Worth::Sure((1 + name * 3 + place) as u8)),
        (Some(0), None) if has(Reason::SameTown) => Some(Worth::Sure(20)),
        (Some(name), None) if has(Reason::SameTown) => Some(Worth::Weak(name as u8)),
        (Some(0), None) if has(Reason::SameMunicipality) => Some(Worth::Weak(10)),
        (None, Some(place)) => Some(Worth::Weak(20 + place as u8)),
        _ => None,
    }
}
