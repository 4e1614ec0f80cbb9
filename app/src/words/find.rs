//! The search and its results.

words! {
    // the box
    label: "さがす言葉", "さがす 言葉《ことば》", "What are you looking for?";
    placeholder: "内科　桜町", "内科　桜町", "内科 桜町";
    hint: "診療科、サービス、町や施設の名前を入れてください。例：「内科 桜町」「訪問看護」",
        "何《なに》を さがしますか。町《まち》や 病院《びょういん》の 名前《なまえ》も 入《い》れられます。例《れい》：「内科《ないか》 桜町《さくらまち》」",
        "A department, a service, or the name of a town or place, in Japanese. For example 内科 (internal medicine) or 訪問看護 (visiting nurse).";
    search: "さがす", "さがす", "Search";
    near_me: "現在地から近い順に", "いま いる 場所《ばしょ》から 近《ちか》い 順《じゅん》", "Nearest to me first";
    finding_place: "現在地をしらべています…", "いま いる 場所《ばしょ》を しらべています…", "Finding where you are…";
    place_refused: "現在地を使う許可がありません。町や駅の名前を入れて、さがすことができます。",
        "場所《ばしょ》を 使《つか》う ことが できません。町《まち》の 名前《なまえ》を 入《い》れて ください。",
        "There is no permission to use your location. You can search by the name of a town or station.";
    place_unknown: "現在地がわかりませんでした。町や駅の名前を入れて、さがすことができます。",
        "いま いる 場所《ばしょ》が わかりませんでした。町《まち》の 名前《なまえ》を 入《い》れて ください。",
        "Your location could not be found. You can search by the name of a town or station.";

    // the page
    everything: "医療と介護をさがす", "病院《びょういん》と 介護《かいご》を さがす", "Find medical and long-term care";
    everything_title: "さがす", "さがす", "Find";
    results_of(words): "「{words}」をさがした結果", "「{words}」を さがした 結果《けっか》", "Results for “{words}”";
    title_of_words(words): "検索結果「{words}」", "さがした 結果《けっか》「{words}」", "Results for “{words}”";
    title_of(subject): "検索結果 {subject}", "さがした 結果《けっか》 {subject}", "Results: {subject}";
    description: "医療機関・薬局・介護サービスを、言葉や場所からさがした結果です。",
        "病院《びょういん》や 介護《かいご》の サービスを さがした 結果《けっか》です。",
        "Clinics, pharmacies and care services found by words or place.";
    kinds: "時間と種類でしぼる", "時間《じかん》と 種類《しゅるい》で えらぶ", "Time and kind of place";
    all: "すべて", "全部《ぜんぶ》", "All";
    care_kinds: "介護サービスの種類からえらぶ", "介護《かいご》サービスの 種類《しゅるい》から えらぶ", "Choose a kind of care service";
    count(number): "{number}件", "{number}件《けん》", "{number} found";
    by_distance: "近い順", "近《ちか》い 順《じゅん》", "Nearest first";
    by_name: "名前の順", "名前《なまえ》の 順《じゅん》", "By name";
    estimate: "歩く時間は、直線距離の1.3倍を1分80mで歩くとした、めやすです。",
        "歩《ある》く 時間《じかん》は めやすです。まっすぐな 距離《きょり》の 1.3倍《ばい》を、1分《ぷん》に 80m 歩《ある》きます。",
        "Walking times are estimates: 1.3 times the straight line at 80 m per minute.";

    // conditions
    conditions: "しぼりこみ", "えらんだ 条件《じょうけん》", "Conditions";
    take_away: "はずす", "はずす", "remove";
    words_condition(words): "「{words}」", "「{words}」", "“{words}”";
    department_code(code): "診療科目 {code}", "科目《かもく》 {code}", "Department {code}";
    areas: "市区町村をしぼっている", "市《し》や 町《まち》を えらんでいる", "Some municipalities only";
    around(length): "選んだ場所から{length}まで", "えらんだ 場所《ばしょ》から {length}まで", "Within {length} of the chosen place";
    from_place: "選んだ場所からの距離", "えらんだ 場所《ばしょ》からの 距離《きょり》", "Distance from the chosen place";
    bbox: "地図の範囲の中", "地図《ちず》の 中《なか》", "Within the map";
    and_more(first): "{first}など", "{first}など", "{first} and more";

    // nothing found
    nothing: "見つかりませんでした", "見《み》つかりませんでした", "Nothing found";
    nothing_yet: "さがせるところが、まだありません。", "さがせる ところが まだ ありません。", "There is nothing to search yet.";
    nothing_here: "すべての条件に合うところがありませんでした。", "全部《ぜんぶ》の 条件《じょうけん》に 合《あ》う ところが ありませんでした。",
        "No place meets all the conditions.";
    drop_conditions: "条件をはずしてみる：", "条件《じょうけん》を 少《すく》なくする：", "Try without a condition:";
    drop_condition_list: "条件をはずす", "条件《じょうけん》を はずす", "Remove a condition";
    try_shorter: "言葉を短くしてみてください（例：「さくら内科クリニック」→「さくら」）。",
        "言葉《ことば》を 短《みじか》く して ください（例《れい》：「さくらクリニック」→「さくら」）。",
        "Try a shorter word (for example さくら instead of さくら内科クリニック).";
    try_kana: "ひらがな・漢字を変えてみてください。", "ひらがなか 漢字《かんじ》に かえて ください。",
        "Try Japanese: names are stored in kanji and kana.";

    // kinds
    hospital: "病院", "病院《びょういん》", "Hospital";
    clinic: "診療所", "診療所《しんりょうじょ》", "Clinic";
    dental: "歯科", "歯医者《はいしゃ》", "Dentist";
    maternity: "助産所", "助産所《じょさんじょ》", "Midwife";
    pharmacy: "薬局", "薬局《やっきょく》", "Pharmacy";
    care: "介護", "介護《かいご》", "Care";
    care_services: "介護サービス", "介護《かいご》サービス", "Care services";

    // groups of care
    visits: "家に来てもらうサービス", "家《いえ》に 来《き》て くれる サービス", "Services that come to your home";
    days: "デイサービス（通い）", "デイサービス（昼《ひる》に 行《い》く）", "Day services";
    stays: "ショートステイ（泊まり）", "ショートステイ（泊《と》まる）", "Short stays";
    combined: "通い・訪問・泊まりをまとめたサービス", "行《い》く・来《き》て もらう・泊《と》まるが 一《ひと》つの サービス",
        "Day, visit and stay in one service";
    homes: "施設・老人ホーム", "施設《しせつ》・老人《ろうじん》ホーム", "Care homes";
    care_managers: "ケアマネジャー", "ケアマネジャー", "Care managers";
    equipment: "福祉用具（借りる・買う）", "車《くるま》いすなど（借《か》りる・買《か》う）", "Care equipment (rent or buy)";

    // what the answer may lack
    gap_nothing_imported: "施設のデータがまだ取り込まれていません。", "施設《しせつ》の データが まだ ありません。",
        "No data on places has been imported yet.";
    gap_not_imported(name): "「{name}」のデータは取り込まれていません。", "「{name}」の データは ありません。",
        "Data on “{name}” has not been imported.";
    gap_only_answered: "確認票に回答した医療機関だけを表示しています。ほかの医療機関も「できない」とは限りません。",
        "答《こた》えて くれた ところだけ 出《だ》して います。ほかの ところも「できない」とは かぎりません。",
        "Only those that answered the form are shown. That others did not does not mean that they cannot.";
    gap_no_records(name): "取り込んだデータには、この都道府県の{name}が1件も含まれていません。",
        "この 都道府県《とどうふけん》の {name}は データに ありません。",
        "The imported data contains no {name} of this prefecture.";
}
