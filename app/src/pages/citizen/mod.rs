//! Pages for residents and their families.

mod facility;
mod find;
mod home;
mod not_found;
mod sources;

pub use facility::FacilityPage;
pub use find::FindPage;
pub use home::HomePage;
pub use not_found::NotFoundPage;
pub use sources::SourcesPage;
