//! Vector tiles (MVT 2.1), made in memory for the request: facilities of a search, municipalities and names; and
//! what lies behind them.

pub mod basemap;
pub mod clusters;
pub mod mercator;
pub mod places;
pub mod routes;
pub mod style;
#[cfg(test)]
mod tests;

use api::ErrorItem;
use api::facilities::FacilityQuery;
use axum::http::StatusCode;

use crate::error::ApiError;
pub use mercator::Tile;

/// Reads the address of a tile. 400 for what are no numbers, 404 for a tile that does not exist.
pub fn tile_at(z: &str, x: &str, y: &str) -> Result<Tile, ApiError> {
    let number = |name: &str, text: &str| {
        text.parse::<u64>().map_err(|_| {
            let shown: String = text.chars().take(40).collect();
            ErrorItem::field("invalid_value", name, format!("{shown:?} is no whole number"))
        })
    };
    match (number("z", z), number("x", x), number("y", y)) {
        (Ok(z), Ok(x), Ok(y)) => Tile::new(z, x, y).ok_or_else(|| {
            let most = Tile::MAX_ZOOM;
            ApiError::not_found(&format!("there is no such tile: z is 0 to {most}, x and y are 0 to 2^z - 1"))
        }),
        (z, x, y) => Err(ApiError::bad_request([z, x, y].into_iter().filter_map(Result::err).collect())),
    }
}

/// Reads the search of a tile. A tile has no pages and no order: what asks for them is refused like what does not
/// exist.
pub fn search_of(query: &str) -> Result<FacilityQuery, ApiError> {
    const NOT_OF_TILES: [&str; 4] = ["sort", "facets", "limit", "cursor"];
    let name = |part: &str| part.split('=').next().unwrap_or_default().to_owned();
    let wrong = query.split('&').map(name).filter(|name| NOT_OF_TILES.contains(&name.as_str()));
    let wrong: Vec<ErrorItem> = wrong
        .map(|name| ErrorItem::field("unknown_parameter", &name, "a tile holds all that is found, in no order"))
        .collect();
    let parsed = FacilityQuery::parse(query);
    match (parsed, wrong.is_empty()) {
        (Ok(query), true) => Ok(query),
        (parsed, _) => {
            let mut errors = parsed.err().unwrap_or_default();
            errors.extend(wrong);
            Err(ApiError::bad_request(errors))
        }
    }
}

/// A tile that could not be written, which nothing that is imported leads to.
fn unwritable(error: &fast_mvt::MvtError) -> ApiError {
    tracing::error!(%error, "a tile cannot be written");
    let told = ErrorItem::new("internal", "the tile cannot be written");
    ApiError::new(StatusCode::INTERNAL_SERVER_ERROR, vec![told])
}
