//! What went wrong, in words of the page; and how a deed of the person is run.

use std::cell::Cell;

use note::crypt::Fault;

use super::dom;
use super::keys::KeysFault;
use super::storage::StorageFault;
use crate::browser;

thread_local! {
    /// Something is being done: another press waits for nothing.
    static IS_BUSY: Cell<bool> = const { Cell::new(false) };
}

/// What went wrong, as the name of the words that say it and what is filled in.
pub struct Said(pub String);

impl Said {
    pub fn word(name: &str) -> Self {
        Self(dom::word(name))
    }
}

impl From<Fault> for Said {
    fn from(fault: Fault) -> Self {
        Self::word(match fault {
            Fault::NotOurs => "not_ours",
            Fault::TooNew => "too_new",
            Fault::Damaged => "damaged",
            Fault::WrongKey => "wrong_passphrase",
            Fault::NoSuchLock => "sheet_needed",
        })
    }
}

impl From<StorageFault> for Said {
    fn from(fault: StorageFault) -> Self {
        Self::word(fault.word())
    }
}

impl From<KeysFault> for Said {
    fn from(fault: KeysFault) -> Self {
        let KeysFault::Refused(fault) = fault else { return Self::word("no_connection") };
        let mut parts = fault.split(':');
        let (code, first, second) = (parts.next().unwrap_or_default(), parts.next(), parts.next());
        match (code, first, second.filter(|word| !word.is_empty())) {
            ("unknown_word", Some(word), nearest) => {
                let nearest = nearest.map(|word| dom::word_with("word_nearest", "word", word)).unwrap_or_default();
                Self(dom::word_with("word_unknown", "word", word) + &nearest)
            }
            ("count", Some(count), _) => Self(dom::word_with("words_count", "n", count)),
            ("checksum", ..) => Self::word("words_checksum"),
            ("no_memory", ..) => Self::word("no_memory"),
            ("short", ..) => Self::word("passphrase_short"),
            ("digits" | "repeated" | "known", ..) => Self::word("passphrase_common"),
            _ => Self::word("damaged"),
        }
    }
}

/// Runs what a button is for; what goes wrong is said on the screen.
pub fn run(task: impl Future<Output = Result<(), Said>> + 'static) {
    if IS_BUSY.replace(true) {
        return;
    }
    dom::fault("");
    dom::when("working", true);
    browser::spawn(async {
        let ended = task.await;
        IS_BUSY.set(false);
        dom::when("working", false);
        if let Err(Said(words)) = ended {
            dom::fault(&words);
        }
    });
}
