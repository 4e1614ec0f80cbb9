//! 地域の活動・支え合い of ささえ市: what neighbours, volunteers and the fictional 社会福祉協議会 do.

use std::io;
use std::path::PathBuf;

use api::facilities::FacilityKind;
use jiff::ToSpan;

use super::NAME;
use super::places::{self, House};
use super::words::TOWNS;
use super::world::{Shared, World, chance};

const COLUMNS: [&str; 20] = [
    "種類",
    "名称",
    "ふりがな",
    "曜日",
    "開始時刻",
    "終了時刻",
    "場所",
    "住所",
    "緯度",
    "経度",
    "連絡先",
    "電話番号",
    "費用",
    "参加方法",
    "対象",
    "主催",
    "URL",
    "備考",
    "確認日",
    "確認者",
];

/// How many there are.
const ACTIVITIES: usize = 30;
/// Takes neighbouring activities to towns far apart, and visits every town; coprime to their number.
const TOWN_STEP: usize = 7;
/// After those of the centres; facilities end before 9000.
const FIRST_TELEPHONE: usize = 9_201;
/// Of a hundred, how many were last confirmed long ago.
const OLD: u8 = 25;

/// What is done in a town, and how the clerk writes it.
struct Activity {
    kind: FacilityKind,
    /// The name behind that of the town, and its reading.
    called: (&'static str, &'static str),
    days: &'static str,
    times: (&'static str, &'static str),
    /// Behind the name of the town; empty for what has no place of its own.
    place: &'static str,
    cost: &'static str,
    joining: &'static str,
    for_whom: &'static str,
}

const WALK_IN: &str = "申し込みはいりません。直接お越しください";
const ASK_FIRST: &str = "電話で申し込んでください";
const OVER_65: &str = "65歳以上の人";

const KINDS: [Activity; 10] = [
    Activity {
        kind: FacilityKind::Salon,
        called: ("ふれあいサロン", "ふれあいさろん"),
        days: "第2・4木曜",
        times: ("10:00", "11:30"),
        place: "集会所",
        cost: "1回100円",
        joining: WALK_IN,
        for_whom: OVER_65,
    },
    Activity {
        kind: FacilityKind::Gathering,
        called: ("いきいき体操の会", "いきいきたいそうのかい"),
        days: "毎週火曜",
        times: ("9:30", "10:30"),
        place: "公民館",
        cost: "無料",
        joining: "動きやすい服装で。飲み物を持ってきてください",
        for_whom: OVER_65,
    },
    Activity {
        kind: FacilityKind::DementiaCafe,
        called: ("オレンジカフェ", "おれんじかふぇ"),
        days: "第3土曜",
        times: ("13:30", "15:30"),
        place: "コミュニティセンター",
        cost: "1回200円（飲み物つき）",
        joining: WALK_IN,
        for_whom: "認知症の人と家族、関心のある人はどなたでも",
    },
    Activity {
        kind: FacilityKind::WatchOver,
        called: ("見守り隊", "みまもりたい"),
        days: "月〜金（祝日を除く）",
        times: ("9:00", "17:00"),
        place: "",
        cost: "無料",
        joining: ASK_FIRST,
        for_whom: "一人暮らしの高齢者",
    },
    Activity {
        kind: FacilityKind::Salon,
        called: ("お茶の間サロン", "おちゃのまさろん"),
        days: "毎週月・水・金曜",
        times: ("10:00", "15:00"),
        place: "集会所",
        cost: "無料",
        joining: WALK_IN,
        for_whom: "どなたでも",
    },
    Activity {
        kind: FacilityKind::Transport,
        called: ("買い物おたすけ便", "かいものおたすけびん"),
        days: "毎週水曜",
        times: ("10:00", "12:00"),
        place: "",
        cost: "1回300円",
        joining: "前の週の金曜までに電話で申し込んでください",
        for_whom: "歩いて買い物に行くのがむずかしい人",
    },
    Activity {
        kind: FacilityKind::MealDelivery,
        called: ("ことぶき配食", "ことぶきはいしょく"),
        days: "月〜土",
        times: ("11:00", "13:00"),
        place: "",
        cost: "1食500円",
        joining: ASK_FIRST,
        for_whom: "食事の用意がむずかしい高齢者",
    },
    Activity {
        kind: FacilityKind::Gathering,
        called: ("通いの場", "かよいのば"),
        days: "第1・3金曜",
        times: ("13:30", "15:00"),
        place: "公民館",
        cost: "1回50円",
        joining: WALK_IN,
        for_whom: OVER_65,
    },
    Activity {
        kind: FacilityKind::Transport,
        called: ("外出おうえん隊", "がいしゅつおうえんたい"),
        days: "随時",
        times: ("", ""),
        place: "",
        cost: "1時間700円",
        joining: "登録がいります。3日前までに電話してください",
        for_whom: "一人での外出がむずかしい人",
    },
    Activity {
        kind: FacilityKind::DementiaCafe,
        called: ("介護者のつどい", "かいごしゃのつどい"),
        days: "月1回",
        times: ("", ""),
        place: "コミュニティセンター",
        cost: "無料",
        joining: ASK_FIRST,
        for_whom: "家族を介護している人",
    },
];

/// Writes the form. Only the first municipality, the demo itself, has collected any.
pub(super) fn write(world: &World<'_>) -> io::Result<Vec<PathBuf>> {
    let mut sheet = world.places_sheet("community", &COLUMNS)?;
    let Some(demo) = world.municipalities.first() else { return Ok(vec![sheet.finish()?]) };
    let council = format!("{NAME}社会福祉協議会");
    for index in 0..ACTIVITIES {
        let Activity { kind, called, days, times, place, cost, joining, for_whom } = &KINDS[index % KINDS.len()];
        let town = &TOWNS[index * TOWN_STEP % TOWNS.len()];
        let choices = &mut world.shared_choices(Shared::Community, demo, index);
        let at = places::place(choices, demo, Some(town), House::Own);
        let old = chance(choices, OLD);
        let confirmed =
            world.today().saturating_sub((if old { choices.i64(200..400) } else { choices.i64(3..150) }).days());
        let has_place = !place.is_empty();
        let place = if has_place { format!("{}{place}", town.name.text) } else { String::new() };
        let degrees = |degrees: f64| if has_place { degrees.to_string() } else { String::new() };
        let organiser = match kind {
            FacilityKind::Salon | FacilityKind::Gathering => format!("{}自治会", town.name.text),
            _ => council.clone(),
        };
        let reading = hiragana(&places::reading(town.name.text, town.name.kana));
        for field in [
            kind.ja(),
            &format!("{}{}", town.name.text, called.0),
            &format!("{reading}{}", called.1),
            days,
            times.0,
            times.1,
            &place,
            &at.address,
            &degrees(at.latitude),
            &degrees(at.longitude),
            &council,
            &format!("00-0000-{}", FIRST_TELEPHONE + index),
            cost,
            joining,
            for_whom,
            &organiser,
            "",
            "",
            &confirmed.to_string(),
            &council,
        ] {
            sheet.text(field);
        }
        sheet.end_row()?;
    }
    Ok(vec![sheet.finish()?])
}

/// さくらまち of サクラマチ.
fn hiragana(katakana: &str) -> String {
    let one = |c: char| match c {
        'ァ'..='ヶ' => char::from_u32(c as u32 - 0x60).unwrap_or(c),
        _ => c,
    };
    katakana.chars().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::{ACTIVITIES, KINDS, TOWN_STEP, TOWNS};

    #[test]
    fn every_kind_is_there_and_nothing_twice() {
        use std::collections::BTreeSet;
        let kinds: BTreeSet<_> = KINDS.iter().map(|activity| activity.kind.as_str()).collect();
        assert_eq!(kinds.len(), api::facilities::FacilityKind::COMMUNITY.len());
        let names: BTreeSet<_> =
            (0..ACTIVITIES).map(|index| (index * TOWN_STEP % TOWNS.len(), index % KINDS.len())).collect();
        assert_eq!(names.len(), ACTIVITIES);
    }
}
