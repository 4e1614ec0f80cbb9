//! `/pro/desk/{id}`: a case, with the list beside it where there is room.

use api::ClientError;
use api::accounts::{Account, Role};
use api::consults::case::{Circulated, Consult, ConsultsResponse, Person, Same};
use api::consults::desks::Desk;
use api::consults::lists::ConsultLists;
use api::consults::{ConsultQuery, ConsultStatus, DeskView};
use api::query::{encode, form_pairs, form_value};
use maud::{Markup, html};

use super::super::frame::{self, ProPage};
use super::acts::Acts;
use super::list::{column, due_words, listed, view_query};
use super::{PATH, Said, attachments as files, case_path, history, sheet};
use crate::components::{NoticeKind, notice};
use crate::dates::short_moment_of;
use crate::desk_words::status_words;
use crate::form::FormState;
use crate::lang::Lang;
use crate::page::{Page, Visit};
use crate::words::{Text, pro_desk as w};

/// What was done is said above the case to which a form leads.
const SAID: [Said; 6] = [
    ("saved", w::said_saved),
    ("answered", w::said_answered),
    ("circulated", w::said_circulated),
    ("closed", w::said_closed),
    ("received", w::said_received),
    ("erased", w::said_erased),
];

/// A case with all that its page needs.
pub struct Case {
    pub account: Account,
    pub consult: Consult,
    pub lists: ConsultLists,
    /// To whom it can be assigned or circulated; nobody where it cannot be changed.
    pub people: Vec<Person>,
    /// To which it can be handed over.
    pub desks: Vec<Desk>,
}

impl Case {
    pub async fn load(visit: &Visit, id: &str) -> Result<Self, ClientError> {
        let account = frame::account(visit).await?;
        let consult = visit.client.get_consult(id).await?.consult;
        let lists = visit.client.get_consult_lists().await?;
        let mut case = Self { account, consult, lists, people: Vec::new(), desks: Vec::new() };
        if case.consult.may_change {
            case.people = visit.client.list_consult_people().await?.people;
            let is_other = |desk: &Desk| desk.id != case.consult.desk.id;
            case.desks = visit.client.list_desks().await?.desks.into_iter().filter(is_other).collect();
        }
        Ok(case)
    }

    /// Whether who is signed in was asked for an opinion.
    pub fn is_circulated(&self) -> bool {
        self.consult.circulated.iter().any(|asked| asked.membership_id == self.account.membership.id)
    }

    /// Whether it can be exported and emptied by who is signed in.
    pub fn administers(&self) -> bool {
        self.consult.may_change && self.account.membership.role == Role::Administrator
    }
}

/// The view from which a case was opened.
pub fn view(visit: &Visit) -> DeskView {
    DeskView::parse(form_value(&form_pairs(visit.query.as_bytes()), "view")).unwrap_or(DeskView::New)
}

pub async fn page(visit: &Visit, id: &str) -> Result<Page, ClientError> {
    let case = Case::load(visit, id).await?;
    whole(visit, &case, &FormState::default(), 200).await
}

/// The page with a form that was sent, where one was: `status` 412 when somebody else was first.
pub async fn whole(visit: &Visit, case: &Case, form: &FormState, status: u16) -> Result<Page, ClientError> {
    let lang = visit.lang;
    let consult = &case.consult;
    let view = view(visit);
    let (query, list) = listed(visit, ConsultQuery { view, ..ConsultQuery::default() }).await?;
    let acts = Acts { visit, case, form, is_changed: status == 412 };
    let title = w::case_of(lang, &consult.number);
    let said = form_pairs(visit.query.as_bytes());
    let said = SAID.iter().find(|(code, _)| status == 200 && form_value(&said, "said") == *code);
    let markup = html! {
        div.desk data-shows="case" {
            (beside(visit, case, &query, &list))
            div.desk-case {
                p.back-link { a href={ (visit.address(PATH)) (view_query(view, '?')) } { span { (w::back(lang)) } } }
                (acts.errors())
                @if let Some((_, words)) = said { (notice(lang, NoticeKind::Success, &words(lang), html! {})) }
                (line(lang, consult))
                h1 tabindex="-1" {
                    @match &consult.sheet {
                        Some(sheet) => span lang=[lang.of_published()] { (sheet.subject) },
                        None => (w::emptied(lang)),
                    }
                }
                (warnings(lang, case))
                (acts.main())
                (sheet_panel(visit, case))
                (history_panel(lang, case))
                (acts.more())
                (circulated(visit, consult))
                (same_person(visit, consult))
                (attachments(visit, case))
                (ways(visit, case))
            }
        }
    };
    Ok(frame::framed(visit, &case.account, ProPage { status, ..ProPage::new(title, "consults", markup) }))
}

/// The list where there is room for it.
fn beside(visit: &Visit, case: &Case, query: &ConsultQuery, list: &ConsultsResponse) -> Markup {
    html! {
        section.desk-list aria-label=(w::list(visit.lang).plain()) {
            (column(visit, &case.lists, query, list, Some(&case.consult.id)))
        }
    }
}

/// Number, how far it is, what is due, who has it.
fn line(lang: Lang, consult: &Consult) -> Markup {
    let due = consult.sheet.as_ref().filter(|_| consult.first_answered_at.is_none());
    let due = due.and_then(|sheet| sheet.answer_due_on.as_deref());
    let is_closed = consult.status == ConsultStatus::Closed;
    let due = due_words(lang, due, consult.follow_up_on.as_deref(), consult.is_overdue).filter(|_| !is_closed);
    html! {
        p.desk-case-line #case-line data-live-part {
            span { (w::number(lang, &consult.number)) }
            span.tag { (status_words(lang, consult.status)) }
            @match &consult.assigned_to {
                Some(person) => span { (w::assigned(lang, &person.name)) },
                None if is_closed => {},
                None => span { (w::nobody(lang)) },
            }
            @if let Some(due) = due { strong.desk-due data-now[consult.is_overdue] { (due) } }
        }
    }
}

fn warnings(lang: Lang, case: &Case) -> Markup {
    let consult = &case.consult;
    html! {
        div #case-warnings data-live-part {
            @if consult.sheet.is_none() {
                (notice(lang, NoticeKind::Information, &w::emptied(lang), html! { p { (w::emptied_why(lang)) } }))
            } @else if consult.erasure_asked {
                (notice(lang, NoticeKind::Warning, &w::erasure_asked(lang), html! { p { (w::erasure_asked_why(lang)) } }))
            }
        }
    }
}

fn sheet_panel(visit: &Visit, case: &Case) -> Markup {
    let lang = visit.lang;
    let consult = &case.consult;
    html! {
        @if let Some(sheet) = &consult.sheet {
            section.panel #case-sheet data-live-part {
                div.desk-panel-head {
                    h2 { (w::sheet(lang)) }
                    @if consult.may_change {
                        a href=(visit.address(&case_path(&consult.id, "sheet"))) { (w::change_sheet(lang)) }
                    }
                }
                (sheet::shown(lang, &case.lists, consult, sheet))
            }
        }
    }
}

fn history_panel(lang: Lang, case: &Case) -> Markup {
    html! {
        section.panel #case-history data-live-part {
            h2 { (w::history(lang)) }
            (history::timeline(lang, &case.lists, &case.consult.steps))
        }
    }
}

/// Who was asked for an opinion, and who has read it.
fn circulated(visit: &Visit, consult: &Consult) -> Markup {
    let lang = visit.lang;
    let asked = &consult.circulated;
    let read = asked.iter().filter(|asked| asked.read_at.is_some()).count();
    html! {
        div #case-circulated data-live-part {
            @if !asked.is_empty() {
                section.panel {
                    h2 { (w::circulated_to(lang)) }
                    p { (w::read_count(lang, read, asked.len())) }
                    ul.desk-rows {
                        @for asked in asked {
                            li {
                                b lang=[lang.of_published()] { (asked.name) "（" (asked.organization) "）" }
                                @match &asked.read_at {
                                    Some(at) => span { "✓ " (w::read_at(lang, short_moment_of(lang, at))) },
                                    None => span { (w::unread(lang)) },
                                }
                                @if consult.may_change { (take_back(visit, consult, asked)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Asked by mistake.
fn take_back(visit: &Visit, consult: &Consult, asked: &Circulated) -> Markup {
    let lang = visit.lang;
    html! {
        form method="post" action=(visit.address(&case_path(&consult.id, ""))) {
            input type="hidden" name="kind" value="take_back";
            input type="hidden" name="seen" value=(consult.revision);
            input type="hidden" name="sending" value=(visit.sending);
            input type="hidden" name="take_back_membership_id" value=(asked.membership_id);
            button.button data-weight="quiet" type="submit" {
                span { (w::take_back(lang)) span.visually-hidden { "：" (asked.name) } }
            }
        }
    }
}

fn same_person(visit: &Visit, consult: &Consult) -> Markup {
    let lang = visit.lang;
    let why = |same: Same| match same {
        Same::Person => w::same_by_person(lang),
        Same::Telephone => w::same_by_telephone(lang),
    };
    html! {
        div #case-same data-live-part {
            @if !consult.same_person.is_empty() {
                section.panel {
                    h2 { (w::same_person(lang)) }
                    ul.desk-rows {
                        @for same in &consult.same_person {
                            li {
                                a href={ (visit.address(PATH)) "/" (encode(&same.id)) } {
                                    (w::number(lang, &same.number)) " "
                                    @if same.subject.is_empty() { (w::no_subject(lang)) } @else { span lang=[lang.of_published()] { (same.subject) } }
                                }
                                span { (short_moment_of(lang, &same.received_at)) " " (status_words(lang, same.status)) " – " (why(same.same)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn attachments(visit: &Visit, case: &Case) -> Markup {
    let lang = visit.lang;
    let consult = &case.consult;
    let path = case_path(&consult.id, "attachments");
    html! {
        div #case-attachments data-live-part {
            @if !consult.attachments.is_empty() {
                section.panel {
                    h2 { (w::attachments(lang)) }
                    ul.desk-rows {
                        @for attached in &consult.attachments {
                            li {
                                (files::link(lang, &consult.id, attached))
                                @if consult.may_change {
                                    form method="get" action={ (visit.address(&path)) "/" (encode(&attached.id)) } {
                                        button.button data-weight="quiet" type="submit" { span { (w::remove_attachment(lang, &attached.name)) } }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// What is done rarely.
fn ways(visit: &Visit, case: &Case) -> Markup {
    let lang = visit.lang;
    let consult = &case.consult;
    let link = |page: &str, words: Text| html! { a href=(visit.address(&case_path(&consult.id, page))) { (words) } };
    html! {
        @if consult.sheet.is_some() && consult.may_change {
            nav.desk-ways aria-label=(w::more(lang).plain()) {
                (link("fax", w::print_fax(lang)))
                (link("doctor", w::print_doctor(lang)))
                @if case.administers() {
                    (link("export", w::export(lang)))
                    (link("erase", w::erase(lang)))
                }
            }
        }
    }
}
