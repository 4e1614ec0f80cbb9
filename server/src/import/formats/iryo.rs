//! What the files of 医療情報ネット share: IDs, kinds, and the columns that describe an institution.

use api::facilities::FacilityKind;

use super::super::problems::Problem;
use super::super::rows::Row;
use super::fields::{BandColumns, area_code, flags_by_week, flags_if_any, free_text, location, telephone, website};
use super::{Columns, DAYS, Output, Record, names};
use crate::facilities::document::{Content, Institution};

/// Columns that hospitals, clinics, maternity homes and pharmacies have in common.
pub const PLACE_COLUMNS: [&str; 4] = ["ID", "所在地", "所在地座標（緯度）", "所在地座標（経度）"];

/// How a kind of file names what all of them have.
pub struct Names {
    pub name: &'static str,
    pub kana: &'static str,
    pub website: &'static str,
    pub other_closed: &'static str,
}

/// 機関区分 and the third character of an ID: 1 病院, 2 診療所, 3 歯科, 4 助産所, 5 薬局.
pub fn kind_of(digit: &str) -> Option<FacilityKind> {
    Some(match digit {
        "1" => FacilityKind::Hospital,
        "2" => FacilityKind::Clinic,
        "3" => FacilityKind::Dental,
        "4" => FacilityKind::Maternity,
        "5" => FacilityKind::Pharmacy,
        _ => return None,
    })
}

/// `iryo:` and the ID, which is text: its length varies and it may hold letters.
pub fn source_key(id: &str) -> Option<String> {
    (!id.is_empty()).then(|| format!("iryo:{id}"))
}

/// 毎週決まった曜日に休診（月） to （日）; maternity homes say 休業.
pub fn weekly_columns(rest: &str) -> Vec<String> {
    DAYS[..7].iter().map(|day| format!("毎週決まった曜日に{rest}（{day}）")).collect()
}

/// 決まった週に休診（定期週）第1週（月） to （日）.
pub fn week_columns(rest: &str, week: usize) -> Vec<String> {
    DAYS[..7].iter().map(|day| format!("決まった週に{rest}（定期週）第{week}週（{day}）")).collect()
}

/// `月_開店時間帯1_開始時間` and its end, Monday to Sunday and 祝日.
pub fn band_columns(kind: &str, band: usize) -> [(String, String); 8] {
    DAYS.map(|day| (format!("{day}_{kind}{band}_開始時間"), format!("{day}_{kind}{band}_終了時間")))
}

/// The names of a number of bands in one list.
pub fn band_names(kind: &str, bands: usize) -> Vec<String> {
    (1..=bands).flat_map(|band| band_columns(kind, band)).flat_map(|(start, end)| [start, end]).collect()
}

/// Where the bands are in a file.
pub fn find_bands(columns: &Columns<'_>, kind: &str, bands: usize) -> Vec<BandColumns> {
    let find = |(start, end): (String, String)| (columns.find(&start), columns.find(&end));
    (1..=bands).map(|band| band_columns(kind, band).map(find)).collect()
}

/// Columns that are read where they are: not every copy of the files carries all.
pub fn optional_columns(of: &Names) -> Vec<String> {
    names(&[of.kana, of.website, of.other_closed, "機関区分", "都道府県コード", "市区町村コード", "電話番号"])
}

/// Where the columns of an institution are in a file.
pub struct InstitutionColumns {
    of: Names,
    id: Option<usize>,
    name: Option<usize>,
    kana: Option<usize>,
    prefecture: Option<usize>,
    municipality: Option<usize>,
    address: Option<usize>,
    lat: Option<usize>,
    lng: Option<usize>,
    website: Option<usize>,
    /// Not published by the ministry; a municipality may add it.
    telephone: Option<usize>,
    other_closed: Option<usize>,
}

impl InstitutionColumns {
    pub fn find(columns: &Columns<'_>, of: Names) -> Self {
        Self {
            id: columns.find("ID"),
            name: columns.find(of.name),
            kana: columns.find(of.kana),
            prefecture: columns.find("都道府県コード"),
            municipality: columns.find("市区町村コード"),
            address: columns.find("所在地"),
            lat: columns.find("所在地座標（緯度）"),
            lng: columns.find("所在地座標（経度）"),
            website: columns.find(of.website),
            telephone: columns.find("電話番号"),
            other_closed: columns.find(of.other_closed),
            of,
        }
    }

    pub fn key(&self, row: &Row<'_>) -> Option<String> {
        source_key(row.get(self.id))
    }

    /// Reads what all kinds have, lets `complete` add what one kind has, and hands the record over.
    pub fn read(&self, row: &Row<'_>, out: &mut Output, complete: impl FnOnce(&mut Institution, &mut Output)) {
        let Some(source_key) = self.key(row) else {
            return out.problem(Problem::KeyMissing, row.line, "ID", "");
        };
        let name = row.get(self.name);
        if name.is_empty() {
            out.problem(Problem::NameMissing, row.line, self.of.name, "");
            return out.records.push(Record { source_key, line: row.line, content: None });
        }
        let mut institution = Institution {
            name: name.to_owned(),
            kana: row.get(self.kana).to_owned(),
            address: row.get(self.address).to_owned(),
            area_code: area_code(row, row.get(self.prefecture), row.get(self.municipality), out),
            location: location(row, self.lat, self.lng, out),
            website: website(row, row.get(self.website), self.of.website, out),
            telephone: telephone(row, row.get(self.telephone), "電話番号", out),
            other_closed: free_text(row.get(self.other_closed)),
            ..Institution::default()
        };
        complete(&mut institution, out);
        out.records.push(Record { source_key, line: row.line, content: Some(Content::Institution(institution)) });
    }
}

/// The day flags of 01 to 04.
pub struct RestColumns {
    weekly: Vec<Option<usize>>,
    by_week: Vec<Vec<Option<usize>>>,
}

impl RestColumns {
    pub fn find(columns: &Columns<'_>, rest: &str) -> Self {
        let mut weekly = columns.all(&weekly_columns(rest));
        weekly.push(columns.find(&format!("祝日に{rest}")));
        Self { weekly, by_week: (1..=5).map(|week| columns.all(&week_columns(rest, week))).collect() }
    }

    pub fn read(&self, row: &Row<'_>, institution: &mut Institution, out: &mut Output) {
        institution.open_days = flags_if_any(row, &self.weekly, "毎週決まった曜日", out);
        institution.open_days_by_week = flags_by_week(row, &self.by_week, "決まった週", out);
    }
}
