//! わたしの代わりに考えてほしい人; 話し合いの記録

super::lines! {
    "proxies": "わたしの代わりに考えてほしい人", "代《か》わりに 考《かんが》える 人《ひと》", "Those who will speak for me";
    "proxies:about": "自分で気持ちを伝えられなくなったとき、あなたならどう思うかを、医師といっしょに考えてくれる人です。",
        "自分《じぶん》で 話《はな》せない とき、あなたの 気持《きも》ちを 考《かんが》えて くれる 人《ひと》です。",
        "When you cannot say what you want, they think with the doctors about what you would have wanted.";

    "proxies.people": "だれに、代わりに考えてほしいですか", "だれに、代《か》わりに 考《かんが》えて ほしいですか", "Who should speak for you?";
    "proxies.people:about": "一人でも、何人かでもかまいません。頼みたい人には、あなたから話しておきましょう。決めてほしくない人のことも書けます。",
        "一人《ひとり》でも、何人《なんにん》かでも いいです。その 人《ひと》に 話《はな》して おきます。決《き》めて ほしくない 人《ひと》も 書《か》けます。",
        "One person or several. Tell them yourself that you would like to ask them. You can also name somebody who should not decide.";
    "proxies.people:note": "ここに書いても、法律で決められた代理人になるわけではありません。", "ここに 書《か》いても、法律《ほうりつ》の 代理人《だいりにん》には なりません。", "Naming somebody here does not make them a representative by law.";
    "proxies.people:example": "例：長女の陽子。わたしの好みをよく知っていて、弟とも話せるから。", "例《れい》：むすめの 陽子《ようこ》。わたしの ことを よく 知《し》って いるから。", "Example: my elder daughter Yōko. She knows me well and can talk with her brother.";
    "proxies.people:entry": "この人のこと", "この 人《ひと》の こと", "Person";
    "proxies.people:add": "人を書きたす", "もう 一人《ひとり》 書《か》く", "Add a person";
    "proxies.people.name": "お名前", "名前《なまえ》", "Name";
    "proxies.people.relation": "あなたとの関係", "あなたの 何《なん》ですか", "Relation to you";
    "proxies.people.telephone": "電話番号", "電話番号《でんわばんごう》", "Telephone number";
    "proxies.people.role": "お願いしたいこと", "お願《ねが》い したい こと", "What you ask of them";
    "proxies.people.role=first": "はじめに相談してほしい人", "はじめに 聞《き》いて ほしい 人《ひと》", "To be asked first";
    "proxies.people.role=alternate": "その次に相談してほしい人", "次《つぎ》に 聞《き》いて ほしい 人《ひと》", "To be asked next";
    "proxies.people.role=must_not": "決めてほしくない人", "決《き》めて ほしくない 人《ひと》", "Should not decide for me";
    "proxies.people.may_know": "この人に話してよいこと", "この 人《ひと》に 話《はな》して いい こと", "What they may be told";
    "proxies.people.may_know=illness": "病気のこと", "病気《びょうき》の こと", "My illness";
    "proxies.people.may_know=treatment": "治療のこと", "治療《ちりょう》の こと", "My treatment";
    "proxies.people.may_know=prognosis": "これからの見通し", "これからの こと", "What to expect";
    "proxies.people.may_know=note": "このノート", "この ノート", "This note";
    "proxies.people.agreed": "その人の返事", "その 人《ひと》の 返事《へんじ》", "Their answer";
    "proxies.people.agreed=agreed": "引き受けてくれた", "「はい」と 言《い》いました", "They agreed";
    "proxies.people.agreed=asked": "頼んで、返事を待っている", "返事《へんじ》を 待《ま》って います", "Asked, waiting for an answer";
    "proxies.people.agreed=not_yet": "まだ話していない", "まだ 話《はな》して いません", "Not asked yet";
    "proxies.people.agreed_on": "引き受けてくれた日", "「はい」と 言《い》った 日《ひ》", "When they agreed";
    "proxies.people.remarks": "その人にお願いしたい理由など", "どうして その 人《ひと》ですか", "Why them, and anything else";

    "proxies.freedom": "書いたとおりにできないとき、変えてもよいですか", "書《か》いた とおりに できない とき、かえても いいですか", "May they decide differently from what you wrote?";
    "proxies.freedom:about": "思いがけないことが起きて、書いたとおりにするのがむずかしいときがあります。",
        "書《か》いた とおりに できない ときが あります。", "Things may happen that nobody thought of, and what you wrote may not fit.";
    "proxies.freedom:example": "例：陽子と先生がよく話し合って決めたことなら、わたしはそれでいい。", "例《れい》：陽子《ようこ》と 先生《せんせい》が 話《はな》して 決《き》めたら、それで いいです。", "Example: What Yōko and the doctor decide together is fine with me.";
    "proxies.freedom=as_written": "できるだけ、書いたとおりにしてほしい", "できるだけ、書《か》いた とおりに して ほしい", "Keep to what I wrote as far as possible";
    "proxies.freedom=may_adapt": "話し合って、変えてもよい", "話《はな》し合《あ》って、かえても いい", "They may adapt it after talking together";
    "proxies.freedom=leave_all": "すべて、まかせたい", "全部《ぜんぶ》 まかせたい", "I leave everything to them";

    "talks": "話し合いの記録", "話《はな》し合《あ》いの 記録《きろく》", "Our conversations";
    "talks:about": "このノートの、いちばん大切なところです。話すたびに、少しずつ書きたしましょう。",
        "とても 大切《たいせつ》な ところです。話《はな》したら、少《すこ》しずつ 書《か》きます。", "The heart of this note. Add a little each time you talk.";
    "talks=undecided": "まだ話していない", "まだ 話《はな》して いません", "We have not talked yet";
    "talks=undecided:about": "話せるときに、少しずつでかまいません", "話《はな》せる ときで いいです", "Whenever you can, a little at a time";

    "talks.talks": "だれと、どんな話をしましたか", "だれと、何《なに》を 話《はな》しましたか", "With whom did you talk, and about what?";
    "talks.talks:about": "家族、お医者さん、看護師さん、ケアマネジャーなどと話したことです。一言だけでもかまいません。",
        "家族《かぞく》や お医者《いしゃ》さんと 話《はな》した ことです。短《みじか》くて いいです。", "With family, doctors, nurses, your care manager. A word or two will do.";
    "talks.talks:example": "例：10月5日、陽子と。これからも家で暮らしたいと話した。訪問看護のことを、先生に聞いてみることにした。",
        "例《れい》：10月《がつ》｜5日《いつか》、陽子《ようこ》と。家《いえ》に いたいと 話《はな》しました。", "Example: 5 October, with Yōko. I said that I want to stay at home. We shall ask the doctor about visiting nurses.";
    "talks.talks:entry": "話し合い", "話《はな》し合《あ》い", "Conversation";
    "talks.talks:add": "話し合いを書きたす", "もう 一《ひと》つ 書《か》く", "Add a conversation";
    "talks.talks.date": "話した日", "話《はな》した 日《ひ》", "When";
    "talks.talks.who": "いっしょに話した人", "いっしょに 話《はな》した 人《ひと》", "With whom";
    "talks.talks.about": "話したこと", "話《はな》した こと", "What you talked about";
    "talks.talks.result": "わかったこと・決めたこと", "わかった こと・決《き》めた こと", "What became clear or was decided";
    "talks.talks.next": "次に話したいこと", "次《つぎ》に 話《はな》したい こと", "What to talk about next";
}
