//! What a spreadsheet program must not misunderstand when it opens a CSV file.

use std::borrow::Cow;

/// The cell as text: what looks like a formula gets an apostrophe in front (OWASP, "CSV Injection").
///
/// Excel in Japan takes full-width signs for half-width ones, and looks past blanks.
pub fn harmless(cell: &str) -> Cow<'_, str> {
    let signs = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
    match cell.starts_with(['\t', '\r']) || cell.trim_start().starts_with(signs) {
        true => Cow::Owned(format!("'{cell}")),
        false => Cow::Borrowed(cell),
    }
}

/// A telephone number that stays text: `0721234567` → `072123-4567`; others as published.
///
/// A cell of digits alone becomes a number and loses its leading zero. A hyphen before the last four
/// keeps it, and is right for every subscriber number of the numbering plan (電気通信番号計画: four
/// digits at the end). Whoever dials or compares leaves hyphens out anyway; an apostrophe or `="…"`
/// would become part of the number for every program but one.
pub fn telephone(published: &str) -> Cow<'_, str> {
    let number = published.trim();
    let digits_only = number.chars().all(|c| matches!(c, '0'..='9' | '０'..='９'));
    let subscriber = number.char_indices().rev().nth(3).map(|(at, _)| at).filter(|at| *at > 0);
    match (number.starts_with(['0', '０']) && digits_only, subscriber) {
        (true, Some(at)) => Cow::Owned(format!("{}-{}", &number[..at], &number[at..])),
        _ => harmless(published),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_become_text_and_text_stays() {
        for formula in [
            "=1+1", "+81", "-2", "@SUM(A1)", "\tx", "\rx", "  =1", "　=1", "\n=1", "\u{a0}=1", "＝1", "＋1", "－1",
            "＠x",
        ] {
            assert_eq!(harmless(formula), format!("'{formula}"));
        }
        for text in ["", "内科", "ひらかた=枚方", " 内科", "072-123-4567", "'=1", "ー"] {
            assert_eq!(harmless(text), text);
        }
    }

    #[test]
    fn telephones_keep_their_zero() {
        for (published, cell) in [
            ("0721234567", "072123-4567"),
            ("09012345678", "0901234-5678"),
            (" 0721234567 ", "072123-4567"),
            ("０７２１２３４５６７", "０７２１２３-４５６７"),
            ("072-123-4567", "072-123-4567"),
            ("072(123)4567", "072(123)4567"),
            ("0721234567（代表）", "0721234567（代表）"),
            ("119", "119"),
            ("0120", "0120"),
            ("", ""),
            ("+81 72 123 4567", "'+81 72 123 4567"),
            ("-", "'-"),
        ] {
            assert_eq!(telephone(published), cell, "{published}");
        }
    }
}
