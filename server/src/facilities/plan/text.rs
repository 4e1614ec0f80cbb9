//! Where words stand: in names, readings, addresses, remarks and telephone numbers.

use roaring::{MultiOps, RoaringBitmap};

use crate::facilities::folding::fold;
use crate::facilities::index::Index;
use crate::facilities::index::text::Grams;

/// Institutions with one of the forms in a name or a reading.
pub fn find_in_names(index: &Index, forms: &[String]) -> RoaringBitmap {
    find(index, index.names(), forms, |member, form| index.folded(member).contains(form))
}

/// Institutions that have a word.
pub struct InText {
    pub all: RoaringBitmap,
    /// Those that have it in a name or a reading.
    pub named: RoaringBitmap,
}

/// Institutions with one of the forms in a name, a reading or an address. A single character stands in
/// too many addresses to mean one.
pub fn find_in_text(index: &Index, forms: &[String]) -> InText {
    let named = find_in_names(index, forms);
    let is_meant = |form: &&String| named.is_empty() || form.chars().nth(1).is_some();
    let all = forms.iter().filter(is_meant).fold(named.clone(), |found, form| found | find_in_addresses(index, form));
    InText { all, named }
}

/// Institutions whose names or published remarks have one of the forms.
pub fn find_in_remarks(index: &Index, forms: &[String]) -> RoaringBitmap {
    let remarks = find(index, index.notes(), forms, |member, form| index.folded_notes(member).contains(form));
    find_in_names(index, forms) | remarks
}

pub fn find_in_addresses(index: &Index, form: &str) -> RoaringBitmap {
    find(index, index.addresses(), &[form], |member, form| fold(index.shown(member).address).contains(form))
}

/// Institutions one of whose members has one of the forms.
fn find<F: AsRef<str>>(index: &Index, grams: &Grams, forms: &[F], has: impl Fn(u32, &str) -> bool) -> RoaringBitmap {
    let of = |form: &str| grams.having(form, |number| index.members(number).any(|member| has(member, form)));
    forms.iter().map(|form| of(form.as_ref())).union()
}

/// Institutions with a telephone number, whatever stands between its digits.
pub fn with_telephone(index: &Index, digits: &str) -> RoaringBitmap {
    let has = |member: u32| {
        let number = index.shown(member).telephone.bytes().filter(u8::is_ascii_digit);
        number.eq(digits.bytes())
    };
    (0..index.facilities() as u32).filter(|&member| has(member)).map(|member| index.row_of(member)).collect()
}
