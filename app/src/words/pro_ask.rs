//! Professionals ask a desk from inside, and follow what becomes of it.

words! {
    title: "相談窓口にきく", "相談窓口《そうだんまどぐち》に 聞《き》く", "Ask a desk";
    lead: "患者さんや利用者さんのことで困ったら、相談窓口におききください。お名前は伏せて相談できます。",
        "困《こま》った ことを 窓口《まどぐち》に 聞《き》けます。名前《なまえ》は 言《い》わなくて いいです。",
        "Ask a consultation desk about somebody you look after. You need not give a name.";
    ask: "新しく相談する", "新《あたら》しく 聞《き》く", "Ask something";
    form_title: "相談を書く", "聞《き》きたい ことを 書《か》く", "What do you want to ask?";
    form_lead: "わかることだけでかまいません。お名前は伏せて相談できます。あとから書き足せます。",
        "わかる ことだけ 書《か》きます。名前《なまえ》は 書《か》かなくて いいです。",
        "Only what you know; no name is needed. You can add to it later.";
    desk: "相談する窓口", "聞《き》く 窓口《まどぐち》", "Desk";
    send: "相談を送る", "送《おく》る", "Send";
    back: "相談の一覧へ", "リストへ もどる", "Back to the list";
    asked: "これまでの相談", "今《いま》までの 相談《そうだん》", "What was asked";
    none: "まだ相談はありません", "まだ ありません", "Nothing was asked yet";
    none_why: "「新しく相談する」から、いつでも書けます。", "「新《あたら》しく 聞《き》く」から 書《か》けます。", "Start with “Ask something”.";
    no_desks: "相談を受ける窓口が、まだ決まっていません", "窓口《まどぐち》が まだ ありません", "There is no desk yet";
    no_desks_why: "地域をとりまとめる団体にお問い合わせください。", "市役所《しやくしょ》などに 聞《き》いて ください。", "Please ask those who run the region.";
    number: "番号", "番号《ばんごう》", "Number";
    subject: "件名", "短《みじか》い 言葉《ことば》", "Subject";
    asked_by: "相談した人", "聞《き》いた 人《ひと》", "Asked by";
    received: "送った日", "送《おく》った 日《ひ》", "Sent";
    answered: "返答", "返事《へんじ》", "Answer";
    answered_at(moment): "返答あり（{moment}）", "返事《へんじ》 あり（{moment}）", "answered {moment}";
    not_answered: "返答を待っています", "返事《へんじ》を 待《ま》って います", "waiting";
    due(date): "{date}までに、はじめの返答をします。", "{date}までに 返事《へんじ》が 来《き》ます。", "A first answer comes by {date}.";
    emptied: "内容は消えています", "消《け》しました", "This was emptied";
    words: "相談の内容", "聞《き》いた こと", "What was asked";
    exchange: "やりとり", "話《はな》した こと", "Exchange";
    from_desk: "窓口からの返答", "窓口《まどぐち》から", "From the desk";
    from_us: "書き足したこと", "書《か》いた こと", "Added by us";
    no_exchange: "まだ返答はありません。届くと、すぐにここへ出ます。", "まだ 返事《へんじ》は ありません。", "No answer yet. It appears here when it comes.";
    add: "書き足す", "書《か》き足《た》す", "Add something";
    add_words: "書き足すこと", "書《か》く こと", "What you add";
    add_do: "送る", "送《おく》る", "Send";
    said_sent: "送りました", "送《おく》りました", "Sent";
    call(name): "お急ぎのときは、{name}へお電話ください。", "急《いそ》ぐ ときは、{name}に 電話《でんわ》して ください。", "If it is urgent, please call {name}.";
}
