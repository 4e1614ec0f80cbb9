//! The order of places, and the doors through which they are found.

use std::cmp::Reverse;
use std::collections::HashSet;

use unicode_normalization::UnicodeNormalization;

use super::describe::Target;
use super::find::{Fit, Hit};
use super::keys::Key;
use super::point::Point;
use super::{FoundPlace, Places};
use crate::facilities::folding::fold;

/// Nobody types more than an address.
const LONGEST: usize = 100;
/// A town of the same name farther from home is seldom meant.
const FAR_KILOMETRES: u32 = 100;

/// Who asks: the municipalities they live in, and where those are.
struct Home<'a> {
    codes: &'a [String],
    points: Vec<Point>,
}

/// What counts before everything else.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Tier {
    Exact,
    Nearly,
    BeginningAtHome,
    /// However well its name fits.
    FarTown,
    Beginning,
    Part,
}

impl Places {
    /// The places that a text names, as typed: postal codes, addresses, municipalities, readings, and
    /// the beginnings of all these.
    ///
    /// What fits exactly comes first. Of those prefectures and municipalities go before towns, then
    /// the nearest to `home` (codes of areas), then the larger. Of what only begins so, that within
    /// `home` goes first, even before towns far away: whoever is still typing mostly means their own.
    pub fn find(&self, q: &str, home: &[String], limit: usize) -> Vec<FoundPlace> {
        let q: String = q.chars().take(LONGEST).collect();
        let (mut hits, rest) = self.postal_hits(&q);
        if let Some(rest) = rest {
            let folded = fold(&rest);
            let mut named = self.hits(&Key::of_folded(&folded), true);
            let station = folded.strip_suffix('駅').filter(|_| named.iter().all(|hit| hit.fit == Fit::Part));
            if let Some(word) = station {
                named.extend(self.hits(&Key::of_folded(word), false));
                named.iter_mut().for_each(|hit| hit.fit = hit.fit.max(Fit::Nearly));
            }
            // 〒573-0084 大阪府枚方市香里ケ丘3丁目: the address says more than the code.
            hits = if named.is_empty() { hits } else { named };
        }
        self.ordered(hits, home, limit, false)
    }

    /// The place that a word means, in the folded form of a search; `station` when 駅 followed it.
    ///
    /// Stations are not among the data: a town or municipality of that name stands for one, a town
    /// with or without 町, and within 100 km of `home` only: every town of Japan is not a station.
    /// `None` when the word is only the beginning of places.
    pub fn best(&self, folded: &str, station: bool, home: &[String]) -> Option<FoundPlace> {
        let word = folded.strip_suffix('駅').filter(|word| !word.is_empty()).unwrap_or(folded);
        let station = station || word.len() < folded.len();
        let (mut hits, rest) = self.postal_hits(word);
        if rest.is_some() && hits.is_empty() {
            hits = self.hits(&Key::of_folded(word), false);
        }
        hits.retain(|hit| hit.fit <= Fit::Nearly);
        self.ordered(hits, home, 1, station).into_iter().next()
    }

    /// The postal codes that a text begins with, and what follows; `None` when nothing does.
    fn postal_hits(&self, q: &str) -> (Vec<Hit>, Option<String>) {
        let plain: String = q.nfkc().filter(|c| !c.is_whitespace() && *c != '〒').collect();
        let is_hyphen = |c: char| "-‐‑‒–—―−ー".contains(c);
        let (mut digits, mut end) = (String::new(), plain.len());
        for (at, c) in plain.char_indices() {
            match c {
                '0'..='9' if digits.len() < 7 => digits.push(c),
                _ if is_hyphen(c) && digits.len() == 3 => {}
                _ => {
                    end = at;
                    break;
                }
            }
        }
        let rest = &plain[end..];
        let complete = digits.len() == 7 && !rest.starts_with(|c: char| c.is_ascii_digit());
        let hits = if complete {
            let found = digits.parse().ok().and_then(|code| self.postal.position(code));
            found.into_iter().map(|at| Hit { fit: Fit::Exact, target: Target::Postal(at) }).collect()
        } else if digits.len() >= 3 && rest.is_empty() {
            let found = self.postal.starting_with(&digits);
            found.map(|at| Hit { fit: Fit::Beginning, target: Target::Postal(at) }).collect()
        } else {
            return (Vec::new(), Some(plain));
        };
        (hits, Some(rest.to_owned()).filter(|rest| !rest.is_empty()))
    }

    fn ordered(&self, hits: Vec<Hit>, home: &[String], limit: usize, station: bool) -> Vec<FoundPlace> {
        let home = Home { codes: home, points: home.iter().filter_map(|code| self.centre(code)).collect() };
        let ranks = hits.into_iter().map(|hit| (self.rank(hit, &home, station), hit));
        let mut ranked: Vec<_> = ranks.filter(|(rank, _)| !station || rank.0 < Tier::FarTown).collect();
        ranked.sort_unstable_by_key(|&(rank, _)| rank);
        let mut seen = HashSet::new();
        let first = ranked.into_iter().filter(|(_, hit)| seen.insert(hit.target)).take(limit);
        first.map(|(_, hit)| self.describe(hit.target, hit.fit == Fit::Exact)).collect()
    }

    /// Smaller goes first: tier, kind, kilometres, size.
    fn rank(&self, hit: Hit, home: &Home<'_>, station: bool) -> (Tier, u8, u32, Reverse<u32>, Target) {
        let (municipality, kind, point, size) = match hit.target {
            Target::Prefecture(at) => {
                let prefecture = &self.municipalities.prefectures[at as usize];
                // 大阪駅 is in 大阪市.
                let kind = if station { 3 } else { 0 };
                (None, kind, prefecture.location.map(Point::of), u32::MAX)
            }
            Target::Municipality(at) => {
                let municipality = self.municipalities.get(at);
                (Some(at), 1, municipality.location.map(Point::of), municipality.towns)
            }
            Target::Town(at) => {
                let town = self.towns.get(at);
                let kind = if town.is_koaza { 4 } else { 2 };
                // The 丁目 of a town stay together, in their order.
                let point = self.towns.get(self.towns.base(at)).point;
                (Some(town.municipality), kind, point.known(), u32::from(town.children))
            }
            Target::Postal(at) => {
                let postal = self.postal.list[at as usize];
                (Some(postal.municipality), 1, postal.point.known(), 0)
            }
        };
        let inside = municipality.is_some_and(|at| self.is_home(at, home));
        let metres = point.and_then(|point| home.points.iter().map(|from| from.metres_to(point) as u32).min());
        let kilometres = match metres {
            _ if inside || home.points.is_empty() => 0,
            Some(metres) => metres / 1_000,
            None => u32::MAX,
        };
        let is_far_town = kind == 2 && kilometres > FAR_KILOMETRES;
        let tier = match hit.fit {
            Fit::Exact | Fit::Nearly if is_far_town => Tier::FarTown,
            Fit::Exact => Tier::Exact,
            Fit::Nearly if station => Tier::Exact,
            Fit::Nearly => Tier::Nearly,
            Fit::Beginning if inside => Tier::BeginningAtHome,
            Fit::Beginning => Tier::Beginning,
            Fit::Part => Tier::Part,
        };
        (tier, kind, kilometres, Reverse(size), hit.target)
    }

    fn is_home(&self, municipality: u16, home: &Home<'_>) -> bool {
        let municipality = self.municipalities.get(municipality);
        let city = municipality.city.map(|city| self.municipalities.get(city).code.as_str());
        home.codes.iter().any(|home| municipality.code.starts_with(home.as_str()) || city == Some(home))
    }

    fn centre(&self, code: &str) -> Option<Point> {
        let prefecture = || self.municipalities.prefectures.iter().find(|p| p.code == code)?.location;
        self.municipality(code).map_or_else(prefecture, |municipality| municipality.location).map(Point::of)
    }
}
