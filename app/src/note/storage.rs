//! What this device keeps, in IndexedDB: the encrypted note, and a key that no program can read.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::window;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::js_sys::{Function, Promise, Reflect};
use web_sys::{IdbDatabase, IdbObjectStore, IdbRequest, IdbTransaction, IdbTransactionMode};

const DATABASE: &str = "sasae-note";
const STORE: &str = "kept";
/// The note as [`note::crypt::file::Kept`] writes it.
const NOTE: &str = "note";
/// A `CryptoKey`.
const DEVICE_KEY: &str = "device-key";

/// Why nothing is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StorageFault {
    Full,
    Forbidden,
    /// What the change itself found.
    Refused,
}

impl StorageFault {
    /// The name of the words that say it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Full => "storage_full",
            Self::Forbidden => "storage_forbidden",
            Self::Refused => "not_saved",
        }
    }

    fn of(error: &JsValue) -> Self {
        let name = Reflect::get(error, &"name".into()).ok().and_then(|name| name.as_string());
        match name.as_deref() {
            Some("QuotaExceededError") => Self::Full,
            Some("AbortError") => Self::Refused,
            _ => Self::Forbidden,
        }
    }
}

type Kept<T> = Result<T, StorageFault>;

/// The note that is kept here.
pub async fn note() -> Kept<Option<String>> {
    Ok(read(NOTE).await?.as_string())
}

/// The key of this device.
pub async fn device_key() -> Kept<Option<JsValue>> {
    let key = read(DEVICE_KEY).await?;
    Ok((!key.is_undefined()).then_some(key))
}

/// Keeps a key for this device, unless it has one.
pub async fn keep_device_key(key: &JsValue) -> Kept<()> {
    let key = key.clone();
    change(DEVICE_KEY, move |there| Some(if there.is_undefined() { key } else { there })).await
}

/// Replaces the note that is kept by what is made of it, in one transaction: another page that writes waits. Where nothing
/// is made nothing changes, and the answer is [`StorageFault::Refused`].
pub async fn update_note(make: impl FnOnce(Option<String>) -> Option<String> + 'static) -> Kept<()> {
    change(NOTE, move |kept| make(kept.as_string()).map(JsValue::from)).await
}

/// Forgets everything.
pub async fn forget() {
    if let Ok(factory) = factory() {
        let deleted = factory.delete_database(DATABASE).map(|request| answer_of(request.unchecked_ref()));
        if let Ok(deleted) = deleted {
            let _ = JsFuture::from(deleted).await;
        }
    }
}

/// Asks the browser not to clear away by itself what is kept; whether it agrees.
pub async fn persist() -> bool {
    let storage = window().navigator().storage();
    let Ok(asked) = storage.persist() else { return false };
    JsFuture::from(asked).await.is_ok_and(|answer| answer.is_truthy())
}

fn factory() -> Kept<web_sys::IdbFactory> {
    window().indexed_db().ok().flatten().ok_or(StorageFault::Forbidden)
}

async fn database() -> Kept<IdbDatabase> {
    let opening = factory()?.open_with_u32(DATABASE, 1).map_err(|error| StorageFault::of(&error))?;
    let request: IdbRequest = opening.clone().unchecked_into();
    let upgrade = Closure::once_into_js({
        let request = request.clone();
        move || {
            if let Ok(database) = request.result().map(JsCast::unchecked_into::<IdbDatabase>) {
                let _ = database.create_object_store(STORE);
            }
        }
    });
    opening.set_onupgradeneeded(Some(upgrade.unchecked_ref()));
    let opened = JsFuture::from(answer_of(&request)).await.map_err(|error| StorageFault::of(&error))?;
    let database: IdbDatabase = opened.unchecked_into();
    // A page that deletes it must not wait for this one.
    let close = Closure::<dyn FnMut()>::new({
        let database = database.clone();
        move || database.close()
    });
    database.set_onversionchange(Some(close.into_js_value().unchecked_ref()));
    Ok(database)
}

fn store(database: &IdbDatabase, mode: IdbTransactionMode) -> Kept<(IdbTransaction, IdbObjectStore)> {
    let begun = database.transaction_with_str_and_mode(STORE, mode).and_then(|transaction| {
        let store = transaction.object_store(STORE)?;
        Ok((transaction, store))
    });
    begun.map_err(|error| StorageFault::of(&error))
}

async fn read(name: &str) -> Kept<JsValue> {
    let database = database().await?;
    let (_, store) = store(&database, IdbTransactionMode::Readonly)?;
    let request = store.get(&name.into()).map_err(|error| StorageFault::of(&error))?;
    let found = JsFuture::from(answer_of(&request)).await.map_err(|error| StorageFault::of(&error));
    database.close();
    found
}

async fn change(name: &'static str, make: impl FnOnce(JsValue) -> Option<JsValue> + 'static) -> Kept<()> {
    let database = database().await?;
    let (transaction, store) = store(&database, IdbTransactionMode::Readwrite)?;
    let request = store.get(&name.into()).map_err(|error| StorageFault::of(&error))?;
    let refused: Rc<RefCell<Option<StorageFault>>> = Rc::default();
    let found = Closure::once_into_js({
        let (request, transaction, refused) = (request.clone(), transaction.clone(), Rc::clone(&refused));
        move || {
            let put = make(request.result().unwrap_or_default()).map(|made| store.put_with_key(&made, &name.into()));
            let fault = match put {
                None => StorageFault::Refused,
                Some(Err(error)) => StorageFault::of(&error),
                Some(Ok(_)) => return,
            };
            *refused.borrow_mut() = Some(fault);
            let _ = transaction.abort();
        }
    });
    request.set_onsuccess(Some(found.unchecked_ref()));
    let ended = Promise::new(&mut |done, failed| {
        transaction.set_oncomplete(Some(&done));
        let transaction_ = transaction.clone();
        let aborted = Closure::once_into_js(move || {
            let error = transaction_.error().map(JsValue::from).unwrap_or_default();
            let _ = failed.call1(&JsValue::NULL, &error);
        });
        transaction.set_onabort(Some(aborted.unchecked_ref()));
    });
    let ended = JsFuture::from(ended).await;
    database.close();
    let refused = *refused.borrow();
    ended.map(|_| ()).map_err(|error| refused.unwrap_or_else(|| StorageFault::of(&error)))
}

/// What a request of IndexedDB answers.
fn answer_of(request: &IdbRequest) -> Promise {
    Promise::new(&mut |done: Function, failed: Function| {
        let succeeded = Closure::once_into_js({
            let request = request.clone();
            move || {
                let _ = done.call1(&JsValue::NULL, &request.result().unwrap_or_default());
            }
        });
        let broke = Closure::once_into_js({
            let request = request.clone();
            move || {
                let error = request.error().ok().flatten().map(JsValue::from).unwrap_or_default();
                let _ = failed.call1(&JsValue::NULL, &error);
            }
        });
        request.set_onsuccess(Some(succeeded.unchecked_ref()));
        request.set_onerror(Some(broke.unchecked_ref()));
    })
}
