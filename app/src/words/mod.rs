//! Every word on a page, in the three languages side by side.
//!
//! One file for each page or part of a page. [`words!`] makes a function of every line; a line that
//! lacks a language does not compile. Pages are made on the server, so a phone receives the language
//! it shows and no other.

#[cfg(test)]
mod rules;
mod text;

use api::facilities::FacilityKind;
use api::sources::{Gap, SourceDate};

use crate::lang::Lang;
pub use departments::department;
pub use functions::{function, function_explained};
pub use services::service;
pub use text::{Insert, Text};

/// Makes functions that give words in a language.
///
/// `name(parameter): "日本語 {parameter}", "やさしい 日本語《にほんご》", "English";` Easy Japanese carries the
/// reading of every word in kanji behind it in 《》; a ｜ marks where the word begins when it does not
/// begin with its first kanji. Parameters are what [`Insert`] takes.
macro_rules! words {
    ($($(#[$doc:meta])* $name:ident $(($($parameter:ident),+))? : $ja:literal, $easy:literal, $en:literal;)+) => {
        $(
            $(#[$doc])*
            pub fn $name(lang: $crate::lang::Lang $(, $($parameter: impl $crate::words::Insert),+)?) -> $crate::words::Text {
                $($(let $parameter = $parameter.insert();)+)?
                $crate::words::Text::new(lang, match lang {
                    $crate::lang::Lang::Ja => words!(@made $ja $(, $($parameter),+)?),
                    $crate::lang::Lang::Easy => words!(@made $easy $(, $($parameter),+)?),
                    $crate::lang::Lang::En => words!(@made $en $(, $($parameter),+)?),
                })
            }
        )+

        /// What stands in easy Japanese, for the test of its rules.
        #[cfg(test)]
        pub const EASY: &[(&str, &str)] = &[$((stringify!($name), $easy)),+];
    };
    (@made $words:literal) => { std::borrow::Cow::Borrowed($words) };
    (@made $words:literal, $($parameter:ident),+) => {{
        let _ = ($(&$parameter),+);
        std::borrow::Cow::Owned(format!($words))
    }};
}

pub mod activities;
pub mod confirmation;
pub mod consult;
pub mod consult_answer;
pub mod consult_codes;
pub mod consult_figures;
pub mod correction;
pub mod dates;
pub mod departments;
pub mod emergency_card;
pub mod facility;
pub mod faults;
pub mod figure_chart;
pub mod find;
pub mod forms;
pub mod functions;
pub mod gallery;
pub mod home;
pub mod home_care;
pub mod map;
pub mod note;
pub mod note_booklet;
pub mod note_card;
pub mod note_guide;
pub mod note_keep;
pub mod note_keys;
pub mod note_questions;
pub mod note_said;
pub mod note_sheet;
pub mod note_versions;
pub mod now;
pub mod pro;
pub mod pro_account;
pub mod pro_ask;
pub mod pro_audit;
pub mod pro_corrections;
pub mod pro_desk;
pub mod pro_desk_codes;
pub mod pro_desk_figures;
pub mod pro_desk_papers;
pub mod pro_desk_settings;
pub mod pro_desk_sheet;
pub mod pro_desk_steps;
pub mod pro_desk_tools;
pub mod pro_doctors;
pub mod pro_entrance;
pub mod pro_facility;
pub mod pro_joins;
pub mod pro_organizations;
pub mod pro_people;
pub mod pro_roles;
pub mod report;
pub mod results;
pub mod saved;
pub mod services;
pub mod site;
pub mod source_line;
pub mod sources;
pub mod support;
pub mod troubles;
pub mod visits;

/// What a facility is.
pub fn kind(lang: Lang, kind: FacilityKind) -> Text {
    match kind {
        FacilityKind::Hospital => find::hospital(lang),
        FacilityKind::Clinic => find::clinic(lang),
        FacilityKind::Dental => find::dental(lang),
        FacilityKind::Maternity => find::maternity(lang),
        FacilityKind::Pharmacy => find::pharmacy(lang),
        FacilityKind::Care => find::care(lang),
        FacilityKind::Salon => activities::salon(lang),
        FacilityKind::DementiaCafe => activities::dementia_cafe(lang),
        FacilityKind::Gathering => activities::gathering(lang),
        FacilityKind::WatchOver => activities::watch_over(lang),
        FacilityKind::Transport => activities::transport(lang),
        FacilityKind::MealDelivery => activities::meal_delivery(lang),
    }
}

/// What a dataset holds. In Japanese, and where it is not known, as its publisher calls it.
pub fn dataset(lang: Lang, dataset: &str, published: &str) -> Text {
    match dataset.split_once('.') {
        _ if lang == Lang::Ja => Text::published(lang, published),
        Some(("kaigo", code)) => service(lang, code),
        Some(("iryo", name)) => match FacilityKind::parse(name.trim_end_matches("_hours")) {
            Some(found) if name.ends_with("_hours") => sources::hours_of(lang, kind(lang, found)),
            Some(found) => kind(lang, found),
            None => Text::published(lang, published),
        },
        Some(("municipal", rest)) => match rest.split_once('.').map_or(rest, |(kind, _)| kind) {
            "medical" => sources::municipal_medical(lang),
            "care" => sources::municipal_care(lang),
            "population" => sources::municipal_population(lang),
            _ => Text::published(lang, published),
        },
        Some(("places", name)) => match name {
            "towns" => sources::towns(lang),
            "postal_codes" => sources::postal_codes(lang),
            "town_halls" => sources::town_halls(lang),
            "outlines" => sources::outlines(lang),
            "support_centers" => sources::support_centers(lang),
            "support_areas" => sources::support_areas(lang),
            _ => Text::published(lang, published),
        },
        Some(("kouseikyoku", _)) => sources::notified_functions(lang),
        _ if dataset == "holidays" => sources::holidays(lang),
        _ if dataset == "home_care" => sources::home_care(lang),
        _ if dataset == "confirmations" => sources::confirmations(lang),
        _ if dataset == "community" => activities::community(lang),
        _ if dataset == "service_areas" => visits::area(lang),
        _ if dataset == "duties" => sources::duties(lang),
        _ => Text::published(lang, published),
    }
}

/// The name of a source: its series and what it holds.
pub fn source_title(lang: Lang, source: &SourceDate) -> Text {
    let SourceDate { dataset: of, title, .. } = source;
    if lang == Lang::Ja {
        return Text::published(lang, title);
    }
    let series = match of.split('.').next() {
        _ if title.starts_with("架空") => sources::made_up(lang),
        Some("iryo") => sources::iryo(lang),
        Some("kaigo") => sources::kaigo(lang),
        Some("municipal") => sources::municipal(lang),
        Some("home_care") => return sources::home_care(lang),
        Some("own") => return facility::stated_itself(lang),
        Some("community") => return activities::community(lang),
        Some("service_areas") => return visits::area(lang),
        Some("kouseikyoku") => sources::kouseikyoku(lang),
        _ => return Text::published(lang, title),
    };
    sources::titled(lang, series, dataset(lang, of, title))
}

/// What the data does not tell.
pub fn gap(lang: Lang, gap: &Gap) -> Text {
    let name = gap.dataset.as_deref().map(|of| dataset(lang, of, ""));
    match (gap.code.as_str(), name) {
        _ if lang == Lang::Ja => Text::published(lang, &gap.detail),
        ("nothing_imported", _) => find::gap_nothing_imported(lang),
        ("not_imported", Some(name)) => find::gap_not_imported(lang, name),
        ("no_records", Some(name)) => find::gap_no_records(lang, name),
        ("only_answered", _) => find::gap_only_answered(lang),
        ("only_published", _) => visits::gap_only_published(lang),
        ("no_telephone", _) => sources::gap_no_telephone(lang),
        ("no_home_visits", _) => sources::gap_no_visits(lang),
        ("no_hours", _) => sources::gap_no_hours(lang),
        ("no_visiting_area", _) => sources::gap_no_area(lang),
        ("no_house_calls", _) => sources::gap_no_house_calls(lang),
        ("no_capacity", _) => sources::gap_no_capacity(lang),
        _ => Text::published(lang, &gap.detail),
    }
}
