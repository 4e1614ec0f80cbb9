//! The booklet: the whole note on paper.

words! {
    title: "ノートの冊子", "ノートの 冊子《さっし》", "The note as a booklet";
    description: "これからの暮らしと医療・ケアについて書く、A4の冊子です。このまま印刷して、手で書きこめます。",
        "これからの くらしと 医療《いりょう》の ことを 書《か》く 冊子《さっし》です。印刷《いんさつ》して 手《て》で 書《か》けます。",
        "An A4 booklet about your life, medical treatment and care from now on. Print it and write it by hand.";
    back: "ノートへもどる", "ノートへ もどる", "Back to the note";
    empty: "これは、手で書きこむための、空のノートです。このまま印刷して使えます。",
        "これは 手《て》で 書《か》く ノートです。印刷《いんさつ》して 使《つか》います。", "This is the empty booklet, to be printed and written by hand.";
    empty_fills: "画面のノートを開いてからここに来ると、書いたことが入ります。",
        "画面《がめん》の ノートを 開《ひら》いてから 来《く》ると、書《か》いた ことが 入《はい》ります。", "Open your note on screen and come back: what you wrote will be filled in.";
    cover: "わたしのノート", "わたしの ノート", "My note";
    cover_lead: "これからの暮らしと医療・ケアで、わたしが大切にしたいこと",
        "これからの くらしと 医療《いりょう》で、わたしが 大切《たいせつ》に したい こと", "What matters to me in life, medical treatment and care";
    version: "版", "版《はん》", "Version";
    sealed_on: "日付", "日付《ひづけ》", "Date";
    check_code: "確認番号", "確認番号《かくにんばんごう》", "Check code";
    old: "これは古い版です。新しい版があります", "これは 古《ふる》い ノートです。新《あたら》しい ノートが あります", "This is an old version: there is a newer one";
    kept: "置き場所", "置《お》く ところ", "Where it is kept";
    how: "使い方", "使《つか》い方《かた》", "How to use it";
    how_slowly: "書けるところから、少しずつ書きます。空いたままでもかまいません。",
        "書《か》ける ところから 書《か》きます。書《か》かない ところが あっても いいです。", "Begin anywhere, a little at a time. Whatever stays empty is fine.";
    how_together: "家族や、お医者さん、看護師さん、ケアマネジャーと話しながら書きます。",
        "家族《かぞく》や お医者《いしゃ》さん、看護師《かんごし》さんと 話《はな》して 書《か》きます。", "Write it while you talk with family, doctors, nurses and your care manager.";
    how_change: "気持ちが変わったら、書き直して、日付を入れます。いちばん新しいものが、いまの気持ちです。",
        "気持《きも》ちが かわったら 書《か》き直《なお》します。日付《ひづけ》も 書《か》きます。新《あたら》しい ものが 今《いま》の 気持《きも》ちです。",
        "When you change your mind, write it anew with the date. The newest is what you wish now.";
    how_show: "置き場所を、家族や大切な人に伝えておきます。", "置《お》く ところを 家族《かぞく》に 教《おし》えます。", "Tell your family, or someone you trust, where it is.";
    how_mark: "選ぶところは、□にしるしをつけます。", "□に しるしを つけます。", "Where there are boxes □, tick what fits.";
    no_order: "このノートは、医師への指示書ではありません。心肺蘇生《しんぱいそせい》をしないでほしい、という指示書でもありません。",
        "この ノートは、医者《いしゃ》への 命令《めいれい》では ありません。心臓《しんぞう》を 動《うご》かす 手当《てあ》てを ことわる 紙《かみ》でも ありません。",
        "This note is not an order to doctors, and not an order to withhold resuscitation.";
    no_order_more: "医療やケアは、そのときの本人の気持ちを確かめながら、本人と家族、医療・ケアの人たちが話し合って決めます。このノートは、その話し合いのもとになるものです。",
        "医療《いりょう》の ことは、その 時《とき》の 本人《ほんにん》の 気持《きも》ちを 聞《き》いて 決《き》めます。みんなで 話《はな》して 決《き》めます。この ノートは、話《はな》す ための ものです。",
        "Treatment and care are decided together by the person, the family and the care team, asking what the person wants at the time. This note is something to talk from.";
    contents: "もくじ", "もくじ", "Contents";
    chapter_of(at, all): "{at}／{all}", "{at}／{all}", "{at} of {all}";
}
