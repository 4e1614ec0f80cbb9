//! What a join found, for a person and as JSON.

use std::collections::BTreeMap;
use std::fmt::{self, Display};

use serde::Serialize;

use super::super::datasets;
use crate::facilities::areas::prefecture;
use crate::facilities::document::FunctionRecord;
use crate::facilities::joins::Doubt;
use crate::facilities::joins::store::{Verdict, Why};

/// What a join found, for the report.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct JoinReport {
    pub records: u64,
    /// Joined by the rule.
    pub certain: u64,
    /// Joined by a person.
    pub chosen: u64,
    /// Waiting for a person.
    pub doubtful: u64,
    /// Like no facility.
    pub nothing: u64,
    /// What agreed in those joined by the rule: `same_block same_municipality same_name`.
    pub reasons: BTreeMap<String, u64>,
    /// Why the others wait.
    pub doubts: BTreeMap<String, u64>,
    /// Prefecture → records and, of these, joined ones.
    pub prefectures: BTreeMap<String, (u64, u64)>,
}

impl JoinReport {
    pub fn add(&mut self, record: &FunctionRecord, verdict: Verdict, why: &Why) {
        let named = prefecture(&record.key).unwrap_or_default();
        let (all, joined) = self.prefectures.entry(named.to_owned()).or_default();
        *all += 1;
        *joined += u64::from(verdict.is_joined());
        self.records += 1;
        match verdict {
            Verdict::Certain => {
                self.certain += 1;
                let reasons = why.facilities.first().map(|likeness| likeness.reasons.as_slice()).unwrap_or_default();
                let reasons: Vec<&str> = reasons.iter().map(|reason| reason.as_str()).collect();
                *self.reasons.entry(reasons.join(" ")).or_default() += 1;
            }
            Verdict::Chosen => self.chosen += 1,
            Verdict::Doubtful => {
                self.doubtful += 1;
                let doubt = why.doubt.map_or("", Doubt::as_str);
                *self.doubts.entry(doubt.to_owned()).or_default() += 1;
            }
            Verdict::Nothing => self.nothing += 1,
        }
    }
}

impl Display for JoinReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let joined = self.certain + self.chosen;
        let share = joined as f64 * 100.0 / self.records.max(1) as f64;
        write!(
            f,
            "{}: {joined} of {} records are joined to facilities ({share:.1} %, {} by a person); {} wait for a person (sasae joins list), {} are like no facility",
            datasets::title(datasets::FUNCTIONS),
            self.records,
            self.chosen,
            self.doubtful,
            self.nothing
        )
    }
}
