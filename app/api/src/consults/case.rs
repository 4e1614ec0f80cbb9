//! A case as its desk keeps it.

use serde::{Deserialize, Serialize};

use super::desks::Desk;
use super::question::Question;
use super::sheet::Sheet;
use super::step::Step;
use super::{Attachment, Channel, ConsultStatus};

/// `GET /api/v1/consults`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ConsultsResponse {
    /// At most 20.
    pub consults: Vec<ConsultSummary>,
    pub meta: ConsultsMeta,
}

/// What holds for the whole desk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ConsultsMeta {
    /// The desk of who is signed in; `null` where the organization has none: there are only cases circulated to them.
    pub desk: Option<Desk>,
    pub counts: DeskCounts,
    /// All that match, up to 1,000 (then 1,000).
    pub total: i64,
    /// Give it as `cursor` for the next page; absent on the last one.
    pub next_cursor: Option<String>,
}

/// How many cases each view of a desk has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeskCounts {
    /// Nobody has taken them.
    pub new: i64,
    /// Open, and assigned to who is signed in.
    pub mine: i64,
    /// Not closed, and a first answer or a follow-up is due before today, or today.
    pub overdue: i64,
    /// Not closed.
    pub open: i64,
    /// Circulated to who is signed in, and not yet read.
    pub circulated: i64,
}

/// A case in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ConsultSummary {
    pub id: String,
    /// 2026-0412
    pub number: String,
    pub status: ConsultStatus,
    pub channel: Channel,
    /// RFC 3339 UTC
    pub received_at: String,
    pub subject: String,
    pub asker: String,
    pub asker_organization: Option<String>,
    pub topics: Vec<String>,
    /// While there was no answer: the day until which a first one is due.
    pub answer_due_on: Option<String>,
    pub follow_up_on: Option<String>,
    /// What is due is due before today, or today.
    pub is_overdue: bool,
    /// Who has taken it.
    pub assigned_to: Option<String>,
    /// Who asked has added something since the desk last did anything.
    pub has_addition: bool,
}

/// `GET /api/v1/consults/{id}`, and what every change of a case answers with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ConsultResponse {
    pub consult: Consult,
}

/// All of a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Consult {
    pub id: String,
    /// 2026-0412
    pub number: String,
    /// One more with every change.
    pub revision: i64,
    pub status: ConsultStatus,
    pub channel: Channel,
    /// RFC 3339 UTC
    pub received_at: String,
    pub desk: Desk,
    /// `null` when it was emptied.
    pub sheet: Option<Sheet>,
    pub assigned_to: Option<Person>,
    pub follow_up_on: Option<String>,
    /// RFC 3339 UTC
    pub first_answered_at: Option<String>,
    /// RFC 3339 UTC
    pub closed_at: Option<String>,
    /// Codes of the list `provided`, of what is closed.
    pub provided: Vec<String>,
    /// In the order of time.
    pub steps: Vec<Step>,
    pub circulated: Vec<Circulated>,
    pub attachments: Vec<Attachment>,
    /// Other cases of this desk that are about the same person, or asked by them: the last first, at most 10.
    pub same_person: Vec<SamePerson>,
    pub is_overdue: bool,
    /// Whether who is signed in may change it, or only give an opinion.
    pub may_change: bool,
    pub erasure_asked: bool,
}

/// Somebody who is signed in at times.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Person {
    pub membership_id: String,
    pub name: String,
    pub organization: String,
    pub profession: String,
    /// Of the desk that is asked for: a case can be assigned to them.
    pub is_of_desk: bool,
}

/// To whom a case was circulated.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Circulated {
    pub membership_id: String,
    pub name: String,
    pub organization: String,
    /// RFC 3339 UTC
    pub asked_at: String,
    /// RFC 3339 UTC; `null` as long as they have not looked.
    pub read_at: Option<String>,
}

/// Another case of the same person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SamePerson {
    pub id: String,
    pub number: String,
    pub subject: String,
    pub status: ConsultStatus,
    /// RFC 3339 UTC
    pub received_at: String,
    /// What is the same.
    pub same: Same,
}

super::codes! {
    Same {
        /// Name and date of birth of whom it is about.
        Person "person",
        /// Telephone of who asks.
        Telephone "telephone",
    }
}

/// `GET /api/v1/consult-people`: whom a case can be assigned or circulated to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ConsultPeopleResponse {
    /// Those of the desk first.
    pub people: Vec<Person>,
}

/// Body of `POST /api/v1/consults/{id}/opinions`
pub use super::question::NewAddition as NewOpinion;

/// `GET /api/v1/consults/{id}/export`: all that is kept about a case, for whom it is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ConsultExport {
    pub consult: Consult,
    /// As who asked sees it.
    pub question: Question,
}

/// Body of `POST /api/v1/consult-searches`, answered as `GET /api/v1/consults` without pages: what is looked for names
/// people, and stands in no address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ConsultSearch {
    /// A number, or words of a name, an organization or a subject; at most 100 characters.
    pub words: String,
}
