//! Our facility: what is shown of it, confirmed and stated by the people who work there.

words! {
    title: "自分の施設", "自分《じぶん》の 施設《しせつ》", "Our facility";
    lead: "いま、みなさんに見えている内容です。正しければ「正しい」を、ちがうところは「直す」を押してください。",
        "みんなに 見《み》えて いる ことです。正《ただ》しい ときは「正《ただ》しい」を 押《お》します。ちがう ときは「直《なお》す」を 押《お》します。",
        "This is what everybody sees now. Press “It is right” where it is right, and “Change” where it is not.";
    public_page: "みなさんに見えるページを開く", "みんなが 見《み》る ページを 開《ひら》く", "Open the page that everybody sees";
    all_right: "すべて、今日の時点で正しい", "今日《きょう》、全部《ぜんぶ》 正《ただ》しいです", "All of it is right today";
    right: "正しい", "正《ただ》しい", "It is right";
    right_of(what): "（{what}）", "（{what}）", " ({what})";
    change: "直す", "直《なお》す", "Change";
    add: "書く", "書《か》く", "Add";
    back: "「自分の施設」へもどる", "「自分《じぶん》の 施設《しせつ》」へ もどる", "Back to our facility";

    confirmed(date): "{date}に確認", "{date}に 確《たし》かめました", "Confirmed {date}";
    confirmed_by(date, who): "{date}に確認（{who}）", "{date}に 確《たし》かめました（{who}）", "Confirmed {date} ({who})";
    never_confirmed: "まだ確認されていません", "まだ 確《たし》かめて いません", "Not confirmed yet";
    too_old: "180日をすぎました。いまも正しいか、確認してください。", "180日《にち》 すぎました。もう一度《いちど》 確《たし》かめて ください。", "More than 180 days ago. Please check it again.";
    changed_since: "確認のあとに、公表された内容が変わりました。", "その あとで、内容《ないよう》が かわりました。", "What is published has changed since.";
    source(title, date): "出典：{title}（{date}時点）", "どこから：{title}（{date}）", "Source: {title} ({date})";
    stated(date, who): "{date}に{who}が書きました", "{date}に {who}が 書《か》きました", "Written {date} by {who}";
    stated_passed_over(date): "{date}にここで書いた内容より新しい公表データがあり、いまはそちらが見えています。もう一度直すと、書いた内容が見えます。",
        "{date}に 書《か》いた ことは、いま 見《み》えません。新《あたら》しい データが あります。もう一度《いちど》 直《なお》すと、見《み》えます。",
        "Newer published data is shown instead of what you wrote on {date}. Change it again to show yours.";

    no_facility: "施設がまだつながっていません", "施設《しせつ》が まだ ありません", "No facility is linked yet";
    no_facility_why: "あなたの団体と、地図や検索に出ている施設は、まだ結びついていません。行政か医師会の管理者が結びつけます。団体の名前と、施設のページのアドレスをお知らせください。",
        "市《し》や 医師会《いしかい》の 管理者《かんりしゃ》が つなぎます。団体《だんたい》の 名前《なまえ》と、施設《しせつ》の ページの アドレスを 教《おし》えて ください。",
        "An administrator of the municipality or the medical association links your organization to its facility. Tell them the name of your organization and the address of the facility's page.";

    telephone: "電話番号・FAX", "電話番号《でんわばんごう》・FAX", "Telephone and fax";
    hours: "診療時間・営業時間", "開《あ》いている 時間《じかん》", "Opening hours";
    closures: "臨時の休み", "特別《とくべつ》な 休《やす》み", "Days we are closed";
    home_care: "在宅医療でできること", "家《いえ》で できる こと", "What we can do at home";
    functions: "届出・機能", "届《とど》けて いる こと", "Notified functions";
    care_manager_time: "ケアマネタイム", "ケアマネタイム", "Hours for care managers";
    care_manager_time_who: "ログインした職員だけに見えます。", "ログインした 人《ひと》だけが 見《み》ます。", "Only professionals who are signed in see this.";
    nothing_shown: "公表されていません", "まだ ありません", "Not published";
    no_closures: "予定はありません", "ありません", "None planned";
    no_time: "まだ書かれていません", "まだ 書《か》いて いません", "Not written yet";
    answers(can, ask, cannot): "○ できる {can}　△ 相談 {ask}　× できない {cannot}", "○ できる {can}　△ 聞《き》いて ください {ask}　× できない {cannot}",
        "○ yes {can}, △ ask {ask}, × no {cannot}";
    functions_count(number): "{number}件の届出が公表されています。届出の内容は、地方厚生局に出したものです。",
        "{number}の 届《とど》けが あります。国《くに》に 出《だ》した ものです。", "{number} notified to the authorities.";
    confirmed_today: "確認しました。ありがとうございます。", "確《たし》かめました。ありがとう ございます。", "Confirmed. Thank you.";
    not_confirmed: "まだ確認していません", "まだ 確《たし》かめて いません", "Not confirmed yet";
    shown_changed: "見ている間に、内容が変わりました。いまの内容を見て、正しければもう一度押してください。",
        "内容《ないよう》が かわりました。もう一度《いちど》 見《み》て、押《お》して ください。",
        "What is shown changed while you looked. Please look again, and press once more if it is right.";
    saved: "保存しました。みなさんに見えるページに出ています。", "保存《ほぞん》しました。みんなに 見《み》えます。", "Saved. Everybody sees it now.";
    saved_time: "保存しました。ログインした職員に見えます。", "保存《ほぞん》しました。ログインした 人《ひと》が 見《み》ます。", "Saved. Professionals who are signed in see it.";
    undone: "公表データにもどしました。", "公表《こうひょう》の データに もどしました。", "What is published is shown again.";

    save: "保存して、公開する", "保存《ほぞん》して 見《み》せる", "Save and show";
    save_time: "保存する", "保存《ほぞん》する", "Save";
    undo: "公表データにもどす", "公表《こうひょう》の データに もどす", "Back to what is published";
    undo_own: "書いたものを消す", "書《か》いた ものを 消《け》す", "Delete what was written";
    undo_why: "ここで書いた内容をとり消し、公表されている内容を見せます。", "書《か》いた ことを やめます。公表《こうひょう》の データを 見《み》せます。",
        "Takes back what was written here and shows what is published.";
    not_saved: "まだ保存していません", "まだ 保存《ほぞん》して いません", "Not saved yet";
    somebody_first(date, who): "あなたが書いている間に、{who}がこの項目を直しました（{date}）。下にその内容があります。あなたの書いたものは、まだ残っています。",
        "ほかの 人《ひと》が 先《さき》に 直《なお》しました（{who}、{date}）。下《した》に あります。あなたの 書《か》いた ものも 残《のこ》っています。",
        "Somebody else changed this while you were writing ({who}, {date}). It stands below; what you wrote is still here.";
    somebody_undid: "あなたが書いている間に、ほかの人が公表データにもどしました。いまの内容が下にあります。あなたの書いたものは、まだ残っています。",
        "ほかの 人《ひと》が 公表《こうひょう》の データに もどしました。下《した》に あります。あなたの 書《か》いた ものも 残《のこ》っています。",
        "Somebody went back to what is published while you were writing. It stands below; what you wrote is still here.";
    save_mine: "それでも保存する", "それでも 保存《ほぞん》する", "Save mine anyway";
    import_running: "いま、公表データを入れかえています。書いたものは残っています。数分してから、もう一度押してください。",
        "いま データを 入《い》れかえて います。少《すこ》し 待《ま》って、もう一度《いちど》 押《お》して ください。",
        "Published data is being replaced. What you typed is still here: press again in a few minutes.";
    not_allowed: "あなたの役割では、直すことができません。", "あなたは 直《なお》す ことが できません。", "Your role does not include changing this.";

    number: "電話番号", "電話番号《でんわばんごう》", "Telephone number";
    fax: "FAX", "FAX", "Fax";
    fax_hint: "空のままなら、公表されている番号が見えます。", "空《から》の ときは、公表《こうひょう》の 番号《ばんごう》が 見《み》えます。", "Left empty, the published number is shown.";
    hours_hint: "時刻は 9:00、900、9時 のどの書き方でもかまいません。終わりは 24:00 までです。",
        "時間《じかん》は 9:00 や 900 と 書《か》きます。24:00までです。", "Type times as 9:00, 900 or 9. The day ends at 24:00.";
    departments_note: "診療科ごとの時間は、ここで直すと見えなくなります。施設全体の時間だけが見えます。",
        "直《なお》すと、科《か》の 時間《じかん》は 見《み》えません。全部《ぜんぶ》の 時間《じかん》だけが 見《み》えます。",
        "Hours of each department are not shown any more once you change this: only those of the whole facility.";
    open: "開く", "開《あ》く", "Open";
    closed: "休み", "休《やす》み", "Closed";
    same: "上と同じ", "上《うえ》と 同《おな》じ", "As above";
    first_band: "1つめ", "1つめ", "First";
    second_band: "2つめ", "2つめ", "Second";
    third_band: "3つめ", "3つめ", "Third";
    begins: "はじまり", "はじまり", "Begins";
    ends: "終わり", "終《お》わり", "Ends";
    other_closed: "そのほかの休み", "ほかの 休《やす》み", "Other days off";
    other_closed_hint: "例：第2・第4土曜、12月29日〜1月3日", "例《れい》：第《だい》2・第《だい》4 土曜《どよう》、12月《がつ》29日《にち》〜1月《がつ》3日《みっか》", "For example 第2・第4土曜、12月29日〜1月3日.";
    note: "時間についての説明", "時間《じかん》の 説明《せつめい》", "About the hours";
    note_hint: "例：予約の方を優先します。", "例《れい》：予約《よやく》の 人《ひと》が 先《さき》です。", "For example: by appointment.";
    closures_lead: "学会や研修、夏休みなど、ふだんとちがう休みを書きます。消すときは、その行を空にします。",
        "いつもと ちがう 休《やす》みを 書《か》きます。消《け》す ときは、空《から》に します。", "Days off that are out of the ordinary. Empty a row to remove it.";
    closure_number(number): "休み {number}", "休《やす》み {number}", "Closure {number}";
    closure_from: "はじめの日", "はじめの 日《ひ》", "First day";
    closure_until: "終わりの日", "終《お》わりの 日《ひ》", "Last day";
    closure_until_hint: "1日だけなら空のまま", "1日《にち》なら 空《から》", "Empty for one day";
    closure_partly: "一部の時間だけ休む", "少《すこ》しの 時間《じかん》だけ 休《やす》む", "Part of the day only";
    closure_words: "理由や時間", "理由《りゆう》や 時間《じかん》", "Why, or which hours";
    home_care_lead: "回答しないものは「未回答」のままでかまいません。「できない」とは表示されません。",
        "わからない ものは「未回答《みかいとう》」で いいです。「できない」とは 出《で》ません。", "Leave what you do not answer: no answer is not shown as no.";
    not_answered: "未回答", "未回答《みかいとう》", "No answer";
    can: "できる", "できる", "Yes";
    ask: "相談", "聞《き》いて ください", "Ask first";
    cannot: "できない", "できない", "No";
    answer_note(name): "{name}の条件など", "{name}の 説明《せつめい》", "About {name}";
    time_lead: "ケアマネジャーが主治医に連絡しやすい曜日と時間、方法を書きます。",
        "ケアマネジャーが 医者《いしゃ》に 連絡《れんらく》する 時間《じかん》を 書《か》きます。", "When and how care managers reach the doctor.";
    time_number(number): "曜日と時間 {number}", "曜日《ようび》と 時間《じかん》 {number}", "Days and hours {number}";
    channels: "連絡の方法", "連絡《れんらく》の しかた", "By which way";
    by_telephone: "電話", "電話《でんわ》", "Telephone";
    by_fax: "FAX", "FAX", "Fax";
    by_mail: "メール", "メール", "E-mail";
    by_visit: "来所", "来《き》て 話《はな》す", "In person";
    time_note: "そのほか", "ほかの こと", "Anything else";
    time_note_hint: "例：急ぎのときは、看護師長あてに電話をください。", "例《れい》：急《いそ》ぐ ときは、電話《でんわ》を ください。", "For example whom to ask for when it is urgent.";
}
