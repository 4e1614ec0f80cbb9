//! 人生会議: how to talk about what matters, after 厚生労働省「人生の最終段階における医療・ケアの決定プロセスに関する
//! ガイドライン」 (2018).

words! {
    title: "人生会議のすすめ方", "人生《じんせい》会議《かいぎ》の やり方《かた》", "How to talk about what matters";
    description: "もしものときのために、家族や医師とどう話しはじめるか。いつ、だれと、どんな言葉で話すか、意見がちがうとき、先生に聞いてみることをまとめました。",
        "家族《かぞく》や 医者《いしゃ》と どう 話《はな》すか、書《か》いて あります。",
        "How to begin talking with family and doctors about care in the future: when, with whom, in which words, and what to ask the doctor.";
    lede: "これからの暮らしや、医療・ケアで大切にしたいことを、家族や医師たちと話しておくことを「人生会議」といいます。かしこまった会議ではありません。お茶を飲みながらの一言から始まります。",
        "大切《たいせつ》に したい ことを、家族《かぞく》や 医者《いしゃ》と 話《はな》します。これを「人生《じんせい》会議《かいぎ》」と いいます。お茶《ちゃ》を 飲《の》みながら 話《はな》しても いいです。",
        "Talking with your family and doctors about what matters to you in life and care is called “jinsei kaigi” in Japan (advance care planning). It is no formal meeting. It begins with a word over a cup of tea.";
    to_note: "マイライフノートへ", "マイライフノートへ", "To the life note";

    why: "なぜ話しておくのですか", "なぜ 話《はな》しますか", "Why talk?";
    why_voice: "重い病気やけがのとき、自分の気持ちを伝えられなくなることがあります。話しておけば、まわりの人があなたの気持ちを伝えてくれます。",
        "病気《びょうき》が 重《おも》いと、話《はな》せない ことが あります。前《まえ》に 話《はな》して おくと、家族《かぞく》が 伝《つた》えて くれます。",
        "Serious illness or an accident can leave anyone unable to speak. If you have talked before, others can speak for you.";
    why_family: "家族は「これでよかったのだろうか」と、一人で悩まずにすみます。", "家族《かぞく》が 一人《ひとり》で なやみません。", "Your family will not be left alone with the question whether they did right.";
    why_daily: "あなたが大切にしていることは、毎日の介護や治療にも生きてきます。", "大切《たいせつ》な ことが わかると、毎日《まいにち》の 介護《かいご》も よく なります。", "What matters to you helps everyday care and treatment too.";
    why_free: "話したくないときは、話さなくてかまいません。知りたくないという気持ちも、大切な気持ちです。", "話《はな》したく ない ときは、話《はな》さなくて いいです。", "You do not have to talk when you do not want to. Not wanting to know is a feeling to be respected too.";

    when: "いつ、だれと話しますか", "いつ、だれと 話《はな》しますか", "When, and with whom?";
    when_well: "元気なうちが、いちばん話しやすいときです。誕生日、お正月、お盆など、顔がそろう日もよい機会です。", "元気《げんき》な ときが いちばん いいです。誕生日《たんじょうび》や お正月《しょうがつ》も いいです。", "While you are well it is easiest. A birthday or a holiday that brings the family together is a good chance.";
    when_change: "病気がわかったとき、入院や退院のとき、介護が始まるときは、もう一度話すときです。", "病気《びょうき》に なった とき、病院《びょういん》に 入《はい》った とき、また 話《はな》します。", "Talk again when an illness is found, around a hospital stay, or when care begins.";
    when_often: "一度で終わりではありません。気持ちは変わるものです。何度でも話しましょう。", "1回《かい》で 終《お》わりません。気持《きも》ちは 変《か》わります。何回《なんかい》も 話《はな》します。", "Once is not enough. Feelings change, so talk as often as you like.";
    who_trusted: "家族でなくてもかまいません。友人や近所の人など、あなたが信じられる人と話してください。", "家族《かぞく》では ない 人《ひと》でも いいです。信《しん》じられる 人《ひと》と 話《はな》します。", "It need not be family: a friend or neighbour whom you trust is right too.";
    who_proxy: "話せなくなったときに、あなたの代わりに考えてほしい人を、決めておくと安心です。その人にも、頼んでおきましょう。", "あなたの 代《か》わりに 考《かんが》える 人《ひと》を 決《き》めます。その 人《ひと》に 頼《たの》んで おきます。", "Choose whom you would like to think for you when you cannot speak, and ask them.";
    who_team: "かかりつけ医、訪問看護師、ケアマネジャーも、話し合いの仲間です。", "医者《いしゃ》、看護師《かんごし》、ケアマネジャーも いっしょに 話《はな》します。", "Your doctor, visiting nurse and care manager are part of the talk.";

    begin: "どう話しはじめますか", "どう 話《はな》し始《はじ》めますか", "How to begin";
    begin_self: "ご本人から", "自分《じぶん》から", "From you";
    self_note: "「ノートを書きはじめたから、ちょっと聞いてくれる？」", "「ノートを 書《か》きました。聞《き》いて くれますか。」", "“I have begun to write this note. Would you listen for a moment?”";
    self_proxy: "「もし私が話せなくなったら、あなたに考えてほしいの。」", "「私《わたし》が 話《はな》せなく なったら、あなたが 考《かんが》えて ください。」", "“If I could not speak any more, I would like you to think for me.”";
    self_memory: "「おじいちゃんのときのこと、覚えてる？ 私はね、こう思ったの。」", "「おじいさんの ときを 覚《おぼ》えていますか。私《わたし》は こう 思《おも》いました。」", "“Do you remember how it was with Grandfather? I thought to myself …”";
    self_doctor: "「先生、これからのことを少し話しておきたいのですが。」", "「先生《せんせい》、これからの ことを 話《はな》したいです。」", "“Doctor, I would like to talk a little about what lies ahead.”";
    begin_family: "ご家族から", "家族《かぞく》から", "From the family";
    family_joy: "「いまの暮らしで、いちばん楽しいのは何？」", "「いま、何《なに》が いちばん 楽《たの》しいですか。」", "“What do you enjoy most, the way you live now?”";
    family_worry: "「もし入院したら、何が心配？」", "「病院《びょういん》に 入《はい》ったら、何《なに》が 心配《しんぱい》ですか。」", "“If you had to go to hospital, what would worry you?”";
    family_myself: "「私も自分のことを書いてみたよ。お母さんなら、どう書く？」", "「私《わたし》も 書《か》きました。お母《かあ》さんは どう 書《か》きますか。」", "“I have written down mine. What would you write, Mum?”";
    family_wish: "「お父さんの思うようにしたいから、聞かせてほしいな。」", "「お父《とう》さんの 気持《きも》ちを 大切《たいせつ》に したいです。教《おし》えて ください。」", "“I want to do it the way you would like, Dad, so please tell me.”";

    hard: "話しにくいとき", "話《はな》すのが むずかしい とき", "When it is hard";
    hard_small: "治療の話でなくてかまいません。好きな食べ物、会いたい人、続けたいことから始めましょう。", "病気《びょうき》の 話《はなし》で なくて いいです。好《す》きな ものから 話《はな》します。", "It need not be about treatment. Begin with food you like, people to see, things to go on doing.";
    hard_short: "5分でも十分です。散歩や、車に乗っているときの、横にならんだ時間も話しやすいものです。", "5分《ふん》でも いいです。散歩《さんぽ》の ときも いいです。", "Five minutes are enough. Side by side, on a walk or in the car, talking is easier.";
    hard_stop: "「まだ考えたくない」と言われたら、その日はそこまでに。話そうとした気持ちは、ちゃんと伝わっています。", "「考《かんが》えたく ない」と 言《い》われたら、今日《きょう》は 終《お》わりに します。気持《きも》ちは 伝《つた》わって います。", "If the answer is “not yet”, leave it there for the day. That you wanted to talk has been heard.";
    hard_write: "面と向かって言いにくいことは、手紙やノートに書いて渡すこともできます。", "言《い》いにくい ことは、手紙《てがみ》に 書《か》きます。", "What is hard to say can be written in a letter or in the note.";
    hard_tears: "涙が出ても、気持ちがゆれても、かまいません。つらいときは、医師や相談窓口に話してください。", "泣《な》いても いいです。つらい ときは、医者《いしゃ》や 窓口《まどぐち》に 話《はな》して ください。", "Tears and mixed feelings are all right. If it weighs on you, talk to a doctor or to the desk below.";

    differ: "意見がちがうとき", "考《かんが》えが ちがう とき", "When opinions differ";
    differ_normal: "ちがっていて、当たり前です。その日のうちに決めなくてかまいません。", "ちがっても いいです。今日《きょう》 決《き》めなくて いいです。", "It is normal to differ. Nothing has to be decided that day.";
    differ_why: "「どうしてそう思うの？」と、理由を聞いてみましょう。心配していることが同じだとわかることもあります。", "「なぜですか」と 聞《き》いて みます。心配《しんぱい》は 同《おな》じかも しれません。", "Ask why. Often the worry behind it turns out to be the same.";
    differ_self: "いちばん大切なのは、ご本人の気持ちです。話せなくなったときは、「この人なら何と言うだろう」と、みんなで考えます。", "いちばん 大切《たいせつ》なのは 本人《ほんにん》の 気持《きも》ちです。話《はな》せない ときは、みんなで 考《かんが》えます。", "What counts most is what the person wants. If the person cannot speak, think together what he or she would say.";
    differ_third: "医師、看護師、ケアマネジャー、地域包括支援センターの人に、間に入ってもらうこともできます。", "医者《いしゃ》や ケアマネジャーに いっしょに 話《はな》して もらえます。", "A doctor, nurse, care manager or the community support centre can join and help.";
    differ_team: "それでもまとまらないときは、医療とケアの人たちが、もっと広く専門の人も交えて、いっしょに考えます。", "決《き》まらない ときは、ほかの 専門《せんもん》の 人《ひと》も いっしょに 考《かんが》えます。", "If you still do not agree, the care team asks further experts to think with you.";

    ask: "先生に聞いてみること", "先生《せんせい》に 聞《き》く こと", "Questions to bring to the doctor";
    ask_more: "聞きたいものに印をつけて、診察に持っていきましょう。", "聞《き》きたい ことに しるしを つけて、持《も》って いきます。", "Tick what you want to ask and take the list with you.";
    ask_future: "病気は、これからどうなりそうですか", "病気《びょうき》は これから どう なりますか", "How is my illness likely to go on?";
    ask_choices: "どんな治療が選べますか。治療をしないと、どうなりますか", "どんな 治療《ちりょう》が ありますか。しないと どう なりますか", "Which treatments can I choose from? What if I choose none?";
    ask_burden: "その治療で、楽になることと、つらいことは何ですか", "治療《ちりょう》で 楽《らく》に なる ことは 何《なん》ですか。つらい ことは 何《なん》ですか", "What would become easier with it, and what harder?";
    ask_life: "治療のあとも、いまの暮らしを続けられますか", "今《いま》の 生活《せいかつ》を 続《つづ》けられますか", "Can I go on living as I do now?";
    ask_pain: "痛みや息苦しさは、どうやわらげてもらえますか", "痛《いた》い ときや 苦《くる》しい とき、どう しますか", "How can pain or breathlessness be eased?";
    ask_home: "家で過ごすには、どんな助けがいりますか", "家《いえ》に いるには、どんな 助《たす》けが いりますか", "What help would I need to stay at home?";
    ask_night: "夜や休みの日に具合が悪くなったら、どこに電話すればよいですか", "夜《よる》や 休《やす》みの 日《ひ》は、どこに 電話《でんわ》しますか", "Whom do I call at night or on a holiday?";
    ask_ambulance: "救急車を呼んだほうがよいのは、どんなときですか", "救急車《きゅうきゅうしゃ》を 呼《よ》ぶのは どんな ときですか", "When should we call an ambulance?";
    ask_record: "わたしの気持ちを、カルテに書いておいてもらえますか", "私《わたし》の 気持《きも》ちを 書《か》いて おいて もらえますか", "Would you note in my record what I want?";
    ask_change: "気持ちが変わったら、どう伝えればよいですか", "気持《きも》ちが 変《か》わったら、どう 言《い》えば いいですか", "How do I tell you when my mind changes?";
    ask_own: "そのほか", "ほかに", "My own";

    then: "話したことは、どうなりますか", "話《はな》した ことは どう なりますか", "What becomes of what was said?";
    then_write: "忘れないうちに、日付と、いた人と、話したことを、ノートに書きとめましょう。一行でもかまいません。", "日《ひ》と、いた 人《ひと》と、話《はな》した ことを ノートに 書《か》きます。1行《ぎょう》でも いいです。", "Write down the day, who was there and what was said. One line is enough.";
    then_place: "代わりに考えてほしい人に、ノートの置き場所を伝えておきましょう。", "代《か》わりに 考《かんが》える 人《ひと》に、ノートの 場所《ばしょ》を 教《おし》えます。", "Tell the person who should think for you where the note is.";
    then_doctor: "印刷したノートを、かかりつけ医やケアマネジャーに見せておくと、もしものときに伝わります。", "ノートを 医者《いしゃ》や ケアマネジャーに 見《み》せて おきます。", "Show a printed copy to your doctor and care manager, so that it is known when it matters.";
    then_order: "話したことも、ノートも、医師への指示書ではありません。話せるあいだは、そのときのあなたの言葉がいちばんです。治療は、そのときの具合と気持ちから、また話し合って決めます。", "医者《いしゃ》への 命令《めいれい》では ありません。あなたの その ときの 言葉《ことば》が いちばんです。治療《ちりょう》は また 話《はな》して 決《き》めます。",
        "Neither the talk nor the note is an order to doctors. As long as you can speak, your words of that moment count most. Treatment is decided by talking again, from your condition and wishes then.";
    then_again: "前に話したことと、ちがってもかまいません。変わったら、また話しましょう。", "前《まえ》と ちがっても いいです。変《か》わったら、また 話《はな》します。", "You may say something else than before. When it changes, talk again.";

    help: "相談できるところ", "聞《き》ける ところ", "Where to ask";
    help_more: "家族だけで話すのがむずかしいときは、地域包括支援センターに相談できます。無料です。", "家族《かぞく》だけで むずかしい ときは、ここで 聞《き》けます。お金《かね》は いりません。", "If it is hard to talk among yourselves, the community support centre helps, free of charge.";
    source: "参考：厚生労働省「人生の最終段階における医療・ケアの決定プロセスに関するガイドライン」（2018年改訂）", "参考《さんこう》：厚生労働省《こうせいろうどうしょう》の ガイドライン（2018年《ねん》）",
        "Based on the guideline of the Ministry of Health, Labour and Welfare on decisions about care in the last stage of life (revised 2018)";
}
