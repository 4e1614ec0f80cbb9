//! The search behind `GET /api/v1/facilities`: from a query to a page of institutions.

use api::ErrorItem;
use api::facilities::{FacilitiesMeta, FacilitiesResponse, FacilityQuery, FacilitySummary, LessStrict, Location, Sort};
use roaring::RoaringBitmap;

use super::cards::{self, Moment};
use super::cursor::Cursor;
use super::finder::Snapshot;
use super::gaps::gaps;
use super::index::filter::Filter;
use super::index::space::{self, Haversine, Origin};
use super::plan::Plan;

/// Conditions that are offered to be dropped, at most.
const OFFERED: usize = 4;

/// The page of institutions that a query asks for, with the number of all.
///
/// Closed facilities are not in lists. Ordered by distance, what has no coordinates is left out.
pub fn find(snapshot: &Snapshot, query: &FacilityQuery, now: Moment) -> Result<FacilitiesResponse, ErrorItem> {
    let skip = query.cursor.as_deref().map(|text| Cursor::read(text, query)).transpose()?.map_or(0, |c| c.skip);
    let limit = query.limit.unwrap_or(FacilityQuery::DEFAULT_LIMIT);
    let plan = Plan::of(snapshot, query);
    let found = page(snapshot, &plan, skip as usize, limit as usize);
    let facilities: Vec<FacilitySummary> = found
        .numbers
        .iter()
        .map(|&(number, h)| cards::card(snapshot, &plan, number, h.map(space::metres), now))
        .collect();
    let read = u64::from(skip) + facilities.len() as u64;
    let more = !facilities.is_empty() && read < found.total;
    let next_cursor = more.then(|| Cursor { skip: u32::try_from(read).unwrap_or(u32::MAX) }.write(query));
    let ordered_by_home = plan.sort == Sort::Relevance && plan.home.is_known();
    let less_strict = if found.total == 0 { less_strict(snapshot, query) } else { Vec::new() };
    let support_center = plan.near.and_then(|at| snapshot.places.support_center_at(at));
    Ok(FacilitiesResponse {
        facilities,
        meta: FacilitiesMeta {
            total: found.total.cast_signed(),
            sort: plan.sort,
            next_cursor,
            gaps: gaps(snapshot, query, &plan, found.total),
            home_total: ordered_by_home.then(|| home_total(snapshot, &plan).cast_signed()),
            facets: query.facets.then(|| facets(snapshot, query, &plan)),
            support_center: support_center.map(api::places::SupportCenter::from),
            understood: plan.understood,
            place: plan.place,
            did_you_mean: plan.did_you_mean,
            less_strict,
        },
    })
}

/// The whole result as cards, for a file; refused when it is longer than `most`.
pub fn find_all(
    snapshot: &Snapshot,
    query: &FacilityQuery,
    now: Moment,
    most: u32,
) -> Result<Vec<FacilitySummary>, ErrorItem> {
    let plan = Plan::of(snapshot, query);
    let found = page(snapshot, &plan, 0, most as usize);
    if found.total > u64::from(most) {
        let detail =
            format!("{} institutions; at most {most} fit into a file: ask for less, such as one area", found.total);
        return Err(ErrorItem::new("too_long", detail));
    }
    let card = |(number, h): (u32, Option<Haversine>)| cards::card(snapshot, &plan, number, h.map(space::metres), now);
    Ok(found.numbers.into_iter().map(card).collect())
}

/// Institutions of a page with their distances, and the number of all.
pub struct Found {
    pub numbers: Vec<(u32, Option<Haversine>)>,
    pub total: u64,
}

/// The page that begins behind `skip`.
pub fn page(snapshot: &Snapshot, plan: &Plan, skip: usize, count: usize) -> Found {
    let index = &snapshot.index;
    if let (Sort::Distance, Some(from), true) = (plan.sort, plan.near, plan.first.is_empty()) {
        let (numbers, total) = index.nearest(&plan.filter, from, skip, count);
        return Found { numbers: numbers.into_iter().map(|(number, h)| (number, Some(h))).collect(), total };
    }
    let mut all = index.matching(&plan.filter) | &plan.first;
    let origin = plan.near.map(Origin::new);
    let distance = |number: u32| origin.and_then(|from| index.space().distance(from, number));
    let numbers = match plan.sort {
        Sort::Distance => {
            all = all.iter().filter(|&number| distance(number).is_some()).collect();
            // Distances are not negative, so that their bits are in their order.
            let far = |number: u32| distance(number).unwrap_or(f64::MAX).to_bits();
            top(&all, skip, count, |number| (!plan.first.contains(number), far(number), number))
        }
        Sort::Name => top(&all, skip, count, |number| (!plan.first.contains(number), index.row(number).rank)),
        Sort::Relevance => {
            let home = plan.home.centre.map(Origin::new);
            top(&all, skip, count, |number| relevance(snapshot, plan, home, number))
        }
    };
    Found { numbers: numbers.into_iter().map(|number| (number, distance(number))).collect(), total: all.len() }
}

/// The smallest of a set by a key, from the `skip`-th on.
fn top<K: Ord>(all: &RoaringBitmap, skip: usize, count: usize, key: impl Fn(u32) -> K) -> Vec<u32> {
    let mut keyed: Vec<(K, u32)> = all.iter().map(|number| (key(number), number)).collect();
    let wanted = skip.saturating_add(count);
    if wanted < keyed.len() {
        keyed.select_nth_unstable(wanted);
        keyed.truncate(wanted);
    }
    keyed.sort_unstable();
    keyed.into_iter().skip(skip).map(|(_, number)| number).collect()
}

/// Where a result stands: smaller is better, field by field.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Relevance {
    /// Not the name that was typed, although its parts were understood otherwise.
    is_other: bool,
    /// Not the very name; only in the address; only similar.
    words: u8,
    /// Not in the municipality whose people ask.
    is_outside: bool,
    /// Does not speak of the function that was asked for.
    is_silent: bool,
    /// The name begins with the word, has it, or is read like it.
    name: u8,
    /// How far from home, as bits in the order of distances.
    far: u32,
    rank: u32,
}

fn relevance(snapshot: &Snapshot, plan: &Plan, home: Option<Origin>, number: u32) -> Relevance {
    let index = &snapshot.index;
    let row = index.row(number);
    let words = plan.words.iter().map(|word| {
        let classes = index.members(number).map(|member| word.rank_in(index.folded(member)));
        classes.min().unwrap_or(4)
    });
    let name = words.max().unwrap_or(0);
    let is_outside = plan.home.is_known() && !plan.home.holds(row.area);
    Relevance {
        is_other: !plan.first.contains(number),
        words: match name {
            0 => 0,
            1..=3 => 1,
            class => class,
        },
        is_outside,
        is_silent: !plan.functions.iter().all(|function| function.spoken.contains(number)),
        name,
        far: match home.filter(|_| is_outside) {
            // Single precision is enough for an order.
            Some(from) => index.space().distance(from, number).map_or(u32::MAX, |h| (h as f32).to_bits()),
            None => 0,
        },
        rank: row.rank,
    }
}

fn home_total(snapshot: &Snapshot, plan: &Plan) -> u64 {
    let index = &snapshot.index;
    if plan.filter.areas.is_none() && plan.first.is_empty() {
        let filter = Filter { areas: Some(plan.home.ranges().to_vec()), ..plan.filter.clone() };
        return index.count(&filter);
    }
    let all = index.matching(&plan.filter) | &plan.first;
    all.iter().filter(|&number| plan.home.holds(index.row(number).area)).count() as u64
}

fn facets(snapshot: &Snapshot, query: &FacilityQuery, plan: &Plan) -> api::facilities::Facets {
    let index = &snapshot.index;
    let of = |plan: &Plan| index.matching(&plan.filter) | &plan.first;
    let found = of(plan);
    let area = |code: u32| snapshot.area_name(code);
    if query.kind.is_empty() {
        return index.facets(&found, &found, area);
    }
    let any_kind = Plan::of(snapshot, &FacilityQuery { kind: Vec::new(), ..query.clone() });
    index.facets(&found, &of(&any_kind), area)
}

/// What there is with one condition less, the words last.
fn less_strict(snapshot: &Snapshot, query: &FacilityQuery) -> Vec<LessStrict> {
    let mut offers = Vec::new();
    let mut offer = |parameter: &str, value: Option<String>, less: FacilityQuery| {
        let plan = Plan::of(snapshot, &less);
        let total = page(snapshot, &plan, 0, 0).total;
        if total > 0 && offers.len() < OFFERED {
            offers.push(LessStrict { parameter: parameter.to_owned(), value, total: total.cast_signed() });
        }
    };
    let bare = FacilityQuery { cursor: None, facets: false, ..query.clone() };
    if query.radius.is_some() {
        offer("radius", None, FacilityQuery { radius: None, ..bare.clone() });
    }
    if query.bbox.is_some() {
        offer("bbox", None, FacilityQuery { bbox: None, ..bare.clone() });
    }
    if !query.area.is_empty() {
        offer("area", None, FacilityQuery { area: Vec::new(), ..bare.clone() });
    }
    if !query.kind.is_empty() {
        offer("kind", None, FacilityQuery { kind: Vec::new(), ..bare.clone() });
    }
    if !query.department.is_empty() {
        offer("department", None, FacilityQuery { department: Vec::new(), ..bare.clone() });
    }
    if !query.service.is_empty() {
        offer("service", None, FacilityQuery { service: Vec::new(), ..bare.clone() });
    }
    let words: Vec<&str> = query.q.split_whitespace().collect();
    if words.len() > 1 {
        for left_out in 0..words.len() {
            let rest: Vec<&str> =
                words.iter().enumerate().filter(|(at, _)| *at != left_out).map(|(_, word)| *word).collect();
            let rest = rest.join(" ");
            offer("q", Some(rest.clone()), FacilityQuery { q: rest, ..bare.clone() });
        }
    }
    offers
}

/// Institutions near a place whatever they are, for pages of one facility.
pub fn support_center(snapshot: &Snapshot, at: Option<Location>) -> Option<api::places::SupportCenter> {
    at.and_then(|at| snapshot.places.support_center_at(at)).map(api::places::SupportCenter::from)
}
