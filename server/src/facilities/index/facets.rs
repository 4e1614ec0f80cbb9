//! Counts of what is left when one more condition is chosen.

use api::facilities::{Facet, Facets, FacilityKind};
use api::functions::FUNCTIONS;
use api::services::SERVICES;
use roaring::RoaringBitmap;

use super::build::bits;
use super::{Index, Row};

/// How many municipalities and departments are offered.
const MOST: usize = 20;

impl Index {
    /// Counts over a result; kinds over `any_kind`, the result without the kinds chosen now.
    pub fn facets(&self, found: &RoaringBitmap, any_kind: &RoaringBitmap, area_name: impl Fn(u32) -> String) -> Facets {
        let mut services = vec![0i64; SERVICES.len()];
        let mut functions = vec![0i64; FUNCTIONS.len()];
        let mut departments = vec![0i64; self.departments.len()];
        let mut areas: std::collections::HashMap<u32, i64> = std::collections::HashMap::new();
        for number in found {
            let Row { services: has, functions: notified, area, .. } = *self.row(number);
            bits(has).for_each(|bit| services[bit] += 1);
            bits(notified.into()).for_each(|bit| functions[bit] += 1);
            for (word, &has) in self.departments_of(number).iter().enumerate() {
                bits(has).for_each(|bit| departments[word * 64 + bit] += 1);
            }
            *areas.entry(area).or_default() += 1;
        }
        let named = SERVICES.iter().zip(services);
        let named = named.map(|(service, count)| Facet {
            code: service.code.to_owned(),
            name: service.official.to_owned(),
            count,
        });
        let functions = FUNCTIONS.iter().zip(functions).map(|(function, count)| Facet {
            code: function.code.to_owned(),
            name: function.official.to_owned(),
            count,
        });
        let departments = self.departments.iter().zip(departments);
        let departments =
            departments.map(|((code, name), count)| Facet { code: code.clone(), name: name.clone(), count });
        let areas = areas.into_iter().filter(|(area, _)| *area != 0);
        let areas = areas.map(|(area, count)| Facet { code: format!("{area:05}"), name: area_name(area), count });
        let kinds = FacilityKind::ALL.into_iter().map(|kind| Facet {
            code: kind.as_str().to_owned(),
            name: kind.ja().to_owned(),
            count: self.sets.kinds[kind as usize].intersection_len(any_kind).cast_signed(),
        });
        Facets {
            kinds: kinds.filter(|facet| facet.count > 0).collect(),
            departments: most(departments, MOST),
            services: most(named, usize::MAX),
            functions: functions.filter(|facet| facet.count > 0).collect(),
            areas: most(areas, MOST),
        }
    }
}

/// The most frequent ones first; equal ones by code.
fn most(facets: impl Iterator<Item = Facet>, count: usize) -> Vec<Facet> {
    let mut facets: Vec<Facet> = facets.filter(|facet| facet.count > 0).collect();
    facets.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.code.cmp(&b.code)));
    facets.truncate(count);
    facets
}
