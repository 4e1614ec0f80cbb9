//! What is counted of cases, for those who work here and for the report to the city.

mod count;
mod export;
pub mod routes;
mod rows;
#[cfg(test)]
mod tests;

use api::consults::figures::{Figures, FiguresQuery};
use api::permissions::Action;
use jiff::civil::Date;

use super::due::fiscal_year;
use super::{desks, lists};
use crate::AppState;
use crate::db::Db;
use crate::error::{ApiError, ApiResult};
use crate::permissions::{Actor, Object};
pub(super) use count::{days_of, figures, first_day, months_of, year_of};
pub(super) use rows::read;

/// The figures of a 年度: of one desk, or of the region for its administrators.
///
/// # Errors
/// 404 for another organization's, and for an organization that is no desk.
pub async fn get(state: &AppState, actor: &Actor, query: &FiguresQuery) -> ApiResult<Figures> {
    let action = Action::ReadConsultFigures;
    let object = |desk: &str| match desk {
        "" => Object::of_region("consult_figures", ""),
        desk => Object::of_organization("consult_figures", desk, desk),
    };
    let is_region = query.desk_id.is_empty() && actor.reaches(action, &object(""));
    let desk = match query.desk_id.as_str() {
        "" if is_region => "",
        "" => &actor.organization_id,
        desk => desk,
    };
    actor.may(state, action, &object(desk)).await?;
    let desk = match is_region {
        true => None,
        false => {
            let found = desks::find(&state.db, desk).await?;
            Some(found.ok_or_else(|| ApiError::not_found("this organization is no desk"))?)
        }
    };
    let (desk, desk_name) = desk.map(|desk| (desk.id, desk.name)).unzip();
    let today = state.clock.today_in_japan();
    let figures = of(&state.db, query.year.unwrap_or_else(|| fiscal_year(today)), desk, today).await?;
    Ok(Figures { desk_name, ..figures })
}

/// Those of a desk, or of the region: with the year before.
pub async fn of(db: &Db, year: i16, desk: Option<String>, today: Date) -> Result<Figures, sqlx::Error> {
    let rows = read(db, desk.as_deref(), days_of(year - 1).0, days_of(year).1).await?;
    figures(year, desk, today, &lists::read(db).await?, &rows)
}
