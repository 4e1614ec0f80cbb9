//! Places as they are handed out: names, identifiers, locations.

use super::area_names::Area;
use super::keys::{key, split_chome};
use super::point::Point;
use super::towns::{NONE, Town};
use super::{FoundPlace, PlaceKind, Places, SupportCenter};

/// A place within [`Places`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    Prefecture(u8),
    Municipality(u16),
    Town(u32),
    Postal(u32),
}

impl Target {
    pub fn of_area(area: Area) -> Option<Self> {
        match area {
            Area::Everywhere => None,
            Area::Prefecture(at) => Some(Self::Prefecture(at)),
            Area::Municipality(at) => Some(Self::Municipality(at)),
        }
    }
}

impl Places {
    /// A place by the identifier that it was found with; `exact`.
    pub fn by_id(&self, id: &str) -> Option<FoundPlace> {
        let digits = id.bytes().all(|b| b.is_ascii_digit());
        let target = match id.len() {
            2 if digits => Target::Prefecture(self.municipalities.prefectures.iter().position(|p| p.code == id)? as u8),
            5 if digits => Target::Municipality(self.municipalities.position(id)?),
            7 if digits => Target::Postal(self.postal.position(id.parse().ok()?)?),
            _ => Target::Town(self.town_by_id(id)?),
        };
        Some(self.describe(target, true))
    }

    fn town_by_id(&self, id: &str) -> Option<u32> {
        let (code, name) = id.split_once(':')?;
        let municipality = self.municipalities.position(code)?;
        let named = |name: &str| {
            let here = |at: &&u32| self.towns.get(**at).municipality == municipality;
            self.towns.names.exact(name).iter().filter(here).copied().collect::<Vec<_>>()
        };
        if name.contains('/') {
            return named(&name.replace('/', "")).into_iter().find(|&at| self.town_id(at) == id);
        }
        let whole = |name: &str| named(name).into_iter().find(|&at| !self.towns.get(at).is_koaza);
        whole(name).or_else(|| {
            let (base, chome) = split_chome(name)?;
            self.towns.chome(whole(base)?, chome)
        })
    }

    /// `27210:香里が丘3丁目`; a 小字 after a stroke.
    fn town_id(&self, at: u32) -> String {
        let town = self.towns.get(at);
        match town.parent {
            NONE => format!("{}:{}", self.municipalities.get(town.municipality).code, key(self.towns.name(town))),
            parent if town.is_koaza => format!("{}/{}", self.town_id(parent), key(self.towns.name(town))),
            parent => format!("{}{}丁目", self.town_id(parent), town.chome),
        }
    }

    /// 香里ケ丘三丁目; 飯坂町中野高取 for a 小字.
    pub(super) fn town_label(&self, town: &Town) -> String {
        let name = self.towns.name(town);
        if town.is_koaza { format!("{}{name}", self.towns.name(self.towns.get(town.parent))) } else { name.to_owned() }
    }

    fn town_kana(&self, at: u32) -> Option<String> {
        let town = self.towns.get(at);
        let kana = self.towns.get(self.towns.base(at)).kana;
        if kana == NONE || town.is_koaza {
            return None;
        }
        let kana = self.towns.strings.get(kana);
        Some(if town.chome > 0 { format!("{kana}{}ちょうめ", town.chome) } else { kana.to_owned() })
    }

    pub(super) fn describe(&self, target: Target, exact: bool) -> FoundPlace {
        match target {
            Target::Prefecture(at) => {
                let prefecture = &self.municipalities.prefectures[at as usize];
                FoundPlace {
                    kind: PlaceKind::Prefecture,
                    id: prefecture.code.clone(),
                    name: prefecture.name.clone(),
                    label: prefecture.name.clone(),
                    kana: prefecture.kana.clone(),
                    location: prefecture.location,
                    area_codes: vec![prefecture.code.clone()],
                    exact,
                    spread: None,
                }
            }
            Target::Municipality(at) => {
                let municipality = self.municipalities.get(at);
                let codes = self.municipalities.with_wards(at).map(|at| self.municipalities.get(at).code.clone());
                FoundPlace {
                    kind: PlaceKind::Municipality,
                    id: municipality.code.clone(),
                    name: format!("{}{}", municipality.prefecture, municipality.name),
                    label: municipality.short_name().to_owned(),
                    kana: municipality.kana.clone(),
                    location: municipality.location,
                    area_codes: codes.collect(),
                    exact,
                    spread: None,
                }
            }
            Target::Town(at) => {
                let town = self.towns.get(at);
                let municipality = self.municipalities.get(town.municipality);
                let label = self.town_label(town);
                FoundPlace {
                    kind: PlaceKind::Town,
                    id: self.town_id(at),
                    name: format!("{}{}{label}", municipality.prefecture, municipality.name),
                    label,
                    kana: self.town_kana(at),
                    location: town.point.known().map(Point::location).or(municipality.location),
                    area_codes: vec![municipality.code.clone()],
                    exact,
                    spread: None,
                }
            }
            Target::Postal(at) => self.describe_postal(at, exact),
        }
    }

    /// 〒573-0084 大阪府枚方市香里ケ丘; of several towns the first, with ほか.
    fn describe_postal(&self, at: u32, exact: bool) -> FoundPlace {
        let postal = self.postal.list[at as usize];
        let municipality = self.municipalities.get(postal.municipality);
        let towns = self.postal.towns(at);
        let bases: std::collections::BTreeSet<u32> = towns.iter().map(|&town| self.towns.base(town)).collect();
        let town = match (towns, bases.first()) {
            (&[only], _) => self.town_label(self.towns.get(only)),
            (_, Some(&first)) if bases.len() == 1 => self.town_label(self.towns.get(first)),
            (_, Some(&first)) => format!("{}ほか", self.town_label(self.towns.get(first))),
            (_, None) => String::new(),
        };
        let code = format!("{:07}", postal.code);
        let shown = format!("〒{}-{}", &code[..3], &code[3..]);
        FoundPlace {
            kind: PlaceKind::PostalCode,
            name: format!("{shown} {}{}{town}", municipality.prefecture, municipality.name),
            label: shown,
            kana: None,
            location: postal.point.known().map(Point::location),
            area_codes: vec![municipality.code.clone()],
            exact,
            spread: Some(postal.spread).filter(|&spread| spread != NONE),
            id: code,
        }
    }
}

impl FoundPlace {
    /// For an answer of the API; the 地域包括支援センター is added by whoever knows for which point.
    pub fn into_place(self, instead_of_station: bool) -> api::places::Place {
        api::places::Place {
            id: self.id,
            kind: self.kind,
            name: self.name,
            label: self.label,
            location: self.location,
            area_codes: self.area_codes,
            exact: self.exact,
            instead_of_station,
            within: None,
            support_center: None,
        }
    }
}

impl From<&SupportCenter> for api::places::SupportCenter {
    fn from(center: &SupportCenter) -> Self {
        Self {
            name: center.name.clone(),
            address: center.address.clone(),
            telephone: center.telephone.clone(),
            districts: center.districts.clone(),
            location: Some(center.location),
        }
    }
}
