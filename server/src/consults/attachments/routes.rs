//! `/api/v1/consults/{id}/attachments`

use api::consults::MOST_ATTACHMENT_BYTES;
use api::consults::case::ConsultResponse;
use api::permissions::Action::{ChangeConsult, ReadConsult};
use axum::Json;
use axum::extract::multipart::MultipartRejection;
use axum::extract::rejection::PathRejection;
use axum::extract::{DefaultBodyLimit, Multipart, Path, RawQuery, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::Opened;
use super::upload::{self, MOST_AROUND};
use crate::AppState;
use crate::consults::reach;
use crate::error::ApiResult;
use crate::permissions::Actor;
use crate::routes::{Method, Routes};
use crate::web::no_parameters;

/// Nothing in a file runs, or asks for anything.
const POLICY: &str = "default-src 'none'; frame-ancestors 'none'; sandbox";

pub fn routes() -> Routes {
    let limit = DefaultBodyLimit::max(MOST_ATTACHMENT_BYTES + MOST_AROUND);
    Routes::new()
        .guarded("/consults/{id}/attachments", &[(Method::POST, ChangeConsult)], post(attach).layer(limit))
        .guarded(
            "/consults/{id}/attachments/{attachment_id}",
            &[(Method::GET, ReadConsult), (Method::DELETE, ChangeConsult)],
            get(get_attachment).delete(remove_attachment),
        )
}

/// Attach a picture or a paper to a case.
///
/// `multipart/form-data` with `sending` (made for the form: sent twice, it is one attachment) and `file`: JPEG, PNG or PDF,
/// by what it is and not by its name, at most 10 MB. Pictures are kept without what a camera writes into them, upright; all
/// is sealed. 413 `too_large`, 415 `wrong_type`, 422 `broken_file`, `required` or `too_many` (20 a case), 409 `emptied`.
#[utoipa::path(post, path = "/api/v1/consults/{id}/attachments", tag = "consults", security(("session" = [])),
    params(("id" = String, Path, description = "Id of a case")),
    request_body(content = Vec<u8>, content_type = "multipart/form-data"),
    responses((status = 201, body = ConsultResponse), (status = 400, body = api::ErrorBody),
        (status = 401, body = api::ErrorBody), (status = 403, body = api::ErrorBody),
        (status = 404, body = api::ErrorBody), (status = 409, body = api::ErrorBody),
        (status = 413, body = api::ErrorBody), (status = 415, body = api::ErrorBody),
        (status = 422, body = api::ErrorBody)))]
pub async fn attach(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
    path: Result<Path<String>, PathRejection>,
    actor: Actor,
    form: Result<Multipart, MultipartRejection>,
) -> ApiResult<(StatusCode, Json<ConsultResponse>)> {
    no_parameters(query.as_deref())?;
    let id = path.map(|Path(id)| id).unwrap_or_default();
    // Whoever may not attach anything sends nothing.
    reach::reach(&state, &actor, ChangeConsult, &id).await?;
    let upload = upload::read(form).await?;
    Ok((StatusCode::CREATED, Json(super::attach(&state, &actor, &id, upload).await?)))
}

/// An attachment as it is kept.
///
/// Pictures to be shown, a PDF to be downloaded; that it was read is kept.
#[utoipa::path(get, path = "/api/v1/consults/{id}/attachments/{attachment_id}", tag = "consults",
    security(("session" = [])),
    params(("id" = String, Path, description = "Id of a case"),
        ("attachment_id" = String, Path, description = "Id of one of its attachments")),
    responses((status = 200, content((Vec<u8> = "image/jpeg"), (Vec<u8> = "image/png"), (Vec<u8> = "application/pdf"))),
        (status = 400, body = api::ErrorBody), (status = 401, body = api::ErrorBody), (status = 404, body = api::ErrorBody)))]
pub async fn get_attachment(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
    path: Result<Path<(String, String)>, PathRejection>,
    actor: Actor,
) -> ApiResult<Response> {
    no_parameters(query.as_deref())?;
    let (id, attachment) = path.map(|Path(ids)| ids).unwrap_or_default();
    let Opened { name, media_type, bytes } = super::open(&state, &actor, &id, &attachment).await?;
    let how = if media_type.starts_with("image/") { "inline" } else { "attachment" };
    // RFC 6266 and 8187.
    let disposition = format!("{how}; filename*=UTF-8''{}", utf8_percent_encode(&name, NON_ALPHANUMERIC));
    let text = |value: String| HeaderValue::from_str(&value).unwrap_or(HeaderValue::from_static("attachment"));
    let headers = [
        (header::CONTENT_TYPE, text(media_type)),
        (header::CONTENT_DISPOSITION, text(disposition)),
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY)),
        (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    ];
    Ok((headers, bytes).into_response())
}

/// Take an attachment away.
///
/// For good; that there was one stays among the steps. 404 when there is none.
#[utoipa::path(delete, path = "/api/v1/consults/{id}/attachments/{attachment_id}", tag = "consults",
    security(("session" = [])),
    params(("id" = String, Path, description = "Id of a case"),
        ("attachment_id" = String, Path, description = "Id of one of its attachments")),
    responses((status = 204, description = "Gone"), (status = 400, body = api::ErrorBody),
        (status = 401, body = api::ErrorBody), (status = 403, body = api::ErrorBody),
        (status = 404, body = api::ErrorBody), (status = 409, body = api::ErrorBody)))]
pub async fn remove_attachment(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
    path: Result<Path<(String, String)>, PathRejection>,
    actor: Actor,
) -> ApiResult<StatusCode> {
    no_parameters(query.as_deref())?;
    let (id, attachment) = path.map(|Path(ids)| ids).unwrap_or_default();
    super::remove(&state, &actor, &id, &attachment).await?;
    Ok(StatusCode::NO_CONTENT)
}
