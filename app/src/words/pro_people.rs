//! Who belongs to an organization: inviting, roles, leaving, letting back in.

words! {
    title: "所属の人", "一緒《いっしょ》に 働《はたら》く 人《ひと》", "People";
    title_of(organization): "{organization}の人", "{organization}の 人《ひと》", "People of {organization}";
    list(count): "いま所属している人（{count}人）", "いま いる 人《ひと》（{count}人《にん》）", "People who belong here ({count})";
    nobody: "まだだれもいません", "まだ だれも いません", "Nobody is here yet";
    nobody_why: "はじめの管理者を招待してください。", "はじめの 管理者《かんりしゃ》を 呼《よ》んで ください。", "Please invite the first administrator.";
    name: "お名前", "名前《なまえ》", "Name";
    profession: "職種", "仕事《しごと》", "Profession";
    role: "役割", "役割《やくわり》", "Role";
    seen: "最後に使った日", "最後《さいご》に 使《つか》った 日《ひ》", "Last seen";
    never: "まだ使っていません", "まだ 使《つか》って いません", "Not yet";
    details: "手続き", "手続《てつづ》き", "Manage";
    you: "（あなた）", "（あなた）", "(you)";
    left(date): "{date}まで", "{date}まで", "Until {date}";
    left_people(count): "離れた人（{count}人）", "もう いない 人《ひと》（{count}人《にん》）", "People who have left ({count})";

    invite: "人を招待する", "人《ひと》を 招待《しょうたい》する", "Invite somebody";
    invite_lead: "招待された人は、自分でログインの方法を登録します。招待は7日間使えます。", "招待《しょうたい》は 7日《なのか》 使《つか》えます。",
        "They register a way to sign in by themselves. An invitation counts for seven days.";
    email: "メールアドレス", "メールアドレス", "E-mail address";
    email_hint: "その人だけが読めるアドレスにしてください。", "その 人《ひと》だけが 読《よ》む アドレスです。", "One that only this person reads.";
    way: "届け方", "送《おく》り方《かた》", "How to send it";
    by_mail: "メールで送る", "メールで 送《おく》る", "By mail";
    by_letter: "手紙を印刷して渡す", "手紙《てがみ》を 印刷《いんさつ》して わたす", "Print a letter and hand it over";
    invite_do: "招待する", "招待《しょうたい》する", "Invite";
    open(count): "返事を待っている招待（{count}件）", "待《ま》って いる 招待《しょうたい》（{count}）", "Open invitations ({count})";
    invited(date): "{date}に招待", "{date}に 招待《しょうたい》", "Invited {date}";
    until(date): "期限 {date}", "{date}まで", "Until {date}";
    take_back(name): "{name}さんへの招待を取り消す", "{name}さんの 招待《しょうたい》を やめる", "Take back the invitation of {name}";
    recovery_open: "ログインの方法の登録し直し", "ログインの 方法《ほうほう》を もう一度《いちど》 登録《とうろく》", "Registering anew";
    recovery_mine: "あなたが承認しました。もう1人の管理者の承認を待っています。", "もう 1人《ひとり》の 管理者《かんりしゃ》を 待《ま》って います。",
        "You have agreed. It waits for a second administrator.";
    recovery_waits: "管理者1人が承認しました。あと1人の承認がいります。", "あと 1人《ひとり》の 管理者《かんりしゃ》が 必要《ひつよう》です。",
        "One administrator has agreed; one more must.";
    recovery_sent: "ご本人にメールを送りました。", "メールを 送《おく》りました。", "A mail has gone to the person.";

    member(name): "{name}さん", "{name}さん", "{name}";
    begun(date): "{date}から", "{date}から", "Since {date}";
    change: "職種と役割を変える", "仕事《しごと》と 役割《やくわり》を かえる", "Change profession and role";
    change_do: "変える", "かえる", "Change";
    recover: "ログインできなくなったとき", "ログインできない とき", "When they cannot sign in";
    recover_why: "管理者2人が承認すると、登録し直すためのメールがご本人に届きます。承認の前に、電話や対面でご本人であることを確かめてください。",
        "2人《ふたり》の 管理者《かんりしゃ》が いいと 言《い》うと、メールが 届《とど》きます。先《さき》に、本人《ほんにん》か 確《たし》かめて ください。",
        "When two administrators agree, a mail lets the person register anew. First make sure, by telephone or in person, that it is really them.";
    recover_do: "本人と確かめたので、承認する", "本人《ほんにん》です。いいです。", "I made sure it is them: agree";
    leave: "退職・異動の手続き", "やめる 人《ひと》の 手続《てつづ》き", "Leaving";
    leave_short: "退職や異動で、この団体を離れるときの手続きです。", "ここを やめる ときの 手続《てつづ》きです。", "For when somebody leaves this organization.";
    leave_open: "手続きへすすむ", "手続《てつづ》きへ すすむ", "Go on";
    leave_title(name): "{name}さんの退職・異動の手続き", "{name}さんが やめる 手続《てつづ》き", "{name} leaves";
    leave_what: "手続きをすると、こうなります", "手続《てつづ》きを すると、こう なります", "What happens";
    leave_sessions: "この団体としては、すぐに使えなくなります。ログイン中の端末もログアウトします。", "すぐに 使《つか》えなく なります。", "They are signed out of this organization at once, on all devices.";
    leave_invitations: "この人が出した招待のうち、まだ使われていないものは取り消します。", "この 人《ひと》の 招待《しょうたい》は 使《つか》えなく なります。", "Invitations they have sent and nobody has used are taken back.";
    leave_stays: "これまでに書いたものと操作の記録は、この人のものとして残ります。", "書《か》いた ものは 残《のこ》ります。", "What they wrote and did stays under their name.";
    leave_others: "ほかの団体での所属は、そのまま続きます。", "ほかの 団体《だんたい》では、そのままです。", "They stay in other organizations.";
    leave_mail: "ご本人にメールで知らせます。", "メールで 知《し》らせます。", "They are told by mail.";
    leave_do: "手続きをする", "手続《てつづ》きを する", "Let them leave";
    back: "所属の人へもどる", "みんなの ページへ もどる", "Back to people";

    // the letter
    letter_title: "ささえへのご招待", "ささえへの 招待《しょうたい》", "Invitation to Sasae";
    letter_ready: "手紙ができました", "手紙《てがみ》が できました", "The letter is ready";
    letter_once: "この手紙は、いまだけ表示します。印刷して、ご本人に手渡してください。", "この 手紙《てがみ》は 今《いま》だけ 出《で》ます。印刷《いんさつ》して わたして ください。",
        "It is shown only now. Print it and hand it to the person.";
    letter_to(name): "{name} 様", "{name}さん", "To {name}";
    letter_what(organization): "{organization}から、地域の医療と介護をつなぐしくみ「ささえ」へご招待します。", "{organization}から、「ささえ」への 招待《しょうたい》です。",
        "{organization} invites you to Sasae, which connects health and care in this area.";
    letter_how: "はじめ方", "はじめ方《かた》", "How to begin";
    letter_scan: "スマートフォンのカメラで、四角い模様（QRコード）を写します。", "スマートフォンの カメラで、QRコードを 写《うつ》します。", "Point the camera of your phone at the QR code.";
    letter_type: "パソコンでは、下のアドレスを入れます。", "パソコンでは、下《した》の アドレスを 入《い》れます。", "On a computer, type the address below.";
    letter_register: "画面の案内のとおりに、ログインの方法を登録します。", "画面《がめん》を 見《み》て、登録《とうろく》します。", "Register a way to sign in, as the screen tells you.";
    letter_until: "使える期限", "いつまで", "Counts until";
    letter_care: "この手紙を持つ人は、だれでも登録できます。ほかの人に見せず、登録が済んだら細かくやぶって捨ててください。",
        "この 手紙《てがみ》は、ほかの 人《ひと》に 見《み》せないで ください。登録《とうろく》したら、やぶって すてます。",
        "Whoever holds this letter can register. Show it to nobody, and tear it up when you have registered.";
    letter_wrong: "心あたりのない方は、招待した人に知らせてください。", "知《し》らない ときは、招待《しょうたい》した 人《ひと》に 話《はな》して ください。", "If you did not expect this, tell the person who gave it to you.";
    letter_done: "渡しました", "わたしました", "I have handed it over";
}
