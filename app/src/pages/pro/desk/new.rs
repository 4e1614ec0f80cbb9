//! `/pro/desk/new`: the sheet of a question that comes by telephone, typed while one listens.

use api::consults::Channel;
use api::consults::lists::ConsultLists;
use api::consults::sheet::{NewConsult, Sheet};
use api::forms::{half_width, iso_date};
use api::query::form_value;
use api::{ClientError, ErrorItem};
use maud::{Markup, html};

use super::super::frame::{self, ProPage};
use super::sheet_fields::{SheetFields, completed, field_words, labels, written};
use super::{PATH, case_path, kept};
use crate::components::{Field, InputKind, disclosure, error_summary, radios, text_input};
use crate::desk_words::channel_words;
use crate::form::{FormState, faults};
use crate::lang::Lang;
use crate::page::{Answer, Page, Visit};
use crate::words::{Text, pro_desk as desk, pro_desk_sheet as w};

/// The field that a wrong time is told at.
const RECEIVED: &str = "received_day";

pub async fn page(visit: &Visit) -> Result<Page, ClientError> {
    let typed = [("channel", "telephone"), ("about_born_era", "showa"), ("answer_due_on_era", "reiwa")];
    let typed = typed.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec();
    form_page(visit, &FormState { typed, errors: Vec::new() }, 200).await
}

/// The same, posted.
pub async fn send(visit: &Visit, typed: &[(String, String)]) -> Result<Answer, ClientError> {
    let lists = visit.client.get_consult_lists().await?;
    let sent = match read(&lists, typed) {
        Ok(new) => visit.client.create_consult(&new).await,
        Err(errors) => Err(ClientError::Refused { status: 422, errors }),
    };
    let (status, errors) = match sent {
        Ok(answer) => {
            let path = case_path(&answer.consult.id, "");
            return Ok(Answer::SeeOther(visit.address(&format!("{path}?said=received"))));
        }
        // The organization takes no questions any more.
        Err(ClientError::Refused { status: status @ (403 | 404), .. }) => {
            return kept::page(visit, status, &desk::lost_no_desk(visit.lang), &written(visit.lang), typed).await;
        }
        Err(error) => faults(error)?,
    };
    Ok(Answer::Page(form_page(visit, &FormState { typed: typed.to_vec(), errors }, status).await?))
}

fn read(lists: &ConsultLists, typed: &[(String, String)]) -> Result<NewConsult, Vec<ErrorItem>> {
    let received = received_at(form_value(typed, "received_day"), form_value(typed, "received_time"));
    let sheet = Sheet::from_form(&completed(lists, typed));
    match (received, sheet) {
        (Ok(received_at), Ok(sheet)) => Ok(NewConsult {
            sending: form_value(typed, "sending").to_owned(),
            desk_id: None,
            channel: Channel::parse(form_value(typed, "channel")).unwrap_or(Channel::Telephone),
            received_at,
            sheet,
        }),
        (received, sheet) => Err(received.err().into_iter().chain(sheet.err().into_iter().flatten()).collect()),
    }
}

/// RFC 3339 of a day and a time in Japan; `None` when neither was typed. A day alone is its noon.
fn received_at(day: &str, time: &str) -> Result<Option<String>, ErrorItem> {
    let wrong =
        || ErrorItem::field("not_a_date", RECEIVED, "expected a day such as 2026-11-20 and a time such as 9:12");
    let [day, time] = [day, time].map(half_width);
    if day.is_empty() && time.is_empty() {
        return Ok(None);
    }
    let day = iso_date(RECEIVED, &day)?.ok_or_else(wrong)?;
    let (hour, minute) = if time.is_empty() { ("12", "00") } else { time.split_once(':').ok_or_else(wrong)? };
    let (hour, minute) = (hour.parse::<u8>().map_err(|_| wrong())?, minute.parse::<u8>().map_err(|_| wrong())?);
    if hour > 23 || minute > 59 {
        return Err(wrong());
    }
    Ok(Some(format!("{day}T{hour:02}:{minute:02}:00+09:00")))
}

async fn form_page(visit: &Visit, form: &FormState, status: u16) -> Result<Page, ClientError> {
    let lang = visit.lang;
    let account = frame::account(visit).await?;
    let lists = visit.client.get_consult_lists().await?;
    let fields = SheetFields { lang, lists: &lists, form, known: None };
    let markup = html! {
        p.back-link { a href=(visit.address(PATH)) { span { (desk::back(lang)) } } }
        (error_summary(lang, form, &[labels(lang), vec![(RECEIVED, w::received(lang))]].concat()))
        h1 tabindex="-1" { (w::new_title(lang)) }
        p { (w::new_lead(lang)) }
        (disclosure(&w::keys(lang), keys(lang)))
        form.desk-form method="post" action={ (visit.address(PATH)) "/new" } novalidate
            data-unsaved=(desk::unsaved(lang).plain()) data-typed[status != 200] {
            input type="hidden" name="sending" value=(form.sending(visit));
            (came(lang, form))
            (fields.asker())
            (fields.about())
            (fields.matter())
            (fields.answer())
            button.button data-weight="main" type="submit" { span { (w::save(lang)) } }
        }
    };
    let page = ProPage::new(w::new_title(lang), "", markup);
    Ok(frame::framed(visit, &account, ProPage { status, ..page }))
}

/// How and when it came.
fn came(lang: Lang, form: &FormState) -> Markup {
    let channels: Vec<(String, Text)> =
        Channel::TYPED.iter().map(|channel| (channel.code().to_owned(), channel_words(lang, *channel))).collect();
    let field = |name, label, hint| Field { lang, form, name, label, hint, required: false };
    html! {
        div.desk-part {
            (radios(&field("channel", field_words(lang, "channel"), None), &channels))
            // Nearly always it is now.
            details.disclosure open[!form.value(RECEIVED).is_empty() || form.error(RECEIVED).is_some()] {
                summary { (w::received_other(lang)) }
                div.desk-fields {
                    (text_input(&field(RECEIVED, w::received_day(lang), Some(w::received_hint(lang))), InputKind::Day))
                    (text_input(&field("received_time", w::received_time(lang), None), InputKind::Text))
                }
            }
        }
    }
}

fn keys(lang: Lang) -> Markup {
    let keys = [
        ("Tab", w::key_tab(lang)),
        ("1 2 3 a b", w::key_letters(lang)),
        ("↑ ↓", w::key_arrows(lang)),
        ("Enter", w::key_enter(lang)),
    ];
    html! { dl.desk-keys { @for (key, words) in keys { dt { kbd { (key) } } dd { (words) } } } }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_of_a_call_is_that_of_japan() {
        let read = |day: &str, time: &str| received_at(day, time).map(Option::unwrap_or_default);
        assert_eq!(read("", ""), Ok(String::new()));
        assert_eq!(read("2026-11-20", "9:05").as_deref(), Ok("2026-11-20T09:05:00+09:00"));
        assert_eq!(read("2026-11-20", "").as_deref(), Ok("2026-11-20T12:00:00+09:00"));
        assert_eq!(read("２０２６-11-20", "１４：３０").as_deref(), Ok("2026-11-20T14:30:00+09:00"));
        for (day, time) in [("2026-02-30", "9:00"), ("2026-11-20", "25:00"), ("", "9:00"), ("2026-11-20", "朝")] {
            assert_eq!(received_at(day, time).expect_err("refused").field.as_deref(), Some(RECEIVED), "{day} {time}");
        }
    }
}
