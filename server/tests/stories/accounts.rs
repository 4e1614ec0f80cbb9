//! Signing in, and what people try who should not be.

use api::accounts::{BACKGROUND, Role};
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use serde_json::{Value, json};
use server::AppState;
use server::accounts::ceremonies;
use server::accounts::forgetting::forget;
use server::clock::Clock;
use server::rate_limit::ClientAddress;
use tower::ServiceExt;

use crate::staff::{At, PASSWORD, Person, api};
use crate::world::{Answer, World, story};

fn sign_in(email: &str, password: &str, code: &str) -> Value {
    json!({ "email": email, "password": password, "code": code })
}

/// As it comes from an address of its own.
fn from(address: &str, mut request: Request<Body>) -> Request<Body> {
    let address: std::net::IpAddr = address.parse().unwrap();
    request.extensions_mut().insert(ClientAddress::from(address));
    request
}

/// The cookie of the session that an answer sets.
fn set_cookie(answer: &Answer) -> Option<String> {
    let lines = answer.headers.get_all(header::SET_COOKIE).iter().map(|line| line.to_str().unwrap());
    lines.filter(|line| line.starts_with("__Host-sasae=")).find_map(|line| line.split(';').next()).map(str::to_owned)
}

/// Asks who is signed in: the status, and the cookie to send from now on.
async fn account_at(world: &World, moment: &str, cookie: &str, by_itself: bool) -> (u16, String) {
    let mut request = Request::get("/api/v1/account").header("cookie", cookie);
    if by_itself {
        request = request.header(BACKGROUND, "1");
    }
    let answer = world.at(moment).send(request.body(Body::empty()).unwrap()).await;
    (answer.status.as_u16(), set_cookie(&answer).unwrap_or_else(|| cookie.to_owned()))
}

async fn status(world: &World, cookie: &str) -> u16 {
    account_at(world, "2026-11-20T01:00:00Z", cookie, false).await.0
}

async fn told(world: &World, action: &str, why: &str) -> i64 {
    const SQL: &str = "select count(*) from audit_entries where action = $1 and why = $2";
    server::on_reader!(&world.db, |pool| sqlx::query_scalar(SQL).bind(action).bind(why).fetch_one(pool).await).unwrap()
}

async fn subjects(world: &World, person: &Person) -> Vec<String> {
    world.mails().await.into_iter().filter(|mail| mail.to == person.email).map(|mail| mail.subject).collect()
}

story! {
    async fn whatever_is_wrong_the_answer_is_the_same(world) {
        let staff = world.staff().await;
        let person = staff.person(At::Nurses, Role::Staff);
        let code = staff.code(&world, person).await;
        let mut answers = Vec::new();
        for (email, password, code) in [
            ("nobody@example.jp", PASSWORD, code.as_str()),
            (&person.email, "ちがう合言葉をうちました", &code),
            (&person.email, PASSWORD, "0000000"),
            (&person.email, PASSWORD, "0123-4567-89AB-CDEF-GHJK-MNPQ"),
        ] {
            let answer = world.browser().ask("POST", "/sign-in", &sign_in(email, password, code)).await;
            assert!(!answer.headers.contains_key(header::SET_COOKIE));
            answers.push((answer.status, answer.text));
        }
        assert_eq!(answers[0].0, StatusCode::UNAUTHORIZED);
        assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:?}");
        let right = world.browser().ask("POST", "/sign-in", &sign_in(&person.email, PASSWORD, &code)).await;
        assert_eq!(right.status, 204, "{}", right.text);
    }
}

story! {
    async fn a_code_counts_once(world) {
        let staff = world.staff().await;
        let person = staff.person(At::Nurses, Role::Staff);
        let body = sign_in(&person.email, PASSWORD, &staff.code(&world, person).await);
        let browser = world.browser();
        assert_eq!(browser.ask("POST", "/sign-in", &body).await.status, 204);
        assert_eq!(world.browser().ask("POST", "/sign-in", &body).await.status, 401);

        let codes = browser.ask("POST", "/account/recovery-codes", &Value::Null).await.json();
        let body = sign_in(&person.email, PASSWORD, codes["recovery_codes"][0].as_str().unwrap());
        assert_eq!(browser.ask("POST", "/sign-in", &body).await.status, 204);
        assert_eq!(browser.ask("POST", "/sign-in", &body).await.status, 401);
        assert!(subjects(&world, person).await.iter().any(|subject| subject.contains("予備のコードが使われました")));
    }
}

story! {
    /// Each proof is spent by one session, also when two come at the same moment.
    async fn of_two_with_one_code_one_signs_in(world) {
        let staff = world.staff().await;
        let person = staff.person(At::Nurses, Role::Staff);
        let body = sign_in(&person.email, PASSWORD, &staff.code(&world, person).await);
        let (one, two) = (world.browser(), world.browser());
        let (first, second) = tokio::join!(one.ask("POST", "/sign-in", &body), two.ask("POST", "/sign-in", &body));
        let mut found = [first.status.as_u16(), second.status.as_u16()];
        found.sort_unstable();
        assert_eq!(found, [204, 401]);
    }
}

story! {
    /// Ten wrong codes for the right password: no more are taken that day but on a browser of one's own.
    async fn who_knows_the_password_does_not_guess_the_code(world) {
        let staff = world.staff().await;
        let person = staff.person(At::Nurses, Role::Staff);
        let own = staff.browser(&world, person).await;
        let body = sign_in(&person.email, PASSWORD, "0000000");
        for number in 0..10 {
            let visitor = world.visitor(&format!("203.0.113.{number}"), &[]);
            assert_eq!(visitor.send(api("POST", "/sign-in", &body)).await.status, 401);
        }
        let letters = subjects(&world, person).await;
        assert_eq!(letters.iter().filter(|one| one.contains("確認コードの違うログイン")).count(), 1, "{letters:?}");
        let right = sign_in(&person.email, PASSWORD, &staff.code(&world, person).await);
        let stranger = world.visitor("203.0.113.99", &[]);
        assert_eq!(stranger.send(api("POST", "/sign-in", &right)).await.status, 401);
        assert_eq!(own.ask("POST", "/sign-in", &right).await.status, 204);
    }
}

story! {
    /// Others who try without end do not lock somebody out of a browser of their own.
    async fn nobody_is_locked_out_by_others(world) {
        let staff = world.staff().await;
        let person = staff.person(At::Nurses, Role::Staff);
        let own = staff.browser(&world, person).await;
        let wrong = sign_in(&person.email, "ちがう合言葉をうちました", "0000000");
        let mut refused = 0;
        for number in 0..51 {
            let visitor = world.visitor(&format!("203.0.113.{number}"), &[]);
            refused += usize::from(visitor.send(api("POST", "/sign-in", &wrong)).await.status == 429);
        }
        assert_eq!(refused, 1);
        let right = sign_in(&person.email, PASSWORD, &staff.code(&world, person).await);
        let stranger = world.visitor("203.0.113.99", &[]).send(api("POST", "/sign-in", &right)).await;
        assert_eq!(stranger.status, 429);
        assert!(stranger.headers.contains_key(header::RETRY_AFTER));
        assert_eq!(own.ask("POST", "/sign-in", &right).await.status, 204);
    }
}

story! {
    /// Without limits by client (`SASAE_RATE_LIMIT=0`) nobody's address is known: then the account alone counts, and eight
    /// attempts of somebody else lock nobody out.
    async fn without_addresses_the_account_alone_counts(world) {
        let staff = world.staff().await;
        let person = staff.person(At::Nurses, Role::Staff);
        let wrong = sign_in(&person.email, "ちがう合言葉をうちました", "0000000");
        for _ in 0..9 {
            assert_eq!(world.send(api("POST", "/sign-in", &wrong)).await.status, 401);
        }
        let right = sign_in(&person.email, PASSWORD, &staff.code(&world, person).await);
        assert_eq!(world.send(api("POST", "/sign-in", &right)).await.status, 204);
        for _ in 9..50 {
            assert_eq!(world.send(api("POST", "/sign-in", &wrong)).await.status, 401);
        }
        assert_eq!(world.send(api("POST", "/sign-in", &wrong)).await.status, 429);
    }
}

story! {
    /// What was counted while a clock was ahead is forgotten when it is right again.
    async fn a_clock_that_was_ahead_locks_nobody_out(world) {
        let staff = world.staff().await;
        let person = staff.person(At::Nurses, Role::Staff);
        let wrong = sign_in(&person.email, "ちがう合言葉をうちました", "0000000");
        let ahead = world.at("2027-11-20T01:00:00Z");
        for expected in [401, 401, 401, 401, 401, 401, 401, 401, 429] {
            assert_eq!(ahead.send(from("203.0.113.5", api("POST", "/sign-in", &wrong))).await.status, expected);
        }
        let right = sign_in(&person.email, PASSWORD, &staff.code(&world, person).await);
        assert_eq!(world.send(from("203.0.113.5", api("POST", "/sign-in", &right))).await.status, 204);
        const LEFT: &str = "select count(*) from attempts where at > '2027'";
        let left: i64 = server::on_reader!(&world.db, |pool| sqlx::query_scalar(LEFT).fetch_one(pool).await).unwrap();
        assert_eq!(left, 0);

        // Passkeys likewise: what a browser began then counts no more, nor for ever.
        let clock = Clock::Fixed("2027-11-20T01:00:00Z".parse().unwrap());
        let begun = ceremonies::remember(&world.db, &clock, "x", "state").await.unwrap();
        assert_eq!(ceremonies::take(&world.db, &world.clock, "x", begun.as_str()).await.unwrap(), None);
    }
}

story! {
    async fn a_cookie_is_worth_nothing_after_its_session(world) {
        let staff = world.staff().await;
        let person = staff.person(At::Nurses, Role::Staff);
        let browser = staff.browser(&world, person).await;
        let first = browser.cookies();
        assert_eq!(status(&world, &first).await, 200);
        let body = sign_in(&person.email, PASSWORD, &staff.code(&world, person).await);
        assert_eq!(browser.ask("POST", "/sign-in", &body).await.status, 204);
        assert_eq!(status(&world, &first).await, 401, "somebody signed in anew in this browser");
        assert_eq!(told(&world, "sign_out", "signed_in_anew").await, 1);
        let second = browser.cookies();
        let gone = browser.ask("POST", "/sign-out", &Value::Null).await;
        assert_eq!((gone.status.as_u16(), gone.headers["clear-site-data"].to_str().unwrap()), (204, "\"cache\""));
        assert_eq!(status(&world, &second).await, 401);

        // A cookie that somebody else has set is not the one of the session.
        let planted = format!("__Host-sasae={}", "A".repeat(43));
        let mut request = api("POST", "/sign-in", &sign_in(&person.email, PASSWORD, &staff.code(&world, person).await));
        request.headers_mut().insert(header::COOKIE, planted.parse().unwrap());
        let answer = world.send(request).await;
        assert_eq!(answer.status, 204);
        assert_ne!(set_cookie(&answer).unwrap(), planted);
        assert_eq!(status(&world, &planted).await, 401);
    }
}

story! {
    /// Whoever brings a secret that was exchanged long ago has a copy: nobody goes on with it.
    async fn a_copied_cookie_ends_its_session(world) {
        let staff = world.staff().await;
        let old = staff.sign_in(&world, staff.person(At::Nurses, Role::Staff)).await;
        let (found, new) = account_at(&world, "2026-11-20T01:16:00Z", &old, false).await;
        assert_eq!(found, 200);
        assert_ne!(new, old);
        assert_eq!(account_at(&world, "2026-11-20T01:16:10Z", &old, false).await, (200, old.clone()), "under way");
        assert_eq!(account_at(&world, "2026-11-20T01:16:20Z", &new, false).await.0, 200);
        assert_eq!(account_at(&world, "2026-11-20T01:18:00Z", &old, false).await.0, 401);
        assert_eq!(account_at(&world, "2026-11-20T01:18:00Z", &new, false).await.0, 401);
        assert_eq!(told(&world, "use_session", "replayed_cookie").await, 1);
    }
}

story! {
    /// A copy that takes the new secret and goes on with the old one does not keep its owner from getting another.
    async fn nobody_switches_the_exchange_off(world) {
        let staff = world.staff().await;
        let old = staff.sign_in(&world, staff.person(At::Nurses, Role::Staff)).await;
        assert_eq!(account_at(&world, "2026-11-20T01:16:00Z", &old, true).await, (200, old.clone()), "by itself");
        let at = "2026-11-20T01:16:00Z";
        let (one, two) = tokio::join!(account_at(&world, at, &old, false), account_at(&world, at, &old, false));
        let taken = [one, two].into_iter().map(|(_, cookie)| cookie).filter(|cookie| *cookie != old);
        let taken: Vec<String> = taken.collect();
        assert_eq!(taken.len(), 1, "exchanged once, whoever asks at the same time");
        assert_eq!(account_at(&world, "2026-11-20T01:16:30Z", &old, false).await, (200, old.clone()), "under way");
        assert_eq!(account_at(&world, "2026-11-20T01:17:10Z", &old, true).await, (200, old.clone()), "by itself");
        let (found, new) = account_at(&world, "2026-11-20T01:17:10Z", &old, false).await;
        assert_eq!(found, 200);
        assert_ne!(new, old);
        assert_eq!(account_at(&world, "2026-11-20T01:17:20Z", &taken[0], false).await.0, 401, "never used, and replaced");
        assert_eq!(account_at(&world, "2026-11-20T01:17:20Z", &new, false).await, (200, new.clone()));
        assert_eq!(account_at(&world, "2026-11-20T01:18:30Z", &old, false).await.0, 401);
        assert_eq!(account_at(&world, "2026-11-20T01:18:30Z", &new, false).await.0, 401, "somebody has a copy");
        assert_eq!(told(&world, "use_session", "replayed_cookie").await, 1);
    }
}

story! {
    async fn a_session_ends_by_itself(world) {
        let staff = world.staff().await;
        let person = staff.person(At::Nurses, Role::Staff);
        let left = staff.sign_in(&world, person).await;
        // What the page asks by itself is no use.
        let (found, left) = account_at(&world, "2026-11-20T01:40:00Z", &left, true).await;
        assert_eq!(found, 200);
        assert_eq!(account_at(&world, "2026-11-20T02:00:30Z", &left, true).await.0, 401);

        let mut used = staff.sign_in(&world, person).await;
        for moment in 1..15 {
            let at = format!("{:.0}", world.clock.now() + jiff::SignedDuration::from_mins(50 * moment));
            let (found, cookie) = account_at(&world, &at, &used, false).await;
            assert_eq!(found, 200, "{at}");
            used = cookie;
        }
        assert_eq!(account_at(&world, "2026-11-20T12:59:00Z", &used, false).await.0, 200);
        assert_eq!(account_at(&world, "2026-11-20T13:00:01Z", &used, false).await.0, 401, "twelve hours");

        // A clock that is set back makes nobody's session longer; when it is right again it goes on.
        let early = staff.sign_in(&world, person).await;
        assert_eq!(account_at(&world, "2026-11-20T00:50:00Z", &early, false).await.0, 401);
        assert_eq!(status(&world, &early).await, 200);
    }
}

story! {
    async fn two_servers_know_the_same(world) {
        let staff = world.staff().await;
        let person = staff.person(At::Nurses, Role::Staff);
        let there = server::router(world.another_server().await);
        let browser = staff.browser(&world, person).await;
        let ask = async |method: &str, path: &str, body: &Value, cookie: &str| {
            let mut request = from("203.0.113.5", api(method, path, body));
            request.headers_mut().insert(header::COOKIE, cookie.parse().unwrap());
            there.clone().oneshot(request).await.unwrap().status().as_u16()
        };
        let cookies = browser.cookies();
        assert_eq!(ask("GET", "/account", &Value::Null, &cookies).await, 200);
        assert_eq!(ask("POST", "/sign-out", &Value::Null, &cookies).await, 204);
        assert_eq!(browser.get("/api/v1/account").await.status, 401);
        let wrong = sign_in(&person.email, "ちがう合言葉をうちました", "0");
        for _ in 0..4 {
            assert_eq!(world.send(from("203.0.113.5", api("POST", "/sign-in", &wrong))).await.status, 401);
            assert_eq!(ask("POST", "/sign-in", &wrong, "x=y").await, 401);
        }
        assert_eq!(ask("POST", "/sign-in", &wrong, "x=y").await, 429);
        assert_eq!(world.send(from("203.0.113.5", api("POST", "/sign-in", &wrong))).await.status, 429);
    }
}

story! {
    async fn what_is_old_is_forgotten(world) {
        let staff = world.staff().await;
        let browser = staff.browser(&world, staff.person(At::Nurses, Role::Administrator)).await;
        let organization = &staff.person(At::Nurses, Role::Administrator).organization_id;
        let new = json!({ "name": "山田 次郎", "email": "yamada@example.jp", "profession": "nurse", "role": "staff",
            "by_mail": false });
        let invited = browser.ask("POST", &format!("/organizations/{organization}/invitations"), &new).await;
        assert_eq!(invited.status, 201, "{}", invited.text);
        // The invitation ends after a week.
        for (days, expected) in [(89, 0), (91, 1), (98, 1), (399, 0), (401, 1)] {
            let clock = Clock::Fixed(world.clock.now() + jiff::SignedDuration::from_hours(24 * days));
            let state = AppState { clock, ..world.state().clone() };
            assert_eq!(forget(&state).await.unwrap(), expected, "after {days} days");
        }
    }
}
