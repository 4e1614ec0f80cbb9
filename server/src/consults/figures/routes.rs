//! `/api/v1/consult-figures`, also as files.

use api::consults::figures::{Figures, FiguresQuery, FiguresResponse};
use api::permissions::Action;
use axum::Json;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use super::export;
use crate::AppState;
use crate::consults::lists;
use crate::error::{ApiError, ApiResult};
use crate::municipality;
use crate::permissions::Actor;
use crate::routes::{Method, Routes};

pub fn routes() -> Routes {
    let read = [(Method::GET, Action::ReadConsultFigures)];
    Routes::new()
        .guarded("/consult-figures", &read, get(get_consult_figures))
        .guarded("/consult-figures.csv", &read, get(get_consult_figures_csv))
        .guarded("/consult-figures.xlsx", &read, get(get_consult_figures_xlsx))
}

/// What is counted of consultations in a 年度.
///
/// Of one desk; without `desk_id` your own, or all of the region for its administrators. 404 for another organization's,
/// and for one that is no desk.
#[utoipa::path(get, path = "/api/v1/consult-figures", tag = "consults", security(("session" = [])),
    params(
        ("year" = Option<i16>, Query, minimum = 2000, maximum = 2200, description = "年度, April to March: 2026; the present one when absent"),
        ("desk_id" = Option<String>, Query, description = "Id of the organization of a desk"),
    ),
    responses((status = 200, body = FiguresResponse), (status = 400, body = api::ErrorBody),
        (status = 401, body = api::ErrorBody), (status = 404, body = api::ErrorBody)))]
pub async fn get_consult_figures(
    State(state): State<AppState>,
    actor: Actor,
    RawQuery(query): RawQuery,
) -> ApiResult<Json<FiguresResponse>> {
    Ok(Json(FiguresResponse { figures: figures(&state, &actor, query).await? }))
}

/// The same as CSV.
///
/// UTF-8 with BOM; the tables stand one under the other.
#[utoipa::path(get, path = "/api/v1/consult-figures.csv", tag = "consults", security(("session" = [])),
    params(
        ("year" = Option<i16>, Query, minimum = 2000, maximum = 2200, description = "年度; the present one when absent"),
        ("desk_id" = Option<String>, Query, description = "Id of the organization of a desk"),
    ),
    responses((status = 200, content((String = "text/csv"))), (status = 400, body = api::ErrorBody),
        (status = 401, body = api::ErrorBody), (status = 404, body = api::ErrorBody)))]
pub async fn get_consult_figures_csv(
    State(state): State<AppState>,
    actor: Actor,
    RawQuery(query): RawQuery,
) -> ApiResult<Response> {
    let figures = figures(&state, &actor, query).await?;
    let bytes = export::csv(&figures, &lists::read(&state.db).await?, &heading(&state, &figures).await?);
    Ok(file(&figures, "csv", "text/csv; charset=utf-8", bytes))
}

/// The same as an Excel file.
///
/// A sheet for each table.
#[utoipa::path(get, path = "/api/v1/consult-figures.xlsx", tag = "consults", security(("session" = [])),
    params(
        ("year" = Option<i16>, Query, minimum = 2000, maximum = 2200, description = "年度; the present one when absent"),
        ("desk_id" = Option<String>, Query, description = "Id of the organization of a desk"),
    ),
    responses((status = 200, description = "A workbook", content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (status = 400, body = api::ErrorBody), (status = 401, body = api::ErrorBody), (status = 404, body = api::ErrorBody)))]
pub async fn get_consult_figures_xlsx(
    State(state): State<AppState>,
    actor: Actor,
    RawQuery(query): RawQuery,
) -> ApiResult<Response> {
    let figures = figures(&state, &actor, query).await?;
    let written = export::xlsx(&figures, &lists::read(&state.db).await?, &heading(&state, &figures).await?);
    let bytes = written.map_err(|error| {
        tracing::error!(%error, "the figures cannot be written as a workbook");
        ApiError::unavailable("the file could not be written; take it as CSV")
    })?;
    Ok(file(&figures, "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", bytes))
}

async fn figures(state: &AppState, actor: &Actor, query: Option<String>) -> ApiResult<Figures> {
    let query = FiguresQuery::parse(query.as_deref().unwrap_or_default()).map_err(ApiError::bad_request)?;
    super::get(state, actor, &query).await
}

/// Whose figures these are, and of when.
async fn heading(state: &AppState, figures: &Figures) -> ApiResult<String> {
    let name = match &figures.desk_name {
        Some(name) => name.clone(),
        None => municipality::load(&state.db).await?.name,
    };
    let today = state.clock.today_in_japan();
    let (year, month, day) = (today.year(), today.month(), today.day());
    Ok(format!("{}年度 相談の集計 {name}（{year}年{month}月{day}日現在）", figures.year))
}

fn file(figures: &Figures, extension: &str, media_type: &'static str, bytes: Vec<u8>) -> Response {
    let disposition = format!("attachment; filename=\"consult-figures-{}.{extension}\"", figures.year);
    let disposition = HeaderValue::from_str(&disposition).unwrap_or(HeaderValue::from_static("attachment"));
    ([(header::CONTENT_TYPE, HeaderValue::from_static(media_type)), (header::CONTENT_DISPOSITION, disposition)], bytes)
        .into_response()
}
