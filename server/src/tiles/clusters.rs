//! What stands in a tile: institutions one by one when zoomed in, in clusters when not.
//!
//! A tile is parted into square cells. Two or more in a cell are one cluster, which says how many of each kind it
//! holds and in which box they lie, so that it can be opened. Every institution is in exactly one tile of a zoom and
//! in one cell of it: the counts of all tiles add up to the result of the search.

use api::facilities::{FacilityKind, Location};
use fast_mvt::{MvtCoord, MvtError, MvtGeomType, MvtLayerBuilder, MvtTileBuilder, MvtValueRef};
use roaring::RoaringBitmap;

use super::mercator::{EXTENT, Tile, World};
use crate::facilities::index::Index;
use crate::facilities::index::filter::{Filter, kind_bit};

const KINDS: usize = FacilityKind::ALL.len();

/// Layers of a tile.
pub const FACILITIES: &str = "facilities";
pub const CLUSTERS: &str = "clusters";

/// Cells along the edge of a tile. On a screen a tile has 512 pixels: cells of 64 hold a readable bubble; from zoom 15
/// on only what stands on one spot stays together.
fn cells(z: u8) -> u32 {
    match z {
        0..=13 => 8,
        14 => 16,
        _ => 64,
    }
}

/// Institutions in a cell.
#[derive(Clone, Debug)]
struct Cell {
    /// One of them.
    number: u32,
    count: u32,
    kinds: [u32; KINDS],
    sum: (u64, u64),
    low: World,
    high: World,
}

/// What a search shows on a map.
pub struct Shown<'s> {
    pub index: &'s Index,
    pub filter: &'s Filter,
    /// These belong to the result whatever the filter says.
    pub first: &'s RoaringBitmap,
}

impl Shown<'_> {
    /// Institutions of the result that lie in a tile.
    fn within(&self, tile: Tile) -> impl Iterator<Item = (u32, World)> {
        let Self { index, filter, first } = self;
        let near = index.space().within(tile.bbox(0)).into_iter();
        let placed = near.map(|number| (number, index.space().world(number)));
        placed.filter(move |&(number, at)| {
            tile.holds(at) && (index.fits(filter, number) && index.is_there(filter, number) || first.contains(number))
        })
    }

    fn cells(&self, tile: Tile) -> Vec<Cell> {
        const NONE: u32 = u32::MAX;
        let side = cells(tile.z);
        let mut slots = vec![NONE; (side * side) as usize];
        let mut cells: Vec<Cell> = Vec::new();
        for (number, at) in self.within(tile) {
            let (x, y) = tile.steps(at);
            let place = (y * side / EXTENT) * side + x * side / EXTENT;
            let slot = &mut slots[place as usize];
            if *slot == NONE {
                *slot = cells.len() as u32;
                cells.push(Cell { number, count: 0, kinds: [0; KINDS], sum: (0, 0), low: at, high: at });
            }
            cells[*slot as usize].add(at, self.kind(number));
        }
        cells
    }

    /// What an institution is shown as: the first of its kinds that was asked for.
    fn kind(&self, number: u32) -> FacilityKind {
        let has = self.index.row(number).kinds;
        let asked = self.filter.choices.iter().fold(has, |left, choice| {
            let care = if choice.services == 0 { 0 } else { kind_bit(FacilityKind::Care) };
            match left & (choice.kinds | care) {
                0 => left,
                both => both,
            }
        });
        FacilityKind::ALL[(asked.trailing_zeros() as usize).min(KINDS - 1)]
    }

    /// The tile as bytes (Mapbox Vector Tile 2.1).
    pub fn tile(&self, tile: Tile) -> Result<Vec<u8>, MvtError> {
        let cells = self.cells(tile);
        let mut singles = MvtTileBuilder::new().layer(FACILITIES)?;
        for cell in cells.iter().filter(|cell| cell.count == 1) {
            singles = self.single(singles, tile, cell)?;
        }
        let mut clusters = singles.end().layer(CLUSTERS)?;
        for cell in cells.iter().filter(|cell| cell.count > 1) {
            clusters = cluster(clusters, tile, cell)?;
        }
        Ok(clusters.encode())
    }

    fn single(&self, layer: MvtLayerBuilder, tile: Tile, cell: &Cell) -> Result<MvtLayerBuilder, MvtError> {
        let kind = self.kind(cell.number);
        let mut members = self.index.members(cell.number);
        let first = members.start;
        let member = members.find(|&member| self.index.kind(member) == kind).unwrap_or(first);
        let shown = self.index.shown(member);
        let mut feature = layer.feature_of(MvtGeomType::Point);
        feature.points([coord(tile.steps(cell.low))])?;
        feature.tag_ref("id", MvtValueRef::String(&self.index.id(member)))?;
        feature.tag_ref("name", MvtValueRef::String(shown.name))?;
        feature.tag_ref("kind", MvtValueRef::String(kind.as_str()))?;
        if !shown.telephone.is_empty() {
            feature.tag_ref("telephone", MvtValueRef::String(shown.telephone))?;
        }
        Ok(feature.end())
    }
}

impl Cell {
    fn add(&mut self, at: World, kind: FacilityKind) {
        self.count += 1;
        self.kinds[kind as usize] += 1;
        self.sum = (self.sum.0 + u64::from(at.x), self.sum.1 + u64::from(at.y));
        self.low = World { x: self.low.x.min(at.x), y: self.low.y.min(at.y) };
        self.high = World { x: self.high.x.max(at.x), y: self.high.y.max(at.y) };
    }

    fn middle(&self) -> World {
        let mean = |sum: u64| (sum / u64::from(self.count.max(1))) as u32;
        World { x: mean(self.sum.0), y: mean(self.sum.1) }
    }
}

fn cluster(layer: MvtLayerBuilder, tile: Tile, cell: &Cell) -> Result<MvtLayerBuilder, MvtError> {
    let mut feature = layer.feature_of(MvtGeomType::Point);
    feature.points([coord(tile.steps(cell.middle()))])?;
    feature.tag_uint("count", cell.count.into())?;
    for (kind, &count) in FacilityKind::ALL.iter().zip(&cell.kinds).filter(|(_, count)| **count > 0) {
        feature.tag_uint(kind.as_str(), count.into())?;
    }
    // The north is where `y` is low.
    let Location { lat: north, lng: west } = cell.low.location();
    let Location { lat: south, lng: east } = cell.high.location();
    for (name, degrees) in [("west", west), ("south", south), ("east", east), ("north", north)] {
        feature.tag_double(name, degrees)?;
    }
    Ok(feature.end())
}

fn coord((x, y): (u32, u32)) -> MvtCoord {
    MvtCoord { x: x as i32, y: y as i32 }
}
