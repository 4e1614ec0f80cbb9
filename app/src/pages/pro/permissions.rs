use api::ClientError;
use api::permissions::{Permission, Reach, Standing};
use maud::{Markup, html};

use super::frame::{ProPage, account, framed};
use crate::account_words::{action_words, reach_explained, reach_words, standing_explained, standing_words};
use crate::components::card_table;
use crate::lang::Lang;
use crate::page::{Page, Visit};
use crate::words::pro_roles as words;

/// `/pro/permissions`: the table by which everything is judged.
pub async fn page(visit: &Visit) -> Result<Page, ClientError> {
    let lang = visit.lang;
    let account = account(visit).await?;
    let permissions = visit.client.list_permissions().await?.permissions;
    let mut headings = vec![words::action(lang)];
    headings.extend(Standing::ALL.map(|standing| standing_words(lang, standing)));
    let rows: Vec<Vec<Markup>> = permissions.iter().map(|permission| row(lang, permission)).collect();
    let markup = html! {
        h1 tabindex="-1" { (words::permissions_title(lang)) }
        p { (words::permissions_lead(lang)) }
        section.panel {
            h2 { (words::roles(lang)) }
            dl { @for standing in Standing::ALL { dt { (standing_words(lang, standing)) } dd { (standing_explained(lang, standing)) } } }
        }
        section.panel {
            h2 { (words::legend(lang)) }
            dl {
                @for reach in [Reach::Region, Reach::Organization, Reach::Own, Reach::Nothing] {
                    dt { (sign(reach)) (reach_words(lang, reach)) } dd { (reach_explained(lang, reach)) }
                }
                dt { (words::fresh(lang)) } dd { (words::fresh_why(lang)) }
            }
        }
        div.pro-permissions { (card_table(&words::permissions_title(lang), &headings, &rows)) }
    };
    Ok(framed(visit, &account, ProPage::new(words::permissions_title(lang), "", markup)))
}

fn row(lang: Lang, permission: &Permission) -> Vec<Markup> {
    let Permission { action, reaches, needs_fresh } = permission;
    let mut cells = vec![html! {
        (action_words(lang, *action))
        @if *needs_fresh { " " span.tag { (words::fresh(lang)) } }
    }];
    cells.extend(reaches.iter().map(
        |reach| html! { span.pro-reach data-reach=(code(*reach)) { (sign(*reach)) (reach_words(lang, *reach)) } },
    ));
    cells
}

fn code(reach: Reach) -> &'static str {
    match reach {
        Reach::Region => "region",
        Reach::Organization => "organization",
        Reach::Own => "own",
        Reach::Nothing => "nothing",
    }
}

/// As in Japanese tables: ◎ everything, ○ much, △ a little, − nothing; the words stand beside it.
fn sign(reach: Reach) -> Markup {
    let sign = match reach {
        Reach::Region => "◎",
        Reach::Organization => "○",
        Reach::Own => "△",
        Reach::Nothing => "−",
    };
    html! { span aria-hidden="true" { (sign) " " } }
}
