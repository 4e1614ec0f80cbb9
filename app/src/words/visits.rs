//! 訪問エリア: who comes to an address.

words! {
    // the form
    ask: "住所や町名を入れると、来てくれるところがわかります", "住所《じゅうしょ》を 入《い》れると、来《き》て くれる ところが わかります。",
        "Enter an address or town (in Japanese) to see who comes there.";
    placeholder: "桜町", "桜町", "桜町";
    search: "調べる", "しらべる", "Check";
    unknown_place(words): "「{words}」の場所がわかりませんでした。市区町村と町の名前まで入れてください。",
        "「{words}」が どこか わかりません。市《し》と 町《まち》の 名前《なまえ》を 入《い》れて ください。",
        "“{words}” was not found. Please enter the municipality and the town.";

    // the condition
    comes_to(words): "「{words}」に来てくれるところ", "「{words}」に 来《き》て くれる ところ", "Comes to “{words}”";
    comes_there: "選んだ場所に来てくれるところ", "えらんだ 場所《ばしょ》に 来《き》て くれる ところ", "Comes to the chosen place";

    // on a card
    covers: "この住所に来てくれます", "ここに 来《き》て くれます", "Comes to this address";
    covers_by(who): "この住所に来てくれます（{who}の公表）", "ここに 来《き》て くれます（{who}の データ）", "Comes to this address (as {who} says)";
    covers_on(date): "この住所に来てくれます（{date}に確認）", "ここに 来《き》て くれます（{date}に 聞《き》きました）",
        "Comes to this address (confirmed {date})";
    covers_by_on(who, date): "この住所に来てくれます（{who}の公表、{date}に確認）", "ここに 来《き》て くれます（{who}、{date}に 聞《き》きました）",
        "Comes to this address ({who}, confirmed {date})";
    unknown: "訪問できる範囲は未確認。電話で確認", "ここに 来《く》るか わかりません。電話《でんわ》で 聞《き》いて ください。",
        "Area covered by visits not confirmed; please call";

    // on the page of a facility
    area: "訪問エリア", "来《き》て くれる 場所《ばしょ》", "Area covered by visits";
    municipalities: "市区町村", "市《し》・町《まち》・村《むら》", "Municipalities";
    towns: "町名", "町《まち》の 名前《なまえ》", "Towns";
    towns_of(municipality, names): "{municipality}の {names}", "{municipality}の {names}", "{municipality}: {names}";
    distance: "距離", "距離《きょり》", "Distance";
    within(length): "ここから直線で{length}まで", "ここから まっすぐ {length}まで", "Within {length} in a straight line";
    drawn: "地図の範囲", "地図《ちず》の 場所《ばしょ》", "On the map";
    is_drawn: "地図で公表されています。住所を入れて調べられます。", "地図《ちず》で 決《き》まって います。住所《じゅうしょ》で しらべる ことが できます。",
        "Published as an area on a map; enter an address in the search to check.";
    note: "条件など", "気《き》を つける こと", "Note";
    confirmed: "確認日", "聞《き》いた 日《ひ》", "Confirmed";
    gap_only_published: "訪問できる範囲を公表していないところは、直線で16kmまでを表示しています。来てもらえるかは、電話でお確かめください。",
        "来《く》るか わからない ところは、16kmまで 出《だ》して います。電話《でんわ》で 聞《き》いて ください。",
        "Those that publish no area are shown within 16 km in a straight line. Please call to ask whether they come.";

    // where the data comes from
    template_how: "訪問看護などが、どの市区町村・町まで来てくれるかの一覧です。医師会や市区町村がまとめて、CSV または GeoJSON で取りこみます。",
        "どこまで 家《いえ》に 来《き》て くれるかの データです。医師会《いしかい》や 市《し》が 集《あつ》めます。",
        "Which municipalities and towns visiting services come to, collected by the medical association or the municipality; CSV or GeoJSON.";
    template: "一覧表のひな形（Excel で開けます）", "表《ひょう》の 形《かたち》（Excelで 見《み》る ことが できます）", "Template of the list (opens in Excel)";
}
