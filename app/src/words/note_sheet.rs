//! The recovery sheet.

words! {
    title: "マイライフノートの控えの紙", "マイライフノートの コピーの 紙《かみ》", "Recovery sheet of the life note";
    needs_note: "この紙は、開いているノートからつくります。", "この 紙《かみ》は、開《ひら》いた ノートから 作《つく》ります。", "This sheet is made from an open note.";
    needs_note_more: "マイライフノートを開いてから、「控えをつくる」を押してください。", "マイライフノートを 開《ひら》いて、「コピーを 作《つく》る」を 押《お》して ください。", "Open your life note, then press “Make a spare copy”.";
    open_note: "ノートを開く", "ノートを 開《ひら》く", "Open the note";
    on_screen: "印刷したら、この画面を閉じてください。言葉を写真に撮ったり、メールで送ったりしないでください。", "印刷《いんさつ》したら、画面《がめん》を 閉《と》じて ください。写真《しゃしん》を とらないで ください。", "Close this page after printing. Do not photograph or mail the words.";

    is_key: "この紙は、ノートの鍵です", "この 紙《かみ》は ノートの かぎです", "This sheet is a key of the note";
    what_for: "合言葉を忘れたときや、端末がこわれたときに、この紙でノートを開けます。", "合言葉《あいことば》を 忘《わす》れた とき、この 紙《かみ》で ノートを 開《あ》けます。", "It opens the note when the passphrase is forgotten or the device is broken.";
    keep_apart: "スマートフォンやパソコンとは、別の場所にしまってください。", "スマホや パソコンと 別《べつ》の ところに 置《お》いて ください。", "Keep it apart from phone and computer.";
    keep_trusted: "信じられる人に、預かってもらってもかまいません。", "信《しん》じられる 人《ひと》に 預《あず》けても いいです。", "Someone you trust may keep it for you.";
    keep_bare: "合言葉は、この紙に書かないでください。", "合言葉《あいことば》を この 紙《かみ》に 書《か》かないで ください。", "Do not write the passphrase on it.";
    keep_lost: "なくしたときや、人に見られたときは、「鍵・設定」で新しい紙をつくってください。この紙は使えなくなります。", "なくした ときは、「かぎ・設定《せってい》」で 新《あたら》しい 紙《かみ》を 作《つく》って ください。この 紙《かみ》は 使《つか》えなく なります。", "If it is lost or seen, make a new one under “Keys and settings”. This one then stops working.";
    words: "11の言葉", "11の 言葉《ことば》", "The eleven words";
    qr: "同じ言葉のQRコード", "同《おな》じ 言葉《ことば》の QRコード", "QR code of the same words";
    made_on: "つくった日", "作《つく》った 日《ひ》", "Made on";
    number: "ノートの番号", "ノートの 番号《ばんごう》", "Number of the note";
    steps: "別の端末で開くには", "ほかの スマホで 開《ひら》くには", "To open it on another device";
    step_page: "ブラウザーで、このページを開きます：", "ブラウザーで この ページを 開《ひら》きます：", "Open this page in a browser:";
    step_open: "「ほかの端末のノートを開く」を押します。", "「ほかの スマホの ノートを 開《ひら》く」を 押《お》します。", "Press “Open a note from another device”.";
    step_words: "上の11の言葉を、番号の順に入れます。", "11の 言葉《ことば》を 順《じゅん》に 書《か》きます。", "Type the eleven words in their order.";
    step_file: "ノートのファイルがあれば、それを選びます。", "ノートの ファイルが あれば、選《えら》びます。", "If you have the file of the note, choose it.";
    step_stored: "ファイルがなく、控えをあずけているときは、合言葉も入れます。", "ファイルが なくて 預《あず》けた ときは、合言葉《あいことば》も 書《か》きます。", "If you stored a copy instead, type the passphrase too.";
    file_place: "ノートのファイルの置き場所（手で書いてください）", "ファイルの ある ところ（手《て》で 書《か》いて ください）", "Where the file of the note is (write by hand)";
}
