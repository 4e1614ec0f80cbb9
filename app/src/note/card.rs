//! The emergency card: what the person chose, on paper and behind a QR that can be revoked.

use api::ClientError;
use api::emergency_cards::{MOST_SEALED_CARD, NewEmergencyCard};
use leptos::prelude::window;
use note::card::{Card, Contact};
use note::crypt::card::seal_card;
use note::crypt::{Key, bytes, text};
use note::document::{Answer, Note};
use note::proxies::{self, Role};
use web_sys::Element;

use super::fetch::client;
use super::open_note::{self, with};
use super::said::Said;
use super::{controls, dom, files, rows, secrets};

/// What goes on the card (`on_card`), and its own words.
const CHOSEN: &str = "keep.card";
/// Behind the QR: `id`, `owner`, `key`, and what it says (`said`).
const QR: &str = "keep.card_qr";
/// What the paper said when it was printed (`said`).
const PAPER: &str = "keep.card_paper";

/// What is chosen until somebody chooses.
const FIRST: &str = "doctor people allergies medicines devices illnesses";

fn chosen(note: &Note) -> Answer {
    note.answer(CHOSEN).cloned().unwrap_or_else(|| Answer::from([("on_card".to_owned(), FIRST.to_owned())]))
}

/// The card as the note has it now. Devices are named in the words of the page.
fn made(note: &Note) -> Card {
    let chosen = chosen(note);
    let of = |field: &str| chosen.get(field).cloned().unwrap_or_default();
    let on_card = of("on_card");
    let has = |part: &str| on_card.split_whitespace().any(|one| one == part);
    let entries = |question: &str| -> Vec<Answer> {
        let paths = note.entries(question).into_iter().map(|entry| format!("{question}/{entry}"));
        paths.filter_map(|path| note.answer(&path).cloned()).collect()
    };
    let list = |part: &str, question: &str, name: &str, more: &str| -> Vec<String> {
        let written = if has(part) { entries(question) } else { Vec::new() };
        let said = |answer: Answer| match (answer.get(name), answer.get(more)) {
            (Some(name), Some(more)) => format!("{name}（{more}）"),
            (Some(one), None) | (None, Some(one)) => one.clone(),
            (None, None) => String::new(),
        };
        written.into_iter().map(said).filter(|said| !said.is_empty()).collect()
    };
    let text = |answer: &Answer, field: &str| answer.get(field).cloned().unwrap_or_default();
    let doctor = entries("supporters.doctor").into_iter().map(|doctor| Contact {
        name: [text(&doctor, "name"), text(&doctor, "person")].join(" ").trim().to_owned(),
        relation: String::new(),
        // At night the number by day helps nobody.
        telephone: Some(text(&doctor, "night_telephone"))
            .filter(|number| !number.is_empty())
            .unwrap_or_else(|| text(&doctor, "telephone")),
    });
    let people = proxies::of(note).into_iter().filter(|proxy| proxy.role != Role::MustNot).map(|proxy| Contact {
        name: text(&proxy.answer, "name"),
        relation: text(&proxy.answer, "relation"),
        telephone: text(&proxy.answer, "telephone"),
    });
    let devices =
        note.text("body.devices", "chosen").split_whitespace().map(|device| dom::word(&format!("device_{device}")));
    let own = Some(note.text("body.devices", "words").to_owned());
    Card {
        made_on: dom::today(),
        name: note.text("me.name", "name").to_owned(),
        birthday: note.text("me.name", "birthday").to_owned(),
        doctor: doctor.into_iter().find(|doctor| has("doctor") && !doctor.telephone.is_empty()),
        people: if has("people") { people.collect() } else { Vec::new() },
        allergies: list("allergies", "body.allergies", "what", "reaction"),
        medicines: list("medicines", "body.medicines", "name", "use"),
        devices: if has("devices") { devices.chain(own).filter(|one| !one.is_empty()).collect() } else { Vec::new() },
        illnesses: list("illnesses", "body.illnesses", "name", "since"),
        note_place: if has("note_place") { of("note_place") } else { String::new() },
        words: if has("words") { of("words") } else { String::new() },
    }
}

/// What it says, whenever it was made: in which language its page was does not matter either.
fn said(card: &Card) -> String {
    let same = Card { made_on: String::new(), devices: Vec::new(), ..card.clone() };
    serde_json::to_string(&same).unwrap_or_default() + &card.devices.len().to_string()
}

/// Whether the paper or what is behind the QR says something else than the note.
pub fn is_old(note: &Note) -> bool {
    let now = said(&made(note));
    let differs = |path: &str| note.answer(path).and_then(|answer| answer.get("said")).is_some_and(|said| *said != now);
    differs(PAPER) || differs(QR)
}

pub fn show(screen: &Element) {
    controls::fill(screen, with(|open| chosen(&open.note)).as_ref());
    show_qr_state();
    if qr_of_note().is_some() {
        crate::browser::spawn(async {
            list_openings().await;
        });
    }
}

fn show_qr_state() {
    let has = qr_of_note().is_some();
    dom::when("card-qr", has);
    dom::when("no-card-qr", !has);
}

/// Takes what is chosen on the screen into the note.
pub fn take_in(screen: &Element) {
    let mut answer = controls::read(screen);
    // Nothing is an answer too: it is not what was chosen before anybody chose.
    answer.entry("on_card".to_owned()).or_insert_with(|| "nothing".to_owned());
    with(|open| open.write(CHOSEN, answer));
    open_note::write_soon();
}

struct Qr {
    id: String,
    owner: String,
    key: Key,
}

fn qr_of_note() -> Option<Qr> {
    let answer = with(|open| open.note.answer(QR).cloned()).flatten()?;
    let key = bytes(answer.get("key")?).ok()?.try_into().ok()?;
    Some(Qr { id: answer.get("id")?.clone(), owner: answer.get("owner")?.clone(), key })
}

/// Puts the card behind a QR, or what it says now behind the one that there is.
pub async fn make_qr() -> Result<(), Said> {
    let qr = qr_of_note().unwrap_or_else(|| Qr {
        id: text(&secrets::random::<16>()),
        owner: text(&secrets::random::<32>()),
        key: secrets::random(),
    });
    put(&qr).await?;
    show_qr_state();
    dom::done(&dom::word("card_made"));
    list_openings().await;
    Ok(())
}

async fn put(qr: &Qr) -> Result<(), Said> {
    let Some(card) = with(|open| made(&open.note)) else { return Ok(()) };
    let sealed = seal_card(&card, &qr.id, &qr.key, &secrets::random());
    if sealed.len() > MOST_SEALED_CARD {
        return Err(Said::word("too_much"));
    }
    match client().put_emergency_card(&qr.id, &qr.owner, &NewEmergencyCard { sealed }).await {
        Ok(_) => {}
        Err(ClientError::Refused { status: 403, .. }) => {
            // Another device has revoked it: its name is never used again.
            with(|open| open.note.remove(QR));
            open_note::save().await?;
            return Err(Said::word("revoked"));
        }
        Err(error) => return Err(error.into()),
    }
    let fields = [("id", qr.id.clone()), ("owner", qr.owner.clone()), ("key", text(&qr.key)), ("said", said(&card))];
    with(|open| open.write(QR, fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()));
    open_note::save().await?;
    Ok(())
}

/// Where the QR leads: what stands behind `#` is sent to nobody.
fn address(qr: &Qr) -> String {
    format!("{}/e/{}#{}", window().location().origin().unwrap_or_default(), qr.id, text(&qr.key))
}

async fn list_openings() {
    let Some(qr) = qr_of_note() else { return };
    let words = match client().list_emergency_card_openings(&qr.id, &qr.owner).await {
        Ok(found) if found.openings.is_empty() => vec![dom::word("never_opened")],
        Ok(found) => {
            let one = |at: &str| dom::word_with("opened", "date", &dom::moment_in_words(at));
            found.openings.iter().map(|opening| one(&opening.opened_at)).collect()
        }
        Err(ClientError::Refused { status: 404, .. }) => vec![dom::word("revoked")],
        Err(_) => vec![dom::word("no_connection")],
    };
    dom::out_list("openings", words.iter().map(String::as_str));
}

/// The QR opens nothing from now on.
pub async fn revoke() -> Result<(), Said> {
    let Some(qr) = qr_of_note() else { return Ok(()) };
    match client().delete_emergency_card(&qr.id, &qr.owner).await {
        Ok(()) | Err(ClientError::Refused { status: 404, .. }) => {}
        Err(error) => return Err(error.into()),
    }
    with(|open| open.note.remove(QR));
    open_note::save().await?;
    show_qr_state();
    dom::done(&dom::word("revoked"));
    Ok(())
}

/// Fills the page of the card; what is behind the QR is made to say the same.
pub async fn show_paper() -> Result<(), Said> {
    let Some(card) = with(|open| made(&open.note)) else { return Ok(()) };
    fill(&card);
    let Some(qr) = qr_of_note() else { return Ok(()) };
    files::show_qr("card-qr", Some(&address(&qr)));
    let put = put(&qr).await;
    if qr_of_note().is_none() {
        files::show_qr("card-qr", None);
    }
    put
}

/// Remembers what the paper says when it is printed.
pub fn printed() {
    with(|open| {
        let said = said(&made(&open.note));
        open.write(PAPER, Answer::from([("said".to_owned(), said)]));
    });
    open_note::write_soon();
}

fn fill(card: &Card) {
    let contact = card.doctor.clone().unwrap_or_default();
    let texts = [
        ("name", card.name.clone()),
        ("birthday", dom::in_words(&card.birthday)),
        ("doctor.name", contact.name),
        ("doctor.telephone", contact.telephone),
        ("note_place", card.note_place.clone()),
        ("words", card.words.clone()),
        ("made_on", dom::in_words(&card.made_on)),
    ];
    for (name, text) in texts.iter().filter(|(_, text)| !text.is_empty()) {
        for place in dom::all(&format!("[data-card=\"{name}\"]")) {
            place.set_text_content(Some(text));
        }
    }
    for list in dom::all("[data-card-list=people]") {
        rows::fill(&list, &card.people, |row, person: &Contact| {
            for (name, text) in
                [("name", &person.name), ("relation", &person.relation), ("telephone", &person.telephone)]
            {
                rows::cell(row, name, text);
            }
        });
    }
    let lists = [
        ("allergies", &card.allergies),
        ("medicines", &card.medicines),
        ("devices", &card.devices),
        ("illnesses", &card.illnesses),
    ];
    for (name, items) in lists {
        for list in dom::all(&format!("[data-card-list={name}]")) {
            rows::fill(&list, items, |row, item: &String| rows::cell(row, "text", item));
        }
    }
    dom::when("filled", true);
}
