//! The list of a desk: what is new, mine, due, open, closed, circulated to me. It reads no sheet, and counts by indexes
//! that hold open cases alone: it is what a desk looks at first, and again whenever something changes.

use api::ErrorItem;
use api::consults::case::{ConsultSummary, ConsultsMeta, ConsultsResponse, DeskCounts};
use api::consults::desks::Desk;
use api::consults::{Channel, ConsultQuery, DeskView};
use api::permissions::Action;
use sqlx::AssertSqlSafe;

use super::store::status;
use super::{desks, reach};
use crate::error::ApiError;
use crate::facilities::read_json;
use crate::permissions::{Actor, Object};
use crate::{AppState, on_reader};

/// Cases of one page.
pub(super) const PAGE: usize = 20;
/// A list says how many there are up to this.
const MOST_COUNTED: i64 = 1_000;

#[derive(sqlx::FromRow)]
pub(super) struct SummaryRow {
    id: String,
    number: String,
    channel: String,
    received_at: String,
    subject: String,
    asker: String,
    asker_organization: Option<String>,
    topics: String,
    answer_due_on: String,
    is_answered: bool,
    follow_up_on: Option<String>,
    due_on: Option<String>,
    is_closed: bool,
    is_assigned: bool,
    assigned_to: Option<String>,
    has_addition: bool,
    /// By what the list is ordered.
    key: String,
}

/// What is selected of a case `c`, to which `on` adds where it is looked for; `key` orders.
pub(super) fn summaries(key: &str, on: &str) -> String {
    format!(
        "select c.id, c.number, c.channel, c.received_at, c.subject, c.asker, c.asker_organization, c.topics,
            c.answer_due_on, c.first_answered_at is not null as is_answered, c.follow_up_on, c.due_on,
            c.closed_at is not null as is_closed, c.assigned_to is not null as is_assigned, p.name as assigned_to,
            c.added_at is not null as has_addition, {key} as key
        from consults c {on}
        left join memberships a on a.id = c.assigned_to left join people p on p.id = a.person_id"
    )
}

impl SummaryRow {
    pub fn told(self, today: &str) -> Result<ConsultSummary, sqlx::Error> {
        Ok(ConsultSummary {
            status: status(self.is_closed, self.is_assigned),
            channel: Channel::parse(&self.channel).unwrap_or(Channel::Web),
            topics: read_json(&self.topics)?,
            answer_due_on: (!self.is_answered && !self.is_closed).then_some(self.answer_due_on),
            is_overdue: self.due_on.is_some_and(|due| due.as_str() <= today),
            id: self.id,
            number: self.number,
            received_at: self.received_at,
            subject: self.subject,
            asker: self.asker,
            asker_organization: self.asker_organization,
            follow_up_on: self.follow_up_on.filter(|_| !self.is_closed),
            assigned_to: self.assigned_to,
            has_addition: self.has_addition,
        })
    }
}

/// A view as it is asked for: $1 is the desk, or the membership.
struct Listed {
    on: &'static str,
    condition: String,
    key: &'static str,
    newest_first: bool,
    is_mine: bool,
}

fn listed(view: DeskView, today: &str) -> Listed {
    let of = |condition: &str| Listed {
        on: "",
        condition: condition.to_owned(),
        key: "c.received_at",
        newest_first: true,
        is_mine: false,
    };
    match view {
        // Who has waited longest comes first.
        DeskView::New => {
            Listed { newest_first: false, ..of("c.desk_id = $1 and c.closed_on is null and c.assigned_to is null") }
        }
        DeskView::Mine => Listed { is_mine: true, ..of("c.assigned_to = $1 and c.closed_on is null") },
        DeskView::Overdue => {
            Listed { key: "c.due_on", newest_first: false, ..of(&format!("c.desk_id = $1 and c.due_on <= '{today}'")) }
        }
        DeskView::Open => of("c.desk_id = $1 and c.closed_on is null"),
        DeskView::Closed => Listed { key: "c.closed_at", ..of("c.desk_id = $1 and c.closed_on is not null") },
        DeskView::Circulated => Listed {
            on: "join consult_circulations k on k.consult_id = c.id",
            key: "k.asked_at",
            is_mine: true,
            ..of("k.membership_id = $1")
        },
    }
}

/// A page of what a desk looks at. Who belongs to none sees what was circulated to them. 400 for a cursor that is none.
pub async fn list(state: &AppState, actor: &Actor, query: &ConsultQuery) -> Result<ConsultsResponse, ApiError> {
    let mine = Object::of_person("consult", "", &actor.person_id);
    actor.may(state, Action::ReadConsult, &mine).await?;
    let today = state.clock.today_in_japan().to_string();
    let desk = desk_of(state, actor).await?;
    let counts = counts(state, actor, desk.is_some(), &today).await?;
    if desk.is_none() && query.view != DeskView::Circulated {
        let meta = ConsultsMeta { desk, counts, total: 0, next_cursor: None };
        return Ok(ConsultsResponse { consults: Vec::new(), meta });
    }
    let listed = listed(query.view, &today);
    let total = match query.view {
        DeskView::New => counts.new,
        DeskView::Mine => counts.mine,
        DeskView::Overdue => counts.overdue,
        DeskView::Open => counts.open,
        DeskView::Closed | DeskView::Circulated => total(state, actor, &listed).await?,
    };
    let mut rows = page(state, actor, &listed, &query.cursor).await?;
    let next_cursor = (rows.len() > PAGE).then(|| format!("{}_{}", rows[PAGE - 1].key, rows[PAGE - 1].id));
    rows.truncate(PAGE);
    let consults = rows.into_iter().map(|row| row.told(&today)).collect::<Result<_, _>>()?;
    let meta = ConsultsMeta { desk, counts, total: total.min(MOST_COUNTED), next_cursor };
    Ok(ConsultsResponse { consults, meta })
}

/// The desk whose cases the actor reads.
pub(super) async fn desk_of(state: &AppState, actor: &Actor) -> Result<Option<Desk>, sqlx::Error> {
    match actor.reaches(Action::ReadConsult, &reach::own(actor)) {
        true => desks::find(&state.db, &actor.organization_id).await,
        false => Ok(None),
    }
}

/// Questions that nobody at the desk of the actor has taken yet; `None` for who does not read its cases. Counting reads none:
/// it is told on every page.
pub async fn count_new(state: &AppState, actor: &Actor) -> Result<Option<i64>, sqlx::Error> {
    const NEW: &str = "select count(*) from consults where desk_id = $1 and closed_on is null and assigned_to is null";
    if !actor.reaches(Action::ReadConsult, &reach::own(actor)) {
        return Ok(None);
    }
    on_reader!(&state.db, |pool| sqlx::query_scalar(NEW).bind(&actor.organization_id).fetch_one(pool).await).map(Some)
}

pub(super) async fn counts(
    state: &AppState,
    actor: &Actor,
    of_desk: bool,
    today: &str,
) -> Result<DeskCounts, sqlx::Error> {
    const DESK: &str = "select
        (select count(*) from consults where desk_id = $1 and closed_on is null and assigned_to is null),
        (select count(*) from consults where assigned_to = $2 and closed_on is null),
        (select count(*) from consults where desk_id = $1 and due_on <= $3),
        (select count(*) from consults where desk_id = $1 and closed_on is null)";
    const CIRCULATED: &str = "select count(*) from consult_circulations where membership_id = $1 and read_at is null";
    let (new, mine, overdue, open): (i64, i64, i64, i64) = match of_desk {
        true => on_reader!(&state.db, |pool| {
            let query = sqlx::query_as(DESK).bind(&actor.organization_id).bind(&actor.membership_id).bind(today);
            query.fetch_one(pool).await
        })?,
        false => (0, 0, 0, 0),
    };
    let circulated = on_reader!(&state.db, |pool| {
        sqlx::query_scalar(CIRCULATED).bind(&actor.membership_id).fetch_one(pool).await
    })?;
    Ok(DeskCounts { new, mine, overdue, open, circulated })
}

async fn total(state: &AppState, actor: &Actor, listed: &Listed) -> Result<i64, sqlx::Error> {
    let Listed { on, condition, .. } = listed;
    let sql = AssertSqlSafe(format!(
        "select count(*) from (select 1 from consults c {on} where {condition} limit {MOST_COUNTED}) as counted"
    ));
    on_reader!(&state.db, |pool| sqlx::query_scalar(sql).bind(listed.of(actor)).fetch_one(pool).await)
}

/// A page, and one case more where there is a next one.
async fn page(state: &AppState, actor: &Actor, listed: &Listed, cursor: &str) -> Result<Vec<SummaryRow>, ApiError> {
    let Listed { on, condition, key, newest_first, .. } = listed;
    let (comparison, order) = if *newest_first { ("<", "desc") } else { (">", "asc") };
    let select = summaries(key, on);
    let limit = PAGE + 1;
    let rest = format!("order by {key} {order}, c.id {order} limit {limit}");
    let rows = if cursor.is_empty() {
        let sql = AssertSqlSafe(format!("{select} where {condition} {rest}"));
        on_reader!(&state.db, |pool| sqlx::query_as(sql).bind(listed.of(actor)).fetch_all(pool).await)
    } else {
        let (after, id) = read_cursor(cursor)?;
        let sql = format!("{select} where {condition} and ({key}, c.id) {comparison} ($2, $3) {rest}");
        on_reader!(&state.db, |pool| {
            let query = sqlx::query_as(AssertSqlSafe(sql)).bind(listed.of(actor)).bind(after).bind(id);
            query.fetch_all(pool).await
        })
    };
    Ok(rows?)
}

impl Listed {
    fn of<'a>(&self, actor: &'a Actor) -> &'a str {
        if self.is_mine { &actor.membership_id } else { &actor.organization_id }
    }
}

/// The place of the last case of the page before: a day or a moment, and an id.
fn read_cursor(cursor: &str) -> Result<(&str, &str), ApiError> {
    let is_plain = |text: &str| text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b':' | b'.'));
    let parts = cursor.split_once('_').filter(|(key, id)| is_plain(key) && is_plain(id) && id.len() == 36);
    parts.ok_or_else(|| {
        let detail = "take next_cursor of the page before, unchanged";
        ApiError::bad_request(vec![ErrorItem::field("invalid_value", "cursor", detail)])
    })
}
