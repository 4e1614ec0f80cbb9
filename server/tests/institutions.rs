//! The published evaluation of "one institution, one result": 200 pairs of the national files (medical: June 2025, care:
//! December 2025) that the rule linked, drawn at random within strata (kinds, reason, city or country) and judged one by
//! one from what is published of them. `unclear` counts as wrong.
//!
//! Telephone numbers are not kept, only whether they were equal.

use std::collections::BTreeMap;

use server::facilities::institutions::{Link, Traits, same_institution};

const TABLE: &str = include_str!("institutions.tsv");

/// The share of linked pairs that are one institution.
const LEAST: f64 = 0.98;

struct Pair<'a>(BTreeMap<&'a str, &'a str>);

impl<'a> Pair<'a> {
    fn get(&self, column: &str) -> &'a str {
        self.0.get(column).copied().unwrap_or_else(|| panic!("no column {column}"))
    }

    fn traits(&self, side: &str, telephone: &str) -> Traits {
        let field = |name: &str| self.get(&format!("{name}_{side}"));
        let known = |name: &str| Some(field(name)).filter(|value| !value.is_empty());
        let names: Vec<&str> = field("names").split('|').collect();
        let telephones: Vec<&str> = Some(telephone).filter(|number| !number.is_empty()).into_iter().collect();
        Traits::of(field("kind"), &names, field("address"), known("area"), &telephones, known("corporation"))
    }

    fn link(&self) -> Option<Link> {
        let (one, other) = match self.get("telephone") {
            "same" => ("0720000001", "0720000001"),
            "different" => ("0720000001", "0720000002"),
            _ => ("", ""),
        };
        same_institution(&self.traits("a", one), &self.traits("b", other), self.get("metres").parse().ok())
    }
}

fn pairs() -> Vec<Pair<'static>> {
    let mut lines = TABLE.lines();
    let header: Vec<&str> = lines.next().unwrap_or_default().split('\t').collect();
    lines.map(|line| Pair(header.iter().copied().zip(line.split('\t')).collect())).collect()
}

fn name(link: Link) -> &'static str {
    match link {
        Link::SameName => "same_name",
        Link::SameOperator => "same_operator",
        Link::SameTelephone => "same_telephone",
        Link::SameTelephoneNearby => "same_telephone_nearby",
    }
}

#[test]
fn two_hundred_pairs_were_judged() {
    let pairs = pairs();
    assert_eq!(pairs.len(), 200);
    for pair in &pairs {
        assert!(["same", "different", "unclear"].contains(&pair.get("judgement")), "{}", pair.get("source_a"));
        assert!(!pair.get("reason").is_empty());
    }
    let same = pairs.iter().filter(|pair| pair.get("judgement") == "same").count();
    assert!(same as f64 / pairs.len() as f64 >= LEAST, "{same} of {}", pairs.len());
}

#[test]
fn todays_rule_still_links_them_for_the_same_reason() {
    for pair in pairs() {
        let link = pair.link().map(name);
        assert_eq!(link, Some(pair.get("link")), "{} {}", pair.get("source_a"), pair.get("source_b"));
    }
}
