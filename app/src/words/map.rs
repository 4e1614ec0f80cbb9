//! The map, and the map on paper.

words! {
    title: "資源マップ", "地図《ちず》で さがす", "Map of care and support";
    description: "医療機関、介護サービス、地域の活動を、一覧と地図で見られます。印刷もできます。",
        "病院《びょういん》や 介護《かいご》の サービスを 地図《ちず》で 見《み》られます。",
        "Clinics, care services and local activities on a list and a map, also to be printed.";
    panel: "医療・介護・地域の活動を、地図と一覧で見られます。印刷もできます。", "病院《びょういん》や 介護《かいご》の 場所《ばしょ》を 地図《ちず》で 見《み》ます。印刷《いんさつ》も できます。",
        "Medical care, long-term care and local activities on a map and as a list, also to print.";
    see_map: "地図で見る", "地図《ちず》で 見《み》る", "See on a map";
    list: "一覧", "一覧《いちらん》", "List";
    map: "地図", "地図《ちず》", "Map";
    see_list: "くわしい一覧を見る", "くわしい 一覧《いちらん》を 見《み》る", "See the detailed list";
    skip: "地図をとばす", "地図《ちず》を とばす", "Skip the map";
    after: "地図の終わり", "地図《ちず》の 終《お》わり", "End of the map";
    still(number): "地図（番号は一覧と同じ、{number}か所）", "地図《ちず》（番号《ばんごう》は 一覧《いちらん》と 同《おな》じ、{number}か所《しょ》）",
        "Map with {number} places, numbered as in the list";
    how: "矢印キーで動かし、＋と−で大きさを変えられます。", "矢《や》じるしの キーで 動《うご》きます。＋と −で 大《おお》きさが かわります。",
        "Move with the arrow keys, zoom with + and −.";
    search_here: "この範囲でさがす", "ここで さがす", "Search this area";
    zoom_in: "大きくする", "大《おお》きく する", "Zoom in";
    zoom_out: "小さくする", "小《ちい》さく する", "Zoom out";
    my_place: "現在地へ", "いま いる 場所《ばしょ》へ", "Go to my location";
    whole: "全体を見る", "全部《ぜんぶ》を 見《み》る", "Show all";
    on_map: "地図で見る", "地図《ちず》で 見《み》る", "Show on the map";
    in_list: "一覧で見る", "一覧《いちらん》で 見《み》る", "Show in the list";
    details: "くわしく見る", "くわしく 見《み》る", "See details";
    close: "閉じる", "閉《と》じる", "Close";
    cluster(number): "ここに{number}件あります", "ここに {number}件《けん》 あります", "{number} places here";
    open_cluster: "拡大して見る", "大《おお》きくして 見《み》る", "Zoom in";
    list_cluster: "この場所の一覧を見る", "ここの 一覧《いちらん》を 見《み》る", "List these places";
    kind_count(kind, number): "{kind} {number}件", "{kind} {number}件《けん》", "{kind}: {number}";
    without_place(number): "このうち{number}件は位置がわからないため、地図には出ません。", "{number}件《けん》は 場所《ばしょ》が わからないので、地図《ちず》に ありません。",
        "{number} of these have no known position and are not on the map.";
    loading: "地図を読みこんでいます…", "地図《ちず》を 読《よ》みこんでいます…", "Loading the map…";
    no_webgl: "この端末では動く地図を表示できません。一覧と、動かない地図をご覧ください。",
        "この スマホや パソコンでは 動《うご》く 地図《ちず》が 出《で》ません。一覧《いちらん》を 見《み》て ください。",
        "This device cannot show the moving map. Please use the list and the still map.";
    no_program: "地図の読みこみに失敗しました。一覧と、動かない地図をご覧ください。",
        "地図《ちず》が 出《で》ませんでした。一覧《いちらん》を 見《み》て ください。",
        "The map could not be loaded. Please use the list and the still map.";
    no_background: "背景の地図を読みこめません。市区町村の境界と地名だけを表示しています。",
        "うしろの 地図《ちず》が 出《で》ません。市《し》や 町《まち》の 線《せん》と 名前《なまえ》だけです。",
        "The background map cannot be reached. Only boundaries and place names are shown.";
    no_tiles: "施設の印を読みこめません。一覧はそのまま使えます。", "地図《ちず》の しるしが 出《で》ません。一覧《いちらん》は 使《つか》えます。",
        "The marks of places cannot be loaded. The list still works.";
    legend: "地図の印", "地図《ちず》の しるし", "Marks on the map";
    legend_number: "一覧の番号", "一覧《いちらん》の 番号《ばんごう》", "Number in the list";
    legend_cluster: "まとまり（数は件数）", "たくさん ある ところ（数《かず》）", "Several places (how many)";
    background(source): "背景：{source}", "うしろの 地図《ちず》：{source}", "Background: {source}";
    asks_others: "背景の地図は、表示した場所の分だけ国土地理院から読みこみます。", "うしろの 地図《ちず》は 国土地理院《こくどちりいん》から 来《き》ます。",
        "Background pictures are loaded from the Geospatial Information Authority of Japan for the area you view.";
    outlines_of: "国土数値情報（行政区域）", "国《くに》の データ（行政区域《ぎょうせいくいき》）", "National land numerical information (administrative areas)";

    // on paper
    print_map: "この地図を印刷", "この 地図《ちず》を 印刷《いんさつ》する", "Print this map";
    paper_title(subject): "資源マップ　{subject}", "地図《ちず》　{subject}", "Map: {subject}";
    everything: "医療・介護・地域の活動", "病院《びょういん》・介護《かいご》・地域《ちいき》の 活動《かつどう》", "Medical care, long-term care, local activities";
    printed_on(date): "{date}に印刷", "{date}に 印刷《いんさつ》", "Printed on {date}";
    back_to_map: "地図にもどる", "地図《ちず》に もどる", "Back to the map";
    of_all(number, total): "全{total}件のうち{number}件", "全部《ぜんぶ》で {total}件《けん》、ここは {number}件《けん》", "{number} of {total}";
    number: "番号", "番号《ばんごう》", "No.";
    name_and_place: "名前・種類・住所", "名前《なまえ》・種類《しゅるい》・住所《じゅうしょ》", "Name, kind, address";
    hours: "時間", "時間《じかん》", "Hours";
    paper_note: "行く前に電話でお確かめください。情報は変わることがあります。", "行《い》く 前《まえ》に 電話《でんわ》で 聞《き》いて ください。かわる ことが あります。",
        "Please call before you go: details may change.";
    days_in_weeks(days, weeks): "{days}{weeks}", "{days}{weeks}", "{days}{weeks}";
    hours_of(days, hours): "{days} {hours}", "{days} {hours}", "{days} {hours}";
}
