//! Figures of a desk, for those who report them.

words! {
    title: "相談の集計", "相談《そうだん》の 数《かず》", "Figures";
    year(year): "{year}年度", "{year}年度《ねんど》", "Fiscal {year}";
    years: "年度", "年度《ねんど》", "Fiscal years";
    of_desk(name): "{name}の集計です。4月から翌年3月までを1つの年度とします。", "{name}の 数《かず》です。4月《がつ》から 3月《がつ》までです。", "Of {name}, from April to March.";
    of_region: "地域のすべての窓口を合わせた集計です。4月から翌年3月までを1つの年度とします。", "全部《ぜんぶ》の 窓口《まどぐち》の 数《かず》です。4月《がつ》から 3月《がつ》までです。", "Of all desks of the region, from April to March.";
    private: "少ない数もそのまま出ています。外へ出すときは、公表用の集計をお使いください。", "外《そと》へ 出《だ》す ときは、公表用《こうひょうよう》を 使《つか》います。",
        "Small numbers are shown. For others use the published figures.";
    published: "公表用の集計を見る", "公表用《こうひょうよう》を 見《み》る", "Published figures";
    csv: "CSVで受け取る", "CSVで 受《う》け取《と》る", "As CSV";
    excel: "Excelで受け取る", "Excelで 受《う》け取《と》る", "As Excel";
    month(month): "{month}月", "{month}月《がつ》", "{month}";
    cases: "件", "件《けん》", "cases";
    received: "受けた相談", "受《う》けた 相談《そうだん》", "Received";
    closed: "終えた相談", "終《お》わった 相談《そうだん》", "Closed";
    taken_over: "ほかの窓口から引き継いだ", "ほかの 窓口《まどぐち》から 来《き》た", "Taken over from other desks";
    handed_over: "ほかの窓口へ引き継いだ", "ほかの 窓口《まどぐち》へ 送《おく》った", "Handed over to other desks";
    reopened: "もう一度はじめた相談", "もう一度《いちど》 はじめた もの", "Opened again";
    open: "月の終わりに対応中", "月《つき》の 終《お》わりに して いる もの", "Open at the end of the month";
    in_time: "期限までに返答", "約束《やくそく》の 日《ひ》までの 返事《へんじ》", "Answered in time";
    median: "はじめの返答までの時間（中央値）", "返事《へんじ》までの 時間《じかん》", "Time to the first answer (median)";
    months: "月ごと", "月《つき》ごと", "By month";
    askers: "相談した人", "相談《そうだん》した 人《ひと》", "Who asked";
    channels: "受付の方法", "受《う》けた 方法《ほうほう》", "How it came";
    topics: "分類", "分類《ぶんるい》", "Topics";
    topics_note: "1つの相談を、いくつもの分類で数えることがあります。", "1つの 相談《そうだん》を 何度《なんど》も 数《かぞ》える ことが あります。", "One case may count for several.";
    provided: "提供したもの", "した こと", "What was provided";
    provided_note: "終えた相談について、終えた月に数えます。もう一度はじめて終えた相談は、終えるたびに数えます。", "終《お》わった 月《つき》に 数《かぞ》えます。もう一度《いちど》 終《お》わると、また 数《かぞ》えます。", "Counted in the month of closing; what was opened again and closed is counted each time.";
    total: "合計", "全部《ぜんぶ》", "Total";
    last_year: "前の年度", "前《まえ》の 年《とし》", "Year before";
    none: "ありません", "ありません", "None";
    desk: "窓口", "窓口《まどぐち》", "Desk";
    all_desks: "すべての窓口", "全部《ぜんぶ》の 窓口《まどぐち》", "All desks";
    show: "表示する", "見《み》る", "Show";
    minutes(number): "{number}分", "{number}分《ふん》", "{number} min";
    hours(number): "{number}時間", "{number}時間《じかん》", "{number} h";
    days(number): "{number}日", "{number}日《にち》", "{number} d";
    nothing: "この年度の相談はまだありません", "この 年《とし》の 相談《そうだん》は まだ ありません", "No case in this year yet";
}
