//! The search behind `GET /api/v1/facilities`: from a query to a page of institutions.

use std::borrow::Cow;

use api::ErrorItem;
use api::facilities::{FacilitiesMeta, FacilitiesResponse, FacilityQuery, FacilitySummary, LessStrict, Sort};
use roaring::RoaringBitmap;

use super::cards;
use super::cursor::Cursor;
use super::finder::Snapshot;
use super::gaps::gaps;
use super::index::Index;
use super::index::space::{self, Haversine, Origin};
use super::opening::Moment;
use super::plan::{self, Plan};
use super::ranking;

/// Conditions that are offered to be dropped, at most.
const OFFERED: usize = 4;

/// The page of institutions that a query asks for, with the number of all.
///
/// Closed facilities are not in lists. Ordered by distance, what has no coordinates is left out.
pub fn find(snapshot: &Snapshot, query: &FacilityQuery, now: Moment) -> Result<FacilitiesResponse, ErrorItem> {
    find_as(snapshot, query, now, |_| ())
}

/// The same with a plan of which the caller knows more than the query says.
pub fn find_as(
    snapshot: &Snapshot,
    query: &FacilityQuery,
    now: Moment,
    amend: impl FnOnce(&mut Plan),
) -> Result<FacilitiesResponse, ErrorItem> {
    let skip = query.cursor.as_deref().map(|text| Cursor::read(text, query)).transpose()?.map_or(0, |c| c.skip);
    let limit = query.limit.unwrap_or(FacilityQuery::DEFAULT_LIMIT);
    let asked = plan::moment(query, now);
    let mut plan = Plan::of(snapshot, query, now);
    amend(&mut plan);
    let found = page(snapshot, &plan, skip as usize, limit as usize);
    let facilities: Vec<FacilitySummary> = found
        .numbers
        .iter()
        .map(|&(number, h)| cards::card(snapshot, &plan, number, h.map(space::metres), now, asked))
        .collect();
    let read = u64::from(skip) + facilities.len() as u64;
    let more = !facilities.is_empty() && read < found.total;
    let next_cursor = more.then(|| Cursor { skip: u32::try_from(read).unwrap_or(u32::MAX) }.write(query));
    let by_home = found.all.as_ref().filter(|_| plan.sort == Sort::Relevance && plan.home.is_known());
    let index = &snapshot.index;
    let at_home = |all: &RoaringBitmap| all.intersection_len(&index.in_areas(plan.home.ranges()));
    let less_strict = if found.total == 0 { less_strict(snapshot, query, now) } else { Vec::new() };
    let is_open_asked = plan.filter.open.is_some();
    Ok(FacilitiesResponse {
        facilities,
        meta: FacilitiesMeta {
            total: found.total.cast_signed(),
            sort: plan.sort,
            next_cursor,
            open_at: is_open_asked.then(|| asked.rfc3339()),
            hours_unknown: is_open_asked.then(|| hours_unknown(snapshot, query, &found, now).cast_signed()),
            gaps: gaps(snapshot, query, &plan, found.total, asked),
            home_total: by_home.map(|all| at_home(all).cast_signed()),
            facets: query.facets.then(|| facets(snapshot, query, &plan, &found, now)),
            bounds: if query.facets { bounds(index, &found.all_of(&plan, index)) } else { None },
            support_center: snapshot.support_center(plan.near),
            understood: plan.understood,
            place: plan.place,
            did_you_mean: plan.did_you_mean,
            less_strict,
        },
    })
}

/// Cards of these facilities, in this order; what there is not any more is left out.
pub fn named(snapshot: &Snapshot, ids: &[String], now: Moment) -> Vec<FacilitySummary> {
    let members = ids.iter().filter_map(|id| snapshot.index.member(id));
    members.map(|member| cards::of_member(snapshot, member, now)).collect()
}

/// The whole result as cards, for a file; refused when it is longer than `most`.
pub fn find_all(
    snapshot: &Snapshot,
    query: &FacilityQuery,
    now: Moment,
    most: u32,
) -> Result<Vec<FacilitySummary>, ErrorItem> {
    let asked = plan::moment(query, now);
    let plan = Plan::of(snapshot, query, now);
    let found = page(snapshot, &plan, 0, most as usize);
    if found.total > u64::from(most) {
        let detail =
            format!("{} institutions; at most {most} fit into a file: ask for less, such as one area", found.total);
        return Err(ErrorItem::new("too_long", detail));
    }
    let card =
        |(number, h): (u32, Option<Haversine>)| cards::card(snapshot, &plan, number, h.map(space::metres), now, asked);
    Ok(found.numbers.into_iter().map(card).collect())
}

/// Institutions of a page with their distances, and the number of all.
pub struct Found {
    pub numbers: Vec<(u32, Option<Haversine>)>,
    pub total: u64,
    /// All of them, where the search had to know.
    all: Option<RoaringBitmap>,
}

impl Found {
    /// All that match.
    fn all_of(&self, plan: &Plan, index: &Index) -> Cow<'_, RoaringBitmap> {
        self.all.as_ref().map_or_else(|| Cow::Owned(plan.matching(index)), Cow::Borrowed)
    }
}

/// West, south, east, north of those that have a place, but for one in two hundred on each side: a position that is
/// wrong in the source must not make a map of a town one of a region.
fn bounds(index: &Index, all: &RoaringBitmap) -> Option<[f64; 4]> {
    let places: Vec<_> = all.iter().filter_map(|number| index.location(number)).collect();
    let most = places.len().checked_sub(1)?;
    let outside = places.len() / 200;
    let ends = |mut degrees: Vec<f64>| {
        let low = *degrees.select_nth_unstable_by(outside, f64::total_cmp).1;
        (low, *degrees.select_nth_unstable_by(most - outside, f64::total_cmp).1)
    };
    let (west, east) = ends(places.iter().map(|at| at.lng).collect());
    let (south, north) = ends(places.iter().map(|at| at.lat).collect());
    Some([west, south, east, north])
}

/// The page that begins behind `skip`.
pub fn page(snapshot: &Snapshot, plan: &Plan, skip: usize, count: usize) -> Found {
    let index = &snapshot.index;
    let is_plain = plan.first.is_empty() && plan.filter.visits.is_none();
    if let (Sort::Distance, Some(from), true) = (plan.sort, plan.near, is_plain) {
        let (numbers, total) = index.nearest(&plan.filter, from, skip, count);
        let numbers = numbers.into_iter().map(|(number, h)| (number, Some(h))).collect();
        return Found { numbers, total, all: None };
    }
    let all = plan.matching(index);
    let origin = plan.near.map(Origin::new);
    let distance = |number: u32| origin.and_then(|from| index.space().distance(from, number));
    let mut total = all.len();
    let numbers = match plan.sort {
        Sort::Distance => {
            // Who says that it comes is listed wherever it is.
            let is_listed = |number: u32| distance(number).is_some() || plan.covers(number);
            let near: RoaringBitmap = all.iter().filter(|&number| is_listed(number)).collect();
            total = near.len();
            // Distances are not negative, so that their bits are in their order.
            let far = |number: u32| distance(number).unwrap_or(f64::MAX).to_bits();
            ranking::top(&near, skip, count, |number| {
                (!plan.first.contains(number), !plan.covers(number), far(number), number)
            })
        }
        Sort::Name => ranking::top(&all, skip, count, |number| (!plan.first.contains(number), index.row(number).rank)),
        Sort::Relevance => ranking::by_relevance(index, plan, &all, skip, count),
    };
    Found { numbers: numbers.into_iter().map(|number| (number, distance(number))).collect(), total, all: Some(all) }
}

/// How many there are of which nobody knows whether they are open then.
fn hours_unknown(snapshot: &Snapshot, query: &FacilityQuery, found: &Found, now: Moment) -> u64 {
    if query.hours_unknown {
        return found.total;
    }
    let unknown = FacilityQuery { hours_unknown: true, ..query.clone() };
    page(snapshot, &Plan::of(snapshot, &unknown, now), 0, 0).total
}

/// Counts for narrowing, over the result and over the result without the kinds chosen now.
fn facets(
    snapshot: &Snapshot,
    query: &FacilityQuery,
    plan: &Plan,
    found: &Found,
    now: Moment,
) -> api::facilities::Facets {
    let index = &snapshot.index;
    let area = |code: u32| snapshot.area_name(code);
    let without_kind = || Plan::of(snapshot, &FacilityQuery { kind: Vec::new(), ..query.clone() }, now);
    if let Some(asked) = &plan.filter.open {
        let any_kind = (!query.kind.is_empty()).then(|| without_kind().filter);
        return index.facets_open(&plan.filter, any_kind.as_ref(), asked, &plan.first, area);
    }
    let all = found.all_of(plan, index);
    if query.kind.is_empty() {
        return index.facets(&all, &all, area);
    }
    index.facets(&all, &without_kind().matching(index), area)
}

/// A parameter, whether it is asked for, and how it is left out.
type Condition = (&'static str, fn(&FacilityQuery) -> bool, fn(&mut FacilityQuery));

/// What can be left out, what narrows most first.
const CONDITIONS: [Condition; 10] = [
    (
        "open_at",
        |query| query.open_at.is_some() || query.hours_unknown,
        |query| {
            (query.open_at, query.hours_unknown) = (None, false);
        },
    ),
    ("radius", |query| query.radius.is_some(), |query| query.radius = None),
    (
        "visits",
        |query| query.visits.is_some(),
        |query| {
            query.visits = None;
            // Nothing is near without a place.
            if query.near.is_none() {
                (query.radius, query.sort) = (None, query.sort.filter(|sort| *sort != Sort::Distance));
            }
        },
    ),
    ("bbox", |query| query.bbox.is_some(), |query| query.bbox = None),
    ("area", |query| !query.area.is_empty(), |query| query.area.clear()),
    ("kind", |query| !query.kind.is_empty(), |query| query.kind.clear()),
    ("department", |query| !query.department.is_empty(), |query| query.department.clear()),
    ("service", |query| !query.service.is_empty(), |query| query.service.clear()),
    ("home_care", |query| !query.home_care.is_empty(), |query| query.home_care.clear()),
    ("function", |query| !query.function.is_empty(), |query| query.function.clear()),
];

/// What there is with one condition less, the words last.
fn less_strict(snapshot: &Snapshot, query: &FacilityQuery, now: Moment) -> Vec<LessStrict> {
    let bare = FacilityQuery { cursor: None, facets: false, ..query.clone() };
    let asked = CONDITIONS.iter().filter(|(_, is_asked, _)| is_asked(query));
    let conditions = asked.map(|&(parameter, _, leave_out)| {
        let mut less = bare.clone();
        leave_out(&mut less);
        (parameter, None, less)
    });
    let words: Vec<&str> = query.q.split_whitespace().collect();
    let each = if words.len() > 1 { 0..words.len() } else { 0..0 };
    let words = each.map(|left_out| {
        let rest = [&words[..left_out], &words[left_out + 1..]].concat().join(" ");
        ("q", Some(rest.clone()), FacilityQuery { q: rest, ..bare.clone() })
    });
    let offers = conditions.chain(words).filter_map(|(parameter, value, less)| {
        let total = page(snapshot, &Plan::of(snapshot, &less, now), 0, 0).total;
        (total > 0).then(|| LessStrict { parameter: parameter.to_owned(), value, total: total.cast_signed() })
    });
    offers.take(OFFERED).collect()
}
