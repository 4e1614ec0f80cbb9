//! 医療情報ネット 診療科・診療時間票 (01-2, 02-2, 03-2): one row per facility, department and band.

use super::super::problems::Problem;
use super::super::rows::Row;
use super::fields::{BandColumns, add_band};
use super::iryo::{kind_of, source_key};
use super::{Columns, DAYS, Format, Output, Record, RowReader, names};
use crate::facilities::document::{Content, DepartmentPart};

pub const FORMAT: Format = Format {
    title: "医療情報ネット 診療科・診療時間票 (01-2, 02-2, 03-2)",
    required,
    optional: Vec::new,
    reader: |columns| Box::new(Reader::new(columns)),
};

fn required() -> Vec<String> {
    let mut columns = names(&["ID", "診療科目コード", "診療科目名", "診療時間帯"]);
    for kind in ["診療", "外来受付"] {
        for day in DAYS {
            columns.push(format!("{day}_{kind}開始時間"));
            columns.push(format!("{day}_{kind}終了時間"));
        }
    }
    columns
}

struct Reader {
    id: Option<usize>,
    code: Option<usize>,
    name: Option<usize>,
    hours: BandColumns,
    reception: BandColumns,
    /// The facility whose rows are being read; they stand together in the official files.
    current: Option<Current>,
}

struct Current {
    source_key: String,
    line: u64,
    departments: Vec<DepartmentPart>,
}

impl Reader {
    fn new(columns: &Columns<'_>) -> Self {
        let band = |kind: &str| {
            DAYS.map(|day| {
                (columns.find(&format!("{day}_{kind}開始時間")), columns.find(&format!("{day}_{kind}終了時間")))
            })
        };
        Self {
            id: columns.find("ID"),
            code: columns.find("診療科目コード"),
            name: columns.find("診療科目名"),
            hours: band("診療"),
            reception: band("外来受付"),
            current: None,
        }
    }

    fn flush(&mut self, out: &mut Output) {
        if let Some(Current { source_key, line, departments }) = self.current.take() {
            let content = Some(Content::Departments { departments });
            out.records.push(Record { source_key, line, content });
        }
    }
}

impl RowReader for Reader {
    fn dataset(&self, row: &Row<'_>) -> Option<String> {
        // The file has no 機関区分; the third character of the ID is the same digit.
        let digit = row.get(self.id).get(2..3)?;
        kind_of(digit).map(|kind| format!("iryo.{}_hours", kind.as_str()))
    }

    fn key(&self, row: &Row<'_>) -> Option<String> {
        source_key(row.get(self.id))
    }

    fn read(&mut self, row: &Row<'_>, out: &mut Output) {
        let Some(source_key) = self.key(row) else {
            return out.problem(Problem::KeyMissing, row.line, "ID", "");
        };
        let (code, name) = (row.get(self.code), row.get(self.name));
        if code.is_empty() {
            return out.problem(Problem::KeyMissing, row.line, "診療科目コード", name);
        }
        if self.current.as_ref().is_none_or(|current| current.source_key != source_key) {
            self.flush(out);
        }
        let current =
            self.current.get_or_insert_with(|| Current { source_key, line: row.line, departments: Vec::new() });
        // 診療科目名 is free text for the codes xx991 and xx992: the same code may come twice.
        let known = current.departments.iter().position(|d| d.code == code && d.name == name);
        let at = known.unwrap_or_else(|| {
            current.departments.push(DepartmentPart {
                code: code.to_owned(),
                name: name.to_owned(),
                ..DepartmentPart::default()
            });
            current.departments.len() - 1
        });
        let department = &mut current.departments[at];
        add_band(row, &self.hours, &mut department.hours, out);
        add_band(row, &self.reception, &mut department.reception, out);
    }

    fn finish(&mut self, out: &mut Output) {
        self.flush(out);
    }
}
