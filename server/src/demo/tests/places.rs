//! Towns, postal codes, outlines and support centres, read by the program itself.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use api::facilities::Location;
use serde_json::Value;

use super::{all_files, files, parse, plan};
use crate::demo::world::World;
use crate::demo::{AREA_CODE, CONSULT_DESK_TELEPHONE, NAME, outlines};
use crate::places::{PlaceSource, Places, sources};

/// The six files, and what each is to be taken for.
const FILES: [(&str, PlaceSource); 6] = [
    ("towns", PlaceSource::Towns),
    ("utf_ken_all", PlaceSource::PostalCodes),
    ("local_government_offices", PlaceSource::TownHalls),
    ("N03", PlaceSource::Outlines),
    ("houkatsu_centers", PlaceSource::SupportCenters),
    ("chiiki_houkatsu", PlaceSource::SupportAreas),
];

fn places(facilities: usize) -> Places {
    let files = all_files(&plan(1, facilities));
    let read = FILES.map(|(name, source)| {
        let text = String::from_utf8(files[name].clone()).unwrap();
        let beginning: String = text.chars().take(1_000).collect();
        assert_eq!(sources::recognise(&beginning), Some(source), "{name}");
        let content = sources::read(source, Box::new(std::io::Cursor::new(text))).unwrap();
        assert_eq!(content.problems, [], "{name}");
        assert_eq!(content.dataset, source.dataset());
        content
    });
    let texts: Vec<_> = read.iter().map(|content| (content.dataset, content.text.as_str())).collect();
    Places::build(&texts).unwrap()
}

/// The rings of a file by a property of their area: longitudes and latitudes.
fn rings(file: &[u8], property: &str) -> BTreeMap<String, Vec<(f64, f64)>> {
    let json: Value = serde_json::from_slice(file).unwrap();
    let of = |feature: &Value| {
        let ring = &feature["geometry"]["coordinates"][0];
        (feature["properties"][property].to_string(), serde_json::from_value(ring.clone()).unwrap())
    };
    json["features"].as_array().unwrap().iter().map(of).collect()
}

/// Whether a ray to the east leaves the ring: its last point is its first.
fn holds(ring: &[(f64, f64)], (x, y): (f64, f64)) -> bool {
    let crossings = ring.windows(2).filter(|edge| {
        let ((x1, y1), (x2, y2)) = (edge[0], edge[1]);
        (y1 > y) != (y2 > y) && x < x1 + (y - y1) / (y2 - y1) * (x2 - x1)
    });
    crossings.count() % 2 == 1
}

/// Area code, longitude and latitude of every row with a point.
fn facilities(files: &BTreeMap<String, Vec<u8>>) -> Vec<(String, (f64, f64))> {
    let mut found = Vec::new();
    for (name, bytes) in files.iter().filter(|(name, _)| !name.contains("_hours")) {
        let (header, rows) = parse(bytes);
        let at = |words: [&str; 2]| header.iter().position(|column| words.contains(&column)).unwrap();
        let (lat, lng) = (at(["所在地座標（緯度）", "緯度"]), at(["所在地座標（経度）", "経度"]));
        let city = header.iter().position(|column| column == "市区町村コード");
        for row in rows.iter().filter(|row| row[lat].parse::<f64>().unwrap() != 0.0) {
            let code = city.map_or_else(|| row[0][..5].to_owned(), |city| format!("99{}", &row[city]));
            found.push((code, (row[lng].parse().unwrap(), row[lat].parse().unwrap())));
        }
        assert!(!found.is_empty(), "{name}");
    }
    found
}

#[test]
fn files_are_recognised_and_read_without_problems() {
    let counts = places(600).counts();
    assert_eq!((counts.municipalities, counts.outlines, counts.support_areas), (1, 1, 5));
    assert_eq!((counts.whole_towns, counts.whole_towns_with_kana, counts.homeless_towns), (24, 24, 0));
    assert_eq!((counts.postal_codes, counts.postal_rows_with_town), (25, (24, 24)));
    let many = places(9_000).counts();
    assert_eq!((many.municipalities, many.outlines, many.support_areas, many.postal_codes), (3, 3, 5, 75));
}

#[test]
fn outlines_hold_their_facilities_and_no_others() {
    for count in [600, 9_000] {
        let files = all_files(&plan(1, count));
        let outlines = rings(&files["N03"], "N03_007");
        let facilities = facilities(&super::files(&plan(1, count)));
        assert!(facilities.len() > count * 9 / 10);
        for (code, point) in facilities {
            let holding: Vec<_> =
                outlines.iter().filter(|(_, ring)| holds(ring, point)).map(|(code, _)| code).collect();
            assert_eq!(holding, [&format!("\"{code}\"")], "{point:?}");
        }
    }
}

#[test]
fn neighbours_do_not_overlap() {
    // Twenty in three rows, as large as they get.
    let (dir, plan) = (tempfile::tempdir().unwrap(), plan(1, 80_000));
    let paths = outlines::write(&World::new(&plan, dir.path())).unwrap();
    let outlines = rings(&fs::read(&paths[0]).unwrap(), "N03_007");
    assert_eq!(outlines.len(), 20);
    for (code, ring) in &outlines {
        for edge in ring.windows(2) {
            for part in 0..20 {
                let way = f64::from(part) / 20.0;
                let point = (edge[0].0 + way * (edge[1].0 - edge[0].0), edge[0].1 + way * (edge[1].1 - edge[0].1));
                let inside = outlines.iter().find(|(other, ring)| *other != code && holds(ring, point));
                assert_eq!(inside, None, "{code}");
            }
        }
    }
}

#[test]
fn every_point_of_the_demo_has_one_support_area() {
    let files = all_files(&plan(1, 600));
    let outline = rings(&files["N03"], "N03_007").into_values().next().unwrap();
    let areas = rings(&files["chiiki_houkatsu"], "area_id");
    assert_eq!(areas.len(), 5);
    let mut choices = fastrand::Rng::with_seed(1);
    let mut inside = 0;
    for _ in 0..20_000 {
        let point = (137.74 + choices.f64() * 0.12, 34.25 + choices.f64() * 0.1);
        let here = areas.values().filter(|ring| holds(ring, point)).count();
        assert_eq!(here, usize::from(holds(&outline, point)), "{point:?}");
        inside += here;
    }
    assert!(inside > 10_000);
}

#[test]
fn support_centers_are_in_their_areas_and_have_numbers_of_their_own() {
    let places = places(600);
    let mut telephones = BTreeSet::from([CONSULT_DESK_TELEPHONE.to_owned()]);
    for (_, bytes) in files(&plan(1, 600)).iter().filter(|(name, _)| !name.contains("_hours")) {
        let (header, rows) = parse(bytes);
        let telephone = header.iter().position(|column| column.contains("電話番号")).unwrap();
        telephones.extend(rows.iter().map(|row| row[telephone].to_owned()));
    }
    assert_eq!(places.support_centers().len(), 5);
    for center in places.support_centers() {
        assert_eq!(places.support_center_at(center.location).map(|here| &here.id), Some(&center.id));
        assert!(center.name.starts_with(NAME) && center.name.ends_with("地域包括支援センター"));
        let telephone = center.telephone.clone().unwrap();
        assert!(telephone.starts_with("00-0000-91"), "{telephone}");
        assert!(telephones.insert(telephone));
    }
}

#[test]
fn postal_codes_are_unique_and_nobodys() {
    let bytes = &all_files(&plan(1, 9_000))["utf_ken_all"];
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(bytes.as_slice());
    let codes: Vec<String> = reader.records().map(|row| row.unwrap()[2].to_owned()).collect();
    assert_eq!(codes.iter().collect::<BTreeSet<_>>().len(), codes.len());
    assert!(codes.iter().all(|code| code.len() == 7 && code.starts_with("000")));
}

#[test]
fn what_people_type_is_found() {
    let places = places(600);
    let home = [AREA_CODE.to_owned()];
    for (typed, name) in [
        ("ささえ市", "ささえ県ささえ市"),
        ("ささえ市中央3丁目", "ささえ県ささえ市中央三丁目"),
        ("つきみがおか", "ささえ県ささえ市月見が丘"),
        ("北山", "ささえ県ささえ市北山"),
        ("〒000-0101", "〒000-0101 ささえ県ささえ市駅前"),
    ] {
        let found = places.find(typed, &home, 1);
        assert_eq!(found.first().map(|place| place.name.as_str()), Some(name), "{typed}: {found:?}");
    }
    let location = Location { lat: 34.30, lng: 137.80 };
    assert_eq!(places.municipality_at(location), Some(AREA_CODE));
}

#[test]
fn facilities_stand_around_the_chome_of_their_address() {
    let places = places(600);
    let (mut close, mut rows) = (0, 0);
    for row in parse(&files(&plan(1, 600))["03-1_dental_facility_info"]).1 {
        let location = Location { lat: row[10].parse().unwrap(), lng: row[11].parse().unwrap() };
        let town = places.find(&row[9], &[], 1).pop().and_then(|town| town.location);
        let Some(town) = town.filter(|_| location.lat != 0.0) else { continue };
        rows += 1;
        close += usize::from((town.lat - location.lat).hypot((town.lng - location.lng) * 0.83) * 111_000.0 < 650.0);
    }
    assert!(rows > 60 && close * 10 > rows * 9, "{close} of {rows}");
}
