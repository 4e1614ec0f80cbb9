//! One file for each address.

pub mod citizen;
