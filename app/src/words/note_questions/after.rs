//! もしもの後のこと; 家族へ

super::lines! {
    "after": "もしもの後のこと", "わたしが いなく なった 後《あと》の こと", "When I am gone";
    "after:about": "残る人が迷わないように、書けるところだけ書いておきます。", "家族《かぞく》が こまらない ように、書《か》ける ことだけ 書《か》きます。", "Only what you like to write, so that those who remain need not wonder.";

    "after.funeral": "お葬式やお墓のことで、希望はありますか", "お葬式《そうしき》や お墓《はか》は、どう して ほしいですか", "Do you have wishes for your funeral and grave?";
    "after.funeral:about": "宗教、場所、呼んでほしい人、飾ってほしい花や写真など。家族にまかせる、でもかまいません。",
        "場所《ばしょ》、写真《しゃしん》、花《はな》などです。家族《かぞく》に まかせても いいです。", "Religion, place, whom to invite, flowers, a photograph. Leaving it to your family is fine too.";
    "after.funeral:example": "例：家族だけで、小さく。写真は、温泉旅行で笑っているもの。", "例《れい》：家族《かぞく》だけで、小《ちい》さく。", "Example: Small, with family only. The photograph from our trip to the hot springs.";

    "after.notify": "もしものとき、だれに知らせてほしいですか", "だれに 知《し》らせて ほしいですか", "Who should be told?";
    "after.notify:about": "家族が知らない友だちや、お世話になった人も書いておきましょう。", "家族《かぞく》が 知《し》らない 友《とも》だちも 書《か》きます。", "Friends your family may not know, and people who were good to you.";
    "after.notify:example": "例：中学校のころからの友だち、林 ふみさん。", "例《れい》：学校《がっこう》の 友《とも》だち、林《はやし》 ふみさん。", "Example: Fumi Hayashi, a friend since our school days.";
    "after.notify:entry": "知らせてほしい人", "知《し》らせて ほしい 人《ひと》", "Person";
    "after.notify:add": "知らせてほしい人を書きたす", "もう 一人《ひとり》 書《か》く", "Add a person";
    "after.notify.name": "お名前", "名前《なまえ》", "Name";
    "after.notify.relation": "あなたとの関係", "あなたの 何《なん》ですか", "Relation to you";
    "after.notify.telephone": "電話番号", "電話番号《でんわばんごう》", "Telephone number";

    "after.organs": "臓器や体の提供を、どう考えていますか", "臓器《ぞうき》や からだを あげる ことを、どう 思《おも》いますか", "What do you think about donating organs or your body?";
    "after.organs:about": "するのも、しないのも、自由です。臓器提供の正式な意思は、マイナンバーカードや意思表示カード、インターネットで示せます。体の提供（献体《けんたい》）は、前もって大学などに登録します。",
        "あげても、あげなくても いいです。臓器《ぞうき》の ことは、マイナンバーカードなどに 書《か》けます。からだの ことは、大学《だいがく》などに 聞《き》いて ください。", "You are free to donate or not. For organs, a formal statement is made on your My Number Card, a donor card or online. To donate your body, you register with a medical school beforehand.";
    "after.organs:example": "例：意思表示カードを、財布に入れています。", "例《れい》：カードは さいふの 中《なか》です。", "Example: My donor card is in my purse.";
    "after.organs=card": "カードなどに書いてある", "カードなどに 書《か》いて あります", "It is on my card";
    "after.organs=wish": "提供したい", "あげたい", "I would like to donate";
    "after.organs=not_wish": "提供したくない", "あげたくない", "I do not want to donate";
    "after.organs=family_decides": "家族にまかせる", "家族《かぞく》に まかせる", "My family may decide";

    "after.things": "大切な物や、いっしょに暮らす動物を、どうしてほしいですか", "大切《たいせつ》な 物《もの》や 動物《どうぶつ》を、どう して ほしいですか", "What should become of your treasures and your animals?";
    "after.things:about": "写真や日記、着物、道具、犬や猫のことなど。お願いした人がいれば、その名前も。", "写真《しゃしん》、服《ふく》、犬《いぬ》や ねこの ことです。だれに あげますか。", "Photographs, diaries, kimono, tools, a dog or cat. If you have asked somebody, name them.";
    "after.things:example": "例：猫のミケは、となりの佐藤さんが引き受けてくれました。日記は読まずに処分してください。", "例《れい》：ねこは、となりの 佐藤《さとう》さんに お願《ねが》い しました。", "Example: Ms Satō next door will take our cat Mike. Please throw my diaries away unread.";

    "after.papers": "大切な書類は、どこを見ればわかりますか", "大切《たいせつ》な 紙《かみ》は どこに ありますか", "Where are your important papers?";
    "after.papers:about": "年金、保険、通帳、家の書類、スマートフォンのことなど。",
        "年金《ねんきん》、保険《ほけん》、銀行《ぎんこう》、家《いえ》の 紙《かみ》などです。", "Pension, insurance, bank books, the house, your telephone.";
    "after.papers:note": "暗証番号やパスワードは、ここに書かないでおきましょう。遺言《ゆいごん》の代わりにはなりません。", "パスワードは ここに 書《か》きません。遺言《ゆいごん》の 代《か》わりには なりません。", "Please do not write PINs or passwords here. This does not take the place of a will.";
    "after.papers:example": "例：仏壇の下の引き出しに、まとめてあります。", "例《れい》：テレビの 下《した》の 箱《はこ》の 中《なか》です。", "Example: All together in the drawer below the family altar.";

    "family": "家族へ", "家族《かぞく》へ", "To my family";
    "family:about": "ありがとうも、ごめんなさいも、ふだん言えないことも。", "ありがとうや、いつも 言《い》えない ことを 書《か》きます。", "Thanks, apologies, and what one does not say every day.";
    "family=undecided": "いまは書かない", "今《いま》は 書《か》かない", "Not now";
    "family=undecided:about": "あとから、いつでも書けます", "後《あと》で 書《か》けます", "You can write it at any time";
    "family.words": "家族や大切な人に、伝えたいことはありますか", "家族《かぞく》に 伝《つた》えたい ことは ありますか", "What would you like to say to those you love?";
    "family.words:about": "短くてかまいません。書いたり消したりしながら、ゆっくりどうぞ。", "短《みじか》くて いいです。ゆっくり 書《か》いて ください。", "It can be short. Take your time, write and cross out.";
    "family.words:example": "例：いっしょに暮らせて楽しかった。これからも、仲よくね。", "例《れい》：いっしょに いられて、楽《たの》しかった。ありがとう。", "Example: It was a joy to live with you. Be good to each other.";
}
