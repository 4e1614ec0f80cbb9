//! Names of facilities. Each stem is dealt once before any comes again, and then with the
//! name of a town, so that no two facilities of a municipality have the same name.

use super::places::{Municipality, reading};
use super::romaji;
use super::words::{CHAINS, FAMILIES, GENTLE, KANA_FAMILIES, NATURE, NOTHING, TOWNS, Town, Word, plain, word};

/// Coprime to the length of every list of stems: a step through all of them.
const STEP: usize = 7_907;

/// A name as it is written, read, and rendered in Latin letters.
#[derive(Clone, Default)]
pub(super) struct Name {
    pub(super) text: String,
    pub(super) kana: String,
    pub(super) english: String,
    /// The town in the name, where the facility must stand then.
    pub(super) town: Option<&'static Town>,
}

impl Name {
    /// The name goes on with its town.
    pub(super) fn and_town(mut self, town: &'static Town) -> Self {
        self.town = Some(town);
        self.and(town.name)
    }

    pub(super) fn and(self, word: Word) -> Self {
        self.and_parts(word.text, word.kana, word.english)
    }

    /// みどり薬局　緑町店: the branch in `town`.
    fn branch(self, town: &'static Town, after: Word) -> Self {
        self.and(plain("　")).and_town(town).and(after)
    }

    pub(super) fn city(self, municipality: &Municipality) -> Self {
        self.and_parts(&municipality.base, "", "")
    }

    fn and_parts(mut self, text: &str, kana: &str, english: &str) -> Self {
        if text.is_empty() && english.is_empty() {
            return self;
        }
        let kana = reading(text, kana);
        if !self.english.is_empty() && !self.english.ends_with(' ') {
            self.english.push(' ');
        }
        if english.is_empty() {
            self.english.push_str(&romaji::capitalised(&kana));
        } else {
            self.english.push_str(english);
        }
        self.text.push_str(text);
        self.kana.push_str(&kana);
        self
    }
}

/// The stem for the facility at `local`, and how often all stems have been dealt before.
pub(super) fn deal(stems: usize, seed: u64, local: usize) -> (usize, usize) {
    let offset = (seed % stems as u64) as usize;
    ((local * STEP + offset) % stems, local / stems)
}

/// Families first, then flowers and birds.
pub(super) fn stem(index: usize) -> Word {
    let after_families = index.checked_sub(FAMILIES.len());
    match after_families.map(|i| (i, i.checked_sub(KANA_FAMILIES.len()))) {
        None => FAMILIES[index],
        Some((i, None)) => plain(KANA_FAMILIES[i]),
        Some((_, Some(i))) => plain(NATURE[i]),
    }
}

pub(super) const STEMS: usize = FAMILIES.len() + KANA_FAMILIES.len() + NATURE.len();

/// From the second round on the town stands before the name.
pub(super) fn from_town(stem: usize, round: usize) -> Name {
    match round.checked_sub(1) {
        None => Name::default(),
        Some(round) => Name::default().and_town(&TOWNS[(stem + round) % TOWNS.len()]),
    }
}

/// The first clinic of each municipality sees patients at night and on holidays.
pub(super) fn emergency_clinic(municipality: &Municipality) -> Name {
    Name::default().city(municipality).and(word("市", "シ", "City")).and(word(
        "休日夜間急患センター",
        "キュウジツヤカンキュウカンセンター",
        "Holiday and Night Emergency Clinic",
    ))
}

const DENTAL_ENDINGS: [Word; 7] = [
    word("歯科医院", "シカイイン", "Dental Clinic"),
    word("歯科医院", "シカイイン", "Dental Clinic"),
    word("歯科クリニック", "シカクリニック", "Dental Clinic"),
    word("歯科", "シカ", "Dental Clinic"),
    word("デンタルクリニック", "", "Dental Clinic"),
    word("歯科診療所", "シカシンリョウジョ", "Dental Clinic"),
    word("歯科・矯正歯科", "シカ・キョウセイシカ", "Dental and Orthodontic Clinic"),
];

/// The first dental clinic of each municipality opens on Sundays and holidays.
pub(super) fn holiday_dental_clinic(municipality: &Municipality) -> Name {
    Name::default().city(municipality).and(word("休日歯科センター", "キュウジツシカセンター", "Holiday Dental Clinic"))
}

/// みどり歯科医院
pub(super) fn dental_clinic(choices: &mut fastrand::Rng, seed: u64, local: usize) -> Name {
    let (index, round) = deal(STEMS, seed.rotate_left(11), local);
    from_town(index, round).and(stem(index)).and(DENTAL_ENDINGS[choices.usize(..DENTAL_ENDINGS.len())])
}

/// ひばり助産院
pub(super) fn maternity_home(seed: u64, local: usize) -> Name {
    const ENDINGS: [Word; 3] = [
        word("助産院", "ジョサンイン", "Maternity Home"),
        word("助産所", "ジョサンジョ", "Maternity Home"),
        word("母乳育児相談室", "ボニュウイクジソウダンシツ", "Breastfeeding Advice"),
    ];
    let (index, round) = deal(NATURE.len(), seed.rotate_left(17), local);
    from_town(index, round).and(plain(NATURE[index])).and(ENDINGS[local % ENDINGS.len()])
}

/// Small local groups of pharmacies, each branch named after its town.
const GROUPS: [Word; 3] = [
    word("みどり薬局", "ミドリヤッキョク", "Midori Pharmacy"),
    word("なぎの木薬局", "ナギノキヤッキョク", "Naginoki Pharmacy"),
    word("かざぐるま薬局", "カザグルマヤッキョク", "Kazaguruma Pharmacy"),
];
const PHARMACY_ENDINGS: [Word; 4] = [
    word("薬局", "ヤッキョク", "Pharmacy"),
    word("薬局", "ヤッキョク", "Pharmacy"),
    word("調剤薬局", "チョウザイヤッキョク", "Pharmacy"),
    word("ファーマシー", "", "Pharmacy"),
];

/// The first pharmacy of each municipality is the pharmacists' own, open on holidays.
pub(super) fn holiday_pharmacy(municipality: &Municipality) -> Name {
    Name::default().city(municipality).and(word(
        "薬剤師会会営薬局",
        "ヤクザイシカイカイエイヤッキョク",
        "Pharmacists' Association Pharmacy",
    ))
}

/// かもめ薬局, or for every fourth みどり薬局　緑町店
pub(super) fn pharmacy(choices: &mut fastrand::Rng, seed: u64, local: usize) -> Name {
    const EVERY: usize = 4;
    let branch = local / EVERY;
    if local % EVERY == EVERY - 1 && branch < GROUPS.len() * TOWNS.len() {
        let group = branch % GROUPS.len();
        // Each group begins in another town.
        let town = &TOWNS[(branch / GROUPS.len() + group * 8) % TOWNS.len()];
        return Name::default().and(GROUPS[group]).branch(town, word("店", "テン", "Branch"));
    }
    let (index, round) = deal(STEMS - CHAINS, seed.rotate_left(23), local);
    from_town(index, round).and(stem(index)).and(PHARMACY_ENDINGS[choices.usize(..PHARMACY_ENDINGS.len())])
}

/// デイサービスひだまり, and デイサービスひだまり　桜町 when the word has been used.
pub(super) fn office(seed: u64, local: usize, before: Word, after: Word) -> Name {
    let (index, round) = deal(GENTLE.len(), seed, local);
    let name = Name::default().and(before).and(plain(GENTLE[index])).and(after);
    match round.checked_sub(1) {
        None => name,
        Some(round) => name.branch(&TOWNS[(index + round) % TOWNS.len()], NOTHING),
    }
}
