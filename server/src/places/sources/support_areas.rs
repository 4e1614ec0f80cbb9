//! 地域包括支援センターの担当区域: GeoJSON polygons with area_id.
//!
//! Text: `1⇥` and the polygons as published, in millionths of a degree.

use std::collections::BTreeMap;
use std::io::BufRead;

use super::topology::{Feature, Geometry, features, text};
use super::{PlaceSource, SourceContent, SourceError, Writer};
use crate::places::shapes::{Polygons, to_text};

pub(super) fn read(reader: Box<dyn BufRead>) -> Result<SourceContent, SourceError> {
    Ok(areas(features(reader)?))
}

pub(super) fn areas(features: Vec<Feature>) -> SourceContent {
    let mut writer = Writer::new(PlaceSource::SupportAreas);
    let mut areas: BTreeMap<String, Polygons> = BTreeMap::new();
    for (number, feature) in (1..).zip(features) {
        let id = text(&feature.properties, "area_id");
        if id.is_empty() {
            writer.problem(number, "no area_id; not used");
            continue;
        }
        match feature.shape {
            Ok(Geometry::Area(polygons)) => areas.entry(id).or_default().extend(polygons),
            Ok(Geometry::Point(_)) => writer.problem(number, format!("area {id} is a point; not used")),
            Err(reason) => writer.problem(number, format!("area {id}: {reason}; not used")),
        }
    }
    for (id, polygons) in &areas {
        writer.record(&[id, &to_text(polygons)]);
    }
    writer.finish()
}

#[cfg(test)]
mod tests {
    use super::super::read_text;
    use super::*;

    #[test]
    fn an_area_may_come_in_parts() {
        let part = |id: u8, lng: u8| {
            format!(
                r#"{{"type":"Feature","properties":{{"area_id":{id}}},"geometry":{{"type":"Polygon","coordinates":[[[13{lng},34],[13{lng},35],[13{lng}.5,35],[13{lng},34]]]}}}}"#
            )
        };
        let file =
            format!(r#"{{"type":"FeatureCollection","features":[{},{},{}]}}"#, part(2, 5), part(1, 6), part(2, 7));
        let content = read_text(PlaceSource::SupportAreas, &file).unwrap();
        assert_eq!(content.records, 2);
        assert!(content.text.lines().nth(2).unwrap().contains('/'), "{}", content.text);
    }
}
