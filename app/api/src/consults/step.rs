//! 経過: what was done about a case, one step after another. None is ever changed or taken away, but with all of the case.

use serde::{Deserialize, Serialize};

use super::lists::{ConsultLists, ListName};
use super::{AnswerBy, Channel, MOST_WORDS, checked_sending};
use crate::error::ErrorItem;
use crate::forms::{iso_date, required, text};

/// A step of a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Step {
    pub id: String,
    /// RFC 3339 UTC
    pub at: String,
    /// Who did it; `null`: who asked, or the server.
    pub by: Option<String>,
    /// Of another organization than the desk's.
    pub by_organization: Option<String>,
    pub done: Done,
}

/// What was done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Done {
    /// 受付
    Received {
        channel: Channel,
    },
    /// The sheet was changed: names of its fields.
    SheetChanged {
        fields: Vec<String>,
    },
    /// 担当; `null`: nobody any more.
    Assigned {
        to: Option<String>,
    },
    /// Written down for the desk itself.
    Noted {
        words: String,
    },
    /// 返答, seen by who asked. By telephone it is what was said.
    Answered {
        by: AnswerBy,
        words: String,
        facilities: Vec<NamedFacility>,
    },
    /// Who asked added this.
    Added {
        words: String,
    },
    /// 施設をさがした: results of the finder.
    FacilitiesFound {
        facilities: Vec<NamedFacility>,
        words: Option<String>,
    },
    /// 回覧: names of who is asked.
    Circulated {
        to: Vec<String>,
        words: String,
    },
    /// Somebody was asked by mistake, and reads it no more: the name.
    TakenBack {
        from: String,
    },
    /// What somebody says of it to whom it was circulated.
    OpinionGiven {
        words: String,
    },
    /// `null`: none any more.
    FollowUpSet {
        on: Option<String>,
    },
    /// 引き継ぎ: the names of the desks.
    HandedOver {
        from: String,
        to: String,
        words: String,
    },
    Attached {
        name: String,
    },
    AttachmentRemoved {
        name: String,
    },
    /// Codes of the list `provided`.
    Closed {
        provided: Vec<String>,
        words: Option<String>,
    },
    Reopened {
        words: Option<String>,
    },
    /// Who asked wishes that all of this be deleted.
    ErasureAsked,
}

/// A facility as it was called when it was named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NamedFacility {
    pub id: String,
    pub name: String,
    pub telephone: Option<String>,
}

/// Body of `POST /api/v1/consults/{id}/steps`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewStep {
    /// Made for the form: sent twice with the same, it is one step.
    pub sending: String,
    /// The `revision` that was looked at. It must still be that for what changes the case (`assign`, `set_follow_up`,
    /// `hand_over`, `close`, `reopen`); what is only written down is taken whatever happened meanwhile.
    pub seen: i64,
    pub step: StepToDo,
}

/// What is to be done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum StepToDo {
    /// To a membership of the desk; `null`: to nobody.
    Assign {
        membership_id: Option<String>,
    },
    Note {
        words: String,
    },
    /// By mail it is sent at once, with these words, to the address of the sheet; otherwise it is kept as told.
    Answer {
        by: AnswerBy,
        words: String,
        #[serde(default)]
        facility_ids: Vec<String>,
    },
    AttachFacilities {
        facility_ids: Vec<String>,
        #[serde(default)]
        words: Option<String>,
    },
    /// To memberships of `GET /api/v1/consult-people`.
    Circulate {
        membership_ids: Vec<String>,
        words: String,
    },
    /// From a membership to which it is circulated.
    TakeBack {
        membership_id: String,
    },
    /// A day; `null`: none any more.
    SetFollowUp {
        on: Option<String>,
    },
    HandOver {
        desk_id: String,
        words: String,
    },
    /// At least one of the list `provided`.
    Close {
        provided: Vec<String>,
        #[serde(default)]
        words: Option<String>,
    },
    Reopen {
        #[serde(default)]
        words: Option<String>,
    },
}

/// Facilities that can be named at once.
pub const MOST_FACILITIES: usize = 20;
/// People to whom a case is circulated at once.
pub const MOST_CIRCULATED: usize = 30;

impl StepToDo {
    /// Whether the case must be as it was seen.
    pub fn needs_seen(&self) -> bool {
        matches!(
            self,
            Self::Assign { .. }
                | Self::SetFollowUp { .. }
                | Self::HandOver { .. }
                | Self::Close { .. }
                | Self::Reopen { .. }
        )
    }

    fn checked(self, lists: &ConsultLists) -> Result<Self, ErrorItem> {
        let said = |words: String| text("words", &words, MOST_WORDS).and_then(|words| required("words", words));
        let maybe = |words: Option<String>| text("words", words.as_deref().unwrap_or_default(), MOST_WORDS);
        let some = |field: &str, mut ids: Vec<String>, most: usize| {
            ids.sort();
            ids.dedup();
            match ids.len() {
                0 => required(field, None),
                found if found > most => {
                    Err(ErrorItem::field("too_long", field, format!("{found}; at most {most} are taken at once")))
                }
                _ => Ok(ids),
            }
        };
        Ok(match self {
            Self::Note { words } => Self::Note { words: said(words)? },
            Self::Answer { by, words, facility_ids } if facility_ids.len() <= MOST_FACILITIES => {
                Self::Answer { by, words: said(words)?, facility_ids }
            }
            Self::Answer { facility_ids, .. } => {
                some("facility_ids", facility_ids, MOST_FACILITIES)?;
                return required("facility_ids", None);
            }
            Self::AttachFacilities { facility_ids, words } => Self::AttachFacilities {
                facility_ids: some("facility_ids", facility_ids, MOST_FACILITIES)?,
                words: maybe(words)?,
            },
            Self::Circulate { membership_ids, words } => Self::Circulate {
                membership_ids: some("membership_ids", membership_ids, MOST_CIRCULATED)?,
                words: said(words)?,
            },
            Self::SetFollowUp { on: Some(on) } => Self::SetFollowUp { on: iso_date("on", &on)? },
            Self::HandOver { desk_id, words } => Self::HandOver {
                desk_id: required("desk_id", Some(desk_id).filter(|id| !id.is_empty()))?,
                words: said(words)?,
            },
            Self::Close { provided, words } => {
                let provided = some("provided", provided, super::lists::MOST_ITEMS)?;
                if provided.iter().any(|code| !lists.offers(ListName::Provided, code)) {
                    let detail = "expected what the list `provided` of consult-lists offers";
                    return Err(ErrorItem::field("not_a_choice", "provided", detail));
                }
                Self::Close { provided, words: maybe(words)? }
            }
            Self::Reopen { words } => Self::Reopen { words: maybe(words)? },
            other @ (Self::Assign { .. } | Self::TakeBack { .. } | Self::SetFollowUp { on: None }) => other,
        })
    }
}

impl NewStep {
    /// Every wrong field is told: `words`, `facility_ids`, `membership_ids`, `on`, `desk_id`, `provided`, `sending`.
    pub fn checked(self, lists: &ConsultLists) -> Result<Self, Vec<ErrorItem>> {
        match (self.step.checked(lists), checked_sending(self.sending)) {
            (Ok(step), Ok(sending)) => Ok(Self { sending, seen: self.seen, step }),
            (step, sending) => Err(step.err().into_iter().chain(sending.err()).collect()),
        }
    }
}
