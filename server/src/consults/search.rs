//! Looking for a case by its number or by words of names, organizations and subjects. What is looked for names people: it
//! stands in no address, and that somebody looked is told to the audit log.

use api::ErrorItem;
use api::consults::case::{ConsultSearch, ConsultsMeta, ConsultsResponse};
use api::permissions::Action;
use sqlx::AssertSqlSafe;

use super::queue::{PAGE, SummaryRow, counts, desk_of, summaries};
use super::store::plain;
use crate::error::ApiError;
use crate::permissions::{Actor, Object};
use crate::{AppState, on_reader};

/// Characters, at most.
const MOST: usize = 100;
/// Words of one search, at most.
const MOST_PARTS: usize = 5;

/// The last 20 cases of the desk that have all words; what was only circulated to who looks is not looked through. 422 without words, or for too many.
pub async fn search(state: &AppState, actor: &Actor, search: &ConsultSearch) -> Result<ConsultsResponse, ApiError> {
    let mine = Object::of_person("consult", "", &actor.person_id);
    actor.may(state, Action::ReadConsult, &mine).await?;
    let words = parts(&search.words).map_err(ApiError::of_content)?;
    let today = state.clock.today_in_japan().to_string();
    let desk = desk_of(state, actor).await?;
    let counts = counts(state, actor, desk.is_some(), &today).await?;
    let desk_id = desk.as_ref().map_or("", |desk| desk.id.as_str());
    let found: Vec<String> = (0..words.len()).map(|at| format!("c.searched like ${} escape '!'", at + 2)).collect();
    let found = found.join(" and ");
    let sql = format!(
        "{} where c.desk_id = $1 and {found} order by c.received_at desc, c.id desc limit {PAGE}",
        summaries("c.received_at", "")
    );
    let rows: Vec<SummaryRow> = on_reader!(&state.db, |pool| {
        let query = sqlx::query_as(AssertSqlSafe(sql)).bind(desk_id);
        words.iter().fold(query, |query, words| query.bind(format!("%{words}%"))).fetch_all(pool).await
    })?;
    state.audit.tell(&state.db, &state.clock, actor.entry(Action::ReadConsult, &mine).because("search")).await?;
    let consults = rows.into_iter().map(|row| row.told(&today)).collect::<Result<Vec<_>, _>>()?;
    let meta = ConsultsMeta { desk, counts, total: consults.len() as i64, next_cursor: None };
    Ok(ConsultsResponse { consults, meta })
}

/// What must be found, as it is compared; signs that `like` knows stand for themselves.
fn parts(words: &str) -> Result<Vec<String>, ErrorItem> {
    let found = words.chars().count();
    if found > MOST {
        return Err(ErrorItem::field("too_long", "words", format!("{found} characters; at most {MOST} are taken")));
    }
    let escaped = |word: String| word.replace('!', "!!").replace('%', "!%").replace('_', "!_");
    let parts = words.split_whitespace().map(plain).filter(|word| !word.is_empty()).map(escaped);
    let parts: Vec<String> = parts.take(MOST_PARTS).collect();
    match parts.is_empty() {
        true => Err(ErrorItem::field("required", "words", "a number, or some words of a name or a subject")),
        false => Ok(parts),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_compared_as_cases_keep_them_and_no_sign_finds_everything() {
        assert_eq!(parts("　青空 ﾊﾅ").unwrap(), [plain("青空"), plain("ハナ")]);
        assert_eq!(parts("%").unwrap(), ["!%"]);
        assert_eq!(parts(" \n　").unwrap_err().code, "required");
        assert_eq!(parts(&"長".repeat(101)).unwrap_err().code, "too_long");
    }
}
