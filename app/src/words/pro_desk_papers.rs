//! Papers of a case, on A4 and through a fax.

words! {
    sheet_title: "相談受付票", "相談《そうだん》 受付票《うけつけひょう》", "Reception sheet";
    fax_title: "ご相談への返答", "相談《そうだん》への 返事《へんじ》", "Answer to your question";
    doctor_title: "主治医連絡票", "医者《いしゃ》への 手紙《てがみ》", "Letter to a doctor";
    on_screen: "このページを印刷してください。A4の紙に、FAXで送っても読める黒い文字で出ます。",
        "この ページを 印刷《いんさつ》して ください。FAXでも 読《よ》めます。",
        "Print this page: A4, in black letters that a fax carries.";
    number: "番号", "番号《ばんごう》", "Number";
    written_by(name): "記入　{name}", "書《か》いた 人《ひと》　{name}", "Written by {name}";
    history: "経過", "した こと", "History";
    to: "宛先", "だれへ", "To";
    to_name(name): "{name}　様", "{name} さま", "{name}";
    to_place(name): "{name}　御中", "{name}の みなさま", "{name}";
    from: "差出人", "だれから", "From";
    date: "日付", "日《ひ》", "Date";
    /// Written by hand: how many sheets go through the fax.
    pages: "枚数　　　枚", "紙《かみ》　　　枚《まい》", "Pages:      ";
    answer: "返答", "返事《へんじ》", "Answer";
    no_answer: "返答はまだありません。「返答する」で書いてから、印刷してください。", "返事《へんじ》は まだ ありません。先《さき》に 返事《へんじ》を 書《か》いて ください。",
        "There is no answer yet. Write one first, then print.";
    facilities: "ご案内する施設", "施設《しせつ》", "Facilities";
    thanks: "ご相談いただき、ありがとうございました。ご不明な点は、上の番号へご連絡ください。",
        "相談《そうだん》して くださって、ありがとうございました。わからない ことは 電話《でんわ》して ください。",
        "Thank you for asking. Please call the number above if anything is unclear.";
    wrong_fax: "お心当たりのない方は、おそれいりますが、上の番号へお知らせのうえ、この紙を破棄してください。",
        "まちがいの FAXなら、電話《でんわ》して、紙《かみ》を すてて ください。",
        "If this is not for you, please call the number above and destroy this sheet.";
    qr: "職員用：この相談を開く", "働《はたら》く 人《ひと》：この 相談《そうだん》を 開《ひら》く", "Staff: open this case";

    // 主治医連絡票
    doctor_fields: "票に書くことを選んでから、印刷してください。", "書《か》く ことを 選《えら》んで、印刷《いんさつ》して ください。", "Choose what the letter says, then print it.";
    doctor_facility: "医療機関・医師のお名前", "病院《びょういん》と 医者《いしゃ》の 名前《なまえ》", "Clinic and doctor";
    doctor_fax: "先方のFAX番号", "相手《あいて》の FAX", "Their fax";
    doctor_name: "ご本人のお名前を書く", "本人《ほんにん》の 名前《なまえ》を 書《か》く", "Give the name of the person";
    doctor_question: "お聞きしたいこと", "聞《き》きたい こと", "What you ask";
    doctor_prepare: "票をつくる", "紙《かみ》を つくる", "Make the letter";
    doctor_dear(name): "{name}　先生", "{name} 先生《せんせい》", "Dr {name}";
    /// The name is written by hand.
    doctor_open: "　　　　　　　　　　　　先生", "　　　　　　　　　　　　先生《せんせい》", "Dr                        ";
    doctor_greeting: "いつもお世話になっております。下記の方について、ご意見をいただけますと幸いです。お忙しいところ恐れ入りますが、該当するところに印をつけて、下の番号へFAXでお返しください。",
        "いつも ありがとうございます。次《つぎ》の 人《ひと》の ことを 教《おし》えて ください。□に ✓を つけて、FAXで 送《おく》って ください。",
        "We would be grateful for your opinion about the person below. Please tick what applies and fax this sheet back.";
    doctor_about: "ご本人", "本人《ほんにん》", "About";
    doctor_withheld: "お名前は、お電話でお伝えします。", "名前《なまえ》は 電話《でんわ》で 言《い》います。", "The name will be told by telephone.";
    doctor_reply: "ご返信欄", "返事《へんじ》を 書《か》く ところ", "Your answer";
    reply_telephone: "電話で話します（ご都合　　月　　日　　時ごろ）", "電話《でんわ》で 話《はな》します（　月《がつ》　日《にち》　時《じ》）", "I will talk by telephone (month      day      at      )";
    reply_visit: "来院してください（　　月　　日　　時ごろ）", "病院《びょういん》で 話《はな》します（　月《がつ》　日《にち》　時《じ》）", "Please come (month      day      at      )";
    reply_written: "下に書きます", "下《した》に 書《か》きます", "I write below";
    reply_meeting: "サービス担当者会議に　□ 出席します　□ 出席できません", "会議《かいぎ》に　□ 行《い》きます　□ 行《い》けません", "The care meeting:  □ I come  □ I cannot";
    reply_signed: "医療機関名・お名前", "病院《びょういん》と 名前《なまえ》", "Clinic and name";
    reply_date: "ご返信日　　　　月　　　日", "返事《へんじ》の 日《ひ》　　月《がつ》　日《にち》", "Date";
    return_to: "ご返信先", "返事《へんじ》を 送《おく》る ところ", "Send it back to";
    telephone(number): "電話 {number}", "電話《でんわ》 {number}", "Telephone {number}";
    fax(number): "FAX {number}", "FAX {number}", "Fax {number}";
}
