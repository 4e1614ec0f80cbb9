use api::facilities::{FacilityKind, Sibling};
use api::query::encode;
use maud::{Markup, html};

use super::{Icon, icon};
use crate::lang::Lang;
use crate::telephones::tel_href;
use crate::words::{Text, kind, results, service, site};

/// What else the same institution runs at the same place: what it is, its name, and its telephone where
/// that is another one. No more than `most`.
pub fn together(lang: Lang, siblings: &[Sibling], telephone: Option<&str>, most: usize) -> Markup {
    let rest = siblings.len().saturating_sub(most);
    html! {
        ul.together {
            @for sibling in siblings.iter().take(most) {
                li {
                    a lang=[lang.of_published()] href={ (lang.address("/facilities/")) (encode(&sibling.id)) } { (sibling.name) }
                    span { (what(lang, sibling)) }
                    @if sibling.telephone.as_deref() != telephone { (small_telephone(lang, sibling)) }
                }
            }
            @if rest > 0 { li { (results::together_more(lang, rest)) } }
        }
    }
}

/// `訪問看護・ショートステイ`; for what is no care office its kind.
fn what(lang: Lang, sibling: &Sibling) -> Text {
    let services: Vec<_> = sibling.services.iter().map(|of| service(lang, &of.code)).collect();
    match (sibling.kind, services.is_empty()) {
        (FacilityKind::Care, false) => Text::join(lang, &services, if lang == Lang::En { ", " } else { "・" }),
        (of, _) => kind(lang, of),
    }
}

fn small_telephone(lang: Lang, sibling: &Sibling) -> Markup {
    let number = sibling.telephone.as_deref().unwrap_or_default();
    html! {
        @if let Some(href) = tel_href(number) {
            a.number href=(href) { (icon(Icon::PHONE)) span { (site::telephone_number(lang, number)) } }
        }
    }
}

#[cfg(test)]
mod tests {
    use api::facilities::NamedCode;

    use super::*;

    fn sibling(id: &str, telephone: Option<&str>) -> Sibling {
        Sibling {
            id: id.to_owned(),
            kind: FacilityKind::Care,
            name: "<訪看>".to_owned(),
            telephone: telephone.map(str::to_owned),
            services: vec![NamedCode { code: "130".to_owned(), name: "訪問看護".to_owned() }],
        }
    }

    #[test]
    fn another_telephone_is_told_and_many_are_counted() {
        let siblings = [sibling("a/b", Some("072-111-1111")), sibling("c", Some("072-222-2222")), sibling("d", None)];
        let list = together(Lang::Ja, &siblings, Some("072-111-1111"), 2).into_string();
        assert!(list.contains("<a href=\"/facilities/a%2Fb\">&lt;訪看&gt;</a><span>訪問看護</span></li>"), "{list}");
        assert!(list.contains("href=\"tel:0722222222\"") && !list.contains("tel:0721111111"), "{list}");
        assert!(list.contains("ほか1件"), "{list}");
    }
}
