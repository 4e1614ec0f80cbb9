//! Every component in every state, for those who make pages: to look at, and for the tests that look.

mod fixtures;

use api::confirmations::ConfirmedField;
use api::forms::{self as rules, keep};
use api::hours::Day;
use maud::{Markup, html};

use crate::components::{
    Field, FigureChart, InputKind, Series, card_table, care_kinds, checkboxes, conditions, confirmed, date_input,
    desk_panel, dialog, dialog_button, disclosure, emergency, empty_state, error_summary, facility_card, figure_chart,
    home_care, icon, kind_chips, loading, narrowing as narrowing_by, need_list, notice, pagination, phone_button,
    print_button, progress, radios, save_button, search_box, select, share_button, source_line, steps, support_center,
    support_form, tabs, text_area, text_input, week_table,
};
use crate::finder::{Names, Search};
use crate::form::FormState;
use crate::lang::Lang;
use crate::needs::MEDICAL_NEEDS;
use crate::words::{Text, forms, gallery as words, saved, support};

/// `/gallery`. `form` is the state of the form it contains.
pub fn gallery(lang: Lang, form: &FormState) -> Markup {
    let sections = [
        ("search", words::search(lang), search_box(lang, "", &Search::read(lang, ""))),
        ("narrowing", words::narrowing(lang), narrowing(lang)),
        ("needs", words::needs(lang), need_list(lang, &words::needs(lang), &MEDICAL_NEEDS)),
        ("cards", words::cards(lang), cards(lang)),
        ("hours", words::hours(lang), hours(lang)),
        ("desk", words::desk(lang), desks(lang)),
        ("home-care", words::home_care(lang), home_care(lang, &fixtures::answers(), &html! {})),
        ("buttons", words::buttons(lang), buttons(lang)),
        ("fields", words::fields(lang), demonstration(lang, form)),
        ("refused", words::refused(lang), refused(lang)),
        ("notices", words::notices(lang), notices(lang)),
        ("table", words::table(lang), table(lang)),
        ("figures", words::figures(lang), figures(lang)),
        ("tabs", words::tabs(lang), tabs(&words::tabs(lang), &fixtures::tabs(lang))),
        ("disclosure", words::disclosure(lang), disclosure(&words::open(lang), explanation(lang))),
        ("steps", words::steps(lang), all_steps(lang)),
        ("dialog", words::dialog(lang), opened(lang)),
        ("pagination", words::pagination(lang), both_ways(lang)),
        ("waiting", words::waiting(lang), waiting(lang)),
        ("nothing", words::nothing(lang), nothing(lang)),
        ("source", words::source(lang), sources(lang)),
        ("furigana", words::furigana(lang), html! { p { (words::furigana_example(lang)) } }),
    ];
    html! {
        h1 tabindex="-1" { (words::title(lang)) }
        p { (words::introduction(lang)) }
        nav.gallery-contents aria-label=(words::contents(lang).plain()) {
            ul { @for (id, heading, _) in &sections { li { a href={ "#" (id) } rel="external" { (heading) } } } }
        }
        @for (id, heading, markup) in &sections {
            section.gallery-section id=(id) {
                h2 { (heading) }
                (markup)
            }
        }
    }
}

/// Judges the form of the gallery by the rules of every form.
pub fn judge(typed: Vec<(String, String)>) -> FormState {
    let form = FormState { typed, errors: Vec::new() };
    let mut errors = Vec::new();
    keep(&mut errors, rules::text("name", form.value("name"), 100).and_then(|name| rules::required("name", name)));
    let telephone = rules::telephone("telephone", form.value("telephone"));
    keep(&mut errors, telephone.and_then(|telephone| rules::required("telephone", telephone)));
    keep(&mut errors, rules::email("mail", form.value("mail")));
    keep(&mut errors, rules::text("people", form.value("people"), 3));
    for (name, choices) in
        [("town", &["sakura", "midori"][..]), ("place", &["home", "hospital", "care_home", "not_known"])]
    {
        let chosen = rules::choice(name, form.value(name), choices);
        keep(&mut errors, chosen.and_then(|chosen| rules::required(name, chosen)));
    }
    let [era, year, month, day] =
        ["era", "year", "month", "day"].map(|part| form.value(&format!("birthday_{part}")).to_owned());
    let birthday = rules::date("birthday", &era, &year, &month, &day);
    keep(&mut errors, birthday.and_then(|birthday| rules::required("birthday", birthday)));
    keep(&mut errors, rules::text("wish", form.value("wish"), 200));
    FormState { errors, ..form }
}

fn explanation(lang: Lang) -> Markup {
    html! { p { (words::more(lang)) } }
}

fn narrowing(lang: Lang) -> Markup {
    let search = Search::read(lang, "kind=clinic&department=01001&near=34.3,137.8&radius=500");
    let care = Search::read(lang, "service=130");
    html! {
        (kind_chips(&search, Some(&fixtures::facets())))
        (conditions(lang, &words::narrowing(lang), search.conditions(&Names::default()).iter()))
        (care_kinds(&care))
        (narrowing_by(&Search::read(lang, ""), &fixtures::facets(), 2_000))
    }
}

fn cards(lang: Lang) -> Markup {
    html! { ol.facility-list { @for place in fixtures::places_in_a_list() { li { (facility_card(lang, &place)) } } } }
}

fn desks(lang: Lang) -> Markup {
    html! {
        (support_center(lang, &support::of_this_place(lang), &fixtures::support_center()))
        section.panel { (support_form(lang, "")) }
        (desk_panel(lang, &fixtures::municipality()))
    }
}

fn hours(lang: Lang) -> Markup {
    html! { section.panel { (week_table(lang, &words::hours(lang), &fixtures::week(), Day::Friday)) } }
}

fn buttons(lang: Lang) -> Markup {
    html! {
        p { a.button data-weight="main" href="#buttons" rel="external" { span { (words::main_button(lang)) } } }
        p { a.button data-weight="quiet" href="#buttons" rel="external" { span { (words::quiet_button(lang)) } } }
        @for weight in ["main", "quiet"] { p { (phone_button(lang, Some("00-0000-0000"), weight)) } }
        (phone_button(lang, None, "main"))
        (emergency(lang, true))
        p { (save_button(lang, "example", "")) }
        div.page-actions { (share_button(lang, &saved::share(lang))) (print_button(lang)) }
        p { @for drawing in fixtures::ICONS { (icon(drawing)) " " } }
    }
}

fn demonstration(lang: Lang, form: &FormState) -> Markup {
    let labels = fixtures::fields(lang);
    html! {
        (error_summary(lang, form, &labels))
        form method="post" action=(lang.address("/gallery")) data-keep novalidate {
            (fields(lang, form, &labels))
            button.button type="submit" data-weight="main" { span { (words::send(lang)) } }
        }
    }
}

fn refused(lang: Lang) -> Markup {
    let form = fixtures::refused();
    let named = fixtures::fields(lang).map(|(name, label)| (format!("{}{name}", fixtures::REFUSED), label));
    let labels = named.each_ref().map(|(name, label)| (name.as_str(), label.clone()));
    html! {
        (error_summary(lang, &form, &labels))
        (fields(lang, &form, &labels))
    }
}

/// Each kind of field. `labels`: their names and labels, in the order of the form.
fn fields(lang: Lang, form: &FormState, labels: &[(&str, Text); 9]) -> Markup {
    let field = |at: usize, hint: Option<Text>, required: bool| {
        let (name, label) = &labels[at];
        Field { lang, form, name, label: label.clone(), hint, required }
    };
    html! {
        (text_input(&field(0, None, true), InputKind::Text))
        (text_input(&field(1, Some(words::telephone_hint(lang)), true), InputKind::Telephone))
        (text_input(&field(2, None, false), InputKind::Email))
        (text_input(&field(3, None, false), InputKind::Number))
        (select(&field(4, None, true), &fixtures::towns(lang)))
        (radios(&field(5, None, true), &fixtures::places(lang)))
        (checkboxes(&field(6, None, false), &fixtures::helpers(lang)))
        (date_input(&field(7, Some(words::birthday_hint(lang)), true)))
        (text_area(&field(8, None, false), 4))
    }
}

fn notices(lang: Lang) -> Markup {
    html! { @for (kind, heading) in fixtures::notices(lang) { (notice(lang, kind, &heading, explanation(lang))) } }
}

fn table(lang: Lang) -> Markup {
    card_table(&words::requests(lang), &fixtures::headings(lang), &fixtures::requests(lang))
}

fn figures(lang: Lang) -> Markup {
    let ((labels, title, unit), [this, last]) = (fixtures::figure_words(lang), fixtures::figure_years(lang));
    let series = [
        Series { name: &this, values: &[Some(14), Some(9), None, Some(21)] },
        Series { name: &last, values: &[Some(6), Some(11), Some(13), Some(12), Some(8), Some(0)] },
    ];
    figure_chart(lang, &FigureChart { title: &title, unit: &unit, labels: &labels, series: &series })
}

fn all_steps(lang: Lang) -> Markup {
    let all = fixtures::steps(lang);
    html! { @for current in [0, 2, 3] { (steps(lang, &all, current)) } }
}

fn opened(lang: Lang) -> Markup {
    html! {
        (dialog_button("explanation", &words::open(lang)))
        (dialog("explanation", &words::closed(lang), explanation(lang), &forms::close(lang)))
    }
}

// Both ways at once: several of them would be landmarks of the same name.
fn both_ways(lang: Lang) -> Markup {
    pagination(lang, Some(&lang.address("/gallery?page=1")), Some(&lang.address("/gallery?page=3")))
}

fn waiting(lang: Lang) -> Markup {
    html! {
        (loading(&forms::loading(lang)))
        @for done in [0, 3, 10] { (progress(&words::read_records(lang), done, 10)) }
    }
}

fn nothing(lang: Lang) -> Markup {
    empty_state(&words::nothing_found(lang), html! { p { (words::try_shorter(lang)) } })
}

fn sources(lang: Lang) -> Markup {
    html! {
        (source_line(lang, &fixtures::sources(lang), true))
        (source_line(lang, &fixtures::sources(lang), false))
        (source_line(lang, &[], false))
        @for field in ConfirmedField::ALL { (confirmed(lang, &fixtures::confirmations(), field)) }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    fn values<'a>(markup: &'a str, attribute: &str) -> Vec<&'a str> {
        let start = format!(" {attribute}=\"");
        markup.split(start.as_str()).skip(1).filter_map(|rest| rest.split('"').next()).collect()
    }

    #[test]
    fn every_id_stands_once_and_everything_that_points_at_one_finds_it() {
        for lang in Lang::ALL {
            let markup = gallery(lang, &FormState::default()).into_string();
            let ids = values(&markup, "id");
            let known: HashSet<_> = ids.iter().copied().collect();
            assert_eq!(ids.len(), known.len(), "{ids:?}");
            let links = values(&markup, "href").into_iter().filter_map(|href| href.strip_prefix('#'));
            let described = values(&markup, "aria-describedby").into_iter().flat_map(str::split_whitespace);
            let named = ["for", "popovertarget", "aria-labelledby"].map(|name| values(&markup, name)).concat();
            for id in links.chain(described).chain(named) {
                assert!(known.contains(id), "{id}");
            }
        }
    }

    #[test]
    fn nothing_typed_becomes_markup_and_no_attribute_has_readings() {
        for lang in Lang::ALL {
            let markup = gallery(lang, &fixtures::refused()).into_string();
            assert!(!markup.contains("<script>"));
            assert!(!markup.contains('《') && !markup.contains("=\"<ruby"), "{markup}");
        }
    }
}
