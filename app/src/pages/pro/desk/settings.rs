//! `/pro/desk/settings`: which organizations are desks. For those who see to the region.

use api::consults::desks::{Desk, DeskSettings};
use api::consults::lists::ListName;
use api::query::form_value;
use api::{ClientError, ErrorItem};
use maud::{Markup, html};

use super::super::frame::{self, ProPage};
use super::settings_lists::list_words;
use super::{PATH, Said};
use crate::components::{
    Field, InputKind, NoticeKind, checkboxes, empty_state, error_summary, notice, select, text_input,
};
use crate::form::FormState;
use crate::lang::Lang;
use crate::page::{Answer, Page, Visit};
use crate::words::{Text, pro_desk_settings as w};

const SAID: [Said; 2] = [("saved", w::said_saved), ("closed", w::said_closed)];

pub fn path() -> String {
    format!("{PATH}/settings")
}

pub async fn page(visit: &Visit) -> Result<Page, ClientError> {
    whole(visit, &FormState::default(), 200).await
}

/// Posted: `do` is `save` or `close`, of the desk `id` or of the organization that was chosen.
pub async fn send(visit: &Visit, typed: &[(String, String)]) -> Result<Answer, ClientError> {
    let known = form_value(typed, "id");
    let organization = if known.is_empty() { form_value(typed, "new_organization") } else { known };
    if form_value(typed, "do") == "close" {
        visit.client.close_desk(organization).await?;
        return Ok(Answer::SeeOther(visit.address(&format!("{}?said=closed", path()))));
    }
    let sent = match settings_of(typed) {
        _ if organization.is_empty() => Err(vec![ErrorItem::field("required", "organization", "")]),
        read => read,
    };
    let sent = match sent {
        Ok(settings) => visit.client.put_desk(organization, &settings).await,
        Err(errors) => Err(ClientError::Refused { status: 422, errors }),
    };
    let errors = match sent {
        Ok(_) => return Ok(Answer::SeeOther(visit.address(&format!("{}?said=saved", path())))),
        Err(ClientError::Refused { status: 422, errors }) => errors,
        Err(error) => return Err(error),
    };
    let prefix = prefix(known);
    let named = |error: ErrorItem| ErrorItem { field: error.field.map(|field| format!("{prefix}_{field}")), ..error };
    let form = FormState { typed: typed.to_vec(), errors: errors.into_iter().map(named).collect() };
    Ok(Answer::Page(whole(visit, &form, 422).await?))
}

/// What the names of a desk's fields begin with.
fn prefix(desk: &str) -> String {
    if desk.is_empty() { "new".to_owned() } else { format!("desk-{desk}") }
}

fn settings_of(typed: &[(String, String)]) -> Result<DeskSettings, Vec<ErrorItem>> {
    let prefix = prefix(form_value(typed, "id"));
    let value = |name: &str| form_value(typed, &format!("{prefix}_{name}")).trim().to_owned();
    let some = |name: &str| Some(value(name)).filter(|value| !value.is_empty());
    let number = |name: &str| api::forms::half_width(&value(name)).parse::<u8>().unwrap_or_default();
    DeskSettings {
        telephone: some("telephone"),
        fax: some("fax"),
        hours: some("hours"),
        area: some("area"),
        for_residents: value("for_residents") == "yes",
        answer_within: number("answer_within"),
        keep_years: number("keep_years"),
    }
    .checked()
}

fn typed_of(prefix: &str, settings: &DeskSettings) -> Vec<(String, String)> {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let values = [
        ("telephone", text(&settings.telephone)),
        ("fax", text(&settings.fax)),
        ("hours", text(&settings.hours)),
        ("area", text(&settings.area)),
        ("for_residents", if settings.for_residents { "yes" } else { "" }.to_owned()),
        ("answer_within", settings.answer_within.to_string()),
        ("keep_years", settings.keep_years.to_string()),
    ];
    values.into_iter().map(|(name, value)| (format!("{prefix}_{name}"), value)).collect()
}

async fn whole(visit: &Visit, form: &FormState, status: u16) -> Result<Page, ClientError> {
    let lang = visit.lang;
    let account = frame::account(visit).await?;
    if !account.membership.administers_region() {
        return Err(ClientError::Refused { status: 404, errors: Vec::new() });
    }
    let desks = visit.client.list_desks().await?.desks;
    let lists = visit.client.get_consult_lists().await?;
    let organizations = visit.client.list_organizations().await?.organizations;
    let others: Vec<(String, Text)> = organizations
        .iter()
        .filter(|other| other.ended_at.is_none() && desks.iter().all(|desk| desk.id != other.id))
        .map(|other| (other.id.clone(), Text::published(lang, &other.name)))
        .collect();
    let said = SAID.iter().find(|(code, _)| visit.query == format!("said={code}"));
    let labels: Vec<(String, Text)> = desks
        .iter()
        .map(|desk| desk.id.as_str())
        .chain([""])
        .flat_map(|id| FIELDS.map(|field| (format!("{}_{field}", prefix(id)), field_words(lang, field))))
        .collect();
    let labels: Vec<(&str, Text)> = labels.iter().map(|(name, label)| (name.as_str(), label.clone())).collect();
    let markup = html! {
        (error_summary(lang, form, &labels))
        @if let Some((_, words)) = said { (notice(lang, NoticeKind::Success, &words(lang), html! {})) }
        h1 tabindex="-1" { (w::title(lang)) }
        p { (w::lead(lang)) }
        h2 { (w::desks(lang)) }
        @if desks.is_empty() { (empty_state(&w::no_desks(lang), html! { p { (w::no_desks_why(lang)) } })) }
        @for desk in &desks { (desk_form(visit, desk, form)) }
        (new_form(visit, &others, form))
        h2 { (w::lists(lang)) }
        ul.desk-rows {
            @for list in ListName::ALL {
                li {
                    a href=(visit.address(&format!("{}/{}", path(), list.code()))) { (list_words(lang, *list)) }
                    span { (w::list_count(lang, lists.of(*list).iter().filter(|item| !item.retired).count())) }
                }
            }
        }
    };
    let page = ProPage::new(w::title(lang), "", markup);
    Ok(frame::framed(visit, &account, ProPage { status, ..page }))
}

const FIELDS: [&str; 8] =
    ["organization", "telephone", "fax", "hours", "area", "for_residents", "answer_within", "keep_years"];

fn field_words(lang: Lang, field: &str) -> Text {
    match field {
        "organization" => w::organization(lang),
        "telephone" => w::telephone(lang),
        "fax" => w::fax(lang),
        "hours" => w::hours(lang),
        "area" => w::area(lang),
        "for_residents" => w::for_residents(lang),
        "answer_within" => w::answer_within(lang),
        _ => w::keep_years(lang),
    }
}

fn desk_form(visit: &Visit, desk: &Desk, form: &FormState) -> Markup {
    let lang = visit.lang;
    let is_sent = form.value("id") == desk.id;
    let shown = match is_sent {
        true => form.clone(),
        false => FormState { typed: typed_of(&prefix(&desk.id), &desk.settings), errors: Vec::new() },
    };
    html! {
        details.disclosure open[is_sent] {
            summary { span lang=[lang.of_published()] { (desk.name) } }
            div {
                form.desk-form method="post" action=(visit.address(&path())) novalidate {
                    input type="hidden" name="id" value=(desk.id);
                    (fields(lang, &prefix(&desk.id), &shown))
                    button.button data-weight="main" type="submit" name="do" value="save" { span { (w::save(lang)) } }
                }
                form method="post" action=(visit.address(&path())) {
                    input type="hidden" name="id" value=(desk.id);
                    p { (w::close_why(lang)) }
                    button.button type="submit" name="do" value="close" { span { (w::close(lang)) } }
                }
            }
        }
    }
}

fn new_form(visit: &Visit, others: &[(String, Text)], form: &FormState) -> Markup {
    let lang = visit.lang;
    let is_sent = !form.typed.is_empty() && form.value("id").is_empty();
    let shown = match is_sent {
        true => form.clone(),
        false => FormState { typed: typed_of("new", &DeskSettings::default()), errors: Vec::new() },
    };
    let organization = Field {
        lang,
        form: &shown,
        name: "new_organization",
        label: w::organization(lang),
        hint: None,
        required: true,
    };
    html! {
        details.disclosure open[is_sent] {
            summary { (w::add(lang)) }
            div {
                form.desk-form method="post" action=(visit.address(&path())) novalidate {
                    (select(&organization, others))
                    (fields(lang, "new", &shown))
                    button.button data-weight="main" type="submit" name="do" value="save" { span { (w::make(lang)) } }
                }
            }
        }
    }
}

fn fields(lang: Lang, prefix: &str, form: &FormState) -> Markup {
    let names = FIELDS.map(|field| format!("{prefix}_{field}"));
    let field = |at: usize, hint: Option<Text>, required: bool| Field {
        lang,
        form,
        name: &names[at],
        label: field_words(lang, FIELDS[at]),
        hint,
        required,
    };
    html! {
        div.desk-fields {
            (text_input(&field(1, Some(w::telephone_hint(lang)), false), InputKind::PlaceTelephone))
            (text_input(&field(2, None, false), InputKind::PlaceTelephone))
            (text_input(&field(3, Some(w::hours_hint(lang)), false), InputKind::Text))
            (text_input(&field(4, Some(w::area_hint(lang)), false), InputKind::Text))
            (text_input(&field(6, None, true), InputKind::Number))
            (text_input(&field(7, Some(w::keep_years_hint(lang)), true), InputKind::Number))
            (checkboxes(&field(5, None, false), &[("yes".to_owned(), w::for_residents_yes(lang))]))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_are_read_as_they_were_shown() {
        let settings = DeskSettings {
            telephone: Some("072-123-4567".to_owned()),
            area: Some("桜町".to_owned()),
            for_residents: false,
            answer_within: 3,
            ..DeskSettings::default()
        };
        let mut typed = typed_of(&prefix("o1"), &settings);
        typed.push(("id".to_owned(), "o1".to_owned()));
        assert_eq!(settings_of(&typed), Ok(settings));
        let wrong =
            [("new_answer_within".to_owned(), "多め".to_owned()), ("new_keep_years".to_owned(), "５".to_owned())];
        let errors = settings_of(&wrong).expect_err("refused");
        assert_eq!(errors.iter().filter_map(|error| error.field.as_deref()).collect::<Vec<_>>(), ["answer_within"]);
    }
}
