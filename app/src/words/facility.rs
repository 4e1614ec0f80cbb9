//! A facility: its hours, its departments, how to reach it.

words! {
    description(name, kind, address, noun): "{name}（{kind}、{address}）の電話番号、{noun}、場所。",
        "{name}（{kind}、{address}）の 電話番号《でんわばんごう》、{noun}、場所《ばしょ》。",
        "{name} ({kind}, {address}): telephone, {noun}, location.";
    back_to_results: "検索結果へもどる", "さがした 結果《けっか》へ もどる", "Back to the results";
    back_to_find: "さがすページへ", "さがす ページへ", "To the search page";
    today_heading(date): "今日 {date}", "今日《きょう》 {date}", "Today, {date}";
    ask_by_telephone: "電話でお確かめください。", "電話《でんわ》で 聞《き》いて ください。", "Please call to confirm.";
    open_website: "ホームページを見る", "ホームページを 見《み》る", "See the website";
    closed(date): "{date}より後の公表データに載っていません（閉院・廃止の可能性があります）",
        "{date}の あとの データに ありません（もう ないかも しれません）",
        "Not in the data published after {date} (may have closed)";
    hours_not_published(noun): "{noun}は公表されていません。", "{noun}は わかりません。", "{noun} not published.";
    other_closed(words): "そのほかの休み：{words}", "ほかの 休《やす》み：{words}", "Other days off: {words}";
    closure(days): "臨時の休み：{days}", "特別《とくべつ》な 休《やす》み：{days}", "Closed: {days}";
    partly_closed(days): "一部の時間だけ休み：{days}", "少《すこ》しの 時間《じかん》だけ 休《やす》み：{days}", "Closed for part of the day: {days}";
    from_until(from, until): "{from}から{until}まで", "{from}から {until}まで", "{from} to {until}";
    days_and_why(days, why): "{days}（{why}）", "{days}（{why}）", "{days} ({why})";
    stated_itself: "この施設からの申告", "ここの 人《ひと》の 話《はなし》", "Stated by the institution itself";
    hours_note(words): "時間についての説明：{words}", "時間《じかん》の 説明《せつめい》：{words}", "About the hours: {words}";
    departments: "診療科目", "診療《しんりょう》の 科目《かもく》", "Departments";
    department_hint: "科目の名前を押すと、その科の時間が見られます。", "名前《なまえ》を 押《お》すと、時間《じかん》が 見《み》られます。",
        "Press the name of a department to see its hours.";
    day: "曜日", "曜日《ようび》", "Day";
    reception: "外来の受付", "受付《うけつけ》の 時間《じかん》", "Reception";
    care_services: "介護サービス", "介護《かいご》サービス", "Care services";
    service_days: "利用できる日", "使《つか》える 日《ひ》", "Days of service";
    capacity: "定員", "定員《ていいん》（何人《なんにん》まで）", "Capacity";
    people(number): "{number}人", "{number}人《にん》", "{number} people";
    functions: "在宅医療などの届出", "家《いえ》での 医療《いりょう》などの 届《とど》け", "Notified functions for care at home";
    functions_note: "国の基準に合うと届け出ていることを示します。新しく診てもらえるか、家まで来てもらえるかは、電話でお確かめください。",
        "国《くに》に 届《とど》けて いる ことです。新《あたら》しく みて もらえるか、家《いえ》に 来《き》て もらえるかは、電話《でんわ》で 聞《き》いて ください。",
        "This says what has been notified to the authorities. Please call to ask whether new patients are taken and where visits are made.";
    since(date): "{date}から", "{date}から", "since {date}";
    telephone_from(source, date): "電話番号は、{source}（{date}）によります。", "電話番号《でんわばんごう》は {source}（{date}）の ものです。",
        "The telephone number is from {source}, {date}.";
    where_and_how: "場所と連絡先", "場所《ばしょ》と 連絡先《れんらくさき》", "Location and contact";
    address: "住所", "住所《じゅうしょ》", "Address";
    map: "地図で見る（地理院地図）", "地図《ちず》で 見《み》る", "See on a map (GSI Maps)";
    fax: "FAX", "FAX", "Fax";
    website: "ホームページ", "ホームページ", "Website";
    corporation: "運営法人", "運営《うんえい》する 会社《かいしゃ》・団体《だんたい》", "Run by";
    beds: "病床", "入院《にゅういん》の ベッド", "Beds";
    beds_count(number): "{number}床", "{number}床《しょう》", "{number}";
    no_beds: "0床（入院はできないと届け出ています）", "0床《しょう》（入院《にゅういん》は できません）", "0 (reports that it takes no inpatients)";
    not_known: "未確認", "わかりません", "Not confirmed";
    field_sources: "項目ごとの出典", "どこの データか", "The source of each item";
    field_sources_how: "いくつかの公表データがある項目は、新しいほうを表示しています。", "新《あたら》しい データを 出《だ》して います。",
        "Where several sources tell an item, the newest is shown.";
    name: "名称", "名前《なまえ》", "Name";
    name_kana: "名称のよみがな", "名前《なまえ》の ひらがな", "Reading of the name";
    location: "地図上の位置", "地図《ちず》の 場所《ばしょ》", "Point on the map";
    hours: "時間", "時間《じかん》", "Hours";
    changes: "変わっていることがあります。行く前にお確かめください。", "変《か》わる ことが あります。行《い》く 前《まえ》に 聞《き》いて ください。",
        "This may have changed. Please check before you go.";
    report: "まちがいを知らせる", "まちがいを 知《し》らせる", "Report a mistake";

    // hours
    consulting_hours: "診療時間", "診療《しんりょう》の 時間《じかん》", "Consultation hours";
    business_hours: "営業時間", "開《あ》いている 時間《じかん》", "Opening hours";
    all_day: "24時間", "24時間《じかん》", "24 hours";
    span(opens, closes): "{opens}–{closes}", "{opens}–{closes}", "{opens}–{closes}";
    span_overnight(opens, closes): "{opens}–翌{closes}", "{opens}–次《つぎ》の 日《ひ》の {closes}", "{opens}–{closes} next day";
    today(spans): "今日 {spans}", "今日《きょう》 {spans}", "Today {spans}";
    today_closed: "今日は休み", "今日《きょう》は 休《やす》み", "Closed today";
    hours_not_known(noun): "{noun}は未確認です", "{noun}は わかりません", "{noun} not confirmed";
    off: "休み", "休《やす》み", "Closed";
    is_today: "今日", "今日《きょう》", "today";
    week_number(number): "第{number}", "第《だい》{number}", "{number}";
    weeks_only(weeks): "（{weeks}のみ）", "（{weeks}だけ）", " (only weeks {weeks})";

    // at this moment
    consulting_until(time): "診療中 {time}まで", "診察《しんさつ》しています {time}まで", "Open until {time}";
    open_until(time): "開いています {time}まで", "開《あ》いています {time}まで", "Open until {time}";
    open_all_day: "24時間開いています", "24時間《じかん》 開《あ》いています", "Open 24 hours";
    reception_until(time): "受付は{time}まで", "受付《うけつけ》は {time}まで", "reception until {time}";
    reception_from(time): "受付は{time}から", "受付《うけつけ》は {time}から", "reception from {time}";
    reception_over: "受付は終わりました", "受付《うけつけ》は 終《お》わりました", "reception has ended";
    with_reception(state, reception): "{state}（{reception}）", "{state}（{reception}）", "{state} ({reception})";
    outside: "時間外", "いまは 開《あ》いていません", "Closed now";
    opens_today(time): "時間外 今日は{time}から", "いまは 開《あ》いていません。今日《きょう》は {time}から", "Closed now, opens today at {time}";
    opens_tomorrow(time): "時間外 次は明日 {time}から", "いまは 開《あ》いていません。つぎは 明日《あした》の {time}から",
        "Closed now, opens tomorrow at {time}";
    opens_on(date, time): "時間外 次は{date} {time}から", "いまは 開《あ》いていません。つぎは {date} {time}から", "Closed now, opens {date} at {time}";
    next_not_known: "次に開く時間は未確認です。", "つぎに いつ 開《あ》くか わかりません。", "When it opens next is not confirmed.";
    the_next_day(time): "翌{time}", "次《つぎ》の 日《ひ》の {time}", "{time} the next day";
    on_day(date, time): "{date} {time}", "{date} {time}", "{time} on {date}";
    closed_days_not_known: "この時期に休むかどうか、はっきり公表されていません。", "この ころに 休《やす》むか どうか わかりません。",
        "Whether it closes around this date is not clearly published.";
    holidays_not_known: "祝日の時間になるかどうか、確認できません。", "祝日《しゅくじつ》か どうか わかりません。",
        "Whether holiday hours apply is not confirmed.";

    // offers
    departments_not_known: "診療科目は未確認です", "科目《かもく》は わかりません", "Departments not confirmed";
    and_others(first, number): "{first} ほか{number}", "{first} ほか{number}", "{first} and {number} more";

    // distances
    walk(minutes, length): "歩いて約{minutes}分（{length}・直線）", "歩《ある》いて {minutes}分《ふん》ぐらい（{length}・まっすぐ）",
        "About {minutes} min on foot ({length} straight)";
    straight(length): "直線で{length}", "まっすぐ {length}", "{length} straight";

    // days
    monday: "月", "月《げつ》", "Mon";
    tuesday: "火", "火《か》", "Tue";
    wednesday: "水", "水《すい》", "Wed";
    thursday: "木", "木《もく》", "Thu";
    friday: "金", "金《きん》", "Fri";
    saturday: "土", "土《ど》", "Sat";
    sunday: "日", "日《にち》", "Sun";
    holiday: "祝", "祝日《しゅくじつ》", "Holiday";
    weekdays: "平日", "月曜日《げつようび》から 金曜日《きんようび》", "Weekdays";
    saturdays: "土曜日", "土曜日《どようび》", "Saturdays";
    sundays: "日曜日", "日曜日《にちようび》", "Sundays";
    holidays: "祝日", "祝日《しゅくじつ》", "Public holidays";
    days_and_note(days, note): "{days}（{note}）", "{days}（{note}）", "{days} ({note})";
}
