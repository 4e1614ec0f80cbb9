use super::*;

#[test]
fn every_part_has_an_address_of_its_own() {
    for part in StatementPart::ALL {
        assert_eq!(part_of(&slug(part)), Some(part));
    }
    assert_eq!(part_of("care_manager_time"), None);
}
