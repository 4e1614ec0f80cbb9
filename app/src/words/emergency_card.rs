//! The page behind the QR code of an emergency card.

words! {
    title: "救急カード", "救急《きゅうきゅう》カード", "Emergency card";
    ambulance: "救急車", "救急車《きゅうきゅうしゃ》", "Ambulance";
    doctor: "まず、かかりつけ医へ（24時間）", "はじめに お医者《いしゃ》さんへ（24時間《じかん》）", "First: the doctor, 24 hours";
    people: "家族などの連絡先", "家族《かぞく》などの 電話《でんわ》", "People to call";
    allergies: "アレルギー", "アレルギー", "Allergies";
    medicines: "飲んでいる薬", "のんで いる 薬《くすり》", "Medicines";
    devices: "体につけている機器・している治療", "体《からだ》に つけて いる ものと 治療《ちりょう》", "Devices and treatments";
    illnesses: "病気", "病気《びょうき》", "Illnesses";
    note_place: "マイライフノートのある場所", "マイライフノートが ある 場所《ばしょ》", "Where the life note is kept";
    words: "本人からのことば", "本人《ほんにん》の ことば", "In their own words";
    no_order: "これは医師の指示書ではありません。心肺蘇生をしないという意味もありません。",
        "これは お医者《いしゃ》さんの 指示《しじ》では ありません。「命《いのち》を 助《たす》けないで」という 意味《いみ》も ありません。",
        "This is not a medical order. It does not mean “do not resuscitate”.";
    /// Of a birthday; the year stands for whoever does not count in eras.
    born(date, year, age): "{date}（{year}年）生まれ　{age}歳", "{date}（{year}年《ねん》）に 生《う》まれました　{age}歳《さい》",
        "Born {date}, age {age}";
    made_on(date): "{date}に作ったカードです。", "{date}に 作《つく》った カードです。", "This card was made on {date}.";
    numbers: "カードに印刷された番号に、電話してください。", "カードに 書《か》いて ある 番号《ばんごう》に 電話《でんわ》して ください。",
        "Please call the numbers printed on the card.";
    fault_key: "リンクが途中で切れています", "リンクが 途中《とちゅう》で 切《き》れて います", "The link is cut off";
    fault_key_more: "QRコードの全体が写るようにして、もう一度読み取ってください。",
        "QRコードを 全部《ぜんぶ》 写《うつ》して、もう一度《いちど》 読《よ》んで ください。", "Please scan the whole QR code once more.";
    fault_wrong: "このカードを開けませんでした", "この カードを 開《ひら》けませんでした", "This card could not be opened";
    fault_wrong_more: "QRコードを、もう一度読み取ってください。それでも開かないときは、カードが新しくなる前の古いコードかもしれません。",
        "QRコードを もう一度《いちど》 読《よ》んで ください。だめな ときは、古《ふる》い コードかも しれません。",
        "Please scan the QR code once more. If it still does not open, the code may be an old one.";
    fault_browser: "この画面では開けません", "この 画面《がめん》では 開《ひら》けません", "It cannot be opened here";
    fault_browser_more: "アドレスがhttps://で始まっているか確かめるか、ほかのスマートフォンで読み取ってください。",
        "アドレスの はじめを 見《み》て ください。https://で なければ 開《ひら》けません。ほかの スマホで ためして ください。",
        "Check that the address begins with https://, or scan the code with another phone.";
    fault_script: "ここでは中身を開けません", "ここでは 中《なか》を 見《み》られません", "Its content cannot be shown here";
    fault_script_more: "中身を読むには、ブラウザーの設定でJavaScriptを使えるようにしてください。",
        "見《み》る ためには、JavaScriptを 使《つか》えるように して ください。", "Please switch JavaScript on to read it.";
    none: "このカードはありません", "この カードは ありません", "There is no such card";
    none_more: "本人が取り消したか、アドレスがちがっています。", "本人《ほんにん》が やめたか、アドレスが ちがいます。",
        "It was revoked by its owner, or the address is wrong.";
    no_answer: "いま、つながりません", "いま、つながりません", "No connection right now";
    no_answer_more: "少し待ってから、このページを読みこみなおしてください。", "少《すこ》し 待《ま》って、もう一度《いちど》 開《ひら》いて ください。",
        "Please wait a moment and load this page again.";
}
