//! Treatments of 医療とケアの希望: what each is, can do and cannot do, and how one lives with it.
//!
//! Neutral and in the order in which a doctor would say it. Sources: 厚生労働省「人生の最終段階における医療・ケアの決定プロセスに関する
//! ガイドライン」(2018); 日本老年医学会「高齢者ケアの意思決定プロセスに関するガイドライン：人工的水分・栄養補給の導入を中心として」(2012);
//! 日本透析医学会「透析の開始と継続に関する意思決定プロセスについての提言」(2020).

super::lines! {
    "care=wish": "受けたい", "受《う》けたい", "I would want it";
    "care=try": "まず試して、様子を見て考えたい", "まず やって みて、考《かんが》える", "Try it, then see";
    "care=try:about": "よくならないときは、やめることも話し合う", "よく ならない とき、やめる ことも 話《はな》します", "If it does not help, talk about stopping";
    "care=not_wish": "受けたくない", "受《う》けたくない", "I would not want it";
    "care=leave_to_proxy": "代わりに考えてほしい人にまかせる", "代《か》わりに 考《かんが》える 人《ひと》に まかせる", "Leave it to those who will speak for me";

    "care.hospital": "急に具合が悪くなったとき、入院して治療を受けたいですか", "急《きゅう》に 悪《わる》く なったら、入院《にゅういん》したいですか", "If you suddenly became worse, would you want to go to hospital?";
    "care.hospital:about": "肺炎や骨折などのとき、病院に移って、検査や治療を受けることです。",
        "肺炎《はいえん》や 骨折《こっせつ》の とき、病院《びょういん》で 治療《ちりょう》を 受《う》ける ことです。",
        "For pneumonia, a broken bone and the like: moving to a hospital for tests and treatment.";
    "care.hospital:can": "家や施設ではできない検査や治療を受けられます。治って帰れることも、多くあります。",
        "家《いえ》では できない 検査《けんさ》や 治療《ちりょう》が できます。治《なお》って 帰《かえ》れる ことも 多《おお》いです。",
        "Tests and treatment that are not possible at home. Many people recover and return.";
    "care.hospital:cannot": "入院の間に足腰が弱ったり、慣れない場所で混乱したりすることがあります。",
        "足《あし》が 弱《よわ》く なる ことが あります。ちがう 場所《ばしょ》で こまる 人《ひと》も います。",
        "Legs can grow weak during the stay, and a strange place can be confusing.";
    "care.hospital:living": "入院の間は、家族と会える時間や、過ごし方が限られることがあります。入院せずに、訪問診療や訪問看護で治療できることもあります。",
        "病院《びょういん》では、家族《かぞく》と 会《あ》う 時間《じかん》が 少《すく》ない ことが あります。家《いえ》で 治療《ちりょう》できる ことも あります。",
        "In hospital, visits and daily habits can be limited. Sometimes doctors and nurses who visit can treat you at home instead.";
    "care.hospital:example": "例：治る見こみがあれば、入院したい。家でできるなら、家がいい。", "例《れい》：治《なお》るなら 入院《にゅういん》したい。家《いえ》で できるなら、家《いえ》が いい。",
        "Example: If it can be cured, I would go. If it can be done at home, I prefer home.";

    "care.resuscitation": "心臓や呼吸が止まったとき、心肺蘇生《しんぱいそせい》を受けたいですか", "心臓《しんぞう》や 息《いき》が 止《と》まったら、もどす 手当《てあ》てを 受《う》けたいですか", "If your heart or breathing stopped, would you want resuscitation?";
    "care.resuscitation:about": "心臓と呼吸の動きを取りもどすために、胸を強く押し、息を送り、電気ショックや薬を使うことです。",
        "心臓《しんぞう》を 動《うご》かす ための 手当《てあ》てです。胸《むね》を 強《つよ》く おします。電気《でんき》や 薬《くすり》も 使《つか》います。",
        "Pressing hard on the chest, giving breaths, electric shocks and medicines to bring back heartbeat and breathing.";
    "care.resuscitation:can": "急な心臓の発作などで、すぐに始められたときは、元の暮らしにもどれることがあります。",
        "すぐに 始《はじ》めると、元《もと》の くらしに もどれる ことが あります。",
        "When the heart stops suddenly and it is begun at once, people can sometimes return to their former life.";
    "care.resuscitation:cannot": "病気が進んで体が弱っているときは、もどらないことが多くなります。心臓が動いても、意識がもどらないことがあります。胸の骨が折れることもあります。",
        "からだが 弱《よわ》い ときは、もどらない ことが 多《おお》いです。心臓《しんぞう》が 動《うご》いても、目《め》が さめない ことが あります。骨《ほね》が 折《お》れる ことも あります。",
        "In advanced illness or frailty it often does not succeed. The heart may beat again without consciousness returning. Ribs may break.";
    "care.resuscitation:living": "心臓が動き出したあとは、ふつうは入院し、機械で呼吸を助けるなどの治療を続けます。",
        "心臓《しんぞう》が 動《うご》いた 後《あと》は、入院《にゅういん》します。機械《きかい》で 息《いき》を 助《たす》ける ことが 多《おお》いです。",
        "When the heart beats again, treatment usually goes on in hospital, often with a ventilator.";
    "care.resuscitation:note": "ここに書いても、救急隊や病院への指示にはなりません。望むことが決まったら、かかりつけの医師と話し合ってください。",
        "ここに 書《か》いても、救急隊《きゅうきゅうたい》への 命令《めいれい》には なりません。お医者《いしゃ》さんと 話《はな》して ください。",
        "What you write here is not an instruction to ambulance crews or hospitals. Once you know what you want, please talk with your doctor.";
    "care.resuscitation:example": "例：元気なうちは受けたい。病気が重くなったら、そのときにまた話し合いたい。", "例《れい》：今《いま》は 受《う》けたい。病気《びょうき》が 重《おも》く なったら、また 話《はな》したい。",
        "Example: While I am well, yes. If I become seriously ill, I want to talk about it again.";

    "care.ventilator": "息をするのがむずかしいとき、人工呼吸器《じんこうこきゅうき》を使いたいですか", "息《いき》が 苦《くる》しく なったら、息《いき》を 助《たす》ける 機械《きかい》を 使《つか》いたいですか", "If you could not breathe enough, would you want a ventilator?";
    "care.ventilator:about": "機械で空気を送り、呼吸を助けます。顔にマスクを着ける方法と、口や鼻、のどから管を入れる方法があります。",
        "機械《きかい》で 空気《くうき》を 送《おく》ります。顔《かお》に つける マスクと、のどに 入《い》れる 管《くだ》が あります。",
        "A machine moves air into the lungs, through a mask on the face or a tube in the windpipe.";
    "care.ventilator:can": "呼吸が楽になり、その間に、もとの病気を治療できます。よくなれば、外せます。",
        "息《いき》が 楽《らく》に なります。その 間《あいだ》に 病気《びょうき》を 治療《ちりょう》します。よく なれば、外《はず》せます。",
        "It eases breathing and gives time to treat the illness. When that is better, it comes off.";
    "care.ventilator:cannot": "もとの病気は治せません。管が入っている間は、声を出せないことが多く、薬で眠ることもあります。よくならないと、長く続くことがあります。",
        "元《もと》の 病気《びょうき》は 治《なお》りません。管《くだ》が ある 間《あいだ》は、声《こえ》が 出《で》ない ことが 多《おお》いです。長《なが》く 続《つづ》く ことも あります。",
        "It does not cure the illness. With a tube most people cannot speak, and medicines may keep you asleep. If the illness does not get better, it can go on for a long time.";
    "care.ventilator:living": "長くなるときは、のどに小さな穴を開けて管を入れることがあります。家で使いながら暮らす人もいます。見守りと、たんを取る手助けがいります。",
        "長《なが》く 使《つか》う とき、のどに 穴《あな》を あける ことが あります。家《いえ》で 使《つか》う 人《ひと》も います。見守《みまも》る 人《ひと》が 必要《ひつよう》です。",
        "For long use an opening may be made in the throat. Some live at home with it; someone must watch, and help to clear phlegm.";
    "care.ventilator:example": "例：よくなる見こみがあるなら使いたい。マスクなら試してもいい。", "例《れい》：よく なるなら 使《つか》いたい。マスクなら やって みたい。", "Example: If I am likely to recover, yes. I would try a mask.";

    "care.tube_feeding": "口から食べられなくなったとき、管から栄養を入れたいですか", "口《くち》から 食《た》べられなく なったら、管《くだ》で 栄養《えいよう》を 入《い》れたいですか", "If you could not eat by mouth, would you want feeding through a tube?";
    "care.tube_feeding:about": "鼻から胃に通した管や、おなかに開けた小さな穴（胃ろう）から、栄養と水分を入れることです。",
        "鼻《はな》から 入《い》れる 管《くだ》と、おなかに 入《い》れる 管《くだ》（胃《い》ろう）が あります。そこから 栄養《えいよう》を 入《い》れます。",
        "Liquid food and water go through a tube in the nose, or through a small opening in the belly (gastrostomy).";
    "care.tube_feeding:can": "飲みこめなくても、栄養や薬をとれます。力がついて、また口から食べられるようになる人もいます。",
        "飲《の》みこめなくても、栄養《えいよう》や 薬《くすり》が 入《はい》ります。また 口《くち》から 食《た》べられる 人《ひと》も います。",
        "It gives food and medicines when swallowing fails. Some gain strength and eat by mouth again.";
    "care.tube_feeding:cannot": "飲みこむ力そのものは治せません。つばなどが肺に入って起こる肺炎は、防ぎきれません。病気が進んだときは、長生きにつながるとは限りません。",
        "飲《の》みこむ 力《ちから》は 治《なお》りません。肺炎《はいえん》に なる ことも あります。病気《びょうき》が 進《すす》んだ ときは、長《なが》く 生《い》きるとは かぎりません。",
        "It does not restore swallowing or fully prevent pneumonia. In advanced illness it does not always lengthen life.";
    "care.tube_feeding:living": "1日に2、3回、時間をかけて入れます。家や、受け入れのある施設で続けられ、看護師や研修を受けた介護職、家族が手伝います。口から少し食べられる人もいます。",
        "1日《にち》に 2、3回《かい》、ゆっくり 入《い》れます。家《いえ》でも できます。看護師《かんごし》、介護《かいご》の 人《ひと》、家族《かぞく》が 手伝《てつだ》います。",
        "It is given slowly, two or three times a day, at home or in a care home that offers it, with the help of nurses, trained carers or family. Some still eat a little by mouth.";
    "care.tube_feeding:example": "例：また食べられる見こみがあるなら、試したい。最後は、好きなものを一口ずつ味わいたい。", "例《れい》：また 食《た》べられるなら、やって みたい。", "Example: If I may eat again, I would try. At the end I would like a taste of what I love.";

    "care.drip": "食べたり飲んだりできなくなったとき、点滴《てんてき》を受けたいですか", "食《た》べたり 飲《の》んだり できなく なったら、点滴《てんてき》を 受《う》けたいですか", "If you could not eat or drink, would you want a drip?";
    "care.drip:about": "血管などに細い針や管を入れて、水分や栄養を入れることです。腕などからの点滴と、太い血管からの点滴があります。",
        "細《ほそ》い 針《はり》や 管《くだ》で、水《みず》や 栄養《えいよう》を 入《い》れます。うでからと、太《ふと》い 血管《けっかん》からが あります。",
        "Water or nutrients go in through a thin needle or tube: into the arm, or into a large vein.";
    "care.drip:can": "体の水分が足りないときや、しばらく食べられないときに、回復を助けます。太い血管からは、栄養を多く入れられます。",
        "からだの 水《みず》が 足《た》りない とき、助《たす》けに なります。太《ふと》い 血管《けっかん》からは 栄養《えいよう》も 多《おお》く 入《はい》ります。",
        "It helps recovery when the body lacks water or you cannot eat for a while. Through a large vein more nutrients can be given.";
    "care.drip:cannot": "腕からの点滴だけでは、栄養は足りません。体が弱ってくると、むくみ、たん、息苦しさが増えることがあります。太い血管の管には、ばい菌がつくことがあります。",
        "うでからだけでは、栄養《えいよう》は 足《た》りません。からだが 弱《よわ》いと、むくみや たんが ふえる ことが あります。管《くだ》に ばい菌《きん》が つく ことも あります。",
        "A drip in the arm alone does not give enough nutrients. In a weak body it can add swelling, phlegm and breathlessness. Tubes in large veins can become infected.";
    "care.drip:living": "針や管がついている間は、動きにくいことがあります。看護師などに来てもらい、家で続けることもできます。",
        "動《うご》きにくい ことが あります。看護師《かんごし》に 来《き》て もらえば、家《いえ》でも できます。",
        "Moving can be harder with it. It can be continued at home with visiting nurses.";
    "care.drip:example": "例：熱が出たときなど、一時的ならお願いしたい。体がつらくなるなら、減らしてほしい。", "例《れい》：少《すこ》しの 間《あいだ》なら 受《う》けたい。つらく なったら へらして ほしい。", "Example: For a while, as with a fever, yes. If it makes me uncomfortable, please give less.";

    "care.dialysis": "腎臓が働かなくなったとき、透析《とうせき》を受けたいですか", "腎臓《じんぞう》が 働《はたら》かなく なったら、透析《とうせき》を 受《う》けたいですか", "If your kidneys failed, would you want dialysis?";
    "care.dialysis:about": "腎臓の代わりに、血液から、いらないものや余分な水分を取りのぞくことです。機械を使う方法と、おなかの膜を使う方法があります。",
        "血《ち》を きれいに する ことです。機械《きかい》を 使《つか》うか、おなかで します。", "It takes waste and extra water from the blood in place of the kidneys: with a machine, or through the lining of the belly.";
    "care.dialysis:can": "だるさや息苦しさがやわらぎ、腎臓が働かなくても生きていけます。仕事や旅行を続ける人もいます。",
        "からだが 楽《らく》に なります。腎臓《じんぞう》が 働《はたら》かなくても 生《い》きられます。旅行《りょこう》を する 人《ひと》も います。",
        "It eases tiredness and breathlessness and keeps people alive without working kidneys. Some go on working and travelling.";
    "care.dialysis:cannot": "腎臓は治せないことが多く、その場合は続ける必要があります。ほかの病気が重いと、体の負担が大きくなることがあります。",
        "腎臓《じんぞう》は 治《なお》らない ことが 多《おお》いです。その ときは ずっと 続《つづ》けます。ほかの 病気《びょうき》が 重《おも》いと、からだが つかれる ことも あります。",
        "It mostly does not cure the kidneys and must then go on. With other serious illness it can be a heavy burden.";
    "care.dialysis:living": "機械の透析は、週3回、1回4時間ほど通うのがふつうです。おなかの透析は、家で毎日します。透析をせずに、症状をやわらげる治療を選ぶこともできます。",
        "病院《びょういん》に、週《しゅう》に 3回《かい》くらい 行《い》きます。1回《かい》 4時間《じかん》くらいです。おなかの 透析《とうせき》は、家《いえ》で 毎日《まいにち》 します。透析《とうせき》を しないで、つらさを 軽《かる》く する 治療《ちりょう》も あります。",
        "With a machine, usually three visits a week of about four hours. Through the belly, at home every day. One can also choose treatment of the symptoms without dialysis.";
    "care.dialysis:example": "例：通えるうちは受けたい。通えなくなったら、続けるかどうかを話し合いたい。", "例《れい》：行《い》ける 間《あいだ》は 受《う》けたい。行《い》けなく なったら 話《はな》したい。", "Example: As long as I can travel there, yes. When I cannot, I want to talk about it.";
}
