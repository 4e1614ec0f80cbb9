use api::accounts::{ChangedMembership, Invitation, Member, PeopleResponse, Role};
use api::query::{encode, form_value};
use api::{ClientError, ErrorItem};
use maud::{Markup, html};

use super::frame::ProPage;
use super::invite::{professions, roles};
use super::people::{Place, recovery};
use crate::components::{Field, error_summary, no_such_page, radios, select};
use crate::dates::japanese_date_of;
use crate::form::FormState;
use crate::page::{Answer, Page, Visit};
use crate::words::{Text, pro_people as words};

/// Somebody who belongs to a place, and what is under way for them.
struct Found {
    member: Member,
    recovery: Option<Invitation>,
}

/// 404 for somebody who is not there (any more), and for whoever may not let people go.
async fn find(visit: &Visit, place: &Place, id: &str) -> Result<Found, ClientError> {
    let none = || ClientError::Refused { status: 404, errors: Vec::new() };
    let PeopleResponse { people, invitations } = visit.client.list_people(&place.organization_id).await?;
    let member = people.into_iter().find(|member| member.membership_id == id && member.ended_at.is_none());
    let member = member.filter(|_| place.administers).ok_or_else(none)?;
    let recovery =
        invitations.into_iter().find(|one| one.purpose == "recovery" && Some(&one.email) == member.email.as_ref());
    Ok(Found { member, recovery })
}

fn path(place: &Place, id: &str) -> String {
    format!("{}/{}", place.path, encode(id))
}

/// `…/{membership}`: profession and role, the way back in, and leaving.
pub async fn page(visit: &Visit, place: &Place, id: &str) -> Result<Page, ClientError> {
    let found = find(visit, place, id).await?;
    let typed = vec![
        ("profession".to_owned(), found.member.profession.clone()),
        ("role".to_owned(), found.member.role.code().to_owned()),
    ];
    Ok(member_page(visit, place, &found, 200, &FormState { typed, errors: Vec::new() }))
}

/// The same, posted: `do` is `change` or `recover`.
pub async fn send(visit: &Visit, place: &Place, id: &str, typed: &[(String, String)]) -> Result<Answer, ClientError> {
    match form_value(typed, "do") {
        "change" => {}
        "recover" => {
            visit.client.approve_recovery(&place.organization_id, id).await?;
            return Ok(Answer::SeeOther(visit.address(&path(place, id))));
        }
        _ => return Ok(Answer::Page(no_such_page(visit))),
    }
    let changed = match Role::parse(form_value(typed, "role")) {
        Some(role) => {
            let new = ChangedMembership { profession: form_value(typed, "profession").to_owned(), role };
            visit.client.change_membership(&place.organization_id, id, &new).await
        }
        None => {
            let error = ErrorItem::field("not_a_choice", "role", "expected one of the roles");
            Err(ClientError::Refused { status: 422, errors: vec![error] })
        }
    };
    match changed {
        Ok(()) => Ok(Answer::SeeOther(visit.address(&place.path))),
        Err(ClientError::Refused { status: 422, errors }) => {
            let found = find(visit, place, id).await?;
            let form = FormState { typed: typed.to_vec(), errors };
            Ok(Answer::Page(member_page(visit, place, &found, 422, &form)))
        }
        Err(other) => Err(other),
    }
}

fn member_page(visit: &Visit, place: &Place, found: &Found, status: u16, form: &FormState) -> Page {
    let lang = visit.lang;
    let Found { member, .. } = found;
    let title = words::member(lang, &member.name);
    let labels = [("profession", words::profession(lang)), ("role", words::role(lang))];
    let field = |name: &'static str, label: Text| Field { lang, form, name, label, hint: None, required: true };
    let address = visit.address(&path(place, &member.membership_id));
    let markup = html! {
        (place.back(visit))
        (error_summary(lang, form, &labels))
        h1 tabindex="-1" lang=[lang.of_published()] { (title) }
        p.facts {
            span lang=[lang.of_published()] { (place.organization) }
            @if let Some(email) = &member.email { span { (email) } }
            span { (words::begun(lang, japanese_date_of(lang, &member.begun_at))) }
        }
        section.panel {
            h2 { (words::change(lang)) }
            form.form method="post" action=(address) novalidate {
                (select(&field("profession", words::profession(lang)), &professions(lang)))
                (radios(&field("role", words::role(lang)), &roles(lang)))
                button.button data-weight="main" type="submit" name="do" value="change" { span { (words::change_do(lang)) } }
            }
        }
        @if member.person_id != place.account.id { (way_back_in(visit, found, &address)) }
        section.panel {
            h2 { (words::leave(lang)) }
            p { (words::leave_short(lang)) }
            p { a.button href={ (address) "/leave" } { span { (words::leave_open(lang)) } } }
        }
    };
    place.framed(visit, ProPage { status, ..ProPage::new(title, "people", markup) })
}

fn way_back_in(visit: &Visit, found: &Found, address: &str) -> Markup {
    let lang = visit.lang;
    let is_done = found.recovery.as_ref().is_some_and(|asked| !asked.waits || asked.is_mine);
    html! {
        section.panel #recovery data-live-part {
            h2 { (words::recover(lang)) }
            p { (words::recover_why(lang)) }
            @if let Some(asked) = &found.recovery { p.pro-hint { (recovery(visit, asked)) } }
            @if !is_done {
                form method="post" action=(address) {
                    button.button type="submit" name="do" value="recover" { span { (words::recover_do(lang)) } }
                }
            }
        }
    }
}

/// `…/{membership}/leave`: what happens when somebody leaves, before it does.
pub async fn leaving(visit: &Visit, place: &Place, id: &str) -> Result<Page, ClientError> {
    let lang = visit.lang;
    let member = find(visit, place, id).await?.member;
    let title = words::leave_title(lang, &member.name);
    let address = visit.address(&path(place, id));
    let consequences = [
        words::leave_sessions(lang),
        words::leave_invitations(lang),
        words::leave_stays(lang),
        words::leave_others(lang),
        words::leave_mail(lang),
    ];
    let markup = html! {
        (place.back(visit))
        h1 tabindex="-1" { (title) }
        p.form-subject lang=[lang.of_published()] { (place.organization) }
        section.panel {
            h2 { (words::leave_what(lang)) }
            ul { @for consequence in consequences { li { (consequence) } } }
        }
        div.page-actions {
            form method="post" action={ (address) "/leave" } {
                button.button.pro-danger data-weight="main" type="submit" { span { (words::leave_do(lang)) } }
            }
            a.button href=(address) { span { (crate::words::pro_entrance::stop(lang)) } }
        }
    };
    Ok(place.framed(visit, ProPage::new(title, "", markup)))
}

/// The same, posted.
pub async fn leave(visit: &Visit, place: &Place, id: &str) -> Result<Answer, ClientError> {
    visit.client.end_membership(&place.organization_id, id).await?;
    // Whoever has let themselves go is signed out: the page to sign in comes.
    Ok(Answer::SeeOther(visit.address(&place.path)))
}
