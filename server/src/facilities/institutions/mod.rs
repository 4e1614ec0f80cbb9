//! One institution, one result: which facilities a resident sees as one place.
//!
//! Facilities are compared where they share an address or a telephone number. That alone makes no institution: many
//! share a building. Their names, without operator and words for what they do, or their operators must agree as well.
//! How often that is right is judged, pair by pair, in `server/tests/institutions.tsv`.

pub(super) mod address;
mod groups;
pub(super) mod names;
#[cfg(test)]
mod tests;
mod words;

use super::folding::{fold, is_kanji};
use api::facilities::FacilityKind;
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

pub use groups::group;

/// One block with two municipalities, or with unknown ones, is one place up to here, metres.
const SAME_SPOT: f64 = 100.0;

/// One operator with one telephone number is one institution up to here, metres.
const NEARBY: f64 = 200.0;

/// What the rule looks at; derived once per facility at import and kept with it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Traits {
    role: Role,
    /// A hash of prefecture, end of the town's name and block; 0 when unknown.
    address_key: u64,
    /// The code of the municipality, 0 when unknown.
    area: u32,
    /// The folded town, which may begin with the name of its 町 or 村.
    town: String,
    /// The folded name without its operator.
    title: String,
    /// Names without operator, words for kinds and names of the place itself.
    cores: Vec<String>,
    /// The folded name of who runs it, empty when unknown.
    operator: String,
    /// The operator's name without words for kinds, empty when that is the place.
    operator_core: String,
    /// Hashes of telephone numbers.
    telephones: Vec<u64>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Role {
    /// Hospital, clinic, midwife.
    #[default]
    Practice,
    Dentist,
    Pharmacy,
    Care,
    /// 地域の活動・支え合い: each stands for itself, wherever it is held and whoever answers the telephone.
    Activity,
}

/// Why two facilities are one institution, strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Link {
    /// They stand at one address and have one name, apart from what they do there.
    SameName,
    /// They stand at one address and one operator runs both.
    SameOperator,
    /// They stand at one address and answer one telephone.
    SameTelephone,
    /// They stand close to each other, answer one telephone, and have one name or operator.
    SameTelephoneNearby,
}

impl Traits {
    /// `kind` as `FacilityKind` writes it; names as published, the one shown first; the operator where a file names it.
    pub fn of(
        kind: &str,
        names: &[&str],
        address: &str,
        area_code: Option<&str>,
        telephones: &[&str],
        corporation: Option<&str>,
    ) -> Self {
        let role = match kind {
            "care" => Role::Care,
            "pharmacy" => Role::Pharmacy,
            "dental" => Role::Dentist,
            _ if FacilityKind::parse(kind).is_some_and(FacilityKind::is_community) => Role::Activity,
            _ => Role::Practice,
        };
        let area: u32 = area_code.and_then(|code| code.parse().ok()).unwrap_or(0);
        let parted: Vec<names::Name> = names.iter().map(|name| names::name(name)).collect();
        let operator = corporation
            .map(names::operator)
            .filter(|operator| !operator.is_empty())
            .or_else(|| parted.iter().find_map(|name| name.operator.clone()))
            .unwrap_or_default();
        // A care home gives its name to its building; a practice may have taken it from there.
        let place = if role == Role::Care { address::before_numbers(address) } else { fold(address) };
        let mut cores: Vec<String> = Vec::new();
        for name in &parted {
            let named = name.title.strip_prefix(&operator).filter(|_| !operator.is_empty());
            for core in [Some(name.title.as_str()), named].into_iter().flatten().map(names::core) {
                if is_telling(&core) && !place.contains(&core) && !cores.contains(&core) {
                    cores.push(core);
                }
            }
        }
        // What is compared with nobody has neither an address nor a telephone to share.
        let stands_alone = role == Role::Activity;
        let block = address::block(address).filter(|_| !stands_alone);
        let telephones = if stands_alone { &[] } else { telephones };
        let key = |block: &address::Block| format!("{}{}{}", area / 1000, address::tail(&block.town), block.numbers);
        Self {
            role,
            address_key: block.as_ref().map_or(0, |block| hash(&key(block))),
            area,
            town: block.map(|block| block.town).unwrap_or_default(),
            title: parted.into_iter().next().map(|name| name.title).unwrap_or_default(),
            cores,
            operator_core: Some(names::core(&operator)).filter(|core| !place.contains(core)).unwrap_or_default(),
            operator,
            telephones: telephones.iter().filter_map(|number| telephone(number)).collect(),
        }
    }
}

impl Traits {
    /// The folded name without its operator.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The folded name of who runs it, empty when unknown.
    pub fn operator(&self) -> &str {
        &self.operator
    }

    /// Whether both have a name that is one but for operator and kind: みずうみ内科 and みずうみ医院.
    pub fn shares_core(&self, other: &Self) -> bool {
        self.cores.iter().any(|core| other.cores.contains(core))
    }

    /// Hashes of its telephone numbers; numbers that reach a company are left out.
    pub fn telephones(&self) -> &[u64] {
        &self.telephones
    }
}

/// Why two facilities are one institution; `None`: strangers.
///
/// `metres` is the distance between them where both have a location. A pharmacy and a practice always stay apart, and
/// so do two practices unless one carries the other's whole name.
pub fn same_institution(a: &Traits, b: &Traits, metres: Option<f64>) -> Option<Link> {
    link(a, b, || metres)
}

/// [`same_institution`], with a distance that is computed only for the few that it decides about.
fn link(a: &Traits, b: &Traits, metres: impl Fn() -> Option<f64> + Copy) -> Option<Link> {
    if !same_place(a, b, metres) && !same_telephone(a, b) {
        return None;
    }
    match (a.role, b.role) {
        (Role::Care, Role::Care) => care_offices(a, b, metres),
        (Role::Care, _) => practice_and_care(b, a, metres),
        (_, Role::Care) => practice_and_care(a, b, metres),
        _ => practices(a, b, metres),
    }
}

/// Registered twice, or as みずうみ病院 and みずうみ病院附属歯科診療所.
fn practices(a: &Traits, b: &Traits, metres: impl Fn() -> Option<f64>) -> Option<Link> {
    let one_name = match (a.role == Role::Pharmacy, b.role == Role::Pharmacy) {
        (false, false) => a.title == b.title || begins(&a.title, &b.title, 4) || begins(&b.title, &a.title, 4),
        (true, true) => a.title == b.title,
        _ => false,
    };
    (one_name && same_place(a, b, metres)).then_some(Link::SameName)
}

fn care_offices(a: &Traits, b: &Traits, metres: impl Fn() -> Option<f64> + Copy) -> Option<Link> {
    let place = same_place(a, b, metres);
    let telephone = same_telephone(a, b);
    let nearby = !place && telephone && metres().is_some_and(|metres| metres <= NEARBY);
    if !place && !nearby {
        return None;
    }
    let (name, operator) = (same_name(a, b), same_operator(a, b));
    match (place, name, operator) {
        (true, true, _) => Some(Link::SameName),
        (true, _, true) => Some(Link::SameOperator),
        (true, ..) => (telephone && (a.operator.is_empty() || b.operator.is_empty())).then_some(Link::SameTelephone),
        (false, ..) => ((name || operator) && one_town(a, b)).then_some(Link::SameTelephoneNearby),
    }
}

fn practice_and_care(practice: &Traits, care: &Traits, metres: impl Fn() -> Option<f64>) -> Option<Link> {
    if !same_place(practice, care, metres) {
        return None;
    }
    let title = practice.title.as_str();
    if practice.role != Role::Pharmacy
        && let Some(named) = names::practice_in(&care.title)
    {
        let this = title.contains(named) || (title.chars().count() >= 3 && care.title.contains(title));
        return this.then_some(Link::SameName);
    }
    let whole = title.chars().count() >= 3 && care.title.contains(title);
    if whole || (practice.role == Role::Practice && same_name(practice, care)) {
        return Some(Link::SameName);
    }
    let named = practice.cores.iter().any(|core| *core == care.operator_core || begins(&care.operator, core, 3));
    // A company with a pharmacy downstairs may run anything upstairs, under any name.
    let bears =
        practice.role != Role::Pharmacy || (!care.operator_core.is_empty() && care.title.contains(&care.operator_core));
    (bears && (named || same_operator(practice, care))).then_some(Link::SameOperator)
}

/// Whether two addresses name one block of one town, whichever way they are written.
pub fn same_block(a: &str, b: &str) -> bool {
    let (Some(a), Some(b)) = (address::block(a), address::block(b)) else { return false };
    a.numbers == b.numbers && address::tail(&a.town) == address::tail(&b.town)
}

/// One block; the distance only counts where the municipalities do not tell.
fn same_place(a: &Traits, b: &Traits, metres: impl Fn() -> Option<f64>) -> bool {
    let block = a.address_key != 0 && a.address_key == b.address_key;
    let town = a.town.ends_with(&b.town) || b.town.ends_with(&a.town);
    let area = a.area != 0 && a.area == b.area;
    block && town && (area || metres().is_some_and(|metres| metres <= SAME_SPOT))
}

/// One town, with or without what lies within it; equal locations do not tell, as some are those of a former address.
fn one_town(a: &Traits, b: &Traits) -> bool {
    a.town.contains(&b.town) || b.town.contains(&a.town)
}

fn same_telephone(a: &Traits, b: &Traits) -> bool {
    a.telephones.iter().any(|number| b.telephones.contains(number))
}

/// One core, or one within the other.
fn same_name(a: &Traits, b: &Traits) -> bool {
    let one = |x: &str, y: &str| {
        let (short, long) = if x.len() < y.len() { (x, y) } else { (y, x) };
        match short.chars().count() {
            ..3 => short == long,
            3 => long.starts_with(short) || long.ends_with(short),
            _ => long.contains(short),
        }
    };
    a.cores.iter().any(|x| b.cores.iter().any(|y| one(x, y)))
}

/// Whether a core tells one place from another: two characters, or one kanji such as 和 that is no part of a word.
fn is_telling(core: &str) -> bool {
    let mut chars = core.chars();
    match (chars.next(), chars.next()) {
        (Some(only), None) => is_kanji(only) && !"型部課室館棟店院所科係班号第東西南北中新本".contains(only),
        (_, second) => second.is_some(),
    }
}

/// One operator, written in full or in part, or one that is named after the other's operator.
fn same_operator(a: &Traits, b: &Traits) -> bool {
    let named = |x: &Traits, y: &Traits| {
        let bears =
            if y.operator.ends_with('会') { x.title.contains(&y.operator) } else { x.title.starts_with(&y.operator) };
        bears && is_long(&y.operator) && !y.operator_core.is_empty()
    };
    one_operator(&a.operator, &b.operator) || named(a, b) || named(b, a)
}

/// One name, or one with the name of a practice behind it; a municipality runs none of what is named after it.
fn one_operator(a: &str, b: &str) -> bool {
    let longer = |a: &str, b: &str| a.starts_with(b) && is_long(b) && !b.ends_with(['市', '町', '村', '区', '県']);
    (!a.is_empty() && a == b) || longer(a, b) || longer(b, a)
}

/// Whether a name is long enough to be of one operator only: ライフ is not, 山草会 is.
fn is_long(name: &str) -> bool {
    let count = name.chars().count();
    count >= 4 || (count == 3 && name.contains(is_kanji))
}

/// Whether `long` begins with `short`, which has so many characters at least.
fn begins(long: &str, short: &str, least: usize) -> bool {
    long.starts_with(short) && short.chars().count() >= least
}

/// A hash of the digits; `None` for numbers that reach a company, not an office.
fn telephone(number: &str) -> Option<u64> {
    let digits: String = number.nfkc().filter(char::is_ascii_digit).collect();
    let toll_free = ["0120", "0800", "0570"].iter().any(|prefix| digits.starts_with(prefix));
    (digits.len() >= 9 && !toll_free).then(|| hash(&digits))
}

/// FNV-1a: kept with the facility, so it may not change with the compiler.
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
