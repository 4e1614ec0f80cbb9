//! What is kept of a person, and what makes them themselves.

use api::ErrorItem;
use api::accounts::{Factors, Membership, Passkey, Role};
use axum::http::StatusCode;

use crate::db::{Db, Transaction};
use crate::error::ApiError;
use crate::mail::letters::Addressee;
use crate::{in_transaction, on_reader};

/// Somebody, with what checks their factors. No `Debug`: it holds what must be in no log.
#[derive(Clone, sqlx::FromRow)]
pub struct Person {
    pub id: String,
    pub name: String,
    pub email: String,
    pub password_hash: Option<String>,
    /// Sealed.
    pub totp_secret: Option<String>,
    /// Sealed: shown, and not yet proved.
    pub totp_pending: Option<String>,
    pub totp_step: Option<i64>,
}

impl Person {
    /// Whom letters go to.
    pub fn addressee(&self) -> Addressee<'_> {
        Addressee { address: &self.email, name: &self.name }
    }
}

const PERSON: &str = "select id, name, email, password_hash, totp_secret, totp_pending, totp_step from people";

/// Who signs in with a mail address, in lower case.
pub async fn by_email(db: &Db, email: &str) -> Result<Option<Person>, sqlx::Error> {
    let sql = sqlx::AssertSqlSafe(format!("{PERSON} where email = $1"));
    on_reader!(db, |pool| sqlx::query_as(sql).bind(email).fetch_optional(pool).await)
}

pub async fn by_id(db: &Db, id: &str) -> Result<Option<Person>, sqlx::Error> {
    let sql = sqlx::AssertSqlSafe(format!("{PERSON} where id = $1"));
    on_reader!(db, |pool| sqlx::query_as(sql).bind(id).fetch_optional(pool).await)
}

#[derive(sqlx::FromRow)]
struct MembershipRow {
    id: String,
    organization_id: String,
    organization: String,
    kind: String,
    facility_id: Option<String>,
    runs_region: bool,
    is_desk: bool,
    profession: String,
    role: String,
}

impl From<MembershipRow> for Membership {
    fn from(row: MembershipRow) -> Self {
        let MembershipRow {
            id,
            organization_id,
            organization,
            kind,
            facility_id,
            runs_region,
            is_desk,
            profession,
            role,
        } = row;
        let role = Role::parse(&role).unwrap_or(Role::Reader);
        Self { id, organization_id, organization, kind, facility_id, runs_region, is_desk, profession, role }
    }
}

/// The memberships of somebody that have not ended; the one that was acted for last comes first.
pub async fn memberships(db: &Db, person_id: &str) -> Result<Vec<Membership>, sqlx::Error> {
    const SQL: &str = "select m.id, m.organization_id, o.name as organization, o.kind, o.facility_id, o.runs_region,
            exists (select 1 from desks d where d.organization_id = o.id) as is_desk, m.profession, m.role
        from memberships m join organizations o on o.id = m.organization_id and o.ended_at is null
        where m.person_id = $1 and m.ended_at is null
        order by coalesce((select max(s.seen_at) from sessions s where s.membership_id = m.id), '') desc, m.begun_at";
    let rows: Vec<MembershipRow> = on_reader!(db, |pool| sqlx::query_as(SQL).bind(person_id).fetch_all(pool).await)?;
    Ok(rows.into_iter().map(Membership::from).collect())
}

#[derive(sqlx::FromRow)]
pub struct PasskeyRow {
    pub id: String,
    name: String,
    /// JSON of webauthn-rs.
    pub passkey: String,
    created_at: String,
    used_at: Option<String>,
}

/// The passkeys of somebody, the oldest first.
pub async fn passkeys(db: &Db, person_id: &str) -> Result<Vec<PasskeyRow>, sqlx::Error> {
    const SQL: &str = "select id, name, passkey, created_at, used_at from passkeys where person_id = $1
        order by created_at, id";
    on_reader!(db, |pool| sqlx::query_as(SQL).bind(person_id).fetch_all(pool).await)
}

/// What somebody signs in with, as it is shown.
pub async fn factors(db: &Db, person: &Person) -> Result<Factors, sqlx::Error> {
    const LEFT: &str = "select count(*) from recovery_codes where person_id = $1 and used_at is null";
    let shown = |PasskeyRow { id, name, created_at, used_at, .. }| Passkey { id, name, created_at, used_at };
    let passkeys = passkeys(db, &person.id).await?.into_iter().map(shown).collect();
    let recovery_codes = on_reader!(db, |pool| sqlx::query_scalar(LEFT).bind(&person.id).fetch_one(pool).await)?;
    Ok(Factors {
        passkeys,
        has_password: person.password_hash.is_some(),
        has_totp: person.totp_secret.is_some(),
        recovery_codes,
    })
}

/// What a database says of a row that is there already, as an answer.
fn unless_taken(inserted: Result<(), sqlx::Error>, taken: impl FnOnce() -> ApiError) -> Result<(), ApiError> {
    inserted.map_err(|error| match error.as_database_error() {
        Some(database) if database.is_unique_violation() => taken(),
        _ => error.into(),
    })
}

/// 409 `has_account`
pub(crate) fn has_account() -> ApiError {
    let detail = "prove who you are with the account of this mail address, and join with it";
    ApiError::new(StatusCode::CONFLICT, vec![ErrorItem::new("has_account", detail)])
}

/// 422 `wrong_passkey`
pub(crate) fn wrong_passkey() -> ApiError {
    let detail = "this passkey was not made for this, is known already, or was begun too long ago; begin again";
    ApiError::of_content(ErrorItem::new("wrong_passkey", detail))
}

/// A new person with a password and an app, or (both `None`) with a passkey that is kept in the same transaction. 409
/// `has_account` when somebody else with this mail address was first.
pub async fn insert(transaction: &mut Transaction, person: &Person, created_at: &str) -> Result<(), ApiError> {
    const INSERT: &str = "insert into people (id, name, email, password_hash, totp_secret, totp_step, created_at)
        values ($1, $2, $3, $4, $5, $6, $7)";
    let inserted = in_transaction!(transaction, |c| sqlx::query(INSERT)
        .bind(&person.id)
        .bind(&person.name)
        .bind(&person.email)
        .bind(&person.password_hash)
        .bind(&person.totp_secret)
        .bind(person.totp_step)
        .bind(created_at)
        .execute(c)
        .await
        .map(|_| ()));
    unless_taken(inserted, has_account)
}

/// Sets what signs somebody in: password, app, and the last step of its codes.
pub async fn set_factors(transaction: &mut Transaction, person: &Person) -> Result<(), sqlx::Error> {
    const SET: &str = "update people set password_hash = $2, totp_secret = $3, totp_pending = $4, totp_step = $5
        where id = $1";
    in_transaction!(transaction, |c| sqlx::query(SET)
        .bind(&person.id)
        .bind(&person.password_hash)
        .bind(&person.totp_secret)
        .bind(&person.totp_pending)
        .bind(person.totp_step)
        .execute(c)
        .await
        .map(|_| ()))
}

/// Keeps a passkey. 422 `wrong_passkey` when there is one with its id, whosever it is.
pub async fn insert_passkey(
    transaction: &mut Transaction,
    person_id: &str,
    id: &str,
    name: &str,
    passkey: &str,
    created_at: &str,
) -> Result<(), ApiError> {
    const INSERT: &str = "insert into passkeys (id, person_id, name, passkey, created_at) values ($1, $2, $3, $4, $5)";
    let inserted = in_transaction!(transaction, |c| sqlx::query(INSERT)
        .bind(id)
        .bind(person_id)
        .bind(name)
        .bind(passkey)
        .bind(created_at)
        .execute(c)
        .await
        .map(|_| ()));
    unless_taken(inserted, wrong_passkey)
}

/// Whoever changes the same person waits: two passkeys taken away at once would leave nothing.
pub async fn lock(transaction: &mut Transaction, person_id: &str) -> Result<(), sqlx::Error> {
    const LOCK: &str = "update people set name = name where id = $1";
    in_transaction!(transaction, |c| sqlx::query(LOCK).bind(person_id).execute(c).await.map(|_| ()))
}
