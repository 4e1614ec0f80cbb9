//! Passkeys (WebAuthn level 3): buttons that make one or sign in with one.
//!
//! `[data-passkey=create]`, `[data-passkey=sign-in]` and `[data-passkey=again]` (to prove once more who is there) stand
//! hidden on the page, and are shown where the browser knows passkeys. `data-post` is the path of the API that takes the
//! answer, where it is not the usual one; its options are beside it. Then the form is sent that the button stands in; where
//! it stands in none, the page `data-next` comes, else this one again. A control `[data-passkey-name]` holds what the new
//! passkey is called, `data-joining` the secret of an invitation that a sign-in takes. What goes wrong stands near the button in paragraphs `[data-said=cancelled]`, `refused`, `again`,
//! `unsupported` and `offline`, hidden until then.

use gloo_net::http::Request;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::js_sys::{Array, Function, JSON, Reflect, Uint8Array};
use web_sys::{Element, HtmlElement, HtmlFormElement};

use crate::browser;
use crate::credentials::{self, array, object};

/// What went wrong, as `data-said` names it.
#[derive(Clone, Copy)]
enum Fault {
    /// The person or the time put an end to it.
    Cancelled,
    Refused,
    /// The sign-in is too long ago for this.
    Again,
    /// Neither this browser nor this address allows passkeys, or the device has none of the kind.
    Unsupported,
    Offline,
}

impl Fault {
    fn name(self) -> &'static str {
        match self {
            Self::Cancelled => "cancelled",
            Self::Refused => "refused",
            Self::Again => "again",
            Self::Unsupported => "unsupported",
            Self::Offline => "offline",
        }
    }

    /// Of what the browser threw.
    fn of_browser(thrown: &JsValue) -> Self {
        match thrown.dyn_ref::<web_sys::DomException>().map(web_sys::DomException::name).as_deref() {
            Some("NotAllowedError" | "AbortError") => Self::Cancelled,
            Some("SecurityError" | "NotSupportedError" | "ConstraintError") => Self::Unsupported,
            // Such as `InvalidStateError`: the device has a passkey of this person.
            _ => Self::Refused,
        }
    }

    /// Of an answer of the API that is no success.
    fn of_answer(status: u16, body: &str) -> Self {
        let says = |code: &str| body.contains(&format!("\"{code}\""));
        match status {
            500.. => Self::Offline,
            _ if says("no_passkeys") => Self::Unsupported,
            _ if says("authenticate_again") => Self::Again,
            _ => Self::Refused,
        }
    }
}

/// Shows the buttons where they can do something.
pub fn offer() {
    for button in browser::query_all("[data-passkey]") {
        let _ = button.toggle_attribute_with_force("hidden", !credentials::exist());
    }
}

pub fn press(button: Element) {
    // Twice pressed is asked once.
    if button.has_attribute("aria-busy") {
        return;
    }
    let _ = button.set_attribute("aria-busy", "true");
    hush();
    browser::spawn(async move {
        match run(&button).await {
            Ok(()) if is_sent(&button) => {
                let _ = button.remove_attribute("aria-busy");
            }
            Ok(()) => {
                let next = button.get_attribute("data-next").filter(|next| !next.is_empty());
                browser::load(&next.unwrap_or_else(browser::address));
            }
            Err(fault) => {
                let _ = button.remove_attribute("aria-busy");
                say(&button, fault);
            }
        }
    });
}

/// Sends the form that the button stands in, if any: it carries what was about to be done.
fn is_sent(button: &Element) -> bool {
    let form = button.closest("form").ok().flatten().and_then(|form| form.dyn_into::<HtmlFormElement>().ok());
    form.is_some_and(|form| form.request_submit().is_ok())
}

async fn run(button: &Element) -> Result<(), Fault> {
    let kind = button.get_attribute("data-passkey").unwrap_or_default();
    let (method, usual) = match kind.as_str() {
        "create" => ("create", "/api/v1/account/passkeys"),
        "again" => ("get", "/api/v1/account/authentication/passkey"),
        _ => ("get", "/api/v1/sign-in/passkey"),
    };
    let path = button.get_attribute("data-post").filter(|path| !path.is_empty()).unwrap_or_else(|| usual.to_owned());
    let begun = post(&format!("{path}/options"), &object(&[])).await?;
    let public_key = field(&field(&begun, "options"), "publicKey");
    read_bytes(&public_key);
    let found = credentials::ask(method, public_key).await.map_err(|thrown| Fault::of_browser(&thrown))?;
    let answer = object(&[("ceremony", field(&begun, "ceremony")), ("credential", credential(&found))]);
    if method == "create" {
        let name = browser::query("[data-passkey-name]").map(|control| field(&control, "value"));
        let _ = Reflect::set(&answer, &"name".into(), &name.unwrap_or_else(|| "".into()));
    }
    if let Some(joining) = button.get_attribute("data-joining") {
        let _ = Reflect::set(&answer, &"joining".into(), &joining.into());
    }
    post(&path, &answer).await.map(|_| ())
}

/// Posts JSON, and reads what comes back; nothing where there is nothing.
async fn post(path: &str, body: &JsValue) -> Result<JsValue, Fault> {
    let text = JSON::stringify(body).map(String::from).map_err(|_| Fault::Refused)?;
    let request = Request::post(path).header("content-type", "application/json").body(text);
    let answer = request.map_err(|_| Fault::Offline)?.send().await.map_err(|_| Fault::Offline)?;
    let text = answer.text().await.map_err(|_| Fault::Offline)?;
    if !answer.ok() {
        return Err(Fault::of_answer(answer.status(), &text));
    }
    Ok(JSON::parse(&text).unwrap_or_default())
}

fn field(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &name.into()).unwrap_or_default()
}

/// The options as browsers take them: bytes where JSON has base64url.
fn read_bytes(public_key: &JsValue) {
    let read = |of: &JsValue, name: &str| {
        if let Some(bytes) = field(of, name).as_string().and_then(|text| note::crypt::bytes(&text).ok()) {
            let _ = Reflect::set(of, &name.into(), &array(&bytes));
        }
    };
    read(public_key, "challenge");
    read(&field(public_key, "user"), "id");
    for list in ["excludeCredentials", "allowCredentials"] {
        if let Ok(list) = field(public_key, list).dyn_into::<Array>() {
            list.iter().for_each(|one| read(&one, "id"));
        }
    }
}

/// What the browser made or found, as JSON.
fn credential(found: &JsValue) -> JsValue {
    let response = field(found, "response");
    let written = object(&[]);
    for name in ["attestationObject", "clientDataJSON", "authenticatorData", "signature", "userHandle"] {
        let bytes = field(&response, name);
        if bytes.is_truthy() {
            let text = note::crypt::text(&Uint8Array::new(&bytes).to_vec());
            let _ = Reflect::set(&written, &name.into(), &text.into());
        }
    }
    let results = field(found, "getClientExtensionResults").dyn_into::<Function>();
    let results = results.and_then(|results| results.call0(found)).unwrap_or_else(|_| object(&[]).into());
    let id = field(found, "id");
    object(&[
        ("id", id.clone()),
        ("rawId", id),
        ("type", field(found, "type")),
        ("response", written.into()),
        ("clientExtensionResults", results),
    ])
    .into()
}

/// Hides what was said before.
fn hush() {
    for said in browser::query_all("[data-said]:not([data-said=changed])") {
        let _ = said.set_attribute("hidden", "");
    }
}

/// Shows the words nearest to the button, and puts the focus there.
fn say(button: &Element, fault: Fault) {
    let named =
        |around: &Element, fault: Fault| around.query_selector(&format!("[data-said={}]", fault.name())).ok().flatten();
    let mut around = button.parent_element();
    while let Some(place) = around {
        if let Some(said) = named(&place, fault).or_else(|| named(&place, Fault::Refused)) {
            let _ = said.remove_attribute("hidden");
            let _ = said.set_attribute("tabindex", "-1");
            if let Some(said) = said.dyn_ref::<HtmlElement>() {
                let _ = said.focus();
            }
            return;
        }
        around = place.parent_element();
    }
}
