//! Accounts: who somebody is, how they prove it, and where they are signed in.

pub(crate) mod attempts;
pub mod ceremonies;
pub mod command;
pub mod device;
pub mod factors;
pub mod forgetting;
pub(crate) mod known_devices;
pub mod own;
pub mod people;
pub mod routes;
pub mod secrets;
pub mod sessions;
pub mod sign_in;
