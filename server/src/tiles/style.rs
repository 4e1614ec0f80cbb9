//! How the map looks: a MapLibre style, made for a theme and a search.

use api::facilities::FacilityKind;
use api::maps::mark;
use api::query::with_query;
use serde_json::{Value, json};

use super::basemap::{Archive, Basemap};
use super::{Tile, clusters, places};

/// Sources and layers that the program in the browser knows by name.
pub const BASEMAP: &str = "basemap";

/// For whom the map is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    Light,
    Dark,
    /// Two colours only, for `forced-colors`.
    Contrast,
}

struct Colours {
    sea: &'static str,
    land: &'static str,
    line: &'static str,
    ink: &'static str,
    halo: &'static str,
    cluster: &'static str,
    on_cluster: &'static str,
}

impl Theme {
    pub const ALL: [(&'static str, Self); 3] =
        [("light", Self::Light), ("dark", Self::Dark), ("contrast", Self::Contrast)];

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(known, _)| *known == word).map(|(_, theme)| theme)
    }

    fn colours(self) -> Colours {
        match self {
            Self::Light => Colours {
                sea: "#dce8ec",
                land: "#f7f7f4",
                line: "#7a7a7a",
                ink: "#1a1a1a",
                halo: "#ffffff",
                cluster: "#115a36",
                on_cluster: "#ffffff",
            },
            Self::Dark => Colours {
                sea: "#0f1719",
                land: "#1f2827",
                line: "#8f9a97",
                ink: "#f2f2f0",
                halo: "#0f1719",
                cluster: "#c2e5d1",
                on_cluster: "#0c2918",
            },
            Self::Contrast => Colours {
                sea: "#ffffff",
                land: "#ffffff",
                line: "#000000",
                ink: "#000000",
                halo: "#ffffff",
                cluster: "#000000",
                on_cluster: "#ffffff",
            },
        }
    }
}

/// The style as JSON (MapLibre style specification 8). `query`: of `/tiles/facilities`, checked.
pub fn style(theme: Theme, query: &str, basemap: &Basemap) -> Value {
    let colours = theme.colours();
    let mut sources = json!({
        "places": vector("/tiles/places/{z}/{x}/{y}", Tile::MAX_ZOOM),
        "facilities": vector(&with_query("/tiles/facilities/{z}/{x}/{y}", query), Tile::MAX_ZOOM),
    });
    let mut layers = vec![
        json!({ "id": "sea", "type": "background", "paint": { "background-color": colours.sea } }),
        json!({ "id": "land", "type": "fill", "source": "places", "source-layer": places::MUNICIPALITIES,
            "paint": { "fill-color": colours.land, "fill-antialias": false } }),
    ];
    let behind = if theme == Theme::Contrast { None } else { background(theme, basemap) };
    let has_names = behind.is_some();
    if let Some((source, drawn)) = behind {
        sources[BASEMAP] = source;
        layers.extend(drawn);
    }
    layers.push(json!({ "id": "outlines", "type": "line", "source": "places", "source-layer": places::MUNICIPALITIES,
        "paint": { "line-color": colours.line, "line-width": 1.2, "line-opacity": 0.7 } }));
    layers.push(json!({ "id": "labels", "type": "symbol", "source": "places", "source-layer": places::LABELS,
        // A background of pictures has names of its own; they are wanted when it does not come.
        "layout": { "visibility": if has_names { "none" } else { "visible" }, "text-field": ["get", "name"],
            "text-font": FONT, "text-size": ["match", ["get", "level"], "town", 12, 14], "text-max-width": 6 },
        "paint": { "text-color": colours.ink, "text-halo-color": colours.halo, "text-halo-width": 1.5 } }));
    layers.extend(facilities(&colours, theme));
    json!({ "version": 8, "sources": sources, "layers": layers })
}

const FONT: [&str; 1] = ["Noto Sans JP"];

fn vector(address: &str, max_zoom: u8) -> Value {
    json!({ "type": "vector", "tiles": [address], "maxzoom": max_zoom })
}

/// The source behind everything, and its layers.
fn background(theme: Theme, basemap: &Basemap) -> Option<(Value, Vec<Value>)> {
    if let Some(pictures) = basemap.pictures() {
        let source = json!({ "type": "raster", "tiles": [pictures.address], "tileSize": 256,
            "maxzoom": pictures.max_zoom, "attribution": pictures.attribution });
        // Light on dark: least and most brightness change places.
        let paint = match theme {
            Theme::Dark => json!({ "raster-brightness-min": 0.82, "raster-brightness-max": 0.08,
                "raster-saturation": -0.7, "raster-fade-duration": 0 }),
            Theme::Light | Theme::Contrast => json!({ "raster-fade-duration": 0 }),
        };
        return Some((source, vec![json!({ "id": BASEMAP, "type": "raster", "source": BASEMAP, "paint": paint })]));
    }
    let Basemap::Archive(archive) = basemap else { return None };
    let mut source = vector(Archive::ADDRESS, archive.max_zoom());
    source["attribution"] = archive.attribution().into();
    Some((source, vectors(theme)))
}

/// Layers of the Protomaps basemap (https://docs.protomaps.com/basemaps/layers), in the colours of the theme: water,
/// green, roads, railways, names.
fn vectors(theme: Theme) -> Vec<Value> {
    let Colours { sea, land, ink, halo, .. } = theme.colours();
    let (green, road) = if theme == Theme::Dark { ("#1d3326", "#3a4644") } else { ("#e0eedd", "#ffffff") };
    let layer = |id: &str, kind: &str, of: &str, rest: Value| {
        let mut layer = json!({ "id": format!("{BASEMAP}-{id}"), "type": kind, "source": BASEMAP, "source-layer": of });
        if let (Some(layer), Value::Object(rest)) = (layer.as_object_mut(), rest) {
            layer.extend(rest);
        }
        layer
    };
    let width = |least: f64, most: f64| json!(["interpolate", ["exponential", 1.6], ["zoom"], 8, least, 18, most]);
    vec![
        layer("earth", "fill", "earth", json!({ "paint": { "fill-color": land } })),
        layer(
            "green",
            "fill",
            "landuse",
            json!({ "filter": ["in", ["get", "kind"], ["literal", ["park", "forest", "wood", "grass"]]],
            "paint": { "fill-color": green } }),
        ),
        layer(
            "water",
            "fill",
            "water",
            json!({ "filter": ["==", ["geometry-type"], "Polygon"], "paint": { "fill-color": sea } }),
        ),
        layer(
            "buildings",
            "fill",
            "buildings",
            json!({ "minzoom": 15, "paint": { "fill-color": ink, "fill-opacity": 0.08 } }),
        ),
        layer(
            "road-edges",
            "line",
            "roads",
            json!({ "filter": ["!=", ["get", "kind"], "rail"],
            "paint": { "line-color": ink, "line-opacity": 0.25, "line-width": width(0.6, 18.0) } }),
        ),
        layer(
            "roads",
            "line",
            "roads",
            json!({ "filter": ["!=", ["get", "kind"], "rail"],
            "paint": { "line-color": road, "line-width": width(0.3, 15.0) } }),
        ),
        layer(
            "railways",
            "line",
            "roads",
            json!({ "filter": ["==", ["get", "kind"], "rail"],
            "paint": { "line-color": ink, "line-opacity": 0.6, "line-width": 1.2, "line-dasharray": [4, 2] } }),
        ),
        layer(
            "names",
            "symbol",
            "places",
            json!({
            "layout": { "text-field": ["coalesce", ["get", "name:ja"], ["get", "name"]], "text-font": FONT, "text-size": 13 },
            "paint": { "text-color": ink, "text-halo-color": halo, "text-halo-width": 1.5 } }),
        ),
    ]
}

/// Clusters with their counts, and single facilities with the mark of their kind.
fn facilities(colours: &Colours, theme: Theme) -> Vec<Value> {
    let of_kind = |of: fn(FacilityKind) -> &'static str, otherwise: &str| {
        let mut choice = vec![json!("match"), json!(["get", "kind"])];
        for kind in FacilityKind::ALL {
            choice.extend([json!(kind.as_str()), json!(of(kind))]);
        }
        choice.push(json!(otherwise));
        Value::Array(choice)
    };
    let colour = match theme {
        Theme::Contrast => json!(colours.ink),
        Theme::Light | Theme::Dark => of_kind(|kind| mark(kind).colour, colours.cluster),
    };
    let source = |layer: &str| json!({ "source": "facilities", "source-layer": layer });
    let with = |mut base: Value, rest: Value| {
        if let (Some(base), Value::Object(rest)) = (base.as_object_mut(), rest) {
            base.extend(rest);
        }
        base
    };
    vec![
        with(
            source(clusters::CLUSTERS),
            json!({ "id": "clusters", "type": "circle",
            "paint": { "circle-color": colours.cluster, "circle-stroke-color": colours.halo, "circle-stroke-width": 2,
                "circle-radius": ["step", ["get", "count"], 13, 10, 16, 100, 20, 1000, 25, 10000, 30] } }),
        ),
        with(
            source(clusters::CLUSTERS),
            json!({ "id": "cluster-counts", "type": "symbol",
            "layout": { "text-field": ["to-string", ["get", "count"]], "text-font": FONT, "text-size": 13,
                "text-allow-overlap": true, "text-ignore-placement": true },
            "paint": { "text-color": colours.on_cluster } }),
        ),
        with(
            source(clusters::FACILITIES),
            json!({ "id": "facilities", "type": "circle",
            "paint": { "circle-color": colour, "circle-stroke-color": "#ffffff", "circle-stroke-width": 1.5,
                "circle-radius": ["interpolate", ["linear"], ["zoom"], 8, 5, 13, 10] } }),
        ),
        with(
            source(clusters::FACILITIES),
            json!({ "id": "facility-letters", "type": "symbol", "minzoom": 12,
            "layout": { "text-field": of_kind(|kind| mark(kind).letter, ""), "text-font": FONT, "text-size": 12,
                "text-allow-overlap": true, "text-ignore-placement": true },
            "paint": { "text-color": "#ffffff" } }),
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_layer_has_a_source_and_the_search_is_in_the_address_of_its_tiles() {
        for basemap in [Basemap::Gsi, Basemap::None] {
            for (_, theme) in Theme::ALL {
                let style = style(theme, "kind=clinic", &basemap);
                for layer in style["layers"].as_array().unwrap() {
                    let source = layer["source"].as_str();
                    assert!(source.is_none_or(|source| style["sources"][source].is_object()), "{layer}");
                }
                assert_eq!(style["sources"]["facilities"]["tiles"][0], "/tiles/facilities/{z}/{x}/{y}?kind=clinic");
                let has_pictures = style["sources"][BASEMAP].is_object();
                assert_eq!(has_pictures, basemap.pictures().is_some() && theme != Theme::Contrast);
                let labels = style["layers"].as_array().unwrap().iter().find(|layer| layer["id"] == "labels").unwrap();
                assert_eq!(labels["layout"]["visibility"], if has_pictures { "none" } else { "visible" });
            }
        }
    }
}
