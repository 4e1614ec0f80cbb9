//! Prefectures and municipalities: which there are, what they are called, where they are.

use std::collections::{BTreeMap, HashMap};

use api::facilities::Location;

use super::keys::{hiragana, key};
use super::point::{Mean, Point};

/// 都道府県
#[derive(Clone, Debug, PartialEq)]
pub struct Prefecture {
    /// Two digits.
    pub code: String,
    /// 大阪府
    pub name: String,
    /// おおさかふ
    pub kana: Option<String>,
    /// Its seat, else the mean of its municipalities.
    pub location: Option<Location>,
}

/// 市区町村, wards of designated cities and those cities too.
#[derive(Clone, Debug, PartialEq)]
pub struct Municipality {
    /// 全国地方公共団体コード without check digit: five digits.
    pub code: String,
    /// 大阪府
    pub prefecture: String,
    /// As in an address: 枚方市, 札幌市中央区, 北宇和郡鬼北町.
    pub name: String,
    /// Without the county: ひらかたし, さっぽろしちゅうおうく, きほくちょう.
    pub kana: Option<String>,
    /// Its town hall, else the mean of its towns.
    pub location: Option<Location>,
    /// Of a ward: where its city is in the list.
    pub(super) city: Option<u16>,
    /// How many towns it has, for order.
    pub(super) towns: u32,
}

impl Municipality {
    /// Without the county: 鬼北町.
    pub fn short_name(&self) -> &str {
        without_county(&self.name)
    }
}

/// What the sources say, until all of them have been read.
#[derive(Default)]
pub struct Drafts {
    prefectures: BTreeMap<String, Prefecture>,
    municipalities: BTreeMap<String, Municipality>,
}

impl Drafts {
    pub fn is_empty(&self) -> bool {
        self.municipalities.is_empty()
    }

    pub fn prefecture(&mut self, code: &str, name: &str, kana: &str, location: Option<Location>) {
        let new = Prefecture { code: code.to_owned(), name: name.to_owned(), kana: None, location: None };
        let known = self.prefectures.entry(code.to_owned()).or_insert(new);
        known.kana = known.kana.take().or_else(|| Some(hiragana(kana)).filter(|kana| !kana.is_empty()));
        known.location = known.location.or(location);
    }

    /// A municipality with its prefecture; kana in katakana as published, or empty.
    pub fn municipality(&mut self, code: &str, prefecture: (&str, &str), name: &str, kana: &str) {
        let Some(prefecture_code) = code.get(..2) else { return };
        self.prefecture(prefecture_code, prefecture.0, prefecture.1, None);
        let kana = if without_county(name) == name { kana } else { kana_without_county(kana) };
        self.municipalities.entry(code.to_owned()).or_insert_with(|| Municipality {
            code: code.to_owned(),
            prefecture: prefecture.0.to_owned(),
            name: name.to_owned(),
            kana: Some(hiragana(kana)).filter(|kana| !kana.is_empty()),
            location: None,
            city: None,
            towns: 0,
        });
    }

    /// A town hall. Its code may be an old one (富谷市 before it was a city); the name tells then.
    pub fn town_hall(&mut self, code: &str, name: &str, location: Location) {
        let Some(prefecture) = code.get(..2).and_then(|code| self.prefectures.get(code)) else { return };
        let prefecture = prefecture.name.clone();
        let by_name = |m: &&mut Municipality| m.prefecture == prefecture && m.short_name() == name;
        let known = match self.municipalities.contains_key(code) {
            true => self.municipalities.get_mut(code),
            false => self.municipalities.values_mut().find(by_name),
        };
        match known {
            Some(known) => known.location = Some(location),
            None => {
                self.municipality(code, (&prefecture, ""), name, "");
                self.town_hall(code, name, location);
            }
        }
    }

    pub fn finish(mut self) -> Municipalities {
        self.add_cities_of_wards();
        let mut list: Vec<Municipality> = self.municipalities.into_values().collect();
        let cities: HashMap<(String, String), u16> =
            (0..).zip(&list).map(|(at, m)| ((m.prefecture.clone(), m.name.clone()), at)).collect();
        for municipality in &mut list {
            let city = city_of_ward(&municipality.name).map(str::to_owned);
            municipality.city = city.and_then(|city| cities.get(&(municipality.prefecture.clone(), city)).copied());
        }
        Municipalities::new(self.prefectures.into_values().collect(), list)
    }

    /// The postal codes know wards only: 札幌市 is what its wards have in common.
    fn add_cities_of_wards(&mut self) {
        let mut cities: BTreeMap<(String, String), Vec<&Municipality>> = BTreeMap::new();
        for ward in self.municipalities.values() {
            if let Some(city) = city_of_ward(&ward.name) {
                cities.entry((ward.prefecture.clone(), city.to_owned())).or_default().push(ward);
            }
        }
        let mut found = Vec::new();
        for ((prefecture, name), wards) in &cities {
            // Wards are numbered from their city: 01101 of 01100, 22138 of 22130.
            let Some(first) = wards.first() else { continue };
            let kanas: Option<Vec<&str>> = wards.iter().map(|ward| ward.kana.as_deref()).collect();
            let kana = kanas.and_then(common_city).unwrap_or_default().to_owned();
            found.push((format!("{}0", &first.code[..4]), prefecture.clone(), name.clone(), kana));
        }
        for (code, prefecture, name, kana) in found {
            let known = self.municipalities.values_mut().find(|m| m.prefecture == prefecture && m.name == name);
            match known {
                Some(city) => city.kana = city.kana.take().or(Some(kana).filter(|kana| !kana.is_empty())),
                None => self.municipality(&code, (&prefecture, ""), &name, &kana),
            }
        }
    }
}

/// All of them, by code and by name.
#[derive(Debug, Default)]
pub struct Municipalities {
    pub prefectures: Vec<Prefecture>,
    /// In the order of their codes.
    pub list: Vec<Municipality>,
    /// Where in `prefectures` each of `list` is.
    prefecture_of: Vec<u8>,
}

impl Municipalities {
    fn new(prefectures: Vec<Prefecture>, list: Vec<Municipality>) -> Self {
        let at = |m: &Municipality| prefectures.iter().position(|p| p.name == m.prefecture).unwrap_or(0) as u8;
        let prefecture_of = list.iter().map(at).collect();
        Self { prefectures, list, prefecture_of }
    }

    pub fn position(&self, code: &str) -> Option<u16> {
        self.list.binary_search_by(|m| m.code.as_str().cmp(code)).ok().map(|at| at as u16)
    }

    pub fn get(&self, at: u16) -> &Municipality {
        &self.list[at as usize]
    }

    pub fn prefecture_of(&self, at: u16) -> u8 {
        self.prefecture_of[at as usize]
    }

    /// The municipality itself and the wards of a designated city.
    pub fn with_wards(&self, at: u16) -> impl Iterator<Item = u16> {
        let ward = move |other: &u16| *other == at || self.get(*other).city == Some(at);
        (0..self.list.len() as u16).filter(ward)
    }

    /// Places without a seat get the mean of what they consist of.
    pub fn locate(&mut self, means: &[Mean]) {
        for at in 0..self.list.len() as u16 {
            if self.get(at).location.is_none() {
                let mut mean = means[at as usize];
                mean.extend(self.with_wards(at).map(|ward| means[ward as usize].point()));
                self.list[at as usize].location = mean.point().known().map(Point::location);
            }
        }
        for (at, prefecture) in self.prefectures.iter_mut().enumerate() {
            let mut mean = Mean::default();
            let members = self.list.iter().zip(&self.prefecture_of).filter(|(_, of)| **of as usize == at);
            mean.extend(members.filter_map(|(m, _)| m.location).map(Point::of));
            prefecture.location = prefecture.location.or_else(|| mean.point().known().map(Point::location));
        }
    }

    /// Finds municipalities by the names that other sources give them.
    pub fn by_name(&self) -> ByName {
        let mut names = HashMap::new();
        for (at, municipality) in (0..).zip(&self.list) {
            for name in [municipality.short_name(), &municipality.name] {
                names.insert((municipality.prefecture.clone(), key(name)), at);
            }
        }
        ByName(names)
    }
}

/// Prefecture and folded name → municipality.
pub struct ByName(HashMap<(String, String), u16>);

/// What a source means by a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    Municipality(u16),
    /// A ward that is no more, of this city.
    FormerWard(u16),
    Unknown,
}

impl ByName {
    pub fn find(&self, prefecture: &str, name: &str) -> Named {
        let get = |name: &str| self.0.get(&(prefecture.to_owned(), key(name))).copied();
        if let Some(at) = get(name).or_else(|| get(without_county(name))) {
            return Named::Municipality(at);
        }
        city_of_ward(name).and_then(get).map_or(Named::Unknown, Named::FormerWard)
    }
}

/// 北宇和郡鬼北町 → 鬼北町, 八丈島八丈町 → 八丈町; 郡山市 and 大和郡山市 as they are.
pub fn without_county(name: &str) -> &str {
    if !name.ends_with(['町', '村']) {
        return name;
    }
    let county = name.char_indices().skip(1).find(|&(_, c)| c == '郡').map(|(at, c)| &name[at + c.len_utf8()..]);
    let island = || {
        let (island, rest) = name.split_once('島')?;
        (!island.is_empty() && rest.starts_with(island)).then_some(rest)
    };
    county.or_else(island).filter(|rest| rest.chars().count() > 1).unwrap_or(name)
}

fn kana_without_county(kana: &str) -> &str {
    kana.split_once("グン").or_else(|| kana.split_once("ジマ")).map_or(kana, |(_, rest)| rest)
}

/// 札幌市中央区 → 札幌市; `None` for 千代田区 and everything that is no ward.
pub fn city_of_ward(name: &str) -> Option<&str> {
    let city = &name[..name.rfind('市')? + '市'.len_utf8()];
    (name.ends_with('区') && city.chars().count() > 1).then_some(city)
}

/// What the readings of wards begin with, up to their last し.
fn common_city(kanas: Vec<&str>) -> Option<&str> {
    let (first, others) = kanas.split_first()?;
    let common = first.char_indices().map(|(at, c)| at + c.len_utf8());
    let common = common.take_while(|&end| others.iter().all(|other| other.starts_with(&first[..end]))).last()?;
    let end = first[..common].rfind('し')? + 'し'.len_utf8();
    Some(&first[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counties_are_not_part_of_a_name() {
        for (name, short) in [
            ("北宇和郡鬼北町", "鬼北町"),
            ("余市郡余市町", "余市町"),
            ("三宅島三宅村", "三宅村"),
            ("青ヶ島村", "青ヶ島村"),
            ("島本町", "島本町"),
            ("大和郡山市", "大和郡山市"),
            ("郡山市", "郡山市"),
        ] {
            assert_eq!(without_county(name), short);
        }
        assert_eq!(city_of_ward("札幌市中央区"), Some("札幌市"));
        assert_eq!(city_of_ward("千代田区").or(city_of_ward("四日市市")).or(city_of_ward("市区")), None);
    }

    #[test]
    fn cities_come_from_their_wards_and_from_their_halls() {
        let mut drafts = Drafts::default();
        let shizuoka = ("静岡県", "シズオカケン");
        for (code, name, kana) in [
            ("22101", "静岡市葵区", "シズオカシアオイク"),
            ("22102", "静岡市駿河区", "シズオカシスルガク"),
            ("22103", "静岡市清水区", "シズオカシシミズク"),
            ("22138", "浜松市中央区", "ハママツシチュウオウク"),
            ("22139", "浜松市浜名区", "ハママツシハマナク"),
            ("22429", "榛原郡川根本町", "ハイバラグンカワネホンチョウ"),
        ] {
            drafts.municipality(code, shizuoka, name, kana);
        }
        let hall = Location { lat: 34.97, lng: 138.38 };
        drafts.town_hall("22100", "静岡市", hall);
        drafts.town_hall("22999", "川根本町", hall);
        let all = drafts.finish();
        let found = |code: &str| all.get(all.position(code).unwrap()).clone();
        assert_eq!(found("22100").kana.as_deref(), Some("しずおかし"));
        assert_eq!((found("22130").name.as_str(), found("22130").kana.as_deref()), ("浜松市", Some("はままつし")));
        assert_eq!((found("22429").kana.as_deref(), found("22429").location), (Some("かわねほんちょう"), Some(hall)));
        assert_eq!(all.position("22999"), None);
        assert_eq!(all.with_wards(all.position("22130").unwrap()).count(), 3);
        let names = all.by_name();
        assert_eq!(names.find("静岡県", "浜松市中区"), Named::FormerWard(all.position("22130").unwrap()));
        assert_eq!(names.find("静岡県", "川根本町"), Named::Municipality(all.position("22429").unwrap()));
        assert_eq!(names.find("静岡県", "熱海市"), Named::Unknown);
    }
}
