//! `/pro/desk/{id}/attachments`: a paper or picture is added to a case. The browser itself sends the file.

use api::ClientError;
use api::consults::{ATTACHMENT_KINDS, Attachment, MOST_ATTACHMENTS};
use api::query::encode;
use maud::{Markup, html};

use super::super::frame::{self, ProPage};
use super::case::Case;
use super::case_path;
use crate::components::{NoticeKind, notice};
use crate::dates::short_moment_of;
use crate::lang::Lang;
use crate::page::{Answer, Page, Visit};
use crate::words::{Text, pro_desk as desk, pro_desk_sheet, pro_desk_tools as w};

pub async fn page(visit: &Visit, id: &str) -> Result<Page, ClientError> {
    form_page(visit, id, None, 200).await
}

/// A file of a case, to be opened, with who attached it and when.
pub fn link(lang: Lang, id: &str, attachment: &Attachment) -> Markup {
    html! {
        a rel="external" href={ "/api/v1/consults/" (encode(id)) "/attachments/" (encode(&attachment.id)) } { (attachment.name) }
        span { (desk::attached_by(lang, &attachment.attached_by, short_moment_of(lang, &attachment.attached_at))) }
    }
}

/// A file, posted.
pub async fn send(visit: &Visit, id: &str, media_type: &str, body: Vec<u8>) -> Result<Answer, ClientError> {
    let (status, fault) = match visit.client.attach(id, media_type, body).await {
        Ok(_) => return Ok(Answer::SeeOther(visit.address(&format!("{}?said=saved", case_path(id, ""))))),
        Err(error) => match (error.status(), fault(visit.lang, &error)) {
            (status, Some(fault)) => (status, fault),
            _ => return Err(error),
        },
    };
    Ok(Answer::Page(form_page(visit, id, Some(fault), status).await?))
}

/// Asks before one of a case is taken away.
pub async fn remove_page(visit: &Visit, id: &str, attachment: &str) -> Result<Answer, ClientError> {
    let lang = visit.lang;
    let case = Case::load(visit, id).await?;
    let back = visit.address(&case_path(id, ""));
    let found = case.consult.attachments.iter().find(|found| found.id == attachment && case.consult.may_change);
    // Somebody else has taken it away.
    let Some(found) = found else { return Ok(Answer::SeeOther(back)) };
    let path = format!("{}/{}", case_path(id, "attachments"), encode(attachment));
    let markup = html! {
        p.back-link { a href=(back) { span { (pro_desk_sheet::back_case(lang)) } } }
        h1 tabindex="-1" { (w::remove_title(lang)) }
        p.form-subject {
            (desk::number(lang, &case.consult.number)) "　"
            span lang=[lang.of_published()] { (found.name) }
        }
        p { (w::remove_why(lang)) }
        div.page-actions {
            form method="post" action=(visit.address(&path)) {
                button.button.pro-danger type="submit" { span { (w::remove_do(lang)) } }
            }
            a.button href=(back) { span { (w::remove_stop(lang)) } }
        }
    };
    Ok(Answer::Page(frame::framed(visit, &case.account, ProPage::new(w::remove_title(lang), "", markup))))
}

/// One of a case, taken away; also where it is away already.
pub async fn remove(visit: &Visit, id: &str, attachment: &str) -> Result<Answer, ClientError> {
    match visit.client.remove_attachment(id, attachment).await {
        Err(error) if error.status() != 404 => return Err(error),
        _ => {}
    }
    Ok(Answer::SeeOther(visit.address(&format!("{}?said=saved", case_path(id, "")))))
}

fn fault(lang: Lang, error: &ClientError) -> Option<Text> {
    let ClientError::Refused { status, errors } = error else { return None };
    let has = |code: &str| errors.iter().any(|error| error.code == code);
    Some(match status {
        413 => w::attach_too_large(lang),
        415 => w::attach_wrong_kind(lang),
        422 if has("required") => w::attach_none(lang),
        422 if has("too_many") => w::attach_too_many(lang, MOST_ATTACHMENTS),
        422 => w::attach_unreadable(lang),
        _ => return None,
    })
}

async fn form_page(visit: &Visit, id: &str, fault: Option<Text>, status: u16) -> Result<Page, ClientError> {
    let lang = visit.lang;
    let case = Case::load(visit, id).await?;
    if !case.consult.may_change || case.consult.sheet.is_none() {
        return Err(ClientError::Refused { status: 404, errors: Vec::new() });
    }
    let error = fault.is_some().then_some("file-error");
    let markup = html! {
        p.back-link { a href=(visit.address(&case_path(id, ""))) { span { (pro_desk_sheet::back_case(lang)) } } }
        @if let Some(fault) = &fault {
            div role="alert" { (notice(lang, NoticeKind::Warning, fault, html! {})) }
        }
        h1 tabindex="-1" { (w::attach_title(lang)) }
        p.form-subject { (desk::number(lang, &case.consult.number)) }
        p { (w::attach_why(lang)) }
        form.form method="post" enctype="multipart/form-data" action=(visit.address(&case_path(id, "attachments"))) {
            input type="hidden" name="sending" value=(visit.sending);
            div.field {
                label for="file" { (w::attach_file(lang)) }
                @if let Some(fault) = &fault { p.field-error #file-error { (fault) } }
                input.text-input #file type="file" name="file" accept=(ATTACHMENT_KINDS.join(",")) aria-describedby=[error]
                    aria-invalid=[error.map(|_| "true")];
            }
            button.button data-weight="main" type="submit" { span { (w::attach_do(lang)) } }
        }
    };
    let page = ProPage::new(w::attach_title(lang), "", markup);
    Ok(frame::framed(visit, &case.account, ProPage { status, ..page }))
}

#[cfg(test)]
mod tests {
    use api::ErrorItem;

    use super::*;

    #[test]
    fn each_refusal_says_what_to_do() {
        let said = |status, code: &str| {
            let error = ClientError::Refused { status, errors: vec![ErrorItem::field(code, "file", "")] };
            fault(Lang::Ja, &error).map(|words| words.plain())
        };
        assert!(said(422, "too_many").is_some_and(|words| words.contains("20まで") && words.contains("外して")));
        assert!(said(422, "required").is_some_and(|words| words.contains("選んでください")));
        assert_ne!(said(422, "broken_file"), said(422, "too_many"));
        assert_eq!(said(409, "emptied"), None);
    }
}
