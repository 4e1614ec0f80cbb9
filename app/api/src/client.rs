//! The typed client: one method per endpoint, over any transport.

use std::sync::Arc;

use futures_util::future::BoxFuture;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::corrections::{CorrectionResponse, CorrectionStateResponse, NewCorrection};
use crate::duties::{DutiesResponse, DutyQuery};
use crate::error::{ErrorBody, ErrorItem};
use crate::facilities::{Bbox, FacilitiesResponse, FacilityQuery, FacilityResponse};
use crate::maps::MapBackgroundResponse;
use crate::municipality::MunicipalityResponse;
use crate::places::{PlacesResponse, SuggestionsResponse};
use crate::population::PopulationResponse;
use crate::query::encode;
use crate::sources::SourcesResponse;

/// A request for one path of the API, query string included.
#[derive(Clone, Debug)]
pub struct Request {
    pub path: String,
    /// JSON to be posted; without it the path is read.
    pub body: Option<Vec<u8>>,
}

/// What came back, whole.
#[derive(Clone, Debug)]
pub struct Response {
    pub status: u16,
    pub body: Vec<u8>,
}

/// The request did not reach the server, or its answer did not reach us.
#[derive(Clone, Debug)]
pub struct TransportError(pub String);

/// Carries a request: `fetch` in a browser, the router itself on the server.
pub trait Transport: Send + Sync {
    fn send(&self, request: Request) -> BoxFuture<'static, Result<Response, TransportError>>;
}

/// Why a call gave no result. Serialisable, since it travels from the server's page to the browser.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ClientError {
    /// The server refused; the items say why.
    Refused { status: u16, errors: Vec<ErrorItem> },
    /// No connection.
    Unreachable,
    /// The answer was not what the contract says.
    Unreadable,
}

impl ClientError {
    /// The HTTP status that a page with this error should answer with.
    pub fn status(&self) -> u16 {
        match self {
            Self::Refused { status, .. } => *status,
            Self::Unreachable => 503,
            Self::Unreadable => 500,
        }
    }
}

/// Talks to `/api/v1`.
#[derive(Clone)]
pub struct Client(Arc<dyn Transport>);

impl Client {
    pub fn new(transport: impl Transport + 'static) -> Self {
        Self(Arc::new(transport))
    }

    /// Facilities that match, first page or the page of `query.cursor`.
    pub async fn find_facilities(&self, query: &FacilityQuery) -> Result<FacilitiesResponse, ClientError> {
        let query = query.to_query_string();
        let mark = if query.is_empty() { "" } else { "?" };
        self.get(format!("/api/v1/facilities{mark}{query}")).await
    }

    /// One facility. `Refused { status: 404 }` when there is none with this id.
    pub async fn get_facility(&self, id: &str) -> Result<FacilityResponse, ClientError> {
        self.get(format!("/api/v1/facilities/{}", encode(id))).await
    }

    /// Every imported source with its date.
    pub async fn list_sources(&self) -> Result<SourcesResponse, ClientError> {
        self.get("/api/v1/sources".to_owned()).await
    }

    /// The municipality that runs this installation.
    pub async fn get_municipality(&self) -> Result<MunicipalityResponse, ClientError> {
        self.get("/api/v1/municipality".to_owned()).await
    }

    /// The people of a municipality by area and age.
    pub async fn list_population(&self, area: &str) -> Result<PopulationResponse, ClientError> {
        self.get(format!("/api/v1/population?area={}", encode(area))).await
    }

    /// What a still map of a box is drawn on.
    pub async fn get_map_background(&self, bbox: Bbox) -> Result<MapBackgroundResponse, ClientError> {
        let Bbox { west, south, east, north } = bbox;
        self.get(format!("/api/v1/map-background?bbox={west},{south},{east},{north}")).await
    }

    /// Places that these words name, with their 地域包括支援センター; without words none, but all centres.
    pub async fn find_places(&self, q: &str) -> Result<PlacesResponse, ClientError> {
        self.get(format!("/api/v1/places?q={}", encode(q))).await
    }

    /// Who is on duty on a day or at a moment; now when neither is given.
    pub async fn list_duties(&self, query: &DutyQuery) -> Result<DutiesResponse, ClientError> {
        let query = query.to_query_string();
        let mark = if query.is_empty() { "" } else { "?" };
        self.get(format!("/api/v1/duties{mark}{query}")).await
    }

    /// Words that complete what is being typed.
    pub async fn suggest(&self, q: &str) -> Result<SuggestionsResponse, ClientError> {
        self.get(format!("/api/v1/suggestions?q={}", encode(q))).await
    }

    /// Reports what is wrong with a facility, or missing. `Refused { status: 422 }` names every wrong field;
    /// 429 when too many have come today, or from this visitor.
    pub async fn create_correction(&self, correction: &NewCorrection) -> Result<CorrectionResponse, ClientError> {
        let body = serde_json::to_vec(correction).map_err(|_| ClientError::Unreadable)?;
        self.send(Request { path: "/api/v1/corrections".to_owned(), body: Some(body) }).await
    }

    /// What became of a report. `Refused { status: 404 }` when no private link has this secret.
    pub async fn get_correction(&self, secret: &str) -> Result<CorrectionStateResponse, ClientError> {
        self.get(format!("/api/v1/corrections/{}", encode(secret))).await
    }

    async fn get<T: DeserializeOwned>(&self, path: String) -> Result<T, ClientError> {
        self.send(Request { path, body: None }).await
    }

    async fn send<T: DeserializeOwned>(&self, request: Request) -> Result<T, ClientError> {
        let response = self.0.send(request).await.map_err(|_| ClientError::Unreachable)?;
        if (200..300).contains(&response.status) {
            return serde_json::from_slice(&response.body).map_err(|_| ClientError::Unreadable);
        }
        let errors = serde_json::from_slice::<ErrorBody>(&response.body).map(|b| b.errors).unwrap_or_default();
        Err(ClientError::Refused { status: response.status, errors })
    }
}
