//! MapLibre GL JS, as far as the map uses it: the only file that knows its names. The library is there once its script
//! has run ([`is_loaded`]).

use wasm_bindgen::prelude::*;
use web_sys::js_sys::{Array, Function, Object, Reflect};

#[wasm_bindgen]
extern "C" {
    /// A map in an element of the page.
    #[wasm_bindgen(js_namespace = maplibregl)]
    pub type Map;

    #[wasm_bindgen(constructor, js_namespace = maplibregl, catch)]
    pub fn new(options: &Object) -> Result<Map, JsValue>;
    #[wasm_bindgen(method)]
    pub fn on(this: &Map, event: &str, listener: &Function);
    #[wasm_bindgen(method, js_name = setStyle)]
    pub fn set_style(this: &Map, address: &str);
    #[wasm_bindgen(method, js_name = fitBounds)]
    fn fit_bounds(this: &Map, bounds: &Array, options: &Object);
    #[wasm_bindgen(method, js_name = easeTo)]
    fn ease_to(this: &Map, options: &Object);
    #[wasm_bindgen(method, js_name = getBounds)]
    fn get_bounds(this: &Map) -> LngLatBounds;
    #[wasm_bindgen(method, js_name = getZoom)]
    pub fn zoom(this: &Map) -> f64;
    #[wasm_bindgen(method, js_name = zoomIn)]
    pub fn zoom_in(this: &Map);
    #[wasm_bindgen(method, js_name = zoomOut)]
    pub fn zoom_out(this: &Map);
    #[wasm_bindgen(method)]
    fn project(this: &Map, place: &Array) -> Point;
    #[wasm_bindgen(method, js_name = queryRenderedFeatures)]
    fn query_rendered_features(this: &Map, at: &Array, options: &Object) -> Array;
    #[wasm_bindgen(method, js_name = getCanvas)]
    pub fn canvas(this: &Map) -> web_sys::HtmlElement;
    #[wasm_bindgen(method, js_name = getContainer)]
    pub fn container(this: &Map) -> web_sys::HtmlElement;
    #[wasm_bindgen(method, js_name = getLayer)]
    fn layer(this: &Map, id: &str) -> JsValue;
    #[wasm_bindgen(method, js_name = setLayoutProperty)]
    fn set_layout_property(this: &Map, layer: &str, name: &str, value: &str);
    #[wasm_bindgen(method)]
    pub fn resize(this: &Map);
    #[wasm_bindgen(method)]
    pub fn remove(this: &Map);

    type LngLatBounds;
    #[wasm_bindgen(method, js_name = toArray)]
    fn to_array(this: &LngLatBounds) -> Array;

    type Point;
    #[wasm_bindgen(method, getter)]
    fn x(this: &Point) -> f64;
    #[wasm_bindgen(method, getter)]
    fn y(this: &Point) -> f64;

    /// An element that stands on a place of the map.
    #[wasm_bindgen(js_namespace = maplibregl)]
    pub type Marker;

    #[wasm_bindgen(constructor, js_namespace = maplibregl)]
    fn new(options: &Object) -> Marker;
    #[wasm_bindgen(method, js_name = setLngLat)]
    fn set_lng_lat(this: &Marker, place: &Array) -> Marker;
    #[wasm_bindgen(method, js_name = addTo)]
    fn add_to(this: &Marker, map: &Map) -> Marker;
    #[wasm_bindgen(method, js_name = setOffset)]
    fn set_offset(this: &Marker, offset: &Array) -> Marker;
    #[wasm_bindgen(method, js_name = remove)]
    pub fn take_away(this: &Marker) -> Marker;
}

/// West, south, east, north in degrees.
pub type Bounds = [f64; 4];

/// Whether the library is there.
pub fn is_loaded() -> bool {
    Reflect::has(&leptos::prelude::window(), &"maplibregl".into()).unwrap_or(false)
}

/// An object of JavaScript.
pub fn object(fields: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (name, value) in fields {
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object
}

/// Makes addresses of this site whole: the worker does not know where it is.
fn absolute() -> JsValue {
    let origin = leptos::prelude::window().location().origin().unwrap_or_default();
    let whole = move |address: String| {
        let address = if address.starts_with('/') { format!("{origin}{address}") } else { address };
        object(&[("url", address.into())]).into()
    };
    Closure::<dyn Fn(String) -> JsValue>::new(whole).into_js_value()
}

fn pair(a: f64, b: f64) -> Array {
    Array::of2(&a.into(), &b.into())
}

fn corners([west, south, east, north]: Bounds) -> Array {
    Array::of2(&pair(west, south), &pair(east, north))
}

impl Map {
    /// A map of `bounds` in an element; an error where the browser has no WebGL.
    pub fn begin(container: &web_sys::Element, style: &str, bounds: Bounds, title: &str) -> Result<Self, JsValue> {
        let fit = object(&[("padding", 40.into())]);
        Self::new(&object(&[
            ("container", container.into()),
            ("style", style.into()),
            ("bounds", corners(bounds).into()),
            ("fitBoundsOptions", fit.into()),
            ("minZoom", 3.into()),
            ("maxZoom", 18.into()),
            ("transformRequest", absolute()),
            ("attributionControl", false.into()),
            // Names that fade in and worlds beside this one are frames that a slow phone has better use for.
            ("fadeDuration", 0.into()),
            ("renderWorldCopies", false.into()),
            ("dragRotate", false.into()),
            ("pitchWithRotate", false.into()),
            ("touchPitch", false.into()),
            ("localIdeographFontFamily", "'Noto Sans JP','Hiragino Sans',sans-serif".into()),
            ("locale", object(&[("Map.Title", title.into())]).into()),
        ]))
    }

    /// Shows these bounds, no nearer than `most` zooms in.
    pub fn show(&self, bounds: Bounds, padding: u32, most: u32) {
        let options = object(&[("padding", padding.into()), ("maxZoom", most.into()), ("duration", 300.into())]);
        self.fit_bounds(&corners(bounds), &options);
    }

    /// Moves to a place, at least at this zoom.
    pub fn go_to(&self, lng: f64, lat: f64, zoom: f64) {
        let options =
            [("center", pair(lng, lat).into()), ("zoom", self.zoom().max(zoom).into()), ("duration", 300.into())];
        self.ease_to(&object(&options));
    }

    pub fn bounds(&self) -> Bounds {
        let corners = self.get_bounds().to_array();
        let degrees = |corner: u32, part: u32| {
            let corner: Array = corners.get(corner).unchecked_into();
            corner.get(part).as_f64().unwrap_or_default()
        };
        [degrees(0, 0), degrees(0, 1), degrees(1, 0), degrees(1, 1)]
    }

    /// Where a place is on the screen, CSS pixels from the corner of the map.
    pub fn on_screen(&self, lng: f64, lat: f64) -> (f64, f64) {
        let point = self.project(&pair(lng, lat));
        (point.x(), point.y())
    }

    /// The properties of what is drawn on a spot in one of these layers, the topmost first.
    pub fn drawn_at(&self, (x, y): (f64, f64), layers: &[&str]) -> Option<Object> {
        const REACH: f64 = 8.0;
        let layers: Array = layers.iter().map(|layer| JsValue::from_str(layer)).collect();
        let spot = Array::of2(&pair(x - REACH, y - REACH), &pair(x + REACH, y + REACH));
        let found = self.query_rendered_features(&spot, &object(&[("layers", layers.into())]));
        let first = found.get(0);
        // An object without a prototype: it is an instance of nothing.
        let properties = Reflect::get(&first, &"properties".into()).ok().filter(JsValue::is_object);
        properties.map(JsCast::unchecked_into)
    }

    /// Shows or hides a layer, where the style has it. Of what is hidden nothing is asked for.
    pub fn show_layer(&self, id: &str, shown: bool) {
        if !self.layer(id).is_undefined() {
            self.set_layout_property(id, "visibility", if shown { "visible" } else { "none" });
        }
    }
}

impl Marker {
    pub fn at(element: &web_sys::Element, lng: f64, lat: f64, map: &Map) -> Self {
        Self::new(&object(&[("element", element.into())])).set_lng_lat(&pair(lng, lat)).add_to(map)
    }

    /// Pixels beside its place.
    pub fn shift(&self, x: f64, y: f64) {
        self.set_offset(&pair(x, y));
    }
}
