//! What was typed for a case that does not take it any more: it can still be read and copied.

use api::ClientError;
use api::query::form_value;
use maud::{Markup, html};

use super::super::frame::{self, ProPage};
use super::PATH;
use crate::lang::Lang;
use crate::page::{Answer, Visit};
use crate::words::{Text, pro_desk as w};

/// Fields of a form that hold words of their own, and what they are called.
type Written = Vec<(&'static str, Text)>;

/// An answer to a form of a case: where the case went to another desk or was emptied meanwhile, a page that says so and
/// keeps what was typed. Others stay as they are.
pub async fn or_kept(
    visit: &Visit,
    answer: Result<Answer, ClientError>,
    written: Written,
    typed: &[(String, String)],
) -> Result<Answer, ClientError> {
    let why = match &answer {
        Err(ClientError::Refused { status: 403 | 404, .. }) => w::lost_gone(visit.lang),
        Err(ClientError::Refused { status: 409, .. }) => w::emptied(visit.lang),
        _ => return answer,
    };
    let status = answer.err().map_or(404, |error| error.status());
    page(visit, status, &why, &written, typed).await
}

/// The page: `why` it was not saved, and what was typed.
pub async fn page(
    visit: &Visit,
    status: u16,
    why: &Text,
    written: &[(&'static str, Text)],
    typed: &[(String, String)],
) -> Result<Answer, ClientError> {
    let lang = visit.lang;
    let account = frame::account(visit).await?;
    let markup = html! {
        p.back-link { a href=(visit.address(PATH)) { span { (w::back(lang)) } } }
        h1 tabindex="-1" { (w::lost(lang)) }
        p { (why) }
        (words(lang, written, typed))
    };
    let page = ProPage::new(w::lost(lang), "", markup);
    Ok(Answer::Page(frame::framed(visit, &account, ProPage { status, ..page })))
}

/// To be copied; nothing where nothing was typed. A single field is its words alone.
fn words(lang: Lang, written: &[(&'static str, Text)], typed: &[(String, String)]) -> Markup {
    let of = |(name, label): &(&'static str, Text)| (label.plain(), form_value(typed, name).trim().to_owned());
    let filled: Vec<(String, String)> = written.iter().map(of).filter(|(_, words)| !words.is_empty()).collect();
    let words = match filled.as_slice() {
        [] => return html! {},
        [(_, words)] => words.clone(),
        several => several.iter().map(|(label, words)| format!("{label}：{words}")).collect::<Vec<_>>().join("\n"),
    };
    html! {
        div.field {
            label for="kept" { (w::lost_words(lang)) }
            p.field-hint #kept-hint { (w::lost_words_hint(lang)) }
            // The browser drops the first line break.
            textarea.text-input #kept rows="10" readonly aria-describedby="kept-hint" { "\n" (words) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_can_be_copied_and_a_single_field_is_its_words_alone() {
        let typed = |pairs: &[(&str, &str)]| -> Vec<(String, String)> {
            pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
        };
        let written = [("answer_words", w::answer_words(Lang::Ja)), ("note_words", w::note_words(Lang::Ja))];
        let page = |pairs: &[(&str, &str)]| words(Lang::Ja, &written, &typed(pairs)).into_string();
        assert_eq!(page(&[("kind", "answer"), ("answer_words", " ")]), "");
        let one = page(&[("kind", "answer"), ("answer_words", "<往診>を\r\n案内")]);
        assert!(one.contains("readonly") && one.contains(">\n&lt;往診&gt;を\r\n案内</textarea>"), "{one}");
        let two = page(&[("answer_words", "案内"), ("note_words", "折り返し")]);
        assert!(two.contains(">\n返答の内容：案内\nメモ：折り返し</textarea>"), "{two}");
    }
}
