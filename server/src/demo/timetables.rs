//! The weeks that Japanese clinics, dental clinics, hospitals and pharmacies really have.

use super::hours::{EVERY_DAY, FRI, HOL, MON, SAT, SUN, Shift, THU, TUE, Timetable, WED, WEEKDAYS, shift, timetable};

pub(super) const CLINICS: [Timetable; 12] = [
    // Wednesday and Saturday afternoon off
    timetable(28, &[shift(1, WEEKDAYS | SAT, 900, 1230), shift(2, MON | TUE | THU | FRI, 1500, 1800)]),
    // Thursday and Saturday afternoon off
    timetable(24, &[shift(1, WEEKDAYS | SAT, 900, 1230), shift(2, MON | TUE | WED | FRI, 1530, 1830)]),
    // Thursday off
    timetable(12, &[shift(1, WEEKDAYS & !THU | SAT, 900, 1200), shift(2, WEEKDAYS & !THU, 1600, 1900)]),
    // Wednesday off
    timetable(9, &[shift(1, WEEKDAYS & !WED | SAT, 900, 1230), shift(2, WEEKDAYS & !WED, 1430, 1800)]),
    // no Saturday
    timetable(7, &[shift(1, WEEKDAYS, 900, 1200), shift(2, WEEKDAYS, 1330, 1730)]),
    // Saturday afternoon too
    timetable(
        5,
        &[shift(1, WEEKDAYS & !THU | SAT, 900, 1300), shift(2, WEEKDAYS & !THU, 1500, 1900), shift(2, SAT, 1400, 1700)],
    ),
    // evenings
    timetable(
        4,
        &[
            shift(1, MON | TUE | THU | FRI, 1000, 1300),
            shift(2, MON | TUE | THU | FRI, 1500, 1800),
            shift(3, MON | TUE | THU | FRI, 1830, 2100),
            shift(1, SAT, 1000, 1400),
        ],
    ),
    // nothing but afternoons and evenings
    timetable(2, &[shift(1, WEEKDAYS, 1500, 2100), shift(1, SAT, 1000, 1600)]),
    // Sundays
    timetable(2, &[shift(1, EVERY_DAY & !WED & !HOL, 900, 1230), shift(2, MON | TUE | THU | FRI, 1500, 1830)]),
    // Sundays and holidays
    timetable(1, &[shift(1, EVERY_DAY & !TUE, 930, 1300), shift(2, EVERY_DAY & !TUE, 1430, 1800)]),
    // second and fourth Saturday off
    Timetable {
        weight: 5,
        shifts: &[shift(1, WEEKDAYS | SAT, 900, 1230), shift(2, MON | TUE | THU | FRI, 1500, 1800)],
        saturdays_off: &[2, 4],
    },
    // first, third and fifth Saturday off
    Timetable {
        weight: 1,
        shifts: &[shift(1, WEEKDAYS | SAT, 845, 1200), shift(2, MON | TUE | WED | FRI, 1500, 1730)],
        saturdays_off: &[1, 3, 5],
    },
];

/// Holidays by day and every night until the morning.
pub(super) const EMERGENCY_CLINIC: [Shift; 3] =
    [shift(1, SUN | HOL, 900, 1200), shift(2, SUN | HOL, 1300, 1700), shift(3, EVERY_DAY, 2000, 600)];

pub(super) const DENTAL_CLINICS: [Timetable; 7] = [
    timetable(
        36,
        &[shift(1, WEEKDAYS & !THU | SAT, 900, 1230), shift(2, WEEKDAYS & !THU, 1430, 1830), shift(2, SAT, 1400, 1700)],
    ),
    timetable(22, &[shift(1, WEEKDAYS | SAT, 900, 1230), shift(2, WEEKDAYS & !THU, 1400, 1830)]),
    timetable(
        14,
        &[shift(1, WEEKDAYS & !WED | SAT, 930, 1300), shift(2, WEEKDAYS & !WED, 1430, 1900), shift(2, SAT, 1430, 1730)],
    ),
    timetable(
        12,
        &[
            shift(1, WEEKDAYS & !THU | SAT, 1000, 1300),
            shift(2, WEEKDAYS & !THU, 1430, 2000),
            shift(2, SAT, 1400, 1800),
        ],
    ),
    timetable(7, &[shift(1, WEEKDAYS, 900, 1200), shift(2, WEEKDAYS, 1330, 1800)]),
    timetable(5, &[shift(1, EVERY_DAY & !WED & !HOL, 930, 1300), shift(2, EVERY_DAY & !WED & !HOL, 1400, 1800)]),
    Timetable {
        weight: 4,
        shifts: &[shift(1, WEEKDAYS & !THU | SAT, 900, 1230), shift(2, WEEKDAYS & !THU, 1400, 1800)],
        saturdays_off: &[2, 4],
    },
];

pub(super) const HOLIDAY_DENTAL_CLINIC: [Shift; 1] = [shift(1, SUN | HOL, 930, 1500)];

pub(super) const HOSPITALS: [Timetable; 5] = [
    timetable(40, &[shift(1, WEEKDAYS, 900, 1200), shift(2, WEEKDAYS, 1330, 1700)]),
    timetable(25, &[shift(1, WEEKDAYS | SAT, 900, 1200), shift(2, WEEKDAYS, 1330, 1700)]),
    timetable(
        15,
        &[shift(1, WEEKDAYS | SAT, 900, 1230), shift(2, WEEKDAYS, 1400, 1630), shift(3, MON | WED | FRI, 1700, 1900)],
    ),
    timetable(12, &[shift(1, WEEKDAYS, 830, 1130), shift(2, WEEKDAYS, 1400, 1600)]),
    Timetable {
        weight: 8,
        shifts: &[shift(1, WEEKDAYS | SAT, 900, 1200), shift(2, WEEKDAYS, 1400, 1700)],
        saturdays_off: &[2, 4],
    },
];

/// Somebody is always there.
pub(super) const ALWAYS: [Shift; 1] = [shift(1, EVERY_DAY, 0, 2359)];

pub(super) const MATERNITY_HOMES: [Timetable; 3] = [
    timetable(5, &[shift(1, WEEKDAYS, 930, 1600)]),
    timetable(3, &[shift(1, WEEKDAYS | SAT, 900, 1200), shift(2, WEEKDAYS, 1300, 1700)]),
    timetable(1, &[shift(1, EVERY_DAY, 900, 1900)]),
];

pub(super) const PHARMACIES: [Timetable; 9] = [
    timetable(26, &[shift(1, WEEKDAYS & !THU, 900, 1830), shift(1, THU, 900, 1700), shift(1, SAT, 900, 1300)]),
    timetable(20, &[shift(1, WEEKDAYS, 900, 1800), shift(1, SAT, 900, 1230)]),
    timetable(16, &[shift(1, WEEKDAYS | SAT, 900, 1300), shift(2, MON | TUE | WED | FRI, 1500, 1830)]),
    timetable(10, &[shift(1, WEEKDAYS & !WED, 900, 1900), shift(1, WED | SAT, 900, 1300)]),
    timetable(8, &[shift(1, WEEKDAYS, 830, 1730)]),
    timetable(8, &[shift(1, WEEKDAYS | SAT, 900, 1930)]),
    timetable(4, &[shift(1, EVERY_DAY & !SUN & !HOL, 900, 2000), shift(1, SUN | HOL, 1000, 1800)]),
    timetable(3, &[shift(1, EVERY_DAY, 1000, 2100)]),
    Timetable { weight: 5, shifts: &[shift(1, WEEKDAYS, 900, 1800), shift(1, SAT, 900, 1300)], saturdays_off: &[2, 4] },
];

/// With the emergency clinic: holidays by day, and until late every evening.
pub(super) const HOLIDAY_PHARMACY: [Shift; 3] = [
    shift(1, EVERY_DAY & !SUN & !HOL, 900, 1800),
    shift(2, EVERY_DAY & !SUN & !HOL, 1930, 2300),
    shift(1, SUN | HOL, 900, 2300),
];
