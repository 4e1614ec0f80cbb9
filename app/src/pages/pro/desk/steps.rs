//! `/pro/desk/{id}`, posted: a step is taken.

use api::ClientError;
use api::consults::AnswerBy;
use api::consults::case::NewOpinion;
use api::consults::step::{NewStep, StepToDo};
use api::query::{form_value, form_values};

use super::acts::{in_form, written};
use super::case::{Case, view, whole};
use super::kept::or_kept;
use super::list::view_query;
use super::{PATH, case_path};
use crate::form::{FormState, faults};
use crate::page::{Answer, Visit};

/// Takes the step, and leads to what became of it; or shows the form again with what was typed.
pub async fn send(visit: &Visit, id: &str, typed: &[(String, String)]) -> Result<Answer, ClientError> {
    or_kept(visit, take(visit, id, typed).await, written(visit.lang), typed).await
}

async fn take(visit: &Visit, id: &str, typed: &[(String, String)]) -> Result<Answer, ClientError> {
    let kind = form_value(typed, "kind");
    let sending = form_value(typed, "sending").to_owned();
    let sent = if kind == "opinion" {
        let opinion = NewOpinion { sending, words: form_value(typed, "opinion_words").to_owned() };
        visit.client.give_opinion(id, &opinion).await
    } else {
        let seen = form_value(typed, "seen").parse().unwrap_or_default();
        match step_of(kind, typed) {
            Some(step) => visit.client.take_step(id, &NewStep { sending, seen, step }).await,
            None => return Ok(Answer::SeeOther(visit.address(&case_path(id, "")))),
        }
    };
    let (status, errors) = match sent {
        Ok(_) => return Ok(Answer::SeeOther(visit.address(&next(visit, id, kind)))),
        // Pressed twice, or by two.
        Err(ClientError::Refused { status: 422, .. }) if kind == "take_back" => {
            return Ok(Answer::SeeOther(visit.address(&next(visit, id, kind))));
        }
        Err(ClientError::Refused { status: 412, .. }) => (412, Vec::new()),
        // Pressed twice.
        Err(ClientError::Refused { status: 409, errors })
            if kind == "hand_over" && errors.iter().any(|error| error.code == "handed_over") =>
        {
            return Ok(Answer::SeeOther(visit.address(&next(visit, id, kind))));
        }
        // Somebody else has closed it, or opened it again: what was typed stands beside what holds now.
        Err(ClientError::Refused { status: 409, errors }) => (409, errors),
        Err(error) => faults(error)?,
    };
    let errors = errors.into_iter().map(|error| in_form(typed, error)).collect();
    let case = Case::load(visit, id).await?;
    if case.consult.sheet.is_none() {
        return Err(ClientError::Refused { status: 409, errors });
    }
    Ok(Answer::Page(whole(visit, &case, &FormState { typed: typed.to_vec(), errors }, status).await?))
}

/// Where a step leads, with what is said there.
fn next(visit: &Visit, id: &str, kind: &str) -> String {
    let said = match kind {
        "hand_over" => return format!("{PATH}?said=handed-over"),
        "answer" => "answered",
        "circulate" => "circulated",
        "close" => "closed",
        _ => "saved",
    };
    format!("{}?said={said}{}", case_path(id, ""), view_query(view(visit), '&'))
}

/// The step that a form asks for.
fn step_of(kind: &str, typed: &[(String, String)]) -> Option<StepToDo> {
    let value = |name: &str| form_value(typed, &format!("{kind}_{name}")).to_owned();
    let values = |name: &str| form_values(typed, &format!("{kind}_{name}"));
    let some = |name: &str| Some(value(name)).filter(|value| !value.trim().is_empty());
    Some(match kind {
        "assign" => StepToDo::Assign { membership_id: some("membership_id").filter(|id| id != "nobody") },
        "note" => StepToDo::Note { words: value("words") },
        "answer" => StepToDo::Answer {
            by: AnswerBy::parse(&value("by")).unwrap_or(AnswerBy::Telephone),
            words: value("words"),
            facility_ids: values("facility_ids"),
        },
        "circulate" => StepToDo::Circulate { membership_ids: values("membership_ids"), words: value("words") },
        "take_back" => StepToDo::TakeBack { membership_id: value("membership_id") },
        "set_follow_up" => StepToDo::SetFollowUp { on: some("on") },
        "hand_over" => StepToDo::HandOver { desk_id: value("desk_id"), words: value("words") },
        "close" => StepToDo::Close { provided: values("provided"), words: some("words") },
        "reopen" => StepToDo::Reopen { words: some("words") },
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_form_is_the_step_it_is_named_after() {
        let typed = |pairs: &[(&str, &str)]| -> Vec<(String, String)> {
            pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
        };
        let words = "往診先を案内".to_owned();
        let form =
            typed(&[("answer_by", "fax"), ("answer_words", &words), ("answer_facility_ids", "a"), ("note_words", "x")]);
        let answer = StepToDo::Answer { by: AnswerBy::Fax, words: words.clone(), facility_ids: vec!["a".to_owned()] };
        assert_eq!(step_of("answer", &form), Some(answer));
        assert_eq!(step_of("note", &form), Some(StepToDo::Note { words: "x".to_owned() }));
        for (id, membership_id) in [("nobody", None), ("", None), ("m", Some("m".to_owned()))] {
            let form = typed(&[("assign_membership_id", id)]);
            assert_eq!(step_of("assign", &form), Some(StepToDo::Assign { membership_id }));
        }
        assert_eq!(
            step_of("set_follow_up", &typed(&[("set_follow_up_on", "")])),
            Some(StepToDo::SetFollowUp { on: None })
        );
        let take_back = step_of("take_back", &typed(&[("take_back_membership_id", "m")]));
        assert_eq!(take_back, Some(StepToDo::TakeBack { membership_id: "m".to_owned() }));
        assert_eq!(step_of("erase", &form), None);
    }
}
