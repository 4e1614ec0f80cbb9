//! Text as it is compared: what people do not tell apart when they search is written one way.
//!
//! Width, case, kind and size of kana, long vowels, old and variant kanji, blanks and separators.
//! A folded text is for comparing, never for showing: とうきょう and トーキョー both become とおきよお.

use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

/// Folds a text. Folding twice changes nothing.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_into(text, &mut out);
    out
}

/// Appends a folded text to `out`, whose content it neither looks at nor changes.
pub fn fold_into(text: &str, out: &mut String) {
    let mut folder = Folder::new(out);
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        folder.read(c, chars.clone().next());
    }
}

/// A folded text, and at each byte of `text` where a character begins, the length that was folded by then.
pub(super) fn fold_with_marks(text: &str) -> (String, Vec<(usize, usize)>) {
    let mut out = String::with_capacity(text.len());
    let mut marks = Vec::with_capacity(text.len() + 1);
    let mut folder = Folder::new(&mut out);
    let mut chars = text.char_indices();
    while let Some((at, c)) = chars.next() {
        marks.push((at, folder.out.len()));
        folder.read(c, chars.clone().next().map(|(_, next)| next));
    }
    marks.push((text.len(), out.len()));
    // 十一丁 becomes shorter when its last character is read.
    for at in (1..marks.len()).rev() {
        marks[at - 1].1 = marks[at - 1].1.min(marks[at].1);
    }
    (out, marks)
}

/// Whether a character is a kanji, 々 included.
pub fn is_kanji(c: char) -> bool {
    matches!(c, '々' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Whether a character is one of the kana that a folded text has.
pub fn is_kana(c: char) -> bool {
    matches!(c, 'ぁ'..='ゖ')
}

/// The vowel with which a hiragana ends, as a hiragana; `None` for ん and all other characters.
pub fn vowel(c: char) -> Option<char> {
    // ぁ to ゖ, in the order of Unicode.
    const VOWELS: &[u8; 86] = b"aaiiuueeooaaiiuueeooaaiiuueeooaaiiuuueeooaiueoaaaiiiuuueeeoooaiueoaauuooaiueoaaieo-uae";
    let at = (c as u32).checked_sub('ぁ' as u32)?;
    match VOWELS.get(at as usize)? {
        b'a' => Some('あ'),
        b'i' => Some('い'),
        b'u' => Some('う'),
        b'e' => Some('え'),
        b'o' => Some('お'),
        _ => None,
    }
}

/// The common form, then those that stand for it in names and addresses. Where a variant has become a word of its own
/// (阪 and 坂, 埼 and 崎) it is not here.
const VARIANTS: &str = "
    付附 高髙 崎﨑碕嵜 吉𠮷 浜濱濵 辺邊邉 斉齋齊斎 沢澤 広廣 国國圀 学學斈 会會 蔵藏 島嶋嶌 峰峯 畑畠 磯礒 恵惠 真眞 徳德
    瀬瀨 竜龍 滝瀧 条條 万萬 与與 栄榮 桜櫻 寿壽 円圓 体體 医醫 薬藥 当當 豊豐 富冨 関關 実實 宝寶寳 塩鹽 駅驛 鉄鐵
    楽樂 戸戶 亀龜 気氣 岳嶽 県縣 郷鄕鄉 静靜 黒黑 桧檜 籠篭 薮藪籔 館舘 船舩 曽曾 祢禰 桝枡 莱萊 鴎鷗 祇祗 野埜
    壺壷 緑綠 来來 横橫 頼賴 弥彌 穂穗 尭堯 遥遙 晃晄 芦蘆 芸藝 両兩 竹笁 桑桒 松枩 窓窗 熊熋 鯵鰺 麺麵 壱壹 弐貳
    涼凉 淵渕渊 礼禮 稲稻 荘莊 蛍螢 虫蟲 竈竃 糸絲 絵繪 総總 縄繩 欧歐 歩步 満滿 湾灣 潟瀉 炉爐 点點 為爲 独獨 痩瘦
    発發 児兒 党黨 内內 処處 剣劍劔剱 労勞 勲勳 区區 参參 双雙 収收 台臺 号號 呉吳 団團 図圖 増增 壮壯 売賣 変變
    奥奧 寛寬 将將 専專 尚尙 属屬 巣巢 帯帶 庁廳 弾彈 径徑 従從 応應 恋戀 悦悅 拝拜 教敎 数數 旧舊 昼晝 暁曉 様樣
    槙槇 権權 歓歡 帰歸 歯齒 殻殼 浄淨 渉涉 済濟 渋澁 温溫 湿濕 焼燒 営營 畳疊 称稱 穏穩 経經 翠翆 聴聽 脳腦 臓臟
    薫薰 蝋蠟 覚覺 観觀 訳譯 証證 読讀 誉譽 賛贊 転轉 釈釋 銭錢 録錄 鎮鎭 隠隱 隣鄰 霊靈 青靑 顕顯 験驗 髪髮 鶏鷄雞
    麦麥 黄黃 頸頚 嚢囊 躯軀 繋繫 砺礪 蛎蠣 梼檮 諫諌 鶯鴬 槌鎚 煕熙 瑶瑤 祷禱 禄祿 穎頴 箪簞 蒋蔣 萌萠 迩邇 村邨
    鈎鉤 靭靱 騨驒 麹麴 厨廚 呑吞 姫姬 巌巖 彦彥 慎愼 杯盃 桟棧 洲州 湧涌 潅灌 珍珎 秋穐 窯窰 梁簗 緒緖 缶罐 艶艷
    刈苅 園薗 裏裡 讃讚 鋭銳 鎌鐮 餅餠 齢齡 覇霸 鴈雁 橋槗𣘺 柳栁 葛𦹀 土𡈽 角⻆ 煉錬";

/// The kanji block of Unicode, in which nearly all variants lie.
const BLOCK: std::ops::Range<u32> = 0x4e00..0xa000;

struct Variants {
    /// At `c - BLOCK.start` the common form of `c`.
    block: Vec<u16>,
    beyond: Vec<(char, char)>,
}

static COMMON: LazyLock<Variants> = LazyLock::new(|| {
    let mut variants = Variants { block: BLOCK.map(|c| c as u16).collect(), beyond: Vec::new() };
    for group in VARIANTS.split_whitespace() {
        let mut chars = group.chars();
        let Some(common) = chars.next() else { continue };
        for variant in chars.filter(|variant| *variant != common) {
            match variants.block.get_mut((variant as usize).wrapping_sub(BLOCK.start as usize)) {
                Some(entry) => *entry = common as u32 as u16,
                None => variants.beyond.push((variant, common)),
            }
        }
    }
    variants
});

/// ｡ (U+FF61) to ﾟ (U+FF9F) in full width.
const HALF_WIDTH: &str = "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン゛゜";

/// What stands between the characters of a text that was folded, and reads on.
struct Folder<'a> {
    out: &'a mut String,
    start: usize,
    last: char,
    before_last: char,
    /// The last character was ケ, ヶ or ヵ where it is read が if a kanji follows (関ケ原, みどりヶ丘).
    link: bool,
    /// The last character as it was typed.
    typed: char,
    /// The last character was ヴ, which with a small vowel is written ば, び, べ, ぼ as often.
    vu: bool,
    variants: &'a Variants,
}

impl<'a> Folder<'a> {
    fn new(out: &'a mut String) -> Self {
        let start = out.len();
        Self { out, start, last: '\0', before_last: '\0', link: false, typed: '\0', vu: false, variants: &COMMON }
    }

    fn read(&mut self, c: char, next: Option<char>) {
        match c {
            'a'..='z' | '0'..='9' => self.put(c),
            'A'..='Z' => self.put(c.to_ascii_lowercase()),
            'ぁ'..='ゖ' => self.kana(c, next),
            'ケ' | 'ヶ' | 'ヵ' if !next.is_some_and(is_voiced_mark) => {
                let month = c == 'ヶ' && self.last.is_ascii_digit();
                // A full ケ is the end of a word in katakana, unless it stands alone among hiragana.
                let link = is_kanji(self.last) || (is_kana(self.last) && (c != 'ケ' || is_kana(self.typed)));
                self.put(if month || c == 'ヵ' { 'か' } else { 'け' });
                self.link = link;
            }
            // Katakana lie 0x60 above hiragana.
            'ァ'..='ヶ' => self.kana(char::from_u32(c as u32 - 0x60).unwrap_or(c), next),
            '\u{4e00}'..='\u{9fff}' => {
                let common = self.variants.block.get((c as u32 - BLOCK.start) as usize);
                self.kanji(common.and_then(|common| char::from_u32((*common).into())).unwrap_or(c));
            }
            '々' if is_kanji(self.last) => self.kanji(self.last),
            // ASCII in full width.
            '\u{ff01}'..='\u{ff5e}' => self.read(char::from_u32(c as u32 - 0xfee0).unwrap_or(' '), next),
            '\u{ff61}'..='\u{ff9f}' => {
                self.read(HALF_WIDTH.chars().nth(c as usize - 0xff61).unwrap_or(' '), next);
            }
            'ー' => self.put(vowel(self.last).unwrap_or('-')),
            '〜' | '~' if next.is_some_and(|next| self.goes_on_in(next)) => {
                self.put(vowel(self.last).unwrap_or('-'));
            }
            '-' | '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '─' | '━' | '﹣' | '﹘' | '⁻' | '₋' =>
            {
                // センタ－ is as common as センター; ハイツ-2 is not.
                let number = next.is_some_and(is_ascii_in_any_width);
                self.put(vowel(self.last).filter(|_| !number).unwrap_or('-'));
            }
            'ゝ' | 'ヽ' if is_kana(self.last) => self.kana(self.last, None),
            'ゞ' | 'ヾ' if is_kana(self.last) => self.kana(voiced(self.last, '゛'), None),
            _ if is_dropped(c) => {}
            _ => self.rare(c),
        }
        self.typed = c;
    }

    /// Whether a word in hiragana or in katakana goes on, so that a wave dash is a long vowel (きたえる～む).
    fn goes_on_in(&self, next: char) -> bool {
        let is_katakana = |c: char| matches!(c, 'ァ'..='ヶ' | 'ー' | '\u{ff66}'..='\u{ff9f}');
        let same = (is_kana(self.typed) && is_kana(next)) || (is_katakana(self.typed) && is_katakana(next));
        same && vowel(self.last).is_some()
    }

    fn put(&mut self, c: char) {
        self.out.push(c);
        (self.before_last, self.last) = (self.last, c);
        (self.link, self.vu) = (false, false);
    }

    /// Puts another character of three bytes, as all kana and common kanji have, in the place of the last.
    fn replace_last(&mut self, c: char) {
        self.out.truncate(self.out.len() - self.last.len_utf8());
        self.out.push(c);
        self.last = c;
    }

    fn kana(&mut self, c: char, next: Option<char>) {
        let c = next.filter(|mark| is_voiced_mark(*mark)).map_or(c, |mark| voiced(c, mark));
        if let Some((_, b)) =
            [('ぁ', 'ば'), ('ぃ', 'び'), ('ぇ', 'べ'), ('ぉ', 'ぼ')].iter().find(|(v, _)| self.vu && *v == c)
        {
            self.vu = false;
            return self.replace_last(*b);
        }
        let large = match c {
            'ぁ' | 'ぃ' | 'ぅ' | 'ぇ' | 'ぉ' | 'っ' | 'ゃ' | 'ゅ' | 'ょ' | 'ゎ' => {
                char::from_u32(c as u32 + 1).unwrap_or(c)
            }
            'ゐ' => 'い',
            'ゑ' => 'え',
            'を' => 'お',
            'ゔ' => 'ぶ',
            'ぢ' => 'じ',
            'づ' => 'ず',
            'ゕ' => 'か',
            'ゖ' => 'け',
            _ => c,
        };
        self.put(match (large, vowel(self.last)) {
            ('う', Some('お')) => 'お',
            ('い', Some('え')) => 'え',
            _ => large,
        });
        self.vu = c == 'ゔ';
    }

    fn kanji(&mut self, c: char) {
        if self.link {
            self.replace_last('が');
        } else if self.last == '之' && is_kanji(self.before_last) {
            self.replace_last('の');
        }
        // 二丁目, and 北十二条西 in Sapporo.
        if matches!(c, '丁' | '条') {
            self.number_in_digits();
        }
        self.put(c);
    }

    /// Writes the kanji number (1 to 99) that ends the text in digits.
    fn number_in_digits(&mut self) {
        let digit = |c: char| "一二三四五六七八九".chars().position(|d| d == c).map(|at| at as u32 + 1);
        let rest = &self.out[self.start..];
        let without_digit = |text: &'_ str| -> Option<(usize, u32)> {
            let last = text.chars().next_back()?;
            Some((text.len() - last.len_utf8(), digit(last)?))
        };
        let (end, ones) = without_digit(rest).unwrap_or((rest.len(), 0));
        let (end, tens) = match rest[..end].strip_suffix('十') {
            Some(rest) => without_digit(rest).unwrap_or((rest.len(), 1)),
            None => (end, 0),
        };
        let number = tens * 10 + ones;
        if number == 0 {
            return;
        }
        self.out.truncate(self.start + end);
        for digit in number.to_string().chars() {
            self.put(digit);
        }
    }

    /// What is neither Japanese nor ASCII: compatibility forms are written out, accents go.
    fn rare(&mut self, c: char) {
        if let Some((_, common)) = self.variants.beyond.iter().find(|(variant, _)| *variant == c) {
            return self.kanji(*common);
        }
        let plain = std::iter::once(c).nfkd().filter(|d| !is_dropped(*d)).nfc();
        for plain in plain.flat_map(char::to_lowercase) {
            if plain != c {
                self.read(plain, None);
            } else if is_kanji(c) {
                self.kanji(c);
            } else {
                self.put(c);
            }
        }
    }
}

fn is_voiced_mark(c: char) -> bool {
    matches!(c, '\u{3099}' | '\u{309a}' | '゛' | '゜' | 'ﾞ' | 'ﾟ')
}

/// A hiragana with a mark for a voiced (゛) or a plosive sound (゜) behind it.
fn voiced(c: char, mark: char) -> char {
    let step = match mark {
        '\u{309a}' | '゜' | 'ﾟ' if "はひふへほ".contains(c) => 2,
        '\u{3099}' | '゛' | 'ﾞ' if c == 'う' => return 'ゔ',
        '\u{3099}' | '゛' | 'ﾞ' if "かきくけこさしすせそたちつてとはひふへほ".contains(c) => 1,
        _ => 0,
    };
    char::from_u32(c as u32 + step).unwrap_or(c)
}

fn is_ascii_in_any_width(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '０'..='９' | 'ａ'..='ｚ' | 'Ａ'..='Ｚ')
}

fn is_dropped(c: char) -> bool {
    const SEPARATORS: &str =
        "'\"`´^_~,.:;!?*|\\()[]{}<>・、。〒「」『』【】〔〕〈〉《》〖〗“”„‟‘’‚‛′″…‥·•∙〜～※☆★○●◎◇◆□■△▲▽▼♪";
    match c {
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' => true,
        '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' | '\u{feff}' => true,
        _ => is_voiced_mark(c) || c.is_whitespace() || c.is_control() || SEPARATORS.contains(c),
    }
}

#[cfg(test)]
#[path = "folding_tests.rs"]
mod tests;
