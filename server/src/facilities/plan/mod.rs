//! What a search asks of the index: the conditions of its parameters and the meaning of its words.

mod conditions;
mod home;
mod meanings;
mod text;
mod word;

use api::facilities::{FacilityQuery, Location, Sort, Understood};
use api::moments::OpenAt;
use api::places::Place;
use roaring::RoaringBitmap;

use super::finder::Snapshot;
use super::folding::fold;
use super::index::Index;
use super::index::filter::Filter;
use super::index::hours::OpenAsked;
use super::opening::{Moment, Openness};
use super::understanding::understand;
use conditions::parameters;
pub use home::Home;
use text::find_in_names;
pub use word::Word;

/// How far around a place that words name is looked, metres: the first that holds a page of results.
const REACH: [f64; 4] = [3_000.0, 10_000.0, 30_000.0, 100_000.0];
/// Results that make a page.
const ENOUGH: u64 = 20;

/// A search, ready to be answered.
pub struct Plan {
    /// All that must hold.
    pub filter: Filter,
    /// Institutions that bear a whole typed word as their name, although its parts were understood: 枚方病院.
    /// They come first, whatever the words ask for.
    pub first: RoaringBitmap,
    /// Distances are from here.
    pub near: Option<Location>,
    pub sort: Sort,
    pub home: Home,
    pub words: Vec<Word>,
    pub terms: Vec<Wanted>,
    pub functions: Vec<Function>,
    /// The words ask for what is open now.
    asks_open: bool,
    /// Digits of a telephone number.
    pub telephone: Option<String>,
    pub place: Option<Place>,
    pub understood: Vec<Understood>,
    pub did_you_mean: Vec<String>,
}

/// A category that was asked for: in words, or as a condition that a card has to answer.
#[derive(Default)]
pub struct Wanted {
    pub departments: Vec<&'static str>,
    pub services: Vec<&'static str>,
    pub functions: Vec<&'static str>,
    /// Codes of [`api::home_care::ITEMS`].
    pub home_care: Vec<&'static str>,
    pub kinds: u16,
}

/// Something that not every source tells of everyone: 24時間.
pub struct Function {
    pub name: &'static str,
    /// Institutions whose names or published remarks speak of it.
    pub spoken: RoaringBitmap,
}

/// The moment that a query asks for.
pub fn moment(query: &FacilityQuery, now: Moment) -> Moment {
    match query.open_at {
        Some(OpenAt::At(moment)) => moment.into(),
        Some(OpenAt::Now) | None => now,
    }
}

impl Plan {
    pub fn of(snapshot: &Snapshot, query: &FacilityQuery, now: Moment) -> Self {
        let index = &snapshot.index;
        let asked = parameters(snapshot, query);
        let mut plan = Self::without_words(index, query, &asked);
        if !query.q.is_empty() {
            plan.take_words(snapshot, query, &asked);
        }
        plan.tell_chosen(query);
        // Last, so that what the words mean does not depend on the time of day.
        let is_asked = query.open_at.is_some() || query.hours_unknown;
        if is_asked || plan.asks_open {
            let wanted = if query.hours_unknown { Openness::Unknown } else { Openness::Open };
            let open = OpenAsked { states: snapshot.states_at(moment(query, now)), wanted };
            if is_asked {
                let first = plan.first.iter().filter(|&number| index.is_as_wanted(number, &asked.choices, &open));
                plan.first = first.collect();
            }
            plan.filter.open = Some(open);
        }
        plan
    }

    /// What a card has to tell of the conditions: which of several it meets, and whether it can or is to be asked first.
    fn tell_chosen(&mut self, query: &FacilityQuery) {
        if query.function.len() > 1 {
            let functions =
                query.function.iter().filter_map(|code| api::functions::by_code(code)).map(|of| of.code).collect();
            self.terms.push(Wanted { functions, ..Wanted::default() });
        }
        if !query.home_care.is_empty() {
            let home_care =
                query.home_care.iter().filter_map(|code| api::home_care::by_code(code)).map(|of| of.code).collect();
            self.terms.push(Wanted { home_care, ..Wanted::default() });
        }
    }

    fn take_words(&mut self, snapshot: &Snapshot, query: &FacilityQuery, asked: &Filter) {
        let (plan, index) = (self, &snapshot.index);
        let understanding = understand(&query.q, &snapshot.places);
        if understanding.parts.is_empty() {
            // Signs that are no words ask for nothing that there is.
            plan.only(RoaringBitmap::new());
        }
        let mut named = Vec::new();
        for part in &understanding.parts {
            plan.take(snapshot, query, part);
            if let Some(word) = part.within.as_ref().filter(|word| !named.contains(*word)) {
                named.push(word.clone());
            }
        }
        if query.sort.is_none() && plan.near.is_some() {
            plan.sort = Sort::Distance;
        }
        if query.origin().is_none() && query.bbox.is_none() {
            plan.stay_around(index);
        }
        for word in named {
            let bearing = find_in_names(index, std::slice::from_ref(&word));
            let bearing: RoaringBitmap =
                bearing.iter().filter(|&number| index.fits(asked, number) && index.is_there(asked, number)).collect();
            if !bearing.is_empty() {
                plan.words.push(Word::new(&word, std::slice::from_ref(&word), bearing.clone()));
                plan.first |= bearing;
            }
        }
    }

    /// Whether an institution publishes that it comes to the place that was asked for.
    pub fn covers(&self, number: u32) -> bool {
        self.filter.visits.as_ref().is_some_and(|visits| visits.covering.contains(number))
    }

    /// Everything that fits.
    pub fn matching(&self, index: &Index) -> RoaringBitmap {
        let mut all = index.matching(&self.filter);
        all |= &self.first;
        all
    }

    /// A search for what bears a word in its name or its reading, whatever else the word may mean.
    pub fn of_name(snapshot: &Snapshot, query: &FacilityQuery, word: &str) -> Self {
        let index = &snapshot.index;
        let mut plan = Self::without_words(index, query, &parameters(snapshot, query));
        let forms = vec![fold(word)];
        let named = find_in_names(index, &forms);
        plan.words.push(Word::new(word, &forms, named.clone()));
        plan.only(named);
        plan
    }

    /// The facility of an institution whose name fits the words best.
    pub fn best_named(&self, index: &Index, number: u32) -> u32 {
        let class = |member: u32| self.words.iter().map(|word| word.class_in(index.folded(member))).max().unwrap_or(0);
        index.members(number).min_by_key(|&member| (class(member), member)).unwrap_or_default()
    }

    /// Whether a name of an institution begins with the words.
    pub fn name_begins(&self, index: &Index, number: u32) -> bool {
        let begins = |member: u32| self.words.iter().all(|word| word.class_in(index.folded(member)) <= 1);
        index.members(number).any(begins)
    }

    fn without_words(index: &Index, query: &FacilityQuery, asked: &Filter) -> Self {
        Self {
            filter: asked.clone(),
            first: RoaringBitmap::new(),
            near: query.origin(),
            sort: query.sort(),
            home: Home::of(index, &query.home),
            words: Vec::new(),
            terms: Vec::new(),
            functions: Vec::new(),
            asks_open: false,
            telephone: None,
            place: None,
            understood: Vec::new(),
            did_you_mean: Vec::new(),
        }
    }

    /// Whoever names a town means what is around it, not all of Japan by distance.
    fn stay_around(&mut self, index: &Index) {
        let Some((at, place)) = self.near.zip(self.place.as_mut()) else { return };
        for metres in REACH {
            let filter = Filter { around: Some((at, metres)), ..self.filter.clone() };
            if index.count(&filter) >= ENOUGH {
                self.filter = filter;
                place.within = Some(metres as u32);
                return;
            }
        }
    }
}
