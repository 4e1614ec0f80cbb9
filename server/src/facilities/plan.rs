//! What a search asks of the index: the conditions of its parameters and the meaning of its words.

use api::facilities::{FacilityKind, FacilityQuery, Location, Meaning as Said, Sort, Understood};
use api::places::Place;
use memchr::memmem::Finder;
use roaring::RoaringBitmap;

use super::finder::Snapshot;
use super::folding::fold;
use super::index::Index;
use super::index::filter::{Choice, Filter, area_range, kind_bit};
use super::index::space::metres_between;
use super::understanding::typos::contains_within_one;
use super::understanding::{Meaning, Name, Part, Target, Term, meant_by_no_name, understand};
use crate::places::{FoundPlace, PlaceKind};

/// How far around a place that words name is looked, metres: the first that holds a page of results.
const REACH: [f64; 4] = [3_000.0, 10_000.0, 30_000.0, 100_000.0];
/// Results that make a page.
const ENOUGH: u64 = 20;
/// A place is far from home from here on, metres.
const FAR: f64 = 100_000.0;
/// Names that differ by a letter are looked through up to this many.
const SIMILAR: usize = 400;

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
    /// Digits of a telephone number.
    pub telephone: Option<String>,
    pub place: Option<Place>,
    pub understood: Vec<Understood>,
    pub did_you_mean: Vec<String>,
}

/// A category that was asked for in words.
pub struct Wanted {
    pub departments: Vec<&'static str>,
    pub services: Vec<&'static str>,
    pub kinds: u8,
}

/// Something that not every source tells of everyone: 24時間.
pub struct Function {
    pub name: &'static str,
    /// Institutions whose names or published remarks speak of it.
    pub spoken: RoaringBitmap,
}

/// A word that is looked for in names, readings and addresses.
pub struct Word {
    pub typed: String,
    /// Folded; a word in Latin letters also as kana.
    forms: Vec<Finder<'static>>,
    /// Nothing has the word: what differs by one letter is meant.
    similar: bool,
    /// One character, which tens of thousands have somewhere in their names: only those that begin
    /// with it are told apart.
    is_single: bool,
}

/// The municipalities whose people ask.
#[derive(Default)]
pub struct Home {
    ranges: Vec<(u32, u32)>,
    pub centre: Option<Location>,
}

impl Home {
    fn of(index: &Index, codes: &[String]) -> Self {
        let ranges: Vec<_> = codes.iter().map(|code| area_range(code)).collect();
        if ranges.is_empty() {
            return Self::default();
        }
        let filter = Filter { areas: Some(ranges.clone()), ..Filter::default() };
        let (mut lat, mut lng, mut count) = (0.0, 0.0, 0.0);
        for at in index.fitting(&filter).iter().filter_map(|number| index.location(number)) {
            (lat, lng, count) = (lat + at.lat, lng + at.lng, count + 1.0);
        }
        let centre = (count > 0.0).then(|| Location { lat: lat / count, lng: lng / count });
        Self { ranges, centre }
    }

    pub fn is_known(&self) -> bool {
        !self.ranges.is_empty()
    }

    pub fn holds(&self, area: u32) -> bool {
        self.ranges.iter().any(|&(from, to)| (from..=to).contains(&area))
    }

    pub fn ranges(&self) -> &[(u32, u32)] {
        &self.ranges
    }
}

impl Word {
    fn new(typed: &str, forms: &[String], similar: bool) -> Self {
        let forms = forms.iter().map(|form| Finder::new(form.as_bytes()).into_owned()).collect();
        let is_single = typed.chars().nth(1).is_none();
        Self { typed: typed.to_owned(), forms, similar, is_single }
    }

    /// [`Self::class_in`] as far as an order needs it, where tens of thousands have the word.
    pub fn rank_in(&self, folded: &str) -> u8 {
        let Some(form) = self.forms.first().filter(|_| self.is_single) else { return self.class_in(folded) };
        match folded.as_bytes().strip_prefix(form.needle()) {
            Some(rest) => u8::from(rest.first() != Some(&b'\n')),
            None => 2,
        }
    }

    /// How well the folded names and the reading of a facility fit: 0 is its name, 1 begins with the
    /// word, 2 has it, 3 the reading has it, 4 neither (so the address), 5 differs by one letter.
    pub fn class_in(&self, folded: &str) -> u8 {
        if self.similar {
            return 5;
        }
        let text = folded.as_bytes();
        let names_end = memchr::memrchr(b'\n', text).unwrap_or(text.len());
        let of = |form: &Finder<'static>| {
            let length = form.needle().len();
            let classes = form.find_iter(text).map(|at| {
                let begins = at == 0 || text[at - 1] == b'\n';
                let ends = text.get(at + length).is_none_or(|&next| next == b'\n');
                match (at < names_end, begins, ends) {
                    (true, true, true) => 0,
                    (true, true, false) | (false, true, true) => 1,
                    (true, false, _) => 2,
                    (false, ..) => 3,
                }
            });
            classes.min().unwrap_or(4)
        };
        self.forms.iter().map(of).min().unwrap_or(4)
    }
}

impl Plan {
    pub fn of(snapshot: &Snapshot, query: &FacilityQuery) -> Self {
        let index = &snapshot.index;
        let asked = parameters(index, query);
        let mut plan = Self::without_words(index, query, &asked);
        if query.q.is_empty() {
            return plan;
        }
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
        if query.near.is_none() && query.bbox.is_none() {
            plan.stay_around(index);
        }
        for word in named {
            let bearing = find_in_names(index, std::slice::from_ref(&word));
            let bearing: RoaringBitmap =
                bearing.iter().filter(|&number| index.fits(&asked, number) && index.is_there(&asked, number)).collect();
            if !bearing.is_empty() {
                plan.first |= bearing;
                plan.words.push(Word::new(&word, std::slice::from_ref(&word), false));
            }
        }
        plan
    }

    /// A search for what bears a word in its name or its reading, whatever else the word may mean.
    pub fn of_name(snapshot: &Snapshot, query: &FacilityQuery, word: &str) -> Self {
        let index = &snapshot.index;
        let mut plan = Self::without_words(index, query, &parameters(index, query));
        let forms = vec![fold(word)];
        plan.only(find_in_names(index, &forms));
        plan.words.push(Word::new(word, &forms, false));
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
            near: query.near,
            sort: query.sort(),
            home: Home::of(index, &query.home),
            words: Vec::new(),
            terms: Vec::new(),
            functions: Vec::new(),
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

    fn take(&mut self, snapshot: &Snapshot, query: &FacilityQuery, part: &Part) {
        match &part.meaning {
            Meaning::Term(term) => self.take_term(&snapshot.index, term, &part.text, part.meant.as_deref()),
            Meaning::Place(place) => match snapshot.places.best(&place.name, place.station, &query.home) {
                Some(found) if !self.means_a_part_of_home(&snapshot.index, &found, &place.name) => {
                    self.take_place(&snapshot.index, query, part, found, place.station, place.near);
                }
                _ => {
                    let name = Name { folded: place.name.clone(), kana: None, hints: Vec::new(), core: None };
                    self.take_word(snapshot, query, part, &name);
                }
            },
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
        self.filter.choices.push(any);
        let relatives = if with_family { &term.family[..] } else { &[] };
        let all = || term.targets.iter().chain(relatives);
        self.terms.push(Wanted {
            departments: all().filter_map(Target::department).collect(),
            services: all().filter_map(Target::service).collect(),
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
            Some(at) if query.near.is_some() => self.only(within(index, at, REACH[0])),
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

    /// Whether people at home who say 一宮 mean a part of their own town, which no list of places has by
    /// this name alone, and not the city of that name far away.
    fn means_a_part_of_home(&self, index: &Index, found: &FoundPlace, word: &str) -> bool {
        let Some((from, at)) = self.home.centre.zip(found.location) else { return false };
        if metres_between(from, at) < FAR {
            return false;
        }
        let at_home = Filter { areas: Some(self.home.ranges.clone()), ..Filter::default() };
        !find_in_addresses(index, word).is_disjoint(&index.fitting(&at_home))
    }

    /// A word of a name or an address. What is found nowhere as a whole is taken apart where it holds a
    /// category (篠ノ井ケアマネ), or is taken for a slip of the pen.
    fn take_word(&mut self, snapshot: &Snapshot, query: &FacilityQuery, part: &Part, name: &Name) {
        let index = &snapshot.index;
        let forms: Vec<String> = std::iter::once(name.folded.clone()).chain(name.kana.clone()).collect();
        let found = find_in_text(index, &forms);
        if !found.is_empty() {
            return self.take_found(part, &forms, found, false);
        }
        if let Some((form, term)) = meant_by_no_name(&name.folded) {
            return self.take_term(index, term, &part.text, Some(form));
        }
        let similar = self.find_similar(snapshot, &forms);
        if !similar.is_empty() {
            return self.take_found(part, &forms, similar, true);
        }
        let Some(core) = name.core.as_ref().filter(|_| !name.hints.is_empty()) else {
            return self.take_found(part, &forms, similar, false);
        };
        for hint in &name.hints {
            self.take_term(index, hint, &part.text, None);
        }
        if let Some(place) = snapshot.places.best(core, false, &query.home) {
            return self.take_place(index, query, part, place, false, true);
        }
        let forms = vec![core.clone()];
        let found = find_in_text(index, &forms);
        let is_similar = found.is_empty();
        let found = if is_similar { self.find_similar(snapshot, &forms) } else { found };
        self.take_found(part, &forms, found, is_similar);
    }

    fn take_found(&mut self, part: &Part, forms: &[String], found: RoaringBitmap, similar: bool) {
        self.understand(&part.text, Said::Name, part.text.clone(), false);
        self.words.push(Word::new(&part.text, forms, similar && !found.is_empty()));
        self.only(found);
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

    fn only(&mut self, found: RoaringBitmap) {
        match &mut self.filter.only {
            Some(only) => *only &= found,
            None => self.filter.only = Some(found),
        }
    }

    fn understand(&mut self, text: &str, meaning: Said, name: String, corrected: bool) {
        self.understood.push(Understood { text: text.to_owned(), meaning, name, corrected });
    }
}

/// The conditions of the parameters beside the words.
fn parameters(index: &Index, query: &FacilityQuery) -> Filter {
    let mut choices = Vec::new();
    if !query.kind.is_empty() {
        choices.push(choice::<&str>(index, &query.kind, &[], &[]));
    }
    if !query.department.is_empty() {
        choices.push(choice(index, &[], &query.department, &[]));
    }
    if !query.service.is_empty() {
        choices.push(choice(index, &[], &[], &query.service));
    }
    Filter {
        choices,
        areas: (!query.area.is_empty()).then(|| query.area.iter().map(|code| area_range(code)).collect()),
        bbox: query.bbox,
        around: query.near.zip(query.radius.map(f64::from)),
        only: None,
    }
}

fn choice<T: AsRef<str>>(index: &Index, kinds: &[FacilityKind], departments: &[T], services: &[T]) -> Choice {
    let mut bits = vec![0u64; index.departments().len().div_ceil(64).max(1)];
    for bit in departments.iter().filter_map(|code| index.department_bit(code.as_ref())) {
        bits[bit / 64] |= 1 << (bit % 64);
    }
    let service = |code: &str| index.services().iter().position(|known| *known == code);
    Choice {
        kinds: kinds.iter().map(|&kind| kind_bit(kind)).fold(0, |all, bit| all | bit),
        services: services.iter().filter_map(|code| service(code.as_ref())).fold(0, |all, bit| all | 1 << bit),
        departments: bits,
    }
}

/// Institutions within so many metres of a place.
fn within(index: &Index, at: Location, metres: f64) -> RoaringBitmap {
    index.matching(&Filter { around: Some((at, metres)), ..Filter::default() })
}

/// What the targets of a word allow.
fn choice_of(index: &Index, targets: &[Target]) -> Choice {
    let kinds: Vec<_> = targets.iter().filter_map(Target::kind).collect();
    let departments: Vec<_> = targets.iter().filter_map(Target::department).collect();
    let services: Vec<_> = targets.iter().filter_map(Target::service).collect();
    choice(index, &kinds, &departments, &services)
}

/// Ranges that lie in both; none is an empty range, which nothing lies in.
fn both(asked: &[(u32, u32)], meant: Vec<(u32, u32)>) -> Vec<(u32, u32)> {
    let pairs = asked.iter().flat_map(|&(a, b)| meant.iter().map(move |&(c, d)| (a.max(c), b.min(d))));
    pairs.collect()
}

/// Institutions with one of the forms in a name or a reading.
fn find_in_names(index: &Index, forms: &[String]) -> RoaringBitmap {
    let mut all = RoaringBitmap::new();
    for form in forms {
        let (candidates, certain) = index.names().candidates(form);
        if certain {
            all |= candidates;
        } else {
            let has = |number: &u32| index.members(*number).any(|member| index.folded(member).contains(form.as_str()));
            all |= candidates.iter().filter(has).collect::<RoaringBitmap>();
        }
    }
    all
}

/// Institutions with one of the forms in a name, a reading or an address. A single character stands in
/// too many addresses to mean one.
fn find_in_text(index: &Index, forms: &[String]) -> RoaringBitmap {
    let named = find_in_names(index, forms);
    let is_meant = |form: &&String| named.is_empty() || form.chars().nth(1).is_some();
    forms.iter().filter(is_meant).fold(named.clone(), |found, form| found | find_in_addresses(index, form))
}

/// Institutions whose names or published remarks have one of the forms.
fn find_in_remarks(index: &Index, forms: &[String]) -> RoaringBitmap {
    let mut all = find_in_names(index, forms);
    for form in forms {
        let (candidates, certain) = index.notes().candidates(form);
        let has = |number: &u32| {
            certain || index.members(*number).any(|member| index.folded_notes(member).contains(form.as_str()))
        };
        all |= candidates.iter().filter(has).collect::<RoaringBitmap>();
    }
    all
}

fn find_in_addresses(index: &Index, form: &str) -> RoaringBitmap {
    let (candidates, certain) = index.addresses().candidates(form);
    if certain {
        return candidates;
    }
    let has = |number: &u32| index.members(*number).any(|member| fold(index.shown(member).address).contains(form));
    candidates.iter().filter(has).collect()
}

/// Institutions with a telephone number, whatever stands between its digits.
fn with_telephone(index: &Index, digits: &str) -> RoaringBitmap {
    let has = |member: u32| {
        let number = index.shown(member).telephone.bytes().filter(u8::is_ascii_digit);
        number.eq(digits.bytes())
    };
    (0..index.facilities() as u32).filter(|&member| has(member)).map(|member| index.row_of(member)).collect()
}
