//! What was wrong in a file: kinds, counts and first examples.

use std::collections::BTreeMap;

use serde::Serialize;

/// A kind of problem in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Problem {
    WrongColumnCount,
    WrongEncoding,
    KeyMissing,
    NameMissing,
    DuplicateKey,
    OtherKindOfFacility,
    UnknownService,
    HoursWithoutFacility,
    CoordinateMissing,
    CoordinateOutsideJapan,
    AreaCodeUnreadable,
    TimeUnreadable,
    TimeHalfGiven,
    SpanOverEighteenHours,
    FlagUnreadable,
    TelephoneUnreadable,
    WebsiteUnreadable,
    NumberUnreadable,
    DateUnreadable,
    PlaceUnusable,
    StartUnreadable,
    SymbolUnknown,
    FunctionsWithoutFacility,
    OlderList,
    DutyDateUnreadable,
    DutyWeekdayDiffers,
    DutyTimeUnreadable,
    DutyTimeMissing,
    DutyNameMissing,
    DutyTwice,
    DutyFacilityUnknown,
    DutyTelephoneWithoutAreaCode,
    RepetitionNotRead,
    ZoneNotRead,
    CellUnusable,
    AuthorityUnreadable,
    AddressIncomplete,
    TelephoneWithoutAreaCode,
    TelephoneLostZero,
    DaysUnreadable,
    UnknownKind,
    UnknownDepartment,
    UnknownServiceName,
    OfficeNumberUnreadable,
    NumberClaimedTwice,
    NumberHidden,
    PopulationDoesNotAddUp,
    JoinDoubtful,
    FacilityIdUnreadable,
    AnswersWithoutFacility,
    AnswersOfDoubtful,
    AnswerUnreadable,
    NothingAnswered,
    ConfirmationUnreadable,
    ConfirmationMissing,
    ConfirmedOnUnreadable,
    ConfirmedInFuture,
    ConfirmerMissing,
    UnknownActivity,
    ActivityAddressIncomplete,
    AreaWithoutFacility,
    AreaOfDoubtful,
    AreaUnknown,
    AreaAmbiguous,
    AreaMissing,
    AreaShapeUnusable,
    TownsOfSeveral,
    RadiusUnreadable,
}

impl Problem {
    /// What it means and what was done about it.
    pub fn explanation(self) -> &'static str {
        match self {
            Self::WrongColumnCount => "another number of columns than the header; row not used, what was known is kept",
            Self::WrongEncoding => "not readable in the file's encoding; row not used, what was known is kept",
            Self::KeyMissing => "no ID; row not used",
            Self::NameMissing => "no name; row not used, what was known is kept",
            Self::DuplicateKey => "the same ID a second time; the first row is used",
            Self::OtherKindOfFacility => {
                "another kind of facility, or another municipality, than the file's first row; row not used"
            }
            Self::UnknownService => "a service that is not in the list of services; row not used",
            Self::HoursWithoutFacility => {
                "hours of a facility that is in no file; import the file of facilities with them; row not used"
            }
            Self::CoordinateMissing => "no coordinates; not in distance searches or on a map",
            Self::CoordinateOutsideJapan => "coordinates outside Japan; treated as missing",
            Self::AreaCodeUnreadable => "no readable municipality code; taken from the address where it can be",
            Self::TimeUnreadable => "not a time; left out",
            Self::TimeHalfGiven => "start without end, or end without start; left out",
            Self::SpanOverEighteenHours => {
                "open for 18 hours or more across midnight, probably a slip; kept as published"
            }
            Self::FlagUnreadable => "neither 0, 1 nor empty; treated as not reported",
            Self::TelephoneUnreadable => "not a telephone number; left out",
            Self::WebsiteUnreadable => "not a web address; left out",
            Self::NumberUnreadable => "not a whole number; left out",
            Self::DateUnreadable => "not a date; row not used",
            Self::StartUnreadable => "not a whole date; the function is kept without the date",
            Self::SymbolUnknown => "a 届出 that is not in the list of symbols; left out",
            Self::FunctionsWithoutFacility => "a 届出 of a facility that is in no file; row not used",
            Self::OlderList => "a newer list of the same prefecture is in this import; row not used",
            Self::CellUnusable => "an error or a formula without a value; treated as empty",
            Self::PlaceUnusable => "no usable place; row not used",
            Self::AuthorityUnreadable => {
                "not the code of a prefecture or municipality, or its check digit is wrong; the code of the rows before is taken, without one the row is not used"
            }
            Self::AddressIncomplete => {
                "no address, or one that does not begin with the municipality of the list; shown as published, with the prefecture where it is known"
            }
            Self::TelephoneWithoutAreaCode => "a telephone number without its area code; left out, not guessed",
            Self::TelephoneLostZero => {
                "a telephone number without the 0 it begins with, as spreadsheets make it; shown with the 0"
            }
            Self::DaysUnreadable => "not a list of days; shown as published, open days unknown",
            Self::UnknownKind => {
                "not a known kind of institution (病院, 診療所, 歯科診療所 …); row not used, what was known is kept"
            }
            Self::UnknownDepartment => "not a known 診療科目; left out",
            Self::UnknownServiceName => "not a known care service, or one that stands for several; left out",
            Self::OfficeNumberUnreadable => "not a 事業所番号 of 10 characters; the office stands for itself",
            Self::NumberClaimedTwice => {
                "two offices with different names, addresses and telephone numbers claim this number; the first row is used"
            }
            Self::NumberHidden => "a number that the publisher hides; not known, not zero",
            Self::JoinDoubtful => {
                "like a facility of the national list, but not surely the same; shown as a facility of its own"
            }
            Self::FacilityIdUnreadable => "not an ID, perhaps rounded by a spreadsheet; row not used",
            Self::AnswersWithoutFacility => {
                "a facility that is in no file; look whether the ID has lost its leading zeros; row not used"
            }
            Self::AnswersOfDoubtful => {
                "a facility that name, address and telephone do not surely tell; fill in its ID; row not used"
            }
            Self::AnswerUnreadable => "neither ○, △, × nor empty; left out",
            Self::NothingAnswered => "no answer; row not used",
            Self::ConfirmationUnreadable => "not a date; what is told is shown as 要確認",
            Self::ConfirmationMissing => "nobody knows when this was confirmed; it is shown as 要確認",
            Self::UnknownActivity => {
                "not a known kind of activity; expected サロン, 認知症カフェ, 通いの場, 見守り, 移動支援 or 配食; row not used"
            }
            Self::AreaWithoutFacility => {
                "the service area of a facility that is in no file; look whether the ID has lost its leading zeros; row not used"
            }
            Self::AreaOfDoubtful => {
                "the service area of a facility that name, address and telephone do not surely tell; fill in its ID; row not used"
            }
            Self::AreaUnknown => {
                "no municipality of this name is known; write its name with the prefecture, or its code of 5 or 6 digits; left out"
            }
            Self::AreaAmbiguous => "several municipalities have this name; write it with the prefecture; left out",
            Self::AreaMissing => "no area: neither 市区町村, 町名 nor 半径km, and nothing drawn; row not used",
            Self::AreaShapeUnusable => "a shape that is no polygon in Japan; the shape is left out",
            Self::TownsOfSeveral => {
                "町名 beside several 市区町村: nobody can tell whose towns; one row for each; row not used"
            }
            Self::RadiusUnreadable => "not a distance in kilometres up to 100, such as 5 or 7.5; left out",
            Self::ActivityAddressIncomplete => {
                "no address that begins with its prefecture; shown as published, its municipality is not known"
            }
            Self::ConfirmedOnUnreadable => {
                "not a date; expected one such as 2026-06-01 or 令和8年6月1日; what was confirmed stays as it was"
            }
            Self::ConfirmedInFuture => "a day that is yet to come; what was confirmed stays as it was",
            Self::ConfirmerMissing => "no name of who has confirmed it; row not used",
            Self::PopulationDoesNotAddUp => "the total is not the sum of its parts; kept as published",
            Self::DutyDateUnreadable => "not a date; expected one such as 2026/11/22 or 令和8年11月22日; row not used",
            Self::DutyWeekdayDiffers => "the date is another day of the week than is written behind it; row not used",
            Self::DutyTimeUnreadable => {
                "not a start and an end within 24 hours; expected times such as 9:00, 17時30分, 24:00 or 翌8:00; row not used"
            }
            Self::DutyTimeMissing => "no start or no end; shown for that day, with the hours to be asked by telephone",
            Self::DutyNameMissing => "no name of who is on duty; row not used",
            Self::DutyTwice => "the same duty a second time; the first is used",
            Self::DutyFacilityUnknown => "no facility with this ID; linked by name where exactly one fits",
            Self::DutyTelephoneWithoutAreaCode => "no area code; shown, but not to be dialled from everywhere",
            Self::RepetitionNotRead => {
                "a repetition that is not read; expected FREQ=DAILY or WEEKLY with BYDAY, UNTIL, COUNT, EXDATE; event not used"
            }
            Self::ZoneNotRead => "a time zone that is neither Japan's nor UTC; event not used",
        }
    }
}

/// One occurrence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Example {
    pub line: u64,
    pub field: String,
    pub value: String,
}

/// How often a problem occurred, and the first times.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Occurrences {
    pub count: u64,
    pub examples: Vec<Example>,
}

/// All problems of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Problems(pub BTreeMap<Problem, Occurrences>);

const EXAMPLES: usize = 5;
const VALUE_CHARS: usize = 60;

impl Problems {
    /// Adds what another step has found in the same file.
    pub fn join(&mut self, more: &Self) {
        for (problem, found) in &more.0 {
            let entry = self.0.entry(*problem).or_default();
            entry.count += found.count;
            let room = EXAMPLES.saturating_sub(entry.examples.len());
            entry.examples.extend(found.examples.iter().take(room).cloned());
        }
    }

    pub fn add(&mut self, problem: Problem, line: u64, field: &str, value: &str) {
        let entry = self.0.entry(problem).or_default();
        entry.count += 1;
        if entry.examples.len() < EXAMPLES {
            let value = value.chars().take(VALUE_CHARS).collect();
            entry.examples.push(Example { line, field: field.to_owned(), value });
        }
    }
}
