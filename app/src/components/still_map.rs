//! A map that stands still: drawn on the server, for those without a program and for paper.

use api::facilities::{Bbox, Location};
use api::maps::{MapBackgroundResponse, MapTiles, world};
use maud::{Markup, html};

use crate::map::spread::spread;

/// A numbered place.
pub struct Pin {
    /// As in the list.
    pub number: usize,
    pub name: String,
    pub location: Location,
}

/// What is drawn.
pub struct StillMap<'m> {
    /// What must be on it.
    pub bbox: Bbox,
    pub pins: &'m [Pin],
    pub background: &'m MapBackgroundResponse,
    /// Whether pictures are laid under it: they are a tenth of a megabyte.
    pub with_pictures: bool,
    /// What it shows, for those who hear the page.
    pub label: String,
}

/// The drawing is so wide; its height is three quarters of that.
const WIDTH: f64 = 1_000.0;
const HEIGHT: f64 = 750.0;
/// Of a number.
const RADIUS: f64 = 17.0;
/// Of the letters of a name.
const LETTER: f64 = 20.0;
/// A map shows at least so many degrees: about 600 metres.
const LEAST: f64 = 0.006;

/// A box as it is drawn: with a margin, in the proportions of the drawing.
struct Frame {
    /// Of the world's square (Web Mercator, 0 to 1).
    west: f64,
    north: f64,
    /// Units of the drawing for the whole world.
    scale: f64,
}

impl Frame {
    fn of(bbox: Bbox) -> Self {
        let widen = |low: f64, high: f64| {
            let more = ((LEAST - (high - low)) / 2.0).max((high - low) * 0.06);
            (low - more, high + more)
        };
        let ((west, east), (south, north)) = (widen(bbox.west, bbox.east), widen(bbox.south, bbox.north));
        let (left, top) = world(Location { lat: north, lng: west });
        let (right, bottom) = world(Location { lat: south, lng: east });
        let scale = (WIDTH / (right - left)).min(HEIGHT / (bottom - top));
        let middle = ((left + right) / 2.0, (top + bottom) / 2.0);
        Self { west: middle.0 - WIDTH / scale / 2.0, north: middle.1 - HEIGHT / scale / 2.0, scale }
    }

    fn place(&self, at: Location) -> (f64, f64) {
        let (x, y) = world(at);
        ((x - self.west) * self.scale, (y - self.north) * self.scale)
    }

    fn shows(&self, at: Location) -> bool {
        let (x, y) = self.place(at);
        (0.0..=WIDTH).contains(&x) && (0.0..=HEIGHT).contains(&y)
    }
}

/// The drawing. Each number leads to its place in the list (`#place-1`).
pub fn still_map(map: &StillMap<'_>) -> Markup {
    let frame = Frame::of(map.bbox);
    let pins: Vec<&Pin> = map.pins.iter().filter(|pin| frame.shows(pin.location)).collect();
    let places: Vec<(f64, f64)> = pins.iter().map(|pin| frame.place(pin.location)).collect();
    let drawn = spread(&places, RADIUS, WIDTH, HEIGHT);
    html! {
        svg.still-map viewBox={ "0 0 " (WIDTH) " " (HEIGHT) } role="group" aria-label=(map.label) {
            rect.sea width=(WIDTH) height=(HEIGHT) {}
            @for outline in &map.background.outlines { path.land d=(path(&frame, &outline.rings)) {} }
            // Under the pictures, which have names of their own: seen when these do not come.
            (names(&frame, map, &drawn))
            @if let Some(tiles) = map.background.tiles.as_ref().filter(|_| map.with_pictures) { (pictures(&frame, tiles)) }
            @for outline in &map.background.outlines { path.outline d=(path(&frame, &outline.rings)) {} }
            @for ((x, y), (a, b)) in places.iter().zip(&drawn).filter(|(place, drawn)| place != drawn) {
                line.leader x1=(whole(*x)) y1=(whole(*y)) x2=(whole(*a)) y2=(whole(*b)) {}
                circle.spot cx=(whole(*x)) cy=(whole(*y)) r="4" {}
            }
            @for (pin, (x, y)) in pins.iter().zip(&drawn) {
                a.still-pin id={ "pin-" (pin.number) } href={ "#place-" (pin.number) } aria-label={ (pin.number) " " (pin.name) } {
                    circle cx=(whole(*x)) cy=(whole(*y)) r=(RADIUS) {}
                    text x=(whole(*x)) y=(whole(*y + 7.0)) { (pin.number) }
                }
            }
        }
    }
}

fn whole(units: f64) -> i64 {
    units.round() as i64
}

/// Rings as a path. What lies far outside is drawn too, and not seen.
fn path(frame: &Frame, rings: &[Vec<[f64; 2]>]) -> String {
    let mut path = String::new();
    for ring in rings {
        let mut before = None;
        for &[lng, lat] in ring {
            let (x, y) = frame.place(Location { lat, lng });
            let point = (whole(x), whole(y));
            if before == Some(point) {
                continue;
            }
            let sign = if before.is_none() { 'M' } else { 'L' };
            path.push_str(&format!("{sign}{} {}", point.0, point.1));
            before = Some(point);
        }
        path.push('Z');
    }
    path
}

/// Pictures that cover the drawing, about as large as they were made.
fn pictures(frame: &Frame, tiles: &MapTiles) -> Markup {
    let zoom = ((frame.scale / 256.0).log2() + 0.3).floor().clamp(0.0, f64::from(tiles.max_zoom));
    let count = zoom.exp2();
    let size = frame.scale / count;
    let range = |start: f64, length: f64| {
        let first = (start * count).floor().max(0.0) as u32;
        let last = ((start + length / frame.scale) * count).floor().min(count - 1.0) as u32;
        first..=last
    };
    let address = |x: u32, y: u32| {
        let of = |number: &dyn std::fmt::Display| number.to_string();
        tiles.address.replace("{z}", &of(&zoom)).replace("{x}", &of(&x)).replace("{y}", &of(&y))
    };
    html! {
        @for y in range(frame.north, HEIGHT) {
            @for x in range(frame.west, WIDTH) {
                // A picture of HTML in its own size: one that does not come leaves nothing behind, where one of SVG,
                // or one with a size, leaves a mark.
                svg viewBox="0 0 256 256" x=(tenths((f64::from(x) / count - frame.west) * frame.scale))
                    y=(tenths((f64::from(y) / count - frame.north) * frame.scale))
                    // A little more, or seams show.
                    width=(tenths(size + 0.5)) height=(tenths(size + 0.5)) {
                    foreignObject width="256" height="256" { img src=(address(x, y)) alt=""; }
                }
            }
        }
    }
}

fn tenths(units: f64) -> f64 {
    (units * 10.0).round() / 10.0
}

/// Names that have room: none covers another, nor a number.
fn names(frame: &Frame, map: &StillMap<'_>, pins: &[(f64, f64)]) -> Markup {
    let mut taken: Vec<[f64; 4]> = pins.iter().map(|(x, y)| [x - RADIUS, y - RADIUS, x + RADIUS, y + RADIUS]).collect();
    let mut shown = Vec::new();
    for label in &map.background.labels {
        let (x, y) = frame.place(label.location);
        let half = label.name.chars().count() as f64 * LETTER / 2.0;
        let room = [x - half, y - LETTER, x + half, y + LETTER / 3.0];
        let is_in = room[0] >= 0.0 && room[1] >= 0.0 && room[2] <= WIDTH && room[3] <= HEIGHT;
        let meets =
            |other: &[f64; 4]| room[0] < other[2] && other[0] < room[2] && room[1] < other[3] && other[1] < room[3];
        if is_in && !taken.iter().any(meets) {
            taken.push(room);
            shown.push((label.name.as_str(), whole(x), whole(y)));
        }
    }
    html! { @for (name, x, y) in shown { text.name x=(x) y=(y) lang="ja" { (name) } } }
}

#[cfg(test)]
mod tests {
    use api::maps::{MapLabel, MapOutline};

    use super::*;

    fn drawn(with_pictures: bool) -> String {
        let at = |lat, lng| Location { lat, lng };
        let pin = |number, name: &str, location| Pin { number, name: name.to_owned(), location };
        let pins = [
            pin(1, "<b>", at(34.81, 135.65)),
            pin(2, "さくら医院", at(34.81, 135.65)),
            pin(3, "はるか", at(40.0, 140.0)),
        ];
        let square = vec![[135.6, 34.8], [135.7, 34.8], [135.7, 34.9], [135.6, 34.9]];
        let label = |name: &str| MapLabel { name: name.to_owned(), location: at(34.83, 135.64) };
        let background = MapBackgroundResponse {
            outlines: vec![MapOutline { code: "27210".to_owned(), rings: vec![square] }],
            labels: vec![label("枚方市"), label("同じ所")],
            tiles: Some(MapTiles {
                address: "/tiles/{z}/{x}/{y}".to_owned(),
                max_zoom: 18,
                attribution: String::new(),
            }),
        };
        let bbox = Bbox { west: 135.6, south: 34.8, east: 135.7, north: 34.85 };
        let map = StillMap { bbox, pins: &pins, background: &background, with_pictures, label: "地図".to_owned() };
        still_map(&map).into_string()
    }

    #[test]
    fn numbers_stand_apart_and_lead_to_the_list() {
        let map = drawn(false);
        assert!(map.contains("aria-label=\"1 &lt;b&gt;\"") && map.contains("href=\"#place-2\""), "{map}");
        assert!(!map.contains("はるか"), "what is not on the map is in the list alone: {map}");
        assert_eq!(map.matches("class=\"leader\"").count(), 1, "the second is moved away: {map}");
        assert!(map.contains("枚方市") && !map.contains("同じ所") && !map.contains("<img"), "{map}");
    }

    #[test]
    fn pictures_cover_the_drawing() {
        let map = drawn(true);
        let sizes: Vec<f64> = map
            .split("<svg viewBox=\"0 0 256")
            .skip(1)
            .map(|image| {
                let of = |name: &str| {
                    let at = image.find(&format!(" {name}=\"")).unwrap() + name.len() + 3;
                    image[at..].split('"').next().unwrap().parse::<f64>().unwrap()
                };
                let (x, y, size) = (of("x"), of("y"), of("width"));
                assert!((180.0..480.0).contains(&size));
                ((x + size).min(WIDTH) - x.max(0.0)) * ((y + size).min(HEIGHT) - y.max(0.0))
            })
            .collect();
        let covered: f64 = sizes.iter().sum();
        assert!((WIDTH * HEIGHT..WIDTH * HEIGHT * 1.02).contains(&covered), "{covered}");
        assert!(map.find("枚方市") < map.find("<img"), "names stand under the pictures: {map}");
    }
}
