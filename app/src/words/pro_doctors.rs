//! How each doctor is reached.

words! {
    title: "医師への連絡", "医者《いしゃ》への 連絡《れんらく》", "Reaching doctors";
    lead: "連絡しやすい時間（ケアマネタイム）と方法、家でできることを調べられます。職員だけが見るページです。",
        "医者《いしゃ》に 連絡《れんらく》する 時間《じかん》と 方法《ほうほう》です。働《はたら》く 人《ひと》だけが 見《み》ます。",
        "When and how each doctor can be reached, and what can be done at home. For professionals only.";
    label: "医療機関の名前、町、できること", "病院《びょういん》の 名前《なまえ》・町《まち》", "Name, town, what is needed";
    hint: "例：桜町 看取り", "例《れい》：桜町《さくらまち》", "For example 桜町 看取り";
    search: "さがす", "さがす", "Find";
    count(total): "{total}件", "{total}", "{total} found";
    with_time: "ケアマネタイムを届け出ている医療機関", "ケアマネタイムが ある 病院《びょういん》", "Those that have told their hours for care managers";
    nothing: "見つかりませんでした", "ありませんでした", "Nothing was found";
    nothing_why: "言葉を減らすか、町の名前でおさがしください。", "町《まち》の 名前《なまえ》などで さがして ください。", "Try fewer words, or the name of a town.";
    none_told: "ケアマネタイムの届け出は、まだありません", "ケアマネタイムは まだ ありません", "Nobody has told hours for care managers yet";
    none_told_why: "医療機関の名前や町の名前で、電話番号をさがせます。医療機関の方は「自分の施設」から届け出られます。",
        "名前《なまえ》や 町《まち》で、電話番号《でんわばんごう》を さがせます。", "Find telephone numbers by name or town. Clinics tell their hours under “Our facility”.";
    time: "ケアマネタイム", "ケアマネタイム", "Hours for care managers";
    time_none: "届け出はありません。診療の合間をさけて、お電話ください。", "わかりません。電話《でんわ》して ください。", "Not told. Please avoid the busiest hours when you call.";
    stated(organization, date): "{organization}、{date}", "{organization}、{date}", "{organization}, {date}";
    at_home: "家でできること", "家《いえ》で できる こと", "At home";
    cannot_at_home: "家ではできないこと", "家《いえ》では できない こと", "Not at home";
    telephone: "電話", "電話《でんわ》", "Telephone";
    fax: "FAX", "FAX", "Fax";
}
