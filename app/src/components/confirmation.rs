use api::confirmations::{Confirmation, ConfirmedField};
use maud::{Markup, html};

use super::home_care::confirmed_words;
use crate::lang::Lang;
use crate::words::confirmation as w;

/// Whether anybody has confirmed anything of a facility. Where nobody has, one sentence for the page is enough.
pub fn is_confirmed(confirmations: &[Confirmation]) -> bool {
    confirmations.iter().any(|confirmation| confirmation.confirmed_on.is_some())
}

/// When a field was confirmed last and by whom, in small type beside it.
pub fn confirmed(lang: Lang, confirmations: &[Confirmation], field: ConfirmedField) -> Markup {
    let Some(confirmation) = confirmations.iter().find(|one| one.field == field) else { return html! {} };
    if !is_confirmed(confirmations) {
        return html! {};
    }
    let Confirmation { confirmed_on, confirmed_by, changed_since, needs_confirmation, .. } = confirmation;
    let day = confirmed_words(lang, (confirmed_on.as_deref(), confirmed_by.as_deref(), *needs_confirmation));
    html! {
        p.confirmed {
            // The other fields stand beside their names.
            @if field == ConfirmedField::HomeVisits { (w::visits(lang)) }
            @if confirmed_on.is_some() { (day) } @else { (w::nobody_yet(lang)) }
            @if *changed_since { " " (w::changed_since(lang)) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn confirmations(telephone: Option<&str>, changed_since: bool) -> Vec<Confirmation> {
        let confirmation = |field: ConfirmedField| {
            let on = telephone.filter(|_| field == ConfirmedField::Telephone);
            Confirmation {
                field,
                confirmed_on: on.map(str::to_owned),
                confirmed_by: on.map(|_| "<b>医師会</b>".to_owned()),
                changed_since: changed_since && on.is_some(),
                needs_confirmation: changed_since || on.is_none(),
            }
        };
        ConfirmedField::ALL.map(confirmation).to_vec()
    }

    #[test]
    fn a_line_says_who_and_when_and_whether_it_still_holds() {
        let line = |all: &[Confirmation], field| confirmed(Lang::Ja, all, field).into_string();
        let fresh = confirmations(Some("2026-06-01"), false);
        let told = line(&fresh, ConfirmedField::Telephone);
        assert!(told.contains("2026年6月1日に確認（&lt;b&gt;医師会&lt;/b&gt;）") && !told.contains("要確認"), "{told}");
        let told = line(&fresh, ConfirmedField::Hours);
        assert!(told.contains("確認した人はまだいません") && !told.contains("要確認"), "{told}");
        assert!(line(&fresh, ConfirmedField::HomeVisits).contains("訪問について："));
        let changed = confirmations(Some("2026-06-01"), true);
        let told = line(&changed, ConfirmedField::Telephone);
        assert!(told.contains("要確認") && told.contains("確認のあとに、公表された内容がかわりました"), "{told}");
        // Where nobody has confirmed anything, nothing is repeated field by field.
        for field in ConfirmedField::ALL {
            assert_eq!(line(&confirmations(None, false), field), "");
        }
    }
}
