//! The words of `vocabulary.txt`: what each stands for, and how it is found.

use std::collections::HashMap;
use std::sync::LazyLock;

use api::facilities::FacilityKind;

use super::romaji;
use crate::facilities::folding::{fold, is_kana};

/// What a term stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// 診療科目コード, five digits.
    Department(&'static str),
    /// 介護サービスの種類, three digits.
    Service(&'static str),
    /// As [`FacilityKind`] writes it: `hospital`, `salon`.
    Kind(&'static str),
    /// What a place can do, such as `house_call`; the data does not say it of all places.
    Function(&'static str),
}

impl Target {
    pub fn department(&self) -> Option<&'static str> {
        if let Self::Department(code) = self { Some(code) } else { None }
    }

    pub fn service(&self) -> Option<&'static str> {
        if let Self::Service(code) = self { Some(code) } else { None }
    }

    pub fn kind(&self) -> Option<FacilityKind> {
        if let Self::Kind(word) = self { FacilityKind::parse(word) } else { None }
    }

    pub fn function(&self) -> Option<&'static str> {
        if let Self::Function(code) = self { Some(code) } else { None }
    }
}

/// A line of the vocabulary: one thing that people ask for, by all its names.
#[derive(Debug)]
pub struct Term {
    /// As it is shown.
    pub name: &'static str,
    /// In hiragana, ー where the word has one.
    pub reading: &'static str,
    /// Any of these is what was asked for.
    pub targets: Vec<Target>,
    /// Worth listing after the targets.
    pub family: Vec<Target>,
    forms: Vec<Form>,
}

/// One way of saying a term.
#[derive(Debug)]
pub(super) struct Form {
    pub written: &'static str,
    pub folded: String,
    /// Of a form in kana.
    pub romaji: Option<String>,
}

/// What a word does in a search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// At this place in the file.
    Term(usize),
    Near,
    NearStation,
    Station,
    Railway,
    Filler,
}

pub(super) struct Vocabulary {
    pub terms: Vec<Term>,
    words: HashMap<String, Word>,
    /// Terms in kana by their folded form without long vowels, where only one has it.
    short: HashMap<String, Option<Word>>,
    /// Characters of the longest form that begins with this one.
    longest: HashMap<char, usize>,
    /// Lines that are not understood, forms that stand twice.
    problems: Vec<String>,
}

/// The vocabulary of this program.
pub(super) fn vocabulary() -> &'static Vocabulary {
    static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::read(include_str!("vocabulary.txt")));
    &VOCABULARY
}

/// All terms, the most used first.
pub fn terms() -> &'static [Term] {
    &vocabulary().terms
}

/// The terms that begin with what was typed so far, by any of their forms, in kana, kanji, romaji or a mixture
/// (`しんりy`), the most used first.
pub fn suggest(prefix: &str, limit: usize) -> Vec<&'static Term> {
    let folded = fold(prefix);
    if folded.is_empty() {
        return Vec::new();
    }
    let latin = prefix.trim_end().trim_start_matches(|c: char| !c.is_ascii_alphabetic());
    let mut beginnings = match prefix.trim_end().strip_suffix(latin) {
        Some(head) if !latin.is_empty() && latin.chars().count() <= Vocabulary::MAX_LATIN => {
            let head = fold(head);
            romaji::beginnings(latin).into_iter().map(|kana| format!("{head}{kana}")).collect()
        }
        _ => Vec::new(),
    };
    beginnings.push(folded);
    let begins = |form: &Form| beginnings.iter().any(|beginning| form.folded.starts_with(beginning.as_str()));
    terms().iter().filter(|term| term.forms.iter().any(begins)).take(limit).collect()
}

impl Term {
    /// All its forms, folded.
    pub fn folded_forms(&self) -> Vec<String> {
        self.forms.iter().map(|form| form.folded.clone()).collect()
    }

    pub(super) fn forms(&self) -> &[Form] {
        &self.forms
    }
}

impl Vocabulary {
    /// Longer words in Latin letters are not looked at as the beginning of a term.
    const MAX_LATIN: usize = 30;

    /// The word with this folded form.
    pub fn word(&self, folded: &str) -> Option<Word> {
        self.words.get(folded).copied()
    }

    /// The word with this folded form in kana, however long its vowels.
    pub fn word_with_short_vowels(&self, folded: &str) -> Option<Word> {
        self.short.get(&romaji::without_long_vowels(folded)).copied().flatten()
    }

    /// The words with which a folded text begins, with their lengths in bytes, the shortest first.
    pub fn words_at<'a>(&'a self, text: &'a str) -> impl DoubleEndedIterator<Item = (usize, Word)> + 'a {
        let longest = text.chars().next().and_then(|c| self.longest.get(&c)).copied().unwrap_or_default();
        let ends = text.char_indices().map(|(at, c)| at + c.len_utf8()).take(longest);
        ends.filter_map(|end| Some((end, self.word(&text[..end])?))).collect::<Vec<_>>().into_iter()
    }

    fn read(text: &'static str) -> Self {
        let mut vocabulary = Self {
            terms: Vec::new(),
            words: HashMap::new(),
            short: HashMap::new(),
            longest: HashMap::new(),
            problems: Vec::new(),
        };
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
            vocabulary.line(line);
        }
        vocabulary.families();
        vocabulary
    }

    fn line(&mut self, line: &'static str) {
        let columns: Vec<&str> = line.split('|').map(str::trim).collect();
        let [ids, name, reading, others] = columns[..] else {
            self.problems.push(format!("four columns are needed: {line}"));
            return;
        };
        let written =
            [name, reading].into_iter().chain(others.split('、').map(str::trim)).filter(|form| !form.is_empty());
        let mut forms: Vec<Form> = written.map(Form::new).collect();
        let mut seen: Vec<String> = Vec::new();
        forms.retain(|form| {
            let new = !seen.contains(&form.folded);
            seen.push(form.folded.clone());
            new
        });
        let word = match ids {
            "near" => Word::Near,
            "near station" => Word::NearStation,
            "station" => Word::Station,
            "railway" => Word::Railway,
            "filler" => Word::Filler,
            _ => Word::Term(self.terms.len()),
        };
        for form in &forms {
            let longest = self.longest.entry(form.folded.chars().next().unwrap_or_default()).or_default();
            *longest = form.folded.chars().count().max(*longest);
            if let Some(other) = self.words.insert(form.folded.clone(), word) {
                self.problems.push(format!("{} stands twice, in {line} and {other:?}", form.written));
            }
            if matches!(word, Word::Term(_)) && form.romaji.is_some() {
                let short = self.short.entry(romaji::without_long_vowels(&form.folded)).or_insert(Some(word));
                *short = short.filter(|other| *other == word);
            }
        }
        if let Word::Term(_) = word {
            let targets = ids.split(' ').filter(|id| !id.starts_with('+')).map(Target::read).collect();
            let family = ids.split(' ').filter(|id| id.starts_with('+')).map(Target::read).collect();
            self.terms.push(Term { name, reading, targets, family, forms });
        }
    }

    /// Replaces ranges (`+01002-01034`) by the departments and services that lie in them.
    fn families(&mut self) {
        let mut all: Vec<Target> = self.terms.iter().flat_map(|term| &term.targets).copied().collect();
        all.sort_unstable();
        all.dedup();
        for term in &mut self.terms {
            let written = std::mem::take(&mut term.family);
            for target in written {
                let Some((first, last)) = target.code().trim_start_matches('+').split_once('-') else {
                    let code = target.code().trim_start_matches('+');
                    term.family.push(Target::read(code));
                    continue;
                };
                let within = all.iter().filter(|t| t.code().len() == first.len() && (first..=last).contains(&t.code()));
                term.family.extend(within);
            }
            term.family.retain(|target| !term.targets.contains(target));
        }
    }
}

impl Form {
    fn new(written: &'static str) -> Self {
        // Katakana lie 0x60 above hiragana.
        let hiragana =
            |c: char| if ('ァ'..='ヶ').contains(&c) { char::from_u32(c as u32 - 0x60).unwrap_or(c) } else { c };
        let kana: String = written.chars().map(hiragana).collect();
        let sounds = kana.chars().all(|c| is_kana(c) || c == 'ー');
        Self { written, folded: fold(written), romaji: sounds.then(|| romaji::from_kana(&kana)) }
    }
}

impl Target {
    /// The code or word by itself.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Department(code) | Self::Service(code) | Self::Kind(code) | Self::Function(code) => code,
        }
    }

    fn read(id: &'static str) -> Self {
        let digits = id.bytes().all(|b| b.is_ascii_digit());
        match id {
            _ if FacilityKind::parse(id).is_some() => Self::Kind(id),
            _ if digits && id.len() == 5 => Self::Department(id),
            _ if digits && id.len() == 3 => Self::Service(id),
            _ => Self::Function(id),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The 診療科目コード in use, without the free-text ones (xx991 and xx992): first and last of each row without gaps.
    const DEPARTMENTS: [(u32, u32); 10] = [
        (1001, 1034),
        (2001, 2012),
        (2014, 2038),
        (3001, 3009),
        (4001, 4004),
        (5001, 5004),
        (6001, 6007),
        (7001, 7005),
        (8001, 8005),
        (9001, 9011),
    ];

    fn all_targets() -> Vec<Target> {
        terms().iter().flat_map(|term| &term.targets).copied().collect()
    }

    #[test]
    fn every_line_is_understood_and_no_form_stands_twice() {
        assert_eq!(vocabulary().problems, Vec::<String>::new());
        for term in terms() {
            assert!(term.reading.chars().all(|c| is_kana(c) || c == 'ー'), "{}", term.name);
            assert!(!term.targets.is_empty(), "{}", term.name);
        }
    }

    #[test]
    fn every_department_and_service_has_a_term() {
        let targets = all_targets();
        for code in DEPARTMENTS.iter().flat_map(|(first, last)| *first..=*last) {
            let code = format!("{code:05}");
            assert!(targets.iter().any(|target| matches!(target, Target::Department(c) if *c == code)), "{code}");
        }
        for service in api::services::SERVICES {
            assert!(targets.contains(&Target::Service(service.code)), "{}", service.official);
            assert!(matches!(vocabulary().word(&fold(service.official)), Some(Word::Term(_))), "{}", service.official);
        }
    }

    #[test]
    fn codes_exist() {
        for target in terms().iter().flat_map(|term| term.targets.iter().chain(&term.family)) {
            match target {
                Target::Department(code) => {
                    let number: u32 = code.parse().expect("digits");
                    assert!(DEPARTMENTS.iter().any(|(first, last)| (*first..=*last).contains(&number)), "{code}");
                }
                Target::Service(code) => assert!(api::services::by_code(code).is_some(), "{code}"),
                Target::Kind(_) => {}
                Target::Function(word) => {
                    assert!(word.chars().all(|c| c.is_ascii_lowercase() || c == '_'), "{word}");
                }
            }
        }
    }

    #[test]
    fn families_are_listed_after_what_was_asked_for() {
        let Some(Word::Term(at)) = vocabulary().word("内科") else { panic!("内科") };
        let term = &terms()[at];
        assert_eq!(term.targets, [Target::Department("01001")]);
        assert!(term.family.contains(&Target::Department("01020")));
        assert!(!term.family.contains(&Target::Department("01001")));
    }

    #[test]
    fn suggestions() {
        let names = |prefix: &str| suggest(prefix, 5).iter().map(|term| term.name).collect::<Vec<_>>();
        for (prefix, name) in [
            ("な", "内科"),
            ("naik", "内科"),
            ("内", "内科"),
            ("ﾃﾞｲ", "デイサービス"),
            ("dei", "デイサービス"),
            ("はい", "歯科"),
            ("しんりy", "心療内科"),
            ("しょうn", "小児科"),
            ("dent", "歯科"),
            ("ほう", "訪問看護"),
            ("けあま", "ケアマネジャー（居宅介護支援）"),
        ] {
            assert!(names(prefix).contains(&name), "{prefix}: {:?}", names(prefix));
        }
        assert!(names("").is_empty() && names("　").is_empty() && names("ぬぬぬ").is_empty());
        assert_eq!(suggest("し", 3).len(), 3);
    }
}
