//! The order of a result: what fits the words best first, then what is at home, then by distance and name.

use roaring::RoaringBitmap;

use super::index::Index;
use super::index::space::Origin;
use super::plan::{Plan, Word};

/// Where a result stands: smaller is better, field by field.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Relevance {
    /// Not the name that was typed, although its parts were understood otherwise.
    is_other: bool,
    /// Not the very name; only in the address; only similar.
    words: u8,
    /// Not in the municipality whose people ask.
    is_outside: bool,
    /// Does not speak of the function that was asked for.
    is_silent: bool,
    /// The name begins with the word, has it, or is read like it.
    name: u8,
    /// How far from home, as bits in the order of distances.
    far: u32,
    rank: u32,
}

/// The most relevant of a result, from the `skip`-th on.
///
/// A short word is in the names of tens of thousands: the result is parted by sets first, and only the
/// parts that reach into the page are looked at one by one.
pub fn by_relevance(index: &Index, plan: &Plan, all: &RoaringBitmap, skip: usize, count: usize) -> Vec<u32> {
    let home = plan.home.centre.map(Origin::new);
    // Within a part all have the same class then.
    let is_told = plan.words.len() <= 1 && plan.words.iter().all(Word::is_told_by_sets);
    let class = |number: u32| if is_told { 0 } else { class(index, plan, number) };
    let mut found = Vec::with_capacity(count.min(all.len() as usize));
    let mut skip = skip;
    for part in parts(index, plan, all) {
        let length = part.len() as usize;
        if length <= skip {
            skip -= length;
            continue;
        }
        found.extend(top(&part, skip, count - found.len(), |number| {
            relevance(index, plan, home, number, class(number))
        }));
        if found.len() == count {
            break;
        }
        skip = 0;
    }
    found
}

/// The smallest of a set by a key, from the `skip`-th on.
pub fn top<K: Ord>(all: &RoaringBitmap, skip: usize, count: usize, key: impl Fn(u32) -> K) -> Vec<u32> {
    let mut keyed: Vec<(K, u32)> = all.iter().map(|number| (key(number), number)).collect();
    let wanted = skip.saturating_add(count);
    if wanted < keyed.len() {
        keyed.select_nth_unstable(wanted);
        keyed.truncate(wanted);
    }
    keyed.sort_unstable();
    keyed.into_iter().skip(skip).map(|(_, number)| number).collect()
}

/// The result in parts, none of whose members comes before one of an earlier part: [`Relevance`] by its
/// fields up to the name, as far as sets tell them.
fn parts(index: &Index, plan: &Plan, all: &RoaringBitmap) -> Vec<RoaringBitmap> {
    let mut parts = vec![all.clone()];
    let mut split = |by: &RoaringBitmap| {
        let both = parts.iter().flat_map(|part| [part & by, part - by]);
        parts = both.filter(|part| !part.is_empty()).collect();
    };
    if !plan.first.is_empty() {
        split(&plan.first);
    }
    let [exact, beginning] = best_named(index, plan, all);
    if let Some((first, others)) = plan.words.split_first() {
        split(&exact);
        split(&others.iter().fold(first.named.clone(), |named, word| named & &word.named));
    }
    if plan.home.is_known() {
        split(&index.in_areas(plan.home.ranges()));
    }
    if let Some((first, others)) = plan.functions.split_first() {
        split(&others.iter().fold(first.spoken.clone(), |spoken, function| spoken & &function.spoken));
    }
    if !plan.words.is_empty() {
        split(&beginning);
    }
    parts
}

/// What bears the words as its name, and what has a name that begins with them.
fn best_named(index: &Index, plan: &Plan, all: &RoaringBitmap) -> [RoaringBitmap; 2] {
    let mut likely = if plan.words.is_empty() { RoaringBitmap::new() } else { all.clone() };
    for word in &plan.words {
        let beginning = word.first_letters().filter_map(|letter| index.names().beginning(letter));
        likely &= beginning.fold(RoaringBitmap::new(), |any, set| any | set);
    }
    let mut found = [RoaringBitmap::new(), RoaringBitmap::new()];
    for number in likely {
        // In growing order.
        match class(index, plan, number) {
            0 => drop(found[0].try_push(number)),
            1 => drop(found[1].try_push(number)),
            _ => {}
        }
    }
    found
}

/// How well the names of an institution fit the words, see [`Word::rank_in`].
fn class(index: &Index, plan: &Plan, number: u32) -> u8 {
    let words = plan.words.iter().map(|word| {
        let classes = index.members(number).map(|member| word.rank_in(index.folded(member)));
        classes.min().unwrap_or(4)
    });
    words.max().unwrap_or(0)
}

/// `name`: the [`class`].
fn relevance(index: &Index, plan: &Plan, home: Option<Origin>, number: u32, name: u8) -> Relevance {
    let row = index.row(number);
    let is_outside = plan.home.is_known() && !plan.home.holds(row.area);
    Relevance {
        is_other: !plan.first.contains(number),
        words: match name {
            0 => 0,
            1..=3 => 1,
            class => class,
        },
        is_outside,
        is_silent: !plan.functions.iter().all(|function| function.spoken.contains(number)),
        name,
        far: match home.filter(|_| is_outside) {
            // Single precision is enough for an order.
            Some(from) => index.space().distance(from, number).map_or(u32::MAX, |h| (h as f32).to_bits()),
            None => 0,
        },
        rank: row.rank,
    }
}

#[cfg(test)]
mod tests {
    use api::facilities::FacilityQuery;
    use proptest::prelude::*;

    use super::*;
    use crate::facilities::finder::Snapshot;
    use crate::facilities::index::tests::{index, made};
    use crate::facilities::opening::Moment;

    proptest! {
        #[test]
        fn parts_leave_the_order_as_it_is(
            all in proptest::collection::vec(made(), 0..80),
            words in proptest::collection::vec("[さくら田中杉森内科]{1,2}|24時間", 0..3),
            home in proptest::option::of(27201..27204u32),
            skip in 0usize..40,
            count in 0usize..40,
        ) {
            let snapshot = Snapshot::of(index(&all));
            let home = home.map(|code| code.to_string()).into_iter().collect();
            let query = FacilityQuery { q: words.join(" "), home, ..FacilityQuery::default() };
            let plan = Plan::of(&snapshot, &query, Moment { today: jiff::civil::date(2026, 11, 20), minute: 600 });
            let index = &snapshot.index;
            let matching = plan.matching(index);
            let centre = plan.home.centre.map(Origin::new);
            let whole = top(&matching, skip, count, |number| relevance(index, &plan, centre, number, class(index, &plan, number)));
            prop_assert_eq!(by_relevance(index, &plan, &matching, skip, count), whole);
        }
    }
}
