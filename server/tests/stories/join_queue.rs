//! Doubtful joins as professionals see and decide them: what waits, side by side, two who decide at once.

use std::task::Poll;
use std::time::Duration;

use api::accounts::Role;
use axum::http::{StatusCode, header};
use serde_json::{Value, json};
use server::audit::{Entry, Who};
use server::facilities::joins::review::{self, DecisionError};

use crate::files::Sheet;
use crate::joins::{LAKE, Lists, codes, facilities};
use crate::professionals::Professional;
use crate::world::{Answer, World, story};

const QUEUE: &str = "/api/v1/joins";
const LAKESIDE: &str = "3910000001";
const YAMANE: &str = "3930000002";

/// みずうみ医院 under another name at its address, and 山根歯科 at another address.
async fn two_that_wait(world: &World) -> [String; 2] {
    let [clinics, dentists, offices] = facilities(world);
    world.import(&[&clinics, &dentists, &offices]).await.unwrap();
    let lists = Lists::of_october().record(LAKESIDE, "湖の丘<b>クリニック", LAKE.1, "088-800-0001", &["1"]).record(
        YAMANE,
        "山根歯科",
        "高知市一宮３－３",
        "088-800-0002",
        &["3"],
    );
    assert_eq!(lists.import(world).await.unwrap().joins.unwrap().doubtful, 2);
    let id = async |word: &str| world.facility(word).await["id"].as_str().unwrap().to_owned();
    [id("みずうみ").await, id("山根").await]
}

async fn clerk(world: &World) -> Professional<'_> {
    world.professional("森一", Role::Administrator, true).await
}

async fn read(somebody: &Professional<'_>, path: &str) -> Value {
    let answer = somebody.get(&format!("{QUEUE}{path}")).await;
    assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.text);
    assert_eq!(answer.headers[header::CACHE_CONTROL], "no-store");
    answer.json()
}

fn code(answer: &Answer) -> String {
    answer.json()["errors"][0]["code"].as_str().unwrap().to_owned()
}

story! {
    async fn joins_are_for_the_administrators_of_the_region(world) {
        let [lake, _] = two_that_wait(&world).await;
        let one = format!("{QUEUE}/{LAKESIDE}");
        let decision = format!("{one}/decision");
        let accepted = json!({ "accepted": lake });
        for (role, runs_region) in [(Role::Administrator, false), (Role::Counselor, true), (Role::Staff, true), (Role::Reader, true)] {
            let somebody = world.professional("林二", role, runs_region).await;
            let answers =
                [somebody.get(QUEUE).await, somebody.get(&one).await, somebody.post_json(&decision, &accepted).await];
            for answer in answers {
                assert_eq!((answer.status, code(&answer).as_str()), (StatusCode::FORBIDDEN, "not_allowed"), "{role:?}");
            }
        }
        for answer in [world.get(QUEUE).await, world.get(&one).await, world.post_json(&decision, &accepted).await] {
            assert_eq!((answer.status, code(&answer).as_str()), (StatusCode::UNAUTHORIZED, "sign_in_needed"));
        }
        assert_eq!(codes(&world.facility("みずうみ").await), [""; 0]);
    }
}

story! {
    async fn what_waits_is_listed_by_area_and_shown_beside_its_candidates(world) {
        let [lake, yamane] = two_that_wait(&world).await;
        let clerk = clerk(&world).await;
        let list = read(&clerk, "").await;
        assert_eq!(list["meta"], json!({"total": 2, "next_cursor": null, "areas": [
            {"code": "39", "name": "高知県", "total": 2}, {"code": "39201", "name": "高知県高知市", "total": 2}]}));
        assert_eq!(list["joins"][0], json!({"key": LAKESIDE, "division": "medical", "name": "湖の丘<b>クリニック",
            "address": LAKE.1, "doubt": "weak", "candidates": 1}));
        assert_eq!(read(&clerk, "?area=39201").await["meta"]["total"], 2);
        assert_eq!(read(&clerk, "?area=27").await["meta"]["total"], 0);
        assert_eq!(read(&clerk, &format!("?cursor={LAKESIDE}")).await["joins"][0]["key"], YAMANE);
        for (query, status) in [("?area=高知", 400), ("?all=1", 400), ("/9999999999", 404), ("/%ff", 404), ("/%25?cursor=1", 400)] {
            assert_eq!(clerk.get(&format!("{QUEUE}{query}")).await.status, status, "{query}");
        }
        let one = read(&clerk, &format!("/{LAKESIDE}?area=39")).await;
        assert_eq!(one["meta"]["next_key"], YAMANE);
        assert_eq!(one["join"]["candidates"], json!([{"facility_id": lake, "kind": "clinic", "name": "医療法人　みずうみ医院",
            "address": LAKE.0, "telephone": null, "reasons": ["same_municipality", "same_block"]}]));
        assert_eq!((&one["join"]["verdict"], &one["join"]["as_of"]), (&json!("doubtful"), &json!("2025-10-01")));
        // From the last one on to the first.
        assert_eq!(read(&clerk, &format!("/{YAMANE}")).await["meta"]["next_key"], LAKESIDE);

        for prefix in ["", "/easy", "/en"] {
            let page = clerk.get(&format!("{prefix}/pro/joins?area=39201")).await;
            assert_eq!((page.status, page.headers[header::CACHE_CONTROL].to_str().unwrap()), (StatusCode::OK, "no-store"));
            for part in ["湖の丘&lt;b&gt;クリニック", "value=\"39201\" selected", &format!("{prefix}/pro/joins/{YAMANE}?area=39201\"")] {
                assert!(page.text.contains(part), "{prefix} {part}: {}", page.text);
            }
            let page = clerk.get(&format!("{prefix}/pro/joins/{LAKESIDE}?area=39201")).await;
            for part in ["みずうみ医院", "≠</span>", "＝</span>", "value=\"none\"", &format!("name=\"candidate\" value=\"{lake}\"")] {
                assert!(page.text.contains(part), "{prefix} {part}: {}", page.text);
            }
            assert!(!page.text.contains("<b>クリニック") && !page.text.contains(&yamane), "{}", page.text);
        }
        let page = clerk.get("/pro/joins?area=27").await;
        assert!(page.text.contains("この地域に、決めるものはありません"), "{}", page.text);
        assert_eq!(clerk.get("/pro/joins/9999999999").await.status, StatusCode::NOT_FOUND);
    }
}

story! {
    async fn a_decision_is_shown_at_once_and_told(world) {
        let [lake, yamane] = two_that_wait(&world).await;
        let clerk = clerk(&world).await;
        let page = format!("/pro/joins/{LAKESIDE}");
        let nothing = clerk.post_form(&page, &[("candidate", &lake)]).await;
        assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", nothing.text);
        assert!(nothing.text.contains("<title>エラー：") && nothing.text.contains("href=\"#decision\""), "{}", nothing.text);
        let other = clerk.post_form(&page, &[("candidate", &lake), ("decision", &yamane)]).await;
        assert_eq!(other.status, StatusCode::UNPROCESSABLE_ENTITY);

        let sent = clerk.post_form(&format!("/en{page}?area=39"), &[("candidate", &lake), ("decision", &lake)]).await;
        assert_eq!((sent.status, sent.headers[header::LOCATION].to_str().unwrap()), (StatusCode::SEE_OTHER, format!("/en{page}?area=39").as_str()));
        let clinic = world.facility("みずうみ").await;
        assert_eq!((codes(&clinic), &clinic["telephone"]), (vec!["home_visits"], &json!("088-800-0001")));
        let done = clerk.get(&format!("{page}?area=39")).await;
        for part in ["みずうみ医院」の届出として表示しています", "森一さんが決めました", &format!("/pro/joins/{YAMANE}?area=39\"")] {
            assert!(done.text.contains(part), "{part}: {}", done.text);
        }

        let sent = clerk.post_form(&format!("/pro/joins/{YAMANE}"), &[("candidate", &yamane), ("decision", "none")]).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text);
        let done = clerk.get(&format!("/pro/joins/{YAMANE}")).await;
        assert!(done.text.contains("どの施設にもつながっていません") && done.text.contains("決める届出は、もうありません"), "{}", done.text);
        let list = clerk.get("/pro/joins").await;
        assert!(list.text.contains("決めるものは、ありません"), "{}", list.text);
        let told = world.told().await;
        let decided: Vec<_> = told.iter().filter(|(action, ..)| action == "decide_join").collect();
        assert_eq!(decided.iter().map(|(_, object, _)| object.as_str()).collect::<Vec<_>>(), [LAKESIDE, YAMANE]);
        // The command line may change its mind, and is told too.
        review::reject(world.kept(), LAKESIDE, None).await.unwrap();
        assert_eq!(codes(&world.facility("みずうみ").await), [""; 0]);
        assert_eq!(world.told().await.len(), told.len() + 1);
        assert_eq!(read(&clerk, &format!("/{LAKESIDE}")).await["join"]["decided_by"], Value::Null);
    }
}

story! {
    async fn of_two_who_decide_about_a_record_the_second_overwrites_nothing(world) {
        let [lake, yamane] = two_that_wait(&world).await;
        let [first, second] = [clerk(&world).await, world.professional("林二", Role::Administrator, true).await];
        let path = format!("{QUEUE}/{LAKESIDE}/decision");
        // 医科 is in no dental clinic.
        let wrong = first.post_json(&path, &json!({ "accepted": yamane })).await;
        assert_eq!((wrong.status, code(&wrong).as_str()), (StatusCode::UNPROCESSABLE_ENTITY, "not_a_choice"));
        let [yes, no] = [json!({ "accepted": lake }), json!({ "rejected": [lake] })];
        let (one, other) = tokio::join!(first.post_json(&path, &yes), second.post_json(&path, &no));
        let (won, lost) = if one.status == StatusCode::OK { (one, other) } else { (other, one) };
        assert_eq!((won.status, lost.status, code(&lost).as_str()), (StatusCode::OK, StatusCode::CONFLICT, "already_decided"), "{}", won.text);
        let before = read(&first, &format!("/{LAKESIDE}")).await;
        let name = before["join"]["decided_by"].as_str().unwrap();
        assert!(lost.text.contains(name), "{}", lost.text);
        let page = second.post_form(&format!("/pro/joins/{LAKESIDE}"), &[("candidate", &lake), ("decision", "none")]).await;
        assert_eq!(page.status, StatusCode::CONFLICT, "{}", page.text);
        assert!(page.text.contains("ほかの人が、先に決めていました") && page.text.contains(&format!("{name}さんが決めました")), "{}", page.text);
        assert_eq!(read(&first, &format!("/{LAKESIDE}")).await, before);
        assert_eq!(world.told().await.iter().filter(|(action, ..)| action == "decide_join").count(), 1);

        // What was not seen is not decided, what cannot be is not joined, and nobody writes who has decided.
        let path = format!("{QUEUE}/{YAMANE}/decision");
        for (body, status, expected) in [
            (json!({ "rejected": [lake] }), 409, "changed_meanwhile"),
            (json!({ "rejected": [yamane, "none"] }), 409, "changed_meanwhile"),
            (json!({ "accepted": "' or 1=1" }), 422, "not_a_choice"),
            (json!({}), 422, "either_or"),
            (json!({ "accepted": yamane, "rejected": [yamane] }), 422, "either_or"),
            (json!({ "accepted": yamane, "decided_by": "森一" }), 422, "invalid_body"),
        ] {
            let answer = first.post_json(&path, &body).await;
            assert_eq!((answer.status.as_u16(), code(&answer).as_str()), (status, expected), "{body}: {}", answer.text);
        }
        assert_eq!(first.post_json(&format!("{QUEUE}/9999999999/decision"), &json!({ "accepted": lake })).await.status, 404);
        assert_eq!(read(&first, &format!("/{YAMANE}")).await["join"]["verdict"], "doubtful");
    }
}

/// What comes of it when it is polled so often at most; `None`: it was dropped there.
async fn polled<T>(most: usize, future: impl Future<Output = T>) -> Option<T> {
    let mut future = std::pin::pin!(future);
    let mut polls = 0;
    std::future::poll_fn(|context| {
        if polls == most {
            return Poll::Ready(None);
        }
        polls += 1;
        future.as_mut().poll(context).map(Some)
    })
    .await
}

story! {
    /// At whichever point: nobody after it finds a transaction, a lock or a table half-way.
    async fn a_decision_that_is_broken_off_leaves_nothing_open(world) {
        let [lake, _] = two_that_wait(&world).await;
        for most in 0.. {
            let decision = async {
                match most % 2 {
                    0 => review::accept(world.kept(), LAKESIDE, &lake).await,
                    _ => review::reject(world.kept(), LAKESIDE, Some(&lake)).await,
                }
            };
            let ended = polled(most, decision).await;
            // As somebody does who signs in.
            let entry = Entry::new(Who::Unknown, "sign_in", "account", "somebody").refused();
            world.state().audit.tell(&world.db, &world.clock, entry).await.unwrap();
            if let Some(ended) = ended {
                ended.unwrap();
                assert!(most > 10, "it was never broken off while joining: {most}");
                break;
            }
        }
        review::accept(world.kept(), LAKESIDE, &lake).await.unwrap();
        assert_eq!(codes(&world.facility("みずうみ").await), ["home_visits"]);
    }
}

story! {
    async fn a_decision_is_shown_also_when_its_visitor_goes_away(world) {
        let [lake, _] = two_that_wait(&world).await;
        let clerk = clerk(&world).await;
        let (path, accepted) = (format!("{QUEUE}/{LAKESIDE}/decision"), json!({ "accepted": lake }));
        for most in 1.. {
            let answer = polled(most, clerk.post_json(&path, &accepted)).await;
            tokio::time::sleep(Duration::from_millis(20)).await;
            if world.told().await.iter().any(|(action, ..)| action == "decide_join") {
                assert!(answer.is_none(), "the visitor never went away");
                break;
            }
        }
        for _ in 0..100 {
            if !codes(&world.facility("みずうみ").await).is_empty() {
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("it is decided, and not shown within five seconds");
    }
}

story! {
    async fn what_is_decided_stays_so_where_joining_behind_it_fails(world) {
        async fn run(world: &World, sql: &'static str) {
            server::on_writer!(&world.db, |pool| sqlx::query(sql).execute(pool).await.map(|_| ())).unwrap();
        }
        let [lake, _] = two_that_wait(&world).await;
        let far = Sheet::institutions('1').institution("3911", "とおい病院", &[("所在地", "高知県高知市布師田１")]);
        world.import(&[&world.write("01-1_20250601.csv", far.bytes())]).await.unwrap();
        let clerk = clerk(&world).await;
        run(&world, "update facilities set entry = 'damaged' where name = 'とおい病院'").await;
        let answer = clerk.post_json(&format!("{QUEUE}/{LAKESIDE}/decision"), &json!({ "accepted": lake })).await;
        assert_eq!((answer.status, &answer.json()["join"]["decided_by"]), (StatusCode::OK, &json!("森一")), "{}", answer.text);
        assert_eq!(codes(&world.facility("みずうみ").await), [""; 0]);
        let failed = review::reject(world.kept(), YAMANE, None).await;
        assert!(matches!(failed, Err(DecisionError::NotJoined(_))), "{failed:?}");
        assert_eq!(world.told().await.iter().filter(|(action, ..)| action == "decide_join").count(), 2);
        // The next one joins what waited.
        run(&world, "update facilities set entry = null where name = 'とおい病院'").await;
        review::reject(world.kept(), YAMANE, None).await.unwrap();
        assert_eq!(codes(&world.facility("みずうみ").await), ["home_visits"]);
    }
}
