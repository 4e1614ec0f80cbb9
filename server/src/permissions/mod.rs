//! Who acts, and what they may do: one table (role × action × relation), asked by every noun through [`Actor`].

pub mod actor;
pub mod routes;
mod table;

pub use actor::{Actor, Object};
pub use table::{needs_fresh, permissions, reach};
