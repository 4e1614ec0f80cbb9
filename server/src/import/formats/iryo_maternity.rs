//! 医療情報ネット 助産所 (04): one row holds the maternity home with up to three bands of hours.

use api::facilities::FacilityKind;

use super::super::rows::Row;
use super::fields::BandColumns;
use super::fields::add_band;
use super::iryo::{
    InstitutionColumns, Names, PLACE_COLUMNS, RestColumns, band_names, find_bands, optional_columns, week_columns,
    weekly_columns,
};
use super::{Columns, Format, Output, RowReader, names};

pub const FORMAT: Format = Format {
    title: "医療情報ネット 助産所 (04)",
    required,
    optional,
    reader: |columns| Box::new(Reader::new(columns)),
};

const NAMES: Names = Names {
    name: "正式名称",
    kana: "正式名称（フリガナ）",
    website: "案内用ホームページアドレス",
    other_closed: "その他の休業日（gw、お盆等）",
};
const HOURS: &str = "就業時間帯";
const RECEPTION: &str = "外来受付時間帯";
const BANDS: usize = 3;

fn required() -> Vec<String> {
    let mut columns = names(&PLACE_COLUMNS);
    columns.push("正式名称".to_owned());
    columns.extend(band_names(HOURS, BANDS));
    columns
}

fn optional() -> Vec<String> {
    let mut columns = optional_columns(&NAMES);
    columns.extend(names(&["略称", "略称（フリガナ）", "英語表記（ローマ字表記）", "祝日に休業"]));
    columns.extend(weekly_columns("休業"));
    columns.extend((1..=5).flat_map(|week| week_columns("休業", week)));
    columns.extend(band_names(RECEPTION, BANDS));
    columns
}

struct Reader {
    institution: InstitutionColumns,
    rest: RestColumns,
    hours: Vec<BandColumns>,
    reception: Vec<BandColumns>,
}

impl Reader {
    fn new(columns: &Columns<'_>) -> Self {
        Self {
            institution: InstitutionColumns::find(columns, NAMES),
            rest: RestColumns::find(columns, "休業"),
            hours: find_bands(columns, HOURS, BANDS),
            reception: find_bands(columns, RECEPTION, BANDS),
        }
    }
}

impl RowReader for Reader {
    fn dataset(&self, _row: &Row<'_>) -> Option<String> {
        Some("iryo.maternity".to_owned())
    }

    fn key(&self, row: &Row<'_>) -> Option<String> {
        self.institution.key(row)
    }

    fn read(&mut self, row: &Row<'_>, out: &mut Output) {
        self.institution.read(row, out, |institution, out| {
            institution.kind = Some(FacilityKind::Maternity);
            self.rest.read(row, institution, out);
            for band in &self.hours {
                add_band(row, band, &mut institution.hours, out);
            }
            for band in &self.reception {
                add_band(row, band, &mut institution.reception, out);
            }
        });
    }
}
