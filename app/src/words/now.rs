//! The page for those who need help now.

words! {
    title: "いま困ったとき", "いま こまった とき", "Help right now";
    description: "急な病気やけがのときの電話、休日・夜間の当番医、どの科にかかればよいかのめやす。",
        "急《きゅう》な 病気《びょうき》の ときの 電話《でんわ》と、いま 開《あ》いている 病院《びょういん》です。",
        "Emergency numbers, doctors on duty on holidays and at night, and which department to see.";
    more: "いま困ったとき（当番医・どの科か）", "いま こまった とき（休《やす》みの 日《ひ》・夜《よる》の 医者《いしゃ》）",
        "Help right now: doctors on duty, which department";
    menu: "このページの中", "この ページの 中《なか》", "On this page";

    // the moment
    moment(date, time): "{date} {time} 現在", "いま {date} {time}", "Now: {date}, {time}";
    usually_open: "多くの医院が診療している時間です。", "いま、多《おお》くの 病院《びょういん》が 開《あ》いています。",
        "Most clinics are seeing patients at this hour.";
    usually_midday: "昼休みの医院が多い時間です。", "いま、昼休《ひるやす》みの 病院《びょういん》が 多《おお》いです。",
        "Many clinics rest over midday.";
    usually_closed: "多くの医院が閉まっている時間です。", "いま、多《おお》くの 病院《びょういん》が しまっています。",
        "Most clinics are closed at this hour.";
    on_duty_now(number): "いま、当番で診ているところが{number}か所あります。",
        "いま、{number}か所《しょ》の 病院《びょういん》が 開《あ》いています。",
        "Doctors are on duty at {number} place(s) right now.";

    // 119
    call_119: "こんなときは、すぐ119番", "この ときは、すぐ 119番《ばん》に 電話《でんわ》", "Call 119 at once if …";
    call_119_button: "119番に電話する", "119番《ばん》に 電話《でんわ》する", "Call 119 (ambulance)";
    sign_consciousness: "返事がない、意識がない、もうろうとしている", "返事《へんじ》が ない。目《め》を あけない。ぼんやり している",
        "no response, unconscious, or drowsy and confused";
    sign_breath: "息が苦しい、食べ物がのどにつまって苦しい", "息《いき》が 苦《くる》しい。食《た》べ物《もの》が のどに つまった",
        "hard to breathe, or choking on food";
    sign_chest: "胸がしめつけられる、胸や背中が急に激しく痛む", "胸《むね》や 背中《せなか》が 急《きゅう》に とても 痛《いた》い",
        "a tight chest, or sudden severe pain in the chest or back";
    sign_stroke: "急に、顔の片側がゆがむ、ろれつが回らない、片方の手足に力が入らない",
        "急《きゅう》に 顔《かお》が ゆがむ。うまく 話《はな》せない。手《て》や 足《あし》に 力《ちから》が 入《はい》らない",
        "sudden drooping of one side of the face, slurred speech, or weakness of one arm or leg";
    sign_head: "急な激しい頭痛、支えがないと立てないほどのふらつき", "急《きゅう》に 頭《あたま》が とても 痛《いた》い。ふらふらして 立《た》てない",
        "sudden severe headache, or too dizzy to stand";
    sign_belly: "激しい腹痛が続く、血を吐く、便に血が混じる・真っ黒",
        "おなかが とても 痛《いた》い。血《ち》を 吐《は》いた。うんちが 黒《くろ》い、血《ち》が ある",
        "severe stomach pain that goes on, vomiting blood, bloody or black stool";
    sign_convulsion: "けいれんが止まらない、止まっても意識がもどらない", "体《からだ》が ふるえて 止《と》まらない（けいれん）",
        "a seizure that does not stop, or no waking after it";
    sign_injury: "出血が多い、やけどが広い、高い所から落ちた、交通事故で強く打った",
        "血《ち》が たくさん 出《で》た。広《ひろ》い やけど。高《たか》い ところから 落《お》ちた。車《くるま》の 事故《じこ》",
        "heavy bleeding, a large burn, a fall from a height, or a hard blow in a traffic accident";
    sign_child: "子ども：くちびるが紫色、顔色がとても悪い、生後3か月未満で様子がおかしい",
        "子《こ》ども：くちびるが むらさき色《いろ》。顔《かお》の 色《いろ》が とても 悪《わる》い。3か月《げつ》より 小《ちい》さい 赤《あか》ちゃんが いつもと ちがう",
        "a child: blue lips, very pale, or a baby under 3 months who seems unwell";
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
    on_until(time): "いま診ています（{time}まで）", "いま 開《あ》いています（{time}まで）", "On duty now, until {time}";
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
    danger(signs): "119番：{signs}", "119番《ばん》：{signs}", "119: {signs}";
    see: "かかる科", "行《い》く ところ", "See";
    sources: "出典（めやすをつくるもとにしたもの）", "もとに した もの", "Sources of this guide";
    source_number(number): "出典{number}", "もと{number}", "Source {number}";
    dentist: "歯科", "歯医者《はいしゃ》", "Dentist";
}
