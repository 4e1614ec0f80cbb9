//! What the published files say of one facility, part by part and as published.
//!
//! A part is what one dataset tells. The parts stay apart in the database, so that each can be
//! replaced, can go, and can be named as a source; what is shown is derived from them here.

use api::facilities::{FacilityKind, Location};
use serde::{Deserialize, Serialize};

use super::areas::Areas;

/// Spans of one day, `(opens, closes)` in minutes after midnight.
pub type DaySpans = Vec<(u16, u16)>;

/// Spans of a week: Monday to Sunday, then 祝日.
pub type WeekSpans = [DaySpans; 8];

/// Everything known of a facility.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// In the order of the datasets' codes.
    pub parts: Vec<Part>,
}

/// What one dataset tells.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Part {
    pub dataset: String,
    /// The date of the first snapshot without it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gone_on: Option<String>,
    pub content: Content,
}

/// The kinds of things that official rows tell.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
#[expect(clippy::large_enum_variant, reason = "a handful live at a time, and most are the largest")]
pub enum Content {
    /// 医療機関・薬局
    Institution(Institution),
    /// 診療科目と診療時間
    Departments { departments: Vec<DepartmentPart> },
    /// 介護サービス事業所
    CareOffice(CareOffice),
    /// 施設基準の届出, joined by name and address: one record for 医科 and one for 歯科 where a hospital has both
    Functions { records: Vec<FunctionRecord> },
}

/// A row of a 施設票 of 医療情報ネット.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Institution {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<FacilityKind>,
    pub name: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub kana: String,
    pub address: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub area_code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location: Option<Location>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub website: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub telephone: Option<String>,
    /// One character a day, Monday to Sunday and 祝日: `1` open, `0` closed, `-` not reported.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub open_days: String,
    /// The same for the 1st to 5th week of the month; empty when not reported at all.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub open_days_by_week: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub other_closed: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub beds: Option<u32>,
    /// Opening hours where the row itself carries them (薬局, 助産所).
    #[serde(skip_serializing_if = "is_empty_week")]
    pub hours: WeekSpans,
    #[serde(skip_serializing_if = "is_empty_week")]
    pub reception: WeekSpans,
}

/// A department with its hours, from the rows of its bands (診療時間帯).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct DepartmentPart {
    pub code: String,
    pub name: String,
    #[serde(skip_serializing_if = "is_empty_week")]
    pub hours: WeekSpans,
    #[serde(skip_serializing_if = "is_empty_week")]
    pub reception: WeekSpans,
}

/// A row of 介護サービス情報公表: one office with one service.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct CareOffice {
    pub service: String,
    pub name: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub kana: String,
    pub address: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub prefecture: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub municipality: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub area_code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location: Option<Location>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub telephone: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fax: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub website: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub corporation: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub days: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days_note: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub capacity: Option<u32>,
}

/// What a 地方厚生局 lists of one 医療機関 or 薬局, under its own name and address.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct FunctionRecord {
    /// Prefecture (2 digits), 1 医科 / 3 歯科 / 4 薬局, 医療機関番号 (7 digits).
    pub key: String,
    pub name: String,
    /// Mostly without the prefecture.
    pub address: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub telephone: Option<String>,
    /// The date of the list, `2025-10-01`.
    pub as_of: String,
    pub functions: Vec<Notified>,
}

/// A function that was notified.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Notified {
    /// One of [`api::functions::FUNCTIONS`].
    pub code: String,
    /// 算定開始年月日, `2024-06-01`; `None` when it is not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
}

/// True when no day has a span.
pub fn is_empty_week(week: &WeekSpans) -> bool {
    week.iter().all(Vec::is_empty)
}

impl Document {
    /// Parts that are still in their source; all of them when the facility has closed, so that
    /// its last known name stays.
    pub fn shown_parts(&self) -> impl Iterator<Item = &Part> {
        let closed = self.closed_on().is_some();
        self.parts.iter().filter(move |part| closed || part.gone_on.is_none())
    }

    pub fn institution(&self) -> Option<&Institution> {
        self.parts.iter().find_map(|part| match &part.content {
            Content::Institution(institution) => Some(institution),
            _ => None,
        })
    }

    pub fn departments(&self) -> impl Iterator<Item = &DepartmentPart> {
        self.shown_parts()
            .filter_map(|part| match &part.content {
                Content::Departments { departments } => Some(departments.as_slice()),
                _ => None,
            })
            .flatten()
    }

    /// The services of a care office in the order of their codes.
    pub fn care_offices(&self) -> impl Iterator<Item = &CareOffice> {
        self.shown_parts().filter_map(|part| match &part.content {
            Content::CareOffice(office) => Some(office),
            _ => None,
        })
    }

    /// The date since which no source lists it any more. Rows of hours alone, or what was joined, keep nothing open.
    pub fn closed_on(&self) -> Option<&str> {
        let mut latest = None;
        for part in &self.parts {
            if matches!(part.content, Content::Departments { .. } | Content::Functions { .. }) {
                continue;
            }
            match part.gone_on.as_deref() {
                None => return None,
                Some(date) => latest = latest.max(Some(date)),
            }
        }
        latest
    }

    /// `None` for rows of hours whose facility is in no file.
    pub fn kind(&self) -> Option<FacilityKind> {
        self.parts.iter().find_map(|part| match &part.content {
            Content::Institution(institution) => institution.kind,
            Content::CareOffice(_) => Some(FacilityKind::Care),
            Content::Departments { .. } | Content::Functions { .. } => None,
        })
    }

    pub fn name(&self) -> &str {
        self.text(|i| &i.name, |o| &o.name)
    }

    pub fn kana(&self) -> &str {
        self.text(|i| &i.kana, |o| &o.kana)
    }

    pub fn address(&self) -> &str {
        self.text(|i| &i.address, |o| &o.address)
    }

    pub fn location(&self) -> Option<Location> {
        self.value(|i| i.location, |o| o.location)
    }

    /// Its own, else the one under which it is listed by the 地方厚生局.
    pub fn telephone(&self) -> Option<String> {
        self.own_telephone().or_else(|| self.listed_telephone().map(|(_, record)| record.telephone.clone())?)
    }

    /// The dataset and the record from which the telephone number is taken when its own sources tell none.
    pub fn borrowed_telephone(&self) -> Option<(&str, &FunctionRecord)> {
        if self.own_telephone().is_some() { None } else { self.listed_telephone() }
    }

    fn own_telephone(&self) -> Option<String> {
        self.value(|i| i.telephone.clone(), |o| o.telephone.clone())
    }

    fn listed_telephone(&self) -> Option<(&str, &FunctionRecord)> {
        self.function_records().find(|(_, record)| record.telephone.is_some())
    }

    /// What it has notified, with the dataset that says so.
    pub fn function_records(&self) -> impl Iterator<Item = (&str, &FunctionRecord)> {
        self.shown_parts()
            .filter_map(|part| match &part.content {
                Content::Functions { records } => Some((part.dataset.as_str(), records.as_slice())),
                _ => None,
            })
            .flat_map(|(dataset, records)| records.iter().map(move |record| (dataset, record)))
    }

    /// Every function once, in the order of [`api::functions::FUNCTIONS`], with the earliest date.
    pub fn functions(&self) -> Vec<(&'static api::functions::Function, Option<&str>)> {
        let of = |function: &&'static api::functions::Function| {
            let mut notified = self
                .function_records()
                .flat_map(|(_, record)| &record.functions)
                .filter(|notified| notified.code == function.code)
                .peekable();
            notified.peek()?;
            Some(notified.filter_map(|notified| notified.since.as_deref()).min())
        };
        api::functions::FUNCTIONS.iter().filter_map(|function| of(&function).map(|since| (function, since))).collect()
    }

    pub fn website(&self) -> Option<String> {
        self.value(|i| i.website.clone(), |o| o.website.clone())
    }

    pub fn fax(&self) -> Option<String> {
        self.value(|_| None, |o| o.fax.clone())
    }

    pub fn corporation(&self) -> Option<String> {
        self.value(|_| None, |o| o.corporation.clone())
    }

    /// The published code, else the code of the municipality that its name or address tells.
    pub fn area_code(&self, areas: &Areas) -> Option<String> {
        self.value(|i| i.area_code.clone(), |o| o.area_code.clone()).or_else(|| {
            self.value(
                |i| areas.of_address(&i.address),
                |o| areas.of_name(&o.prefecture, &o.municipality).or_else(|| areas.of_address(&o.address)),
            )
            .map(str::to_owned)
        })
    }

    /// The first part that has the text: a care office in several files is described by the file
    /// with the lowest service code, and what that leaves empty by the next.
    fn text(&self, institution: fn(&Institution) -> &String, office: fn(&CareOffice) -> &String) -> &str {
        self.shown_parts()
            .map(|part| match &part.content {
                Content::Institution(i) => institution(i).as_str(),
                Content::CareOffice(o) => office(o).as_str(),
                Content::Departments { .. } | Content::Functions { .. } => "",
            })
            .find(|text| !text.is_empty())
            .unwrap_or_default()
    }

    fn value<'a, T: 'a>(
        &'a self,
        institution: impl Fn(&'a Institution) -> Option<T>,
        office: impl Fn(&'a CareOffice) -> Option<T>,
    ) -> Option<T> {
        self.shown_parts().find_map(|part| match &part.content {
            Content::Institution(i) => institution(i),
            Content::CareOffice(o) => office(o),
            Content::Departments { .. } | Content::Functions { .. } => None,
        })
    }
}
