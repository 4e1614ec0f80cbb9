//! Who has left comes back with an invitation and a proof; who has lost every way to sign in is let back in by two, and by
//! nobody alone.

use api::accounts::Role;
use api::query::encode;
use axum::http::header;
use serde_json::{Value, json};

use crate::staff::{At, PASSWORD, Person, code_of, secret_of};
use crate::world::{World, story};

fn member(person: &Person) -> String {
    format!("/organizations/{}/people/{}", person.organization_id, person.membership_id)
}

fn recovery(person: &Person) -> String {
    format!("{}/recovery", member(person))
}

async fn execute(world: &World, sql: &'static str, id: &str) {
    server::on_writer!(&world.db, |pool| sqlx::query(sql).bind(id).execute(pool).await.map(|_| ())).unwrap();
}

/// Somebody of another organization belongs to this one too: the membership, `also`.
async fn also_member(world: &World, person: &Person, organization: &str, role: Role) {
    const ALSO: &str = "insert into memberships (id, person_id, organization_id, profession, role, begun_at)
        select $4, m.person_id, $1, 'nurse', $3, m.begun_at from memberships m where m.id = $2";
    let id = format!("also {}", person.name);
    server::on_writer!(&world.db, |pool| sqlx::query(ALSO)
        .bind(organization)
        .bind(&person.membership_id)
        .bind(role.code())
        .bind(&id)
        .execute(pool)
        .await
        .map(|_| ()))
    .unwrap();
}

story! {
    async fn who_administers_the_region_is_let_back_in_by_the_region(world) {
        let staff = world.staff().await;
        let lost = staff.second_administrator(At::Region);
        let nurses = &staff.person(At::Nurses, Role::Administrator).organization_id;
        also_member(&world, lost, nurses, Role::Reader).await;
        let path = format!("/organizations/{nurses}/people/also%20{}/recovery", encode(&lost.name));
        let one = staff.browser(&world, staff.person(At::Nurses, Role::Administrator)).await;
        let two = staff.browser(&world, staff.second_administrator(At::Nurses)).await;
        let region = staff.browser(&world, staff.person(At::Region, Role::Administrator)).await;
        assert_eq!(one.ask("POST", &path, &Value::Null).await.status, 201);
        assert_eq!(two.ask("POST", &path, &Value::Null).await.status, 409);
        assert_eq!(region.ask("POST", &path, &Value::Null).await.status, 201);
        assert!(world.mails().await.iter().any(|mail| mail.to == lost.email && mail.body.contains("/join/")));
    }
}

story! {
    /// A small organization, of which somebody reads, does not open the one that they administer.
    async fn who_administers_elsewhere_is_let_back_in_by_who_does_too(world) {
        let staff = world.staff().await;
        let lost = staff.person(At::Managers, Role::Administrator);
        let nurses = &staff.person(At::Nurses, Role::Administrator).organization_id;
        also_member(&world, lost, nurses, Role::Reader).await;
        let path = format!("/organizations/{nurses}/people/also%20{}/recovery", encode(&lost.name));
        let second = staff.second_administrator(At::Nurses);
        let one = staff.browser(&world, staff.person(At::Nurses, Role::Administrator)).await;
        let two = staff.browser(&world, second).await;
        assert_eq!(one.ask("POST", &path, &Value::Null).await.status, 201);
        let refused = two.ask("POST", &path, &Value::Null).await;
        assert_eq!((refused.status.as_u16(), refused.json()["errors"][0]["code"].as_str()), (409, Some("ask_another")));
        also_member(&world, second, &lost.organization_id, Role::Staff).await;
        assert_eq!(two.ask("POST", &path, &Value::Null).await.status, 409, "who does not administer it");
        execute(&world, "update memberships set role = 'administrator' where id = $1", &format!("also {}", second.name)).await;
        assert_eq!(two.ask("POST", &path, &Value::Null).await.status, 201);
    }
}

story! {
    /// Neither the person, nor the same twice, nor somebody whom the first has brought in for it.
    async fn the_second_is_somebody_else(world) {
        let staff = world.staff().await;
        let (lost, first) = (staff.person(At::Nurses, Role::Staff), staff.person(At::Nurses, Role::Administrator));
        let second = staff.second_administrator(At::Nurses);
        let [one, two] = [staff.browser(&world, first).await, staff.browser(&world, second).await];
        assert_eq!(one.ask("POST", &recovery(first), &Value::Null).await.status, 409, "one's own");
        assert_eq!(two.ask("POST", &recovery(first), &Value::Null).await.status, 201);
        assert_eq!(one.ask("POST", &recovery(first), &Value::Null).await.status, 409, "one's own");

        assert_eq!(one.ask("POST", &recovery(lost), &Value::Null).await.status, 201);
        assert_eq!(one.ask("POST", &recovery(lost), &Value::Null).await.status, 409, "the same");
        const LATER: &str = "update memberships set begun_at = '2026-11-20T01:00:00.001Z' where id = $1";
        execute(&world, LATER, &second.membership_id).await;
        let refused = two.ask("POST", &recovery(lost), &Value::Null).await;
        assert_eq!((refused.status.as_u16(), refused.json()["errors"][0]["code"].as_str()), (409, Some("ask_another")));
        let region = staff.browser(&world, staff.person(At::Region, Role::Administrator)).await;
        assert_eq!(region.ask("POST", &recovery(lost), &Value::Null).await.status, 201);
    }
}

story! {
    /// The person hears of each step, so that nobody does it behind their back.
    async fn the_person_is_told(world) {
        let staff = world.staff().await;
        let lost = staff.person(At::Nurses, Role::Staff);
        let subjects = async || -> Vec<String> {
            let mails = world.mails().await.into_iter().filter(|mail| mail.to == lost.email);
            mails.map(|mail| mail.subject).collect()
        };
        let one = staff.browser(&world, staff.person(At::Nurses, Role::Administrator)).await;
        assert_eq!(one.ask("POST", &recovery(lost), &Value::Null).await.status, 201);
        assert_eq!(subjects().await, ["【ささえ】ログインをやり直す手続きが始まりました"]);
        let two = staff.browser(&world, staff.second_administrator(At::Nurses)).await;
        assert_eq!(two.ask("POST", &recovery(lost), &Value::Null).await.status, 201);

        let mails = world.mails().await;
        let (_, secret) = mails.iter().find_map(|mail| mail.body.split_once("/join/")).unwrap();
        let secret = secret.split_whitespace().next().unwrap();
        let shown = world.json(&format!("/api/v1/joining/{secret}")).await["joining"].take();
        let code = code_of(&secret_of(shown["totp"]["secret"].as_str().unwrap()), &world);
        let body = json!({ "name": lost.name, "password": "かぼちゃ畑の古い風車が回る", "totp_sealed": shown["totp_sealed"], "code": code });
        assert_eq!(world.browser().ask("POST", &format!("/joining/{secret}"), &body).await.status, 204);
        assert_eq!(subjects().await.last().unwrap(), "【ささえ】ログインの方法がすべて新しくなりました");
    }
}

story! {
    /// Who has left their last organization is invited again, proves on the page of the link who they are, and is back in
    /// one step. The link alone changes nothing of how they sign in, and is nobody else's.
    async fn who_has_left_comes_back(world) {
        let staff = world.staff().await;
        let (administrator, left) = (staff.person(At::Nurses, Role::Administrator), staff.person(At::Nurses, Role::Staff));
        let other = staff.person(At::Managers, Role::Staff);
        let browser = staff.browser(&world, administrator).await;
        let organization = &administrator.organization_id;
        assert_eq!(browser.ask("DELETE", &member(left), &Value::Null).await.status, 204);
        let sign_in = |email: &str, code: &str| json!({ "email": email, "password": PASSWORD, "code": code });
        let body = sign_in(&left.email, &staff.code(&world, left).await);
        assert_eq!(world.browser().ask("POST", "/sign-in", &body).await.status, 401);

        let new = json!({ "name": left.name, "email": left.email, "profession": "nurse", "role": "staff", "by_mail": false });
        let invited = browser.ask("POST", &format!("/organizations/{organization}/invitations"), &new).await.json();
        let secret = invited["link"].as_str().unwrap().rsplit_once('/').unwrap().1;
        let path = format!("/joining/{secret}");
        let reset = json!({ "name": left.name, "password": "かぼちゃ畑の古い風車が回る", "totp_sealed": "", "code": "000000" });
        assert_eq!(world.browser().ask("POST", &path, &reset).await.status, 409);
        for (person, expected) in [(other, 404), (left, 204)] {
            let mut body = sign_in(&person.email, &staff.code(&world, person).await);
            body["joining"] = "A".repeat(43).into();
            assert_eq!(world.browser().ask("POST", "/sign-in", &body).await.status, 404, "no such link");
            body["joining"] = secret.into();
            let mut wrong = body.clone();
            wrong["code"] = "0000000".into();
            assert_eq!(world.browser().ask("POST", "/sign-in", &wrong).await.status, 401);
            let back = world.browser();
            assert_eq!(back.ask("POST", "/sign-in", &body).await.status, expected);
            assert_eq!(back.get("/api/v1/account").await.status == 200, expected == 204);
        }
        assert_eq!(world.get(&format!("/api/v1{path}")).await.status, 404);
        assert!(world.mails().await.iter().any(|mail| mail.to == left.email && mail.subject.contains("一員として登録")));
    }
}

story! {
    /// The same by the page of the link, without script.
    async fn who_has_left_comes_back_by_a_form(world) {
        let staff = world.staff().await;
        let (administrator, left) = (staff.person(At::Nurses, Role::Administrator), staff.person(At::Nurses, Role::Staff));
        let browser = staff.browser(&world, administrator).await;
        assert_eq!(browser.ask("DELETE", &member(left), &Value::Null).await.status, 204);
        let path = format!("/organizations/{}/invitations", administrator.organization_id);
        let new = json!({ "name": left.name, "email": left.email, "profession": "nurse", "role": "staff", "by_mail": false });
        let invited = browser.ask("POST", &path, &new).await.json();
        let secret = invited["link"].as_str().unwrap().rsplit_once('/').unwrap().1;
        let link = format!("/join/{secret}");

        let back = world.browser();
        let page = back.get(&link).await;
        assert!(page.text.contains(&format!("action=\"{link}\"")), "{}", page.text);
        assert!(page.text.contains(&format!("data-joining=\"{secret}\"")), "{}", page.text);
        let typed = |code: &str| {
            [("way", "sign-in"), ("email", &left.email), ("password", PASSWORD), ("code", code)].map(|(name, value)| (name, value.to_owned()))
        };
        let send = async |code: &str| {
            let typed = typed(code);
            let fields: Vec<(&str, &str)> = typed.iter().map(|(name, value)| (*name, value.as_str())).collect();
            back.post_form(&link, &fields).await
        };
        let wrong = send("0000000").await;
        assert_eq!(wrong.status, 422);
        assert!(wrong.text.contains("error-summary") && wrong.text.contains(&format!("action=\"{link}\"")), "{}", wrong.text);
        assert!(!wrong.text.contains(PASSWORD));
        let right = send(&staff.code(&world, left).await).await;
        assert_eq!((right.status.as_u16(), right.headers[header::LOCATION].to_str().unwrap()), (303, "/pro"));
        let account = back.get("/api/v1/account").await.json();
        assert_eq!(account["account"]["membership"]["organization_id"], administrator.organization_id.as_str());
        assert_eq!(world.get(&link).await.status, 404);
    }
}
