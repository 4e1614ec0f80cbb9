use api::ClientError;
use api::accounts::{Account, Factors};
use maud::{Markup, html};

use super::frame::{ProPage, account, framed, sections};
use crate::account_words::role_words;
use crate::components::{NoticeKind, notice};
use crate::lang::Lang;
use crate::page::{Page, Visit};
use crate::words::{Text, pro_account as words, pro_entrance as entrance};

/// Fewer recovery codes are few.
const FEW: i64 = 3;

/// `/pro`
pub async fn page(visit: &Visit) -> Result<Page, ClientError> {
    let lang = visit.lang;
    let account = account(visit).await?;
    let title = words::start_title(lang, &account.name);
    let membership = &account.membership;
    let markup = html! {
        h1 tabindex="-1" { (title) }
        p { (words::as_role(lang, &membership.organization, role_words(lang, membership.role))) }
        (hints(visit, &account.factors))
        h2 { (words::start_ways(lang)) }
        ul.pro-cards {
            @for (path, name) in sections(visit, &account).into_iter().filter(|(path, _)| *path != "/pro") {
                li { a href=(visit.address(path)) { b { (name) } span { (explained(lang, path, membership.is_desk)) } } }
            }
        }
    };
    Ok(framed(visit, &account, ProPage::new(title, "account", markup)))
}

fn explained(lang: Lang, path: &str, is_desk: bool) -> Text {
    match path {
        "/pro/desk" if !is_desk => words::way_circulated(lang),
        "/pro/desk" => words::way_desk(lang),
        "/pro/ask" => words::way_ask(lang),
        "/pro/doctors" => words::way_doctors(lang),
        "/pro/desk/figures" => words::way_figures(lang),
        "/pro/desk/settings" => words::way_desk_settings(lang),
        "/pro/facility" => words::way_facility(lang),
        "/pro/corrections" => words::way_corrections(lang),
        "/pro/joins" => words::way_joins(lang),
        "/pro/people" => words::way_people(lang),
        "/pro/organizations" => words::way_organizations(lang),
        "/pro/audit" => words::way_audit(lang),
        "/pro/permissions" => words::way_permissions(lang),
        _ => words::way_account(lang),
    }
}

/// Whether password and app sign in.
pub fn has_password_way(factors: &Factors) -> bool {
    factors.has_password && factors.has_totp
}

/// How many ways to sign in there are; recovery codes are none by themselves.
fn ways(factors: &Factors) -> usize {
    factors.passkeys.len() + usize::from(has_password_way(factors))
}

/// What would lock somebody out one day.
fn hints(visit: &Visit, factors: &Factors) -> Markup {
    let lang = visit.lang;
    let to_account = html! { p { a href=(visit.address("/pro/account")) { (words::to_account(lang)) } } };
    html! {
        @if ways(factors) < 2 {
            (notice(lang, NoticeKind::Information, &words::hint_one(lang), html! { p { (words::hint_one_why(lang)) } (to_account) }))
        }
        @if factors.has_password && factors.recovery_codes < FEW {
            (notice(lang, NoticeKind::Warning, &words::hint_codes(lang, factors.recovery_codes), html! {
                p { (words::hint_codes_why(lang)) } (to_account)
            }))
        }
    }
}

/// `/pro/first-steps`: after joining.
pub async fn first_steps(visit: &Visit) -> Result<Page, ClientError> {
    let lang = visit.lang;
    let account = account(visit).await?;
    let Account { factors, .. } = &account;
    let has_codes = factors.recovery_codes > 0;
    let done = html! { p.pro-done { span aria-hidden="true" { "✓ " } (entrance::first_done(lang)) } };
    let markup = html! {
        h1 tabindex="-1" { (entrance::first_title(lang)) }
        p { (entrance::first_lead(lang)) }
        ol.pro-steps {
            // A code stands in for the app, so that it is worth something beside a password alone.
            @if factors.has_password {
                li.panel {
                    h2 { (entrance::first_codes(lang)) }
                    p { (entrance::first_codes_why(lang)) }
                    @if has_codes { (done) } @else {
                        form method="post" action=(visit.address("/pro/first-steps")) {
                            button.button data-weight="main" type="submit" { span { (entrance::first_codes(lang)) } }
                        }
                    }
                }
            }
            li.panel {
                h2 { (entrance::first_second(lang)) }
                p { (entrance::first_second_why(lang)) }
                @if ways(factors) > 1 { (done) } @else {
                    a.button href=(visit.address("/pro/account")) { span { (entrance::first_second(lang)) } }
                }
            }
        }
        p { a.button data-weight="main" href=(visit.address("/pro")) { span { (entrance::first_on(lang)) } } }
    };
    Ok(framed(visit, &account, ProPage::new(entrance::first_title(lang), "account", markup)))
}
