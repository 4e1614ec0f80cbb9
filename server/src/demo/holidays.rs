//! syukujitsu.csv: the national holidays of the years around the demo, by the law itself.
//!
//! 国民の祝日に関する法律 as it has been since 2022: Article 2 names the holidays, Article 3 makes a day of rest of
//! the next day that is none when one falls on a Sunday (振替休日), and of a day between two of them. The days of
//! the equinoxes are announced each February for the year to come (暦要項); the formula is that of 新こよみ便利帳 and
//! holds for 1980 to 2099.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::PathBuf;
use std::{fs, io};

use jiff::civil::{Date, Weekday};

use super::world::World;

/// Years before and after that of the other files: the official file ends with the next year.
const YEARS: std::ops::RangeInclusive<i16> = -1..=1;
/// What the official file calls the days of Article 3.
const REST: &str = "休日";

/// Writes the file: CP932, CRLF, dates without leading zeros.
pub(super) fn write(world: &World<'_>) -> io::Result<Vec<PathBuf>> {
    let year = world.year();
    let mut text = "国民の祝日・休日月日,国民の祝日・休日名称\r\n".to_owned();
    for (date, name) in YEARS.flat_map(|after| of_year(year + after)) {
        let _ = write!(text, "{}/{}/{},{name}\r\n", date.year(), date.month(), date.day());
    }
    let path = world.plain_path("syukujitsu", "csv");
    let (bytes, _, _) = encoding_rs::SHIFT_JIS.encode(&text);
    fs::write(&path, bytes)?;
    Ok(vec![path])
}

/// The holidays of a year in their order.
fn of_year(year: i16) -> BTreeMap<Date, &'static str> {
    let on = |month: i8, day: i8| Date::constant(year, month, day);
    let monday = |month: i8, nth: i8| on(month, 1).nth_weekday_of_month(nth, Weekday::Monday).unwrap_or(on(month, 1));
    let named = BTreeMap::from([
        (on(1, 1), "元日"),
        (monday(1, 2), "成人の日"),
        (on(2, 11), "建国記念の日"),
        (on(2, 23), "天皇誕生日"),
        (on(3, equinox(year, 20.8431)), "春分の日"),
        (on(4, 29), "昭和の日"),
        (on(5, 3), "憲法記念日"),
        (on(5, 4), "みどりの日"),
        (on(5, 5), "こどもの日"),
        (monday(7, 3), "海の日"),
        (on(8, 11), "山の日"),
        (monday(9, 3), "敬老の日"),
        (on(9, equinox(year, 23.2488)), "秋分の日"),
        (monday(10, 2), "スポーツの日"),
        (on(11, 3), "文化の日"),
        (on(11, 23), "勤労感謝の日"),
    ]);
    let mut all = named.clone();
    let next = |date: Date| date.tomorrow().unwrap_or(date);
    for &date in named.keys() {
        if date.weekday() == Weekday::Sunday {
            let mut rest = next(date);
            while named.contains_key(&rest) {
                rest = next(rest);
            }
            all.insert(rest, REST);
        }
        let between = next(date);
        if !named.contains_key(&between) && named.contains_key(&next(between)) {
            all.insert(between, REST);
        }
    }
    all
}

/// The day of an equinox. `first`: where it stood in 1980.
fn equinox(year: i16, first: f64) -> i8 {
    let years = f64::from(year - 1980);
    (first + 0.242_194 * years - (years / 4.0).floor()).floor() as i8
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(year: i16) -> Vec<String> {
        of_year(year).iter().map(|(date, name)| format!("{}/{} {name}", date.month(), date.day())).collect()
    }

    /// As the Cabinet Office has published them (syukujitsu.csv).
    #[test]
    fn published_years() {
        assert_eq!(
            days(2026).join("、"),
            "1/1 元日、1/12 成人の日、2/11 建国記念の日、2/23 天皇誕生日、3/20 春分の日、4/29 昭和の日、5/3 憲法記念日、\
             5/4 みどりの日、5/5 こどもの日、5/6 休日、7/20 海の日、8/11 山の日、9/21 敬老の日、9/22 休日、9/23 秋分の日、\
             10/12 スポーツの日、11/3 文化の日、11/23 勤労感謝の日"
        );
        let rest = |year: i16| days(year).into_iter().filter(|day| day.ends_with(REST)).collect::<Vec<_>>();
        assert_eq!(rest(2023), ["1/2 休日"]);
        assert_eq!(rest(2024), ["2/12 休日", "5/6 休日", "8/12 休日", "9/23 休日", "11/4 休日"]);
        assert_eq!(rest(2025), ["2/24 休日", "5/6 休日", "11/24 休日"]);
        assert_eq!(rest(2027), ["3/22 休日"]);
        assert!(days(2024).contains(&"3/20 春分の日".to_owned()) && days(2024).contains(&"9/22 秋分の日".to_owned()));
        assert!(days(2027).contains(&"3/21 春分の日".to_owned()) && days(2027).contains(&"9/23 秋分の日".to_owned()));
    }
}
