use api::accounts::{NewOrganization, ORGANIZATION_FIELDS, ORGANIZATION_KINDS, Organization};
use api::facilities::FacilityQuery;
use api::query::{encode, form_value};
use api::{ClientError, ErrorItem};
use maud::{Markup, html};

use super::frame::{ProPage, account, framed};
use super::people::{self, Place};
use crate::account_words::organization_kind_words;
use crate::components::{
    Field, InputKind, NoticeKind, card_table, empty_state, error_summary, notice, radios, select, text_input,
};
use crate::form::FormState;
use crate::lang::Lang;
use crate::page::{Answer, Page, Visit};
use crate::words::{Text, pro_organizations as words};

const PATH: &str = "/pro/organizations";
/// Facilities to choose from.
const CHOICES: u32 = 10;

/// `/pro/organizations`, `…/add`, `…/{id}`, `…/{id}/change`, and people below each.
pub async fn answer(visit: &Visit, rest: &[&str]) -> Result<Answer, ClientError> {
    let typed = visit.posted.as_deref();
    let page = match (rest, typed) {
        ([], None) => page(visit).await?,
        (["add"], None) => form_page(visit, None, 200, FormState::default()).await?,
        (["add"], Some(typed)) => return send(visit, None, typed).await,
        ([id, "change"], None) => {
            let organization = visit.client.get_organization(id).await?.organization;
            let form = FormState { typed: typed_of(&organization), errors: Vec::new() };
            form_page(visit, Some(&organization), 200, form).await?
        }
        ([id, "change"], Some(typed)) => {
            let organization = visit.client.get_organization(id).await?.organization;
            return send(visit, Some(&organization), typed).await;
        }
        ([id], None) => {
            let (place, organization) = place(visit, id).await?;
            people::page(visit, &place, back(visit), described(visit, &organization)).await?
        }
        ([id, rest @ ..], _) => {
            let (place, _) = place(visit, id).await?;
            return people::answer(visit, &place, rest).await;
        }
        _ => crate::components::no_such_page(visit),
    };
    Ok(Answer::Page(page))
}

/// Any organization, for the region's administrators; 404 for everybody else but at their own address.
async fn place(visit: &Visit, id: &str) -> Result<(Place, Organization), ClientError> {
    let account = account(visit).await?;
    if !account.membership.administers_region() {
        return Err(ClientError::Refused { status: 404, errors: Vec::new() });
    }
    let organization = visit.client.get_organization(id).await?.organization;
    let place = Place {
        account,
        organization_id: organization.id.clone(),
        organization: organization.name.clone(),
        path: format!("{PATH}/{}", encode(id)),
        administers: true,
    };
    Ok((place, organization))
}

/// The list, narrowed by `q`.
async fn page(visit: &Visit) -> Result<Page, ClientError> {
    let lang = visit.lang;
    let account = account(visit).await?;
    let organizations = visit.client.list_organizations().await?.organizations;
    let asked = api::query::form_pairs(visit.query.as_bytes());
    let q = form_value(&asked, "q").trim().to_owned();
    let has = |organization: &Organization| organization.name.to_lowercase().contains(&q.to_lowercase());
    let found: Vec<&Organization> =
        organizations.iter().filter(|organization| organization.ended_at.is_none() && has(organization)).collect();
    let headings = [words::name(lang), words::kind(lang), words::facility(lang), words::people(lang)];
    let rows: Vec<Vec<Markup>> = found.iter().map(|organization| row(visit, organization)).collect();
    let markup = html! {
        h1 tabindex="-1" { (words::title(lang)) }
        p { (words::lead(lang)) }
        p { a.button data-weight="main" href=(visit.address("/pro/organizations/add")) { span { (words::add(lang)) } } }
        form.pro-search method="get" action=(visit.address(PATH)) role="search" {
            label for="q" { (words::search(lang)) }
            div {
                input.text-input #q type="search" name="q" value=(q);
                button.button type="submit" { span { (words::search_do(lang)) } }
            }
        }
        div #organizations data-live-part {
            @if found.is_empty() {
                (empty_state(&words::none(lang), html! { p { (words::none_why(lang)) } }))
            } @else {
                (card_table(&words::list(lang, found.len()), &headings, &rows))
            }
        }
    };
    Ok(framed(visit, &account, ProPage::new(words::title(lang), "organizations", markup)))
}

fn row(visit: &Visit, organization: &Organization) -> Vec<Markup> {
    let lang = visit.lang;
    vec![
        html! { a.pro-open href={ (visit.address(PATH)) "/" (encode(&organization.id)) } lang=[lang.of_published()] { (organization.name) } },
        html! { (organization_kind_words(lang, &organization.kind)) },
        html! { (facility(visit, organization)) },
        html! {
            (words::people_of(lang, organization.people, organization.administrators))
            @if organization.administrators == 0 { " " span.tag { (words::no_administrator(lang)) } }
        },
    ]
}

fn facility(visit: &Visit, organization: &Organization) -> Markup {
    let lang = visit.lang;
    html! {
        @match (&organization.facility_id, &organization.facility) {
            (Some(id), Some(name)) => {
                a href={ (visit.address("/facilities/")) (encode(id)) } lang=[lang.of_published()] { (name) }
            }
            (Some(_), None) => (words::facility_gone(lang)),
            (None, _) => (words::facility_unlinked(lang)),
        }
    }
}

fn back(visit: &Visit) -> Markup {
    html! { p.back-link { a href=(visit.address(PATH)) { span { (words::back(visit.lang)) } } } }
}

/// What stands above the people of an organization.
fn described(visit: &Visit, organization: &Organization) -> Markup {
    let lang = visit.lang;
    let change = format!("{PATH}/{}/change", encode(&organization.id));
    html! {
        section.panel {
            dl {
                dt { (words::kind(lang)) } dd { (organization_kind_words(lang, &organization.kind)) }
                @if let Some(telephone) = &organization.telephone { dt { (words::telephone(lang)) } dd { (telephone) } }
                dt { (words::facility(lang)) } dd { (facility(visit, organization)) }
            }
            @if organization.runs_region { p.pro-hint { (words::runs_region(lang)) } }
            p { a.button href=(visit.address(&change)) { span { (words::change(lang)) } } }
        }
        @if organization.administrators == 0 {
            (notice(lang, NoticeKind::Information, &words::no_administrator(lang), html! { p { (words::created_next(lang)) } }))
        }
    }
}

fn typed_of(organization: &Organization) -> Vec<(String, String)> {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let values = [
        organization.name.clone(),
        organization.kind.clone(),
        text(&organization.telephone),
        text(&organization.facility_id),
    ];
    ORGANIZATION_FIELDS.iter().map(|name| (*name).to_owned()).zip(values).collect()
}

/// The form of a new one or of one that is there, posted. `do=find` looks for facilities and changes nothing.
async fn send(
    visit: &Visit,
    organization: Option<&Organization>,
    typed: &[(String, String)],
) -> Result<Answer, ClientError> {
    let form = |errors: Vec<ErrorItem>| FormState { typed: typed.to_vec(), errors };
    if form_value(typed, "do") == "find" {
        return Ok(Answer::Page(form_page(visit, organization, 200, form(Vec::new())).await?));
    }
    let sent = match (NewOrganization::from_form(typed), organization) {
        (Ok(new), Some(organization)) => visit.client.change_organization(&organization.id, &new).await,
        (Ok(new), None) => visit.client.create_organization(&new).await,
        (Err(errors), _) => Err(ClientError::Refused { status: 422, errors }),
    };
    match sent {
        Ok(answer) => Ok(Answer::SeeOther(visit.address(&format!("{PATH}/{}", encode(&answer.organization.id))))),
        Err(ClientError::Refused { status: 422, errors }) => {
            Ok(Answer::Page(form_page(visit, organization, 422, form(errors)).await?))
        }
        Err(other) => Err(other),
    }
}

fn label(lang: Lang, field: &str) -> Text {
    match field {
        "name" => words::name(lang),
        "kind" => words::kind(lang),
        "telephone" => words::telephone(lang),
        _ => words::facility(lang),
    }
}

/// Facilities to choose from: none, the one that is linked, and those with the words that are looked for.
async fn choices(visit: &Visit, form: &FormState) -> Result<Vec<(String, Text)>, ClientError> {
    let lang = visit.lang;
    let mut choices = vec![(String::new(), words::facility_none(lang))];
    let linked = form.value("facility_id");
    if !linked.is_empty() {
        let name = match visit.client.get_facility(linked).await {
            Ok(answer) => Text::published(lang, &answer.facility.name),
            Err(error) if error.status() == 404 => words::facility_gone(lang),
            Err(error) => return Err(error),
        };
        choices.push((linked.to_owned(), name));
    }
    let q = form.value("facility_q").trim();
    if !q.is_empty() {
        let query = FacilityQuery { q: q.to_owned(), limit: Some(CHOICES), ..FacilityQuery::default() };
        for found in visit.client.find_facilities(&query).await?.facilities {
            if found.id != linked {
                choices.push((found.id, Text::published(lang, &format!("{}　{}", found.name, found.address))));
            }
        }
    }
    Ok(choices)
}

async fn form_page(
    visit: &Visit,
    organization: Option<&Organization>,
    status: u16,
    form: FormState,
) -> Result<Page, ClientError> {
    let lang = visit.lang;
    let account = account(visit).await?;
    if !account.membership.administers_region() {
        return Err(ClientError::Refused { status: 404, errors: Vec::new() });
    }
    let choices = choices(visit, &form).await?;
    let mut form = form;
    if form.value("facility_id").is_empty() && !form.has("facility_id", "") {
        form.typed.push(("facility_id".to_owned(), String::new()));
    }
    let (title, path) = match organization {
        Some(organization) => (words::change(lang), format!("{PATH}/{}/change", encode(&organization.id))),
        None => (words::add(lang), format!("{PATH}/add")),
    };
    let labels = ORGANIZATION_FIELDS.map(|field| (field, label(lang, field)));
    let field = |name: &'static str, label: Text, hint: Option<Text>, required: bool| Field {
        lang,
        form: &form,
        name,
        label,
        hint,
        required,
    };
    let kinds = ORGANIZATION_KINDS.map(|code| (code.to_owned(), organization_kind_words(lang, code)));
    let markup = html! {
        (back(visit))
        (error_summary(lang, &form, &labels))
        h1 tabindex="-1" { (title) }
        form.form method="post" action=(visit.address(&path)) novalidate {
            (text_input(&field("name", words::name(lang), None, true), InputKind::Text))
            (select(&field("kind", words::kind(lang), None, true), &kinds))
            (text_input(&field("telephone", words::telephone(lang), None, false), InputKind::PlaceTelephone))
            (text_input(&field("facility_q", words::facility_search(lang), Some(words::facility_hint(lang)), false), InputKind::Text))
            p.pro-find { button.button type="submit" name="do" value="find" { span { (words::facility_search_do(lang)) } } }
            (radios(&field("facility_id", words::facility(lang), None, false), &choices))
            button.button data-weight="main" type="submit" name="do" value="save" { span { (words::save(lang)) } }
        }
    };
    Ok(framed(visit, &account, ProPage { status, ..ProPage::new(title, "", markup) }))
}
