//! Which organizations are desks, and what is chosen from.

words! {
    title: "相談窓口の設定", "相談窓口《そうだんまどぐち》の 設定《せってい》", "Desk settings";
    lead: "どの団体が相談を受けるか、相談の分類の言葉は何かを決めます。", "どこが 相談《そうだん》を 受《う》けるか、決《き》めます。", "Which organizations take questions, and what can be chosen from.";
    desks: "相談窓口", "相談窓口《そうだんまどぐち》", "Desks";
    no_desks: "相談窓口はまだありません", "窓口《まどぐち》は まだ ありません", "There is no desk yet";
    no_desks_why: "下で団体を選ぶと、その団体に属する人が相談を受けられます。", "下《した》で 団体《だんたい》を 選《えら》びます。", "Choose an organization below: its people can then take questions.";
    add: "窓口を加える", "窓口《まどぐち》を 入《い》れる", "Add a desk";
    organization: "団体", "団体《だんたい》", "Organization";
    telephone: "電話番号", "電話番号《でんわばんごう》", "Telephone";
    telephone_hint: "住民の方がかける番号です。", "みんなが かける 番号《ばんごう》です。", "What residents call.";
    fax: "FAX番号", "FAXの 番号《ばんごう》", "Fax";
    hours: "受付時間", "開《あ》いて いる 時間《じかん》", "Hours";
    hours_hint: "例：平日 9時〜17時", "例《れい》：9時《じ》から 17時《じ》", "For example 平日 9時〜17時";
    area: "受け持つ町", "どの 町《まち》", "Area";
    area_hint: "住民の方が読む言葉で。空なら、すべての町です。", "空《から》なら、全部《ぜんぶ》です。", "As residents read it. Empty: everywhere.";
    for_residents: "住民の相談", "みんなの 相談《そうだん》", "Questions of residents";
    for_residents_yes: "住民の方からの相談を受ける", "みんなの 相談《そうだん》を 受《う》ける", "Takes questions of residents";
    answer_within: "はじめの返答まで（平日の日数）", "返事《へんじ》までの 日《ひ》", "First answer within (days of work)";
    keep_years: "終わった相談を残す年数", "残《のこ》す 年《とし》", "Keep closed cases (years)";
    keep_years_hint: "過ぎると、内容が自動で消えます。数は残ります。", "そのあと 消《き》えます。数《かず》は 残《のこ》ります。", "Afterwards they are emptied; what is counted stays.";
    save: "保存する", "残《のこ》す", "Save";
    make: "窓口にする", "窓口《まどぐち》に する", "Make it a desk";
    close: "新しい相談の受付をやめる", "新《あたら》しい 相談《そうだん》を 受《う》けない", "Take no new questions";
    close_why: "これまでの相談は残り、その団体の人が続けて開けます。", "今《いま》までの 相談《そうだん》は あります。", "Its cases stay with it.";
    lists: "分類の言葉", "分類《ぶんるい》の 言葉《ことば》", "What can be chosen";
    list_count(count): "{count}個", "{count}", "{count} items";
    askers: "相談した人", "相談《そうだん》した 人《ひと》", "Who asks";
    topics: "相談の分類", "相談《そうだん》の 分類《ぶんるい》", "Topics";
    provided: "提供したもの", "した こと", "What was provided";
    back: "設定へもどる", "設定《せってい》へ もどる", "Back to the settings";
    list_kept: "今保存されている内容", "今《いま》の 内容《ないよう》", "Saved now";
    list_changed: "まだ保存していません", "まだ 保存《ほぞん》して いません", "Not saved yet";
    list_changed_why: "書いているあいだに、ほかの人がこの一覧を変えました。今保存されている内容が違うところは、その下に書いてあります。ほかの人が足したものは、終わりにあります。よければ、もう一度「保存する」を押してください。",
        "ほかの 人《ひと》が 変《か》えました。違《ちが》う ところは 下《した》に あります。よければ、もう一度《いちど》 押《お》して ください。",
        "Somebody else edited the lists meanwhile. What is saved now stands below each row that differs; what they added stands at the end. Save again if this is right.";
    list_lead: "言葉を直し、順番を変え、足すことができます。使われたものは消えず、「もう選ばない」にできます。",
        "言葉《ことば》を 直《なお》せます。使《つか》った 言葉《ことば》は 消《け》せません。",
        "Change words and order, and add items. What was used cannot be removed, only left out from now on.";
    order: "順", "順番《じゅんばん》", "Order";
    ja: "日本語", "日本語《にほんご》", "Japanese";
    easy: "やさしい日本語", "やさしい 日本語《にほんご》", "Easy Japanese";
    easy_hint(example): "読みは、{example}のように、漢字のすぐあとに書きます。", "読《よ》みは {example}のように 書《か》きます。", "Readings stand behind their kanji, as in {example}.";
    en: "英語", "英語《えいご》", "English";
    residents: "住民も選べる", "みんなも 選《えら》べる", "For residents";
    retired: "もう選ばない", "もう 選《えら》ばない", "No longer offered";
    new_item: "新しい言葉", "新《あたら》しい 言葉《ことば》", "New item";
    item_of(label, item): "{item}：{label}", "{item}：{label}", "{item}: {label}";
    said_saved: "保存しました", "残《のこ》しました", "Saved";
    said_closed: "新しい相談の受付をやめました", "新《あたら》しい 相談《そうだん》は 受《う》けません", "It takes no new questions";
}
