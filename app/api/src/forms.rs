//! What people type into forms, read the way they mean it: full-width digits, spaces and the many
//! hyphens of Japanese keyboards are accepted.
//!
//! Codes of errors: `required`, `too_long`, `not_a_telephone`, `not_an_email`, `not_a_website`, `not_a_date`,
//! `date_in_future`, `not_a_choice`.

use crate::error::ErrorItem;

/// Eras that a date can be given in: code, first year in 西暦, and the first day.
pub const ERAS: [(&str, i32, &str); 5] = [
    ("reiwa", 2019, "2019-05-01"),
    ("heisei", 1989, "1989-01-08"),
    ("showa", 1926, "1926-12-25"),
    ("taisho", 1912, "1912-07-30"),
    // Japan counts by the calendar of the West since 明治6年.
    ("meiji", 1868, "1873-01-01"),
];

/// Half-width letters and digits, one kind of hyphen and space, nothing around.
pub fn half_width(typed: &str) -> String {
    let narrow = typed.chars().map(|c| match c {
        '！'..='～' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '　' => ' ',
        '‐' | '‑' | '–' | '—' | '―' | '−' | 'ー' | 'ｰ' => '-',
        other => other,
    });
    narrow.collect::<String>().trim().to_owned()
}

/// Text of at most `most` characters; `None` when nothing was typed. Control characters, which no keyboard types and a
/// terminal may obey, are left out.
pub fn text(field: &str, typed: &str, most: usize) -> Result<Option<String>, ErrorItem> {
    // Browsers send line ends as two characters and count them as one.
    let typed = typed.replace("\r\n", "\n");
    let typed: String = typed.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
    let typed = typed.trim();
    match typed.chars().count() {
        0 => Ok(None),
        found if found > most => {
            Err(ErrorItem::field("too_long", field, format!("{found} characters; at most {most} are taken")))
        }
        _ => Ok(Some(typed.to_owned())),
    }
}

/// What must not be empty.
pub fn required<T>(field: &str, value: Option<T>) -> Result<T, ErrorItem> {
    value.ok_or_else(|| ErrorItem::field("required", field, "this must be filled in"))
}

/// A Japanese telephone number, 10 or 11 digits: `０７２（１２３）４５６７` → `072-123-4567` stays as grouped
/// as it was typed.
pub fn telephone(field: &str, typed: &str) -> Result<Option<String>, ErrorItem> {
    let typed = half_width(typed);
    if typed.is_empty() {
        return Ok(None);
    }
    let digits = typed.chars().filter(char::is_ascii_digit).count();
    let expected = typed.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | ' ' | '(' | ')' | '+'));
    let international = typed.starts_with('+') && (8..=15).contains(&digits);
    if !expected || !(international || typed.trim_start_matches('(').starts_with('0') && (10..=11).contains(&digits)) {
        return Err(ErrorItem::field("not_a_telephone", field, "expected a number such as 072-123-4567"));
    }
    Ok(Some(typed.replace(['(', ')', ' '], "-").trim_matches('-').replace("--", "-")))
}

/// A mail address, as far as it can be judged without writing to it.
pub fn email(field: &str, typed: &str) -> Result<Option<String>, ErrorItem> {
    let typed = half_width(typed);
    if typed.is_empty() {
        return Ok(None);
    }
    let parts = typed.split_once('@').filter(|(name, host)| {
        !name.is_empty() && host.contains('.') && !host.starts_with('.') && !host.ends_with('.') && !host.contains('@')
    });
    let blank = |c: char| c.is_whitespace() || c.is_control();
    if parts.is_none() || typed.chars().any(blank) || typed.len() > 254 {
        return Err(ErrorItem::field("not_an_email", field, "expected an address such as name@example.jp"));
    }
    Ok(Some(typed))
}

/// The address of a website, `www.example.jp` → `https://www.example.jp`, as far as it can be judged without asking it.
pub fn website(field: &str, typed: &str) -> Result<Option<String>, ErrorItem> {
    let typed = half_width(typed);
    if typed.is_empty() {
        return Ok(None);
    }
    let scheme = ["https://", "http://"]
        .into_iter()
        .find(|scheme| typed.get(..scheme.len()).is_some_and(|beginning| beginning.eq_ignore_ascii_case(scheme)));
    let rest = scheme.map_or(typed.as_str(), |scheme| &typed[scheme.len()..]);
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let is_host = host.contains('.') && !host.starts_with('.') && !host.contains(['@', '"', '<', '>', '\'']);
    let blank = |c: char| c.is_whitespace() || c.is_control();
    if !is_host || typed.contains(blank) || typed.len() > 500 {
        return Err(ErrorItem::field("not_a_website", field, "expected an address such as https://example.jp"));
    }
    Ok(Some(format!("{}{rest}", scheme.unwrap_or("https://"))))
}

/// One of the choices that a form offers.
pub fn choice(field: &str, typed: &str, choices: &[&str]) -> Result<Option<String>, ErrorItem> {
    if typed.is_empty() {
        return Ok(None);
    }
    if !choices.contains(&typed) {
        return Err(ErrorItem::field("not_a_choice", field, format!("expected one of {}", choices.join(", "))));
    }
    Ok(Some(typed.to_owned()))
}

/// A date in 西暦 (`era` empty or `seireki`) or 和暦, as `2026-11-20`; 元 is the first year.
/// `None` when nothing but the era was given.
pub fn date(field: &str, era: &str, year: &str, month: &str, day: &str) -> Result<Option<String>, ErrorItem> {
    let [year, month, day] = [year, month, day].map(half_width);
    if year.is_empty() && month.is_empty() && day.is_empty() {
        return Ok(None);
    }
    let wrong =
        || ErrorItem::field("not_a_date", field, "expected a date that exists, such as 2026-11-20 or 令和8年11月20日");
    let number = |typed: &str| typed.trim_end_matches(['年', '月', '日']).parse::<i32>().map_err(|_| wrong());
    let typed_year = if year.trim_end_matches('年') == "元" { 1 } else { number(&year)? };
    let (month, day) = (number(&month)?, number(&day)?);
    let found = ERAS.iter().position(|(code, ..)| *code == era);
    let year = match found {
        Some(_) if typed_year < 1 => return Err(wrong()),
        Some(at) => ERAS[at].1 + typed_year - 1,
        None if matches!(era, "" | "seireki") => typed_year,
        None => return Err(wrong()),
    };
    if !(1868..=9999).contains(&year) || !(1..=12).contains(&month) || !(1..=days_of(year, month)).contains(&day) {
        return Err(wrong());
    }
    let date = format!("{year:04}-{month:02}-{day:02}");
    if let Some(at) = found {
        let begins = ERAS[at].2;
        // The first day of an era is the last of the one before.
        let ends = at.checked_sub(1).map_or("9999-12-31", |next| ERAS[next].2);
        if date.as_str() < begins || date.as_str() > ends {
            return Err(wrong());
        }
    }
    Ok(Some(date))
}

/// The same, typed in one piece as `2026-11-20`.
pub fn iso_date(field: &str, typed: &str) -> Result<Option<String>, ErrorItem> {
    let mut parts = typed.splitn(3, '-');
    let mut next = || parts.next().unwrap_or_default();
    date(field, "", next(), next(), next())
}

fn days_of(year: i32, month: i32) -> i32 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Keeps the value of what is right and the error of what is not.
pub fn keep<T: Default>(errors: &mut Vec<ErrorItem>, result: Result<T, ErrorItem>) -> T {
    result.unwrap_or_else(|error| {
        errors.push(error);
        T::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code<T: std::fmt::Debug>(result: Result<T, ErrorItem>) -> String {
        result.expect_err("refused").code
    }

    #[test]
    fn telephones_are_read_as_they_are_typed() {
        let read = |typed| telephone("telephone", typed);
        assert_eq!(read("０７２（１２３）４５６７"), Ok(Some("072-123-4567".to_owned())));
        assert_eq!(read(" 072ー123ー4567 "), Ok(Some("072-123-4567".to_owned())));
        assert_eq!(read("09012345678"), Ok(Some("09012345678".to_owned())));
        assert_eq!(read("+81 72 123 4567"), Ok(Some("+81-72-123-4567".to_owned())));
        assert_eq!(read("　"), Ok(None));
        for wrong in ["123", "なし", "072-123-45678x", "1721234567", "+1"] {
            assert_eq!(code(read(wrong)), "not_a_telephone", "{wrong}");
        }
    }

    #[test]
    fn websites_are_read_as_they_are_typed() {
        let read = |typed| website("website", typed);
        let is = |address: &str| Ok(Some(address.to_owned()));
        assert_eq!(read("www.example.jp"), is("https://www.example.jp"));
        assert_eq!(read("ｈｔｔｐ：／／example.jp／a?b=1"), is("http://example.jp/a?b=1"));
        assert_eq!(read("HTTPS://サロン.example.jp"), is("https://サロン.example.jp"));
        assert_eq!(read("　"), Ok(None));
        let long = format!("example.jp/{}", "a".repeat(500));
        for wrong in ["javascript:alert(1)", "なし", "my page.jp", "<b>.jp", "a@example.jp", "https://", long.as_str()]
        {
            assert_eq!(code(read(wrong)), "not_a_website", "{wrong}");
        }
    }

    #[test]
    fn nothing_that_a_terminal_obeys_is_kept() {
        assert_eq!(
            text("words", "\u{1b}[2J一行目\r\n二行目\u{9b}31m\u{7}", 20),
            Ok(Some("[2J一行目\n二行目31m".to_owned()))
        );
        assert_eq!(code(email("email", "a\u{1b}@example.jp")), "not_an_email");
        assert_eq!(code(website("website", "example.jp/\u{1b}")), "not_a_website");
    }

    #[test]
    fn dates_are_read_in_every_era() {
        let read = |era, year, month, day| date("noticed", era, year, month, day);
        let is = |iso: &str| Ok(Some(iso.to_owned()));
        assert_eq!(read("", "2026", "11", "20"), is("2026-11-20"));
        assert_eq!(read("reiwa", "８", "１１", "２０"), is("2026-11-20"));
        assert_eq!(read("reiwa", "元", "5", "1"), is("2019-05-01"));
        assert_eq!(read("heisei", "31", "4", "30"), is("2019-04-30"));
        assert_eq!(read("showa", "20年", "8月", "15日"), is("1945-08-15"));
        assert_eq!(read("reiwa", "", "", " "), Ok(None));
        for (era, year, month, day) in [
            ("", "2026", "2", "29"),
            ("", "2026", "13", "1"),
            ("", "26", "1", "1"),
            ("heisei", "31", "5", "2"),
            ("reiwa", "1", "4", "30"),
            ("reiwa", "0", "6", "1"),
            ("reiwa", "8", "", "20"),
            ("keio", "3", "1", "1"),
        ] {
            assert_eq!(code(read(era, year, month, day)), "not_a_date", "{era} {year} {month} {day}");
        }
    }

    #[test]
    fn mail_addresses() {
        assert_eq!(email("email", "ｈａｎａ＠example.jp"), Ok(Some("hana@example.jp".to_owned())));
        for wrong in ["hana", "hana@", "@example.jp", "hana@example", "ha na@example.jp", "a@b.c@d.e"] {
            assert_eq!(code(email("email", wrong)), "not_an_email", "{wrong}");
        }
    }

    #[test]
    fn texts_have_an_end() {
        assert_eq!(text("words", " \r\n ", 5), Ok(None));
        assert_eq!(text("words", "髙﨑𠮷\r\nx", 5), Ok(Some("髙﨑𠮷\nx".to_owned())));
        assert_eq!(code(text("words", "123456", 5)), "too_long");
        assert_eq!(code(choice("relation", "king", &["staff"])), "not_a_choice");
        assert_eq!(code(required::<String>("words", None)), "required");
    }
}
