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

    // what is not listed
    missing_title: "載っていないところを知らせる", "ここに ない ところを 知《し》らせる", "Tell us of a place that is missing";
    missing_lead: "病院や介護の事業所のほか、サロンや通いの場、配食、移動の手伝いなどもお知らせください。担当者が確かめてから載せます。",
        "ここに 出《で》て いない ところを 教《おし》えて ください。よく 見《み》てから 出《だ》します。",
        "Clinics and care services, but also salons, gatherings, meal delivery or rides: somebody checks it before it is listed.";
    missing_link: "さがしているところが載っていないときは、お知らせください。", "さがして いる ところが ない ときは、教《おし》えて ください。",
        "Is a place missing? Please tell us.";
    resource_kind: "どんなところですか", "どんな ところですか", "What kind of place is it?";
    resource_name: "施設や集まりの名前", "そこの 名前《なまえ》", "Its name";
    resource_address: "その場所（住所や建物の名前）", "そこの 場所《ばしょ》", "Where it is";
    resource_address_hint: "わかるところまででかまいません。", "わかる ことだけで いいです。", "As far as you know.";
    resource_telephone: "そこの電話番号", "そこの 電話番号《でんわばんごう》", "Its telephone number";
    resource_website: "そこのホームページ", "そこの ホームページ", "Its website";
    resource_website_hint: "例：www.example.jp", "例《れい》：www.example.jp", "For example www.example.jp.";
    resource_words: "くわしい内容", "くわしい こと", "More about it";
    resource_words_hint: "日時、費用、参加や申しこみのしかたなど。わかる範囲でかまいません。1000文字まで。",
        "いつ、いくら、どう すれば 行《い》けるか など。わかる ことだけで いいです。1000字《じ》まで。",
        "When it is open, what it costs, how to join. Up to 1,000 characters.";
    kind_salon: "サロン", "サロン（集《あつ》まって 話《はな》す ところ）", "Salon (a place to meet)";
    kind_dementia_cafe: "認知症カフェ", "認知症《にんちしょう》カフェ", "Dementia café";
    kind_gathering: "通いの場（体操や趣味の集まり）", "集《あつ》まって 体《からだ》を 動《うご》かす ところ", "Gathering for exercise or hobbies";
    kind_watch_over: "見守り", "ようすを 見《み》に 来《き》て くれる", "Watching over people";
    kind_transport: "移動の支援（送りむかえなど）", "車《くるま》で 送《おく》って くれる", "Help with getting around";
    kind_meal_delivery: "配食", "ご飯《はん》を 持《も》って きて くれる", "Meal delivery";
    kind_other: "そのほか・わからない", "ほか・わからない", "Something else, or I do not know";
}
