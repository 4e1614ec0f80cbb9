//! Reporting a mistake in what is shown of a facility.

words! {
    title: "まちがいを知らせる", "まちがいを 知《し》らせる", "Report a mistake";
    title_of(name): "まちがいを知らせる：{name}", "まちがいを 知《し》らせる：{name}", "Report a mistake: {name}";
    lead: "表示している内容が実際とちがうときに、お知らせください。担当者が確かめてから直します。",
        "ここに 書《か》いて ある ことが ちがう ときに、教《おし》えて ください。", "Tell us when what is shown is not right. Somebody checks it before it is changed.";
    no_health: "ご自身の病気や体のことは、書かないでください。", "自分《じぶん》の 病気《びょうき》の ことは 書《か》きません。", "Please do not write about your own health.";
    wrong: "どこがちがいますか", "どこが ちがいますか", "What is wrong?";
    wrong_hint: "あてはまるものを、すべてえらんでください。", "全部《ぜんぶ》 えらんで ください。", "Choose all that apply.";
    wrong_telephone: "電話番号", "電話番号《でんわばんごう》", "Telephone number";
    wrong_hours: "診療時間・営業時間・休み", "開《あ》いている 時間《じかん》・休《やす》み", "Opening hours or days off";
    wrong_address: "住所・地図の場所", "住所《じゅうしょ》・地図《ちず》", "Address or place on the map";
    wrong_services: "診療科目・サービスの内容", "科目《かもく》・サービス", "Departments or services";
    wrong_closed: "閉院・廃止している", "もう ない", "It has closed";
    wrong_other: "そのほか", "ほかの こと", "Something else";
    words: "正しい内容", "正《ただ》しい こと", "What is right?";
    words_hint: "わかる範囲でかまいません。1000文字まで。", "わかる ことだけで いいです。1000字《じ》まで。", "As far as you know. Up to 1,000 characters.";
    relation: "あなたについて", "あなたに ついて", "About you";
    relation_staff: "この施設の職員", "ここで 働《はたら》いている", "I work there";
    relation_visitor: "利用した人・その家族", "使《つか》った 人《ひと》・家族《かぞく》", "I have been there, or my family has";
    relation_professional: "ほかの施設の職員・相談員", "ほかの ところで 働《はたら》いている", "I work elsewhere in care";
    relation_other: "そのほか", "ほか", "Other";
    noticed: "気がついた日", "わかった 日《ひ》", "When did you notice?";
    noticed_hint: "わからなければ、空けておいてください。例：令和8年11月20日", "わからない ときは 書《か》かなくて いいです。", "Leave it empty if you do not know. For example 2026 / 11 / 20.";
    name: "お名前", "名前《なまえ》", "Your name";
    telephone: "電話番号", "電話番号《でんわばんごう》", "Telephone number";
    telephone_hint: "確かめたいことがあるときだけ、使います。", "聞《き》きたい ことが ある ときだけ 使《つか》います。", "Used only if we need to ask you something.";
    email: "メールアドレス", "メールアドレス", "E-mail address";
    send: "知らせる", "送《おく》る", "Send";
    back(name): "{name}へもどる", "{name}へ もどる", "Back to {name}";
    thanks: "お知らせを受け取りました", "送《おく》りました", "Thank you, we have received it";
    thanks_more: "ありがとうございます。担当者が確かめてから、内容を直します。",
        "ありがとうございます。よく 見《み》てから 直《なお》します。", "Somebody will check it before it is changed.";
}
