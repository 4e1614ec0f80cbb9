//! Where a datum comes from, of which day it is, and whether anyone confirmed it.

words! {
    sources(list): "出典：{list}", "情報《じょうほう》の もと：{list}", "Source: {list}";
    no_source: "出典：不明", "情報《じょうほう》の もと：わかりません", "Source: not known";
    source(title, date): "{title}（{date}時点）", "{title}（{date}の 情報《じょうほう》）", "{title} (as of {date})";
    between: "、", "、", "; ";
    confirmed(date): "だれかが確認した日：{date}", "だれかが 確《たし》かめた 日《ひ》：{date}", "Confirmed by somebody on: {date}";
    not_confirmed:
        "だれかが確認した日：なし（未確認）",
        "だれかが 確《たし》かめた 日《ひ》：ありません（まだ わかりません）",
        "Confirmed by somebody on: never (not confirmed)";
}
