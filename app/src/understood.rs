//! How the words of a search were understood, where that is not plain to see.

use api::facilities::{FacilitiesMeta, Meaning, Understood};

use crate::distances::length;
use crate::finder::Search;
use crate::lang::Lang;
use crate::words::{Text, results};

/// A sentence about the words, and the search without them where that helps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    pub words: Text,
    pub way_out: Option<(Text, Search)>,
}

/// What a reader should know of how the words were read, the plain cases left out. `has_distances`:
/// whether the results tell how far away they are.
pub fn notes(search: &Search, meta: &FacilitiesMeta, has_distances: bool) -> Vec<Note> {
    let lang = search.lang();
    let mut notes = Vec::new();
    let from = meta.place.as_ref().filter(|_| has_distances && !search.has_place());
    let told_below = |read: &Understood| matches!(read.meaning, Meaning::Place | Meaning::PostalCode) && from.is_some();
    let read = meta.understood.iter().filter(|read| !read.corrected && is_news(read) && !told_below(read));
    let read: Vec<_> = read.collect();
    if !read.is_empty() {
        let parts: Vec<_> = read.iter().map(|read| meaning(lang, read)).collect();
        let places = read.iter().filter(|read| matches!(read.meaning, Meaning::Place | Meaning::PostalCode));
        let list = Text::join(lang, &parts, &results::between_readings(lang).plain());
        notes.push(Note {
            words: results::searched_as(lang, list),
            way_out: way_out(search, places.map(|read| &*read.text)),
        });
    }
    for read in meta.understood.iter().filter(|read| read.corrected) {
        let words = results::corrected(lang, &read.text, &read.name);
        notes.push(Note { words, way_out: way_out(search, std::iter::once(&*read.text)) });
    }
    for read in meta.understood.iter().filter(|read| read.meaning == Meaning::Function) {
        let words = results::function_not_known(lang, &read.name);
        notes.push(Note { words, way_out: way_out(search, std::iter::once(&*read.text)) });
    }
    if let Some(place) = from {
        let words = match (place.instead_of_station, place.within) {
            (true, _) => results::instead_of_station(lang, &place.label),
            (false, Some(metres)) => results::within_middle(lang, &place.name, length(metres)),
            (false, None) => results::from_middle(lang, &place.name),
        };
        let is_place = |read: &&Understood| matches!(read.meaning, Meaning::Place | Meaning::PostalCode);
        let named = meta.understood.iter().filter(is_place).map(|read| &*read.text);
        notes.push(Note { words, way_out: way_out(search, named) });
    }
    notes
}

/// Something other than what was typed.
fn is_news(read: &Understood) -> bool {
    let Understood { text, name, .. } = read;
    match read.meaning {
        Meaning::Category => !name.contains(text.as_str()) && !text.contains(name.as_str()),
        Meaning::Place | Meaning::PostalCode | Meaning::Telephone => true,
        Meaning::Function | Meaning::OpenNow | Meaning::Name => false,
    }
}

fn meaning(lang: Lang, read: &Understood) -> Text {
    let Understood { text, name, .. } = read;
    match read.meaning {
        Meaning::Place | Meaning::PostalCode => results::read_as_place(lang, text, name),
        Meaning::Telephone => results::read_as_telephone(lang, text),
        Meaning::Category | Meaning::Function | Meaning::OpenNow | Meaning::Name => results::read_as(lang, text, name),
    }
}

/// The search without these words; none where nothing else would be left to look for.
fn way_out<'a>(search: &Search, mut texts: impl Iterator<Item = &'a str>) -> Option<(Text, Search)> {
    let text = texts.next()?;
    let without = search.without_words(text);
    let is_shorter = !without.get("q").is_empty() && without != *search;
    is_shorter.then(|| (results::leave_out(search.lang(), text), without))
}

#[cfg(test)]
mod tests {
    use api::facilities::{Location, Sort};
    use api::places::{Place, PlaceKind};

    use super::*;

    fn read(text: &str, meaning: Meaning, name: &str) -> Understood {
        Understood { text: text.to_owned(), meaning, name: name.to_owned(), corrected: false }
    }

    fn meta(understood: Vec<Understood>) -> FacilitiesMeta {
        FacilitiesMeta { total: 1, understood, ..FacilitiesMeta::default() }
    }

    fn told(q: &str, meta: &FacilitiesMeta) -> Vec<(String, Option<String>)> {
        let notes = notes(&Search::read(Lang::Ja, "").with("q", q), meta, meta.sort == Sort::Distance);
        notes
            .into_iter()
            .map(|note| (note.words.plain(), note.way_out.map(|(_, search)| search.get("q").to_owned())))
            .collect()
    }

    fn note(words: &str, rest: Option<&str>) -> (String, Option<String>) {
        (words.to_owned(), rest.map(str::to_owned))
    }

    #[test]
    fn what_is_plain_to_see_is_not_told() {
        let plain = [
            read("内科", Meaning::Category, "内科"),
            read("小児", Meaning::Category, "小児科"),
            read("訪問看護ステーション", Meaning::Category, "訪問看護"),
            read("公済", Meaning::Name, "公済"),
        ];
        assert_eq!(told("x", &meta(plain.to_vec())), []);
    }

    #[test]
    fn another_word_a_place_and_a_slip_are_told() {
        let understood =
            vec![read("耳鼻科", Meaning::Category, "耳鼻いんこう科"), read("枚方市", Meaning::Place, "大阪府枚方市")];
        assert_eq!(
            told("耳鼻科 枚方市", &meta(understood)),
            [note("「耳鼻科」→ 耳鼻いんこう科、「枚方市」→ 場所（大阪府枚方市）として探しました。", Some("耳鼻科"))]
        );
        let slip = Understood { corrected: true, ..read("せいけいげか", Meaning::Category, "整形外科") };
        assert_eq!(
            told("せいけいげか", &meta(vec![slip])),
            [note("「せいけいげか」は「整形外科」のことと考えました。", None)]
        );
    }

    #[test]
    fn what_the_data_does_not_tell_is_said() {
        let function = vec![read("24時間", Meaning::Function, "24時間対応")];
        let words =
            "「24時間対応」かどうかは、公表されているデータだけでは全部はわかりません。電話でお確かめください。";
        assert_eq!(told("訪問看護 24時間", &meta(function)), [note(words, Some("訪問看護"))]);
    }

    #[test]
    fn distances_have_a_beginning() {
        let place = Place {
            id: "27207".to_owned(),
            kind: PlaceKind::Municipality,
            name: "大阪府高槻市".to_owned(),
            label: "高槻市".to_owned(),
            location: Some(Location { lat: 34.8, lng: 135.6 }),
            area_codes: Vec::new(),
            exact: true,
            instead_of_station: false,
            within: None,
            support_center: None,
        };
        let near = |place| FacilitiesMeta {
            place: Some(place),
            sort: Sort::Distance,
            ..meta(vec![read("高槻駅", Meaning::Place, "大阪府高槻市")])
        };
        assert_eq!(
            told("高槻駅 歯科", &near(place.clone())),
            [note("大阪府高槻市の中心からの距離です。", Some("歯科"))]
        );
        let inside = FacilitiesMeta { sort: Sort::Relevance, ..near(place.clone()) };
        let words = "「高槻駅」→ 場所（大阪府高槻市）として探しました。";
        assert_eq!(told("高槻駅 歯科", &inside), [note(words, Some("歯科"))]);
        let station = Place { instead_of_station: true, ..place };
        assert_eq!(
            told("高槻駅", &near(station)),
            [note("駅の位置のデータがないため、高槻市の中心から近い順に表示しています。", None)]
        );
    }
}
