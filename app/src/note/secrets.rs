//! Random bytes, and the key of this device: made by the browser, kept by it, and readable by no program (WebCrypto).

use leptos::prelude::window;
use note::crypt::file::{Kind, Lock};
use note::crypt::{Fault, Key, bytes, text};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::js_sys::{Array, ArrayBuffer, Promise, Reflect, Uint8Array};
use web_sys::{CryptoKey, SubtleCrypto};

use super::dom::object;
use super::storage;

/// Random bytes of the browser.
pub fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    if let Ok(crypto) = window().crypto() {
        let _ = crypto.get_random_values_with_u8_array(&mut bytes);
    }
    bytes
}

/// Nothing is encrypted without it: only pages that came by TLS, or from this device, have it.
pub fn are_possible() -> bool {
    Reflect::get(&window(), &"isSecureContext".into()).is_ok_and(|secure| secure.is_truthy()) && subtle().is_some()
}

fn subtle() -> Option<SubtleCrypto> {
    let crypto = window().crypto().ok()?;
    Reflect::get(&crypto, &"subtle".into()).ok()?.dyn_into().ok()
}

async fn key_of_device() -> Option<CryptoKey> {
    if let Some(key) = storage::device_key().await.ok()? {
        return key.dyn_into().ok();
    }
    let algorithm = object(&[("name", "AES-GCM".into()), ("length", 256.into())]);
    let usages = Array::of2(&"encrypt".into(), &"decrypt".into());
    let made = wait(subtle()?.generate_key_with_object(&algorithm, false, &usages)).await?;
    // Another page may have been first: what stands there then is the key.
    storage::keep_device_key(&made).await.ok()?;
    storage::device_key().await.ok()??.dyn_into().ok()
}

/// Puts the note's key under the key of this device. `None` where the device has none, and can make none.
pub async fn lock(note: &str, key: &Key) -> Option<Lock> {
    let nonce = random::<12>();
    let sealed = run(Direction::Seal, &nonce, &Kind::Device.about(note), key).await?;
    Some(Lock { kind: Kind::Device, sealed: text(&[nonce.as_slice(), &sealed].concat()) })
}

/// The note's key under the key of this device.
///
/// # Errors
/// [`Fault::WrongKey`] when another device made the lock.
pub async fn unlock(note: &str, lock: &Lock) -> Result<Key, Fault> {
    let sealed = bytes(&lock.sealed)?;
    let (nonce, sealed) = sealed.split_first_chunk::<12>().ok_or(Fault::Damaged)?;
    let key = run(Direction::Open, nonce, &lock.kind.about(note), sealed).await.ok_or(Fault::WrongKey)?;
    key.try_into().map_err(|_| Fault::Damaged)
}

enum Direction {
    Seal,
    Open,
}

async fn run(direction: Direction, nonce: &[u8; 12], about: &str, data: &[u8]) -> Option<Vec<u8>> {
    let key = key_of_device().await?;
    let algorithm = object(&[
        ("name", "AES-GCM".into()),
        ("iv", Uint8Array::from(nonce.as_slice()).into()),
        ("additionalData", Uint8Array::from(about.as_bytes()).into()),
    ]);
    let data = Uint8Array::from(data);
    let subtle = subtle()?;
    let done = match direction {
        Direction::Seal => subtle.encrypt_with_object_and_buffer_source(&algorithm, &key, &data),
        Direction::Open => subtle.decrypt_with_object_and_buffer_source(&algorithm, &key, &data),
    };
    let done: ArrayBuffer = wait(done).await?.dyn_into().ok()?;
    Some(Uint8Array::new(&done).to_vec())
}

pub async fn wait(promise: Result<Promise, JsValue>) -> Option<JsValue> {
    JsFuture::from(promise.ok()?).await.ok()
}
