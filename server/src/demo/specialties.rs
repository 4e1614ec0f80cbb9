//! What the clinics (診療所) of a town are for.

use super::departments::{self as d, Department};
use super::names::{Name, STEMS, deal, from_town, stem};
use super::words::{NOTHING, UNSAID_CLINIC, Word, word};

/// What a clinic is for: how it is called and which departments it has.
pub(super) struct Specialty {
    pub(super) weight: usize,
    name: Word,
    endings: &'static [Word],
    pub(super) core: &'static [Department],
    pub(super) extra: &'static [Department],
}

const CLINIC: Word = word("クリニック", "", "Clinic");
const IIN: Word = word("医院", "イイン", "Clinic");
const SHINRYOJO: Word = word("診療所", "シンリョウジョ", "Clinic");

/// The clinics of a town, roughly as often as in 医療情報ネット.
pub(super) const SPECIALTIES: [Specialty; 16] = [
    Specialty {
        weight: 26,
        name: word("内科", "ナイカ", "Internal Medicine"),
        endings: &[CLINIC, IIN, CLINIC],
        core: &[d::INTERNAL],
        extra: &[
            d::GASTROENTEROLOGY,
            d::CARDIOLOGY,
            d::PAEDIATRICS,
            d::RESPIRATORY,
            d::DIABETES,
            d::ALLERGY,
            d::KAMPO,
            d::GERIATRICS,
        ],
    },
    Specialty {
        weight: 20,
        name: NOTHING,
        endings: &[IIN, SHINRYOJO, IIN],
        core: &[d::INTERNAL],
        extra: &[d::PAEDIATRICS, d::SURGERY, d::GASTROENTEROLOGY, d::DERMATOLOGY, d::REHABILITATION, d::ORTHOPAEDICS],
    },
    Specialty {
        weight: 7,
        name: word("内科循環器科", "ナイカジュンカンキカ", "Heart"),
        endings: &[CLINIC, IIN],
        core: &[d::INTERNAL, d::CARDIOLOGY],
        extra: &[d::DIABETES, d::NEPHROLOGY, d::RESPIRATORY],
    },
    Specialty {
        weight: 6,
        name: word("胃腸科", "イチョウカ", "Digestive"),
        endings: &[CLINIC, IIN],
        core: &[d::INTERNAL, d::GASTROENTEROLOGY],
        extra: &[d::ENDOSCOPY, d::SURGERY, d::PROCTOLOGY],
    },
    Specialty {
        weight: 4,
        name: word("在宅", "ザイタク", "Home Care"),
        endings: &[CLINIC, SHINRYOJO],
        core: &[d::INTERNAL],
        extra: &[d::PALLIATIVE, d::GERIATRICS, d::REHABILITATION],
    },
    Specialty {
        weight: 10,
        name: word("整形外科", "セイケイゲカ", "Orthopaedic"),
        endings: &[CLINIC, IIN, UNSAID_CLINIC],
        core: &[d::ORTHOPAEDICS, d::REHABILITATION],
        extra: &[d::RHEUMATOLOGY, d::SURGERY],
    },
    Specialty {
        weight: 9,
        name: word("眼科", "ガンカ", "Eye"),
        endings: &[CLINIC, IIN, UNSAID_CLINIC],
        core: &[d::OPHTHALMOLOGY],
        extra: &[],
    },
    Specialty {
        weight: 7,
        name: word("耳鼻咽喉科", "ジビインコウカ", "Ear, Nose and Throat"),
        endings: &[CLINIC, IIN, UNSAID_CLINIC],
        core: &[d::ENT],
        extra: &[d::ALLERGY],
    },
    Specialty {
        weight: 7,
        name: word("皮膚科", "ヒフカ", "Skin"),
        endings: &[CLINIC, IIN, UNSAID_CLINIC],
        core: &[d::DERMATOLOGY],
        extra: &[d::ALLERGY, d::PLASTIC],
    },
    Specialty {
        weight: 8,
        name: word("こどもクリニック", "", "Children's Clinic"),
        endings: &[NOTHING],
        core: &[d::PAEDIATRICS],
        extra: &[d::ALLERGY, d::INTERNAL],
    },
    Specialty {
        weight: 5,
        name: word("こころのクリニック", "", "Mental Health Clinic"),
        endings: &[NOTHING],
        core: &[d::PSYCHIATRY, d::PSYCHOSOMATIC],
        extra: &[d::OLD_AGE_PSYCHIATRY],
    },
    Specialty {
        weight: 4,
        name: word("レディースクリニック", "", "Women's Clinic"),
        endings: &[NOTHING],
        core: &[d::GYNAECOLOGY],
        extra: &[d::OBSTETRICS_GYNAECOLOGY, d::BREAST],
    },
    Specialty {
        weight: 4,
        name: word("泌尿器科", "ヒニョウキカ", "Urology"),
        endings: &[CLINIC],
        core: &[d::UROLOGY],
        extra: &[d::NEPHROLOGY, d::INTERNAL],
    },
    Specialty {
        weight: 3,
        name: word("脳神経外科", "ノウシンケイゲカ", "Neurosurgery"),
        endings: &[CLINIC],
        core: &[d::NEUROSURGERY],
        extra: &[d::NEUROLOGY, d::REHABILITATION],
    },
    Specialty {
        weight: 4,
        name: word("外科", "ゲカ", "Surgery"),
        endings: &[IIN, CLINIC],
        core: &[d::SURGERY, d::INTERNAL],
        extra: &[d::PROCTOLOGY, d::GASTROENTEROLOGY, d::ORTHOPAEDICS],
    },
    Specialty {
        weight: 2,
        name: word("腎クリニック", "ジンクリニック", "Kidney Clinic"),
        endings: &[NOTHING],
        core: &[d::NEPHROLOGY, d::DIALYSIS],
        extra: &[d::INTERNAL, d::DIABETES],
    },
];

/// たかはし: what the name of a clinic begins with.
pub(super) fn family(seed: u64, local: usize) -> Name {
    let (index, round) = deal(STEMS, seed, local);
    from_town(index, round).and(stem(index))
}

/// たかはし内科クリニック
pub(super) fn clinic(choices: &mut fastrand::Rng, seed: u64, local: usize, specialty: &Specialty) -> Name {
    family(seed, local).and(specialty.name).and(specialty.endings[choices.usize(..specialty.endings.len())])
}
