//! 医療情報ネット 施設票: hospitals (01-1), clinics (02-1), dental clinics (03-1).
//!
//! The three differ only in their columns of beds; 機関区分 tells which one a row is.

use super::super::rows::Row;
use super::fields::number;
use super::iryo::{
    InstitutionColumns, Names, PLACE_COLUMNS, RestColumns, kind_of, optional_columns, week_columns, weekly_columns,
};
use super::{Columns, Format, Output, RowReader, names};

pub const FORMAT: Format = Format {
    title: "医療情報ネット 病院・診療所・歯科診療所の施設票 (01-1, 02-1, 03-1)",
    required,
    optional,
    reader: |columns| Box::new(Reader::new(columns)),
};

const NAMES: Names = Names {
    name: "正式名称",
    kana: "正式名称（フリガナ）",
    website: "案内用ホームページアドレス",
    other_closed: "その他の休診日（gw、お盆等）",
};

fn required() -> Vec<String> {
    let mut columns = names(&PLACE_COLUMNS);
    columns.extend(names(&["正式名称", "機関区分", "都道府県コード", "市区町村コード"]));
    columns.extend(weekly_columns("休診"));
    columns
}

fn optional() -> Vec<String> {
    let mut columns = optional_columns(&NAMES);
    columns.extend(names(&[
        "略称",
        "略称（フリガナ）",
        "英語表記（ローマ字表記）",
        "祝日に休診",
        "一般病床",
        "療養病床",
        "療養病床のうち医療保険適用",
        "療養病床のうち介護保険適用",
        "精神病床",
        "結核病床",
        "感染症病床",
        "合計病床数",
    ]));
    columns.extend((1..=5).flat_map(|week| week_columns("休診", week)));
    columns
}

struct Reader {
    institution: InstitutionColumns,
    kind: Option<usize>,
    rest: RestColumns,
    beds: Option<usize>,
}

impl Reader {
    fn new(columns: &Columns<'_>) -> Self {
        Self {
            institution: InstitutionColumns::find(columns, NAMES),
            kind: columns.find("機関区分"),
            rest: RestColumns::find(columns, "休診"),
            beds: columns.find("合計病床数"),
        }
    }
}

impl RowReader for Reader {
    fn dataset(&self, row: &Row<'_>) -> Option<String> {
        kind_of(row.get(self.kind)).map(|kind| format!("iryo.{}", kind.as_str()))
    }

    fn key(&self, row: &Row<'_>) -> Option<String> {
        self.institution.key(row)
    }

    fn read(&mut self, row: &Row<'_>, out: &mut Output) {
        self.institution.read(row, out, |institution, out| {
            institution.kind = kind_of(row.get(self.kind));
            institution.beds = number(row, row.get(self.beds), "合計病床数", out);
            self.rest.read(row, institution, out);
        });
    }
}
