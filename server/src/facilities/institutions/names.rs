//! What is left of a name without its operator and without the words for what it does.

use std::collections::HashMap;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

use super::super::folding::fold;
use super::words;

static PRACTICES: LazyLock<Vec<String>> = LazyLock::new(|| words::PRACTICES.split_whitespace().map(fold).collect());

/// Words for what a place is or does, by their first character, folded, longest first.
static KINDS: LazyLock<HashMap<char, Vec<String>>> = LazyLock::new(|| {
    use words::{BESIDE, DAYS, HELP, HOMES, MEDICAL, NURSING, PLANNING};
    let mut by_first: HashMap<char, Vec<String>> = HashMap::new();
    let all = [MEDICAL, NURSING, PLANNING, HELP, DAYS, HOMES, BESIDE];
    for kind in all.iter().flat_map(|words| words.split_whitespace()).map(fold) {
        if let Some(first) = kind.chars().next() {
            by_first.entry(first).or_default().push(kind);
        }
    }
    for kinds in by_first.values_mut() {
        kinds.sort_by_key(|kind| std::cmp::Reverse(kind.len()));
    }
    by_first
});

/// A name taken apart; all folded.
#[derive(Debug, PartialEq)]
pub struct Name {
    /// Who runs it, where the name says so: `山草会`.
    pub operator: Option<String>,
    /// The rest of the name: `デイサービスみずうみ`.
    pub title: String,
}

/// Parts `医療法人社団 山草会 デイサービスみずうみ` into operator and title.
pub fn name(text: &str) -> Name {
    let text = plain(text);
    let bare = without_legal_forms(&text);
    let had_form = bare.len() < text.len();
    match operator_end(&bare).filter(|_| had_form) {
        Some(end) => Name { operator: Some(fold(&bare[..end])), title: fold(&bare[end..]) },
        None => Name { operator: None, title: fold(&bare) },
    }
}

/// `山草会` of `医療法人　山草会`.
pub fn operator(corporation: &str) -> String {
    fold(&without_legal_forms(&plain(corporation)))
}

/// The part of a care office's title that names a practice: `みずうみ病院` of `みずうみ病院訪問看護ステーション`.
pub fn practice_in(title: &str) -> Option<&str> {
    let ends =
        PRACTICES.iter().filter_map(|word| title.find(word.as_str()).filter(|&at| at > 0).map(|at| at + word.len()));
    ends.min().map(|end| &title[..end])
}

/// Whether a folded text is one word for a practice: 医院.
pub fn is_practice(text: &str) -> bool {
    PRACTICES.iter().any(|word| word == text)
}

/// Whether a folded text names a practice, or a branch of one.
pub fn names_practice(text: &str) -> bool {
    static BRANCHES: LazyLock<Vec<String>> = LazyLock::new(|| words::BRANCHES.split_whitespace().map(fold).collect());
    PRACTICES.iter().chain(BRANCHES.iter()).any(|word| text.contains(word.as_str()))
}

/// Takes the words for kinds out of a folded title: `みずうみ` of `みずうみ訪問看護ステーション`.
pub fn core(title: &str) -> String {
    let mut core = String::with_capacity(title.len());
    let mut rest = title;
    while let Some(first) = rest.chars().next() {
        let kind = KINDS.get(&first).and_then(|kinds| kinds.iter().find(|kind| rest.starts_with(kind.as_str())));
        match kind {
            Some(kind) => rest = &rest[kind.len()..],
            None => {
                core.push(first);
                rest = &rest[first.len_utf8()..];
            }
        }
    }
    core
}

/// NFKC, with ー where a hyphen stands for it.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.nfkc() {
        let long = matches!(c, '-' | '‐' | '−' | '―' | '–') && out.ends_with(|last| ('ァ'..='ヺ').contains(&last));
        out.push(if long { 'ー' } else { c });
    }
    out
}

fn without_legal_forms(text: &str) -> String {
    let mut bare = text.to_owned();
    for form in words::LEGAL_FORMS.split_whitespace() {
        if bare.contains(form) {
            bare = bare.replace(form, "");
        }
    }
    // 医療法人 社団 is written with and without the blank.
    let had_form = bare.len() < text.len();
    let bare = bare.trim();
    let rest = ["社団", "財団"].iter().find_map(|rest| bare.strip_prefix(rest)).filter(|_| had_form);
    rest.unwrap_or(bare).trim().to_owned()
}

/// Where the operator's name ends in a name that began with a legal form: at the first blank, else after 会.
fn operator_end(bare: &str) -> Option<usize> {
    if let Some(blank) = bare.find(char::is_whitespace).filter(|&at| bare[..at].chars().count() >= 2) {
        return Some(blank);
    }
    let end = bare.match_indices('会').map(|(at, _)| at + '会'.len_utf8()).find(|&end| {
        let before = &bare[..end];
        before.chars().count() >= 3
            && !before.ends_with("社会")
            && !bare[end..].starts_with(['館', '津', '社', '議', '員'])
    })?;
    (end < bare.len()).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn operator_and_title() {
        for (text, operator, title) in [
            ("医療法人社団　山草会　デイサービスみずうみ", Some("山草会"), "デイサービスみずうみ"),
            ("医療法人山草会みずうみ病院", Some("山草会"), "みずうみ病院"),
            ("社会福祉法人湖市社会福祉協議会ヘルパーステーション", Some("湖市社会福祉協議会"), "ヘルパーステーション"),
            ("医療法人 社団 みずうみ医院", None, "みずうみ医院"),
            ("みずうみケア株式会社", None, "みずうみケア"),
            ("会津みずうみ医院", None, "会津みずうみ医院"),
        ] {
            let expected = Name { operator: operator.map(fold), title: fold(title) };
            assert_eq!(name(text), expected, "{text}");
        }
        assert_eq!(operator("医療法人　山草会"), fold("山草会"));
        assert_eq!(operator("（株）みずうみ"), fold("みずうみ"));
    }

    #[test]
    fn cores() {
        for (title, expected) in [
            ("みずうみ訪問看護ステーション", "みずうみ"),
            ("居宅介護支援事業所みずうみ", "みずうみ"),
            ("特別養護老人ホーム みずうみ荘", "みずうみ荘"),
            ("デイサ－ビスセンターみずうみ", "みずうみ"),
            ("山田内科・循環器科クリニック", "山田"),
            ("訪問看護ステーション", ""),
        ] {
            assert_eq!(core(&name(title).title), fold(expected), "{title}");
        }
        assert_eq!(practice_in(&fold("湖病院訪問看護ステーション")), Some(fold("湖病院").as_str()));
        assert_eq!(practice_in("訪問看護"), None);
    }
}
