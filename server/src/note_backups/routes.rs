//! `/api/v1/note-backup`

use api::ErrorItem;
use api::Precondition;
use api::note_backups::{
    MOST_BACKUP_BODY, NewNoteBackup, NoteBackupReceipt, NoteBackupReceiptResponse, NoteBackupResponse,
};
use axum::extract::rejection::JsonRejection;
use axum::extract::{DefaultBodyLimit, RawQuery, State};
use axum::http::{HeaderMap, HeaderName, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Extension, Json};

use crate::capabilities::Capability;
use crate::error::{ApiError, ApiResult, revision_tag};
use crate::rate_limit::ClientAddress;
use crate::routes::{Method, Routes};
use crate::web::{self, Tagged};
use crate::{AppState, note_backups};

pub fn routes() -> Routes {
    let one = get(get_note_backup).put(put_note_backup).delete(delete_note_backup);
    let methods = [Method::GET, Method::PUT, Method::DELETE];
    Routes::new().private("/note-backup", &methods, one.layer(DefaultBodyLimit::max(MOST_BACKUP_BODY)))
}

/// Keep a sealed note under a capability.
///
/// The capability is 32 random bytes that the device makes up; only their hash is kept, and nothing about who sends it.
/// `If-None-Match: *` keeps the first one, `If-Match: "<revision>"` replaces the one that was read or written last. 412
/// `changed_meanwhile` when another device was first: `ETag` says which revision is kept. 428 without a condition, 404 when
/// there is nothing to replace, 413 for more than 1.5 MB, 429 when too many new ones have come from here, 503
/// `storage_full` when this installation keeps no more.
#[utoipa::path(put, path = "/api/v1/note-backup", tag = "note", request_body = NewNoteBackup,
    params(
        ("If-None-Match" = Option<String>, Header, description = "`*`: there is none yet"),
        ("If-Match" = Option<String>, Header, description = "The revision that is replaced, in quotation marks")),
    security(("capability" = [])),
    responses((status = 200, body = NoteBackupReceiptResponse), (status = 201, body = NoteBackupReceiptResponse),
        (status = 400, body = api::ErrorBody), (status = 401, body = api::ErrorBody), (status = 404, body = api::ErrorBody),
        (status = 412, body = api::ErrorBody), (status = 413, body = api::ErrorBody), (status = 415, body = api::ErrorBody),
        (status = 422, body = api::ErrorBody), (status = 428, body = api::ErrorBody), (status = 429, body = api::ErrorBody),
        (status = 503, body = api::ErrorBody)))]
pub async fn put_note_backup(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
    client: Option<Extension<ClientAddress>>,
    headers: HeaderMap,
    capability: Capability,
    body: Result<Json<NewNoteBackup>, JsonRejection>,
) -> ApiResult<Response> {
    web::no_parameters(query.as_deref())?;
    let precondition = precondition(&headers)?;
    let new = web::json_body(body, MOST_BACKUP_BODY)?.checked().map_err(ApiError::of_content)?;
    Ok(match precondition {
        Precondition::Nothing => {
            let client = client.map(|Extension(client)| client);
            (StatusCode::CREATED, receipt(note_backups::create(&state, client, &capability, new).await?))
                .into_response()
        }
        Precondition::Revision(revision) => {
            receipt(note_backups::replace(&state, &capability, revision, new).await?).into_response()
        }
    })
}

/// The sealed note under a capability.
///
/// 404 when there is none.
#[utoipa::path(get, path = "/api/v1/note-backup", tag = "note",
    security(("capability" = [])),
    responses((status = 200, body = NoteBackupResponse), (status = 400, body = api::ErrorBody),
        (status = 401, body = api::ErrorBody), (status = 404, body = api::ErrorBody)))]
pub async fn get_note_backup(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
    capability: Capability,
) -> ApiResult<impl IntoResponse> {
    web::no_parameters(query.as_deref())?;
    let backup = note_backups::get(&state.db, &capability).await?;
    Ok((tag(backup.revision), Extension(Tagged), Json(NoteBackupResponse { backup })))
}

/// Delete the sealed note under a capability.
///
/// 404 when there is none.
#[utoipa::path(delete, path = "/api/v1/note-backup", tag = "note",
    security(("capability" = [])),
    responses((status = 204), (status = 400, body = api::ErrorBody), (status = 401, body = api::ErrorBody),
        (status = 404, body = api::ErrorBody)))]
pub async fn delete_note_backup(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
    capability: Capability,
) -> ApiResult<StatusCode> {
    web::no_parameters(query.as_deref())?;
    note_backups::delete(&state.db, &capability).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn receipt(backup: NoteBackupReceipt) -> impl IntoResponse {
    (tag(backup.revision), Json(NoteBackupReceiptResponse { backup }))
}

fn tag(revision: i64) -> HeaderMap {
    revision_tag(revision).map(|tag| (header::ETAG, tag)).into_iter().collect()
}

/// 428 without one, 400 for anything but `If-None-Match: *` or `If-Match` with one revision.
fn precondition(headers: &HeaderMap) -> Result<Precondition, ApiError> {
    let line = |name: HeaderName| headers.get(name).map(|value| value.to_str().unwrap_or_default().trim());
    match (line(header::IF_NONE_MATCH), line(header::IF_MATCH)) {
        (None, None) => {
            let detail =
                "expected If-None-Match: * for the first backup, or If-Match with the revision that is replaced";
            let item = ErrorItem::new("precondition_required", detail);
            Err(ApiError::new(StatusCode::PRECONDITION_REQUIRED, vec![item]))
        }
        (Some("*"), None) => Ok(Precondition::Nothing),
        (None, Some(tag)) if let Some(revision) = revision(tag) => Ok(Precondition::Revision(revision)),
        _ => {
            let detail = "expected either If-None-Match: * or If-Match: \"<revision>\", such as \"3\"";
            Err(ApiError::bad_request(vec![ErrorItem::new("invalid_value", detail)]))
        }
    }
}

fn revision(tag: &str) -> Option<i64> {
    let digits = tag.strip_prefix('"')?.strip_suffix('"')?;
    digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conditions() {
        let read = |lines: &[(&str, &str)]| {
            let mut headers = HeaderMap::new();
            for (name, value) in lines {
                headers.insert(HeaderName::from_bytes(name.as_bytes()).unwrap(), value.parse().unwrap());
            }
            precondition(&headers).map_err(|error| error.status.as_u16())
        };
        assert_eq!(read(&[("if-none-match", "*")]), Ok(Precondition::Nothing));
        assert_eq!(read(&[("if-match", "\"37\"")]), Ok(Precondition::Revision(37)));
        assert_eq!(read(&[]), Err(428));
        for tag in ["37", "W/\"37\"", "*", "\"\"", "\"-1\"", "\"3\", \"4\"", "\"99999999999999999999\"", "\"", ""] {
            assert_eq!(read(&[("if-match", tag)]), Err(400), "{tag}");
        }
        assert_eq!(read(&[("if-none-match", "\"3\"")]), Err(400));
        assert_eq!(read(&[("if-none-match", "*"), ("if-match", "\"3\"")]), Err(400));
    }
}
