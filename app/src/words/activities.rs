//! 地域の活動・支え合い: what they are called, and what is told of one.

words! {
    community: "地域の活動・支え合い", "地域《ちいき》の 活動《かつどう》・助《たす》け合《あ》い", "Community activities and help";
    salon: "ふれあいサロン", "サロン（お茶《ちゃ》や 話《はなし》を する）", "Social gathering";
    dementia_cafe: "認知症カフェ", "認知症《にんちしょう》カフェ", "Dementia café";
    gathering: "通いの場", "体操《たいそう》などの 集《あつ》まり", "Exercise and meeting group";
    watch_over: "見守り", "元気《げんき》か 見《み》に 来《く》る サービス", "Regular check-in";
    transport: "移動支援", "車《くるま》で 送《おく》る・買《か》い物《もの》を 助《たす》ける", "Rides and shopping help";
    meal_delivery: "配食", "お弁当《べんとう》を 届《とど》ける", "Meal delivery";
    by_kind: "活動の種類", "活動《かつどう》の 種類《しゅるい》", "Kind of activity";

    // on its page
    about: "この活動について", "この 活動《かつどう》について", "About this activity";
    when: "いつ", "いつ", "When";
    place: "どこで", "どこで", "Where";
    for_whom: "だれが", "だれが", "For whom";
    cost: "費用", "お金《かね》", "Cost";
    joining: "参加のしかた", "どう やって 入《はい》るか", "How to join";
    contact: "連絡先", "聞《き》く ところ", "Whom to ask";
    note: "備考", "ほかの こと", "Note";
    confirmed: "確認日", "聞《き》いた 日《ひ》", "Confirmed";
    not_confirmed: "確認日は不明", "いつ 聞《き》いたか わかりません", "Nobody knows when";
    organiser: "主催", "している ところ", "Run by";

    // in a list
    when_and_cost(when, cost): "{when}　費用：{cost}", "{when}　お金《かね》：{cost}", "{when}; cost: {cost}";
    only_cost(cost): "費用：{cost}", "お金《かね》：{cost}", "Cost: {cost}";

    // hours
    held_on: "開催日", "やっている 日《ひ》", "Days and times";
    served_on: "利用できる日", "使《つか》える 日《ひ》", "Days of service";

    // where the data comes from
    template_how: "サロン、認知症カフェ、通いの場、見守り、移動支援、配食を、市区町村や社会福祉協議会がまとめて、取りこみます。",
        "サロンや お弁当《べんとう》などの データです。市《し》や 町《まち》が 集《あつ》めます。",
        "Social gatherings, dementia cafés, exercise groups, check-ins, rides and meals, collected by the municipality or its social welfare council.";
    template: "一覧表のひな形（Excel で開けます）", "表《ひょう》の 形《かたち》（Excelで 見《み》る ことが できます）", "Template of the list (opens in Excel)";
}
