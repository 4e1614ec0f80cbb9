//! The municipality that runs this installation: configuration kept in the database.

pub mod routes;

use api::municipality::Municipality;

use crate::db::{Db, Session};
use crate::{data_version, on_reader, on_session};

const LOAD: &str = "select settings from municipality where id = 1";

/// The settings; empty ones when nothing has been set.
pub async fn load(db: &Db) -> Result<Municipality, sqlx::Error> {
    let settings: Option<String> = on_reader!(db, |pool| sqlx::query_scalar(LOAD).fetch_optional(pool).await)?;
    match settings {
        Some(json) => serde_json::from_str(&json).map_err(|error| sqlx::Error::Decode(Box::new(error))),
        None => Ok(Municipality::default()),
    }
}

/// Writes the settings within the caller's transaction.
pub async fn store(session: &mut Session, municipality: &Municipality) -> Result<(), sqlx::Error> {
    const STORE: &str = "insert into municipality (id, settings) values (1, $1)
        on conflict (id) do update set settings = excluded.settings";
    let json = serde_json::to_string(municipality).map_err(|error| sqlx::Error::Encode(Box::new(error)))?;
    on_session!(session, |c| sqlx::query(STORE).bind(json).execute(c).await.map(|_| ()))
}

/// Changes the settings and shows them at once on every server.
pub async fn save(db: &Db, municipality: &Municipality) -> Result<(), sqlx::Error> {
    let mut session = db.session().await?;
    on_session!(&mut session, |c| sqlx::raw_sql(db.dialect().begin()).execute(c).await.map(|_| ()))?;
    let saved = async {
        store(&mut session, municipality).await?;
        let next = data_version::current(&mut session).await? + 1;
        data_version::set(&mut session, next).await
    }
    .await;
    let end = if saved.is_ok() { "commit" } else { "rollback" };
    on_session!(&mut session, |c| sqlx::raw_sql(end).execute(c).await.map(|_| ()))?;
    saved
}
