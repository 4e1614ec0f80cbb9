//! Which page of the form follows, and what of it is right: everything but markup.

use api::ErrorItem;
use api::consults::AnswerBy;
use api::consults::desks::Desk;
use api::consults::is_sending;
use api::consults::lists::ConsultLists;
use api::consults::question::{NewQuestion, QUESTION_FIELDS};
use api::query::{form_pairs, form_value};

/// A page of the form: it asks one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    Asker,
    Topics,
    Words,
    Person,
    Answer,
    Desk,
    Check,
}

impl Screen {
    const ALL: [Self; 7] =
        [Self::Asker, Self::Topics, Self::Words, Self::Person, Self::Answer, Self::Desk, Self::Check];

    /// Those that are shown: which desk is asked where there are several.
    pub fn of(desks: &[Desk]) -> Vec<Self> {
        Self::ALL.into_iter().filter(|screen| *screen != Self::Desk || desks.len() > 1).collect()
    }

    /// The word in the fields `page` and `go`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Asker => "asker",
            Self::Topics => "topics",
            Self::Words => "words",
            Self::Person => "person",
            Self::Answer => "answer",
            Self::Desk => "desk",
            Self::Check => "check",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|screen| screen.code() == code)
    }

    /// What it asks, of [`QUESTION_FIELDS`].
    pub fn fields(self) -> &'static [&'static str] {
        match self {
            Self::Asker => &["asker"],
            Self::Topics => &["topics"],
            Self::Words => &["words"],
            Self::Person => &["age_band", "town", "care_level"],
            Self::Answer => &["answer_by", "telephone", "good_times", "email", "name"],
            Self::Desk => &["desk_id"],
            Self::Check => &["consent"],
        }
    }

    /// The one that asks a field; what belongs to none of them is told before it is sent.
    fn that_asks(field: Option<&str>) -> Self {
        let asks = |screen: &Self| field.is_some_and(|field| screen.fields().contains(&field));
        Self::ALL.into_iter().find(asks).unwrap_or(Self::Check)
    }
}

/// What a form that was sent leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// The first page.
    Start,
    Show(Screen),
    /// The page whose answers cannot be taken.
    Refused(Screen, Vec<ErrorItem>),
    Send(Box<NewQuestion>),
}

/// What was answered until now, without what belongs to one page. `sending`: for a form that has none yet. What a
/// browser kept of a form that was left (`kept`) takes the place of the rest, unless one wants to start afresh.
pub fn answers(typed: Vec<(String, String)>, sending: &str) -> Vec<(String, String)> {
    let mut kept = form_pairs(form_value(&typed, "kept").as_bytes());
    let mut answers = match (form_value(&typed, "go"), kept.is_empty()) {
        ("afresh", _) => Vec::new(),
        (_, true) => typed,
        (_, false) => {
            kept.insert(0, ("go".to_owned(), "resume".to_owned()));
            kept
        }
    };
    let is_ours = |name: &str| QUESTION_FIELDS.contains(&name) || ["page", "checked", "sending", "go"].contains(&name);
    answers.retain(|(name, _)| is_ours(name));
    if !is_sending(form_value(&answers, "sending")) {
        answers.retain(|(name, _)| name != "sending");
        answers.push(("sending".to_owned(), sending.to_owned()));
    }
    answers
}

/// Where the answers lead. `go` says what was pressed: `back`, `resume`, `send`, the name of a page that is to be changed,
/// or nothing for the next page.
pub fn next(typed: &[(String, String)], lists: &ConsultLists, desks: &[Desk]) -> Next {
    let screens = Screen::of(desks);
    let Some(at) = screens.iter().position(|screen| screen.code() == form_value(typed, "page")) else {
        return Next::Show(Screen::Asker);
    };
    let screen = screens[at];
    let go = form_value(typed, "go");
    match (go, Screen::parse(go).filter(|wanted| screens.contains(wanted))) {
        ("resume", _) => Next::Show(screen),
        ("back", _) => at.checked_sub(1).map_or(Next::Start, |before| Next::Show(screens[before])),
        (_, Some(wanted)) => Next::Show(wanted),
        ("send", _) if screen == Screen::Check => {
            let question = question(typed, desks);
            match refused(&faults(&question, lists, desks)) {
                Some((screen, errors)) => Next::Refused(screen, errors),
                None => Next::Send(Box::new(question)),
            }
        }
        _ => onward(typed, lists, desks, &screens, at),
    }
}

/// The page after this one, if its answers can be taken. Who has been at the check before goes back to it.
fn onward(typed: &[(String, String)], lists: &ConsultLists, desks: &[Desk], screens: &[Screen], at: usize) -> Next {
    let screen = screens[at];
    let faults = faults(&question(typed, desks), lists, desks);
    let is_of = |screen: Screen, error: &ErrorItem| Screen::that_asks(error.field.as_deref()) == screen;
    let own: Vec<_> = faults.iter().filter(|error| is_of(screen, error)).cloned().collect();
    if !own.is_empty() && screen != Screen::Check {
        return Next::Refused(screen, own);
    }
    let has_checked = !form_value(typed, "checked").is_empty();
    let next = if has_checked { Screen::Check } else { screens.get(at + 1).copied().unwrap_or(Screen::Check) };
    // Nothing is shown to be checked that cannot be sent.
    let before: Vec<_> = faults.into_iter().filter(|error| !is_of(Screen::Check, error)).collect();
    match refused(&before).filter(|_| next == Screen::Check) {
        Some((screen, errors)) => Next::Refused(screen, errors),
        None => Next::Show(next),
    }
}

/// The first page of which something is wrong, and what.
pub fn refused(faults: &[ErrorItem]) -> Option<(Screen, Vec<ErrorItem>)> {
    let of = |error: &ErrorItem| Screen::that_asks(error.field.as_deref());
    let screen = Screen::ALL.into_iter().find(|screen| faults.iter().any(|error| of(error) == *screen))?;
    Some((screen, faults.iter().filter(|error| of(error) == screen).cloned().collect()))
}

/// What is sent: without what belongs to another way of answering, or chooses where there is no choice.
pub fn question(typed: &[(String, String)], desks: &[Desk]) -> NewQuestion {
    let mut question = NewQuestion::from_form(typed);
    if question.answer_by != AnswerBy::Telephone.code() {
        question.telephone = None;
        question.good_times.clear();
    }
    if question.answer_by != AnswerBy::Email.code() {
        question.email = None;
    }
    question.desk_id = question.desk_id.filter(|_| desks.len() > 1);
    question
}

fn faults(question: &NewQuestion, lists: &ConsultLists, desks: &[Desk]) -> Vec<ErrorItem> {
    let mut faults = question.clone().checked(lists).err().unwrap_or_default();
    let desk = question.desk_id.as_deref();
    if desks.len() > 1 && !desks.iter().any(|known| Some(known.id.as_str()) == desk) {
        let code = if desk.is_some() { "not_a_choice" } else { "required" };
        faults.push(ErrorItem::field(code, "desk_id", "expected one of the desks"));
    }
    faults
}
