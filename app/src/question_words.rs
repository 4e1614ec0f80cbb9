//! What the codes of a question mean, in the words of residents.

use api::consults::question::AgeBand;
use api::consults::{AnswerBy, Channel};

use crate::lang::Lang;
use crate::words::{Text, consult_codes as w};

/// One of `telephone`, `email` and `web`.
pub fn answer_by_words(lang: Lang, code: &str) -> Text {
    match AnswerBy::parse(code) {
        Some(AnswerBy::Telephone) => w::telephone(lang),
        Some(AnswerBy::Email) => w::email(lang),
        _ => w::web(lang),
    }
}

/// What happens then.
pub fn answer_by_explained(lang: Lang, code: &str) -> Text {
    match AnswerBy::parse(code) {
        Some(AnswerBy::Telephone) => w::telephone_more(lang),
        Some(AnswerBy::Email) => w::email_more(lang),
        _ => w::web_more(lang),
    }
}

/// How a question came.
pub fn channel_words(lang: Lang, code: &str) -> Text {
    match Channel::parse(code) {
        Some(Channel::Web) => w::web(lang),
        Some(Channel::Telephone) => w::telephone(lang),
        Some(Channel::Fax) => w::fax(lang),
        Some(Channel::Visit) => w::visit(lang),
        Some(Channel::Email) => w::email(lang),
        Some(Channel::Inside) => w::inside(lang),
        None => Text::published(lang, code),
    }
}

/// One of [`api::consults::GOOD_TIMES`].
pub fn good_time_words(lang: Lang, code: &str) -> Text {
    match code {
        "morning" => w::morning(lang),
        "afternoon" => w::afternoon(lang),
        "evening" => w::evening(lang),
        _ => w::any_time(lang),
    }
}

/// How old the person is.
pub fn age_words(lang: Lang, code: &str) -> Text {
    match AgeBand::parse(code) {
        Some(AgeBand::Under40) => w::under_40(lang),
        Some(AgeBand::From40) => w::from_40(lang),
        Some(AgeBand::From65) => w::from_65(lang),
        Some(AgeBand::From75) => w::from_75(lang),
        Some(AgeBand::From85) => w::from_85(lang),
        Some(AgeBand::Unknown) | None => w::age_unknown(lang),
    }
}

/// One of [`api::consults::CARE_LEVELS`].
pub fn care_words(lang: Lang, code: &str) -> Text {
    match code.rsplit_once('_') {
        Some(("support", level)) => w::support_level(lang, level),
        Some(("care", level)) => w::care_level(lang, level),
        _ if code == "applied" => w::care_applied(lang),
        _ => w::care_none(lang),
    }
}
