//! `/pro/facility/{part}`: the form of one part, filled with what is shown.

use api::accounts::Account;
use api::hours::DayHours;
use api::own_facility::{
    ClosuresStatement, HomeCareStatement, HoursStatement, NewStatement, OwnFacility, StatedAnswer, Statement,
    StatementPart, TelephoneStatement, from_form, to_form,
};
use api::{ClientError, ErrorItem};
use maud::{Markup, html};

use super::super::frame::{ProPage, account, framed};
use super::{fields, heading, nothing, shown, slug};
use crate::components::{NoticeKind, error_summary, notice};
use crate::dates::japanese_date_of;
use crate::form::FormState;
use crate::page::{Answer, Page, Visit};
use crate::words::pro_facility as words;

/// Why a form is shown again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Again {
    /// For the first time, or with faults in its fields.
    No,
    /// Somebody else was first.
    Changed,
    ImportRunning,
    NotAllowed,
}

/// The form.
pub async fn page(visit: &Visit, part: StatementPart) -> Result<Page, ClientError> {
    let account = account(visit).await?;
    let Some(own) = visit.client.get_own_facility().await?.own_facility else {
        return Ok(framed(visit, &account, ProPage::new(words::title(visit.lang), "", nothing(visit.lang))));
    };
    let form = FormState { typed: to_form(&known(&own, part)), errors: Vec::new() };
    Ok(form_page(visit, &account, &own, part, &form, Again::No))
}

/// The same, posted: `do` is `save` or `undo`, `seen` the revision that the form was filled with.
pub async fn send(visit: &Visit, part: StatementPart, typed: Vec<(String, String)>) -> Result<Answer, ClientError> {
    let value = |name: &str| typed.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value.as_str());
    let seen = value("seen").to_owned();
    let is_undo = value("do") == "undo";
    let sent = if is_undo {
        visit.client.take_back_statement(part, &seen).await
    } else {
        match from_form(part, &typed) {
            Ok(statement) => {
                let seen = Some(seen).filter(|seen| !seen.is_empty());
                visit.client.put_statement(part, &NewStatement { seen, statement }).await
            }
            Err(errors) => Err(ClientError::Refused { status: 422, errors }),
        }
    };
    let Err(refusal) = sent else {
        let said = match (is_undo, part) {
            (true, _) => "undone",
            (false, StatementPart::CareManagerTime) => "saved-time",
            _ => "saved",
        };
        return Ok(Answer::SeeOther(visit.address(&format!("/pro/facility?said={said}"))));
    };
    let (errors, again) = match &refusal {
        ClientError::Refused { status: 422, errors } => (errors.clone(), Again::No),
        ClientError::Refused { status: 412, .. } => (Vec::new(), Again::Changed),
        ClientError::Refused { status: 403, .. } => (Vec::new(), Again::NotAllowed),
        ClientError::Refused { status: 503, errors } if errors.iter().any(|e| e.code == "import_running") => {
            (Vec::new(), Again::ImportRunning)
        }
        ClientError::Refused { status: 503, .. } | ClientError::Unreachable => {
            (vec![ErrorItem::new("unavailable", "")], Again::No)
        }
        _ => return Err(refusal),
    };
    // Whatever happened, what was typed stays, beside what is kept now.
    let account = account(visit).await?;
    let Some(own) = visit.client.get_own_facility().await?.own_facility else { return Err(refusal) };
    let form = FormState { typed, errors };
    Ok(Answer::Page(form_page(visit, &account, &own, part, &form, again)))
}

/// What a form is filled with: what was stated and counts, else what is shown.
fn known(own: &OwnFacility, part: StatementPart) -> Statement {
    let stated = own.kept(part).filter(|kept| kept.is_shown).and_then(|kept| kept.statement.clone());
    stated.unwrap_or_else(|| {
        let shown = &own.facility;
        let words = |text: &Option<String>| text.clone().unwrap_or_default();
        match part {
            StatementPart::Telephone => {
                Statement::Telephone(TelephoneStatement { telephone: words(&shown.telephone), fax: words(&shown.fax) })
            }
            StatementPart::Hours => Statement::Hours(HoursStatement {
                week: shown.week.iter().map(|day| day.hours.clone()).collect(),
                other_closed: closed_days(own),
                note: words(&shown.hours_note),
            }),
            StatementPart::Closures => Statement::Closures(ClosuresStatement { closures: shown.closures.clone() }),
            StatementPart::HomeCare => {
                let items = shown.home_care.iter().flat_map(|answers| &answers.items);
                let answer = |item: &api::home_care::HomeCareItem| StatedAnswer {
                    code: item.code.clone(),
                    answer: item.answer,
                    note: words(&item.note),
                };
                Statement::HomeCare(HomeCareStatement { answers: items.map(answer).collect() })
            }
            StatementPart::CareManagerTime => Statement::CareManagerTime(api::own_facility::CareManagerTime::default()),
        }
    })
}

/// その他の休診日, with the weeks of the month in which a day is closed: the form has no other place for them.
fn closed_days(own: &OwnFacility) -> String {
    let weeks = own.facility.week.iter().filter(|day| matches!(day.hours, DayHours::Open { .. }));
    let closed = weeks.flat_map(|day| {
        let is_closed = |week: &u8| !day.open_weeks.is_empty() && !day.open_weeks.contains(week);
        (1..=5u8).filter(is_closed).map(|week| format!("第{week}{}曜", day.day.ja())).collect::<Vec<_>>()
    });
    closed.chain(own.facility.other_closed.clone()).collect::<Vec<_>>().join("、")
}

fn form_page(
    visit: &Visit,
    account: &Account,
    own: &OwnFacility,
    part: StatementPart,
    form: &FormState,
    again: Again,
) -> Page {
    let lang = visit.lang;
    let kept = own.kept(part);
    // After somebody else was first, saving once more means it.
    let seen = match again {
        Again::No if form.has("do", "save") || form.has("do", "undo") => form.value("seen"),
        _ => kept.map_or("", |kept| kept.revision.as_str()),
    };
    let is_time = part == StatementPart::CareManagerTime;
    let save = match again {
        Again::Changed => words::save_mine(lang),
        _ if is_time => words::save_time(lang),
        _ => words::save(lang),
    };
    let is_stated = kept.is_some_and(|kept| kept.statement.is_some());
    let markup = html! {
        div.own-facility {
            p.back-link { a href=(visit.address("/pro/facility")) { span { (words::back(lang)) } } }
            (error_summary(lang, form, &fields::labels(lang, part)))
            (told_again(visit, own, part, again))
            h1 tabindex="-1" { (heading(lang, part)) }
            p.own-name lang=[lang.of_published()] { (own.facility.name) }
            // Not kept by the tab: what it gave back would be older than what others have written.
            form.form.own-form method="post" action={ (visit.address("/pro/facility/")) (slug(part)) } novalidate {
                input type="hidden" name="seen" value=(seen);
                (fields::of(lang, own, part, form))
                button.button data-weight="main" type="submit" name="do" value="save" { span { (save) } }
            }
            @if is_stated {
                form.own-undo method="post" action={ (visit.address("/pro/facility/")) (slug(part)) } {
                    input type="hidden" name="seen" value=(kept.map_or("", |kept| kept.revision.as_str()));
                    @if part.confirms().is_some() { p { (words::undo_why(lang)) } }
                    button.button type="submit" name="do" value="undo" {
                        span { @if part.confirms().is_some() { (words::undo(lang)) } @else { (words::undo_own(lang)) } }
                    }
                }
            }
        }
    };
    let is_fault = again != Again::No || !form.errors.is_empty();
    let page = ProPage::new(heading(lang, part), "", markup);
    framed(visit, account, ProPage { status: if is_fault { 422 } else { 200 }, ..page })
}

/// Why it was not saved, and what somebody else wrote meanwhile.
fn told_again(visit: &Visit, own: &OwnFacility, part: StatementPart, again: Again) -> Markup {
    let lang = visit.lang;
    let warning = |markup: Markup| html! { div role="alert" { (notice(lang, NoticeKind::Warning, &words::not_saved(lang), markup)) } };
    match (again, own.kept(part)) {
        (Again::No, _) => html! {},
        (Again::ImportRunning, _) => warning(html! { p { (words::import_running(lang)) } }),
        (Again::NotAllowed, _) => warning(html! { p { (words::not_allowed(lang)) } }),
        (Again::Changed, Some(kept)) => warning(html! {
            p {
                @if kept.statement.is_some() {
                    (words::somebody_first(lang, japanese_date_of(lang, &kept.stated_at), kept.stated_by.as_str()))
                } @else {
                    (words::somebody_undid(lang))
                }
            }
            (shown::of(lang, own, part))
        }),
        (Again::Changed, None) => warning(html! { p { (words::somebody_undid(lang)) } }),
    }
}
