//! People who sign in.

pub mod factors;
