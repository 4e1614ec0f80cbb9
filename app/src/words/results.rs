//! Results: how they were found, why each is there, and what narrows them.

words! {
    // how many
    home_first(place, number): "（{place}の{number}件が先、そのあと近いところから）", "（はじめに {place}の {number}件《けん》、つぎに 近《ちか》い ところ）",
        "({number} in {place} first, then those around it)";
    of_them_home(place, number): "（うち{place} {number}件）", "（その中《なか》で {place}は {number}件《けん》）", "({number} of them in {place})";
    outside_of(place): "{place}の外", "{place}の 外《そと》", "Outside {place}";
    none_at_home(place): "{place}には見つかりませんでした。近くの市町村から表示しています。",
        "{place}には ありませんでした。近《ちか》くの 市《し》や 町《まち》の ものです。",
        "None found in {place}. Showing places in the municipalities nearby.";
    only(place): "{place}だけ", "{place}だけ", "{place} only";
    make_home_only(place): "{place}だけにする", "{place}だけに する", "{place} only";
    is_home_only(place): "{place}の中だけをさがしています。", "{place}の 中《なか》だけ さがしています。", "Searching within {place} only.";
    look_around: "まわりの市町村もさがす", "まわりの 市《し》や 町《まち》も さがす", "Search the municipalities around it too";

    // open at a moment
    open_now: "いま開いている", "いま 開《あ》いている", "Open now";
    open_at(moment): "{moment}に開いている", "{moment}に 開《あ》いている", "Open at {moment}";
    hours_unknown: "時間が未確認", "時間《じかん》が わからない", "Hours not confirmed";
    also_unknown(number): "ほかに、時間が未確認のところが{number}件あります。", "ほかに、時間《じかん》が わからない ところが {number}件《けん》 あります。",
        "There are {number} more whose hours are not confirmed.";
    see_unknown: "時間が未確認のところを見る", "時間《じかん》が わからない ところを 見《み》る", "See those whose hours are not confirmed";
    these_are_unknown: "開いているかどうか未確認のところです。行く前に電話でお確かめください。",
        "開《あ》いているか わからない ところです。行《い》く 前《まえ》に 電話《でんわ》で 聞《き》いて ください。",
        "It is not confirmed whether these are open. Please call before you go.";
    see_open: "開いているところを見る", "開《あ》いている ところを 見《み》る", "See those that are open";

    // the order
    by_relevance: "合っている順", "合《あ》っている 順《じゅん》", "Best match first";
    home_order(place): "{place}から順に", "{place}から", "{place} first";
    order: "ならべ方", "ならべ方《かた》", "Order";
    file: "この結果をCSVで保存（Excel用）", "この 結果《けっか》を 保存《ほぞん》する（Excel・CSV）", "Save these results as CSV (for Excel)";

    // how the words were read
    searched_as(list): "{list}として探しました。", "{list}として さがしました。", "Searched for {list}.";
    between_readings: "、", "、", ", ";
    read_as(text, name): "「{text}」→ {name}", "「{text}」→ {name}", "“{text}” as {name}";
    read_as_place(text, name): "「{text}」→ 場所（{name}）", "「{text}」→ 場所《ばしょ》（{name}）", "“{text}” as a place ({name})";
    read_as_telephone(text): "「{text}」→ 電話番号", "「{text}」→ 電話番号《でんわばんごう》", "“{text}” as a telephone number";
    corrected(text, name): "「{text}」は「{name}」のことと考えました。", "「{text}」は「{name}」だと 考《かんが》えました。",
        "“{text}” was taken to mean “{name}”.";
    leave_out(text): "「{text}」をはずす", "「{text}」を はずす", "Leave out “{text}”";
    function_not_known(name): "「{name}」かどうかは、公表されているデータだけでは全部はわかりません。電話でお確かめください。",
        "「{name}」かどうかは データでは わからない ことが あります。電話《でんわ》で 聞《き》いて ください。",
        "The published data does not fully tell about “{name}”. Please call to confirm.";
    from_middle(place): "{place}の中心からの距離です。", "{place}の 真《ま》ん中《なか》からの 距離《きょり》です。", "Distances are from the centre of {place}.";
    within_middle(place, length): "{place}の中心から{length}までを、近い順に表示しています。",
        "{place}の 真《ま》ん中《なか》から {length}までを 近《ちか》い 順《じゅん》に 出《だ》しています。",
        "Within {length} of the centre of {place}, nearest first.";
    instead_of_station(place): "駅の位置のデータがないため、{place}の中心から近い順に表示しています。",
        "駅《えき》の 場所《ばしょ》の データが ありません。{place}の 真《ま》ん中《なか》から 近《ちか》い 順《じゅん》です。",
        "There is no data on stations: these are nearest to the centre of {place}.";
    did_you_mean: "もしかして：", "もしかして：", "Did you mean: ";

    // why a place is there
    between_reasons: "・", "・", "; ";
    in_name(words): "名前に「{words}」", "名前《なまえ》に「{words}」", "“{words}” in the name";
    in_reading(words): "読みがなに「{words}」", "名前《なまえ》の ひらがなに「{words}」", "“{words}” in the reading of the name";
    similar_name(words): "「{words}」に似た名前", "「{words}」に 似《に》た 名前《なまえ》", "A name like “{words}”";
    in_address(words): "住所に「{words}」", "住所《じゅうしょ》に「{words}」", "“{words}” in the address";
    telephone_matches: "電話番号が同じ", "電話番号《でんわばんごう》が 同《おな》じ", "The same telephone number";
    has(name): "{name}があります", "{name}が あります", "Has {name}";
    mentions(words): "「{words}」と書いてあります", "「{words}」と 書《か》いて あります", "Mentions “{words}”";
    notified(name): "「{name}」の届出があります", "「{name}」と 届《とど》けて います", "Notified: {name}";

    // what else is there
    together: "いっしょに運営しているところ", "同《おな》じ ところが している サービス", "Run together with it";
    together_more(number): "ほか{number}件", "ほか {number}件《けん》", "{number} more";

    // narrowing
    narrow: "しぼりこむ（在宅医療・診療科目・サービス・市町村）", "もっと えらぶ（家《いえ》での 医療《いりょう》・科目《かもく》・サービス・市《し》や 町《まち》）",
        "Narrow down (care at home, department, service, municipality)";
    by_function: "在宅医療などの届出", "家《いえ》での 医療《いりょう》などの 届出《とどけで》", "Notified for care at home";
    by_home_care: "できると回答していること（要相談を含む）", "できると 答《こた》えて いる こと", "What they say they can do, or may when asked";
    by_department: "診療科目", "診療《しんりょう》の 科目《かもく》", "Departments";
    by_service: "介護サービス", "介護《かいご》サービス", "Care services";
    by_area: "市町村", "市《し》・町《まち》・村《むら》", "Municipalities";
    narrowed(name, number): "{name}（{number}）", "{name}（{number}）", "{name} ({number})";
    without(condition, number): "{condition}をはずすと {number}件", "{condition}を はずすと {number}件《けん》", "{number} without {condition}";

    // while typing
    suggestions: "候補", "えらべる 言葉《ことば》", "Suggestions";
    /// The program puts a number in the place of `#`.
    suggestions_count: "候補が#件あります。上下の矢印キーで選べます。", "言葉《ことば》が #こ あります。上《うえ》と 下《した》の キーで えらべます。",
        "# suggestions. Use the up and down arrows to choose.";
}
