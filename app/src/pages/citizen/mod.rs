//! What a resident sees.

pub mod consult;
pub mod correction;
pub mod emergency_card;
pub mod facility;
pub mod find;
pub mod home;
pub mod map;
pub mod note;
pub mod now;
pub mod report;
pub mod saved;
pub mod sources;
pub mod support_centers;
