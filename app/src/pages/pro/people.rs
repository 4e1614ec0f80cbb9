use api::ClientError;
use api::accounts::{Account, Invitation, Member, PeopleResponse, Role};
use api::query::{encode, form_value};
use maud::{Markup, html};

use super::frame::{ProPage, account, framed};
use super::{invite, member};
use crate::account_words::{profession_words, role_words};
use crate::components::{card_table, disclosure, empty_state, no_such_page};
use crate::dates::japanese_date_of;
use crate::page::{Answer, Page, Visit};
use crate::words::{Text, pro_people as words};

/// Whose people are meant, and at which address: one's own organization, or any for the region's administrators.
pub struct Place {
    pub account: Account,
    pub organization_id: String,
    pub organization: String,
    /// `/pro/people`, `/pro/organizations/{id}`
    pub path: String,
    /// Whether somebody may invite here, and let go.
    pub administers: bool,
}

impl Place {
    pub async fn own(visit: &Visit) -> Result<Self, ClientError> {
        let account = account(visit).await?;
        let membership = &account.membership;
        Ok(Self {
            organization_id: membership.organization_id.clone(),
            organization: membership.organization.clone(),
            path: "/pro/people".to_owned(),
            administers: membership.role == Role::Administrator,
            account,
        })
    }

    pub fn framed(&self, visit: &Visit, page: ProPage) -> Page {
        framed(visit, &self.account, page)
    }

    /// The way back, above a page below this one.
    pub fn back(&self, visit: &Visit) -> Markup {
        html! { p.back-link { a href=(visit.address(&self.path)) { span { (words::back(visit.lang)) } } } }
    }
}

/// Below a place: its list, `invite`, `{membership}` and `{membership}/leave`.
pub async fn answer(visit: &Visit, place: &Place, rest: &[&str]) -> Result<Answer, ClientError> {
    let page = match (rest, visit.posted.as_deref()) {
        ([], None) => page(visit, place, html! {}, html! {}).await?,
        ([], Some(typed)) => {
            visit.client.revoke_invitation(&place.organization_id, form_value(typed, "id")).await?;
            return Ok(Answer::SeeOther(visit.address(&place.path)));
        }
        (["invite"], None) => invite::page(visit, place)?,
        (["invite"], Some(typed)) => return invite::send(visit, place, typed).await,
        ([id], None) => member::page(visit, place, id).await?,
        ([id], Some(typed)) => return member::send(visit, place, id, typed).await,
        ([id, "leave"], None) => member::leaving(visit, place, id).await?,
        ([id, "leave"], Some(_)) => return member::leave(visit, place, id).await,
        _ => no_such_page(visit),
    };
    Ok(Answer::Page(page))
}

/// Who belongs here. `back` stands above the heading, `more` above the list.
pub async fn page(visit: &Visit, place: &Place, back: Markup, more: Markup) -> Result<Page, ClientError> {
    let lang = visit.lang;
    let PeopleResponse { people, invitations } = visit.client.list_people(&place.organization_id).await?;
    let (here, left): (Vec<Member>, Vec<Member>) = people.into_iter().partition(|member| member.ended_at.is_none());
    let title = match place.organization_id == place.account.membership.organization_id {
        true => words::title(lang),
        false => words::title_of(lang, &place.organization),
    };
    let markup = html! {
        (back)
        h1 tabindex="-1" { (title) }
        (more)
        @if place.administers {
            p { a.button data-weight="main" href=(visit.address(&format!("{}/invite", place.path))) { span { (words::invite(lang)) } } }
        }
        div #people data-live-part {
            @if here.is_empty() {
                (empty_state(&words::nobody(lang), html! { p { (words::nobody_why(lang)) } }))
            } @else {
                (table(visit, place, &here))
            }
            @if !invitations.is_empty() { (open(visit, place, &invitations)) }
            @if !left.is_empty() {
                (disclosure(&words::left_people(lang, left.len()), html! {
                    ul.pro-rows {
                        @for member in &left {
                            li {
                                b lang=[lang.of_published()] { (member.name) }
                                span { (profession_words(lang, &member.profession)) }
                                @if let Some(at) = &member.ended_at { span { (words::left(lang, japanese_date_of(lang, at))) } }
                            }
                        }
                    }
                }))
            }
        }
    };
    Ok(place.framed(visit, ProPage::new(title, "people", markup)))
}

fn table(visit: &Visit, place: &Place, people: &[Member]) -> Markup {
    let lang = visit.lang;
    let mut headings: Vec<Text> =
        vec![words::name(lang), words::profession(lang), words::role(lang), words::seen(lang)];
    if place.administers {
        headings.push(words::details(lang));
    }
    let row = |member: &Member| {
        let mut cells = vec![
            html! {
                span lang=[lang.of_published()] { (member.name) }
                @if member.person_id == place.account.id { " " (words::you(lang)) }
            },
            html! { (profession_words(lang, &member.profession)) },
            html! { (role_words(lang, member.role)) },
            html! {
                @match &member.seen_at {
                    Some(at) => (japanese_date_of(lang, at)),
                    None => (words::never(lang)),
                }
            },
        ];
        if place.administers {
            let address = visit.address(&format!("{}/{}", place.path, encode(&member.membership_id)));
            cells.push(html! {
                a.pro-open href=(address) {
                    (words::details(lang)) span.visually-hidden lang=[lang.of_published()] { " " (member.name) }
                }
            });
        }
        cells
    };
    let rows: Vec<Vec<Markup>> = people.iter().map(row).collect();
    card_table(&words::list(lang, people.len()), &headings, &rows)
}

fn open(visit: &Visit, place: &Place, invitations: &[Invitation]) -> Markup {
    let lang = visit.lang;
    html! {
        section.panel {
            h2 { (words::open(lang, invitations.len())) }
            ul.pro-rows {
                @for invitation in invitations {
                    li {
                        div {
                            b lang=[lang.of_published()] { (invitation.name) }
                            @if invitation.purpose == "recovery" { p { (recovery(visit, invitation)) } }
                            p.facts {
                                span { (role_words(lang, invitation.role)) }
                                span { (words::invited(lang, japanese_date_of(lang, &invitation.created_at))) }
                                span { (words::until(lang, japanese_date_of(lang, &invitation.ends_at))) }
                            }
                        }
                        form method="post" action=(visit.address(&place.path)) {
                            input type="hidden" name="id" value=(invitation.id);
                            button.button type="submit" { span { (words::take_back(lang, &invitation.name)) } }
                        }
                    }
                }
            }
        }
    }
}

/// Who has agreed that somebody registers anew, and who must still.
pub fn recovery(visit: &Visit, invitation: &Invitation) -> Markup {
    let lang = visit.lang;
    html! {
        (words::recovery_open(lang)) "："
        @match (invitation.waits, invitation.is_mine) {
            (false, _) => (words::recovery_sent(lang)),
            (true, true) => (words::recovery_mine(lang)),
            (true, false) => (words::recovery_waits(lang)),
        }
    }
}
