//! Who gets in, who is let back in, and who administers: also when two do it at once, and when somebody tries to get more.

use std::net::SocketAddr;

use api::accounts::Role;
use axum::http::header;
use serde_json::{Value, json};
use server::AppState;
use tower::ServiceExt;

use crate::mail_server::mailer_to;
use crate::staff::{At, Browser, PASSWORD, Person, api, code_of, secret_of};
use crate::world::{World, story};

fn somebody(by_mail: bool) -> Value {
    json!({ "name": "山田 次郎", "email": "yamada@example.jp", "profession": "nurse", "role": "staff", "by_mail": by_mail })
}

/// Invites somebody by letter: the id of the invitation, and the secret of its link.
async fn invite(browser: &Browser<'_>, organization: &str) -> (String, String) {
    let path = format!("/organizations/{organization}/invitations");
    let answer = browser.ask("POST", &path, &somebody(false)).await;
    assert_eq!(answer.status, 201, "{}", answer.text);
    let json = answer.json();
    let secret = json["link"].as_str().unwrap().rsplit_once('/').unwrap().1.to_owned();
    (json["invitation"]["id"].as_str().unwrap().to_owned(), secret)
}

/// What somebody sends who joins with a link.
async fn joining(world: &World, secret: &str) -> Value {
    let shown = world.json(&format!("/api/v1/joining/{secret}")).await;
    let app = secret_of(shown["joining"]["totp"]["secret"].as_str().unwrap());
    let sealed = &shown["joining"]["totp_sealed"];
    let (password, code) = ("かぼちゃ畑の古い風車が回る", code_of(&app, world));
    json!({ "name": "山田 次郎", "password": password, "totp_sealed": sealed, "code": code })
}

async fn administrators(world: &World, organization: &str) -> i64 {
    const SQL: &str = "select count(*) from memberships where organization_id = $1 and role = 'administrator'
        and ended_at is null";
    server::on_reader!(&world.db, |pool| sqlx::query_scalar(SQL).bind(organization).fetch_one(pool).await).unwrap()
}

fn member(person: &Person) -> String {
    format!("/organizations/{}/people/{}", person.organization_id, person.membership_id)
}

async fn execute(world: &World, sql: &'static str, id: &str) {
    server::on_writer!(&world.db, |pool| sqlx::query(sql).bind(id).execute(pool).await.map(|_| ())).unwrap();
}

story! {
    /// A link counts once, and not after its end, nor when it was taken back.
    async fn a_link_counts_once(world) {
        let staff = world.staff().await;
        let administrator = staff.person(At::Nurses, Role::Administrator);
        let organization = &administrator.organization_id;
        let browser = staff.browser(&world, administrator).await;
        let (id, secret) = invite(&browser, organization).await;
        assert_eq!(browser.ask("DELETE", &format!("/organizations/{organization}/invitations/{id}"), &Value::Null).await.status, 204);
        assert_eq!(world.get(&format!("/api/v1/joining/{secret}")).await.status, 404);

        let (_, secret) = invite(&browser, organization).await;
        let path = format!("/joining/{secret}");
        assert_eq!(world.at("2026-11-27T01:00:00Z").get(&format!("/api/v1{path}")).await.status, 404);
        let body = joining(&world, &secret).await;
        let (one, two) = (world.browser(), world.browser());
        let (first, second) = tokio::join!(one.ask("POST", &path, &body), two.ask("POST", &path, &body));
        let mut found = [first.status.as_u16(), second.status.as_u16()];
        found.sort_unstable();
        assert!(found == [204, 404] || found == [204, 409], "{found:?}");
        assert_eq!(world.browser().ask("POST", &path, &body).await.status, 404);
        let mails = world.mails().await;
        assert_eq!(mails.len(), 1, "{mails:?}");
        assert!(mails[0].to == "yamada@example.jp" && mails[0].subject.contains("一員として登録されました"));

        // Of the browser in which they joined they are not told, of the next one they are.
        let own = if first.status == 204 { &one } else { &two };
        assert!(own.cookies().contains("__Host-sasae-device="));
    }
}

story! {
    /// Whoever has opened the link before knows nothing of the app of who joins; and one that was shown for another
    /// invitation is none.
    async fn each_look_at_a_link_shows_another_app(world) {
        let staff = world.staff().await;
        let (one, two) = (staff.person(At::Nurses, Role::Administrator), staff.person(At::Managers, Role::Administrator));
        let (_, secret) = invite(&staff.browser(&world, one).await, &one.organization_id).await;
        let (_, other) = invite(&staff.browser(&world, two).await, &two.organization_id).await;
        let shown = async |secret: &str| world.json(&format!("/api/v1/joining/{secret}")).await["joining"].take();
        let (first, second) = (shown(&secret).await, shown(&secret).await);
        assert_ne!(first["totp"]["secret"], second["totp"]["secret"]);

        let mut body = joining(&world, &secret).await;
        let right = body.clone();
        let elsewhere = joining(&world, &other).await;
        for (sealed, code) in [
            (&first["totp_sealed"], &right["code"]),
            (&elsewhere["totp_sealed"], &elsewhere["code"]),
            (&json!(""), &right["code"]),
            (&json!("x"), &right["code"]),
        ] {
            (body["totp_sealed"], body["code"]) = (sealed.clone(), code.clone());
            let answer = world.browser().ask("POST", &format!("/joining/{secret}"), &body).await;
            assert_eq!((answer.status.as_u16(), answer.json()["errors"][0]["code"].as_str()), (422, Some("wrong_code")));
        }
        body = right;
        assert_eq!(world.browser().ask("POST", &format!("/joining/{secret}"), &body).await.status, 204);
        let sign_in = |app: &Value| {
            let code = code_of(&secret_of(app["totp"]["secret"].as_str().unwrap()), &world);
            json!({ "email": "yamada@example.jp", "password": body["password"], "code": code })
        };
        assert_eq!(world.browser().ask("POST", "/sign-in", &sign_in(&first)).await.status, 401);
    }
}

story! {
    /// What an administrator has begun ends with their role.
    async fn who_may_not_invite_any_more_has_invited_nobody(world) {
        let staff = world.staff().await;
        let (first, second) = (staff.person(At::Nurses, Role::Administrator), staff.second_administrator(At::Nurses));
        let lost = staff.person(At::Nurses, Role::Staff);
        let [one, two] = [staff.browser(&world, first).await, staff.browser(&world, second).await];
        let (_, secret) = invite(&one, &first.organization_id).await;
        let recovery = format!("{}/recovery", member(lost));
        assert_eq!(one.ask("POST", &recovery, &Value::Null).await.status, 201);
        let change = json!({ "profession": "nurse", "role": "staff" });
        assert_eq!(two.ask("PUT", &member(first), &change).await.status, 204);
        assert_eq!(world.get(&format!("/api/v1/joining/{secret}")).await.status, 404);
        let asked = two.ask("POST", &recovery, &Value::Null).await;
        assert_eq!(asked.json()["invitation"]["waits"], true, "a second one has to agree: {}", asked.text);

        // Whatever way they lost it: the link asks again.
        let (_, secret) = invite(&two, &first.organization_id).await;
        let body = joining(&world, &secret).await;
        execute(&world, "update memberships set role = 'reader' where id = $1", &second.membership_id).await;
        assert_eq!(world.browser().ask("POST", &format!("/joining/{secret}"), &body).await.status, 404);
    }
}

story! {
    /// An organization invites so many people a day; others are not held up by it.
    async fn a_hundred_are_invited_a_day(world) {
        let staff = world.staff().await;
        let (one, two) = (staff.person(At::Nurses, Role::Administrator), staff.person(At::Managers, Role::Administrator));
        let (browser, other) = (staff.browser(&world, one).await, staff.browser(&world, two).await);
        let path = format!("/organizations/{}/invitations", one.organization_id);
        let wrong = json!({ "name": "", "email": "x", "profession": "nurse", "role": "staff", "by_mail": false });
        assert_eq!(browser.ask("POST", &path, &wrong).await.status, 422);
        for _ in 0..100 {
            invite(&browser, &one.organization_id).await;
        }
        let refused = browser.ask("POST", &path, &somebody(true)).await;
        assert_eq!((refused.status.as_u16(), refused.json()["errors"][0]["code"].as_str()), (429, Some("too_many_requests")));
        assert!(refused.headers.contains_key(header::RETRY_AFTER) && world.mails().await.is_empty());
        let fields = [("name", "山田"), ("email", "yamada@example.jp"), ("profession", "nurse"), ("role", "staff"), ("way", "mail")];
        assert_eq!(browser.post_form("/pro/people/invite", &fields).await.status, 429);
        invite(&other, &two.organization_id).await;
    }
}

story! {
    /// Two organizations invite somebody new, who uses both links at the same moment: one account comes of it.
    async fn a_new_address_becomes_one_account(world) {
        let staff = world.staff().await;
        let mut links = Vec::new();
        for at in [At::Nurses, At::Managers] {
            let person = staff.person(at, Role::Administrator);
            let (_, secret) = invite(&staff.browser(&world, person).await, &person.organization_id).await;
            links.push((format!("/joining/{secret}"), joining(&world, &secret).await));
        }
        let (one, two) = (world.browser(), world.browser());
        let (first, second) =
            tokio::join!(one.ask("POST", &links[0].0, &links[0].1), two.ask("POST", &links[1].0, &links[1].1));
        let (refused, left) = if first.status == 204 { (second, &links[1]) } else { (first, &links[0]) };
        assert_eq!((refused.status.as_u16(), refused.json()["errors"][0]["code"].as_str()), (409, Some("has_account")));
        let joined = if left.0 == links[1].0 { &one } else { &two };
        assert_eq!(joined.ask("POST", &format!("{}/membership", left.0), &Value::Null).await.status, 204);
    }
}

story! {
    /// Where colleagues are reached is told to whoever invites them; to others only their own.
    async fn mail_addresses_are_for_who_invites(world) {
        let staff = world.staff().await;
        let people = format!("/api/v1/organizations/{}/people", staff.person(At::Nurses, Role::Staff).organization_id);
        for (role, expected) in [(Role::Administrator, 5), (Role::Counselor, 1), (Role::Staff, 1), (Role::Reader, 1)] {
            let person = staff.person(At::Nurses, role);
            let listed = staff.browser(&world, person).await.get(&people).await.json()["people"].take();
            let listed = listed.as_array().unwrap();
            let told = listed.iter().filter(|one| one["email"].is_string());
            assert_eq!((listed.len(), told.count()), (5, expected), "{role:?}");
            let own = listed.iter().find(|one| one["person_id"] == person.id.as_str()).unwrap();
            assert_eq!(own["email"], person.email.as_str());
        }
    }
}

story! {
    async fn two_administrators_who_remove_each_other_leave_one(world) {
        let staff = world.staff().await;
        let (first, second) = (staff.person(At::Region, Role::Administrator), staff.second_administrator(At::Region));
        let [one, two] = [staff.browser(&world, first).await, staff.browser(&world, second).await];
        let (paths, none) = ([member(second), member(first)], Value::Null);
        let (here, there) = tokio::join!(one.ask("DELETE", &paths[0], &none), two.ask("DELETE", &paths[1], &none));
        let statuses = [here.status.as_u16(), there.status.as_u16()];
        assert_eq!(statuses.iter().filter(|status| **status == 204).count(), 1, "{statuses:?}");
        assert!(statuses.iter().all(|status| [204, 401, 404].contains(status)), "{statuses:?}");
        assert_eq!(administrators(&world, &first.organization_id).await, 1);
    }
}

story! {
    /// Two organizations run the region: their administrators do not remove each other at once, nor the last of either.
    async fn who_runs_the_region_keeps_running_it(world) {
        let staff = world.staff().await;
        let (first, second) = (staff.person(At::Region, Role::Administrator), staff.person(At::Nurses, Role::Administrator));
        execute(&world, "update organizations set runs_region = true where id = $1", &second.organization_id).await;
        let [one, two] = [staff.browser(&world, first).await, staff.browser(&world, second).await];
        let (paths, none) = ([member(second), member(first)], Value::Null);
        let (here, there) = tokio::join!(one.ask("DELETE", &paths[0], &none), two.ask("DELETE", &paths[1], &none));
        let statuses = [here.status.as_u16(), there.status.as_u16()];
        assert_eq!(statuses.iter().filter(|status| **status == 204).count(), 1, "{statuses:?}");
        assert!(statuses.iter().all(|status| [204, 401, 404].contains(status)), "{statuses:?}");

        let (left, remaining) = if here.status == 204 { (&one, staff.second_administrator(At::Nurses)) } else { (&two, staff.second_administrator(At::Region)) };
        let refused = left.ask("DELETE", &member(remaining), &Value::Null).await;
        assert_eq!((refused.status.as_u16(), refused.json()["errors"][0]["code"].as_str()), (409, Some("last_administrator")));
        let refused = left.ask("PUT", &member(remaining), &json!({ "profession": "nurse", "role": "staff" })).await;
        assert_eq!(refused.status, 409);

        // Elsewhere they may leave none.
        for person in [staff.person(At::Managers, Role::Administrator), staff.second_administrator(At::Managers)] {
            assert_eq!(left.ask("DELETE", &member(person), &Value::Null).await.status, 204);
        }
        assert_eq!(administrators(&world, &staff.person(At::Managers, Role::Reader).organization_id).await, 0);
    }
}

story! {
    async fn ids_of_others_are_as_good_as_none(world) {
        let staff = world.staff().await;
        let (own, other) = (staff.person(At::Nurses, Role::Administrator), staff.person(At::Managers, Role::Administrator));
        let [browser, others] = [staff.browser(&world, own).await, staff.browser(&world, other).await];
        let (invitation, _) = invite(&others, &other.organization_id).await;
        let sessions = others.get("/api/v1/account").await.json()["account"]["sessions"].take();
        let session = sessions[0]["id"].as_str().unwrap();
        let organization = &own.organization_id;
        let mixed = format!("/organizations/{organization}/people/{}", other.membership_id);
        let change = json!({ "profession": "nurse", "role": "reader" });
        let none = Value::Null;
        for (method, path, body) in [
            ("GET", format!("/organizations/{}", other.organization_id), &none),
            ("GET", format!("/organizations/{}/people", other.organization_id), &none),
            ("PUT", member(other), &change),
            ("PUT", mixed.clone(), &change),
            ("DELETE", mixed.clone(), &none),
            ("POST", format!("{mixed}/recovery"), &none),
            ("DELETE", format!("/organizations/{organization}/invitations/{invitation}"), &none),
            ("DELETE", format!("/account/sessions/{session}"), &none),
            ("PUT", "/account/membership".to_owned(), &json!({ "membership_id": other.membership_id })),
        ] {
            assert_eq!(browser.ask(method, &path, body).await.status, 404, "{method} {path}");
        }
        assert_eq!(others.get("/api/v1/account").await.status, 200);
    }
}

story! {
    /// Fields that nobody may set are not ignored.
    async fn nobody_sets_what_is_not_asked_for(world) {
        let staff = world.staff().await;
        let person = staff.person(At::Region, Role::Administrator);
        let browser = staff.browser(&world, person).await;
        let organization = &person.organization_id;
        let with = |mut body: Value, field: &str, value: Value| {
            body[field] = value;
            body
        };
        let new = json!({ "kind": "desk", "name": "相談窓口" });
        let change = json!({ "profession": "nurse", "role": "reader" });
        for (method, path, body) in [
            ("POST", "/organizations".to_owned(), with(new.clone(), "runs_region", true.into())),
            ("POST", "/organizations".to_owned(), with(new.clone(), "id", "x".into())),
            ("PUT", format!("/organizations/{organization}"), with(new, "runs_region", false.into())),
            ("PUT", member(person), with(change.clone(), "organization_id", "x".into())),
            ("PUT", member(person), with(change, "person_id", "x".into())),
            ("POST", format!("/organizations/{organization}/invitations"), with(somebody(false), "id", "x".into())),
            ("POST", format!("/organizations/{organization}/invitations"), with(somebody(false), "invited_by", "x".into())),
            ("PUT", "/account/password".to_owned(), json!({ "password": PASSWORD, "person_id": "x" })),
        ] {
            let answer = browser.ask(method, &path, &body).await;
            assert_eq!((answer.status.as_u16(), answer.json()["errors"][0]["code"].as_str()), (422, Some("invalid_body")), "{method} {path}: {}", answer.text);
        }
        let long = json!({ "password": "x".repeat(70_000) });
        assert_eq!(browser.ask("PUT", "/account/password", &long).await.status, 413);
    }
}

story! {
    /// What is typed into any field comes back as text.
    async fn script_in_a_field_is_text(world) {
        let staff = world.staff().await;
        let browser = staff.browser(&world, staff.person(At::Region, Role::Administrator)).await;
        let (_, secret) = invite(&browser, &staff.person(At::Region, Role::Administrator).organization_id).await;
        let script = "\"'><script>alert(1)</script>";
        for (path, fields) in [
            ("/pro/sign-in".to_owned(), &["next", "email", "password", "code"][..]),
            ("/pro/people/invite".to_owned(), &["name", "email", "profession", "role", "way"]),
            ("/pro/organizations/add".to_owned(), &["name", "kind", "telephone", "facility_q", "facility_id", "do"]),
            ("/pro/authenticate".to_owned(), &["next", "carried.x", "password", "code"]),
            (format!("/join/{secret}"), &["name", "password", "code"]),
        ] {
            let typed: Vec<(&str, &str)> = fields.iter().map(|field| (*field, script)).collect();
            for browser in [&browser, &world.browser()] {
                let page = browser.post_form(&path, &typed).await;
                assert!(page.status.as_u16() >= 400, "{path}: {}", page.status);
                assert!(!page.text.contains("<script>alert"), "{path}");
                assert!(!page.headers.contains_key(header::LOCATION), "{path}");
            }
        }
    }
}

story! {
    /// Nobody waits for the mail server.
    async fn without_a_mail_server_people_are_invited(world) {
        let staff = world.staff().await;
        let person = staff.person(At::Nurses, Role::Administrator);
        let mailer = mailer_to(SocketAddr::from(([127, 0, 0, 1], 9)));
        let router = server::router(AppState { mailer: mailer.clone(), ..world.state().clone() });
        let mut request = api("POST", &format!("/organizations/{}/invitations", person.organization_id), &somebody(true));
        request.headers_mut().insert(header::COOKIE, staff.sign_in(&world, person).await.parse().unwrap());
        assert_eq!(router.oneshot(request).await.unwrap().status(), 201);
        assert_eq!(mailer.send_now(&world.db, &world.clock).await.unwrap().put_off, 1);
        let mails = world.mails().await;
        assert!(mails.len() == 1 && mails[0].to == "yamada@example.jp", "{mails:?}");
    }
}
