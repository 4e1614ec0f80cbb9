//! How entries are chained: the mac of each is HMAC-SHA256(key, the mac before it ‖ the entry), in hexadecimal.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use super::entry::Entry;
use crate::digest::hex;

/// What the key is tried on.
const CHECKED: &[u8] = b"sasae audit log 1";

/// The key, ready to be used. No `Debug`: it goes into no log.
#[derive(Clone)]
pub struct Chain(Hmac<Sha256>);

/// An entry as it is stored.
#[derive(Clone, sqlx::FromRow)]
pub struct Link {
    pub number: i64,
    pub at: String,
    pub who: String,
    pub person_id: Option<String>,
    pub organization_id: Option<String>,
    pub action: String,
    pub object_kind: String,
    pub object_id: String,
    pub outcome: String,
    pub why: Option<String>,
    pub mac: String,
}

/// The columns of [`Link`].
pub const COLUMNS: &str =
    "number, at, who, person_id, organization_id, action, object_kind, object_id, outcome, why, mac";

/// Where the chain ends: number and mac of the last entry. Without entries 0 and the key's check.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Head {
    pub number: i64,
    pub mac: String,
}

impl Chain {
    pub fn new(key: &[u8; 32]) -> Self {
        // HMAC fills a short key up with zeros (RFC 2104, 2).
        let mut block = [0; 64];
        block[..32].copy_from_slice(key);
        Self(Hmac::new(&block.into()))
    }

    /// What tells this key from others, and tells nothing of it; the chain begins with it.
    pub fn check(&self) -> String {
        hex(&self.0.clone().chain_update(CHECKED).finalize().into_bytes())
    }

    /// The mac that an entry must have after another, whatever it has.
    pub fn mac(&self, before: &str, link: &Link) -> String {
        let mut mac = self.0.clone();
        field(&mut mac, Some(before));
        mac.update(&link.number.to_be_bytes());
        for text in [&link.at, &link.who].map(Some).into_iter().chain([
            link.person_id.as_ref(),
            link.organization_id.as_ref(),
            Some(&link.action),
            Some(&link.object_kind),
            Some(&link.object_id),
            Some(&link.outcome),
            link.why.as_ref(),
        ]) {
            field(&mut mac, text.map(String::as_str));
        }
        hex(&mac.finalize().into_bytes())
    }

    /// The entry that follows a head.
    pub fn link(&self, before: &Head, at: &str, entry: Entry) -> Link {
        let mut link = Link {
            number: before.number + 1,
            at: at.to_owned(),
            person_id: entry.who.person_id().map(str::to_owned),
            who: entry.who.as_str().to_owned(),
            organization_id: entry.organization_id,
            action: entry.action.to_owned(),
            object_kind: entry.object_kind.to_owned(),
            object_id: entry.object_id,
            outcome: entry.outcome.as_str().to_owned(),
            why: entry.why,
            mac: String::new(),
        };
        link.mac = self.mac(&before.mac, &link);
        link
    }
}

impl Link {
    pub fn head(&self) -> Head {
        Head { number: self.number, mac: self.mac.clone() }
    }
}

/// A field with its length before it, so that no two entries have the same bytes; none is not empty.
fn field(mac: &mut Hmac<Sha256>, text: Option<&str>) {
    match text {
        None => mac.update(&[0]),
        Some(text) => {
            mac.update(&[1]);
            mac.update(&(text.len() as u64).to_be_bytes());
            mac.update(text.as_bytes());
        }
    }
}
