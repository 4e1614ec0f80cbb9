//! What the index holds of a facility: derived from its document when it is imported, kept beside it
//! as one JSON text, so that a server reads all of Japan in a second or two and parses no document.

use std::borrow::Cow;

use api::activities::ActivitySummary;
use api::facilities::{FacilityKind, Location};
use serde::{Deserialize, Serialize};

use super::document::{Content, Document};
use super::institutions::Traits;
use super::service_areas::{self, Reach};
use super::{activities, home_care, opening};

/// A line of the index. Borrows from the JSON it is read from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry<'a> {
    pub kind: FacilityKind,
    /// As published; care offices may bear another name in another file.
    #[serde(borrow)]
    pub names: Vec<Cow<'a, str>>,
    /// The published reading, empty when there is none.
    #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
    pub kana: Cow<'a, str>,
    #[serde(borrow)]
    pub address: Cow<'a, str>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub location: Option<Location>,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    pub telephone: Option<Cow<'a, str>>,
    /// `01001 内科`
    #[serde(borrow, default, skip_serializing_if = "Vec::is_empty")]
    pub departments: Vec<Cow<'a, str>>,
    /// `130`
    #[serde(borrow, default, skip_serializing_if = "Vec::is_empty")]
    pub services: Vec<Cow<'a, str>>,
    /// Codes of [`api::functions::FUNCTIONS`]
    #[serde(borrow, default, skip_serializing_if = "Vec::is_empty")]
    pub functions: Vec<Cow<'a, str>>,
    /// What it can do at home, as [`home_care::write`] puts it.
    #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
    pub home_care: Cow<'a, str>,
    /// What a list shows of an activity.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub activity: Option<ActivitySummary>,
    /// Where it comes to, as far as that is published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reach: Option<Reach>,
    /// When it is open, as [`opening::text`] puts it; empty when nothing is known.
    #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
    pub week: Cow<'a, str>,
    /// The same of each department, empty where it has no other hours; none when that holds for all.
    #[serde(borrow, default, skip_serializing_if = "Vec::is_empty")]
    pub department_weeks: Vec<Cow<'a, str>>,
    /// Published remarks in which functions such as 24時間 are looked for.
    #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
    pub notes: Cow<'a, str>,
    pub traits: Traits,
}

impl Entry<'static> {
    /// What a document says; `None` for hours whose facility is in no file.
    pub fn of(document: &Document, area_code: Option<&str>) -> Option<Self> {
        let kind = document.kind()?;
        let mut names: Vec<Cow<'static, str>> = vec![document.name().to_owned().into()];
        let mut notes: Vec<&str> = Vec::new();
        let mut telephones: Vec<&str> = Vec::new();
        for part in document.shown_parts() {
            // Name, remarks, telephone.
            type Told<'d> = (&'d String, [Option<&'d str>; 2], Option<&'d str>);
            let told: Vec<Told<'_>> = match &part.content {
                Content::Institution(i) => {
                    vec![(&i.name, [i.other_closed.as_deref(), i.hours_note.as_deref()], i.telephone.as_deref())]
                }
                Content::CareOffice(o) => std::iter::once(o)
                    .chain(&o.also)
                    .map(|o| (&o.name, [o.days_note.as_deref(), None], o.telephone.as_deref()))
                    .collect(),
                // A borrowed telephone must not confirm the join that it came by.
                Content::Departments { .. }
                | Content::Functions { .. }
                | Content::Answers(_)
                | Content::ServiceArea(_) => Vec::new(),
            };
            for (name, remarks, telephone) in told {
                if !name.is_empty() && !names.iter().any(|known| known == name) {
                    names.push(name.clone().into());
                }
                for note in remarks.into_iter().flatten().filter(|note| !note.is_empty()) {
                    if !notes.contains(&note) {
                        notes.push(note);
                    }
                }
                telephones.extend(telephone.filter(|number| !telephones.contains(number)));
            }
        }
        let opening::text::Texts { facility: week, departments: mut weeks } = opening::text::of(document);
        if weeks.iter().all(String::is_empty) {
            weeks.clear();
        }
        let corporation = document.corporation();
        let name_list: Vec<&str> = names.iter().map(AsRef::as_ref).collect();
        let traits =
            Traits::of(kind.as_str(), &name_list, document.address(), area_code, &telephones, corporation.as_deref());
        Some(Self {
            kind,
            kana: document.kana().to_owned().into(),
            address: document.address().to_owned().into(),
            location: document.location(),
            telephone: document.telephone().map(Cow::Owned),
            departments: document.departments().iter().map(|d| format!("{} {}", d.code, d.name).into()).collect(),
            services: document.services().into_keys().map(|code| code.to_owned().into()).collect(),
            functions: document.functions().into_iter().map(|(function, _)| function.code.into()).collect(),
            home_care: home_care::write(document.answers()).into(),
            activity: document.activity().map(activities::summary),
            reach: document.service_area().map(|(_, sheet)| service_areas::reach(sheet, area_code)),
            week: week.into(),
            department_weeks: weeks.into_iter().map(Cow::Owned).collect(),
            notes: notes.join(" ").into(),
            names,
            traits,
        })
    }
}
