//! The home page.

words! {
    title(place): "ささえ｜{place}の医療と介護をさがす", "ささえ｜{place}の 病院《びょういん》と 介護《かいご》を さがす",
        "Sasae | Find medical and long-term care in {place}";
    description(place): "{place}のかかりつけ医、歯医者、薬局、訪問看護、デイサービス、施設などを、言葉や場所からさがせます。電話番号と診療時間がわかります。",
        "{place}の 病院《びょういん》、歯医者《はいしゃ》、薬局《やっきょく》、介護《かいご》の サービスを さがせます。",
        "Find doctors, dentists, pharmacies, visiting nurses, day services and care homes in {place}, with telephone numbers and opening hours.";
    heading: "きょうは、どうしましたか", "きょうは、どうしましたか", "How can we help you today?";
    medical: "医者・歯医者・薬局", "医者《いしゃ》・歯医者《はいしゃ》・薬局《やっきょく》", "Doctors, dentists, pharmacies";
    care: "介護と毎日のくらし", "介護《かいご》と 毎日《まいにち》の くらし", "Care and daily life";

    doctor: "かかりつけ医をさがす", "いつも 行《い》く 医者《いしゃ》を さがす", "Find a family doctor";
    doctor_more: "近くで、なんでも相談できる先生", "近《ちか》くで、何《なん》でも 聞《き》ける 先生《せんせい》",
        "A doctor nearby whom you can ask anything";
    home_doctor: "家に来てくれる医師をさがす", "家《いえ》に 来《き》て くれる 医者《いしゃ》を さがす", "Find a doctor who visits at home";
    home_doctor_more: "通院がむずかしい人の訪問診療", "病院《びょういん》に 行《い》けない 人《ひと》の 診療《しんりょう》", "Regular visits for people who cannot easily go out";
    dentist: "歯医者をさがす", "歯医者《はいしゃ》を さがす", "Find a dentist";
    dentist_more: "むし歯、入れ歯、お口のこと", "むし歯《ば》、入《い》れ歯《ば》、口《くち》のこと", "Tooth decay, dentures, oral care";
    pharmacy: "薬局をさがす", "薬局《やっきょく》を さがす", "Find a pharmacy";
    pharmacy_more: "処方せんのお薬、薬の相談", "医者《いしゃ》が 出《だ》した 薬《くすり》、薬《くすり》の 相談《そうだん》",
        "Prescriptions and advice on medicines";
    visit: "家に来てもらう", "家《いえ》に 来《き》て もらう", "Have someone come to your home";
    visit_more: "ホームヘルパー、訪問看護、リハビリ、入浴", "ヘルパー、看護師《かんごし》、リハビリ、おふろ",
        "Home helpers, nurses, rehabilitation, bathing";
    care_manager: "ケアマネジャーに相談する", "ケアマネジャーに 相談《そうだん》する", "Talk to a care manager";
    care_manager_more: "介護の計画をいっしょに考える人", "介護《かいご》の 計画《けいかく》を いっしょに 考《かんが》える 人《ひと》",
        "Someone who plans care together with you";
    day: "デイサービスに通う", "デイサービスに 行《い》く", "Go to a day service";
    day_more: "昼のあいだ、入浴や食事、体操", "昼《ひる》に おふろや 食事《しょくじ》、体操《たいそう》", "Bathing, meals and exercise during the day";
    stay: "ショートステイに泊まる", "ショートステイに 泊《と》まる", "Stay for a few days";
    stay_more: "数日だけ泊まる、家族が休みたいとき", "何日《なんにち》か 泊《と》まる、家族《かぞく》が 休《やす》みたい とき",
        "A short stay, when the family needs a rest";
    homes: "施設にはいる", "施設《しせつ》に 入《はい》る", "Move into a care home";
    homes_more: "特別養護老人ホーム、グループホームなど", "老人《ろうじん》ホーム、グループホームなど", "Nursing homes, group homes and others";
    equipment: "福祉用具を借りる・買う", "車《くるま》いすなどを 借《か》りる・買《か》う", "Rent or buy care equipment";
    equipment_more: "車いす、介護ベッド、手すり、つえ", "車《くるま》いす、介護《かいご》ベッド、手《て》すり、つえ",
        "Wheelchairs, care beds, handrails, canes";
}
