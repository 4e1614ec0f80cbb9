//! かかりつけ

super::lines! {
    "supporters": "かかりつけ", "助《たす》けて くれる 人《ひと》", "Those who look after me";
    "supporters:about": "からだと暮らしを支えてくれる人の、連絡先です。",
        "お医者《いしゃ》さんや 看護師《かんごし》の 電話《でんわ》を 書《か》きます。", "How to reach those who support your health and daily life.";
    "supporters=undecided": "いない・いまは書かない", "いない・今《いま》は 書《か》かない", "Nobody, or not now";
    "supporters=undecided:about": "あとから、いつでも書けます", "後《あと》で 書《か》けます", "You can write it at any time";
    "supporters.name": "施設・事業所の名前", "そこの 名前《なまえ》", "Name of the place";
    "supporters.person": "担当の人", "担当《たんとう》の 人《ひと》", "Person in charge";
    "supporters.telephone": "電話番号", "電話番号《でんわばんごう》", "Telephone number";
    "supporters.night_telephone": "夜・休みの日の電話番号", "夜《よる》・休《やす》みの 日《ひ》の 電話番号《でんわばんごう》", "Telephone number at night and on holidays";
    "supporters.address": "住所", "住所《じゅうしょ》", "Address";
    "supporters.remarks": "覚え書き", "メモ", "Notes";

    "supporters.doctor": "かかりつけのお医者さんは、だれですか", "いつもの お医者《いしゃ》さんは だれですか", "Who is your doctor?";
    "supporters.doctor:about": "具合が悪いとき、まず相談するところです。夜や休みの日の番号も聞いておきましょう。訪問診療の先生も、ここに書きます。",
        "からだの ことを、はじめに 聞《き》く ところです。夜《よる》の 電話番号《でんわばんごう》も 聞《き》いて おきます。",
        "The first to ask when you are unwell. Ask for the number at night and on holidays too. A doctor who visits you belongs here.";
    "supporters.doctor:example": "例：ささえ診療所、山田先生。夜は、携帯電話につながります。", "例《れい》：ささえ診療所《しんりょうじょ》、山田先生《やまだせんせい》。", "Example: Sasae Clinic, Dr Yamada. At night the call goes to a mobile telephone.";
    "supporters.doctor:entry": "お医者さん", "お医者《いしゃ》さん", "Doctor";
    "supporters.doctor:add": "お医者さんを書きたす", "もう 一人《ひとり》 書《か》く", "Add a doctor";

    "supporters.dentist": "かかりつけの歯医者さんは、どこですか", "いつもの 歯医者《はいしゃ》さんは どこですか", "Who is your dentist?";
    "supporters.dentist:about": "入れ歯や、飲みこみのことも相談できます。家に来てくれる歯医者さんもいます。",
        "入《い》れ歯《ば》の ことも 聞《き》けます。家《いえ》に 来《き》て くれる 歯医者《はいしゃ》さんも います。",
        "Dentists also help with dentures and swallowing. Some come to your home.";
    "supporters.dentist:example": "例：さくら歯科、田中先生。入れ歯を見てもらっています。", "例《れい》：さくら歯科《しか》、田中先生《たなかせんせい》。", "Example: Sakura Dental Clinic, Dr Tanaka, who looks after my dentures.";
    "supporters.dentist:entry": "歯医者さん", "歯医者《はいしゃ》さん", "Dentist";
    "supporters.dentist:add": "歯医者さんを書きたす", "もう 一人《ひとり》 書《か》く", "Add a dentist";

    "supporters.pharmacy": "かかりつけの薬局は、どこですか", "いつもの 薬局《やっきょく》は どこですか", "Which is your pharmacy?";
    "supporters.pharmacy:about": "使っている薬を、まとめて知っているところです。", "あなたの 薬《くすり》を よく 知《し》って いる ところです。", "The place that knows all your medicines.";
    "supporters.pharmacy:example": "例：みなと薬局。家まで薬をとどけてくれます。", "例《れい》：みなと薬局《やっきょく》。薬《くすり》を 家《いえ》まで 持《も》って きて くれます。", "Example: Minato Pharmacy. They bring my medicines home.";
    "supporters.pharmacy:entry": "薬局", "薬局《やっきょく》", "Pharmacy";
    "supporters.pharmacy:add": "薬局を書きたす", "もう 一《ひと》つ 書《か》く", "Add a pharmacy";

    "supporters.visiting_nurse": "家に来てくれる看護師さんは、どこの人ですか", "家《いえ》に 来《く》る 看護師《かんごし》さんは どこの 人《ひと》ですか", "Which nurses visit you at home?";
    "supporters.visiting_nurse:about": "訪問看護を使っている人が書きます。24時間つながる電話があるか、聞いておきましょう。",
        "訪問看護《ほうもんかんご》を 使《つか》う 人《ひと》が 書《か》きます。夜《よる》の 電話番号《でんわばんごう》も 聞《き》いて おきます。",
        "For those who have a visiting nurse. Ask whether there is a number that answers at any hour.";
    "supporters.visiting_nurse:example": "例：訪問看護ステーション ひまわり、鈴木さん。火曜と金曜に来ます。", "例《れい》：ひまわり。火曜《かよう》と 金曜《きんよう》に 来《き》ます。", "Example: Himawari Visiting Nurses, Ms Suzuki, on Tuesdays and Fridays.";
    "supporters.visiting_nurse:entry": "訪問看護", "訪問看護《ほうもんかんご》", "Visiting nurses";
    "supporters.visiting_nurse:add": "訪問看護を書きたす", "もう 一《ひと》つ 書《か》く", "Add a nursing service";

    "supporters.care_manager": "ケアマネジャーは、だれですか", "ケアマネジャーは だれですか", "Who is your care manager?";
    "supporters.care_manager:about": "介護サービスの計画をつくる人です。まだいない人は、地域包括支援センターに相談できます。",
        "介護《かいご》の 計画《けいかく》を 作《つく》る 人《ひと》です。まだ いない 人《ひと》は、地域包括支援《ちいきほうかつしえん》センターに 聞《き》きます。",
        "The person who plans your care services. If you have none yet, the community support centre can advise you.";
    "supporters.care_manager:example": "例：ささえ居宅介護支援事業所、木村さん。月に一度、家に来ます。", "例《れい》：木村《きむら》さん。月《つき》に 1回《かい》、家《いえ》に 来《き》ます。", "Example: Mr Kimura of Sasae Care Planning. He comes once a month.";
    "supporters.care_manager:entry": "ケアマネジャー", "ケアマネジャー", "Care manager";
    "supporters.care_manager:add": "ケアマネジャーを書きたす", "もう 一人《ひとり》 書《か》く", "Add a care manager";

    "supporters.others": "ほかに、支えてくれている人はいますか", "ほかに 助《たす》けて くれる 人《ひと》は いますか", "Who else supports you?";
    "supporters.others:about": "ヘルパー、デイサービス、配食、民生委員、ご近所の人など。",
        "ヘルパー、デイサービス、お弁当《べんとう》、近所《きんじょ》の 人《ひと》などです。", "Home helpers, day care, meal delivery, the local welfare volunteer, neighbours.";
    "supporters.others:example": "例：となりの佐藤さん。合いかぎを預けています。", "例《れい》：となりの 佐藤《さとう》さん。家《いえ》の かぎを 持《も》って います。", "Example: Ms Satō next door has a spare key.";
    "supporters.others:entry": "支えてくれる人", "助《たす》けて くれる 人《ひと》", "Person or service";
    "supporters.others:add": "支えてくれる人を書きたす", "もう 一人《ひとり》 書《か》く", "Add a person or service";
}
