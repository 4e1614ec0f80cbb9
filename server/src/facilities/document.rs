//! What the published files say of one facility, part by part and as published.
//!
//! A part is what one dataset tells. The parts stay apart in the database, so that each can be
//! replaced, can go, and can be named as a source; what is shown is derived from them here.

use std::borrow::Cow;
use std::collections::BTreeMap;

use api::facilities::{FacilityKind, Location};
use api::home_care::Answer;
use api::hours::Closure;
use serde::{Deserialize, Serialize};

use super::activities::ActivityPart;
use super::areas::Areas;
use super::service_areas::ServiceAreaSheet;
use super::statements::{self, Stated};

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
    /// Who states it and when, where the facility itself does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stated: Option<Stated>,
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
    /// 在宅医療でできること・かかりつけ医機能, as the facility has answered
    Answers(AnswerSheet),
    /// 訪問エリア
    ServiceArea(ServiceAreaSheet),
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
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fax: Option<String>,
    /// 法人の名称; only municipalities tell it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub corporation: Option<String>,
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
    /// 診療日時特記事項 and what else is told of hours in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hours_note: Option<String>,
    /// The key of its row in a municipality's list; it may have become part of a national facility.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub listed_as: Option<String>,
    /// 診療科目 where the row itself names them (自治体標準オープンデータセット).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub departments: Vec<DepartmentPart>,
    /// What only 地域の活動・支え合い tell of themselves.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub activity: Option<ActivityPart>,
    /// 臨時休診, which only facilities themselves tell.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub closures: Vec<Closure>,
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
    /// Further services of the same office in the same list.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<CareOffice>,
}

/// The series of a dataset, by its prefix.
pub fn series_of(dataset: &str) -> &str {
    dataset.split('.').next().unwrap_or(dataset)
}

/// Whether all that describes a facility is of one series, as for most. What was joined to it or answered by it tells
/// other things of it.
pub fn is_one_series<'a>(datasets: impl Iterator<Item = &'a str>) -> bool {
    let mut datasets =
        datasets.filter(|dataset| !matches!(series_of(dataset), "kouseikyoku" | "home_care" | "service_areas"));
    let first = datasets.next().map(series_of);
    datasets.all(|dataset| Some(series_of(dataset)) == first)
}

/// The series of some datasets, the one with the newest snapshot first; equally new ones by name.
pub fn series_by_date<'a>(datasets: impl Iterator<Item = &'a str>, dates: &BTreeMap<String, String>) -> Vec<&'a str> {
    let mut newest: BTreeMap<&str, Option<&String>> = BTreeMap::new();
    for dataset in datasets {
        let known = newest.entry(series_of(dataset)).or_default();
        *known = (*known).max(dates.get(dataset));
    }
    let mut order: Vec<(&str, Option<&String>)> = newest.into_iter().collect();
    order.sort_by(|a, b| b.1.cmp(&a.1));
    order.into_iter().map(|(series, _)| series).collect()
}

impl Part {
    /// 診療科目 that it names.
    pub fn departments(&self) -> &[DepartmentPart] {
        match &self.content {
            Content::Departments { departments } => departments,
            Content::Institution(institution) => &institution.departments,
            Content::CareOffice(_) | Content::Functions { .. } | Content::Answers(_) | Content::ServiceArea(_) => &[],
        }
    }

    /// The institution that it describes.
    pub fn institution(&self) -> Option<&Institution> {
        if let Content::Institution(institution) = &self.content { Some(institution) } else { None }
    }

    fn tells(&self, institution: fn(&Institution) -> bool, office: fn(&CareOffice) -> bool) -> bool {
        match &self.content {
            Content::Institution(i) => institution(i),
            Content::CareOffice(o) => office(o),
            Content::Departments { .. } | Content::Functions { .. } | Content::Answers(_) | Content::ServiceArea(_) => {
                false
            }
        }
    }

    /// Whether it tells on which days or when the place is open.
    fn tells_hours(&self) -> bool {
        let told = |hours: &WeekSpans| !is_empty_week(hours);
        let of_institution = |i: &Institution| {
            told(&i.hours)
                || i.open_days.contains(['0', '1'])
                || i.open_days_by_week.iter().any(|week| week.contains(['0', '1']))
        };
        self.institution().is_some_and(of_institution) || self.departments().iter().any(|part| told(&part.hours))
    }
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

/// A row of the form for home care (確認票): what one facility has answered.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct AnswerSheet {
    /// As the form names the facility.
    pub name: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub address: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub telephone: String,
    /// In the order of [`api::home_care::ITEMS`].
    pub answers: Vec<AnswerPart>,
}

/// An answer and when it was confirmed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AnswerPart {
    pub code: String,
    pub answer: Answer,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// `2026-06-01`
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confirmed_on: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confirmed_by: Option<String>,
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

    /// Puts the series with the newest snapshot first, so that what it tells is shown; `dates` by dataset. Of equally
    /// new ones the national series comes before the municipality's. What the facility itself states comes before all
    /// as long as it is [the newest](statements::arrange).
    pub fn newest_first(&mut self, dates: &BTreeMap<String, String>) {
        let (stated, published) = std::mem::take(&mut self.parts).into_iter().partition(|part| part.stated.is_some());
        self.parts = published;
        self.published_newest_first(dates);
        *self = statements::arrange(std::mem::take(self), stated, dates);
    }

    fn published_newest_first(&mut self, dates: &BTreeMap<String, String>) {
        if is_one_series(self.parts.iter().map(|part| part.dataset.as_str())) {
            return;
        }
        let order = series_by_date(self.parts.iter().map(|part| part.dataset.as_str()), dates);
        let order: Vec<String> = order.into_iter().map(str::to_owned).collect();
        let place = |part: &Part| order.iter().position(|series| *series == series_of(&part.dataset));
        self.parts.sort_by(|a, b| place(a).cmp(&place(b)).then_with(|| a.dataset.cmp(&b.dataset)));
    }

    fn institutions(&self) -> impl Iterator<Item = &Institution> {
        self.shown_parts().filter_map(|part| match &part.content {
            Content::Institution(institution) => Some(institution),
            _ => None,
        })
    }

    /// The first of the institution's rows that tells something.
    pub fn of_institution<'a, T: 'a>(&'a self, tell: impl Fn(&'a Institution) -> Option<T>) -> Option<T> {
        self.institutions().find_map(tell)
    }

    /// The departments of the first series that names any. Where it tells none of their hours, they are those that the
    /// shown week is made of.
    pub fn departments(&self) -> Vec<Cow<'_, DepartmentPart>> {
        let listed = self.series_with(|part| !part.departments().is_empty());
        let mut departments: Vec<Cow<'_, DepartmentPart>> =
            self.parts_of(listed).flat_map(Part::departments).map(Cow::Borrowed).collect();
        let timed = self.series_with(Part::tells_hours);
        if timed == Some(statements::SERIES) {
            // Hours that are stated are those of the whole facility: those published for a department are older.
            for department in &mut departments {
                department.to_mut().hours = WeekSpans::default();
                department.to_mut().reception = WeekSpans::default();
            }
        } else if timed != listed {
            let hours: Vec<&DepartmentPart> = self.parts_of(timed).flat_map(Part::departments).collect();
            for department in &mut departments {
                if let Some(known) = hours.iter().find(|known| known.code == department.code) {
                    department.to_mut().hours = known.hours.clone();
                    department.to_mut().reception = known.reception.clone();
                }
            }
        }
        departments
    }

    /// What tells the shown hours: the rows of the first series that tells any.
    pub fn hours_parts(&self) -> impl Iterator<Item = &Part> {
        self.parts_of(self.series_with(Part::tells_hours))
    }

    fn series_with(&self, tells: impl Fn(&Part) -> bool) -> Option<&str> {
        self.shown_parts().find(|part| tells(part)).map(|part| series_of(&part.dataset))
    }

    fn parts_of<'a>(&'a self, series: Option<&'a str>) -> impl Iterator<Item = &'a Part> {
        self.shown_parts().filter(move |part| Some(series_of(&part.dataset)) == series)
    }

    /// Where the facility comes to, with the dataset that says so.
    pub fn service_area(&self) -> Option<(&str, &ServiceAreaSheet)> {
        self.shown_parts().find_map(|part| match &part.content {
            Content::ServiceArea(sheet) => Some((part.dataset.as_str(), sheet)),
            _ => None,
        })
    }

    /// What an activity tells of itself.
    pub fn activity(&self) -> Option<&ActivityPart> {
        self.of_institution(|institution| institution.activity.as_ref())
    }

    /// What the facility has answered about home care.
    pub fn answers(&self) -> &[AnswerPart] {
        let sheet = self.shown_parts().find_map(|part| match &part.content {
            Content::Answers(sheet) => Some(sheet.answers.as_slice()),
            _ => None,
        });
        sheet.unwrap_or_default()
    }

    /// The part that each field is taken from, by the names of the API.
    pub fn field_parts(&self) -> impl Iterator<Item = (&'static str, &Part)> {
        type Tells = fn(&Part) -> bool;
        const FIELDS: [(&str, Tells); 11] = [
            ("name", |part| part.tells(|i| !i.name.is_empty(), |o| !o.name.is_empty())),
            ("name_kana", |part| part.tells(|i| !i.kana.is_empty(), |o| !o.kana.is_empty())),
            ("address", |part| part.tells(|i| !i.address.is_empty(), |o| !o.address.is_empty())),
            ("location", |part| part.tells(|i| i.location.is_some(), |o| o.location.is_some())),
            ("telephone", |part| part.tells(|i| i.telephone.is_some(), |o| o.telephone.is_some())),
            ("fax", |part| part.tells(|i| i.fax.is_some(), |o| o.fax.is_some())),
            ("website", |part| part.tells(|i| i.website.is_some(), |o| o.website.is_some())),
            ("corporation", |part| part.tells(|i| i.corporation.is_some(), |o| o.corporation.is_some())),
            ("beds", |part| part.tells(|i| i.beds.is_some(), |_| false)),
            ("week", Part::tells_hours),
            ("departments", |part| !part.departments().is_empty()),
        ];
        FIELDS.into_iter().filter_map(|(field, tells)| Some((field, self.shown_parts().find(|part| tells(part))?)))
    }

    /// その他の休診日
    pub fn other_closed(&self) -> Option<&str> {
        self.of_institution(|institution| institution.other_closed.as_deref()).filter(|words| !words.is_empty())
    }

    /// What is told of hours in words.
    pub fn hours_note(&self) -> Option<&str> {
        self.of_institution(|institution| institution.hours_note.as_deref()).filter(|words| !words.is_empty())
    }

    /// 臨時休診, also what is over.
    pub fn closures(&self) -> &[Closure] {
        self.institutions()
            .map(|institution| institution.closures.as_slice())
            .find(|all| !all.is_empty())
            .unwrap_or(&[])
    }

    /// The rows of a care office, one a service and source.
    pub fn care_offices(&self) -> impl Iterator<Item = &CareOffice> {
        self.shown_parts()
            .filter_map(|part| match &part.content {
                Content::CareOffice(office) => Some(office),
                _ => None,
            })
            .flat_map(|office| std::iter::once(office).chain(&office.also))
    }

    /// The services of a care office in the order of their codes, each with the rows that tell of it.
    pub fn services(&self) -> BTreeMap<&str, Vec<&CareOffice>> {
        let mut services: BTreeMap<&str, Vec<&CareOffice>> = BTreeMap::new();
        for office in self.care_offices().filter(|office| !office.service.is_empty()) {
            services.entry(&office.service).or_default().push(office);
        }
        services
    }

    /// The date since which no source lists it any more. Rows of hours alone, what was joined and what the facility
    /// states keep nothing open.
    pub fn closed_on(&self) -> Option<&str> {
        let mut latest = None;
        for part in &self.parts {
            if part.stated.is_some() || !matches!(part.content, Content::Institution(_) | Content::CareOffice(_)) {
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
            Content::Departments { .. } | Content::Functions { .. } | Content::Answers(_) | Content::ServiceArea(_) => {
                None
            }
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
        self.value(|i| i.fax.clone(), |o| o.fax.clone())
    }

    pub fn corporation(&self) -> Option<String> {
        self.value(|i| i.corporation.clone(), |o| o.corporation.clone())
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

    /// The first part that has the text: a care office in several files of one series is described by the file
    /// with the lowest service code, and what that leaves empty by the next.
    fn text(&self, institution: fn(&Institution) -> &String, office: fn(&CareOffice) -> &String) -> &str {
        self.shown_parts()
            .map(|part| match &part.content {
                Content::Institution(i) => institution(i).as_str(),
                Content::CareOffice(o) => office(o).as_str(),
                Content::Departments { .. }
                | Content::Functions { .. }
                | Content::Answers(_)
                | Content::ServiceArea(_) => "",
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
            Content::Departments { .. } | Content::Functions { .. } | Content::Answers(_) | Content::ServiceArea(_) => {
                None
            }
        })
    }
}
