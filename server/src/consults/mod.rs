//! The consultation desk (相談窓口): questions become cases of a desk, which receives, passes round, answers and closes them.
//!
//! `reception` (a question becomes a case) → `changing` (a case that is held while it changes) → `steps` (what is done
//! about it) → `store` (its row) and `moves` (what figures count of it). `reach` says who may, `case` what a desk sees of it,
//! `seen` what who asked sees of it.
//! Nothing is written twice: each form has a token, of which a digest with a key is kept with what it wrote (`once`).

mod asked;
pub mod attachments;
mod case;
mod changing;
mod circulation;
mod daily;
pub mod desks;
mod due;
mod erasing;
pub mod figures;
pub mod lists;
mod moves;
mod once;
mod people;
pub mod published;
mod questions;
mod queue;
mod reach;
mod reception;
mod retention;
pub mod routes;
mod search;
mod seen;
mod steps;
mod store;

pub use daily::daily;
pub use people::give_back;
pub use published::publish;
pub use queue::count_new;
pub use retention::empty_old;
