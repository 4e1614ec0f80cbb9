//! わたしのこと

super::lines! {
    "me": "わたしのこと", "わたしの こと", "About me";
    "me:about": "お名前と、これまでの暮らしのことです。", "名前《なまえ》と、今《いま》までの くらしです。", "Your name, and the life you have led.";
    "me=undecided": "いまは書かない", "今《いま》は 書《か》かない", "Not now";
    "me=undecided:about": "あとから、いつでも書けます", "後《あと》で 書《か》けます", "You can write it at any time";

    "me.name": "あなたのことを、教えてください", "あなたの ことを 教《おし》えて ください", "Please tell us who you are";
    "me.name:about": "急なときや、はじめて会う人に役立ちます。書けるところだけでかまいません。",
        "急《きゅう》な 時《とき》に 役《やく》に 立《た》ちます。書《か》ける ところだけで いいです。",
        "It helps in an emergency, and whoever meets you for the first time. Fill in only what you like.";
    "me.name:example": "例：佐々江 はな（ささえ はな）。「はなさん」と呼ばれたい。", "例《れい》：ささえ はな。「はなさん」と よんで ください。",
        "Example: Hana Sasae. Please call me Hana-san.";
    "me.name.name": "お名前", "名前《なまえ》", "Name";
    "me.name.reading": "ふりがな", "ひらがなの 名前《なまえ》", "How it is read";
    "me.name.called": "呼ばれたい名前", "よんで ほしい 名前《なまえ》", "What you like to be called";
    "me.name.birthday": "生まれた日", "生《う》まれた 日《ひ》", "Date of birth";
    "me.name.address": "住所", "住所《じゅうしょ》", "Address";
    "me.name.telephone": "電話番号", "電話番号《でんわばんごう》", "Telephone number";

    "me.life": "どんなふうに生きてきましたか", "今《いま》まで、どんな くらしでしたか", "What has your life been like?";
    "me.life:about": "生まれたところ、仕事、家族、うれしかったこと。あなたを知ることが、支える人の力になります。",
        "生《う》まれた ところ、仕事《しごと》、家族《かぞく》、うれしかった ことです。みんなが あなたを よく 知《し》る ことが できます。",
        "Where you were born, your work, your family, what made you happy. Knowing you helps those who care for you.";
    "me.life:example": "例：海の近くで生まれ、小学校の給食を40年つくりました。子どもが二人います。",
        "例《れい》：海《うみ》の 近《ちか》くで 生《う》まれました。学校《がっこう》の ご飯《はん》を 40年《ねん》 作《つく》りました。",
        "Example: I was born by the sea and cooked school lunches for forty years. I have two children.";

    "me.living": "いまは、どんな毎日ですか", "今《いま》は、どんな 毎日《まいにち》ですか", "What are your days like now?";
    "me.living:about": "だれと暮らしているか、手伝ってもらっていること、好きなこと、飼っている動物など。",
        "だれと くらして いますか。何《なに》が 好《す》きですか。動物《どうぶつ》は いますか。",
        "Whom you live with, what you get help with, what you enjoy, the animals you keep.";
    "me.living:example": "例：娘夫婦と三人暮らし。朝は庭に水をやり、火曜日はデイサービス。猫のミケがいます。",
        "例《れい》：娘《むすめ》たちと 3人《にん》で くらして います。朝《あさ》は 庭《にわ》の 花《はな》に 水《みず》を やります。ねこが います。",
        "Example: I live with my daughter and her husband. I water the garden each morning. We have a cat, Mike.";
}
