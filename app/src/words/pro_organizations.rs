//! Organizations of the region.

words! {
    title: "団体", "団体《だんたい》", "Organizations";
    lead: "ささえに参加している病院や事業所、行政などの一覧です。", "ささえを 使《つか》う 病院《びょういん》や 事務所《じむしょ》です。", "Hospitals, services and authorities that take part.";
    search: "名前でさがす", "名前《なまえ》で さがす", "Search by name";
    search_do: "さがす", "さがす", "Search";
    list(count): "参加している団体（{count}件）", "団体《だんたい》（{count}）", "Organizations ({count})";
    none: "見つかりませんでした", "見《み》つかりません", "None was found";
    none_why: "別の言葉でさがすか、新しく加えてください。", "ほかの 言葉《ことば》で さがして ください。", "Try other words, or add a new one.";
    add: "団体を加える", "団体《だんたい》を 入《い》れる", "Add an organization";
    change: "団体の内容を変える", "団体《だんたい》を かえる", "Change this organization";
    name: "団体の名前", "団体《だんたい》の 名前《なまえ》", "Name";
    kind: "種類", "種類《しゅるい》", "Kind";
    telephone: "電話番号", "電話番号《でんわばんごう》", "Telephone number";
    facility: "住民に見えている施設", "みんなに 見《み》える 施設《しせつ》", "Facility as residents see it";
    facility_hint: "つなぐと、この団体の人が、施設の内容を直せるようになります。", "つなぐと、施設《しせつ》の ことを 直《なお》せます。", "When linked, its people can correct what is shown of the facility.";
    facility_none: "つながない", "つなぎません", "None";
    facility_unlinked: "つないでいません", "つないで いません", "Not linked";
    facility_search: "施設を名前でさがす", "施設《しせつ》を 名前《なまえ》で さがす", "Find the facility by name";
    facility_search_do: "施設をさがす", "施設《しせつ》を さがす", "Find facilities";
    facility_gone: "つないだ施設が見つかりません。選び直してください。", "つないだ 施設《しせつ》が ありません。えらび直《なお》して ください。", "The linked facility is gone. Please choose again.";
    people: "人数", "人数《にんずう》", "People";
    people_of(count, administrators): "{count}人（管理者{administrators}人）", "{count}人《にん》（管理者《かんりしゃ》{administrators}人《にん》）", "{count} ({administrators} administrators)";
    no_administrator: "管理者がいません", "管理者《かんりしゃ》が いません", "No administrator";
    runs_region: "地域をとりまとめる団体です。", "地域《ちいき》の 全部《ぜんぶ》を 見《み》る 団体《だんたい》です。", "It runs the region.";
    save: "保存する", "保存《ほぞん》する", "Save";
    created_next: "つぎに、はじめの管理者を招待してください。", "つぎに、管理者《かんりしゃ》を 招待《しょうたい》して ください。", "Next, invite the first administrator.";
    back: "団体の一覧へもどる", "団体《だんたい》の ページへ もどる", "Back to organizations";
}
