//! From what words mean to what is asked of the index.

use api::facilities::{FacilityQuery, Meaning as Said, Understood};
use roaring::RoaringBitmap;

use super::conditions::{answered, both, choice_of, notified, within};
use super::text::{InText, find_in_addresses, find_in_names, find_in_remarks, find_in_text, with_telephone};
use super::{Function, Plan, REACH, Wanted, Word};
use crate::facilities::finder::Snapshot;
use crate::facilities::index::Index;
use crate::facilities::index::filter::{Choice, Filter, area_range, kind_bit};
use crate::facilities::index::space::metres_between;
use crate::facilities::understanding::typos::contains_within_one;
use crate::facilities::understanding::{Meaning, Name, Part, Target, Term, meant_by_no_name};
use crate::places::{FoundPlace, PlaceKind};

/// What the vocabulary calls 今やっている.
const OPEN_NOW: &str = "open_now";
/// A place is far from home from here on, metres.
const FAR: f64 = 100_000.0;
/// Names that differ by a letter are looked through up to this many.
const SIMILAR: usize = 400;

/// Where a word stands in the municipality whose people ask.
#[derive(Clone, Copy, PartialEq, Eq)]
enum AtHome {
    Address,
    Name,
}

impl Plan {
    pub(super) fn take(&mut self, snapshot: &Snapshot, query: &FacilityQuery, part: &Part) {
        match &part.meaning {
            Meaning::Term(term) => self.take_term(&snapshot.index, term, &part.text, part.meant.as_deref()),
            Meaning::Place(place) => {
                let found = snapshot.places.best(&place.name, place.station, &query.home);
                let at_home =
                    found.as_ref().and_then(|found| self.at_home_instead(&snapshot.index, found, &place.name));
                if let (Some(found), None) = (found, &at_home) {
                    return self.take_place(&snapshot.index, query, part, found, place.station, place.near);
                }
                if at_home == Some(AtHome::Address) && self.filter.areas.is_none() {
                    self.filter.areas = Some(self.home.ranges().to_vec());
                }
                let name = Name { folded: place.name.clone(), kana: None, hints: Vec::new(), core: None };
                self.take_word(snapshot, query, part, &name);
            }
            Meaning::Postal(code) => match snapshot.places.find(code, &query.home, 1).into_iter().next() {
                Some(found) => self.take_place(&snapshot.index, query, part, found, false, true),
                None => {
                    self.understand(&part.text, Said::PostalCode, code.clone(), false);
                    self.only(RoaringBitmap::new());
                }
            },
            Meaning::Telephone(digits) => {
                self.understand(&part.text, Said::Telephone, digits.clone(), false);
                self.only(with_telephone(&snapshot.index, digits));
                self.telephone = Some(digits.clone());
            }
            Meaning::Name(name) => self.take_word(snapshot, query, part, name),
            Meaning::Near { .. } | Meaning::Filler => {}
        }
    }

    fn take_term(&mut self, index: &Index, term: &'static Term, text: &str, meant: Option<&str>) {
        let name = meant.unwrap_or(term.name);
        let is_corrected = meant.is_some();
        if term.targets.iter().any(|target| target.function() == Some(OPEN_NOW)) {
            self.asks_open = true;
            return self.understand(text, Said::OpenNow, term.name.to_owned(), is_corrected);
        }
        let is_function = term.targets.iter().any(|target| target.function().is_some());
        if is_function {
            let spoken = find_in_remarks(index, &term.folded_forms());
            self.functions.push(Function { name: term.name, spoken });
        }
        let exact = choice_of(index, &term.targets);
        if exact.is_empty() && is_function {
            self.understand(text, Said::Function, term.name.to_owned(), is_corrected);
            return;
        }
        self.understand(text, Said::Category, name.to_owned(), is_corrected);
        let family = choice_of(index, &term.family);
        // 循環器内科 for 内科: only where nobody has what was asked for.
        let wanted = |choice: &Choice| {
            let choices = self.filter.choices.iter().chain([choice]).cloned().collect();
            index.count(&Filter { choices, ..self.filter.clone() }) > 0
        };
        let with_family = !family.is_empty() && !wanted(&exact);
        let mut any = exact;
        if with_family {
            any.or(&family);
        }
        // Not every place lists what it does with the 地方厚生局: a care home that speaks of 看取り is meant as well.
        let spoken = self.functions.last().filter(|_| is_function).map(|function| function.spoken.clone());
        match spoken.filter(|spoken| (any.functions != 0 || any.home_care != 0) && !spoken.is_empty()) {
            Some(spoken) => self.only(index.fitting(&Filter { choices: vec![any], ..Filter::default() }) | spoken),
            None => self.filter.choices.push(any),
        }
        let relatives = if with_family { &term.family[..] } else { &[] };
        let all = || term.targets.iter().chain(relatives);
        self.terms.push(Wanted {
            departments: all().filter_map(Target::department).collect(),
            services: all().filter_map(Target::service).collect(),
            functions: notified(index, &term.targets).collect(),
            home_care: answered(index, &term.targets).collect(),
            kinds: all().filter_map(Target::kind).map(kind_bit).fold(0, |kinds, bit| kinds | bit),
        });
    }

    fn take_place(
        &mut self,
        index: &Index,
        query: &FacilityQuery,
        part: &Part,
        found: FoundPlace,
        station: bool,
        near: bool,
    ) {
        let said = if found.kind == PlaceKind::PostalCode { Said::PostalCode } else { Said::Place };
        self.understand(&part.text, said, found.name.clone(), false);
        let is_point = near || station || matches!(found.kind, PlaceKind::Town | PlaceKind::PostalCode);
        match found.location.filter(|_| is_point && found.kind != PlaceKind::Prefecture) {
            // Distances are from the place that is given beside the words; the words say where to look.
            Some(at) if query.origin().is_some() => self.only(within(index, at, REACH[0])),
            Some(at) => self.near = Some(at),
            None => {
                let ranges = found.area_codes.iter().map(|code| area_range(code)).collect();
                self.filter.areas = Some(match self.filter.areas.take() {
                    Some(asked) => both(&asked, ranges),
                    None => ranges,
                });
            }
        }
        self.place = Some(found.into_place(station));
    }

    /// What people at home mean by a word that is also the name of a place far away: by 一宮 a part of their
    /// own town, which no list of places has by this name alone; by さくら a name, and not さくら市.
    fn at_home_instead(&self, index: &Index, found: &FoundPlace, word: &str) -> Option<AtHome> {
        let (from, at) = self.home.centre.zip(found.location)?;
        if metres_between(from, at) < FAR {
            return None;
        }
        let home = index.fitting(&Filter { areas: Some(self.home.ranges().to_vec()), ..Filter::default() });
        let word = word.to_owned();
        if !find_in_addresses(index, &word).is_disjoint(&home) {
            return Some(AtHome::Address);
        }
        // A city in kanji is meant as one even where a shop bears its name.
        let is_kana = word.chars().all(crate::facilities::folding::is_kana);
        (is_kana && !find_in_names(index, &[word]).is_disjoint(&home)).then_some(AtHome::Name)
    }

    /// A word of a name or an address. What is found nowhere as a whole is taken apart where it holds a
    /// category (篠ノ井ケアマネ), or is taken for a slip of the pen.
    fn take_word(&mut self, snapshot: &Snapshot, query: &FacilityQuery, part: &Part, name: &Name) {
        let index = &snapshot.index;
        let forms: Vec<String> = std::iter::once(name.folded.clone()).chain(name.kana.clone()).collect();
        let found = find_in_text(index, &forms);
        if !found.all.is_empty() {
            return self.take_found(part, &forms, found);
        }
        if let Some((form, term)) = meant_by_no_name(&name.folded) {
            return self.take_term(index, term, &part.text, Some(form));
        }
        let similar = self.find_similar(snapshot, &forms);
        if !similar.is_empty() {
            return self.take_similar(part, &forms, similar);
        }
        let Some(core) = name.core.as_ref().filter(|_| !name.hints.is_empty()) else {
            return self.take_found(part, &forms, found);
        };
        for hint in &name.hints {
            self.take_term(index, hint, &part.text, None);
        }
        if let Some(place) = snapshot.places.best(core, false, &query.home) {
            return self.take_place(index, query, part, place, false, true);
        }
        let forms = vec![core.clone()];
        let found = find_in_text(index, &forms);
        if !found.all.is_empty() {
            return self.take_found(part, &forms, found);
        }
        let similar = self.find_similar(snapshot, &forms);
        self.take_similar(part, &forms, similar);
    }

    fn take_found(&mut self, part: &Part, forms: &[String], found: InText) {
        self.understand(&part.text, Said::Name, part.text.clone(), false);
        self.words.push(Word::new(&part.text, forms, found.named));
        self.only(found.all);
    }

    fn take_similar(&mut self, part: &Part, forms: &[String], similar: RoaringBitmap) {
        self.understand(&part.text, Said::Name, part.text.clone(), false);
        self.words.push(Word::similar(&part.text, forms));
        self.only(similar);
    }

    /// Institutions whose name or reading has the word but for one letter.
    fn find_similar(&mut self, snapshot: &Snapshot, forms: &[String]) -> RoaringBitmap {
        let index = &snapshot.index;
        let mut found = RoaringBitmap::new();
        for form in forms.iter().filter(|form| form.chars().count() >= 4) {
            for number in index.names().similar(form, SIMILAR) {
                let like = |member: u32| index.folded(member).split('\n').any(|line| contains_within_one(line, form));
                if let Some(member) = index.members(number).find(|&member| like(member)) {
                    found.insert(number);
                    if self.did_you_mean.len() < 3 {
                        let name = index.shown(member).name.to_owned();
                        if !self.did_you_mean.contains(&name) {
                            self.did_you_mean.push(name);
                        }
                    }
                }
            }
        }
        if found.is_empty() {
            let near = forms.iter().flat_map(|form| snapshot.places.similar(form));
            self.did_you_mean.extend(near.take(3));
        }
        found
    }

    pub(super) fn only(&mut self, found: RoaringBitmap) {
        match &mut self.filter.only {
            Some(only) => *only &= found,
            None => self.filter.only = Some(found),
        }
    }

    fn understand(&mut self, text: &str, meaning: Said, name: String, corrected: bool) {
        self.understood.push(Understood { text: text.to_owned(), meaning, name, corrected });
    }
}
