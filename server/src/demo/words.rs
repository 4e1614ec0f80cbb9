//! The words that names and addresses are made of.

/// A written word with its reading and its English, where that is not just its reading.
#[derive(Clone, Copy)]
pub(super) struct Word {
    pub(super) text: &'static str,
    /// Katakana; empty when the word is written in kana.
    pub(super) kana: &'static str,
    /// Empty when the reading in Latin letters serves.
    pub(super) english: &'static str,
}

pub(super) const fn word(text: &'static str, kana: &'static str, english: &'static str) -> Word {
    Word { text, kana, english }
}

/// A word of hiragana or katakana.
pub(super) const fn plain(text: &'static str) -> Word {
    word(text, "", "")
}

pub(super) const NOTHING: Word = plain("");

/// Nothing on the sign that says clinic: たかはし眼科
pub(super) const UNSAID_CLINIC: Word = word("", "", "Clinic");

/// A town (町・大字), in kilometres from the centre of its municipality.
pub(super) struct Town {
    pub(super) name: Word,
    pub(super) north: f64,
    pub(super) east: f64,
    /// Kilometres from its middle to its edge.
    pub(super) spread: f64,
    /// The last 丁目; 0 where plots are numbered instead.
    pub(super) chome: u16,
    /// How many facilities stand there, compared with other towns.
    pub(super) weight: usize,
}

const fn town(
    text: &'static str,
    kana: &'static str,
    (north, east): (f64, f64),
    spread: f64,
    chome: u16,
    weight: usize,
) -> Town {
    Town { name: word(text, kana, ""), north, east, spread, chome, weight }
}

/// The towns of every municipality, as every real one has its 本町.
pub(super) static TOWNS: [Town; 24] = [
    town("駅前", "エキマエ", (0.2, 0.3), 0.35, 3, 12),
    town("中央", "チュウオウ", (0.6, -0.4), 0.45, 5, 12),
    town("本町", "ホンマチ", (-0.5, -0.2), 0.40, 4, 9),
    town("桜町", "サクラマチ", (-0.9, 1.0), 0.45, 4, 8),
    town("緑町", "ミドリマチ", (1.2, 1.3), 0.45, 5, 8),
    town("川原町", "カワラマチ", (-1.5, -1.3), 0.50, 3, 6),
    town("港町", "ミナトマチ", (-3.6, 0.6), 0.50, 3, 5),
    town("若葉台", "ワカバダイ", (2.6, -1.9), 0.55, 6, 7),
    town("北山", "キタヤマ", (3.9, 0.8), 0.70, 0, 3),
    town("月見が丘", "ツキミガオカ", (2.3, 2.8), 0.55, 5, 6),
    town("旭町", "アサヒマチ", (0.1, 1.9), 0.40, 3, 5),
    town("栄", "サカエ", (0.9, 0.4), 0.35, 3, 6),
    town("花園", "ハナゾノ", (1.7, -0.7), 0.45, 4, 5),
    town("東雲", "シノノメ", (-0.6, 3.1), 0.50, 4, 4),
    town("松原", "マツバラ", (-2.4, 2.2), 0.55, 0, 3),
    town("梅園", "ウメゾノ", (-0.3, -2.3), 0.45, 3, 5),
    town("大池", "オオイケ", (0.8, -3.2), 0.60, 2, 3),
    town("石橋", "イシバシ", (-2.1, -2.9), 0.50, 2, 3),
    town("千歳", "チトセ", (-2.6, -0.5), 0.45, 4, 4),
    town("西浜", "ニシハマ", (-3.4, -2.4), 0.60, 0, 2),
    town("南が丘", "ミナミガオカ", (-1.6, 3.8), 0.55, 5, 4),
    town("泉", "イズミ", (3.1, -0.3), 0.45, 3, 4),
    town("竹の台", "タケノダイ", (1.6, -3.9), 0.55, 4, 3),
    town("水車", "スイシャ", (3.3, 2.0), 0.60, 0, 2),
];

/// The other fictional municipalities: one beginning and one ending each.
pub(super) const CITY_BEGINNINGS: [&str; 11] =
    ["あさ", "ゆう", "はる", "なつ", "あき", "ふゆ", "しろ", "あお", "ほし", "つき", "にじ"];
pub(super) const CITY_ENDINGS: [&str; 9] = ["なぎ", "しお", "かぜ", "はま", "うみ", "みさき", "しま", "うら", "おき"];

/// Family names in kanji, three of them with characters outside JIS level 2.
pub(super) const FAMILIES: [Word; 48] = [
    word("髙橋", "タカハシ", ""),
    word("山﨑", "ヤマザキ", ""),
    word("𠮷田", "ヨシダ", ""),
    word("佐々木", "ササキ", ""),
    word("小林", "コバヤシ", ""),
    word("松本", "マツモト", ""),
    word("木村", "キムラ", ""),
    word("清水", "シミズ", ""),
    word("池田", "イケダ", ""),
    word("石川", "イシカワ", ""),
    word("小川", "オガワ", ""),
    word("岡田", "オカダ", ""),
    word("長谷川", "ハセガワ", ""),
    word("後藤", "ゴトウ", ""),
    word("近藤", "コンドウ", ""),
    word("遠藤", "エンドウ", ""),
    word("坂本", "サカモト", ""),
    word("福田", "フクダ", ""),
    word("太田", "オオタ", ""),
    word("西村", "ニシムラ", ""),
    word("金子", "カネコ", ""),
    word("岡本", "オカモト", ""),
    word("藤原", "フジワラ", ""),
    word("中川", "ナカガワ", ""),
    word("松田", "マツダ", ""),
    word("竹内", "タケウチ", ""),
    word("田村", "タムラ", ""),
    word("中山", "ナカヤマ", ""),
    word("和田", "ワダ", ""),
    word("石田", "イシダ", ""),
    word("上田", "ウエダ", ""),
    word("内田", "ウチダ", ""),
    word("柴田", "シバタ", ""),
    word("酒井", "サカイ", ""),
    word("高木", "タカギ", ""),
    word("安藤", "アンドウ", ""),
    word("宮本", "ミヤモト", ""),
    word("大野", "オオノ", ""),
    word("谷口", "タニグチ", ""),
    word("今井", "イマイ", ""),
    word("増田", "マスダ", ""),
    word("丸山", "マルヤマ", ""),
    word("村田", "ムラタ", ""),
    word("平野", "ヒラノ", ""),
    word("野口", "ノグチ", ""),
    word("菅原", "スガワラ", ""),
    word("久保", "クボ", ""),
    word("木下", "キノシタ", ""),
];
/// Family names that are written in hiragana on the sign.
pub(super) const KANA_FAMILIES: [&str; 26] = [
    "たかはし",
    "いとう",
    "わたなべ",
    "なかむら",
    "かとう",
    "やまもと",
    "いのうえ",
    "はやし",
    "やまぐち",
    "もり",
    "あべ",
    "はしもと",
    "やました",
    "まえだ",
    "ふじた",
    "むらかみ",
    "あおき",
    "さいとう",
    "ふじい",
    "なかの",
    "はらだ",
    "おの",
    "もりた",
    "よこやま",
    "くどう",
    "おおつか",
];
/// Flowers, birds, trees and weather; the last [`CHAINS`] are also names of real pharmacy
/// chains.
pub(super) const NATURE: [&str; 58] = [
    "ひばり",
    "わかば",
    "あおぞら",
    "すみれ",
    "つばめ",
    "かもめ",
    "せせらぎ",
    "ことり",
    "いずみ",
    "ほしぞら",
    "つくし",
    "もみじ",
    "けやき",
    "くすのき",
    "かえで",
    "あじさい",
    "しらかば",
    "なずな",
    "れんげ",
    "つばき",
    "ききょう",
    "やなぎ",
    "こぶし",
    "みのり",
    "かがやき",
    "いぶき",
    "そよかぜ",
    "はまかぜ",
    "しおさい",
    "みなと",
    "うみべ",
    "はるかぜ",
    "こはる",
    "あんず",
    "ゆず",
    "りんどう",
    "くるみ",
    "どんぐり",
    "ふたば",
    "みつば",
    "よつば",
    "ひなた",
    "おひさま",
    "にじ",
    "あかり",
    "ともしび",
    "ほほえみ",
    "なぎさ",
    "うぐいす",
    "めじろ",
    "しらさぎ",
    "こもれび",
    "さくら",
    "みどり",
    "ひまわり",
    "すずらん",
    "あさひ",
    "のぞみ",
];
pub(super) const CHAINS: usize = 6;
/// What care offices like to be called.
pub(super) const GENTLE: [&str; 84] = [
    "ひだまり",
    "こもれび",
    "やすらぎ",
    "ほほえみ",
    "つむぎ",
    "つばさ",
    "なごみ",
    "ぬくもり",
    "ゆりかご",
    "まごころ",
    "きずな",
    "よりそい",
    "ささえ愛",
    "ともだち",
    "ふれあい",
    "せせらぎ",
    "そよかぜ",
    "はるかぜ",
    "あおぞら",
    "ゆうやけ",
    "ほしぞら",
    "つきあかり",
    "あさつゆ",
    "おひさま",
    "ひなた",
    "にじいろ",
    "なないろ",
    "わかくさ",
    "わかば",
    "ふたば",
    "みつば",
    "よつば",
    "つくし",
    "すみれ",
    "れんげ",
    "なずな",
    "あじさい",
    "あやめ",
    "かきつばた",
    "ききょう",
    "りんどう",
    "こすもす",
    "もみじ",
    "かえで",
    "いちょう",
    "けやき",
    "くすのき",
    "しらかば",
    "ひのき",
    "まつかぜ",
    "つばき",
    "さざんか",
    "うめのか",
    "ももの里",
    "あんず",
    "ゆずの木",
    "みかん",
    "くるみ",
    "どんぐり",
    "ひばり",
    "うぐいす",
    "めじろ",
    "つばめ",
    "かもめ",
    "しらさぎ",
    "ことり",
    "ほたる",
    "とんぼ",
    "こはる",
    "はつ夏",
    "みのり",
    "いなほ",
    "かがやき",
    "いぶき",
    "あゆみ",
    "かけはし",
    "みちしるべ",
    "ともしび",
    "あかり",
    "なぎさ",
    "しおさい",
    "はまなす",
    "みなと",
    "うみべ",
];

/// Hiragana as katakana; the four kanji that [`GENTLE`] uses are read as they are there.
pub(super) fn katakana(text: &str) -> String {
    let mut kana = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            'ぁ'..='ゖ' => kana.extend(char::from_u32(c as u32 + 0x60)),
            '愛' => kana.push_str("アイ"),
            '里' => kana.push_str("サト"),
            '木' => kana.push('キ'),
            '夏' => kana.push_str("ナツ"),
            _ => kana.push(c),
        }
    }
    kana
}
