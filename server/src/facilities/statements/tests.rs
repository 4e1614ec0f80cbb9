use api::own_facility::TelephoneStatement;
use proptest::prelude::*;

use super::super::document::is_one_series;
use super::store::Author;
use super::*;

fn published(dataset: &str, telephone: &str) -> Part {
    let institution = Institution {
        name: "さくらまち医院".to_owned(),
        telephone: Some(telephone.to_owned()),
        open_days: "1111100-".to_owned(),
        ..Institution::default()
    };
    Part { dataset: dataset.to_owned(), gone_on: None, stated: None, content: Content::Institution(institution) }
}

fn stated(telephone: &str, on: &str, published: &Document) -> StatementRow {
    let author = Author {
        person_id: "p",
        organization_id: "o",
        organization: "さくらまち医院",
        at: format!("{on}T00:00:00.000Z"),
        on: on.to_owned(),
    };
    let statement = Statement::Telephone(TelephoneStatement { telephone: telephone.to_owned(), fax: String::new() });
    let part = statement.part();
    StatementRow::new("iryo:1", part, Some(&statement), fingerprint_of(published, part), &author).unwrap()
}

fn dates(told: &[(&str, &str)]) -> BTreeMap<String, String> {
    told.iter().map(|(dataset, on)| ((*dataset).to_owned(), (*on).to_owned())).collect()
}

/// What stands in the database now, with a statement: the telephone that is shown.
fn shown(told: &Document, row: &StatementRow, as_of: &str) -> Option<String> {
    let mut document = told.clone();
    exchange(&mut document, std::slice::from_ref(row)).unwrap();
    document.newest_first(&dates(&[("iryo.clinic", as_of)]));
    document.telephone()
}

#[test]
fn the_newest_is_shown_and_the_same_again_is_nothing_new() {
    let then = Document { parts: vec![published("iryo.clinic", "072-800-0001")] };
    let row = stated("072-800-0009", "2026-11-20", &then);
    let is = |document: &Document, as_of: &str, number: &str| {
        assert_eq!(shown(document, &row, as_of).as_deref(), Some(number), "{as_of}");
    };
    is(&then, "2026-06-01", "072-800-0009");
    // Newer editions that tell what they told before.
    is(&then, "2026-12-01", "072-800-0009");
    // Another number, from before and from after.
    let changed = Document { parts: vec![published("iryo.clinic", "072-800-0002")] };
    is(&changed, "2026-06-01", "072-800-0009");
    is(&changed, "2026-11-20", "072-800-0009");
    is(&changed, "2026-11-21", "072-800-0002");
    // Nobody tells any number.
    let mut silent = changed;
    if let Content::Institution(institution) = &mut silent.parts[0].content {
        institution.telephone = None;
    }
    is(&silent, "2027-06-01", "072-800-0009");
}

#[test]
fn a_statement_tells_its_part_and_nothing_else() {
    let mut document = Document { parts: vec![published("iryo.clinic", "072-800-0001")] };
    let row = stated("072-800-0009", "2026-11-20", &document);
    exchange(&mut document, std::slice::from_ref(&row)).unwrap();
    document.newest_first(&dates(&[("iryo.clinic", "2026-06-01")]));
    assert_eq!((document.name(), document.telephone().as_deref()), ("さくらまち医院", Some("072-800-0009")));
    let told: BTreeMap<&str, &str> =
        document.field_parts().map(|(field, part)| (field, part.dataset.as_str())).collect();
    assert_eq!((told["telephone"], told["week"], told["name"]), ("own.telephone", "iryo.clinic", "iryo.clinic"));
    assert!(!is_one_series(document.parts.iter().map(|part| part.dataset.as_str())));
    // A facility that has closed is closed, whatever it states.
    document
        .parts
        .iter_mut()
        .filter(|part| part.stated.is_none())
        .for_each(|part| part.gone_on = Some("2026-12-01".into()));
    assert_eq!(document.closed_on(), Some("2026-12-01"));
    // Exchanged for nothing, nothing is left of it.
    exchange(&mut document, &[]).unwrap();
    assert_eq!(document.parts.len(), 1);
}

#[test]
fn stated_hours_are_those_of_every_department() {
    use super::super::document::DepartmentPart;
    let mut hours = WeekSpans::default();
    hours[0] = vec![(540, 720)];
    let department =
        DepartmentPart { code: "01001".into(), name: "内科".into(), hours: hours.clone(), reception: hours };
    let departments = Content::Departments { departments: vec![department] };
    let hours_part = Part { dataset: "iryo.clinic_hours".into(), gone_on: None, stated: None, content: departments };
    let mut document = Document { parts: vec![published("iryo.clinic", "072-800-0001"), hours_part] };
    let statement = Statement::Hours(HoursStatement { week: vec![DayHours::Closed; 8], ..HoursStatement::default() });
    let author =
        Author { person_id: "p", organization_id: "o", organization: "o", at: String::new(), on: "2026-11-20".into() };
    let part = statement.part();
    let row = StatementRow::new("iryo:1", part, Some(&statement), fingerprint_of(&document, part), &author).unwrap();
    assert_eq!(document.departments()[0].hours[0], [(540, 720)]);
    exchange(&mut document, &[row]).unwrap();
    document.newest_first(&BTreeMap::new());
    let departments = document.departments();
    assert_eq!((departments[0].name.as_str(), departments[0].hours == WeekSpans::default()), ("内科", true));
    let week = super::super::opening::week::week(&document);
    assert!(week.iter().all(|day| day.hours == DayHours::Closed), "{week:?}");
}

proptest! {
    /// Whatever editions come in whichever order of dates, a statement is only passed over for something else that is newer.
    #[test]
    fn only_newer_and_other_data_passes_over_a_statement(number in 0..3u8, then in 0..3u8, day in 1..28u8, as_of in 1..28u8) {
        let telephone = |number: u8| format!("072-800-000{number}");
        let told = |number: u8| Document { parts: vec![published("iryo.clinic", &telephone(number))] };
        let row = stated("072-800-0009", &format!("2026-11-{day:02}"), &told(then));
        let shown = shown(&told(number), &row, &format!("2026-11-{as_of:02}"));
        let is_passed_over = number != then && as_of > day;
        prop_assert_eq!(shown, Some(if is_passed_over { telephone(number) } else { telephone(9) }));
    }
}
