//! What the codes of accounts and permissions mean in words.

use api::accounts::Role;
use api::permissions::{Action, Reach, Standing};

use crate::lang::Lang;
use crate::words::{Text, pro_account, pro_roles as w};

pub fn role_words(lang: Lang, role: Role) -> Text {
    match role {
        Role::Administrator => w::administrator(lang),
        Role::Counselor => w::counselor(lang),
        Role::Staff => w::staff(lang),
        Role::Reader => w::reader(lang),
    }
}

pub fn standing_words(lang: Lang, standing: Standing) -> Text {
    match standing {
        Standing::RegionAdministrator => w::region_administrator(lang),
        Standing::Administrator => w::administrator(lang),
        Standing::Counselor => w::counselor(lang),
        Standing::Staff => w::staff(lang),
        Standing::Reader => w::reader(lang),
    }
}

/// What somebody is here for.
pub fn standing_explained(lang: Lang, standing: Standing) -> Text {
    match standing {
        Standing::RegionAdministrator => w::region_administrator_why(lang),
        Standing::Administrator => w::administrator_why(lang),
        Standing::Counselor => w::counselor_why(lang),
        Standing::Staff => w::staff_why(lang),
        Standing::Reader => w::reader_why(lang),
    }
}

pub fn reach_words(lang: Lang, reach: Reach) -> Text {
    match reach {
        Reach::Region => w::region(lang),
        Reach::Organization => w::organization(lang),
        Reach::Own => w::own(lang),
        Reach::Nothing => w::nothing(lang),
    }
}

pub fn reach_explained(lang: Lang, reach: Reach) -> Text {
    match reach {
        Reach::Region => w::region_why(lang),
        Reach::Organization => w::organization_why(lang),
        Reach::Own => w::own_why(lang),
        Reach::Nothing => w::nothing_why(lang),
    }
}

/// One of [`api::accounts::PROFESSIONS`].
pub fn profession_words(lang: Lang, code: &str) -> Text {
    match code {
        "doctor" => w::doctor(lang),
        "dentist" => w::dentist(lang),
        "pharmacist" => w::pharmacist(lang),
        "nurse" => w::nurse(lang),
        "public_health_nurse" => w::public_health_nurse(lang),
        "care_manager" => w::care_manager(lang),
        "social_worker" => w::social_worker(lang),
        "therapist" => w::therapist(lang),
        "dental_hygienist" => w::dental_hygienist(lang),
        "dietitian" => w::dietitian(lang),
        "care_worker" => w::care_worker(lang),
        "consultant" => w::consultant(lang),
        "paramedic" => w::paramedic(lang),
        "clerk" => w::clerk(lang),
        _ => w::other(lang),
    }
}

/// One of [`api::accounts::ORGANIZATION_KINDS`].
pub fn organization_kind_words(lang: Lang, code: &str) -> Text {
    match code {
        "hospital" => w::hospital(lang),
        "clinic" => w::clinic(lang),
        "dental" => w::dental(lang),
        "pharmacy" => w::pharmacy(lang),
        "home_nursing" => w::home_nursing(lang),
        "care_management" => w::care_management(lang),
        "care_service" => w::care_service(lang),
        "support_center" => w::support_center(lang),
        "desk" => w::desk(lang),
        "government" => w::government(lang),
        "medical_association" => w::medical_association(lang),
        "professional_association" => w::professional_association(lang),
        "fire" => w::fire(lang),
        _ => w::other(lang),
    }
}

/// What a session was begun with.
pub fn factor_words(lang: Lang, code: &str) -> Text {
    match code {
        "passkey" => pro_account::by_passkey(lang),
        "recovery_code" => pro_account::by_recovery_code(lang),
        _ => pro_account::by_password(lang),
    }
}

pub fn action_words(lang: Lang, action: Action) -> Text {
    match action {
        Action::ReadAccount => w::read_account(lang),
        Action::ChangeAccount => w::change_account(lang),
        Action::ChangeFactors => w::change_factors(lang),
        Action::HearNotices => w::hear_notices(lang),
        Action::ReadOrganization => w::read_organization(lang),
        Action::ChangeOrganization => w::change_organization(lang),
        Action::ReadOrganizations => w::read_organizations(lang),
        Action::CreateOrganization => w::create_organization(lang),
        Action::ReadPeople => w::read_people(lang),
        Action::InvitePeople => w::invite_people(lang),
        Action::ChangeMembership => w::change_membership(lang),
        Action::EndMembership => w::end_membership(lang),
        Action::ApproveRecovery => w::approve_recovery(lang),
        Action::ReadOwnFacility => w::read_own_facility(lang),
        Action::ConfirmOwnFacility => w::confirm_own_facility(lang),
        Action::ChangeOwnFacility => w::change_own_facility(lang),
        Action::ReadCorrections => w::read_corrections(lang),
        Action::DecideCorrection => w::decide_correction(lang),
        Action::ReadJoins => w::read_joins(lang),
        Action::DecideJoin => w::decide_join(lang),
        Action::AskConsult => w::ask_consult(lang),
        Action::ReadConsult => w::read_consult(lang),
        Action::ChangeConsult => w::change_consult(lang),
        Action::GiveOpinion => w::give_opinion(lang),
        Action::ExportConsult => w::export_consult(lang),
        Action::EraseConsult => w::erase_consult(lang),
        Action::ReadConsultFigures => w::read_consult_figures(lang),
        Action::ChangeDesks => w::change_desks(lang),
        Action::ReadDoctorContacts => w::read_doctor_contacts(lang),
        Action::ReadPermissions => w::read_permissions(lang),
        Action::ReadAudit => w::read_audit(lang),
    }
}
