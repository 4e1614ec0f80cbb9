use api::ClientError;
use api::audit::{AUDIT_OUTCOMES, AuditEntriesResponse, AuditEntry, AuditQuery};
use api::permissions::Action;
use api::query::{form_pairs, with_query};
use maud::{Markup, html};

use super::frame::{ProPage, account, framed};
use crate::account_words::action_words;
use crate::components::{Field, InputKind, card_table, empty_state, error_summary, pagination, text_input};
use crate::dates::japanese_moment_of;
use crate::form::FormState;
use crate::lang::Lang;
use crate::page::{Page, Visit};
use crate::words::{Text, find, pro, pro_audit as words};

const PATH: &str = "/pro/audit";

/// What is told of somebody who has, or gets, no session: besides every [`Action`].
const OTHERS: [&str; 10] = [
    "sign_in",
    "sign_out",
    "authenticate",
    "use_session",
    "join",
    "mail_audit_head",
    "ask_question",
    "read_question",
    "add_to_question",
    "ask_for_erasure",
];

/// `/pro/audit`: who did what, the newest first. Days that are none are told at the form, and nothing is listed.
pub async fn page(visit: &Visit) -> Result<Page, ClientError> {
    let lang = visit.lang;
    let account = account(visit).await?;
    let asked = match AuditQuery::parse(&visit.query) {
        Ok(query) => visit.client.list_audit_entries(&query).await.map(|answer| (query, answer)),
        Err(errors) => Err(ClientError::Refused { status: 400, errors }),
    };
    let typed = form_pairs(visit.query.as_bytes());
    let (status, list, errors) = match asked {
        Ok((query, answer)) => (200, entries(lang, &query, &answer), Vec::new()),
        Err(ClientError::Refused { status: 400, errors }) => (400, html! {}, errors),
        Err(other) => return Err(other),
    };
    let form = FormState { typed, errors };
    let markup = html! {
        (error_summary(lang, &form, &[("from", words::from(lang)), ("to", words::to(lang))]))
        h1 tabindex="-1" { (pro::audit(lang)) }
        p { (words::lead(lang)) }
        (narrowing(lang, &form))
        (list)
    };
    Ok(framed(visit, &account, ProPage { status, ..ProPage::new(pro::audit(lang), "", markup) }))
}

fn address(lang: Lang, query: &AuditQuery) -> String {
    with_query(&lang.address(PATH), &query.to_query_string())
}

/// A form that works without script: what is meant stands in the address.
fn narrowing(lang: Lang, form: &FormState) -> Markup {
    let codes = Action::ALL.iter().map(|action| action.code()).chain(OTHERS);
    let actions: Vec<_> = codes.map(|code| (code, action_named(lang, code))).collect();
    let outcomes = AUDIT_OUTCOMES.map(|code| (code, outcome_words(lang, code)));
    let day = |name, label| Field { lang, form, name, label, hint: None, required: false };
    let kept = ["person", "organization", "kind", "object"].map(|name| (name, form.value(name)));
    let is_narrowed = form.typed.iter().any(|(_, value)| !value.is_empty());
    html! {
        form.queue-filter method="get" action=(lang.address(PATH)) aria-label=(words::narrow(lang).plain()) {
            @for (name, value) in kept {
                @if !value.is_empty() { input type="hidden" name=(name) value=(value); }
            }
            (one_of(lang, form, "action", &words::what(lang), &actions))
            (one_of(lang, form, "outcome", &words::outcome(lang), &outcomes))
            (text_input(&day("from", words::from(lang)), InputKind::Day))
            (text_input(&day("to", words::to(lang)), InputKind::Day))
            button.button type="submit" { span { (words::show(lang)) } }
        }
        @if !form.value("person").is_empty() { p { (words::only_person(lang)) } }
        @if !form.value("organization").is_empty() { p { (words::only_organization(lang)) } }
        @if is_narrowed { p { a.queue-link href=(lang.address(PATH)) { (words::see_all(lang)) } } }
    }
}

fn one_of(lang: Lang, form: &FormState, name: &str, label: &Text, options: &[(&str, Text)]) -> Markup {
    let chosen = form.value(name);
    let is_listed = options.iter().any(|(code, _)| *code == chosen);
    html! {
        div.field {
            label for=(name) { (label) }
            select.text-input id=(name) name=(name) {
                option value="" { (find::all(lang).plain()) }
                @if !chosen.is_empty() && !is_listed { option value=(chosen) selected { (chosen) } }
                @for (code, words) in options {
                    option value=(code) selected[*code == chosen] { (words.plain()) }
                }
            }
        }
    }
}

fn entries(lang: Lang, query: &AuditQuery, answer: &AuditEntriesResponse) -> Markup {
    let AuditEntriesResponse { audit_entries, meta } = answer;
    if audit_entries.is_empty() {
        return empty_state(&words::nothing(lang), html! { p { (words::nothing_why(lang)) } });
    }
    let headings = [words::when(lang), words::who(lang), words::what(lang), words::object(lang), words::outcome(lang)];
    let rows: Vec<Vec<Markup>> = audit_entries.iter().map(|entry| row(lang, query, entry)).collect();
    let at = |before| address(lang, &AuditQuery { before, ..query.clone() });
    let older = meta.next_before.map(|before| at(Some(before)));
    html! {
        (card_table(&words::list(lang), &headings, &rows))
        @if query.before.is_some() { p { a.queue-link href=(at(None)) { (words::newest(lang)) } } }
        (pagination(lang, None, older.as_deref()))
    }
}

fn row(lang: Lang, query: &AuditQuery, entry: &AuditEntry) -> Vec<Markup> {
    let only = |narrowed: AuditQuery| address(lang, &AuditQuery { before: None, ..narrowed });
    let person = |id: &str| only(AuditQuery { person: id.to_owned(), ..query.clone() });
    let organization = |id: &str| only(AuditQuery { organization: id.to_owned(), ..query.clone() });
    vec![
        html! { span.audit-when { (japanese_moment_of(lang, &entry.at)) } },
        html! {
            @match (&entry.person_id, &entry.person) {
                (Some(id), Some(name)) => a.queue-link href=(person(id)) lang=[lang.of_published()] { (name) },
                (Some(id), None) => a.queue-link href=(person(id)) { (words::gone(lang)) },
                (None, _) => (who_words(lang, &entry.who)),
            }
            @if let (Some(id), Some(name)) = (&entry.organization_id, &entry.organization) {
                br; a.queue-link href=(organization(id)) lang=[lang.of_published()] { (name) }
            }
        },
        html! { (action_named(lang, &entry.action)) },
        html! {
            (object_words(lang, &entry.object_kind))
            @if !entry.object_id.is_empty() { br; code.audit-id { (entry.object_id) } }
        },
        html! {
            @if entry.outcome == "refused" { span.tag { (outcome_words(lang, &entry.outcome)) } }
            @else { (outcome_words(lang, &entry.outcome)) }
            @if let Some(why) = &entry.why { br; code.audit-id { (why) } }
        },
    ]
}

/// An unknown code is shown as it is.
fn action_named(lang: Lang, code: &str) -> Text {
    match code {
        "sign_in" => words::sign_in(lang),
        "sign_out" => words::sign_out(lang),
        "authenticate" => words::authenticate(lang),
        "use_session" => words::use_session(lang),
        "join" => words::join(lang),
        "mail_audit_head" => words::mail_audit_head(lang),
        "ask_question" => words::ask_question(lang),
        "read_question" => words::read_question(lang),
        "add_to_question" => words::add_to_question(lang),
        "ask_for_erasure" => words::ask_for_erasure(lang),
        _ => match Action::ALL.iter().find(|action| action.code() == code) {
            Some(action) => action_words(lang, *action),
            None => Text::published(lang, code),
        },
    }
}

/// An unknown kind is shown as it is.
fn object_words(lang: Lang, kind: &str) -> Text {
    match kind {
        "person" => words::person(lang),
        "people" => words::people(lang),
        "membership" => words::membership(lang),
        "invitation" => words::invitation(lang),
        "session" => words::session(lang),
        "organization" => words::organization(lang),
        "organizations" => words::organizations(lang),
        "facility" => words::facility(lang),
        "correction" => words::correction(lang),
        "join" => words::doubtful_record(lang),
        "consult" => words::consult(lang),
        "asked_consult" => words::asked_consult(lang),
        "desk" => words::desk(lang),
        "consult_lists" => words::consult_lists(lang),
        "consult_figures" => words::consult_figures(lang),
        "doctor_contacts" => words::doctor_contacts(lang),
        "audit_log" => words::audit_log(lang),
        "permissions" => words::permissions(lang),
        "notices" => words::notices(lang),
        _ => Text::published(lang, kind),
    }
}

fn who_words(lang: Lang, who: &str) -> Text {
    match who {
        "command_line" => words::command_line(lang),
        "resident" => words::resident(lang),
        _ => words::unknown(lang),
    }
}

fn outcome_words(lang: Lang, code: &str) -> Text {
    if code == "done" { words::done(lang) } else { words::refused(lang) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_action_that_can_be_chosen_has_words() {
        for code in Action::ALL.iter().map(|action| action.code()).chain(OTHERS) {
            assert_ne!(action_named(Lang::Ja, code).plain(), code);
        }
        assert_eq!(action_named(Lang::Ja, "later").plain(), "later");
    }

    #[test]
    fn entries_lead_to_those_of_a_person_and_keep_what_was_asked() {
        let entry = AuditEntry {
            number: 7,
            at: "2026-11-20T01:05:00Z".to_owned(),
            who: "person".to_owned(),
            person_id: Some("p1".to_owned()),
            person: Some("<山田>".to_owned()),
            organization_id: None,
            organization: None,
            action: "sign_in".to_owned(),
            object_kind: "person".to_owned(),
            object_id: "<p1>".to_owned(),
            outcome: "refused".to_owned(),
            why: Some("revoked".to_owned()),
        };
        let query = AuditQuery { outcome: "refused".to_owned(), before: Some(9), ..AuditQuery::default() };
        let cells: String = row(Lang::En, &query, &entry).into_iter().map(maud::PreEscaped::into_string).collect();
        let link = "href=\"/en/pro/audit?person=p1&amp;outcome=refused\" lang=\"ja\">&lt;山田&gt;</a>";
        assert!(cells.contains(link) && cells.contains("&lt;p1&gt;") && cells.contains("Refused"), "{cells}");
    }
}
