//! 町丁目・大字・小字 with their points (位置参照情報 and 郵便番号データ, as compiled by Geolonia).
//!
//! Text: `=大阪府⇥枚方市`, then `香里ケ丘三丁目⇥小字⇥lat⇥lng` in millionths of a degree.

use std::collections::BTreeMap;
use std::io::BufRead;

use super::{PlaceSource, SourceContent, SourceError, Writer, rows};
use crate::places::point::Point;

pub(super) const COLUMNS: [&str; 6] = ["pref", "city", "town", "koaza", "lat", "lng"];

struct Town {
    name: String,
    koaza: String,
    point: Option<Point>,
}

pub(super) fn read(reader: Box<dyn BufRead>) -> Result<SourceContent, SourceError> {
    let mut csv = rows::reader().from_reader(reader);
    let header = csv.headers().map_err(rows::broken)?.clone();
    let mut positions = [0; COLUMNS.len()];
    for (position, name) in positions.iter_mut().zip(COLUMNS) {
        let found = header.iter().position(|column| column.trim() == name);
        *position = found.ok_or_else(|| SourceError::Content(format!("it has no column {name}")))?;
    }
    let mut writer = Writer::new(PlaceSource::Towns);
    let mut cities: BTreeMap<(String, String), Vec<Town>> = BTreeMap::new();
    rows::each(&mut csv, &mut writer, |writer, line, row| {
        let [prefecture, city, name, koaza, lat, lng] = positions.map(|at| row.get(at).unwrap_or_default().trim());
        if prefecture.is_empty() || city.is_empty() || name.is_empty() {
            writer.problem(line, "no prefecture, city or town; not used");
            return;
        }
        let point = lat.parse().ok().zip(lng.parse().ok()).and_then(|(lat, lng)| Point::in_japan(lat, lng));
        if point.is_none() {
            let reason = if lat.is_empty() { "no coordinates" } else { "coordinates that are not in Japan" };
            writer.problem(line, format!("{reason} ({prefecture}{city}{name}{koaza}); kept as a name"));
        }
        let town = Town { name: name.to_owned(), koaza: koaza.to_owned(), point };
        cities.entry((prefecture.to_owned(), city.to_owned())).or_default().push(town);
    })?;
    for ((prefecture, city), towns) in &cities {
        writer.heading(&[prefecture, city]);
        for town in towns {
            let (lat, lng) = town.point.map_or_else(Default::default, |p| (p.lat.to_string(), p.lng.to_string()));
            writer.record(&[&town.name, &town.koaza, &lat, &lng]);
        }
    }
    Ok(writer.finish())
}

#[cfg(test)]
mod tests {
    use super::super::read_text;
    use super::*;

    #[test]
    fn rows_are_grouped_and_unusable_ones_named() {
        let file = "\u{feff}pref,city,town,koaza,lat,lng\r\n\
            大阪府,枚方市,香里ケ丘三丁目,,34.790986,135.656038\r\n\
            北海道,札幌市中央区,旭ケ丘一丁目,,43.042211,141.319654\r\n\
            大阪府,枚方市,大字杉,,,\r\n\
            大阪府,,岡東町,,34.8,135.6\r\n\
            大阪府,枚方市,津田,,0,0\r\n";
        let content = read_text(PlaceSource::Towns, file).unwrap();
        assert_eq!(
            content.text,
            "places.towns 1\n=北海道\t札幌市中央区\n旭ケ丘一丁目\t\t43042211\t141319654\n\
             =大阪府\t枚方市\n香里ケ丘三丁目\t\t34790986\t135656038\n大字杉\t\t\t\n津田\t\t\t\n"
        );
        assert_eq!(content.records, 4);
        assert_eq!(content.problems.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [4, 5, 6]);
        assert!(read_text(PlaceSource::Towns, "pref,city\n").unwrap_err().to_string().contains("town"));
        assert!(read_text(PlaceSource::Towns, "pref,city,town,koaza,lat,lng\n").is_err());
    }
}
