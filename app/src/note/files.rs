//! Files and pictures: what is saved to the device, what is chosen from it, QR codes.

use leptos::prelude::document;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::js_sys::Array;
use web_sys::{Blob, BlobPropertyBag, Element, HtmlAnchorElement, HtmlInputElement, Url};

use super::dom;
use crate::qr;

/// Hands a text to the browser, to be saved as a file.
pub fn save(name: &str, kind: &str, text: &str) {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let parts = Array::of1(&JsValue::from(text));
    let Ok(blob) = Blob::new_with_str_sequence_and_options(&parts, &options) else { return };
    let Ok(address) = Url::create_object_url_with_blob(&blob) else { return };
    let link = document().create_element("a").ok().and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok());
    if let Some(link) = link {
        link.set_href(&address);
        link.set_download(name);
        link.click();
    }
    // Some browsers read it only after the click.
    dom::after(60_000, move || {
        let _ = Url::revoke_object_url(&address);
    });
}

/// The text of the file that is chosen on a screen; `None` when there is none, or it is no text.
pub async fn chosen(screen: &Element) -> Option<String> {
    let input: HtmlInputElement = dom::within(screen, "input[type=file]")?.dyn_into().ok()?;
    let file = input.files()?.get(0)?;
    if file.size() > note::crypt::file::MOST_BYTES as f64 {
        // What is read of it is told from a note that is whole.
        return Some(String::new());
    }
    JsFuture::from(file.text()).await.ok()?.as_string()
}

/// Draws a QR code in every place of this name; without a text they are empty and hidden again.
pub fn show_qr(name: &str, text: Option<&str>) {
    for place in dom::all(&format!("[data-out=\"{name}\"]")) {
        place.set_inner_html(&text.map(qr::svg).unwrap_or_default());
        dom::hide(&place, text.is_none());
    }
}
