//! Corrections: what a visitor reports as wrong in what is shown of a facility, or as missing, and what becomes of it.

use serde::{Deserialize, Serialize};

pub use crate::correction_state::{CorrectionState, CorrectionStateResponse, CorrectionStatus};
use crate::error::ErrorItem;
use crate::forms::{choice, date, email, iso_date, keep, required, telephone, text, website};

/// What can be wrong.
pub const WRONG: [&str; 6] = ["telephone", "hours", "address", "services", "closed", "other"];
/// What a new resource can be: the kinds of facilities, what people run for each other, and what nobody knows.
pub const RESOURCE_KINDS: [&str; 13] = [
    "hospital",
    "clinic",
    "dental",
    "maternity",
    "pharmacy",
    "care",
    "salon",
    "dementia_cafe",
    "gathering",
    "watch_over",
    "transport",
    "meal_delivery",
    "other",
];
/// Who reports.
pub const RELATIONS: [&str; 4] = ["staff", "visitor", "professional", "other"];
/// The fields of the forms in their order: `wrong` and `noticed` are asked of a facility, those of the resource where
/// one is missing.
pub const CORRECTION_FIELDS: [&str; 12] = [
    "wrong",
    "resource_kind",
    "resource_name",
    "resource_address",
    "resource_telephone",
    "resource_website",
    "words",
    "relation",
    "noticed",
    "name",
    "telephone",
    "email",
];

/// The longest report that is read, in bytes, as a form and as JSON.
pub const MOST_BYTES: usize = 64 * 1024;

const MOST_WORDS: usize = 1_000;
const MOST_NAME: usize = 100;
const MOST_ADDRESS: usize = 200;

/// Body of `POST /api/v1/corrections`: about a facility that is shown, or about one that is missing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewCorrection {
    /// The facility that it is about; without it there is a `resource`.
    #[serde(default)]
    pub facility_id: Option<String>,
    /// Of a facility at least one of `telephone`, `hours`, `address`, `services`, `closed`, `other`.
    #[serde(default)]
    pub wrong: Vec<String>,
    /// What is missing; without it there is a `facility_id`. Errors name its fields `resource_name`, …
    #[serde(default)]
    pub resource: Option<NewResource>,
    /// What is right instead; of a resource when it is held, what it costs, how to join. At most 1,000 characters.
    /// May be left out for a resource.
    #[serde(default)]
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

/// A place or an offer that is not listed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewResource {
    /// `hospital`, `clinic`, `dental`, `maternity`, `pharmacy`, `care`, `salon`, `dementia_cafe`, `gathering`,
    /// `watch_over`, `transport`, `meal_delivery`, `other`
    pub kind: String,
    /// At most 100 characters.
    pub name: String,
    /// At most 200 characters.
    #[serde(default)]
    pub address: Option<String>,
    #[serde(default)]
    pub telephone: Option<String>,
    /// `https://example.jp`
    #[serde(default)]
    pub website: Option<String>,
}

/// `POST /api/v1/corrections`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CorrectionResponse {
    pub correction: CorrectionReceipt,
}

/// That a report has arrived.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CorrectionReceipt {
    pub id: String,
    /// `/corrections/` and a secret, told this once: the page that says what becomes of it, and below `/api/v1` the same
    /// as JSON. Whoever has it can read the report.
    pub path: String,
}

impl NewCorrection {
    /// Reads the fields of a form: of the one about a facility, without an id of the one for what is missing. Every
    /// field that is wrong is told, in their order. Whether a date lies in the future is told by whoever knows what day
    /// it is.
    pub fn from_form(facility_id: Option<&str>, typed: &[(String, String)]) -> Result<Self, Vec<ErrorItem>> {
        let value = |name: &str| typed.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value.as_str());
        let some = |name: &str| Some(value(name).to_owned());
        let [era, year, month, day] = ["era", "year", "month", "day"].map(|part| value(&format!("noticed_{part}")));
        let noticed_on = date("noticed", era, year, month, day);
        let resource = NewResource {
            kind: value("resource_kind").to_owned(),
            name: value("resource_name").to_owned(),
            address: some("resource_address"),
            telephone: some("resource_telephone"),
            website: some("resource_website"),
        };
        let form = Self {
            facility_id: facility_id.map(str::to_owned),
            wrong: typed.iter().filter(|(field, _)| field == "wrong").map(|(_, value)| value.clone()).collect(),
            resource: facility_id.is_none().then_some(resource),
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
        if self.facility_id.is_some() == self.resource.is_some() {
            let detail = "give facility_id for a facility that is shown, or resource for one that is missing";
            return Err(vec![ErrorItem::field("either_or", "facility_id", detail)]);
        }
        let mut errors = Vec::new();
        let wrong = match self.facility_id {
            Some(_) => some_of_wrong(self.wrong).and_then(|wrong| required("wrong", wrong)),
            None => some_of_wrong(self.wrong).map(Option::unwrap_or_default),
        };
        let wrong = keep(&mut errors, wrong);
        let resource = self.resource.map(|resource| resource.checked(&mut errors));
        let words = text("words", &self.words, MOST_WORDS);
        let words = match self.facility_id {
            Some(_) => words.and_then(|words| required("words", words)),
            None => words.map(Option::unwrap_or_default),
        };
        let words = keep(&mut errors, words);
        let relation = choice("relation", &self.relation, &RELATIONS).and_then(|found| required("relation", found));
        let relation = keep(&mut errors, relation);
        let noticed_on = keep(&mut errors, noticed(self.noticed_on.as_deref().unwrap_or_default(), today));
        let name = keep(&mut errors, text("name", &self.name.unwrap_or_default(), MOST_NAME));
        let telephone = keep(&mut errors, telephone("telephone", &self.telephone.unwrap_or_default()));
        let email = keep(&mut errors, email("email", &self.email.unwrap_or_default()));
        let facility_id = self.facility_id;
        match errors.is_empty() {
            true => Ok(Self { facility_id, wrong, resource, words, relation, noticed_on, name, telephone, email }),
            false => Err(errors),
        }
    }
}

impl NewResource {
    /// As it is kept; what is wrong goes to `errors`.
    fn checked(self, errors: &mut Vec<ErrorItem>) -> Self {
        let kind = choice("resource_kind", &self.kind, &RESOURCE_KINDS);
        let kind = keep(errors, kind.and_then(|kind| required("resource_kind", kind)));
        let name = text("resource_name", &self.name, MOST_NAME);
        let name = keep(errors, name.and_then(|name| required("resource_name", name)));
        let address = keep(errors, text("resource_address", &self.address.unwrap_or_default(), MOST_ADDRESS));
        let telephone = keep(errors, telephone("resource_telephone", &self.telephone.unwrap_or_default()));
        let website = keep(errors, website("resource_website", &self.website.unwrap_or_default()));
        Self { kind, name, address, telephone, website }
    }
}

/// In the order of the list, each once; `None` when nothing is chosen.
fn some_of_wrong(chosen: Vec<String>) -> Result<Option<Vec<String>>, ErrorItem> {
    for code in &chosen {
        choice("wrong", code, &WRONG)?;
    }
    let kept: Vec<String> =
        WRONG.iter().filter(|code| chosen.iter().any(|c| c == *code)).map(|c| (*c).to_owned()).collect();
    Ok((!kept.is_empty()).then_some(kept))
}

fn noticed(on: &str, today: &str) -> Result<Option<String>, ErrorItem> {
    match iso_date("noticed", on)? {
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
        NewCorrection::from_form(Some("f1"), &typed)
    }

    fn missing(fields: &[(&str, &str)]) -> Result<NewCorrection, Vec<ErrorItem>> {
        let typed: Vec<_> = fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        NewCorrection::from_form(None, &typed)
    }

    fn told(errors: &[ErrorItem]) -> Vec<(&str, &str)> {
        errors.iter().map(|e| (e.field.as_deref().unwrap_or(""), e.code.as_str())).collect()
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
        assert_eq!(
            told(&errors),
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

    #[test]
    fn what_is_missing_needs_a_kind_and_a_name_and_may_do_without_words() {
        let errors = missing(&[
            ("resource_kind", "castle"),
            ("resource_address", &"町".repeat(201)),
            ("resource_telephone", "12"),
            ("resource_website", "my page"),
            ("words", &"x".repeat(1_001)),
        ]);
        let expected = [
            ("resource_kind", "not_a_choice"),
            ("resource_name", "required"),
            ("resource_address", "too_long"),
            ("resource_telephone", "not_a_telephone"),
            ("resource_website", "not_a_website"),
            ("words", "too_long"),
            ("relation", "required"),
        ];
        assert_eq!(told(&errors.expect_err("refused")), expected);

        let fields = [
            ("resource_kind", "salon"),
            ("resource_name", " ひだまりサロン "),
            ("resource_website", "ｗｗｗ.example.jp/hidamari"),
            ("relation", "visitor"),
            ("wrong", ""),
        ];
        let kept = missing(&fields[..4]).expect("accepted");
        let resource = kept.resource.clone().expect("a resource");
        assert_eq!((resource.name.as_str(), resource.address), ("ひだまりサロン", None));
        assert_eq!(resource.website.as_deref(), Some("https://www.example.jp/hidamari"));
        assert_eq!((kept.facility_id.as_ref(), kept.wrong.len(), kept.words.as_str()), (None, 0, ""));
        assert_eq!(kept.clone().checked("2026-11-20"), Ok(kept));
    }

    #[test]
    fn a_report_is_about_one_of_the_two() {
        let resource = Some(NewResource { kind: "salon".into(), name: "サロン".into(), ..NewResource::default() });
        let report = NewCorrection { relation: "staff".into(), ..NewCorrection::default() };
        let both = NewCorrection { facility_id: Some("f1".into()), resource, ..report.clone() };
        for report in [report, both] {
            assert_eq!(told(&report.checked("2026-11-20").expect_err("refused")), [("facility_id", "either_or")]);
        }
    }
}
