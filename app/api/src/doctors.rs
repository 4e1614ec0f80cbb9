//! How a doctor is reached: telephone, FAX, ケアマネタイム, and what can be done at home. For professionals who are signed in.

use serde::{Deserialize, Serialize};

use crate::client::{Client, ClientError};
use crate::error::ErrorItem;
use crate::facilities::FacilitySummary;
use crate::facility_query::words;
use crate::own_facility::CareManagerTime;
use crate::query::{self, QueryWriter, with_query};

/// Facilities that can be asked for at once.
pub const MOST_DOCTORS: usize = 50;

/// The parameters of `GET /api/v1/doctor-contacts`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DoctorQuery {
    /// Words as the finder understands them: 桜町 看取り. Empty: who has told a ケアマネタイム, by name.
    pub q: String,
    /// These facilities, in this order, whatever they are; `q` is not looked at then.
    pub facility_ids: Vec<String>,
    /// `next_cursor` of the page before.
    pub cursor: Option<String>,
}

impl DoctorQuery {
    /// Reads a query string.
    pub fn parse(query: &str) -> Result<Self, Vec<ErrorItem>> {
        query::read(query, &["q", "facility_ids", "cursor"], Self::set)
    }

    fn set(&mut self, name: &str, value: String) -> Result<(), ErrorItem> {
        match name {
            "q" => self.q = words(value.trim())?,
            "facility_ids" => {
                let ids = value.split(',').map(str::trim).filter(|id| !id.is_empty());
                self.facility_ids = ids.map(str::to_owned).collect();
                if self.facility_ids.len() > MOST_DOCTORS {
                    return Err(ErrorItem::new("too_long", format!("at most {MOST_DOCTORS} are taken at once")));
                }
            }
            _ => self.cursor = Some(value).filter(|cursor| !cursor.is_empty()),
        }
        Ok(())
    }

    pub fn to_query_string(&self) -> String {
        let mut writer = QueryWriter::default();
        writer.push("q", &self.q);
        writer.push("facility_ids", &self.facility_ids.join(","));
        writer.push("cursor", self.cursor.as_deref().unwrap_or_default());
        writer.finish()
    }
}

/// `GET /api/v1/doctor-contacts`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DoctorContactsResponse {
    /// At most 20; those with a ケアマネタイム first.
    pub doctor_contacts: Vec<DoctorContact>,
    pub meta: DoctorContactsMeta,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DoctorContactsMeta {
    pub total: i64,
    /// Give it as `cursor` for the next page; absent on the last one.
    pub next_cursor: Option<String>,
}

/// How one is reached.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DoctorContact {
    /// As the finder lists it: name, telephone, what can be done at home.
    pub facility: FacilitySummary,
    pub fax: Option<String>,
    /// Codes of what it has answered that it cannot do at home; what it has not answered is not known.
    #[serde(default)]
    pub cannot_at_home: Vec<String>,
    /// `null` where it has told none.
    pub care_manager_time: Option<KeptCareManagerTime>,
}

/// ケアマネタイム as it was told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KeptCareManagerTime {
    #[serde(flatten)]
    pub time: CareManagerTime,
    /// RFC 3339 UTC
    pub stated_at: String,
    /// The organization that told it.
    pub stated_by: String,
}

impl Client {
    /// How doctors are reached.
    pub async fn list_doctor_contacts(&self, query: &DoctorQuery) -> Result<DoctorContactsResponse, ClientError> {
        self.get(with_query("/api/v1/doctor-contacts", &query.to_query_string())).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_is_read_as_it_is_written_and_faults_are_named() {
        let query = DoctorQuery {
            q: "桜町 看取り".to_owned(),
            facility_ids: vec!["a".to_owned(), "b".to_owned()],
            cursor: Some("c".to_owned()),
        };
        assert_eq!(DoctorQuery::parse(&query.to_query_string()), Ok(query));
        assert_eq!(DoctorQuery::parse(""), Ok(DoctorQuery::default()));
        let many = format!("facility_ids={}", vec!["a"; MOST_DOCTORS + 1].join(","));
        let long = format!("q={}", "a".repeat(201));
        for (query, field) in [("name=x", "name"), ("q=a&q=b", "q"), (&many, "facility_ids"), (&long, "q")] {
            let errors = DoctorQuery::parse(query).unwrap_err();
            assert_eq!(errors[0].field.as_deref(), Some(field), "{query}");
        }
    }
}
