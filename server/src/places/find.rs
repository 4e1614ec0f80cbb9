//! Finds places by what is typed: any spelling, any part of an address, while typing.
//!
//! A text is read from its beginning: a prefecture, a municipality, then a town; each may be left
//! out. What is left must be a town, its beginning, or its name with a house number.

use super::Places;
use super::area_names::{Area, AreaName};
use super::describe::Target;
use super::keys::{Key, leading_number, without_aza};

/// How well a place fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// It is what was typed; a house number may follow.
    Exact,
    /// But for 町 at the end; the 丁目 of a town that was typed.
    Nearly,
    /// It begins with what was typed.
    Beginning,
    /// What was typed begins with it, and goes on in a way that is not understood.
    Part,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    pub fit: Fit,
    pub target: Target,
}

/// Where the rest of a text is looked for.
#[derive(Clone, Copy)]
struct Scope {
    area: Area,
    /// Where in the text the rest begins.
    at: usize,
}

/// What a municipality ends with: 大阪 before these is the beginning of 大阪市, not a name of its own.
const SUFFIXES: [char; 8] = ['都', '道', '府', '県', '市', '区', '町', '村'];

impl Places {
    /// The places that a folded text names; `typing` adds those that begin with it.
    pub(super) fn hits(&self, key: &Key, typing: bool) -> Vec<Hit> {
        let text = without_aza(&key.text);
        let mut hits = Vec::new();
        if text.is_empty() {
            return hits;
        }
        let scopes = self.scopes(text);
        for scope in &scopes {
            self.hits_in(*scope, &text[scope.at..], typing, &mut hits);
        }
        if hits.is_empty() && typing {
            let longest = scopes.iter().map(|scope| scope.at).max().unwrap_or(0);
            let parts =
                scopes.iter().filter(|scope| scope.at == longest).filter_map(|scope| Target::of_area(scope.area));
            hits.extend(parts.map(|target| Hit { fit: Fit::Part, target }));
        }
        hits
    }

    /// Every way to read a prefecture, a municipality, or both at the beginning.
    fn scopes(&self, text: &str) -> Vec<Scope> {
        let mut scopes = vec![Scope { area: Area::Everywhere, at: 0 }];
        for (area, at) in self.areas_before(text) {
            scopes.push(Scope { area, at });
            if let Area::Prefecture(_) = area {
                let inner = self.areas_before(&text[at..]);
                let here = inner.filter(|&(inner, _)| inner != area && self.is_within(inner, area));
                scopes.extend(here.map(|(inner, length)| Scope { area: inner, at: at + length }));
            }
        }
        scopes
    }

    fn areas_before<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (Area, usize)> {
        self.areas.prefixes_of(text).flat_map(move |(length, names)| {
            let cut_short = text[length..].starts_with(SUFFIXES);
            let names = names.iter().map(|&name| AreaName(name));
            names.filter(move |name| !(name.is_bare() && cut_short)).map(move |name| (name.area(), length))
        })
    }

    fn hits_in(&self, scope: Scope, rest: &str, typing: bool, hits: &mut Vec<Hit>) {
        if rest.is_empty() {
            hits.extend(Target::of_area(scope.area).map(|target| Hit { fit: Fit::Exact, target }));
            return;
        }
        let areas = |names: &[u32], fit: Fit, hits: &mut Vec<Hit>| {
            let areas = names.iter().map(|&name| AreaName(name).area());
            let inner = areas.filter(|&area| area != scope.area && self.is_within(area, scope.area));
            hits.extend(inner.filter_map(Target::of_area).map(|target| Hit { fit, target }));
        };
        areas(self.areas.exact(rest), Fit::Exact, hits);
        if typing {
            areas(self.areas.starting_with(rest), Fit::Beginning, hits);
        }
        let rest = if scope.at > 0 { without_aza(rest) } else { rest };
        self.towns_in(scope.area, rest, typing, hits);
    }

    fn towns_in(&self, area: Area, rest: &str, typing: bool, hits: &mut Vec<Hit>) {
        let add = |towns: &[u32], fit: Fit, hits: &mut Vec<Hit>| {
            let here = towns.iter().filter(|&&town| self.town_is_within(town, area));
            hits.extend(here.map(|&town| Hit { fit, target: Target::Town(town) }));
        };
        let before = hits.len();
        add(self.towns.names.exact(rest), Fit::Exact, hits);
        add(self.towns.kanas.exact(rest), Fit::Exact, hits);
        if typing && hits.len() - before <= 3 {
            let chomes: Vec<Hit> = hits[before..].iter().flat_map(|hit| self.chomes_of(hit.target)).collect();
            hits.extend(chomes);
        }
        if rest.chars().nth(1).is_some() {
            add(self.towns.names.exact(&format!("{rest}町")), Fit::Nearly, hits);
        }
        if typing {
            add(self.towns.names.starting_with(rest), Fit::Beginning, hits);
            add(self.towns.kanas.starting_with(rest), Fit::Beginning, hits);
        }
        self.with_number(area, rest, typing, hits);
    }

    fn chomes_of(&self, target: Target) -> impl Iterator<Item = Hit> + use<> {
        let chomes = if let Target::Town(at) = target { self.towns.chomes(at) } else { 0..0 };
        chomes.map(|at| Hit { fit: Fit::Nearly, target: Target::Town(at) })
    }

    /// A town that the text begins with, and what follows: 3丁目8-1, 3-8-1, 字高取.
    fn with_number(&self, area: Area, rest: &str, typing: bool, hits: &mut Vec<Hit>) {
        let names = self.towns.names.prefixes_of(rest);
        let mut found: Vec<(usize, &[u32])> = names.chain(self.towns.kanas.prefixes_of(rest)).collect();
        found.sort_by_key(|&(length, _)| std::cmp::Reverse(length));
        let qualified = matches!(area, Area::Municipality(_));
        for (length, towns) in found {
            let (name, behind) = rest.split_at(length);
            let mut here = towns.iter().copied().filter(|&town| self.town_is_within(town, area)).peekable();
            if here.peek().is_none() || behind.is_empty() || (!qualified && name.chars().nth(1).is_none()) {
                continue;
            }
            if let Some((number, _)) = leading_number(behind) {
                let numbered = here.map(|town| self.towns.chome(town, number).unwrap_or(town));
                hits.extend(numbered.map(|town| Hit { fit: Fit::Exact, target: Target::Town(town) }));
            } else if let Some(koaza) = behind.strip_prefix('字').filter(|koaza| !koaza.is_empty()) {
                self.towns_in(area, &format!("{name}{koaza}"), typing, hits);
            } else if qualified && typing {
                hits.extend(here.map(|town| Hit { fit: Fit::Part, target: Target::Town(town) }));
            }
            return;
        }
    }

    /// Whether an area lies in another, or is it.
    pub(super) fn is_within(&self, inner: Area, outer: Area) -> bool {
        match (inner, outer) {
            (_, Area::Everywhere) => true,
            (Area::Municipality(inner), Area::Prefecture(outer)) => self.municipalities.prefecture_of(inner) == outer,
            (Area::Municipality(at), Area::Municipality(outer)) => {
                at == outer || self.municipalities.get(at).city == Some(outer)
            }
            _ => inner == outer,
        }
    }

    fn town_is_within(&self, town: u32, area: Area) -> bool {
        area == Area::Everywhere || self.is_within(Area::Municipality(self.towns.get(town).municipality), area)
    }
}
