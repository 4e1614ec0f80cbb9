//! What browsers keep for signing in (`navigator.credentials`), and values to ask with.

use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::js_sys::{Function, Object, Promise, Reflect, Uint8Array};

/// Whether this browser knows passkeys, and may use them here: not without TLS, but for this machine.
pub fn exist() -> bool {
    Reflect::get(&window(), &"PublicKeyCredential".into()).is_ok_and(|found| !found.is_undefined())
}

/// Makes (`create`) or uses (`get`) a passkey.
///
/// # Errors
/// What the browser says, a `DOMException`.
pub async fn ask(method: &str, public_key: JsValue) -> Result<JsValue, JsValue> {
    let container = window().navigator().credentials();
    let function: Function = Reflect::get(&container, &method.into())?.dyn_into()?;
    let asked = function.call1(&container, &object(&[("publicKey", public_key)]))?;
    let found = JsFuture::from(asked.dyn_into::<Promise>()?).await?;
    if found.is_null() { Err(found) } else { Ok(found) }
}

/// A JavaScript object of these fields.
pub fn object(fields: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (name, value) in fields {
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object
}

pub fn array(bytes: &[u8]) -> JsValue {
    Uint8Array::from(bytes).into()
}
