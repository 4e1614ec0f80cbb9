//! What troubles people, and the signs with which it is a case for 119.

words! {
    chest: "胸の痛み・動悸", "胸《むね》が 痛《いた》い・どきどきする", "Chest pain, palpitations";
    chest_danger: "しめつけられる痛み、冷や汗、息苦しさがあるとき", "しめつけられる。冷《つめ》たい 汗《あせ》が 出《で》る。息《いき》が 苦《くる》しい",
        "tightness, cold sweat, or hard to breathe";
    breath: "息苦しい・ゼーゼーする", "息《いき》が 苦《くる》しい", "Short of breath, wheezing";
    breath_danger: "急に苦しくなった、横になれない、顔色が悪いとき", "急《きゅう》に 苦《くる》しい。顔《かお》の 色《いろ》が 悪《わる》い",
        "it came suddenly, or the face is pale or blue";
    head: "頭が痛い", "頭《あたま》が 痛《いた》い", "Headache";
    head_danger: "急に激しく痛い、手足に力が入らない、ろれつが回らないとき", "急《きゅう》に とても 痛《いた》い。うまく 話《はな》せない。力《ちから》が 入《はい》らない",
        "sudden and severe, slurred speech, or weakness";
    head_blow: "頭を打った", "頭《あたま》を 打《う》った", "A blow to the head";
    head_blow_danger: "意識がおかしい、けいれん、血が止まらないとき", "ぼんやり している。体《からだ》が ふるえる。血《ち》が 止《と》まらない",
        "drowsy or unconscious, a seizure, or bleeding that does not stop";
    dizzy: "めまい・ふらつき", "めまい・ふらふらする", "Dizziness";
    dizzy_danger: "支えがないと立てない、ろれつが回らない、物が二重に見えるとき", "立《た》てない。うまく 話《はな》せない。物《もの》が 二《ふた》つに 見《み》える",
        "cannot stand, slurred speech, or double vision";
    numb: "手足のしびれ", "手《て》や 足《あし》が しびれる", "Numb arms or legs";
    numb_danger: "急に始まった、片方だけ力が入らないとき", "急《きゅう》に なった。右《みぎ》か 左《ひだり》だけ 力《ちから》が 入《はい》らない",
        "it began suddenly, or one side has no strength";
    fever: "熱・せき・のどの痛み", "熱《ねつ》・せき・のどが 痛《いた》い", "Fever, cough, sore throat";
    fever_danger: "もうろうとしている、息が苦しいとき", "ぼんやり している。息《いき》が 苦《くる》しい", "drowsy and confused, or hard to breathe";
    belly: "おなかが痛い", "おなかが 痛《いた》い", "Stomach pain";
    belly_danger: "急に激しく痛い、激しい痛みが続く、血を吐いたとき", "急《きゅう》に とても 痛《いた》い。血《ち》を 吐《は》いた",
        "sudden or lasting severe pain, or vomiting blood";
    sick: "吐き気・下痢", "吐《は》きたい・おなかを こわした", "Nausea, diarrhea";
    sick_danger: "冷や汗が出るほど強い、ぐったりして返事がおかしいとき", "冷《つめ》たい 汗《あせ》が 出《で》る。ぐったり している",
        "so bad that there is cold sweat, or limp and confused";
    injury: "けが・ねんざ・骨折かもしれない", "けが・骨《ほね》が 折《お》れたかも しれない", "Injury, sprain, broken bone";
    injury_danger: "出血が多い、高い所から落ちた、交通事故のとき", "血《ち》が たくさん 出《で》た。高《たか》い ところから 落《お》ちた",
        "heavy bleeding, a fall from a height, a traffic accident";
    burn: "やけど（すぐ水で冷やす）", "やけど（すぐ 水《みず》で 冷《ひ》やす）", "Burn (cool it with water at once)";
    burn_danger: "広いとき、痛みがひどいとき", "広《ひろ》い とき。とても 痛《いた》い とき", "a large burn, or a very painful one";
    back: "腰・ひざ・肩の痛み", "腰《こし》・ひざ・肩《かた》が 痛《いた》い", "Pain in the back, knees or shoulders";
    back_danger: "急な激しい痛み、痛む場所が移るとき", "急《きゅう》に とても 痛《いた》い。痛《いた》い 場所《ばしょ》が 変《か》わる",
        "sudden severe pain, or pain that moves";
    skin: "皮膚・じんましん・虫さされ", "はだが かゆい・赤《あか》い・虫《むし》に さされた", "Skin, hives, insect bites";
    skin_danger: "息が苦しい、顔色が悪い、意識がおかしいとき", "息《いき》が 苦《くる》しい。顔《かお》の 色《いろ》が 悪《わる》い",
        "hard to breathe, pale, or drowsy";
    eye: "目の痛み・見えにくい", "目《め》が 痛《いた》い・見《み》えにくい", "Painful eyes, poor sight";
    eye_danger: "急に視野が欠けた、物が二重に見えるとき", "急《きゅう》に 見《み》えない ところが ある。二《ふた》つに 見《み》える",
        "part of the view is suddenly missing, or double vision";
    ear: "耳・鼻・のど", "耳《みみ》・鼻《はな》・のど", "Ears, nose, throat";
    ear_danger: "のどに物がつまって、息が苦しいとき", "のどに つまって 息《いき》が 苦《くる》しい", "something stuck in the throat and hard to breathe";
    tooth: "歯・歯ぐき・入れ歯", "歯《は》・入《い》れ歯《ば》", "Teeth, gums, dentures";
    urine: "おしっこの痛み・出にくい・血が混じる", "おしっこの とき 痛《いた》い・出《で》ない・血《ち》が ある", "Painful, difficult or bloody urination";
    women: "妊娠中のこと・女性の下腹部", "赤《あか》ちゃんが おなかに いる・女《おんな》の 人《ひと》の 病気《びょうき》", "Pregnancy, women’s complaints";
    women_danger: "出血が多い、激しい腹痛があるとき", "血《ち》が たくさん 出《で》た。おなかが とても 痛《いた》い", "heavy bleeding or severe pain";
    child: "子どもの熱・せき・腹痛", "子《こ》どもの 熱《ねつ》・せき・おなか", "A child with fever, cough or stomach ache";
    child_danger: "ぐったり、くちびるが紫色、けいれんが止まらない、3か月未満で様子がおかしいとき",
        "ぐったり している。くちびるが むらさき色《いろ》。体《からだ》の ふるえが 止《と》まらない。とても 小《ちい》さい 赤《あか》ちゃん",
        "limp, blue lips, a seizure that does not stop, or a baby under 3 months who seems unwell";
    swallowed: "変なものを飲みこんだ", "へんな ものを 飲《の》んだ", "Swallowed something dangerous";
    swallowed_danger: "意識がない、苦しそうなとき", "返事《へんじ》が ない。苦《くる》しそう", "unconscious or in distress";
    heart: "眠れない・気持ちがつらい", "眠《ねむ》れない・気持《きも》ちが つらい", "Cannot sleep, feeling desperate";
    heart_danger: "自分や人を傷つけてしまいそうなとき", "自分《じぶん》や 人《ひと》を 傷《きず》つけそうな とき", "you may harm yourself or others";
    heart_line: "つらいとき、こころの健康相談統一ダイヤル", "つらい とき、こころの 電話《でんわ》", "Mental health line";
}
