//! Asking the desk: the first page, one question on each page, and the check before it is sent.

words! {
    title: "相談する", "相談《そうだん》する", "Ask for advice";
    title_at(screen): "相談する：{screen}", "相談《そうだん》する：{screen}", "Ask for advice: {screen}";
    description: "体のこと、介護のこと、家族のことを、名前を書かずに相談窓口へ相談できます。電話でも、ウェブでも。",
        "体《からだ》や 介護《かいご》や 家族《かぞく》の ことを 相談《そうだん》できます。名前《なまえ》は いりません。",
        "Ask the desk about health, care or family, without giving a name: by telephone or on the web.";
    lede: "体のこと、介護のこと、家族のこと。何でも相談できます。何を聞けばよいかわからなくても、だいじょうぶです。",
        "体《からだ》の こと、介護《かいご》の こと、家族《かぞく》の こと。何《なん》でも 聞《き》いて ください。",
        "Health, care, family: you can ask about anything, even if you are not sure yet what to ask.";

    // the first page
    reads(desk): "{desk}の担当者が読みます。ネットに公開されることはありません。", "{desk}の 人《ひと》が 読《よ》みます。インターネットには 出《で》ません。",
        "The staff of {desk}. It is not published.";
    reads_any: "相談窓口の担当者が読みます。ネットに公開されることはありません。", "相談窓口《そうだんまどぐち》の 人《ひと》が 読《よ》みます。インターネットには 出《で》ません。",
        "The staff of the desk. It is not published.";
    reader: "読む人", "読《よ》む 人《ひと》", "Who reads it";
    takes: "かかる時間", "かかる 時間《じかん》", "How long it takes";
    takes_more: "3分ほど。わからないところは、とばせます。", "3分《ぷん》くらい。わからない ところは 書《か》かなくて いいです。", "About three minutes. You may skip what you do not know.";
    answer_when: "お返事", "返事《へんじ》", "When you hear from us";
    answer_within(days): "{days}日のうちに（土曜・日曜・祝日をのぞく）", "{days}日《にち》の 中《なか》で 返事《へんじ》します（土曜日《どようび》・日曜日《にちようび》・休《やす》みの 日《ひ》は 入《い》れません）",
        "Within {days} working days";
    no_name: "お名前", "名前《なまえ》", "Your name";
    no_name_more: "書かなくてもかまいません。費用はかかりません。", "書《か》かなくて いいです。お金《かね》は いりません。", "Not needed. It is free of charge.";
    write: "書いて相談する", "書《か》いて 相談《そうだん》する", "Ask in writing";
    begin: "はじめる", "はじめる", "Begin";
    kept: "とちゅうまで書いたものがあります", "途中《とちゅう》まで 書《か》いた ものが あります", "You had begun to write";
    kept_more: "「はじめる」を押すと、つづきから書けます。", "「はじめる」を 押《お》すと、続《つづ》きから 書《か》けます。", "Press “Begin” to go on where you were.";
    afresh: "はじめから書く", "はじめから 書《か》く", "Start afresh";
    call: "電話で相談する", "電話《でんわ》で 相談《そうだん》する", "Ask by telephone";
    call_more: "書くのがむずかしいときは、お電話ください。", "書《か》く ことが むずかしい ときは 電話《でんわ》して ください。", "If writing is not for you, please call.";
    desk_area(towns): "担当する地域：{towns}", "担当《たんとう》の 町《まち》：{towns}", "Area: {towns}";
    no_form: "いまは、ここから書いて送ることができません", "今《いま》は ここから 送《おく》る ことが できません", "Questions cannot be sent from here at present";
    no_form_desk: "下の窓口へ、お電話ください。", "下《した》の ところに 電話《でんわ》して ください。", "Please call the desk below.";
    no_form_none: "お住まいの地域の地域包括支援センターで、何でも相談できます。", "近《ちか》くの 地域包括支援《ちいきほうかつしえん》センターで 相談《そうだん》できます。",
        "The community support centre of your area helps with anything.";
    urgent: "急ぐときは、書かずにお電話ください", "急《いそ》ぐ ときは 電話《でんわ》して ください", "If it is urgent, please call";
    figures_link: "これまでに、どのような相談があったか", "今《いま》まで どんな 相談《そうだん》が あったか", "What others have asked about, in figures";
    way_in: "だれに聞けばよいか、わからない", "だれに 聞《き》けば いいか わからない", "I do not know whom to ask";
    way_in_more: "相談窓口に相談できます。お名前はいりません", "相談窓口《そうだんまどぐち》に 聞《き》けます。名前《なまえ》は いりません", "Ask the desk, without giving your name";
    way_in_writing: "書いて相談する", "書《か》いて 相談《そうだん》する", "Ask in writing";
    way_in_heading: "こまったときの相談", "こまった とき", "When you need advice";

    // leaving quickly
    leave: "このページをすぐに閉じる", "この ページを すぐに 閉《と》じる", "Leave this page quickly";
    leave_keys: "キーボードの Esc を3回押しても閉じます。", "Esc の キーを 3回《かい》 押《お》しても 閉《と》じます。", "Pressing Esc three times does the same.";
    leave_what: "天気予報のページに変わります。", "天気《てんき》の ページに なります。", "It changes to a weather page.";
    leave_heading: "人に見られたくないときは", "人《ひと》に 見《み》られたく ない とき", "If you do not want others to see this";
    leave_more: "各ページの「このページをすぐに閉じる」を押すと、天気予報のページに変わり、書きかけの文は消えます。ただし、このサイトを開いたことは、ブラウザーの履歴に残ることがあります。気になるときは、履歴を消すか、お電話ください。",
        "「この ページを すぐに 閉《と》じる」を 押《お》すと、天気《てんき》の ページに なります。書《か》いた ものは 消《き》えます。でも、この サイトを 見《み》た ことは ブラウザーの 履歴《りれき》に 残《のこ》るかも しれません。心配《しんぱい》な ときは、履歴《りれき》を 消《け》して ください。電話《でんわ》でも いいです。",
        "“Leave this page quickly”, which is on every page, changes to a weather page and empties what you have typed. The history of the browser may still show that this site was visited: clear the history, or call us instead, if that worries you.";

    // one page after another
    step_asker: "相談する人", "相談《そうだん》する 人《ひと》", "Who asks";
    step_topics: "こまりごと", "こまって いる こと", "Trouble";
    step_words: "くわしく", "くわしく", "In words";
    step_person: "ご本人", "本人《ほんにん》", "The person";
    step_answer: "お返事", "返事《へんじ》", "Answer";
    step_desk: "窓口", "窓口《まどぐち》", "Desk";
    step_check: "確認", "確認《かくにん》", "Check";
    on: "つぎへ", "次《つぎ》へ", "Next";
    back: "もどる", "もどる", "Back";
    back_hint: "前のページを見るときは、この「もどる」を押してください。書いたことは消えません。", "前《まえ》の ページは この「もどる」で 見《み》ます。書《か》いた ものは 消《き》えません。",
        "Use this button, not the browser’s, to see the page before: nothing is lost.";

    asker: "相談するのは、どなたですか", "相談《そうだん》する 人《ひと》は だれですか", "Who is asking?";
    asker_hint: "こまっているご本人から見た、あなたの立場です。", "こまって いる 人《ひと》から 見《み》て、あなたは だれですか。", "You are, to the person in need:";
    topics: "どんなことで、おこまりですか", "どんな ことで こまって いますか", "What is the trouble?";
    topics_hint: "近いものを、いくつでも選べます。", "いくつでも えらべます。", "Choose as many as you like.";
    unsure: "わからない・うまく言えない", "わからない", "I am not sure";
    words: "くわしく聞かせてください", "くわしく 教《おし》えて ください", "Tell us more";
    words_hint: "書かなくても、つぎへすすめます。ひとことでも、思いつくままでかまいません。お名前や住所は書かないでください。4000文字まで。",
        "書《か》かなくても いいです。短《みじか》くて いいです。名前《なまえ》と 住所《じゅうしょ》は 書《か》かないで ください。4000字《じ》まで。",
        "You may leave this empty. A few words will do. Please do not write names or addresses. Up to 4,000 characters.";
    words_hint_unsure: "ひとことでも、思いつくままでかまいません。お名前や住所は書かないでください。4000文字まで。",
        "短《みじか》くて いいです。名前《なまえ》と 住所《じゅうしょ》は 書《か》かないで ください。4000字《じ》まで。",
        "A few words will do, in any order. Please do not write names or addresses. Up to 4,000 characters.";
    words_example: "例：母がよく転ぶようになりました。ひとり暮らしで、夜が心配です。", "例《れい》：母《はは》が よく 転《ころ》びます。一人《ひとり》なので 夜《よる》が 心配《しんぱい》です。",
        "For example: My mother falls often now. She lives alone, and I worry about the nights.";
    person: "こまっているご本人について", "こまって いる 人《ひと》に ついて", "About the person in need";
    person_hint: "わからないところは、そのままでかまいません。", "わからない ところは 書《か》かなくて いいです。", "Leave out whatever you do not know.";
    age_band: "年齢", "年《とし》", "Age";
    town: "お住まいの町", "住《す》んで いる 町《まち》", "Town";
    town_hint: "町の名前だけでかまいません。例：桜町", "町《まち》の 名前《なまえ》だけで いいです。例《れい》：桜町《さくらちょう》", "The name of the town is enough, such as 桜町.";
    care_level: "介護保険の認定", "介護保険《かいごほけん》の 認定《にんてい》", "Level of long-term care";
    answer: "お返事の方法", "返事《へんじ》の しかた", "How shall we answer?";
    answer_by: "どの方法がよいですか", "どれが いいですか", "Choose one";
    telephone: "電話番号", "電話番号《でんわばんごう》", "Telephone number";
    telephone_hint: "電話でのお返事をえらんだ方は、書いてください。ご家族に知られたくないときは、ご自分だけが出る番号がよいでしょう。", "電話《でんわ》を えらんだ 人《ひと》は 書《か》いて ください。あなたが 出《で》る 電話《でんわ》の 番号《ばんごう》を 書《か》いて ください。", "Needed for an answer by telephone. If others should not know, give a number that only you answer.";
    good_times: "電話に出やすい時間", "電話《でんわ》に 出《で》る ことが できる 時間《じかん》", "Good times to call";
    email: "メールアドレス", "メールアドレス", "E-mail address";
    name: "お名前", "名前《なまえ》", "Your name";
    name_hint: "書かなくてもかまいません。名字だけ、仮の名前でもかまいません。", "書《か》かなくて いいです。本当《ほんとう》の 名前《なまえ》で なくても いいです。", "Not needed. A family name, or any name, will do.";
    desk: "どの窓口に相談しますか", "どこに 相談《そうだん》しますか", "Which desk?";
    desk_hint: "お住まいの地域の窓口を選んでください。", "住《す》んで いる 町《まち》の 窓口《まどぐち》を えらんで ください。", "Choose the desk of the area you live in.";

    // the check
    check: "この内容で送りますか", "これで 送《おく》りますか", "Shall this be sent?";
    check_hint: "まだ送られていません。直すところがあれば「なおす」を押してください。", "まだ 送《おく》って いません。ちがう ところは「なおす」を 押《お》して ください。", "Nothing has been sent yet. Press “Change” where something is not right.";
    mend: "なおす", "なおす", "Change";
    not_answered: "書いていません", "書《か》いて いません", "Not answered";
    consent: "同意", "同意《どうい》", "Consent";
    consent_keeps: "相談窓口が内容を記録します。相談のほかには使いません。", "相談窓口《そうだんまどぐち》が 書《か》いた ことを 残《のこ》します。ほかの ことには 使《つか》いません。",
        "The desk keeps what you wrote, and uses it for nothing but your question.";
    consent_others: "お答えするために、医師やケアマネジャーなどに、お名前を伏せて聞くことがあります。", "お医者《いしゃ》さんなどに 聞《き》く ことが あります。その とき、あなたの 名前《なまえ》は 言《い》いません。",
        "To answer you it may ask doctors or care managers, without your name.";
    consent_years(years): "記録は、相談が終わってから{years}年で消します。その前に消してほしいときは、いつでも伝えられます。", "相談《そうだん》が 終《お》わって {years}年《ねん》で 消《け》します。もっと 早《はや》く 消《け》す ことも できます。",
        "It is deleted {years} years after your question is settled, or earlier if you wish.";
    consent_yes: "読みました。同意します", "読《よ》みました。それで いいです", "I have read this and agree";
    send: "この内容で送る", "送《おく》る", "Send";
}
