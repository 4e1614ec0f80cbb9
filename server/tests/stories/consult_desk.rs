//! A consultation desk with people, and what residents and professionals send it.

use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use http_body_util::BodyExt;
use serde_json::{Value, json};
use tower::ServiceExt;

use crate::permissions::session;
use crate::staff::{At, Person, Staff, api};
use crate::world::{Answer, World};
use api::accounts::Role;

/// Somebody who is signed in.
pub struct Somebody<'w> {
    world: &'w World,
    pub person: Person,
    pub cookie: String,
}

impl World {
    /// Signed in just now.
    pub async fn somebody(&self, person: &Person) -> Somebody<'_> {
        let cookie = session(self, person, &self.clock.now_text()).await;
        Somebody { world: self, person: person.clone(), cookie }
    }

    /// 相談窓口: the region's own desk and the nurses' one, which is for professionals alone. The one who opened them.
    pub async fn desks(&self, staff: &Staff) -> Somebody<'_> {
        let clerk = self.somebody(staff.person(At::Region, Role::Administrator)).await;
        for (at, for_residents) in [(At::Region, true), (At::Nurses, false)] {
            let id = &staff.person(at, Role::Staff).organization_id;
            let body = json!({ "telephone": "072-000-0000", "hours": "平日 9時〜17時", "for_residents": for_residents,
                "answer_within": 2, "keep_years": 5 });
            clerk.does("PUT", &format!("/desks/{id}"), &body).await;
        }
        clerk
    }

    /// A question of a resident that is taken: its number and the address of its private page.
    pub async fn asks(&self, body: &Value) -> (String, String) {
        let answer = self.send(api("POST", "/questions", body)).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text);
        let receipt = answer.json()["question"].take();
        let told = |name: &str| receipt[name].as_str().unwrap().to_owned();
        (told("number"), told("path"))
    }

    /// The question behind a private page.
    pub async fn question(&self, path: &str) -> Value {
        let secret = path.strip_prefix("/consult/").unwrap();
        let answer = self.get(&format!("/api/v1/questions/{secret}")).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
        assert_eq!(answer.headers["cache-control"], "no-store");
        answer.json()["question"].take()
    }
}

impl Somebody<'_> {
    pub async fn ask(&self, method: &str, path: &str, body: &Value) -> Answer {
        let mut request = api(method, path, body);
        request.headers_mut().insert("cookie", self.cookie.parse().unwrap());
        self.world.send(request).await
    }

    /// What must be a success.
    pub async fn does(&self, method: &str, path: &str, body: &Value) -> Value {
        let answer = self.ask(method, path, body).await;
        assert!(answer.status.is_success(), "{method} {path}: {} {}", answer.status, answer.text);
        assert_eq!(answer.headers["cache-control"], "no-store");
        if answer.text.is_empty() { Value::Null } else { answer.json() }
    }

    pub async fn sees(&self, path: &str) -> Value {
        self.does("GET", path, &Value::Null).await
    }

    /// A page that is there.
    pub async fn page(&self, path: &str) -> String {
        let request = Request::get(path).header("cookie", &self.cookie).body(Body::empty()).unwrap();
        let answer = self.world.send(request).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.text);
        answer.text
    }

    /// A case with all that it holds.
    pub async fn case(&self, id: &str) -> Value {
        self.sees(&format!("/consults/{id}")).await["consult"].take()
    }

    /// The only case of a view.
    pub async fn only(&self, view: &str) -> Value {
        let found = self.sees(&format!("/consults?view={view}")).await;
        assert_eq!(found["consults"].as_array().unwrap().len(), 1, "{view}: {found}");
        found["consults"][0].clone()
    }

    /// Does a step with a case as it is now.
    pub async fn step(&self, id: &str, step: Value) -> Answer {
        let seen = self.case(id).await["revision"].as_i64().unwrap();
        self.step_of(id, seen, &sending(), step).await
    }

    pub async fn step_of(&self, id: &str, seen: i64, sending: &str, step: Value) -> Answer {
        let body = json!({ "sending": sending, "seen": seen, "step": step });
        self.ask("POST", &format!("/consults/{id}/steps"), &body).await
    }

    /// A step that must be taken: the case after it.
    pub async fn takes(&self, id: &str, step: Value) -> Value {
        let answer = self.step(id, step).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
        answer.json()["consult"].take()
    }

    /// The same on another server.
    pub async fn ask_at(&self, router: &Router, mut request: Request<Body>) -> (StatusCode, Body) {
        request.headers_mut().insert("cookie", self.cookie.parse().unwrap());
        let (parts, body) = router.clone().oneshot(request).await.unwrap().into_parts();
        (parts.status, body)
    }
}

/// The JSON of an answer that was not yet read.
pub async fn read(body: Body) -> Value {
    serde_json::from_slice(&body.collect().await.unwrap().to_bytes()).unwrap_or_default()
}

/// A token as a page makes one for its form.
pub fn sending() -> String {
    uuid::Uuid::now_v7().to_string()
}

/// What a daughter asks on her phone.
pub fn worried() -> Value {
    json!({ "sending": sending(), "asker": "family", "topics": ["home_visits", "discharge"],
        "words": "母が来週\n退院します。家で診てくれる医師をさがしています。", "age_band": "from_85", "town": "桜町",
        "care_level": "care_3", "answer_by": "web", "name": "青空花子", "telephone": "090-0000-0000", "consent": true })
}

/// A sheet that a desk types, and its form.
pub fn sheet(subject: &str) -> Value {
    json!({ "asker": "care_manager", "asker_name": "林次郎", "asker_organization": "ケアプラン みどり",
        "asker_telephone": "072-111-1111", "about_name": "青空 ハナ", "about_born": "1938-04-02",
        "topics": ["discharge"], "subject": subject, "words": "退院後の訪問看護をさがしている" })
}

pub fn typed(subject: &str) -> Value {
    json!({ "sending": sending(), "channel": "telephone", "sheet": sheet(subject) })
}

/// Code and field of the first fault.
pub fn fault(answer: &Answer) -> (String, String) {
    let item = answer.json()["errors"][0].take();
    let told = |name: &str| item[name].as_str().unwrap_or_default().to_owned();
    (told("code"), told("field"))
}
