//! `/consult`: asking the desk, one thing on each page. What was answered travels in hidden fields from page to page: it is
//! in no address, and nothing is kept before it is sent.

mod check;
pub mod figures;
mod flow;
pub mod question;
mod screens;
mod start;
#[cfg(test)]
mod tests;

use api::consults::desks::Desk;
use api::consults::lists::ConsultLists;
use api::query::form_value;
use api::{ClientError, ErrorItem};
use maud::{Markup, html};

use crate::components::{error_summary, leave_quickly};
use crate::form::FormState;
use crate::lang::Lang;
use crate::page::{Answer, Page, Visit};
use crate::words::{Text, consult as w, site};
use flow::{Next, Screen};

/// What the pages of one visit are made of.
struct Asking<'a> {
    visit: &'a Visit,
    lists: &'a ConsultLists,
    desks: &'a [Desk],
    form: &'a FormState,
}

/// `/consult`
pub async fn page(visit: &Visit) -> Page {
    // Where nothing can be read the telephones stand.
    let desks = visit.client.list_desks().await.map(|answer| answer.desks).unwrap_or_default();
    start::page(visit, &desks, &FormState::default())
}

/// The same, posted: the answers of one page, and those before.
pub async fn answer(visit: &Visit, typed: Vec<(String, String)>) -> Result<Answer, ClientError> {
    let desks = visit.client.list_desks().await?.desks;
    let lists = visit.client.get_consult_lists().await?;
    let typed = flow::answers(typed, &visit.sending);
    let shown = |form: FormState, screen| {
        let asking = Asking { visit, lists: &lists, desks: &desks, form: &form };
        Ok(Answer::Page(asking.page(screen)))
    };
    let form = |errors| FormState { typed: typed.clone(), errors };
    if desks.is_empty() {
        return Ok(Answer::Page(start::page(visit, &desks, &form(Vec::new()))));
    }
    match flow::next(&typed, &lists, &desks) {
        Next::Start => Ok(Answer::Page(start::page(visit, &desks, &form(Vec::new())))),
        Next::Show(screen) => shown(form(Vec::new()), screen),
        Next::Refused(screen, errors) => shown(form(errors), screen),
        Next::Send(question) => match visit.client.create_question(&question).await {
            Ok(receipt) => Ok(Answer::SeeOther(visit.address(&receipt.question.path))),
            Err(error) => {
                let (screen, errors) = sent_in_vain(error);
                shown(form(errors), screen)
            }
        },
    }
}

/// Whatever happened, what was typed stays: where it is to be put right, or sent once more.
fn sent_in_vain(error: ClientError) -> (Screen, Vec<ErrorItem>) {
    let unavailable = || (Screen::Check, vec![ErrorItem::new("unavailable", "")]);
    match error {
        ClientError::Refused { status: 422 | 429, errors } => flow::refused(&errors).unwrap_or_else(unavailable),
        _ => unavailable(),
    }
}

impl Asking<'_> {
    fn lang(&self) -> Lang {
        self.visit.lang
    }

    fn value(&self, name: &str) -> &str {
        form_value(&self.form.typed, name)
    }

    /// A page of the form, with what was wrong on it.
    fn page(&self, screen: Screen) -> Page {
        let (visit, lang) = (self.visit, self.lang());
        let labels: Vec<_> = screen.fields().iter().map(|field| (*field, screens::label(lang, field))).collect();
        let markup = html! {
            (visit.forms_style())
            (visit.consult_style())
            (leave_quickly(lang))
            (self.progress(screen))
            (error_summary(lang, self.form, &labels))
            (self.form_of(screen))
        };
        let title = w::title_at(lang, screens::step_words(lang, screen));
        let title = if self.form.errors.is_empty() { title } else { site::error_title(lang, title) };
        let status = match self.form.errors.first().map(|error| error.code.as_str()) {
            None => 200,
            Some("unavailable") => 503,
            Some("too_many_requests" | "too_many") => 429,
            Some(_) => 422,
        };
        Page { status, private: true, ..Page::new(lang, &title, markup) }
    }

    fn form_of(&self, screen: Screen) -> Markup {
        let lang = self.lang();
        let go = if screen == Screen::Check { Some(("go", "send", w::send(lang))) } else { None };
        html! {
            form.form.consult-form method="post" action=(self.visit.address("/consult")) data-keep="document" novalidate {
                (self.hidden(screen))
                @if screen == Screen::Check { (self.check()) } @else { (self.questions(screen)) }
                // The first button is the one that the Enter key presses.
                div.consult-buttons {
                    @if let Some((name, value, words)) = go {
                        button.button data-weight="main" type="submit" name=(name) value=(value) { span { (words) } }
                    } @else {
                        button.button data-weight="main" type="submit" { span { (w::on(lang)) } }
                    }
                    button.button type="submit" name="go" value="back" { span { (w::back(lang)) } }
                }
                p.consult-note { (w::back_hint(lang)) }
            }
            @if screen == Screen::Check { (self.mending()) }
        }
    }

    /// What is asked on other pages, and what goes with it.
    fn hidden(&self, screen: Screen) -> Markup {
        let is_elsewhere = |name: &str| name != "page" && name != "go" && !screen.fields().contains(&name);
        let has_checked = !self.value("checked").is_empty();
        html! {
            input type="hidden" name="page" value=(screen.code());
            @if screen == Screen::Check && !has_checked { input type="hidden" name="checked" value="yes"; }
            @for (name, value) in self.form.typed.iter().filter(|(name, value)| is_elsewhere(name) && !value.is_empty()) {
                input type="hidden" name=(name) value=(value);
            }
        }
    }

    fn progress(&self, screen: Screen) -> Markup {
        let screens = Screen::of(self.desks);
        let names: Vec<Text> = screens.iter().map(|screen| screens::step_words(self.lang(), *screen)).collect();
        let current = screens.iter().position(|found| *found == screen).unwrap_or_default();
        crate::components::steps(self.lang(), &names, current)
    }
}
