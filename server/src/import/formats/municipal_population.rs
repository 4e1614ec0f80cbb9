//! 地域・年齢別人口 of a municipality.

use std::sync::LazyLock;

use super::super::problems::Problem;
use super::super::rows::Row;
use super::fields::free_text;
use super::municipal::{AuthorityColumns, NEW_CODE, OLD_CODE};
use super::{Columns, Format, Output, RowReader, names};
use crate::population::{AREA_BANDS, PopulationRow};
use crate::written::dates;

pub const OLD: Format = Format {
    title: "推奨データセット 地域・年齢別人口",
    required: || names(&[OLD_CODE, "調査年月日", "地域名", "総人口", "男性", "女性"]),
    optional,
    reader: |columns| Box::new(Reader::new(columns)),
};

pub const NEW: Format = Format {
    title: "自治体標準オープンデータセット 地域・年齢別人口",
    required: || names(&[NEW_CODE, "調査年月日", "地域名", "総人口", "男性", "女性"]),
    optional,
    reader: |columns| Box::new(Reader::new(columns)),
};

/// 0-4歳の男性, 0-4歳の女性 … 85歳以上の女性.
static BANDS: LazyLock<Vec<[String; 2]>> = LazyLock::new(|| {
    let name = |(from, to): &(u32, Option<u32>)| match to {
        Some(to) => format!("{from}-{to}歳"),
        None => format!("{from}歳以上"),
    };
    AREA_BANDS.iter().map(|band| ["男性", "女性"].map(|sex| format!("{}の{sex}", name(band)))).collect()
});

fn optional() -> Vec<String> {
    let mut columns =
        names(&[OLD_CODE, NEW_CODE, "地域コード", "都道府県名", "市区町村名", "地方公共団体名", "世帯数", "備考"]);
    columns.extend(BANDS.iter().flatten().cloned());
    columns
}

struct Reader {
    authority: AuthorityColumns,
    surveyed_on: Option<usize>,
    region_code: Option<usize>,
    region: Option<usize>,
    total: Option<usize>,
    sexes: [Option<usize>; 2],
    bands: Vec<[Option<usize>; 2]>,
    households: Option<usize>,
    note: Option<usize>,
}

impl Reader {
    fn new(columns: &Columns<'_>) -> Self {
        Self {
            authority: AuthorityColumns::find(columns),
            surveyed_on: columns.find("調査年月日"),
            region_code: columns.find("地域コード"),
            region: columns.find("地域名"),
            total: columns.find("総人口"),
            sexes: ["男性", "女性"].map(|name| columns.find(name)),
            bands: BANDS.iter().map(|band| [columns.find(&band[0]), columns.find(&band[1])]).collect(),
            households: columns.find("世帯数"),
            note: columns.find("備考"),
        }
    }
}

impl RowReader for Reader {
    fn dataset(&self, row: &Row<'_>) -> Option<String> {
        self.authority.code(row).map(|code| format!("municipal.population.{code}"))
    }

    fn key(&self, _row: &Row<'_>) -> Option<String> {
        None
    }

    fn read(&mut self, row: &Row<'_>, out: &mut Output) {
        let Some(authority) = self.authority.read(row, out) else { return };
        let region = row.get(self.region);
        if region.is_empty() {
            return out.problem(Problem::NameMissing, row.line, "地域名", "");
        }
        let Some(surveyed_on) = dates::date(row.get(self.surveyed_on)) else {
            return out.problem(Problem::DateUnreadable, row.line, "調査年月日", row.get(self.surveyed_on));
        };
        let mut count = |column: Option<usize>, field: &str| people(row, row.get(column), field, out);
        let total = count(self.total, "総人口");
        let [male, female] = [0, 1].map(|sex| count(self.sexes[sex], ["男性", "女性"][sex]));
        let bands: Vec<[Option<u32>; 2]> = self
            .bands
            .iter()
            .zip(BANDS.iter())
            .map(|(columns, names)| [0, 1].map(|sex| count(columns[sex], &names[sex])))
            .collect();
        let households = count(self.households, "世帯数");
        let found = PopulationRow {
            area_code: authority.code,
            prefecture: authority.prefecture,
            municipality: authority.municipality,
            region_code: free_text(row.get(self.region_code)),
            region: region.to_owned(),
            surveyed_on: surveyed_on.to_string(),
            total,
            male,
            female,
            bands,
            households,
            note: free_text(row.get(self.note)),
        };
        for (field, told, sum) in found.contradictions() {
            out.problem(Problem::PopulationDoesNotAddUp, row.line, field, &format!("{region}: {told}, parts {sum}"));
        }
        out.population.push(found);
    }
}

/// A number of people. What small numbers are hidden by (`x`, `***`, `-`) is not zero: it is not told.
fn people(row: &Row<'_>, text: &str, field: &str, out: &mut Output) -> Option<u32> {
    if text.is_empty() {
        return None;
    }
    let hidden =
        text.chars().all(|c| matches!(c, 'x' | 'X' | 'ｘ' | 'Ｘ' | '*' | '＊' | '-' | '－' | '―' | '…' | '秘'));
    if hidden {
        out.problem(Problem::NumberHidden, row.line, field, text);
        return None;
    }
    super::fields::number(row, text.trim_end_matches('人'), field, out)
}
