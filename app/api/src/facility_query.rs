//! The parameters of `GET /api/v1/facilities`: read, checked, written.

use crate::error::ErrorItem;
use crate::facilities::{FacilityKind, Location, Sort};
use crate::moments::OpenAt;
use crate::query::{QueryWriter, pairs};
use crate::{functions, home_care, services};

/// West, south, east, north in degrees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bbox {
    pub west: f64,
    pub south: f64,
    pub east: f64,
    pub north: f64,
}

/// The parameters of `GET /api/v1/facilities`. Lists are separated by commas and mean "any of".
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FacilityQuery {
    /// Words, all of which must occur in name, address, departments or services.
    pub q: String,
    pub kind: Vec<FacilityKind>,
    /// 診療科目コード
    pub department: Vec<String>,
    /// Service codes.
    pub service: Vec<String>,
    /// Codes of functions that were notified.
    pub function: Vec<String>,
    /// Codes of [`home_care::ITEMS`]: what it can do at home, or may do when asked.
    pub home_care: Vec<String>,
    /// 全国地方公共団体コード, 5 digits, or 2 for a whole prefecture.
    pub area: Vec<String>,
    /// Whose people ask: of equally good results those in these areas come first, then those around.
    pub home: Vec<String>,
    pub near: Option<Location>,
    /// Metres around `near`, or around `visits`.
    pub radius: Option<u32>,
    pub bbox: Option<Bbox>,
    /// Only what comes to this place: whose published area holds it, and what visits homes, publishes no area and is
    /// near enough.
    pub visits: Option<Location>,
    /// Only what is open at this moment.
    pub open_at: Option<OpenAt>,
    /// Of what is asked for, only that of which it is not known whether it is open at `open_at`, or now.
    pub hours_unknown: bool,
    pub sort: Option<Sort>,
    /// Whether to count what would narrow the result.
    pub facets: bool,
    /// 1–100; 20 when absent.
    pub limit: Option<u32>,
    pub cursor: Option<String>,
}

/// The names a query may have, for messages and documentation.
pub const FACILITY_PARAMETERS: [&str; 18] = [
    "q",
    "kind",
    "department",
    "service",
    "function",
    "home_care",
    "area",
    "home",
    "near",
    "radius",
    "bbox",
    "visits",
    "open_at",
    "hours",
    "sort",
    "facets",
    "limit",
    "cursor",
];

/// Longest `q`, in characters.
pub const MAX_Q_CHARS: usize = 200;
/// Most words in `q`.
pub const MAX_Q_WORDS: usize = 10;
/// Most items in a comma list.
const MAX_LIST: usize = 50;
/// Widest `radius`, metres: the length of the archipelago.
const MAX_RADIUS: u32 = 3_000_000;

impl FacilityQuery {
    pub const DEFAULT_LIMIT: u32 = 20;
    pub const MAX_LIMIT: u32 = 100;

    /// Reads a query string. Every fault is listed, each with its parameter and what is allowed.
    pub fn parse(query: &str) -> Result<Self, Vec<ErrorItem>> {
        let mut parsed = Self::default();
        let mut errors = Vec::new();
        let mut seen: Vec<String> = Vec::new();
        for (name, value) in pairs(query).map_err(|e| vec![e])? {
            if seen.contains(&name) {
                errors.push(ErrorItem::field(
                    "repeated_parameter",
                    &name,
                    "give it once; lists are separated by commas",
                ));
                continue;
            }
            if let Err(error) = parsed.set(&name, value.trim()) {
                errors.push(error);
            }
            seen.push(name);
        }
        if parsed.origin().is_none() {
            for (given, field) in [(parsed.radius.is_some(), "radius"), (parsed.sort == Some(Sort::Distance), "sort")] {
                if given && !seen.iter().any(|name| name == "near" || name == "visits") {
                    errors.push(ErrorItem::field("needs_near", field, "needs near=lat,lng or visits=lat,lng"));
                }
            }
        }
        if errors.is_empty() { Ok(parsed) } else { Err(errors) }
    }

    fn set(&mut self, name: &str, value: &str) -> Result<(), ErrorItem> {
        // A form sends every field; an empty one means that it was not filled in. These are in no form.
        let is_in_form = !matches!(name, "radius" | "facets" | "limit");
        if value.is_empty() && is_in_form && FACILITY_PARAMETERS.contains(&name) {
            return Ok(());
        }
        let invalid = |detail: String| ErrorItem::field("invalid_value", name, detail);
        match name {
            "q" => self.q = words(value)?,
            "kind" => {
                self.kind = list(name, value, |word| {
                    FacilityKind::parse(word).ok_or_else(|| {
                        let allowed: Vec<_> = FacilityKind::ALL.iter().map(|kind| kind.as_str()).collect();
                        format!("{word:?} is none of {}", allowed.join(", "))
                    })
                })?;
            }
            "department" => {
                self.department = list(name, value, |code| digits(code, 5, "a 診療科目コード, such as 01001"))?;
            }
            "service" => {
                self.service = list(name, value, |code| {
                    services::by_code(code)
                        .map(|service| service.code.to_owned())
                        .ok_or_else(|| format!("{code:?} is no service code; expected one such as 130 (訪問看護)"))
                })?;
            }
            "home_care" => {
                self.home_care = list(name, value, |code| {
                    home_care::by_code(code).map(|item| item.code.to_owned()).ok_or_else(|| {
                        format!("{code:?} is no item of home care; /api/v1/home-care lists them, such as ventilator")
                    })
                })?;
            }
            "function" => {
                self.function = list(name, value, |code| {
                    functions::by_code(code).map(|function| function.code.to_owned()).ok_or_else(|| {
                        format!("{code:?} is no function; /api/v1/functions lists them, such as home_visits")
                    })
                })?;
            }
            "area" => self.area = list(name, value, area)?,
            "home" => self.home = list(name, value, area)?,
            "near" => self.near = Some(location(value).map_err(invalid)?),
            "radius" => self.radius = Some(whole(value, 1, MAX_RADIUS).map_err(invalid)?),
            "bbox" => self.bbox = Some(bbox(value).map_err(invalid)?),
            "visits" => self.visits = Some(location(value).map_err(invalid)?),
            "open_at" => self.open_at = Some(OpenAt::parse(value).map_err(invalid)?),
            "hours" => {
                self.hours_unknown = match value {
                    "unknown" => true,
                    _ => return Err(invalid(format!("{value:?} is not unknown"))),
                };
            }
            "sort" => {
                self.sort = Some(match value {
                    "distance" => Sort::Distance,
                    "name" => Sort::Name,
                    "relevance" => Sort::Relevance,
                    _ => return Err(invalid(format!("{value:?} is none of relevance, distance, name"))),
                });
            }
            "facets" => {
                self.facets = match value {
                    "true" | "1" => true,
                    "false" | "0" => false,
                    _ => return Err(invalid(format!("{value:?} is none of true, false"))),
                };
            }
            "limit" => self.limit = Some(whole(value, 1, Self::MAX_LIMIT).map_err(invalid)?),
            "cursor" => self.cursor = Some(value.to_owned()),
            _ => {
                return Err(ErrorItem::field(
                    "unknown_parameter",
                    name,
                    format!("known parameters: {}", FACILITY_PARAMETERS.join(", ")),
                ));
            }
        }
        Ok(())
    }

    /// The same query as a query string; parsing it gives the query back.
    pub fn to_query_string(&self) -> String {
        let mut writer = QueryWriter::default();
        writer.push("q", &self.q);
        writer.push("kind", &self.kind.iter().map(|kind| kind.as_str()).collect::<Vec<_>>().join(","));
        writer.push("department", &self.department.join(","));
        writer.push("service", &self.service.join(","));
        writer.push("function", &self.function.join(","));
        writer.push("home_care", &self.home_care.join(","));
        writer.push("area", &self.area.join(","));
        writer.push("home", &self.home.join(","));
        if let Some(near) = self.near {
            writer.push("near", &format!("{},{}", near.lat, near.lng));
        }
        if let Some(radius) = self.radius {
            writer.push("radius", &radius.to_string());
        }
        if let Some(bbox) = self.bbox {
            writer.push("bbox", &format!("{},{},{},{}", bbox.west, bbox.south, bbox.east, bbox.north));
        }
        if let Some(visits) = self.visits {
            writer.push("visits", &format!("{},{}", visits.lat, visits.lng));
        }
        if let Some(open_at) = self.open_at {
            writer.push("open_at", &open_at.to_string());
        }
        writer.push("hours", if self.hours_unknown { "unknown" } else { "" });
        if let Some(sort) = self.sort {
            writer.push("sort", sort.as_str());
        }
        writer.push("facets", if self.facets { "true" } else { "" });
        if let Some(limit) = self.limit {
            writer.push("limit", &limit.to_string());
        }
        writer.push("cursor", self.cursor.as_deref().unwrap_or_default());
        writer.finish()
    }

    /// The order in use: by distance when a place is given, else what fits best first.
    pub fn sort(&self) -> Sort {
        self.sort.unwrap_or(if self.origin().is_some() { Sort::Distance } else { Sort::Relevance })
    }

    /// Distances are from here: from `near`, else from the place that is to be visited.
    pub fn origin(&self) -> Option<Location> {
        self.near.or(self.visits)
    }
}

fn area(code: &str) -> Result<String, String> {
    let digits = code.bytes().all(|b| b.is_ascii_digit());
    if digits && matches!(code.len(), 2 | 5) {
        Ok(code.to_owned())
    } else {
        Err(format!(
            "{code:?} is neither 5 nor 2 digits; expected a 全国地方公共団体コード without check digit, such as 27210, or a prefecture, such as 27"
        ))
    }
}

/// What is looked for: so many characters and words at most.
pub(crate) fn words(value: &str) -> Result<String, ErrorItem> {
    let chars = value.chars().count();
    if chars > MAX_Q_CHARS {
        return Err(ErrorItem::field("too_long", "q", format!("{chars} characters; at most {MAX_Q_CHARS}")));
    }
    let count = value.split_whitespace().count();
    if count > MAX_Q_WORDS {
        return Err(ErrorItem::field("too_long", "q", format!("{count} words; at most {MAX_Q_WORDS}")));
    }
    Ok(value.to_owned())
}

fn list<T>(name: &str, value: &str, item: impl Fn(&str) -> Result<T, String>) -> Result<Vec<T>, ErrorItem> {
    let items: Vec<_> = value.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
    if items.len() > MAX_LIST {
        return Err(ErrorItem::field("too_long", name, format!("{} items; at most {MAX_LIST}", items.len())));
    }
    items.into_iter().map(|part| item(part).map_err(|detail| ErrorItem::field("invalid_value", name, detail))).collect()
}

fn digits(text: &str, length: usize, expected: &str) -> Result<String, String> {
    if text.len() == length && text.bytes().all(|b| b.is_ascii_digit()) {
        Ok(text.to_owned())
    } else {
        Err(format!("{text:?} is not {length} digits; expected {expected}"))
    }
}

fn whole(text: &str, least: u32, most: u32) -> Result<u32, String> {
    match text.parse() {
        Ok(number) if (least..=most).contains(&number) => Ok(number),
        _ => Err(format!("{text:?} is not a whole number from {least} to {most}")),
    }
}

fn numbers<const N: usize>(text: &str) -> Option<[f64; N]> {
    let parsed: Option<Vec<f64>> =
        text.split(',').map(|part| part.trim().parse().ok().filter(|n: &f64| n.is_finite())).collect();
    parsed?.try_into().ok()
}

fn location(text: &str) -> Result<Location, String> {
    match numbers(text) {
        Some([lat, lng]) if lat.abs() <= 90.0 && lng.abs() <= 180.0 => Ok(Location { lat, lng }),
        _ => Err(format!("{text:?} is not lat,lng in degrees, such as 34.81,135.65")),
    }
}

fn bbox(text: &str) -> Result<Bbox, String> {
    let Some([west, south, east, north]) = numbers(text) else {
        return Err(format!("{text:?} is not west,south,east,north in degrees"));
    };
    if west.abs() > 180.0 || east.abs() > 180.0 || south.abs() > 90.0 || north.abs() > 90.0 {
        return Err(format!("{text:?} leaves the globe; expected west,south,east,north in degrees"));
    }
    if west > east || south > north {
        return Err(format!("{text:?} is the wrong way round; expected west,south,east,north"));
    }
    Ok(Bbox { west, south, east, north })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn fields(query: &str) -> Vec<(String, String)> {
        FacilityQuery::parse(query)
            .expect_err("refused")
            .into_iter()
            .map(|e| (e.field.unwrap_or_default(), e.code))
            .collect()
    }

    fn refused(query: &str, field: &str, code: &str) {
        assert_eq!(fields(query), [(field.to_owned(), code.to_owned())], "{query}");
    }

    #[test]
    fn what_is_not_understood_is_named() {
        refused("colour=red", "colour", "unknown_parameter");
        refused("limit=0", "limit", "invalid_value");
        refused("limit=101", "limit", "invalid_value");
        refused("limit=", "limit", "invalid_value");
        refused("near=999,999", "near", "invalid_value");
        refused("near=NaN,1", "near", "invalid_value");
        refused("radius=500", "radius", "needs_near");
        refused("visits=here", "visits", "invalid_value");
        refused("sort=distance", "sort", "needs_near");
        refused("sort=price", "sort", "invalid_value");
        refused("kind=hospital,hotel", "kind", "invalid_value");
        refused("service=999", "service", "invalid_value");
        refused("function=house_call", "function", "invalid_value");
        refused("home_care=ventilator,singing", "home_care", "invalid_value");
        refused("area=272108", "area", "invalid_value");
        refused("bbox=136,34,135,35", "bbox", "invalid_value");
        refused("open_at=tomorrow", "open_at", "invalid_value");
        refused("open_at=2026-11-20T10:00:00", "open_at", "invalid_value");
        refused("hours=known", "hours", "invalid_value");
        refused("q=%ff%fe", "q", "invalid_encoding");
        refused("q=a&q=b", "q", "repeated_parameter");
        refused(&format!("q={}", "a".repeat(201)), "q", "too_long");
        refused(&format!("q={}", "a".repeat(10_000)), "", "too_long");
        assert_eq!(fields("limit=0&near=1").len(), 2);
    }

    #[test]
    fn a_form_may_leave_fields_empty() {
        let query = FacilityQuery::parse("q=%E5%86%85%E7%A7%91+%E6%A1%9C%E7%94%BA&kind=&near=&sort=").expect("fine");
        assert_eq!(query.q, "内科 桜町");
        assert_eq!(query.kind, []);
        assert_eq!(query.sort(), Sort::Relevance);
    }

    proptest! {
        #[test]
        fn any_bytes_are_answered_without_panic(query in "\\PC{0,200}") {
            let _ = FacilityQuery::parse(&query);
        }

        #[test]
        fn a_query_survives_its_own_string(
            q in "[ぁ-んァ-ヶ一-龠a-z&=+% 　]{0,20}",
            kind in proptest::sample::subsequence(FacilityKind::ALL.to_vec(), 0..=12),
            near in proptest::option::of((-90.0..90.0f64, -180.0..180.0f64)),
            visits in proptest::option::of((-90.0..90.0f64, -180.0..180.0f64)),
            limit in proptest::option::of(1u32..=100),
            area in proptest::collection::vec("[0-9]{5}", 0..3),
            open_at in proptest::option::of(crate::moments::tests::open_at()),
            hours_unknown: bool,
        ) {
            let query = FacilityQuery {
                q: q.trim().to_owned(),
                kind,
                area,
                near: near.map(|(lat, lng)| Location { lat, lng }),
                visits: visits.map(|(lat, lng)| Location { lat, lng }),
                radius: near.or(visits).map(|_| 500),
                open_at,
                hours_unknown,
                limit,
                ..FacilityQuery::default()
            };
            prop_assume!(query.q.split_whitespace().count() <= MAX_Q_WORDS);
            prop_assert_eq!(FacilityQuery::parse(&query.to_query_string()), Ok(query));
        }
    }
}
