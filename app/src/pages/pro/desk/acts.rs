//! What is done with a case: forms that fold out at their place, each with fields, a revision and a token of its own.

use api::consults::case::Person;
use api::consults::lists::ListName;
use api::consults::step::{Done, NamedFacility, Step};
use api::consults::{AnswerBy, Channel, ConsultStatus};
use api::query::form_value;
use maud::{Markup, html};

use super::case::Case;
use super::case_path;
use crate::account_words::profession_words;
use crate::components::{
    Field, InputKind, NoticeKind, checkboxes, error_summary, notice, radios, select, text_area, text_input,
};
use crate::desk_words::{answer_by_words, offered};
use crate::form::FormState;
use crate::lang::Lang;
use crate::page::Visit;
use crate::words::{Text, pro_desk as w};

/// The forms of a case.
pub struct Acts<'a> {
    pub visit: &'a Visit,
    pub case: &'a Case,
    /// What was sent, and what was wrong with it; its names begin with the kind of the form.
    pub form: &'a FormState,
    /// Somebody else was first.
    pub is_changed: bool,
}

/// The labels of all fields that may be wrong.
fn labels(lang: Lang) -> Vec<(&'static str, Text)> {
    vec![
        ("answer_by", w::answer_by(lang)),
        ("answer_words", w::answer_words(lang)),
        ("answer_facility_ids", w::answer_facilities(lang)),
        ("circulate_membership_ids", w::circulate_to(lang)),
        ("circulate_words", w::circulate_words(lang)),
        ("note_words", w::note_words(lang)),
        ("assign_membership_id", w::assign_to(lang)),
        ("set_follow_up_on", w::set_follow_up_on(lang)),
        ("hand_over_desk_id", w::hand_over_to(lang)),
        ("hand_over_words", w::hand_over_words(lang)),
        ("close_provided", w::close_provided(lang)),
        ("close_words", w::close_words(lang)),
        ("reopen_words", w::reopen_words(lang)),
        ("opinion_words", w::opinion_words(lang)),
    ]
}

/// The fields that hold words of their own.
pub fn written(lang: Lang) -> Vec<(&'static str, Text)> {
    labels(lang).into_iter().filter(|(name, _)| name.ends_with("_words")).collect()
}

impl Acts<'_> {
    fn lang(&self) -> Lang {
        self.visit.lang
    }

    fn is_sent(&self, kind: &str) -> bool {
        self.form.value("kind") == kind
    }

    /// What was wrong, or that somebody else was first.
    pub fn errors(&self) -> Markup {
        let lang = self.lang();
        html! {
            (error_summary(lang, self.form, &labels(lang)))
            @if self.is_changed {
                div.desk-changed role="alert" {
                    (notice(lang, NoticeKind::Warning, &w::not_saved(lang), html! { p { (w::changed_meanwhile(lang)) } }))
                }
            }
        }
    }

    /// The first things to do.
    pub fn main(&self) -> Markup {
        let lang = self.lang();
        let consult = &self.case.consult;
        if consult.sheet.is_none() {
            return html! {};
        }
        html! {
            div.desk-acts role="group" aria-label=(w::acts(lang).plain()) {
                @if consult.may_change {
                    (self.answer())
                    (self.circulate())
                }
                @if self.case.is_circulated() { (self.opinion()) }
                @if consult.may_change {
                    a.button.desk-act-link href=(self.visit.address(&case_path(&consult.id, "paper"))) { span { (w::print_sheet(lang)) } }
                }
            }
            @if consult.may_change && consult.status == ConsultStatus::New { (self.take()) }
        }
    }

    /// What else can be done.
    pub fn more(&self) -> Markup {
        let lang = self.lang();
        let consult = &self.case.consult;
        if consult.sheet.is_none() || !consult.may_change {
            return html! {};
        }
        let is_closed = consult.status == ConsultStatus::Closed;
        let link = |page: &str, words: Text| {
            html! { a.button.desk-act-link data-weight="quiet" href=(self.visit.address(&case_path(&consult.id, page))) { span { (words) } } }
        };
        html! {
            div.desk-acts data-quiet role="group" aria-label=(w::more(lang).plain()) {
                (self.note())
                (self.assign())
                (link("find", w::find_facilities(lang)))
                (self.set_follow_up())
                (link("attachments", w::attach(lang)))
                @if !self.case.desks.is_empty() { (self.hand_over()) }
                // What was sent stays, also where somebody else has done it already.
                @if !is_closed || self.is_sent("close") { (self.close()) }
                @if is_closed || self.is_sent("reopen") { (self.reopen()) }
            }
        }
    }

    /// One form. `kind` as [`api::consults::step::StepToDo`] names it.
    fn act(&self, kind: &str, weight: &str, summary: &Text, send: Text, fields: Markup) -> Markup {
        let lang = self.lang();
        let consult = &self.case.consult;
        let is_sent = self.is_sent(kind);
        let id = format!("act-{kind}-{}", consult.id);
        html! {
            // Somebody may be typing: it is renewed when nobody is.
            details.desk-act id=(id) data-live-part="quiet" open[is_sent] {
                summary.button data-weight=(weight) { span { (summary) } }
                form.desk-act-form method="post" action=(self.action()) novalidate
                    data-unsaved=(w::unsaved(lang).plain()) data-typed[is_sent] {
                    (self.hidden(kind))
                    (fields)
                    button.button data-weight="main" type="submit" {
                        span { @if is_sent && self.is_changed { (w::again(lang)) } @else { (send) } }
                    }
                }
            }
        }
    }

    fn action(&self) -> String {
        let view = super::list::view_query(super::case::view(self.visit), '?');
        format!("{}{view}", self.visit.address(&case_path(&self.case.consult.id, "")))
    }

    /// What makes this form this form: sent twice it is one step.
    fn hidden(&self, kind: &str) -> Markup {
        let sent = Some(self.form.value("sending")).filter(|_| self.is_sent(kind));
        let sending = match sent.filter(|sending| !sending.is_empty()) {
            Some(sending) => sending.to_owned(),
            None => format!("{}-{}", self.visit.sending, kind.replace('_', "-")),
        };
        html! {
            input type="hidden" name="kind" value=(kind);
            input type="hidden" name="seen" value=(self.case.consult.revision);
            input type="hidden" name="sending" value=(sending);
        }
    }

    fn field<'f>(&'f self, form: &'f FormState, name: &'static str, hint: Option<Text>, required: bool) -> Field<'f> {
        let label = labels(self.lang()).into_iter().find(|(field, _)| *field == name);
        let label = label.map_or_else(|| Text::published(self.lang(), name), |(_, label)| label);
        Field { lang: self.lang(), form, name, label, hint, required }
    }

    /// What was sent, or what a form is filled with before.
    fn prepared(&self, kind: &str, name: &str, value: Option<&str>) -> FormState {
        let mut form = self.form.clone();
        if !self.is_sent(kind) {
            form.typed.extend(value.map(|value| (name.to_owned(), value.to_owned())));
        }
        form
    }

    fn answer(&self) -> Markup {
        let lang = self.lang();
        let sheet = self.case.consult.sheet.as_ref();
        let has_address = sheet.is_some_and(|sheet| sheet.asker_email.is_some());
        // Who called or wrote has no page on which an answer could be read.
        let has_page = matches!(self.case.consult.channel, Channel::Web | Channel::Inside);
        let is_way = |way: &AnswerBy| match way {
            AnswerBy::Email => has_address,
            AnswerBy::Web => has_page,
            AnswerBy::Telephone | AnswerBy::Fax => true,
        };
        let wished = sheet.and_then(|sheet| sheet.answer_by).filter(is_way).unwrap_or(AnswerBy::Telephone);
        let mut form = self.prepared("answer", "answer_by", Some(wished.code()));
        if !self.is_sent("answer") {
            let new = new_facilities(&self.case.consult.steps);
            form.typed.extend(new.into_iter().map(|id| ("answer_facility_ids".to_owned(), id)));
        }
        let ways: Vec<(String, Text)> = AnswerBy::ALL
            .iter()
            .filter(|way| is_way(way))
            .map(|way| (way.code().to_owned(), answer_by_words(lang, *way)))
            .collect();
        let found = found_facilities(&self.case.consult.steps);
        let found: Vec<(String, Text)> =
            found.iter().map(|facility| (facility.id.clone(), Text::published(lang, &facility.name))).collect();
        self.act("answer", "main", &w::answer(lang), w::answer_do(lang), html! {
            (radios(&self.field(&form, "answer_by", Some(w::answer_by_hint(lang)), true), &ways))
            (text_area(&self.field(&form, "answer_words", Some(w::answer_words_hint(lang)), true), 6))
            @if !found.is_empty() { (checkboxes(&self.field(&form, "answer_facility_ids", None, false), &found)) }
            p { a href=(self.visit.address(&case_path(&self.case.consult.id, "find"))) { (w::find_facilities(lang)) } }
        })
    }

    fn circulate(&self) -> Markup {
        let lang = self.lang();
        let own = &self.case.account.membership.id;
        let others: Vec<(String, Text)> = self
            .case
            .people
            .iter()
            .filter(|person| person.membership_id != *own)
            .map(|person| (person.membership_id.clone(), person_words(lang, person)))
            .collect();
        self.act(
            "circulate",
            "",
            &w::circulate(lang),
            w::circulate_do(lang),
            html! {
                (text_area(&self.field(self.form, "circulate_words", None, true), 3))
                (checkboxes(&self.field(self.form, "circulate_membership_ids", None, true), &others))
            },
        )
    }

    fn opinion(&self) -> Markup {
        let lang = self.lang();
        let weight = if self.case.consult.may_change { "" } else { "main" };
        self.act(
            "opinion",
            weight,
            &w::opinion(lang),
            w::opinion_do(lang),
            html! {
                (text_area(&self.field(self.form, "opinion_words", Some(w::opinion_hint(lang)), true), 4))
            },
        )
    }

    fn note(&self) -> Markup {
        let lang = self.lang();
        self.act(
            "note",
            "quiet",
            &w::note(lang),
            w::note_do(lang),
            html! {
                (text_area(&self.field(self.form, "note_words", Some(w::note_hint(lang)), true), 4))
            },
        )
    }

    /// One press for whoever opens what nobody has taken.
    fn take(&self) -> Markup {
        let lang = self.lang();
        html! {
            form.desk-take #case-take data-live-part="quiet" method="post" action=(self.action()) {
                (self.hidden("assign"))
                input type="hidden" name="assign_membership_id" value=(self.case.account.membership.id);
                button.button type="submit" { span { (w::assign_me(lang)) } }
            }
        }
    }

    fn assign(&self) -> Markup {
        let lang = self.lang();
        let assigned = self.case.consult.assigned_to.as_ref().map(|person| person.membership_id.as_str());
        let form = self.prepared("assign", "assign_membership_id", assigned);
        let mut people = vec![("nobody".to_owned(), w::assign_nobody(lang))];
        people.extend(
            self.case
                .people
                .iter()
                .filter(|person| person.is_of_desk)
                .map(|person| (person.membership_id.clone(), Text::published(lang, &person.name))),
        );
        self.act(
            "assign",
            "quiet",
            &w::assign(lang),
            w::assign_do(lang),
            html! {
                (select(&self.field(&form, "assign_membership_id", None, true), &people))
            },
        )
    }

    fn set_follow_up(&self) -> Markup {
        let lang = self.lang();
        let on = self.case.consult.follow_up_on.as_deref();
        let form = self.prepared("set_follow_up", "set_follow_up_on", on);
        self.act("set_follow_up", "quiet", &w::set_follow_up(lang), w::set_follow_up_do(lang), html! {
            (text_input(&self.field(&form, "set_follow_up_on", Some(w::set_follow_up_hint(lang)), false), InputKind::Day))
        })
    }

    fn hand_over(&self) -> Markup {
        let lang = self.lang();
        let desks: Vec<(String, Text)> =
            self.case.desks.iter().map(|desk| (desk.id.clone(), Text::published(lang, &desk.name))).collect();
        self.act(
            "hand_over",
            "quiet",
            &w::hand_over(lang),
            w::hand_over_do(lang),
            html! {
                (select(&self.field(self.form, "hand_over_desk_id", Some(w::hand_over_hint(lang)), true), &desks))
                (text_area(&self.field(self.form, "hand_over_words", None, true), 3))
            },
        )
    }

    fn close(&self) -> Markup {
        let lang = self.lang();
        let provided = offered(lang, &self.case.lists, ListName::Provided, &[]);
        self.act(
            "close",
            "quiet",
            &w::close(lang),
            w::close_do(lang),
            html! {
                (checkboxes(&self.field(self.form, "close_provided", None, true), &provided))
                (text_area(&self.field(self.form, "close_words", None, false), 3))
            },
        )
    }

    fn reopen(&self) -> Markup {
        let lang = self.lang();
        self.act(
            "reopen",
            "quiet",
            &w::reopen(lang),
            w::reopen_do(lang),
            html! {
                (text_area(&self.field(self.form, "reopen_words", None, false), 3))
            },
        )
    }
}

fn person_words(lang: Lang, person: &Person) -> Text {
    let aside = Text::join(
        lang,
        &[Text::published(lang, &person.organization), profession_words(lang, &person.profession)],
        if lang == Lang::En { ", " } else { "、" },
    );
    Text::join(lang, &[Text::published(lang, &person.name), crate::words::pro_desk_codes::aside(lang, aside)], "")
}

/// Every facility that was found for this case, once, the last first.
pub fn found_facilities(steps: &[Step]) -> Vec<NamedFacility> {
    let mut found: Vec<NamedFacility> = Vec::new();
    for step in steps.iter().rev() {
        let (Done::FacilitiesFound { facilities, .. } | Done::Answered { facilities, .. }) = &step.done else {
            continue;
        };
        for facility in facilities {
            if !found.iter().any(|known| known.id == facility.id) {
                found.push(facility.clone());
            }
        }
    }
    found
}

/// Ids of those that were found since the last answer: they are to be told along.
fn new_facilities(steps: &[Step]) -> Vec<String> {
    let since = steps.iter().rev().take_while(|step| !matches!(step.done, Done::Answered { .. }));
    let since: Vec<Step> = since.cloned().collect();
    found_facilities(&since).into_iter().map(|facility| facility.id).collect()
}

/// The kind of a form that was sent, and the field of an error as the form names it.
pub fn in_form(typed: &[(String, String)], error: api::ErrorItem) -> api::ErrorItem {
    let kind = form_value(typed, "kind");
    let named = error.field.as_ref().map(|field| format!("{kind}_{field}"));
    let is_field = named.as_ref().is_some_and(|named| labels(Lang::Ja).iter().any(|(name, _)| name == named));
    if is_field { api::ErrorItem { field: named, ..error } } else { error }
}
