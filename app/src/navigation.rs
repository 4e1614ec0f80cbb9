//! Moving between pages without loading a new document, and what answers to the reader.
//!
//! The router follows plain links. In the same way plain forms are followed here, and buttons whose
//! `data-action` says what they do: markup needs no handlers of its own.

use leptos::ev;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use crate::browser::{self, NoPosition};
use crate::positions::rounded;

/// State of the whole visit.
#[derive(Clone, Copy)]
pub struct Navigation {
    routing: RwSignal<bool>,
    waiting: RwSignal<bool>,
    attempts: RwSignal<u32>,
    place: StoredValue<Option<Place>>,
    returning: StoredValue<bool>,
}

/// Where a reader left the results.
#[derive(Clone)]
struct Place {
    search: String,
    facility: String,
    scrolled: f64,
}

/// Makes the navigation state, and moves the focus after each navigation.
pub fn provide_navigation() -> Navigation {
    let navigation = Navigation {
        routing: RwSignal::new(false),
        waiting: RwSignal::new(false),
        attempts: RwSignal::new(0),
        place: StoredValue::new(None),
        returning: StoredValue::new(false),
    };
    provide_context(navigation);
    Effect::new(move |was_busy: Option<bool>| {
        let busy = navigation.routing.get() || navigation.waiting.get();
        if was_busy.is_some_and(|was_busy| was_busy != busy) {
            browser::mark("data-busy", busy);
            browser::say("#progress", if busy { "読みこんでいます" } else { "" });
        }
        if was_busy == Some(true) && !busy {
            // The new page stands in the document by the next frame.
            request_animation_frame(move || navigation.arrive());
        }
        busy
    });
    navigation
}

/// The navigation state.
pub fn use_navigation() -> Navigation {
    expect_context()
}

/// Answers to presses and forms anywhere on the page. Stands inside the router, and shows nothing.
#[component]
pub fn Answers() -> impl IntoView {
    let navigation = use_navigation();
    let navigate = use_navigate();
    let go = move |address: &str| navigate(address, NavigateOptions::default());
    if cfg!(not(feature = "ssr")) {
        browser::mark("data-ready", true);
        let _ = window_event_listener(ev::popstate, move |_| {
            navigation.returning.set_value(true);
            browser::go_to(Some(browser::address()));
        });
        let _ = window_event_listener(ev::click, {
            let go = go.clone();
            move |event| navigation.press(&event, &go)
        });
        let _ = window_event_listener(ev::submit, move |event| {
            if let Some(address) = browser::get_form_address(&event) {
                event.prevent_default();
                browser::go_to(Some(address.clone()));
                go(&address);
            }
        });
    }
}

impl Navigation {
    /// How often the reader asked to try again.
    ///
    /// On the server a page may still be made while its visit is over already: then it is zero.
    pub fn attempts(&self) -> u32 {
        self.attempts.try_get().unwrap_or_default()
    }

    /// For the router.
    pub fn set_routing(&self) -> SignalSetter<bool> {
        self.routing.into()
    }

    /// For what waits for data.
    pub fn set_waiting(&self) -> SignalSetter<bool> {
        self.waiting.into()
    }

    /// The address of the last results from which a facility was opened in this visit.
    pub fn last_search(&self) -> Option<String> {
        self.place.with_value(|place| place.as_ref().map(|place| place.search.clone()))
    }

    fn press(&self, event: &ev::MouseEvent, go: &(impl Fn(&str) + Clone + 'static)) {
        if event.default_prevented()
            && let Some(link) = browser::pressed(event, "a[href]")
        {
            // The router follows it.
            browser::go_to(link.get_attribute("href"));
        }
        if let Some(facility) = browser::pressed(event, ".facility-list a[href^='/facilities/']") {
            let facility = facility.get_attribute("href").unwrap_or_default();
            let place = Place { search: browser::address(), facility, scrolled: browser::scrolled() };
            self.place.set_value(Some(place));
        }
        let Some(pressed) = browser::pressed(event, "[data-action]") else { return };
        match pressed.get_attribute("data-action").as_deref() {
            Some("back") => self.returning.set_value(true),
            Some("near") => ask_for_place(pressed.get_attribute("data-near").unwrap_or_default(), go.clone()),
            Some("print") => browser::print(),
            Some("retry") => {
                event.prevent_default();
                self.attempts.update(|attempts| *attempts += 1);
            }
            _ => {}
        }
    }

    /// Puts the focus on the heading of a new page; on the way back to the results, on the
    /// facility from which the reader comes, at the same place of the list.
    fn arrive(&self) {
        if self.routing.get_untracked() || self.waiting.get_untracked() {
            // The reader has gone on already.
            return;
        }
        browser::go_to(None);
        let returning = self.returning.get_value();
        self.returning.set_value(false);
        if returning
            && let Some(Place { search, facility, scrolled }) = self.place.get_value()
            && browser::address() == search
            && browser::focus(&format!("main a[href=\"{facility}\"]"))
        {
            browser::scroll_to(scrolled);
            return;
        }
        let _ = browser::focus("main h1");
    }
}

/// Goes to the results nearest first: `results` is their address but for the position.
fn ask_for_place(results: String, go: impl Fn(&str) + Clone + 'static) {
    const STATUS: &str = "#near-status";
    browser::say(STATUS, "現在地をしらべています…");
    browser::ask_position(move |position| match position {
        Ok((lat, lng)) => {
            browser::say(STATUS, "");
            go(&format!("{results}{}", rounded(lat, lng)));
        }
        Err(NoPosition::Refused) => {
            browser::say(STATUS, "現在地を使う許可がありません。町や駅の名前を入れて、さがすことができます。");
        }
        Err(NoPosition::NotFound) => {
            browser::say(STATUS, "現在地がわかりませんでした。町や駅の名前を入れて、さがすことができます。");
        }
    });
}
