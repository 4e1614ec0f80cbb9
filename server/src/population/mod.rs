//! Population by area and age (地域・年齢別人口): one row an area, replaced municipality by municipality.

pub mod routes;

use api::population::{AgeBand, PopulationMeta, PopulationResponse, RegionPopulation};
use api::sources::SourceDate;
use serde::{Deserialize, Serialize};

use crate::db::{Db, Session};
use crate::{on_reader, on_session, sources};

/// The ages of the published columns: 0-4歳 … 80-84歳, 85歳以上.
pub const AREA_BANDS: [(u32, Option<u32>); 18] = {
    let mut bands = [(0, None); 18];
    let mut at = 0;
    while at < 18 {
        let from = at as u32 * 5;
        bands[at] = (from, if at < 17 { Some(from + 4) } else { None });
        at += 1;
    }
    bands
};

/// An area as it is published.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PopulationRow {
    pub area_code: String,
    pub prefecture: String,
    pub municipality: String,
    pub region_code: Option<String>,
    pub region: String,
    pub surveyed_on: String,
    pub total: Option<u32>,
    pub male: Option<u32>,
    pub female: Option<u32>,
    /// Men and women of each of [`AREA_BANDS`].
    pub bands: Vec<[Option<u32>; 2]>,
    pub households: Option<u32>,
    pub note: Option<String>,
}

impl PopulationRow {
    /// Totals that are not the sum of their parts: the column, what it tells, and the sum. What is not told
    /// contradicts nothing.
    pub fn contradictions(&self) -> Vec<(&'static str, u64, u64)> {
        let sum = |parts: &[Option<u32>]| -> Option<u64> {
            parts.iter().map(|part| part.map(u64::from)).collect::<Option<Vec<u64>>>().map(|all| all.iter().sum())
        };
        let of = |sex: usize| sum(&self.bands.iter().map(|band| band[sex]).collect::<Vec<_>>());
        let checks = [
            ("総人口", self.total, sum(&[self.male, self.female])),
            ("男性", self.male, of(0)),
            ("女性", self.female, of(1)),
        ];
        let wrong = checks.into_iter().filter_map(|(field, told, sum)| Some((field, u64::from(told?), sum?)));
        wrong.filter(|(_, told, sum)| told != sum).collect()
    }
}

impl From<PopulationRow> for RegionPopulation {
    fn from(row: PopulationRow) -> Self {
        let adds_up = row.contradictions().is_empty();
        let PopulationRow {
            area_code,
            prefecture,
            municipality,
            region_code,
            region,
            surveyed_on,
            total,
            male,
            female,
            bands,
            households,
            note,
        } = row;
        let bands = AREA_BANDS.iter().zip(bands);
        let ages = bands.map(|(&(from, to), [male, female])| AgeBand { from, to, male, female }).collect();
        Self {
            area_code,
            prefecture,
            municipality,
            region_code,
            region,
            surveyed_on,
            total,
            male,
            female,
            ages,
            households,
            note,
            adds_up,
        }
    }
}

/// Replaces what is known of a municipality; says whether anything differs.
pub async fn store(session: &mut Session, dataset: &str, rows: &[PopulationRow]) -> Result<bool, sqlx::Error> {
    const KNOWN: &str = "select content from population where dataset = $1 order by place";
    const DELETE: &str = "delete from population where dataset = $1";
    const INSERT: &str = "insert into population (dataset, place, area_code, content) values ($1, $2, $3, $4)";
    let fresh: Vec<String> = rows
        .iter()
        .map(serde_json::to_string)
        .collect::<Result<_, _>>()
        .map_err(|error| sqlx::Error::Encode(Box::new(error)))?;
    let known: Vec<String> = on_session!(session, |c| sqlx::query_scalar(KNOWN).bind(dataset).fetch_all(c).await)?;
    if known == fresh {
        return Ok(false);
    }
    on_session!(session, |c| sqlx::query(DELETE).bind(dataset).execute(c).await.map(|_| ()))?;
    for (place, (row, content)) in rows.iter().zip(&fresh).enumerate() {
        on_session!(session, |c| {
            sqlx::query(INSERT)
                .bind(dataset)
                .bind(place as i64)
                .bind(&row.area_code)
                .bind(content)
                .execute(c)
                .await
                .map(|_| ())
        })?;
    }
    Ok(true)
}

/// The areas of a municipality, as published.
pub async fn list(db: &Db, area_code: &str) -> Result<PopulationResponse, sqlx::Error> {
    const SQL: &str = "select content from population where area_code = $1 order by dataset, place";
    const DATE: &str = "select as_of from snapshots where dataset = $1";
    let dataset = format!("municipal.population.{area_code}");
    let rows: Vec<String> = on_reader!(db, |pool| sqlx::query_scalar(SQL).bind(area_code).fetch_all(pool).await)?;
    let as_of: Option<String> =
        on_reader!(db, |pool| sqlx::query_scalar(DATE).bind(&dataset).fetch_optional(pool).await)?;
    let read = |json: &String| {
        let row: PopulationRow = serde_json::from_str(json).map_err(|error| sqlx::Error::Decode(Box::new(error)))?;
        Ok::<_, sqlx::Error>(RegionPopulation::from(row))
    };
    let population: Vec<RegionPopulation> = rows.iter().map(read).collect::<Result<_, _>>()?;
    let source = match (population.first(), as_of) {
        (Some(first), Some(as_of)) => {
            let name = format!("{}{}", first.prefecture, first.municipality);
            let source = sources::source_date(&dataset, &as_of);
            Some(SourceDate { title: sources::in_area(&dataset, &source.title, &name), ..source })
        }
        _ => None,
    };
    Ok(PopulationResponse { population, meta: PopulationMeta { source } })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bands_are_those_of_the_columns() {
        assert_eq!(AREA_BANDS[0], (0, Some(4)));
        assert_eq!(AREA_BANDS[16], (80, Some(84)));
        assert_eq!(AREA_BANDS[17], (85, None));
    }

    #[test]
    fn what_is_not_told_contradicts_nothing() {
        let row = PopulationRow {
            total: Some(10),
            male: Some(4),
            female: Some(6),
            bands: vec![[Some(4), Some(5)], [Some(0), Some(0)]],
            ..PopulationRow::default()
        };
        assert_eq!(row.contradictions(), [("女性", 6, 5)]);
        let hidden = PopulationRow { bands: vec![[Some(3), None], [None, None]], ..row.clone() };
        assert_eq!(hidden.contradictions(), []);
        assert_eq!(
            PopulationRow { total: Some(11), bands: Vec::new(), male: Some(4), female: Some(6), ..row }
                .contradictions()[0],
            ("総人口", 11, 10)
        );
    }
}
