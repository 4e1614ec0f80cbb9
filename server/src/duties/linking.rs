//! Which facility is on duty: the one that the calendar names by its ID, else the one whose name and telephone or
//! address are the same. A wrong link would send somebody in need to a closed door: where not exactly one fits there
//! is none.

use std::collections::HashMap;

use api::facilities::FacilityKind;

use super::Duty;
use crate::facilities::folding::fold;
use crate::facilities::index::Index;
use crate::facilities::institutions::same_block;

/// The facility of each line. `by_key`: ids of facilities by their ID of 医療情報ネット, for those that lines name.
pub fn link(index: &Index, duties: &[Duty], by_key: &HashMap<String, String>) -> Vec<Option<String>> {
    let named: Vec<Option<String>> = duties.iter().map(|duty| by_id(index, duty, by_key)).collect();
    let mut by_name: HashMap<String, Vec<u32>> = HashMap::new();
    for (duty, _) in duties.iter().zip(&named).filter(|(_, id)| id.is_none()) {
        by_name.entry(fold(&duty.name)).or_default();
    }
    by_name.remove("");
    if !by_name.is_empty() {
        // Neither a care office nor an activity is on duty, whatever practice it shares its name with.
        let may_be = |kind: FacilityKind| kind != FacilityKind::Care && !kind.is_community();
        for member in (0..index.facilities() as u32).filter(|&member| may_be(index.kind(member))) {
            let folded = index.folded(member);
            let names = folded.rsplit_once('\n').map_or(folded, |(names, _reading)| names);
            for name in names.split('\n') {
                if let Some(members) = by_name.get_mut(name)
                    && !members.contains(&member)
                {
                    members.push(member);
                }
            }
        }
    }
    let found = |duty: &Duty| -> Option<String> {
        let mut fitting = by_name.get(&fold(&duty.name))?.iter().filter(|&&member| fits(index, member, duty));
        let member = fitting.next()?;
        fitting.next().is_none().then(|| index.id(*member))
    };
    named.into_iter().zip(duties).map(|(id, duty)| id.or_else(|| found(duty))).collect()
}

fn by_id(index: &Index, duty: &Duty, by_key: &HashMap<String, String>) -> Option<String> {
    let given = duty.facility.as_deref()?;
    by_key.get(given).cloned().or_else(|| index.member(given).map(|member| index.id(member)))
}

fn fits(index: &Index, member: u32, duty: &Duty) -> bool {
    let shown = index.shown(member);
    let telephone = duty.telephone.as_deref().map(digits).filter(|digits| digits.len() >= 9);
    let same_telephone = telephone.is_some_and(|telephone| telephone == digits(shown.telephone));
    same_telephone || duty.address.as_deref().is_some_and(|address| same_block(address, shown.address))
}

fn digits(number: &str) -> String {
    number.chars().filter(char::is_ascii_digit).collect()
}
