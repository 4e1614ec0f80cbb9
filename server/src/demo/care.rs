//! The files of 介護サービス情報公表: one per service, an office in as many as it offers.

use std::io;
use std::path::PathBuf;

use super::corporations::{Owner, corporation};
use super::headers;
use super::hospitals;
use super::names::{self, Name};
use super::neighbours;
use super::places::{self, House, Place};
use super::service_areas;
use super::services::{OpenDays, SERVICES, Service};
use super::sheet::Sheet;
use super::words::{Word, word};
use super::world::{Kind, Slot, World, allocate, chance, weighted};
use super::{AREA_CODE, PREFECTURE};

/// What offices offer together under one 事業所番号, the main service first.
struct Offer {
    weight: usize,
    services: &'static [&'static str],
    /// Part of a hospital (みなし指定): its site, its telephone, its name.
    in_hospital: Option<Word>,
}

const fn offer(weight: usize, services: &'static [&'static str]) -> Offer {
    Offer { weight, services, in_hospital: None }
}

const fn of_hospital(weight: usize, services: &'static [&'static str], name: Word) -> Offer {
    Offer { weight, services, in_hospital: Some(name) }
}

impl Offer {
    /// Where people live or stay the night, the house is the office's own.
    fn house(&self) -> House {
        let lived_in = |code: &&str| matches!(SERVICES[position(code)].days, OpenDays::None);
        if self.services.iter().any(lived_in) { House::Own } else { House::AnyBuilding }
    }
}

const HOME_REHABILITATION: Word = word("訪問リハビリテーション", "ホウモンリハビリテーション", "");
const DAY_REHABILITATION: Word = word("通所リハビリテーション", "ツウショリハビリテーション", "");
const MEDICAL_HOME: Word = word("介護医療院", "カイゴイリョウイン", "");
const LONG_TERM_WARD: Word = word("介護療養病棟", "カイゴリョウヨウビョウトウ", "");
const HOME_NURSING: Word = word("訪問看護", "ホウモンカンゴ", "");

/// Weights are the national numbers of distinct offices in hundreds.
const OFFERS: [Offer; 41] = [
    offer(250, &["110"]),
    offer(62, &["110", "430"]),
    offer(6, &["110", "120"]),
    offer(10, &["120"]),
    offer(140, &["130"]),
    offer(14, &["130", "430"]),
    of_hospital(14, &["130", "140"], HOME_NURSING),
    of_hospital(18, &["140"], HOME_REHABILITATION),
    offer(176, &["150"]),
    offer(34, &["150", "430"]),
    offer(22, &["150", "210"]),
    offer(22, &["160"]),
    of_hospital(18, &["160", "140"], DAY_REHABILITATION),
    offer(10, &["170"]),
    offer(58, &["170", "410"]),
    offer(3, &["410"]),
    offer(8, &["210"]),
    offer(11, &["220", "520"]),
    offer(104, &["320"]),
    offer(30, &["320", "720"]),
    offer(45, &["331"]),
    offer(240, &["430"]),
    offer(18, &["510"]),
    offer(58, &["510", "210"]),
    offer(10, &["510", "210", "150"]),
    offer(14, &["520", "160", "220"]),
    offer(16, &["520", "160", "220", "140"]),
    of_hospital(1, &["530"], LONG_TERM_WARD),
    offer(18, &["540"]),
    offer(7, &["540", "210"]),
    of_hospital(7, &["550"], MEDICAL_HOME),
    of_hospital(2, &["550", "551", "140"], MEDICAL_HOME),
    offer(1, &["710"]),
    offer(11, &["720"]),
    offer(46, &["730"]),
    offer(8, &["730", "320"]),
    offer(11, &["760"]),
    offer(2, &["760", "710"]),
    offer(3, &["760", "130"]),
    offer(11, &["770"]),
    offer(182, &["780"]),
];

const NOTES: [(usize, &str); 9] = [
    (52, ""),
    (8, "なし"),
    (8, "特になし"),
    (9, "年末年始（12/30～1/3）を除く"),
    (6, "日曜日・12/30～1/3を除く"),
    (5, "電話等により、２４時間常時連絡が可能な体制とする。"),
    (5, "営業時間以外においても利用者の状況等により相談に応じます。"),
    (4, "土曜・祝日は事前連絡により対応可能"),
    (3, "緊急時は随時対応（改行）営業時間外は転送電話で受け付けます。"),
];

const WITHOUT_WEBSITE: u8 = 25;
const WITHOUT_POINT: u8 = 1;
const WITHOUT_CORPORATE_NUMBER: u8 = 6;
/// 定員 is often left at 0 or blank.
const CAPACITIES: [(usize, Stated); 3] = [(75, Stated::Number), (15, Stated::Zero), (10, Stated::Blank)];

#[derive(Clone, Copy)]
enum Stated {
    Number,
    Zero,
    Blank,
}

/// What the offices of one municipality have used up, by main service.
#[derive(Default)]
struct Dealt {
    /// All offices of the municipality.
    offices: usize,
    /// Offices with a name of their own.
    named: [usize; SERVICES.len()],
    /// Offices in a hospital.
    housed: [usize; SERVICES.len()],
}

/// One office, the same in every file it appears in.
struct Office {
    number: String,
    name: Name,
    place: Place,
    telephone: String,
    fax: String,
    corporate_number: String,
    corporation: String,
    website: String,
    without_point: bool,
}

/// Writes the files of all services, and where those come to that visit homes.
pub(super) fn write(world: &World<'_>) -> io::Result<Vec<PathBuf>> {
    let header = headers::care();
    let mut sheets =
        SERVICES.iter().map(|service| world.care_sheet(service.code, &header)).collect::<io::Result<Vec<Sheet>>>()?;
    let offices = allocate(world.count(Kind::Care), &OFFERS.map(|offer| offer.weight));
    let mut overall = 0;
    let mut visitors = Vec::new();
    for municipality in &world.municipalities {
        let share: Vec<usize> = offices.iter().map(|&count| world.share(count, municipality)).collect();
        let mut dealt = Dealt { offices: share.iter().sum(), ..Dealt::default() };
        let first = overall;
        for (offer, &count) in OFFERS.iter().zip(&share) {
            for _ in 0..count {
                let slot = Slot { municipality, local: overall - first, overall };
                let choices = &mut world.choices(Kind::Care, overall);
                let office = office(world, &slot, offer, &mut dealt, choices);
                // Only the first municipality, the demo itself, has asked who comes where.
                if municipality.index == 0 && offer.services.iter().any(|code| api::visits::SERVICES.contains(code)) {
                    visitors.push((office.number.clone(), office.name.text.clone()));
                }
                for service in offer.services {
                    let at = position(service);
                    office.write(&mut sheets[at], choices, &SERVICES[at], &slot)?;
                }
                overall += 1;
            }
        }
    }
    let mut paths = sheets.into_iter().map(Sheet::finish).collect::<io::Result<Vec<PathBuf>>>()?;
    paths.extend(service_areas::write(world, &visitors)?);
    Ok(paths)
}

/// Where a service stands in [`SERVICES`] and its file among the files.
fn position(code: &str) -> usize {
    SERVICES.binary_search_by_key(&code, |service| service.code).unwrap_or_default()
}

fn office(world: &World<'_>, slot: &Slot<'_>, offer: &Offer, dealt: &mut Dealt, choices: &mut fastrand::Rng) -> Office {
    let at = position(offer.services[0]);
    let main = &SERVICES[at];
    let serial = world.serial(Kind::Care, slot.overall);
    let number = number(main.series, slot);
    let hospital = offer.in_hospital.and_then(|after| {
        let house = hospital_slot(world, slot, &mut dealt.housed[at], at)?;
        Some((after, hospitals::site(world, house)))
    });
    let (name, place, telephone, corporation) = match hospital {
        Some((after, hospital)) => {
            // All offices of a hospital belong to the corporation that its own stream gives.
            let choices = &mut world.choices(Kind::Hospital, hospital.slot.overall);
            (
                hospital.name.and(after),
                hospital.place,
                hospital.telephone,
                corporation(choices, slot.municipality, dealt.offices, Owner::Medical),
            )
        }
        None => {
            let name = own_name(world, main, &mut dealt.named[at], choices);
            let place = places::place(choices, slot.municipality, name.town, offer.house());
            let owner = main.owners[choices.usize(..main.owners.len())];
            let alone = (name, place, corporation(choices, slot.municipality, dealt.offices, owner));
            let index = dealt.named[at] - 1;
            let beside = neighbours::beside(world, slot.municipality, main.code, index, dealt.offices);
            let (name, place, corporation) = beside.unwrap_or(alone);
            (name, place, places::telephone(2 * serial), corporation)
        }
    };
    Office {
        website: if chance(choices, WITHOUT_WEBSITE) {
            String::new()
        } else {
            format!("https://example.jp/kaigo/{number}/")
        },
        number,
        name,
        place,
        telephone,
        fax: places::telephone(2 * serial + 1),
        corporate_number: if chance(choices, WITHOUT_CORPORATE_NUMBER) { String::new() } else { corporation.number },
        corporation: corporation.name,
        without_point: chance(choices, WITHOUT_POINT),
    }
}

fn own_name(world: &World<'_>, main: &Service, named: &mut usize, choices: &mut fastrand::Rng) -> Name {
    *named += 1;
    let (before, after) = main.names[choices.usize(..main.names.len())];
    let seed = world.seed.rotate_left(7) ^ (position(main.code) as u64 * 13);
    names::office(seed, *named - 1, before, after)
}

/// The hospital that houses the office: each houses one of a kind, while there are enough,
/// and not every kind begins with the same hospital.
fn hospital_slot<'w>(world: &World<'_>, slot: &Slot<'w>, housed: &mut usize, kind: usize) -> Option<Slot<'w>> {
    let hospitals = world.count(Kind::Hospital);
    let here = world.share(hospitals, slot.municipality);
    if *housed >= here {
        return None;
    }
    let local = (*housed + kind) % here;
    *housed += 1;
    Some(Slot { municipality: slot.municipality, local, overall: world.first(hospitals, slot.municipality) + local })
}

/// 事業所番号: prefecture, series, municipality, number within it, check digit.
fn number(series: char, slot: &Slot<'_>) -> String {
    let (municipality, local) = (slot.municipality.index + 1, slot.local + 1);
    let body = format!("{}{series}{municipality:02}{local:04}", &AREA_CODE[..2]);
    // Weights 2 and 1 in turn, digit sums; a letter counts as in base 36.
    let sum: u32 = body
        .chars()
        .zip([2, 1].into_iter().cycle())
        .map(|(c, weight)| c.to_digit(36).unwrap_or_default() * weight)
        .map(|product| product / 10 + product % 10)
        .sum();
    format!("{body}{}", (10 - sum % 10) % 10)
}

impl Office {
    fn write(
        &self,
        sheet: &mut Sheet,
        choices: &mut fastrand::Rng,
        service: &Service,
        slot: &Slot<'_>,
    ) -> io::Result<()> {
        sheet.text(&slot.municipality.code());
        sheet.text(&self.number);
        sheet.text(PREFECTURE);
        sheet.text(&slot.municipality.name);
        sheet.text(&self.name.text);
        sheet.text(&self.name.kana);
        sheet.text(service.label);
        self.write_place(sheet);
        sheet.text(&self.telephone);
        sheet.text(&self.fax);
        sheet.text(&self.corporate_number);
        sheet.text(&self.corporation);
        sheet.text(&self.number);
        sheet.text(weighted(choices, service.days.lists(), |(weight, _)| *weight).1);
        sheet.text(match service.days {
            OpenDays::None => "",
            _ => weighted(choices, &NOTES, |(weight, _)| *weight).1,
        });
        sheet.text(&capacity(choices, service));
        sheet.text(&self.website);
        write_designation(sheet, choices, service);
        sheet.text("");
        sheet.end_row()
    }

    /// 住所 with the building, 方書, and the point with fifteen decimals.
    fn write_place(&self, sheet: &mut Sheet) {
        let Place { address, building, latitude, longitude, .. } = &self.place;
        sheet.text(&format!("{address}{building}"));
        sheet.text(building);
        let (latitude, longitude) = if self.without_point { (0.0, 0.0) } else { (*latitude, *longitude) };
        sheet.bare(&format!("{latitude:.15}"));
        sheet.bare(&format!("{longitude:.15}"));
    }
}

fn capacity(choices: &mut fastrand::Rng, service: &Service) -> String {
    let stated = weighted(choices, &CAPACITIES, |(weight, _)| *weight).1;
    match (service.capacities, stated) {
        (_, Stated::Blank) => String::new(),
        ([], _) | (_, Stated::Zero) => "0".to_owned(),
        (capacities, Stated::Number) => capacities[choices.usize(..capacities.len())].to_string(),
    }
}

/// The three columns on serving people with and without disabilities together.
fn write_designation(sheet: &mut Sheet, choices: &mut fastrand::Rng, service: &Service) {
    if !service.shared {
        sheet.blanks(3);
    } else if chance(choices, 8) {
        sheet.text("あり");
        sheet.text("通常の指定");
        sheet.text("共生型");
    } else {
        sheet.text("なし");
        sheet.text("通常の指定");
        sheet.text("なし");
    }
}

#[cfg(test)]
mod tests {
    use super::{OFFERS, SERVICES, number, position};
    use crate::demo::places::municipality;
    use crate::demo::world::Slot;

    #[test]
    fn offers_name_known_services() {
        for code in OFFERS.iter().flat_map(|offer| offer.services) {
            assert_eq!(SERVICES[position(code)].code, *code);
        }
    }

    #[test]
    fn every_service_is_offered() {
        for service in &SERVICES {
            assert!(OFFERS.iter().any(|offer| offer.services.contains(&service.code)));
        }
    }

    #[test]
    fn office_numbers_have_ten_characters_and_a_check_digit() {
        let municipality = municipality(0, 600);
        let slot = Slot { municipality: &municipality, local: 13, overall: 13 };
        // 9×2→9, 9, 7×2→5, 0, 1×2, 0, 0, 1, 4×2 = 34 → 6
        assert_eq!(number('7', &slot), "9970100146");
        assert_eq!(number('B', &slot).len(), 10);
    }
}
