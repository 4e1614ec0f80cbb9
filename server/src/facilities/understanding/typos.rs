//! Words that differ by one slip of the finger: a character replaced, left out, added, or two exchanged.

/// Whether two texts are equal or one slip apart.
pub fn within_one(a: &str, b: &str) -> bool {
    let (a, b) = without_common_start(a, b);
    let (mut a, mut b) = (a.chars(), b.chars());
    loop {
        let (before_a, before_b) = (a.clone(), b.clone());
        match (a.next_back(), b.next_back()) {
            (Some(x), Some(y)) if x == y => {}
            _ => {
                (a, b) = (before_a, before_b);
                break;
            }
        }
    }
    match ((a.next(), a.next(), a.next()), (b.next(), b.next(), b.next())) {
        ((_, None, None), (_, None, None)) => true,
        ((Some(a1), Some(a2), None), (Some(b1), Some(b2), None)) => a1 == b2 && a2 == b1,
        _ => false,
    }
}

/// The candidates that are equal to a word or one slip away, those of the same length first.
pub fn near_words<'a>(word: &str, candidates: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut near: Vec<&str> = candidates
        .filter(|candidate| candidate.len().abs_diff(word.len()) <= 4 && within_one(word, candidate))
        .collect();
    let length = word.chars().count();
    near.sort_by_key(|candidate| candidate.chars().count().abs_diff(length));
    near
}

/// Whether a text contains a word, or something one slip away from it.
///
/// A word of one character is only looked for as it is: everything is one slip away from it. At most length of the
/// text × length of the word steps.
pub fn contains_within_one(haystack: &str, word: &str) -> bool {
    if word.chars().nth(1).is_none() {
        return haystack.contains(word);
    }
    haystack.char_indices().any(|(at, _)| starts_within_one(&haystack[at..], word))
}

fn starts_within_one(text: &str, word: &str) -> bool {
    let (text, word) = without_common_start(text, word);
    let (Some((w1, word_after)), after) = (first(word), first(text)) else { return true };
    let replaced_or_added =
        after.is_some_and(|(_, text_after)| text_after.starts_with(word_after) || text_after.starts_with(word));
    let exchanged = || {
        let ((t1, text_after), (w2, word_rest)) = (after?, first(word_after)?);
        let (t2, text_rest) = first(text_after)?;
        Some(t1 == w2 && t2 == w1 && text_rest.starts_with(word_rest))
    };
    replaced_or_added || text.starts_with(word_after) || exchanged().unwrap_or(false)
}

fn first(text: &str) -> Option<(char, &str)> {
    let mut chars = text.chars();
    chars.next().map(|c| (c, chars.as_str()))
}

fn without_common_start<'a, 'b>(a: &'a str, b: &'b str) -> (&'a str, &'b str) {
    let common: usize = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).map(|(x, _)| x.len_utf8()).sum();
    (&a[common..], &b[common..])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn one_slip() {
        for (a, b) in [
            ("整形下科", "整形外科"),
            ("せいけげか", "せいけいげか"),
            ("ああ", "ああ"),
            ("ketn", "kent"),
            ("", "あ"),
            ("ab", "ba"),
        ] {
            assert!(within_one(a, b) && within_one(b, a), "{a} {b}");
        }
        for (a, b) in [("", "あい"), ("abc", "cba"), ("内科", "外来"), ("abcd", "badc"), ("aab", "baa")] {
            assert!(!within_one(a, b) && !within_one(b, a), "{a} {b}");
        }
    }

    #[test]
    fn near_words_of_the_same_length_come_first() {
        assert_eq!(near_words("内課", ["内", "外科", "内科", "小児科"].into_iter()), ["内科", "内"]);
        assert_eq!(near_words("枚片市", ["枚方市", "枚方", "片町"].into_iter()), ["枚方市"]);
    }

    #[test]
    fn a_word_inside_a_name() {
        for (haystack, word) in [
            ("医療法人田中内科医院", "田仲内科"),
            ("枚方公済病院", "公斉病院"),
            ("枚方公済病院", "公病院"),
            ("枚方公済病院", "公済会病院"),
            ("枚方公済病院", "済公病院"),
            ("さくら", "さくらい"),
            ("内科", "科"),
        ] {
            assert!(contains_within_one(haystack, word), "{haystack} {word}");
        }
        for (haystack, word) in [("枚方公済病院", "田中内科"), ("内科", "外"), ("", "内科"), ("さ", "さくら")]
        {
            assert!(!contains_within_one(haystack, word), "{haystack} {word}");
        }
    }

    proptest! {
        #[test]
        fn what_is_one_slip_away_is_contained(a in "[abc]{2,6}", b in "[abc]{2,6}", c in "[abc]{0,3}") {
            if within_one(&a, &b) {
                let haystack = format!("{c}{a}{c}");
                prop_assert!(contains_within_one(&haystack, &b));
            }
        }

        #[test]
        fn a_slip_is_symmetric(a in "[ab内]{0,5}", b in "[ab内]{0,5}") {
            prop_assert_eq!(within_one(&a, &b), within_one(&b, &a));
        }
    }
}
