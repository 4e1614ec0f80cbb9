//! The note: what runs in the browser on `/note` and its papers, loaded there alone.
//!
//! The page brings every screen and every word; this program shows one screen at a time (`screens`), puts what stands in
//! the note into its forms and takes what is typed out of them (`forms`, `controls`), and keeps it encrypted (`open_note`,
//! `storage`, `secrets`). The rules are those of the crate `note`.

mod booklet;
mod card;
mod controls;
mod copies;
mod dom;
mod facilities;
mod fetch;
mod files;
mod forms;
mod home;
mod keys;
mod leaving;
mod locks;
mod offline;
mod open_note;
mod opening;
mod passkey;
mod rows;
mod said;
mod screens;
mod sealing;
mod secrets;
mod storage;
mod stored;

use leptos::prelude::{document, window};
use wasm_bindgen::JsCast as _;
use web_sys::Element;

use crate::browser;
use note::crypt::Fault;
use note::crypt::file::Kept;
use said::{Said, run};

/// Begins to answer: for the page that is there, and for those that come.
pub fn start() {
    listen();
    leaving::watch();
    offline::offer_installing();
    browser::on(&window(), browser::ARRIVED, |_| arrive());
    arrive();
}

/// A page of the note has come, or the note was opened or closed.
fn arrive() {
    let Some(root) = dom::root() else { return };
    offline::show_age();
    if !secrets::are_possible() {
        dom::when("insecure", true);
        return;
    }
    let _ = root.set_attribute("data-running", "");
    browser::spawn(async {
        if let Err(Said(words)) = open_again().await {
            dom::fault(&words);
        }
        // Not before: what is here must be known before another is begun.
        dom::when("program", true);
        browser::mark("data-note-ready", true);
    });
}

/// Opens what can be opened without asking, and shows what the page is for.
async fn open_again() -> Result<(), Said> {
    let mut is_locked = false;
    if !open_note::is_open()
        && let Some(kept) = storage::note().await?
    {
        let opened = match Kept::read(&kept) {
            Ok(kept) => open_note::open_again(&kept).await,
            Err(fault) => Err(fault),
        };
        match opened {
            Ok(()) => offline::begin(),
            Err(fault @ (Fault::Damaged | Fault::NotOurs | Fault::TooNew)) => {
                screens::replace("unlock");
                return Err(fault.into());
            }
            // It is locked.
            Err(_) => {}
        }
        is_locked = !open_note::is_open();
    }
    dom::when("opened", open_note::is_open());
    if dom::find("[data-screen]").is_some() {
        show_first(is_locked).await;
        return Ok(());
    }
    if !open_note::is_open() {
        dom::when("locked", true);
        return Ok(());
    }
    let path = window().location().pathname().unwrap_or_default();
    match path.rsplit('/').next().unwrap_or_default() {
        "booklet" => booklet::show(),
        "card" => card::show_paper().await?,
        "sheet" => copies::show_sheet().await?,
        _ => {}
    }
    Ok(())
}

/// What the QR of a sheet asks for, or the screen that was shown before the page was loaded again.
async fn show_first(is_locked: bool) {
    if opening::take_scanned().await {
        return;
    }
    if open_note::is_open() {
        screens::replace(&screens::of_history().unwrap_or_else(|| "home".to_owned()));
    } else if is_locked {
        screens::replace("unlock");
    }
}

fn screen_of(element: &Element) -> Option<Element> {
    element.closest("[data-screen]").ok().flatten()
}

fn listen() {
    // Before the router and the forms of other pages: what is typed here goes into no address.
    browser::on_click_first(|event| {
        let Some(button) = browser::pressed(event, "[data-note] [data-show],[data-note] [data-act]") else { return };
        event.prevent_default();
        open_note::use_now();
        // The return key presses the first button of a form: in a search it means another.
        let search =
            document().active_element().and_then(|focused| focused.closest("[data-facility-search]").ok().flatten());
        if let Some(find) =
            search.filter(|_| event.detail() == 0).and_then(|search| dom::within(&search, "[data-act=find-facility]"))
            && dom::data(&button, "data-act") == "next"
        {
            act("find-facility", find);
            return;
        }
        match button.get_attribute("data-act") {
            Some(action) => act(&action, button),
            None => screens::go(&dom::data(&button, "data-show")),
        }
    });
    browser::on_first("submit", |event| {
        let form = event.target().and_then(|form| form.dyn_into::<Element>().ok());
        if form.is_some_and(|form| form.closest("[data-note]").ok().flatten().is_some()) {
            event.prevent_default();
            event.stop_propagation();
        }
    });
    browser::on_first("input", typed);
    browser::on_first("change", typed);
    browser::on_first("popstate", |_| {
        if dom::find("[data-screen]").is_some() {
            screens::show_again(&screens::of_history().unwrap_or_else(|| "explain".to_owned()));
        }
    });
    browser::on(&document(), "visibilitychange", |_| save_now());
    browser::on(&window(), "pagehide", |_| save_now());
    browser::on(&window(), "beforeprint", |_| {
        if open_note::is_open() && dom::find("[data-out=card-qr]").is_some() {
            card::printed();
        }
    });
}

fn save_now() {
    if open_note::is_open() && dom::root().is_some() {
        browser::spawn(async {
            let _ = open_note::save().await;
        });
    }
}

fn typed(event: &web_sys::Event) {
    let control = event.target().and_then(|control| control.dyn_into::<Element>().ok());
    let Some(control) = control.filter(|_| open_note::is_open()) else { return };
    let Some(screen) = screen_of(&control) else { return };
    match dom::data(&screen, "data-screen").as_str() {
        name if name.starts_with("q:") && control.has_attribute("name") => {
            // Taken at once: another page may stand here before it is saved.
            forms::take_in();
            open_note::write_soon();
        }
        "card" => card::take_in(&screen),
        "compare" => sealing::show_difference(&screen),
        _ => {}
    }
}

fn act(action: &str, button: Element) {
    let screen = screen_of(&button);
    match (action, screen) {
        ("begin", _) => run(begin()),
        ("back", _) => screens::step(false),
        ("next", _) => screens::step(true),
        ("add-entry", Some(screen)) => {
            let entry = forms::add_entry(&screen).and_then(|entry| dom::within(&entry, "input,textarea,select"));
            entry.iter().for_each(dom::focus);
        }
        ("remove-entry", _) => {
            if let Ok(Some(entry)) = button.closest("[data-entry]") {
                forms::remove_entry(&entry);
            }
        }
        ("undo", _) => forms::undo(),
        ("choose", _) => forms::choose(&button),
        ("find-facility", _) => browser::spawn(facilities::search(button)),
        ("take-facility", _) => facilities::choose(&button),
        ("event", _) => home::event(&dom::data(&button, "data-event")),
        ("resolve", _) => home::resolve(),
        ("review", _) => home::review(),
        ("unchanged", _) => home::unchanged(),
        ("seal", Some(screen)) => browser::spawn(sealing::seal(screen)),
        ("read-version", _) => sealing::read(&button),
        ("compare", _) => sealing::begin_compare(&button),
        ("withdraw", _) => browser::spawn(sealing::withdraw(button)),
        ("veil", _) => veil(&button),
        ("suggest", _) => run(locks::suggest()),
        ("set-passphrase", Some(screen)) => run(locks::set_passphrase(screen)),
        ("unlock", Some(screen)) => run(opening::unlock(screen)),
        ("unlock-passkey", _) => run(passkey::unlock()),
        ("add-passkey", _) => run(passkey::add()),
        ("remove-passkey", _) => run(passkey::remove()),
        ("open-file", Some(screen)) => run(opening::open_file(screen)),
        ("open-stored", Some(screen)) => run(opening::open_stored(screen)),
        ("save-file", _) => run(copies::save_file()),
        ("store", _) => run(stored::store()),
        ("unstore", _) => run(stored::unstore()),
        ("show-join", _) => run(copies::show_join()),
        ("hide-join", _) => copies::hide_join(),
        ("export", _) => copies::export(),
        ("export-fhir", _) => copies::export_fhir(),
        ("renew-recovery", _) => run(locks::renew_recovery()),
        ("install", _) => offline::install(),
        ("lock", _) => run(leaving::lock()),
        ("forget", Some(screen)) => run(leaving::forget(screen)),
        ("make-qr", _) => run(card::make_qr()),
        ("revoke-card", _) => run(card::revoke()),
        _ => {}
    }
}

async fn begin() -> Result<(), Said> {
    if open_note::is_open() || storage::note().await?.is_some() {
        arrive();
        return Ok(());
    }
    open_note::begin().await?;
    screens::replace("home");
    screens::go("q:me.name");
    offline::begin();
    Ok(())
}

/// Hides what is typed from whoever looks on, or shows it.
fn veil(button: &Element) {
    let Some(input) = dom::find(&format!("#{}", dom::data(button, "aria-controls"))) else { return };
    let hidden = !input.has_attribute("data-veiled");
    let _ = input.toggle_attribute_with_force("data-veiled", hidden);
    let _ = button.set_attribute("aria-pressed", if hidden { "true" } else { "false" });
}
