//! When facilities and institutions are open, as searches ask.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use roaring::RoaringBitmap;

use super::filter::{Choice, kind_bit};
use super::{Index, Member};
use crate::facilities::opening::{Calendar, Moment, Openness, Schedule, openness_at};

/// Schedules in numbers, each once.
#[derive(Default)]
pub struct Schedules {
    numbers: Vec<u16>,
    /// Where each ends.
    ends: Vec<u32>,
}

impl Schedules {
    pub fn add(&mut self, schedule: &[u16]) -> u32 {
        self.numbers.extend_from_slice(schedule);
        self.ends.push(self.numbers.len() as u32);
        self.ends.len() as u32 - 1
    }

    pub fn get(&self, number: u32) -> Schedule<'_> {
        let at = number as usize;
        let first = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        Schedule::of(&self.numbers[first as usize..self.ends[at] as usize])
    }

    pub fn bytes(&self) -> usize {
        2 * self.numbers.len() + 4 * self.ends.len()
    }

    pub fn shrink_to_fit(&mut self) {
        self.numbers.shrink_to_fit();
        self.ends.shrink_to_fit();
    }
}

/// Whether each schedule is open at one moment.
#[derive(Debug)]
pub struct States {
    pub moment: Moment,
    by_schedule: Vec<Openness>,
    /// Those that are open, and those of which that is not known.
    institutions: OnceLock<[WantedInstitutions; 2]>,
}

/// Institutions that are as a condition wants them.
#[derive(Debug, Default)]
struct WantedInstitutions {
    /// One of their facilities is, whatever is asked for.
    whole: RoaringBitmap,
    /// One of their several schedules is.
    maybe: RoaringBitmap,
}

impl States {
    pub fn of(&self, schedule: u32) -> Openness {
        self.by_schedule[schedule as usize]
    }
}

/// A condition: what is open at a moment, or what nobody knows of.
#[derive(Clone, Debug)]
pub struct OpenAsked {
    pub states: Arc<States>,
    /// [`Openness::Open`] or [`Openness::Unknown`].
    pub wanted: Openness,
}

/// The states of the last moments that were asked for: within a minute everybody asks for the same one.
#[derive(Default)]
pub struct Moments(Mutex<Vec<Arc<States>>>);

impl Moments {
    const REMEMBERED: usize = 8;

    /// The states of an index at a moment. One index and one calendar belong together.
    pub fn at(&self, index: &Index, moment: Moment, calendar: &Calendar) -> Arc<States> {
        let known = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(states) = known().iter().find(|states| states.moment == moment) {
            return Arc::clone(states);
        }
        let schedules = (0..index.schedules.ends.len() as u32).map(|number| index.schedules.get(number));
        let by_schedule = openness_at(schedules, moment, calendar);
        let states = Arc::new(States { moment, by_schedule, institutions: OnceLock::new() });
        let mut remembered = known();
        remembered.insert(0, Arc::clone(&states));
        remembered.truncate(Self::REMEMBERED);
        states
    }
}

impl Index {
    pub fn schedule(&self, number: u32) -> Schedule<'_> {
        self.schedules.get(number)
    }

    /// The schedule of a facility as a whole.
    pub fn whole_schedule(&self, member: u32) -> u32 {
        self.members[member as usize].schedule
    }

    /// Whether one facility has what a choice asks for.
    pub fn member_has(&self, member: u32, choice: &Choice) -> bool {
        self.asks_whole(member, choice) || self.departments_asked(member, choice).next().is_some()
    }

    /// The schedule that counts of a facility: of the departments that are asked for, else its own. Of several
    /// of one choice that which is open counts, of several choices that which is not.
    pub fn schedule_asked(&self, member: u32, choices: &[Choice], of: &impl Fn(u32) -> Openness) -> u32 {
        let mut asked: Option<u32> = None;
        for choice in choices.iter().filter(|choice| !self.asks_whole(member, choice)) {
            // None: another facility of the institution has it.
            let Some(best) = self.departments_asked(member, choice).min_by_key(|&schedule| of(schedule)) else {
                continue;
            };
            if asked.is_none_or(|known| of(known) < of(best)) {
                asked = Some(best);
            }
        }
        asked.unwrap_or_else(|| self.whole_schedule(member))
    }

    /// Whether an institution is open for what is asked for: whether one of its facilities is that has the most of it.
    pub fn openness(&self, number: u32, choices: &[Choice], of: &impl Fn(u32) -> Openness) -> Openness {
        let members = self.members(number);
        if members.len() == 1 {
            return of(self.schedule_asked(members.start, choices, of));
        }
        let has = |member: u32| choices.iter().filter(|choice| self.member_has(member, choice)).count();
        let most = members.clone().map(has).max().unwrap_or(0);
        let asked = members.filter(|&member| has(member) == most);
        asked.map(|member| of(self.schedule_asked(member, choices, of))).min().unwrap_or(Openness::Unknown)
    }

    /// Whether an institution is as a condition wants it.
    pub fn is_as_wanted(&self, number: u32, choices: &[Choice], asked: &OpenAsked) -> bool {
        self.openness(number, choices, &|schedule| asked.states.of(schedule)) == asked.wanted
    }

    /// Those of some institutions that are as a condition wants them.
    pub fn as_wanted_of(&self, found: &RoaringBitmap, choices: &[Choice], asked: &OpenAsked) -> RoaringBitmap {
        let all = self.all_as_wanted(asked);
        if choices.is_empty() {
            return found & all;
        }
        // Which department and which facility counts, depends on what else is asked for.
        let others = found & self.maybe_as_wanted(asked);
        let others: RoaringBitmap =
            others.into_iter().filter(|&number| self.is_as_wanted(number, choices, asked)).collect();
        (found & &self.sets.uniform & all) | others
    }

    /// Whether all facilities and departments of an institution have one schedule.
    pub(super) fn is_uniform(&self, number: u32) -> bool {
        let first = self.whole_schedule(self.members(number).start);
        self.schedules_of(number).all(|schedule| schedule == first)
    }

    /// The schedules of the facilities of an institution and of their departments.
    fn schedules_of(&self, number: u32) -> impl Iterator<Item = u32> {
        self.members(number).flat_map(|member| {
            let Member { departments, schedule, .. } = self.members[member as usize];
            let listed = departments.at as usize..departments.at as usize + usize::from(departments.length);
            std::iter::once(schedule).chain(self.listed_schedules[listed].iter().copied())
        })
    }

    /// Institutions that are as a condition wants them, whatever else is asked for.
    pub fn all_as_wanted<'s>(&self, asked: &'s OpenAsked) -> &'s RoaringBitmap {
        &self.wanted(asked).whole
    }

    /// Institutions that are not [uniform](Self::is_uniform) and may be as a condition wants them, whatever is asked for.
    pub(super) fn maybe_as_wanted<'s>(&self, asked: &'s OpenAsked) -> &'s RoaringBitmap {
        &self.wanted(asked).maybe
    }

    fn wanted<'s>(&self, asked: &'s OpenAsked) -> &'s WantedInstitutions {
        let of = |schedule: u32| asked.states.of(schedule);
        let [open, unknown] = asked.states.institutions.get_or_init(|| {
            let mut sets = [WantedInstitutions::default(), WantedInstitutions::default()];
            let mut uniform = self.sets.uniform.iter().peekable();
            for number in 0..self.len() as u32 {
                let is_uniform = uniform.next_if_eq(&number).is_some();
                let whole = match is_uniform {
                    true => of(self.whole_schedule(self.members(number).start)),
                    false => self.openness(number, &[], &of),
                };
                for (set, wanted) in sets.iter_mut().zip([Openness::Open, Openness::Unknown]) {
                    // In growing order.
                    if whole == wanted {
                        drop(set.whole.try_push(number));
                    }
                    if !is_uniform && self.schedules_of(number).any(|schedule| of(schedule) == wanted) {
                        drop(set.maybe.try_push(number));
                    }
                }
            }
            sets
        });
        if asked.wanted == Openness::Open { open } else { unknown }
    }

    /// Whether a choice is met by what a facility is, by a care service, a function or what it can do at home.
    fn asks_whole(&self, member: u32, choice: &Choice) -> bool {
        choice.kinds & kind_bit(self.kind(member)) != 0
            || choice.services & self.services_of(member) != 0
            || choice.functions & self.functions_of(member) != 0
            || self.answers_of(member).iter().any(|mark| choice.home_care & (1 << mark.bit) != 0)
    }

    /// The schedules of the departments of a facility that a choice allows.
    fn departments_asked(&self, member: u32, choice: &Choice) -> impl Iterator<Item = u32> {
        let Member { departments, .. } = self.members[member as usize];
        let first = departments.at as usize;
        let range = match choice.departments.iter().any(|&word| word != 0) {
            true => first..first + usize::from(departments.length),
            false => 0..0,
        };
        let bits = self.listed[range.clone()].iter().zip(&self.listed_schedules[range]);
        bits.filter(|(bit, _)| choice.has_department(usize::from(**bit))).map(|(_, &schedule)| schedule)
    }
}
