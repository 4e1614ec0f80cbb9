//! Words of one, two, three and more characters, and whole sentences: ranked answers with 20 cards.

use std::hint::black_box;

use api::facilities::FacilityQuery;
use server::facilities::finder::Snapshot;
use server::facilities::search;

use crate::NOW;
use crate::figures::{Figures, Times};

const WORDS: [(&str, &[&str], &str); 5] = [
    ("one character", &["杉", "森", "桜", "北", "中", "林", "原", "野", "田", "山"], "p99 ≤ 5 ms"),
    (
        "two characters",
        &["内科", "薬局", "歯科", "眼科", "田中", "佐藤", "中央", "桜井", "みな", "ひだ", "外科", "老健"],
        "p99 ≤ 5 ms",
    ),
    (
        "three and more",
        &["整形外科", "訪問看護", "中央病院", "さくら", "ひまわり", "クリニック", "きたえるーむ", "市民病院"],
        "",
    ),
    ("two words", &["内科 枚方市", "訪問看護 24時間", "歯医者 高知", "デイサービス 那覇", "耳鼻科 札幌市中央区"], ""),
    ("one letter wrong", &["枚方公斉病院", "海里マリーン病院", "整形外課", "せいけいげが"], ""),
];

pub fn run(figures: &mut Figures, snapshot: &Snapshot) {
    let homes: [&[&str]; 3] = [&[], &["27210"], &["39201"]];
    for (name, words, target) in WORDS {
        let queries: Vec<FacilityQuery> = (0..40)
            .flat_map(|_| words.iter().flat_map(|word| homes.map(|home| (*word, home))))
            .map(|(word, home)| FacilityQuery {
                q: word.to_owned(),
                home: home.iter().map(|code| (*code).to_owned()).collect(),
                ..FacilityQuery::default()
            })
            .collect();
        let times = Times::of(&queries, |query| drop(black_box(search::find(snapshot, query, NOW))));
        figures.note(&format!("{name}: median / p99 of {}", queries.len()), times.words(), target);
    }
}
