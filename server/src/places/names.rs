//! An index from names to numbers: exact, by beginning, and the names that a text begins with.

use std::ops::Range;

use super::strings::{Interner, Strings};

/// Names in the order of their bytes, each with the numbers it stands for.
#[derive(Debug, Default)]
pub struct Names {
    names: Strings,
    /// Where the numbers of a name begin; one more than names.
    first: Vec<u32>,
    targets: Vec<u32>,
}

/// Collects names with their numbers.
#[derive(Default)]
pub struct NamesBuilder {
    names: Interner,
    pairs: Vec<(u32, u32)>,
}

impl NamesBuilder {
    /// A number may be given a name twice.
    pub fn add(&mut self, name: &str, target: u32) {
        if !name.is_empty() {
            let (id, _) = self.names.intern(name);
            self.pairs.push((id, target));
        }
    }

    pub fn build(mut self) -> Names {
        let known = &self.names.strings;
        // Most names differ within eight bytes: comparing those as numbers is several times faster.
        let mut order: Vec<(u64, u32)> = (0..known.len() as u32).map(|id| (beginning(known.get(id)), id)).collect();
        order.sort_unstable();
        for run in order.chunk_by_mut(|a, b| a.0 == b.0).filter(|run| run.len() > 1) {
            run.sort_unstable_by_key(|&(_, id)| known.get(id));
        }
        let mut rank = vec![0; known.len()];
        let mut names = Strings::default();
        for (position, &(_, id)) in order.iter().enumerate() {
            rank[id as usize] = position as u32;
            names.push(known.get(id));
        }
        self.pairs.iter_mut().for_each(|(id, _)| *id = rank[*id as usize]);
        self.pairs.sort_unstable();
        self.pairs.dedup();
        let mut first = vec![0; names.len() + 1];
        self.pairs.iter().for_each(|&(name, _)| first[name as usize + 1] += 1);
        for position in 1..first.len() {
            first[position] += first[position - 1];
        }
        names.shrink();
        Names { names, first, targets: self.pairs.iter().map(|&(_, target)| target).collect() }
    }
}

/// The first eight bytes of a name, as a number in the order of names.
fn beginning(name: &str) -> u64 {
    let mut bytes = [0; 8];
    let length = name.len().min(8);
    bytes[..length].copy_from_slice(&name.as_bytes()[..length]);
    u64::from_be_bytes(bytes)
}

impl Names {
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// The numbers of exactly this name.
    pub fn exact(&self, name: &str) -> &[u32] {
        let at = self.first_not_below(0..self.len(), name);
        if at < self.len() && self.name(at) == name { self.of(at..at + 1) } else { &[] }
    }

    /// The numbers of all names with this beginning, in the order of the names.
    pub fn starting_with(&self, beginning: &str) -> &[u32] {
        let from = self.first_not_below(0..self.len(), beginning);
        self.of(from..self.end_of(from..self.len(), beginning))
    }

    /// The names that a text begins with, shortest first: their length in bytes and their numbers.
    pub fn prefixes_of<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (usize, &'a [u32])> {
        let mut range = 0..self.len();
        let ends = text.char_indices().map(|(at, c)| at + c.len_utf8());
        ends.map_while(move |end| {
            let beginning = &text[..end];
            let from = self.first_not_below(range.clone(), beginning);
            range = from..self.end_of(from..range.end, beginning);
            (!range.is_empty()).then_some((end, from))
        })
        .filter(|&(end, at)| self.name(at).len() == end)
        .map(|(end, at)| (end, self.of(at..at + 1)))
    }

    /// Every name with its numbers, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[u32])> {
        (0..self.len()).map(|at| (self.name(at), self.of(at..at + 1)))
    }

    /// Bytes on the heap.
    pub fn memory(&self) -> usize {
        self.names.memory() + (self.first.capacity() + self.targets.capacity()) * 4
    }

    fn name(&self, at: usize) -> &str {
        self.names.get(at as u32)
    }

    fn of(&self, names: Range<usize>) -> &[u32] {
        if names.is_empty() {
            return &[];
        }
        &self.targets[self.first[names.start] as usize..self.first[names.end] as usize]
    }

    fn first_not_below(&self, range: Range<usize>, name: &str) -> usize {
        partition(range, |at| self.name(at) < name)
    }

    /// The end of the names that begin so, within a range that begins with them.
    fn end_of(&self, range: Range<usize>, beginning: &str) -> usize {
        partition(range, |at| self.name(at).starts_with(beginning))
    }
}

/// The first position of a range for which a condition no longer holds.
///
/// Looks near the start first: most beginnings are shared by few names.
fn partition(range: Range<usize>, holds: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut step) = (range.start, 1);
    while low + step <= range.end && holds(low + step - 1) {
        low += step;
        step *= 2;
    }
    let mut high = range.end.min(low + step);
    while low < high {
        let middle = low + (high - low) / 2;
        if holds(middle) { low = middle + 1 } else { high = middle }
    }
    low
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn names(list: &[String]) -> Names {
        let mut builder = NamesBuilder::default();
        list.iter().enumerate().for_each(|(number, name)| builder.add(name, number as u32));
        builder.build()
    }

    proptest! {
        #[test]
        fn the_index_finds_what_a_list_finds(list in proptest::collection::vec("[あいう枚方]{0,5}", 0..40), text in "[あいう枚方]{0,6}") {
            let names = names(&list);
            let numbers = |fits: &dyn Fn(&str) -> bool| -> Vec<u32> {
                (0..list.len() as u32).filter(|&n| !list[n as usize].is_empty() && fits(&list[n as usize])).collect()
            };
            let sorted = |numbers: &[u32]| { let mut all = numbers.to_vec(); all.sort_unstable(); all };
            prop_assert_eq!(sorted(names.exact(&text)), numbers(&|name| name == text));
            prop_assert_eq!(sorted(names.starting_with(&text)), numbers(&|name| name.starts_with(&text)));
            let mut prefixes: Vec<u32> = names.prefixes_of(&text).flat_map(|(_, found)| found.to_vec()).collect();
            prefixes.sort_unstable();
            prop_assert_eq!(prefixes, numbers(&|name| text.starts_with(name)));
        }
    }
}
