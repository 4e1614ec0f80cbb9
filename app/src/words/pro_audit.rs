//! The audit log, for administrators.

words! {
    lead: "だれが、いつ、何をしたかの記録です。新しいものから並びます。この記録は、だれも書きかえられません。このページを見たことも、記録に残ります。",
        "だれが、いつ、何《なに》を したかの 記録《きろく》です。この 記録《きろく》は だれも かえられません。この ページを 見《み》た ことも 残《のこ》ります。",
        "Who did what, and when, the newest first. Nobody can change this log. That you read it is an entry of its own.";
    list: "操作の記録（新しい順）", "した ことの 記録《きろく》（新《あたら》しい 順《じゅん》）", "Entries, the newest first";
    narrow: "記録をしぼる", "記録《きろく》を えらぶ", "Narrow the log";
    when: "いつ", "いつ", "When";
    who: "だれが", "だれが", "Who";
    what: "したこと", "した こと", "What";
    object: "何に", "何《なに》に", "To what";
    outcome: "結果", "結果《けっか》", "Outcome";
    from: "この日から", "この 日《ひ》から", "From";
    to: "この日まで", "この 日《ひ》まで", "To";
    show: "しぼって見る", "えらんで 見《み》る", "Show these";
    only_person: "この人の記録だけを見ています。", "この 人《ひと》の 記録《きろく》だけを 見《み》て います。", "Only what this person did is shown.";
    only_organization: "この団体の記録だけを見ています。", "この 団体《だんたい》の 記録《きろく》だけを 見《み》て います。", "Only what was done for this organization is shown.";
    see_all: "すべての記録を見る", "全部《ぜんぶ》の 記録《きろく》を 見《み》る", "See the whole log";
    newest: "新しい記録へもどる", "新《あたら》しい 記録《きろく》へ もどる", "Back to the newest";
    nothing: "あてはまる記録は、ありません", "その 記録《きろく》は ありません", "There is no such entry";
    nothing_why: "日付や、したことを変えて、もう一度お試しください。", "日《ひ》や した ことを かえて、もう一度《いちど》 見《み》て ください。",
        "Please try other days, or another action.";

    done: "できた", "できました", "Done";
    refused: "断られた", "できませんでした", "Refused";

    unknown: "まだ名乗っていない人", "だれか わかりません", "Somebody not signed in";
    command_line: "サーバーの管理", "サーバーの 管理《かんり》", "The server itself";
    resident: "住民の方", "みなさん", "A resident";
    gone: "もう登録のない人", "もう いない 人《ひと》", "Somebody who is listed no more";

    sign_in: "ログインする", "ログインする", "Sign in";
    sign_out: "ログアウトする", "ログアウトする", "Sign out";
    authenticate: "ご本人か確かめる", "本人《ほんにん》か 確《たし》かめる", "Confirm who is there";
    use_session: "使えないログインを使おうとする", "使《つか》えない ログインを 使《つか》う", "Use a sign-in that does not count";
    join: "招待を受けて登録する", "招待《しょうたい》で 登録《とうろく》する", "Join";
    mail_audit_head: "記録の控えをメールで送る", "記録《きろく》の 控《ひか》えを メールで 送《おく》る", "Mail the end of the log";

    ask_question: "相談する", "相談《そうだん》する", "Ask a question";
    read_question: "自分の相談を見る", "自分《じぶん》の 相談《そうだん》を 見《み》る", "Read one's question";
    add_to_question: "相談に書き足す", "相談《そうだん》に 書《か》きたす", "Add to one's question";
    ask_for_erasure: "相談の記録を消すよう頼む", "相談《そうだん》を 消《け》して ほしいと 言《い》う", "Ask for one's question to be deleted";

    person: "人", "人《ひと》", "Person";
    people: "所属の人の一覧", "働《はたら》く 人《ひと》の リスト", "List of people";
    membership: "所属", "所属《しょぞく》", "Membership";
    invitation: "招待", "招待《しょうたい》", "Invitation";
    session: "ログイン中の端末", "ログインの 端末《たんまつ》", "Session";
    organization: "団体", "団体《だんたい》", "Organization";
    consult: "相談", "相談《そうだん》", "Consultation";
    asked_consult: "所属から出した相談", "ここから 出《だ》した 相談《そうだん》", "Question asked from inside";
    desk: "相談窓口", "相談窓口《そうだんまどぐち》", "Consultation desk";
    consult_lists: "相談の選択肢", "相談《そうだん》で 選《えら》ぶ もの", "Lists for consultations";
    organizations: "団体の一覧", "団体《だんたい》の リスト", "List of organizations";
    facility: "施設", "施設《しせつ》", "Facility";
    correction: "届いたお知らせ", "お知《し》らせ", "Report";
    doubtful_record: "届出の照合", "届出《とどけで》を くらべる", "Doubtful record";
    audit_log: "操作の記録", "した ことの 記録《きろく》", "Audit log";
    permissions: "役割の表", "役割《やくわり》の 表《ひょう》", "Table of roles";
    notices: "変わったことの知らせ", "新《あたら》しい ことの 知《し》らせ", "Notices of changes";
}
