//! Places from the texts of their sources.

use api::facilities::Location;

use super::municipalities::{Drafts, Municipalities};
use super::point::{Mean, Point};
use super::shapes::{Shapes, from_text};
use super::sources::{PlaceSource, records};
use super::towns::Folder;
use super::{Places, SupportCenter, area_names, grid::Grid, postal, towns};

/// A text that no reader of this program has written.
#[derive(Debug, thiserror::Error)]
pub enum BuildError {
    #[error("{0} is kept in another form than this program reads; import it again")]
    Form(&'static str),
    #[error("{dataset} is kept with a line that cannot be read; import it again: {line}")]
    Line { dataset: &'static str, line: String },
    #[error("{0} is no dataset of places")]
    Dataset(String),
}

/// The texts by source. Of a source with several texts the later complete the earlier.
struct Texts<'a>(Vec<(PlaceSource, std::str::Lines<'a>)>);

impl<'a> Texts<'a> {
    fn new(texts: &[(&str, &'a str)]) -> Result<Self, BuildError> {
        let one = |&(dataset, text): &(&str, &'a str)| {
            let source = PlaceSource::ALL.into_iter().find(|source| source.dataset() == dataset);
            let source = source.ok_or_else(|| BuildError::Dataset(dataset.to_owned()))?;
            Ok((source, records(source, text).ok_or(BuildError::Form(source.dataset()))?))
        };
        Ok(Self(texts.iter().map(one).collect::<Result<_, BuildError>>()?))
    }

    fn of(&self, source: PlaceSource) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(other, _)| *other == source).flat_map(|(_, lines)| lines.clone())
    }

    /// Lines of so many cells.
    fn cells<const N: usize>(&self, source: PlaceSource) -> impl Iterator<Item = Result<[&'a str; N], BuildError>> {
        let cells = move |line: &'a str| {
            let cells: Vec<&str> = line.trim_start_matches('=').split('\t').collect();
            cells.try_into().map_err(|_| broken(source, line))
        };
        self.of(source).map(cells)
    }
}

fn broken(source: PlaceSource, line: impl Into<String>) -> BuildError {
    BuildError::Line { dataset: source.dataset(), line: line.into().chars().take(80).collect() }
}

pub(super) fn build(texts: &[(&str, &str)]) -> Result<Places, BuildError> {
    let texts = Texts::new(texts)?;
    let mut municipalities = municipalities(&texts)?;
    let mut folder = Folder::default();
    let readings = postal::read(texts.of(PlaceSource::PostalCodes), &municipalities, &mut folder)
        .map_err(|line| broken(PlaceSource::PostalCodes, line))?;
    let (mut towns, bases) = towns::build(texts.of(PlaceSource::Towns), &municipalities, &readings, &mut folder)
        .map_err(|line| broken(PlaceSource::Towns, line))?;
    let mut means = vec![Mean::default(); municipalities.list.len()];
    for town in towns.list.iter().filter(|town| town.parent == towns::NONE) {
        means[town.municipality as usize].add(town.point);
        municipalities.list[town.municipality as usize].towns += 1 + u32::from(town.children);
    }
    for at in 0..municipalities.list.len() {
        if let Some(city) = municipalities.list[at].city {
            municipalities.list[city as usize].towns += municipalities.list[at].towns;
        }
    }
    municipalities.locate(&means);
    let (postal, matches) = postal::join(readings, &bases, &municipalities, &mut towns, &folder);
    drop(bases);
    postal::index_readings(&mut towns, &folder);
    towns.strings = folder.raw.strings;
    towns.strings.shrink();
    let leaves = (0..).zip(&towns.list).filter(|(_, town)| town.children == 0 && !town.is_koaza);
    let grid = Grid::build(leaves.map(|(at, town)| (at, town.point)));
    Ok(Places {
        areas: area_names::build(&municipalities),
        outlines: shapes(&texts, PlaceSource::Outlines)?,
        support_areas: shapes(&texts, PlaceSource::SupportAreas)?,
        support_centers: support_centers(&texts)?,
        municipalities,
        towns,
        grid,
        postal,
        matches,
    })
}

/// The outlines say which municipalities there are only where nothing newer does: they are years old.
fn municipalities(texts: &Texts<'_>) -> Result<Municipalities, BuildError> {
    let mut drafts = Drafts::default();
    let headings = texts.of(PlaceSource::PostalCodes).filter(|line| line.starts_with('='));
    for line in headings {
        let cells: Vec<&str> = line[1..].split('\t').collect();
        let &[code, prefecture, prefecture_kana, name, kana] = cells.as_slice() else {
            return Err(broken(PlaceSource::PostalCodes, line));
        };
        drafts.municipality(code, (prefecture, prefecture_kana), name, kana);
    }
    let halls: Vec<[&str; 4]> = texts.cells(PlaceSource::TownHalls).collect::<Result<_, _>>()?;
    for [code, name, lat, lng] in halls.iter().filter(|[code, ..]| code.len() == 2) {
        let at = location(lat, lng).ok_or_else(|| broken(PlaceSource::TownHalls, *name))?;
        drafts.prefecture(code, name, "", Some(at));
    }
    for [code, name, lat, lng] in halls.iter().filter(|[code, ..]| code.len() == 5) {
        let at = location(lat, lng).ok_or_else(|| broken(PlaceSource::TownHalls, *name))?;
        drafts.town_hall(code, name, at);
    }
    if drafts.is_empty() {
        for cells in texts.cells(PlaceSource::Outlines) {
            let [code, prefecture, name, _]: [&str; 4] = cells?;
            drafts.municipality(code, (prefecture, ""), name, "");
        }
    }
    Ok(drafts.finish())
}

fn shapes(texts: &Texts<'_>, source: PlaceSource) -> Result<Shapes, BuildError> {
    let mut shapes = Shapes::default();
    for line in texts.of(source) {
        let (Some((code, _)), Some((_, polygons))) = (line.split_once('\t'), line.rsplit_once('\t')) else {
            return Err(broken(source, line));
        };
        shapes.push(code, &from_text(polygons).ok_or_else(|| broken(source, line))?);
    }
    shapes.shrink();
    Ok(shapes)
}

fn support_centers(texts: &Texts<'_>) -> Result<Vec<SupportCenter>, BuildError> {
    let source = PlaceSource::SupportCenters;
    let center = |cells: Result<[&str; 7], BuildError>| {
        let [id, name, address, telephone, districts, lat, lng] = cells?;
        let known = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        Ok(SupportCenter {
            id: id.to_owned(),
            name: name.to_owned(),
            address: address.to_owned(),
            telephone: known(telephone),
            districts: known(districts),
            location: location(lat, lng).ok_or_else(|| broken(source, name))?,
        })
    };
    texts.cells(source).map(center).collect()
}

fn location(lat: &str, lng: &str) -> Option<Location> {
    Some(Point { lat: lat.parse().ok()?, lng: lng.parse().ok()? }.location())
}
