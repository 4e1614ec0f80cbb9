//! Start page and one's own account.

words! {
    start_title(name): "{name}さん、こんにちは", "{name}さん、こんにちは", "Hello, {name}";
    start_ways: "できること", "できる こと", "What you can do";
    as_role(organization, role): "{organization}の{role}として使っています。", "{organization}の {role}です。", "You act for {organization} as {role}.";
    way_circulated: "窓口から意見を求められた相談を読んで、意見を書きます。", "意見《いけん》を 聞《き》かれた 相談《そうだん》を 読《よ》みます。", "Read the cases that a desk asks your opinion of.";
    way_desk: "届いた相談を受けて、返事をします。電話で受けた相談も書きます。", "届《とど》いた 相談《そうだん》に 返事《へんじ》を します。", "Receive and answer questions, and write down those that come by telephone.";
    way_ask: "患者さんや利用者さんのことを、相談窓口にききます。", "困《こま》った ことを 相談窓口《そうだんまどぐち》に 聞《き》きます。", "Ask a consultation desk about somebody you look after.";
    way_doctors: "ケアマネタイムや、連絡のしかたを調べます。", "医者《いしゃ》に 連絡《れんらく》する 方法《ほうほう》を 調《しら》べます。", "When and how each doctor can be reached.";
    way_figures: "相談の数を、月ごと・内容ごとに見ます。報告用のファイルも出せます。", "相談《そうだん》の 数《かず》を 見《み》ます。", "How many questions there were, by month and by topic.";
    way_desk_settings: "どの団体が窓口になるか、分類の言葉は何かを決めます。", "どこが 窓口《まどぐち》に なるか、決《き》めます。", "Which organizations are desks, and what can be chosen from.";
    way_facility: "自分の施設の時間や受け入れの状況を、直したり確認したりします。", "施設《しせつ》の 時間《じかん》などを 直《なお》します。", "Correct and confirm what is shown of your facility.";
    way_corrections: "住民や職員から届いたお知らせを確かめて、返事をします。", "届《とど》いた お知《し》らせを 見《み》て、返事《へんじ》を します。", "Check what residents and staff have reported, and answer.";
    way_joins: "同じ施設かどうか迷う届出を見くらべます。", "同《おな》じ 施設《しせつ》か どうか、くらべます。", "Compare records that may be of the same place.";
    way_people: "いっしょに働く人を見ます。管理者は、招待や退職の手続きもできます。", "いっしょに 働《はたら》く 人《ひと》を 見《み》ます。", "See who works here. Administrators invite people and let them leave.";
    way_organizations: "参加している団体を見ます。新しい団体を加えます。", "団体《だんたい》を 見《み》ます。新《あたら》しい 団体《だんたい》を 入《い》れます。", "See all organizations, and add new ones.";
    way_audit: "だれが、いつ、何を見たり変えたりしたかを確かめます。", "だれが いつ 何《なに》を したか、見《み》ます。", "See who read or changed what, and when.";
    way_permissions: "役割ごとにできることを、表で確かめます。", "役割《やくわり》で できる ことを 見《み》ます。", "See what each role may do.";
    way_account: "ログインの方法や、ログイン中の端末を確かめます。", "ログインの 方法《ほうほう》を 見《み》ます。", "Your ways to sign in, and where you are signed in.";
    hint_one: "ログインの方法が1つだけです", "ログインの 方法《ほうほう》が 1つだけです", "You have one way to sign in";
    hint_one_why: "スマートフォンをなくすと、入れなくなります。もう1つ足しておくと安心です。", "スマートフォンを なくすと 入《はい》れません。もう 1つ あると いいです。",
        "If you lose your device, you cannot get in. A second way helps.";
    hint_codes(count): "予備のコードは、のこり{count}個です", "予備《よび》の コードは あと {count}つです", "Recovery codes left: {count}";
    hint_codes_why: "なくなる前に、新しくつくってください。", "新《あたら》しく つくって ください。", "Please make new ones before they run out.";
    to_account: "自分の設定を開く", "自分《じぶん》の 設定《せってい》を 開《ひら》く", "Open my account";

    title: "自分の設定", "自分《じぶん》の 設定《せってい》", "My account";
    who: "あなた", "あなた", "You";
    name: "お名前", "名前《なまえ》", "Name";
    email: "メールアドレス", "メールアドレス", "E-mail address";
    memberships: "所属", "所属《しょぞく》", "Organizations";
    acts_for: "いま使っている所属", "いまの 所属《しょぞく》", "You act for this one";
    act_for(organization): "{organization}に切りかえる", "{organization}に かえる", "Act for {organization}";
    factors: "ログインの方法", "ログインの 方法《ほうほう》", "Ways to sign in";
    passkeys: "パスキー", "パスキー", "Passkeys";
    no_passkeys: "パスキーは、まだありません。", "パスキーは まだ ありません。", "You have no passkey yet.";
    passkey_made(date): "登録 {date}", "登録《とうろく》 {date}", "Added {date}";
    passkey_used(date): "最後に使った日 {date}", "最後《さいご》に 使《つか》った 日《ひ》 {date}", "Last used {date}";
    passkey_add: "パスキーを足す", "パスキーを 足《た》す", "Add a passkey";
    passkey_name: "パスキーの呼び名", "パスキーの 名前《なまえ》", "What to call it";
    passkey_name_hint: "例：仕事のスマートフォン。空けておくと、端末の名前になります。", "例《れい》：仕事《しごと》の スマートフォン", "For example “work phone”. Left empty, it gets the name of the device.";
    remove(name): "{name}を消す", "{name}を 消《け》す", "Remove {name}";
    password: "パスワード", "パスワード", "Password";
    password_set: "登録しています。", "登録《とうろく》して あります。", "You have one.";
    not_set: "登録していません。", "登録《とうろく》して いません。", "You have none.";
    password_change: "パスワードを変える", "パスワードを かえる", "Change the password";
    password_add: "パスワードを登録する", "パスワードを 登録《とうろく》する", "Set a password";
    password_others: "変えると、ほかの端末ではログアウトします。", "かえると、ほかの 端末《たんまつ》では ログアウトします。", "Your other devices are signed out.";
    app: "確認コードのアプリ", "確認《かくにん》コードの アプリ", "Authenticator app";
    app_change: "アプリを登録し直す", "アプリを もう一度《いちど》 登録《とうろく》する", "Register another app";
    app_add: "アプリを登録する", "アプリを 登録《とうろく》する", "Register an app";
    app_do: "このアプリを使う", "この アプリを 使《つか》う", "Use this app";
    app_both: "パスワードでログインするには、パスワードとアプリの両方がいります。", "パスワードと アプリの 両方《りょうほう》が 必要《ひつよう》です。", "To sign in with a password you need both the password and the app.";
    codes: "予備のコード", "予備《よび》の コード", "Recovery codes";
    codes_left(count): "のこり{count}個", "あと {count}つ", "{count} left";
    codes_new: "予備のコードを新しくつくる", "予備《よび》の コードを 新《あたら》しく つくる", "Make new recovery codes";
    codes_need: "予備のコードは、パスワードといっしょに使います。", "予備《よび》の コードは、パスワードと いっしょに 使《つか》います。", "Recovery codes are used together with your password.";
    sessions: "ログイン中の端末", "ログインして いる 端末《たんまつ》", "Where you are signed in";
    sessions_why: "心あたりのない端末があれば、ログアウトさせて、パスワードを変えてください。", "知《し》らない 端末《たんまつ》が ある ときは、ログアウトさせて ください。",
        "If you do not know a device, sign it out and change your password.";
    device: "端末", "端末《たんまつ》", "Device";
    how: "方法", "方法《ほうほう》", "Signed in with";
    since: "ログインした時", "ログインした とき", "Since";
    seen: "最後に使った時", "最後《さいご》に 使《つか》った とき", "Last used";
    this_device: "この端末", "この 端末《たんまつ》", "This device";
    end_session: "ログアウトさせる", "ログアウトさせる", "Sign it out";
    end_others: "この端末のほかを、すべてログアウトさせる", "ほかの 端末《たんまつ》を 全部《ぜんぶ》 ログアウトさせる", "Sign out everywhere else";
    by_passkey: "パスキー", "パスキー", "Passkey";
    by_password: "パスワード", "パスワード", "Password";
    by_recovery_code: "予備のコード", "予備《よび》の コード", "Recovery code";
    back: "自分の設定へもどる", "自分《じぶん》の 設定《せってい》へ もどる", "Back to my account";
}
