//! Lists and tables on paper: what is filled in takes the place of rows that wait to be written on by hand.

use web_sys::Element;

use super::dom;

/// Puts a copy of the template of a list, which stands in it or beside it, for each item.
pub fn fill<T>(list: &Element, items: &[T], fill: impl Fn(&Element, &T)) {
    for old in dom::all_within(list, "[data-filled]") {
        old.remove();
    }
    let of = |place: &Element| dom::within(place, "template[data-row],template[data-card-row]");
    let template = of(list).or_else(|| of(&list.parent_element()?));
    let Some(template) = template else { return };
    for empty in dom::all_within(list, "[data-empty]").iter().take(items.len()) {
        empty.remove();
    }
    let before = dom::within(list, "[data-empty]");
    for item in items {
        let Some(row) = dom::instance(&template) else { return };
        let _ = row.set_attribute("data-filled", "");
        fill(&row, item);
        let _ = list.insert_before(&row, before.as_deref());
    }
}

/// Writes into the cell of a row, or into the row itself.
pub fn cell(row: &Element, field: &str, text: &str) {
    let select = format!("[data-field=\"{field}\"]");
    if row.matches(&select).unwrap_or_default() {
        row.set_text_content(Some(text));
    }
    for cell in dom::all_within(row, &select) {
        cell.set_text_content(Some(text));
    }
}
