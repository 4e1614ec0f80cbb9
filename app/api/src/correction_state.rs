//! What became of a report.

use serde::{Deserialize, Serialize};

use crate::corrections::NewResource;

/// `GET /api/v1/corrections/{secret}`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CorrectionStateResponse {
    pub correction: CorrectionState,
}

/// What became of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum CorrectionStatus {
    /// 受け付けました: it waits for a person.
    Received,
    /// 確認しました・反映します
    Accepted,
    /// 見送りました
    Rejected,
}

impl CorrectionStatus {
    pub const ALL: [Self; 3] = [Self::Received, Self::Accepted, Self::Rejected];

    /// The word used in the API and in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Received => "received",
            Self::Accepted => "accepted",
            Self::Rejected => "rejected",
        }
    }

    /// The status with this word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.as_str() == word)
    }
}

/// A report as its sender sees it; who sent it is not told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CorrectionState {
    pub status: CorrectionStatus,
    /// RFC 3339 UTC
    pub received_at: String,
    /// RFC 3339 UTC; `null` while it waits.
    pub decided_at: Option<String>,
    /// What the person who decided says to the sender.
    pub answer: Option<String>,
    pub facility_id: Option<String>,
    /// `null` when the facility is not known any more, or none is meant.
    pub facility: Option<String>,
    pub wrong: Vec<String>,
    pub resource: Option<NewResource>,
    pub words: String,
    pub relation: String,
    pub noticed_on: Option<String>,
}
