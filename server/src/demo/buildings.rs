//! Medical buildings (医療モール): practices and a pharmacy that share an address and nothing else.

use super::names::Name;
use super::places::{self, House, Place};
use super::words::TOWNS;
use super::world::{Kind, Shared, Slot, World};

/// Of so many facilities of a kind in a municipality, some stand in one medical building.
const EVERY: usize = 24;
/// Those that do, and their floors.
const FLOORS: [(Kind, usize, &str); 4] =
    [(Kind::Pharmacy, 5, "１階"), (Kind::Clinic, 5, "２階"), (Kind::Clinic, 6, "３階"), (Kind::Dental, 5, "４階")];
/// Coprime to the number of towns: the buildings stand in different ones.
const TOWN_STEP: usize = 5;

/// The building and the floor of the facility at `local` of its kind; `None` for most.
pub(super) fn floor(kind: Kind, local: usize) -> Option<(usize, &'static str)> {
    let here = FLOORS.iter().find(|(of, at, _)| *of == kind && *at == local % EVERY)?;
    Some((local / EVERY, here.2))
}

/// Where a facility stands if that is in a medical building. One with a town in its name stays there.
pub(super) fn place(world: &World<'_>, kind: Kind, slot: &Slot<'_>, name: &Name) -> Option<Place> {
    let (building, floor) = floor(kind, slot.local).filter(|_| name.town.is_none())?;
    let choices = &mut world.shared_choices(Shared::Building, slot.municipality, building);
    let town = &TOWNS[building * TOWN_STEP % TOWNS.len()];
    let place = places::place(choices, slot.municipality, Some(town), House::Own);
    Some(Place { building: format!("{}メディカルモール{floor}", town.name.text), ..place })
}
