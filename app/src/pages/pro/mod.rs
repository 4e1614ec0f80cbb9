//! What professionals see.

pub mod corrections;
pub mod joins;
