use api::ErrorItem;
use api::municipality::Municipality;
use maud::{Markup, html};

use super::{desk_panel, search_box};
use crate::finder::Search;
use crate::lang::Lang;
use crate::page::{Page, Visit};
use crate::words::{Text, consult_answer, correction, faults, report, site};

/// A page that helps on: what happened, the search, and somebody to call. What was typed stays.
fn problem_page(visit: &Visit, status: u16, heading: &Text, words: &Markup, typed: &str) -> Page {
    let lang = visit.lang;
    let markup = html! {
        h1 tabindex="-1" { (heading) }
        div.problem { (words) }
        (search_box(lang, typed, &Search::read(lang, "")))
        p.way-out { a href=(visit.address("/")) { (site::home(lang)) } }
        (desk_panel(lang, &visit.municipality))
    };
    Page { status, ..Page::new(lang, &site::error_title(lang, heading), markup) }
}

/// An address that leads nowhere.
pub fn no_such_page(visit: &Visit) -> Page {
    let words = html! { p { (site::no_such_page_why(visit.lang)) } };
    problem_page(visit, 404, &site::no_such_page(visit.lang), &words, "")
}

/// A private link that leads to no report.
pub fn no_such_correction(visit: &Visit) -> Page {
    let lang = visit.lang;
    let words = html! {
        p { (correction::not_found_why(lang)) }
        p { a href=(visit.address("/report")) { (report::missing_title(lang)) } }
    };
    problem_page(visit, 404, &correction::not_found(lang), &words, "")
}

/// A private link that leads to no question.
pub fn no_such_question(visit: &Visit) -> Page {
    let lang = visit.lang;
    let words = html! {
        p { (consult_answer::not_found_why(lang)) }
        p { a href=(visit.address("/consult")) { (consult_answer::ask_again(lang)) } }
    };
    problem_page(visit, 404, &consult_answer::not_found(lang), &words, "")
}

/// A form that is too long to be read.
pub fn too_large(visit: &Visit) -> Page {
    let lang = visit.lang;
    let words = html! {
        p { (site::too_large_why(lang)) }
        // Loads the form again; a running program gives back what was typed.
        a.button data-weight="main" data-action="retry" rel="external" href="" { span { (site::back_to_form(lang)) } }
    };
    problem_page(visit, 413, &site::too_large(lang), &words, "")
}

/// The server did not answer, or not as it should.
pub fn no_answer(visit: &Visit, status: u16) -> Page {
    problem_page(visit, status, &site::no_answer(visit.lang), &try_again(visit.lang), "")
}

fn try_again(lang: Lang) -> Markup {
    html! {
        p { (site::no_answer_why(lang)) }
        // Without a running program this loads the page again, which is the same.
        a.button data-weight="main" data-action="retry" rel="external" href="" { span { (site::try_again(lang)) } }
    }
}

/// What a running program shows in the place of a page that does not come, in the reader's language.
pub fn without_connection(lang: Lang, municipality: &Municipality) -> Markup {
    let heading = site::no_answer(lang);
    let title = site::title(lang, site::error_title(lang, &heading)).plain();
    html! {
        template #without-connection data-title=(title) data-loading=(site::loading(lang).plain()) {
            h1 tabindex="-1" { (heading) }
            div.problem { (try_again(lang)) }
            p.way-out { a href=(lang.address("/")) { (site::home(lang)) } }
            (desk_panel(lang, municipality))
        }
    }
}

/// What was asked for does not exist, or could not be understood.
pub fn refused(visit: &Visit, status: u16, errors: &[ErrorItem]) -> Page {
    let lang = visit.lang;
    let search = Search::read(lang, &visit.query);
    let typed = search.get("q");
    if status == 404 {
        let words = html! { p { (site::no_such_facility_why(lang)) } };
        return problem_page(visit, status, &site::no_such_facility(lang), &words, typed);
    }
    let words = html! { @for error in errors { p { (faults::fault(lang, error)) } } };
    problem_page(visit, status, &site::not_understood(lang), &words, typed)
}
