//! The emergency card: what goes on it, and its paper.

words! {
    // what goes on it
    title: "救急カード", "救急《きゅうきゅう》カード", "Emergency card";
    lede: "倒れたときや、救急車を呼んだときに、助ける人が見るカードです。のせるものは、あなたが選びます。",
        "救急車《きゅうきゅうしゃ》の 人《ひと》などが 見《み》る カードです。書《か》く ことは あなたが 選《えら》びます。",
        "For those who help you in an emergency. You choose what it says.";
    parts: "カードにのせること", "カードに 書《か》く こと", "What the card says";
    parts_how: "名前と生年月日は、いつも入ります。財布の中を見た人は、だれでも読めます。", "名前《なまえ》と 誕生日《たんじょうび》は いつも 書《か》きます。カードを 見《み》た 人《ひと》は だれでも 読《よ》めます。",
        "Your name and birthday are always on it. Whoever sees the card can read it.";
    doctor: "かかりつけ医の24時間の電話", "医者《いしゃ》の 24時間《じかん》の 電話《でんわ》", "The doctor's 24-hour telephone";
    people: "連絡してほしい人", "電話《でんわ》して ほしい 人《ひと》", "People to call";
    allergies: "アレルギー", "アレルギー", "Allergies";
    medicines: "飲んでいる薬", "飲《の》んでいる 薬《くすり》", "Medicines";
    devices: "ペースメーカーなどの機器", "体《からだ》に つけている 機械《きかい》", "Pacemaker and other devices";
    illnesses: "病気", "病気《びょうき》", "Illnesses";
    note_place: "ノートの置き場所", "ノートの ある ところ", "Where the note is";
    words: "助けてくれる人への一言", "助《たす》けて くれる 人《ひと》への 言葉《ことば》", "A word to those who help";
    note_place_how: "例：居間の本棚の、青い冊子", "例《れい》：本棚《ほんだな》の 青《あお》い ノート", "Example: the blue booklet on the shelf in the living room";
    words_how: "例：耳が遠いので、大きな声で話しかけてください", "例《れい》：大《おお》きい 声《こえ》で 話《はな》して ください", "Example: please speak loudly, I am hard of hearing";
    print: "カードを印刷する", "カードを 印刷《いんさつ》する", "Print the card";
    qr: "QRコードをつける（つけなくてもかまいません）", "QRコードを つける（つけなくても いいです）", "Add a QR code (if you like)";
    qr_more: "救急隊のスマートフォンで読むと、カードと同じことが画面に出ます。印刷したあとで書き直しても、新しい内容が出ます。そのために、選んだところだけを、鍵をかけてこのサイトにあずけます。鍵はQRコードの中にあり、このサイトにはありません。",
        "スマホで 読《よ》むと、カードと 同《おな》じ ことが 出《で》ます。選《えら》んだ ところだけ、かぎを かけて 預《あず》けます。かぎは QRコードの 中《なか》に あります。この サイトは 読《よ》めません。",
        "Read with a smartphone, it shows the same as the card, always up to date. For this, only the parts you chose are stored here, locked. The key is in the QR code and not on this site.";
    make_qr: "QRコードをつくる", "QRコードを 作《つく》る", "Make a QR code";
    openings: "QRコードが読まれた日時", "QRコードを 読《よ》んだ 日《ひ》", "When the QR code was opened";
    revoke: "QRコードを使えなくする", "QRコードを 止《と》める", "Stop the QR code";
    revoke_more: "カードをなくしたときに。あずけた内容は、このサイトからすぐに消えます。", "カードを なくした ときに 使《つか》います。預《あず》けた ものは すぐに 消《き》えます。",
        "If you lose the card. What was stored here is deleted at once.";

    // the paper
    paper_title: "救急カードを印刷する", "救急《きゅうきゅう》カードを 印刷《いんさつ》する", "Print the emergency card";
    description: "財布に入れる救急カードと、冷蔵庫に貼る紙を印刷できます。手で書きこめます。",
        "さいふに 入《い》れる カードと、冷蔵庫《れいぞうこ》に はる 紙《かみ》です。", "A card for your wallet and a sheet for your refrigerator, to be filled in by hand.";
    paper_lede: "1枚目は財布に入れるカード、2枚目は冷蔵庫などに貼る紙です。空いているところには、手で書けます。", "1枚目《まいめ》は さいふの カードです。2枚目《まいめ》は 冷蔵庫《れいぞうこ》に はります。手《て》で 書《か》けます。",
        "The first page is cards for wallets, the second a sheet for the refrigerator. Write by hand where it is empty.";
    paper_fold: "カードは、線で切って、まん中で折ってください。家族の分もあります。", "カードは 切《き》って、まん中《なか》で 折《お》ります。家族《かぞく》の カードも あります。", "Cut the cards out and fold them in the middle. There are some for your family too.";
    paper_filled: "ノートで選んだことが入っています。", "ノートで 選《えら》んだ ことが 書《か》いて あります。", "It is filled with what you chose in the note.";
    paper_from_note: "ノートを開いてから来ると、選んだことが入ります。", "ノートを 開《ひら》いてから 来《く》ると、書《か》いた ことが 入《はい》ります。", "Come here from an open note, and it is filled with what you chose.";
    wallet: "財布に入れるカード", "さいふの カード", "Card for the wallet";
    refrigerator: "冷蔵庫に貼る紙", "冷蔵庫《れいぞうこ》の 紙《かみ》", "Sheet for the refrigerator";
    to_crew: "救急隊・医療の方へ", "救急隊《きゅうきゅうたい》・医療《いりょう》の 方《かた》へ", "For ambulance crews and doctors";
    emergency: "救急のとき、見てください", "救急《きゅうきゅう》の とき、見《み》て ください", "In an emergency";
    name: "名前", "名前《なまえ》", "Name";
    birthday: "生年月日", "誕生日《たんじょうび》", "Born";
    call_first: "まず電話（24時間）", "まず 電話《でんわ》（24時間《じかん》）", "Call first (24 hours)";
    my_words: "助けてくれる方へ", "助《たす》けて くれる 人《ひと》へ", "To those who help me";
    worn: "つけている機器", "つけて いる 機械《きかい》", "Devices";
    made_on: "作成日", "作《つく》った 日《ひ》", "Made on";
    card_qr: "同じことを画面で読むQRコード", "同《おな》じ ことを 画面《がめん》で 読《よ》む QRコード", "QR code that shows the same on a screen";
    open_parts: "空欄は「なし」の意味ではありません。", "書《か》いて いない ところは「ない」の 意味《いみ》では ありません。", "Empty does not mean none.";
    no_order: "医師の指示書ではありません。心肺蘇生などの処置をしないでほしいという意味でもありません。", "医者《いしゃ》の 命令《めいれい》では ありません。「助《たす》けないで」という 意味《いみ》でも ありません。",
        "This is no medical order, and it does not ask to withhold resuscitation or any other treatment.";
}
