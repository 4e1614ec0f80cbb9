//! The contract of `/api/v1`: wire types, errors, query parameters and the typed client.
//!
//! Knows neither Leptos nor axum nor a database. The pages and any third party see the same
//! types; validation of what comes in lives here, so that both sides judge it alike.

pub mod accounts;
pub mod activities;
pub mod audit;
pub mod capabilities;
pub mod client;
pub mod confirmations;
pub mod consults;
pub mod correction_reports;
mod correction_state;
pub mod corrections;
pub mod departments;
pub mod doctors;
pub mod duties;
pub mod emergency_cards;
pub mod error;
pub mod facilities;
mod facility_query;
mod findings;
pub mod forms;
pub mod functions;
pub mod home_care;
pub mod hours;
pub mod joins;
pub mod maps;
pub mod moments;
pub mod municipality;
pub mod note_backups;
pub mod own_facility;
pub mod permissions;
pub mod places;
pub mod population;
pub mod query;
mod request;
pub mod services;
pub mod sources;
pub mod visits;

pub use client::{Client, ClientError, Transport};
pub use error::{ErrorBody, ErrorItem};
pub use request::{Method, Precondition, Request, Response, TransportError};
