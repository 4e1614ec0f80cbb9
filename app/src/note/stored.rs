//! あずける: the server keeps a copy that only passphrase and recovery secret together open, under a name that says nothing.

use std::cell::{Cell, RefCell};

use api::note_backups::NewNoteBackup;
use api::{Client, ClientError, Precondition, Request, Response, Transport, TransportError};
use futures_util::future::BoxFuture;
use note::crypt::file::{Kept, Kind};
use note::crypt::recovery::{self, Secret};
use note::crypt::text;
use note::document::Answer;
use send_wrapper::SendWrapper;
use sha2::{Digest as _, Sha256};

use super::keeping::{Said, secret};
use super::open_note::{self, with};
use super::{dom, home};

/// Whether the note is stored (`on`), since when (`at`), and which revision it was then.
pub const STORED: &str = "keep.stored";

/// So long after the last save the copy follows.
const PAUSE: i32 = 5_000;

thread_local! {
    static IS_DUE: Cell<bool> = const { Cell::new(false) };
    /// What the last try said.
    static TOLD: RefCell<String> = RefCell::default();
}

/// Carries requests in a browser.
struct Fetch;

impl Transport for Fetch {
    fn send(&self, request: Request) -> BoxFuture<'static, Result<Response, TransportError>> {
        Box::pin(SendWrapper::new(async move {
            fetch_any(request).await.map_err(|error| TransportError(error.to_string()))
        }))
    }
}

async fn fetch_any(request: Request) -> Result<Response, gloo_net::Error> {
    use gloo_net::http::{Method, RequestBuilder};

    let method = match request.method {
        api::Method::Get => Method::GET,
        api::Method::Post => Method::POST,
        api::Method::Put => Method::PUT,
        api::Method::Delete => Method::DELETE,
    };
    let mut builder = RequestBuilder::new(&request.path).method(method);
    for (name, value) in request.headers() {
        builder = builder.header(name, &value);
    }
    let asked = match request.body.and_then(|body| String::from_utf8(body).ok()) {
        Some(body) => builder.body(body)?,
        None => builder.build()?,
    };
    let response = asked.send().await?;
    Ok(Response { status: response.status(), body: response.binary().await? })
}

pub fn client() -> Client {
    Client::new(Fetch)
}

fn capability(secret: &Secret) -> String {
    text(&recovery::capability(secret))
}

impl From<ClientError> for Said {
    fn from(error: ClientError) -> Self {
        Self(dom::word(match error.status() {
            404 => "backup_none",
            413 => "too_large",
            429 => "limited",
            503 if matches!(error, ClientError::Refused { .. }) => "backup_full",
            _ => "no_connection",
        }))
    }
}

/// What the server keeps for this secret.
pub async fn fetch(secret: &Secret) -> Result<Kept, Said> {
    let found = client().get_note_backup(&capability(secret)).await?;
    Ok(Kept::read(&found.backup.sealed)?)
}

fn is_on() -> bool {
    with(|open| !open.note.text(STORED, "on").is_empty()).unwrap_or_default()
}

/// Says on the screen whether the note is stored.
pub fn show() {
    dom::when("stored", is_on());
    let at = with(|open| open.note.text(STORED, "at").to_owned()).unwrap_or_default();
    let told = TOLD.with_borrow(Clone::clone);
    let words = match (is_on(), told.is_empty()) {
        (false, _) => String::new(),
        (true, false) => told,
        (true, true) => dom::word_with("stored", "date", &dom::moment_in_words(&at)),
    };
    dom::out("stored", &words);
}

/// Stores the note from now on.
pub async fn store() -> Result<(), Said> {
    // What the server could guess at must not be stored: without a passphrase there is no such lock.
    if !with(|open| open.has(|kind| matches!(kind, Kind::Stored { .. }))).unwrap_or_default() {
        super::screens::go("passphrase");
        return Err(Said(dom::word("passphrase_needed")));
    }
    let was_on = is_on();
    if !was_on {
        with(|open| open.write(STORED, on(0)));
    }
    let stored = exchange(true).await;
    if stored.is_err() && !was_on {
        with(|open| open.note.remove(STORED));
    }
    open_note::save().await?;
    show();
    stored
}

fn on(revision: i64) -> Answer {
    let fields = [("on", "yes".to_owned()), ("at", dom::now()), ("revision", revision.to_string())];
    fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

/// Lets the copy follow what was saved.
pub fn send_soon() {
    if !is_on() || IS_DUE.replace(true) {
        return;
    }
    dom::after(PAUSE, || {
        IS_DUE.set(false);
        crate::browser::spawn(async {
            let told = exchange(false).await.err().map(|Said(words)| words);
            TOLD.set(told.unwrap_or_default());
            show();
            home::show();
        });
    });
}

/// Takes in what another device has stored, and stores what that lacks. `anew`: also where nothing is stored (any more).
async fn exchange(anew: bool) -> Result<(), Said> {
    let Some(secret) = secret() else { return Err(Said(dom::word("passphrase_needed"))) };
    // Another device may be first: then what it brought is taken in, and it is tried again.
    for _ in 0..4 {
        let known: i64 =
            with(|open| open.note.text(STORED, "revision").parse().unwrap_or_default()).unwrap_or_default();
        let (revision, precondition) = match client().get_note_backup(&capability(&secret)).await {
            Ok(found) => {
                let kept = Kept::read(&found.backup.sealed)?;
                let key = with(|open| open.key).unwrap_or_default();
                // Another device has changed the passphrase: it is asked for under "open".
                let there = kept.open(&key).map_err(|_| Said(dom::word("passphrase_changed")))?;
                let is_behind = with(|open| {
                    let is_behind = open.note.is_ahead_of(&there);
                    if there.is_ahead_of(&open.note) {
                        open.note.join(&there);
                    }
                    is_behind
                });
                let is_old = found.backup.revision < known;
                if !is_behind.unwrap_or_default() {
                    return if is_old { Err(Said(dom::word("backup_old"))) } else { Ok(()) };
                }
                (found.backup.revision, Precondition::Revision(found.backup.revision))
            }
            Err(ClientError::Refused { status: 404, .. }) if known == 0 || anew => (known, Precondition::Nothing),
            Err(ClientError::Refused { status: 404, .. }) => return Err(Said(dom::word("backup_lost"))),
            Err(error) => return Err(error.into()),
        };
        let sealed = with(|open| {
            open.write(STORED, on(revision.max(known) + 1));
            let locks = open.locks.iter().filter(|lock| matches!(lock.kind, Kind::Stored { .. })).cloned();
            open.kept(locks.collect())
        });
        let Some(sealed) = sealed else { return Ok(()) };
        let digest: String = Sha256::digest(sealed.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
        match client().put_note_backup(&capability(&secret), &NewNoteBackup { sealed }, precondition).await {
            // What is said to be stored is compared with what was sent.
            Ok(receipt) if receipt.backup.sha256 == digest => {
                let saved = open_note::save_quietly().await;
                return saved.map_err(Said::from);
            }
            Ok(_) => return Err(Said(dom::word("backup_lost"))),
            Err(ClientError::Refused { status: 412, .. }) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(Said(dom::word("limited")))
}

/// Deletes what is stored, and stores nothing from now on.
pub async fn unstore() -> Result<(), Said> {
    let Some(secret) = secret() else { return Ok(()) };
    match client().delete_note_backup(&capability(&secret)).await {
        Ok(()) | Err(ClientError::Refused { status: 404, .. }) => {}
        Err(error) => return Err(error.into()),
    }
    with(|open| open.note.remove(STORED));
    open_note::save().await?;
    show();
    dom::done(&dom::word("unstored"));
    Ok(())
}

/// The recovery secret has changed: what was stored under the old one is deleted, and stored under the new one.
pub async fn move_from(old: &Secret) {
    if is_on() {
        let _ = client().delete_note_backup(&capability(old)).await;
        with(|open| open.write(STORED, on(0)));
        let told = exchange(true).await.err().map(|Said(words)| words);
        TOLD.set(told.unwrap_or_default());
    }
}
