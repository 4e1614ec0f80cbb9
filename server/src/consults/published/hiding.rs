//! What is hidden in numbers that everybody may read, so that nobody is recognised: counts of 1 to 4, and as many others as
//! are needed so that these cannot be computed.
//!
//! The rule is that of official statistics: a threshold, with primary and complementary suppression (一次秘匿・二次秘匿;
//! ESSnet, Handbook on Statistical Disclosure Control, 2010, chapters 4 and 5; the X of 工業統計調査, which hides what is of
//! one or two establishments and what would tell it). The threshold of 5 is ours, as residents are asked about illness. It
//! is held against readers who know the rule: the tests look at every small table, and at every order of months, and no
//! hidden number follows from all that was ever shown.

use api::consults::figures::Published;

/// A number from 1 to 4 is hidden.
const LEAST: i64 = 5;

/// The cells of a table whose total is told (or could be, from another table): each is shown or hidden.
///
/// Where a cell has 1 to 4, all with less than 5 are hidden, also zeros: were they shown, five cells of together 5 would be
/// known to be 1 each. Two cells that are not 0 at least are hidden, of together 5 at least, and not only fours; the smallest
/// of the others go with them until that is so. Zeros count for nothing there: readers may know them, as of a topic that was
/// not offered yet, and a row that comes into a list or goes changes nothing that is shown.
pub fn hide(cells: &[i64]) -> Vec<Published> {
    let mut hidden: Vec<bool> = cells.iter().map(|count| *count < LEAST).collect();
    if !cells.iter().any(|count| (1..LEAST).contains(count)) {
        return cells.iter().copied().map(Some).collect();
    }
    let of = |hidden: &[bool]| {
        let inside = cells.iter().zip(hidden).filter(|(count, hidden)| **hidden && **count > 0);
        inside.map(|(count, _)| *count).collect()
    };
    loop {
        let inside: Vec<i64> = of(&hidden);
        let is_enough =
            inside.len() > 1 && inside.iter().sum::<i64>() >= LEAST && inside.iter().any(|count| *count != LEAST - 1);
        let smallest = cells.iter().zip(&hidden).filter(|(_, hidden)| !**hidden).map(|(count, _)| *count).min();
        match smallest {
            // All that are equal: which of them comes first must tell nothing.
            Some(least) if !is_enough => {
                cells.iter().zip(&mut hidden).for_each(|(count, hidden)| *hidden |= *count == least);
            }
            _ => return cells.iter().zip(&hidden).map(|(count, hidden)| (!hidden).then_some(*count)).collect(),
        }
    }
}

/// Months as they become known one after another. A month with 1 to 4 waits, and is told in one number with the months that
/// follow it as soon as they are 5 or more together: what was told before and the total of today then never differ by less.
///
/// Returns the months that are told, each with its number or hidden; those that wait are left out.
pub fn months(counts: &[i64]) -> Vec<Published> {
    let mut told: Vec<Published> = Vec::new();
    let mut waiting: Vec<i64> = Vec::new();
    for &count in counts {
        if waiting.is_empty() && (count == 0 || count >= LEAST) {
            told.push(Some(count));
            continue;
        }
        waiting.push(count);
        if waiting.len() > 1 && waiting.iter().sum::<i64>() >= LEAST {
            told.extend(waiting.drain(..).map(|_| None));
        }
    }
    told
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use proptest::prelude::*;

    use super::*;

    /// What is shown, the total, and which cells are known to be 0.
    type Seen = (Vec<Published>, i64, u32);
    /// What each cell may be, for whoever knows the rule and what is seen.
    type Possible = BTreeMap<Seen, Vec<BTreeSet<i64>>>;

    fn every(cells: usize, most: i64) -> impl Iterator<Item = Vec<i64>> {
        let base = most + 1;
        (0..base.pow(cells as u32))
            .map(move |number| (0..cells as u32).map(|at| number / base.pow(at) % base).collect())
    }

    /// For readers who know any of the zeros.
    fn note(possible: &mut Possible, shown: Vec<Published>, total: i64, cells: &[i64]) {
        let zeros: u32 = (0..cells.len()).filter(|at| cells[*at] == 0).map(|at| 1 << at).sum();
        for zeros in (0..=zeros).filter(|some| some & zeros == *some) {
            let sets =
                possible.entry((shown.clone(), total, zeros)).or_insert_with(|| vec![BTreeSet::new(); cells.len()]);
            sets.iter_mut().zip(cells).for_each(|(set, count)| set.extend([*count]));
        }
    }

    /// The first cell that is hidden and yet known; of who knows zeros, that it is 1 to 4.
    fn known(possible: &Possible) -> Option<String> {
        possible.iter().find_map(|((shown, total, zeros), sets)| {
            let is_known = |set: &BTreeSet<i64>| set.len() < 2 && (*zeros == 0 || !set.contains(&0));
            let at = shown.iter().zip(sets).position(|(shown, set)| shown.is_none() && is_known(set))?;
            Some(format!("{shown:?} of {total}, zeros {zeros:b}: cell {at} is {:?}", sets[at]))
        })
    }

    fn possible_with(hide: impl Fn(&[i64]) -> Vec<Published>, cells: usize, most: i64) -> Possible {
        let mut possible = Possible::new();
        // The total of a table is itself told: 0, or 5 and more. Of a total up to `most` these are all tables.
        for table in every(cells, most) {
            let total: i64 = table.iter().sum();
            if total == 0 || (LEAST..=most).contains(&total) {
                note(&mut possible, hide(&table), total, &table);
            }
        }
        possible
    }

    #[test]
    fn no_hidden_cell_follows_from_the_others_and_the_total() {
        for (cells, most) in [(2, 40), (3, 30), (4, 20), (5, 12)] {
            assert_eq!(known(&possible_with(hide, cells, most)), None);
        }
    }

    #[test]
    fn hiding_only_what_is_small_would_be_found() {
        let only_small = |cells: &[i64]| cells.iter().map(|c| (!(1..LEAST).contains(c)).then_some(*c)).collect();
        assert!(known(&possible_with(only_small, 3, 12)).is_some());
    }

    /// A case may have several topics, or, where every case has one, at least one: then there is no total, but a bound.
    #[test]
    fn no_hidden_cell_follows_where_a_case_counts_for_several() {
        for (cells, most) in [(2, 20), (3, 14), (4, 8)] {
            for cases in LEAST..=most {
                let mut possible = Possible::new();
                let tables = every(cells, most.min(cases)).filter(|table| table.iter().sum::<i64>() >= cases);
                tables.for_each(|table| note(&mut possible, hide(&table), cases, &table));
                assert_eq!(known(&possible), None, "{cases} cases");
            }
        }
    }

    #[test]
    fn no_hidden_month_follows_from_all_that_was_ever_told() {
        /// Months and total, as they were told at the end of each month.
        type Told = Vec<(Vec<Published>, i64)>;
        let mut possible: BTreeMap<Told, Vec<BTreeSet<i64>>> = BTreeMap::new();
        const MOST: i64 = 9;
        for counts in every(5, MOST).filter(|counts| counts.iter().sum::<i64>() <= MOST) {
            // As it stood at the end of each month: the months, and their total.
            let told = |until: usize| {
                let told = months(&counts[..until]);
                let total: i64 = counts[..told.len()].iter().sum();
                (told, total)
            };
            let all: Vec<_> = (1..=counts.len()).map(told).collect();
            let sets = possible.entry(all).or_insert_with(|| vec![BTreeSet::new(); counts.len()]);
            sets.iter_mut().zip(&counts).for_each(|(set, count)| set.extend([*count]));
        }
        for (all, sets) in &possible {
            let (newest, _) = all.last().unwrap();
            for (at, month) in newest.iter().enumerate() {
                assert!(month.is_some() || sets[at].len() > 1, "{all:?}: month {at} is {:?}", sets[at]);
            }
            for pair in all.windows(2) {
                let more = pair[1].1 - pair[0].1;
                assert!(more == 0 || more >= LEAST, "{all:?}");
            }
        }
    }

    proptest! {
        #[test]
        fn nothing_small_is_shown_and_what_is_shown_is_true(cells in prop::collection::vec(0..40_i64, 0..14)) {
            for shown in [hide(&cells), months(&cells)] {
                prop_assert!(shown.len() <= cells.len());
                for (shown, count) in shown.iter().zip(&cells) {
                    prop_assert!(shown.is_none_or(|shown| shown == *count && !(1..LEAST).contains(&shown)));
                }
            }
            prop_assert!(cells.iter().any(|c| (1..LEAST).contains(c)) || hide(&cells).iter().all(Option::is_some));
        }

        /// Such as what was added to a list after the year, or was not offered any more.
        #[test]
        fn a_row_of_zero_changes_nothing_that_is_shown(
            cells in prop::collection::vec(0..20_i64, 1..10),
            at in 0..10_usize,
        ) {
            let at = at.min(cells.len());
            let mut more = cells.clone();
            more.insert(at, 0);
            let mut shown = hide(&more);
            shown.remove(at);
            prop_assert_eq!(shown, hide(&cells));
        }

        #[test]
        fn what_was_told_of_months_stays(counts in prop::collection::vec(0..12_i64, 1..13), until in 0..12_usize) {
            let before = months(&counts[..until.min(counts.len())]);
            prop_assert!(months(&counts).starts_with(&before));
        }
    }
}
