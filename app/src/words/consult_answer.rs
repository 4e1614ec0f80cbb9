//! The page behind the private link of a question: its number, the exchange, and what can still be done.

words! {
    title: "あなたの相談", "あなたの 相談《そうだん》", "Your question";
    received: "相談を受け付けました", "相談《そうだん》を 受《う》け付《つ》けました", "We have received your question";
    answered: "お返事があります", "返事《へんじ》が あります", "There is an answer";
    closed: "この相談は終わりました", "この 相談《そうだん》は 終《お》わりました", "This question is settled";
    closed_more: "またこまったことがあれば、下から書きたすか、新しく相談してください。", "また こまったら、下《した》に 書《か》いて ください。", "If something else troubles you, write below or ask again.";
    number: "受付番号", "番号《ばんごう》", "Reference number";
    number_more: "お電話のときは、この番号をお伝えください。", "電話《でんわ》の とき、この 番号《ばんごう》を 言《い》って ください。", "Please tell this number when you call.";
    received_on: "受け付けた日", "送《おく》った 日《ひ》", "Received on";
    by_telephone(date): "{date}までに、窓口からお電話します。", "{date}までに 電話《でんわ》します。", "The desk will call you by {date}.";
    by_email(date): "{date}までに、メールでお返事します。", "{date}までに メールを 送《おく》ります。", "The desk will write to you by {date}.";
    by_web(date): "{date}までに、このページにお返事を書きます。", "{date}までに この ページに 返事《へんじ》を 書《か》きます。", "The answer will be on this page by {date}.";
    also_here: "お返事の内容は、このページでも読めます。", "返事《へんじ》は この ページでも 読《よ》めます。", "You can read the answer on this page, too.";
    worse: "待つあいだに具合がわるくなったときは、返事を待たずにお電話ください。", "急《きゅう》に ぐあいが 悪《わる》く なったら、待《ま》たないで 電話《でんわ》して ください。", "If things get worse meanwhile, do not wait for the answer: please call.";

    keep: "このページのアドレスを、残しておいてください", "この ページの アドレスを 残《のこ》して ください", "Please keep the address of this page";
    keep_more: "お返事は、このアドレスを開くと読めます。もう一度お知らせすることはできません。アドレスを知っている人は、だれでもこのページを見られます。",
        "この アドレスで 返事《へんじ》を 読《よ》みます。なくすと 見《み》られません。アドレスを 知《し》って いる 人《ひと》は だれでも 見《み》られます。",
        "It shows the answer, and cannot be told again. Whoever has it can see this page.";
    share: "アドレスを送る・控える", "アドレスを 送《おく》る・残《のこ》す", "Send or copy the address";

    exchange: "やりとり", "話《はな》した こと", "What was said";
    you: "あなた", "あなた", "You";

    facilities: "ご案内した先", "ここに 聞《き》いて みて ください", "Places to turn to";
    no_answer_yet: "お返事は、まだありません。", "返事《へんじ》は まだ ありません。", "There is no answer yet.";
    add: "書きたす", "もっと 書《か》く", "Add something";
    add_label: "窓口に伝えたいこと", "伝《つた》えたい こと", "What you want to add";
    add_hint: "お返事への質問や、変わったことを書けます。4000文字まで。", "聞《き》きたい ことや、変《か》わった ことを 書《か》けます。4000字《じ》まで。", "A question about the answer, or what has changed. Up to 4,000 characters.";
    add_send: "書きたしたことを送る", "送《おく》る", "Send";
    added: "書きたしたことを送りました", "送《おく》りました", "What you added has been sent";

    erase: "この相談を消してほしいとき", "この 相談《そうだん》を 消《け》して ほしい とき", "If you want this to be deleted";
    erase_link: "消してほしいと伝える", "消《け》して ほしいと 言《い》う", "Ask for it to be deleted";
    erase_heading: "この相談を消しますか", "この 相談《そうだん》を 消《け》しますか", "Shall this question be deleted?";
    erase_what: "窓口に、すべて消してほしいと伝えます。窓口の担当者が確かめてから消します。", "窓口《まどぐち》の 人《ひと》が 見《み》てから 全部《ぜんぶ》 消《け》します。", "The desk is told to delete everything, and does so after a check.";
    erase_after: "消したあとは、このページもお返事も、読めなくなります。もとにもどすことはできません。", "消《け》すと、この ページは もう 見《み》られません。元《もと》に もどす ことは できません。", "After that, this page and the answers cannot be read any more. This cannot be undone.";
    erase_keep: "件数を数えるための記録だけが残ります。あなたのことは、わかりません。", "数《かず》を 数《かぞ》える ための 記録《きろく》は 残《のこ》ります。あなたの ことは わかりません。", "Only what is counted stays; it says nothing of you.";
    erase_yes: "すべて消してほしい", "全部《ぜんぶ》 消《け》して ほしい", "Delete everything";
    erase_no: "消さないで、もどる", "消《け》さないで もどる", "Go back without deleting";
    erasure_asked: "消してほしいというご希望を、窓口に伝えました", "消《け》して ほしいと 窓口《まどぐち》に 言《い》いました", "The desk knows that you want this to be deleted";
    erasure_asked_more: "窓口が消すと、このページは見られなくなります。", "窓口《まどぐち》が 消《け》すと、この ページは 見《み》られません。", "Once it is deleted, this page cannot be seen any more.";

    paper: "相談の控え", "相談《そうだん》の ひかえ", "Record of your question";
    paper_scan: "お返事を読むとき：QRコードをスマートフォンで読むか、アドレスを入れてください。", "返事《へんじ》を 読《よ》む とき：QRコードを スマートフォンで 読《よ》んで ください。", "To read the answer, scan the code or type the address.";
    paper_keep: "人に見られないところに、しまってください。", "人《ひと》に 見《み》せないで ください。", "Keep this where others do not see it.";

    not_found: "この相談のページは見つかりません", "この 相談《そうだん》の ページは ありません", "Question not found";
    not_found_why: "アドレスが途中で切れているか、ちがっているのかもしれません。相談が消されたときも、見られなくなります。受付番号がわかるときは、窓口にお電話ください。",
        "アドレスが ちがうかも しれません。消《け》した 相談《そうだん》も 見《み》られません。番号《ばんごう》が わかる ときは、電話《でんわ》して ください。",
        "The address may be cut off or mistyped, or the question was deleted. If you have its reference number, please call the desk.";
    ask_again: "新しく相談する", "新《あたら》しく 相談《そうだん》する", "Ask again";
}
