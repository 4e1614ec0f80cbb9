//! The municipalities whose people ask.

use api::facilities::Location;

use crate::facilities::index::Index;
use crate::facilities::index::filter::{Filter, area_range};

/// The municipalities whose people ask.
#[derive(Default)]
pub struct Home {
    ranges: Vec<(u32, u32)>,
    pub centre: Option<Location>,
}

impl Home {
    pub fn of(index: &Index, codes: &[String]) -> Self {
        let ranges: Vec<_> = codes.iter().map(|code| area_range(code)).collect();
        if ranges.is_empty() {
            return Self::default();
        }
        let filter = Filter { areas: Some(ranges.clone()), ..Filter::default() };
        let (mut lat, mut lng, mut count) = (0.0, 0.0, 0.0);
        for at in index.fitting(&filter).iter().filter_map(|number| index.location(number)) {
            (lat, lng, count) = (lat + at.lat, lng + at.lng, count + 1.0);
        }
        let centre = (count > 0.0).then(|| Location { lat: lat / count, lng: lng / count });
        Self { ranges, centre }
    }

    pub fn is_known(&self) -> bool {
        !self.ranges.is_empty()
    }

    pub fn holds(&self, area: u32) -> bool {
        self.ranges.iter().any(|&(from, to)| (from..=to).contains(&area))
    }

    pub fn ranges(&self) -> &[(u32, u32)] {
        &self.ranges
    }
}
