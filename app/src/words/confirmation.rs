//! Whether anybody has confirmed what is shown.

words! {
    nobody_yet: "確認した人はまだいません", "だれも まだ 確《たし》かめて いません", "Nobody has confirmed this yet";
    changed_since: "確認のあとに、公表された内容がかわりました。", "確《たし》かめた あとで、データが 変《か》わりました。",
        "What is published has changed since.";
    visits: "訪問について：", "家《いえ》に 来《く》る こと：", "Home visits: ";
    meaning: "確認・要確認", "確《たし》かめた 日《ひ》", "Confirmed, to be confirmed";
    means: "医師会や市区町村などが、表示している内容を確かめた日です。180日をすぎたときと、そのあとに公表された内容がかわったときは「要確認」と表示します。",
        "人《ひと》が 見《み》て、正《ただ》しいと 確《たし》かめた 日《ひ》です。180日《にち》が すぎたら、もう一度《いちど》 聞《き》いて ください。",
        "The day on which an association or the municipality checked what is shown. After 180 days, or when what is published has changed since, it is to be confirmed again.";
}
