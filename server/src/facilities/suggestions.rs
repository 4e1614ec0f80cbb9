//! Words to complete what is being typed: categories, then places, then names of facilities.

use api::facilities::FacilityQuery;
use api::places::{Suggestion, SuggestionKind};

use super::finder::Snapshot;
use super::plan::Plan;
use super::search;
use super::understanding;

/// Lines offered at a time: what fits above the keyboard of a phone.
const MOST: usize = 8;
/// Of each sort, so that none crowds out the others.
const OF_EACH: usize = 3;

/// Characters from which on a word may stand anywhere in a name.
const SHORT: usize = 3;

/// Suggestions for the last word of `q`; the words before it stay.
pub fn suggest(snapshot: &Snapshot, q: &str, home: &[String]) -> Vec<Suggestion> {
    let before = q.rfind(char::is_whitespace).map_or("", |at| &q[..at]).trim();
    let last = q.split_whitespace().next_back().unwrap_or_default();
    if last.is_empty() || q.ends_with(char::is_whitespace) {
        return Vec::new();
    }
    let whole = |text: &str| if before.is_empty() { text.to_owned() } else { format!("{before} {text}") };
    let mut list: Vec<Suggestion> = Vec::new();
    for term in understanding::suggest(last, OF_EACH) {
        list.push(Suggestion {
            text: whole(term.name),
            kind: SuggestionKind::Category,
            detail: None,
            facility_id: None,
        });
    }
    for place in snapshot.places.find(last, home, OF_EACH) {
        let detail = (place.name != place.label).then(|| place.name.clone());
        list.push(Suggestion { text: whole(&place.label), kind: SuggestionKind::Place, detail, facility_id: None });
    }
    if last.chars().count() >= 2 {
        let left = (MOST - list.len().min(MOST)).min(OF_EACH + 1);
        list.extend(names(snapshot, last, home, left));
    }
    list.truncate(MOST);
    list
}

/// Facilities whose name or reading has the word.
fn names(snapshot: &Snapshot, word: &str, home: &[String], most: usize) -> Vec<Suggestion> {
    let query = FacilityQuery { home: home.to_vec(), ..FacilityQuery::default() };
    let plan = Plan::of_name(snapshot, &query, word);
    let found = search::page(snapshot, &plan, 0, most);
    let index = &snapshot.index;
    // Two letters stand in the middle of very many names; of those only what begins with them is meant.
    let is_short = word.chars().count() < SHORT;
    let is_meant = |number: &u32| !is_short || plan.name_begins(index, *number);
    let numbers = found.numbers.into_iter().map(|(number, _)| number).filter(is_meant);
    numbers
        .map(|number| {
            let member = plan.best_named(index, number);
            let shown = index.shown(member);
            Suggestion {
                text: shown.name.to_owned(),
                kind: SuggestionKind::Facility,
                detail: Some(shown.address.to_owned()),
                facility_id: Some(index.id(member)),
            }
        })
        .collect()
}
