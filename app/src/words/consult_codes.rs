//! What can be chosen when somebody asks the desk, in the words of residents.

words! {
    telephone: "電話", "電話《でんわ》", "Telephone";
    telephone_more: "窓口の人と話せます", "窓口《まどぐち》の 人《ひと》と 話《はな》せます", "You talk with somebody from the desk";
    email: "メール", "メール", "E-mail";
    email_more: "あとで読み返せます", "後《あと》でも 読《よ》めます", "You can read it again later";
    web: "ウェブ", "ウェブ", "On the web";
    web_more: "送ったあとに出る、あなただけのページで読みます", "あなただけの ページで 読《よ》みます", "You read it on a page of your own, shown after sending";
    fax: "FAX", "FAX", "Fax";
    visit: "窓口で", "窓口《まどぐち》で", "At the desk";
    inside: "医療や介護の職員から", "病院《びょういん》や 介護《かいご》の 人《ひと》から", "From professionals";

    morning: "午前", "朝《あさ》・午前《ごぜん》", "Morning";
    afternoon: "午後", "午後《ごご》", "Afternoon";
    evening: "夕方（5時ごろ）", "夕方《ゆうがた》（5時《じ》ごろ）", "Evening, about five";
    any_time: "いつでもよい", "いつでも いいです", "Any time";

    under_40: "39歳まで", "39歳《さい》まで", "39 or younger";
    from_40: "40歳から64歳", "40歳《さい》から 64歳《さい》", "40 to 64";
    from_65: "65歳から74歳", "65歳《さい》から 74歳《さい》", "65 to 74";
    from_75: "75歳から84歳", "75歳《さい》から 84歳《さい》", "75 to 84";
    from_85: "85歳以上", "85歳《さい》から 上《うえ》", "85 or older";
    age_unknown: "わからない", "わからない", "I do not know";

    care_none: "受けていない", "ない", "None";
    care_applied: "申しこんでいるところ", "申《もう》しこんで いる", "Applied for";
    support_level(level): "要支援{level}", "要支援《ようしえん》{level}", "Support level {level} (要支援)";
    care_level(level): "要介護{level}", "要介護《ようかいご》{level}", "Care level {level} (要介護)";
}
