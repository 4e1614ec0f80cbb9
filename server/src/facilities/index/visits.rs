//! Who comes to a place: by the areas that are published, not by pins.

use api::visits::WITHIN;
use roaring::RoaringBitmap;

use super::Index;
use super::filter::Filter;
use crate::facilities::service_areas::{Asked, Coverage, KnownArea, visits_homes};

/// A condition: what comes to a place. Of an institution with several facilities, what one publishes holds for it.
#[derive(Clone, Debug)]
pub struct Visits {
    pub asked: Asked,
    /// Institutions with a published area that holds the place, however far they are.
    pub covering: RoaringBitmap,
    /// What visits homes, is near enough, and of which nobody knows whether it comes here.
    pub possible: RoaringBitmap,
}

impl Visits {
    pub fn holds(&self, number: u32) -> bool {
        self.covering.contains(number) || self.possible.contains(number)
    }

    /// All of them.
    pub fn all(&self) -> RoaringBitmap {
        &self.covering | &self.possible
    }
}

impl Index {
    /// What comes to a place.
    pub fn visits(&self, asked: Asked) -> Visits {
        let (mut covering, mut not_known, mut outside) =
            (RoaringBitmap::new(), RoaringBitmap::new(), RoaringBitmap::new());
        for (&member, area) in &self.service_areas {
            let set = match area.coverage(self.member_location(member), &asked) {
                Coverage::Covers => &mut covering,
                Coverage::NotKnown => &mut not_known,
                Coverage::Outside => &mut outside,
            };
            set.insert(self.row_of(member));
        }
        let around = Some((asked.at, f64::from(WITHIN)));
        let near = Filter { choices: vec![visits_homes()], around, ..Filter::default() };
        let near_area = Filter { only: Some(not_known.clone()), around, ..Filter::default() };
        let possible = (self.matching(&near) | self.matching(&near_area)) - &covering - (outside - not_known);
        Visits { asked, covering, possible }
    }

    /// Doubts the towns of published areas that `is_known` does not know, by municipality and name.
    pub fn doubt_towns(&mut self, is_known: impl Fn(u32, &str) -> bool) {
        self.service_areas.values_mut().for_each(|area| area.doubt_towns(&is_known));
    }

    /// The area that a facility publishes.
    pub fn service_area(&self, member: u32) -> Option<&KnownArea> {
        self.service_areas.get(&member)
    }

    /// Whether the published area of one facility holds a place.
    pub fn covers(&self, member: u32, asked: &Asked) -> bool {
        let coverage = |area: &KnownArea| area.coverage(self.member_location(member), asked);
        self.service_area(member).map(coverage) == Some(Coverage::Covers)
    }
}
