//! The life note: opening, passphrases and settings.

words! {
    // opening
    unlock: "ノートを開く", "ノートを 開《ひら》く", "Open the note";
    unlock_more: "紙に書いた合言葉を入れてください。", "紙《かみ》に 書《か》いた 合言葉《あいことば》を 書《か》いて ください。", "Please type the passphrase that you wrote on paper.";
    passphrase: "合言葉", "合言葉《あいことば》", "Passphrase";
    passphrase_how: "間を空けても、空けなくても、ひらがなでもカタカナでも開きます。", "間《あいだ》は あっても なくても いいです。ひらがなでも カタカナでも いいです。",
        "Blanks do not matter, nor does hiragana or katakana.";
    veil: "文字をかくす", "文字《もじ》を かくす", "Hide what is typed";
    open: "開く", "開《ひら》く", "Open";
    open_by_passkey: "指や顔で開く（パスキー）", "指《ゆび》や 顔《かお》で 開《ひら》く（パスキー）", "Open with finger or face (passkey)";
    working: "鍵を開けています。少しお待ちください。", "かぎを 開《あ》けて います。少《すこ》し 待《ま》って ください。", "Unlocking. This takes a moment.";
    forgotten: "合言葉を忘れたとき", "合言葉《あいことば》を 忘《わす》れた とき", "Forgotten your passphrase?";

    // the passphrase
    make: "合言葉を決めましょう", "合言葉《あいことば》を 決《き》めましょう", "Choose a passphrase";
    make_why: "合言葉は、ノートの鍵です。この端末をだれかが手にとっても、合言葉がなければ読めません。ささえにも、役所にも、合言葉はわかりません。忘れないように、紙に書いておきましょう。",
        "合言葉《あいことば》は ノートの かぎです。合言葉《あいことば》が ないと 読《よ》めません。だれも 知《し》りません。紙《かみ》に 書《か》いて おきましょう。",
        "The passphrase is the key of your note. Whoever picks up this device cannot read the note without it. Neither this site nor the town office knows it, so write it down on paper.";
    suggested: "おすすめの合言葉", "おすすめの 合言葉《あいことば》", "A passphrase for you";
    other_words: "別の言葉にする", "別《べつ》の 言葉《ことば》に する", "Other words";
    own: "自分で考えた合言葉にする", "自分《じぶん》で 考《かんが》える", "Use words of my own";
    own_label: "自分で考えた合言葉", "自分《じぶん》の 合言葉《あいことば》", "My own passphrase";
    own_rule: "12文字以上で、ほかの人が思いつかないものにしてください。名前、誕生日、電話番号は使わないでください。",
        "12文字《もじ》か、もっと 長《なが》く して ください。名前《なまえ》や 誕生日《たんじょうび》は 使《つか》わないで ください。",
        "At least 12 characters that nobody would guess. Not a name, birthday or telephone number.";
    on_paper: "紙に書きましたか。書いたら、その紙を見ながら、一度入れてみてください。",
        "紙《かみ》に 書《か》きましたか。紙《かみ》を 見《み》て、1回《かい》 書《か》いて ください。",
        "Have you written it down? Then type it once from your paper.";
    again: "合言葉をもう一度", "合言葉《あいことば》を もう一度《いちど》", "The passphrase once more";
    set: "この合言葉にする", "この 合言葉《あいことば》に する", "Use this passphrase";
    later: "あとで", "あとで", "Later";

    // another device, a file
    other: "控えやファイルから開く", "コピーや ファイルから 開《ひら》く", "Open from a copy or a file";
    other_more: "新しい端末に移すとき、合言葉を忘れたとき、ノートが消えてしまったときに使います。", "新《あたら》しい スマホの ときや、合言葉《あいことば》を 忘《わす》れた ときに 使《つか》います。",
        "For a new device, a forgotten passphrase, or a note that is gone.";
    merged: "この端末にもノートがあるときは、二つを合わせます。書いたことは、どちらもなくなりません。", "ここにも ノートが あれば、二《ふた》つを 一《ひと》つに します。どちらも なくなりません。",
        "If there is a note on this device already, the two are joined. Nothing of either is lost.";
    words_of_sheet: "控えの紙の11の言葉", "コピーの 紙《かみ》の 11の 言葉《ことば》", "The eleven words of the recovery sheet";
    words_of_sheet_how: "番号の順に入れてください。間は空けても、空けなくてもかまいません。", "番号《ばんごう》の 順《じゅん》に 書《か》いて ください。",
        "In the order of their numbers. Blanks do not matter.";
    file: "ノートのファイル", "ノートの ファイル", "File of the note";
    from_file: "ファイルから開く", "ファイルから 開《ひら》く", "From a file";
    from_file_more: "合言葉か、控えの紙の言葉の、どちらかを入れてください。読める形で書き出したファイルなら、どちらもいりません。", "合言葉《あいことば》か 紙《かみ》の 言葉《ことば》を 書《か》いて ください。どちらか 一《ひと》つで いいです。",
        "Type the passphrase or the words of the recovery sheet: one of the two. A file exported in readable form needs neither.";
    open_file: "ファイルを開く", "ファイルを 開《ひら》く", "Open the file";
    from_stored: "あずけた控えから開く", "預《あず》けた コピーから 開《ひら》く", "From the stored copy";
    from_stored_more: "合言葉と、控えの紙の言葉の、両方を入れてください。", "合言葉《あいことば》と 紙《かみ》の 言葉《ことば》、二《ふた》つとも 書《か》いて ください。",
        "Type both: the passphrase and the words of the recovery sheet.";
    from_device: "前の端末が手もとにあるとき", "前《まえ》の スマホが ある とき", "If you still have the other device";
    from_device_more: "前の端末でノートを開き、「控えをつくる」の「もう1台で使う」を押します。出てきた四角い印を、この端末のカメラで写してください。", "前《まえ》の スマホで「コピーを 作《つく》る」を 開《ひら》きます。「もう 1台《だい》で 使《つか》う」を 押《お》します。出《で》た 四角《しかく》を この カメラで うつします。",
        "Open the note there, go to “Make a spare copy” and press “Use a second device”. Then point the camera of this device at the square.";

    // settings
    settings: "鍵・設定", "かぎ・設定《せってい》", "Keys and settings";
    lock: "いますぐ鍵をかける", "いま かぎを かける", "Lock now";
    lock_more: "席をはなれるとき、端末をだれかに貸すときに。", "スマホを だれかに 貸《か》す ときに 使《つか》います。", "When you leave the device or lend it to someone.";
    change: "合言葉を変える", "合言葉《あいことば》を 変《か》える", "Change the passphrase";
    change_more: "だれかに知られたかもしれないときは、変えてください。", "だれかが 知《し》ったかも しれない とき、変《か》えて ください。", "Change it if someone may have learned it.";
    passkey: "指や顔で開く（パスキー）", "指《ゆび》や 顔《かお》で 開《ひら》く（パスキー）", "Open with finger or face (passkey)";
    passkey_more: "合言葉のかわりに、端末の指紋や顔の確認で開けます。合言葉も、そのまま使えます。", "指《ゆび》や 顔《かお》で 開《あ》けられます。合言葉《あいことば》も 使《つか》えます。",
        "Opens the note with the fingerprint or face check of this device. The passphrase still works.";
    add_passkey: "パスキーを加える", "パスキーを 作《つく》る", "Add a passkey";
    remove_passkey: "パスキーをはずす", "パスキーを やめる", "Remove the passkey";
    renew: "控えの紙を新しくする", "コピーの 紙《かみ》を 新《あたら》しく する", "Make a new recovery sheet";
    renew_more: "控えの紙をなくしたとき、見られたときに。前の紙の言葉では、開けなくなります。", "紙《かみ》を なくした ときに 使《つか》います。前《まえ》の 紙《かみ》は 使《つか》えなく なります。",
        "If the sheet was lost or seen. The words of the old sheet will no longer open the note.";
    renew_sure: "前の控えの紙は、使えなくなります。新しい紙をすぐに印刷して、前の紙は捨ててください。", "前《まえ》の 紙《かみ》は 使《つか》えません。新《あたら》しい 紙《かみ》を すぐ 印刷《いんさつ》して ください。",
        "The old sheet stops working. Print the new one at once and throw the old one away.";
    renew_yes: "新しくする", "新《あたら》しく する", "Make a new one";
    forget: "この端末からノートを消す", "この スマホから ノートを 消《け》す", "Remove the note from this device";
    forget_more: "端末を人にゆずるときに。控えがあれば、ほかの端末で続けられます。", "スマホを 人《ひと》に あげる ときに 使《つか》います。コピーが あれば、また 書《か》けます。",
        "Before you give the device away. With a spare copy you can go on elsewhere.";
    forget_heading: "本当に消しますか", "本当《ほんとう》に 消《け》しますか", "Really remove it?";
    forget_warning: "この端末にあるノートと鍵が、すべて消えます。控えの紙とファイル（またはあずけた控え）がなければ、だれにも元にもどせません。", "この スマホの ノートが 全部《ぜんぶ》 消《き》えます。コピーが ないと、だれも 元《もと》に もどせません。",
        "The note and its keys on this device will be gone. Without the recovery sheet and a file or stored copy, nobody can bring them back.";
    forget_sure: "控えがある、または、なくなってもよい", "コピーが ある、または なくなっても いいです", "I have a copy, or I do not need it any more";
    forget_yes: "消す", "消《け》す", "Remove";
    stop: "やめる", "やめる", "Cancel";
    install: "ホーム画面に置く", "ホーム画面《がめん》に 置《お》く", "Put it on your home screen";
    install_more: "ホーム画面に置くと、すぐに開けて、ブラウザーに消されにくくなります。", "ホーム画面《がめん》に 置《お》くと、すぐ 開《ひら》けます。消《き》えにくく なります。",
        "On the home screen it opens at once, and browsers are less likely to delete it.";
    install_iphone: "iPhone・iPad：Safariの共有ボタン（四角に上向きの矢印）から「ホーム画面に追加」。", "iPhone・iPad：共有《きょうゆう》ボタンから「ホーム画面《がめん》に 追加《ついか》」を 押《お》します。",
        "iPhone, iPad: the share button of Safari (a square with an arrow up), then “Add to Home Screen”.";
    install_android: "Android：ブラウザーのメニュー（点が三つ）から「ホーム画面に追加」。", "Android：メニュー（点《てん》が 三《みっ》つ）から「ホーム画面《がめん》に 追加《ついか》」を 押《お》します。",
        "Android: the menu of the browser (three dots), then “Add to Home screen”.";
    install_now: "ホーム画面に加える", "ホーム画面《がめん》に 置《お》く", "Add it now";
}
