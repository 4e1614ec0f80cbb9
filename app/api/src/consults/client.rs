//! What the client does at desks.

use super::case::{ConsultExport, ConsultPeopleResponse, ConsultResponse, ConsultSearch, ConsultsResponse, NewOpinion};
use super::desks::{DeskResponse, DeskSettings, DesksResponse};
use super::figures::{FiguresQuery, FiguresResponse, PublishedFiguresResponse};
use super::lists::ConsultLists;
use super::query::ConsultQuery;
use super::question::{
    AskedConsultResponse, AskedConsultsResponse, NewAddition, NewQuestion, QuestionReceiptResponse, QuestionResponse,
};
use super::sheet::{ChangedSheet, NewConsult};
use super::step::NewStep;
use crate::client::{Client, ClientError};
use crate::query::{encode, with_query};
use crate::request::{Method, Request};

impl Client {
    /// Desks that take questions of residents; of who is signed in, those for professionals too.
    pub async fn list_desks(&self) -> Result<DesksResponse, ClientError> {
        self.get("/api/v1/desks".to_owned()).await
    }

    /// Makes an organization a desk, or sets what it is.
    pub async fn put_desk(&self, organization: &str, settings: &DeskSettings) -> Result<DeskResponse, ClientError> {
        self.send(Request::of(Method::Put, format!("/api/v1/desks/{}", encode(organization))).json(settings)?).await
    }

    /// It takes no new questions; its cases stay.
    pub async fn close_desk(&self, organization: &str) -> Result<(), ClientError> {
        self.delete(format!("/api/v1/desks/{}", encode(organization))).await
    }

    /// What is chosen from.
    pub async fn get_consult_lists(&self) -> Result<ConsultLists, ClientError> {
        self.get("/api/v1/consult-lists".to_owned()).await
    }

    /// `Refused { status: 422 }` names every list that is wrong.
    pub async fn put_consult_lists(&self, lists: &ConsultLists) -> Result<ConsultLists, ClientError> {
        self.send(Request::of(Method::Put, "/api/v1/consult-lists".to_owned()).json(lists)?).await
    }

    /// Asks. The same form sent twice is one question. `Refused { status: 422 }` names every wrong field, 429.
    pub async fn create_question(&self, new: &NewQuestion) -> Result<QuestionReceiptResponse, ClientError> {
        self.send(Request::of(Method::Post, "/api/v1/questions".to_owned()).json(new)?).await
    }

    /// What became of a question. `Refused { status: 404 }` when no private link has this secret.
    pub async fn get_question(&self, secret: &str) -> Result<QuestionResponse, ClientError> {
        self.get(question_path(secret)).await
    }

    /// Adds something to a question.
    pub async fn add_to_question(&self, secret: &str, new: &NewAddition) -> Result<QuestionResponse, ClientError> {
        self.send(Request::of(Method::Post, format!("{}/additions", question_path(secret))).json(new)?).await
    }

    /// Asks the desk to delete everything.
    pub async fn ask_for_erasure(&self, secret: &str) -> Result<QuestionResponse, ClientError> {
        self.send(Request::of(Method::Post, format!("{}/erasure", question_path(secret)))).await
    }

    /// A page of what a desk looks at.
    pub async fn list_consults(&self, query: &ConsultQuery) -> Result<ConsultsResponse, ClientError> {
        self.get(with_query("/api/v1/consults", &query.to_query_string())).await
    }

    pub async fn search_consults(&self, search: &ConsultSearch) -> Result<ConsultsResponse, ClientError> {
        self.send(Request::of(Method::Post, "/api/v1/consult-searches".to_owned()).json(search)?).await
    }

    /// Writes a new sheet. `Refused { status: 422 }` names every wrong field.
    pub async fn create_consult(&self, new: &NewConsult) -> Result<ConsultResponse, ClientError> {
        self.send(Request::of(Method::Post, "/api/v1/consults".to_owned()).json(new)?).await
    }

    /// All of a case; that it was read is kept. `Refused { status: 404 }` for another desk's.
    pub async fn get_consult(&self, id: &str) -> Result<ConsultResponse, ClientError> {
        self.get(consult_path(id)).await
    }

    /// `Refused { status: 412 }` (`changed_meanwhile`) when somebody else was first.
    pub async fn change_sheet(&self, id: &str, changed: &ChangedSheet) -> Result<ConsultResponse, ClientError> {
        self.send(Request::of(Method::Put, format!("{}/sheet", consult_path(id))).json(changed)?).await
    }

    /// Does a step. `Refused { status: 412 }` (`changed_meanwhile`), 422 names every wrong field.
    pub async fn take_step(&self, id: &str, new: &NewStep) -> Result<ConsultResponse, ClientError> {
        self.send(Request::of(Method::Post, format!("{}/steps", consult_path(id))).json(new)?).await
    }

    /// Says something of a case that was circulated to one.
    pub async fn give_opinion(&self, id: &str, new: &NewOpinion) -> Result<ConsultResponse, ClientError> {
        self.send(Request::of(Method::Post, format!("{}/opinions", consult_path(id))).json(new)?).await
    }

    /// Attaches a file: the body of a form with the fields `sending` and `file`, as `multipart/form-data` with its
    /// boundary. `Refused { status: 413 | 415 | 422 }`.
    pub async fn attach(&self, id: &str, media_type: &str, body: Vec<u8>) -> Result<ConsultResponse, ClientError> {
        let request = Request::of(Method::Post, format!("{}/attachments", consult_path(id)));
        self.send(Request { body: Some(body), media_type: Some(media_type.to_owned()), ..request }).await
    }

    pub async fn remove_attachment(&self, id: &str, attachment: &str) -> Result<(), ClientError> {
        self.delete(format!("{}/attachments/{}", consult_path(id), encode(attachment))).await
    }

    /// All that is kept. `Refused { status: 403 }` (`authenticate_again`).
    pub async fn export_consult(&self, id: &str) -> Result<ConsultExport, ClientError> {
        self.get(format!("{}/export", consult_path(id))).await
    }

    /// Empties a case; what is counted stays. `Refused { status: 403 }` (`authenticate_again`).
    pub async fn erase_consult(&self, id: &str) -> Result<(), ClientError> {
        self.delete(consult_path(id)).await
    }

    /// Whom a case can be assigned or circulated to.
    pub async fn list_consult_people(&self) -> Result<ConsultPeopleResponse, ClientError> {
        self.get("/api/v1/consult-people".to_owned()).await
    }

    /// What one's organization has asked from inside.
    pub async fn list_asked_consults(&self) -> Result<AskedConsultsResponse, ClientError> {
        self.get("/api/v1/asked-consults".to_owned()).await
    }

    /// Asks a desk from inside.
    pub async fn ask_consult(&self, new: &NewConsult) -> Result<AskedConsultResponse, ClientError> {
        self.send(Request::of(Method::Post, "/api/v1/asked-consults".to_owned()).json(new)?).await
    }

    pub async fn get_asked_consult(&self, id: &str) -> Result<QuestionResponse, ClientError> {
        self.get(asked_path(id)).await
    }

    pub async fn add_to_asked_consult(&self, id: &str, new: &NewAddition) -> Result<QuestionResponse, ClientError> {
        self.send(Request::of(Method::Post, format!("{}/additions", asked_path(id))).json(new)?).await
    }

    /// What is counted, for those who work here.
    pub async fn get_consult_figures(&self, query: &FiguresQuery) -> Result<FiguresResponse, ClientError> {
        self.get(with_query("/api/v1/consult-figures", &query.to_query_string())).await
    }

    /// What everybody may read; without a year the newest.
    pub async fn get_published_figures(&self, year: Option<i16>) -> Result<PublishedFiguresResponse, ClientError> {
        let year = year.map(|year| format!("?year={year}")).unwrap_or_default();
        self.get(format!("/api/v1/published-consult-figures{year}")).await
    }
}

fn question_path(secret: &str) -> String {
    format!("/api/v1/questions/{}", encode(secret))
}

fn consult_path(id: &str) -> String {
    format!("/api/v1/consults/{}", encode(id))
}

fn asked_path(id: &str) -> String {
    format!("/api/v1/asked-consults/{}", encode(id))
}
