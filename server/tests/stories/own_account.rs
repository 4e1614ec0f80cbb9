//! What somebody's own account does, and who hears of it.

use api::accounts::Role;
use serde_json::{Value, json};
use server::accounts::people;

use crate::staff::{At, PASSWORD};
use crate::world::story;

story! {
    /// Where a recovery code is used its owner hears of it: when somebody signs in, and when they prove again who they are.
    async fn a_recovery_code_is_told_of(world) {
        let staff = world.staff().await;
        let person = staff.person(At::Nurses, Role::Staff);
        let browser = staff.browser(&world, person).await;
        let codes = browser.ask("POST", "/account/recovery-codes", &Value::Null).await.json();
        let proof = json!({ "password": PASSWORD, "code": codes["recovery_codes"][0] });
        let letters = async || {
            let mails = world.mails().await.into_iter().filter(|mail| mail.to == person.email);
            mails.filter(|mail| mail.subject.contains("予備のコードが使われました")).count()
        };
        assert_eq!(browser.ask("POST", "/account/authentication", &proof).await.status, 204);
        assert_eq!(letters().await, 1);
        assert_eq!(browser.ask("POST", "/account/authentication", &proof).await.status, 401);
        assert_eq!(letters().await, 1);
    }
}

story! {
    /// Whoever knew the password before is not signed in any more.
    async fn a_new_password_ends_other_sessions(world) {
        let staff = world.staff().await;
        let person = staff.person(At::Nurses, Role::Staff);
        let (here, there) = (staff.browser(&world, person).await, staff.browser(&world, person).await);
        let new = json!({ "password": "かぼちゃ畑の古い風車が回る" });
        assert_eq!(here.ask("PUT", "/account/password", &new).await.status, 204);
        assert_eq!(there.get("/api/v1/account").await.status, 401);
        assert_eq!(here.get("/api/v1/account").await.status, 200);
        let old = json!({ "email": person.email, "password": PASSWORD, "code": staff.code(&world, person).await });
        assert_eq!(world.browser().ask("POST", "/sign-in", &old).await.status, 401);
    }
}

story! {
    /// A passkey that somebody has is nobody else's.
    async fn a_passkey_is_kept_once(world) {
        let staff = world.staff().await;
        let mut answers = Vec::new();
        for person in [staff.person(At::Nurses, Role::Staff), staff.person(At::Nurses, Role::Reader)] {
            let mut transaction = world.db.begin().await.unwrap();
            let at = world.clock.now_text();
            let kept = people::insert_passkey(&mut transaction, &person.id, "one", "電話", "{}", &at).await;
            answers.push(kept.map_err(|error| (error.status.as_u16(), error.errors[0].code.clone())));
            if answers.len() == 1 {
                transaction.commit().await.unwrap();
            }
        }
        assert_eq!(answers, [Ok(()), Err((422, "wrong_passkey".to_owned()))]);
    }
}

story! {
    /// Every sign-in is in the log, with its factor; a refused one wherever the person belongs, so that it is read there.
    async fn the_log_tells_of_every_sign_in(world) {
        let staff = world.staff().await;
        let person = staff.person(At::Nurses, Role::Staff);
        let other = &staff.person(At::Managers, Role::Staff).organization_id;
        const ALSO: &str = "insert into memberships (id, person_id, organization_id, profession, role, begun_at)
            values ('also', $1, $2, 'nurse', 'staff', '2026-11-20T01:00:00.000Z')";
        server::on_writer!(&world.db, |pool| {
            sqlx::query(ALSO).bind(&person.id).bind(other).execute(pool).await.map(|_| ())
        })
        .unwrap();
        const TOLD: &str = "select organization_id, person_id, why from audit_entries
            where action = 'sign_in' and outcome = $1 and object_id = $2 order by number";
        let entries = async |outcome: &str, object: &str| -> Vec<(Option<String>, Option<String>, String)> {
            server::on_reader!(&world.db, |pool| {
                sqlx::query_as(TOLD).bind(outcome).bind(object).fetch_all(pool).await.unwrap()
            })
        };
        let wrong = json!({ "email": person.email, "password": "ちがう合言葉をうちました", "code": "0000000" });
        assert_eq!(world.browser().ask("POST", "/sign-in", &wrong).await.status, 401);
        let why = || "wrong_credentials".to_owned();
        let mut refused = entries("refused", &person.id).await;
        refused.sort();
        let mut expected = [&person.organization_id, other].map(|id| (Some(id.clone()), None, why()));
        expected.sort();
        assert_eq!(refused, expected);
        let unknown = json!({ "email": "nobody@example.jp", "password": PASSWORD, "code": "0000000" });
        assert_eq!(world.browser().ask("POST", "/sign-in", &unknown).await.status, 401);
        assert_eq!(entries("refused", "").await, [(None, None, "unknown".to_owned())]);

        staff.sign_in(&world, person).await;
        let done = entries("done", &person.id).await;
        assert_eq!(done.len(), 1);
        assert!([&person.organization_id, other].contains(&done[0].0.as_ref().unwrap()));
        assert_eq!((done[0].1.as_deref(), done[0].2.as_str()), (Some(person.id.as_str()), "password"));
    }
}
