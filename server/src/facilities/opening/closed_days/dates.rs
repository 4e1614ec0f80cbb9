//! Dates and stretches of days at the beginning of a text.

use jiff::civil::Date;

/// Month and day.
pub type MonthDay = (u8, u8);

/// Days from one to another, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stretch {
    EveryYear(MonthDay, MonthDay),
    Once(Date, Date),
}

/// A day as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Written {
    year: Option<i16>,
    at: MonthDay,
    sign: Sign,
}

/// What stands between month and day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sign {
    /// 12月29日
    Words,
    /// 12/29
    Slash,
    /// 12.29, which may be something else when it stands alone.
    Dot,
    /// 1229, which is a day only beside another.
    Nothing,
}

/// Reads the days that a text begins with, more than one where they share their month (5月3日、4日): the
/// stretches, and what is left of the text. The text is in NFKC, its signs of a range are `~`.
pub fn stretches(text: &str) -> Option<(Vec<Stretch>, &str)> {
    let (first, mut rest) = date(text)?;
    let mut found = Vec::new();
    let mut from = first;
    loop {
        let after = without_weekday(rest);
        let ends = range_sign(after).and_then(|behind| end(behind.trim_start(), from));
        let (to, behind) = ends.unwrap_or((from, rest));
        let alone = to == from && (from.sign == Sign::Nothing || from.sign == Sign::Dot);
        if !alone {
            found.extend(stretch(from, to));
        }
        rest = without_weekday(behind);
        // 13日、14日: the month is that of the day before.
        let next = (to.sign == Sign::Words).then(|| another_day(rest, to)).flatten();
        match next {
            Some((day, behind)) => (from, rest) = (day, behind),
            None => break,
        }
    }
    (!found.is_empty()).then_some((found, rest))
}

fn stretch(from: Written, to: Written) -> Option<Stretch> {
    let Some(year) = from.year else { return Some(Stretch::EveryYear(from.at, to.at)) };
    let day = |year: i16, (month, day): MonthDay| Date::new(year, month.cast_signed(), day.cast_signed()).ok();
    let first = day(year, from.at)?;
    let last = day(to.year.unwrap_or(year), to.at)?;
    // 2026年12月29日～1月3日
    let last = if last < first && to.year.is_none() { day(year + 1, to.at)? } else { last };
    (first <= last).then_some(Stretch::Once(first, last))
}

/// A date: 12月29日, 12/29, 2026年5月2日, 令和8年5月2日, R8.5.2, 1229.
fn date(text: &str) -> Option<(Written, &str)> {
    let (year, rest) = year(text).map_or((None, text), |(year, rest)| (Some(year), rest));
    let (month, digits, rest) = number(rest)?;
    if digits == 4 && year.is_none() {
        let at = day_of_year(month / 100, month % 100)?;
        return Some((Written { year, at, sign: Sign::Nothing }, rest));
    }
    if let Some(behind) = rest.trim_start().strip_prefix('月') {
        let (day, digits, rest) = number(behind.trim_start())?;
        let at = day_of_year(month, day).filter(|_| digits <= 2)?;
        let rest = match rest.trim_start().strip_prefix('日') {
            Some(rest) if rest.starts_with('間') => return None,
            Some(rest) => rest,
            // 5月3、4日: another that ends with 日 must follow.
            None => Some(rest).filter(|rest| range_sign(rest).is_some() || another_day_follows(rest))?,
        };
        return Some((Written { year, at, sign: Sign::Words }, rest));
    }
    let sign = match rest.chars().next()? {
        '/' => Sign::Slash,
        '.' => Sign::Dot,
        _ => return None,
    };
    let (day, digits, rest) = number(&rest[1..])?;
    let is_longer = rest.starts_with(['/', '.', '時', '回', '倍', '月', ':']);
    let at = day_of_year(month, day).filter(|_| digits <= 2 && !is_longer)?;
    let sign = if year.is_some() { Sign::Slash } else { sign };
    Some((Written { year, at, sign }, rest.strip_prefix('日').unwrap_or(rest)))
}

/// The end of a stretch: a date, or a day in the month of its beginning.
fn end(text: &str, from: Written) -> Option<(Written, &str)> {
    if let Some((to, rest)) = date(text)
        && (to.sign == from.sign || to.year.is_some())
    {
        return Some((to, rest));
    }
    let (day, digits, rest) = number(text)?;
    let at = day_of_year(from.at.0.into(), day).filter(|_| digits <= 2 && day >= u32::from(from.at.1))?;
    let rest = match (rest.trim_start().strip_prefix('日'), from.sign) {
        (Some(behind), _) if !behind.starts_with('間') => behind,
        (None, Sign::Slash) if !rest.starts_with(['/', '月', '時', ':', '.']) => rest,
        _ => return None,
    };
    Some((Written { at, ..from }, rest))
}

/// 、14日 behind 13日.
fn another_day(text: &str, before: Written) -> Option<(Written, &str)> {
    let behind = text.trim_start_matches([' ', '、', ',', '・', '･', '/', '&', '+', 'と']);
    let behind = behind.strip_prefix("及び").unwrap_or(behind).trim_start();
    let (day, digits, rest) = number(behind)?;
    let at = day_of_year(before.at.0.into(), day).filter(|_| digits <= 2)?;
    let rest = match rest.trim_start().strip_prefix('日') {
        Some(rest) if rest.starts_with('間') => return None,
        Some(rest) => rest,
        None => Some(rest).filter(|rest| range_sign(rest).is_some() || another_day_follows(rest))?,
    };
    Some((Written { at, ..before }, rest))
}

/// Whether a list of days goes on and ends with 日: 、4、5日.
fn another_day_follows(text: &str) -> bool {
    let list =
        text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ' ' | '、' | ',' | '・' | '･' | '&'));
    let has_number = text.len() > list.len() && text[..text.len() - list.len()].bytes().any(|b| b.is_ascii_digit());
    let is_apart = !text.starts_with(|c: char| c.is_ascii_digit());
    has_number && is_apart && list.starts_with('日')
}

/// 2026年, 令和8年, R8. or R8/, 2026/ before a month; 2024年は.
fn year(text: &str) -> Option<(i16, &str)> {
    const ERAS: [(&str, i16); 4] = [("令和", 2018), ("R", 2018), ("平成", 1988), ("H", 1988)];
    let era = ERAS.iter().find_map(|(name, before)| Some((text.strip_prefix(name)?.trim_start(), *before)));
    let (text, before) = era.unwrap_or((text, 0));
    let (year, digits, rest) = match text.strip_prefix('元') {
        Some(rest) if before > 0 => (1, 1, rest),
        _ => number(text)?,
    };
    if (before == 0) != (digits == 4) {
        return None;
    }
    let rest = rest.trim_start();
    let rest = match rest.strip_prefix('年') {
        Some(rest) => rest.strip_prefix(['は', 'の', '度']).unwrap_or(rest),
        None => rest.strip_prefix(['/', '.'])?,
    };
    Some((i16::try_from(year).ok()? + before, rest.trim_start()))
}

/// A number with how many digits it has.
fn number(text: &str) -> Option<(u32, usize, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (digits, rest) = text.split_at(digits);
    (digits.len() <= 4).then_some(())?;
    Some((digits.parse().ok()?, digits.len(), rest))
}

/// A day that some year has.
fn day_of_year(month: u32, day: u32) -> Option<MonthDay> {
    let at = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
    Date::new(2000, at.0.cast_signed(), at.1.cast_signed()).ok().map(|_| at)
}

/// What stands behind ～ or から.
fn range_sign(text: &str) -> Option<&str> {
    let text = text.trim_start();
    ["~", "から", "より"].iter().find_map(|sign| text.strip_prefix(sign))
}

/// The text without (金) or （祝・月） at its beginning.
fn without_weekday(text: &str) -> &str {
    let inner = text.trim_start().strip_prefix('(').and_then(|inner| inner.split_once(')'));
    match inner {
        Some((day, rest)) if day.chars().count() <= 4 && day.chars().all(|c| "月火水木金土日祝曜・".contains(c)) => {
            rest
        }
        _ => text,
    }
}
