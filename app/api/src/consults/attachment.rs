use serde::{Deserialize, Serialize};

/// Of one attachment, as it is sent.
pub const MOST_ATTACHMENT_BYTES: usize = 10 * 1024 * 1024;
/// Characters of its name.
pub const MOST_ATTACHMENT_NAME: usize = 120;
/// Of one case.
pub const MOST_ATTACHMENTS: usize = 20;
/// Media types that are taken.
pub const ATTACHMENT_KINDS: [&str; 3] = ["image/jpeg", "image/png", "application/pdf"];

/// A paper or picture of a case. Kept sealed; pictures without what a camera writes into them (place, time, device).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Attachment {
    pub id: String,
    pub name: String,
    /// One of [`ATTACHMENT_KINDS`]
    pub media_type: String,
    pub bytes: i64,
    /// RFC 3339 UTC
    pub attached_at: String,
    /// Who attached it.
    pub attached_by: String,
}
