//! 国土数値情報 行政区域データ: outlines of municipalities, TopoJSON or GeoJSON.
//!
//! Text: `27210⇥大阪府⇥枚方市⇥` and the polygons in millionths of a degree. N03_001 is the
//! prefecture, N03_003 郡 or 政令市, N03_004 市区町村, N03_007 the five-digit code (empty for land
//! that belongs to no municipality yet).

use std::collections::BTreeMap;
use std::io::BufRead;

use super::simplify::simplified;
use super::topology::{Feature, Geometry, features, text};
use super::{PlaceSource, SourceContent, SourceError, Writer, padded, support_areas};
use crate::places::shapes::{Polygons, to_text};

/// All of Japan fits into this; finer files are made coarser until they do.
const MAX_TEXT: usize = 8 << 20;
/// Millionths of a degree, half a metre: points on a straight line go, nothing else.
const FINEST: f64 = 5.0;

pub(super) fn read(reader: Box<dyn BufRead>) -> Result<SourceContent, SourceError> {
    let features = features(reader)?;
    let has = |name: &str| features.iter().any(|feature| feature.properties.contains_key(name));
    if has("N03_007") {
        return Ok(outlines(features));
    }
    if has("area_id") {
        return Ok(support_areas::areas(features));
    }
    Err(SourceError::Content(
        "its areas carry neither N03_007 (国土数値情報 行政区域) nor area_id (地域包括支援センター)".to_owned(),
    ))
}

fn outlines(features: Vec<Feature>) -> SourceContent {
    let mut writer = Writer::new(PlaceSource::Outlines);
    // Files before 2021 have one feature per island.
    let mut areas: BTreeMap<String, (String, String, Polygons)> = BTreeMap::new();
    for (number, feature) in (1..).zip(features) {
        let of = |name: &str| text(&feature.properties, name);
        // 支庁 is no part of an address.
        let around = Some(of("N03_003")).filter(|around| around.ends_with(['郡', '市']));
        let name = format!("{}{}", around.unwrap_or_default(), of("N03_004"));
        let Some(code) = padded(&of("N03_007"), 5) else {
            writer.problem(number, format!("{}{name} has no code; not used", of("N03_001")));
            continue;
        };
        match feature.shape {
            Ok(Geometry::Area(polygons)) => {
                areas.entry(code).or_insert_with(|| (of("N03_001"), name, Vec::new())).2.extend(polygons);
            }
            Ok(Geometry::Point(_)) => writer.problem(number, format!("{code} {name}: it is a point; not used")),
            Err(reason) => writer.problem(number, format!("{code} {name}: {reason}; not used")),
        }
    }
    let mut tolerance = FINEST;
    let texts = loop {
        let texts: Vec<String> =
            areas.values().map(|(_, _, polygons)| to_text(&simplified(polygons, tolerance))).collect();
        if texts.iter().map(String::len).sum::<usize>() <= MAX_TEXT {
            break texts;
        }
        tolerance *= 2.0;
    };
    for ((code, (prefecture, name, _)), polygons) in areas.iter().zip(&texts) {
        if !polygons.is_empty() {
            writer.record(&[code, prefecture, name, polygons]);
        }
    }
    writer.finish()
}

#[cfg(test)]
mod tests {
    use super::super::read_text;
    use super::*;

    const SQUARE: &str = r#"{"type":"Polygon","coordinates":[[[135,34],[136,34],[136,35],[135,35],[135,34]]]}"#;

    #[test]
    fn what_it_is_about_decides_between_two_kinds() {
        let file = |properties: &str| {
            format!(
                r#"{{"type":"FeatureCollection","features":[{{"type":"Feature","geometry":{SQUARE},"properties":{properties}}}]}}"#
            )
        };
        let outline = file(r#"{"N03_001":"北海道","N03_003":"札幌市","N03_004":"中央区","N03_007":"01101"}"#);
        let content = read_text(PlaceSource::Outlines, &outline).unwrap();
        assert_eq!(
            content.text,
            "places.outlines 1\n01101\t北海道\t札幌市中央区\t34000000 135000000 0 1000000 1000000 0 0 -1000000\n"
        );
        let area = read_text(PlaceSource::Outlines, &file(r#"{"area_id":1,"center_name":"はなまる"}"#)).unwrap();
        assert_eq!((area.dataset, area.records), ("places.support_areas", 1));
        assert!(read_text(PlaceSource::Outlines, &file(r#"{"name":"公園"}"#)).is_err());
        let nowhere = file(r#"{"N03_001":"愛知県","N03_004":"所属未定地","N03_007":null}"#);
        assert!(read_text(PlaceSource::Outlines, &nowhere).unwrap_err().to_string().contains("所属未定地"));
    }
}
