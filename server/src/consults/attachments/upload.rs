//! A form with a file, read as it comes and no farther than it may be long.

use api::ErrorItem;
use api::consults::{MOST_ATTACHMENT_BYTES, MOST_ATTACHMENT_NAME, is_sending};
use api::forms::required;
use axum::extract::Multipart;
use axum::extract::multipart::{Field, MultipartError, MultipartRejection};
use axum::http::StatusCode;

use crate::error::ApiError;

/// What stands around the file in such a form.
pub const MOST_AROUND: usize = 64 * 1024;

/// What was sent.
pub struct Upload {
    pub sending: String,
    /// As the file was called, without folders; may be empty.
    pub name: String,
    pub bytes: Vec<u8>,
}

/// Reads the fields `sending` and `file`; others are passed over.
///
/// # Errors
/// 413 `too_large`, 415 for another body, 422 names every wrong field, 400 for a form that breaks off.
pub async fn read(form: Result<Multipart, MultipartRejection>) -> Result<Upload, ApiError> {
    let mut form = form.map_err(|_| {
        let item = ErrorItem::new("invalid_body", "expected multipart/form-data with the fields sending and file");
        ApiError::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, vec![item])
    })?;
    let (mut sending, mut file) = (None, None);
    while let Some(mut field) = form.next_field().await.map_err(refused)? {
        match field.name().unwrap_or_default() {
            "sending" => sending = String::from_utf8(whole(&mut field, 64).await?).ok(),
            "file" => {
                let name = plain_name(field.file_name().unwrap_or_default());
                file = Some((name, whole(&mut field, MOST_ATTACHMENT_BYTES).await?));
            }
            _ => {}
        }
    }
    let sending = sending
        .filter(|sending| is_sending(sending))
        .ok_or_else(|| ErrorItem::field("invalid_value", "sending", "expected 16 to 64 letters, digits and hyphens"));
    let file = file.filter(|(_, bytes)| !bytes.is_empty());
    match (sending, required("file", file)) {
        (Ok(sending), Ok((name, bytes))) => Ok(Upload { sending, name, bytes }),
        (sending, file) => {
            let errors = sending.err().into_iter().chain(file.err()).collect();
            Err(ApiError::new(StatusCode::UNPROCESSABLE_ENTITY, errors))
        }
    }
}

async fn whole(field: &mut Field<'_>, most: usize) -> Result<Vec<u8>, ApiError> {
    let mut bytes = Vec::new();
    while let Some(chunk) = field.chunk().await.map_err(refused)? {
        if bytes.len() + chunk.len() > most {
            return Err(too_large());
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes)
}

fn refused(error: MultipartError) -> ApiError {
    match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => too_large(),
        _ => ApiError::bad_request(vec![ErrorItem::new("invalid_body", "the form breaks off, or is none")]),
    }
}

fn too_large() -> ApiError {
    let detail = format!("a file has at most {} MB", MOST_ATTACHMENT_BYTES / 1024 / 1024);
    ApiError::of_content(ErrorItem::field("too_large", "file", detail))
}

/// The last part of a path of any system, without what is not seen or turns the direction of what is read.
fn plain_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let is_shown = |c: &char| {
        !c.is_control()
            && !matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    let shown: String = last.chars().filter(is_shown).collect();
    shown.trim().chars().take(MOST_ATTACHMENT_NAME).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_no_path_and_shows_what_it_is() {
        for (sent, kept) in [
            ("C:\\Users\\hanako\\診療情報.pdf", "診療情報.pdf"),
            ("../../etc/passwd", "passwd"),
            ("\u{202e}gpj.exe", "gpj.exe"),
            (" a\r\nb\u{0}.png ", "ab.png"),
            ("", ""),
        ] {
            assert_eq!(plain_name(sent), kept, "{sent:?}");
        }
        assert_eq!(plain_name(&"あ".repeat(500)).chars().count(), MOST_ATTACHMENT_NAME);
    }
}
