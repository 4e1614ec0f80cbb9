//! 大切にしていること

super::lines! {
    "values": "大切にしていること", "大切《たいせつ》に して いる こと", "What matters to me";
    "values:about": "治療のことを考える前に、どう生きたいかを考えます。正しい答えはありません。",
        "どう 生《い》きたいかを 考《かんが》えます。どの 答《こた》えも よい 答《こた》えです。",
        "How you want to live, before any treatment is thought of. There is no right answer.";

    "values.day": "どんな一日が「いい日」ですか", "どんな 日《ひ》が「いい 日《ひ》」ですか", "What is a good day for you?";
    "values.day:about": "小さなことでかまいません。からだの具合が変わっても続けたいことが、見えてきます。",
        "小《ちい》さな ことで いいです。これからも 続《つづ》けたい ことが わかります。",
        "Small things will do. They show what you would like to keep, even when your health changes.";
    "values.day:example": "例：よく眠れて、みそ汁がおいしくて、孫から電話がある日。",
        "例《れい》：よく 寝《ね》て、ご飯《はん》が おいしくて、孫《まご》から 電話《でんわ》が ある 日《ひ》。",
        "Example: I have slept well, the miso soup tastes good, and my grandson rings.";

    "values.important": "これだけは大切にしたい、ということは何ですか", "とても 大切《たいせつ》な ことは 何《なん》ですか", "What matters most to you?";
    "values.important:about": "いくつ選んでもかまいません。", "いくつ 選《えら》んでも いいです。", "Choose as many as you like.";
    "values.important:example": "例：自分でトイレに行くこと。子どもたちに、気をつかわせたくないから。",
        "例《れい》：自分《じぶん》で トイレに 行《い》く こと。子《こ》どもたちに 心配《しんぱい》を かけたくないから。",
        "Example: Going to the toilet by myself. I do not want my children to worry about me.";
    "values.important=family_time": "家族や友人と過ごす", "家族《かぞく》や 友《とも》だちと いる", "Time with family and friends";
    "values.important=home": "住みなれた場所で暮らす", "いつもの 家《いえ》で くらす", "Living where I feel at home";
    "values.important=no_pain": "痛みや苦しさが少ない", "痛《いた》い ことや 苦《くる》しい ことが 少《すく》ない", "Little pain or distress";
    "values.important=toilet_myself": "自分でトイレに行ける", "自分《じぶん》で トイレに 行《い》ける", "Going to the toilet by myself";
    "values.important=eating": "口から食べられる", "口《くち》から 食《た》べられる", "Eating and tasting";
    "values.important=talking": "話ができて、気持ちを伝えられる", "話《はな》して、気持《きも》ちを 伝《つた》えられる", "Being able to talk and be understood";
    "values.important=role": "役目や仕事がある", "する ことが ある", "Having something to do for others";
    "values.important=faith": "信仰や、家のならわしを守る", "神様《かみさま》や 仏様《ほとけさま》を 信《しん》じる", "My faith and its customs";
    "values.important=no_burden": "家族の負担になりすぎない", "家族《かぞく》が 大変《たいへん》に ならない", "Not being too great a burden on my family";
    "values.important=calm": "静かに、落ち着いて過ごす", "静《しず》かに すごす", "Quiet and calm";

    "values.worries": "心配なことや、してほしくないことは何ですか", "心配《しんぱい》な こと、いやな ことは 何《なん》ですか", "What worries you, and what do you not want?";
    "values.worries:about": "口では言いにくいことも、書いておくと伝わります。介護のこと、お金のこと、何でもかまいません。",
        "話《はな》しにくい ことも、書《か》くと 伝《つた》わります。お金《かね》の ことも 書《か》いて いいです。",
        "What is hard to say can be easier to write. Care, money, anything.";
    "values.worries:example": "例：入院が長びいて、家に帰れなくなるのが心配です。きょうだいで、けんかをしないでほしい。",
        "例《れい》：長《なが》く 入院《にゅういん》して、家《いえ》に 帰《かえ》れないのが 心配《しんぱい》です。",
        "Example: I fear a long stay in hospital and not coming home. I do not want my children to quarrel.";

    "values.length": "病気が重くなったとき、どちらが大切ですか", "病気《びょうき》が 重《おも》く なった とき、どちらが 大切《たいせつ》ですか",
        "If you became seriously ill, which would matter more?";
    "values.length:about": "長く生きることと、苦しくないこと。両方がかなうことも、片方を選ばなければならないこともあります。いまの気持ちに近いところを選んでください。",
        "長《なが》く 生《い》きる ことと、苦《くる》しくない ことです。両方《りょうほう》できる ことも あります。今《いま》の 気持《きも》ちに 近《ちか》い ものを 選《えら》んで ください。",
        "Living long, and being comfortable. Sometimes both are possible, sometimes one must be chosen. Choose what is nearest to how you feel now.";
    "values.length:example": "例：孫の入学式までは、少しつらくても治療を受けたい。そのあとは、苦しくないように。",
        "例《れい》：孫《まご》が 学校《がっこう》に 入《はい》るまで 生《い》きたい。その 後《あと》は、苦《くる》しく ない ことが 大切《たいせつ》です。",
        "Example: Until my grandson starts school, I would bear some hardship. After that, comfort.";
    "values.length=1": "できるだけ長く", "できるだけ、長《なが》く", "As long as possible";
    "values.length=2": "どちらかといえば、長く", "どちらかと いうと、長《なが》く", "Rather more time";
    "values.length=3": "どちらも同じくらい", "同《おな》じくらい", "Both equally";
    "values.length=4": "どちらかといえば、苦しくないように", "どちらかと いうと、苦《くる》しくないように", "Rather more comfort";
    "values.length=5": "苦しくないように", "苦《くる》しくないように", "As comfortable as possible";
}
