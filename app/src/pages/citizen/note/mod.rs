//! The life note.
