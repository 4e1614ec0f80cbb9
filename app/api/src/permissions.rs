//! Who may do what: the words in which the one table of the server is written, and how it is shown.

use serde::{Deserialize, Serialize};

macro_rules! actions {
    ($($(#[$doc:meta])* $name:ident $code:literal,)*) => {
        /// Something that a professional does.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        #[serde(rename_all = "snake_case")]
        pub enum Action { $($(#[$doc])* $name,)* }

        impl Action {
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            pub fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }
        }
    };
}

actions! {
    /// One's own account, factors and sessions.
    ReadAccount "read_account",
    /// Names, organizations one acts for, sessions that are ended.
    ChangeAccount "change_account",
    /// Passwords, authenticator apps, passkeys, recovery codes.
    ChangeFactors "change_factors",
    HearNotices "hear_notices",
    ReadOrganization "read_organization",
    ChangeOrganization "change_organization",
    ReadOrganizations "read_organizations",
    CreateOrganization "create_organization",
    ReadPeople "read_people",
    InvitePeople "invite_people",
    ChangeMembership "change_membership",
    EndMembership "end_membership",
    /// Lets somebody back in who has lost every factor; two administrators must.
    ApproveRecovery "approve_recovery",
    ReadOwnFacility "read_own_facility",
    ConfirmOwnFacility "confirm_own_facility",
    ChangeOwnFacility "change_own_facility",
    ReadCorrections "read_corrections",
    DecideCorrection "decide_correction",
    ReadJoins "read_joins",
    DecideJoin "decide_join",
    /// A question to a desk, from inside; what became of it.
    AskConsult "ask_consult",
    /// Cases of a desk with all that they hold; own: those circulated to one.
    ReadConsult "read_consult",
    ChangeConsult "change_consult",
    /// Something that is said of a case circulated to one.
    GiveOpinion "give_opinion",
    ExportConsult "export_consult",
    EraseConsult "erase_consult",
    ReadConsultFigures "read_consult_figures",
    /// The lists that are chosen from, and which organizations are desks.
    ChangeDesks "change_desks",
    /// How doctors can be reached: ケアマネタイム, channel, what can be done at home.
    ReadDoctorContacts "read_doctor_contacts",
    ReadPermissions "read_permissions",
    ReadAudit "read_audit",
}

/// Who acts: a role, where administrators of an organization that runs the region are more than others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    RegionAdministrator,
    Administrator,
    Counselor,
    Staff,
    Reader,
}

impl Standing {
    pub const ALL: [Self; 5] =
        [Self::RegionAdministrator, Self::Administrator, Self::Counselor, Self::Staff, Self::Reader];
}

/// How far an action reaches; what is farther includes what is nearer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Reach {
    Nothing,
    /// What is the actor's alone.
    Own,
    /// What is of the organization that is acted for.
    Organization,
    /// Everything in the region.
    Region,
}

/// `GET /api/v1/permissions`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PermissionsResponse {
    pub permissions: Vec<Permission>,
}

/// One line of the table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Permission {
    pub action: Action,
    /// In the order of [`Standing::ALL`].
    pub reaches: Vec<Reach>,
    /// Whether it must have been proved within the last minutes who acts.
    pub needs_fresh: bool,
}
