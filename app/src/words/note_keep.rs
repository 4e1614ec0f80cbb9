//! The life note: copies that survive the device.

words! {
    title: "控えをつくる", "コピーを 作《つく》る", "Make a spare copy";
    lede: "ノートは、この端末の中にだけあります。端末がこわれても困らないように、控えをつくっておきましょう。控えの紙のほかに、ファイルか、あずけた控えがあると安心です。",
        "ノートは この スマホ（パソコン）だけに あります。こわれても いい ように、コピーを 作《つく》りましょう。紙《かみ》と、もう 一《ひと》つ あると 安心《あんしん》です。",
        "The note is on this device only. Make a spare copy, so that nothing is lost if it breaks. The sheet together with a file or a stored copy is safest.";
    sheet: "控えの紙", "コピーの 紙《かみ》", "Recovery sheet";
    sheet_more: "合言葉を忘れても、この紙の11の言葉で開けます。端末とは別の場所に、しまってください。", "合言葉《あいことば》を 忘《わす》れても、紙《かみ》の 11の 言葉《ことば》で 開《あ》けられます。スマホと 別《べつ》の ところに 置《お》いて ください。",
        "If you forget the passphrase, the eleven words of this sheet open the note. Keep it apart from the device.";
    print_sheet: "控えの紙を印刷する", "紙《かみ》を 印刷《いんさつ》する", "Print the recovery sheet";
    file: "鍵のかかったファイル", "かぎの ある ファイル", "A locked file";
    file_more: "USBメモリーやパソコンにしまえます。合言葉か、控えの紙がないと、開けません。", "USBメモリーや パソコンに 置《お》けます。合言葉《あいことば》か 紙《かみ》が ないと 開《あ》きません。",
        "Keep it on a USB stick or a computer. It opens only with the passphrase or the recovery sheet.";
    save_file: "ファイルを保存する", "ファイルを 保存《ほぞん》する", "Save the file";
    store: "あずける", "預《あず》ける", "Store a copy here";
    store_more: "鍵をかけたまま、このサイトにあずけられます。このサイトには、鍵のかかったかたまりしか見えません。開けるのは、合言葉と、控えの紙（またはこの端末）の両方を持つ人だけです。",
        "かぎを かけた まま、この サイトに 預《あず》けます。この サイトは 読《よ》めません。合言葉《あいことば》と 紙《かみ》の 二《ふた》つで 開《あ》きます。",
        "The locked copy can be stored on this site, which sees nothing but a sealed block. Only someone who has both the passphrase and the recovery sheet (or this device) can open it.";
    store_now: "控えをあずける", "コピーを 預《あず》ける", "Store a copy";
    is_stored: "あずけています", "預《あず》けて います", "A copy is stored";
    unstore: "あずけるのをやめて、消す", "やめて 消《け》す", "Stop and delete it";
    unstore_more: "やめると、あずけた控えは、このサイトからすぐに消えます。", "やめると、預《あず》けた コピーは すぐに 消《き》えます。", "When you stop, the stored copy is deleted from this site at once.";
    join: "もう1台で使う", "もう 1台《だい》で 使《つか》う", "Use a second device";
    join_more: "四角い印を、もう1台の端末のカメラで写すと、そこでもノートを開けます。", "四角《しかく》を もう 1台《だい》の カメラで うつします。そこでも ノートが 開《ひら》きます。",
        "Point the camera of the other device at the square to open the note there too.";
    join_warning: "この印は、ノートの鍵です。ほかの人に見せたり、写真に撮らせたりしないでください。使い終わったら、すぐに隠してください。", "これは ノートの かぎです。ほかの 人《ひと》に 見《み》せないで ください。終《お》わったら かくして ください。",
        "The square is the key of your note. Do not let others see or photograph it, and hide it when you are done.";
    show_join: "印を出す", "四角《しかく》を 出《だ》す", "Show the square";
    hide_join: "印を隠す", "四角《しかく》を かくす", "Hide the square";
    join_label: "もう1台で開くための四角い印（QRコード）", "もう 1台《だい》で 開《ひら》く ための QRコード", "QR code to open the note on a second device";
    export: "読める形で書き出す", "だれでも 読《よ》める ファイルに する", "Export in readable form";
    export_more: "ほかのソフトで使うためのファイルです。鍵はかかりません。ファイルを手にした人は、だれでも読めます。", "ほかの ソフトの ための ファイルです。かぎは ありません。ファイルが ある 人《ひと》は だれでも 読《よ》めます。",
        "Files for other programs. They are not locked: whoever has the file can read it.";
    export_json: "JSONで書き出す", "JSONの ファイルに する", "Export as JSON";
    export_json_more: "書いたこと全部。このノートにまた取りこめます。", "書《か》いた こと 全部《ぜんぶ》です。また この ノートに 入《い》れられます。", "All you wrote; this note can take it in again.";
    export_fhir: "FHIRで書き出す", "FHIRの ファイルに する", "Export as FHIR";
    export_fhir_more: "病院などの記録システムのための形です。", "病院《びょういん》などの ための 形《かたち》です。", "The form that record systems of hospitals read.";
    import: "ファイルを取りこむ", "ファイルを 入《い》れる", "Take in a file";
    import_more: "ほかの端末のファイルや、書き出したファイルを、このノートに合わせます。", "ほかの スマホの ファイルを この ノートに 入《い》れます。", "Joins a file of another device, or an exported one, with this note.";
}
