//! Places that were saved on this device.

words! {
    title: "保存した場所", "保存《ほぞん》した 場所《ばしょ》", "Saved places";
    description: "この端末に保存した場所の一覧です。印刷したり、家族に送ったりできます。",
        "この スマホ（パソコン）に 保存《ほぞん》した 場所《ばしょ》です。", "Places saved on this device, to print or to send to family.";
    none: "保存した場所は、まだありません", "保存《ほぞん》した 場所《ばしょ》は まだ ありません", "No saved places yet";
    how: "施設のページや検索結果で「保存する」を押すと、ここにならびます。",
        "「保存《ほぞん》する」を 押《お》すと、ここに 出《で》ます。", "Press “Save” on a place or in the results, and it appears here.";
    needs_program: "保存するには、ブラウザーのJavaScriptとデータの保存を有効にしてください。",
        "保存《ほぞん》には JavaScriptが いります。", "Saving needs JavaScript and site data to be enabled in your browser.";
    on_device: "保存した場所は、この端末の中だけにあります。リンクを送ると、受け取った人も同じ一覧を見られます。",
        "保存《ほぞん》した 場所《ばしょ》は、この スマホ（パソコン）の 中《なか》だけに あります。",
        "Saved places stay on this device. Whoever receives the link sees the same list.";
    share: "この一覧のリンクを送る", "この リンクを 送《おく》る", "Share this list";
    copied: "リンクをコピーしました", "リンクを コピーしました", "Link copied";
    not_copied: "コピーできませんでした。この画面のアドレス（URL）を送ってください。",
        "コピーできませんでした。この 画面《がめん》の アドレス（URL）を 送《おく》って ください。",
        "Copying is not allowed here. Please send the address (URL) of this page.";
    gone(number): "{number}件は、もう載っていません。", "{number}件《けん》は もう ありません。", "{number} of them are no longer listed.";
    too_many(number): "はじめの{number}件を表示しています。", "はじめの {number}件《けん》です。", "The first {number} are shown.";
    find: "場所をさがす", "場所《ばしょ》を さがす", "Find places";
}
