//! People with accounts, as they are after they have signed in.

use api::accounts::Role;
use axum::body::Body;
use axum::http::{Request, header};
use serde_json::Value;
use server::on_writer;
use sha2::{Digest, Sha256};

use crate::world::{Answer, World, form};

/// Somebody who is signed in, for one organization.
pub struct Professional<'w> {
    world: &'w World,
    /// Of the session.
    cookie: String,
}

impl World {
    /// Somebody of this name and role, in an organization of their own; `runs_region`: 行政 or 医師会.
    pub async fn professional(&self, name: &str, role: Role, runs_region: bool) -> Professional<'_> {
        let id = || uuid::Uuid::now_v7().to_string();
        let [organization, person, membership, session] = [id(), id(), id(), id()];
        let secret = format!("{}{}", uuid::Uuid::now_v7().simple(), "A".repeat(11));
        let hash: String = Sha256::digest(secret.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
        let now = self.clock.now_text();
        let email = format!("{person}@example.jp");
        let kind = if runs_region { "government" } else { "home_nursing" };
        on_writer!(&self.db, |pool| {
            sqlx::query(
                "insert into organizations (id, kind, name, runs_region, created_at) values ($1, $2, $3, $4, $5)",
            )
            .bind(&organization)
            .bind(kind)
            .bind(format!("{name}の職場"))
            .bind(runs_region)
            .bind(&now)
            .execute(pool)
            .await
            .unwrap();
            sqlx::query("insert into people (id, name, email, created_at) values ($1, $2, $3, $4)")
                .bind(&person)
                .bind(name)
                .bind(&email)
                .bind(&now)
                .execute(pool)
                .await
                .unwrap();
            sqlx::query(
                "insert into memberships (id, person_id, organization_id, profession, role, begun_at)
                values ($1, $2, $3, 'nurse', $4, $5)",
            )
            .bind(&membership)
            .bind(&person)
            .bind(&organization)
            .bind(role.code())
            .bind(&now)
            .execute(pool)
            .await
            .unwrap();
            sqlx::query(
                "insert into sessions (id, person_id, membership_id, secret_hash, factor, device, begun_at, seen_at,
                rotated_at, authenticated_at) values ($1, $2, $3, $4, 'passkey', 'Chrome', $5, $5, $5, $5)",
            )
            .bind(&session)
            .bind(&person)
            .bind(&membership)
            .bind(&hash)
            .bind(&now)
            .execute(pool)
            .await
            .unwrap();
        });
        Professional { world: self, cookie: format!("__Host-sasae={secret}") }
    }

    /// Action, object and outcome of what the audit log tells, in its order.
    pub async fn told(&self) -> Vec<(String, String, String)> {
        const SQL: &str = "select action, object_id, outcome from audit_entries order by number";
        server::on_reader!(&self.db, |pool| sqlx::query_as(SQL).fetch_all(pool).await.unwrap())
    }
}

impl Professional<'_> {
    pub async fn send(&self, mut request: Request<Body>) -> Answer {
        request.headers_mut().insert(header::COOKIE, self.cookie.parse().unwrap());
        self.world.send(request).await
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send(Request::builder().uri(path).body(Body::empty()).unwrap()).await
    }

    pub async fn post_json(&self, path: &str, body: &Value) -> Answer {
        let request = Request::post(path).header("content-type", "application/json");
        self.send(request.body(Body::from(body.to_string())).unwrap()).await
    }

    pub async fn post_form(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.send(form(path, fields)).await
    }
}
