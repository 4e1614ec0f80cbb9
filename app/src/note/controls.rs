//! Controls of a form and the answer that stands in them.

use note::document::Answer;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};

use super::dom;
use crate::browser;

/// Between the name of a field and that of an entry: radio buttons of two entries must not be one group.
const OF_ENTRY: char = '~';

/// Controls of this part of a form, and not those of entries inside it.
fn of(part: &Element) -> Vec<Element> {
    let own = |control: &Element| control.closest("[data-entry]").ok().flatten();
    let entry = own(part);
    let mut controls = dom::all_within(part, "input[name],textarea[name],select[name]");
    controls.retain(|control| own(control) == entry);
    controls
}

fn name(control: &Element) -> String {
    dom::data(control, "name").split(OF_ENTRY).next().unwrap_or_default().to_owned()
}

/// What stands in the controls of a part. Several boxes that are ticked are names divided by blanks.
pub fn read(part: &Element) -> Answer {
    let mut answer = Answer::new();
    for control in of(part) {
        let Some(text) = value(&control) else { continue };
        let field = answer.entry(name(&control)).or_default();
        if !field.is_empty() {
            field.push(' ');
        }
        field.push_str(&text);
    }
    answer.retain(|_, text| !text.trim().is_empty());
    answer
}

/// What stands in a control; `None` for a box that is not ticked.
pub fn value(control: &Element) -> Option<String> {
    if let Some(input) = control.dyn_ref::<HtmlInputElement>() {
        return (!is_box(input) || input.checked()).then(|| input.value());
    }
    if let Some(area) = control.dyn_ref::<HtmlTextAreaElement>() {
        return Some(area.value());
    }
    control.dyn_ref::<HtmlSelectElement>().map(HtmlSelectElement::value)
}

/// Puts an answer into the controls of a part.
pub fn fill(part: &Element, answer: Option<&Answer>) {
    for control in of(part) {
        let text = answer.and_then(|answer| answer.get(&name(&control))).map_or("", String::as_str);
        set(&control, text);
    }
}

fn set(control: &Element, text: &str) {
    match control.dyn_ref::<HtmlInputElement>() {
        Some(input) if is_box(input) => {
            input.set_checked(text.split_whitespace().any(|one| one == input.value()));
        }
        // A program may not choose a file.
        Some(input) if input.type_() == "file" => {}
        // Where the text is the same the cursor stays where it is.
        _ if value(control).as_deref() == Some(text) => {}
        _ => browser::set_value(control, text),
    }
}

fn is_box(input: &HtmlInputElement) -> bool {
    matches!(input.type_().as_str(), "checkbox" | "radio")
}

/// Puts text into the control of this field.
pub fn set_field(part: &Element, field: &str, text: &str) {
    if let Some(control) = of(part).iter().find(|control| name(control) == field) {
        set(control, text);
    }
}

/// What stands in the control of this field of a screen.
pub fn field(part: &Element, field: &str) -> String {
    let control = of(part).into_iter().find(|control| name(control) == field);
    control.and_then(|control| value(&control)).unwrap_or_default()
}

/// The first control of this field: to hand the focus to.
pub fn control(part: &Element, field: &str) -> Option<Element> {
    of(part).into_iter().find(|control| name(control) == field)
}

/// Gives the controls of a new entry names and ids of their own.
pub fn make_own(entry: &Element, id: &str) {
    for element in std::iter::once(entry.clone())
        .chain(dom::all_within(entry, "[id],[for],[name],[aria-describedby],[aria-labelledby]"))
    {
        for attribute in ["id", "for", "aria-describedby", "aria-labelledby"] {
            if let Some(value) = element.get_attribute(attribute) {
                let own: Vec<String> = value.split_whitespace().map(|one| format!("{one}-{id}")).collect();
                let _ = element.set_attribute(attribute, &own.join(" "));
            }
        }
        if let Some(name) = element.get_attribute("name") {
            let _ = element.set_attribute("name", &format!("{name}{OF_ENTRY}{id}"));
        }
    }
}
