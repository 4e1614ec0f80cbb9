use maud::{Markup, html};

use crate::lang::Lang;
use crate::words::{Text, forms as words};

/// What a notice is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeKind {
    Information,
    Success,
    Warning,
}

impl NoticeKind {
    fn as_str(self) -> &'static str {
        match self {
            Self::Information => "information",
            Self::Success => "success",
            Self::Warning => "warning",
        }
    }

    fn sign(self) -> &'static str {
        match self {
            Self::Information => "i",
            Self::Success => "✓",
            Self::Warning => "!",
        }
    }

    fn words(self, lang: Lang) -> Text {
        match self {
            Self::Information => words::information(lang),
            Self::Success => words::success(lang),
            Self::Warning => words::warning(lang),
        }
    }
}

/// Something to be known before going on: sign and word tell the kind, not the colour alone.
pub fn notice(lang: Lang, kind: NoticeKind, heading: &Text, body: Markup) -> Markup {
    html! {
        div.notice data-kind=(kind.as_str()) {
            p.notice-kind { span aria-hidden="true" { (kind.sign()) } (kind.words(lang)) }
            p { b { (heading) } }
            (body)
        }
    }
}
