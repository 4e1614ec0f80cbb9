//! Words with the readings of their kanji.

use std::borrow::Cow;
use std::fmt;

use maud::{Escaper, Render};

use crate::lang::Lang;

/// Words in a language. In markup readings stand above their kanji (`ruby`): all of them in easy Japanese, those of hard
/// words in Japanese. Attributes and titles take [`Text::plain`], which leaves them out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    lang: Lang,
    /// In the notation `漢字《かんじ》`.
    words: Cow<'static, str>,
}

/// Stand for 《 》 ｜ in published names, where they are no notation.
const PUBLISHED: [(char, char); 3] = [('《', '\u{e000}'), ('》', '\u{e001}'), ('｜', '\u{e002}')];

/// A stretch of words, and its reading where it has one.
type Part<'a> = (&'a str, Option<&'a str>);

impl Text {
    pub fn new(lang: Lang, words: Cow<'static, str>) -> Self {
        Self { lang, words }
    }

    /// Words that are no language of ours: a published name, a number, a telephone.
    pub fn published(lang: Lang, words: &str) -> Self {
        Self { lang, words: Cow::Owned(words.insert()) }
    }

    /// Without readings.
    pub fn plain(&self) -> String {
        self.parts().iter().map(|(base, _)| published(base)).collect()
    }

    /// For the `lang` attribute: Japanese on an English page, where nothing in it is English.
    pub fn other_lang(&self) -> Option<&'static str> {
        let is_english = self.words.chars().any(|c| c.is_ascii_alphabetic());
        self.lang.of_published().filter(|_| !is_english)
    }

    /// All of them, with `separator` between.
    pub fn join(lang: Lang, texts: &[Self], separator: &str) -> Self {
        let words: Vec<_> = texts.iter().map(|text| text.words.as_ref()).collect();
        Self { lang, words: Cow::Owned(words.join(separator)) }
    }

    fn parts(&self) -> Vec<Part<'_>> {
        let mut parts = Vec::new();
        let mut rest = self.words.as_ref();
        while let Some((before, after)) = rest.split_once('《') {
            let Some((reading, behind)) = after.split_once('》') else { break };
            let (plain, base) = before.split_once('｜').unwrap_or_else(|| before.split_at(kanji_start(before)));
            parts.push((plain, None));
            parts.push((base, Some(reading)));
            rest = behind;
        }
        parts.push((rest, None));
        parts
    }
}

/// Where the kanji at the end of the words begin.
fn kanji_start(words: &str) -> usize {
    words.char_indices().rev().take_while(|(_, c)| is_kanji(*c)).last().map_or(words.len(), |(at, _)| at)
}

/// CJK ideographs and the mark that repeats one.
pub(super) fn is_kanji(c: char) -> bool {
    matches!(c, '々' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

fn published(words: &str) -> String {
    words
        .chars()
        .map(|c| PUBLISHED.into_iter().find(|(_, stand_in)| *stand_in == c).map_or(c, |(published, _)| published))
        .collect()
}

impl Render for Text {
    fn render_to(&self, buffer: &mut String) {
        use fmt::Write as _;
        // Writing to a string does not fail.
        for (base, reading) in self.parts() {
            match reading {
                None => Escaper::new(&mut *buffer).write_str(&published(base)).unwrap_or_default(),
                // Those who hear the page hear the word once.
                Some(reading) => {
                    buffer.push_str("<ruby>");
                    let _ = Escaper::new(&mut *buffer).write_str(&published(base));
                    buffer.push_str("<rt aria-hidden=\"true\">");
                    let _ = Escaper::new(&mut *buffer).write_str(&published(reading));
                    buffer.push_str("</rt></ruby>");
                }
            }
        }
    }
}

/// What can be put into words: words keep their readings, anything else stays as it is.
pub trait Insert {
    /// In the notation of [`Text`].
    fn insert(&self) -> String;
}

impl Insert for Text {
    fn insert(&self) -> String {
        self.words.clone().into_owned()
    }
}

impl Insert for str {
    fn insert(&self) -> String {
        self.chars()
            .map(|c| PUBLISHED.into_iter().find(|(published, _)| *published == c).map_or(c, |(_, stand_in)| stand_in))
            .collect()
    }
}

impl Insert for String {
    fn insert(&self) -> String {
        self.as_str().insert()
    }
}

impl<T: Insert + ?Sized> Insert for &T {
    fn insert(&self) -> String {
        (**self).insert()
    }
}

macro_rules! numbers {
    ($($number:ty),+) => {
        $(impl Insert for $number {
            fn insert(&self) -> String {
                self.to_string()
            }
        })+
    };
}
numbers!(u8, u16, u32, u64, usize, i64);

#[cfg(test)]
mod tests {
    use super::*;

    fn easy(words: &'static str) -> Text {
        Text::new(Lang::Easy, Cow::Borrowed(words))
    }

    #[test]
    fn readings_stand_above_their_kanji() {
        assert_eq!(
            easy("お医者《いしゃ》さんと｜話し合《はなしあ》う").render().into_string(),
            "お<ruby>医者<rt aria-hidden=\"true\">いしゃ</rt></ruby>さんと\
             <ruby>話し合<rt aria-hidden=\"true\">はなしあ</rt></ruby>う"
        );
        assert_eq!(easy("お医者《いしゃ》さん").plain(), "お医者さん");
    }

    #[test]
    fn what_is_japanese_on_an_english_page_says_so() {
        let of = |lang, words| Text::published(lang, words).other_lang();
        assert_eq!(of(Lang::En, "大阪府枚方市"), Some("ja"));
        assert_eq!(of(Lang::En, "内科 (internal medicine)"), None);
        assert_eq!(of(Lang::Ja, "大阪府枚方市"), None);
    }

    #[test]
    fn published_names_stay_as_they_are_and_are_escaped() {
        let name = "医院《<b>愛</b>》｜x";
        let text = Text::new(Lang::Easy, Cow::Owned(format!("{}の電話《でんわ》", name.insert())));
        assert_eq!(text.plain(), "医院《<b>愛</b>》｜xの電話");
        assert!(text.render().into_string().starts_with("医院《&lt;b&gt;愛&lt;/b&gt;》｜xの<ruby>電話<rt"));
        assert_eq!(Text::published(Lang::Ja, name).render().into_string(), "医院《&lt;b&gt;愛&lt;/b&gt;》｜x");
    }
}
