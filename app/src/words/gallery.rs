//! Words of the gallery of components, and of what its examples are about.

words! {
    title: "部品の見本", "部品《ぶひん》の 見本《みほん》", "Gallery of components";
    introduction:
        "ページを作る人のための画面です。ここにある名前や番号は、すべて架空です。",
        "ページを 作《つく》る 人《ひと》の ための 画面《がめん》です。ここに ある ものは、全部《ぜんぶ》 例《れい》です。",
        "A page for those who make pages. Every name and number in it is made up.";
    contents: "目次", "目次《もくじ》", "Contents";

    search: "さがす", "さがす", "Search";
    narrowing: "しぼりこみ", "えらぶ", "Narrowing down";
    cards: "施設の一覧", "施設《しせつ》の 一覧《いちらん》", "List of places";
    hours: "時間の表", "時間《じかん》の 表《ひょう》", "Hours of the week";
    needs: "入口の一覧", "入口《いりぐち》の 一覧《いちらん》", "Needs";
    desk: "相談窓口", "相談窓口《そうだんまどぐち》", "Consultation desk";
    furigana: "ふりがな", "ふりがな", "Readings (furigana)";
    furigana_example: "やさしい日本語のページでは、漢字にふりがながつきます。",
        "漢字《かんじ》の 上《うえ》に、読《よ》み方《かた》が あります。", "In easy Japanese every kanji carries its reading.";
    buttons: "ボタンと絵", "ボタンと 絵《え》", "Buttons and icons";
    fields: "入力欄", "書《か》く ところ", "Form fields";
    refused: "まちがいがあるとき", "まちがいが ある とき", "Fields with errors";
    home_care: "在宅医療の回答", "家《いえ》で できる 医療《いりょう》の 答《こた》え", "Answers on care at home";
    notices: "お知らせ", "お知《し》らせ", "Notices";
    table: "表", "表《ひょう》", "Table";
    figures: "月ごとの数", "月《つき》ごとの 数《かず》", "Numbers by month";
    figures_of: "うけた相談", "うけた 相談《そうだん》", "Consultations received";
    figures_unit: "件", "件《けん》", "cases";
    figures_month(month): "{month}月", "{month}月《がつ》", "{month}";
    figures_year(year): "{year}年度", "{year}年度《ねんど》", "Fiscal {year}";
    tabs: "タブ", "タブ", "Tabs";
    disclosure: "開いて読む説明", "開《ひら》いて 読《よ》む 説明《せつめい》", "Disclosure";
    steps: "順番", "順番《じゅんばん》", "Steps";
    dialog: "小さな画面", "小《ちい》さな 画面《がめん》", "Dialog";
    pagination: "前と次のページ", "前《まえ》と 次《つぎ》の ページ", "Pagination";
    waiting: "待つとき", "待《ま》つ とき", "Waiting";
    nothing: "何もないとき", "何《なに》も ない とき", "Empty state";
    source: "出典", "情報《じょうほう》の もと", "Sources";

    main_button: "いちばん大事なボタン", "いちばん 大事《だいじ》な ボタン", "Main button";
    quiet_button: "ほかのボタン", "ほかの ボタン", "Other button";
    send: "送る", "送《おく》る", "Send";

    name: "お名前", "お名前《なまえ》", "Name";
    telephone: "電話番号", "電話番号《でんわばんごう》", "Telephone number";
    telephone_hint:
        "市外局番から入力してください。ハイフンは、なくてもかまいません。",
        "0から 始《はじ》まる 番号《ばんごう》を 書《か》いて ください。",
        "Please begin with 0. Hyphens are up to you.";
    mail: "メールアドレス", "メールアドレス", "E-mail address";
    people: "いっしょに住んでいる人の数", "いっしょに 住《す》んで いる 人《ひと》の 数《かず》", "People in your home";
    town: "お住まいの町", "住《す》んで いる 町《まち》", "Your town";
    sakura_town: "桜町", "桜町《さくらまち》", "Sakura-machi";
    midori_town: "緑町", "緑町《みどりまち》", "Midori-machi";
    place: "どこで過ごしたいですか", "どこで 過《す》ごしたいですか", "Where do you want to live?";
    home: "住みなれた家", "今《いま》の 家《いえ》", "My own home";
    hospital: "病院", "病院《びょういん》", "Hospital";
    care_home: "施設・ホーム", "施設《しせつ》・ホーム", "Care home";
    helpers: "手伝ってくれる人", "手伝《てつだ》って くれる 人《ひと》", "Who helps you";
    family: "家族", "家族《かぞく》", "Family";
    neighbours: "近所の人", "近所《きんじょ》の 人《ひと》", "Neighbours";
    care_worker: "ヘルパー", "ヘルパー", "Care worker";
    birthday: "生年月日", "生《う》まれた 日《ひ》", "Date of birth";
    birthday_hint:
        "例：昭和20年5月3日",
        "例《れい》：昭和《しょうわ》20年《ねん》5月《がつ》｜3日《みっか》",
        "Example: Western, 1945, 5, 3";
    wish: "大切にしたいこと", "大切《たいせつ》に したい こと", "What matters to you";

    closed: "11月20日は、窓口が休みです", "11月《がつ》｜20日《はつか》は、窓口《まどぐち》が 休《やす》みです", "The desk is closed on 20 November";
    saved: "保存しました", "保存《ほぞん》しました", "Your answers are saved";
    call_first:
        "行く前に電話してください",
        "行《い》く 前《まえ》に 電話《でんわ》して ください",
        "Call before you go";
    more:
        "くわしくは、相談窓口におたずねください。",
        "くわしい ことは、相談窓口《そうだんまどぐち》に 聞《き》いて ください。",
        "The consultation desk can tell you more.";

    requests: "相談の一覧", "相談《そうだん》の 一覧《いちらん》", "Requests";
    date: "日付", "日《ひ》", "Date";
    subject: "内容", "内容《ないよう》", "Subject";
    answer: "返事", "返事《へんじ》", "Answer";
    doctor_visit: "家に来てくれる医師", "家《いえ》に 来《く》る お医者《いしゃ》さん", "A doctor who visits";
    meals: "食事の手伝い", "食事《しょくじ》の 手伝《てつだ》い", "Help with meals";
    answered: "届きました", "届《とど》きました", "Received";
    waiting_for_answer: "待っています", "待《ま》って います", "Waiting";

    read_records: "データを読みこんでいます", "データを 読《よ》みこんで います", "Reading records";
    open: "説明を開く", "説明《せつめい》を 開《ひら》く", "Open the explanation";
    nothing_found: "見つかりませんでした", "見《み》つかりませんでした", "Nothing was found";
    try_shorter: "言葉を短くしてみてください。", "言葉《ことば》を 短《みじか》く して ください。", "Try shorter words.";
}
