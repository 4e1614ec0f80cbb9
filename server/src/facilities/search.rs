//! The search behind `GET /api/v1/facilities`: one function, plain SQL.
//!
//! Simple on purpose: the index that answers for all of Japan in milliseconds takes its place
//! behind the same function.

use api::ErrorItem;
use api::facilities::{FacilitiesMeta, FacilitiesResponse, FacilityQuery, Location, Sort};
use api::sources::Gap;
use jiff::civil::Date;
use sqlx::AssertSqlSafe;

use super::cursor::{Cursor, Place};
use super::{SHOWN, is_holiday, normalize, read_document, view};
use crate::db::Db;
use crate::import::datasets;
use crate::{on_reader, sources};

/// Metres of one degree of latitude.
const METRES_PER_DEGREE: f64 = 111_195.0;

/// Why there is no result.
#[derive(Debug)]
pub enum SearchError {
    Query(ErrorItem),
    Database(sqlx::Error),
}

impl From<sqlx::Error> for SearchError {
    fn from(error: sqlx::Error) -> Self {
        Self::Database(error)
    }
}

/// The page of facilities that a query asks for, with the number of all.
///
/// Closed facilities are not in lists. With `near`, facilities without coordinates are left out.
pub async fn find(db: &Db, query: &FacilityQuery, today: Date) -> Result<FacilitiesResponse, SearchError> {
    let sort = query.sort();
    let cursor = query.cursor.as_deref().map(|text| Cursor::read(text, query)).transpose();
    let cursor = cursor.map_err(SearchError::Query)?;
    let limit = query.limit.unwrap_or(FacilityQuery::DEFAULT_LIMIT) as usize;

    let condition = Condition::of(query);
    let total: i64 = {
        let sql = format!("select count(*) from facilities f where {}", condition.sql);
        on_reader!(db, |pool| {
            let mut statement = sqlx::query_scalar(AssertSqlSafe(sql));
            for value in &condition.values {
                statement = match value {
                    Value::Text(text) => statement.bind(text),
                    Value::Real(number) => statement.bind(number),
                };
            }
            statement.fetch_one(pool).await
        })?
    };

    let (sql, values) = page_statement(condition, query, cursor, limit);
    let mut rows: Vec<FoundRow> = on_reader!(db, |pool| {
        let mut statement = sqlx::query_as(AssertSqlSafe(sql));
        for value in &values {
            statement = match value {
                Value::Text(text) => statement.bind(text),
                Value::Real(number) => statement.bind(number),
            };
        }
        statement.fetch_all(pool).await
    })?;

    let more = rows.len() > limit;
    rows.truncate(limit);
    let next_cursor = rows.last().filter(|_| more).map(|row| {
        let place = match sort {
            Sort::Distance => Place::Distance(row.square.unwrap_or_default()),
            Sort::Name => Place::Name(row.sort_key.clone()),
        };
        Cursor { place, id: row.id.clone() }.write(query)
    });
    let holiday = is_holiday(db, today).await?;
    let facilities = rows
        .into_iter()
        .map(|row| {
            let document = read_document(&row.document)?;
            let distance = query.near.zip(document.location()).map(|(from, to)| metres_between(from, to) as u32);
            Ok(view::summary(row.id, &document, today, holiday, distance))
        })
        .collect::<Result<_, sqlx::Error>>()?;
    let gaps = gaps(db, query, total).await?;
    Ok(FacilitiesResponse { facilities, meta: FacilitiesMeta { total, sort, next_cursor, gaps } })
}

/// Metres between two points on a sphere (haversine).
pub fn metres_between(from: Location, to: Location) -> f64 {
    const EARTH_RADIUS: f64 = 6_371_008.8;
    let (lat1, lat2) = (from.lat.to_radians(), to.lat.to_radians());
    let half = |a: f64, b: f64| ((b - a) / 2.0).sin().powi(2);
    let h = half(lat1, lat2) + lat1.cos() * lat2.cos() * half(from.lng.to_radians(), to.lng.to_radians());
    2.0 * EARTH_RADIUS * h.sqrt().min(1.0).asin()
}

#[derive(sqlx::FromRow)]
struct FoundRow {
    id: String,
    sort_key: String,
    square: Option<f64>,
    document: String,
}

enum Value {
    Text(String),
    Real(f64),
}

/// A `where` clause with its values; user input is only ever bound.
struct Condition {
    sql: String,
    values: Vec<Value>,
}

impl Condition {
    fn of(query: &FacilityQuery) -> Self {
        let mut condition = Self { sql: format!("{SHOWN} and f.closed_on is null"), values: Vec::new() };
        for word in normalize::search_words(&query.q) {
            let pattern = format!("%{}%", word.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_"));
            let bound = condition.text(pattern);
            condition.and(&format!("f.search_text like {bound} escape '\\'"));
        }
        let kinds = query.kind.iter().map(|kind| kind.as_str().to_owned());
        condition.any_of("f.kind", kinds);
        condition.any_of("f.area_code", query.area.iter().cloned());
        condition.any_tag('d', &query.department);
        condition.any_tag('s', &query.service);
        if let Some(bbox) = query.bbox {
            condition.within(bbox.south, bbox.north, bbox.west, bbox.east);
        }
        if let Some(near) = query.near {
            condition.and("f.lat is not null");
            if let Some(radius) = query.radius {
                let radius = f64::from(radius);
                let (lat, lng) = (radius / METRES_PER_DEGREE, radius / metres_per_degree_of_longitude(near));
                condition.within(near.lat - lat, near.lat + lat, near.lng - lng, near.lng + lng);
                let square = condition.square_of_distance(near);
                let limit = condition.real(radius * radius);
                condition.and(&format!("{square} <= {limit}"));
            }
        }
        condition
    }

    fn and(&mut self, clause: &str) {
        self.sql.push_str(" and ");
        self.sql.push_str(clause);
    }

    fn text(&mut self, value: String) -> String {
        self.values.push(Value::Text(value));
        format!("${}", self.values.len())
    }

    fn real(&mut self, value: f64) -> String {
        self.values.push(Value::Real(value));
        format!("${}", self.values.len())
    }

    fn any_of(&mut self, column: &str, values: impl Iterator<Item = String>) {
        let bound: Vec<_> = values.map(|value| self.text(value)).collect();
        if !bound.is_empty() {
            self.and(&format!("{column} in ({})", bound.join(", ")));
        }
    }

    fn any_tag(&mut self, letter: char, codes: &[String]) {
        let clauses: Vec<_> =
            codes.iter().map(|code| format!("f.tags like {}", self.text(format!("% {letter}{code} %")))).collect();
        if !clauses.is_empty() {
            self.and(&format!("({})", clauses.join(" or ")));
        }
    }

    fn within(&mut self, south: f64, north: f64, west: f64, east: f64) {
        let [south, north, west, east] = [south, north, west, east].map(|value| self.real(value));
        self.and(&format!("f.lat between {south} and {north} and f.lng between {west} and {east}"));
    }

    /// Square of the distance in a plane that touches the globe at the place: exact enough to
    /// order, and plain arithmetic in both databases.
    fn square_of_distance(&mut self, near: Location) -> String {
        let lat = self.real(near.lat);
        let lng = self.real(near.lng);
        let north = self.real(METRES_PER_DEGREE);
        let east = self.real(metres_per_degree_of_longitude(near));
        format!(
            "(((f.lat - {lat}) * {north}) * ((f.lat - {lat}) * {north})
             + ((f.lng - {lng}) * {east}) * ((f.lng - {lng}) * {east}))"
        )
    }
}

fn metres_per_degree_of_longitude(at: Location) -> f64 {
    METRES_PER_DEGREE * at.lat.to_radians().cos().max(0.01)
}

fn page_statement(
    mut condition: Condition,
    query: &FacilityQuery,
    cursor: Option<Cursor>,
    limit: usize,
) -> (String, Vec<Value>) {
    let square = match (query.sort(), query.near) {
        (Sort::Distance, Some(near)) => condition.square_of_distance(near),
        _ => "cast(null as double precision)".to_owned(),
    };
    let order = match query.sort() {
        Sort::Distance => square.as_str(),
        Sort::Name => "f.sort_key",
    };
    if let Some(Cursor { place, id }) = cursor {
        let place = match place {
            Place::Distance(square) => condition.real(square),
            Place::Name(name) => condition.text(name),
        };
        let id = condition.text(id);
        condition.and(&format!("({order}, f.id) > ({place}, {id})"));
    }
    let rows = limit + 1;
    let sql = format!(
        "select p.id, p.sort_key, p.square, d.document from (
            select f.id, f.from_version, f.sort_key, {square} as square, {order} as place
            from facilities f where {} order by {order}, f.id limit {rows}
         ) p join facility_documents d on d.facility_id = p.id and d.from_version = p.from_version
         order by p.place, p.id",
        condition.sql
    );
    (sql, condition.values)
}

/// Sources that are missing for what is asked, so that "none" is not mistaken for "there are none".
async fn gaps(db: &Db, query: &FacilityQuery, total: i64) -> Result<Vec<Gap>, sqlx::Error> {
    let present = sources::dates(db).await?;
    if present.is_empty() {
        return Ok(vec![gap("nothing_imported", None, "施設のデータがまだ取り込まれていません。".to_owned())]);
    }
    let mut gaps: Vec<Gap> = query
        .service
        .iter()
        .map(|code| format!("kaigo.{code}"))
        .filter(|dataset| !present.contains_key(dataset))
        .map(|dataset| {
            let detail = format!("「{}」のデータは取り込まれていません。", datasets::part(&dataset));
            gap("not_imported", Some(dataset), detail)
        })
        .collect();
    for kind in &query.kind {
        let (dataset, name) = (format!("iryo.{}", kind.as_str()), kind.ja());
        if kind.as_str() == "care" {
            continue;
        }
        if !present.contains_key(&dataset) {
            let detail = format!("{}のデータは取り込まれていません。", datasets::title(&dataset));
            gaps.push(gap("not_imported", Some(dataset), detail));
        } else if total == 0 {
            // A prefecture that a file leaves out altogether, such as the clinics of Tokyo in 2025.
            for prefecture in prefectures(query) {
                if !any_of_kind(db, kind.as_str(), prefecture).await? {
                    let detail = format!("取り込んだデータには、この都道府県の{name}が1件も含まれていません。");
                    gaps.push(gap("no_records", Some(dataset.clone()), detail));
                }
            }
        }
    }
    Ok(gaps)
}

fn gap(code: &str, dataset: Option<String>, detail: String) -> Gap {
    Gap { code: code.to_owned(), dataset, detail }
}

fn prefectures(query: &FacilityQuery) -> Vec<&str> {
    let mut found: Vec<&str> = query.area.iter().filter_map(|code| code.get(..2)).collect();
    found.dedup();
    found
}

async fn any_of_kind(db: &Db, kind: &str, prefecture: &str) -> Result<bool, sqlx::Error> {
    const SQL: &str = "select count(*) from (select f.id from facilities f
        where f.area_code >= $1 and f.area_code < $2 and f.kind = $3 and f.closed_on is null
        and f.from_version <= (select current from data_versions)
        and f.until_version > (select current from data_versions) limit 1) found";
    let count: i64 = on_reader!(db, |pool| {
        sqlx::query_scalar(SQL).bind(prefecture).bind(format!("{prefecture}:")).bind(kind).fetch_one(pool).await
    })?;
    Ok(count > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances() {
        let osaka = Location { lat: 34.7025, lng: 135.4959 };
        let tokyo = Location { lat: 35.6812, lng: 139.7671 };
        assert!((metres_between(osaka, tokyo) - 403_500.0).abs() < 1_500.0);
        assert!(metres_between(osaka, osaka) < 0.001);
    }
}
