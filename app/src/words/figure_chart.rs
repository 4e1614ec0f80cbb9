//! Bars and the table beside them.

words! {
    in_unit(title, unit): "{title}（{unit}）", "{title}（{unit}）", "{title} ({unit})";
    month: "月", "月《つき》", "Month";
    same_in_table: "同じ数を、表にも書いています。", "同《おな》じ 数《かず》は 表《ひょう》に あります。", "The table has the same numbers.";
    hidden: "非公表", "出《だ》しません", "not shown";
    to_come: "まだです", "まだです", "Still to come";
}
