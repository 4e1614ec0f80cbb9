//! Weeks of opening hours, and how the official files write them down.

use super::sheet::Sheet;
use super::world::weighted;

/// A set of days: the seven of the week, and public holidays.
pub(super) type Days = u8;

pub(super) const MON: Days = 1;
pub(super) const TUE: Days = 1 << 1;
pub(super) const WED: Days = 1 << 2;
pub(super) const THU: Days = 1 << 3;
pub(super) const FRI: Days = 1 << 4;
pub(super) const SAT: Days = 1 << 5;
pub(super) const SUN: Days = 1 << 6;
pub(super) const HOL: Days = 1 << 7;
pub(super) const WEEKDAYS: Days = MON | TUE | WED | THU | FRI;
pub(super) const EVERY_DAY: Days = Days::MAX;

/// Pharmacies have four bands (時間帯) a day, all others three.
pub(super) const MOST_BANDS: usize = 4;
const DAYS: usize = 8;
const DAYS_OF_WEEK: usize = 7;
const MINUTES_OF_DAY: u16 = 24 * 60;

/// Open from and to, in minutes of the day; over midnight where `to` is the smaller.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Span {
    from: u16,
    to: u16,
}

/// The same hours on several days.
pub(super) struct Shift {
    band: usize,
    days: Days,
    span: Span,
}

/// Hours as `hmm`: 900 is nine o'clock.
pub(super) const fn shift(band: usize, days: Days, from: u16, to: u16) -> Shift {
    Shift { band: band - 1, days, span: Span { from: minutes(from), to: minutes(to) } }
}

const fn minutes(hmm: u16) -> u16 {
    hmm / 100 * 60 + hmm % 100
}

/// A week as a doctor would tell it.
pub(super) struct Timetable {
    pub(super) weight: usize,
    pub(super) shifts: &'static [Shift],
    /// The weeks of the month (1 to 5) whose Saturday is off.
    pub(super) saturdays_off: &'static [usize],
}

pub(super) const fn timetable(weight: usize, shifts: &'static [Shift]) -> Timetable {
    Timetable { weight, shifts, saturdays_off: &[] }
}

/// The hours of one facility or department: band by band, Monday to Sunday and holidays.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub(super) struct Week([[Option<Span>; DAYS]; MOST_BANDS]);

impl Week {
    /// Exactly as the timetable says.
    pub(super) fn of(shifts: &[Shift]) -> Self {
        let mut week = Self::default();
        for shift in shifts {
            for day in (0..DAYS).filter(|day| shift.days & 1 << day != 0) {
                week.0[shift.band][day] = Some(shift.span);
            }
        }
        week
    }

    /// Mornings begin `open` minutes later and the last weekday hours end `close` later.
    pub(super) fn varied(shifts: &[Shift], open: i16, close: i16) -> Self {
        let mut week = Self::of(shifts);
        for span in week.0[0].iter_mut().flatten() {
            span.from = span.from.saturating_add_signed(open);
        }
        for day in 0..WEEKDAYS.count_ones() as usize {
            if let Some(last) = week.0.iter_mut().rev().find_map(|band| band[day].as_mut()) {
                last.to = last.to.saturating_add_signed(close);
            }
        }
        week
    }

    /// Only these days.
    pub(super) fn on(&self, days: Days) -> Self {
        let mut week = self.clone();
        for band in &mut week.0 {
            for day in (0..DAYS).filter(|day| days & 1 << day == 0) {
                band[day] = None;
            }
        }
        week
    }

    /// Only mornings.
    pub(super) fn mornings(&self) -> Self {
        let mut week = self.clone();
        week.0[1..].fill([None; DAYS]);
        week
    }

    pub(super) fn open_days(&self) -> Days {
        (0..DAYS).filter(|&day| self.0.iter().any(|band| band[day].is_some())).fold(0, |days, day| days | 1 << day)
    }

    /// When patients are registered: `before` earlier, and no more in the last minutes.
    pub(super) fn reception(&self, before: u16, last: u16) -> Self {
        let mut week = self.clone();
        for span in week.0.iter_mut().flatten().flatten() {
            span.from = span.from.saturating_sub(before);
            if !span.is_whole_day() {
                span.to = (span.to + MINUTES_OF_DAY - last) % MINUTES_OF_DAY;
            }
        }
        week
    }

    /// The 16 fields of one band.
    pub(super) fn write_band(&self, sheet: &mut Sheet, band: usize, missing: &str) {
        for span in self.0[band] {
            match span {
                Some(span) => {
                    sheet.clock(span.from);
                    sheet.clock(span.to);
                }
                None => {
                    sheet.text(missing);
                    sheet.text(missing);
                }
            }
        }
    }
}

impl Span {
    fn is_whole_day(self) -> bool {
        self.from == 0 && self.to == MINUTES_OF_DAY - 1
    }
}

/// How completely a facility has filled in its form.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Diligence {
    Complete,
    /// Writes 00:00 to 00:00 where there is nothing.
    Zeros,
    /// Says on which days it is open, not when.
    DaysOnly,
    /// Says when it is open, leaving the flags blank.
    HoursOnly,
    Nothing,
}

const DILIGENCE: [(usize, Diligence); 5] = [
    (86, Diligence::Complete),
    (6, Diligence::Zeros),
    (4, Diligence::DaysOnly),
    (2, Diligence::HoursOnly),
    (2, Diligence::Nothing),
];

impl Diligence {
    pub(super) fn draw(choices: &mut fastrand::Rng) -> Self {
        weighted(choices, &DILIGENCE, |(weight, _)| *weight).1
    }

    /// What the file says about a week that is in truth `week`.
    pub(super) fn stated(self, week: Week) -> Week {
        match self {
            Self::Complete | Self::Zeros | Self::HoursOnly => week,
            Self::DaysOnly | Self::Nothing => Week::default(),
        }
    }

    pub(super) fn missing(self) -> &'static str {
        match self {
            Self::Zeros => "00:00",
            Self::Complete | Self::DaysOnly | Self::HoursOnly | Self::Nothing => "",
        }
    }

    fn states_days(self) -> bool {
        !matches!(self, Self::HoursOnly | Self::Nothing)
    }
}

/// How the flags of the weeks of the month are filled in when they say nothing new.
#[derive(Clone, Copy)]
enum Block {
    Blank,
    /// The same as the weekly flags.
    Mirrored,
    /// All open, the closed weekday too: it is closed weekly, not in a certain week.
    AllOpen,
}

const BLOCKS: [(usize, Block); 3] = [(50, Block::Blank), (35, Block::Mirrored), (15, Block::AllOpen)];

/// The flags of the closed days. Against their names "1" means open and "0" closed.
pub(super) struct Flags {
    days: Option<Days>,
    block: Block,
    saturdays_off: &'static [usize],
}

impl Flags {
    pub(super) fn draw(
        choices: &mut fastrand::Rng,
        open: Days,
        saturdays_off: &'static [usize],
        diligence: Diligence,
    ) -> Self {
        let block = weighted(choices, &BLOCKS, |(weight, _)| *weight).1;
        Self {
            days: diligence.states_days().then_some(open),
            block: match block {
                Block::Blank if !saturdays_off.is_empty() => Block::Mirrored,
                other => other,
            },
            saturdays_off,
        }
    }

    /// Monday to Sunday.
    pub(super) fn write_weekly(&self, sheet: &mut Sheet) {
        for day in 0..DAYS_OF_WEEK {
            sheet.text(self.flag(day));
        }
    }

    /// The first to the fifth Monday to Sunday of the month.
    pub(super) fn write_block(&self, sheet: &mut Sheet) {
        for week in 1..=5 {
            for day in 0..DAYS_OF_WEEK {
                let off = 1 << day == SAT && self.saturdays_off.contains(&week);
                sheet.text(match (self.days, self.block) {
                    (None, _) | (_, Block::Blank) => "",
                    _ if off => "0",
                    (_, Block::AllOpen) => "1",
                    (_, Block::Mirrored) => self.flag(day),
                });
            }
        }
    }

    pub(super) fn write_holiday(&self, sheet: &mut Sheet) {
        sheet.text(self.flag(DAYS_OF_WEEK));
    }

    fn flag(&self, day: usize) -> &'static str {
        match self.days {
            None => "",
            Some(open) if open & 1 << day != 0 => "1",
            Some(_) => "0",
        }
    }
}

/// Doctors differ by a quarter of an hour or so.
pub(super) fn variation(choices: &mut fastrand::Rng) -> (i16, i16) {
    const OPEN: [i16; 6] = [-30, 0, 0, 0, 15, 30];
    const CLOSE: [i16; 5] = [-30, 0, 0, 0, 30];
    (OPEN[choices.usize(..OPEN.len())], CLOSE[choices.usize(..CLOSE.len())])
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHIFTS: [Shift; 3] =
        [shift(1, WEEKDAYS | SAT, 900, 1230), shift(2, WEEKDAYS & !THU, 1500, 1800), shift(3, SUN, 2000, 600)];

    #[test]
    fn reception_ends_earlier_also_after_midnight() {
        let week = Week::of(&SHIFTS).reception(15, 30);
        assert_eq!(week.0[0][0], Some(Span { from: 525, to: 720 }));
        assert_eq!(week.0[2][6], Some(Span { from: 1185, to: 330 }));
    }

    #[test]
    fn a_whole_day_stays_whole() {
        let shifts = [shift(1, EVERY_DAY, 0, 2359)];
        assert_eq!(Week::of(&shifts).reception(15, 30), Week::of(&shifts));
    }

    #[test]
    fn variation_moves_the_first_opening_and_the_last_closing() {
        let week = Week::varied(&SHIFTS, 30, -30);
        assert_eq!(week.0[0][0], Some(Span { from: 570, to: 750 }));
        assert_eq!(week.0[1][0], Some(Span { from: 900, to: 1050 }));
        assert_eq!(week.0[0][3], Some(Span { from: 570, to: 720 }));
        assert_eq!(week.0[0][5], Some(Span { from: 570, to: 750 }));
    }

    #[test]
    fn open_days_are_those_with_hours() {
        assert_eq!(Week::of(&SHIFTS).open_days(), EVERY_DAY & !HOL);
    }
}
