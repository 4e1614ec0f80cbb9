//! The life note: what it is, and its contents.

words! {
    title: "マイライフノート", "マイライフノート", "My life note";
    description: "これからの暮らしや医療・ケアで大切にしたいことを、家族と話しながら書きためるノートです。書いたことは、本人と、本人が見せた人にしか読めません。紙のノートも印刷できます。",
        "これからの 生活《せいかつ》や 病気《びょうき》の ときの 気持《きも》ちを 書《か》く ノートです。紙《かみ》の ノートも あります。",
        "A note for what matters to you in life, medical care and long-term care, written together with your family. Only you and those you show it to can read it. There is a paper booklet too.";

    insecure: "このページは、安全なつながり（https）で開かれていません。そのため、この端末に書くことはできません。紙のノートをお使いください。",
        "この ページは https では ありません。ここには 書《か》けません。紙《かみ》の ノートを 使《つか》って ください。",
        "This page did not come over a secure connection (https), so nothing can be written here. Please use the paper booklet.";
    resolve: "どちらにするか選ぶ", "どちらか 選《えら》ぶ", "Choose one";

    // what it is
    lede: "どこで、だれと、どんなふうに過ごしたいか。元気なうちに書いて、家族と話して、また書き直せます。",
        "どこで、だれと、どう 生活《せいかつ》したいですか。元気《げんき》な ときに 書《か》きます。家族《かぞく》と 話《はな》します。何回《なんかい》でも 直《なお》せます。",
        "Where, with whom and how do you want to live? Write it down while you are well, talk about it with your family, and change it whenever you like.";
    begin: "書きはじめる", "書《か》き始《はじ》める", "Start writing";
    open_other: "ほかの端末のノートを開く", "ほかの スマホの ノートを 開《ひら》く", "Open a note from another device";
    needs_program: "画面で書くには、ブラウザーのJavaScriptがいります。紙のノートなら、いますぐ印刷して、全部書けます。",
        "画面《がめん》で 書《か》くには、JavaScriptが いります。紙《かみ》の ノートは、いま 印刷《いんさつ》して 書《か》けます。",
        "Writing on screen needs JavaScript in your browser. The paper booklet is complete: you can print it now and write everything by hand.";
    why: "なぜ書くのですか", "なぜ 書《か》きますか", "Why write it?";
    why_more: "病気やけがで、自分の気持ちを伝えられなくなることがあります。そのとき家族や医師は、「この人ならどうしたいだろう」と考えます。ノートは、その手がかりになります。",
        "病気《びょうき》で 話《はな》せなく なる ことが あります。その とき、家族《かぞく》や 医者《いしゃ》は あなたの 気持《きも》ちを 考《かんが》えます。ノートが 助《たす》けに なります。",
        "Illness or an accident can leave anyone unable to speak. Your family and doctors will then ask themselves what you would want. The note helps them.";
    who: "だれが読めますか", "だれが 読《よ》めますか", "Who can read it?";
    who_more: "あなたと、あなたが見せた人だけです。書いたことは、鍵をかけて、この端末（いまお使いのスマートフォンやパソコン）の中に残します。このサイトも、役所も、読めません。",
        "あなたと、あなたが 見《み》せた 人《ひと》だけです。かぎを かけて、この スマホ（パソコン）に 残《のこ》します。この サイトも 役所《やくしょ》も 読《よ》めません。",
        "Only you and those you show it to. What you write is locked and stays on this device. Neither this site nor the town office can read it.";
    how_long: "どのくらいかかりますか", "どのくらい 時間《じかん》が かかりますか", "How long does it take?";
    how_long_more: "一つの章は、10分ほどです。一度に全部書かなくてかまいません。続きは、いつでも書けます。",
        "一《ひと》つの 章《しょう》は 10分《ぷん》ぐらいです。今日《きょう》 全部《ぜんぶ》 書《か》かなくて いいです。続《つづ》きは いつでも 書《か》けます。",
        "About ten minutes for a chapter. You need not write everything at once; go on whenever you like.";
    decide: "決めないといけませんか", "決《き》めないと いけませんか", "Do I have to decide?";
    decide_more: "いいえ。「まだ決めない・わからない」も、立派な答えです。空いたままでもかまいません。気持ちが変わったら、何度でも書き直せます。",
        "いいえ。「まだ 決《き》めない・わからない」も よい 答《こた》えです。書《か》かない ところが あっても いいです。気持《きも》ちが 変《か》わったら、直《なお》せます。",
        "No. “Not decided, I do not know” is a good answer too. Leave open what you like. When your mind changes, change the note.";
    order: "医師への指示書ですか", "医者《いしゃ》への 命令《めいれい》ですか", "Is it an order to doctors?";
    order_more: "いいえ。話し合いのもとになるものです。どんな治療をするかは、そのときのあなたの気持ちをもとに、家族や医師と話し合って決めます。",
        "いいえ。話《はな》し合《あ》う ために 使《つか》います。治療《ちりょう》は、その ときに 家族《かぞく》や 医者《いしゃ》と 話《はな》して 決《き》めます。",
        "No. It is a basis for talking. Treatment is decided by talking together at that time, starting from what you want then.";
    on_paper: "紙で書く・話してみる", "紙《かみ》に 書《か》く・話《はな》す", "On paper, and talking";
    booklet: "紙のノートを印刷する", "紙《かみ》の ノートを 印刷《いんさつ》する", "Print the paper booklet";
    booklet_more: "A4の冊子です。手で書きこめます", "A4の 紙《かみ》です。手《て》で 書《か》けます", "A4, to be filled in by hand";
    talking: "人生会議のすすめ方", "人生《じんせい》会議《かいぎ》の やり方《かた》", "How to talk about it";
    talking_more: "家族や医師と、どう話しはじめるか", "家族《かぞく》や 医者《いしゃ》と 話《はな》す ために", "How to begin with family and doctors";
    paper_card: "救急カードを印刷する", "救急《きゅうきゅう》カードを 印刷《いんさつ》する", "Print the emergency card";
    paper_card_more: "財布に入れる・冷蔵庫に貼る", "さいふに 入《い》れる・冷蔵庫《れいぞうこ》に はる", "For your wallet and your refrigerator";

    // contents
    mine: "わたしのノート", "わたしの ノート", "My note";
    back_to_contents: "目次にもどる", "もくじに もどる", "Back to the contents";
    back: "マイライフノートにもどる", "マイライフノートに もどる", "Back to the life note";
    contents: "目次", "もくじ", "Contents";
    talks: "話し合い", "｜話し合い《はなしあい》", "Talks";
    talks_none: "話し合いの記録は、まだありません。大切な人と、少し話してみませんか。",
        "まだ 記録《きろく》が ありません。大切《たいせつ》な 人《ひと》と 話《はな》して みませんか。",
        "No talk is noted yet. Would you like to talk a little with someone who matters to you?";
    write_talk: "話したことを書きとめる", "話《はな》した ことを 書《か》く", "Note a talk";
    review_due: "前の見直しから1年たちました", "前《まえ》に 読《よ》んでから 1年《ねん》です", "A year has passed since you last looked it over";
    review_due_more: "いまの気持ちと同じかどうか、ゆっくり読み返してみませんか。",
        "いまの 気持《きも》ちと 同《おな》じですか。ゆっくり 読《よ》んで みませんか。",
        "Is it still what you feel? Take your time and read it again.";
    review: "読み返す", "もう一度《いちど》 読《よ》む", "Read it again";
    unchanged: "いまも同じ気持ちです", "同《おな》じ 気持《きも》ちです", "I still feel the same";
    changed: "変わったことがありましたか", "変《か》わった ことが ありますか", "Has anything changed?";
    changed_more: "入院や引っ越しなどのあとは、気持ちも変わることがあります。見直すところをお見せします。",
        "入院《にゅういん》や 引《ひ》っ越《こ》しの 後《あと》は、気持《きも》ちも 変《か》わります。どこを 読《よ》むか、お見《み》せします。",
        "After a hospital stay or a move, feelings may change too. You will see which parts to look at.";
    event_hospital: "入院・退院した", "病院《びょういん》に 入《はい》った・出《で》た", "Hospital stay";
    event_moved: "引っ越した", "引《ひ》っ越《こ》した", "Moved house";
    event_family: "家族のことが変わった", "家族《かぞく》が 変《か》わった", "Family";
    event_illness: "新しい病気がわかった", "新《あたら》しい 病気《びょうき》", "New illness";
    event_other: "そのほか", "ほかの こと", "Something else";
    keep_and_print: "残す・印刷する", "残《のこ》す・印刷《いんさつ》する", "Keep and print";
    seal: "確定する（版にする）", "今日《きょう》の ノートを 残《のこ》す", "Seal this version";
    seal_more: "いまの気持ちを、日付をつけて残します", "いまの 気持《きも》ちを、日付《ひづけ》と 残《のこ》します", "Keeps what you feel now, with its date";
    versions: "これまでの版", "前《まえ》の ノート", "Earlier versions";
    versions_more: "読み返す・くらべる", "読《よ》む・くらべる", "Read and compare";
    print_booklet: "冊子を印刷する", "ノートを 印刷《いんさつ》する", "Print the booklet";
    print_booklet_more: "書いたことが、A4の冊子になります", "書《か》いた ことが A4の 紙《かみ》に なります", "What you wrote, on A4";
    card: "救急カード", "救急《きゅうきゅう》カード", "Emergency card";
    card_more: "のせることを選んで、印刷します", "書《か》く ことを 選《えら》んで 印刷《いんさつ》します", "Choose what it says, and print it";
    keep: "控えをつくる", "コピーを 作《つく》る", "Make a spare copy";
    keep_more: "端末がこわれても、ノートをなくさないために", "スマホが こわれても なくならない ように", "So that nothing is lost with the device";
    settings: "鍵・設定", "かぎ・設定《せってい》", "Keys and settings";
    settings_more: "合言葉を変える・鍵をかける", "合言葉《あいことば》を 変《か》える・かぎを かける", "Change the passphrase, lock";
    offline: "電波がありません。前に保存した画面です。書くことも、読むこともできます。", "電波《でんぱ》が ありません。前《まえ》の 画面《がめん》です。書《か》けます。読《よ》めます。",
        "No connection. This is the page as it was stored earlier. You can read and write.";
    page_age: "画面を保存した日：", "画面《がめん》の 日《ひ》：", "Page stored on: ";
    unsafe_heading: "このノートは、消えることがあります", "この ノートは 消《き》える ことが あります", "This note could be lost";
    not_persistent: "このブラウザーは、空きが足りなくなると、ノートを消すことがあります。", "空《あ》きが ない とき、ブラウザーが ノートを 消《け》す ことが あります。",
        "This browser may delete the note when it runs out of space.";
    storage_full: "この端末の空きがなくなりました。新しく書いたことは、まだ保存できていません。", "スマホに 空《あ》きが ありません。新《あたら》しく 書《か》いた ことは、まだ 保存《ほぞん》できて いません。",
        "There is no space left on this device. What you wrote last is not saved yet.";
    storage_forbidden: "このブラウザーは、保存を許していません。画面を閉じると、書いたことは消えます。", "この ブラウザーは 保存《ほぞん》できません。閉《と》じると、書《か》いた ことが 消《き》えます。",
        "This browser does not allow saving. What you write is gone when you close the page.";
    safari: "Safariは、7日のあいだ開かないと、ノートを消すことがあります。この日までに、また開いてください：", "Safariは ｜7日間《なのかかん》 開《ひら》かないと、ノートを 消《け》す ことが あります。この 日《ひ》までに 開《ひら》いて ください：",
        "Safari may delete the note when it is not opened for seven days. Please open it again by this day:";
    unsafe_do: "控えの紙とファイルがあれば、消えても元にもどせます。", "コピーの 紙《かみ》と ファイルが あれば、元《もと》に もどせます。",
        "With the recovery sheet and a file you can bring it back.";
    paper_old: "印刷した紙より、ノートのほうが新しくなっています", "印刷《いんさつ》した 紙《かみ》は 古《ふる》いです", "Your printed papers are older than the note";
    paper_old_more: "古い救急カードや控えの紙は、新しいものと取りかえてください。", "古《ふる》い 紙《かみ》を 新《あたら》しい 紙《かみ》に かえて ください。",
        "Please replace the old emergency card or recovery sheet with a new one.";
}
