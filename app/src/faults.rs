//! What was wrong with an address, in words that help.

use api::error::ErrorItem;
use api::facilities::{MAX_Q_CHARS, MAX_Q_WORDS};

/// One sentence for a part of a query string that could not be understood.
pub fn fault_words(error: &ErrorItem) -> String {
    let Some(field) = error.field.as_deref() else {
        return match error.code.as_str() {
            "too_long" => "アドレス（URL）が長すぎます。言葉を減らしてください。".to_owned(),
            _ => "アドレス（URL）に読み取れない文字があります。".to_owned(),
        };
    };
    match (error.code.as_str(), field) {
        ("unknown_parameter", _) => return format!("「{field}」という条件は、このページにはありません。"),
        ("repeated_parameter", _) => {
            return format!("{}が2回書かれています。1回だけにしてください。", field_words(field));
        }
        ("too_long", "q") => {
            return format!("さがす言葉が長すぎます。{MAX_Q_WORDS}語、{MAX_Q_CHARS}文字までにしてください。");
        }
        ("needs_near", _) => return format!("{}は、場所（near）といっしょに使います。", field_words(field)),
        ("invalid_encoding", _) => return format!("{}に読み取れない文字があります。", field_words(field)),
        _ => {}
    }
    let expected = match field {
        "kind" => "hospital・clinic・dental・maternity・pharmacy・care のどれかです。",
        "department" => "診療科目の5けたの番号です。例：01001",
        "service" => "介護サービスの3けたの番号です。例：130（訪問看護）",
        "area" => "市区町村の5けたの番号です。",
        "near" => "緯度と経度です。例：34.81,135.65",
        "radius" => "メートルの数です。例：500",
        "bbox" => "西・南・東・北の順の、4つの数です。",
        "sort" => "distance（近い順）か name（名前順）です。",
        "limit" => "1から100までの数です。",
        "cursor" => "続きの場所がわからなくなりました。はじめからさがしてください。",
        "wide" => "市外もふくめるときは wide=1 です。",
        _ => "読み取れませんでした。",
    };
    format!("{}が読み取れません。{expected}", field_words(field))
}

fn field_words(field: &str) -> String {
    let words = match field {
        "q" => "さがす言葉",
        "kind" => "種類",
        "department" => "診療科目",
        "service" => "介護サービス",
        "area" => "市区町村",
        "near" => "場所",
        "radius" => "距離",
        "bbox" => "地図の範囲",
        "sort" => "並び順",
        "limit" => "件数",
        "cursor" => "ページの続き",
        "wide" => "市外もふくめるか",
        other => return format!("「{other}」"),
    };
    format!("{words}（{field}）")
}

#[cfg(test)]
mod tests {
    use api::facilities::{FACILITY_PARAMETERS, FacilityQuery};

    use super::*;

    fn words(raw: &str) -> Vec<String> {
        FacilityQuery::parse(raw).expect_err("refused").iter().map(fault_words).collect()
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
            assert!(!field_words(field).starts_with('「'), "{field}");
        }
    }
}
