//! Care offices that belong together: beside the clinic of a family doctor, or on the campus of a nursing home.
//!
//! Each has its own 事業所番号; address, corporation and a part of the name are what they share.

use super::clinics;
use super::corporations::{Corporation, Owner, corporation};
use super::names::{self, Name};
use super::places::{self, House, Municipality, Place};
use super::words::{Word, plain, word};
use super::world::{Kind, Shared, World};

/// Whom an office stands beside.
#[derive(Clone, Copy)]
enum Beside {
    Clinic,
    Campus,
}

/// Of the offices of a service, the one at `first` and every so many after it stand beside others.
struct Rule {
    service: &'static str,
    every: usize,
    first: usize,
    beside: Beside,
    /// What such an office is called: after the name of the clinic, before that of the campus.
    called: Word,
}

const CARE_PLANS: Word = plain("ケアプランセンター");

const RULES: [Rule; 9] = [
    Rule {
        service: "110", every: 9, first: 4, beside: Beside::Campus, called: plain("ヘルパーステーション")
    },
    Rule {
        service: "130",
        every: 5,
        first: 1,
        beside: Beside::Clinic,
        called: word("訪問看護ステーション", "ホウモンカンゴステーション", ""),
    },
    Rule {
        service: "150", every: 5, first: 2, beside: Beside::Campus, called: plain("デイサービスセンター")
    },
    Rule { service: "160", every: 2, first: 1, beside: Beside::Clinic, called: plain("デイケア") },
    Rule { service: "210", every: 1, first: 0, beside: Beside::Campus, called: plain("ショートステイ") },
    Rule { service: "320", every: 8, first: 3, beside: Beside::Campus, called: plain("グループホーム") },
    Rule { service: "430", every: 8, first: 2, beside: Beside::Clinic, called: CARE_PLANS },
    Rule { service: "430", every: 8, first: 6, beside: Beside::Campus, called: CARE_PLANS },
    Rule {
        service: "510",
        every: 2,
        first: 0,
        beside: Beside::Campus,
        called: word("特別養護老人ホーム", "トクベツヨウゴロウジンホーム", ""),
    },
];

/// Endings that no home of its own has.
const CAMPUSES: [Word; 3] = [word("の杜", "ノモリ", ""), word("園", "エン", ""), word("の郷", "ノサト", "")];

/// Name, place and corporation of an office that stands beside others; `None` for one that stands alone.
///
/// `index` counts the offices of its main service in the municipality, `offices` are all of them there.
pub(super) fn beside(
    world: &World<'_>,
    municipality: &Municipality,
    service: &str,
    index: usize,
    offices: usize,
) -> Option<(Name, Place, Corporation)> {
    let rule = RULES.iter().find(|rule| rule.service == service && index % rule.every == rule.first)?;
    let host = index / rule.every;
    match rule.beside {
        Beside::Clinic => {
            let (clinic, family) = clinics::family_doctor(world, municipality, host)?;
            let choices = &mut world.choices(Kind::Clinic, clinic.slot.overall);
            let corporation = corporation(choices, municipality, offices, Owner::Medical);
            Some((family.and(rule.called), clinic.place, corporation))
        }
        Beside::Campus => {
            let choices = &mut world.shared_choices(Shared::Campus, municipality, host);
            let ending = CAMPUSES[host % CAMPUSES.len()];
            let name = names::office(world.seed.rotate_left(43), host, rule.called, ending);
            let place = places::place(choices, municipality, name.town, House::Own);
            Some((name, place, corporation(choices, municipality, offices, Owner::Welfare)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULES;

    #[test]
    fn no_office_stands_beside_two() {
        for (at, one) in RULES.iter().enumerate() {
            assert!(one.first < one.every);
            for other in RULES[at + 1..].iter().filter(|other| other.service == one.service) {
                assert_eq!(one.every, other.every);
                assert_ne!(one.first, other.first);
            }
        }
    }
}
