//! The note: what runs in the browser on `/note`, loaded there alone.

/// Begins to answer: for the page that is there, and for those that come.
pub fn start() {}
