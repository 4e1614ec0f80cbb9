//! Signing in, proving it again, joining, and the first steps.

words! {
    title: "職員のログイン", "職員《しょくいん》の ログイン", "Staff sign-in";
    lead: "地域の医療と介護ではたらく方のための入口です。", "病院《びょういん》や 介護《かいご》で はたらく 人《ひと》の 入口《いりぐち》です。",
        "For people who work in health and care in this area.";
    not_residents: "病院や介護をさがすだけなら、ログインはいりません。", "さがす だけの ときは、ログインしなくて いいです。",
        "You do not need to sign in to look for clinics or care.";
    passkey: "パスキーでログイン", "パスキーで ログイン", "Sign in with a passkey";
    passkey_hint: "指や顔、画面のロックで確かめます。パスワードはいりません。", "指《ゆび》や 顔《かお》で 確《たし》かめます。パスワードは いりません。",
        "Your finger, face or screen lock is enough. No password is needed.";
    password_way: "パスワードでログイン", "パスワードで ログイン", "Sign in with a password";
    email: "メールアドレス", "メールアドレス", "E-mail address";
    password: "パスワード", "パスワード", "Password";
    code: "確認コード", "確認《かくにん》コード", "Code";
    code_hint: "アプリに出ている6けたの数字、または予備のコードを入れてください。", "アプリに 出《で》ている 6つの 数字《すうじ》です。予備《よび》の コードでも いいです。",
        "Six digits from your app, or a recovery code.";
    sign_in: "ログイン", "ログイン", "Sign in";
    needed: "このページを見るには、ログインしてください。", "この ページを 見《み》る 人《ひと》は、ログインして ください。", "Please sign in to see this page.";
    kept: "入力した内容は、なくなっていません", "書《か》いた ものは、なくなって いません", "What you typed is not lost";
    kept_why: "時間がたってログインが切れていたため、まだ送られていません。ログインして「つづける」を押すと送られます。",
        "ログインの 時間《じかん》が 終《お》わったので、まだ 送《おく》って いません。ログインして「つづける」を 押《お》して ください。",
        "Your sign-in had ended, so it was not sent yet. Sign in, then press “Continue” to send it.";
    file_lost: "ファイルは送られませんでした", "ファイルは 送《おく》れませんでした", "The file was not sent";
    file_lost_why: "時間がたってログインが切れていました。ログインして、もう一度ファイルを選んでください。",
        "ログインの 時間《じかん》が 終《お》わりました。ログインして、もう一度《いちど》 ファイルを 選《えら》んで ください。",
        "Your sign-in had ended. Please sign in, and choose the file again.";
    signed_in: "ログインしました", "ログインしました", "You are signed in";
    signed_in_as(organization, name): "いまは、{organization}の{name}さんです。", "今《いま》は、{organization}の {name}さんです。",
        "You are now {name} of {organization}.";
    signed_in_why: "先ほど入力した内容は、まだ送られていません。「つづける」を押すと、この方として送られます。ほかの方が入力したものなら、「やめる」を押してください。",
        "さっき 書《か》いた ものは、まだ 送《おく》って いません。「つづける」を 押《お》すと、この 人《ひと》から 送《おく》ります。ほかの 人《ひと》が 書《か》いた ときは、「やめる」を 押《お》して ください。",
        "What was typed before is not sent yet. Press “Continue” to send it in this name. If somebody else typed it, press “Cancel”.";
    wait(minutes): "続けてまちがえたため、しばらくログインできません。あと{minutes}分ほどで、もう一度お試しいただけます。",
        "何回《なんかい》も まちがえました。{minutes}分《ぷん》くらい 待《ま》って、もう一度《いちど》 ためして ください。",
        "There were too many wrong attempts. Please try again in about {minutes} min.";
    wait_title: "少しお待ちください", "少《すこ》し 待《ま》って ください", "Please wait a moment";
    locked_out: "ログインできないとき", "ログインできない とき", "If you cannot sign in";
    locked_out_code: "スマートフォンが手元にないときは、確認コードの代わりに予備のコードを使えます。",
        "スマートフォンが ない ときは、予備《よび》の コードを 使《つか》って ください。", "Without your phone, use a recovery code in place of the code.";
    locked_out_why: "どの方法でも入れないときは、所属の管理者に知らせてください。管理者2人が認めると、登録し直すためのメールが届きます。",
        "どうしても できない ときは、管理者《かんりしゃ》に 話《はな》して ください。2人《ふたり》の 管理者《かんりしゃ》が いいと 言《い》えば、メールが 来《き》ます。",
        "If nothing works, tell an administrator of your organization. When two of them agree, you get a mail to begin anew.";

    // what the program says of passkeys
    said_cancelled: "パスキーの確認を取りやめました。もう一度押すと、やり直せます。", "パスキーを やめました。もう一度《いちど》 押《お》すと できます。",
        "The passkey was cancelled. Press again to retry.";
    said_refused: "このパスキーは使えませんでした。ほかの方法をお試しください。", "この パスキーは 使《つか》えません。ほかの 方法《ほうほう》を ためして ください。",
        "This passkey could not be used. Please try another way.";
    said_again: "ご本人の確認から時間がたちました。このページを読みこみ直してください。", "時間《じかん》が たちました。ページを もう一度《いちど》 開《ひら》いて ください。",
        "Too much time has passed. Please load this page again.";
    said_unsupported: "このブラウザでは、パスキーを使えません。パスワードをお使いください。", "ここでは パスキーは 使《つか》えません。パスワードを 使《つか》って ください。",
        "This browser cannot use passkeys here. Please use a password.";
    said_offline: "つながりませんでした。電波のよいところで、もう一度お試しください。", "つながりませんでした。もう一度《いちど》 ためして ください。",
        "There is no connection. Please try again.";

    // proving it again
    again: "ご本人の確認", "あなたの 確認《かくにん》", "Confirm it is you";
    again_why: "大切な操作の前に、もう一度ご本人であることを確かめます。確認は10分間有効です。",
        "大切《たいせつ》な ことの 前《まえ》に、もう一度《いちど》 確《たし》かめます。10分《ぷん》 使《つか》えます。",
        "Before something important, please confirm once more that it is you. This counts for ten minutes.";
    again_passkey: "パスキーで確かめる", "パスキーで 確《たし》かめる", "Confirm with a passkey";
    again_password: "パスワードで確かめる", "パスワードで 確《たし》かめる", "Confirm with a password";
    again_do: "確かめる", "確《たし》かめる", "Confirm";
    proved: "確認できました", "確認《かくにん》できました", "Confirmed";
    proved_why: "先ほどの操作は、まだ終わっていません。「つづける」を押すと、行います。",
        "さっきの ことは まだ 終《お》わって いません。「つづける」を 押《お》して ください。", "What you began is not done yet. Press “Continue” to do it.";
    go_on: "つづける", "つづける", "Continue";
    stop: "やめる", "やめる", "Cancel";

    // what is refused
    nothing: "このページはありません", "この ページは ありません", "There is nothing here";
    nothing_why: "なくなったか、いまの所属では見られないページです。", "なくなった ページか、あなたは 見《み》られない ページです。",
        "It is gone, or your organization cannot see it.";
    not_allowed: "いまの役割では、できません", "いまの 役割《やくわり》では できません", "Your role does not allow this";
    not_allowed_why: "必要なときは、所属の管理者にご相談ください。", "必要《ひつよう》な ときは、管理者《かんりしゃ》に 話《はな》して ください。", "If you need it, please ask an administrator.";
    not_done: "できませんでした", "できませんでした", "This could not be done";
    last_administrator: "管理者がいなくなってしまいます。先に、ほかの方を管理者にしてください。", "管理者《かんりしゃ》が いなくなります。先《さき》に ほかの 人《ひと》を 管理者《かんりしゃ》に して ください。",
        "Nobody would be left to administer this. Please make somebody else an administrator first.";
    ask_another: "管理者2人の承認が必要です。ご本人、すでに承認した方、申し込みのあとに加わった方は数えません。もう1人の管理者か、地域の管理者に頼んでください。",
        "2人《ふたり》の 管理者《かんりしゃ》が 必要《ひつよう》です。ほかの 管理者《かんりしゃ》に 頼《たの》んで ください。",
        "Two administrators must agree, neither of them the person, both here before it was asked. Please ask another one, or one of the region.";
    last_factor: "ログインの方法がなくなってしまいます。先に、ほかの方法を登録してください。", "ログインできなく なります。先《さき》に ほかの 方法《ほうほう》を 登録《とうろく》して ください。",
        "You could not sign in any more. Please add another way first.";
    back_home: "はじめのページへもどる", "はじめの ページへ もどる", "Back to the start page";

    // joining
    join_title(organization): "{organization}への招待", "{organization}からの 招待《しょうたい》", "Invitation to {organization}";
    join_by(name): "{name}さんからの招待です。", "{name}さんからの 招待《しょうたい》です。", "{name} invites you.";
    join_first: "はじめの管理者としての招待です。", "はじめの 管理者《かんりしゃ》の 招待《しょうたい》です。", "You are invited as the first administrator.";
    join_until(moment): "この招待は{moment}まで使えます。", "{moment}まで 使《つか》えます。", "This invitation counts until {moment}.";
    join_choose: "ログインの方法を、どちらか1つ選んでください。あとから、もう1つ足せます。", "ログインの 方法《ほうほう》を 1つ えらんで ください。あとから 足《た》せます。",
        "Choose one way to sign in. You can add the other later.";
    join_name: "お名前", "名前《なまえ》", "Your name";
    join_name_hint: "所属の方に見える名前です。", "いっしょに はたらく 人《ひと》に 見《み》える 名前《なまえ》です。", "Seen by the people you work with.";
    join_passkey: "パスキーをつくる", "パスキーを つくる", "Make a passkey";
    join_passkey_why: "おすすめです。ログインのとき、指や顔、画面のロックで確かめます。覚えるものはありません。",
        "いちばん かんたんです。指《ゆび》や 顔《かお》で ログインします。", "Recommended. You sign in with your finger, face or screen lock; there is nothing to remember.";
    join_password: "パスワードとアプリを使う", "パスワードと アプリを 使《つか》う", "Use a password and an app";
    app_read: "確認コードのアプリで、この四角い模様（QRコード）を読み取ってください。", "アプリで この QRコードを 読《よ》んで ください。",
        "Read this QR code with your authenticator app.";
    app_which: "アプリは、Google Authenticator や Microsoft Authenticator などが使えます。", "Google Authenticatorなどの アプリが 使《つか》えます。",
        "Google Authenticator, Microsoft Authenticator and similar apps work.";
    app_here: "このスマートフォンのアプリで開く", "この スマートフォンの アプリで 開《ひら》く", "Open in the app on this phone";
    app_typed: "読み取れないときは、この文字をアプリに入れてください。", "読《よ》めない ときは、この 字《じ》を アプリに 入《い》れて ください。",
        "If it cannot be read, type these letters into the app.";
    app_code: "アプリに出た6けたの数字", "アプリに 出《で》た 6つの 数字《すうじ》", "Six digits shown by the app";
    new_password: "新しいパスワード", "新《あたら》しい パスワード", "New password";
    new_password_hint: "12文字以上。言葉をいくつか並べると、長くても覚えやすくなります。", "12字《じ》より 多《おお》く 書《か》きます。言葉《ことば》を いくつか ならべると いいです。",
        "12 characters or more. A few words in a row are easy to remember.";
    join_do: "登録して参加する", "登録《とうろく》して 入《はい》る", "Register and join";
    join_member: "参加する", "入《はい》る", "Join";
    join_known: "このメールアドレスは登録ずみです。ログインすると、そのまま参加できます。", "この メールアドレスは 登録《とうろく》して あります。ログインすると 入《はい》れます。",
        "This mail address is registered already. Sign in, and you join with it.";
    join_other(email): "この招待は{email}あてです。いまは別の方がログインしています。ログアウトしてから、もう一度開いてください。",
        "この 招待《しょうたい》は {email}の 人《ひと》の ものです。ログアウトして、もう一度《いちど》 開《ひら》いて ください。",
        "This invitation is for {email}, but somebody else is signed in. Sign out and open it again.";
    recover_title: "ログインの方法を登録し直す", "ログインの 方法《ほうほう》を 登録《とうろく》する", "Register a way to sign in again";
    recover_why: "管理者2人が認めました。新しい方法を登録すると、前のパスワードやパスキー、予備のコードは使えなくなります。",
        "管理者《かんりしゃ》が いいと 言《い》いました。新《あたら》しい 方法《ほうほう》を 登録《とうろく》すると、前《まえ》の ものは 使《つか》えません。",
        "Two administrators agreed. When you register a new way, earlier passwords, passkeys and recovery codes stop working.";
    recover_do: "登録してログインする", "登録《とうろく》して ログインする", "Register and sign in";
    join_none: "この招待は使えません", "この 招待《しょうたい》は 使《つか》えません", "This invitation cannot be used";
    join_none_why: "使い終わったか、期限が過ぎたか、取り消された招待です。招待した方に、もう一度送ってもらってください。",
        "もう 使《つか》った 招待《しょうたい》か、古《ふる》い 招待《しょうたい》です。もう一度《いちど》 送《おく》って もらって ください。",
        "It was used, has ended or was taken back. Please ask who invited you to send a new one.";
    join_none_known: "もう登録した方は、ログインしてください。", "もう 登録《とうろく》した 人《ひと》は、ログインして ください。", "If you have registered already, sign in.";

    // first steps
    first_title: "ようこそ", "ようこそ", "Welcome";
    first_lead: "登録が終わりました。困ったときのために、あと少し準備をしましょう。", "登録《とうろく》が 終《お》わりました。あと 少《すこ》し 準備《じゅんび》を しましょう。",
        "You are registered. Let us prepare for the day something goes wrong.";
    first_codes: "予備のコードをつくる", "予備《よび》の コードを つくる", "Make recovery codes";
    first_codes_why: "スマートフォンをなくしたときに、パスワードといっしょに使います。紙に印刷して、しまってください。",
        "スマートフォンを なくした ときに 使《つか》います。紙《かみ》に 印刷《いんさつ》して、しまって ください。",
        "For when your phone is lost, together with your password. Print them and put them away.";
    first_second: "もう1つの方法を足す", "もう 1つの 方法《ほうほう》を 足《た》す", "Add a second way";
    first_second_why: "1つが使えなくなっても、もう1つでログインできます。", "1つが だめでも、もう 1つで ログインできます。", "If one way fails, the other still lets you in.";
    first_done: "済みました", "終《お》わりました", "Done";
    first_on: "はじめのページへ", "はじめの ページへ", "Go to the start page";
    codes_title: "予備のコード", "予備《よび》の コード", "Recovery codes";
    codes_once: "このコードは、いまだけ表示します。", "この コードは 今《いま》だけ 出《で》ます。", "These codes are shown only now.";
    codes_keep: "印刷するか書き写して、ほかの人の目にふれない場所にしまってください。1つのコードは1回だけ使えます。",
        "印刷《いんさつ》して、大切《たいせつ》に しまって ください。1つの コードは 1回《かい》だけ 使《つか》えます。",
        "Print them or write them down, and keep them where nobody else sees them. Each counts once.";
    codes_old: "前の予備のコードは、使えなくなりました。", "前《まえ》の コードは もう 使《つか》えません。", "Earlier recovery codes do not count any more.";
    codes_kept: "しまいました", "しまいました", "I have put them away";
}
