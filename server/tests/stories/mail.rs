//! The outbox: what happens to a mail when the mail server is well, refuses, breaks off or is not there.

use std::collections::HashSet;
use std::time::Duration;

use server::clock::Clock;
use server::db::Db;
use server::mail::delivery::{Delivery, Fault};
use server::mail::{Mail, Mailer, Round};

use crate::mail_server::{MailServer, Manners, mailer_to};
use crate::world::{World, story};

const SENT: Round = Round { sent: 1, put_off: 0, given_up: 0 };
const PUT_OFF: Round = Round { sent: 0, put_off: 1, given_up: 0 };
const GIVEN_UP: Round = Round { sent: 0, put_off: 0, given_up: 1 };
const NOTHING: Round = Round { sent: 0, put_off: 0, given_up: 0 };

fn to_hanako() -> Mail {
    Mail {
        to: "hanako@example.jp".to_owned(),
        subject: "【ささえ】招待".to_owned(),
        body: "https://sasae.example.jp/pro/join/secret\n".to_owned(),
    }
}

async fn enqueue(world: &World, mailer: &Mailer, mail: Mail) {
    let mut transaction = world.db.begin().await.unwrap();
    mailer.enqueue(&mut transaction, &world.clock, mail).await.unwrap();
    transaction.commit().await.unwrap();
}

/// So long after the world's own moment.
fn later(world: &World, seconds: i64) -> Clock {
    Clock::Fixed(world.clock.now() + jiff::SignedDuration::from_secs(seconds))
}

/// (what of the person is left, sent, given up, fault)
async fn row(world: &World) -> (Option<String>, bool, bool, Option<String>) {
    const SQL: &str = "select coalesce(to_address, subject, body), sent_at, failed_at, fault from mails";
    type Row = (Option<String>, Option<String>, Option<String>, Option<String>);
    let (person, sent, failed, fault): Row =
        server::on_reader!(&world.db, |pool| sqlx::query_as(SQL).fetch_one(pool).await).unwrap();
    (person, sent.is_some(), failed.is_some(), fault)
}

/// Sends one mail to a server with these manners; then it is tried at the moments that are told.
async fn tried(world: &World, mailer: &Mailer, moments: &[(i64, Round)]) {
    enqueue(world, mailer, to_hanako()).await;
    for (seconds, expected) in moments {
        let round = mailer.send_now(&world.db, &later(world, *seconds)).await.unwrap();
        assert_eq!(round, *expected, "after {seconds} seconds");
    }
}

story! {
    async fn a_mail_is_sent_once_and_forgotten(world) {
        let server = MailServer::with(Manners::Takes).await;
        tried(&world, &server.mailer(), &[(0, SENT), (0, NOTHING), (1_000_000, NOTHING)]).await;
        let taken = server.taken();
        assert_eq!(taken.len(), 1);
        assert_eq!(taken[0].0, "hanako@example.jp");
        assert!(taken[0].1.contains("Message-ID: <") && taken[0].1.contains("@city.example.jp>"), "{}", taken[0].1);
        assert_eq!(row(&world).await, (None, true, false, None));
    }
}

story! {
    async fn what_is_rolled_back_is_not_sent_and_what_is_committed_is_sent_at_once(world) {
        let server = MailServer::with(Manners::Takes).await;
        let mailer = server.mailer();
        let sending = mailer.start(world.db.clone(), world.clock.clone());
        let mut dropped = world.db.begin().await.unwrap();
        mailer.enqueue(&mut dropped, &world.clock, to_hanako()).await.unwrap();
        drop(dropped);
        tokio::time::sleep(Duration::from_millis(300)).await;
        assert_eq!(server.taken(), []);
        enqueue(&world, &mailer, to_hanako()).await;
        for _ in 0..200 {
            if !server.taken().is_empty() {
                break;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        assert_eq!(server.taken().len(), 1, "within two seconds");
        sending.stop().await;
        assert_eq!(row(&world).await, (None, true, false, None));
    }
}

story! {
    async fn what_is_not_taken_now_is_tried_again_for_three_days(world) {
        let server = MailServer::with(Manners::NotNow).await;
        let moments = [(0, PUT_OFF), (59, NOTHING), (60, PUT_OFF), (359, NOTHING), (360, PUT_OFF), (1259, NOTHING)];
        tried(&world, &server.mailer(), &moments).await;
        let fault = Some(Fault::NotNow("451".to_owned()).to_string());
        assert_eq!(row(&world).await, (Some("hanako@example.jp".to_owned()), false, false, fault.clone()));
        let end = later(&world, 3 * 24 * 3600);
        assert_eq!(server.mailer().send_now(&world.db, &end).await.unwrap(), GIVEN_UP);
        assert_eq!(row(&world).await, (None, false, true, fault));
    }
}

story! {
    async fn what_is_refused_for_good_is_given_up_and_names_nobody(world) {
        let server = MailServer::with(Manners::Refuses).await;
        tried(&world, &server.mailer(), &[(0, GIVEN_UP), (1_000_000, NOTHING)]).await;
        assert_eq!(row(&world).await, (None, false, true, Some("refused for good (550)".to_owned())));
    }
}

story! {
    async fn a_refusal_of_ourselves_waits_until_the_settings_are_right(world) {
        let server = MailServer::with(Manners::DistrustsUs).await;
        tried(&world, &server.mailer(), &[(0, PUT_OFF)]).await;
        let server = MailServer::with(Manners::PassesNothingOn).await;
        assert_eq!(server.mailer().send_now(&world.db, &later(&world, 60)).await.unwrap(), PUT_OFF);
        let well = MailServer::with(Manners::Takes).await;
        assert_eq!(well.mailer().send_now(&world.db, &later(&world, 1_000)).await.unwrap(), SENT);
        assert_eq!(well.taken().len(), 1);
    }
}

story! {
    async fn a_server_that_hangs_up_or_is_not_there_is_asked_again(world) {
        let server = MailServer::with(Manners::HangsUp).await;
        tried(&world, &server.mailer(), &[(0, PUT_OFF)]).await;
        assert_eq!(row(&world).await.3, Some(Fault::BrokenOff.to_string()));
        let nowhere = {
            let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
            listener.local_addr().unwrap()
        };
        assert_eq!(mailer_to(nowhere).send_now(&world.db, &later(&world, 60)).await.unwrap(), PUT_OFF);
        assert_eq!(row(&world).await.3, Some(Fault::NotReached.to_string()));
        let well = MailServer::with(Manners::Takes).await;
        assert_eq!(well.mailer().send_now(&world.db, &later(&world, 360)).await.unwrap(), SENT);
        assert_eq!(row(&world).await, (None, true, false, None));
    }
}

story! {
    async fn when_a_sender_dies_over_a_mail_another_takes_it_afterwards(world) {
        let silent = MailServer::with(Manners::IsSilent).await.mailer();
        enqueue(&world, &silent, to_hanako()).await;
        let dying = silent.send_now(&world.db, &world.clock);
        assert!(tokio::time::timeout(Duration::from_millis(500), dying).await.is_err(), "it has died");
        let well = MailServer::with(Manners::Takes).await;
        for (seconds, expected) in [(299, NOTHING), (300, SENT), (900, NOTHING)] {
            assert_eq!(well.mailer().send_now(&world.db, &later(&world, seconds)).await.unwrap(), expected, "{seconds}");
        }
    }
}

story! {
    async fn a_clock_that_was_wrong_holds_no_mail_back(world) {
        let server = MailServer::with(Manners::NotNow).await;
        enqueue(&world, &server.mailer(), to_hanako()).await;
        let wrong = later(&world, 24 * 3600);
        assert_eq!(server.mailer().send_now(&world.db, &wrong).await.unwrap(), PUT_OFF);
        let well = MailServer::with(Manners::Takes).await;
        assert_eq!(well.mailer().send_now(&world.db, &later(&world, 1)).await.unwrap(), SENT);
    }
}

story! {
    async fn without_encryption_nothing_is_said(world) {
        let server = MailServer::with(Manners::Takes).await;
        let setting = format!("smtp://sasae:s3cret@{}", server.address);
        let mailer = Mailer::new(Delivery::by_server(&setting, "sasae@city.example.jp").unwrap());
        tried(&world, &mailer, &[(0, PUT_OFF)]).await;
        assert_eq!(row(&world).await.3, Some(Fault::NotEncrypted.to_string()));
        assert_eq!(server.taken(), []);
        let heard = server.heard();
        assert!(heard.iter().all(|line| line.starts_with("EHLO") || line == "QUIT"), "{heard:?}");
    }
}

story! {
    async fn without_a_server_each_mail_is_a_file_that_only_we_can_read(world) {
        use std::os::unix::fs::PermissionsExt;
        let folder = world.path("letters/mail");
        let mailer = Mailer::new(Delivery::into_folder(folder.clone(), "sasae@localhost").unwrap());
        tried(&world, &mailer, &[(0, SENT)]).await;
        let files: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|file| file.unwrap()).collect();
        assert_eq!(files.len(), 1);
        assert_eq!(files[0].path().extension().unwrap(), "eml");
        assert_eq!(files[0].metadata().unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(std::fs::metadata(&folder).unwrap().permissions().mode() & 0o777, 0o700);
        assert!(std::fs::read_to_string(files[0].path()).unwrap().contains("To: hanako@example.jp"));
        // A file where the folder should be.
        let blocked = Mailer::new(Delivery::into_folder(world.write("taken", ""), "sasae@localhost").unwrap());
        enqueue(&world, &blocked, to_hanako()).await;
        assert_eq!(blocked.send_now(&world.db, &world.clock).await.unwrap(), PUT_OFF);
    }
}

story! {
    async fn two_servers_send_each_of_200_mails_once(world) {
        let server = MailServer::with(Manners::Takes).await;
        let mut transaction = world.db.begin().await.unwrap();
        for number in 0..200 {
            let mail = Mail { to: format!("person{number}@example.jp"), ..to_hanako() };
            server::mail::enqueue(&mut transaction, &world.clock, mail).await.unwrap();
        }
        transaction.commit().await.unwrap();
        let another = Db::open(&world.url).await.unwrap();
        let (one, two) = (server.mailer(), server.mailer());
        let (first, second) = tokio::join!(one.send_now(&world.db, &world.clock), two.send_now(&another, &world.clock));
        let (first, second) = (first.unwrap(), second.unwrap());
        assert_eq!(first.sent + second.sent, 200, "{first:?} {second:?}");
        assert!(first.sent > 20 && second.sent > 20, "both had a part: {first:?} {second:?}");
        let addresses: HashSet<String> = server.taken().into_iter().map(|(to, _)| to).collect();
        assert_eq!((server.taken().len(), addresses.len()), (200, 200));
        another.close().await;
    }
}

/// What was sent stands nowhere in the files of the database.
#[tokio::test]
async fn a_sent_link_is_in_no_file_of_the_database() {
    let world = World::sqlite().await;
    let server = MailServer::with(Manners::Takes).await;
    enqueue(&world, &server.mailer(), to_hanako()).await;
    assert_eq!(server.mailer().send_now(&world.db, &world.clock).await.unwrap(), SENT);
    for name in ["sasae.db", "sasae.db-wal"] {
        let bytes = std::fs::read(world.path(name)).unwrap();
        for secret in ["join/secret", "hanako@example.jp"] {
            assert!(memchr::memmem::find(&bytes, secret.as_bytes()).is_none(), "{secret} in {name}");
        }
    }
}
