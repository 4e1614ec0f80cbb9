//! What can be chosen in a sheet and in a case.

words! {
    web: "ウェブ", "ウェブ", "Website";
    telephone: "電話", "電話《でんわ》", "Telephone";
    fax: "FAX", "FAX", "Fax";
    visit: "来所", "来《き》て 話《はな》す", "In person";
    email: "メール", "メール", "E-mail";
    inside: "関係機関", "働《はたら》く 人《ひと》から", "Professional";
    by_web: "ウェブのページ", "ウェブの ページ", "Website";

    new: "新しい", "新《あたら》しい", "New";
    open: "対応中", "して いる ところ", "Open";
    closed: "終了", "終《お》わり", "Closed";

    female: "女性", "女《おんな》の 人《ひと》", "Female";
    male: "男性", "男《おとこ》の 人《ひと》", "Male";
    other_sex: "その他", "ほか", "Other";

    care_none: "認定なし", "認定《にんてい》 なし", "Not certified";
    care_applied: "申請中", "申《もう》しこみ中《ちゅう》", "Applied for";
    support_level(level): "要支援{level}", "要支援《ようしえん》{level}", "Support level {level}";
    care_level(level): "要介護{level}", "要介護《ようかいご》{level}", "Care level {level}";

    morning: "午前", "午前《ごぜん》", "Morning";
    afternoon: "午後", "午後《ごご》", "Afternoon";
    evening: "夕方", "夕方《ゆうがた》", "Evening";
    any_time: "いつでも", "いつでも", "Any time";

    age(years): "{years}歳", "{years}歳《さい》", "{years} years old";
    under_40: "40歳未満", "40歳《さい》より 下《した》", "Under 40";
    from_40: "40〜64歳", "40〜64歳《さい》", "40 to 64";
    from_65: "65〜74歳", "65〜74歳《さい》", "65 to 74";
    from_75: "75〜84歳", "75〜84歳《さい》", "75 to 84";
    from_85: "85歳以上", "85歳《さい》から", "85 or older";
    age_unknown: "年齢はわからない", "年《とし》は わかりません", "Age not known";
    born(date): "{date}生まれ", "{date} 生《う》まれ", "born {date}";
    name_withheld: "お名前は伏せています", "名前《なまえ》は 言《い》って いません", "name withheld";
    nothing_told: "聞いていません", "聞《き》いて いません", "Not told";
    aside(words): "（{words}）", "（{words}）", " ({words})";
}
