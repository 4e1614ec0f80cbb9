//! `/pro/ask`: professionals ask a desk from inside, and see of it what whoever asks sees.

use api::ClientError;
use api::accounts::Account;
use api::consults::Channel;
use api::consults::desks::Desk;
use api::consults::lists::{ConsultLists, ListName};
use api::consults::question::{AskedConsult, Exchanged, NewAddition, Question};
use api::consults::sheet::{NewConsult, Sheet};
use api::query::{encode, form_value};
use maud::{Markup, html};

use super::desk::{SheetFields, completed, labels, named};
use super::frame::{self, ProPage, account, framed};
use crate::components::{
    Field, NoticeKind, card_table, empty_state, error_summary, no_such_page, notice, phone_button, radios, text_area,
};
use crate::dates::{date_words, japanese_date_of, short_moment_of};
use crate::desk_words::status_words;
use crate::form::{FormState, faults};
use crate::lang::Lang;
use crate::page::{Answer, Page, Visit};
use crate::words::{Text, pro_ask as w, pro_desk};

const PATH: &str = "/pro/ask";

/// Answers a visit to `/pro/ask` and what is below it.
pub async fn answer(visit: &Visit, rest: &[&str]) -> Result<Answer, ClientError> {
    let page = match (rest, visit.posted.as_deref()) {
        ([], None) => page(visit).await?,
        (["new"], None) => {
            let account = account(visit).await?;
            let lists = visit.client.get_consult_lists().await?;
            let form = FormState { typed: prepared(&account, &lists), errors: Vec::new() };
            form_page(visit, &account, &lists, &form, 200).await?
        }
        (["new"], Some(typed)) => return ask(visit, typed).await,
        ([id], None) => question_page(visit, id, &FormState::default(), 200).await?,
        ([id], Some(typed)) => return add(visit, id, typed).await,
        _ => no_such_page(visit),
    };
    Ok(Answer::Page(page))
}

/// What was asked, the last first.
async fn page(visit: &Visit) -> Result<Page, ClientError> {
    let lang = visit.lang;
    let account = account(visit).await?;
    let asked = visit.client.list_asked_consults().await?.asked_consults;
    let headings =
        [w::subject(lang), w::number(lang), w::desk(lang), w::received(lang), w::answered(lang), w::asked_by(lang)];
    let rows: Vec<Vec<Markup>> = asked.iter().map(|asked| row(visit, asked)).collect();
    let markup = html! {
        h1 tabindex="-1" { (w::title(lang)) }
        p { (w::lead(lang)) }
        p { a.button data-weight="main" href={ (visit.address(PATH)) "/new" } { span { (w::ask(lang)) } } }
        div #asked-consults data-live-part {
            @if asked.is_empty() {
                (empty_state(&w::none(lang), html! { p { (w::none_why(lang)) } }))
            } @else {
                (card_table(&w::asked(lang), &headings, &rows))
            }
        }
    };
    Ok(framed(visit, &account, ProPage::new(w::title(lang), "asked_consults", markup)))
}

fn row(visit: &Visit, asked: &AskedConsult) -> Vec<Markup> {
    let lang = visit.lang;
    let published = lang.of_published();
    vec![
        html! {
            a.queue-link href={ (visit.address(PATH)) "/" (encode(&asked.id)) } {
                @if asked.subject.is_empty() { (w::emptied(lang)) } @else { span lang=[published] { (asked.subject) } }
            }
        },
        html! { (asked.number) },
        html! { span lang=[published] { (asked.desk) } },
        html! { (japanese_date_of(lang, &asked.received_at)) },
        html! {
            @match &asked.answered_at {
                Some(at) => (w::answered_at(lang, short_moment_of(lang, at))),
                None => (w::not_answered(lang)),
            }
            " " span.tag { (status_words(lang, asked.status)) }
        },
        html! { span lang=[published] { (asked.asked_by) } },
    ]
}

/// Who asks is known: what their organization is decides what they are to the desk, where its list has that.
fn prepared(account: &Account, lists: &ConsultLists) -> Vec<(String, String)> {
    let membership = &account.membership;
    let codes = [membership.profession.as_str(), membership.kind.as_str(), "care_manager"];
    let is_care_manager = membership.kind == "care_management";
    let codes = &codes[..if is_care_manager { 3 } else { 2 }];
    let asker = codes.iter().find(|code| lists.offers(ListName::Askers, code)).copied().unwrap_or_default();
    let known = [
        ("asker", asker),
        ("asker_organization", &membership.organization),
        ("asker_name", &account.name),
        ("asker_email", &account.email),
        ("answer_by", "web"),
        ("about_born_era", "showa"),
        ("answer_due_on_era", "reiwa"),
    ];
    known.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

async fn ask(visit: &Visit, typed: &[(String, String)]) -> Result<Answer, ClientError> {
    let lists = visit.client.get_consult_lists().await?;
    let sent = match Sheet::from_form(&completed(&lists, typed)) {
        Ok(sheet) => {
            let new = NewConsult {
                sending: form_value(typed, "sending").to_owned(),
                desk_id: Some(form_value(typed, "desk_id").to_owned()).filter(|id| !id.is_empty()),
                channel: Channel::Inside,
                received_at: None,
                sheet,
            };
            visit.client.ask_consult(&new).await
        }
        Err(errors) => Err(ClientError::Refused { status: 422, errors }),
    };
    let (status, errors) = match sent {
        Ok(answer) => {
            let id = encode(&answer.asked_consult.id);
            return Ok(Answer::SeeOther(visit.address(&format!("{PATH}/{id}?said=sent"))));
        }
        Err(error) => faults(error)?,
    };
    let account = account(visit).await?;
    let form = FormState { typed: typed.to_vec(), errors };
    Ok(Answer::Page(form_page(visit, &account, &lists, &form, status).await?))
}

async fn form_page(
    visit: &Visit,
    account: &Account,
    lists: &ConsultLists,
    form: &FormState,
    status: u16,
) -> Result<Page, ClientError> {
    let lang = visit.lang;
    let desks = visit.client.list_desks().await?.desks;
    let fields = SheetFields { lang, lists, form, known: None };
    let markup = html! {
        p.back-link { a href=(visit.address(PATH)) { span { (w::back(lang)) } } }
        (error_summary(lang, form, &labels(lang)))
        h1 tabindex="-1" { (w::form_title(lang)) }
        @if desks.is_empty() {
            (empty_state(&w::no_desks(lang), html! { p { (w::no_desks_why(lang)) } }))
        } @else {
            p { (w::form_lead(lang)) }
            form.desk-form method="post" action={ (visit.address(PATH)) "/new" } novalidate
                data-unsaved=(pro_desk::unsaved(lang).plain()) data-typed[status != 200] {
                input type="hidden" name="sending" value=(form.sending(visit));
                (desk_choice(lang, form, &desks))
                (fields.matter())
                (fields.about())
                (fields.asker())
                (fields.answer())
                button.button data-weight="main" type="submit" { span { (w::send(lang)) } }
            }
        }
    };
    let page = ProPage::new(w::form_title(lang), "", markup);
    Ok(framed(visit, account, ProPage { status, ..page }))
}

/// Which of several; the one there is goes without saying.
fn desk_choice(lang: Lang, form: &FormState, desks: &[Desk]) -> Markup {
    let choices: Vec<(String, Text)> = desks
        .iter()
        .map(|desk| {
            let area = desk.settings.area.as_ref().map(|area| format!("（{area}）")).unwrap_or_default();
            (desk.id.clone(), Text::published(lang, &format!("{}{area}", desk.name)))
        })
        .collect();
    let field = Field { lang, form, name: "desk_id", label: w::desk(lang), hint: None, required: true };
    match desks {
        [one] => html! { input type="hidden" name="desk_id" value=(one.id); },
        _ => radios(&field, &choices),
    }
}

/// `/pro/ask/{id}`, posted: something is added.
async fn add(visit: &Visit, id: &str, typed: &[(String, String)]) -> Result<Answer, ClientError> {
    let new = NewAddition::from_form(typed);
    let (status, errors) = match visit.client.add_to_asked_consult(id, &new).await {
        Ok(_) => return Ok(Answer::SeeOther(visit.address(&format!("{PATH}/{}?said=sent", encode(id))))),
        Err(error) => faults(error)?,
    };
    let form = FormState { typed: typed.to_vec(), errors };
    Ok(Answer::Page(question_page(visit, id, &form, status).await?))
}

async fn question_page(visit: &Visit, id: &str, form: &FormState, status: u16) -> Result<Page, ClientError> {
    let lang = visit.lang;
    let account = frame::account(visit).await?;
    let question = visit.client.get_asked_consult(id).await?.question;
    let title = pro_desk::case_of(lang, &question.number);
    let markup = html! {
        p.back-link { a href=(visit.address(PATH)) { span { (w::back(lang)) } } }
        (error_summary(lang, form, &[("words", w::add_words(lang))]))
        @if status == 200 && visit.query == "said=sent" { (notice(lang, NoticeKind::Success, &w::said_sent(lang), html! {})) }
        h1 tabindex="-1" {
            @if question.subject.is_empty() { (w::emptied(lang)) } @else { span lang=[lang.of_published()] { (question.subject) } }
        }
        (standing(lang, &question))
        @if let Some(words) = &question.words {
            section.panel { h2 { (w::words(lang)) } p.desk-words lang=[lang.of_published()] { (words) } }
        }
        section.panel #asked-exchange data-live-part {
            h2 { (w::exchange(lang)) }
            @if question.exchange.is_empty() { p { (w::no_exchange(lang)) } }
            ol.desk-history { @for said in &question.exchange { (exchanged(lang, said)) } }
        }
        @if question.words.is_some() { (add_form(visit, id, form)) }
        @if question.desk.settings.telephone.is_some() {
            p { (w::call(lang, &question.desk.name)) }
            (phone_button(lang, question.desk.settings.telephone.as_deref(), "quiet"))
        }
    };
    let page = ProPage::new(title, "asked_consults", markup);
    Ok(framed(visit, &account, ProPage { status, ..page }))
}

fn standing(lang: Lang, question: &Question) -> Markup {
    let due = question.answer_due_on.as_deref().filter(|_| question.exchange.iter().all(|said| !said.from_desk));
    html! {
        div #asked-standing data-live-part {
            p.desk-case-line {
                span { (pro_desk::number(lang, &question.number)) }
                span.tag { (status_words(lang, question.status)) }
                span lang=[lang.of_published()] { (question.desk.name) }
                span { (short_moment_of(lang, &question.received_at)) }
            }
            @if let Some(due) = due { p { (w::due(lang, date_words(lang, due))) } }
        }
    }
}

fn exchanged(lang: Lang, said: &Exchanged) -> Markup {
    html! {
        li data-step=(if said.from_desk { "answered" } else { "added" }) {
            p.desk-step {
                span.desk-step-at { (short_moment_of(lang, &said.at)) }
                b { @if said.from_desk { (w::from_desk(lang)) } @else { (w::from_us(lang)) } }
                @if let Some(desk) = &said.other_desk { span lang=[lang.of_published()] { (desk) } }
            }
            p.desk-words lang=[lang.of_published()] { (said.words) }
            (named(lang, &said.facilities))
        }
    }
}

fn add_form(visit: &Visit, id: &str, form: &FormState) -> Markup {
    let lang = visit.lang;
    let is_sent = !form.typed.is_empty();
    let field = Field { lang, form, name: "words", label: w::add_words(lang), hint: None, required: true };
    html! {
        section.panel #(format!("ask-add-{id}")) data-live-part="quiet" {
            h2 { (w::add(lang)) }
            form method="post" action={ (visit.address(PATH)) "/" (encode(id)) } novalidate
                data-unsaved=(pro_desk::unsaved(lang).plain()) data-typed[is_sent] {
                input type="hidden" name="sending" value=(form.sending(visit));
                (text_area(&field, 4))
                button.button type="submit" { span { (w::add_do(lang)) } }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use api::accounts::Role;
    use api::consults::lists::ListItem;

    use super::super::desk::example_account;
    use super::*;

    #[test]
    fn who_asks_is_what_their_organization_is() {
        let item = |code: &str| ListItem { code: code.to_owned(), ja: code.to_owned(), ..ListItem::default() };
        let lists = ConsultLists { askers: ["hospital", "care_manager"].map(item).to_vec(), ..ConsultLists::default() };
        let asker = |kind: &str, profession: &str| {
            let mut account = example_account(Role::Staff);
            account.membership.kind = kind.to_owned();
            account.membership.profession = profession.to_owned();
            form_value(&prepared(&account, &lists), "asker").to_owned()
        };
        assert_eq!(asker("hospital", "nurse"), "hospital");
        assert_eq!(asker("support_center", "care_manager"), "care_manager");
        assert_eq!(asker("care_management", "clerk"), "care_manager");
        assert_eq!(asker("fire", "paramedic"), "");
    }
}
