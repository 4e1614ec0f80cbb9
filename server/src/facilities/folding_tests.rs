//! What folds to the same text, and what must not.

use proptest::prelude::*;

use super::*;

#[test]
fn what_people_do_not_tell_apart_is_equal() {
    for (left, right) in [
        ("ﾅｲｶ", "ないか"),
        ("ﾃﾞｲｻｰﾋﾞｽ", "でいさーびす"),
        ("デイサービス", "デーサービス"),
        ("とうきょう", "とーきょー"),
        ("トーキョー", "とおきょお"),
        ("ケアセンタ－", "けあせんたー"),
        ("パーティー", "ぱーてぃい"),
        ("はなぢ つづき ゐど ゑびす をとこ", "はなじつずきいどえびすおとこ"),
        ("ヴィラ・ヴェール", "びらべーる"),
        ("か\u{3099}んか いすゞ", "がんかいすず"),
        ("髙﨑　𠮷田醫院", "高崎吉田医院"),
        ("濵邉・渡邊・齋藤・廣澤", "浜辺渡辺斉藤広沢"),
        ("龍ヶ﨑", "竜ケ崎"),
        ("関ヶ原 関ケ原 関ガ原", "関が原関が原関が原"),
        ("香里ケ丘", "香里ヶ丘"),
        ("みどりヶ丘 みどりケ丘 みどりヵ丘", "みどりが丘みどりが丘みどりが丘"),
        ("ユリヶ丘 八ヵ岳", "ゆりが丘八ケ岳"),
        ("きたえる～むほ〜む", "きたえるーむほうむ"),
        ("ホ～ムｹ~ｱ", "ホームケーア"),
        ("井ノ口 井之口", "井の口井の口"),
        ("四ッ谷", "四ツ谷"),
        ("佐々木", "佐佐木"),
        ("3ヶ月", "３か月"),
        ("ＡＢＣ　Clinic", "abcclinic"),
        ("Ōsaka Café", "osakacafe"),
        ("２丁目３－４", "二丁目3−4"),
        ("十一丁目", "１１丁目"),
        ("二十丁目三十五丁", "20丁目35丁"),
        ("北十二條西", "北12条西"),
        ("〒573-0032", "573ー0032"),
        ("（医）㈱ 大阪⽬ 葛\u{e0100}城", "医株大阪目葛城"),
    ] {
        assert_eq!(fold(left), fold(right), "{left} {right}");
    }
}

#[test]
fn what_differs_stays_apart() {
    for (left, right) in [
        ("ハイツ-2", "ハイツ2"),
        ("緩和ケア", "緩和がア"),
        ("デイケ丘", "デイガ丘"),
        ("みどりか丘", "みどりが丘"),
        ("大阪", "大坂"),
        ("内科", "外科"),
        ("はな", "ばな"),
        ("1-23", "12-3"),
    ] {
        assert_ne!(fold(left), fold(right), "{left} {right}");
    }
    assert_eq!(fold("三ノ宮"), "三の宮");
    assert_eq!(fold("デイ～ひまわり～ ～あさひ 9～17時"), fold("デイひまわりあさひ917時"));
    assert_eq!(fold("山之内"), "山の内");
    assert_eq!(fold("弘之"), "弘之");
    assert_eq!(fold("八幡一二丁目"), "八幡一2丁目");
}

#[test]
fn every_common_kanji_is_its_own() {
    for group in VARIANTS.split_whitespace() {
        let common: String = group.chars().take(1).collect();
        assert_eq!(fold(&common), common, "{group}");
    }
}

#[test]
fn vowels_of_all_kana() {
    for (text, vowels) in [("かしつねも", "あいうえお"), ("ぱびぷべぽ", "あいうえお"), ("ゃゅょわを", "あうおあお")]
    {
        let found: String = text.chars().filter_map(vowel).collect();
        assert_eq!(found, vowels);
    }
    assert_eq!(vowel('ん'), None);
    assert_eq!((vowel('ゔ'), vowel('ゖ'), vowel('ァ')), (Some('う'), Some('え'), None));
}

#[test]
fn marks_lead_back_to_what_was_typed() {
    let (folded, marks) = fold_with_marks("ﾅｲｶ 十一丁目");
    assert_eq!(folded, "ないか11丁目");
    assert_eq!(marks.first(), Some(&(0, 0)));
    assert_eq!(marks.last(), Some(&("ﾅｲｶ 十一丁目".len(), folded.len())));
    assert!(marks.is_sorted());

    let mut out = "二十".to_owned();
    fold_into("一丁目", &mut out);
    assert_eq!(out, "二十1丁目");
}

proptest! {
    #[test]
    fn folding_twice_changes_nothing(text in "\\PC{0,40}") {
        let once = fold(&text);
        prop_assert_eq!(fold(&once), once);
    }

    #[test]
    fn folding_japanese_twice_changes_nothing(text in "[ぁ-ゖァ-ヺー゛゜ｦ-ﾟ一二三十九之々丁条目町ケヶヵ縣-ｱA0‐、 ゞ〜～]{0,20}") {
        let once = fold(&text);
        prop_assert_eq!(fold(&once), once);
    }
}
