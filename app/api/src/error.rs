//! The one error shape of the API.

use serde::{Deserialize, Serialize};

/// Body of every answer that is not a success.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ErrorBody {
    /// At least one item; several when several fields are wrong.
    pub errors: Vec<ErrorItem>,
}

/// One thing that was wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ErrorItem {
    /// Stable, for programs: `unknown_parameter`, `invalid_value`, `not_found`, `unavailable` …
    pub code: String,
    /// For the person who reads the answer: what was found and what was expected.
    pub detail: String,
    /// The parameter or field that is meant, when there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
}

impl ErrorItem {
    /// An error that concerns the whole request.
    pub fn new(code: &str, detail: impl Into<String>) -> Self {
        Self { code: code.to_owned(), detail: detail.into(), field: None }
    }

    /// An error that concerns one parameter or field.
    pub fn field(code: &str, field: &str, detail: impl Into<String>) -> Self {
        Self { field: Some(field.to_owned()), ..Self::new(code, detail) }
    }
}

impl From<ErrorItem> for ErrorBody {
    fn from(item: ErrorItem) -> Self {
        Self { errors: vec![item] }
    }
}
