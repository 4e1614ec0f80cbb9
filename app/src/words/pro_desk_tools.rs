//! Pages of a case: finding facilities, attaching files, exporting, emptying.

words! {
    find_title: "施設をさがす", "施設《しせつ》を さがす", "Find facilities";
    find_label: "さがす言葉", "さがす 言葉《ことば》", "What to look for";
    find_hint: "例：桜町 訪問診療 看取り。お名前などは入れないでください。", "例《れい》：桜町《さくらまち》 訪問診療《ほうもんしんりょう》。名前《なまえ》は 書《か》きません。",
        "For example 桜町 訪問診療. Never the name of a person.";
    find_do: "さがす", "さがす", "Find";
    find_count(shown, total): "{total}件のうち{shown}件を表示しています", "{total}の 中《なか》の {shown}です", "{shown} of {total}";
    find_nothing: "見つかりませんでした", "ありませんでした", "Nothing was found";
    find_nothing_why: "言葉を減らすか、ほかの言葉でおさがしください。", "言葉《ことば》を 少《すく》なく して ください。", "Try fewer or other words.";
    find_choose: "相談に付ける施設", "相談《そうだん》に 入《い》れる 施設《しせつ》", "Facilities for this case";
    find_words: "ひとこと", "ひとこと", "A note";
    find_words_hint: "例：訪問診療○・看取り○・桜町を含む", "例《れい》：訪問診療《ほうもんしんりょう》○", "For example what was asked for";
    find_attach: "相談に付ける", "相談《そうだん》に 入《い》れる", "Add to the case";
    find_attach_why: "付けた施設は、返答するときにも選ばれています。", "返事《へんじ》の ときにも 使《つか》えます。", "They are chosen already when you answer.";
    find_open: "くわしく見る（新しいタブ）", "くわしく 見《み》る", "Details (new tab)";
    at_home(words): "家でできること：{words}", "家《いえ》で できる こと：{words}", "At home: {words}";
    cannot_at_home(words): "家ではできないこと：{words}", "家《いえ》では できない こと：{words}", "Not at home: {words}";
    care_manager_time: "ケアマネタイム", "ケアマネタイム", "Hours for care managers";
    // With a space at which no line ends.
    sign_item(sign, item): "{sign} {item}", "{sign} {item}", "{sign} {item}";

    attach_title: "書類を添える", "紙《かみ》や 写真《しゃしん》を 入《い》れる", "Attach a file";
    attach_why: "写真（JPEG・PNG）とPDFを、1つ10MBまで添えられます。写真から、撮った場所や日時の情報は消えます。暗号にして保管します。",
        "写真《しゃしん》（JPEG・PNG）と PDFを 入《い》れます。10MBまでです。写真《しゃしん》の 場所《ばしょ》は 消《き》えます。",
        "Pictures (JPEG, PNG) and PDF of up to 10 MB. Place and time are taken out of pictures. It is kept encrypted.";
    attach_file: "ファイル", "ファイル", "File";
    attach_do: "添える", "入《い》れる", "Attach";
    attach_too_large: "大きすぎて添えられません。1つ10MBまでです。", "大《おお》きすぎます。10MBまでです。", "This is too large: at most 10 MB.";
    attach_wrong_kind: "この種類のファイルは添えられません。JPEG・PNGの写真か、PDFにしてください。iPhoneの写真は「互換性優先」で撮り直すか、スクリーンショットにしてください。",
        "この ファイルは 入《はい》りません。JPEGか PNGか PDFに して ください。",
        "This kind of file is not taken. Please use JPEG, PNG or PDF; of an iPhone choose “Most Compatible”, or a screenshot.";
    attach_too_many(most): "1つの相談に添えられるのは{most}までです。いらない書類を外してから、もう一度添えてください。",
        "{most}までしか 入《はい》りません。いらない ものを 消《け》してから 入《い》れて ください。",
        "A case takes at most {most} files. Please remove one that is not needed, and attach this one again.";
    attach_unreadable: "ファイルが読み取れません。選び直してください。", "ファイルが 読《よ》めません。もう一度《いちど》 選《えら》んで ください。", "The file could not be read. Please choose it again.";
    attach_none: "ファイルを選んでください。", "ファイルを 選《えら》んで ください。", "Please choose a file.";

    remove_title: "添えた書類を外しますか", "この ファイルを 消《け》しますか", "Remove this file?";
    remove_why: "書類は消えて、あとから戻せません。外したことは、経過に残ります。", "あとで もどせません。消《け》した ことは 残《のこ》ります。",
        "The file is deleted for good. That it was removed stays in the history.";
    remove_do: "書類を外す", "消《け》す", "Remove it";
    remove_stop: "外さないで、もどる", "消《け》さないで、もどる", "Keep it and go back";

    export_title: "相談の記録を書き出す", "相談《そうだん》の 記録《きろく》を 出《だ》す", "Export of a case";
    export_why: "ご本人などから求められたときに、残っている記録をお渡しできます。添えた書類は、下の一覧から1つずつ開いて、いっしょにお渡しください。書き出したことは、操作の記録に残ります。",
        "本人《ほんにん》に 渡《わた》す ための 記録《きろく》です。紙《かみ》や 写真《しゃしん》は 下《した》から 1つずつ 開《ひら》いて ください。出《だ》した ことも 記録《きろく》に 残《のこ》ります。",
        "What is kept, to be handed to whom it is about. Open each attached file from the list below and hand it over too. That it was exported is kept in the audit log.";
    export_file: "ファイル（JSON）で受け取る", "ファイル（JSON）で 受《う》け取《と》る", "As a file (JSON)";
    export_print: "このページを印刷すると、紙でお渡しできます。", "この ページを 印刷《いんさつ》しても いいです。", "Print this page to hand it over on paper.";
    export_asker: "相談した方に見えている内容", "相談《そうだん》した 人《ひと》が 見《み》て いる こと", "As who asked sees it";
    export_from_desk: "窓口から", "窓口《まどぐち》から", "The desk";
    export_from_asker: "相談した方から", "相談《そうだん》した 人《ひと》から", "Who asked";

    erase_title: "相談の内容を消しますか", "相談《そうだん》を 消《け》しますか", "Empty this case?";
    erase_why: "受付票、経過、回覧、添えた書類が消えます。あとから戻せません。数えるための日付と分類だけが残ります。",
        "受付票《うけつけひょう》も 経過《けいか》も 消《き》えます。あとで もどせません。数《かず》だけ 残《のこ》ります。",
        "Sheet, history, circulations and files are deleted for good. Only dates and categories are kept, for counting.";
    erase_export: "先に記録を書き出す", "先《さき》に 記録《きろく》を 出《だ》す", "Export it first";
    erase_do: "内容を消す", "消《け》す", "Empty it";
    erase_stop: "消さないで、もどる", "消《け》さないで、もどる", "Keep it and go back";
}
