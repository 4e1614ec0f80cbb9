//! 地域包括支援センター: GeoJSON points with area_id, center_name, address_full, tel, school_districts.
//!
//! Text: `1⇥name⇥address⇥telephone⇥districts⇥lat⇥lng`.

use std::collections::BTreeSet;
use std::io::BufRead;

use super::topology::{Geometry, features, text};
use super::{PlaceSource, SourceContent, SourceError, Writer};

pub(super) fn read(reader: Box<dyn BufRead>) -> Result<SourceContent, SourceError> {
    let mut writer = Writer::new(PlaceSource::SupportCenters);
    let mut seen = BTreeSet::new();
    for (number, feature) in (1..).zip(features(reader)?) {
        let of = |name: &str| text(&feature.properties, name);
        let (id, name) = (of("area_id"), of("center_name"));
        if id.is_empty() || name.is_empty() {
            writer.problem(number, "no area_id or no center_name; not used");
            continue;
        }
        let Ok(Geometry::Point(point)) = feature.shape else {
            writer.problem(number, format!("{name} has no point in Japan; not used"));
            continue;
        };
        if !seen.insert(id.clone()) {
            writer.problem(number, format!("area_id {id} ({name}) a second time; the first is used"));
            continue;
        }
        let (lat, lng) = (point.lat.to_string(), point.lng.to_string());
        writer.record(&[&id, &name, &of("address_full"), &of("tel"), &of("school_districts"), &lat, &lng]);
    }
    Ok(writer.finish())
}

#[cfg(test)]
mod tests {
    use super::super::read_text;
    use super::*;

    #[test]
    fn centres_with_a_point_are_read() {
        let file = r#"{"type":"FeatureCollection","features":[
            {"type":"Feature","geometry":{"type":"Point","coordinates":[135.680105,34.866141]},"properties":
                {"area_id":1,"center_name":"はなまる","address_full":"大阪府枚方市町楠葉1丁目28番8号","tel":"072-856-9177","school_districts":"樟葉北、樟葉"}},
            {"type":"Feature","geometry":null,"properties":{"area_id":2,"center_name":"社協ふれあい"}},
            {"type":"Feature","geometry":{"type":"Point","coordinates":[135.6,34.8]},"properties":{"area_id":3}}]}"#;
        let content = read_text(PlaceSource::SupportCenters, file).unwrap();
        assert_eq!(
            content.text,
            "places.support_centers 1\n1\tはなまる\t大阪府枚方市町楠葉1丁目28番8号\t072-856-9177\t樟葉北、樟葉\t34866141\t135680105\n"
        );
        assert_eq!(content.problems.iter().map(|(number, _)| *number).collect::<Vec<_>>(), [2, 3]);
    }
}
