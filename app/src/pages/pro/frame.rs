//! What stands around every page of professionals: who is signed in for which organization, and the ways between pages.

use api::ClientError;
use api::accounts::{Account, Role};
use maud::{Markup, html};

use crate::components::{Icon, icon};
use crate::page::{Page, Visit};
use crate::words::{Text, pro as words, site};

/// What a page of professionals consists of.
pub struct ProPage {
    /// HTTP status: 422 for a form with faults.
    pub status: u16,
    pub title: Text,
    /// Nouns whose notices it hears, with blanks between: `people corrections`. Parts with an id and `data-live-part` are
    /// renewed then.
    pub live: &'static str,
    pub markup: Markup,
}

impl ProPage {
    pub fn new(title: Text, live: &'static str, markup: Markup) -> Self {
        Self { status: 200, title, live, markup }
    }
}

/// Who is signed in. `Refused { status: 401 }` is answered with the page to sign in, at the same address.
pub async fn account(visit: &Visit) -> Result<Account, ClientError> {
    Ok(visit.client.get_account().await?.account)
}

/// Sections as (address, words), those that this somebody has.
pub fn sections(visit: &Visit, account: &Account) -> Vec<(&'static str, Text)> {
    let lang = visit.lang;
    let membership = &account.membership;
    let administers = membership.role == Role::Administrator;
    let region = membership.administers_region();
    let all = [
        ("/pro", words::home(lang), true),
        ("/pro/desk", words::desk(lang), membership.is_desk),
        // Cases are circulated to those who run the region, too.
        ("/pro/desk", words::circulated(lang), !membership.is_desk && membership.runs_region),
        ("/pro/ask", words::ask(lang), membership.role != Role::Reader),
        ("/pro/doctors", words::doctors(lang), true),
        ("/pro/facility", words::facility(lang), membership.facility_id.is_some()),
        ("/pro/desk/figures", words::figures(lang), membership.is_desk || region),
        ("/pro/desk/settings", words::desk_settings(lang), region),
        ("/pro/corrections", words::corrections(lang), region),
        ("/pro/joins", words::joins(lang), region),
        ("/pro/people", words::people(lang), true),
        ("/pro/organizations", words::organizations(lang), region),
        ("/pro/audit", words::audit(lang), administers),
        ("/pro/permissions", words::permissions(lang), administers),
        ("/pro/account", words::account(lang), true),
    ];
    all.into_iter().filter(|(.., has)| *has).map(|(path, words, _)| (path, words)).collect()
}

/// The section that a page is in: of those above it the nearest.
fn current<'s>(path: &str, sections: &[(&'s str, Text)]) -> Option<&'s str> {
    let is_in = |section: &str| match section {
        "/pro" => path == "/pro",
        section => path == section || path.starts_with(&format!("{section}/")),
    };
    sections.iter().map(|(section, _)| *section).filter(|section| is_in(section)).max_by_key(|section| section.len())
}

/// A page before somebody is signed in, or between two pages: nothing of anybody stands around it.
pub fn entrance(visit: &Visit, status: u16, title: &Text, markup: Markup) -> Page {
    let lang = visit.lang;
    let markup = html! {
        (visit.forms_style())
        (visit.pro_style())
        div.pro data-pro data-page-program=(visit.assets.pro_program) { (markup) }
    };
    let title = if status == 422 { site::error_title(lang, title) } else { title.clone() };
    Page { status, private: true, ..Page::new(lang, &title, markup) }
}

/// The page with what stands around it.
pub fn framed(visit: &Visit, account: &Account, page: ProPage) -> Page {
    let lang = visit.lang;
    let ProPage { status, title, live, markup } = page;
    let membership = &account.membership;
    let sections = sections(visit, account);
    let current = current(&visit.path, &sections);
    let framed = html! {
        (visit.forms_style())
        (visit.pro_style())
        div.pro data-pro data-page-program=(visit.assets.pro_program) data-live=(live) {
            div.pro-bar {
                p.pro-who {
                    span.pro-organization lang=[lang.of_published()] { (membership.organization) }
                    span.pro-name lang=[lang.of_published()] { (account.name) }
                }
                form method="post" action=(visit.address("/pro/sign-out")) {
                    button.button data-weight="quiet" type="submit" { span { (words::sign_out(lang)) } }
                }
            }
            nav.pro-menu aria-label=(words::menu(lang).plain()) {
                // Where there is no room for the ways beside the page.
                button.button.pro-menu-open data-weight="quiet" type="button" popovertarget="pro-menu" {
                    (icon(Icon::MENU)) span { (words::menu(lang)) }
                }
                ul #pro-menu popover {
                    @for (path, words) in &sections {
                        li {
                            a href=(visit.address(path)) aria-current=[(current == Some(path)).then_some("page")] {
                                span { (words) }
                                @if *path == "/pro/desk" { (new_count(visit, account.new_consults)) }
                            }
                        }
                    }
                }
            }
            div.pro-page {
                p.pro-changed data-said="changed" role="status" hidden {
                    span { (words::changed(lang)) }
                    button.button data-weight="quiet" type="button" data-act="reload" { span { (words::reload(lang)) } }
                }
                (markup)
            }
            template data-ended {
                section.pro-ended {
                    h1 tabindex="-1" { (words::ended(lang)) }
                    p { (words::ended_why(lang)) }
                    a.button data-weight="main" href=(visit.address("/pro")) { span { (words::sign_in(lang)) } }
                }
            }
        }
    };
    let title = if status == 422 { site::error_title(lang, title) } else { title };
    Page { status, private: true, ..Page::new(lang, &title, framed) }
}

/// Renewed without the page that it stands on: to read that again would be told in the audit log.
fn new_count(visit: &Visit, count: Option<i64>) -> Markup {
    html! {
        @if let Some(count) = count {
            span.pro-count #new-consults data-live-part="quiet" data-hears="consults" data-from=(visit.address("/pro")) {
                span aria-hidden="true" { (count) }
                span.visually-hidden { (words::new_consults(visit.lang, count)) }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;
    use crate::page::visit_for_tests;

    #[test]
    fn the_nearest_section_is_the_current_one() {
        let words = || words::home(Lang::Ja);
        let sections = ["/pro", "/pro/desk", "/pro/desk/figures"].map(|path| (path, words()));
        for (path, section) in [
            ("/pro", Some("/pro")),
            ("/pro/desk", Some("/pro/desk")),
            ("/pro/desk/0198", Some("/pro/desk")),
            ("/pro/desk/figures", Some("/pro/desk/figures")),
            ("/pro/desks", None),
            ("/pro/sign-in", None),
        ] {
            assert_eq!(current(path, &sections), section, "{path}");
        }
    }

    #[test]
    fn the_number_of_new_questions_is_said_where_it_is_known() {
        let said = |count| new_count(&visit_for_tests(Lang::Easy, ""), count).into_string();
        assert!(
            said(Some(2)).contains("data-from=\"/easy/pro\"") && said(Some(2)).contains(">2</span>"),
            "{}",
            said(Some(2))
        );
        assert!(said(None).is_empty());
    }
}
