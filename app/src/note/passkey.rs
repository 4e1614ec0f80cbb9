//! A passkey instead of the passphrase on this device (WebAuthn Level 3, extension PRF): what it answers to a salt is the
//! secret of a lock. No server has a part in it.

use note::crypt::file::Kind;
use note::crypt::{bytes, text};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::js_sys::{Array, Function, Reflect, Uint8Array};

use super::open_note::{self, with};
use super::said::Said;
use super::secrets;
use super::{dom, locks, opening};
use crate::credentials::{self, array, object};

/// Whether this browser can have one.
pub fn is_possible() -> bool {
    secrets::are_possible() && credentials::exist()
}

fn prf(salt: &[u8]) -> JsValue {
    let evaluate = object(&[("first", array(salt))]);
    object(&[("prf", object(&[("eval", evaluate.into())]).into())]).into()
}

fn id(credential: &JsValue) -> Option<Vec<u8>> {
    let id = Reflect::get(credential, &"rawId".into()).ok()?;
    Some(Uint8Array::new(&id).to_vec())
}

/// What it answered to the salt.
fn answer(credential: &JsValue) -> Option<Vec<u8>> {
    let results: Function = Reflect::get(credential, &"getClientExtensionResults".into()).ok()?.dyn_into().ok()?;
    let mut found = results.call0(credential).ok()?;
    for name in ["prf", "results", "first"] {
        found = Reflect::get(&found, &name.into()).ok().filter(|found| !found.is_undefined())?;
    }
    Some(Uint8Array::new(&found).to_vec())
}

async fn ask(credential_id: &[u8], salt: &[u8]) -> Option<Vec<u8>> {
    let allowed = object(&[("type", "public-key".into()), ("id", array(credential_id))]);
    let options = object(&[
        ("challenge", array(&secrets::random::<32>())),
        ("allowCredentials", Array::of1(&allowed).into()),
        ("userVerification", "required".into()),
        ("extensions", prf(salt)),
    ]);
    answer(&credentials::ask("get", options.into()).await.ok()?)
}

/// Puts the note under a new passkey too.
pub async fn add() -> Result<(), Said> {
    let refused = || Said::word("passkey_refused");
    let salt = secrets::random::<32>();
    let name = JsValue::from(dom::find("[data-screen=home] h1").map(|heading| super::forms::plain(&heading)));
    let kinds = [-7, -257].map(|algorithm| object(&[("type", "public-key".into()), ("alg", algorithm.into())]));
    let user =
        object(&[("id", array(&secrets::random::<16>())), ("name", name.clone()), ("displayName", name.clone())]);
    let wanted = object(&[("residentKey", "preferred".into()), ("userVerification", "required".into())]);
    let options = object(&[
        ("challenge", array(&secrets::random::<32>())),
        ("rp", object(&[("name", name)]).into()),
        ("user", user.into()),
        ("pubKeyCredParams", Array::from_iter(kinds).into()),
        ("authenticatorSelection", wanted.into()),
        ("extensions", prf(&salt)),
    ]);
    let made = credentials::ask("create", options.into()).await.map_err(|_| refused())?;
    let credential_id = id(&made).ok_or_else(refused)?;
    // Many answer only when they are asked again.
    let secret = match answer(&made) {
        Some(secret) => Some(secret),
        None => ask(&credential_id, &salt).await,
    };
    let secret = secret.ok_or_else(refused)?;
    let kind = Kind::Passkey { credential: text(&credential_id), salt: text(&salt) };
    let locks = with(|open| {
        let mut locks = open.locks_that(is_other);
        locks.push(kind.lock(&open.note.id, &secret, &secrets::random(), &open.key));
        locks
    });
    open_note::relock(locks.unwrap_or_default()).await?;
    locks::show_settings();
    dom::done(&dom::word("passkey_added"));
    Ok(())
}

fn is_other(kind: &Kind) -> bool {
    !matches!(kind, Kind::Passkey { .. })
}

/// Takes the lock of the passkey off.
pub async fn remove() -> Result<(), Said> {
    let locks = with(|open| open.locks_that(is_other)).unwrap_or_default();
    open_note::relock(locks).await?;
    locks::show_settings();
    dom::done(&dom::word("passkey_removed"));
    Ok(())
}

/// Opens the note that is kept here.
pub async fn unlock() -> Result<(), Said> {
    let refused = || Said::word("passkey_refused");
    let kept = opening::kept_here().await?.ok_or_else(refused)?;
    let lock = kept.lock(|kind| matches!(kind, Kind::Passkey { .. }))?;
    let Kind::Passkey { credential, salt } = &lock.kind else { return Err(refused()) };
    let secret = ask(&bytes(credential)?, &bytes(salt)?).await.ok_or_else(refused)?;
    let key = lock.unlock(&kept.note, &secret).map_err(|_| refused())?;
    open_note::open_kept(&kept, key)?;
    opening::after_opening().await;
    Ok(())
}
