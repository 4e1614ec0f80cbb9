//! 市区町村役場 with their points (アマノ技研), a JSON array; the codes have lost their zeros.
//!
//! Text: `27210⇥枚方市⇥lat⇥lng` in millionths of a degree; a prefecture has two digits.

use std::collections::BTreeMap;
use std::io::BufRead;

use serde::Deserialize;

use super::{PlaceSource, SourceContent, SourceError, Writer, padded};
use crate::places::point::Point;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[derive(Default)]
struct Office {
    municipality_code: String,
    office_type: String,
    name: String,
    coordinates: Coordinates,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Coordinates {
    latitude: Option<f64>,
    longitude: Option<f64>,
}

pub(super) fn read(reader: Box<dyn BufRead>) -> Result<SourceContent, SourceError> {
    let entries: Vec<serde_json::Value> = serde_json::from_reader(reader)?;
    let mut writer = Writer::new(PlaceSource::TownHalls);
    let mut halls = BTreeMap::new();
    for (number, entry) in (1..).zip(entries) {
        let office: Office = match serde_json::from_value(entry) {
            Ok(office) => office,
            Err(error) => {
                writer.problem(number, format!("not readable: {error}"));
                continue;
            }
        };
        let width = if office.office_type == "prefectural" { 2 } else { 5 };
        let Some(code) = padded(office.municipality_code.trim(), width) else {
            writer.problem(number, format!("{} is no municipality code; not used", office.municipality_code));
            continue;
        };
        let Coordinates { latitude, longitude } = office.coordinates;
        let Some(point) = latitude.zip(longitude).and_then(|(lat, lng)| Point::in_japan(lat, lng)) else {
            writer.problem(number, format!("no coordinates in Japan ({}); not used", office.name));
            continue;
        };
        if halls.contains_key(&code) {
            writer.problem(number, format!("{code} ({}) a second time; the first is used", office.name));
            continue;
        }
        halls.insert(code, (place_of(&office.name).to_owned(), point));
    }
    for (code, (name, point)) in &halls {
        writer.record(&[code, name, &point.lat.to_string(), &point.lng.to_string()]);
    }
    Ok(writer.finish())
}

/// 枚方市役所 → 枚方市, 天栄村役場 → 天栄村, 大阪府庁 → 大阪府
fn place_of(office: &str) -> &str {
    ["役所", "役場", "庁"].iter().find_map(|word| office.strip_suffix(word)).unwrap_or(office)
}

#[cfg(test)]
mod tests {
    use super::super::read_text;
    use super::*;

    #[test]
    fn offices_give_their_places() {
        let file = r#"[
            {"id":"1-prefectural","municipalityCode":"1","officeType":"prefectural","name":"北海道庁","coordinates":{"latitude":43.064325,"longitude":141.346878}},
            {"municipalityCode":"7344","officeType":"village","name":"天栄村役場","coordinates":{"latitude":37.255576,"longitude":140.247165}},
            {"municipalityCode":"27210","officeType":"city","name":"枚方市役所","coordinates":{"latitude":34.814398,"longitude":135.650765}},
            {"municipalityCode":"27210","officeType":"city","name":"枚方市役所","coordinates":{"latitude":34.814398,"longitude":135.650765}},
            {"municipalityCode":"x","officeType":"city","name":"市役所","coordinates":{"latitude":34.8,"longitude":135.6}},
            {"municipalityCode":"27211","officeType":"city","name":"茨木市役所","coordinates":{}},
            7
        ]"#;
        let content = read_text(PlaceSource::TownHalls, file).unwrap();
        assert_eq!(
            content.text,
            "places.town_halls 1\n01\t北海道\t43064325\t141346878\n07344\t天栄村\t37255576\t140247165\n\
             27210\t枚方市\t34814398\t135650765\n"
        );
        assert_eq!(content.problems.iter().map(|(number, _)| *number).collect::<Vec<_>>(), [4, 5, 6, 7]);
        assert!(read_text(PlaceSource::TownHalls, "[]").is_err());
        assert!(read_text(PlaceSource::TownHalls, "{}").is_err());
    }
}
