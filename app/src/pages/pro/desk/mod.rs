//! `/pro/desk`: the consultation desk; one file for each address.

mod acts;
mod attachments;
mod case;
mod figures;
mod find;
mod history;
mod keeping;
mod kept;
mod list;
mod new;
mod papers;
mod settings;
mod settings_lists;
mod sheet;
mod sheet_fields;
mod sheet_merge;
mod steps;
#[cfg(test)]
mod tests;

use api::ClientError;
use api::consults::lists::ListName;
use api::query::encode;

pub use history::named;
use papers::Paper;
pub use sheet_fields::{SheetFields, completed, labels};
#[cfg(test)]
pub use tests::account as example_account;

use crate::components::no_such_page;
use crate::lang::Lang;
use crate::page::{Answer, Visit};
use crate::words::Text;

/// The address of the desk without its language.
const PATH: &str = "/pro/desk";

/// What was done, as an address says it and in words.
type Said = (&'static str, fn(Lang) -> Text);

/// Answers a visit to `/pro/desk` and what is below it.
pub async fn answer(visit: &Visit, rest: &[&str]) -> Result<Answer, ClientError> {
    let typed = visit.posted.as_deref();
    if let ([id, "attachments"], Some((media_type, body))) = (rest, &visit.upload) {
        return attachments::send(visit, id, media_type, body.clone()).await;
    }
    let page = match (rest, typed) {
        ([], None) => list::page(visit).await?,
        (["search"], None) => list::found_page(visit, "").await?,
        (["search"], Some(typed)) => list::search(visit, typed).await?,
        (["new"], None) => new::page(visit).await?,
        (["new"], Some(typed)) => return new::send(visit, typed).await,
        (["figures"], None) => figures::page(visit).await?,
        (["settings"], None) => settings::page(visit).await?,
        (["settings"], Some(typed)) => return settings::send(visit, typed).await,
        (["settings", list], typed) => match (ListName::parse(list), typed) {
            (Some(list), None) => settings_lists::page(visit, list).await?,
            (Some(list), Some(typed)) => return settings_lists::send(visit, list, typed).await,
            (None, _) => no_such_page(visit),
        },
        ([id], None) => case::page(visit, id).await?,
        ([id], Some(typed)) => return steps::send(visit, id, typed).await,
        ([id, "sheet"], None) => sheet::page(visit, id).await?,
        ([id, "sheet"], Some(typed)) => return sheet::send(visit, id, typed).await,
        ([id, "find"], None) => find::page(visit, id).await?,
        ([id, "find"], Some(typed)) => return find::send(visit, id, typed).await,
        ([id, "attachments"], None) => attachments::page(visit, id).await?,
        ([id, "attachments", attachment], None) => return attachments::remove_page(visit, id, attachment).await,
        ([id, "attachments", attachment], Some(_)) => return attachments::remove(visit, id, attachment).await,
        ([id, "export"], None) => keeping::export_page(visit, id).await?,
        ([id, "erase"], None) => keeping::erase_page(visit, id).await?,
        ([id, "erase"], Some(_)) => return keeping::erase(visit, id).await,
        ([id, page], typed) => match Paper::parse(page) {
            Some(paper) => papers::page(visit, id, paper, typed).await?,
            None => no_such_page(visit),
        },
        _ => no_such_page(visit),
    };
    Ok(Answer::Page(page))
}

/// The address of a case, or of a page of it (`find`); empty: the case itself.
fn case_path(id: &str, page: &str) -> String {
    let slash = if page.is_empty() { "" } else { "/" };
    format!("{PATH}/{}{slash}{page}", encode(id))
}
