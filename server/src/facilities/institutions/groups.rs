//! Institutions from links between two facilities.

use std::collections::{HashMap, HashSet};

use super::{Link, Role, Traits, link, one_operator};

/// A facility with its latitude and longitude where known.
type Placed = (Traits, Option<(f64, f64)>);

/// More members than any campus has: then a telephone number or a name was not what it seemed.
const MOST_MEMBERS: usize = 20;

/// More blocks than one campus covers, counted where neighbours are joined by telephone.
const MOST_BLOCKS: usize = 4;

/// For each facility the number of its institution: the index of its first member.
///
/// Care offices are joined first. What they are together belongs to one practice or pharmacy at most, the one with the
/// strongest link: several practices in a building never become one through an office that is linked to each.
pub fn group(facilities: &[Placed]) -> Vec<u32> {
    let shared = shared(facilities);
    // Two cores look at one half each.
    let middle = shared.partition_point(|&(key, _)| key < u64::MAX / 2);
    let (one, other) = shared.split_at(middle);
    let links = std::thread::scope(|scope| {
        let other = scope.spawn(|| links(facilities, other));
        let mut links = links(facilities, one);
        links.append(&mut other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        links
    });
    let is_care = |at: usize| facilities[at].0.role == Role::Care;
    let (mixed, alike): (Vec<_>, Vec<_>) = links.into_iter().partition(|&(a, b, _)| is_care(a) != is_care(b));
    let mut sets = bounded(alike, facilities);
    attach(&mut sets, &mixed, facilities);
    (0..facilities.len()).map(|at| sets.first(at) as u32).collect()
}

/// Takes doubtful links out of groups that are larger than an institution is, or that have several operators.
fn bounded(mut links: Vec<(usize, usize, Link)>, facilities: &[Placed]) -> Sets {
    let mut sets = Sets::joined(facilities.len(), &links);
    for kept in [Link::SameOperator, Link::SameName] {
        let ends = links.iter().flat_map(|&(a, b, _)| [a, b]);
        let mut members: Vec<(usize, usize)> = ends.map(|at| (sets.first(at), at)).collect();
        members.sort_unstable();
        members.dedup();
        let doubted: HashSet<usize> = members
            .chunk_by(|a, b| a.0 == b.0)
            .filter(|group| {
                let traits = || group.iter().map(|&(_, at)| &facilities[at].0);
                is_large(traits()) || (kept == Link::SameOperator && has_operators(traits()))
            })
            .map(|group| group[0].0)
            .collect();
        links.retain(|&(a, _, link)| link <= kept || !doubted.contains(&sets.first(a)));
        sets = Sets::joined(facilities.len(), &links);
    }
    sets
}

fn is_large<'a>(members: impl Iterator<Item = &'a Traits>) -> bool {
    let (mut count, mut blocks) = (0, Vec::new());
    for member in members {
        count += 1;
        if !blocks.contains(&member.address_key) {
            blocks.push(member.address_key);
        }
    }
    count > MOST_MEMBERS || blocks.len() > MOST_BLOCKS
}

/// Whether there is more than one operator.
fn has_operators<'a>(members: impl Iterator<Item = &'a Traits>) -> bool {
    let mut known = members.map(|member| member.operator.as_str()).filter(|operator| !operator.is_empty());
    let first = known.next();
    known.any(|operator| !first.is_some_and(|first| one_operator(first, operator)))
}

/// Joins care offices with the one practice or pharmacy they belong to: of several, one with the very name goes first.
fn attach(sets: &mut Sets, links: &[(usize, usize, Link)], facilities: &[Placed]) {
    let mut best: HashMap<usize, ((Link, bool), Option<usize>)> = HashMap::new();
    for &(a, b, link) in links {
        let (care, practice) = if facilities[a].0.role == Role::Care { (a, b) } else { (b, a) };
        let rank = (link, facilities[care].0.title != facilities[practice].0.title);
        let (care, practice) = (sets.first(care), sets.first(practice));
        let (strongest, to) = best.entry(care).or_insert((rank, Some(practice)));
        if rank < *strongest {
            (*strongest, *to) = (rank, Some(practice));
        } else if rank == *strongest && *to != Some(practice) {
            *to = None;
        }
    }
    for (care, (_, practice)) in best {
        if let Some(practice) = practice {
            sets.join(care, practice);
        }
    }
}

/// Hashes of addresses and telephone numbers in their order, each with a facility that has it.
fn shared(facilities: &[Placed]) -> Vec<(u64, u32)> {
    let mut keys: Vec<(u64, u32)> = Vec::with_capacity(facilities.len() * 2);
    for (at, (traits, _)) in facilities.iter().enumerate() {
        let known = Some(traits.address_key).filter(|&key| key != 0);
        keys.extend(known.iter().chain(&traits.telephones).map(|&key| (key, at as u32)));
    }
    keys.sort_unstable();
    keys
}

/// All pairs that share an address or a telephone number and are one institution.
fn links(facilities: &[Placed], shared: &[(u64, u32)]) -> Vec<(usize, usize, Link)> {
    let mut links = Vec::new();
    for bucket in shared.chunk_by(|a, b| a.0 == b.0) {
        for (at, &(key, a)) in bucket.iter().enumerate() {
            let block = facilities[a as usize].0.address_key;
            for &(_, b) in &bucket[at + 1..] {
                // Those at one address have met there.
                let met = key != block && block != 0 && facilities[b as usize].0.address_key == block;
                if a == b || met {
                    continue;
                }
                let (a, b) = (a as usize, b as usize);
                let [one, other] = [a, b].map(|at| &facilities[at]);
                let distance = || one.1.zip(other.1).map(|(from, to)| metres(from, to));
                links.extend(link(&one.0, &other.0, distance).map(|link| (a, b, link)));
            }
        }
    }
    links
}

/// The distance of two points of latitude and longitude in metres, for short ways.
fn metres((lat, lng): (f64, f64), (other_lat, other_lng): (f64, f64)) -> f64 {
    let north = (other_lat - lat).to_radians();
    let east = (other_lng - lng).to_radians() * ((lat + other_lat) / 2.0).to_radians().cos();
    north.hypot(east) * 6_371_000.0
}

/// Disjoint sets; each is known by its lowest member.
struct Sets(Vec<u32>);

impl Sets {
    fn joined(len: usize, links: &[(usize, usize, Link)]) -> Self {
        let mut sets = Self((0..len as u32).collect());
        for &(a, b, _) in links {
            sets.join(a, b);
        }
        sets
    }

    fn first(&mut self, at: usize) -> usize {
        let mut at = at as u32;
        while self.0[at as usize] != at {
            self.0[at as usize] = self.0[self.0[at as usize] as usize];
            at = self.0[at as usize];
        }
        at as usize
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.first(a), self.first(b));
        self.0[a.max(b)] = a.min(b) as u32;
    }
}
