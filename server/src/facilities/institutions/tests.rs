use proptest::prelude::*;

use super::*;

const AT: &str = "大阪府高月市みどり町1丁目2番3号";
const SAME: &str = "高月市みどり町１－２－３　みどりビル２階";

fn medical(kind: &str, name: &str, address: &str) -> Traits {
    Traits::of(kind, &[name], address, Some("27299"), &[], None)
}

fn care(name: &str, address: &str, telephone: &str, corporation: &str) -> Traits {
    let corporation = Some(corporation).filter(|corporation| !corporation.is_empty());
    Traits::of("care", &[name], address, Some("27299"), &[telephone], corporation)
}

#[test]
fn a_practice_and_its_care_offices() {
    for (practice, office, corporation, expected) in [
        ("みずうみ病院", "みずうみ病院訪問看護ステーション", "", Some(Link::SameName)),
        ("医療法人山草会　みずうみ病院", "みずうみ訪問リハビリ", "医療法人山草会", Some(Link::SameName)),
        ("みずうみ内科クリニック", "ケアプランセンターみずうみ", "", Some(Link::SameName)),
        ("国民健康保険みずうみ病院", "みずうみ病院居宅介護支援事業所", "", Some(Link::SameName)),
        ("特別養護老人ホームみずうみ荘医務室", "特別養護老人ホーム　みずうみ荘", "", Some(Link::SameName)),
        ("医療法人山草会　みずうみ病院", "訪問看護ステーションひなた", "医療法人　山草会", Some(Link::SameOperator)),
        ("みずうみ医院", "デイケアひなた", "医療法人社団みずうみ医院", Some(Link::SameOperator)),
        ("医療法人社団山草会湖医院", "山草会ケアプランセンター", "", Some(Link::SameOperator)),
        // An office in a medical building.
        ("みずうみ内科", "訪問看護ステーションひなた", "株式会社ひなた", None),
        // The place is in both names.
        ("みどり町クリニック", "みどり町ケアプランセンター", "", None),
        // The office of another practice.
        ("みずうみ整形外科医院", "湖医院通所リハビリテーション", "", None),
    ] {
        let (practice, office) = (medical("clinic", practice, AT), care(office, SAME, "0720000001", corporation));
        assert_eq!(same_institution(&practice, &office, None), expected, "{practice:?} {office:?}");
        assert_eq!(same_institution(&office, &practice, None), expected);
    }
}

#[test]
fn practices_and_pharmacies_stay_apart() {
    for (kind, name, other_kind, other, expected) in [
        ("clinic", "みずうみ内科", "clinic", "やまね皮膚科", None),
        ("clinic", "山根内科医院", "dental", "山根歯科医院", None),
        ("clinic", "みずうみ医院", "pharmacy", "みずうみ薬局", None),
        ("pharmacy", "みずうみ薬局", "pharmacy", "みずうみ薬局みどり町店", None),
        ("pharmacy", "みずうみ薬局", "pharmacy", "株式会社ひなた　みずうみ薬局", Some(Link::SameName)),
        ("hospital", "みずうみ病院", "dental", "みずうみ病院附属歯科診療所", Some(Link::SameName)),
        ("dental", "やまね歯科医院", "dental", "医療法人山草会やまね歯科医院", Some(Link::SameName)),
        ("dental", "山根歯科医院", "care", "山根医院通所リハビリテーション", None),
        ("pharmacy", "あさひ薬局みずうみ病院前店", "care", "みずうみ病院訪問看護ステーション", None),
        ("pharmacy", "みずうみ薬局", "care", "みずうみ薬局居宅介護支援事業所", Some(Link::SameName)),
    ] {
        let (a, b) = (medical(kind, name, AT), medical(other_kind, other, SAME));
        assert_eq!(same_institution(&a, &b, Some(5.0)), expected, "{name} {other}");
    }
}

#[test]
fn care_offices_at_one_address() {
    let (one, two) = ("0720000001", "0720000002");
    for (name, number, corporation, other, other_number, other_corporation, expected) in [
        ("特別養護老人ホーム ひなた苑", one, "", "ショートステイひなた苑", two, "", Some(Link::SameName)),
        ("デイサービスひなた", one, "株式会社ひなた", "ヘルパーステーションひなた", two, "", Some(Link::SameName)),
        (
            "デイサービスひなた",
            one,
            "社会福祉法人若草会",
            "老健わかくさ",
            two,
            "（福）若草会",
            Some(Link::SameOperator),
        ),
        ("デイサービスひなた", one, "", "ケアプランあさひ", one, "株式会社あさひ", Some(Link::SameTelephone)),
        ("デイサービスひなた", one, "株式会社ひなた", "ケアプランあさひ", one, "株式会社あさひ", None),
        ("デイサービスひなた", one, "株式会社ひなた", "ケアプランあさひ", two, "株式会社あさひ", None),
        ("デイサービスみどり町", one, "", "ヘルパーステーションみどり町", two, "", None),
        ("訪問看護ステーション", one, "", "訪問看護事業所", two, "", None),
    ] {
        let (a, b) = (care(name, AT, number, corporation), care(other, SAME, other_number, other_corporation));
        assert_eq!(same_institution(&a, &b, None), expected, "{name} {other}");
    }
}

#[test]
fn beyond_one_address() {
    let next_door = "高月市みどり町1丁目2番9号";
    let home = care("特別養護老人ホームひなた苑", AT, "0720000001", "");
    let day = care("デイサービスひなた苑", next_door, "072-000-0001", "");
    assert_eq!(same_institution(&home, &day, Some(60.0)), Some(Link::SameTelephoneNearby));
    assert_eq!(same_institution(&home, &day, Some(900.0)), None);
    assert_eq!(same_institution(&home, &day, None), None);
    // A number for a whole company.
    let free = |address| care("ひなたケア", address, "0120-000-001", "株式会社ひなた");
    assert_eq!(same_institution(&free(AT), &free(next_door), Some(60.0)), None);
    // A large hospital and a station across the street.
    let hospital = medical("hospital", "みずうみ病院", AT);
    let station = care("ひなた訪問看護ステーション", next_door, "0720000001", "株式会社ひなた");
    assert_eq!(same_institution(&hospital, &station, Some(20.0)), None);
    // The same block of another municipality.
    let elsewhere = Traits::of("care", &["みずうみ病院訪問看護"], AT, Some("27298"), &[], None);
    assert_eq!(same_institution(&hospital, &elsewhere, Some(8000.0)), None);
    assert_eq!(same_institution(&hospital, &elsewhere, Some(30.0)), Some(Link::SameName));
}

#[test]
fn groups() {
    let here = Some((34.8, 135.6));
    let facilities: Vec<(Traits, Option<(f64, f64)>)> = [
        medical("hospital", "医療法人山草会　みずうみ病院", AT),
        medical("clinic", "やまね皮膚科", AT),
        medical("pharmacy", "みずうみ薬局", AT),
        care("みずうみ病院訪問看護ステーション", SAME, "0720000001", ""),
        care("ケアプランひなた", SAME, "0720000001", "医療法人山草会"),
        care("ヘルパーステーションあさひ", SAME, "0720000009", "株式会社あさひ"),
    ]
    .map(|traits| (traits, here))
    .into();
    assert_eq!(group(&facilities), [0, 1, 2, 0, 0, 5]);
}

#[test]
fn an_office_between_two_practices_joins_neither() {
    let practices = ["医療法人山草会　みずうみ内科", "医療法人山草会　やまね眼科"];
    let mut facilities: Vec<_> = practices.map(|name| (medical("clinic", name, AT), None)).into();
    facilities.push((care("ケアプランひなた", AT, "0720000001", "医療法人山草会"), None));
    assert_eq!(group(&facilities), [0, 1, 2]);
}

#[test]
fn one_telephone_does_not_join_two_operators() {
    let office = |name, corporation| (care(name, AT, "0720000001", corporation), None);
    let facilities =
        [office("デイひなた", "株式会社ひなた"), office("ケアプランつき", ""), office("ヘルパーほし", "有限会社ほし")];
    assert_eq!(group(&facilities), [0, 1, 2]);
    assert_eq!(group(&facilities[..2]), [0, 0]);
}

#[test]
fn a_chain_of_neighbours_is_cut() {
    let facilities: Vec<_> = (1..=8)
        .map(|at| {
            let traits = care("ひなたの家", &format!("高月市みどり町1-2-{at}"), "0720000001", "");
            (traits, Some((34.8 + f64::from(at) * 0.001, 135.6)))
        })
        .collect();
    assert_eq!(group(&facilities), (0..8).collect::<Vec<u32>>());
    assert_eq!(group(&facilities[..3]), [0, 0, 0]);
}

fn facility() -> impl Strategy<Value = (Traits, Option<(f64, f64)>)> {
    let pick = |from: &'static [&'static str]| proptest::sample::select(from);
    (
        pick(&["hospital", "clinic", "dental", "pharmacy", "care", "care", "care"]),
        pick(&["みずうみ病院", "みずうみ訪問看護", "ひなた", "ひなた薬局", "医療法人山草会　やまね歯科", ""]),
        pick(&[AT, SAME, "高月市みどり町1-2-4", "みどり町", ""]),
        pick(&["0720000001", "0720000002", "なし"]),
        pick(&["", "医療法人山草会", "株式会社ひなた"]),
        proptest::option::of(0u8..4),
    )
        .prop_map(|(kind, name, address, telephone, corporation, place)| {
            let corporation = Some(corporation).filter(|corporation| !corporation.is_empty());
            let traits = Traits::of(kind, &[name], address, Some("27299"), &[telephone], corporation);
            (traits, place.map(|place| (34.8 + f64::from(place) * 0.001, 135.6)))
        })
}

proptest! {
    #[test]
    fn the_rule_is_symmetric_and_never_panics(
        name in "\\PC{0,20}", other in "\\PC{0,20}", address in "\\PC{0,30}", metres in proptest::option::of(any::<f64>())
    ) {
        for kind in ["hospital", "pharmacy", "care"] {
            let a = Traits::of(kind, &[&name], &address, Some(&other), &[&name], Some(&other));
            let b = Traits::of("care", &[&other, &name], &address, None, &[&name], None);
            prop_assert_eq!(same_institution(&a, &b, metres), same_institution(&b, &a, metres));
        }
    }

    #[test]
    fn groups_do_not_depend_on_the_order(facilities in proptest::collection::vec(facility(), 0..14), by in 0usize..14) {
        let numbers = group(&facilities);
        let mut turned = facilities.clone();
        let by = by.min(facilities.len());
        turned.rotate_left(by);
        turned.reverse();
        let at = |index: usize| facilities.len() - 1 - (index + facilities.len() - by) % facilities.len();
        let turned_numbers = group(&turned);
        for a in 0..facilities.len() {
            for b in 0..facilities.len() {
                let together = numbers[a] == numbers[b];
                prop_assert_eq!(together, turned_numbers[at(a)] == turned_numbers[at(b)]);
            }
        }
    }
}
