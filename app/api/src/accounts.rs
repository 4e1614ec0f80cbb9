//! Professionals: what an organization and a person is, and how somebody signs in.

use serde::{Deserialize, Serialize};

use crate::error::ErrorItem;
use crate::forms::{email, required, text};
use crate::query::form_value;

/// What a member of an organization does here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// 管理者
    Administrator,
    /// 相談員
    Counselor,
    /// 職員
    Staff,
    /// 閲覧
    Reader,
}

impl Role {
    pub const ALL: [Self; 4] = [Self::Administrator, Self::Counselor, Self::Staff, Self::Reader];

    pub fn code(self) -> &'static str {
        match self {
            Self::Administrator => "administrator",
            Self::Counselor => "counselor",
            Self::Staff => "staff",
            Self::Reader => "reader",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }
}

/// 病院, 診療所, 歯科, 薬局, 訪問看護, 居宅介護支援, 介護サービス, 地域包括支援センター, 相談窓口, 行政, 医師会, 職能団体, 消防
pub const ORGANIZATION_KINDS: [&str; 14] = [
    "hospital",
    "clinic",
    "dental",
    "pharmacy",
    "home_nursing",
    "care_management",
    "care_service",
    "support_center",
    "desk",
    "government",
    "medical_association",
    "professional_association",
    "fire",
    "other",
];

/// 医師, 歯科医師, 薬剤師, 看護師, 保健師, 介護支援専門員, 社会福祉士・医療ソーシャルワーカー, 理学・作業療法士・言語聴覚士, 歯科衛生士,
/// 管理栄養士, 介護福祉士, 相談員, 救急隊員, 事務, その他
pub const PROFESSIONS: [&str; 15] = [
    "doctor",
    "dentist",
    "pharmacist",
    "nurse",
    "public_health_nurse",
    "care_manager",
    "social_worker",
    "therapist",
    "dental_hygienist",
    "dietitian",
    "care_worker",
    "consultant",
    "paramedic",
    "clerk",
    "other",
];

/// A name has at most so many characters.
pub const MOST_NAME: usize = 100;

/// `POST /api/v1/sign-in`: all at once, so that no answer tells which part was wrong. No `Debug`: it goes into no log.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewSignIn {
    pub email: String,
    pub password: String,
    /// Six digits of an authenticator app, or a recovery code.
    pub code: String,
    /// The last part of the link of an invitation to this address: joins with it, in the same step.
    #[serde(default)]
    pub joining: Option<String>,
}

/// The header of requests that a page makes by itself, to renew what it shows: they are no use of a session.
pub const BACKGROUND: &str = "x-sasae-background";

/// `POST /api/v1/sign-in/passkey/options`, `/api/v1/account/passkeys/options`, …
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CeremonyResponse {
    /// To be given back with what the browser made.
    pub ceremony: String,
    /// For `navigator.credentials`: `publicKey` as JSON (Web Authentication, level 3).
    pub options: serde_json::Value,
}

/// `POST /api/v1/sign-in/passkey`
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PasskeySignIn {
    pub ceremony: String,
    pub credential: serde_json::Value,
    /// As in [`NewSignIn`].
    #[serde(default)]
    pub joining: Option<String>,
}

/// `POST /api/v1/account/authentication/passkey`: proves again who is there.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PasskeyAuthentication {
    pub ceremony: String,
    pub credential: serde_json::Value,
}

/// `POST /api/v1/account/passkeys`, `POST /api/v1/joining/{secret}/passkey`
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewPasskey {
    pub ceremony: String,
    /// What its owner calls it; empty: its device.
    #[serde(default)]
    pub name: String,
    pub credential: serde_json::Value,
}

/// `POST /api/v1/account/authentication`: proves again who is there. No `Debug`: it goes into no log.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewAuthentication {
    pub password: String,
    pub code: String,
}

/// `GET /api/v1/account`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AccountResponse {
    pub account: Account,
}

/// Who is signed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Account {
    pub id: String,
    pub name: String,
    pub email: String,
    /// The one that is acted for.
    pub membership: Membership,
    pub memberships: Vec<Membership>,
    pub factors: Factors,
    /// Whether it was proved within the last minutes who this is: dangerous things need it.
    pub is_fresh: bool,
    /// Those that go on, the newest first.
    pub sessions: Vec<Session>,
    /// Questions that nobody has taken yet, at the desk that is acted for; `null` for who does not read its cases.
    #[serde(default)]
    pub new_consults: Option<i64>,
}

/// Somebody's place in an organization.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Membership {
    pub id: String,
    pub organization_id: String,
    pub organization: String,
    pub kind: String,
    /// Its facility as visitors see it.
    pub facility_id: Option<String>,
    /// Whether its administrators are the region's.
    pub runs_region: bool,
    /// Whether it takes questions, or has taken some (相談窓口).
    #[serde(default)]
    pub is_desk: bool,
    pub profession: String,
    pub role: Role,
}

impl Membership {
    /// Whether this is somebody who administers the region.
    pub fn administers_region(&self) -> bool {
        self.runs_region && self.role == Role::Administrator
    }
}

/// What makes somebody themselves.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Factors {
    pub passkeys: Vec<Passkey>,
    pub has_password: bool,
    /// An authenticator app.
    pub has_totp: bool,
    /// Recovery codes that are left.
    pub recovery_codes: i64,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Passkey {
    pub id: String,
    pub name: String,
    pub created_at: String,
    pub used_at: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Session {
    pub id: String,
    pub device: String,
    /// `passkey`, `password`, `recovery_code`
    pub factor: String,
    pub begun_at: String,
    pub seen_at: String,
    /// The one that asks.
    pub is_this: bool,
}

/// `PUT /api/v1/account/password`. No `Debug`: it goes into no log.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewPassword {
    pub password: String,
}

/// `POST /api/v1/account/totp`: shown once, to be proved by a code. No `Debug`: it is a secret.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TotpResponse {
    /// `otpauth://…`
    pub uri: String,
    /// The same for typing, in groups of four.
    pub secret: String,
}

/// `PUT /api/v1/account/totp`
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct TotpProof {
    pub code: String,
}

/// `POST /api/v1/account/recovery-codes`: told once, those before are worth nothing from now on.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RecoveryCodesResponse {
    pub recovery_codes: Vec<String>,
}

/// `PUT /api/v1/account/membership`: for which organization somebody acts.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ChosenMembership {
    pub membership_id: String,
}

/// `GET /api/v1/joining/{secret}`: what an invitation says to whoever has its link.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct JoiningResponse {
    pub joining: Joining,
}

#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Joining {
    /// `membership`: somebody joins an organization; `recovery`: somebody who lost every factor begins anew.
    pub purpose: String,
    pub organization: String,
    /// Who invites; nobody for the first administrator.
    pub invited_by: Option<String>,
    pub name: String,
    pub email: String,
    pub profession: String,
    pub role: Role,
    pub ends_at: String,
    /// Whether somebody with this mail address signs in already: they join by signing in.
    pub has_account: bool,
    /// For an authenticator app, made for whoever looks now; nothing for who has an account.
    pub totp: Option<TotpResponse>,
    /// The same, sealed: to be given back with its first code.
    pub totp_sealed: Option<String>,
    /// Why there are no passkeys here, where there are none.
    pub passkeys: bool,
}

/// `POST /api/v1/joining/{secret}`. No `Debug`: it goes into no log.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewJoining {
    pub name: String,
    pub password: String,
    /// As it was given with the secret that the app has read.
    pub totp_sealed: String,
    /// Six digits of the app.
    pub code: String,
}

/// `POST /api/v1/organizations/{id}/invitations`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewInvitation {
    pub name: String,
    pub email: String,
    pub profession: String,
    pub role: Role,
    /// By mail, or else as a letter that is printed.
    pub by_mail: bool,
}

/// Fields of the form of an invitation, in its order.
pub const INVITATION_FIELDS: [&str; 5] = ["name", "email", "profession", "role", "way"];

impl NewInvitation {
    /// What was typed, judged like any other.
    pub fn from_form(typed: &[(String, String)]) -> Result<Self, Vec<ErrorItem>> {
        let value = |name| form_value(typed, name);
        let mut errors = Vec::new();
        let role = Role::parse(value("role"));
        if role.is_none() {
            errors.push(ErrorItem::field("not_a_choice", "role", "expected one of the roles"));
        }
        let new = Self {
            name: value("name").to_owned(),
            email: value("email").to_owned(),
            profession: value("profession").to_owned(),
            role: role.unwrap_or(Role::Reader),
            by_mail: value("way") != "letter",
        };
        match new.checked() {
            Ok(new) if errors.is_empty() => Ok(new),
            Ok(_) => Err(errors),
            Err(mut others) => {
                others.append(&mut errors);
                Err(others)
            }
        }
    }

    /// With what was typed read as it was meant. Errors: every wrong field.
    pub fn checked(self) -> Result<Self, Vec<ErrorItem>> {
        let mut errors = Vec::new();
        let name = kept(&mut errors, text("name", &self.name, MOST_NAME).and_then(|name| required("name", name)));
        let email = kept(&mut errors, email("email", &self.email).and_then(|email| required("email", email)));
        if !PROFESSIONS.contains(&self.profession.as_str()) {
            errors.push(ErrorItem::field("not_a_choice", "profession", "expected one of the professions"));
        }
        match errors.is_empty() {
            true => Ok(Self { name, email: email.to_lowercase(), ..self }),
            false => Err(errors),
        }
    }
}

fn kept(errors: &mut Vec<ErrorItem>, read: Result<String, ErrorItem>) -> String {
    read.unwrap_or_else(|error| {
        errors.push(error);
        String::new()
    })
}

/// `GET /api/v1/organizations/{id}/people`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PeopleResponse {
    /// By name; who left comes last.
    pub people: Vec<Member>,
    /// Those that are open.
    pub invitations: Vec<Invitation>,
}

/// Somebody in an organization.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Member {
    pub membership_id: String,
    pub person_id: String,
    pub name: String,
    /// Told to whoever may invite, and one's own.
    pub email: Option<String>,
    pub profession: String,
    pub role: Role,
    pub begun_at: String,
    pub ended_at: Option<String>,
    pub seen_at: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Invitation {
    pub id: String,
    /// `membership` or `recovery`
    pub purpose: String,
    pub name: String,
    pub email: String,
    pub profession: String,
    pub role: Role,
    pub created_at: String,
    pub ends_at: String,
    /// A recovery that waits for a second administrator.
    pub waits: bool,
    /// Whether the one who asks has asked for it: somebody else must approve.
    pub is_mine: bool,
}

/// `POST /api/v1/organizations/{id}/invitations`
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct InvitationResponse {
    pub invitation: Invitation,
    /// The link, told once: for a letter. Nothing when it went by mail, or waits.
    pub link: Option<String>,
}

/// `PUT /api/v1/organizations/{id}/people/{membership}`
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ChangedMembership {
    pub profession: String,
    pub role: Role,
}

/// `GET /api/v1/organizations`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OrganizationsResponse {
    pub organizations: Vec<Organization>,
}

/// `GET /api/v1/organizations/{id}`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OrganizationResponse {
    pub organization: Organization,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Organization {
    pub id: String,
    pub kind: String,
    pub name: String,
    pub telephone: Option<String>,
    pub facility_id: Option<String>,
    /// Its name as visitors see it; none when there is no such facility any more.
    pub facility: Option<String>,
    pub runs_region: bool,
    /// How many people belong to it now, and how many of them administer it.
    pub people: i64,
    pub administrators: i64,
    pub created_at: String,
    pub ended_at: Option<String>,
}

/// `POST /api/v1/organizations`, `PUT /api/v1/organizations/{id}`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewOrganization {
    pub kind: String,
    pub name: String,
    #[serde(default)]
    pub telephone: String,
    /// As in the address of the facility's page; empty for none.
    #[serde(default)]
    pub facility_id: String,
}

/// Fields of the form of an organization, in its order.
pub const ORGANIZATION_FIELDS: [&str; 4] = ["name", "kind", "telephone", "facility_id"];

impl NewOrganization {
    pub fn from_form(typed: &[(String, String)]) -> Result<Self, Vec<ErrorItem>> {
        let value = |name: &str| form_value(typed, name).to_owned();
        let new = Self {
            kind: value("kind"),
            name: value("name"),
            telephone: value("telephone"),
            facility_id: value("facility_id"),
        };
        new.checked()
    }

    /// With what was typed read as it was meant; a whole address of a facility's page counts as its id. Errors: every
    /// wrong field.
    pub fn checked(self) -> Result<Self, Vec<ErrorItem>> {
        let mut errors = Vec::new();
        let name = kept(&mut errors, text("name", &self.name, MOST_NAME).and_then(|name| required("name", name)));
        let telephone = crate::forms::telephone("telephone", &self.telephone).map(Option::unwrap_or_default);
        let telephone = kept(&mut errors, telephone);
        if !ORGANIZATION_KINDS.contains(&self.kind.as_str()) {
            errors.push(ErrorItem::field("not_a_choice", "kind", "expected one of the kinds"));
        }
        let typed = crate::forms::half_width(&self.facility_id);
        let facility_id = typed.trim_end_matches('/').rsplit('/').next().unwrap_or_default().to_owned();
        match errors.is_empty() {
            true => Ok(Self { name, telephone, facility_id, ..self }),
            false => Err(errors),
        }
    }
}
