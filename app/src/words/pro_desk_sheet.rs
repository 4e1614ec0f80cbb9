//! 相談受付票: its fields, and the page on which it is typed.

words! {
    new_title: "受付票を書く", "受付票《うけつけひょう》を 書《か》く", "Write a sheet";
    new_lead: "電話で聞きながら、上から順に書けます。わからないところは空のままで保存できます。",
        "聞《き》きながら、上《うえ》から 書《か》きます。わからない ところは 空《から》で いいです。",
        "In the order of a telephone call. What you do not know stays empty.";
    keys: "使えるキー", "使《つか》える キー", "Keys";
    key_tab: "次の欄へ進みます。Shift＋Tabでもどります。", "次《つぎ》へ 行《い》きます。", "to the next field; Shift + Tab goes back.";
    key_letters: "選ぶ欄では、言葉の前の数字か文字を打つと選べます。", "前《まえ》の 数字《すうじ》で 選《えら》べます。", "In lists, type the digit or letter before a word.";
    key_arrows: "丸いボタンは、矢印キーで選びます。", "丸《まる》い ボタンを 選《えら》びます。", "choose among round buttons.";
    key_enter: "1行の欄で押すと、保存します。", "保存《ほぞん》します。", "saves, from any field of one line.";
    change_title: "受付票を直す", "受付票《うけつけひょう》を 直《なお》す", "Change the sheet";
    back_case: "相談へもどる", "相談《そうだん》へ もどる", "Back to the case";
    save: "保存して続ける", "残《のこ》して 続《つづ》ける", "Save and go on";
    save_change: "保存する", "残《のこ》す", "Save";
    part_asker: "どなたから", "だれから", "From whom";
    part_about: "どなたのこと", "だれの こと", "About whom";
    part_matter: "相談の内容", "相談《そうだん》の こと", "What about";
    part_answer: "返答", "返事《へんじ》", "Answer";
    changed_heading: "ほかの人が先に直しました", "ほかの 人《ひと》が 先《さき》に 直《なお》しました", "Somebody else was first";
    changed_why: "今の受付票はこのとおりです。下には、あなたが書いたものが残っています。あなたが変えていないところは、今の内容にしてあります。よければ、もう一度保存してください。",
        "今《いま》の 受付票《うけつけひょう》です。下《した》は あなたが 書《か》いた ものです。よければ もう一度《いちど》 残《のこ》して ください。",
        "This is the sheet now. What you typed is below, and what you left alone is as it is now: save once more if you still mean it.";

    channel: "受付の方法", "受《う》けた 方法《ほうほう》", "How it came";
    received: "受けた日時", "受《う》けた 日《ひ》と 時間《じかん》", "Received";
    received_other: "受けたのが今でないとき", "今《いま》では ない とき", "If it did not come just now";
    received_hint: "空のままなら、今の時刻になります。", "空《から》なら、今《いま》です。", "Empty means now.";
    received_day: "受けた日", "受《う》けた 日《ひ》", "Day";
    received_time: "時刻", "時間《じかん》", "Time";
    asker: "相談した人", "相談《そうだん》した 人《ひと》", "Who asks";
    asker_name: "お名前", "名前《なまえ》", "Name";
    asker_organization: "事業所・病院など", "働《はたら》いて いる ところ", "Organization";
    asker_telephone: "電話番号", "電話番号《でんわばんごう》", "Telephone";
    asker_fax: "FAX番号", "FAXの 番号《ばんごう》", "Fax";
    asker_email: "メールアドレス", "メールアドレス", "E-mail";
    about: "どなたのこと", "だれの こと", "About whom";
    about_name: "その方のお名前", "その 人《ひと》の 名前《なまえ》", "Name of the person";
    about_name_hint: "伏せたままでも保存できます。", "書《か》かなくても いいです。", "May be left out.";
    about_born: "生年月日", "生《う》まれた 日《ひ》", "Date of birth";
    about_age: "年齢", "年《とし》", "Age";
    about_sex: "性別", "男《おとこ》の 人《ひと》・女《おんな》の 人《ひと》", "Sex";
    about_town: "お住まいの町", "住《す》んで いる 町《まち》", "Town";
    about_care_level: "要介護度", "要介護度《ようかいごど》", "Care level";
    about_doctor: "主治医", "いつもの 医者《いしゃ》", "Doctor";
    about_home: "家族・住まい", "家族《かぞく》・家《いえ》", "Home and family";
    about_home_hint: "例：ひとり暮らし、夫と二人", "例《れい》：一人《ひとり》", "For example: lives alone, with her husband";
    topics: "分類", "分類《ぶんるい》", "Topics";
    topic_keys: "分類の番号", "分類《ぶんるい》の 番号《ばんごう》", "Numbers of topics";
    topic_keys_hint: "下の番号を並べて書いても選べます。例：1 5", "番号《ばんごう》を 書《か》いても いいです。例《れい》：1 5", "Type the numbers below to choose quickly, such as 1 5.";
    subject: "件名", "短《みじか》い 言葉《ことば》", "Subject";
    subject_hint: "空なら、内容のはじめの言葉になります。", "空《から》なら、内容《ないよう》の 初《はじ》めの 言葉《ことば》です。", "Empty: the first words of the matter.";
    words: "内容", "内容《ないよう》", "The matter";
    answer_by: "返答の方法", "返事《へんじ》の 方法《ほうほう》", "How to answer";
    good_times: "連絡のつく時間", "電話《でんわ》して いい 時間《じかん》", "Good times to call";
    answer_due: "返答の期限", "いつまでに 返事《へんじ》を するか", "Answer due";
    answer_due_hint: "空なら、窓口のきまりの日になります。", "空《から》なら、いつもの 日《ひ》です。", "Empty: as the desk has set it.";
    assigned: "担当", "担当《たんとう》", "Assigned to";
    nobody: "まだいません", "まだ いません", "Nobody yet";
    contact: "連絡先", "連絡先《れんらくさき》", "Contact";
    desk: "窓口", "窓口《まどぐち》", "Desk";
    key_of(key, words): "{key}　{words}", "{key}　{words}", "{key}  {words}";
}
