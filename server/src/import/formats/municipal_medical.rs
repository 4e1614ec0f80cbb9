//! 医療機関一覧 of a municipality, in both generations.

use api::departments::DEPARTMENTS;
use api::facilities::FacilityKind;

use super::super::problems::Problem;
use super::super::rows::Row;
use super::fields::{free_text, number};
use super::municipal::{self, AuthorityColumns, NEW_CODE, OLD_CODE, PlaceColumns};
use super::times::{self, SpanFault};
use super::{Columns, Format, Output, Record, RowReader, fingerprint, names};
use crate::facilities::document::{Content, DepartmentPart, Institution, WeekSpans};
use crate::facilities::folding::fold;

pub const OLD: Format = Format {
    title: "推奨データセット 医療機関一覧",
    required: || names(&[OLD_CODE, "名称", "医療機関の種類", "住所"]),
    optional,
    reader: |columns| Box::new(Reader::new(columns)),
};

pub const NEW: Format = Format {
    title: "自治体標準オープンデータセット 医療機関一覧",
    required: || names(&[NEW_CODE, "名称", "医療機関の種類"]),
    optional,
    reader: |columns| Box::new(Reader::new(columns)),
};

fn optional() -> Vec<String> {
    let mut columns = municipal::optional_columns();
    columns.extend(names(&[
        "名称_カナ",
        "名称_英字",
        "医療機関コード",
        "診療曜日",
        "診療開始時間",
        "診療終了時間",
        "診療日時特記事項",
        "時間外における対応",
        "診療科目",
        "病床数",
    ]));
    columns
}

struct Reader {
    authority: AuthorityColumns,
    place: PlaceColumns,
    name: Option<usize>,
    kana: Option<usize>,
    kind: Option<usize>,
    code: Option<usize>,
    days: Option<usize>,
    opens: Option<usize>,
    closes: Option<usize>,
    remarks: Option<usize>,
    after_hours: Option<usize>,
    departments: Option<usize>,
    beds: Option<usize>,
}

impl Reader {
    fn new(columns: &Columns<'_>) -> Self {
        Self {
            authority: AuthorityColumns::find(columns),
            place: PlaceColumns::find(columns),
            name: columns.find("名称"),
            kana: columns.find("名称_カナ"),
            kind: columns.find("医療機関の種類"),
            code: columns.find("医療機関コード"),
            days: columns.find("診療曜日"),
            opens: columns.find("診療開始時間"),
            closes: columns.find("診療終了時間"),
            remarks: columns.find("診療日時特記事項"),
            after_hours: columns.find("時間外における対応"),
            departments: columns.find("診療科目"),
            beds: columns.find("病床数"),
        }
    }

    /// `municipal:27210-m-` and 医療機関コード, which stays the same from year to year; else the municipality's own
    /// number; else a hash of name and address, since both may be empty in these lists.
    fn key_in(&self, row: &Row<'_>, municipality: &str) -> Option<String> {
        let code = row.get(self.code);
        let digits = (7..=10).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_digit());
        let number = if digits { code } else { self.authority.number(row) };
        if !number.is_empty() {
            return Some(format!("municipal:{municipality}-m-{number}"));
        }
        let name = row.get(self.name);
        let told = format!("{}|{}", fold(name), fold(&self.place.published_address(row)));
        (!name.is_empty()).then(|| format!("municipal:{municipality}-m-{}", fingerprint(&told)))
    }

    fn hours(&self, row: &Row<'_>, institution: &mut Institution, out: &mut Output) {
        let (days, opens, closes) = (row.get(self.days), row.get(self.opens), row.get(self.closes));
        let mut notes: Vec<String> = Vec::new();
        let flags = times::days(days);
        if flags.is_none() && !days.is_empty() {
            out.problem(Problem::DaysUnreadable, row.line, "診療曜日", days);
            notes.push(format!("診療曜日：{days}"));
        }
        let spans = times::spans(opens, closes).unwrap_or_else(|fault| {
            let problem = match fault {
                SpanFault::HalfGiven => Problem::TimeHalfGiven,
                SpanFault::Unreadable => Problem::TimeUnreadable,
            };
            out.problem(problem, row.line, "診療開始時間", &format!("{opens}-{closes}"));
            notes.push(format!("診療時間：{opens}～{closes}"));
            Vec::new()
        });
        if let Some(flags) = flags {
            // That a national holiday is not named does not say that it is a day off.
            let flag = |(day, open): (usize, &bool)| match (open, day) {
                (true, _) => '1',
                (false, 7) => '-',
                (false, _) => '0',
            };
            institution.open_days = flags.iter().enumerate().map(flag).collect();
            let mut week = WeekSpans::default();
            week.iter_mut().zip(flags).filter(|(_, open)| *open).for_each(|(day, _)| day.clone_from(&spans));
            institution.hours = week;
        } else if !spans.is_empty() {
            notes.push(format!("診療時間：{opens}～{closes}"));
        }
        notes.extend(free_text(row.get(self.remarks)));
        notes.extend(free_text(row.get(self.after_hours)).map(|text| format!("時間外における対応：{text}")));
        institution.hours_note = (!notes.is_empty()).then(|| notes.join("\n"));
    }

    fn departments(&self, row: &Row<'_>, out: &mut Output) -> Vec<DepartmentPart> {
        let mut found: Vec<DepartmentPart> = Vec::new();
        // The standard says ；; what slips in is split as well. No name of a department holds any of these.
        let listed = row.get(self.departments).split(|c: char| times::SEPARATORS.contains(&c) || ":： 　".contains(c));
        for name in listed.map(str::trim).filter(|name| !name.is_empty()) {
            match department(name) {
                Some((code, name)) if found.iter().all(|known| known.code != code) => {
                    found.push(DepartmentPart { code: code.to_owned(), name: name.to_owned(), ..Default::default() });
                }
                Some(_) => {}
                None => out.problem(Problem::UnknownDepartment, row.line, "診療科目", name),
            }
        }
        found
    }
}

impl RowReader for Reader {
    fn dataset(&self, row: &Row<'_>) -> Option<String> {
        self.authority.code(row).map(|code| format!("municipal.medical.{code}"))
    }

    fn key(&self, row: &Row<'_>) -> Option<String> {
        self.key_in(row, &self.authority.code(row)?)
    }

    fn read(&mut self, row: &Row<'_>, out: &mut Output) {
        let Some(authority) = self.authority.read(row, out) else { return };
        let Some(source_key) = self.key_in(row, &authority.code) else {
            return out.problem(Problem::KeyMissing, row.line, "名称", "");
        };
        let kept = |source_key| Record { source_key, line: row.line, content: None };
        let name = row.get(self.name);
        if name.is_empty() {
            out.problem(Problem::NameMissing, row.line, "名称", "");
            return out.records.push(kept(source_key));
        }
        let departments = self.departments(row, out);
        let Some(kind) = kind(row.get(self.kind), &departments) else {
            out.problem(Problem::UnknownKind, row.line, "医療機関の種類", row.get(self.kind));
            return out.records.push(kept(source_key));
        };
        let place = self.place.read(row, &authority, out);
        let mut institution = Institution {
            kind: Some(kind),
            name: name.to_owned(),
            kana: row.get(self.kana).to_owned(),
            address: place.address,
            area_code: place.area_code,
            location: place.location,
            website: place.website,
            telephone: place.telephone,
            fax: place.fax,
            corporation: place.corporation,
            beds: number(row, row.get(self.beds), "病床数", out),
            departments,
            listed_as: Some(source_key.clone()),
            ..Institution::default()
        };
        self.hours(row, &mut institution, out);
        out.records.push(Record { source_key, line: row.line, content: Some(Content::Institution(institution)) });
    }
}

/// 医療機関の種類; a 診療所 where only dentistry is practised is a dental clinic.
fn kind(published: &str, departments: &[DepartmentPart]) -> Option<FacilityKind> {
    let dental = !departments.is_empty() && departments.iter().all(|department| department.code.starts_with("08"));
    let text = fold(published);
    let is = |word: &str| text == fold(word);
    if ["病院", "一般病院", "精神科病院", "特定機能病院", "地域医療支援病院"].into_iter().any(is)
    {
        return Some(FacilityKind::Hospital);
    }
    if ["歯科", "歯科診療所", "歯科医院", "無床歯科診療所", "有床歯科診療所"].into_iter().any(is)
    {
        return Some(FacilityKind::Dental);
    }
    if ["有床診療所", "無床診療所", "診療所", "一般診療所", "医科診療所", "クリニック", "医院"].into_iter().any(is)
    {
        return Some(if dental { FacilityKind::Dental } else { FacilityKind::Clinic });
    }
    if ["薬局", "調剤薬局"].into_iter().any(is) {
        return Some(FacilityKind::Pharmacy);
    }
    ["助産所", "助産院"].into_iter().any(is).then_some(FacilityKind::Maternity)
}

/// Names that clinics bore before 2008 and other ways of writing (平成20年厚生労働省告示 診療科名の見直し).
const OTHER_NAMES: [(&str, &str); 13] = [
    ("耳鼻咽喉科", "05002"),
    ("耳鼻科", "05002"),
    ("胃腸科", "01021"),
    ("循環器科", "01017"),
    ("呼吸器科", "01014"),
    ("消化器科", "01020"),
    ("こう門科", "02025"),
    ("肛門科", "02025"),
    ("リハビリ科", "09003"),
    ("リハビリテーション", "09003"),
    ("人工透析", "01023"),
    ("口腔外科", "08003"),
    ("矯正歯科", "08002"),
];

/// Code and name of a department, however it is written; nothing else is taken for one.
fn department(name: &str) -> Option<(&'static str, &'static str)> {
    let folded = fold(name);
    let listed = DEPARTMENTS.iter().find(|(_, known)| fold(known) == folded).copied();
    listed.or_else(|| {
        let (_, code) = OTHER_NAMES.iter().find(|(other, _)| fold(other) == folded)?;
        Some((*code, api::departments::name(code)?))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn departments_by_their_names() {
        assert_eq!(department("内科"), Some(("01001", "内科")));
        assert_eq!(department("ﾘﾊﾋﾞﾘﾃｰｼｮﾝ科"), Some(("09003", "リハビリテーション科")));
        assert_eq!(department("耳鼻咽喉科"), Some(("05002", "耳鼻いんこう科")));
        assert_eq!(department("もの忘れ外来"), None);
        assert_eq!(department("科"), None);
        for (name, code) in OTHER_NAMES {
            assert!(department(name).is_some_and(|(found, _)| found == code), "{name}");
        }
    }

    #[test]
    fn kinds_by_their_names() {
        let dentist = [DepartmentPart { code: "08001".to_owned(), ..DepartmentPart::default() }];
        let both = [dentist[0].clone(), DepartmentPart { code: "01001".to_owned(), ..DepartmentPart::default() }];
        assert_eq!(kind("病院", &[]), Some(FacilityKind::Hospital));
        assert_eq!(kind("無床診療所", &[]), Some(FacilityKind::Clinic));
        assert_eq!(kind("無床診療所", &dentist), Some(FacilityKind::Dental));
        assert_eq!(kind("無床診療所", &both), Some(FacilityKind::Clinic));
        assert_eq!(kind("歯科診療所", &[]), Some(FacilityKind::Dental));
        assert_eq!(kind("整骨院", &[]), None);
        assert_eq!(kind("", &[]), None);
    }
}
