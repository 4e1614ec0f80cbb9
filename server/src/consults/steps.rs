//! What is done about a case, one step after another. What changes the case needs that it is as it was seen; what is only
//! written down is taken always, so that nothing that was typed is lost to somebody who was faster.

use api::ErrorItem;
use api::consults::AnswerBy;
use api::consults::case::{ConsultResponse, NewOpinion, Person};
use api::consults::desks::Desk;
use api::consults::step::{Done, NamedFacility, NewStep, StepToDo};
use api::permissions::Action;
use axum::http::StatusCode;

use super::changing::Changing;
use super::once::Sent;
use super::store::{self, json};
use super::{case, circulation, desks, lists, people, reach, reception};
use crate::error::ApiError;
use crate::mail::consult_letters::{self, Answer};
use crate::permissions::Actor;
use crate::{AppState, facilities};

/// Does a step. The same form sent twice is one step.
///
/// # Errors
/// 404 for another desk's, 409 `emptied`, `handed_over`, `is_closed`, `is_not_closed`, 412 `changed_meanwhile`, 422 names what
/// is wrong.
pub async fn take(state: &AppState, actor: &Actor, id: &str, new: NewStep) -> Result<ConsultResponse, ApiError> {
    let reached = reach::reach(state, actor, Action::ChangeConsult, id).await;
    let checked = new.checked(&lists::read(&state.db).await?);
    let form = |new: &NewStep| Sent::of(state, &format!("step of {id}"), &(&new.sending, &new.step));
    let (object, new) = match (reached, checked) {
        (Ok((_, object)), Ok(new)) => (object, new),
        (Ok(_), Err(errors)) => return Err(ApiError::new(StatusCode::UNPROCESSABLE_ENTITY, errors)),
        // Handed over by this form: it is out of reach, and that is what was wanted.
        (Err(_), Ok(new)) if store::is_done(&state.db, form(&new)?.as_str()).await? => {
            return Err(conflict("handed_over", "this was done already: the case is another desk's now"));
        }
        (Err(error), _) => return Err(error),
    };
    // Whatever was seen: a step that was kept, and whose answer was lost, is not done again.
    let sent = form(&new)?;
    let around = Around::read(state, actor, &new.step).await?;
    let mut changing = Changing::by_desk(state, actor, &object, reason(&new.step)).await?;
    if store::is_done_by_now(changing.change.transaction(), sent.as_str()).await? {
        let row = changing.row.clone();
        drop(changing);
        return case::shown(state, actor, row).await;
    }
    if new.step.needs_seen() {
        changing.must_be(new.seen)?;
    }
    // Who did not see what was added has not answered it, and a wish to delete is answered by emptying alone.
    let does_something = !matches!(new.step, StepToDo::TakeBack { .. });
    if does_something && new.seen == changing.row.revision && changing.row.erasure_asked_at.is_none() {
        changing.row.added_at = None;
    }
    let done = apply(state, actor, &mut changing, new.step, around).await?;
    changing.add_step(Some(&actor.membership_id), Some(sent.as_str()), &done).await?;
    let row = changing.commit(state).await?;
    case::shown(state, actor, row).await
}

/// What the audit log is told of it.
fn reason(step: &StepToDo) -> &'static str {
    match step {
        StepToDo::Assign { .. } => "assign",
        StepToDo::Note { .. } => "note",
        StepToDo::Answer { .. } => "answer",
        StepToDo::AttachFacilities { .. } => "attach_facilities",
        StepToDo::Circulate { .. } => "circulate",
        StepToDo::TakeBack { .. } => "take_back",
        StepToDo::SetFollowUp { .. } => "set_follow_up",
        StepToDo::HandOver { .. } => "hand_over",
        StepToDo::Close { .. } => "close",
        StepToDo::Reopen { .. } => "reopen",
    }
}

/// What a step needs besides its case: read before the case is held.
struct Around {
    /// Whom a case can be circulated to.
    people: Vec<Person>,
    /// Those that the step names, as they are called now; of a step that was done already nothing is refused.
    facilities: Result<Vec<NamedFacility>, ApiError>,
    /// The desk whose case it is.
    desk: Desk,
    /// Those to which it can be handed over.
    others: Vec<Desk>,
}

impl Around {
    async fn read(state: &AppState, actor: &Actor, step: &StepToDo) -> Result<Self, ApiError> {
        let (db, own) = (&state.db, &actor.organization_id);
        let mut around =
            Self { people: Vec::new(), facilities: Ok(Vec::new()), desk: Desk::default(), others: Vec::new() };
        match step {
            StepToDo::Circulate { .. } => around.people = people::of_desk(db, own).await?,
            StepToDo::Answer { facility_ids, .. } => {
                around.facilities = named(state, facility_ids).await;
                around.desk = desks::find(db, own).await?.unwrap_or_default();
            }
            StepToDo::AttachFacilities { facility_ids, .. } => around.facilities = named(state, facility_ids).await,
            StepToDo::HandOver { .. } => {
                around.others = desks::open(db, true).await?.into_iter().filter(|desk| desk.id != *own).collect();
            }
            StepToDo::Assign { .. }
            | StepToDo::Note { .. }
            | StepToDo::TakeBack { .. }
            | StepToDo::SetFollowUp { .. }
            | StepToDo::Close { .. }
            | StepToDo::Reopen { .. } => {}
        }
        Ok(around)
    }
}

async fn apply(
    state: &AppState,
    actor: &Actor,
    changing: &mut Changing,
    step: StepToDo,
    around: Around,
) -> Result<Done, ApiError> {
    let Around { people, facilities, desk, others } = around;
    let facilities = facilities?;
    let is_closed = changing.row.closed_at.is_some();
    match &step {
        StepToDo::Assign { .. } | StepToDo::SetFollowUp { .. } | StepToDo::HandOver { .. } | StepToDo::Close { .. }
            if is_closed =>
        {
            return Err(conflict("is_closed", "the case is closed; open it again first"));
        }
        StepToDo::Reopen { .. } if !is_closed => return Err(conflict("is_not_closed", "the case is open already")),
        _ => {}
    }
    Ok(match step {
        StepToDo::Assign { membership_id } => {
            let to = match &membership_id {
                Some(id) => Some(colleague(changing, actor, id).await?),
                None => None,
            };
            changing.row.assigned_to = membership_id;
            Done::Assigned { to }
        }
        StepToDo::Note { words } => Done::Noted { words },
        StepToDo::Answer { by, words, .. } => {
            answer(state, actor, changing, by, (&words, &facilities, &desk)).await?;
            Done::Answered { by, words, facilities }
        }
        StepToDo::AttachFacilities { words, .. } => Done::FacilitiesFound { facilities, words },
        StepToDo::Circulate { membership_ids, words } => {
            Done::Circulated { to: circulation::ask(changing, &people, &membership_ids).await?, words }
        }
        StepToDo::TakeBack { membership_id } => {
            Done::TakenBack { from: circulation::take_back(state, changing, &membership_id).await? }
        }
        StepToDo::SetFollowUp { on } => {
            if on.as_ref().is_some_and(|on| *on < changing.today) {
                let item = ErrorItem::field("date_in_past", "on", "expected today or a day that comes");
                return Err(ApiError::of_content(item));
            }
            changing.row.follow_up_on.clone_from(&on);
            Done::FollowUpSet { on }
        }
        StepToDo::HandOver { desk_id, words } => hand_over(state, actor, changing, (others, &desk_id), words).await?,
        StepToDo::Close { provided, words } => {
            changing.row.provided = json(&provided)?;
            changing.row.closed_at = Some(changing.at.clone());
            changing.row.closed_on = Some(changing.today.clone());
            Done::Closed { provided, words }
        }
        StepToDo::Reopen { words } => {
            changing.reopen();
            Done::Reopened { words }
        }
    })
}

fn conflict(code: &str, detail: &str) -> ApiError {
    ApiError::new(StatusCode::CONFLICT, vec![ErrorItem::new(code, detail)])
}

/// The name of somebody of the actor's desk who can take a case. 422 for all others.
async fn colleague(changing: &mut Changing, actor: &Actor, membership_id: &str) -> Result<String, ApiError> {
    let found = people::colleague(changing.change.transaction(), &actor.organization_id, membership_id).await?;
    found.ok_or_else(|| {
        let detail = "expected a membership of your desk that takes cases (GET /consult-people)";
        ApiError::of_content(ErrorItem::field("not_a_choice", "membership_id", detail))
    })
}

/// The facilities with these ids, in this order, as they are called now. 422 `no_such_facility`.
async fn named(state: &AppState, ids: &[String]) -> Result<Vec<NamedFacility>, ApiError> {
    let mut all = Vec::with_capacity(ids.len());
    for id in ids {
        let Some((_, document)) = facilities::document(&state.db, id).await? else {
            let detail = format!("{id:?}: there is no facility with this id");
            return Err(ApiError::of_content(ErrorItem::field("no_such_facility", "facility_ids", detail)));
        };
        let (name, telephone) = (document.name().to_owned(), document.telephone());
        all.push(NamedFacility { id: id.clone(), name, telephone });
    }
    Ok(all)
}

/// By mail it is sent with the words; who reads on the page behind their link is told that an answer waits there. Whoever
/// answers a case that nobody has taken takes it.
async fn answer(
    state: &AppState,
    actor: &Actor,
    changing: &mut Changing,
    by: AnswerBy,
    (words, facilities, desk): (&str, &[NamedFacility], &Desk),
) -> Result<(), ApiError> {
    let sheet = changing.row.sheet()?.unwrap_or_default();
    reception::way_of(&changing.row, &sheet, by).map_err(ApiError::of_content)?;
    let told = match by {
        AnswerBy::Email => Some(Some((words, facilities))),
        AnswerBy::Web if changing.row.has_link => Some(None),
        AnswerBy::Web | AnswerBy::Telephone | AnswerBy::Fax => None,
    };
    if let (Some(said), Some(address)) = (told, &sheet.asker_email) {
        let answer = Answer {
            address,
            number: &changing.row.number,
            desk: &desk.name,
            telephone: desk.settings.telephone.as_deref(),
            has_page: changing.row.has_link,
            said,
        };
        let letter = consult_letters::question_answered(&answer);
        let mail = state.mailer.enqueue(changing.change.transaction(), &state.clock, letter).await?;
        store::mailed(changing.change.transaction(), &changing.row.id, &mail).await?;
    }
    if changing.row.first_answered_at.is_none() {
        changing.row.first_answered_at = Some(changing.at.clone());
        changing.row.first_answered_on = Some(changing.today.clone());
    }
    changing.row.assigned_to.get_or_insert_with(|| actor.membership_id.clone());
    Ok(())
}

/// From now on it is another desk's, where nobody has taken it yet. Those to whom it was circulated do not read what that
/// desk writes.
async fn hand_over(
    state: &AppState,
    actor: &Actor,
    changing: &mut Changing,
    (others, desk_id): (Vec<Desk>, &str),
    words: String,
) -> Result<Done, ApiError> {
    let Some(desk) = others.into_iter().find(|desk| desk.id == desk_id) else {
        let item = ErrorItem::field("not_a_choice", "desk_id", "expected the id of another desk (GET /desks)");
        return Err(ApiError::of_content(item));
    };
    circulation::end(state, changing).await?;
    changing.row.desk_id = desk.id;
    changing.row.assigned_to = None;
    Ok(Done::HandedOver { from: actor.organization_name.clone(), to: desk.name, words })
}

/// Says something of a case that was circulated to one. The same form sent twice is said once.
///
/// # Errors
/// 404 for what was not circulated to who says it, 409 `emptied`, 422.
pub async fn give_opinion(
    state: &AppState,
    actor: &Actor,
    id: &str,
    new: NewOpinion,
) -> Result<ConsultResponse, ApiError> {
    let (_, object) = reach::reach(state, actor, Action::GiveOpinion, id).await?;
    let new = new.checked().map_err(|errors| ApiError::new(StatusCode::UNPROCESSABLE_ENTITY, errors))?;
    let sent = Sent::of(state, &format!("opinion of {} on {id}", actor.membership_id), &new)?;
    let mut changing = Changing::begin(state, id).await?;
    // It may have been taken back, or handed over, since it was asked who may.
    let is_circulated = circulation::is_to_by_now(changing.change.transaction(), id, &actor.membership_id).await?;
    if !actor.reaches(Action::GiveOpinion, &reach::circulated(&changing.row, is_circulated.then_some(actor))) {
        return Err(reach::none());
    }
    let given = Done::OpinionGiven { words: new.words };
    let row = match changing.add_step(Some(&actor.membership_id), Some(sent.as_str()), &given).await? {
        true => {
            changing.change.tell(actor.entry(Action::GiveOpinion, &object));
            changing.commit(state).await?
        }
        false => {
            let row = changing.row.clone();
            drop(changing);
            row
        }
    };
    case::shown(state, actor, row).await
}
