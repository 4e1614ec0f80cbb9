//! Roles, professions, kinds of organizations, and what each role may do.

words! {
    administrator: "管理者", "管理者《かんりしゃ》", "Administrator";
    counselor: "相談員", "相談員《そうだんいん》", "Counselor";
    staff: "職員", "職員《しょくいん》", "Staff";
    reader: "閲覧", "見《み》る だけの 人《ひと》", "Reader";
    region_administrator: "地域の管理者", "地域《ちいき》の 管理者《かんりしゃ》", "Regional administrator";
    region_administrator_why: "行政や医師会など、地域をとりまとめる団体の管理者です。", "市《し》や 医師会《いしかい》の 管理者《かんりしゃ》です。", "Administers an organization that runs the region.";
    administrator_why: "自分の団体の人を招待し、役割を決めます。", "人《ひと》を 招待《しょうたい》して、役割《やくわり》を 決《き》めます。", "Invites people and decides roles in their organization.";
    counselor_why: "相談を受け、施設の内容を直します。", "相談《そうだん》を 聞《き》いて、施設《しせつ》の ことを 直《なお》します。", "Gives advice, and corrects what is shown of the facility.";
    staff_why: "施設の内容を直します。", "施設《しせつ》の ことを 直《なお》します。", "Corrects what is shown of the facility.";
    reader_why: "見るだけで、変えることはできません。", "見《み》る だけです。", "Reads, and changes nothing.";

    doctor: "医師", "医者《いしゃ》", "Doctor";
    dentist: "歯科医師", "歯医者《はいしゃ》", "Dentist";
    pharmacist: "薬剤師", "薬剤師《やくざいし》", "Pharmacist";
    nurse: "看護師", "看護師《かんごし》", "Nurse";
    public_health_nurse: "保健師", "保健師《ほけんし》", "Public health nurse";
    care_manager: "介護支援専門員（ケアマネジャー）", "ケアマネジャー", "Care manager";
    social_worker: "社会福祉士・医療ソーシャルワーカー", "ソーシャルワーカー", "Social worker";
    therapist: "理学療法士・作業療法士・言語聴覚士", "リハビリの 専門家《せんもんか》", "Therapist";
    dental_hygienist: "歯科衛生士", "歯科衛生士《しかえいせいし》", "Dental hygienist";
    dietitian: "管理栄養士・栄養士", "栄養士《えいようし》", "Dietitian";
    care_worker: "介護福祉士・介護職員", "介護《かいご》の 職員《しょくいん》", "Care worker";
    consultant: "相談員", "相談員《そうだんいん》", "Consultant";
    paramedic: "救急隊員", "救急隊員《きゅうきゅうたいいん》", "Paramedic";
    clerk: "事務職員", "事務《じむ》の 人《ひと》", "Clerk";
    other: "そのほか", "ほか", "Other";

    hospital: "病院", "病院《びょういん》", "Hospital";
    clinic: "診療所", "クリニック", "Clinic";
    dental: "歯科", "歯医者《はいしゃ》", "Dental clinic";
    pharmacy: "薬局", "薬局《やっきょく》", "Pharmacy";
    home_nursing: "訪問看護", "訪問看護《ほうもんかんご》", "Home nursing";
    care_management: "居宅介護支援", "ケアマネジャーの 事務所《じむしょ》", "Care management";
    care_service: "介護サービス", "介護《かいご》サービス", "Care service";
    support_center: "地域包括支援センター", "地域包括支援《ちいきほうかつしえん》センター", "Community support center";
    desk: "相談窓口", "相談窓口《そうだんまどぐち》", "Advice desk";
    government: "行政", "市役所《しやくしょ》など", "Government";
    medical_association: "医師会", "医師会《いしかい》", "Medical association";
    professional_association: "職能団体", "専門家《せんもんか》の 団体《だんたい》", "Professional association";
    fire: "消防", "消防《しょうぼう》", "Fire service";

    permissions_title: "役割とできること", "役割《やくわり》と できる こと", "Roles and what they may do";
    permissions_lead: "この表のとおりに、すべての操作を判断しています。", "この 表《ひょう》で 決《き》まって います。", "Everything that anybody does is judged by this table.";
    legend: "表の見方", "表《ひょう》の 見方《みかた》", "How to read it";
    roles: "役割", "役割《やくわり》", "Roles";
    action: "操作", "する こと", "Action";
    region: "地域全体", "地域《ちいき》の 全部《ぜんぶ》", "Whole region";
    organization: "自分の団体", "自分《じぶん》の 団体《だんたい》", "Own organization";
    own: "自分だけ", "自分《じぶん》だけ", "Own only";
    nothing: "できない", "できません", "No";
    region_why: "この地域のすべての団体についてできます。", "全部《ぜんぶ》の 団体《だんたい》で できます。", "For every organization of the region.";
    organization_why: "いま使っている所属の団体についてできます。", "自分《じぶん》の 団体《だんたい》で できます。", "For the organization that is acted for.";
    own_why: "自分のことについてだけできます。", "自分《じぶん》の ことだけ できます。", "For what is their own.";
    nothing_why: "できません。あるかどうかも見えません。", "できません。見《み》えません。", "Not at all; not even whether it exists.";
    fresh: "確認がいる", "確認《かくにん》します", "confirmed";
    fresh_why: "その前10分のうちに、ご本人の確認がいります。", "10分《ぷん》 前《まえ》までに、本人《ほんにん》か 確《たし》かめます。", "It must have been confirmed within ten minutes who acts.";

    read_account: "自分の設定を見る", "自分《じぶん》の 設定《せってい》を 見《み》る", "See one's account";
    change_account: "自分の所属やログイン中の端末を変える", "自分《じぶん》の 所属《しょぞく》や 端末《たんまつ》を かえる", "Change one's organization and sessions";
    change_factors: "自分のログインの方法を変える", "ログインの 方法《ほうほう》を かえる", "Change one's ways to sign in";
    hear_notices: "変わったことの知らせを受ける", "新《あたら》しい ことを 知《し》る", "Hear of changes";
    read_organization: "団体を見る", "団体《だんたい》を 見《み》る", "See an organization";
    change_organization: "団体の内容を変える", "団体《だんたい》を かえる", "Change an organization";
    read_organizations: "団体の一覧を見る", "団体《だんたい》を 全部《ぜんぶ》 見《み》る", "See all organizations";
    create_organization: "団体を加える", "団体《だんたい》を 入《い》れる", "Add an organization";
    read_people: "所属の人を見る", "働《はたら》く 人《ひと》を 見《み》る", "See people";
    invite_people: "人を招待する", "人《ひと》を 招待《しょうたい》する", "Invite people";
    change_membership: "職種や役割を変える", "仕事《しごと》や 役割《やくわり》を かえる", "Change professions and roles";
    end_membership: "退職・異動の手続きをする", "やめる 手続《てつづ》きを する", "Let people leave";
    approve_recovery: "ログインの登録し直しを承認する（2人）", "ログインの 登録《とうろく》を みとめる（2人《ふたり》）", "Let somebody back in (two agree)";
    read_own_facility: "自分の施設の内容を見る", "自分《じぶん》の 施設《しせつ》を 見《み》る", "See the organization's facility";
    confirm_own_facility: "自分の施設の内容を確認ずみにする", "自分《じぶん》の 施設《しせつ》を 確《たし》かめる", "Confirm what is shown of it";
    change_own_facility: "自分の施設の内容を直す", "自分《じぶん》の 施設《しせつ》を 直《なお》す", "Correct what is shown of it";
    read_corrections: "届いたお知らせを見る", "お知《し》らせを 見《み》る", "See reports";
    decide_correction: "届いたお知らせに返事をする", "お知《し》らせに 返事《へんじ》を する", "Decide about reports";
    read_joins: "届出の照合を見る", "届出《とどけで》を くらべて 見《み》る", "See doubtful records";
    decide_join: "届出の照合を決める", "同《おな》じ 施設《しせつ》か 決《き》める", "Decide about doubtful records";
    read_permissions: "この表を見る", "この 表《ひょう》を 見《み》る", "See this table";
    read_audit: "操作の記録を見る", "した ことの 記録《きろく》を 見《み》る", "See the audit log";
}
