//! The page for those who need help now.

words! {
    title: "いま困ったとき", "いま こまった とき", "Help right now";
    description: "急な病気やけがのときの電話、休日・夜間の当番医、どの科にかかればよいかのめやす。",
        "急《きゅう》な 病気《びょうき》の ときの 電話《でんわ》と、いま 開《あ》いている 病院《びょういん》です。",
        "Emergency numbers, doctors on duty on holidays and at night, and which department to see.";
    more: "いま困ったとき：当番医・どの科か", "いま こまった とき（休《やす》みの 日《ひ》・夜《よる》の 医者《いしゃ》）",
        "Help right now: who is on duty, which department";
    menu: "このページの中", "この ページの 中《なか》", "On this page";

    // the moment
    moment(date, time): "{date} {time} 現在", "いま {date} {time}", "Now: {date}, {time}";
    usually_open: "多くの医院が診療している時間です。", "いま、多《おお》くの 病院《びょういん》が 開《あ》いています。",
        "Most clinics are seeing patients at this hour.";
    usually_midday: "昼休みの医院が多い時間です。電話をしてからお出かけください。", "いま、昼休《ひるやす》みの 病院《びょういん》が 多《おお》いです。行《い》く 前《まえ》に 電話《でんわ》して ください。",
        "Many clinics rest over midday: call before you go.";
    usually_closed: "多くの医院が閉まっている時間です。", "いま、多《おお》くの 病院《びょういん》が しまっています。",
        "Most clinics are closed at this hour.";
    on_duty_now(number): "いま、当番で診ているところが{number}か所あります。",
        "いま、{number}か所《しょ》の 病院《びょういん》が 開《あ》いています。",
        "Places on duty right now: {number}.";

    // 119
    call_119: "こんなときは、すぐ119番", "この ときは、すぐ 119番《ばん》に 電話《でんわ》", "Call 119 at once if …";
    call_119_button: "119番に電話する", "119番《ばん》に 電話《でんわ》する", "Call 119";
    sign_consciousness: "意識", "意識《いしき》", "Mental state";
    sign_consciousness_more: "返事がない、もうろうとしている", "返事《へんじ》が ない。ぼんやり している", "no response, drowsy, confused";
    sign_breath: "息", "息《いき》", "Breath";
    sign_breath_more: "急に息が苦しい、食べ物がのどにつまった", "急《きゅう》に 苦《くる》しい。食《た》べ物《もの》が のどに つまった",
        "suddenly hard to breathe, choking on food";
    sign_chest: "胸・背中", "胸《むね》・背中《せなか》", "Chest, back";
    sign_chest_more: "しめつけられる、急に激しく痛む", "しめつけられる。急《きゅう》に とても 痛《いた》い", "tightness, sudden severe pain";
    sign_stroke: "顔・手足", "顔《かお》・手《て》・足《あし》", "Face, limbs";
    sign_stroke_more: "急に、顔の片側がゆがむ、ろれつが回らない、片方の手足に力が入らない",
        "急《きゅう》に 顔《かお》が ゆがむ。うまく 話《はな》せない。力《ちから》が 入《はい》らない",
        "sudden drooping of one side of the face, slurred speech, weakness of one arm or leg";
    sign_head: "頭", "頭《あたま》", "Head";
    sign_head_more: "急に激しく痛む、支えがないと立てないほどふらつく", "急《きゅう》に とても 痛《いた》い。ふらふらして 立《た》てない",
        "sudden severe headache, too dizzy to stand";
    sign_belly: "おなか", "おなか", "Belly";
    sign_belly_more: "激しい痛みが続く、血を吐いた、便に血が混じる・真っ黒",
        "とても 痛《いた》い。血《ち》を 吐《は》いた。うんちが 黒《くろ》い、血《ち》が ある",
        "severe pain that goes on, vomiting blood, bloody or black stool";
    sign_convulsion: "けいれん", "けいれん", "Seizure";
    sign_convulsion_more: "止まらない、止まっても意識がもどらない", "体《からだ》の ふるえが 止《と》まらない。返事《へんじ》が ない",
        "it does not stop, or no waking after it";
    sign_injury: "けが", "けが", "Injury";
    sign_injury_more: "出血が多い、やけどが広い、高い所から落ちた、交通事故",
        "血《ち》が たくさん 出《で》た。広《ひろ》い やけど。高《たか》い ところから 落《お》ちた。車《くるま》の 事故《じこ》",
        "heavy bleeding, a large burn, a fall from a height, a traffic accident";
    sign_child: "子ども", "子《こ》ども", "Child";
    sign_child_more: "くちびるが紫色、顔色がとても悪い、生後3か月未満で様子がおかしい",
        "くちびるが むらさき色《いろ》。顔《かお》の 色《いろ》が 悪《わる》い。3か月《げつ》より 小《ちい》さい 赤《あか》ちゃんが いつもと ちがう",
        "blue lips, very pale, or a baby under 3 months who seems unwell";
    sign_different: "いつもと違う、様子がおかしいと思ったら、ためらわずに119番へ。",
        "いつもと ちがうと 思《おも》ったら、119番《ばん》に 電話《でんわ》して ください。",
        "If somebody is not as usual and it worries you, do not hesitate to call 119.";
    what_to_say: "「救急です」と言って、場所、だれが、どうしたかを伝えてください。",
        "「救急《きゅうきゅう》です」と 言《い》って ください。場所《ばしょ》と、だれが どう なったかを 言《い》って ください。",
        "Say “kyūkyū desu” (ambulance), where you are, who it is and what happened. Interpreters are available in many areas.";
    signs_source: "めやす：総務省消防庁「救急車を上手に使いましょう」から作成",
        "総務省消防庁《そうむしょうしょうぼうちょう》「救急車《きゅうきゅうしゃ》を 上手《じょうず》に 使《つか》いましょう」から 作《つく》りました",
        "Signs after 総務省消防庁「救急車を上手に使いましょう」 (Fire and Disaster Management Agency)";

    // advice by telephone
    advice_short: "電話で相談", "電話《でんわ》で 聞《き》く", "Ask by telephone";
    advice: "迷ったら、電話で相談", "まよったら 電話《でんわ》で 聞《き》く", "Not sure? Ask by telephone";
    advice_7119: "救急車を呼ぶか、病院へ行くか迷うとき", "救急車《きゅうきゅうしゃ》を 呼《よ》ぶか まよう とき",
        "Ambulance, hospital, or wait?";
    advice_7119_here: "救急安心センター。この地域で使えます。", "救急安心《きゅうきゅうあんしん》センターです。ここで 使《つか》えます。",
        "Emergency advice centre. It answers in this area.";
    advice_7119_prefecture(prefecture, date): "救急安心センター。{prefecture}の全域で使えます（消防庁、{date}時点）。",
        "救急安心《きゅうきゅうあんしん》センターです。{prefecture}で 使《つか》えます（{date}の データ）。",
        "Emergency advice centre. It answers in all of {prefecture} (消防庁, as of {date}).";
    advice_7119_maybe: "救急安心センター。お住まいの地域では、つながらないことがあります。",
        "救急安心《きゅうきゅうあんしん》センターです。つながらない 場所《ばしょ》も あります。",
        "Emergency advice centre. It does not answer in every area.";
    advice_8000: "子どもの急な病気で迷うとき", "子《こ》どもが 急《きゅう》に 病気《びょうき》の とき", "A child is suddenly ill";
    advice_8000_more: "こども医療でんわ相談。夜間や休日に、看護師や小児科の医師が答えます（時間は都道府県で違います）。",
        "こども医療《いりょう》でんわ相談《そうだん》です。夜《よる》や 休《やす》みの 日《ひ》に 聞《き》けます。時間《じかん》は 県《けん》で ちがいます。",
        "Advice on ill children at night and on holidays, from nurses and pediatricians (hours differ by prefecture).";
    advice_unreachable: "つながらないとき、決められないときは、かかりつけ医か当番医に電話してください。急ぐときは119番へ。",
        "つながらない ときは、病院《びょういん》に 電話《でんわ》して ください。急《いそ》ぐ ときは 119番《ばん》です。",
        "If there is no answer, or you cannot decide, call your own doctor or a doctor on duty. If it is urgent, call 119.";

    // duties
    duties: "休日・夜間の当番医", "休《やす》みの 日《ひ》・夜《よる》の 医者《いしゃ》", "Doctors on duty on holidays and at night";
    duties_short: "当番医", "休《やす》み・夜《よる》の 医者《いしゃ》", "Doctors on duty";
    today(date): "きょう {date}", "きょう {date}", "Today, {date}";
    on: "いま診ています", "いま 開《あ》いています", "On duty now";
    until(time): "{time}まで", "{time}まで", "until {time}";
    from(span): "{span}に診ます", "{span}に 開《あ》きます", "On duty {span}";
    hours_unknown: "時間は電話でお確かめください", "時間《じかん》は 電話《でんわ》で 聞《き》いて ください", "Ask for the hours by telephone";
    next_day(time): "翌朝{time}", "次《つぎ》の 日《ひ》の {time}", "{time} next day";
    map: "地図", "地図《ちず》", "Map";
    call_first: "行く前に、かならず電話してください。急に変わることがあります。",
        "行《い》く 前《まえ》に、かならず 電話《でんわ》して ください。変《か》わる ことが あります。",
        "Always call before you go: it may change at short notice.";
    bring: "持ち物：マイナ保険証（または資格確認書）、お薬手帳、お金",
        "持《も》って 行《い》く もの：マイナ保険証《ほけんしょう》、薬《くすり》の ノート、お金《かね》",
        "Bring your My Number health insurance card (or certificate of eligibility), medicine notebook and money.";
    none_today: "きょうの当番医の予定はありません。", "きょうは ありません。", "Nobody is on duty today.";
    over_today: "きょうの当番は、すべて終わりました。", "きょうは 終《お》わりました。", "Today’s duties are over.";
    next(date): "つぎの休日当番医　{date}", "つぎの 休《やす》みの 日《ひ》　{date}", "Next duties: {date}";
    not_imported: "このサイトには、当番医の予定がまだ取り込まれていません。",
        "この サイトには、まだ データが ありません。", "No calendar of duty doctors has been imported into this site yet.";
    ended(date): "取り込まれている当番医の予定は、{date}で終わっています。", "データは {date}で 終《お》わりました。",
        "The imported calendar of duty doctors ended on {date}.";
    ask_elsewhere: "市町村の広報やホームページを見るか、お近くの消防署におたずねください。急ぐときは119番へ。",
        "市《し》や 町《まち》の ホームページを 見《み》て ください。消防署《しょうぼうしょ》にも 聞《き》けます。急《いそ》ぐ ときは 119番《ばん》です。",
        "See the website or newsletter of your municipality, or ask the nearest fire station. If it is urgent, call 119.";
    duties_unreachable: "当番医の予定を読み出せませんでした。少し待ってから、もう一度開いてください。",
        "いま データが 出《で》ません。少《すこ》し 待《ま》って ください。",
        "The calendar of duty doctors cannot be read right now. Please try again in a moment.";

    // open now
    open_now: "いま開いているところをさがす", "いま 開《あ》いている ところを さがす", "Find what is open now";
    open_now_short: "開いているところ", "開《あ》いている ところ", "Open now";
    open_now_how: "公表されている診療時間からさがします。行く前に電話でお確かめください。",
        "データの 時間《じかん》で さがします。行《い》く 前《まえ》に 電話《でんわ》して ください。",
        "By published hours. Please call before you go.";
    medicine: "内科", "内科《ないか》", "Internal medicine";
    children: "小児科", "小児科《しょうにか》（子《こ》ども）", "Pediatrics";

    // which department
    departments: "どの科にかかればよいか", "どの 病院《びょういん》に 行《い》くか", "Which department?";
    departments_short: "どの科", "どの 病院《びょういん》", "Which department";
    departments_what: "よくある困りごとの、めやすです。診断ではありません。",
        "めやすです。病気《びょうき》の 名前《なまえ》は わかりません。", "A rough guide, not a diagnosis.";
    own_doctor_first: "かかりつけ医がいる方は、まず、かかりつけ医に電話してください。",
        "いつも 行《い》く 医者《いしゃ》が いたら、はじめに 電話《でんわ》して ください。",
        "If you have a family doctor, call there first.";
    when_in_doubt: "迷ったら #7119、子どもは #8000 に電話", "まよったら #7119、子《こ》どもは #8000に 電話《でんわ》", "When in doubt, call #7119; for a child, #8000";
    danger: "119番", "119番《ばん》", "119";
    see: "かかる科：", "行《い》く ところ：", "See: ";
    sources: "出典（めやすをつくるもとにしたもの）", "もとに した もの", "Sources of this guide";
    source_number(number): "出典{number}", "もと{number}", "Source {number}";
    dentist: "歯科", "歯医者《はいしゃ》", "Dentist";
}
