//! The page that says what became of a report.

words! {
    title: "お知らせの経過", "お知《し》らせが どう なったか", "What became of your report";
    heading: "お知らせを受け付けました", "お知《し》らせを 受《う》け付《つ》けました", "We have received your report";
    heading_decided: "お知らせを確かめました", "お知《し》らせを 見《み》ました", "We have checked your report";
    thanks: "お知らせくださり、ありがとうございます", "教《おし》えて くださって、ありがとうございます", "Thank you for telling us";
    thanks_more: "担当者が確かめます。確かめるまで、表示している内容は変わりません。",
        "人《ひと》が よく 見《み》ます。それまで 書《か》いて ある ことは 変《か》わりません。",
        "Somebody will check it. Until then, what is shown stays as it is.";
    state: "いまの状況", "いま どう なって いるか", "Where it stands";
    received: "受け付けました", "受《う》け付《つ》けました", "Received";
    waiting: "これから確かめます", "これから 見《み》ます", "Waiting to be checked";
    accepted: "確認しました・反映します", "わかりました。直《なお》します", "Checked, and will be put right";
    rejected: "見送りました", "直《なお》しませんでした", "Checked, and not changed";
    answer: "担当者からの返事", "返事《へんじ》", "Answer";
    keep: "このページのアドレスを、控えておいてください", "この ページの アドレスを なくさないで ください", "Please keep the address of this page";
    keep_more: "どうなったかは、このアドレスでだけ見られます。あとからお伝えすることはできません。アドレスを知っている人は、だれでもこのページを見られます。",
        "この アドレスで いつでも 見《み》る ことが できます。なくすと、もう 見《み》られません。この アドレスを 知《し》って いる 人《ひと》は、だれでも 見《み》られます。",
        "Only this address shows what becomes of your report, and it cannot be told again. Whoever has it can see this page.";
    share: "アドレスを送る・控える", "アドレスを 送《おく》る・残《のこ》す", "Send or copy the address";
    sent: "お知らせの内容", "送《おく》った こと", "What you sent";
    sender_not_shown: "お名前・電話番号・メールアドレスは、ここには表示しません。",
        "あなたの 名前《なまえ》と 連絡先《れんらくさき》は ここに 出《だ》しません。",
        "Your name, telephone number and e-mail address are not shown here.";
    facility: "施設", "施設《しせつ》", "Place";
    not_found: "このお知らせは見つかりません", "この お知《し》らせは 見《み》つかりません", "Report not found";
    not_found_why: "アドレスが途中で切れているか、ちがっているのかもしれません。控えたアドレスを、はじめから終わりまで入れてみてください。わからなくなったときは、もう一度お知らせください。",
        "アドレスが ちがって いるかも しれません。アドレスを 全部《ぜんぶ》 入《い》れて ください。わからない ときは、もう一度《いちど》 知《し》らせて ください。",
        "The address may be cut off or mistyped: please enter all of it. If you no longer have it, please send your report again.";
}
