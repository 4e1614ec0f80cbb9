//! A search result for other programs: CSV for spreadsheets, GeoJSON for maps.

mod features;
mod format;
mod table;

use api::facilities::FacilitySummary;
use axum::Json;
use axum::http::header;
use axum::response::{IntoResponse, Response};

pub use features::geojson;
pub use format::Format;
pub use table::csv;

/// The answer as a file. As JSON it is the bare list: the envelope is the search's own.
pub fn response(format: Format, facilities: &[FacilitySummary]) -> Response {
    let (content_type, disposition, body) = match format {
        Format::Json => return Json(facilities).into_response(),
        Format::Csv => {
            ("text/csv; charset=utf-8; header=present", "attachment; filename=\"facilities.csv\"", csv(facilities))
        }
        Format::GeoJson => {
            (Format::GeoJson.media_type(), "attachment; filename=\"facilities.geojson\"", geojson(facilities))
        }
    };
    ([(header::CONTENT_TYPE, content_type), (header::CONTENT_DISPOSITION, disposition)], body).into_response()
}

#[cfg(test)]
mod samples {
    use api::facilities::{FacilityKind, Location, NamedCode, Sibling};
    use api::hours::{DateHours, Day, DayHours, Interval, OpenState, UnknownBecause};

    use super::FacilitySummary;

    fn code(code: &str, name: &str) -> NamedCode {
        NamedCode { code: code.to_owned(), name: name.to_owned() }
    }

    fn interval(opens: &str, closes: &str) -> Interval {
        Interval { opens: opens.to_owned(), closes: closes.to_owned() }
    }

    /// Of which nothing but the name is known.
    pub fn bare() -> FacilitySummary {
        FacilitySummary {
            id: "0192-b".to_owned(),
            kind: FacilityKind::Care,
            name: "名前だけ".to_owned(),
            address: String::new(),
            location: None,
            telephone: None,
            departments: Vec::new(),
            services: Vec::new(),
            functions: Vec::new(),
            home_care: Vec::new(),
            activity: None,
            visiting: None,
            today: DateHours { date: "2026-11-20".to_owned(), day: Day::Friday, hours: DayHours::Unknown },
            open: OpenState::Unknown { because: UnknownBecause::Hours },
            distance: None,
            closed_on: None,
            why: Vec::new(),
            together: Vec::new(),
        }
    }

    /// Of which everything is known.
    pub fn clinic() -> FacilitySummary {
        let sibling = |id: &str, kind, name: &str, services| Sibling {
            id: id.to_owned(),
            kind,
            name: name.to_owned(),
            telephone: None,
            services,
        };
        let nursing = || vec![code("130", "訪問看護")];
        let intervals = vec![interval("09:00", "12:30"), interval("20:00", "08:00")];
        FacilitySummary {
            id: "0192-a".to_owned(),
            kind: FacilityKind::Clinic,
            name: "ささえ内科".to_owned(),
            address: "大阪府枚方市大垣内町2-1-20".to_owned(),
            location: Some(Location { lat: 34.8144, lng: 135.6506 }),
            telephone: Some("0721234567".to_owned()),
            departments: vec![code("01001", "内科"), code("01019", "小児科")],
            services: nursing(),
            functions: vec![code("home_care_clinic", "在宅療養支援診療所")],
            today: DateHours { hours: DayHours::Open { intervals }, ..bare().today },
            distance: Some(350),
            together: vec![
                sibling("0192-c", FacilityKind::Care, "ささえ訪問看護ステーション", nursing()),
                sibling("0192-d", FacilityKind::Pharmacy, "ささえ薬局", Vec::new()),
            ],
            ..bare()
        }
    }
}
