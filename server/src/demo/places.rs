//! Where the facilities stand: municipalities, towns, addresses and points in the open sea.

use std::f64::consts::TAU;

use super::words::{CITY_BEGINNINGS, CITY_ENDINGS, TOWNS, Town, katakana};
use super::world::{chance, weighted};
use super::{AREA_CODE, CENTRE, NAME, PREFECTURE};

/// Kilometres per degree at 34° N.
const KM_PER_DEGREE: (f64, f64) = (111.0, 92.0);
/// Degrees between neighbouring municipalities, at least 18 km.
const SPACING: f64 = 0.2;
/// Columns of the grid, nearest to the centre first: nothing but sea between 137° and 139° E.
const COLUMNS: [f64; 8] = [0.0, 1.0, -1.0, 2.0, -2.0, 3.0, -3.0, 4.0];
/// How far from the middle of its town a 丁目 lies, as a part of the way to the edge.
const CHOME_FROM_MIDDLE: f64 = 0.6;
/// How far a 丁目 reaches, as a part of what its town does: together no farther than that.
const CHOME_SPREAD: f64 = 0.6;
/// Facilities of a city whose towns lie as far apart as in the table.
const USUAL_SIZE: f64 = 600.0;
/// Twice the table's distances is as far as the spacing allows.
const WIDEST: f64 = 2.0;
/// Of the four digits after `00-0000-`; the rest belongs to the municipality itself.
const NUMBERS: usize = 9_000;
/// Coprime to `NUMBERS`: neighbours get numbers far apart, and none twice.
const NUMBER_STEP: usize = 7_919;
const FIRST_NUMBER: usize = 2_345;

const BUILDINGS: [&str; 8] = [
    "桜通りビル",
    "駅前メディカルビル",
    "ことぶきビル",
    "メディカルモール若葉",
    "港ビル",
    "月見コーポ",
    "第二緑ビル",
    "センタービル",
];
const FLOORS: [&str; 5] = ["１階", "２階", "３階", "１０１号室", "２０２号室"];

/// A fictional municipality.
pub(super) struct Municipality {
    pub(super) index: usize,
    /// ささえ
    pub(super) base: String,
    /// ささえ市
    pub(super) name: String,
    centre: (f64, f64),
    scale: f64,
}

impl Municipality {
    /// 市区町村コード without the prefecture: `201`.
    pub(super) fn short_code(&self) -> String {
        format!("{}", 201 + self.index)
    }

    /// 全国地方公共団体コード without its check digit: `99201`.
    pub(super) fn area_code(&self) -> String {
        format!("{}{}", &AREA_CODE[..2], self.short_code())
    }

    /// 全国地方公共団体コード with its check digit: `992011`.
    pub(super) fn code(&self) -> String {
        with_check_digit(&self.area_code())
    }

    /// Latitude and longitude of what lies so many kilometres north and east of the centre in a city of usual size.
    pub(super) fn point(&self, (north, east): (f64, f64)) -> (f64, f64) {
        let degrees = |kilometres: f64, per_degree: f64| kilometres * self.scale / per_degree;
        let latitude = self.centre.0 + degrees(north, KM_PER_DEGREE.0);
        let longitude = self.centre.1 + degrees(east, KM_PER_DEGREE.1);
        (rounded(latitude), rounded(longitude))
    }
}

/// Whether a facility may be on a floor of some building.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum House {
    Own,
    AnyBuilding,
}

/// Where one facility stands.
pub(super) struct Place {
    /// Prefecture to house number.
    pub(super) address: String,
    /// Building and floor, mostly none.
    pub(super) building: String,
    pub(super) latitude: f64,
    pub(super) longitude: f64,
}

/// The municipality at `index`; the first is ささえ市 itself.
pub(super) fn municipality(index: usize, facilities: usize) -> Municipality {
    let base = match index.checked_sub(1) {
        None => NAME.trim_end_matches('市').to_owned(),
        Some(rest) => {
            let beginning = CITY_BEGINNINGS[rest % CITY_BEGINNINGS.len()];
            let ending = CITY_ENDINGS[rest / CITY_BEGINNINGS.len() % CITY_ENDINGS.len()];
            format!("{beginning}{ending}")
        }
    };
    let (column, row) = (COLUMNS[index % COLUMNS.len()], index / COLUMNS.len());
    Municipality {
        index,
        name: format!("{base}市"),
        base,
        centre: (CENTRE.0 - SPACING * row as f64, CENTRE.1 + SPACING * column),
        scale: (facilities as f64 / USUAL_SIZE).sqrt().clamp(1.0, WIDEST),
    }
}

/// An address and a point in the town, or else in one of the towns, busier ones more often.
pub(super) fn place(
    choices: &mut fastrand::Rng,
    municipality: &Municipality,
    town: Option<&Town>,
    house: House,
) -> Place {
    let any = weighted(choices, &TOWNS, |town| town.weight);
    let town = town.unwrap_or(any);
    let (chome, number) = number(choices, town);
    let spread = if chome == 0 { town.spread } else { town.spread * CHOME_SPREAD };
    // The sum of three is dense in the middle and thin outside, like a town.
    let mut around = |middle: f64| middle + (choices.f64() + choices.f64() + choices.f64() - 1.5) * spread;
    let (north, east) = middle(town, chome);
    let (latitude, longitude) = municipality.point((around(north), around(east)));
    Place {
        address: format!("{PREFECTURE}{}{}{number}", municipality.name, town.name.text),
        building: match house {
            House::Own => String::new(),
            House::AnyBuilding => building(choices),
        },
        latitude,
        longitude,
    }
}

/// The middle of a 丁目, or with 0 of the town: kilometres north and east of the centre of the municipality. The 丁目
/// stand around the middle of their town like the hours of a clock.
pub(super) fn middle(town: &Town, chome: u16) -> (f64, f64) {
    let Some(before) = chome.checked_sub(1) else { return (town.north, town.east) };
    let (sin, cos) = (TAU * f64::from(before) / f64::from(town.chome)).sin_cos();
    let from_middle = town.spread * CHOME_FROM_MIDDLE;
    (town.north + from_middle * cos, town.east + from_middle * sin)
}

/// `00-0000-NNNN`: no exchange in Japan begins with 00. Unique up to 9,000 numbers.
pub(super) fn telephone(number: usize) -> String {
    let last = (number * NUMBER_STEP + FIRST_NUMBER) % NUMBERS;
    format!("00-0000-{last:04}")
}

/// Appends the check digit of 全国地方公共団体コード: weights 6 to 2, the last digit of
/// 11 − (sum mod 11).
pub(super) fn with_check_digit(code: &str) -> String {
    let sum: u32 =
        code.chars().zip([6, 5, 4, 3, 2]).map(|(digit, weight)| digit.to_digit(10).unwrap_or_default() * weight).sum();
    format!("{code}{}", (11 - sum % 11) % 10)
}

/// ASCII digits as full-width ones.
pub(super) fn full_width(ascii: &str) -> String {
    ascii
        .chars()
        .map(|c| match c {
            '0'..='9' => char::from_u32(c as u32 - '0' as u32 + '０' as u32).unwrap_or(c),
            '-' => '－',
            _ => c,
        })
        .collect()
}

/// 中央 is read チュウオウ, さくら is read as it is written.
pub(super) fn reading(text: &str, kana: &str) -> String {
    if kana.is_empty() { katakana(text) } else { kana.to_owned() }
}

/// 丁目, or 0, and what stands behind the town: ２丁目３番１４号.
fn number(choices: &mut fastrand::Rng, town: &Town) -> (u16, String) {
    let (block, number) = (choices.u16(1..30), choices.u16(1..25));
    if town.chome == 0 {
        return (0, full_width(&format!("{}番地{number}", block * 47)));
    }
    let chome = choices.u16(1..=town.chome);
    let house = if chance(choices, 30) {
        format!("{chome}-{block}-{number}")
    } else {
        format!("{chome}丁目{block}番{number}号")
    };
    (chome, full_width(&house))
}

fn building(choices: &mut fastrand::Rng) -> String {
    if !chance(choices, 18) {
        return String::new();
    }
    let building = BUILDINGS[choices.usize(..BUILDINGS.len())];
    let floor = FLOORS[choices.usize(..FLOORS.len())];
    format!("{building}{floor}")
}

/// Six decimals, as in 医療情報ネット: a tenth of a metre.
fn rounded(degrees: f64) -> f64 {
    (degrees * 1e6).round() / 1e6
}

#[cfg(test)]
mod tests {
    use super::{full_width, municipality, telephone, with_check_digit};
    use crate::demo::{AREA_CODE, NAME};

    #[test]
    fn check_digit_follows_the_rule_of_the_ministry() {
        for real in ["011011", "131016", "272043", "473821"] {
            assert_eq!(with_check_digit(&real[..5]), real);
        }
        assert_eq!(with_check_digit(AREA_CODE), "992011");
    }

    #[test]
    fn the_first_municipality_is_the_demo() {
        let demo = municipality(0, 600);
        assert_eq!(demo.name, NAME);
        assert_eq!(demo.code(), "992011");
        assert_eq!(demo.area_code(), AREA_CODE);
    }

    #[test]
    fn municipalities_have_different_names_and_places() {
        let all: Vec<_> = (0..99).map(|index| municipality(index, 4_000)).collect();
        for (i, one) in all.iter().enumerate() {
            for other in &all[i + 1..] {
                assert_ne!(one.name, other.name);
                assert_ne!(one.centre, other.centre);
            }
        }
    }

    #[test]
    fn telephones_repeat_only_after_all_numbers() {
        let mut numbers: Vec<_> = (0..9_000).map(telephone).collect();
        numbers.sort_unstable();
        numbers.dedup();
        assert_eq!(numbers.len(), 9_000);
        assert!(numbers.iter().all(|number| number.as_str() < "00-0000-9000"));
    }

    #[test]
    fn digits_become_full_width() {
        assert_eq!(full_width("2丁目3-14"), "２丁目３－１４");
    }
}
