//! What the note asks, in words: a file for each chapter or two of [`note::questions::CHAPTERS`].
//!
//! A line is found by the names of the catalogue: `care.place` is the question, `care.place:about` what explains it,
//! `care.place:example`, `care.place=home` an answer, `care.place=home:about` a line below it, `me.name.reading` a field,
//! `proxies.people.role=first` an answer in a field. What questions of a chapter share stands under the chapter:
//! `supporters.telephone`, `care=wish`, `body=undecided`. Japanese has readings where a word is hard: 透析《とうせき》.

mod after;
mod body;
mod care;
mod me;
mod proxies;
mod supporters;
#[cfg(test)]
mod tests;
mod treatments;
mod values;

use std::borrow::Cow;

use super::Text;
use crate::lang::Lang;

/// Key; 日本語, やさしい日本語, English.
pub type Line = (&'static str, [&'static str; 3]);

/// Makes `LINES` of `"key": "日本語", "やさしい 日本語《にほんご》", "English";`.
macro_rules! lines {
    ($($key:literal: $ja:literal, $easy:literal, $en:literal;)+) => {
        pub const LINES: &[super::Line] = &[$(($key, [$ja, $easy, $en])),+];
    };
}
use lines;

pub const PARTS: [&[Line]; 8] = [
    me::LINES,
    values::LINES,
    body::LINES,
    supporters::LINES,
    care::LINES,
    treatments::LINES,
    proxies::LINES,
    after::LINES,
];

/// The line of a chapter, of a question (`of`), or of what belongs to it (`part`: `:about`, `=home`, `.telephone`): its
/// own, or the one that the questions of its chapter share.
pub fn find(lang: Lang, of: &str, part: &str) -> Option<Text> {
    let chapter = of.split_once('.').map_or(of, |(chapter, _)| chapter);
    let words =
        line(of, part).or_else(|| line(chapter, part).filter(|_| !part.is_empty() && !part.starts_with(':')))?;
    let words = match lang {
        Lang::Ja => words[0],
        Lang::Easy => words[1],
        Lang::En => words[2],
    };
    Some(Text::new(lang, Cow::Borrowed(words)))
}

/// To leave a question open, and that this is an answer: a chapter of facts has its own words for it.
pub fn left_open(lang: Lang, of: &str) -> [Text; 2] {
    [
        find(lang, of, "=undecided").unwrap_or_else(|| not_decided(lang)),
        find(lang, of, "=undecided:about").unwrap_or_else(|| not_decided_about(lang)),
    ]
}

/// The same for a line that every question of its kind has: a test holds it.
pub fn of(lang: Lang, of: &str, part: &str) -> Text {
    find(lang, of, part).unwrap_or_else(|| Text::published(lang, of))
}

fn line(of: &str, part: &str) -> Option<[&'static str; 3]> {
    let is_it = |(key, _): &&Line| key.strip_prefix(of) == Some(part);
    PARTS.into_iter().flatten().find(is_it).map(|(_, words)| *words)
}

words! {
    place(chapter, at, all): "{chapter}　{at}／{all}", "{chapter}　{at}／{all}", "{chapter}　{at} of {all}";
    see_example: "例を見る", "例《れい》を 見《み》る", "See an example";
    not_decided: "まだ決めない・わからない", "まだ 決《き》めない・わからない", "Not decided, or I do not know";
    not_decided_about: "決めないことも、立派な答えです", "決《き》めない ことも、よい 答《こた》えです", "Leaving it open is a good answer too";
    optional: "（書かなくてもかまいません）", "（書《か》かなくても いいです）", "(you can leave this empty)";
    own_words: "あなたのことばで", "自分《じぶん》の ことばで", "In your own words";
    conditions: "ほかの思いや、条件", "ほかに 思《おも》う こと", "Other thoughts, or conditions";
    reason: "そう思う理由や、大切にしたいこと", "どうして そう 思《おも》いますか", "Why, and what matters to you";
    back: "もどる", "もどる", "Back";
    next: "つぎへ", "つぎへ", "Next";
    no_order: "ここに書くことは医師への指示書ではありません。話し合いのもとになるものです。",
        "ここに 書《か》く ことは、医者《いしゃ》への 命令《めいれい》では ありません。話《はな》し合《あ》う ための ものです。",
        "What you write here is not an order to doctors. It is something to talk from.";
    remove: "これを消す", "これを 消《け》す", "Remove this";
    removed: "消しました。", "消《け》しました。", "Removed.";
    undo: "元にもどす", "元《もと》に もどす", "Undo";
    conflict: "2つの端末で、別々に書かれています。どちらも残してあります",
        "2つの スマホや パソコンで、ちがう ことを 書《か》きました。どちらも あります",
        "Two devices hold different answers. Both are kept";
    denied: "同じ人が「決めてほしくない人」にも書かれています。そのときは、決めてほしくないという気持ちを優先します。",
        "同《おな》じ 人《ひと》が「決《き》めて ほしくない 人《ひと》」にも います。この 人《ひと》は 決《き》めません。",
        "The same person is also named as somebody who must not decide. In that case, your wish that they do not decide comes first.";
    choose_this: "こちらにする", "こちらに する", "Use this one";
    choose: "選んでください", "選《えら》んで ください", "Please choose";
    date_hint: "（令和・昭和でもかまいません）", "（令和《れいわ》・昭和《しょうわ》でも いいです）", "(for example 2026-11-22)";
    search: "名前や町の名前でさがして、うつす", "名前《なまえ》や 町《まち》の 名前《なまえ》で さがす", "Find it by name or town and copy it";
    search_button: "さがす", "さがす", "Find";
    found_none: "見つかりませんでした。下に書いてください。", "ありませんでした。下《した》に 書《か》いて ください。", "Nothing was found. Please write it below.";
    found_fault: "いまは、さがせません。下に書いてください。", "今《いま》は さがせません。下《した》に 書《か》いて ください。",
        "The search does not answer now. Please write it below.";

    // a treatment
    treatment_is: "どんなことか", "どんな こと", "What it is";
    treatment_can: "できること", "できる こと", "What it can do";
    treatment_cannot: "できないこと・負担になること", "できない こと・つらい こと", "What it cannot do, and its burdens";
    treatment_living: "受けながらの暮らし", "どう くらすか", "Living with it";
}
