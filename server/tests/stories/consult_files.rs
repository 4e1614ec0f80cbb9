//! Papers and pictures of a case: who reaches them, what is taken, and that none is doubled or left behind.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use api::accounts::Role;
use api::consults::{MOST_ATTACHMENT_BYTES, MOST_ATTACHMENTS};
use axum::body::{Body, Bytes};
use axum::http::{Request, StatusCode};
use futures_util::StreamExt;
use image::codecs::png::PngEncoder;
use image::{DynamicImage, RgbImage};
use serde_json::{Value, json};

use crate::consult_desk::{Somebody, fault, sending, typed};
use crate::staff::At;
use crate::world::{Answer, World, story};

const PDF: &[u8] = b"%PDF-1.4\n1 0 obj\nendobj\n%%EOF\n";
const BOUNDARY: &str = "----form-of-a-browser";

fn picture(shade: u8) -> Vec<u8> {
    let mut bytes = Vec::new();
    let image = DynamicImage::ImageRgb8(RgbImage::from_pixel(4, 4, image::Rgb([shade, 0, 0])));
    image.write_with_encoder(PngEncoder::new(&mut bytes)).unwrap();
    bytes
}

fn multipart(sending: &str, name: &str, bytes: &[u8]) -> Vec<u8> {
    let head = format!(
        "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"sending\"\r\n\r\n{sending}\r\n--{BOUNDARY}\r\n\
         Content-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\nContent-Type: image/gif\r\n\r\n"
    );
    [head.as_bytes(), bytes, format!("\r\n--{BOUNDARY}--\r\n").as_bytes()].concat()
}

fn request(path: &str, cookie: &str, body: Body) -> Request<Body> {
    let request = Request::post(path).header("cookie", cookie).header("sec-fetch-site", "same-origin");
    request.header("content-type", format!("multipart/form-data; boundary={BOUNDARY}")).body(body).unwrap()
}

async fn attach(world: &World, who: &Somebody<'_>, case: &str, (sending, name, bytes): (&str, &str, &[u8])) -> Answer {
    let path = format!("/api/v1/consults/{case}/attachments");
    world.send(request(&path, &who.cookie, multipart(sending, name, bytes).into())).await
}

async fn new_case(who: &Somebody<'_>) -> String {
    let case = who.does("POST", "/consults", &typed("退院後の訪問看護")).await;
    case["consult"]["id"].as_str().unwrap().to_owned()
}

async fn kept(world: &World) -> Vec<Vec<u8>> {
    const SQL: &str = "select sealed from consult_attachments order by id";
    server::on_reader!(&world.db, |pool| sqlx::query_scalar(SQL).fetch_all(pool).await).unwrap()
}

story! {
    async fn a_paper_is_attached_once_sealed_and_read_back(world) {
        let staff = world.staff().await;
        let clerk = world.desks(&staff).await;
        let case = new_case(&clerk).await;
        let token = sending();
        let sent = (token.as_str(), "C:\\診療情報.html", PDF);
        let answer = attach(&world, &clerk, &case, sent).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text);
        let consult = answer.json()["consult"].take();
        let attachment = &consult["attachments"][0];
        assert_eq!((&attachment["name"], &attachment["media_type"]), (&json!("診療情報.pdf"), &json!("application/pdf")));
        assert_eq!((&attachment["bytes"], &attachment["attached_by"]), (&json!(PDF.len()), &json!(clerk.person.name)));
        let last = consult["steps"].as_array().unwrap().last().unwrap().clone();
        assert_eq!(last["done"], json!({"kind": "attached", "name": "診療情報.pdf"}));
        // The same form twice, at once and again, is one; another file with the same token is another.
        let again = attach(&world, &clerk, &case, sent).await;
        assert_eq!(again.json()["consult"]["attachments"].as_array().unwrap().len(), 1);
        let picture = picture(200);
        let (one, other) = tokio::join!(
            attach(&world, &clerk, &case, (&token, "a.png", &picture)),
            attach(&world, &clerk, &case, (&token, "a.png", &picture))
        );
        assert_eq!((one.status, other.status), (StatusCode::CREATED, StatusCode::CREATED), "{}{}", one.text, other.text);
        let case_now = clerk.case(&case).await;
        assert_eq!(case_now["attachments"].as_array().unwrap().len(), 2);
        // In the database nobody sees what they are.
        let sealed = kept(&world).await;
        assert!(sealed.iter().all(|sealed| !sealed.starts_with(b"%PDF") && !sealed.starts_with(b"\x89PNG")));
        let path = |at: usize| format!("/consults/{case}/attachments/{}", case_now["attachments"][at]["id"].as_str().unwrap());
        for (at, how, media_type) in [(0, "attachment", "application/pdf"), (1, "inline", "image/png")] {
            let read = clerk.ask("GET", &path(at), &Value::Null).await;
            assert_eq!((read.status, &read.headers["content-type"]), (StatusCode::OK, &media_type.parse().unwrap()));
            assert!(read.headers["content-disposition"].to_str().unwrap().starts_with(&format!("{how}; filename*=UTF-8''")));
            assert_eq!(read.headers["cache-control"], "no-store");
            assert_eq!(read.headers["x-content-type-options"], "nosniff");
            assert!(read.headers["content-security-policy"].to_str().unwrap().contains("sandbox"));
            assert!(at == 1 || read.bytes == PDF);
        }
        // Taken away, it is gone; that it was there is told.
        clerk.does("DELETE", &path(0), &Value::Null).await;
        for method in ["GET", "DELETE"] {
            assert_eq!(clerk.ask(method, &path(0), &Value::Null).await.status, StatusCode::NOT_FOUND, "{method}");
        }
        let case_now = clerk.case(&case).await;
        let last = case_now["steps"].as_array().unwrap().last().unwrap().clone();
        assert_eq!(last["done"], json!({"kind": "attachment_removed", "name": "診療情報.pdf"}));
        assert_eq!(kept(&world).await.len(), 1);
        // A form of somebody whose session has ended says that the file is gone.
        let form = format!("/pro/desk/{case}/attachments");
        let lost = world.send(request(&form, "", multipart(&token, "a.pdf", PDF).into())).await;
        assert_eq!(lost.status, StatusCode::UNAUTHORIZED);
        assert!(lost.text.contains("ファイルは送られませんでした"), "{}", lost.text);
        // What is emptied takes nothing more, and keeps none.
        clerk.does("DELETE", &format!("/consults/{case}"), &Value::Null).await;
        assert!(kept(&world).await.is_empty());
        assert_eq!(attach(&world, &clerk, &case, sent).await.status, StatusCode::CONFLICT);
    }
}

story! {
    async fn nobody_else_reaches_a_paper_and_who_is_asked_only_reads_it(world) {
        let staff = world.staff().await;
        let clerk = world.desks(&staff).await;
        let case = new_case(&clerk).await;
        let nurse = world.somebody(staff.person(At::Nurses, Role::Staff)).await;
        let reader = world.somebody(staff.person(At::Region, Role::Reader)).await;
        let answer = attach(&world, &clerk, &case, (&sending(), "a.pdf", PDF)).await;
        let id = answer.json()["consult"]["attachments"][0]["id"].as_str().unwrap().to_owned();
        let path = format!("/consults/{case}/attachments/{id}");
        let other = new_case(&clerk).await;
        let elsewhere = format!("/consults/{other}/attachments/{id}");
        assert_eq!(clerk.ask("GET", &elsewhere, &Value::Null).await.status, StatusCode::NOT_FOUND, "of another case");
        assert_eq!(clerk.ask("DELETE", &elsewhere, &Value::Null).await.status, StatusCode::NOT_FOUND);
        for who in [&nurse, &reader] {
            assert_eq!(who.ask("GET", &path, &Value::Null).await.status, StatusCode::NOT_FOUND);
            let refused = attach(&world, who, &case, (&sending(), "a.pdf", PDF)).await;
            assert!(matches!(refused.status.as_u16(), 403 | 404), "{}", refused.text);
        }
        assert_eq!(world.get(&format!("/api/v1{path}")).await.status, StatusCode::UNAUTHORIZED);
        let step = json!({"kind": "circulate", "membership_ids": [nurse.person.membership_id], "words": "ご意見を"});
        clerk.takes(&case, step).await;
        // What is circulated is the case without names: no papers.
        assert_eq!(nurse.case(&case).await["attachments"], json!([]));
        assert_eq!(nurse.ask("GET", &path, &Value::Null).await.status, StatusCode::NOT_FOUND);
        assert_eq!(clerk.ask("GET", &path, &Value::Null).await.bytes, PDF);
        assert_eq!(nurse.ask("DELETE", &path, &Value::Null).await.status, StatusCode::NOT_FOUND);
        assert_eq!(attach(&world, &nurse, &case, (&sending(), "a.pdf", PDF)).await.status, StatusCode::NOT_FOUND);
        assert_eq!(kept(&world).await.len(), 1);
    }
}

story! {
    async fn what_is_not_taken_is_said(world) {
        let staff = world.staff().await;
        let clerk = world.desks(&staff).await;
        let case = new_case(&clerk).await;
        for (token, bytes, status, code, field) in [
            (sending(), b"<script>".to_vec(), 415, "wrong_type", "file"),
            (sending(), b"\0\0\0\x18ftypheic".to_vec(), 415, "wrong_type", "file"),
            (sending(), PDF[..12].to_vec(), 422, "broken_file", "file"),
            (sending(), picture(1)[..40].to_vec(), 422, "broken_file", "file"),
            (sending(), Vec::new(), 422, "required", "file"),
            ("x".to_owned(), PDF.to_vec(), 422, "invalid_value", "sending"),
            (sending(), vec![0; MOST_ATTACHMENT_BYTES + 1], 413, "too_large", "file"),
        ] {
            let answer = attach(&world, &clerk, &case, (&token, "a.pdf", &bytes)).await;
            let (found, of) = fault(&answer);
            assert_eq!((answer.status.as_u16(), found.as_str(), of.as_str()), (status, code, field), "{}", answer.text);
        }
        let json = clerk.ask("POST", &format!("/consults/{case}/attachments"), &json!({"file": "x"})).await;
        assert_eq!((json.status.as_u16(), fault(&json).0.as_str()), (415, "invalid_body"));
        let path = format!("/api/v1/consults/{case}/attachments");
        let cut = multipart(&sending(), "a.pdf", PDF)[..270].to_vec();
        assert_eq!(world.send(request(&path, &clerk.cookie, cut.into())).await.status, StatusCode::BAD_REQUEST);
        assert!(kept(&world).await.is_empty());
        for number in 0..MOST_ATTACHMENTS {
            let answer = attach(&world, &clerk, &case, (&sending(), &format!("{number}.pdf"), PDF)).await;
            assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text);
        }
        let answer = attach(&world, &clerk, &case, (&sending(), "more.pdf", PDF)).await;
        assert_eq!((answer.status.as_u16(), fault(&answer).0.as_str()), (422, "too_many"));
        assert_eq!(kept(&world).await.len(), MOST_ATTACHMENTS);
    }
}

/// A gigabyte that counts how much of it is taken.
fn gigabyte(taken: &Arc<AtomicUsize>) -> Body {
    const PIECE: usize = 64 * 1024;
    let head = multipart(&sending(), "a.pdf", b"%PDF-");
    let head = head[..head.len() - BOUNDARY.len() - 8].to_vec();
    let counted = taken.clone();
    let pieces = futures_util::stream::iter(0..(1 << 30) / PIECE).map(move |_| {
        counted.fetch_add(PIECE, Ordering::Relaxed);
        Bytes::from_static(&[b'x'; PIECE])
    });
    let head = futures_util::stream::iter([Bytes::from(head)]);
    Body::from_stream(head.chain(pieces).map(Ok::<_, std::io::Error>))
}

story! {
    async fn a_gigabyte_is_cut_off_as_it_comes(world) {
        let staff = world.staff().await;
        let clerk = world.desks(&staff).await;
        let case = new_case(&clerk).await;
        let megabytes = |taken: &Arc<AtomicUsize>| taken.load(Ordering::Relaxed) >> 20;
        let api = format!("/api/v1/consults/{case}/attachments");
        let page = format!("/pro/desk/{case}/attachments");
        for (path, cookie, status, most) in [
            (&api, clerk.cookie.as_str(), 413, 11),
            // Nobody who may attach nothing is listened to.
            (&api, "", 401, 0),
            // A page reads a little more, so that a browser that sends less than that hears its answer.
            (&page, clerk.cookie.as_str(), 413, 15),
            (&page, "", 0, 4),
        ] {
            let taken = Arc::default();
            let answer = world.send(request(path, cookie, gigabyte(&taken))).await;
            assert!(status == 0 || answer.status.as_u16() == status, "{path}: {}", answer.status);
            assert!(megabytes(&taken) <= most, "{path}: {} MB", megabytes(&taken));
        }
        let elsewhere = request("/report", "", gigabyte(&Arc::default()));
        assert_eq!(world.send(elsewhere).await.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
        assert!(kept(&world).await.is_empty());
    }
}
