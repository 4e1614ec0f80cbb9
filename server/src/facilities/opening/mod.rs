//! When a facility is open: from what is published to a state at a moment.
//!
//! `week` (flags and hours of a document as a weekly table) and `closed_days` (その他の休診日) → `text`
//! (one short text a facility and department, as the index keeps it) → `schedule` (the same in numbers)
//! → `state` (open until, closed until, not known), by the `calendar` of national holidays.

mod calendar;
pub mod closed_days;
pub mod schedule;
mod state;
pub mod text;
pub mod week;

#[cfg(test)]
mod published;
#[cfg(test)]
mod reference;

pub use calendar::{Calendar, Moment};
pub use schedule::{Openness, Schedule};
pub use state::{State, openness_at, state_at};
