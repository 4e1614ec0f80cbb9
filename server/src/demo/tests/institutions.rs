//! What belongs together in the demo, by the rule that the finder follows.

use std::collections::BTreeMap;

use super::{files, parse, plan};
use crate::demo::AREA_CODE;
use crate::facilities::institutions::{Traits, group};

/// Names of institutions of several members, with the members' addresses.
type Institutions = Vec<Vec<(String, String)>>;

/// The facilities of ささえ市, grouped; and all of them, name and address.
fn institutions(seed: u64) -> (Institutions, Vec<(String, String)>) {
    let mut placed = BTreeMap::new();
    for (name, bytes) in files(&plan(seed, 600)).iter().filter(|(name, _)| !name.contains("_hours")) {
        let (kind, [id, named, address, point]) = match &name[..2] {
            "01" => ("hospital", [0, 1, 9, 10]),
            "02" => ("clinic", [0, 1, 9, 10]),
            "03" => ("dental", [0, 1, 9, 10]),
            "04" => ("maternity", [0, 1, 9, 10]),
            "05" => ("pharmacy", [0, 1, 7, 8]),
            _ => ("care", [15, 4, 7, 9]),
        };
        let (header, rows) = parse(bytes);
        let telephone = header.iter().position(|column| column.contains("電話番号")).unwrap();
        for row in rows {
            let corporation = Some(&row[14]).filter(|_| kind == "care");
            let traits =
                Traits::of(kind, &[&row[named]], &row[address], Some(AREA_CODE), &[&row[telephone]], corporation);
            let location = (row[point].parse().unwrap(), row[point + 1].parse().unwrap());
            let location = Some(location).filter(|&(lat, _): &(f64, f64)| lat != 0.0);
            let shown = (row[named].to_owned(), row[address].to_owned());
            placed.insert(row[id].to_owned(), (shown, (traits, location)));
        }
    }
    let (shown, placed): (Vec<_>, Vec<_>) = placed.into_values().unzip();
    let mut institutions: BTreeMap<u32, Vec<(String, String)>> = BTreeMap::new();
    for (of, facility) in group(&placed).into_iter().zip(&shown) {
        institutions.entry(of).or_default().push(facility.clone());
    }
    (institutions.into_values().filter(|members| members.len() > 1).collect(), shown)
}

/// Whether some institution has members called so.
fn some_have(institutions: &Institutions, words: &[&str]) -> bool {
    institutions.iter().any(|members| words.iter().all(|word| members.iter().any(|(name, _)| name.contains(word))))
}

#[test]
fn offices_belong_to_hospitals_clinics_and_homes() {
    for seed in 1..4 {
        let (institutions, _) = institutions(seed);
        assert!((12..60).contains(&institutions.len()), "{}", institutions.len());
        assert!(institutions.iter().all(|members| members.len() <= 8));
        assert!(some_have(&institutions, &["病院", "病院訪問リハビリテーション"]));
        assert!(some_have(&institutions, &["クリニック", "訪問看護ステーション", "ケアプランセンター"]));
        let campus = ["特別養護老人ホーム", "デイサービスセンター", "ケアプランセンター", "ヘルパーステーション"];
        assert!(some_have(&institutions, &campus));
    }
}

#[test]
fn members_share_their_address() {
    for members in institutions(1).0 {
        assert!(members.iter().all(|(_, address)| *address == members[0].1), "{members:?}");
    }
}

#[test]
fn strangers_in_one_medical_building_stay_apart() {
    let (institutions, all) = institutions(1);
    let mut buildings: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (name, address) in &all {
        if let Some((building, _)) = address.split_once("メディカルモール") {
            buildings.entry(building).or_default().push(name);
        }
    }
    assert!(
        buildings.len() >= 3 && buildings.values().filter(|tenants| tenants.len() == 4).count() >= 3,
        "{buildings:?}"
    );
    assert!(institutions.iter().flatten().all(|(_, address)| !address.contains("メディカルモール")));
}
