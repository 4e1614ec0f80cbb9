//! Where words stand: in names, readings, addresses, remarks and telephone numbers.

use roaring::RoaringBitmap;

use crate::facilities::folding::fold;
use crate::facilities::index::Index;

/// Institutions with one of the forms in a name or a reading.
pub fn find_in_names(index: &Index, forms: &[String]) -> RoaringBitmap {
    let mut all = RoaringBitmap::new();
    for form in forms {
        let (candidates, certain) = index.names().candidates(form);
        if certain {
            all |= candidates;
        } else {
            let has = |number: &u32| index.members(*number).any(|member| index.folded(member).contains(form.as_str()));
            all |= candidates.iter().filter(has).collect::<RoaringBitmap>();
        }
    }
    all
}

/// Institutions with one of the forms in a name, a reading or an address. A single character stands in
/// too many addresses to mean one.
pub fn find_in_text(index: &Index, forms: &[String]) -> RoaringBitmap {
    let named = find_in_names(index, forms);
    let is_meant = |form: &&String| named.is_empty() || form.chars().nth(1).is_some();
    forms.iter().filter(is_meant).fold(named.clone(), |found, form| found | find_in_addresses(index, form))
}

/// Institutions whose names or published remarks have one of the forms.
pub fn find_in_remarks(index: &Index, forms: &[String]) -> RoaringBitmap {
    let mut all = find_in_names(index, forms);
    for form in forms {
        let (candidates, certain) = index.notes().candidates(form);
        let has = |number: &u32| {
            certain || index.members(*number).any(|member| index.folded_notes(member).contains(form.as_str()))
        };
        all |= candidates.iter().filter(has).collect::<RoaringBitmap>();
    }
    all
}

pub fn find_in_addresses(index: &Index, form: &str) -> RoaringBitmap {
    let (candidates, certain) = index.addresses().candidates(form);
    if certain {
        return candidates;
    }
    let has = |number: &u32| index.members(*number).any(|member| fold(index.shown(member).address).contains(form));
    candidates.iter().filter(has).collect()
}

/// Institutions with a telephone number, whatever stands between its digits.
pub fn with_telephone(index: &Index, digits: &str) -> RoaringBitmap {
    let has = |member: u32| {
        let number = index.shown(member).telephone.bytes().filter(u8::is_ascii_digit);
        number.eq(digits.bytes())
    };
    (0..index.facilities() as u32).filter(|&member| has(member)).map(|member| index.row_of(member)).collect()
}
