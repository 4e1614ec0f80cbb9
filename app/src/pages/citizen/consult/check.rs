//! The page that shows all that was answered, before it is sent.

use api::consults::lists::ListName;
use api::query::form_values;
use maud::{Markup, html};

use super::Asking;
use super::flow::{self, Screen};
use super::screens::step_words;
use crate::components::checkboxes;
use crate::consult_words::listed_words;
use crate::question_words::{age_words, answer_by_words, care_words, good_time_words};
use crate::words::{Text, consult as w};

/// The form that leads back to a page: a button of the list says to which.
const MENDING: &str = "mending";

impl Asking<'_> {
    pub(super) fn check(&self) -> Markup {
        let lang = self.lang();
        let screens = Screen::of(self.desks);
        html! {
            h1 tabindex="-1" { (w::check(lang)) }
            p.consult-lead { (w::check_hint(lang)) }
            dl.consult-check {
                @for screen in screens.into_iter().filter(|screen| *screen != Screen::Check) {
                    div {
                        dt { (step_words(lang, screen)) }
                        dd { (self.answered(screen)) }
                        dd {
                            button.button type="submit" form=(MENDING) name="go" value=(screen.code()) {
                                span { (w::mend(lang)) }
                                span.visually-hidden { (step_words(lang, screen)) }
                            }
                        }
                    }
                }
            }
            (self.consent())
        }
    }

    /// Beside the form that is sent: of two forms each has a button of its own that the Enter key presses.
    pub(super) fn mending(&self) -> Markup {
        html! {
            form id=(MENDING) method="post" action=(self.visit.address("/consult")) { (self.hidden(Screen::Check)) }
        }
    }

    fn consent(&self) -> Markup {
        let lang = self.lang();
        // Of the desk that is asked, or the longest of all.
        let chosen = self.value("desk_id");
        let years = |of: &dyn Fn(&str) -> bool| {
            self.desks.iter().filter(|desk| of(&desk.id)).map(|desk| desk.settings.keep_years).max()
        };
        let years = years(&|id| id == chosen).or_else(|| years(&|_| true)).unwrap_or_default();
        html! {
            ul.consult-consent {
                li { (w::consent_keeps(lang)) }
                li { (w::consent_others(lang)) }
                li { (w::consent_years(lang, years)) }
            }
            (checkboxes(&self.field("consent", None, true), &[("yes".to_owned(), w::consent_yes(lang))]))
        }
    }

    /// What was answered on a page, in words.
    fn answered(&self, screen: Screen) -> Markup {
        let lines = self.lines(screen);
        html! {
            @if lines.is_empty() { span.consult-none { (w::not_answered(self.lang())) } }
            @for (label, words) in lines {
                p {
                    @if let Some(label) = label { span { (label) } " " }
                    span.consult-said lang=[words.other_lang()] { (words) }
                }
            }
        }
    }

    fn lines(&self, screen: Screen) -> Vec<(Option<Text>, Text)> {
        let lang = self.lang();
        let question = flow::question(&self.form.typed, self.desks);
        let typed = |words: &Option<String>| words.as_deref().map(|words| Text::published(lang, words));
        let only = |words: Option<Text>| words.map(|words| (None, words)).into_iter().collect();
        let named = |lines: Vec<(Text, Option<Text>)>| {
            lines.into_iter().filter_map(|(label, words)| Some((Some(label), words?))).collect()
        };
        match screen {
            Screen::Asker => {
                let asker = Some(question.asker.as_str()).filter(|code| !code.is_empty());
                only(asker.map(|code| listed_words(lang, self.lists, ListName::Askers, code)))
            }
            Screen::Topics => {
                let words = |code: &String| match code.as_str() {
                    "unsure" => w::unsure(lang),
                    code => listed_words(lang, self.lists, ListName::Topics, code),
                };
                form_values(&self.form.typed, "topics").iter().map(|code| (None, words(code))).collect()
            }
            Screen::Words => only(typed(&question.words)),
            Screen::Person => named(vec![
                (w::age_band(lang), question.age_band.as_deref().map(|code| age_words(lang, code))),
                (w::town(lang), typed(&question.town)),
                (w::care_level(lang), question.care_level.as_deref().map(|code| care_words(lang, code))),
            ]),
            Screen::Answer => {
                let times: Vec<_> = question.good_times.iter().map(|code| good_time_words(lang, code)).collect();
                let times = Text::join(lang, &times, if lang == crate::lang::Lang::En { ", " } else { "、" });
                let way = Some(question.answer_by.as_str()).filter(|code| !code.is_empty());
                let mut lines: Vec<_> = only(way.map(|code| answer_by_words(lang, code)));
                lines.extend::<Vec<_>>(named(vec![
                    (w::telephone(lang), typed(&question.telephone)),
                    (w::good_times(lang), Some(times).filter(|_| !question.good_times.is_empty())),
                    (w::email(lang), typed(&question.email)),
                    (w::name(lang), typed(&question.name)),
                ]));
                lines
            }
            Screen::Desk => {
                let desk = self.desks.iter().find(|desk| Some(&desk.id) == question.desk_id.as_ref());
                only(desk.map(|desk| Text::published(lang, &desk.name)))
            }
            Screen::Check => Vec::new(),
        }
    }
}
