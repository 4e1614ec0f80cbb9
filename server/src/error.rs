//! From what went wrong to an answer of the API.

use api::{ErrorBody, ErrorItem};
use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

pub type ApiResult<T> = Result<T, ApiError>;

/// An answer that is not a success.
#[derive(Debug)]
pub struct ApiError {
    pub status: StatusCode,
    pub errors: Vec<ErrorItem>,
}

impl ApiError {
    pub fn bad_request(errors: Vec<ErrorItem>) -> Self {
        Self { status: StatusCode::BAD_REQUEST, errors }
    }

    pub fn not_found(detail: &str) -> Self {
        Self { status: StatusCode::NOT_FOUND, errors: vec![ErrorItem::new("not_found", detail)] }
    }

    pub fn unavailable(detail: &str) -> Self {
        Self { status: StatusCode::SERVICE_UNAVAILABLE, errors: vec![ErrorItem::new("unavailable", detail)] }
    }
}

/// The database is busy, full or away: nothing is lost, and it is worth trying again.
impl From<sqlx::Error> for ApiError {
    fn from(error: sqlx::Error) -> Self {
        tracing::error!(%error, "database");
        Self::unavailable("the database does not answer; try again in a moment")
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let mut response = (self.status, Json(ErrorBody { errors: self.errors })).into_response();
        if self.status == StatusCode::SERVICE_UNAVAILABLE {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("5"));
        }
        response
    }
}
