//! The life note: sealing it, and its versions.

words! {
    seal: "確定する（版にする）", "今日《きょう》の ノートを 残《のこ》す", "Seal this version";
    seal_more: "いまの気持ちを、日付をつけて残します。あとから何度でも変えられます。前の版も、そのまま残ります。",
        "いまの 気持《きも》ちを、今日《きょう》の 日《ひ》と 残《のこ》します。後《あと》で 何回《なんかい》でも 変《か》えられます。前《まえ》の ノートも 残《のこ》ります。",
        "Keeps what you feel now, with its date. You can change it as often as you like; earlier versions stay.";
    changes: "前の版から変わったところ", "前《まえ》と ちがう ところ", "What has changed since the last version";
    first: "はじめての版です。書いたこと全部が残ります。", "初《はじ》めて 残《のこ》します。書《か》いた こと 全部《ぜんぶ》です。", "This is the first version: it keeps all you wrote.";
    before: "前", "前《まえ》", "Before";
    after: "あと", "後《あと》", "After";
    present: "いっしょに話した人・いた人", "いっしょに いた 人《ひと》", "Who was there";
    present_how: "一人で決めたときは、書かなくてかまいません。例：娘の花子、訪問看護の中村さん", "一人《ひとり》の ときは 書《か》かなくて いいです。例《れい》：娘《むすめ》の 花子《はなこ》",
        "Leave it empty if you were alone. Example: my daughter Hanako, Nakamura-san the visiting nurse";
    seal_now: "今日の日付で残す", "今日《きょう》の 日《ひ》で 残《のこ》す", "Seal it today";

    versions: "これまでの版", "前《まえ》の ノート", "Versions so far";
    none: "残した版は、まだありません", "まだ ありません", "No versions yet";
    none_more: "書いたことは、いつもこの端末に保存されています。区切りがついたら「確定する」で、日付をつけて残せます。",
        "書《か》いた ことは いつも 保存《ほぞん》しています。日付《ひづけ》と 残《のこ》す ことも できます。",
        "What you write is always saved on this device. When you reach a good point, seal it with its date.";
    newest: "いちばん新しい版", "いちばん 新《あたら》しい", "Newest version";
    older: "古い版", "古《ふる》い", "Older version";
    withdrawn: "取り消した版", "｜取り消し《とりけし》", "Withdrawn version";
    was_present: "いっしょにいた人", "いっしょに いた 人《ひと》", "Who was there";
    check_code: "確認番号", "確認番号《かくにんばんごう》", "Check code";
    check_code_more: "確認番号は、印刷した紙と画面が同じ版かどうかを見くらべるためのものです。", "紙《かみ》と 画面《がめん》が 同《おな》じか 見《み》る ための 番号《ばんごう》です。",
        "The check code tells whether a printed paper and the screen are the same version.";
    read: "読む", "読《よ》む", "Read";
    compare: "いまのノートとくらべる", "いまの ノートと くらべる", "Compare with the note now";
    withdraw: "この版を取り消す", "これを 取《と》り消《け》す", "Withdraw this version";
    withdraw_more: "いまの気持ちとちがう版は、取り消せます。版は「取り消した版」として残り、使わないでほしいことが読む人に伝わります。元にはもどせません。",
        "いまの 気持《きも》ちと ちがう ときに 使《つか》います。「｜取り消し《とりけし》」と 出《で》ます。元《もと》に もどせません。",
        "For a version that is not what you want any more. It stays, marked as withdrawn, so that readers know not to use it. This cannot be undone.";
    withdraw_yes: "取り消す", "取《と》り消《け》す", "Withdraw it";

    comparing: "版をくらべる", "くらべる", "Compare versions";
    left: "くらべる版（前）", "前《まえ》の ノート", "Earlier version";
    right: "くらべる版（あと）", "後《あと》の ノート", "Later version";
    differences: "ちがうところ", "ちがう ところ", "Differences";
    same: "ちがうところはありません。", "同《おな》じです。", "There is no difference.";
    back_to_versions: "版の一覧にもどる", "前《まえ》の ページに もどる", "Back to the versions";
    one: "この版に書いてあること", "この ノートに 書《か》いて ある こと", "What this version says";
    is_old: "これより新しい版があります。いまの気持ちは、いちばん新しい版を読んでください。", "もっと 新《あたら》しい ノートが あります。新《あたら》しい ノートを 読《よ》んで ください。",
        "There is a newer version. For what is felt now, please read the newest.";
    is_withdrawn: "この版は、本人が取り消しました。", "この ノートは、書《か》いた 人《ひと》が 取《と》り消《け》しました。", "This version was withdrawn by its writer.";
}
