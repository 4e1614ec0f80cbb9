//! `/api/v1/desks`, `/api/v1/consult-lists`, `/api/v1/questions`, `/api/v1/consults`, `/api/v1/asked-consults`

pub mod asked;
pub mod cases;
pub mod desks;
pub mod questions;
pub mod queue;

use api::consults::MOST_BYTES;
use api::permissions::Action::{
    AskConsult, ChangeConsult, ChangeDesks, EraseConsult, ExportConsult, GiveOpinion, ReadConsult,
};
use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use axum::routing::{get, post, put};

use super::{attachments, figures, published};
use crate::routes::{Method, Routes};

pub fn routes() -> Routes {
    let (read, write) = ([Method::GET], [Method::POST]);
    Routes::new()
        .private("/desks", &read, get(desks::list_desks))
        .guarded(
            "/desks/{organization_id}",
            &[(Method::PUT, ChangeDesks), (Method::DELETE, ChangeDesks)],
            put(desks::put_desk).delete(desks::close_desk),
        )
        .open("/consult-lists", &read, get(desks::get_consult_lists))
        .guarded("/consult-lists", &[(Method::PUT, ChangeDesks)], put(desks::put_consult_lists))
        .private("/questions", &write, post(questions::create_question))
        .private("/questions/{secret}", &read, get(questions::get_question))
        .private("/questions/{secret}/additions", &write, post(questions::add_to_question))
        .private("/questions/{secret}/erasure", &write, post(questions::ask_for_erasure))
        .guarded(
            "/consults",
            &[(Method::GET, ReadConsult), (Method::POST, ChangeConsult)],
            get(queue::list_consults).post(cases::create_consult),
        )
        .guarded("/consult-searches", &[(Method::POST, ReadConsult)], post(queue::search_consults))
        .guarded("/consult-people", &[(Method::GET, ChangeConsult)], get(queue::list_consult_people))
        .guarded(
            "/consults/{id}",
            &[(Method::GET, ReadConsult), (Method::DELETE, EraseConsult)],
            get(cases::get_consult).delete(cases::erase_consult),
        )
        .guarded("/consults/{id}/sheet", &[(Method::PUT, ChangeConsult)], put(cases::change_sheet))
        .guarded("/consults/{id}/steps", &[(Method::POST, ChangeConsult)], post(cases::take_step))
        .guarded("/consults/{id}/opinions", &[(Method::POST, GiveOpinion)], post(cases::give_opinion))
        .guarded("/consults/{id}/export", &[(Method::GET, ExportConsult)], get(cases::export_consult))
        .guarded(
            "/asked-consults",
            &[(Method::GET, AskConsult), (Method::POST, AskConsult)],
            get(asked::list_asked_consults).post(asked::ask_consult),
        )
        .guarded("/asked-consults/{id}", &[(Method::GET, AskConsult)], get(asked::get_asked_consult))
        .guarded("/asked-consults/{id}/additions", &[(Method::POST, AskConsult)], post(asked::add_to_asked_consult))
        .with_bodies_of(MOST_BYTES)
        .merge(attachments::routes::routes())
        .merge(figures::routes::routes())
        .merge(published::routes::routes())
}

/// The last part of a path; what is no text is no id.
fn id(path: Result<Path<String>, PathRejection>) -> String {
    path.map(|Path(id)| id).unwrap_or_default()
}
