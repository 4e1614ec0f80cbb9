//! What an emergency card says: only what the person chose.

use serde::{Deserialize, Serialize};

/// The content of a card, as it is encrypted: JSON with these names.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// The day on which it was made, `2026-11-22`.
    pub made_on: String,
    /// Whose card it is.
    pub name: String,
    pub birthday: String,
    /// Whom a crew calls first: 24 hours a day.
    pub doctor: Option<Contact>,
    /// Whom to call then, in this order.
    pub people: Vec<Contact>,
    pub allergies: Vec<String>,
    pub medicines: Vec<String>,
    /// Pacemaker, oxygen, … in the words of the page that made the card.
    pub devices: Vec<String>,
    pub illnesses: Vec<String>,
    /// Where the note lies.
    pub note_place: String,
    /// What the person wants to say to whoever helps.
    pub words: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    pub name: String,
    /// 娘, 訪問診療, …
    pub relation: String,
    pub telephone: String,
}
