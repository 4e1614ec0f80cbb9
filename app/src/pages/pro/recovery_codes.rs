use api::ClientError;
use maud::html;

use super::frame::{ProPage, account, framed};
use crate::components::{NoticeKind, notice, print_button};
use crate::page::{Page, Visit};
use crate::words::pro_entrance as words;

/// New ones, told once: no address shows them again. `next`: the page that comes when they are put away.
pub async fn make(visit: &Visit, next: &str) -> Result<Page, ClientError> {
    let lang = visit.lang;
    let account = account(visit).await?;
    let codes = visit.client.create_recovery_codes().await?.recovery_codes;
    let markup = html! {
        h1 tabindex="-1" { (words::codes_title(lang)) }
        (notice(lang, NoticeKind::Warning, &words::codes_once(lang), html! {
            p { (words::codes_keep(lang)) }
            @if account.factors.recovery_codes > 0 { p { (words::codes_old(lang)) } }
        }))
        section.panel.pro-codes {
            p lang=[lang.of_published()] { (account.email) }
            ol { @for code in &codes { li { code { (code) } } } }
        }
        div.page-actions {
            (print_button(lang))
            // `external`: the address may be the one that is shown, which the program would not ask for again.
            a.button data-weight="main" href=(visit.address(next)) rel="external" { span { (words::codes_kept(lang)) } }
        }
    };
    Ok(framed(visit, &account, ProPage::new(words::codes_title(lang), "", markup)))
}
