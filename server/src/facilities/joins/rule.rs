//! The rule: what agrees, how much that is worth, and when it is enough.

use std::collections::{BTreeMap, HashMap};

use super::{Candidates, Division, Doubt, FacilitySide, Reason, RecordSide, Side};
use crate::facilities::folding::is_kanji;
use crate::facilities::institutions::names::{is_practice, names_practice};

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
    /// One place or telephone and one name.
    Sure(u8),
    /// Worth a look.
    Weak(u8),
}

/// A person has decided.
const CHOSEN: Worth = Worth::Sure(0);

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
            worths.push(CHOSEN);
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
    for claiming in claims.values().filter(|claiming| claiming.len() > 1) {
        let best = claiming.iter().map(|&at| worths[at]).min();
        let alone = claiming.iter().filter(|&&at| Some(worths[at]) == best).count() == 1;
        for &at in claiming {
            if worths[at] == CHOSEN || (alone && Some(worths[at]) == best) {
                continue;
            }
            let outcome = &mut outcomes[at];
            if let Outcome::Certain { facility, reasons } = outcome {
                let candidates = vec![(*facility, std::mem::take(reasons))];
                *outcome = Outcome::Doubtful { doubt: Doubt::SeveralRecords, candidates };
            }
        }
    }
    leave_out_taken(records, outcomes, &claims);
}

/// A neighbour in the building that has a record of its own is not what a weak likeness means.
fn leave_out_taken(records: &[RecordSide], outcomes: &mut [Outcome], claims: &BTreeMap<(u32, Division), Vec<usize>>) {
    for (record, outcome) in records.iter().zip(outcomes) {
        let Outcome::Doubtful { doubt: Doubt::Weak, candidates } = outcome else { continue };
        candidates.retain(|(facility, _)| !claims.contains_key(&(*facility, record.division)));
        if candidates.is_empty() {
            *outcome = Outcome::Nothing;
        }
    }
}

/// What agrees.
fn reasons(record: &Side, facility: &Side) -> Vec<Reason> {
    let mut reasons = Vec::new();
    if record.traits.telephones().iter().any(|number| facility.traits.telephones().contains(number)) {
        reasons.push(Reason::SameTelephone);
    }
    let elsewhere = record.is_elsewhere(facility);
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
    let towns = same_town(&record.town, &facility.town)?;
    let [one, other] = [record, facility].map(|side| side.numbers.as_str());
    let goes_on = |long: &str, short: &str| long.strip_prefix(short).is_some_and(|rest| rest.starts_with('-'));
    Some(match towns {
        // A facility may be published without any number, or without a town.
        _ if one.is_empty() || other.is_empty() => {
            return Some(Reason::SameTown).filter(|_| !record.town.is_empty());
        }
        Towns::Same if one == other => Reason::SameBlock,
        Towns::Same if goes_on(one, other) || goes_on(other, one) => Reason::BlockContained,
        // 白壁232-2 and 白壁字一本松232-2
        Towns::Contained if one == other => Reason::BlockContained,
        Towns::Same | Towns::Contained => Reason::SameTown,
    })
}

enum Towns {
    /// One of both may begin with the name of its 町 or 村.
    Same,
    /// One of both goes on with the name of a 字.
    Contained,
}

fn same_town(one: &str, other: &str) -> Option<Towns> {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    if short.is_empty() {
        return long.is_empty().then_some(Towns::Same);
    }
    if long.ends_with(short) {
        return Some(Towns::Same);
    }
    (short.chars().count() >= 2 && long.contains(short)).then_some(Towns::Contained)
}

fn same_name(record: &Side, facility: &Side) -> Option<Reason> {
    let (one, other) = (record.traits.title(), facility.traits.title());
    // みどり薬局　光店 and みどり薬局光店
    if one != other && record.whole_name() == facility.whole_name() {
        return Some(Reason::SameName);
    }
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    if !one.is_empty() && one == other {
        Some(Reason::SameName)
    } else if is_contained(short, long) {
        Some(Reason::NameContained)
    } else if record.traits.shares_core(&facility.traits) {
        Some(Reason::SimilarName)
    } else {
        None
    }
}

/// Whether a name stands whole at the beginning or the end of another: 湯田温泉病院 and 済生会湯田温泉病院. Not where the
/// rest names a practice of its own: みずうみ病院附属診療所 is not みずうみ病院.
fn is_contained(short: &str, long: &str) -> bool {
    let Some(rest) = long.strip_suffix(short).or_else(|| long.strip_prefix(short)) else { return false };
    let count = short.chars().count();
    // 森医院 is a name by itself, 病院 is not.
    let is_name = count >= 4 || (count == 3 && short.chars().any(is_kanji));
    is_name && (is_practice(rest) || !names_practice(rest))
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
        (Some(name @ 0..=1), Some(place)) => Some(Worth::Sure((1 + name * 3 + place) as u8)),
        (Some(0), None) if has(Reason::SameTown) => Some(Worth::Sure(20)),
        (Some(0), None) if has(Reason::SameMunicipality) && has(Reason::SameOperator) => Some(Worth::Sure(21)),
        // 藤島医院 and 藤島眼科医院 may be a couple of doctors at one address.
        (Some(name), Some(place)) => Some(Worth::Weak((name * 3 + place) as u8)),
        (Some(name), None) if has(Reason::SameTown) => Some(Worth::Weak(name as u8)),
        (Some(0), None) if has(Reason::SameMunicipality) => Some(Worth::Weak(10)),
        (None, Some(place)) => Some(Worth::Weak(20 + place as u8)),
        _ => None,
    }
}
