//! Where the data comes from.

words! {
    title: "データについて", "データについて", "About the data";
    description: "このサイトが使っているデータの出典、日付、件数と、わからないことの一覧です。",
        "このサイトの データが どこから 来《き》たか、いつの ものかを 書《か》いています。",
        "The sources of the data on this site, their dates and sizes, and what they do not tell.";
    demo: "これはデモです。表示している施設・事業所は、すべて架空です。実際に使うときは、国や自治体が公表しているデータを取りこみます。",
        "これは デモです。施設《しせつ》は 本当《ほんとう》の ものでは ありません。本当《ほんとう》に 使《つか》う ときは、国《くに》や 市《し》の データを 入《い》れます。",
        "This is a demo: every place shown is made up. A real installation imports data published by the national and local governments.";
    real: "医療機関・薬局・介護事業所の情報は、国や自治体が公表しているデータを、そのまま取りこんで表示しています。",
        "国《くに》や 市《し》の データを そのまま 出《だ》しています。",
        "Information on clinics, pharmacies and care services is shown as published by the national and local governments.";
    nothing: "まだ、取りこんだデータがありません。", "まだ データが ありません。", "No data has been imported yet.";
    missing: "まだ取りこんでいないデータ", "まだ ない データ", "Data not imported yet";
    missing_why: "次の種類は、さがしても出てきません。", "つぎの ものは、さがしても 出《で》ません。", "The following will not be found:";
    licence(publisher, licence): "{publisher}　利用条件：{licence}", "{publisher}　使《つか》う ときの 決《き》まり：{licence}",
        "{publisher}. Licence: {licence}";
    page: "公表しているページ", "データの ページ", "Published here";
    gaps: "わからないこと：", "わからない こと：", "What it does not tell: ";
    file(date, number, imported): "{date}時点　{number}件（{imported}に取りこみ）", "{date}の データ　{number}件《けん》（{imported}に 入《い》れました）",
        "As of {date}, {number} records (imported {imported})";
    meanings: "言葉の意味", "言葉《ことば》の 意味《いみ》", "What the words mean";
    not_confirmed: "未確認", "わかりません", "Not confirmed";
    not_confirmed_means: "公表されたデータに書かれていないことです。「していない」という意味ではありません。",
        "データに 書《か》いて いない ことです。「ない」という 意味《いみ》では ありません。",
        "Not stated in the published data. It does not mean “no”.";
    as_of: "時点", "いつの データ", "As of";
    as_of_means: "データが公表された日です。その日に、だれかが確かめたという意味ではありません。",
        "データが 出《で》た 日《ひ》です。だれかが 見《み》た 日《ひ》では ありません。",
        "The date of publication. It does not mean that anybody checked it on that day.";
    walking: "歩いて約○分", "歩《ある》いて ○分《ふん》ぐらい", "About … min on foot";
    walking_means: "直線距離の1.3倍を、1分に80m歩くとした、めやすです。2kmより遠いところは、距離だけを書きます。",
        "まっすぐな 距離《きょり》の 1.3倍《ばい》を、1分《ぷん》に 80m 歩《ある》きます。2kmより 遠《とお》い ときは、距離《きょり》だけ 書《か》きます。",
        "An estimate: 1.3 times the straight line at 80 m per minute. Beyond 2 km only the distance is given.";
    operator: "このサイトの運営", "この サイトを 作《つく》っている ところ", "Who runs this site";
    municipality: "市町村", "市《し》・町《まち》・村《むら》", "Municipality";
    medical_association: "医師会", "医師会《いしかい》（医者《いしゃ》の 会《かい》）", "Medical association";
    desk: "問い合わせ", "聞《き》く ところ", "Contact";
    titled(series, name): "{series} {name}", "{series} {name}", "{series}: {name}";
    iryo: "医療情報ネット", "医療《いりょう》情報《じょうほう》ネット", "Medical Information Net (Ministry of Health, Labour and Welfare)";
    kaigo: "介護サービス情報公表システム", "介護《かいご》サービス情報《じょうほう》公表《こうひょう》システム",
        "Care Service Information System (Ministry of Health, Labour and Welfare)";
    kouseikyoku: "届出受理医療機関名簿", "厚生局《こうせいきょく》の 名簿《めいぼ》", "List of notified institutions (Regional Bureau of Health and Welfare)";
    notified_functions: "施設基準の届出", "病院《びょういん》などの 届《とど》け", "Notified functions";
    made_up: "架空のデータ", "本当《ほんとう》では ない データ", "Made-up data";
    hours_of(name): "{name}の診療時間", "{name}の 時間《じかん》", "{name}: hours";
    holidays: "国民の祝日", "祝日《しゅくじつ》", "Public holidays";
    duties: "休日・夜間の当番医", "休《やす》みの 日《ひ》・夜《よる》の 医者《いしゃ》", "Doctors on duty";
    duties_how: "休日・夜間の当番医の予定は、CSV または iCalendar（.ics）のファイルで取りこみます。",
        "休《やす》みの 日《ひ》・夜《よる》の 医者《いしゃ》の データは、ファイルで 入《い》れます。",
        "The calendar of doctors on duty is imported as CSV or iCalendar (.ics).";
    duties_template: "CSV のひな形（Excel で開けます）", "CSVの 形《かたち》（Excelで 見《み》る ことが できます）", "CSV template (opens in Excel)";
    home_care_how: "在宅医療でできることを、医療機関ごとに ○・△・× で答えていただく用紙です。医師会や市区町村がまとめて、取りこみます。",
        "家《いえ》で できる 医療《いりょう》を、病院《びょういん》や 医者《いしゃ》に 聞《き》く 紙《かみ》です。",
        "A form on which clinics answer with ○, △ or × what they can do at home. The medical association or the municipality collects it.";
    home_care_template: "確認票のひな形（Excel で開けます）", "紙《かみ》の 形《かたち》（Excelで 見《み》る ことが できます）", "Template of the form (opens in Excel)";
    towns: "町丁目の位置", "町《まち》の 場所《ばしょ》", "Places of towns";
    postal_codes: "郵便番号", "郵便番号《ゆうびんばんごう》", "Postal codes";
    town_halls: "市区町村役場の位置", "市役所《しやくしょ》などの 場所《ばしょ》", "Places of town halls";
    outlines: "市区町村の境界", "市《し》・町《まち》・村《むら》の 形《かたち》", "Outlines of municipalities";
    support_centers: "地域包括支援センター", "地域《ちいき》包括《ほうかつ》支援《しえん》センター", "Community general support centers";
    support_areas: "地域包括支援センターの担当区域", "地域《ちいき》包括《ほうかつ》支援《しえん》センターの 担当《たんとう》の 場所《ばしょ》",
        "Areas of community general support centers";
    gap_no_telephone: "電話番号は公表されていません。", "電話番号《でんわばんごう》は ありません。", "Telephone numbers are not published. ";
    gap_no_visits: "訪問診療をしているかどうかは公表されていません。", "医者《いしゃ》が 家《いえ》に 来《く》るかは わかりません。",
        "Whether a doctor makes home visits is not published. ";
    gap_no_hours: "営業時間は公表されていません。", "開《あ》いている 時間《じかん》は わかりません。", "Opening hours are not published. ";
    gap_no_house_calls: "往診をしているかどうかの届出はありません。", "急《きゅう》に 家《いえ》に 来《く》るかは わかりません。",
        "Whether a doctor makes urgent house calls is not notified. ";
    gap_no_capacity: "新しい患者を受け入れているかどうかは公表されていません。", "新《あたら》しい 人《ひと》を みるかは わかりません。",
        "Whether new patients are taken is not published. ";
    gap_no_area: "訪問できる範囲は公表されていません。", "どこまで 来《き》て くれるかは わかりません。",
        "The area covered by visits is not published. ";
    municipal: "自治体標準オープンデータセット", "市《し》や 町《まち》の リスト", "List of a municipality";
    municipal_medical: "医療機関一覧", "病院《びょういん》や 診療所《しんりょうじょ》", "Medical institutions";
    municipal_care: "介護サービス事業所一覧", "介護《かいご》サービス", "Care services";
    municipal_population: "地域・年齢別人口", "住《す》んで いる 人《ひと》の 数《かず》", "Population by area and age";
    confirmations: "項目ごとの確認日", "確《たし》かめた 日《ひ》", "Dates of confirmation";
    confirmations_how: "表示している診療時間・電話番号・訪問・機能を確かめた日を、施設ごとに書いていただく用紙です。医師会や市区町村がまとめて、取りこみます。",
        "時間《じかん》や 電話番号《でんわばんごう》を いつ 確《たし》かめたかを 書《か》く 紙《かみ》です。",
        "A form that says when hours, telephone, home visits and functions of a place were checked, and by whom.";
    confirmations_template: "確認日のひな形（Excel で開けます）", "日《ひ》を 書《か》く 形《かたち》（Excelで 見《み》る ことが できます）", "Template for dates of confirmation (opens in Excel)";
    home_care: "在宅医療でできること・かかりつけ医機能の確認票", "家《いえ》で できる 医療《いりょう》の 答《こた》え",
        "Answers on care at home and family doctors";
}
