//! Shortened rows of the real sources, and what people type.

use proptest::prelude::*;

use super::sources::read_text;
use super::*;
use crate::facilities::folding::fold;
use crate::facilities::understanding::PlaceNames;

const TOWNS: &str = "pref,city,town,koaza,lat,lng
大阪府,枚方市,香里ケ丘一丁目,,34.792888,135.661212
大阪府,枚方市,香里ケ丘三丁目,,34.790986,135.656038
大阪府,枚方市,香里ケ丘十二丁目,,34.788698,135.656741
大阪府,枚方市,香里園町,,34.786972,135.636538
大阪府,枚方市,岡東町,,34.815887,135.649872
大阪府,枚方市,大字杉,,34.807013,135.719584
大阪府,枚方市,中央,,34.81,135.65
大阪府,寝屋川市,香里新町,,34.785933,135.629239
大阪府,大阪市中央区,本町一丁目,,34.683,135.505
北海道,札幌市中央区,大通西一丁目,,43.060833,141.355
北海道,札幌市中央区,大通西二丁目,,43.0605,141.3525
北海道,札幌市中央区,大通西二十丁目,,43.056,141.33
静岡県,浜松市中区,中央一丁目,,34.709,137.735
福島県,福島市,飯坂町中野,,37.83,140.42
福島県,福島市,飯坂町中野,高取,37.826999,140.426316
福島県,福島市,飯坂町中野,ワ,37.83,140.42
東京都,府中市,本町,,35.665459,139.473651
東京都,武蔵野市,香里園,,35.7,139.56
千葉県,袖ヶ浦市,奈良輪,,35.43,139.95
山形県,どこか町,中町,,38.2,140.3
";

const POSTAL: &str = "27210,573,5730084,オオサカフ,ヒラカタシ,コウリガオカ,大阪府,枚方市,香里ケ丘,0,0,1,0,0,0
27210,573,5730032,オオサカフ,ヒラカタシ,オカヒガシチョウ,大阪府,枚方市,岡東町,0,0,0,0,0,0
27210,573,5730000,オオサカフ,ヒラカタシ,イカニケイサイガナイバアイ,大阪府,枚方市,以下に掲載がない場合,0,0,0,0,0,0
27207,569,5690000,オオサカフ,タカツキシ,イカニケイサイガナイバアイ,大阪府,高槻市,以下に掲載がない場合,0,0,0,0,0,0
27215,572,5720084,オオサカフ,ネヤガワシ,コウリシンマチ,大阪府,寝屋川市,香里新町,0,0,0,0,0,0
27128,541,5410053,オオサカフ,オオサカシチュウオウク,ホンマチ,大阪府,大阪市中央区,本町,0,0,1,0,0,0
01101,060,0600042,ホッカイドウ,サッポロシチュウオウク,オオドオリニシ（１、２チョウメ）,北海道,札幌市中央区,大通西（１、２丁目）,1,0,1,0,0,0
01101,064,0640820,ホッカイドウ,サッポロシチュウオウク,オオドオリニシ（２０−２８チョウメ）,北海道,札幌市中央区,大通西（２０〜２８丁目）,1,0,1,0,0,0
22138,430,4300929,シズオカケン,ハママツシチュウオウク,チュウオウ,静岡県,浜松市中央区,中央,0,0,1,0,0,0
07201,960,9600261,フクシマケン,フクシマシ,イイザカマチナカノ,福島県,福島市,飯坂町中野,0,0,0,0,0,0
13206,183,1830027,トウキョウト,フチュウシ,ホンマチ,東京都,府中市,本町,0,0,1,0,0,0
13203,180,1800000,トウキョウト,ムサシノシ,コウリエン,東京都,武蔵野市,香里園,0,0,1,0,0,0
34208,726,7260000,ヒロシマケン,フチュウシ,イカニケイサイガナイバアイ,広島県,府中市,以下に掲載がない場合,0,0,0,0,0,0
12229,299,2990263,チバケン,ソデガウラシ,ナラワ,千葉県,袖ケ浦市,奈良輪,0,0,0,0,0,0
38488,798,7981351,エヒメケン,キタウワグンキホクチョウ,ナラ（ソノタ）,愛媛県,北宇和郡鬼北町,奈良（その他）,1,0,0,0,0,0
";

const HALLS: &str = r#"[
    {"municipalityCode":"27","officeType":"prefectural","name":"大阪府庁","coordinates":{"latitude":34.686389,"longitude":135.52}},
    {"municipalityCode":"27210","officeType":"city","name":"枚方市役所","coordinates":{"latitude":34.814465,"longitude":135.650642}},
    {"municipalityCode":"27207","officeType":"city","name":"高槻市役所","coordinates":{"latitude":34.8461,"longitude":135.617216}},
    {"municipalityCode":"27100","officeType":"city","name":"大阪市役所","coordinates":{"latitude":34.693891,"longitude":135.502046}},
    {"municipalityCode":"1101","officeType":"ward","name":"札幌市中央区役所","coordinates":{"latitude":43.055451,"longitude":141.341097}},
    {"municipalityCode":"34208","officeType":"city","name":"府中市役所","coordinates":{"latitude":34.568349,"longitude":133.236323}},
    {"municipalityCode":"38488","officeType":"town","name":"鬼北町役場","coordinates":{"latitude":33.256,"longitude":132.684}}]"#;

fn square(low: f64, left: f64, side: f64, properties: &str) -> String {
    let (high, right) = (low + side, left + side);
    format!(
        r#"{{"type":"FeatureCollection","features":[{{"type":"Feature","properties":{properties},"geometry":{{"type":"Polygon","coordinates":[[[{left},{low}],[{right},{low}],[{right},{high}],[{left},{high}],[{left},{low}]]]}}}}]}}"#
    )
}

fn places() -> Places {
    let outline = square(34.75, 135.6, 0.15, r#"{"N03_001":"大阪府","N03_004":"枚方市","N03_007":"27210"}"#);
    let former =
        square(34.6, 137.6, 0.2, r#"{"N03_001":"静岡県","N03_003":"浜松市","N03_004":"中区","N03_007":"22131"}"#);
    let center = r#"{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point","coordinates":[135.68,34.866]},
        "properties":{"area_id":1,"center_name":"はなまる","address_full":"大阪府枚方市町楠葉1丁目28番8号","tel":"072-856-9177"}}]}"#;
    let area = square(34.78, 135.65, 0.02, r#"{"area_id":1}"#);
    let files = [
        (PlaceSource::Towns, TOWNS),
        (PlaceSource::PostalCodes, POSTAL),
        (PlaceSource::TownHalls, HALLS),
        (PlaceSource::Outlines, &outline),
        (PlaceSource::Outlines, &former),
        (PlaceSource::SupportCenters, center),
        (PlaceSource::Outlines, &area),
    ];
    let read = files.map(|(source, file)| read_text(source, file).unwrap());
    let texts: Vec<(&str, &str)> = read.iter().map(|content| (content.dataset, content.text.as_str())).collect();
    Places::build(&texts).unwrap()
}

fn home() -> Vec<String> {
    vec!["27210".to_owned()]
}

#[test]
fn what_people_type_is_found() {
    let places = places();
    for (typed, id) in [
        ("573-0032", "5730032"),
        ("〒５７３ー００３２", "5730032"),
        ("5730032", "5730032"),
        ("573-00", "5730000"),
        ("〒573-0084 大阪府枚方市岡東町", "27210:岡東町"),
        ("大阪府枚方市香里ケ丘3丁目", "27210:香里が丘3丁目"),
        ("枚方市 香里ヶ丘", "27210:香里が丘"),
        ("枚方香里ヶ丘", "27210:香里が丘"),
        ("香里ケ丘三丁目", "27210:香里が丘3丁目"),
        ("香里ケ丘3-8-1", "27210:香里が丘3丁目"),
        ("香里ヶ丘12", "27210:香里が丘12丁目"),
        ("岡東町12-3", "27210:岡東町"),
        ("枚方市字杉", "27210:杉"),
        ("枚方", "27210"),
        ("ひらかた", "27210"),
        ("ﾋﾗｶﾀ", "27210"),
        ("ひらか", "27210"),
        ("こうりがおか", "27210:香里が丘"),
        ("こうり", "27210:香里が丘"),
        ("香里園駅", "27210:香里園町"),
        ("高槻駅", "27207"),
        ("大阪", "27"),
        ("大阪市", "27100"),
        ("大阪府大阪市中央区", "27128"),
        ("札幌中央区", "01101"),
        ("北海道", "01"),
        ("浜松市中央区中央1丁目", "22138:中央1丁目"),
        ("福島市飯坂町中野字高取12", "07201:飯坂町中野/高取"),
        ("鬼北町", "38488"),
        ("愛媛県北宇和郡鬼北町", "38488"),
        ("袖ヶ浦市", "12229"),
        ("府中", "34208"),
        ("東京都府中市", "13206"),
    ] {
        let found = places.find(typed, &home(), 3);
        assert_eq!(found.first().map(|place| place.id.as_str()), Some(id), "{typed}: {found:?}");
    }
    assert!(places.find("どこにもない", &home(), 3).is_empty());
    let part = &places.find("枚方市ほげほげ", &home(), 1)[0];
    assert_eq!((part.id.as_str(), part.exact), ("27210", false));
}

#[test]
fn a_place_says_what_it_is() {
    let places = places();
    let town = &places.find("香里ケ丘三丁目", &[], 1)[0];
    assert_eq!((town.name.as_str(), town.label.as_str()), ("大阪府枚方市香里ケ丘三丁目", "香里ケ丘三丁目"));
    assert_eq!(town.kana.as_deref(), Some("こうりがおか3ちょうめ"));
    assert_eq!((town.location, town.exact), (Some(Location { lat: 34.790_986, lng: 135.656_038 }), true));
    let base = &places.find("香里ケ丘", &[], 9);
    assert_eq!(base.len(), 4);
    assert_eq!(base[0].location, Some(Location { lat: 34.790_857, lng: 135.657_997 }));
    assert_eq!(base.last().map(|place| place.label.as_str()), Some("香里ケ丘十二丁目"));
    assert_eq!(places.find("大阪市", &[], 1)[0].area_codes, ["27100", "27128"]);
    assert_eq!(places.find("大阪府", &[], 1)[0].area_codes, ["27"]);
    let two = &places.find("0600042", &[], 1)[0];
    assert_eq!((two.name.as_str(), two.spread.is_some()), ("〒060-0042 北海道札幌市中央区大通西", true));
    assert_eq!(places.find("0640820", &[], 1)[0].location, Some(Location { lat: 43.056, lng: 141.33 }));
    let rest = &places.find("5730000", &[], 1)[0];
    assert_eq!((rest.location, rest.spread), (Some(Location { lat: 34.814_465, lng: 135.650_642 }), None));
    assert_eq!(places.counts().homeless_towns, 1);
}

#[test]
fn a_word_of_a_search_is_a_place_or_not() {
    let places = places();
    let best = |word: &str, station| places.best(&fold(word), station, &home()).map(|place| place.id);
    assert_eq!(best("高槻", true).as_deref(), Some("27207"));
    assert_eq!(best("大阪", true).as_deref(), Some("27100"));
    assert_eq!(best("大阪", false).as_deref(), Some("27"));
    assert_eq!(best("香里園", true).as_deref(), Some("27210:香里園町"), "not the one 370 km away");
    assert_eq!(best("内科", false).or(best("ひらか", false)).or(best("奈良輪", true)), None);
    for (word, is_place) in
        [("枚方", true), ("ﾋﾗｶﾀ", true), ("香里ヶ丘3-8-1", true), ("中央", true), ("内科", false), ("枚", false)]
    {
        assert_eq!(places.is_place(&fold(word)), is_place, "{word}");
    }
    for (text, prefix) in [
        ("枚方内科", Some("枚方")),
        ("枚方市の内科", Some("枚方市")),
        ("ひらかた内科", Some("ひらかた")),
        ("香里ケ丘３丁目の歯医者", Some("香里が丘3丁目")),
        ("大阪府枚方市香里ケ丘3-8-1内科", Some("大阪府枚方市香里が丘3-8-1")),
        ("枚方市中央クリニック", Some("枚方市中央")),
        ("福島市飯坂町大字中野の薬局", Some("福島市飯坂町大字中野")),
        ("杉内科", None),
        ("内科枚方市", None),
    ] {
        let folded = fold(text);
        assert_eq!(places.longest_prefix(&folded).map(|length| &folded[..length]), prefix, "{text}");
    }
    assert_eq!(places.similar(&fold("ひらたか")), ["枚方市"]);
}

#[test]
fn points_tell_where_they_are() {
    let places = places();
    let at = |lat, lng| Location { lat, lng };
    assert_eq!(places.municipality_at(at(34.791, 135.656)), Some("27210"));
    assert_eq!(places.town_near(at(34.791, 135.656)).as_deref(), Some("枚方市香里ケ丘三丁目付近"));
    assert_eq!(places.municipality_at(at(34.71, 137.74)), Some("22138"), "its ward is no more: the nearest town tells");
    assert_eq!(places.municipality_at(at(43.0605, 141.353)), Some("01101"), "no outline: the nearest town tells");
    assert_eq!(places.municipality_at(at(30.0, 130.0)).map(str::to_owned).or(places.town_near(at(30.0, 130.0))), None);
    assert_eq!(places.support_center_at(at(34.79, 135.66)).map(|center| center.name.as_str()), Some("はなまる"));
    assert_eq!(places.support_center_at(at(34.866, 135.68)), None, "beside the centre, but not in its area");
    assert!(places.outline("27210").is_some() && places.outline("27").is_some() && places.outline("27207").is_none());
}

#[test]
fn every_place_has_its_own_identifier() {
    let places = places();
    let towns = (0..places.towns.list.len() as u32).map(describe::Target::Town);
    let areas = (0..places.municipalities.list.len() as u16).map(describe::Target::Municipality);
    let found: Vec<FoundPlace> = towns.chain(areas).map(|target| places.describe(target, true)).collect();
    let ids: std::collections::BTreeSet<&str> = found.iter().map(|place| place.id.as_str()).collect();
    assert_eq!(ids.len(), found.len());
    for place in &found {
        assert_eq!(places.by_id(&place.id).as_ref(), Some(place));
    }
    assert_eq!(places.by_id("27999").or(places.by_id("27210:どこ")).or(places.by_id("27210:香里が丘99丁目")), None);
}

#[test]
fn what_is_not_there_is_not_found() {
    let none = Places::build(&[]).unwrap();
    assert!(
        none.find("枚方", &home(), 5).is_empty() && !none.is_place("枚方") && none.longest_prefix("枚方").is_none()
    );
    assert!(Places::build(&[("places.towns", "places.towns 0\n")]).unwrap_err().to_string().contains("again"));
    assert!(Places::build(&[("places.stations", "")]).is_err());
    let broken = Places::build(&[("places.town_halls", "places.town_halls 1\n27210\t枚方市\n")]);
    assert!(broken.unwrap_err().to_string().contains("枚方市"));
    let outline = square(34.75, 135.6, 0.15, r#"{"N03_001":"大阪府","N03_004":"枚方市","N03_007":"27210"}"#);
    let outline = read_text(PlaceSource::Outlines, &outline).unwrap();
    let only = Places::build(&[(outline.dataset, &outline.text)]).unwrap();
    assert_eq!(only.find("枚方", &[], 1)[0].id, "27210");
}

proptest! {
    #[test]
    fn nothing_that_is_typed_breaks_it(
        text in "(\\PC|[枚方市香里ケヶ丘大字一二三十丁目条之町0-9〒－ひらかたー駅/:]){0,24}",
        limit in 0..9_usize,
    ) {
        thread_local!(static PLACES: Places = places());
        PLACES.with(|places| {
            prop_assert!(places.find(&text, &home(), limit).len() <= limit);
            let folded = fold(&text);
            places.best(&folded, true, &home());
            places.by_id(&text);
            places.similar(&folded);
            if let Some(length) = places.longest_prefix(&folded) {
                prop_assert!(length > 0 && folded.is_char_boundary(length));
            }
            if let Some(best) = places.best(&folded, false, &home()) {
                prop_assert!(places.find(&text, &home(), 50).iter().any(|found| found.id == best.id), "{:?}", best);
            }
            Ok(())
        })?;
    }
}
