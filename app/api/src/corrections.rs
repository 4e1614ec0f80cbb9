//! Corrections: what a visitor reports as wrong in what is shown of a facility.

use serde::{Deserialize, Serialize};

use crate::error::ErrorItem;
use crate::forms::{choice, date, email, keep, required, telephone, text};

/// What can be wrong.
pub const WRONG: [&str; 6] = ["telephone", "hours", "address", "services", "closed", "other"];
/// Who reports.
pub const RELATIONS: [&str; 4] = ["staff", "visitor", "professional", "other"];
/// The fields of the form in their order.
pub const CORRECTION_FIELDS: [&str; 7] = ["wrong", "words", "relation", "noticed", "name", "telephone", "email"];

const MOST_WORDS: usize = 1_000;
const MOST_NAME: usize = 100;

/// Body of `POST /api/v1/corrections`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewCorrection {
    pub facility_id: String,
    /// At least one of `telephone`, `hours`, `address`, `services`, `closed`, `other`.
    pub wrong: Vec<String>,
    /// What is right instead, at most 1,000 characters.
    pub words: String,
    /// `staff`, `visitor`, `professional`, `other`
    pub relation: String,
    /// `2026-11-20`
    #[serde(default)]
    pub noticed_on: Option<String>,
    /// Who may be asked, only if they wish.
    #[serde(default)]
    pub name: Option<String>,
    #[serde(default)]
    pub telephone: Option<String>,
    #[serde(default)]
    pub email: Option<String>,
}

/// `POST /api/v1/corrections`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CorrectionResponse {
    pub correction: CorrectionReceipt,
}

/// What became of a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CorrectionReceipt {
    pub id: String,
}

impl NewCorrection {
    /// Reads the fields of the form; every field that is wrong is told, in their order. Whether a date
    /// lies in the future is told by whoever knows what day it is.
    pub fn from_form(facility_id: &str, typed: &[(String, String)]) -> Result<Self, Vec<ErrorItem>> {
        let value = |name: &str| typed.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value.as_str());
        let some = |name: &str| Some(value(name).to_owned());
        let [era, year, month, day] = ["era", "year", "month", "day"].map(|part| value(&format!("noticed_{part}")));
        let noticed_on = date("noticed", era, year, month, day);
        let form = Self {
            facility_id: facility_id.to_owned(),
            wrong: typed.iter().filter(|(field, _)| field == "wrong").map(|(_, value)| value.clone()).collect(),
            words: value("words").to_owned(),
            relation: value("relation").to_owned(),
            noticed_on: noticed_on.clone().ok().flatten(),
            name: some("name"),
            telephone: some("telephone"),
            email: some("email"),
        };
        match (form.checked("9999-12-31"), noticed_on) {
            (Ok(form), Ok(_)) => Ok(form),
            (form, noticed_on) => {
                let mut errors = form.err().unwrap_or_default();
                errors.extend(noticed_on.err());
                let place =
                    |error: &ErrorItem| CORRECTION_FIELDS.iter().position(|f| Some(*f) == error.field.as_deref());
                errors.sort_by_key(place);
                Err(errors)
            }
        }
    }

    /// Checks what came as JSON by the rules of the form, and returns it as it is kept. `today` is
    /// the date in Japan: nobody notices anything later.
    pub fn checked(self, today: &str) -> Result<Self, Vec<ErrorItem>> {
        let mut errors = Vec::new();
        let wrong = keep(&mut errors, some_of_wrong(self.wrong));
        let words = text("words", &self.words, MOST_WORDS).and_then(|words| required("words", words));
        let words = keep(&mut errors, words);
        let relation = choice("relation", &self.relation, &RELATIONS).and_then(|found| required("relation", found));
        let relation = keep(&mut errors, relation);
        let noticed_on = keep(&mut errors, noticed(self.noticed_on.as_deref().unwrap_or_default(), today));
        let name = keep(&mut errors, text("name", &self.name.unwrap_or_default(), MOST_NAME));
        let telephone = keep(&mut errors, telephone("telephone", &self.telephone.unwrap_or_default()));
        let email = keep(&mut errors, email("email", &self.email.unwrap_or_default()));
        let facility_id = self.facility_id;
        match errors.is_empty() {
            true => Ok(Self { facility_id, wrong, words, relation, noticed_on, name, telephone, email }),
            false => Err(errors),
        }
    }
}

fn some_of_wrong(chosen: Vec<String>) -> Result<Vec<String>, ErrorItem> {
    for code in &chosen {
        choice("wrong", code, &WRONG)?;
    }
    // In the order of the list, each once.
    let kept: Vec<String> =
        WRONG.iter().filter(|code| chosen.iter().any(|c| c == *code)).map(|c| (*c).to_owned()).collect();
    required("wrong", (!kept.is_empty()).then_some(kept))
}

fn noticed(on: &str, today: &str) -> Result<Option<String>, ErrorItem> {
    let mut parts = on.splitn(3, '-');
    let [year, month, day] = [(); 3].map(|()| parts.next().unwrap_or_default());
    let found = date("noticed", "", year, month, day)?;
    match found {
        Some(found) if found.as_str() > today => {
            Err(ErrorItem::field("date_in_future", "noticed", format!("{found} is after today, {today}")))
        }
        found => Ok(found),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(fields: &[(&str, &str)]) -> Result<NewCorrection, Vec<ErrorItem>> {
        let typed: Vec<_> = fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        NewCorrection::from_form("f1", &typed)
    }

    #[test]
    fn every_wrong_field_is_told_in_the_order_of_the_form() {
        let errors = form(&[
            ("wrong", "colour"),
            ("relation", "king"),
            ("noticed_year", "2026"),
            ("noticed_month", "13"),
            ("telephone", "12"),
            ("email", "hana"),
            ("name", &"x".repeat(101)),
        ])
        .expect_err("refused");
        let told: Vec<_> = errors.iter().map(|e| (e.field.as_deref().unwrap_or(""), e.code.as_str())).collect();
        assert_eq!(
            told,
            [
                ("wrong", "not_a_choice"),
                ("words", "required"),
                ("relation", "not_a_choice"),
                ("noticed", "not_a_date"),
                ("name", "too_long"),
                ("telephone", "not_a_telephone"),
                ("email", "not_an_email"),
            ]
        );
    }

    #[test]
    fn what_is_right_is_kept_as_it_is_meant() {
        let fields = [
            ("wrong", "hours"),
            ("wrong", "telephone"),
            ("words", " 木曜は休み "),
            ("relation", "visitor"),
            ("noticed_era", "reiwa"),
            ("noticed_year", "８"),
            ("noticed_month", "11"),
            ("noticed_day", "20"),
            ("telephone", "０７２－１２３－４５６７"),
        ];
        let kept = form(&fields).expect("accepted");
        assert_eq!(kept.wrong, ["telephone", "hours"]);
        assert_eq!(kept.words, "木曜は休み");
        assert_eq!(kept.noticed_on.as_deref(), Some("2026-11-20"));
        assert_eq!(kept.telephone.as_deref(), Some("072-123-4567"));
        assert_eq!((&kept.name, &kept.email), (&None, &None));
        let errors = kept.clone().checked("2026-11-19").expect_err("later than today");
        assert_eq!(errors[0].code, "date_in_future");
        assert_eq!(kept.clone().checked("2026-11-20"), Ok(kept));
    }
}
