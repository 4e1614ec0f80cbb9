//! Records that may belong to a facility, for those who decide.

words! {
    lead: "国への届出（届出受理医療機関名簿）のうち、どの施設のものか、はっきりしないものです。つなぐと、その施設のページにすぐ出ます。",
        "国《くに》への 届《とど》けです。どの 施設《しせつ》の ものか わかりません。つなぐと、すぐに その 施設《しせつ》の ページに 出《で》ます。",
        "Notices to the authorities of which it is not clear whose they are. What you join is shown on the page of that place at once.";
    area: "地域", "地域《ちいき》", "Area";
    all_areas(number): "すべての地域（{number}）", "全部《ぜんぶ》の 地域《ちいき》（{number}）", "All areas ({number})";
    area_count(name, number): "{name}（{number}）", "{name}（{number}）", "{name} ({number})";
    municipality_count(name, number): "　{name}（{number}）", "　{name}（{number}）", "　{name} ({number})";
    narrow: "しぼる", "えらぶ", "Narrow";
    record: "届出の名前", "届《とど》けの 名前《なまえ》", "Name in the notice";
    division: "区分", "種類《しゅるい》", "Division";
    medical: "医科", "病院《びょういん》・医院《いいん》", "Medical";
    dental: "歯科", "歯医者《はいしゃ》", "Dental";
    pharmacy: "薬局", "薬局《やっきょく》", "Pharmacy";
    why: "迷うわけ", "わからない わけ", "Why it waits";
    weak: "同じところが少ない", "同《おな》じ ところが 少《すく》ない", "Too little agrees";
    several_facilities: "同じくらい合う施設が、いくつかある", "合《あ》う 施設《しせつ》が いくつか ある", "Several places agree as well";
    several_records: "同じ施設に合う届出が、ほかにもある", "その 施設《しせつ》の 届《とど》けが ほかにも ある", "Another notice agrees with the same place";
    chosen_is_gone: "前に選んだ施設が、なくなった", "前《まえ》に えらんだ 施設《しせつ》が ない", "The place chosen before is gone";
    candidates: "候補", "合《あ》いそうな 施設《しせつ》", "Candidates";
    nothing: "決めるものは、ありません", "決《き》める ものは ありません", "Nothing to decide";
    nothing_why: "新しいデータを取りこむと、はっきりしない届出がここに出ます。",
        "新《あたら》しい データが 来《く》ると、わからない 届《とど》けが ここに 出《で》ます。",
        "Notices that are not clear will be listed here after the next import.";
    nothing_here: "この地域に、決めるものはありません", "この 地域《ちいき》に 決《き》める ものは ありません", "Nothing to decide in this area";
    see_all: "すべての地域を見る", "全部《ぜんぶ》の 地域《ちいき》を 見《み》る", "See all areas";

    // one record
    heading(name): "「{name}」の届出", "「{name}」の 届《とど》け", "Notice of “{name}”";
    back: "届出の一覧へもどる", "届《とど》けの リストへ もどる", "Back to the notices";
    notice: "届出の内容", "届《とど》けの 内容《ないよう》", "The notice";
    list_of(date): "届出受理医療機関名簿（{date}時点）", "届《とど》けの リスト（{date}）", "List of notices as of {date}";
    number: "番号", "番号《ばんごう》", "Number";
    functions: "届け出た機能", "届《とど》けた こと", "What was notified";
    which: "どの施設の届出ですか", "どの 施設《しせつ》の 届《とど》けですか", "Whose notice is it?";
    which_hint: "＝は同じ、≒は似ている、≠はちがう、―はくらべられない、というしるしです。",
        "＝は 同《おな》じ、≒は 少《すこ》し 同《おな》じです。≠は ちがいます。―は くらべられません。",
        "＝ the same, ≒ similar, ≠ different, ― cannot be compared.";
    none_of_them: "どれでもない", "どれも ちがう", "None of these";
    none_hint: "あとの取りこみでも、ここに出た施設とはつなぎません。", "次《つぎ》の データが 来《き》ても、つなぎません。",
        "It will not be joined to these by later imports either.";
    in_notice(words): "届出では：{words}", "届《とど》けでは：{words}", "In the notice: {words}";
    in_notice_nothing: "届出には、ありません", "届《とど》けには ありません", "Not in the notice";
    same: "同じ", "同《おな》じ", "the same";
    similar: "似ている", "少《すこ》し 同《おな》じ", "similar";
    contained: "一部が同じ", "一部《いちぶ》が 同《おな》じ", "one contains the other";
    different: "ちがう", "ちがう", "different";
    same_block: "番地まで同じ", "番地《ばんち》まで 同《おな》じ", "the same block";
    block_contained: "番地の途中まで同じ", "番地《ばんち》の 途中《とちゅう》まで 同《おな》じ", "the same as far as both go";
    same_town: "町の名前まで同じ", "町《まち》まで 同《おな》じ", "the same town";
    same_municipality: "市区町村だけ同じ", "市《し》だけ 同《おな》じ", "only the same municipality";
    not_comparable: "くらべられない", "くらべられない", "cannot be compared";
    same_operator: "運営する法人の名前が同じ", "運営《うんえい》する 会社《かいしゃ》が 同《おな》じ", "run by the same corporation";
    see_place: "施設のページを見る", "施設《しせつ》の ページを 見《み》る", "See the page of the place";
    decide: "決めて、表示する", "決《き》める", "Decide";
    later: "あとで決めて、次の届出へ", "あとに して、次《つぎ》の 届《とど》けへ", "Decide later, next notice";
    next: "次の届出へ", "次《つぎ》の 届《とど》けへ", "Next notice";
    none_left: "決める届出は、もうありません。", "決《き》める 届《とど》けは もう ありません。", "Nothing else to decide.";
    only_operator: "候補がないので、ここでは決められません。システムの管理者にお知らせください。",
        "合《あ》いそうな 施設《しせつ》が ないので 決《き》められません。システムの 係《かかり》に 言《い》って ください。",
        "There is no candidate, so it cannot be decided here. Please tell the operator of the system.";

    // decided
    joined(name): "「{name}」の届出として表示しています", "「{name}」の 届《とど》けに しました", "Shown as a notice of “{name}”";
    apart: "どの施設にもつながっていません", "どの 施設《しせつ》の 届《とど》けでも ありません", "Joined to no place";
    decided_meanwhile: "ほかの人が、先に決めていました", "ほかの 人《ひと》が 先《さき》に 決《き》めました", "Somebody else was first";
    changed_meanwhile: "新しいデータで、候補が変わりました", "新《あたら》しい データで 変《か》わりました", "The candidates have changed with newer data";
    not_kept: "あなたが選んだことは、残していません。いまの内容を、もう一度ご覧ください。",
        "あなたが えらんだ ことは 残《のこ》って いません。もう一度《いちど》 見《み》て ください。",
        "Your choice was not kept. Please look again at what stands here now.";
}
