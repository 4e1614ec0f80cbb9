//! Where a datum comes from, of which day it is, and that nobody confirmed it.

words! {
    sources(list): "出典：{list}", "情報《じょうほう》の もと：{list}", "Source: {list}";
    no_source: "出典：不明", "情報《じょうほう》の もと：わかりません", "Source: not known";
    source(title, date): "{title}（{date}時点）", "{title}（{date}の 情報《じょうほう》）", "{title} (as of {date})";
    between: "、", "、", "; ";
    not_confirmed:
        "内容を確認した人は、まだいません（未確認）。",
        "正《ただ》しいかを だれも まだ 確《たし》かめて いません。",
        "Nobody has confirmed this yet.";
}
