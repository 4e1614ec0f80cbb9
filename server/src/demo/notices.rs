//! 届出受理医療機関名簿: who has notified which 施設基準, in the columns of the 地方厚生局.

use std::io;
use std::path::PathBuf;

use super::headers;
use super::medical::Institution;
use super::places::full_width;
use super::sheet::Sheet;
use super::world::{Kind, Shared, Slot, World, chance};
use super::{AREA_CODE, PREFECTURE, clinics, hospitals, pharmacies};

/// 受理届出名称, 受理記号, and how many of a hundred have notified it.
type Notice = (&'static str, &'static str, u8);

/// A kind of facility in this list.
struct Division {
    kind: Kind,
    /// 区分
    name: &'static str,
    site: for<'w> fn(&World<'_>, Slot<'w>) -> Institution<'w>,
    notices: &'static [Notice],
}

/// What nearly everybody notifies, and no resident asks for.
const PAY: Notice = ("外来・在宅ベースアップ評価料（Ⅰ）", "外在ベⅠ", 70);

const DIVISIONS: [Division; 4] = [
    Division {
        kind: Kind::Hospital,
        name: "医科",
        site: hospitals::site,
        notices: &[
            PAY,
            ("在宅時医学総合管理料及び施設入居時等医学総合管理料", "在医総管１", 30),
            ("別添１の「第14の２」の１の(３)に規定する在宅療養支援病院", "支援病３", 20),
            ("在宅療養後方支援病院", "在後病", 12),
            ("認知症ケア加算", "認ケア", 60),
            ("緩和ケア病棟入院料１", "緩１", 8),
        ],
    },
    Division {
        kind: Kind::Clinic,
        name: "医科",
        site: clinics::site,
        notices: &[
            PAY,
            ("在宅時医学総合管理料及び施設入居時等医学総合管理料", "在医総管１", 28),
            ("別添１の「第９」の１の(３)に規定する在宅療養支援診療所", "支援診３", 12),
            ("別添１の「第９」の１の(２)に規定する在宅療養支援診療所", "支援診２", 5),
            ("在宅がん医療総合診療料", "在総", 12),
            ("時間外対応加算１", "時間外１", 14),
            ("時間外対応加算３", "時間外３", 15),
            ("機能強化加算", "機能強化", 16),
            ("地域包括診療加算", "地包加", 8),
        ],
    },
    Division {
        kind: Kind::Dental,
        name: "歯科",
        site: clinics::dental_site,
        notices: &[
            ("歯科外来・在宅ベースアップ評価料（Ⅰ）", "歯外在ベⅠ", 40),
            ("歯科訪問診療料の注15に規定する基準", "歯訪診", 45),
            ("在宅療養支援歯科診療所２", "歯援診２", 10),
        ],
    },
    Division {
        kind: Kind::Pharmacy,
        name: "薬局",
        site: pharmacies::site,
        notices: &[
            ("在宅患者訪問薬剤管理指導料", "在薬", 85),
            ("在宅薬学総合体制加算１", "在薬総１", 30),
            ("在宅患者医療用麻薬持続注射療法加算", "在医麻", 8),
        ],
    },
];

/// Writes the list of everybody who has notified anything.
pub(super) fn write(world: &World<'_>) -> io::Result<Vec<PathBuf>> {
    let mut sheet = world.medical_sheet("todokede", &headers::notices())?;
    let mut item = 0;
    for division in &DIVISIONS {
        for slot in world.slots(division.kind) {
            let serial = world.serial(division.kind, slot.overall);
            let choices = &mut world.shared_choices(Shared::Notices, slot.municipality, serial);
            let notified: Vec<&Notice> =
                division.notices.iter().filter(|(.., percent)| chance(choices, *percent)).collect();
            if notified.is_empty() {
                continue;
            }
            let site = (division.site)(world, slot);
            for notice in notified {
                item += 1;
                write_row(&mut sheet, [item, serial + 1], division.name, &site, notice, choices)?;
            }
        }
    }
    Ok(vec![sheet.finish()?])
}

/// `numbers`: of the row, of the institution.
fn write_row(
    sheet: &mut Sheet,
    [item, number]: [usize; 2],
    division: &str,
    site: &Institution<'_>,
    (name, symbol, _): &Notice,
    choices: &mut fastrand::Rng,
) -> io::Result<()> {
    let address = format!("{}{}", site.place.address, site.place.building);
    sheet.text(&item.to_string());
    sheet.text(&AREA_CODE[..2]);
    sheet.text(PREFECTURE);
    sheet.text(division);
    sheet.text(&format!("{number:07}"));
    sheet.blanks(2);
    sheet.text(&site.name.text);
    sheet.text("");
    // Without the prefecture, and with wide digits, as the list is published.
    sheet.text(&full_width(address.strip_prefix(PREFECTURE).unwrap_or(&address)));
    sheet.text(&site.telephone);
    sheet.blanks(2);
    sheet.text(name);
    sheet.text(symbol);
    sheet.text(&format!("第{item}号"));
    sheet.text(&format!("令和 {}年 {}月 1日", choices.u8(4..=7), choices.u8(1..=12)));
    sheet.blanks(7);
    sheet.end_row()
}
