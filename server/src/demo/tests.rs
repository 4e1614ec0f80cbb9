//! The files as a whole, read back with an ordinary CSV reader.

mod institutions;
mod places;

use std::collections::{BTreeMap, HashSet};
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use flate2::read::GzDecoder;
use jiff::civil::date;

use super::headers::TELEPHONE;
use super::{CONSULT_DESK_TELEPHONE, DemoPlan, NAME, PREFECTURE, generate};

/// One line per kind of file, as published: its name, a blank, its columns.
const OFFICIAL_HEADERS: &str = include_str!("official_headers.txt");

type Rows = Vec<csv::StringRecord>;

fn plan(seed: u64, facilities: usize) -> DemoPlan {
    DemoPlan { seed, facilities, as_of: date(2026, 6, 1), today: date(2026, 11, 20), gzip: false }
}

/// Generates and hands over each file as its name without the date, and its bytes.
fn all_files(plan: &DemoPlan) -> BTreeMap<String, Vec<u8>> {
    let dir = tempfile::tempdir().unwrap();
    let paths = generate(plan, dir.path()).unwrap();
    paths.iter().map(|path| (name(path), read(path))).collect()
}

/// The files that tell of facilities.
fn files(plan: &DemoPlan) -> BTreeMap<String, Vec<u8>> {
    let mut files = all_files(plan);
    files.retain(|name, _| name.starts_with('0') || name.starts_with("jigyosho"));
    files
}

fn name(path: &Path) -> String {
    let file = path.file_name().unwrap().to_str().unwrap();
    file.split("_20260601.").next().unwrap().to_owned()
}

fn read(path: &PathBuf) -> Vec<u8> {
    if path.extension().is_some_and(|extension| extension == "gz") {
        let mut bytes = Vec::new();
        let file = File::open(path).unwrap();
        GzDecoder::new(file).read_to_end(&mut bytes).unwrap();
        bytes
    } else {
        fs::read(path).unwrap()
    }
}

/// Header and rows; a row of another length than the header is an error of the reader.
fn parse(bytes: &[u8]) -> (csv::StringRecord, Rows) {
    let mut reader = csv::Reader::from_reader(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap());
    let header = reader.headers().unwrap().clone();
    (header, reader.records().map(Result::unwrap).collect())
}

fn is_facilities(name: &str) -> bool {
    name.contains("_info") || name.starts_with("04") || name.starts_with("05")
}

/// Ids of medical institutions and 事業所番号, each once, with their names.
fn facilities(files: &BTreeMap<String, Vec<u8>>) -> BTreeMap<String, String> {
    let mut facilities = BTreeMap::new();
    for (name, bytes) in files {
        let (_, rows) = parse(bytes);
        for row in rows {
            if is_facilities(name) {
                let before = facilities.insert(row[0].to_owned(), row[1].to_owned());
                assert_eq!(before, None, "an id twice");
            } else if name.starts_with("jigyosho") {
                let before = facilities.insert(row[15].to_owned(), row[4].to_owned());
                assert!(before.is_none_or(|before| before == row[4]), "an office renamed");
            }
        }
    }
    facilities
}

#[test]
fn counts_exactly() {
    for count in [0, 1, 5, 6, 7, 40, 41, 99, 600, 1_234, 9_000] {
        assert_eq!(facilities(&files(&plan(1, count))).len(), count);
    }
}

#[test]
fn the_same_plan_gives_the_same_bytes() {
    assert_eq!(all_files(&plan(7, 600)), all_files(&plan(7, 600)));
    assert_ne!(all_files(&plan(7, 600)), all_files(&plan(8, 600)));
}

#[test]
fn gzip_changes_nothing_but_the_container() {
    let zipped = DemoPlan { gzip: true, ..plan(7, 300) };
    assert_eq!(all_files(&zipped), all_files(&plan(7, 300)));
}

#[test]
fn names_are_unique_in_a_town() {
    for seed in 0..20 {
        let facilities = facilities(&files(&plan(seed, 600)));
        let names: HashSet<_> = facilities.values().collect();
        assert_eq!(names.len(), facilities.len());
    }
    let facilities = facilities(&files(&plan(1, 4_000)));
    let names: HashSet<_> = facilities.values().collect();
    assert_eq!(names.len(), facilities.len());
}

#[test]
fn headers_are_the_official_ones() {
    let files = files(&plan(1, 60));
    for line in OFFICIAL_HEADERS.lines() {
        let (name, columns) = line.split_once(' ').unwrap();
        let (header, _) = parse(&files[name]);
        let mut expected: Vec<_> = columns.split(',').collect();
        if is_facilities(name) {
            expected.push(TELEPHONE);
        }
        assert_eq!(header, expected, "{name}");
    }
}

#[test]
fn files_of_a_family_have_one_header() {
    let files = files(&plan(1, 60));
    let header = |name: &str| parse(&files[name]).0;
    let hours = header("01-2_hospital_speciality_hours");
    assert_eq!(hours, header("02-2_clinic_speciality_hours"));
    assert_eq!(hours, header("03-2_dental_speciality_hours"));
    for name in files.keys().filter(|name| name.starts_with("jigyosho")) {
        assert_eq!(header(name), header("jigyosho_110"));
    }
}

#[test]
fn lines_end_and_quote_as_published() {
    for (name, bytes) in files(&plan(1, 600)) {
        let text = String::from_utf8(bytes).unwrap();
        assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
        let row = text.lines().nth(1).unwrap();
        let bare = row.split(',').filter(|field| !field.starts_with('"'));
        if is_facilities(&name) {
            assert_eq!(bare.count(), 2, "{name}: only the coordinates");
        } else if name.starts_with("jigyosho") {
            assert!(bare.count() > 20, "{name}");
        } else {
            assert_eq!(bare.count(), 0, "{name}");
        }
    }
}

#[test]
fn every_service_and_kind_is_there() {
    for (name, bytes) in files(&plan(1, 600)) {
        assert!(!parse(&bytes).1.is_empty(), "{name}");
    }
}

#[test]
fn ids_look_like_official_ones() {
    let files = files(&plan(1, 600));
    for (id, name) in facilities(&files) {
        assert!(id.starts_with("99"), "{id}");
        assert!((5..=13).contains(&id.len()), "{id}");
        assert!(!name.is_empty());
    }
    let (_, offices) = parse(&files["jigyosho_550"]);
    for office in &offices {
        assert_eq!((&office[0], &office[2], &office[3]), ("992011", PREFECTURE, NAME));
        assert_eq!(office[15].len(), 10);
        assert!(office[15].starts_with("99B"));
        assert_eq!(office[1], office[15]);
    }
}

#[test]
fn offices_offer_several_services_under_one_number() {
    let files = files(&plan(1, 600));
    let mut rows = 0;
    let mut numbers = HashSet::new();
    for (_, bytes) in files.iter().filter(|(name, _)| name.starts_with("jigyosho")) {
        let (_, of_file) = parse(bytes);
        let in_file: HashSet<_> = of_file.iter().map(|row| row[15].to_owned()).collect();
        assert_eq!(in_file.len(), of_file.len(), "a number twice in one file");
        rows += of_file.len();
        numbers.extend(in_file);
    }
    assert!(rows > numbers.len() + 50);
}

/// Columns of 02-1: the weekly flags, and of 02-2: the first of the hours.
const FLAGS: usize = 13;
const HOURS: usize = 4;

#[test]
fn a_day_flagged_closed_has_no_hours() {
    let files = files(&plan(1, 600));
    let (_, infos) = parse(&files["02-1_clinic_facility_info"]);
    let (_, hours) = parse(&files["02-2_clinic_speciality_hours"]);
    let flags: BTreeMap<_, _> =
        infos.iter().map(|row| (&row[0], (0..7).map(|day| &row[FLAGS + day]).collect::<Vec<_>>())).collect();
    let mut open = 0;
    for row in &hours {
        for (day, flag) in flags[&row[0]].iter().enumerate() {
            let (from, to) = (&row[HOURS + 2 * day], &row[HOURS + 2 * day + 1]);
            assert_eq!(from.is_empty(), to.is_empty());
            let stated = !from.is_empty() && from != to;
            assert!(!(stated && *flag == "0"), "{} on day {day}", &row[0]);
            open += usize::from(stated && *flag == "1");
        }
    }
    assert!(open > 1_000);
}

#[test]
fn hours_come_in_three_bands_per_department() {
    let (_, rows) = parse(&files(&plan(1, 600))["02-2_clinic_speciality_hours"]);
    for bands in rows.chunks(3) {
        assert_eq!((&bands[0][0], &bands[0][1]), (&bands[2][0], &bands[2][1]));
        assert_eq!([&bands[0][3], &bands[1][3], &bands[2][3]], ["1", "2", "3"]);
    }
}

#[test]
fn points_lie_around_the_centre_or_are_missing() {
    let (_, rows) = parse(&files(&plan(1, 600))["02-1_clinic_facility_info"]);
    let mut missing = 0;
    for row in &rows {
        let (latitude, longitude): (f64, f64) = (row[10].parse().unwrap(), row[11].parse().unwrap());
        if latitude == 0.0 {
            assert_eq!(longitude, 0.0);
            missing += 1;
        } else {
            assert!((latitude - 34.30).abs() < 0.06, "{latitude}");
            assert!((longitude - 137.80).abs() < 0.07, "{longitude}");
        }
    }
    assert!((1..=12).contains(&missing), "{missing}");
}

#[test]
fn telephones_are_nobodys() {
    let files = files(&plan(1, 600));
    for (name, bytes) in files {
        let (header, rows) = parse(&bytes);
        let column = header.iter().position(|column| column == TELEPHONE);
        for row in rows.iter().filter(|_| column.is_some()) {
            let number = &row[column.unwrap()];
            assert!(number.starts_with("00-0000-"), "{name}: {number}");
            assert_ne!(number, CONSULT_DESK_TELEPHONE);
        }
    }
}

#[test]
fn kana_is_katakana() {
    let files = files(&plan(1, 4_000));
    for (name, column) in [("02-1_clinic_facility_info", 2), ("05_pharmacy", 2), ("jigyosho_430", 5)] {
        for row in parse(&files[name]).1 {
            let kana = &row[column];
            assert!(kana.chars().all(|c| matches!(c, 'ァ'..='ヺ' | 'ー' | '・' | '　')), "{kana}");
        }
    }
}

#[test]
fn some_names_need_more_than_the_usual_characters() {
    let facilities = facilities(&files(&plan(1, 600)));
    for rare in ['髙', '﨑', '𠮷'] {
        assert!(facilities.values().any(|name| name.contains(rare)), "{rare}");
    }
}

#[test]
fn a_branch_stands_in_the_town_it_names() {
    let (_, rows) = parse(&files(&plan(1, 600))["05_pharmacy"]);
    let branches: Vec<_> = rows.iter().filter(|row| row[1].ends_with('店')).collect();
    assert!(branches.len() > 10);
    for row in branches {
        let town = row[1].split('　').nth(1).unwrap().trim_end_matches('店');
        assert!(row[7].contains(town), "{} at {}", &row[1], &row[7]);
    }
}
