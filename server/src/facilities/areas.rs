//! Municipalities by name: a code for rows that were published without one.
//!
//! Half of the care files and a seventh of the medical rows carry no code; the other care files
//! carry code and name together, from which this is learnt during an import.

use std::collections::{BTreeMap, HashMap};

use unicode_normalization::UnicodeNormalization;

/// 都道府県, in the order of their codes: 01 is the first.
pub const PREFECTURES: [&str; 47] = [
    "北海道",
    "青森県",
    "岩手県",
    "宮城県",
    "秋田県",
    "山形県",
    "福島県",
    "茨城県",
    "栃木県",
    "群馬県",
    "埼玉県",
    "千葉県",
    "東京都",
    "神奈川県",
    "新潟県",
    "富山県",
    "石川県",
    "福井県",
    "山梨県",
    "長野県",
    "岐阜県",
    "静岡県",
    "愛知県",
    "三重県",
    "滋賀県",
    "京都府",
    "大阪府",
    "兵庫県",
    "奈良県",
    "和歌山県",
    "鳥取県",
    "島根県",
    "岡山県",
    "広島県",
    "山口県",
    "徳島県",
    "香川県",
    "愛媛県",
    "高知県",
    "福岡県",
    "佐賀県",
    "長崎県",
    "熊本県",
    "大分県",
    "宮崎県",
    "鹿児島県",
    "沖縄県",
];

/// The prefecture with which a code begins: 39201 → 高知県.
pub fn prefecture(code: &str) -> Option<&'static str> {
    let number: usize = code.get(..2)?.parse().ok()?;
    PREFECTURES.get(number.checked_sub(1)?).copied()
}

/// Names and codes of municipalities.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Areas {
    /// Code → (prefecture, name), as published.
    by_code: BTreeMap<String, (String, String)>,
    /// Normalised prefecture → normalised names with their codes.
    by_prefecture: HashMap<String, Vec<(String, String)>>,
}

impl Areas {
    /// Takes note of a code with its name; says whether that was new.
    pub fn learn(&mut self, code: &str, prefecture: &str, name: &str) -> bool {
        if prefecture.is_empty() || name.is_empty() || self.by_code.contains_key(code) {
            return false;
        }
        self.by_code.insert(code.to_owned(), (prefecture.to_owned(), name.to_owned()));
        self.by_prefecture.entry(fold(prefecture)).or_default().push((fold(name), code.to_owned()));
        true
    }

    /// Code, prefecture and name of each.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str, &str)> {
        self.by_code.iter().map(|(code, (prefecture, name))| (code.as_str(), prefecture.as_str(), name.as_str()))
    }

    /// The prefecture in which a code begins, as its municipalities tell it.
    pub fn prefecture(&self, code: &str) -> Option<&str> {
        let prefecture = code.get(..2)?;
        let (known, (name, _)) = self.by_code.range(prefecture.to_owned()..).next()?;
        known.starts_with(prefecture).then_some(name.as_str())
    }

    /// The code of a municipality by its prefecture and name.
    pub fn of_name(&self, prefecture: &str, name: &str) -> Option<&str> {
        let name = fold(name);
        let found = self.by_prefecture.get(&fold(prefecture))?.iter().find(|(known, _)| *known == name)?;
        Some(&found.1)
    }

    /// The municipality that a name or a code means, with or without its prefecture or its 郡. Of several one in
    /// `prefecture` is meant.
    pub fn meant(&self, text: &str, prefecture: Option<&str>) -> Meant {
        let text = fold(text);
        if text.bytes().all(|b| b.is_ascii_digit()) {
            // With its check digit or without.
            let code = text.get(..5).filter(|_| matches!(text.len(), 5 | 6));
            return code.filter(|code| self.by_code.contains_key(*code)).map_or(Meant::None, Meant::one);
        }
        let bears = |prefecture: &str, name: &str| {
            let name = fold(name);
            let bare = name.split_once('郡').map_or(name.as_str(), |(_, town)| town);
            let rest = text.strip_prefix(fold(prefecture).as_str()).unwrap_or(&text);
            !bare.is_empty() && (rest == name || rest == bare)
        };
        let found: Vec<(&str, &str)> =
            self.iter().filter(|(_, of, name)| bears(of, name)).map(|(code, of, _)| (code, of)).collect();
        match found[..] {
            [] => Meant::None,
            [(code, _)] => Meant::one(code),
            _ => {
                let mut near = found.iter().filter(|(_, of)| Some(*of) == prefecture);
                match (near.next(), near.next()) {
                    (Some((code, _)), None) => Meant::one(code),
                    _ => Meant::Several,
                }
            }
        }
    }

    /// The code of the municipality in which an address lies that begins with the prefecture.
    ///
    /// A ward (札幌市中央区) goes before its city; a 郡 before a town may be written or not.
    pub fn of_address(&self, address: &str) -> Option<&str> {
        let address = fold(address);
        let prefecture_end = ["都", "道", "府", "県"]
            .iter()
            .filter_map(|suffix| address.find(suffix).map(|at| at + suffix.len()))
            // 京都府 holds 都 as its second character.
            .filter(|&end| self.by_prefecture.contains_key(&address[..end]))
            .min()?;
        let (prefecture, rest) = address.split_at(prefecture_end);
        let after_county = rest.find('郡').map(|at| &rest[at + '郡'.len_utf8()..]);
        self.by_prefecture
            .get(prefecture)?
            .iter()
            .filter(|(name, _)| {
                rest.starts_with(name.as_str()) || after_county.is_some_and(|rest| rest.starts_with(name.as_str()))
            })
            .max_by_key(|(name, _)| name.len())
            .map(|(_, code)| code.as_str())
    }
}

/// What a name of a municipality means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meant {
    /// Its code of five digits.
    One(String),
    None,
    Several,
}

impl Meant {
    fn one(code: &str) -> Self {
        Self::One(code.to_owned())
    }
}

fn fold(text: &str) -> String {
    text.nfkc().filter(|c| !c.is_whitespace()).map(|c| if c == 'ヶ' { 'ケ' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn areas() -> Areas {
        let mut areas = Areas::default();
        for (code, prefecture, name) in [
            ("01101", "北海道", "札幌市中央区"),
            ("01100", "北海道", "札幌市"),
            ("01361", "北海道", "江差町"),
            ("13206", "東京都", "府中市"),
            ("26100", "京都府", "京都市"),
            ("34208", "広島県", "府中市"),
            ("11241", "埼玉県", "鶴ヶ島市"),
        ] {
            assert!(areas.learn(code, prefecture, name));
        }
        areas
    }

    #[test]
    fn a_name_means_a_municipality() {
        let areas = areas();
        for (name, prefecture, meant) in [
            ("札幌市", None, Meant::one("01100")),
            ("江差町", None, Meant::one("01361")),
            ("府中市", None, Meant::Several),
            ("府中市", Some("広島県"), Meant::one("34208")),
            ("東京都府中市", Some("広島県"), Meant::one("13206")),
            ("京都府京都市", None, Meant::one("26100")),
            ("鶴ケ島市", None, Meant::one("11241")),
            ("13206", None, Meant::one("13206")),
            ("１３２０６１", None, Meant::one("13206")),
            ("99999", None, Meant::None),
            ("尾道市", None, Meant::None),
        ] {
            assert_eq!(areas.meant(name, prefecture), meant, "{name}");
        }
    }

    #[test]
    fn an_address_tells_its_municipality() {
        let areas = areas();
        for (address, code) in [
            ("北海道札幌市中央区南１条西１６丁目", Some("01101")),
            ("北海道 札幌市北区", Some("01100")),
            ("北海道檜山郡江差町字中歌町", Some("01361")),
            ("東京都府中市本町", Some("13206")),
            ("広島県府中市本町", Some("34208")),
            ("京都府京都市中京区", Some("26100")),
            ("埼玉県鶴ケ島市脚折", Some("11241")),
            ("府中市本町", None),
            ("", None),
        ] {
            assert_eq!(areas.of_address(address), code, "{address}");
        }
        assert_eq!(areas.of_name("広島県", "府中市"), Some("34208"));
        assert_eq!(areas.of_name("広島県", "尾道市"), None);
    }
}
