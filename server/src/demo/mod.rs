//! The fictional municipality ささえ市: seeded files in the official formats of
//! 医療情報ネット, 介護サービス情報公表, 届出, the 確認票 of home care, dates of confirmation, 地域の活動, 訪問エリア, the
//! sources of places and the duty calendar, so that the import reads them like real ones; and the national holidays,
//! which are those of the law.
//!
//! Nothing in it exists: prefecture code 99 is assigned to nobody, the coordinates lie in
//! the open sea, no exchange begins with `00-0000`, no postal code with `000`, and every web
//! address is `example.jp`.

mod buildings;
mod care;
mod clinics;
mod community;
mod confirmations;
mod corporations;
mod departments;
mod duties;
mod geojson;
mod headers;
mod holidays;
mod home_care;
mod hospitals;
mod hours;
mod maternity;
mod medical;
mod names;
mod neighbours;
mod notices;
mod outlines;
mod pharmacies;
mod places;
mod postal_codes;
mod romaji;
mod service_areas;
mod services;
mod sheet;
mod specialties;
mod support_centers;
#[cfg(test)]
mod tests;
mod timetables;
mod town_halls;
mod towns;
mod words;
mod world;

use std::path::{Path, PathBuf};
use std::{fs, io, panic, thread};

use api::municipality::{Desk, Municipality};
use jiff::civil::Date;
use world::World;

/// Name of the demo municipality.
pub const NAME: &str = "ささえ市";
/// Name of its prefecture.
pub const PREFECTURE: &str = "ささえ県";
/// Its 全国地方公共団体コード without the check digit: prefecture 99, municipality 201.
pub const AREA_CODE: &str = "99201";
/// Its centre: latitude and longitude in degrees, in the open sea south of Honshu.
pub const CENTRE: (f64, f64) = (34.30, 137.80);
/// The medical association (郡市区医師会) that runs the demo together with the city.
pub const MEDICAL_ASSOCIATION: &str = "ささえ市医師会";
/// The desk residents and professionals ask (在宅医療・介護連携の相談窓口).
pub const CONSULT_DESK: &str = "ささえ市在宅医療・介護連携相談窓口";
/// Telephone of that desk; no facility of the demo has it.
pub const CONSULT_DESK_TELEPHONE: &str = "00-0000-9100";
/// When that desk answers.
pub const CONSULT_DESK_HOURS: &str = "平日 8:30～17:15（祝日、12月29日～1月3日を除く）";

/// The municipality as it is set up together with its data.
pub fn municipality() -> Municipality {
    Municipality {
        name: NAME.to_owned(),
        prefecture: PREFECTURE.to_owned(),
        area_codes: vec![AREA_CODE.to_owned()],
        medical_association: Some(MEDICAL_ASSOCIATION.to_owned()),
        desk: Some(Desk {
            name: CONSULT_DESK.to_owned(),
            telephone: CONSULT_DESK_TELEPHONE.to_owned(),
            hours: Some(CONSULT_DESK_HOURS.to_owned()),
        }),
        has_7119: true,
        emergency_line: None,
        attribution: None,
        demo: true,
    }
}

/// The last day for which 医療情報ネット was published: 1 June or 1 December.
pub fn latest_publication(today: Date) -> Date {
    let (year, month) = match today.month() {
        12 => (today.year(), 12),
        6..=11 => (today.year(), 6),
        _ => (today.year() - 1, 12),
    };
    Date::constant(year, month, 1)
}

/// What the generator is asked for.
#[derive(Debug, Clone)]
pub struct DemoPlan {
    /// The same seed and plan give byte-identical files.
    pub seed: u64,
    /// Distinct facilities: medical institutions and care offices (事業所番号) together.
    pub facilities: usize,
    /// The date in the names of the files.
    pub as_of: Date,
    /// The day on which it is made up: clinics have confirmed their answers before it.
    pub today: Date,
    /// Whether the files are gzipped (`.csv.gz`).
    pub gzip: bool,
}

/// Writes the files of one kind of facility or place.
type Writer = fn(&World<'_>) -> io::Result<Vec<PathBuf>>;

/// Writes the files of the fictional municipality into `dir` and returns their paths.
///
/// All files are always written, with nothing but a header where the plan is too small for a
/// kind. Above 4,100 facilities further fictional municipalities (99202 and on) lie around,
/// so that density stays that of a real city.
///
/// # Errors
///
/// When `dir` or a file in it cannot be written.
pub fn generate(plan: &DemoPlan, dir: &Path) -> io::Result<Vec<PathBuf>> {
    fs::create_dir_all(dir)?;
    let world = World::new(plan, dir);
    let writers: [Writer; 17] = [
        hospitals::write,
        clinics::write,
        clinics::write_dental,
        maternity::write,
        pharmacies::write,
        care::write,
        notices::write,
        home_care::write,
        confirmations::write,
        community::write,
        towns::write,
        postal_codes::write,
        town_halls::write,
        outlines::write,
        support_centers::write,
        holidays::write,
        duties::write,
    ];
    // No kind reads what another has written: every choice is drawn from seed, kind and index.
    let written = thread::scope(|scope| {
        let world = &world;
        writers
            .map(|writer| scope.spawn(move || writer(world)))
            .map(|thread| thread.join().unwrap_or_else(|panic| panic::resume_unwind(panic)))
    });
    let mut paths = Vec::new();
    for of_kind in written {
        paths.extend(of_kind?);
    }
    Ok(paths)
}
