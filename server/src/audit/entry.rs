//! What an entry tells.

/// An id or a reason has at most so many characters: what a stranger sends as an id must not make the log a store.
const MOST: usize = 200;

/// One thing that somebody did or was refused. It never holds content: no names, no values, nothing that was typed but
/// the id that was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub(super) who: Who,
    pub(super) organization_id: Option<String>,
    pub(super) action: &'static str,
    pub(super) object_kind: &'static str,
    pub(super) object_id: String,
    pub(super) outcome: Outcome,
    pub(super) why: Option<String>,
}

/// Who did it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// Somebody with an account, by the id of the person.
    Person(String),
    /// Somebody who is not, or not yet, known: a failed sign-in.
    Unknown,
    /// Whoever may run `sasae` on the server.
    CommandLine,
    /// A resident, who has no account.
    Resident,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Done,
    Refused,
}

impl Entry {
    /// Something that was done, to an object of a kind (`person`, `correction`, …).
    pub fn new(who: Who, action: &'static str, object_kind: &'static str, object_id: &str) -> Self {
        let object_id = bounded(object_id);
        Self { who, organization_id: None, action, object_kind, object_id, outcome: Outcome::Done, why: None }
    }

    /// The organization for which the person acted: its administrators may read the entry.
    pub fn of(self, organization_id: &str) -> Self {
        Self { organization_id: Some(organization_id.to_owned()), ..self }
    }

    /// It was not allowed, or did not succeed.
    pub fn refused(self) -> Self {
        Self { outcome: Outcome::Refused, ..self }
    }

    /// Why, in a few words of ours: a code or a reason that somebody chose, never content.
    pub fn because(self, why: &str) -> Self {
        Self { why: Some(bounded(why)), ..self }
    }
}

impl Who {
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Person(_) => "person",
            Self::Unknown => "unknown",
            Self::CommandLine => "command_line",
            Self::Resident => "resident",
        }
    }

    pub fn person_id(&self) -> Option<&str> {
        match self {
            Self::Person(id) => Some(id),
            Self::Unknown | Self::CommandLine | Self::Resident => None,
        }
    }
}

impl Outcome {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Refused => "refused",
        }
    }
}

/// As both databases can keep it (PostgreSQL has no NUL in texts) and a terminal can show it.
fn bounded(text: &str) -> String {
    text.chars().take(MOST).map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}
