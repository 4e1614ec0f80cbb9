//! The consultation desk: its list, a case, and what is done about it.

words! {
    title: "相談", "相談《そうだん》", "Consultations";
    view_new: "新しい", "新《あたら》しい", "New";
    view_mine: "自分の担当", "自分《じぶん》の", "Mine";
    view_overdue: "期限", "急《いそ》ぐ もの", "Due";
    view_open: "対応中", "して いる もの", "Open";
    view_closed: "終了", "終《お》わり", "Closed";
    view_circulated: "回覧", "読《よ》んで ほしい", "For opinion";
    heading_new: "新しい相談", "新《あたら》しい 相談《そうだん》", "New questions";
    heading_mine: "自分が担当する相談", "自分《じぶん》の 相談《そうだん》", "My cases";
    heading_overdue: "期限が来ている相談", "急《いそ》ぐ 相談《そうだん》", "Cases that are due";
    heading_open: "対応中の相談", "して いる 相談《そうだん》", "Open cases";
    heading_closed: "終わった相談", "終《お》わった 相談《そうだん》", "Closed cases";
    heading_circulated: "回覧された相談", "読《よ》んで ほしい 相談《そうだん》", "Cases for your opinion";
    heading_found: "さがした相談", "さがした 相談《そうだん》", "Cases found";
    views: "相談の見かた", "相談《そうだん》の 見《み》かた", "Views";
    list: "相談の一覧", "相談《そうだん》の リスト", "List of cases";
    write_new: "受付票を書く", "受付票《うけつけひょう》を 書《か》く", "Write a sheet";
    find_label: "相談をさがす", "相談《そうだん》を さがす", "Find a case";
    find_hint: "番号・お名前・団体・件名", "番号《ばんごう》・名前《なまえ》・団体《だんたい》", "Number, name, organization, subject";
    find_do: "さがす", "さがす", "Find";
    found(count): "{count}件見つかりました", "{count} ありました", "{count} found";
    number(number): "No. {number}", "No. {number}", "No. {number}";
    due(date): "返答期限 {date}", "{date}までに 返事《へんじ》", "Answer due {date}";
    due_now(date): "返答期限 {date}（お急ぎください）", "{date}までに 返事《へんじ》。急《いそ》いで ください", "Answer due {date}: please hurry";
    follow_up(date): "次の連絡 {date}", "次《つぎ》の 連絡《れんらく》 {date}", "Follow-up {date}";
    follow_up_now(date): "次の連絡 {date}（その日が来ています）", "次《つぎ》の 連絡《れんらく》 {date}。今《いま》です", "Follow-up {date}: it is time";
    addition: "追加あり", "新《あたら》しい ことば", "Something added";
    assigned(name): "担当 {name}", "担当《たんとう》 {name}", "With {name}";
    nobody: "担当はまだいません", "担当《たんとう》は まだ いません", "Nobody has taken it";
    no_subject: "内容を消した相談", "消《け》した 相談《そうだん》", "An emptied case";
    choose: "相談を選ぶと、ここに出ます", "相談《そうだん》を 選《えら》ぶと、ここに 出《で》ます", "Choose a case to see it here";
    choose_why: "電話や来所の相談は「受付票を書く」から、その場で書けます。", "電話《でんわ》の 相談《そうだん》は「受付票《うけつけひょう》を 書《か》く」から 書《か》きます。",
        "Questions by telephone or in person are written down with “Write a sheet”.";
    choose_live: "新しい相談や、ほかの人が書いたことは、すぐにここへ出ます。", "新《あたら》しい ことは すぐに 出《で》ます。", "What is new, and what others write, appears by itself.";
    none_new: "新しい相談はありません", "新《あたら》しい 相談《そうだん》は ありません", "No new questions";
    none_new_why: "届くと、すぐにここへ出ます。電話の相談は「受付票を書く」から書けます。", "届《とど》くと、ここに 出《で》ます。", "They appear here as they arrive. Write down what comes by telephone with “Write a sheet”.";
    none_mine: "担当している相談はありません", "自分《じぶん》の 相談《そうだん》は ありません", "You have no open case";
    none_mine_why: "「新しい」の相談を開いて、「自分が担当する」を押してください。", "「新《あたら》しい」の 相談《そうだん》を 開《ひら》いて ください。", "Open one of the new ones and take it.";
    none_overdue: "期限が来ている相談はありません", "急《いそ》ぐ 相談《そうだん》は ありません", "Nothing is due";
    none_overdue_why: "返答や次の連絡の日が来ると、ここに出ます。", "約束《やくそく》の 日《ひ》が 来《く》ると、ここに 出《で》ます。", "Cases appear here on the day when an answer or a follow-up is due.";
    none_open: "対応中の相談はありません", "して いる 相談《そうだん》は ありません", "No open case";
    none_closed: "終わった相談はまだありません", "終《お》わった 相談《そうだん》は まだ ありません", "No case has been closed yet";
    none_circulated: "回覧された相談はありません", "読《よ》んで ほしい 相談《そうだん》は ありません", "Nothing was circulated to you";
    none_circulated_why: "意見を求められると、ここに出ます。", "意見《いけん》を 聞《き》かれると、ここに 出《で》ます。", "When somebody asks for your opinion, it appears here.";
    none_found: "あてはまる相談はありません", "その 相談《そうだん》は ありません", "No case matches";
    none_found_why: "言葉を短くするか、番号（例：2026-0412）でおさがしください。", "短《みじか》い 言葉《ことば》か、番号《ばんごう》で さがして ください。", "Try fewer letters, or the number (such as 2026-0412).";
    unsaved: "書きかけのものがあります。保存しないで移りますか。", "書《か》いた ものが あります。やめますか。", "What you typed has not been saved. Leave anyway?";

    // one case
    back: "相談の一覧へ", "相談《そうだん》の リストへ", "Back to the list";
    case_of(number): "相談 {number}", "相談《そうだん》 {number}", "Case {number}";
    emptied: "この相談の内容は消しました", "この 相談《そうだん》は 消《け》しました", "This case was emptied";
    emptied_why: "数えるための日付と分類だけが残っています。", "数《かぞ》える ための 日《ひ》だけ あります。", "Only dates and categories are kept, for counting.";
    erasure_asked: "相談した方が、内容を消してほしいと希望しています", "相談《そうだん》した 人《ひと》が、消《け》して ほしいと 言《い》って います", "Who asked wishes that all of this be deleted";
    erasure_asked_why: "必要な返事を終えたら、管理者が「内容を消す」で消してください。", "返事《へんじ》を して、管理者《かんりしゃ》が 消《け》して ください。", "Once all is answered, an administrator can empty the case.";
    acts: "この相談ですること", "この 相談《そうだん》で する こと", "What to do";
    print_sheet: "受付票を印刷", "受付票《うけつけひょう》を 印刷《いんさつ》", "Print the sheet";
    print_fax: "FAXの返信をつくる", "FAXの 返事《へんじ》を つくる", "Answer by fax";
    print_doctor: "主治医連絡票をつくる", "医者《いしゃ》への 手紙《てがみ》を つくる", "Letter to a doctor";
    find_facilities: "施設をさがす", "施設《しせつ》を さがす", "Find facilities";
    attach: "書類を添える", "紙《かみ》や 写真《しゃしん》を 入《い》れる", "Attach a file";
    change_sheet: "受付票を直す", "受付票《うけつけひょう》を 直《なお》す", "Change the sheet";
    export: "書き出す", "書《か》き出《だ》す", "Export";
    erase: "内容を消す", "消《け》す", "Empty this case";
    more: "そのほか", "ほかの こと", "More";
    sheet: "受付票", "受付票《うけつけひょう》", "Reception sheet";
    history: "経過", "した こと", "History";
    same_person: "同じ方の相談", "同《おな》じ 人《ひと》の 相談《そうだん》", "Same person, seen before";
    same_by_person: "お名前と生年月日が同じ", "名前《なまえ》と 生《う》まれた 日《ひ》が 同《おな》じ", "same name and date of birth";
    same_by_telephone: "電話番号が同じ", "電話番号《でんわばんごう》が 同《おな》じ", "same telephone";
    circulated_to: "回覧した人", "読《よ》んで もらう 人《ひと》", "Circulated to";
    read_at(moment): "読みました（{moment}）", "読《よ》みました（{moment}）", "read {moment}";
    unread: "まだ読んでいません", "まだ 読《よ》んで いません", "not read yet";
    read_count(read, all): "{all}人のうち{read}人が読みました", "{all}人《にん》の 中《なか》の {read}人《にん》が 読《よ》みました", "{read} of {all} have read it";
    attachments: "添えた書類", "入《い》れた 紙《かみ》や 写真《しゃしん》", "Attachments";
    attached_by(name, moment): "{name}、{moment}", "{name}、{moment}", "{name}, {moment}";
    remove_attachment(name): "「{name}」を外す", "「{name}」を 消《け》す", "Remove “{name}”";

    // what is done
    answer: "返答する", "返事《へんじ》を する", "Answer";
    answer_by: "返答のしかた", "返事《へんじ》の しかた", "How";
    answer_by_hint: "メールは、保存するとすぐに送られます。電話は、話したことの記録になります。", "メールは すぐに 送《おく》られます。電話《でんわ》は 話《はな》した ことの メモです。",
        "A mail is sent at once. By telephone it is a record of what was said.";
    answer_words: "返答の内容", "返事《へんじ》の 言葉《ことば》", "What you answer";
    answer_words_hint: "相談した方が読みます。わかりやすい言葉でお書きください。", "相談《そうだん》した 人《ひと》が 読《よ》みます。", "Who asked reads it. Please write plainly.";
    answer_facilities: "いっしょに知らせる施設", "いっしょに 教《おし》える 施設《しせつ》", "Facilities to tell along";
    answer_do: "返答を保存する", "返事《へんじ》を 残《のこ》す", "Save the answer";
    take_back: "回覧をやめる", "読《よ》んで もらうのを やめる", "Take back";
    circulate: "回覧する", "読《よ》んで もらう", "Circulate";
    circulate_to: "意見を聞く人", "意見《いけん》を 聞《き》く 人《ひと》", "Whose opinion";
    circulate_words: "聞きたいこと", "聞《き》きたい こと", "What you want to know";
    circulate_do: "回覧する", "読《よ》んで もらう", "Circulate";
    note: "メモを書く", "メモを 書《か》く", "Note";
    note_words: "メモ", "メモ", "Note";
    note_hint: "窓口の人だけが読みます。相談した方には見えません。", "窓口《まどぐち》の 人《ひと》だけが 読《よ》みます。", "Only the desk reads it, never who asked.";
    note_do: "メモを保存する", "メモを 残《のこ》す", "Save the note";
    assign: "担当を決める", "担当《たんとう》を 決《き》める", "Assign";
    assign_to: "担当する人", "担当《たんとう》の 人《ひと》", "Who takes it";
    assign_nobody: "担当なし", "いない", "Nobody";
    assign_me: "自分が担当する", "自分《じぶん》が します", "I take it";
    assign_do: "担当を保存する", "担当《たんとう》を 残《のこ》す", "Save";
    set_follow_up: "次に連絡する日", "次《つぎ》に 連絡《れんらく》する 日《ひ》", "Follow-up date";
    set_follow_up_on: "次に連絡する日", "次《つぎ》に 連絡《れんらく》する 日《ひ》", "Day of the follow-up";
    set_follow_up_hint: "空にして保存すると、取り消します。", "空《から》に すると、なくなります。", "Empty it to take it away.";
    set_follow_up_do: "日を保存する", "日《ひ》を 残《のこ》す", "Save the day";
    hand_over: "引き継ぐ", "ほかの 窓口《まどぐち》へ", "Hand over";
    hand_over_to: "引き継ぐ先", "どの 窓口《まどぐち》", "To which desk";
    hand_over_words: "引き継ぐ理由と、伝えること", "なぜ。伝《つた》える こと", "Why, and what they should know";
    hand_over_hint: "引き継ぐと、この窓口からは開けなくなります。", "この 窓口《まどぐち》では 開《ひら》けなく なります。", "Afterwards this desk can no longer open it.";
    hand_over_do: "引き継ぐ", "ほかの 窓口《まどぐち》へ 送《おく》る", "Hand over";
    close: "終える", "終《お》わりに する", "Close";
    close_provided: "提供したもの", "した こと", "What was provided";
    close_words: "終わりのメモ", "メモ", "Closing note";
    close_do: "相談を終える", "相談《そうだん》を 終《お》わりに する", "Close the case";
    reopen: "もう一度はじめる", "もう一度《いちど》 はじめる", "Open again";
    reopen_words: "理由", "なぜ", "Why";
    reopen_do: "もう一度はじめる", "もう一度《いちど》 はじめる", "Open again";
    opinion: "意見を書く", "意見《いけん》を 書《か》く", "Give your opinion";
    opinion_words: "意見", "意見《いけん》", "Your opinion";
    opinion_hint: "窓口の人と、回覧された人が読みます。", "窓口《まどぐち》の 人《ひと》などが 読《よ》みます。", "The desk reads it, and those to whom it was circulated.";
    opinion_do: "意見を送る", "意見《いけん》を 送《おく》る", "Send";
    not_saved: "まだ保存していません", "まだ 残《のこ》って いません", "This has not been saved";
    changed_meanwhile: "書いているあいだに、ほかの人がこの相談を変えました。上に今の内容があります。よければ、もう一度押してください。",
        "ほかの 人《ひと》が この 相談《そうだん》を 変《か》えました。上《うえ》を 見《み》て、もう一度《いちど》 押《お》して ください。",
        "Somebody changed this case while you were writing. What holds now is above; press once more if you still mean it.";
    lost: "保存できませんでした", "残《のこ》せませんでした", "This could not be saved";
    lost_gone: "この相談は、ほかの窓口へ引き継がれたか、いまの所属では書けなくなりました。書いたものは下に残っています。",
        "この 相談《そうだん》は もう ここに ありません。書《か》いた ものは 下《した》に あります。",
        "This case has gone to another desk, or can no longer be changed from here. What you typed is below.";
    lost_no_desk: "いまの所属は、相談窓口ではなくなりました。書いたものは下に残っています。",
        "ここは もう 窓口《まどぐち》では ありません。書《か》いた ものは 下《した》に あります。",
        "Your organization is no desk any more. What you typed is below.";
    lost_words: "書いたもの", "書《か》いた もの", "What you typed";
    lost_words_hint: "写して、ほかへ貼りつけられます。このページを離れると、なくなります。", "コピーして ください。この ページを 出《で》ると、なくなります。",
        "Copy it from here. It is gone when you leave this page.";
    again: "もう一度", "もう一度《いちど》", "Once more";
    said_saved: "保存しました", "残《のこ》しました", "Saved";
    said_answered: "返答を保存しました", "返事《へんじ》を 残《のこ》しました", "The answer is saved";
    said_circulated: "回覧しました", "読《よ》んで もらいます", "It was circulated";
    said_closed: "相談を終えました", "相談《そうだん》を 終《お》わりに しました", "The case is closed";
    said_received: "受付票を保存しました", "受付票《うけつけひょう》を 残《のこ》しました", "The sheet is saved";
    said_handed_over: "引き継ぎました", "ほかの 窓口《まどぐち》へ 送《おく》りました", "The case was handed over";
    said_erased: "内容を消しました", "消《け》しました", "The case was emptied";
}
