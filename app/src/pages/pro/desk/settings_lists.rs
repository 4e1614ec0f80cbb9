//! `/pro/desk/settings/{list}`: what is chosen from, edited by the region.

use api::consults::lists::{ConsultLists, ListItem, ListName, MOST_ITEMS};
use api::query::form_value;
use api::{ClientError, ErrorItem};
use maud::{Markup, html};

use super::super::frame::{self, ProPage};
use super::settings::path;
use crate::components::{NoticeKind, error_summary, notice};
use crate::form::FormState;
use crate::lang::Lang;
use crate::page::{Answer, Page, Visit};
use crate::words::{Text, pro_desk_settings as w};

/// Empty rows behind what is there.
const NEW_ROWS: usize = 3;
/// Rows that are looked at: those of a list that somebody else made longer meanwhile, too.
const MOST_ROWS: usize = 2 * MOST_ITEMS;

/// How a reading is typed.
const EXAMPLE: &str = "漢字《かんじ》";

pub fn list_words(lang: Lang, list: ListName) -> Text {
    match list {
        ListName::Askers => w::askers(lang),
        ListName::Topics => w::topics(lang),
        ListName::Provided => w::provided(lang),
    }
}

pub async fn page(visit: &Visit, list: ListName) -> Result<Page, ClientError> {
    let lists = visit.client.get_consult_lists().await?;
    let page = ListPage { status: 200, revision: lists.revision, kept: &[], errors: Vec::new() };
    form_page(visit, list, lists.of(list), page).await
}

/// The whole list, posted. The other lists stay as they are. Where somebody else has edited them meanwhile, what they made
/// stands beside what was typed, and is kept by one more press.
pub async fn send(visit: &Visit, list: ListName, typed: &[(String, String)]) -> Result<Answer, ClientError> {
    let mut lists = visit.client.get_consult_lists().await?;
    let known = lists.of(list).to_vec();
    let (newest, seen) = (lists.revision, form_value(typed, "revision").parse().unwrap_or_default());
    let items = items_of(&known, typed);
    lists.revision = seen;
    match list {
        ListName::Askers => lists.askers.clone_from(&items),
        ListName::Topics => lists.topics.clone_from(&items),
        ListName::Provided => lists.provided.clone_from(&items),
    }
    let sent: Result<ConsultLists, _> = visit.client.put_consult_lists(&lists).await;
    // What is not kept yet has no code: somebody else's new item may have got it meanwhile.
    let is_kept = |code: &str| known.iter().any(|item| item.code == code);
    let rows = items.into_iter().map(|item| match is_kept(&item.code) {
        true => item,
        false => ListItem { code: String::new(), ..item },
    });
    let mut rows: Vec<ListItem> = rows.collect();
    match sent {
        Ok(_) => Ok(Answer::SeeOther(visit.address(&format!("{}?said=saved", path())))),
        Err(ClientError::Refused { status: 422, errors }) => {
            let page = ListPage { status: 422, revision: seen, kept: &[], errors };
            Ok(Answer::Page(form_page(visit, list, &rows, page).await?))
        }
        Err(ClientError::Refused { status: 412, .. }) => {
            let others = known.iter().filter(|item| rows.iter().all(|row| row.code != item.code));
            rows.extend(others.cloned().collect::<Vec<_>>());
            let page = ListPage { status: 412, revision: newest, kept: &known, errors: Vec::new() };
            Ok(Answer::Page(form_page(visit, list, &rows, page).await?))
        }
        Err(error) => Err(error),
    }
}

/// The rows of a form in the order that was typed; a new row has a code of its own, an empty one is none.
fn items_of(known: &[ListItem], typed: &[(String, String)]) -> Vec<ListItem> {
    let mut rows: Vec<(u32, ListItem)> = Vec::new();
    let mut taken: Vec<String> = known.iter().map(|item| item.code.clone()).collect();
    let is_row = |at: &usize| typed.iter().any(|(name, _)| *name == format!("item{at}_ja"));
    for at in (0..MOST_ROWS).take_while(is_row) {
        let value = |name: &str| form_value(typed, &format!("item{at}_{name}")).trim().to_owned();
        let known = known.iter().find(|item| item.code == value("code"));
        let ja = value("ja");
        if ja.is_empty() && known.is_none() {
            continue;
        }
        let code = known.map_or_else(|| new_code(&taken), |item| item.code.clone());
        taken.push(code.clone());
        let order = api::forms::half_width(&value("order")).parse().unwrap_or(u32::MAX);
        let has = |name: &str| value(name) == "yes";
        let item = ListItem {
            code,
            ja,
            easy: value("easy"),
            en: value("en"),
            for_residents: has("residents"),
            retired: has("retired"),
        };
        rows.push((order, item));
    }
    rows.sort_by_key(|(order, _)| *order);
    rows.into_iter().map(|(_, item)| item).collect()
}

fn new_code(taken: &[String]) -> String {
    let is_free = |code: &String| !taken.contains(code);
    (1..).map(|number: u32| format!("own_{number}")).find(is_free).unwrap_or_default()
}

/// What a list is shown with.
struct ListPage<'p> {
    status: u16,
    /// The revision of the lists that the form was made from.
    revision: i64,
    /// What is kept, where somebody else has changed it meanwhile.
    kept: &'p [ListItem],
    errors: Vec<ErrorItem>,
}

async fn form_page(visit: &Visit, list: ListName, items: &[ListItem], page: ListPage<'_>) -> Result<Page, ClientError> {
    let lang = visit.lang;
    let ListPage { status, revision, kept, errors } = page;
    let account = frame::account(visit).await?;
    if !account.membership.administers_region() {
        return Err(ClientError::Refused { status: 404, errors: Vec::new() });
    }
    let title = list_words(lang, list);
    let form = FormState { typed: Vec::new(), errors };
    // What was typed is in the items; what is empty stands behind them.
    let empty = ListItem::default();
    let rows = items.iter().chain(std::iter::repeat_n(&empty, NEW_ROWS));
    let markup = html! {
        p.back-link { a href=(visit.address(&path())) { span { (w::back(lang)) } } }
        (error_summary(lang, &form, &[(list.code(), title.clone())]))
        @if status == 412 {
            div role="alert" {
                (notice(lang, NoticeKind::Warning, &w::list_changed(lang), html! { p { (w::list_changed_why(lang)) } }))
            }
        }
        h1 tabindex="-1" { (title) }
        p { (w::list_lead(lang)) }
        p { (w::easy_hint(lang, EXAMPLE)) }
        form #(list.code()) method="post" action=(visit.address(&format!("{}/{}", path(), list.code()))) novalidate {
            input type="hidden" name="revision" value=(revision);
            ul.desk-list-items { @for (at, item) in rows.enumerate() { li.panel { (row(lang, at, item)) (kept_otherwise(lang, item, kept)) } } }
            button.button data-weight="main" type="submit" { span { (w::save(lang)) } }
        }
    };
    let page = ProPage::new(title, "", markup);
    Ok(frame::framed(visit, &account, ProPage { status, ..page }))
}

/// What is kept of an item, where it is not what was typed.
fn kept_otherwise(lang: Lang, item: &ListItem, kept: &[ListItem]) -> Markup {
    let Some(kept) = kept.iter().find(|kept| kept.code == item.code && *kept != item) else { return html! {} };
    let words: Vec<&str> =
        [&kept.ja, &kept.easy, &kept.en].into_iter().map(String::as_str).filter(|words| !words.is_empty()).collect();
    html! {
        p.field-hint {
            (w::list_kept(lang)) "："
            span lang=[lang.of_published()] { (words.join("／")) }
            @if kept.for_residents { "（" (w::residents(lang)) "）" }
            @if kept.retired { "（" (w::retired(lang)) "）" }
        }
    }
}

fn row(lang: Lang, at: usize, item: &ListItem) -> Markup {
    let is_new = item.code.is_empty();
    let called = if is_new { w::new_item(lang) } else { Text::published(lang, &item.ja) };
    let order = if is_new && item.ja.is_empty() { String::new() } else { (at + 1).to_string() };
    let text = |name: &str, label: Text, value: &str| {
        let id = format!("item{at}_{name}");
        html! {
            label {
                span aria-hidden="true" { (label) }
                span.visually-hidden { (w::item_of(lang, &label, &called)) }
                input.text-input type="text" name=(id) value=(value) autocomplete="off";
            }
        }
    };
    let tick = |name: &str, label: Text, checked: bool| {
        html! {
            label.choice {
                input type="checkbox" name={ "item" (at) "_" (name) } value="yes" checked[checked];
                span { (label) span.visually-hidden { "：" (called) } }
            }
        }
    };
    html! {
        input type="hidden" name={ "item" (at) "_code" } value=(item.code);
        (text("order", w::order(lang), &order))
        (text("ja", w::ja(lang), &item.ja))
        (text("easy", w::easy(lang), &item.easy))
        (text("en", w::en(lang), &item.en))
        (tick("residents", w::residents(lang), item.for_residents))
        @if !is_new { (tick("retired", w::retired(lang), item.retired)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_ordered_as_typed_and_a_new_one_has_a_code() {
        let item = |code: &str| ListItem { code: code.to_owned(), ja: code.to_owned(), ..ListItem::default() };
        let known = [item("a"), item("own_1")];
        let typed = [
            ("item0_code", "a"),
            ("item0_order", "２"),
            ("item0_ja", "あ"),
            ("item0_retired", "yes"),
            ("item1_code", "own_1"),
            ("item1_order", "1"),
            ("item1_ja", "い"),
            ("item2_code", ""),
            ("item2_ja", " 新しい "),
            ("item2_residents", "yes"),
            ("item3_ja", ""),
        ];
        let typed = typed.map(|(name, value)| (name.to_owned(), value.to_owned()));
        let items = items_of(&known, &typed);
        let told: Vec<_> =
            items.iter().map(|item| (item.code.as_str(), item.ja.as_str(), item.for_residents, item.retired)).collect();
        assert_eq!(told, [("own_1", "い", false, false), ("a", "あ", false, true), ("own_2", "新しい", true, false)]);
        // A code that the list does not have is not taken over from a form.
        let forged = [("item0_code".to_owned(), "x y".to_owned()), ("item0_ja".to_owned(), "え".to_owned())];
        assert_eq!(items_of(&known, &forged)[0].code, "own_2");
    }
}
