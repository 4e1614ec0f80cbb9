//! The municipalities whose people ask.

use api::facilities::Location;

use crate::facilities::index::Index;
use crate::facilities::index::filter::area_range;

/// The municipalities whose people ask.
#[derive(Default)]
pub struct Home {
    ranges: Vec<(u32, u32)>,
    pub centre: Option<Location>,
}

impl Home {
    pub fn of(index: &Index, codes: &[String]) -> Self {
        let ranges: Vec<_> = codes.iter().map(|code| area_range(code)).collect();
        let centre = index.middle(&ranges);
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
