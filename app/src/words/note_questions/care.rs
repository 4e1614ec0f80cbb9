//! 医療とケアの希望; the treatments among them stand in treatments.rs.

super::lines! {
    "care": "医療とケアの希望", "医療《いりょう》と 介護《かいご》の 希望《きぼう》", "Medical treatment and care";
    "care:about": "病気が重くなったときの希望です。いまの気持ちでかまいません。あとから何度でも変えられます。",
        "病気《びょうき》が 重《おも》く なった ときの ことです。今《いま》の 気持《きも》ちで いいです。いつでも かえられます。",
        "Your wishes for a serious illness, as you feel today. You can change them as often as you like.";

    "care.know": "重い病気のとき、どこまで知りたいですか", "重《おも》い 病気《びょうき》の とき、どこまで 知《し》りたいですか", "How much do you want to know about a serious illness?";
    "care.know:about": "知ることも、知らないでいることも、あなたが選べます。", "知《し》る ことも、知《し》らない ことも 選《えら》べます。", "To know, and not to know: both are yours to choose.";
    "care.know:example": "例：家族といっしょに聞きたい。一人では心細いから。", "例《れい》：家族《かぞく》と いっしょに 聞《き》きたい。", "Example: I want to hear it together with my family, not alone.";
    "care.know=everything": "病名も、これからの見通しも", "病気《びょうき》の 名前《なまえ》も、これからの ことも", "The illness, and what to expect";
    "care.know=illness_only": "病名と治療のことだけ", "病気《びょうき》の 名前《なまえ》と 治療《ちりょう》だけ", "The illness and its treatment only";
    "care.know=family_first": "まず、家族など信頼する人に話してほしい", "まず 家族《かぞく》などに 話《はな》して ほしい", "Tell my family, or someone I trust, first";
    "care.know=not_know": "知りたくない", "知《し》りたくない", "I do not want to know";

    "care=home": "住みなれた家", "いつもの 家《いえ》", "At home";
    "care=home:about": "訪問診療や訪問看護に来てもらいながら", "医者《いしゃ》や 看護師《かんごし》に 来《き》て もらいます", "With doctors and nurses who visit";
    "care=hospital": "病院", "病院《びょういん》", "In hospital";
    "care=hospital:about": "治療や見守りのある場所で", "治療《ちりょう》や 見守《みまも》りが あります", "Where there is treatment and someone near";
    "care=facility": "施設・ホーム", "施設《しせつ》・ホーム", "In a care home";
    "care=facility:about": "いまの施設、または入りたい施設で", "今《いま》の 施設《しせつ》か、入《はい》りたい 施設《しせつ》", "Where I live now, or where I would like to live";
    "care=family_decides": "そのときの家族の事情にまかせる", "その 時《とき》の 家族《かぞく》に まかせる", "As suits my family at the time";

    "care.place": "病気が重くなったとき、どこで過ごしたいですか", "病気《びょうき》が 重《おも》く なったら、どこに いたいですか", "If you became seriously ill, where would you like to be?";
    "care.place:about": "いまの気持ちでかまいません。あとから何度でも変えられます。変えた日も残ります。",
        "今《いま》の 気持《きも》ちで いいです。いつでも かえられます。", "As you feel now. You can change it as often as you like, and the days of change are kept.";
    "care.place:example": "例：庭の見えるこの部屋がいい。孫が学校帰りに寄れるから。", "例《れい》：庭《にわ》が 見《み》える この 部屋《へや》が いい。孫《まご》が 来《く》るから。",
        "Example: This room, with its view of the garden. My grandson can drop in after school.";

    "care.last_place": "人生の最後のときを、どこで迎えたいですか", "人生《じんせい》の 最後《さいご》に、どこに いたいですか", "Where would you like to be at the end of your life?";
    "care.last_place:about": "前の答えと同じでも、ちがってもかまいません。家で過ごして最後は病院という人も、その反対の人もいます。",
        "前《まえ》の 答《こた》えと ちがっても いいです。最後《さいご》は 病院《びょういん》の 人《ひと》も、家《いえ》の 人《ひと》も います。",
        "The same as before, or different: some stay at home and go to hospital at the very end, others the other way round.";
    "care.last_place:example": "例：できれば家で。家族がつらくなったら、病院でもかまいません。", "例《れい》：家《いえ》が いい。家族《かぞく》が 大変《たいへん》なら、病院《びょういん》でも いい。",
        "Example: At home if possible. If it becomes too hard for my family, hospital is all right.";

    "care.pain": "痛みや苦しさを、どうやわらげてほしいですか", "痛《いた》い ときや 苦《くる》しい とき、どう して ほしいですか", "How would you like pain and distress to be eased?";
    "care.pain:about": "痛みや息苦しさをやわらげる薬や方法は、いろいろあります。どの治療を選んでも、選ばなくても、受けられます。薬によっては、眠くなることがあります。",
        "痛《いた》みや 苦《くる》しさを 軽《かる》く する 薬《くすり》が あります。どの 治療《ちりょう》を 選《えら》んでも 使《つか》えます。薬《くすり》で ねむく なる ことも あります。",
        "There are many ways to ease pain and breathlessness, whatever treatment you choose or do not choose. Some medicines make you sleepy.";
    "care.pain:example": "例：痛みはしっかり取ってほしい。孫が来る日は、起きて話したい。", "例《れい》：痛《いた》みを 取《と》って ほしい。孫《まご》が 来《く》る 日《ひ》は 話《はな》したい。",
        "Example: Please take the pain away. When my grandson comes, I want to be awake and talk.";
    "care.pain=relief_first": "眠くなっても、楽にしてほしい", "ねむく なっても、楽《らく》に して ほしい", "Comfort first, even if I am sleepy";
    "care.pain=awake_first": "少し痛みがあっても、はっきりしていたい", "少《すこ》し 痛《いた》くても、起《お》きて いたい", "Awake first, even with some pain";
    "care.pain=leave_to_doctor": "そのときに、医師や看護師と相談したい", "その 時《とき》、医者《いしゃ》や 看護師《かんごし》と 話《はな》す", "Talk it over with doctors and nurses then";

    "care.dementia": "もの忘れが進んだとき、どう接してほしいですか", "よく わすれるように なったら、どう して ほしいですか", "If your memory fails, how would you like to be treated?";
    "care.dementia:about": "認知症などで、気持ちを伝えにくくなったときのことです。うれしいこと、苦手なこと、好きな歌や食べ物を書いておきましょう。",
        "気持《きも》ちを うまく 言《い》えなく なった ときの ことです。好《す》きな 歌《うた》、食《た》べ物《もの》、いやな ことを 書《か》きます。",
        "For a time when it is hard to say what you feel. Write what pleases you, what you dislike, songs and food you love.";
    "care.dementia:example": "例：急がせないでほしい。演歌が聞こえると落ち着きます。お風呂は夕方がいい。", "例《れい》：ゆっくり 話《はな》して ください。歌《うた》が 好《す》きです。", "Example: Please do not hurry me. Old songs calm me. I like my bath in the evening.";

    "care.other": "ほかに、医療やケアで伝えたいことはありますか", "ほかに、伝《つた》えたい ことは ありますか", "Is there anything else about treatment and care?";
    "care.other:about": "輸血、手術、薬、リハビリ、食事、身だしなみ、何でもかまいません。",
        "手術《しゅじゅつ》、薬《くすり》、食事《しょくじ》、服《ふく》、何《なん》でも いいです。", "Transfusion, operations, medicines, exercise, meals, how you like to look: anything.";
    "care.other:example": "例：髪はいつも、とかしてほしい。できるだけ口から食べたい。", "例《れい》：口《くち》から 食《た》べたい。髪《かみ》を きれいに して ほしい。", "Example: Please keep my hair combed. I want to eat by mouth as long as I can.";
}
