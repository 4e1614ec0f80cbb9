//! What moves a case between open and closed, and between desks. Figures count it: what a month that has passed counted
//! stays, whatever becomes of the case, also when it is emptied.

use super::store::ConsultRow;
use crate::db::Transaction;
use crate::in_transaction;

/// What figures know it by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    Closed,
    /// Closed in a month that has passed, and open again.
    Reopened,
    /// By the desk that had it.
    HandedOver,
    /// By the desk that has it now.
    TakenOver,
}

impl Move {
    pub fn code(self) -> &'static str {
        match self {
            Self::Closed => "closed",
            Self::Reopened => "reopened",
            Self::HandedOver => "handed_over",
            Self::TakenOver => "taken_over",
        }
    }
}

/// Writes what a change has moved. `after` has its new revision. What is closed and opened again within a month was never
/// closed: nobody has reported it yet.
pub async fn write(
    transaction: &mut Transaction,
    before: &ConsultRow,
    after: &ConsultRow,
    today: &str,
) -> Result<(), sqlx::Error> {
    const UNDO: &str = "delete from consult_moves where consult_id = $1 and kind = 'closed' and moved_on >= $2";
    let mut moves: Vec<(Move, &str)> = Vec::new();
    if before.desk_id != after.desk_id {
        moves.extend([(Move::HandedOver, before.desk_id.as_str()), (Move::TakenOver, after.desk_id.as_str())]);
    }
    match (&before.closed_on, &after.closed_on) {
        (None, Some(_)) => moves.push((Move::Closed, &after.desk_id)),
        (Some(_), None) => {
            let first = format!("{}-01", &today[..7]);
            let undone = in_transaction!(transaction, |c| {
                sqlx::query(UNDO).bind(&after.id).bind(first).execute(c).await.map(|done| done.rows_affected())
            })?;
            if undone == 0 {
                moves.push((Move::Reopened, &after.desk_id));
            }
        }
        _ => {}
    }
    const INSERT: &str = "insert into consult_moves (consult_id, revision, kind, desk_id, moved_on, provided)
        values ($1, $2, $3, $4, $5, $6)";
    for (kind, desk) in moves {
        in_transaction!(transaction, |c| sqlx::query(INSERT)
            .bind(&after.id)
            .bind(after.revision)
            .bind(kind.code())
            .bind(desk)
            .bind(today)
            .bind(&after.provided)
            .execute(c)
            .await
            .map(|_| ()))?;
    }
    Ok(())
}
