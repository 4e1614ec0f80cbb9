//! The days on which an activity is held, as clerks write them: 毎週火曜, 第2・4木曜, 月〜金.

use unicode_normalization::UnicodeNormalization;

/// Monday to Sunday and 祝日.
const DAYS: &str = "月火水木金土日祝";
/// Weeks of the month as bits: the first to the fifth.
const EVERY_WEEK: u8 = 0b1_1111;
/// 祝日 in [`DAYS`].
const HOLIDAY: usize = 7;

/// What is written behind days that are not held on holidays.
const NOT_ON_HOLIDAYS: [&str; 6] = ["(祝を除く)", "(祝は休み)", "(祝休み)", "(祝は除く)", "(祝除く)", "(祝は休)"];

/// The days of an activity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HeldDays {
    /// In which weeks of the month each day is one, as bits; Monday to Sunday and 祝日.
    weeks: [u8; 8],
    /// 祝日を除く is written.
    not_on_holidays: bool,
}

/// The days of a cell. `None` when anything else stands there, such as 隔週 or 月1回: which days are meant is not guessed.
pub fn held_days(text: &str) -> Option<HeldDays> {
    let mut text: String = text.nfkc().filter(|c| !c.is_whitespace()).collect();
    for (long, short) in [
        ("曜日", ""),
        ("曜", ""),
        ("祝祭日", "祝"),
        ("祝日", "祝"),
        ("平日", "月火水木金"),
        ("毎日", "月火水木金土日"),
        ("毎月", ""),
    ] {
        text = text.replace(long, short);
    }
    let rest = NOT_ON_HOLIDAYS.iter().find_map(|words| text.strip_suffix(words));
    let mut held = HeldDays { not_on_holidays: rest.is_some(), ..HeldDays::default() };
    let mut reader = Reader::default();
    for c in rest.unwrap_or(&text).chars() {
        reader.take(c, &mut held)?;
    }
    let is_whole = reader.before == Before::Day && held.weeks.iter().any(|&weeks| weeks != 0);
    (is_whole && !(held.not_on_holidays && held.weeks[HOLIDAY] != 0)).then_some(held)
}

/// What stood before a character.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Before {
    #[default]
    Nothing,
    /// 毎 of 毎週
    Every,
    /// 第
    Ordinal,
    /// A week of the month, and what parts it from the next.
    Week,
    Day,
    /// ・ between days: the weeks stay those that were told.
    Dot,
    /// 、 between days: what comes next says its own weeks, or is of every week as the one before.
    Comma,
    /// 〜
    Range,
}

#[derive(Default)]
struct Reader {
    before: Before,
    /// The weeks that were told for the days to come; 0: every week.
    weeks: u8,
    last: usize,
}

impl Reader {
    fn take(&mut self, c: char, held: &mut HeldDays) -> Option<()> {
        use Before::{Comma, Day, Dot, Every, Nothing, Ordinal, Range, Week};
        let week = "一二三四五".chars().position(|kanji| kanji == c).map(|at| at as u32 + 1).or(c.to_digit(10));
        if let Some(day) = DAYS.chars().position(|day| day == c) {
            // 第2火曜、木曜: whether every Thursday is meant, nobody can tell.
            if matches!(self.before, Every | Ordinal) || self.before == Comma && self.weeks != 0 {
                return None;
            }
            let first =
                if self.before == Range { Some(self.last).filter(|&from| from < day && day < HOLIDAY)? } else { day };
            let weeks = if self.weeks == 0 { EVERY_WEEK } else { self.weeks };
            held.weeks[first..=day].iter_mut().for_each(|of| *of |= weeks);
            (self.before, self.last) = (Day, day);
            return Some(());
        }
        match (c, self.before) {
            ('毎', Nothing | Comma | Dot) => (self.before, self.weeks) = (Every, 0),
            ('週', Every) => self.before = Nothing,
            // 第2週の火曜
            ('週' | 'の', Week) if self.weeks != 0 => {}
            ('第', Nothing | Comma | Dot | Day) => (self.before, self.weeks) = (Ordinal, 0),
            ('第', Week) => self.before = Ordinal,
            (_, Ordinal | Week) if week.is_some_and(|week| (1..=5).contains(&week)) => {
                self.weeks |= 1 << (week? - 1);
                self.before = Week;
            }
            ('・' | ',' | '、' | '.', Week) => {}
            ('・', Day) => self.before = Dot,
            (',' | '、' | ';' | '/' | '\n' | '\r', Day) => self.before = Comma,
            ('~' | '〜' | '-' | 'ー' | '−' | '–' | '―', Day) => self.before = Range,
            _ => return None,
        }
        Some(())
    }
}

impl HeldDays {
    /// Monday to Sunday and 祝日: whether it is held in some week.
    pub fn is_held(&self, day: usize) -> bool {
        self.weeks[day] != 0
    }

    /// As 医療情報ネット flags days: `1` held, `0` not, `-` not told, which 祝日 are unless they are named.
    pub fn open_days(&self) -> String {
        let flag = |(day, &weeks): (usize, &u8)| match weeks {
            0 if day == HOLIDAY && !self.not_on_holidays => '-',
            0 => '0',
            _ => '1',
        };
        self.weeks.iter().enumerate().map(flag).collect()
    }

    /// The same for the first to the fifth week of the month, of days that are not held in every week; empty when there
    /// are none.
    pub fn open_days_by_week(&self) -> Vec<String> {
        let is_partial = |weeks: u8| weeks != 0 && weeks != EVERY_WEEK;
        if !self.weeks.iter().any(|&weeks| is_partial(weeks)) {
            return Vec::new();
        }
        let flag = |week: usize, weeks: u8| match is_partial(weeks) {
            true if weeks & (1 << week) != 0 => '1',
            true => '0',
            false => '-',
        };
        (0..5).map(|week| self.weeks.iter().map(|&weeks| flag(week, weeks)).collect()).collect()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn days_as_they_are_found() {
        for (text, days, weeks) in [
            ("毎週火曜", "0100000-", ""),
            ("火曜日", "0100000-", ""),
            ("毎週月・水・金曜日", "1010100-", ""),
            ("月〜金", "1111100-", ""),
            ("月曜日～金曜日（祝日を除く）", "11111000", ""),
            ("平日", "1111100-", ""),
            ("毎日", "1111111-", ""),
            ("土日祝", "00000111", ""),
            ("第2・4木曜", "0001000-", "木:24"),
            ("第２、４木曜日", "0001000-", "木:24"),
            ("毎月第1第3土曜日", "0000010-", "土:13"),
            ("第三日曜", "0000001-", "日:3"),
            ("第1・3月・水曜", "1010000-", "月:13 水:13"),
            ("第2週の火曜", "0100000-", "火:2"),
            ("毎週火曜、第2・4木曜", "0101000-", "木:24"),
            ("第1火曜、第3木曜", "0101000-", "火:1 木:3"),
            ("第1火曜、毎週金曜", "0100100-", "火:1"),
        ] {
            let held = held_days(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(held.open_days(), days, "{text}");
            let by_week = held.open_days_by_week();
            let of_day = |(day, letter): (usize, char)| {
                let held: String = (0..by_week.len())
                    .filter(|&week| by_week[week].as_bytes()[day] == b'1')
                    .map(|week| char::from(b'1' + week as u8))
                    .collect();
                (!held.is_empty()).then(|| format!("{letter}:{held}"))
            };
            let told: Vec<String> = DAYS.chars().enumerate().filter_map(of_day).collect();
            assert_eq!(told.join(" "), weeks, "{text}");
        }
    }

    #[test]
    fn nothing_is_guessed() {
        for text in [
            "",
            "随時",
            "不定期",
            "隔週火曜",
            "月1回",
            "第2火曜、木曜",
            "金〜月",
            "第6火曜",
            "第火曜",
            "第2",
            "毎週",
            "火曜午後",
            "最終金曜",
            "毎月1日",
            "2火曜",
            "月〜",
            "祝日（祝日を除く）",
        ] {
            assert_eq!(held_days(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_answered(text in "[毎週第1-9一二三曜日月火水木金土祝・、〜の]{0,12}|\\PC{0,12}") {
            if let Some(held) = held_days(&text) {
                prop_assert!((0..8).any(|day| held.is_held(day)));
                prop_assert_eq!(held.open_days().len(), 8);
            }
        }

        #[test]
        fn any_days_of_any_weeks_are_read_back(
            days in proptest::sample::subsequence((0usize..7).collect::<Vec<_>>(), 1..=7),
            weeks in proptest::sample::subsequence((1u8..=5).collect::<Vec<_>>(), 1..=5),
        ) {
            let letters: Vec<char> = DAYS.chars().collect();
            let told: Vec<String> = weeks.iter().map(u8::to_string).collect();
            let named: Vec<String> = days.iter().map(|&day| letters[day].to_string()).collect();
            let held = held_days(&format!("第{}{}曜", told.join("・"), named.join("・"))).unwrap();
            let expected = weeks.iter().fold(0, |all, week| all | 1 << (week - 1));
            for day in 0..7 {
                prop_assert_eq!(held.weeks[day], if days.contains(&day) { expected } else { 0 });
            }
        }
    }
}
