//! 経過: what was done about a case.

words! {
    received: "受付", "受付《うけつけ》", "Received";
    received_web: "ウェブで受け付けました。", "ウェブで 受《う》けました。", "It came through the website.";
    received_telephone: "電話で受け付けました。", "電話《でんわ》で 受《う》けました。", "It came by telephone.";
    received_fax: "FAXで受け付けました。", "FAXで 受《う》けました。", "It came by fax.";
    received_visit: "来所で受け付けました。", "来《き》た 人《ひと》から 聞《き》きました。", "Somebody came in person.";
    received_email: "メールで受け付けました。", "メールで 受《う》けました。", "It came by e-mail.";
    received_inside: "関係機関から受け付けました。", "働《はたら》く 人《ひと》から 受《う》けました。", "It came from a professional.";
    sheet_changed: "受付票を直した", "受付票《うけつけひょう》を 直《なお》した", "Sheet changed";
    assigned_to(name): "担当　{name}", "担当《たんとう》　{name}", "Taken by {name}";
    assigned_nobody: "担当を外した", "担当《たんとう》なし", "Nobody has it now";
    noted: "メモ", "メモ", "Note";
    answered(way): "返答（{way}）", "返事《へんじ》（{way}）", "Answered ({way})";
    added: "相談した方からの追加", "相談《そうだん》した 人《ひと》から", "Added by who asked";
    facilities_found: "施設をさがした", "施設《しせつ》を さがした", "Facilities found";
    circulated(names): "回覧　{names}", "読《よ》んで もらう　{names}", "Circulated to {names}";
    taken_back(name): "回覧をやめた　{name}", "読《よ》んで もらうのを やめた　{name}", "Taken back from {name}";
    opinion_given: "意見", "意見《いけん》", "Opinion";
    follow_up_set(date): "次の連絡は{date}", "次《つぎ》の 連絡《れんらく》は {date}", "Follow-up on {date}";
    follow_up_none: "次の連絡の日を取り消した", "次《つぎ》の 連絡《れんらく》なし", "Follow-up taken away";
    handed_over(from, to): "引き継ぎ　{from}から{to}へ", "{from}から {to}へ", "Handed over from {from} to {to}";
    attached(name): "書類を添えた　{name}", "入《い》れた　{name}", "Attached {name}";
    attachment_removed(name): "書類を外した　{name}", "消《け》した　{name}", "Removed {name}";
    closed: "終了", "終《お》わり", "Closed";
    reopened: "もう一度はじめた", "もう一度《いちど》 はじめた", "Opened again";
    erasure_asked: "内容を消してほしいという希望", "消《け》して ほしいと いう 希望《きぼう》", "Deletion was asked for";
    by_of(name, organization): "{name}（{organization}）", "{name}（{organization}）", "{name} ({organization})";
}
