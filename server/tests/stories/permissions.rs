//! The one table of permissions, held to the router: for every route and everybody, allowed or refused as written.

use api::accounts::Role;
use api::permissions::{Action, Reach, Standing};
use axum::body::Body;
use axum::http::{Method, Request, StatusCode};
use axum::response::Response;
use http_body_util::BodyExt;
use serde_json::{Value, json};
use server::accounts::secrets::Secret;
use server::on_writer;
use server::permissions::{needs_fresh, reach};
use server::routes::{Access, Rule};
use tower::ServiceExt;

use crate::staff::{At, Person, Staff};
use crate::world::{World, story};

/// Whose thing it is that a request is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Target {
    Actors,
    Others,
}

/// How far an action must reach for this.
fn needed(rule: &Rule, target: Target) -> Reach {
    let path = rule.path;
    let first = path.split('/').nth(1).unwrap_or_default();
    match (first, target) {
        // Whoever belongs to no desk has what was circulated to them.
        ("consults" | "consult-searches", _)
            if path == "/consult-searches" || path == "/consults" && rule.method == Method::GET =>
        {
            Reach::Own
        }
        ("consults", Target::Actors) if path.ends_with("/opinions") => Reach::Own,
        ("consults" | "asked-consults", Target::Others) if path.contains("{id}") => Reach::Region,
        ("consults" | "asked-consults" | "consult-people", _) => Reach::Organization,
        ("consult-figures" | "consult-figures.csv" | "consult-figures.xlsx", Target::Actors) => Reach::Organization,
        ("consult-figures" | "consult-figures.csv" | "consult-figures.xlsx", Target::Others) => Reach::Region,
        ("doctor-contacts", _) => Reach::Region,
        ("desks" | "consult-lists", _) => Reach::Region,
        ("account" | "notices" | "joining", _) => Reach::Own,
        ("organizations", Target::Actors) if path.contains("{id}") => Reach::Organization,
        ("own-facility" | "permissions" | "audit-entries", _) => Reach::Organization,
        ("organizations" | "correction-reports" | "joins", _) => Reach::Region,
        _ => panic!("{path}: whose is it? Say it here"),
    }
}

fn standings(staff: &Staff) -> [(Standing, &Person); 5] {
    let at = |at, role| staff.person(at, role);
    [
        (Standing::RegionAdministrator, at(At::Region, Role::Administrator)),
        (Standing::Administrator, at(At::Nurses, Role::Administrator)),
        (Standing::Counselor, at(At::Nurses, Role::Counselor)),
        (Standing::Staff, at(At::Nurses, Role::Staff)),
        (Standing::Reader, at(At::Nurses, Role::Reader)),
    ]
}

fn new_id() -> String {
    uuid::Uuid::now_v7().to_string()
}

/// A session as signing in begins it, now or a while ago; a cookie for it.
pub async fn session(world: &World, person: &Person, authenticated_at: &str) -> String {
    const INSERT: &str = "insert into sessions (id, person_id, membership_id, secret_hash, factor, device, begun_at,
        seen_at, rotated_at, authenticated_at) values ($1, $2, $3, $4, 'password', '?', $5, $5, $5, $6)";
    let secret = Secret::new().unwrap();
    on_writer!(&world.db, |pool| sqlx::query(INSERT)
        .bind(new_id())
        .bind(&person.id)
        .bind(&person.membership_id)
        .bind(secret.hash())
        .bind(world.clock.now_text())
        .bind(authenticated_at)
        .execute(pool)
        .await
        .map(|_| ()))
    .unwrap();
    format!("{}={}", server::accounts::sessions::COOKIE, secret.as_str())
}

/// Somebody new in an organization, who may be removed: the membership.
async fn spare(world: &World, organization_id: &str) -> String {
    let [person, membership] = [new_id(), new_id()];
    const PERSON: &str = "insert into people (id, name, email, created_at) values ($1, '山本 実', $2, '2026-01-01')";
    const MEMBERSHIP: &str = "insert into memberships (id, person_id, organization_id, profession, role, begun_at)
        values ($1, $2, $3, 'nurse', 'staff', '2026-01-01')";
    let email = format!("{person}@example.jp");
    on_writer!(&world.db, |pool| {
        sqlx::query(PERSON).bind(&person).bind(email).execute(pool).await.unwrap();
        sqlx::query(MEMBERSHIP).bind(&membership).bind(&person).bind(organization_id).execute(pool).await.unwrap();
    });
    membership
}

/// A case of an organization that is a desk and that also asked it; `circulated_to`: a membership.
async fn case(world: &World, organization_id: &str, circulated_to: Option<&str>) -> String {
    const DESK: &str = "insert into desks (organization_id, for_residents, answer_within, keep_years)
        values ($1, true, 2, 5) on conflict (organization_id) do nothing";
    const CASE: &str =
        "insert into consults (id, number, revision, desk_id, channel, received_at, received_on, sending,
            asked_by, subject, asker, topics, searched, answer_due_on, provided)
        select $1, $1, 1, $2, 'inside', '2026-11-20T00:00:00.000Z', '2026-11-20', $1, min(id), '', 'self', '[]', '',
            '2026-11-24', '[]' from memberships where organization_id = $2";
    const CIRCULATED: &str =
        "insert into consult_circulations (consult_id, membership_id, asked_at) values ($1, $2, '2026-11-20')";
    let id = new_id();
    on_writer!(&world.db, |pool| {
        sqlx::query(DESK).bind(organization_id).execute(pool).await.unwrap();
        sqlx::query(CASE).bind(&id).bind(organization_id).execute(pool).await.unwrap();
        if let Some(membership) = circulated_to {
            sqlx::query(CIRCULATED).bind(&id).bind(membership).execute(pool).await.unwrap();
        }
    });
    id
}

/// A request that whoever may do it could mean.
fn body(rule: &Rule) -> Value {
    match (rule.method.as_str(), rule.path) {
        ("PUT", "/account/membership") => json!({ "membership_id": "x" }),
        ("POST", "/account/authentication") => json!({ "password": "x", "code": "x" }),
        ("POST", "/account/authentication/passkey") => json!({ "ceremony": "x", "credential": {} }),
        ("PUT", "/account/password") => json!({ "password": "x" }),
        ("PUT", "/account/totp") => json!({ "code": "x" }),
        ("POST", "/account/passkeys") => json!({ "ceremony": "x", "credential": {} }),
        ("POST", "/organizations") | ("PUT", "/organizations/{id}") => json!({ "kind": "desk", "name": "" }),
        ("PUT", "/organizations/{id}/people/{membership}") => json!({ "profession": "nurse", "role": "reader" }),
        ("POST", "/organizations/{id}/invitations") => {
            json!({ "name": "", "email": "", "profession": "nurse", "role": "staff", "by_mail": true })
        }
        ("POST", "/own-facility/confirmations") => json!({ "fields": [{ "field": "hours", "shown": "" }] }),
        ("PUT", "/own-facility/{part}") => {
            json!({ "statement": { "telephone": { "telephone": "072-000-0000" } } })
        }
        ("PUT", "/desks/{organization_id}") => json!({ "for_residents": true, "answer_within": 2, "keep_years": 5 }),
        ("PUT", "/consult-lists") => json!({ "askers": [], "topics": [], "provided": [] }),
        ("POST", "/consults") => json!({ "sending": "x", "channel": "telephone", "sheet": {} }),
        ("POST", "/asked-consults") => json!({ "sending": "x", "channel": "inside", "sheet": {} }),
        ("POST", "/consult-searches") => json!({ "words": "x" }),
        ("PUT", "/consults/{id}/sheet") => json!({ "seen": 1, "sheet": {} }),
        ("POST", "/consults/{id}/steps") => {
            json!({ "sending": "x", "seen": 1, "step": { "kind": "note", "words": "x" } })
        }
        ("POST", "/consults/{id}/opinions" | "/asked-consults/{id}/additions") => {
            json!({ "sending": "x", "words": "x" })
        }
        ("POST", "/correction-reports/{id}/decision") => json!({ "decision": "accepted" }),
        ("POST", "/joins/{key}/decision") => json!({ "rejected": ["x"] }),
        _ => Value::Null,
    }
}

/// How many refusals of an action the log has told.
async fn refusals(world: &World, action: Action) -> i64 {
    const SQL: &str = "select count(*) from audit_entries where action = $1 and outcome = 'refused'
        and why in ('not_allowed', 'not_found')";
    server::on_reader!(&world.db, |pool| sqlx::query_scalar(SQL).bind(action.code()).fetch_one(pool).await).unwrap()
}

/// The answer to a request that could be meant, without its body's end: a stream of notices has none.
async fn answer(world: &World, rule: &Rule, path: &str, cookie: Option<&str>) -> Response {
    let mut request = Request::builder().method(rule.method.clone()).uri(format!("/api/v1{path}"));
    if let Some(cookie) = cookie {
        request = request.header("cookie", cookie);
    }
    let body = match body(rule) {
        Value::Null if rule.method == Method::POST && rule.path.ends_with("/attachments") => {
            request = request.header("content-type", "multipart/form-data; boundary=x");
            Body::from("--x--\r\n")
        }
        Value::Null => Body::empty(),
        json => {
            request = request.header("content-type", "application/json");
            Body::from(json.to_string())
        }
    };
    world.router.clone().oneshot(request.body(body).unwrap()).await.unwrap()
}

/// The status of an answer and the code of its fault.
async fn ask(world: &World, rule: &Rule, path: &str, cookie: Option<&str>) -> (StatusCode, String) {
    let response = answer(world, rule, path, cookie).await;
    let status = response.status();
    if status.is_success() {
        return (status, String::new());
    }
    let body = response.into_body().collect().await.unwrap().to_bytes();
    let json: Value = serde_json::from_slice(&body).unwrap_or_default();
    (status, json["errors"][0]["code"].as_str().unwrap_or_default().to_owned())
}

async fn path(world: &World, rule: &Rule, staff: &Staff, actor: &Person, target: Target) -> String {
    let organization_id = match target {
        Target::Actors => actor.organization_id.clone(),
        Target::Others => staff.person(At::Managers, Role::Administrator).organization_id.clone(),
    };
    let mut path = rule.path.to_owned();
    if path.contains("{membership}") {
        path = path.replace("{membership}", &spare(world, &organization_id).await);
    }
    if path.starts_with("/organizations") {
        path = path.replace("{id}", &organization_id);
    }
    if path.contains("consults/{id}") {
        let is_theirs = path.ends_with("/opinions") && target == Target::Actors;
        let circulated_to = is_theirs.then_some(actor.membership_id.as_str());
        path = path.replace("{id}", &case(world, &organization_id, circulated_to).await);
    }
    path = path.replace("{part}", "telephone");
    if path.starts_with("/consult-figures") {
        path = format!("{path}?desk_id={organization_id}");
    }
    let parts: Vec<&str> = path.split('/').map(|part| if part.starts_with('{') { "x" } else { part }).collect();
    parts.join("/")
}

fn guarded() -> Vec<(Rule, Action)> {
    let rules = server::api_routes().rules.into_iter();
    rules
        .filter_map(|rule| match rule.access {
            Access::Guarded(action) => Some((rule, action)),
            Access::Open => None,
        })
        .collect()
}

story! {
    /// Every guarded route, everybody, on what is of their organization and on what is not.
    async fn every_route_does_as_the_table_says(world) {
        let staff = world.staff().await;
        let (mut cases, mut allowed) = (0, 0);
        let mut wrong = Vec::new();
        for (rule, action) in guarded() {
            for (standing, actor) in standings(&staff) {
                for target in [Target::Actors, Target::Others] {
                    let path = path(&world, &rule, &staff, actor, target).await;
                    let cookie = session(&world, actor, &world.clock.now_text()).await;
                    let before = refusals(&world, action).await;
                    let (status, code) = ask(&world, &rule, &path, Some(&cookie)).await;
                    assert!(code != "invalid_body" && status != StatusCode::UNSUPPORTED_MEDIA_TYPE,
                        "{} {}: give it a body in this file", rule.method, rule.path);
                    let is_refused = refusals(&world, action).await > before;
                    let expected = reach(action, standing) >= needed(&rule, target);
                    let is_told = match status {
                        StatusCode::FORBIDDEN => code == "not_allowed",
                        status => status == StatusCode::NOT_FOUND,
                    };
                    cases += 1;
                    allowed += usize::from(expected);
                    if is_refused == expected || (is_refused && !is_told) {
                        wrong.push(format!("{} {} {standing:?} {target:?}: {status} {code}", rule.method, rule.path));
                    }
                }
            }
        }
        eprintln!("{cases} cases: {allowed} allowed, {} refused", cases - allowed);
        assert!(wrong.is_empty(), "not as the table says:\n{}", wrong.join("\n"));
        assert!(allowed > 50 && cases - allowed > 50, "{cases} cases, {allowed} allowed");
    }
}

story! {
    async fn nobody_does_anything_without_signing_in(world) {
        let staff = world.staff().await;
        let actor = staff.person(At::Nurses, Role::Administrator);
        for (rule, _) in guarded() {
            let path = path(&world, &rule, &staff, actor, Target::Actors).await;
            let (status, code) = ask(&world, &rule, &path, None).await;
            assert_eq!((status, code.as_str()), (StatusCode::UNAUTHORIZED, "sign_in_needed"), "{rule:?}");
        }
    }
}

story! {
    /// Neither browsers nor what lies between store what is for somebody signed in: on every route, whatever the answer.
    async fn nobody_stores_what_is_guarded(world) {
        let staff = world.staff().await;
        let actor = staff.person(At::Region, Role::Administrator);
        let mut successes = 0;
        for (rule, _) in guarded() {
            let path = path(&world, &rule, &staff, actor, Target::Actors).await;
            let cookie = session(&world, actor, &world.clock.now_text()).await;
            for cookie in [Some(cookie.as_str()), None] {
                let answer = answer(&world, &rule, &path, cookie).await;
                assert_eq!(answer.headers()["cache-control"], "no-store", "{rule:?}");
                successes += usize::from(answer.status().is_success());
            }
        }
        assert!(successes > 10, "{successes}");
    }
}

story! {
    async fn what_is_dangerous_needs_a_new_proof(world) {
        let staff = world.staff().await;
        let actor = staff.person(At::Region, Role::Administrator);
        let old = "2026-11-20T00:30:00.000Z";
        for (rule, action) in guarded() {
            let path = path(&world, &rule, &staff, actor, Target::Actors).await;
            let cookie = session(&world, actor, old).await;
            let (_, code) = ask(&world, &rule, &path, Some(&cookie)).await;
            assert_eq!(code == "authenticate_again", needs_fresh(action), "{rule:?}: {code}");
        }
    }
}

#[test]
fn every_path_that_is_described_has_a_rule_and_every_rule_is_described() {
    let document = serde_json::to_value(server::openapi::document()).unwrap();
    let mut described: Vec<(String, String)> = document["paths"]
        .as_object()
        .unwrap()
        .iter()
        .flat_map(|(path, methods)| {
            let path = path.trim_start_matches("/api/v1").to_owned();
            methods.as_object().unwrap().keys().map(move |method| (method.to_uppercase(), path.clone()))
        })
        .collect();
    let rules = server::api_routes().rules;
    let mut ruled: Vec<(String, String)> =
        rules.iter().map(|rule| (rule.method.to_string(), rule.path.to_owned())).collect();
    // Where the description itself is.
    ruled.retain(|(_, path)| path != "/openapi.json");
    described.sort();
    ruled.sort();
    assert_eq!(described, ruled);
    for rule in rules {
        let security =
            &document["paths"][format!("/api/v1{}", rule.path)][rule.method.as_str().to_lowercase()]["security"];
        let is_guarded = matches!(rule.access, Access::Guarded(_));
        let says = security.as_array().is_some_and(|all| all.iter().any(|one| one.get("session").is_some()));
        assert_eq!(is_guarded, says || rule.method == Method::TRACE, "{rule:?}: what its description says of security");
    }
}
