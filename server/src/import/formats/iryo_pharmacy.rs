//! 医療情報ネット 薬局 (05): one row holds the pharmacy, its days and up to four bands of hours.

use api::facilities::FacilityKind;

use super::super::rows::Row;
use super::fields::{BandColumns, add_band, flags, flags_by_week};
use super::iryo::{InstitutionColumns, Names, PLACE_COLUMNS, band_names, find_bands, optional_columns};
use super::{Columns, DAYS, Format, Output, RowReader, names};

pub const FORMAT: Format =
    Format {
        title: "医療情報ネット 薬局 (05)", required, optional, reader: |columns| Box::new(Reader::new(columns))
    };

const NAMES: Names = Names {
    name: "名称",
    kana: "フリガナ",
    website: "薬局のホームページアドレス",
    other_closed: "その他の閉店日（gw、お盆等）",
};
const HOURS: &str = "開店時間帯";
const BANDS: usize = 4;
/// Weeks of the month, in the full-width digits of the columns.
const WEEKS: [&str; 5] = ["１", "２", "３", "４", "５"];

fn required() -> Vec<String> {
    let mut columns = names(&PLACE_COLUMNS);
    columns.extend(names(&["名称", "都道府県コード", "市区町村コード"]));
    columns.extend(day_columns("営業日"));
    columns.extend(band_names(HOURS, BANDS));
    columns
}

fn optional() -> Vec<String> {
    let mut columns = optional_columns(&NAMES);
    columns.extend(names(&["ローマ字", "祝日"]));
    columns.extend(day_columns("定期閉店毎週"));
    columns.extend(WEEKS.iter().flat_map(|week| week_columns(week)));
    columns
}

fn day_columns(prefix: &str) -> Vec<String> {
    DAYS.iter().map(|day| format!("{prefix}（{day}）")).collect()
}

fn week_columns(week: &str) -> Vec<String> {
    DAYS[..7].iter().map(|day| format!("定期閉店第{week}週（{day}）")).collect()
}

struct Reader {
    institution: InstitutionColumns,
    /// 営業日
    open: Vec<Option<usize>>,
    /// 定期閉店毎週, which by its values means the same as 営業日
    regular: Vec<Option<usize>>,
    by_week: Vec<Vec<Option<usize>>>,
    holiday: Option<usize>,
    hours: Vec<BandColumns>,
}

impl Reader {
    fn new(columns: &Columns<'_>) -> Self {
        Self {
            institution: InstitutionColumns::find(columns, NAMES),
            open: columns.all(&day_columns("営業日")),
            regular: columns.all(&day_columns("定期閉店毎週")),
            by_week: WEEKS.iter().map(|week| columns.all(&week_columns(week))).collect(),
            holiday: columns.find("祝日"),
            hours: find_bands(columns, HOURS, BANDS),
        }
    }

    /// 営業日 where given, else 定期閉店毎週, else (for 祝) the column 祝日.
    fn open_days(&self, row: &Row<'_>, out: &mut Output) -> String {
        let open = flags(row, &self.open, "営業日", out);
        let regular = flags(row, &self.regular, "定期閉店毎週", out);
        let holiday = flags(row, &[self.holiday], "祝日", out);
        let mut days: Vec<char> =
            open.chars().zip(regular.chars()).map(|(open, regular)| if open == '-' { regular } else { open }).collect();
        if let (Some(last @ '-'), Some(holiday)) = (days.last_mut(), holiday.chars().next()) {
            *last = holiday;
        }
        if days.iter().all(|day| *day == '-') { String::new() } else { days.into_iter().collect() }
    }
}

impl RowReader for Reader {
    fn dataset(&self, _row: &Row<'_>) -> Option<String> {
        Some("iryo.pharmacy".to_owned())
    }

    fn key(&self, row: &Row<'_>) -> Option<String> {
        self.institution.key(row)
    }

    fn read(&mut self, row: &Row<'_>, out: &mut Output) {
        self.institution.read(row, out, |institution, out| {
            institution.kind = Some(FacilityKind::Pharmacy);
            institution.open_days = self.open_days(row, out);
            institution.open_days_by_week = flags_by_week(row, &self.by_week, "定期閉店", out);
            for band in &self.hours {
                add_band(row, band, &mut institution.hours, out);
            }
        });
    }
}
