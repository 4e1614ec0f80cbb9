//! The consultation desk (相談窓口): a question from whoever is worried, the case that a desk keeps of it (相談受付票 and its
//! 経過), and the figures that follow from the cases.
//!
//! Who asks sees the question and its answers ([`question`]); a desk sees all ([`case`]); what is counted ([`figures`])
//! holds nothing of anybody.

mod attachment;
pub mod case;
mod client;
pub mod desks;
pub mod figures;
pub mod lists;
mod query;
pub mod question;
pub mod sheet;
pub mod step;

pub use attachment::{ATTACHMENT_KINDS, Attachment, MOST_ATTACHMENT_BYTES, MOST_ATTACHMENT_NAME, MOST_ATTACHMENTS};
pub use query::{ConsultQuery, DeskView};

use crate::error::ErrorItem;

macro_rules! codes {
    ($(#[$doc:meta])* $name:ident { $($(#[$case_doc:meta])* $case:ident $code:literal,)* }) => {
        $(#[$doc])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
        )]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        pub enum $name { $($(#[$case_doc])* #[serde(rename = $code)] $case,)* }

        impl $name {
            pub const ALL: &[Self] = &[$(Self::$case,)*];

            /// The word used in the API and in the database.
            pub fn code(self) -> &'static str {
                match self { $(Self::$case => $code,)* }
            }

            /// What has this word.
            pub fn parse(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|case| case.code() == code)
            }
        }
    };
}
pub(crate) use codes;

codes! {
    /// How a question came.
    Channel {
        Web "web",
        Telephone "telephone",
        Fax "fax",
        /// 来所
        Visit "visit",
        Email "email",
        /// From a professional who is signed in.
        Inside "inside",
    }
}

impl Channel {
    /// Told by the desk that writes a sheet; the others come by themselves.
    pub const TYPED: [Self; 4] = [Self::Telephone, Self::Fax, Self::Visit, Self::Email];
}

codes! {
    /// How an answer is wished.
    AnswerBy {
        Telephone "telephone",
        Email "email",
        /// On the page of the private link.
        Web "web",
        Fax "fax",
    }
}

codes! {
    /// How far a case is.
    ConsultStatus {
        /// Nobody has taken it yet.
        New "new",
        Open "open",
        Closed "closed",
    }
}

codes! {
    Sex {
        Female "female",
        Male "male",
        Other "other",
    }
}

/// 要支援1 … 要介護5, 申請中, なし.
pub const CARE_LEVELS: [&str; 9] =
    ["none", "applied", "support_1", "support_2", "care_1", "care_2", "care_3", "care_4", "care_5"];

/// When a call is welcome.
pub const GOOD_TIMES: [&str; 4] = ["morning", "afternoon", "evening", "any"];

/// Characters, at most.
pub const MOST_WORDS: usize = 4_000;
pub const MOST_SUBJECT: usize = 80;
/// The longest JSON body that is read, in bytes.
pub const MOST_BYTES: usize = 64 * 1024;

/// Something sent once is written once: 16 to 64 letters, digits and hyphens, made for each form that is shown.
pub fn is_sending(token: &str) -> bool {
    (16..=64).contains(&token.len()) && token.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

/// The token of something sent, checked.
fn checked_sending(token: String) -> Result<String, ErrorItem> {
    match is_sending(&token) {
        true => Ok(token),
        false => Err(ErrorItem::field("invalid_value", "sending", "expected 16 to 64 letters, digits and hyphens")),
    }
}
