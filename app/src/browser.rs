//! What only a browser can do. Called from event handlers and effects, which never run on the server.

use std::cell::RefCell;

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::js_sys::{Function, Promise, Reflect};

use leptos::prelude::{document, window};

/// Whether the browser has translated the page already. Its texts are then not those of the program any
/// more: the page is left as it is, and works as it does without a program.
pub fn is_translated() -> bool {
    let translated = |root: &web_sys::Element| {
        let class = root.class_name();
        class.contains("translated-ltr") || class.contains("translated-rtl")
    };
    document().document_element().is_some_and(|root| translated(&root))
        || document().query_selector("#page font").is_ok_and(|found| found.is_some())
}

/// To be called when the program fails. What is left is a plain page whose links and forms load documents.
pub fn give_up() {
    mark("data-ready", false);
    mark("data-busy", false);
    // Ahead of the router, which would go on answering without being able to.
    let plain = Closure::<dyn Fn(web_sys::Event)>::new(|event: web_sys::Event| {
        event.stop_immediate_propagation();
        if event.type_() == "popstate" {
            let _ = window().location().reload();
        }
    })
    .into_js_value();
    for kind in ["click", "submit", "popstate"] {
        let _ = window().add_event_listener_with_callback_and_bool(kind, plain.unchecked_ref(), true);
    }
}

/// Marks the document: the style sheet shows what needs a running program when it is `data-ready`,
/// and the progress bar while it is `data-busy`.
pub fn mark(name: &str, on: bool) {
    if let Some(root) = document().document_element() {
        let _ = root.toggle_attribute_with_force(name, on);
    }
}

/// The element that was pressed, or the nearest one around it that matches.
pub fn pressed(event: &web_sys::MouseEvent, selector: &str) -> Option<web_sys::Element> {
    event.target()?.dyn_into::<web_sys::Element>().ok()?.closest(selector).ok()?
}

/// The address a plain GET form leads to, without the fields that are empty.
pub fn get_form_address(event: &web_sys::SubmitEvent) -> Option<String> {
    form_of(event).filter(|form| form.method() == "get").and_then(|form| form_address(&form))
}

/// The same for a form that nobody has sent yet.
pub fn form_address(form: &web_sys::HtmlFormElement) -> Option<String> {
    let fields = web_sys::FormData::new_with_form(form).ok()?;
    let fields = web_sys::UrlSearchParams::new_with_str_sequence_sequence(&fields).ok()?;
    let fields = String::from(fields.to_string());
    let filled: Vec<_> = fields.split('&').filter(|field| !field.ends_with('=')).collect();
    Some(format!("{}?{}", form.get_attribute("action")?, filled.join("&")))
}

/// Where a form is posted to, and what is typed into it, encoded as a browser sends it.
pub fn posted_form(event: &web_sys::SubmitEvent) -> Option<(String, String)> {
    // A file is sent by the browser itself.
    let form = form_of(event).filter(|form| form.enctype() != "multipart/form-data")?;
    let fields = web_sys::FormData::new_with_form(&form).ok()?;
    let fields = web_sys::UrlSearchParams::new_with_str_sequence_sequence(&fields).ok()?;
    // The button that was pressed says what is to be done, where a form has several.
    if let Some(button) = event.submitter()
        && let (Some(name), Some(value)) = (button.get_attribute("name"), button.get_attribute("value"))
    {
        fields.append(&name, &value);
    }
    Some((form.get_attribute("action")?, fields.to_string().into()))
}

/// Under which name what is typed is kept while the tab is open; the address of the form follows.
const TYPED: &str = "sasae.typed ";

fn posted_form_of_page() -> Option<(web_sys::HtmlFormElement, String)> {
    let form: web_sys::HtmlFormElement = query("form[data-keep]")?.dyn_into().ok()?;
    let name = format!("{TYPED}{}", form.get_attribute("action")?);
    Some((form, name))
}

/// What this tab keeps until it is closed; `None` where it is not allowed to.
fn tab_storage() -> Option<web_sys::Storage> {
    window().session_storage().ok().flatten()
}

thread_local! {
    /// What is typed into a form that says `data-keep="document"`, while the document lives.
    static IN_DOCUMENT: RefCell<String> = const { RefCell::new(String::new()) };
}

fn is_kept_in_document(form: &web_sys::HtmlFormElement) -> bool {
    form.get_attribute("data-keep").as_deref() == Some("document")
}

/// Keeps what is typed into a form, so that a reload does not lose it. Only forms that say so
/// (`data-keep`): what is about a person's health is in no storage that can be read, and survives no reload, but the
/// way to another page and back (`data-keep="document"`).
pub fn keep_typed() {
    let Some((form, name)) = posted_form_of_page() else { return };
    let fields = web_sys::FormData::new_with_form(&form);
    let fields = fields.and_then(|fields| web_sys::UrlSearchParams::new_with_str_sequence_sequence(&fields));
    let Ok(fields) = fields.map(|fields| String::from(fields.to_string())) else { return };
    if is_kept_in_document(&form) {
        IN_DOCUMENT.set(fields);
    } else if let Some(storage) = tab_storage() {
        let _ = storage.set_item(&name, &fields);
    }
}

/// Offers to go on with a form that was left, where a page has a place for it; keeps what a form brings with it.
fn offer_kept() {
    if let Some(place) = query("input[name=kept]") {
        let kept = IN_DOCUMENT.with_borrow(String::clone);
        set_value(&place, &kept);
        if !kept.is_empty() {
            query_all("[data-kept]").iter().for_each(|words| drop(words.remove_attribute("hidden")));
        }
    } else if posted_form_of_page().is_some_and(|(form, _)| is_kept_in_document(&form)) {
        keep_typed();
    }
}

/// Gives back what was typed into the form of this page before it was loaded again. A form that comes
/// back from the server with its errors has all that was typed already.
pub fn restore_typed() {
    offer_kept();
    let (Some((form, name)), Some(storage)) = (posted_form_of_page(), tab_storage()) else { return };
    let Some(typed) = storage.get_item(&name).ok().flatten().filter(|_| query(".error-summary").is_none()) else {
        return;
    };
    let Ok(typed) = web_sys::UrlSearchParams::new_with_str(&typed) else { return };
    let controls = form.elements();
    for at in 0..controls.length() {
        let Some(control) = controls.item(at) else { continue };
        let Some(name) = control.get_attribute("name") else { continue };
        match control.dyn_ref::<web_sys::HtmlInputElement>() {
            Some(input) if matches!(input.type_().as_str(), "checkbox" | "radio") => {
                let chosen = typed.get_all(&name).includes(&input.value().into(), 0);
                input.set_checked(chosen);
            }
            _ => set_value(&control, &typed.get(&name).unwrap_or_default()),
        }
    }
}

/// Puts text into a line, an area or a list to choose from.
pub fn set_value(control: &web_sys::Element, text: &str) {
    if let Some(input) = control.dyn_ref::<web_sys::HtmlInputElement>() {
        input.set_value(text);
    } else if let Some(area) = control.dyn_ref::<web_sys::HtmlTextAreaElement>() {
        area.set_value(text);
    } else if let Some(select) = control.dyn_ref::<web_sys::HtmlSelectElement>() {
        select.set_value(text);
    }
}

/// What was typed has arrived: this device keeps nothing of it.
pub fn forget_typed() {
    let Some((form, name)) = posted_form_of_page() else { return };
    if is_kept_in_document(&form) {
        IN_DOCUMENT.set(String::new());
    } else if let Some(storage) = tab_storage() {
        let _ = storage.remove_item(&name);
    }
}

/// Leaves the site for an address, in the place of this page: nothing of it stays to be seen, or to be gone back to.
pub fn leave(address: &str) {
    IN_DOCUMENT.set(String::new());
    if let Some(page) = query("#page") {
        page.set_inner_html("");
    }
    document().set_title("");
    let _ = window().location().replace(address);
}

/// The form of the event.
pub fn form_of(event: &web_sys::SubmitEvent) -> Option<web_sys::HtmlFormElement> {
    event.target()?.dyn_into().ok()
}

/// A page that came from the server.
pub struct ServedPage {
    document: web_sys::Document,
    /// Where it came from in the end, path and query string.
    pub address: Option<String>,
    /// HTTP status.
    pub status: u16,
}

impl ServedPage {
    /// The first element of it that matches.
    pub fn query(&self, selector: &str) -> Option<web_sys::Element> {
        self.document.query_selector(selector).ok().flatten()
    }
}

/// What came for an address.
pub enum Answer {
    Page(ServedPage),
    /// No page of this version of the site: the browser must load it by itself.
    Other,
    /// Nothing.
    None,
}

/// Who wants a page.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum By {
    Visitor,
    /// The one that is shown, by itself.
    Page,
}

/// Fetches a page, or posts a form to it. `body`: URL-encoded fields.
pub async fn page(address: &str, body: Option<String>, by: By) -> Answer {
    use gloo_net::http;

    let init = web_sys::RequestInit::new();
    if let Some(body) = body {
        init.set_method("POST");
        let fields = web_sys::UrlSearchParams::new_with_str(&body).ok();
        init.set_body(&fields.map(JsValue::from).unwrap_or_default());
    }
    let Ok(request) = web_sys::Request::new_with_str_and_init(address, &init) else { return Answer::None };
    let request = http::Request::from(request);
    if by == By::Page {
        request.headers().set(api::accounts::BACKGROUND, "1");
    }
    let Ok(response) = request.send().await else { return Answer::None };
    let status = response.status();
    let is_html = response.headers().get("content-type").is_some_and(|kind| kind.starts_with("text/html"));
    let Ok(text) = response.text().await else { return Answer::None };
    let parsed =
        web_sys::DomParser::new().and_then(|parser| parser.parse_from_string(&text, web_sys::SupportedType::TextHtml));
    let Ok(page) = parsed else { return Answer::Other };
    // Another version of the style sheet means another version of the site.
    let style = |document: &web_sys::Document| {
        document.query_selector("link[rel=stylesheet]").ok().flatten().and_then(|link| link.get_attribute("href"))
    };
    if !is_html || style(&page) != style(&document()) {
        return Answer::Other;
    }
    let url = web_sys::Url::new(&response.url()).ok();
    Answer::Page(ServedPage { document: page, address: url.map(|url| url.pathname() + &url.search()), status })
}

/// Runs something that waits.
pub fn spawn(task: impl Future<Output = ()> + 'static) {
    wasm_bindgen_futures::spawn_local(task);
}

/// Puts a page into the place of the one that is shown.
pub fn show(page: &ServedPage) {
    let page = &page.document;
    let found = |document: &web_sys::Document| document.get_element_by_id("page");
    if let (Some(new), Some(old)) = (found(page), found(&document())) {
        // What lives longer than a page: the map that is shown.
        let carried = query_all("[data-carried]");
        old.set_inner_html(&new.inner_html());
        for element in carried {
            if let Some(place) = document().get_element_by_id(&element.id()) {
                let _ = place.replace_with_with_node_1(&element);
            }
        }
    }
    document().set_title(&page.title());
    let roots = (page.document_element(), document().document_element());
    if let (Some(new), Some(old)) = roots
        && let Some(lang) = new.get_attribute("lang")
    {
        let _ = old.set_attribute("lang", &lang);
    }
}

/// Shows, in the place of a page, that it does not come: the words came with the page before.
pub fn show_without_connection() {
    let template = query("#without-connection");
    if let (Some(template), Some(main)) = (template, query("main")) {
        document().set_title(&template.get_attribute("data-title").unwrap_or_default());
        main.set_inner_html(&template.inner_html());
    }
}

/// Says above a form that it could not be sent; what is typed stays.
pub fn say_no_connection(form: Option<&web_sys::HtmlFormElement>) {
    let (Some(form), Some(template)) = (form, query("#without-connection")) else { return };
    let Some(words) =
        template.inner_html().split("<p>").nth(1).and_then(|rest| rest.split("</p>").next()).map(str::to_owned)
    else {
        return;
    };
    if let Ok(Some(old)) = form.query_selector(".form-fault") {
        old.remove();
    }
    let fault = format!("<div class=\"form-fault problem\" role=\"alert\"><p>{words}</p></div>");
    let _ = form.insert_adjacent_html("beforeend", &fault);
}

/// Said to the window whenever another page stands in the document.
pub const ARRIVED: &str = "sasae:arrived";

/// Tells programs of single pages that a page has come, and loads that of this page where it has one.
pub fn tell_arrival() {
    if let Ok(event) = web_sys::Event::new(ARRIVED) {
        let _ = window().dispatch_event(&event);
    }
    if let Some(program) = query("[data-page-program]").and_then(|page| page.get_attribute("data-page-program")) {
        let _ = load_script(&program);
    }
}

/// Loads a module, once for each address. `None` when it is there or on its way.
pub fn load_script(address: &str) -> Option<web_sys::Element> {
    if address.is_empty() || query(&format!("script[src=\"{address}\"]")).is_some() {
        return None;
    }
    let script = document().create_element("script").ok()?;
    let _ = script.set_attribute("type", "module");
    let _ = script.set_attribute("src", address);
    document().head()?.append_child(&script).ok()?;
    Some(script)
}

/// The first element that matches.
pub fn query(selector: &str) -> Option<web_sys::Element> {
    document().query_selector(selector).ok().flatten()
}

/// Whether something is being waited for.
pub fn is_busy() -> bool {
    document().document_element().is_some_and(|root| root.has_attribute("data-busy"))
}

/// Words that the page holds for the program in an attribute of an element.
pub fn words(selector: &str, attribute: &str) -> String {
    query(selector).and_then(|element| element.get_attribute(attribute)).unwrap_or_default()
}

/// Under which name saved places are kept on this device.
const SAVED: &str = "sasae.saved";

/// What this device keeps; `None` where it is not allowed to.
fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok().flatten()
}

/// Ids of the facilities that are saved on this device, the newest last.
fn saved() -> Vec<String> {
    let kept = storage().and_then(|storage| storage.get_item(SAVED).ok().flatten()).unwrap_or_default();
    // Whatever else somebody has put there is no id.
    let is_id = |id: &&str| !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    kept.split(',').filter(is_id).map(str::to_owned).collect()
}

/// Saves a facility on this device, or lets it go.
pub fn toggle_saved(id: &str) {
    let mut ids = saved();
    if ids.iter().any(|saved| saved == id) {
        ids.retain(|saved| saved != id);
    } else {
        ids.push(id.to_owned());
    }
    if let Some(storage) = storage() {
        let _ = storage.set_item(SAVED, &ids.join(","));
    }
}

/// Marks the buttons of what is saved, and makes links to the list lead to what it holds; without
/// storage there is nothing to offer.
pub fn show_saved() {
    let ids = saved();
    mark("data-no-storage", storage().is_none());
    for button in query_all("[data-action=save]") {
        let id = button.get_attribute("data-id").unwrap_or_default();
        let _ = button.toggle_attribute_with_force("data-saved", ids.contains(&id));
    }
    for link in query_all("a[data-saved-link]") {
        let list = link.get_attribute("data-saved-link").unwrap_or_default();
        let _ = link.set_attribute("href", &with_ids(&list, &ids));
    }
}

/// The address of the list on this device, when its page has been opened without one.
pub fn saved_list() -> Option<String> {
    let ids = saved();
    let is_bare =
        query("[data-saved-list]").is_some() && window().location().search().is_ok_and(|search| search.is_empty());
    (is_bare && !ids.is_empty()).then(|| with_ids(&window().location().pathname().unwrap_or_default(), &ids))
}

fn with_ids(list: &str, ids: &[String]) -> String {
    if ids.is_empty() { list.to_owned() } else { format!("{list}?id={}", ids.join(",")) }
}

/// All that match, in their order.
pub fn query_all(selector: &str) -> Vec<web_sys::Element> {
    document().query_selector_all(selector).map(|found| elements(&found)).unwrap_or_default()
}

/// The elements of a list.
pub fn elements(found: &web_sys::NodeList) -> Vec<web_sys::Element> {
    (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect()
}

/// Makes the way back of a facility lead to the results it was opened from.
pub fn lead_back(results: &str) {
    if let Some(link) = query("a[data-action=back]") {
        let _ = link.set_attribute("href", results);
        link.set_text_content(link.get_attribute("data-words").as_deref());
    }
}

/// Hears of an event for as long as the document lives.
pub fn on(target: &web_sys::EventTarget, event: &str, hear: impl Fn(web_sys::Event) + 'static) {
    let hear = Closure::<dyn Fn(web_sys::Event)>::new(hear).into_js_value();
    let _ = target.add_event_listener_with_callback(event, hear.unchecked_ref());
}

/// Hears of an event ahead of all others.
pub fn on_first(event: &str, hear: impl Fn(&web_sys::Event) + 'static) {
    let hear = Closure::<dyn Fn(web_sys::Event)>::new(move |event| hear(&event)).into_js_value();
    let _ = window().add_event_listener_with_callback_and_bool(event, hear.unchecked_ref(), true);
}

/// Hears of presses ahead of all others.
pub fn on_click_first(hear: impl Fn(&web_sys::MouseEvent) + 'static) {
    on_first("click", move |event| {
        if let Some(press) = event.dyn_ref() {
            hear(press);
        }
    });
}

/// Hands the address of the page to another program of the device, or copies it and says so. Where
/// neither is allowed, as on a site without TLS, it says what to do instead.
pub fn share(copied: String, not_copied: &str) {
    const STATUS: &str = "#share-status";
    let Ok(address) = window().location().href() else { return };
    let navigator = window().navigator();
    let has = |name: &str| Reflect::get(&navigator, &name.into()).is_ok_and(|found| !found.is_undefined());
    if has("share") {
        let data = web_sys::ShareData::new();
        data.set_title(&document().title());
        data.set_url(&address);
        // Whoever closes the list of programs has changed their mind.
        forget(&navigator.share_with_data(&data), |_| ());
    } else if has("clipboard") {
        let not_copied = not_copied.to_owned();
        forget(&navigator.clipboard().write_text(&address), move |done| {
            say(STATUS, if done { &copied } else { &not_copied });
        });
    } else {
        say(STATUS, not_copied);
    }
}

/// Tells how a promise ends, whenever that is.
fn forget(promise: &Promise, ended: impl Fn(bool) + Clone + 'static) {
    let done = Closure::once(Box::new({
        let ended = ended.clone();
        move |_| ended(true)
    }) as Box<dyn FnOnce(JsValue)>);
    let failed = Closure::once(Box::new(move |_| ended(false)) as Box<dyn FnOnce(JsValue)>);
    let _ = promise.then2(&done, &failed);
    done.forget();
    failed.forget();
}

/// Changes the words of an element that is read aloud when it changes.
pub fn say(selector: &str, words: &str) {
    if let Some(element) = query(selector) {
        element.set_text_content(Some(words));
    }
}

/// Loads a page from the server, as a new document.
pub fn load(address: &str) {
    let _ = window().location().assign(address);
}

/// The address of the document: path and query string.
pub fn address() -> String {
    let location = window().location();
    format!("{}{}", location.pathname().unwrap_or_default(), location.search().unwrap_or_default())
}

/// Prints the page.
pub fn print() {
    let _ = window().print();
}

/// Moves the focus to the first element that matches, without scrolling to it.
pub fn focus(selector: &str) -> bool {
    let element = document().query_selector(selector).ok().flatten();
    let Some(element) = element.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) else {
        return false;
    };
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    element.focus_with_options(&options).is_ok()
}

/// How far the page is scrolled down, in CSS pixels.
pub fn scrolled() -> f64 {
    window().scroll_y().unwrap_or_default()
}

/// Scrolls to `y` CSS pixels from the top.
pub fn scroll_to(y: f64) {
    window().scroll_to_with_x_and_y(0.0, y);
}

/// Why there is no position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoPosition {
    /// The person or the browser refused.
    Refused,
    /// Not found in time, or this device cannot tell.
    NotFound,
}

/// Asks for the position (latitude, longitude), once. The browser asks the person first.
pub fn ask_position(done: impl Fn(Result<(f64, f64), NoPosition>) + Clone + 'static) {
    /// A position of the last five minutes is as good as a new one.
    const MAXIMUM_AGE_MS: u32 = 300_000;
    const TIMEOUT_MS: u32 = 15_000;

    let Ok(geolocation) = window().navigator().geolocation() else {
        done(Err(NoPosition::NotFound));
        return;
    };
    let found: Function = Closure::once_into_js({
        let done = done.clone();
        move |position: web_sys::Position| {
            let coordinates = position.coords();
            done(Ok((coordinates.latitude(), coordinates.longitude())));
        }
    })
    .unchecked_into();
    let failed: Function = Closure::once_into_js({
        let done = done.clone();
        move |error: web_sys::PositionError| {
            done(Err(match error.code() {
                web_sys::PositionError::PERMISSION_DENIED => NoPosition::Refused,
                _ => NoPosition::NotFound,
            }));
        }
    })
    .unchecked_into();
    let options = web_sys::PositionOptions::new();
    options.set_maximum_age(MAXIMUM_AGE_MS);
    options.set_timeout(TIMEOUT_MS);
    if geolocation.get_current_position_with_error_callback_and_options(&found, Some(&failed), &options).is_err() {
        done(Err(NoPosition::NotFound));
    }
}
