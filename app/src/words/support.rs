//! 地域包括支援センター: whom to ask about the life of an older person.

words! {
    title_of(place): "「{place}」の地域包括支援センター", "「{place}」の 地域包括支援《ちいきほうかつしえん》センター", "Community support centre for “{place}”";
    title: "あなたの地域包括支援センター", "あなたの 地域包括支援《ちいきほうかつしえん》センター", "Your community support centre";
    description: "住所や町の名前から、担当の地域包括支援センターと電話番号を調べられます。",
        "住所《じゅうしょ》から、地域包括支援《ちいきほうかつしえん》センターの 電話《でんわ》が わかります。",
        "Find the community general support centre for an address, and its telephone number.";
    what: "高齢の方の暮らし、介護、認知症、お金や見守りのことなどを、何でも相談できる窓口です。",
        "お年寄《としよ》りの 生活《せいかつ》や 介護《かいご》、もの忘《わす》れの ことを 聞《き》ける ところです。",
        "A place to ask about anything in the life of an older person: daily life, long-term care, dementia.";
    free: "ご本人でもご家族でも、無料で相談できます。", "家族《かぞく》も 聞《き》けます。お金《かね》は いりません。",
        "It is free, for older people and for their families.";
    panel: "住所から、担当の地域包括支援センターがわかります。", "住所《じゅうしょ》から 調《しら》べる ことが できます。",
        "Find out which centre is there for your address.";
    label: "住所、町の名前、または郵便番号", "住所《じゅうしょ》、町《まち》の 名前《なまえ》、郵便番号《ゆうびんばんごう》", "Address, name of the town, or postal code";
    look_up: "しらべる", "しらべる", "Look up";
    not_kept: "入れた住所は、このサイトには残りません。", "住所《じゅうしょ》は この サイトに 残《のこ》りません。", "This site does not keep the address.";

    // the answer
    of_place(place): "{place}の地域包括支援センター", "{place}の 地域包括支援《ちいきほうかつしえん》センター", "Community support centre for {place}";
    of_this_place: "この場所の地域包括支援センター", "この 場所《ばしょ》の 地域包括支援《ちいきほうかつしえん》センター", "Community support centre for this place";
    districts(list): "担当の地域：{list}", "担当《たんとう》の 町《まち》：{list}", "Area: {list}";
    border: "町の一部が、となりのセンターの担当のことがあります。電話でお確かめください。",
        "となりの センターの ことも あります。電話《でんわ》で 聞《き》いて ください。",
        "Part of a town may belong to the centre next to it. Please call to confirm.";
    which: "どの場所ですか", "どの 場所《ばしょ》ですか", "Which place?";
    not_found(words): "「{words}」という場所は見つかりませんでした。町の名前だけ、または郵便番号を入れてみてください。",
        "「{words}」は わかりませんでした。町《まち》の 名前《なまえ》か 郵便番号《ゆうびんばんごう》だけ 入《い》れて ください。",
        "No place “{words}” was found. Try only the name of the town, or a postal code.";
    need_town(place): "{place}には、いくつかのセンターがあります。町の名前や郵便番号まで入れてください。",
        "町《まち》の 名前《なまえ》か 郵便番号《ゆうびんばんごう》も 入《い》れて ください。",
        "{place} has several centres. Please add the name of the town, or a postal code.";
    outside(place): "{place}は、このサイトにある担当地域の外です。お住まいの市町村の窓口におたずねください。",
        "{place}は この サイトの 外《そと》です。住《す》んでいる 市《し》や 町《まち》に 聞《き》いて ください。",
        "{place} is outside the areas known to this site. Please ask your own municipality.";
    not_imported: "センターの担当地域のデータは、まだこのサイトにありません。下の窓口か、お住まいの市町村におたずねください。",
        "センターの データが まだ ありません。市《し》や 町《まち》に 聞《き》いて ください。",
        "This site has no data on the areas of the centres yet. Please ask the desk below, or your own municipality.";
    not_imported_no_desk: "センターの担当地域のデータは、まだこのサイトにありません。お住まいの市町村におたずねください。",
        "センターの データが まだ ありません。市《し》や 町《まち》に 聞《き》いて ください。",
        "This site has no data on the areas of the centres yet. Please ask your own municipality.";
    all: "センターの一覧", "全部《ぜんぶ》の センター", "All centres";
}
