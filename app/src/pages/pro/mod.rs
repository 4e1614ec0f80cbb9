//! Pages of professionals: `/pro/…`, for whoever is signed in. Nobody stores them, and no search engine lists them.

pub mod facility;
pub mod corrections;
pub mod frame;
pub mod joins;
