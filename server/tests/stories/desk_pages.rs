//! Pages of a desk, without script.

use api::accounts::Role;
use api::consults::lists::{ConsultLists, ListItem};
use serde_json::json;

use crate::consult_desk::typed;
use crate::staff::At;
use crate::world::story;

/// The fields of the form of a list, as its page has them: code and words of each row.
fn rows(topics: &[ListItem]) -> Vec<(String, String)> {
    let fields = |(at, item): (usize, &ListItem)| {
        let field = |name: &str, value: &str| (format!("item{at}_{name}"), value.to_owned());
        [field("code", &item.code), field("order", &(at + 1).to_string()), field("ja", &item.ja)]
    };
    topics.iter().enumerate().flat_map(fields).collect()
}

fn as_fields(rows: &[(String, String)]) -> Vec<(&str, &str)> {
    rows.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

story! {
    /// What the first one added and what the second one typed: both are there.
    async fn of_two_who_edit_a_list_the_second_loses_nothing(world) {
        let staff = world.staff().await;
        world.desks(&staff).await;
        let browser = staff.browser(&world, staff.person(At::Region, Role::Administrator)).await;
        let standard: ConsultLists = serde_json::from_value(world.json("/api/v1/consult-lists").await).unwrap();
        let path = "/pro/desk/settings/topics";
        assert!(browser.get(path).await.text.contains("name=\"revision\" value=\"0\""));
        let own = |words: &str| {
            let mut topics = standard.topics.clone();
            topics.push(ListItem { ja: words.to_owned(), ..ListItem::default() });
            [vec![("revision".to_owned(), "0".to_owned())], rows(&topics)].concat()
        };
        let (mut first, second) = (own("眠れない"), own("お金のこと"));
        first.push(("item0_retired".to_owned(), "yes".to_owned()));
        assert_eq!(browser.post_form(path, &as_fields(&first)).await.status, 303);
        let told = browser.post_form(path, &as_fields(&second)).await;
        assert_eq!(told.status, 412);
        let new = format!("name=\"item{}_code\" value=\"\"", standard.topics.len());
        for words in ["まだ保存していません", "眠れない", "お金のこと", "name=\"revision\" value=\"1\"", &new,
            &format!("今保存されている内容：<span>{}", standard.topics[0].ja)] {
            assert!(told.text.contains(words), "{words}: {}", told.text);
        }
        assert_eq!(world.json("/api/v1/consult-lists").await["revision"], 1);
        // Pressed once more, as the page has it now: the new one of the first with its code, that of the second without.
        let at = standard.topics.len() + 1;
        let more = [("revision", "1".to_owned()), (&format!("item{at}_code"), "own_1".to_owned()),
            (&format!("item{at}_ja"), "眠れない".to_owned())].map(|(name, value)| (name.to_owned(), value));
        let again = [&more[..], &second[1..]].concat();
        assert_eq!(browser.post_form(path, &as_fields(&again)).await.status, 303);
        let kept: ConsultLists = serde_json::from_value(world.json("/api/v1/consult-lists").await).unwrap();
        let new: Vec<&str> = kept.topics[standard.topics.len()..].iter().map(|item| item.ja.as_str()).collect();
        assert!(new.len() == 2 && new.contains(&"眠れない") && new.contains(&"お金のこと"), "{new:?}");
    }
}

story! {
    async fn who_was_asked_by_mistake_reads_a_case_no_more(world) {
        let staff = world.staff().await;
        let clerk = world.desks(&staff).await;
        let nurse = staff.person(At::Nurses, Role::Staff);
        let id = clerk.does("POST", "/consults", &typed("x")).await["consult"]["id"].as_str().unwrap().to_owned();
        clerk.takes(&id, json!({"kind": "circulate", "membership_ids": [nurse.membership_id], "words": "ご覧ください"})).await;
        let browser = staff.browser(&world, staff.person(At::Region, Role::Administrator)).await;
        let path = format!("/pro/desk/{id}");
        let page = browser.get(&path).await.text;
        assert!(page.contains("回覧をやめる"), "{page}");
        let fields = [("kind", "take_back"), ("seen", "2"), ("sending", "0123456789abcdef"),
            ("take_back_membership_id", nurse.membership_id.as_str())];
        // Pressed twice, it is done once.
        for _ in 0..2 {
            assert_eq!(browser.post_form(&path, &fields).await.status, 303);
        }
        let page = browser.get(&path).await.text;
        assert!(page.contains(&format!("回覧をやめた　{}", nurse.name)) && !page.contains("回覧をやめる"), "{page}");
        let asked = staff.browser(&world, nurse).await;
        assert_eq!(asked.get(&path).await.status, 404);
    }
}

story! {
    /// What is handed over to whom it is about: all of it, with the papers to be opened.
    async fn the_export_has_the_question_and_the_papers(world) {
        let staff = world.staff().await;
        let clerk = world.desks(&staff).await;
        let id = clerk.does("POST", "/consults", &typed("x")).await["consult"]["id"].as_str().unwrap().to_owned();
        const ATTACH: &str = "insert into consult_attachments (id, consult_id, name, media_type, bytes, attached_at,
            attached_by, sending, sealed) values ('a1', $1, '紹介状.pdf', 'application/pdf', 1, '2026-11-20T01:00:00.000Z',
            $2, 'a1', $3)";
        server::on_writer!(&world.db, |pool| {
            let attach = sqlx::query(ATTACH).bind(&id).bind(&clerk.person.membership_id).bind(b"x".to_vec());
            attach.execute(pool).await.map(|_| ())
        }).unwrap();
        let mut changed = clerk.case(&id).await["sheet"].take();
        changed["words"] = json!("書き直した");
        clerk.does("PUT", &format!("/consults/{id}/sheet"), &json!({ "seen": 1, "sheet": changed })).await;
        let browser = staff.browser(&world, staff.person(At::Region, Role::Administrator)).await;
        let page = browser.get(&format!("/pro/desk/{id}/export")).await.text;
        for words in ["書き直した", "退院後の訪問看護をさがしている", "/attachments/a1\">紹介状.pdf"] {
            assert!(page.contains(words), "{words}: {page}");
        }
    }
}
