//! People who work in three organizations, and how they sign in.

use std::collections::BTreeMap;
use std::sync::Mutex;

use api::accounts::Role;
use axum::body::Body;
use axum::http::{Request, header};
use serde_json::json;
use server::accounts::factors::{passwords, totp};
use tokio::sync::OnceCell;
use totp_rs::{Algorithm, Builder};

use crate::world::{Answer, World, form};

/// Of everybody.
pub const PASSWORD: &str = "あさがおの種は青い箱 27";

/// What runs the region, and two others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum At {
    /// 行政
    Region,
    /// 訪問看護
    Nurses,
    /// 居宅介護支援
    Managers,
}

const ORGANIZATIONS: [(At, &str, &str); 3] = [
    (At::Region, "government", "ささえ市役所 高齢福祉課"),
    (At::Nurses, "home_nursing", "訪問看護ステーションあおば"),
    (At::Managers, "care_management", "ケアプラン みどり"),
];

/// Two administrators, and one of every other role.
const PEOPLE: [(Role, &str, &str); 5] = [
    (Role::Administrator, "clerk", "佐藤 花子"),
    (Role::Counselor, "social_worker", "鈴木 一郎"),
    (Role::Staff, "nurse", "田中 美咲"),
    (Role::Reader, "other", "高橋 健"),
    (Role::Administrator, "public_health_nurse", "伊藤 明"),
];

/// Somebody who can sign in.
#[derive(Clone, Debug)]
pub struct Person {
    pub id: String,
    pub membership_id: String,
    pub organization_id: String,
    pub name: String,
    pub email: String,
    pub role: Role,
    at: At,
}

/// Everybody who works here.
pub struct Staff {
    people: Vec<Person>,
    secret: totp::Secret,
}

/// Argon2 takes its time: once for all stories.
static HASH: OnceCell<String> = OnceCell::const_new();

impl World {
    /// Three organizations with people of every role; all have the same password and app. Two administrators each.
    pub async fn staff(&self) -> Staff {
        let hash = HASH.get_or_init(|| async { passwords::hash(PASSWORD).await.unwrap() }).await;
        let at = self.clock.now_text();
        let secret = totp::Secret::new().unwrap();
        let mut people = Vec::new();
        for (organization, kind, named) in ORGANIZATIONS {
            let organization_id = new_id();
            const ORGANIZATION: &str =
                "insert into organizations (id, kind, name, runs_region, created_at) values ($1, $2, $3, $4, $5)";
            server::on_writer!(&self.db, |pool| {
                sqlx::query(ORGANIZATION)
                    .bind(&organization_id)
                    .bind(kind)
                    .bind(named)
                    .bind(organization == At::Region)
                    .bind(&at)
                    .execute(pool)
                    .await
                    .map(|_| ())
            })
            .unwrap();
            for (number, (role, profession, name)) in PEOPLE.into_iter().enumerate() {
                let [id, membership_id] = [new_id(), new_id()];
                let email = format!("{}{number}.{kind}@example.jp", role.code()).replace('_', "-");
                let sealed = self.factors().sealing.seal(&format!("totp:{id}"), secret.bytes()).unwrap();
                const PERSON: &str = "insert into people (id, name, email, password_hash, totp_secret, created_at)
                    values ($1, $2, $3, $4, $5, $6)";
                const MEMBERSHIP: &str = "insert into memberships (id, person_id, organization_id, profession, role,
                    begun_at) values ($1, $2, $3, $4, $5, $6)";
                server::on_writer!(&self.db, |pool| {
                    sqlx::query(PERSON)
                        .bind(&id)
                        .bind(name)
                        .bind(&email)
                        .bind(hash)
                        .bind(&sealed)
                        .bind(&at)
                        .execute(pool)
                        .await
                        .map(|_| ())
                })
                .unwrap();
                server::on_writer!(&self.db, |pool| {
                    sqlx::query(MEMBERSHIP)
                        .bind(&membership_id)
                        .bind(&id)
                        .bind(&organization_id)
                        .bind(profession)
                        .bind(role.code())
                        .bind(&at)
                        .execute(pool)
                        .await
                        .map(|_| ())
                })
                .unwrap();
                let (organization_id, name) = (organization_id.clone(), name.to_owned());
                people.push(Person { id, membership_id, organization_id, name, email, role, at: organization });
            }
        }
        Staff { people, secret }
    }

    /// A browser in which nobody is signed in.
    pub fn browser(&self) -> Browser<'_> {
        Browser { world: self, cookies: Mutex::default() }
    }
}

fn new_id() -> String {
    uuid::Uuid::now_v7().to_string()
}

impl Staff {
    /// The first one with a role in an organization.
    pub fn person(&self, at: At, role: Role) -> &Person {
        self.people.iter().find(|person| person.at == at && person.role == role).unwrap()
    }

    /// The other administrator of an organization.
    pub fn second_administrator(&self, at: At) -> &Person {
        self.people.iter().rfind(|person| person.at == at && person.role == Role::Administrator).unwrap()
    }

    /// What the app of somebody shows now. A code counts once: as if half a minute had passed, the one before is forgotten.
    pub async fn code(&self, world: &World, person: &Person) -> String {
        const FORGET: &str = "update people set totp_step = null where id = $1";
        server::on_writer!(&world.db, |pool| sqlx::query(FORGET).bind(&person.id).execute(pool).await.map(|_| ()))
            .unwrap();
        code_of(self.secret.bytes(), world)
    }

    /// Signs in with password and code: the cookies that the browser sends from now on.
    pub async fn sign_in(&self, world: &World, person: &Person) -> String {
        self.browser(world, person).await.cookies()
    }

    /// A browser in which somebody has just signed in.
    pub async fn browser<'w>(&self, world: &'w World, person: &Person) -> Browser<'w> {
        let browser = world.browser();
        let code = self.code(world, person).await;
        let body = json!({ "email": person.email, "password": PASSWORD, "code": code });
        let request = Request::post("/api/v1/sign-in").header("content-type", "application/json");
        let answer = browser.send(request.body(Body::from(body.to_string())).unwrap()).await;
        assert_eq!(answer.status, 204, "{}", answer.text);
        browser
    }
}

/// What an app with this secret shows at the world's moment.
pub fn code_of(secret: &[u8], world: &World) -> String {
    let app = Builder::new().with_algorithm(Algorithm::SHA1).with_digits(6).with_step_duration(30);
    let app = app.with_secret(secret.to_vec()).build_noncompliant();
    app.generate(world.clock.now().as_second().cast_unsigned()).to_string()
}

/// The secret of an app, as it is shown for typing.
pub fn secret_of(typed: &str) -> Vec<u8> {
    let letters = typed.chars().filter(|c| *c != ' ');
    let bits: String =
        letters.map(|c| format!("{:05b}", "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".find(c).unwrap())).collect();
    bits.as_bytes()
        .chunks_exact(8)
        .map(|byte| u8::from_str_radix(std::str::from_utf8(byte).unwrap(), 2).unwrap())
        .collect()
}

/// A request with a JSON body to the API; `Null`: without.
pub fn api(method: &str, path: &str, body: &serde_json::Value) -> Request<Body> {
    let request = Request::builder().method(method).uri(format!("/api/v1{path}"));
    match body {
        serde_json::Value::Null => request.body(Body::empty()),
        json => request.header("content-type", "application/json").body(Body::from(json.to_string())),
    }
    .unwrap()
}

/// Keeps cookies, as a browser does.
pub struct Browser<'w> {
    world: &'w World,
    cookies: Mutex<BTreeMap<String, String>>,
}

impl Browser<'_> {
    /// For the header `cookie`.
    pub fn cookies(&self) -> String {
        let cookies = self.cookies.lock().unwrap();
        cookies.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ")
    }

    pub async fn send(&self, mut request: Request<Body>) -> Answer {
        let cookies = self.cookies();
        if !cookies.is_empty() {
            request.headers_mut().insert(header::COOKIE, cookies.parse().unwrap());
        }
        let answer = self.world.send(request).await;
        let mut cookies = self.cookies.lock().unwrap();
        for line in answer.headers.get_all(header::SET_COOKIE) {
            let line = line.to_str().unwrap();
            let (name, rest) = line.split_once('=').unwrap();
            let value = rest.split(';').next().unwrap_or_default();
            match line.contains("Max-Age=0") {
                true => cookies.remove(name),
                false => cookies.insert(name.to_owned(), value.to_owned()),
            };
        }
        drop(cookies);
        answer
    }

    /// Sends JSON to the API; `Null`: no body.
    pub async fn ask(&self, method: &str, path: &str, body: &serde_json::Value) -> Answer {
        self.send(api(method, path, body)).await
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send(Request::get(path).body(Body::empty()).unwrap()).await
    }

    /// Posts a form as a browser does from a page of this site.
    pub async fn post_form(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.send(form(path, fields)).await
    }
}
