//! What somebody asks without an account, and what they see of it afterwards behind their private link. A professional
//! who asks from inside sees the same of theirs.

use serde::{Deserialize, Serialize};

use super::lists::{ConsultLists, ListName};
use super::{AnswerBy, Channel, ConsultStatus, GOOD_TIMES, MOST_WORDS, checked_sending, codes};
use crate::accounts::MOST_NAME;
use crate::error::ErrorItem;
use crate::forms::{choice, email, keep, required, telephone, text};
use crate::query::{form_value, form_values};

codes! {
    /// How old somebody is, as far as a resident has to tell.
    AgeBand {
        Under40 "under_40",
        From40 "from_40",
        From65 "from_65",
        From75 "from_75",
        From85 "from_85",
        Unknown "unknown",
    }
}

/// The fields of a question in the order of its pages.
pub const QUESTION_FIELDS: [&str; 13] = [
    "asker",
    "topics",
    "words",
    "age_band",
    "town",
    "care_level",
    "answer_by",
    "telephone",
    "good_times",
    "email",
    "name",
    "desk_id",
    "consent",
];

/// Body of `POST /api/v1/questions`
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewQuestion {
    /// Made for the form: sent twice with the same, it is one question with one link.
    pub sending: String,
    /// `null`: the one desk there is.
    #[serde(default)]
    pub desk_id: Option<String>,
    /// One of the `askers` for residents.
    pub asker: String,
    /// What troubles; none with words, or with `unsure`.
    #[serde(default)]
    pub topics: Vec<String>,
    /// わからない
    #[serde(default)]
    pub unsure: bool,
    #[serde(default)]
    pub words: Option<String>,
    /// Of whom it is about.
    #[serde(default)]
    pub age_band: Option<String>,
    #[serde(default)]
    pub town: Option<String>,
    /// One of [`CARE_LEVELS`](super::CARE_LEVELS)
    #[serde(default)]
    pub care_level: Option<String>,
    /// `telephone`, `email` or `web`
    pub answer_by: String,
    #[serde(default)]
    pub telephone: Option<String>,
    /// Of [`GOOD_TIMES`]
    #[serde(default)]
    pub good_times: Vec<String>,
    #[serde(default)]
    pub email: Option<String>,
    #[serde(default)]
    pub name: Option<String>,
    /// That the desk keeps this, and may ask those whom it needs, without a name.
    pub consent: bool,
}

impl NewQuestion {
    /// Reads the fields of the pages: names as in [`QUESTION_FIELDS`], `sending`; `topics` may hold `unsure`.
    pub fn from_form(typed: &[(String, String)]) -> Self {
        let value = |name: &str| form_value(typed, name).to_owned();
        let (unsure, topics): (Vec<_>, Vec<_>) = form_values(typed, "topics").into_iter().partition(|t| t == "unsure");
        let some = |name: &str| Some(value(name)).filter(|value| !value.trim().is_empty());
        Self {
            sending: value("sending"),
            desk_id: some("desk_id"),
            asker: value("asker"),
            topics,
            unsure: !unsure.is_empty(),
            words: some("words"),
            age_band: some("age_band"),
            town: some("town"),
            care_level: some("care_level"),
            answer_by: value("answer_by"),
            telephone: some("telephone"),
            good_times: form_values(typed, "good_times"),
            email: some("email"),
            name: some("name"),
            consent: value("consent") == "yes",
        }
    }

    /// What was typed, as it is meant; every wrong field is told, in the order of the pages. A page of the form looks only
    /// at the errors of its own fields.
    pub fn checked(self, lists: &ConsultLists) -> Result<Self, Vec<ErrorItem>> {
        let mut errors = Vec::new();
        let offered =
            |list: ListName, code: &str| lists.find(list, code).is_some_and(|item| item.for_residents && !item.retired);
        let asker = Some(self.asker.clone()).filter(|asker| !asker.is_empty());
        let asker = required("asker", asker).and_then(|code| match offered(ListName::Askers, &code) {
            true => Ok(code),
            false => Err(ErrorItem::field("not_a_choice", "asker", "expected one of the askers for residents")),
        });
        let asker = keep(&mut errors, asker);
        if self.topics.iter().any(|topic| !offered(ListName::Topics, topic)) {
            errors.push(ErrorItem::field("not_a_choice", "topics", "expected topics for residents"));
        } else if self.topics.is_empty() && !self.unsure {
            errors.push(ErrorItem::field("required", "topics", "choose at least one, or that you are not sure"));
        }
        let mut topics = self.topics;
        topics.sort();
        topics.dedup();
        let words = keep(&mut errors, text("words", self.words.as_deref().unwrap_or_default(), MOST_WORDS));
        if words.is_none() && topics.is_empty() && self.unsure {
            errors.push(ErrorItem::field("required", "words", "a few words, since nothing was chosen"));
        }
        let bands: Vec<&str> = AgeBand::ALL.iter().map(|band| band.code()).collect();
        let age_band = keep(&mut errors, choice("age_band", self.age_band.as_deref().unwrap_or_default(), &bands));
        let town = keep(&mut errors, text("town", self.town.as_deref().unwrap_or_default(), MOST_NAME));
        let care_level = choice("care_level", self.care_level.as_deref().unwrap_or_default(), &super::CARE_LEVELS);
        let care_level = keep(&mut errors, care_level);
        let ways = [AnswerBy::Telephone.code(), AnswerBy::Email.code(), AnswerBy::Web.code()];
        let answer_by = choice("answer_by", &self.answer_by, &ways).and_then(|way| required("answer_by", way));
        let answer_by = keep(&mut errors, answer_by);
        let number = telephone("telephone", self.telephone.as_deref().unwrap_or_default());
        let number = number.and_then(|number| match answer_by == AnswerBy::Telephone.code() {
            true => required("telephone", number).map(Some),
            false => Ok(number),
        });
        let number = keep(&mut errors, number);
        if self.good_times.iter().any(|time| !GOOD_TIMES.contains(&time.as_str())) {
            let detail = format!("expected some of {}", GOOD_TIMES.join(", "));
            errors.push(ErrorItem::field("not_a_choice", "good_times", detail));
        }
        let address = email("email", self.email.as_deref().unwrap_or_default());
        let address = address.and_then(|address| match answer_by == AnswerBy::Email.code() {
            true => required("email", address).map(Some),
            false => Ok(address),
        });
        let address = keep(&mut errors, address);
        let name = keep(&mut errors, text("name", self.name.as_deref().unwrap_or_default(), MOST_NAME));
        if !self.consent {
            errors.push(ErrorItem::field("required", "consent", "it can only be kept with consent"));
        }
        let sending = keep(&mut errors, checked_sending(self.sending));
        let checked = Self {
            sending,
            desk_id: self.desk_id,
            asker,
            topics,
            unsure: self.unsure,
            words,
            age_band,
            town,
            care_level,
            answer_by,
            telephone: number,
            good_times: self.good_times,
            email: address,
            name,
            consent: self.consent,
        };
        if errors.is_empty() { Ok(checked) } else { Err(errors) }
    }
}

/// `POST /api/v1/questions`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct QuestionReceiptResponse {
    pub question: QuestionReceipt,
}

/// What is told once. Nobody else can find the way back to the question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct QuestionReceipt {
    /// 2026-0412
    pub number: String,
    /// `/consult/{secret}`
    pub path: String,
}

/// `GET /api/v1/questions/{secret}`, `GET /api/v1/asked-consults/{id}`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct QuestionResponse {
    pub question: Question,
}

/// What who asked sees of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Question {
    pub number: String,
    pub status: ConsultStatus,
    pub channel: Channel,
    /// RFC 3339 UTC
    pub received_at: String,
    pub desk: super::desks::Desk,
    pub subject: String,
    /// As it was asked; `null` when it was emptied.
    pub words: Option<String>,
    pub topics: Vec<String>,
    pub answer_by: Option<AnswerBy>,
    /// A first answer is expected until this day.
    pub answer_due_on: Option<String>,
    /// What the desk said and what was added, in the order of time.
    pub exchange: Vec<Exchanged>,
    /// Whether it was asked that all this be deleted.
    pub erasure_asked: bool,
}

/// One thing that was said to or by who asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Exchanged {
    /// RFC 3339 UTC
    pub at: String,
    /// Whether the desk said it.
    pub from_desk: bool,
    /// The desk that said it, where it is not the one that has the question now.
    #[serde(default)]
    pub other_desk: Option<String>,
    pub words: String,
    /// Facilities that the desk sent along.
    #[serde(default)]
    pub facilities: Vec<super::step::NamedFacility>,
}

/// Body of `POST /api/v1/questions/{secret}/additions` and of `POST /api/v1/asked-consults/{id}/additions`
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewAddition {
    pub sending: String,
    pub words: String,
}

impl NewAddition {
    pub fn from_form(typed: &[(String, String)]) -> Self {
        let value = |name: &str| form_value(typed, name).to_owned();
        Self { sending: value("sending"), words: value("words") }
    }

    pub fn checked(self) -> Result<Self, Vec<ErrorItem>> {
        let mut errors = Vec::new();
        let words = text("words", &self.words, MOST_WORDS).and_then(|words| required("words", words));
        let words = keep(&mut errors, words);
        let sending = keep(&mut errors, checked_sending(self.sending));
        if errors.is_empty() { Ok(Self { sending, words }) } else { Err(errors) }
    }
}

/// `GET /api/v1/asked-consults`: what one's organization has asked from inside, the last first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AskedConsultsResponse {
    /// At most 50.
    pub asked_consults: Vec<AskedConsult>,
}

/// `POST /api/v1/asked-consults`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AskedConsultResponse {
    pub asked_consult: AskedConsult,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AskedConsult {
    pub id: String,
    pub number: String,
    pub desk: String,
    pub subject: String,
    pub status: ConsultStatus,
    /// RFC 3339 UTC
    pub received_at: String,
    /// Who asked.
    pub asked_by: String,
    /// RFC 3339 UTC of the last answer.
    pub answered_at: Option<String>,
}
