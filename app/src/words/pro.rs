//! What stands around the pages of professionals.

words! {
    home: "はじめに", "はじめに", "Start";
    menu: "職員のメニュー", "職員《しょくいん》の メニュー", "Staff menu";
    desk: "相談", "相談《そうだん》", "Consultations";
    circulated: "回覧された相談", "読《よ》んで ほしい 相談《そうだん》", "For your opinion";
    new_consults(number): "新しい相談 {number}件", "新《あたら》しい 相談《そうだん》 {number}", "{number} new";
    ask: "相談窓口にきく", "相談窓口《そうだんまどぐち》に 聞《き》く", "Ask a desk";
    doctors: "医師への連絡", "医者《いしゃ》への 連絡《れんらく》", "Reaching doctors";
    figures: "相談の集計", "相談《そうだん》の 数《かず》", "Figures";
    desk_settings: "相談窓口の設定", "相談窓口《そうだんまどぐち》の 設定《せってい》", "Desk settings";
    facility: "自分の施設", "自分《じぶん》の 施設《しせつ》", "Our facility";
    corrections: "お知らせの確認", "お知《し》らせの 確認《かくにん》", "Reports";
    joins: "届出の照合", "届出《とどけで》を くらべる", "Doubtful records";
    people: "所属の人", "一緒《いっしょ》に 働《はたら》く 人《ひと》", "People";
    organizations: "団体", "団体《だんたい》", "Organizations";
    audit: "操作の記録", "した ことの 記録《きろく》", "Audit log";
    permissions: "役割とできること", "役割《やくわり》と できる こと", "Roles";
    account: "自分の設定", "自分《じぶん》の 設定《せってい》", "My account";
    sign_in: "ログイン", "ログイン", "Sign in";
    sign_out: "ログアウト", "ログアウト", "Sign out";
    changed: "このページの内容が新しくなりました。", "新《あたら》しい ことが あります。", "Something on this page has changed.";
    reload: "新しい内容を見る", "新《あたら》しい ことを 見《み》る", "Show what is new";
    ended: "ログアウトしました", "ログアウト しました", "You are signed out";
    ended_why: "利用の時間が終わったか、ほかの場所からログアウトされました。", "時間《じかん》が 終《お》わりました。または、ほかの ところで ログアウト しました。",
        "Your time has ended, or you were signed out from elsewhere.";
}
