use api::joins::{Join, JoinCandidate, NONE};
use api::query::encode;
use maud::{Markup, html};

use super::Field;
use crate::lang::Lang;
use crate::likeness::{self, Likeness};
use crate::words::{self, Text, facility as f, pro_joins as w, site};

/// The facilities that a record may belong to, each compared with it item by item; one of them or none is chosen. All
/// that are shown are sent along.
pub fn join_candidates(field: &Field<'_>, record: &Join) -> Markup {
    let lang = field.lang;
    let choice = |value: &str, is_first: bool, words: Markup| {
        html! {
            label.choice {
                input id=[is_first.then_some(field.name)] type="radio" name=(field.name) value=(value)
                    checked[field.form.has(field.name, value)];
                span { (words) }
            }
        }
    };
    field.group(
        Some("radiogroup"),
        &html! {
            div.candidates {
                @for (index, candidate) in record.candidates.iter().enumerate() {
                    div.candidate {
                        input type="hidden" name="candidate" value=(candidate.facility_id);
                        (choice(&candidate.facility_id, index == 0, html! { b lang=[lang.of_published()] { (candidate.name) } }))
                        (compared(lang, record, candidate))
                    }
                }
                div.candidate {
                    (choice(NONE, record.candidates.is_empty(), html! { b { (w::none_of_them(lang)) } }))
                    p.field-hint { (w::none_hint(lang)) }
                }
            }
        },
    )
}

/// The items of a facility, each with how much it agrees; the record's own stands beside it where it differs.
pub fn compared(lang: Lang, record: &Join, candidate: &JoinCandidate) -> Markup {
    let item = |label: Text, value: Option<&str>, (likeness, words): (Likeness, Text), of_record: Option<&str>| {
        html! {
            dt { (label) }
            dd {
                span lang=[value.and(lang.of_published())] {
                    @match value { Some(value) => (value), None => (site::not_published(lang)) }
                }
                span.likeness data-likeness=(likeness.as_str()) {
                    span aria-hidden="true" { (likeness.sign()) } " " (words)
                }
                @if likeness != Likeness::Same {
                    span.of-record {
                        @match of_record {
                            Some(value) => (w::in_notice(lang, value)),
                            None => (w::in_notice_nothing(lang)),
                        }
                    }
                }
            }
        }
    };
    let JoinCandidate { facility_id, kind, name, address, telephone, reasons } = candidate;
    let names = likeness::of_names(lang, candidate);
    let telephones = likeness::of_telephones(lang, record, candidate);
    html! {
        dl {
            (item(f::name(lang), Some(name), names, Some(&record.name)))
            (item(f::address(lang), Some(address), likeness::of_addresses(lang, candidate), Some(&record.address)))
            (item(site::telephone(lang), telephone.as_deref(), telephones, record.telephone.as_deref()))
            dt { (w::division(lang)) }
            dd { (words::kind(lang, *kind)) }
            @if reasons.iter().any(|reason| reason == "same_operator") {
                dt { (f::corporation(lang)) }
                dd { (w::same_operator(lang)) }
            }
        }
        p.check-links { a href={ (lang.address("/facilities/")) (encode(facility_id)) } { (w::see_place(lang)) } }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::FormState;
    use crate::likeness::tests::{candidate, record};

    #[test]
    fn what_differs_is_told_in_words_beside_the_records_own() {
        let form = FormState { typed: vec![("decision".to_owned(), NONE.to_owned())], errors: Vec::new() };
        let label = w::which(Lang::Ja);
        let field = Field { lang: Lang::Ja, form: &form, name: "decision", label, hint: None, required: true };
        let candidates = vec![candidate(Some("088-800-0002"), &["same_block"])];
        let markup = join_candidates(&field, &Join { candidates, ..record(Some("088-800-0001")) }).into_string();
        for part in [
            "みずうみ医院&lt;b&gt;",
            "≠</span> ちがう</span><span class=\"of-record\">届出では：湖の丘クリニック",
            "＝</span> 番地まで同じ</span></dd>",
            "届出では：088-800-0001",
            "name=\"candidate\" value=\"f1\"",
            "value=\"none\" checked",
        ] {
            assert!(markup.contains(part), "{part} in {markup}");
        }
        assert_eq!(markup.matches("id=\"decision\"").count(), 1);
    }
}
