//! Pages of professionals, without script.

use api::accounts::Role;
use axum::http::StatusCode;
use serde_json::Value;

use crate::staff::{At, Browser, PASSWORD, Person, code_of, secret_of};
use crate::world::{Answer, World, form, story};

fn assert_private(path: &str, answer: &Answer) {
    assert_eq!(answer.headers["cache-control"], "no-store", "{path}");
    assert_eq!(answer.headers["referrer-policy"], "no-referrer", "{path}");
    assert!(answer.text.contains("content=\"noindex\""), "{path}");
}

fn assert_led(answer: &Answer, to: &str) {
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    assert_eq!(answer.headers["location"], to);
}

/// As if eleven minutes had passed since anybody proved who they are.
async fn grow_stale(world: &World) {
    const STALE: &str = "update sessions set authenticated_at = '2026-11-20T00:49:00.000Z'";
    server::on_writer!(&world.db, |pool| sqlx::query(STALE).execute(pool).await.map(|_| ())).unwrap();
}

async fn people(browser: &Browser<'_>, organization: &str) -> Vec<Value> {
    let answer = browser.get(&format!("/api/v1/organizations/{organization}/people")).await.json();
    answer["people"].as_array().unwrap().clone()
}

/// What a page sends along of a form, and shows nobody.
fn hidden_value(page: &str, name: &str) -> String {
    let (_, rest) = page.split_once(&format!("name=\"{name}\" value=\"")).unwrap();
    rest.split_once('"').unwrap().0.replace("&amp;", "&")
}

/// The secret for typing that a page shows for an app.
fn shown_secret(page: &str) -> Vec<u8> {
    let (_, rest) = page.split_once("pro-typed").unwrap();
    let (_, rest) = rest.split_once("<code>").unwrap();
    secret_of(rest.split_once("</code>").unwrap().0)
}

story! {
    /// Everybody of every role signs in, and is who they are.
    async fn staff_signs_in(world) {
        let staff = world.staff().await;
        for role in Role::ALL {
            let person = staff.person(At::Nurses, role);
            let browser = staff.browser(&world, person).await;
            let account = browser.get("/api/v1/account").await.json()["account"].take();
            assert_eq!(account["id"], person.id.as_str());
            assert_eq!(account["name"], person.name.as_str());
            assert_eq!(account["membership"]["id"], person.membership_id.as_str());
            assert_eq!(account["membership"]["organization_id"], person.organization_id.as_str());
            assert_eq!(account["membership"]["role"], role.code());
        }
        let second = staff.second_administrator(At::Region);
        assert_ne!(second.id, staff.person(At::Region, Role::Administrator).id);
        assert!(staff.sign_in(&world, second).await.contains("__Host-sasae="));
    }
}

story! {
    /// Whoever opens a page signs in there by a form, comes to the page, and signs out.
    async fn the_form_signs_in(world) {
        let staff = world.staff().await;
        let person = staff.person(At::Nurses, Role::Staff);
        let browser = world.browser();
        let asked = browser.get("/pro/people").await;
        assert_eq!(asked.status, 401);
        assert_private("/pro/people", &asked);
        assert!(asked.text.contains("name=\"next\" value=\"/pro/people\""), "{}", asked.text);
        assert!(!asked.text.contains(&person.name));

        // A code that is none of an app: six digits may be the right ones by chance.
        let fields = [("next", "/pro/people"), ("email", &person.email), ("password", PASSWORD), ("code", "0000000")];
        let wrong = browser.post_form("/pro/sign-in", &fields).await;
        assert_eq!(wrong.status, 422);
        assert_private("/pro/sign-in", &wrong);
        assert!(wrong.text.contains(&format!("value=\"{}\"", person.email)), "{}", wrong.text);
        assert!(!wrong.text.contains(PASSWORD) && !wrong.text.contains("0000000"));
        let unknown = [("next", "/pro/people"), ("email", "nobody@example.jp"), ("password", "x"), ("code", "1")];
        let unknown = browser.post_form("/pro/sign-in", &unknown).await;
        let told = |answer: &Answer| {
            let (_, rest) = answer.text.split_once("error-summary").unwrap();
            rest.split_once("</div>").unwrap().0.to_owned()
        };
        assert_eq!((unknown.status, told(&unknown)), (wrong.status, told(&wrong)));

        let code = staff.code(&world, person).await;
        let fields = [("next", "/pro/people"), ("email", &person.email), ("password", PASSWORD), ("code", &code)];
        assert_led(&browser.post_form("/pro/sign-in", &fields).await, "/pro/people");
        let people = browser.get("/pro/people").await;
        assert_eq!(people.status, 200);
        assert!(people.text.contains(&person.name));

        assert_led(&browser.post_form("/pro/sign-out", &[]).await, "/pro/sign-in");
        assert_eq!(browser.get("/pro/people").await.status, 401);

        let code = staff.code(&world, person).await;
        let elsewhere = [("next", "//evil.example"), ("email", &person.email), ("password", PASSWORD), ("code", &code)];
        assert_led(&browser.post_form("/en/pro/sign-in", &elsewhere).await, "/en/pro");
    }
}

story! {
    /// Whoever tries too often is told how long to wait.
    async fn trying_too_often_waits(world) {
        let staff = world.staff().await;
        let email = &staff.person(At::Nurses, Role::Staff).email;
        let fields = [("email", email.as_str()), ("password", "x"), ("code", "1")];
        let visitor = world.visitor("203.0.113.5", &[]);
        for _ in 0..8 {
            assert_eq!(visitor.send(form("/pro/sign-in", &fields)).await.status, 422);
        }
        let refused = visitor.send(form("/pro/sign-in", &fields)).await;
        assert_eq!(refused.status, 429);
        assert!(refused.text.contains("あと16分ほど"), "{}", refused.text);
        assert!(refused.headers.contains_key("retry-after"));
    }
}

story! {
    /// All pages are private, whoever reads them, and in every language.
    async fn every_page_is_private(world) {
        let staff = world.staff().await;
        let person = staff.person(At::Region, Role::Administrator);
        let browser = staff.browser(&world, person).await;
        let other = staff.person(At::Nurses, Role::Staff);
        let organization = &other.organization_id;
        let paths = [
            "/pro", "/pro/sign-in", "/pro/first-steps", "/pro/account", "/pro/account/password", "/pro/account/app",
            "/pro/people", "/pro/people/invite", "/pro/permissions", "/pro/organizations", "/pro/organizations/add",
        ];
        let mut paths: Vec<String> = paths.map(str::to_owned).to_vec();
        paths.push(format!("/pro/people/{}", person.membership_id));
        paths.push(format!("/pro/people/{}/leave", person.membership_id));
        for below in [String::new(), "/change".into(), "/invite".into(), format!("/{}", other.membership_id)] {
            paths.push(format!("/pro/organizations/{organization}{below}"));
        }
        for prefix in ["", "/easy", "/en"] {
            for path in &paths {
                let answer = browser.get(&format!("{prefix}{path}")).await;
                assert_eq!(answer.status, 200, "{prefix}{path}: {}", answer.text);
                assert_private(path, &answer);
            }
        }
        for nothing in ["/pro/nothing", "/pro/people/x", "/pro/organizations/x", "/join/x"] {
            let answer = browser.get(nothing).await;
            assert_eq!(answer.status, 404, "{nothing}");
            assert_private(nothing, &answer);
        }
    }
}

story! {
    /// What is another's is not there; what the role does not include is said.
    async fn what_is_anothers_is_not_there(world) {
        let staff = world.staff().await;
        let other = staff.person(At::Managers, Role::Staff);
        let administrator = staff.browser(&world, staff.person(At::Nurses, Role::Administrator)).await;
        for path in [
            format!("/pro/people/{}", other.membership_id),
            format!("/pro/people/{}/leave", other.membership_id),
            format!("/pro/organizations/{}", other.organization_id),
            format!("/pro/organizations/{}/change", other.organization_id),
        ] {
            let answer = administrator.get(&path).await;
            assert_eq!(answer.status, 404, "{path}");
            assert!(!answer.text.contains(&other.email) && !answer.text.contains("ケアプラン みどり"), "{path}");
        }
        assert_eq!(administrator.post_form(&format!("/pro/people/{}/leave", other.membership_id), &[]).await.status, 404);
        assert_eq!(administrator.get("/pro/organizations").await.status, 403);

        let person = staff.person(At::Nurses, Role::Staff);
        let browser = staff.browser(&world, person).await;
        assert_eq!(browser.get("/pro/permissions").await.status, 403);
        assert_eq!(browser.get(&format!("/pro/people/{}", person.membership_id)).await.status, 404);
        assert_eq!(browser.get("/pro/people/invite").await.status, 403);
        let fields =
            [("name", "山田"), ("email", "yamada@example.jp"), ("profession", "nurse"), ("role", "staff"), ("way", "mail")];
        assert_eq!(browser.post_form("/pro/people/invite", &fields).await.status, 403);
        assert!(world.mails().await.is_empty());
    }
}

story! {
    /// A name is words, whatever stands in it.
    async fn script_in_names_is_words(world) {
        let staff = world.staff().await;
        let person = staff.person(At::Nurses, Role::Administrator);
        const NAMED: &str = "update people set name = $2 where id = $1";
        const ORGANIZATION: &str = "update organizations set name = $2 where id = $1";
        for (sql, id) in [(NAMED, &person.id), (ORGANIZATION, &person.organization_id)] {
            server::on_writer!(&world.db, |pool| {
                sqlx::query(sql).bind(id).bind("<script>alert(1)</script>").execute(pool).await.map(|_| ())
            })
            .unwrap();
        }
        let browser = staff.browser(&world, person).await;
        let member = format!("/pro/people/{}", person.membership_id);
        for path in ["/pro", "/pro/account", "/pro/people", "/pro/people/invite", &member, &format!("{member}/leave")] {
            let page = browser.get(path).await.text;
            assert!(page.contains("&lt;script&gt;alert(1)") && !page.contains("<script>alert"), "{path}");
        }
    }
}

story! {
    /// Before what is dangerous it is proved again who acts; what was typed is done then, and no secret is carried along.
    async fn dangerous_things_need_a_fresh_proof(world) {
        let staff = world.staff().await;
        let person = staff.person(At::Nurses, Role::Administrator);
        let other = staff.person(At::Nurses, Role::Staff);
        let browser = staff.browser(&world, person).await;
        grow_stale(&world).await;
        let path = format!("/pro/people/{}", other.membership_id);
        let change = [("profession", "doctor"), ("role", "reader"), ("do", "change")];
        let asked = browser.post_form(&path, &change).await;
        assert_eq!(asked.status, 403);
        assert_private(&path, &asked);
        assert!(asked.text.contains("name=\"carried.role\" value=\"reader\""), "{}", asked.text);

        let carried = [("next", path.as_str()), ("repeat", "form"), ("carried.role", "reader"), ("carried.do", "change"),
            ("carried.profession", "doctor"), ("password", PASSWORD)];
        let wrong = browser.post_form("/pro/authenticate", &[&carried[..], &[("code", "1")]].concat()).await;
        assert_eq!(wrong.status, 422);
        assert!(wrong.text.contains("name=\"carried.role\" value=\"reader\"") && !wrong.text.contains(PASSWORD));
        let code = staff.code(&world, person).await;
        let proved = browser.post_form("/pro/authenticate", &[&carried[..], &[("code", &code)]].concat()).await;
        assert_eq!(proved.status, 200, "{}", proved.text);
        assert!(proved.text.contains("name=\"role\" value=\"reader\"") && !proved.text.contains(PASSWORD));
        assert_led(&browser.post_form(&path, &change).await, "/pro/people");
        let changed = people(&browser, &person.organization_id).await;
        let changed = changed.iter().find(|one| one["person_id"] == other.id.as_str()).unwrap();
        assert_eq!((changed["role"].as_str(), changed["profession"].as_str()), (Some("reader"), Some("doctor")));

        grow_stale(&world).await;
        assert_eq!(browser.get("/pro/account/password").await.status, 403);
        let secret = browser.post_form("/pro/account/password", &[("password", "himitsu-himitsu")]).await;
        assert_eq!(secret.status, 403);
        assert!(!secret.text.contains("himitsu-himitsu"));
        let code = staff.code(&world, person).await;
        let proof = [("next", "/pro/account/password"), ("password", PASSWORD), ("code", &code)];
        assert_led(&browser.post_form("/pro/authenticate", &proof).await, "/pro/account/password");
        let weak = browser.post_form("/pro/account/password", &[("password", "himitsu")]).await;
        assert_eq!(weak.status, 422);
        assert!(weak.text.contains("短すぎます") && !weak.text.contains("himitsu"), "{}", weak.text);
        let new = [("password", "いちじくの木に登る青い猫")];
        assert_led(&browser.post_form("/pro/account/password", &new).await, "/pro/account");
    }
}

story! {
    /// What is sent when a session has ended is not lost: it goes along, and is sent by whoever signs in then and means to.
    async fn what_was_typed_outlives_a_session(world) {
        const END: &str = "update sessions set ended_at = '2026-11-20T00:59:00.000Z' where ended_at is null";
        let end = async || server::on_writer!(&world.db, |pool| sqlx::query(END).execute(pool).await.map(|_| ())).unwrap();
        let staff = world.staff().await;
        let [person, reader] = [Role::Administrator, Role::Reader].map(|role| staff.person(At::Nurses, role));
        let other = staff.person(At::Nurses, Role::Staff);
        let browser = staff.browser(&world, person).await;
        let path = format!("/pro/people/{}", other.membership_id);
        let change = [("profession", "doctor"), ("role", "reader"), ("do", "change")];
        end().await;
        let asked = browser.post_form(&path, &[&change[..], &[("password", "himitsu-himitsu")]].concat()).await;
        assert_eq!(asked.status, 401);
        assert_private(&path, &asked);
        assert!(asked.text.contains("入力した内容は、なくなっていません"), "{}", asked.text);
        // With a password and with a passkey.
        assert_eq!(asked.text.matches("name=\"carried.role\" value=\"reader\"").count(), 2, "{}", asked.text);
        assert!(!asked.text.contains("himitsu-himitsu"));

        let carried = [("next", path.as_str()), ("repeat", "form"), ("carried.role", "reader"), ("carried.do", "change"),
            ("carried.profession", "doctor")];
        let come_in = async |who: &Person, code: &str| {
            let proof = [("email", who.email.as_str()), ("password", PASSWORD), ("code", code)];
            browser.post_form("/pro/sign-in", &[&carried[..], &proof].concat()).await
        };
        let wrong = come_in(person, "1").await;
        assert_eq!(wrong.status, 422);
        assert!(wrong.text.contains("なくなっていません") && wrong.text.contains("name=\"carried.role\" value=\"reader\""));
        assert!(!wrong.text.contains(PASSWORD));
        // It is said who sends it now, and what they may is judged anew.
        let code = staff.code(&world, reader).await;
        let page = come_in(reader, &code).await;
        assert_eq!(page.status, 200, "{}", page.text);
        assert_private("/pro/sign-in", &page);
        assert!(page.text.contains(&format!("訪問看護ステーションあおばの{}さん", reader.name)), "{}", page.text);
        assert!(page.text.contains("name=\"role\" value=\"reader\"") && !page.text.contains(PASSWORD));
        assert_eq!(browser.post_form(&path, &change).await.status, 403);

        end().await;
        let by_passkey = [&carried[..], &[("way", "passkey")]].concat();
        let nobody = browser.post_form("/pro/sign-in", &by_passkey).await;
        assert_eq!(nobody.status, 401);
        assert!(nobody.text.contains("name=\"carried.role\" value=\"reader\""), "{}", nobody.text);
        let code = staff.code(&world, person).await;
        assert!(come_in(person, &code).await.text.contains(&person.name));
        let page = browser.post_form("/pro/sign-in", &by_passkey).await;
        assert!(page.status == 200 && page.text.contains("name=\"role\" value=\"reader\""), "{}", page.text);
        assert_led(&browser.post_form(&path, &change).await, "/pro/people");
        // Of what was not typed nothing is said.
        end().await;
        let asked = browser.get(&path).await;
        assert!(asked.status == 401 && !asked.text.contains("なくなっていません"));
        let code = staff.code(&world, person).await;
        let proof = [("next", path.as_str()), ("email", &person.email), ("password", PASSWORD), ("code", &code)];
        assert_led(&browser.post_form("/pro/sign-in", &proof).await, &path);
    }
}

story! {
    /// Somebody is invited by a letter, joins with a password and an app, keeps recovery codes, and leaves.
    async fn somebody_joins_and_leaves(world) {
        let staff = world.staff().await;
        let administrator = staff.person(At::Nurses, Role::Administrator);
        let browser = staff.browser(&world, administrator).await;
        let wrong = [("name", "山田 次郎"), ("email", "x"), ("profession", "nurse"), ("role", "staff"), ("way", "letter")];
        let wrong = browser.post_form("/pro/people/invite", &wrong).await;
        assert_eq!(wrong.status, 422);
        assert!(wrong.text.contains("value=\"山田 次郎\""));
        let fields = [("name", "山田 次郎"), ("email", "yamada@example.jp"), ("profession", "nurse"), ("role", "staff"),
            ("way", "letter")];
        let letter = browser.post_form("/pro/people/invite", &fields).await;
        assert_eq!(letter.status, 200, "{}", letter.text);
        let (_, link) = letter.text.split_once("http://localhost:3000/join/").unwrap();
        let link = format!("/join/{}", link.split_once('<').unwrap().0);
        assert!(world.mails().await.is_empty());

        let new = world.browser();
        let page = new.get(&link).await;
        assert_eq!(page.status, 200, "{}", page.text);
        assert_private(&link, &page);
        assert!(page.text.contains(&administrator.name) && page.text.contains("data-passkey=\"create\""));
        let app = shown_secret(&page.text);
        let password = "かぼちゃ畑の古い風車が回る";
        let hidden = ["totp_uri", "totp_secret", "totp_sealed"].map(|name| (name, hidden_value(&page.text, name)));
        let hidden = hidden.each_ref().map(|(name, value)| (*name, value.as_str()));
        let typed = [("name", "山田 次郎"), ("password", password), ("code", "0000000")];
        let unproved = new.post_form(&link, &[&typed[..], &hidden].concat()).await;
        assert_eq!(unproved.status, 422);
        assert!(unproved.text.contains("value=\"山田 次郎\"") && !unproved.text.contains(password));
        // The app has read it: it stays the same.
        assert_eq!(shown_secret(&unproved.text), app);
        let hidden = ["totp_uri", "totp_secret", "totp_sealed"].map(|name| (name, hidden_value(&unproved.text, name)));
        let hidden = hidden.each_ref().map(|(name, value)| (*name, value.as_str()));
        let code = code_of(&app, &world);
        let typed = [("name", "山田 次郎"), ("password", password), ("code", &code)];
        let joined = new.post_form(&link, &[&typed[..], &hidden].concat()).await;
        assert_led(&joined, "/pro/first-steps");
        assert_eq!(new.get("/pro/first-steps").await.status, 200);
        let codes = new.post_form("/pro/first-steps", &[]).await;
        assert_eq!((codes.status.as_u16(), codes.text.matches("<li><code>").count()), (200, 10));
        assert_private("/pro/first-steps", &codes);
        assert_eq!(new.get(&link).await.status, 404);

        let members = people(&browser, &administrator.organization_id).await;
        let member = members.iter().find(|one| one["name"] == "山田 次郎").unwrap();
        let path = format!("/pro/people/{}/leave", member["membership_id"].as_str().unwrap());
        assert_led(&browser.post_form(&path, &[]).await, "/pro/people");
        assert_eq!(new.get("/pro").await.status, 401);
        assert!(browser.get("/pro/people").await.text.contains("離れた人（1人）"));
    }
}

story! {
    /// Two administrators let somebody back in who has lost everything.
    async fn two_administrators_let_somebody_back_in(world) {
        let staff = world.staff().await;
        let lost = staff.person(At::Nurses, Role::Staff);
        let path = format!("/pro/people/{}", lost.membership_id);
        let first = staff.browser(&world, staff.person(At::Nurses, Role::Administrator)).await;
        let second = staff.browser(&world, staff.second_administrator(At::Nurses)).await;
        let approve = [("do", "recover")];
        assert_led(&first.post_form(&path, &approve).await, &path);
        assert!(first.get(&path).await.text.contains("あなたが承認しました"));
        let again = first.post_form(&path, &approve).await;
        assert_eq!(again.status, 409);
        assert!(again.text.contains("管理者2人の承認が必要です"), "{}", again.text);
        assert!(second.get(&path).await.text.contains("あと1人の承認がいります"));
        assert_led(&second.post_form(&path, &approve).await, &path);
        let mail = world.mails().await.into_iter().find(|mail| mail.to == lost.email && mail.body.contains("/join/")).unwrap();
        let (_, secret) = mail.body.split_once("/join/").unwrap();
        let link = format!("/join/{}", secret.split_whitespace().next().unwrap());
        let page = world.get(&link).await;
        assert_eq!(page.status, 200);
        assert!(page.text.contains("ログインの方法を登録し直す"), "{}", page.text);
    }
}

story! {
    /// The region's administrators add an organization and invite its first administrator by mail.
    async fn an_organization_is_added(world) {
        world.demo().await;
        let staff = world.staff().await;
        let browser = staff.browser(&world, staff.person(At::Region, Role::Administrator)).await;
        let typed = [("name", "ささえ病院"), ("kind", "hospital"), ("telephone", ""), ("facility_q", "病院")];
        let found = browser.post_form("/pro/organizations/add", &[&typed[..], &[("do", "find")]].concat()).await;
        assert_eq!(found.status, 200);
        assert!(found.text.contains("value=\"ささえ病院\""));
        let (_, facility) = found.text.rsplit_once("name=\"facility_id\" value=\"").unwrap();
        let facility = facility.split_once('"').unwrap().0;
        assert!(!facility.is_empty());
        let none = browser.post_form("/pro/organizations/add", &[("kind", "hospital"), ("do", "save")]).await;
        assert_eq!(none.status, 422);
        let save = [&typed[..3], &[("facility_id", facility), ("do", "save")]].concat();
        let saved = browser.post_form("/pro/organizations/add", &save).await;
        assert_eq!(saved.status, 303, "{}", saved.text);
        let path = saved.headers["location"].to_str().unwrap().to_owned();
        let page = browser.get(&path).await;
        assert!(page.text.contains("はじめの管理者を招待してください") && page.text.contains(facility), "{}", page.text);
        let fields = [("name", "山田 次郎"), ("email", "yamada@example.jp"), ("profession", "clerk"),
            ("role", "administrator"), ("way", "mail")];
        assert_led(&browser.post_form(&format!("{path}/invite"), &fields).await, &path);
        assert_eq!(world.mails().await.len(), 1);
        assert!(browser.get("/pro/organizations?q=%E3%81%95%E3%81%95%E3%81%88%E7%97%85%E9%99%A2").await.text.contains("（1件）"));
    }
}
