use proptest::prelude::*;

use super::*;
use std::collections::HashMap;

const AT: &str = "高月市みどり町１丁目２番３号";
const AREA: Option<&str> = Some("27299");

fn record(key: &str, name: &str, address: &str) -> RecordSide {
    let record = FunctionRecord {
        key: key.to_owned(),
        name: name.to_owned(),
        address: address.to_owned(),
        telephone: Some("072-000-0001".to_owned()),
        ..FunctionRecord::default()
    };
    RecordSide::of(&record, "大阪府", AREA).unwrap()
}

fn facility(key: &str, kind: FacilityKind, name: &str, address: &str) -> FacilitySide {
    let traits = Traits::of(kind.as_str(), &[name], address, AREA, &[], None);
    FacilitySide::new(key.to_owned(), kind, traits, address, AREA)
}

fn clinic(name: &str, address: &str) -> FacilitySide {
    facility("iryo:1", FacilityKind::Clinic, name, address)
}

fn joined(records: &[RecordSide], facilities: Vec<FacilitySide>) -> Vec<Outcome> {
    decide(records, &Candidates::new(facilities), |_, _| false, &HashMap::new())
}

/// What becomes of one record when there is one facility: `certain`, the doubt, or `nothing`.
fn verdict(record: RecordSide, facility: FacilitySide) -> &'static str {
    match joined(&[record], vec![facility]).remove(0) {
        Outcome::Certain { .. } => "certain",
        Outcome::Doubtful { doubt, .. } => doubt.as_str(),
        Outcome::Nothing => "nothing",
    }
}

#[test]
fn name_and_address_decide() {
    for (name, address, other, other_address, expected) in [
        ("医療法人　山草会　みずうみ医院", AT, "みずうみ医院", "大阪府高月市みどり町1-2-3", "certain"),
        ("有限会社みずうみ薬局光店", AT, "有限会社みずうみ薬局　光店", AT, "certain"),
        ("湖内科", "高月市大字白壁字一本松２３２番地２", "湖内科", "大阪府高月市白壁２３２ー２", "certain"),
        ("湖内科", AT, "湖内科", "大阪府高月市みどり町", "certain"),
        ("医療法人　湖世堂　湖内科", AT, "医療法人湖世堂湖内科", "大阪府高月市みどり町", "certain"),
        ("湖内科", AT, "湖内科", "大阪府高月市みどり町９－９", "certain"),
        ("済生会湖温泉病院", AT, "社会福祉法人恩賜財団済生会支部済生会湖温泉病院", AT, "certain"),
        ("湖整形外科", AT, "湖整形外科医院", AT, "certain"),
        ("医療法人 山草会 湖内科", AT, "医療法人　山草会　湖内科", "大阪府高月市桜町9", "certain"),
        // It moved, or another bears the name.
        ("湖内科", AT, "湖内科", "大阪府高月市桜町９番地", "weak"),
        // Another tenant, or a new name.
        ("湖内科", AT, "山根皮膚科", AT, "weak"),
        // A couple of doctors.
        ("藤島医院", AT, "藤島眼科医院", AT, "weak"),
        // A branch.
        ("湖病院附属診療所", AT, "湖病院", AT, "weak"),
        ("湖内科", AT, "山根皮膚科", "大阪府高月市桜町1-2-3", "nothing"),
        ("湖内科", AT, "湖内科", "大阪府高月市", "weak"),
    ] {
        assert_eq!(
            verdict(record("2710000001", name, address), clinic(other, other_address)),
            expected,
            "{name} {other}"
        );
    }
}

#[test]
fn the_kind_must_agree() {
    use FacilityKind::{Clinic, Dental, Hospital, Pharmacy};
    for (key, kind, expected) in [
        ("2710000001", Clinic, "certain"),
        ("2710000001", Hospital, "certain"),
        ("2710000001", Dental, "nothing"),
        ("2730000001", Dental, "certain"),
        ("2730000001", Hospital, "certain"),
        ("2730000001", Pharmacy, "nothing"),
        ("2740000001", Pharmacy, "certain"),
        ("2740000001", Clinic, "nothing"),
    ] {
        let facility = facility("iryo:1", kind, "湖総合病院", AT);
        assert_eq!(verdict(record(key, "湖総合病院", AT), facility), expected, "{key} {kind:?}");
    }
    // 歯科 next door is not the hospital's.
    let next_door = facility("iryo:1", Hospital, "湖病院", AT);
    assert_eq!(verdict(record("2730000001", "山根歯科", AT), next_door), "nothing");
}

#[test]
fn a_hospital_has_one_record_of_each_division() {
    let hospital = || facility("iryo:1", FacilityKind::Hospital, "湖病院", AT);
    let both = [record("2710000001", "湖病院", AT), record("2730000001", "湖病院", AT)];
    assert!(joined(&both, vec![hospital()]).iter().all(|outcome| matches!(outcome, Outcome::Certain { .. })));
    // Two of one division: neither is certain.
    let twice = [record("2710000001", "湖病院", AT), record("2710000002", "湖病院", AT)];
    for outcome in joined(&twice, vec![hospital()]) {
        assert!(matches!(outcome, Outcome::Doubtful { doubt: Doubt::SeveralRecords, .. }), "{outcome:?}");
    }
    // Unless one agrees better.
    let moved = [record("2710000001", "湖病院", AT), record("2710000002", "湖病院", "高月市みどり町７－７")];
    let outcomes = joined(&moved, vec![hospital()]);
    assert!(matches!(outcomes[0], Outcome::Certain { .. }));
    assert!(matches!(outcomes[1], Outcome::Doubtful { doubt: Doubt::SeveralRecords, .. }));
}

#[test]
fn two_facilities_as_good_are_doubtful() {
    let facilities = vec![
        facility("iryo:1", FacilityKind::Hospital, "湖医院", AT),
        facility("iryo:2", FacilityKind::Clinic, "湖医院", AT),
    ];
    let outcome = joined(&[record("2710000001", "湖医院", AT)], facilities).remove(0);
    let Outcome::Doubtful { doubt: Doubt::SeveralFacilities, candidates } = outcome else { panic!("{outcome:?}") };
    assert_eq!(candidates.len(), 2);
}

#[test]
fn a_neighbour_with_a_record_of_its_own_is_not_meant() {
    let records = [record("2710000001", "湖内科", AT), record("2710000002", "山根皮膚科", AT)];
    let outcomes = joined(&records, vec![clinic("湖内科", AT)]);
    assert!(matches!(outcomes[0], Outcome::Certain { .. }));
    assert_eq!(outcomes[1], Outcome::Nothing);
}

#[test]
fn one_telephone_and_one_name() {
    let address = "大阪府高月市桜町9-9";
    let traits = Traits::of("clinic", &["湖内科"], address, AREA, &["0720000001"], None);
    let facility = FacilitySide::new("iryo:1".to_owned(), FacilityKind::Clinic, traits, address, AREA);
    assert_eq!(verdict(record("2710000001", "湖内科", AT), facility), "certain");
}

#[test]
fn people_know_better() {
    let candidates = || Candidates::new(vec![clinic("湖内科", AT)]);
    let records = [record("2710000001", "湖内科", AT)];
    let rejected = |key: &str, facility: &str| (key, facility) == ("2710000001", "iryo:1");
    assert_eq!(decide(&records, &candidates(), rejected, &HashMap::new()), [Outcome::Nothing]);
    let choose = |facility: &str| HashMap::from([("2710000001".to_owned(), facility.to_owned())]);
    let strangers = [record("2710000001", "山根皮膚科", "高月市桜町9")];
    let outcomes = decide(&strangers, &candidates(), |_, _| false, &choose("iryo:1"));
    assert_eq!(outcomes, [Outcome::Certain { facility: 0, reasons: Vec::new() }]);
    let outcomes = decide(&strangers, &candidates(), |_, _| false, &choose("iryo:9"));
    assert!(matches!(outcomes[0], Outcome::Doubtful { doubt: Doubt::ChosenIsGone, .. }));
    // Also that a hospital has two numbers.
    let two = [record("2710000001", "湖内科", AT), record("2710000002", "湖内科", AT)];
    let both = HashMap::from(["2710000001", "2710000002"].map(|key| (key.to_owned(), "iryo:1".to_owned())));
    let outcomes = decide(&two, &candidates(), |_, _| false, &both);
    assert!(outcomes.iter().all(|outcome| matches!(outcome, Outcome::Certain { .. })));
    // Another record that the rule would join to the chosen facility has to wait.
    let both = [record("2710000001", "山根皮膚科", "高月市桜町9"), record("2710000002", "湖内科", AT)];
    let outcomes = decide(&both, &candidates(), |_, _| false, &choose("iryo:1"));
    assert!(matches!(outcomes[0], Outcome::Certain { .. }));
    assert!(matches!(outcomes[1], Outcome::Doubtful { doubt: Doubt::SeveralRecords, .. }));
}

proptest! {
    #[test]
    fn a_facility_has_one_certain_record_of_a_division(
        records in proptest::collection::vec(("[湖山]内科", "[一二]丁目[1-3]番"), 0..6),
        facilities in proptest::collection::vec(("[湖山]内科", "[一二]丁目[1-3]番"), 0..6),
    ) {
        let sides: Vec<_> = records
            .iter()
            .enumerate()
            .map(|(at, (name, block))| record(&format!("271000000{at}"), name, &format!("高月市みどり町{block}")))
            .collect();
        let facilities = facilities
            .iter()
            .enumerate()
            .map(|(at, (name, block))| {
                facility(&format!("iryo:{at}"), FacilityKind::Clinic, name, &format!("大阪府高月市みどり町{block}"))
            })
            .collect();
        let mut taken = Vec::new();
        for outcome in joined(&sides, facilities) {
            if let Outcome::Certain { facility, .. } = outcome {
                prop_assert!(!taken.contains(&facility));
                taken.push(facility);
            }
        }
    }

    #[test]
    fn arbitrary_names_and_addresses_never_panic(name in "\\PC{0,20}", address in "\\PC{0,30}", other in "\\PC{0,20}") {
        verdict(record("2710000001", &name, &address), clinic(&other, &address));
    }
}
