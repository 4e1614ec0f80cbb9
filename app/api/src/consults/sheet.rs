//! 相談受付票: what a desk writes down of a question, however it came.

use serde::{Deserialize, Serialize};

use super::lists::{ConsultLists, ListName};
use super::{AnswerBy, CARE_LEVELS, Channel, GOOD_TIMES, MOST_SUBJECT, MOST_WORDS, Sex, checked_sending};
use crate::accounts::MOST_NAME;
use crate::error::ErrorItem;
use crate::forms::{choice, date, email, iso_date, keep, required, telephone, text};
use crate::query::{form_value, form_values};

/// The fields of a sheet in the order of its form. `about_born` is typed in four: `_era`, `_year`, `_month`, `_day`.
pub const SHEET_FIELDS: [&str; 24] = [
    "channel",
    "received",
    "asker",
    "asker_name",
    "asker_organization",
    "asker_telephone",
    "asker_fax",
    "asker_email",
    "about_name",
    "about_born",
    "about_age",
    "about_sex",
    "about_town",
    "about_care_level",
    "about_doctor",
    "about_home",
    "topics",
    "subject",
    "words",
    "answer_by",
    "good_times",
    "answer_due_on",
    "desk_id",
    "sending",
];

/// Who asks, about whom, what.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Sheet {
    /// One of the `askers`.
    pub asker: String,
    pub asker_name: Option<String>,
    pub asker_organization: Option<String>,
    pub asker_telephone: Option<String>,
    pub asker_fax: Option<String>,
    pub asker_email: Option<String>,
    /// `null`: not told (お名前は伏せています).
    pub about_name: Option<String>,
    /// 1938-04-02
    pub about_born: Option<String>,
    /// In years, at most 130; a resident's question tells a band instead.
    pub about_age: Option<u8>,
    pub about_age_band: Option<super::question::AgeBand>,
    pub about_sex: Option<Sex>,
    pub about_town: Option<String>,
    /// One of [`CARE_LEVELS`]
    pub about_care_level: Option<String>,
    /// 主治医
    pub about_doctor: Option<String>,
    /// Who lives there, and how: 独居, 夫と二人 …
    pub about_home: Option<String>,
    pub topics: Vec<String>,
    pub subject: String,
    pub words: Option<String>,
    pub answer_by: Option<AnswerBy>,
    /// Of [`GOOD_TIMES`]
    pub good_times: Vec<String>,
    /// `null` in a new sheet: as the desk sets it.
    pub answer_due_on: Option<String>,
}

/// Body of `POST /api/v1/consults` (a question that came to the desk) and of `POST /api/v1/asked-consults` (from inside).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewConsult {
    pub sending: String,
    /// From inside: the desk that is asked; `null` otherwise, and where there is only one.
    #[serde(default)]
    pub desk_id: Option<String>,
    pub channel: Channel,
    /// RFC 3339, for a sheet that is typed later; `null`: now.
    #[serde(default)]
    pub received_at: Option<String>,
    pub sheet: Sheet,
}

/// Body of `PUT /api/v1/consults/{id}/sheet`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ChangedSheet {
    /// The `revision` that was changed.
    pub seen: i64,
    pub sheet: Sheet,
}

impl Sheet {
    /// Reads the fields of the form; the age and the date are read as people write them, and every field that cannot be
    /// read is told.
    pub fn from_form(typed: &[(String, String)]) -> Result<Self, Vec<ErrorItem>> {
        let mut errors = Vec::new();
        let value = |name: &str| form_value(typed, name);
        let some = |name: &str| Some(value(name).to_owned()).filter(|value| !value.trim().is_empty());
        let part = |part: &str| value(part);
        let born = date(
            "about_born",
            part("about_born_era"),
            part("about_born_year"),
            part("about_born_month"),
            part("about_born_day"),
        );
        let due = date(
            "answer_due_on",
            part("answer_due_on_era"),
            part("answer_due_on_year"),
            part("answer_due_on_month"),
            part("answer_due_on_day"),
        );
        let typed_age = crate::forms::half_width(value("about_age"));
        let age = match typed_age.trim_end_matches(['歳', '才']).trim() {
            "" => Ok(None),
            digits => digits.parse::<u8>().map(Some).map_err(|_| not_an_age()),
        };
        let sheet = Self {
            asker: value("asker").to_owned(),
            asker_name: some("asker_name"),
            asker_organization: some("asker_organization"),
            asker_telephone: some("asker_telephone"),
            asker_fax: some("asker_fax"),
            asker_email: some("asker_email"),
            about_name: some("about_name"),
            about_born: keep(&mut errors, born),
            about_age: keep(&mut errors, age),
            about_age_band: super::question::AgeBand::parse(value("about_age_band")),
            about_sex: Sex::parse(value("about_sex")),
            about_town: some("about_town"),
            about_care_level: some("about_care_level"),
            about_doctor: some("about_doctor"),
            about_home: some("about_home"),
            topics: form_values(typed, "topics"),
            subject: value("subject").to_owned(),
            words: some("words"),
            answer_by: AnswerBy::parse(value("answer_by")),
            good_times: form_values(typed, "good_times"),
            answer_due_on: keep(&mut errors, due),
        };
        if errors.is_empty() { Ok(sheet) } else { Err(errors) }
    }

    /// The fields of the form that holds this sheet.
    pub fn to_form(&self) -> Vec<(String, String)> {
        let mut typed: Vec<(String, String)> = Vec::new();
        let mut put = |name: &str, value: &str| {
            if !value.is_empty() {
                typed.push((name.to_owned(), value.to_owned()));
            }
        };
        let texts = [
            ("asker_name", &self.asker_name),
            ("asker_organization", &self.asker_organization),
            ("asker_telephone", &self.asker_telephone),
            ("asker_fax", &self.asker_fax),
            ("asker_email", &self.asker_email),
            ("about_name", &self.about_name),
            ("about_town", &self.about_town),
            ("about_care_level", &self.about_care_level),
            ("about_doctor", &self.about_doctor),
            ("about_home", &self.about_home),
            ("words", &self.words),
        ];
        put("asker", &self.asker);
        texts.iter().for_each(|(name, value)| put(name, value.as_deref().unwrap_or_default()));
        for (name, value) in [("about_born", &self.about_born), ("answer_due_on", &self.answer_due_on)] {
            let parts = value.as_deref().unwrap_or_default().split('-').map(|part| part.trim_start_matches('0'));
            for (part, value) in ["year", "month", "day"].into_iter().zip(parts) {
                put(&format!("{name}_{part}"), value);
            }
        }
        put("about_age", &self.about_age.map(|age| age.to_string()).unwrap_or_default());
        put("about_age_band", self.about_age_band.map_or("", super::question::AgeBand::code));
        put("about_sex", self.about_sex.map_or("", Sex::code));
        self.topics.iter().for_each(|topic| put("topics", topic));
        put("subject", &self.subject);
        put("answer_by", self.answer_by.map_or("", AnswerBy::code));
        self.good_times.iter().for_each(|time| put("good_times", time));
        typed
    }

    /// What was written, as it is meant; every wrong field is told. `known`: what this case has already, which may be
    /// retired by now.
    pub fn checked(self, lists: &ConsultLists, known: Option<&Self>) -> Result<Self, Vec<ErrorItem>> {
        let mut errors = Vec::new();
        let is_known =
            |code: &str| known.is_some_and(|known| known.asker == code || known.topics.iter().any(|t| t == code));
        let asker = required("asker", Some(self.asker).filter(|asker| !asker.is_empty()));
        let asker = keep(&mut errors, asker);
        if !asker.is_empty() && !lists.offers(ListName::Askers, &asker) && !is_known(&asker) {
            errors.push(ErrorItem::field("not_a_choice", "asker", "expected one of the askers of consult-lists"));
        }
        let mut words_of = |name: &str, value: &Option<String>, most: usize| {
            keep(&mut errors, text(name, value.as_deref().unwrap_or_default(), most))
        };
        let asker_name = words_of("asker_name", &self.asker_name, MOST_NAME);
        let asker_organization = words_of("asker_organization", &self.asker_organization, MOST_NAME);
        let about_name = words_of("about_name", &self.about_name, MOST_NAME);
        let about_town = words_of("about_town", &self.about_town, MOST_NAME);
        let about_doctor = words_of("about_doctor", &self.about_doctor, MOST_NAME);
        let about_home = words_of("about_home", &self.about_home, 200);
        let words = words_of("words", &self.words, MOST_WORDS);
        let number = |name: &str, value: &Option<String>| telephone(name, value.as_deref().unwrap_or_default());
        let asker_telephone = keep(&mut errors, number("asker_telephone", &self.asker_telephone));
        let asker_fax = keep(&mut errors, number("asker_fax", &self.asker_fax));
        let asker_email = keep(&mut errors, email("asker_email", self.asker_email.as_deref().unwrap_or_default()));
        let born = keep(&mut errors, iso_date("about_born", &self.about_born.unwrap_or_default()));
        let due = keep(&mut errors, iso_date("answer_due_on", &self.answer_due_on.unwrap_or_default()));
        if self.about_age.is_some_and(|age| age > 130) {
            errors.push(not_an_age());
        }
        let care_level = self.about_care_level.as_deref().unwrap_or_default();
        let care_level = keep(&mut errors, choice("about_care_level", care_level, &CARE_LEVELS));
        if self.topics.iter().any(|topic| !lists.offers(ListName::Topics, topic) && !is_known(topic)) {
            errors.push(ErrorItem::field("not_a_choice", "topics", "expected topics of consult-lists"));
        }
        let mut topics = self.topics;
        topics.sort();
        topics.dedup();
        let subject = text("subject", &self.subject, MOST_SUBJECT).and_then(|subject| required("subject", subject));
        let subject = keep(&mut errors, subject);
        if self.good_times.iter().any(|time| !GOOD_TIMES.contains(&time.as_str())) {
            let detail = format!("expected some of {}", GOOD_TIMES.join(", "));
            errors.push(ErrorItem::field("not_a_choice", "good_times", detail));
        }
        let needed = match self.answer_by {
            Some(AnswerBy::Telephone) if asker_telephone.is_none() => Some("asker_telephone"),
            Some(AnswerBy::Fax) if asker_fax.is_none() => Some("asker_fax"),
            Some(AnswerBy::Email) if asker_email.is_none() => Some("asker_email"),
            _ => None,
        };
        if let Some(field) = needed.filter(|field| !errors.iter().any(|error| error.field.as_deref() == Some(field))) {
            errors.push(ErrorItem::field("required", field, "this is how the answer is wished"));
        }
        let checked = Self {
            asker,
            asker_name,
            asker_organization,
            asker_telephone,
            asker_fax,
            asker_email,
            about_name,
            about_born: born,
            about_age: self.about_age,
            about_age_band: self.about_age_band,
            about_sex: self.about_sex,
            about_town,
            about_care_level: care_level,
            about_doctor,
            about_home,
            topics,
            subject,
            words,
            answer_by: self.answer_by,
            good_times: self.good_times,
            answer_due_on: due,
        };
        if errors.is_empty() { Ok(checked) } else { Err(errors) }
    }
}

impl NewConsult {
    pub fn checked(self, lists: &ConsultLists) -> Result<Self, Vec<ErrorItem>> {
        let sheet = self.sheet.checked(lists, None);
        match (sheet, checked_sending(self.sending)) {
            (Ok(sheet), Ok(sending)) => Ok(Self { sheet, sending, ..self }),
            (sheet, sending) => Err(sheet.err().into_iter().flatten().chain(sending.err()).collect()),
        }
    }
}

fn not_an_age() -> ErrorItem {
    ErrorItem::field("not_an_age", "about_age", "expected years, 0 to 130")
}
