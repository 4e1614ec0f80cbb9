//! `/pro/facility`: what is shown of our facility, confirmed with one tap; each part has a form of its own.

mod fields;
mod part;
mod shown;
#[cfg(test)]
mod tests;

use api::ClientError;
use api::accounts::Role;
use api::confirmations::ConfirmedField;
use api::own_facility::{NewConfirmations, OwnFacility, ShownField, StatementPart};
use api::query::encode;
use maud::{Markup, html};

use super::frame::{ProPage, account, framed};
use crate::components::{NoticeKind, empty_state, no_such_page, notice};
use crate::lang::Lang;
use crate::page::{Answer, Page, Visit};
use crate::words::{Text, pro_facility as words};

pub use shown::care_manager_time;

/// What was confirmed or saved is said at the top of the page to which a form leads.
type Said = (&'static str, fn(Lang) -> Text);
const SAID: [Said; 4] = [
    ("confirmed", words::confirmed_today),
    ("saved", words::saved),
    ("saved-time", words::saved_time),
    ("undone", words::undone),
];

/// The address of a part's form: `hours`, `care-manager-time`.
fn slug(part: StatementPart) -> String {
    part.as_str().replace('_', "-")
}

/// Answers a visit to `/pro/facility` and what is below it.
pub async fn answer(visit: &Visit, rest: &[&str]) -> Result<Answer, ClientError> {
    let part = match rest {
        [] => None,
        [slug] => Some(part_of(slug)),
        _ => return Ok(Answer::Page(no_such_page(visit))),
    };
    match (part, visit.posted.clone()) {
        (None, None) => Ok(Answer::Page(page(visit, false).await?)),
        (None, Some(typed)) => confirm(visit, &typed).await,
        (Some(Some(part)), None) => Ok(Answer::Page(part::page(visit, part).await?)),
        (Some(Some(part)), Some(typed)) => part::send(visit, part, typed).await,
        (Some(None), _) => Ok(Answer::Page(no_such_page(visit))),
    }
}

/// The part with this address.
fn part_of(slug: &str) -> Option<StatementPart> {
    StatementPart::ALL.into_iter().find(|part| self::slug(*part) == slug)
}

fn heading(lang: Lang, part: StatementPart) -> Text {
    match part {
        StatementPart::Telephone => words::telephone(lang),
        StatementPart::Hours => words::hours(lang),
        StatementPart::Closures => words::closures(lang),
        StatementPart::HomeCare => words::home_care(lang),
        StatementPart::CareManagerTime => words::care_manager_time(lang),
    }
}

/// `/pro/facility`; `is_changed`: something else was shown when it was confirmed.
async fn page(visit: &Visit, is_changed: bool) -> Result<Page, ClientError> {
    let account = account(visit).await?;
    let may_change = account.membership.role != Role::Reader;
    let markup = match visit.client.get_own_facility().await?.own_facility {
        Some(own) => overview(visit, &own, may_change, is_changed),
        None => nothing(visit.lang),
    };
    let page = ProPage::new(words::title(visit.lang), "", markup);
    Ok(framed(visit, &account, ProPage { status: if is_changed { 422 } else { 200 }, ..page }))
}

/// The same, posted: `confirm` names a field, or `all`; `shown-FIELD` is the mark of what was shown.
async fn confirm(visit: &Visit, typed: &[(String, String)]) -> Result<Answer, ClientError> {
    let named = typed.iter().filter(|(name, _)| name == "confirm").map(|(_, value)| value.as_str());
    let fields = named.flat_map(|word| match word {
        "all" => ConfirmedField::ALL.to_vec(),
        word => ConfirmedField::parse(word).into_iter().collect(),
    });
    let mark = |field: ConfirmedField| {
        let shown = typed.iter().find(|(name, _)| *name == mark_of(field)).map(|(_, mark)| mark.clone());
        ShownField { field, shown: shown.unwrap_or_default() }
    };
    let fields = fields.map(mark).collect();
    match visit.client.confirm_own_facility(&NewConfirmations { fields }).await {
        Ok(_) => Ok(Answer::SeeOther(visit.address("/pro/facility?said=confirmed"))),
        Err(ClientError::Refused { status: 412, .. }) => Ok(Answer::Page(page(visit, true).await?)),
        Err(error) => Err(error),
    }
}

/// The name under which the form carries what was shown of a field.
fn mark_of(field: ConfirmedField) -> String {
    format!("shown-{}", field.as_str())
}

fn nothing(lang: Lang) -> Markup {
    html! {
        h1 tabindex="-1" { (words::title(lang)) }
        (empty_state(&words::no_facility(lang), html! { p { (words::no_facility_why(lang)) } }))
    }
}

fn overview(visit: &Visit, own: &OwnFacility, may_change: bool, is_changed: bool) -> Markup {
    let lang = visit.lang;
    let facility = &own.facility;
    let said = SAID.iter().find(|(code, _)| visit.query == format!("said={code}"));
    html! {
        div.own-facility {
            @if let Some((_, words)) = said { (notice(lang, NoticeKind::Success, &words(lang), html! {})) }
            @if is_changed {
                div role="alert" {
                    (notice(lang, NoticeKind::Warning, &words::not_confirmed(lang), html! { p { (words::shown_changed(lang)) } }))
                }
            }
            h1 tabindex="-1" { (words::title(lang)) }
            p.own-name lang=[lang.of_published()] { (facility.name) }
            @if may_change { p { (words::lead(lang)) } }
            p { a href={ (visit.address("/facilities/")) (encode(&facility.id)) } { (words::public_page(lang)) } }
            form.own-parts method="post" action=(visit.address("/pro/facility")) {
                @for one in &own.shown { input type="hidden" name=(mark_of(one.field)) value=(one.shown); }
                @if may_change {
                    button.button data-weight="main" type="submit" name="confirm" value="all" { span { (words::all_right(lang)) } }
                }
                @for part in StatementPart::ALL {
                    section.panel id=(slug(part)) {
                        h2 { (heading(lang, part)) }
                        (shown::of(lang, own, part))
                        (shown::standing(lang, own, part))
                        @if may_change { (actions(visit, own, part)) }
                    }
                }
                section.panel id="functions" {
                    h2 { (words::functions(lang)) }
                    p {
                        @match facility.functions.len() {
                            0 => (words::nothing_shown(lang)),
                            number => (words::functions_count(lang, number)),
                        }
                    }
                    (shown::confirmation(lang, facility, ConfirmedField::Functions))
                    @if may_change { div.own-actions { (confirm_button(lang, ConfirmedField::Functions, &words::functions(lang))) } }
                }
            }
        }
    }
}

fn actions(visit: &Visit, own: &OwnFacility, part: StatementPart) -> Markup {
    let lang = visit.lang;
    let what = heading(lang, part);
    let is_empty = part.confirms().is_none() && own.kept(part).is_none_or(|kept| kept.statement.is_none());
    html! {
        div.own-actions {
            @if let Some(field) = part.confirms() { (confirm_button(lang, field, &what)) }
            a.button href={ (visit.address("/pro/facility/")) (slug(part)) } {
                span {
                    @if is_empty { (words::add(lang)) } @else { (words::change(lang)) }
                    // Heard by who does not see the panel.
                    span.visually-hidden { (words::right_of(lang, &what)) }
                }
            }
        }
    }
}

fn confirm_button(lang: Lang, field: ConfirmedField, what: &Text) -> Markup {
    html! {
        button.button type="submit" name="confirm" value=(field.as_str()) {
            span { (words::right(lang)) span.visually-hidden { (words::right_of(lang, what)) } }
        }
    }
}
