//! The fictional corporations (法人) that run the care offices.

use super::places::Municipality;
use super::words::GENTLE;

/// The legal form.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Owner {
    Welfare,
    Medical,
    Company,
    LimitedLiability,
    Npo,
    /// 社会福祉協議会: one in each municipality.
    Council,
}

/// Offices per corporation of each legal form: a handful of the corporation's own, since
/// the offices are spread over the forms.
const OFFICES_EACH: usize = 16;

/// 法人番号 and 法人の名称.
pub(super) struct Corporation {
    /// Thirteen digits: 9900 in the place of a registry office is nobody's.
    pub(super) number: String,
    pub(super) name: String,
}

/// One of the corporations of the municipality that has `offices` offices; all of them bear
/// its name, so that none can be taken for a real one.
pub(super) fn corporation(
    choices: &mut fastrand::Rng,
    municipality: &Municipality,
    offices: usize,
    owner: Owner,
) -> Corporation {
    let corporations = (offices / OFFICES_EACH).clamp(1, GENTLE.len());
    let index = match owner {
        Owner::Council => 0,
        _ => choices.usize(..corporations),
    };
    let (base, word) = (&municipality.base, GENTLE[index]);
    let name = match owner {
        Owner::Welfare => format!("社会福祉法人{base}{word}会"),
        Owner::Medical => format!("医療法人社団{base}{word}会"),
        Owner::Company => format!("株式会社{base}{word}ケア"),
        Owner::LimitedLiability => format!("合同会社{base}{word}"),
        Owner::Npo => format!("特定非営利活動法人{base}{word}の会"),
        Owner::Council => format!("社会福祉法人{base}市社会福祉協議会"),
    };
    Corporation { number: format!("99900{:03}{}{index:04}", municipality.index + 201, owner as usize), name }
}
