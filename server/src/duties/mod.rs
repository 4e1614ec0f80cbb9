//! 休日当番医・夜間急病: who sees patients when the others are closed.
//!
//! The calendar of a municipality or medical association is imported as a whole (`import`) and kept in memory with
//! the index (`facilities::finder`). A line of it tells a run of days, so that a centre that is there every night is
//! one line without an end.

mod calendar;
mod linking;
pub mod routes;
mod store;
mod usual_hours;
pub mod written;

pub use calendar::{Calendar, Days, Duty};
pub use store::{known, load, replace, unknown_facilities};

/// The dataset of the calendar.
pub const DATASET: &str = "duties";
