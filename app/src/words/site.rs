//! What stands around every page, and pages that help on.

words! {
    /// The name of the site, for titles and the brand.
    name: "ささえ", "ささえ", "Sasae";
    title(page): "{page}｜ささえ", "{page}｜ささえ", "{page} | Sasae";
    skip: "本文へすすむ", "本文《ほんぶん》へ すすむ", "Skip to main content";
    menu: "メニュー", "メニュー", "Menu";
    languages: "ことば", "ことば", "Language";
    find: "さがす", "さがす", "Find";
    saved: "保存した場所", "保存《ほぞん》した 場所《ばしょ》", "Saved places";
    demo_banner: "これはデモです。施設はすべて架空です。", "これは デモです。本当《ほんとう》の 施設《しせつ》では ありません。",
        "This is a demo. Every place in it is made up.";
    demo_banner_of(municipality): "これはデモです。{municipality}と施設はすべて架空です。",
        "これは デモです。{municipality}も 施設《しせつ》も 本当《ほんとう》の ものでは ありません。",
        "This is a demo. {municipality} and every place in it are made up.";
    demo_data: "表示している施設・事業所は、すべて架空です。", "ここに 出《で》ている 施設《しせつ》は、本当《ほんとう》のものでは ありません。",
        "All places shown here are made up.";
    official_data: "医療機関・薬局・介護事業所の情報は、国や自治体が公表しているデータによります。",
        "病院《びょういん》や 介護《かいご》の 情報《じょうほう》は、国《くに》や 市《し》の データです。",
        "Information on clinics, pharmacies and care services comes from data published by the national and local governments.";
    about_data: "データについて", "データについて", "About the data";
    professionals: "職員の方", "職員《しょくいん》の 人《ひと》", "For staff";
    loading: "読みこんでいます", "読《よ》みこんでいます", "Loading";
    home: "はじめのページへ", "はじめの ページへ", "Go to the home page";
    error_title(heading): "エラー：{heading}", "エラー：{heading}", "Error: {heading}";
    no_such_page: "このページは見つかりません", "この ページは 見《み》つかりません", "Page not found";
    no_such_page_why: "アドレス（URL）がまちがっているか、ページがなくなったのかもしれません。",
        "アドレス（URL）が まちがっているかも しれません。ページが なくなったかも しれません。",
        "The address may be wrong, or the page may no longer exist.";
    too_large: "長すぎて、受け取れませんでした", "長《なが》いので 受《う》け取《と》れませんでした", "This is too long to be sent";
    too_large_why: "文章を短くしてから、もう一度お送りください。",
        "短《みじか》く して、もう一度《いちど》 送《おく》って ください。", "Please make it shorter and send it again.";
    back_to_form: "入力にもどる", "書《か》く ところへ もどる", "Back to the form";
    no_such_facility: "この施設は見つかりません", "この 施設《しせつ》は 見《み》つかりません", "Place not found";
    no_such_facility_why: "閉院や廃止、またはアドレス（URL）のまちがいかもしれません。名前や町の名前でさがしてみてください。",
        "もう ないかも しれません。アドレス（URL）の まちがいかも しれません。名前《なまえ》や 町《まち》の 名前《なまえ》で さがして ください。",
        "It may have closed, or the address may be wrong. Try searching by its name or by the name of a town.";
    not_understood: "さがし方を読み取れませんでした", "さがし方《かた》が わかりませんでした", "The search could not be read";
    no_answer: "いま、つながりません", "いま、つながりません", "No connection right now";
    no_answer_why: "通信が切れているか、サーバーが混みあっています。少し待ってから、もう一度おためしください。",
        "通信《つうしん》が 切《き》れているか、とても こんでいます。少《すこ》し 待《ま》ってから、もう一度《いちど》 ためして ください。",
        "The connection is down or the server is busy. Please wait a moment and try again.";
    try_again: "もう一度ためす", "もう一度《いちど》 ためす", "Try again";
    desk_heading: "どこに相談したらよいか、わからないときは", "どこに 聞《き》けば いいか わからない ときは",
        "Not sure whom to ask?";
    desk_hours(hours): "受付 {hours}", "受付《うけつけ》 {hours}", "Hours: {hours}";
    telephone: "電話", "電話《でんわ》", "Telephone";
    call: "電話する", "電話《でんわ》する", "Call";
    no_telephone: "電話番号は公表されていません", "電話番号《でんわばんごう》は わかりません", "Telephone number not published";
    telephone_number(number): "電話 {number}", "電話《でんわ》 {number}", "Tel. {number}";
    emergency: "急ぐときの電話", "急《いそ》ぐ ときの 電話《でんわ》", "Emergency numbers";
    life_in_danger: "命にかかわるとき", "命《いのち》が あぶない とき", "Life in danger";
    ambulance_or_not: "救急車を呼ぶか迷うとき", "救急車《きゅうきゅうしゃ》を 呼《よ》ぶか まよう とき", "Not sure if you need an ambulance";
    sick_child: "子どもの急な病気", "子《こ》どもが 急《きゅう》に 病気《びょうき》の とき", "A child suddenly ill";
    print: "印刷する", "印刷《いんさつ》する", "Print";
    save: "保存する", "保存《ほぞん》する", "Save";
    saved_already: "保存しました", "保存《ほぞん》しました", "Saved";
    not_published: "公表されていません", "わかりません（書《か》いて ありません）", "Not published";
    region: "地域", "地域《ちいき》", "your area";
    this_region: "この地域", "この 地域《ちいき》", "this area";
}
