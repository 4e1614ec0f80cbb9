//! What makes keys of passphrases and words of secrets: a program of its own (`app/note-keys`), loaded when it is needed,
//! whose memory is given back after each use.

use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::js_sys::{Array, Error, Function, Promise, Reflect, Uint8Array};

use note::crypt::recovery::Secret;

use super::{dom, secrets};

/// Why a key could not be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeysFault {
    /// The program does not come.
    Unreachable,
    /// What it says: a code, and more behind colons.
    Refused(String),
}

type Made<T> = Result<T, KeysFault>;

/// Argon2id over the passphrase, as typed.
pub async fn derive(passphrase: &str, salt: &[u8], kib: u32, passes: u32) -> Made<[u8; 32]> {
    // What is shown before is seen: it calculates for a while.
    breathe().await;
    let arguments = Array::of4(&passphrase.into(), &Uint8Array::from(salt), &kib.into(), &passes.into());
    let made = call("derive", &arguments).await?;
    let key = Uint8Array::new(&made).to_vec();
    let _ = call("forget", &Array::new()).await;
    key.try_into().map_err(|_| KeysFault::Unreachable)
}

/// Four words, divided by blanks.
pub async fn suggest() -> Made<String> {
    let random = secrets::random::<6>();
    text(call("suggest", &Array::of1(&Uint8Array::from(random.as_slice()))).await?)
}

/// Whether a passphrase of one's own is good enough: nothing, or why not.
pub async fn check(passphrase: &str) -> Made<()> {
    let weakness = call("weakness", &Array::of1(&passphrase.into())).await?.as_string();
    weakness.map_or(Ok(()), |weakness| Err(KeysFault::Refused(weakness)))
}

/// Whether two passphrases are the same but for blanks and kinds of kana.
pub async fn are_same(a: &str, b: &str) -> Made<bool> {
    let normalise = async |typed: &str| text(call("normalise", &Array::of1(&typed.into())).await?);
    Ok(normalise(a).await? == normalise(b).await?)
}

/// The eleven words of a recovery sheet, divided by blanks.
pub async fn recovery_words(secret: &Secret) -> Made<String> {
    text(call("recovery_words", &Array::of1(&Uint8Array::from(secret.as_slice()))).await?)
}

/// The secret of words that were typed.
pub async fn recovery_secret(typed: &str) -> Made<Secret> {
    let found = call("recovery_secret", &Array::of1(&typed.into())).await?;
    Uint8Array::new(&found).to_vec().try_into().map_err(|_| KeysFault::Unreachable)
}

fn text(value: JsValue) -> Made<String> {
    value.as_string().ok_or(KeysFault::Unreachable)
}

async fn call(name: &str, arguments: &Array) -> Made<JsValue> {
    let program = program().await.ok_or(KeysFault::Unreachable)?;
    let function: Function = Reflect::get(&program, &name.into())
        .ok()
        .and_then(|found| found.dyn_into().ok())
        .ok_or(KeysFault::Unreachable)?;
    function.apply(&JsValue::UNDEFINED, arguments).map_err(|error| {
        let message = error.dyn_ref::<Error>().map(|error| String::from(error.message()));
        KeysFault::Refused(message.unwrap_or_default())
    })
}

#[wasm_bindgen]
extern "C" {
    /// `import()`, which is no function and becomes none: its promise gives the functions of a module.
    #[wasm_bindgen(js_name = "import")]
    fn import(address: &str) -> Promise;
}

/// Fetches the program, so that it is there when it is needed.
pub async fn load() {
    let _ = program().await;
}

async fn program() -> Option<JsValue> {
    let address = dom::root().map(|root| dom::data(&root, "data-keys"))?;
    JsFuture::from(import(&address)).await.ok()
}

async fn breathe() {
    let drawn = Promise::new(&mut |done, _| {
        dom::after(50, move || {
            let _ = done.call0(&JsValue::UNDEFINED);
        });
    });
    let _ = JsFuture::from(drawn).await;
}
