//! What was wrong with an address, in words that help.

use api::ErrorItem;
use api::facilities::{MAX_Q_CHARS, MAX_Q_WORDS};

use super::Text;
use crate::lang::Lang;

words! {
    address_too_long: "アドレス（URL）が長すぎます。言葉を減らしてください。", "アドレス（URL）が 長《なが》すぎます。言葉《ことば》を 少《すく》なくして ください。",
        "The address is too long. Please use fewer words.";
    address_unreadable: "アドレス（URL）に読み取れない文字があります。", "アドレス（URL）に わからない 字《じ》が あります。",
        "The address contains characters that cannot be read.";
    unknown(field): "「{field}」という条件は、このページにはありません。", "「{field}」は この ページには ありません。",
        "This page has no condition called “{field}”.";
    repeated(field): "{field}が2回書かれています。1回だけにしてください。", "{field}が 2つ あります。1つだけに して ください。",
        "{field} is given twice. Please give it once.";
    words_too_long(words, chars): "さがす言葉が長すぎます。{words}語、{chars}文字までにしてください。",
        "言葉《ことば》が 長《なが》すぎます。{words}つ、{chars}字《じ》までに して ください。",
        "The search is too long: at most {words} words and {chars} characters.";
    needs_near(field): "{field}は、場所（near）といっしょに使います。", "{field}は、場所《ばしょ》（near）と いっしょに 使《つか》います。",
        "{field} is used together with a place (near).";
    unreadable(field): "{field}に読み取れない文字があります。", "{field}に わからない 字《じ》が あります。",
        "{field} contains characters that cannot be read.";
    wrong(field, expected): "{field}が読み取れません。{expected}", "{field}が わかりません。{expected}", "{field} cannot be read. {expected}";
    named(words, field): "{words}（{field}）", "{words}（{field}）", "{words} ({field})";
    quoted(field): "「{field}」", "「{field}」", "“{field}”";

    kind_expected: "hospital・clinic・dental・maternity・pharmacy・care のどれかです。",
        "hospital・clinic・dentalなどの 言葉《ことば》です。", "One of hospital, clinic, dental, maternity, pharmacy, care.";
    department_expected: "診療科目の5けたの番号です。例：01001", "5けたの 番号《ばんごう》です。例《れい》：01001", "A number of five digits, such as 01001.";
    service_expected: "介護サービスの3けたの番号です。例：130（訪問看護）", "3けたの 番号《ばんごう》です。例《れい》：130", "A number of three digits, such as 130.";
    function_expected: "届出の名前です。例：home_visits（訪問診療）", "届出《とどけで》の 名前《なまえ》です。例《れい》：home_visits", "The code of a notified function, such as home_visits.";
    home_care_expected: "確認票の項目の名前です。例：ventilator（人工呼吸器）", "できることの 名前《なまえ》です。例《れい》：ventilator", "The code of something that can be done at home, such as ventilator.";
    area_expected: "市区町村の5けたの番号か、都道府県の2けたの番号です。", "5けたか 2けたの 番号《ばんごう》です。", "The five-digit number of a municipality, or the two-digit number of a prefecture.";
    near_expected: "緯度と経度です。例：34.81,135.65", "緯度《いど》と 経度《けいど》です。例《れい》：34.81,135.65", "Latitude and longitude, such as 34.81,135.65.";
    radius_expected: "メートルの数です。例：500", "メートルの 数《かず》です。例《れい》：500", "A number of metres, such as 500.";
    bbox_expected: "西・南・東・北の順の、4つの数です。", "西《にし》・南《みなみ》・東《ひがし》・北《きた》の 4つの 数《かず》です。", "Four numbers: west, south, east, north.";
    open_at_expected: "now（いま）か、日時です。例：2026-11-22T10:00:00+09:00", "now（いま）か、日《ひ》と 時間《じかん》です。例《れい》：2026-11-22T10:00:00+09:00",
        "now, or a date and time such as 2026-11-22T10:00:00+09:00.";
    hours_expected: "unknown（時間が未確認）だけが使えます。", "unknown（わからない）だけ 使《つか》えます。", "Only unknown can be used.";
    sort_expected: "relevance（合っている順）、distance（近い順）、name（名前順）のどれかです。",
        "relevance、distance（近《ちか》い 順《じゅん》）、name（名前《なまえ》の 順《じゅん》）です。", "One of relevance, distance, name.";
    limit_expected: "1から100までの数です。", "1から 100までの 数《かず》です。", "A number from 1 to 100.";
    cursor_expected: "続きの場所がわからなくなりました。はじめからさがしてください。", "はじめから さがして ください。", "Please start again from the first page.";
    other_expected: "読み取れませんでした。", "わかりませんでした。", "It could not be read.";

    q: "さがす言葉", "さがす 言葉《ことば》", "The search words";
    kind: "種類", "種類《しゅるい》", "The kind";
    department: "診療科目", "科目《かもく》", "The department";
    service: "介護サービス", "介護《かいご》サービス", "The care service";
    function: "届出", "届出《とどけで》", "The notified function";
    home_care: "家でできること", "家《いえ》で できる こと", "What can be done at home";
    area: "市区町村", "市《し》や 町《まち》", "The municipality";
    near: "場所", "場所《ばしょ》", "The place";
    visits: "来てほしい場所", "来《き》て ほしい 場所《ばしょ》", "The place to be visited";
    radius: "距離", "距離《きょり》", "The distance";
    bbox: "地図の範囲", "地図《ちず》", "The map area";
    open_at: "開いている日時", "開《あ》いている 日《ひ》と 時間《じかん》", "The time of being open";
    hours: "時間", "時間《じかん》", "The hours";
    sort: "並び順", "順番《じゅんばん》", "The order";
    limit: "件数", "数《かず》", "The number of results";
    cursor: "ページの続き", "つぎの ページ", "The next page";
    home: "あなたの市区町村", "あなたの 市《し》や 町《まち》", "Your municipality";
    facets: "件数の内訳", "数《かず》の くわしい こと", "The counts";
}

/// One sentence for a part of a query string that could not be understood.
pub fn fault(lang: Lang, error: &ErrorItem) -> Text {
    let Some(field) = error.field.as_deref() else {
        return match error.code.as_str() {
            "too_long" => address_too_long(lang),
            _ => address_unreadable(lang),
        };
    };
    let name = field_words(lang, field);
    match (error.code.as_str(), field) {
        ("unknown_parameter", _) => unknown(lang, field),
        ("repeated_parameter", _) => repeated(lang, name),
        ("too_long", "q") => words_too_long(lang, MAX_Q_WORDS, MAX_Q_CHARS),
        ("needs_near", _) => needs_near(lang, name),
        ("invalid_encoding", _) => unreadable(lang, name),
        _ => wrong(lang, name, expected(lang, field)),
    }
}

fn expected(lang: Lang, field: &str) -> Text {
    match field {
        "kind" => kind_expected(lang),
        "department" => department_expected(lang),
        "service" => service_expected(lang),
        "function" => function_expected(lang),
        "home_care" => home_care_expected(lang),
        "area" | "home" => area_expected(lang),
        "near" | "visits" => near_expected(lang),
        "radius" => radius_expected(lang),
        "bbox" => bbox_expected(lang),
        "open_at" => open_at_expected(lang),
        "hours" => hours_expected(lang),
        "sort" => sort_expected(lang),
        "limit" => limit_expected(lang),
        "cursor" => cursor_expected(lang),
        _ => other_expected(lang),
    }
}

fn field_words(lang: Lang, field: &str) -> Text {
    let words = match field {
        "q" => q(lang),
        "kind" => kind(lang),
        "department" => department(lang),
        "service" => service(lang),
        "function" => function(lang),
        "home_care" => home_care(lang),
        "area" => area(lang),
        "near" => near(lang),
        "visits" => visits(lang),
        "radius" => radius(lang),
        "bbox" => bbox(lang),
        "open_at" => open_at(lang),
        "hours" => hours(lang),
        "sort" => sort(lang),
        "limit" => limit(lang),
        "cursor" => cursor(lang),
        "home" => home(lang),
        "facets" => facets(lang),
        other => return quoted(lang, other),
    };
    named(lang, words, field)
}

#[cfg(test)]
mod tests {
    use api::facilities::{FACILITY_PARAMETERS, FacilityQuery};

    use super::*;

    fn words(raw: &str) -> Vec<String> {
        let errors = FacilityQuery::parse(raw).expect_err("refused");
        errors.iter().map(|error| fault(Lang::Ja, error).plain()).collect()
    }

    #[test]
    fn each_fault_says_where_and_what_instead() {
        assert_eq!(words("near=abc"), ["場所（near）が読み取れません。緯度と経度です。例：34.81,135.65"]);
        assert_eq!(words("colour=red"), ["「colour」という条件は、このページにはありません。"]);
        assert_eq!(words("sort=distance"), ["並び順（sort）は、場所（near）といっしょに使います。"]);
        assert_eq!(words("q=a&q=b"), ["さがす言葉（q）が2回書かれています。1回だけにしてください。"]);
        assert_eq!(words("q=%ff"), ["さがす言葉（q）に読み取れない文字があります。"]);
        assert_eq!(
            words(&format!("q={}", "a".repeat(9_000))),
            ["アドレス（URL）が長すぎます。言葉を減らしてください。"]
        );
    }

    #[test]
    fn every_parameter_has_a_word() {
        for field in FACILITY_PARAMETERS {
            assert_ne!(field_words(Lang::Ja, field), quoted(Lang::Ja, field), "{field}");
        }
    }
}
