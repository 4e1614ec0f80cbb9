//! What the codes of consultations mean in words.

use std::borrow::Cow;

use api::consults::lists::{ConsultLists, ListItem, ListName};

use crate::lang::Lang;
use crate::words::Text;

/// An item of a list that the region edits.
pub fn item_words(lang: Lang, item: &ListItem) -> Text {
    match lang {
        // In the notation of easy words, as it was typed.
        Lang::Easy if !item.easy.is_empty() => Text::new(lang, Cow::Owned(item.easy.clone())),
        Lang::En if !item.en.is_empty() => Text::published(lang, &item.en),
        _ => Text::published(lang, &item.ja),
    }
}

/// What has this code; what no list knows is told as it is.
pub fn listed_words(lang: Lang, lists: &ConsultLists, list: ListName, code: &str) -> Text {
    lists.find(list, code).map_or_else(|| Text::published(lang, code), |item| item_words(lang, item))
}
