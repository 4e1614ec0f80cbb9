//! からだとくすり

super::lines! {
    "body": "からだとくすり", "からだと くすり", "Health and medicines";
    "body:about": "急なときに、まず役立つことです。お薬手帳を見ながらどうぞ。",
        "急《きゅう》な 時《とき》に 役《やく》に 立《た》ちます。お薬手帳《くすりてちょう》を 見《み》ながら 書《か》きます。",
        "What helps first in an emergency. Have your medicine book at hand.";
    "body=undecided": "いまは書かない・わからない", "今《いま》は 書《か》かない・わからない", "Not now, or I do not know";
    "body=undecided:about": "あとから、いつでも書けます", "後《あと》で 書《か》けます", "You can write it at any time";

    "body.illnesses": "いまの病気や、これまでの大きな病気は何ですか", "どんな 病気《びょうき》を しましたか", "What illnesses do you have, or have you had?";
    "body.illnesses:about": "手術やけがも書いておきましょう。名前がわからないときは、わかる言い方でかまいません。",
        "手術《しゅじゅつ》や けがも 書《か》きます。わかる ことばで いいです。",
        "Operations and injuries too. Use your own words where you do not know the name.";
    "body.illnesses:example": "例：高血圧（60歳ごろから、ささえ診療所）。右ひざの手術（2019年、市民病院）。",
        "例《れい》：血圧《けつあつ》が 高《たか》い（60さいから、ささえ診療所《しんりょうじょ》）",
        "Example: high blood pressure, since I was about 60, Sasae Clinic; right knee operated on in 2019.";
    "body.illnesses:entry": "病気・けが", "病気《びょうき》・けが", "Illness or injury";
    "body.illnesses:add": "病気・けがを書きたす", "もう 一《ひと》つ 書《か》く", "Add an illness";
    "body.illnesses.name": "病気の名前", "病気《びょうき》の 名前《なまえ》", "Its name";
    "body.illnesses.since": "いつごろから", "いつから", "Since when";
    "body.illnesses.where": "かかっているところ", "行《い》って いる 病院《びょういん》", "Where it is treated";

    "body.medicines": "いま使っている薬は何ですか", "今《いま》、どんな 薬《くすり》を 使《つか》って いますか", "What medicines do you take?";
    "body.medicines:about": "お薬手帳があれば、それがいちばん確かです。薬が変わったら、書き直しましょう。",
        "お薬手帳《くすりてちょう》を 見《み》ると わかります。薬《くすり》が かわったら 書《か》き直《なお》します。",
        "Your medicine book is the surest source. Change this when your medicines change.";
    "body.medicines:example": "例：血圧の薬（アムロジピン）、朝に1錠。", "例《れい》：血圧《けつあつ》の 薬《くすり》、朝《あさ》に 1つ。", "Example: for blood pressure (amlodipine), one tablet in the morning.";
    "body.medicines:entry": "薬", "薬《くすり》", "Medicine";
    "body.medicines:add": "薬を書きたす", "もう 一《ひと》つ 書《か》く", "Add a medicine";
    "body.medicines.name": "薬の名前", "薬《くすり》の 名前《なまえ》", "Its name";
    "body.medicines.use": "使い方（いつ、どれだけ）", "いつ、いくつ", "When and how much";

    "body.allergies": "薬や食べ物で、具合が悪くなったことはありますか", "薬《くすり》や 食《た》べ物《もの》で、悪《わる》く なった ことが ありますか",
        "Has a medicine or food ever made you ill?";
    "body.allergies:about": "アレルギーのことです。ないときは「なし」と書いておくと、急なときに助かります。",
        "アレルギーの ことです。ない ときは「なし」と 書《か》きます。",
        "This is about allergies. If there are none, write “none”: that helps in an emergency.";
    "body.allergies:example": "例：ペニシリンの薬で、じんましんが出た。", "例《れい》：ペニシリンの 薬《くすり》で、からだが かゆく なった。", "Example: penicillin gave me a rash.";
    "body.allergies:entry": "アレルギー", "アレルギー", "Allergy";
    "body.allergies:add": "アレルギーを書きたす", "もう 一《ひと》つ 書《か》く", "Add an allergy";
    "body.allergies.what": "何で", "何《なに》で", "To what";
    "body.allergies.reaction": "どうなったか", "どう なりましたか", "What happened";

    "body.devices": "からだに入れているものや、使っている器具はありますか", "からだの 中《なか》や 外《そと》に つけて いる ものは ありますか",
        "Do you have implants or use devices?";
    "body.devices:about": "検査や手当てのしかたが変わることがあります。あるものを、すべて選んでください。",
        "ある ものを 全部《ぜんぶ》 選《えら》んで ください。", "They can change how you are examined and treated. Choose all that apply.";
    "body.devices:example": "例：ペースメーカーは2021年に入れました。手帳は、財布の中にあります。",
        "例《れい》：ペースメーカーの 手帳《てちょう》は、さいふの 中《なか》です。", "Example: my pacemaker is from 2021; its card is in my purse.";
    "body.devices=pacemaker": "ペースメーカー・ICD", "ペースメーカー・ICD（心臓《しんぞう》の 機械《きかい》）", "Pacemaker or ICD";
    "body.devices=oxygen": "在宅酸素《ざいたくさんそ》", "家《いえ》で 使《つか》う 酸素《さんそ》", "Oxygen at home";
    "body.devices=ventilator": "人工呼吸器", "息《いき》を 助《たす》ける 機械《きかい》", "Ventilator";
    "body.devices=gastrostomy": "胃ろう", "胃《い》ろう（おなかに 入《い》れる 管《くだ》）", "Gastrostomy (PEG)";
    "body.devices=stoma": "人工肛門・人工ぼうこう（ストーマ）", "ストーマ（便《べん》や おしっこの 袋《ふくろ》）", "Stoma";
    "body.devices=catheter": "尿の管や、点滴の管（カテーテル）", "おしっこの 管《くだ》・点滴《てんてき》の 管《くだ》", "Catheter";
    "body.devices=dialysis": "透析《とうせき》をしている", "透析《とうせき》（血《ち》を きれいに する）", "Dialysis";
    "body.devices=hearing_aid": "補聴器", "補聴器《ほちょうき》", "Hearing aid";
    "body.devices=dentures": "入れ歯", "入《い》れ歯《ば》", "Dentures";

    "body.papers": "お薬手帳や保険証は、どこにありますか", "お薬手帳《くすりてちょう》や 保険証《ほけんしょう》は どこですか", "Where are your medicine book and insurance card?";
    "body.papers:about": "急な入院のとき、家族や救急隊がさがすものです。",
        "急《きゅう》に 入院《にゅういん》する とき、家族《かぞく》が さがします。", "Family or an ambulance crew will look for them when you must go to hospital.";
    "body.papers:example": "例：茶の間の引き出し、青い袋の中。", "例《れい》：テレビの 下《した》の、青《あお》い 袋《ふくろ》の 中《なか》。", "Example: in the living room, in the blue bag in the drawer.";
    "body.papers.medicine_book": "お薬手帳", "お薬手帳《くすりてちょう》", "Medicine book";
    "body.papers.insurance_card": "マイナ保険証・資格確認書", "マイナ保険証《ほけんしょう》・資格確認書《しかくかくにんしょ》", "Insurance card (My Number Card, or certificate of eligibility)";
}
