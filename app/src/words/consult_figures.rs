//! What everybody may read of what the desks did.

words! {
    title(year): "{year}年度の相談", "{year}年度《ねんど》の 相談《そうだん》", "Questions of the fiscal year {year}";
    title_none: "相談の数", "相談《そうだん》の 数《かず》", "Questions in figures";
    description: "相談窓口に寄せられた相談の数を、月、相談した人、内容ごとに公表します。", "相談窓口《そうだんまどぐち》の 相談《そうだん》の 数《かず》です。", "How many questions the desks received, by month, by who asked and what about.";
    lede(from, until): "{from}から{until}までに、相談窓口が受けた相談の数です。", "{from}から {until}までの 相談《そうだん》の 数《かず》です。", "What the desks were asked from {from} until {until}.";
    nothing: "公表できる数は、まだありません。月が終わって2週間たつと、ここに出ます。", "まだ ありません。月《つき》が 終《お》わって 2週間《しゅうかん》で、ここに 出《で》ます。", "Nothing is published yet. Figures appear here two weeks after the end of a month.";
    settled: "月が終わって2週間後に数えたものです。あとから数が変わることはありません。", "月《つき》が 終《お》わって 2週間《しゅうかん》で 数《かぞ》えます。後《あと》で 変《か》わりません。", "Counted two weeks after the end of each month, and not changed afterwards.";
    total: "相談の数", "相談《そうだん》の 数《かず》", "Questions";
    cases(number): "{number}件", "{number}件《けん》", "{number}";
    hidden: "非公表", "出《だ》しません", "not shown";
    hidden_why: "「非公表」は、1件から4件のところと、それが計算でわかってしまうところです（0件のこともあります）。相談した人がわからないようにするためです。",
        "「出《だ》しません」は 1件《けん》から 4件《けん》の ところです。だれの 相談《そうだん》か わからない ように します。計算《けいさん》で わかる ところも 出《だ》しません。0件《けん》の ことも あります。",
        "“Not shown” stands for 1 to 4, and for what would give away such a number: nobody shall be recognised. It may be none, too.";
    counts_twice: "1件の相談が、いくつかに数えられることがあります。", "1つの 相談《そうだん》を 2回《かい》 数《かぞ》える ことが あります。", "One question may be counted for several.";
    at_the_end: "相談した人や内容ごとの数は、年度が終わってから公表します。", "だれが 何《なに》を 聞《き》いたかは、3月《がつ》の 後《あと》で 出《だ》します。", "Who asked and what about is published when the year is over.";
    months: "月ごと", "月《つき》ごと", "By month";
    askers: "相談した人", "相談《そうだん》した 人《ひと》", "Who asked";
    channels: "相談の方法", "相談《そうだん》の しかた", "How they asked";
    topics: "相談の内容", "相談《そうだん》の こと", "What about";
    provided: "お伝えしたこと・おこなったこと", "した こと", "What was provided";
    month(month): "{month}月", "{month}月《がつ》", "{month}";
    unit: "件", "件《けん》", "questions";
    other_years: "ほかの年度", "ほかの 年《とし》", "Other years";
    year(year): "{year}年度", "{year}年度《ねんど》", "Fiscal year {year}";
    what_year: "年度は、4月から翌年の3月までです。", "年度《ねんど》は 4月《がつ》から 次《つぎ》の 年《とし》の 3月《がつ》までです。", "A fiscal year runs from April to March.";
}
