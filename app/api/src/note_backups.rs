//! Backups of life notes (マイライフノート): text that only the person's devices can read, kept under a capability.

use serde::{Deserialize, Serialize};

use crate::error::ErrorItem;

/// The longest sealed note, in bytes.
pub const MOST_SEALED_NOTE: usize = 1_500_000;
/// The longest body that is read: JSON escapes what is sealed.
pub const MOST_BACKUP_BODY: usize = 2 * 1024 * 1024;

/// Body of `PUT /api/v1/note-backup`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewNoteBackup {
    /// The sealed note: any text without U+0000, at most 1,500,000 bytes.
    pub sealed: String,
}

/// `PUT /api/v1/note-backup`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NoteBackupReceiptResponse {
    pub backup: NoteBackupReceipt,
}

/// That a backup is kept, and what of it: a device compares `sha256` with what it has sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NoteBackupReceipt {
    /// Grows with every backup under this capability, also over a deletion. Goes back as `If-Match: "<revision>"`.
    pub revision: i64,
    /// RFC 3339 UTC
    pub stored_at: String,
    /// Length of `sealed`.
    pub bytes: i64,
    /// Of `sealed`, hexadecimal.
    pub sha256: String,
}

/// `GET /api/v1/note-backup`
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NoteBackupResponse {
    pub backup: NoteBackup,
}

/// A backup as it was brought.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NoteBackup {
    /// As in [`NoteBackupReceipt`].
    pub revision: i64,
    pub stored_at: String,
    pub bytes: i64,
    pub sha256: String,
    pub sealed: String,
}

impl NewNoteBackup {
    /// Checks what has come, and returns it as it is kept. Errors: `required`, `too_large`, `invalid_value`.
    pub fn checked(self) -> Result<Self, ErrorItem> {
        let wrong = |code, detail: &str| Err(ErrorItem::field(code, "sealed", detail));
        match &self.sealed {
            sealed if sealed.is_empty() => wrong("required", "sealed is empty; expected the sealed note"),
            sealed if sealed.len() > MOST_SEALED_NOTE => {
                let found = format!("sealed has {} bytes; at most {MOST_SEALED_NOTE} are kept", sealed.len());
                wrong("too_large", &found)
            }
            sealed if sealed.contains('\0') => wrong("invalid_value", "sealed has the character U+0000"),
            _ => Ok(self),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept() {
        let code = |sealed: String| NewNoteBackup { sealed }.checked().err().map(|error| error.code);
        assert_eq!(code("あ\"<script>".to_owned()), None);
        assert_eq!(code("a".repeat(MOST_SEALED_NOTE)), None);
        assert_eq!(code("a".repeat(MOST_SEALED_NOTE + 1)).as_deref(), Some("too_large"));
        assert_eq!(code(String::new()).as_deref(), Some("required"));
        assert_eq!(code("a\0b".to_owned()).as_deref(), Some("invalid_value"));
    }
}
