//! What visitors have reported, for those who decide.

words! {
    lead: "住民の方や施設の方から届いたお知らせです。確かめて、返事をします。返事をしても、表示はすぐには変わりません。元のデータが直ると変わります。",
        "みなさんから 来《き》た お知《し》らせです。よく 見《み》て、返事《へんじ》を します。返事《へんじ》だけでは 何《なに》も 変《か》わりません。もとの データを 直《なお》すと 変《か》わります。",
        "What residents and places have reported. Check it and answer. An answer alone changes nothing that is shown: that changes where the data comes from.";
    states: "お知らせの状態", "お知《し》らせの ようす", "State of the reports";
    waiting(number): "確認を待つもの（{number}）", "まだの もの（{number}）", "Waiting ({number})";
    decided(number): "終わったもの（{number}）", "終《お》わった もの（{number}）", "Done ({number})";
    kinds: "ちがうところでしぼる", "ちがう ところで えらぶ", "By what is wrong";
    kind_count(words, number): "{words} {number}", "{words} {number}", "{words} {number}";
    missing: "載っていないところ", "まだ 出《で》て いない ところ", "Not listed yet";
    place: "施設", "施設《しせつ》", "Place";
    received: "届いた日", "来《き》た 日《ひ》", "Received";
    sent_by: "知らせた人", "教《おし》えた 人《ひと》", "Who reports";
    outcome: "決めたこと", "決《き》めた こと", "Decision";
    nameless: "いまは載っていない施設", "いまは ない 施設《しせつ》", "A place that is not listed any more";
    nothing_waiting: "確認を待つお知らせは、ありません", "まだの お知《し》らせは ありません", "No report is waiting";
    nothing_waiting_why: "新しいお知らせが届くと、ここに出ます。", "新《あたら》しい お知《し》らせが 来《く》ると、ここに 出《で》ます。",
        "New reports will be listed here.";
    nothing_decided: "終わったお知らせは、まだありません", "終《お》わった お知《し》らせは まだ ありません", "No report has been decided yet";
    nothing_of_kind: "あてはまるお知らせは、ありません", "その お知《し》らせは ありません", "No report is about this";
    see_all: "すべてのお知らせを見る", "全部《ぜんぶ》の お知《し》らせを 見《み》る", "See all reports";

    // one report
    heading(name): "{name}についてのお知らせ", "{name}の お知《し》らせ", "Report about {name}";
    back: "お知らせの一覧へもどる", "お知《し》らせの リストへ もどる", "Back to the reports";
    reported: "届いたお知らせ", "来《き》た お知《し》らせ", "What was reported";
    shown: "いま表示している内容", "いま 出《だ》して いる こと", "What is shown now";
    not_told_closed: "閉院・廃止の情報は、データにありません", "なくなったと いう データは ありません", "The data does not say that it has closed";
    not_shown: "この施設は、いまは表示していません。", "この 施設《しせつ》は いま 出《だ》して いません。", "This place is not shown any more.";
    missing_how: "まだ載っていないところのお知らせです。同じところが別の名前で載っていないか、お確かめください。",
        "まだ 出《で》て いない ところの お知《し》らせです。ほかの 名前《なまえ》で 出《で》て いないか 見《み》て ください。",
        "This place is not listed. Please check that it is not listed under another name.";
    find_same(name): "「{name}」をさがす", "「{name}」を さがす", "Search for “{name}”";
    public_page: "住民に見えるページを開く", "みんなが 見《み》る ページを 開《ひら》く", "Open the public page";
    publisher(publisher): "公表元のページを開く（{publisher}）", "データを 出《だ》した ところの ページ（{publisher}）", "Open the publisher’s page ({publisher})";
    sender: "知らせてくれた人", "教《おし》えて くれた 人《ひと》", "Who sent it";
    sender_use: "確かめたいことがあるときだけ、お使いください。返事をすると、名前と連絡先は消えます。",
        "聞《き》きたい ことが ある ときだけ 使《つか》います。返事《へんじ》を すると、名前《なまえ》と 連絡先《れんらくさき》は 消《き》えます。",
        "Only for asking what is unclear. Name and contact are deleted once you answer.";
    sender_none: "名前と連絡先は、書かれていません。", "名前《なまえ》も 連絡先《れんらくさき》も ありません。", "No name or contact was given.";
    accept: "お知らせのとおりだったとき", "お知《し》らせが 正《ただ》しい とき", "If the report is right";
    accept_how: "直すことを、お礼とともに伝えます。", "お礼《れい》を 言《い》って、直《なお》すと 伝《つた》えます。", "Says thank you, and that it will be put right.";
    reject: "直すところがなかったとき", "直《なお》す ところが ない とき", "If nothing has to be changed";
    reject_how: "確かめてわかったことを、お礼とともに伝えます。", "お礼《れい》を 言《い》って、わけを 伝《つた》えます。", "Says thank you, and why nothing changes.";
    accepted_answer: "お礼の返事", "お礼《れい》の 返事《へんじ》", "Answer with thanks";
    rejected_answer: "わけを伝える返事", "わけの 返事《へんじ》", "Answer with the reason";
    accepted_hint: "知らせてくれた人だけが読みます。書きかえられます。1000文字まで。",
        "教《おし》えて くれた 人《ひと》だけが 読《よ》みます。書《か》きかえても いいです。1000字《じ》まで。",
        "Only the sender reads it. You can change it. Up to 1,000 characters.";
    rejected_hint: "知らせてくれた人だけが読みます。例：お知らせいただき、ありがとうございました。施設に確かめたところ、いまの表示のとおりでした。",
        "教《おし》えて くれた 人《ひと》だけが 読《よ》みます。例《れい》：ありがとうございました。施設《しせつ》に 聞《き》きました。いまの ままで 正《ただ》しいです。",
        "Only the sender reads it. For example: Thank you for telling us. The place confirmed that what is shown is right.";
    /// What stands in the form already; the sender's language is not known.
    thanks: "お知らせいただき、ありがとうございました。確かめたところ、お知らせのとおりでした。表示を直しますので、しばらくお待ちください。",
        "教《おし》えて くださって、ありがとうございました。正《ただ》しい ことに 直《なお》します。少《すこ》し 待《ま》って ください。",
        "Thank you for telling us. You are right, and it will be corrected soon.";
    check: "返事を見なおす", "返事《へんじ》を もう一度《いちど》 見《み》る", "Review the answer";

    // before it is sent
    check_heading: "この返事を送りますか", "この 返事《へんじ》を 送《おく》りますか", "Send this answer?";
    check_lead: "送ると、取り消せません。知らせてくれた人の名前と連絡先は消えます。",
        "送《おく》ると、もとに もどせません。教《おし》えた 人《ひと》の 名前《なまえ》と 連絡先《れんらくさき》は 消《き》えます。",
        "It cannot be taken back. The sender’s name and contact will be deleted.";
    without_answer: "返事の言葉は、ありません", "返事《へんじ》の ことばは ありません", "No words of answer";
    send: "この返事を送る", "この 返事《へんじ》を 送《おく》る", "Send this answer";
    rewrite: "書きなおす", "書《か》きなおす", "Change it";

    // decided
    decided_by(name, date): "{date}に、{name}さんが決めました", "{date}に {name}さんが 決《き》めました", "Decided by {name} on {date}";
    decided_on(date): "{date}に、システムの管理者が決めました", "{date}に システムの 係《かかり》が 決《き》めました", "Decided by an operator of the system on {date}";
    next: "次のお知らせへ", "次《つぎ》の お知《し》らせへ", "Next report";
    none_left: "確認を待つお知らせは、もうありません。", "まだの お知《し》らせは もう ありません。", "No other report is waiting.";
    later: "あとで決めて、次のお知らせへ", "あとに して、次《つぎ》の お知《し》らせへ", "Decide later, next report";
    decided_meanwhile: "ほかの人が、先に返事をしていました", "ほかの 人《ひと》が 先《さき》に 返事《へんじ》を しました", "Somebody else was first";
    not_sent: "あなたの返事は送られていません。前の返事も、そのままです。",
        "あなたの 返事《へんじ》は 送《おく》って いません。前《まえ》の 返事《へんじ》も そのままです。",
        "Your answer was not sent, and nothing was overwritten.";
    yours: "あなたが書いた返事", "あなたが 書《か》いた 返事《へんじ》", "What you wrote";
}
