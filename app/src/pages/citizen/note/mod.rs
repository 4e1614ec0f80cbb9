//! The life note.

pub mod booklet;
#[cfg_attr(not(test), expect(dead_code, reason = "the frame of /note shows them"))]
pub mod questions;
