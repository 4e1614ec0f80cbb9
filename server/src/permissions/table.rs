//! The one table: which role may do what, and how far it reaches. Shown to administrators at `/pro/permissions`, and held
//! to the router by `server/tests/stories/permissions.rs`.

use api::permissions::Action::{self, *};
use api::permissions::Reach::{self, Nothing, Organization, Own, Region};
use api::permissions::{Permission, Standing};

/// Whether an action needs that it was proved within the last minutes who acts.
const FRESH: bool = true;
const ANY: bool = false;

type Line = (Action, [Reach; 5], bool);

/// In the order of [`Standing::ALL`].
#[rustfmt::skip]
const TABLE: [Line; 31] = [
    //                    the region's   administrator  counselor      staff          reader
    //                    administrator  管理者          相談員          職員           閲覧
    (ReadAccount,        [Own,           Own,           Own,           Own,           Own],          ANY),
    (ChangeAccount,      [Own,           Own,           Own,           Own,           Own],          ANY),
    (ChangeFactors,      [Own,           Own,           Own,           Own,           Own],          FRESH),
    (HearNotices,        [Own,           Own,           Own,           Own,           Own],          ANY),
    (ReadOrganization,   [Region,        Organization,  Organization,  Organization,  Organization], ANY),
    (ChangeOrganization, [Region,        Nothing,       Nothing,       Nothing,       Nothing],      FRESH),
    (ReadOrganizations,  [Region,        Nothing,       Nothing,       Nothing,       Nothing],      ANY),
    (CreateOrganization, [Region,        Nothing,       Nothing,       Nothing,       Nothing],      FRESH),
    (ReadPeople,         [Region,        Organization,  Organization,  Organization,  Organization], ANY),
    (InvitePeople,       [Region,        Organization,  Nothing,       Nothing,       Nothing],      FRESH),
    (ChangeMembership,   [Region,        Organization,  Nothing,       Nothing,       Nothing],      FRESH),
    (EndMembership,      [Region,        Organization,  Nothing,       Nothing,       Nothing],      FRESH),
    (ApproveRecovery,    [Region,        Organization,  Nothing,       Nothing,       Nothing],      FRESH),
    (ReadOwnFacility,    [Organization,  Organization,  Organization,  Organization,  Organization], ANY),
    (ConfirmOwnFacility, [Organization,  Organization,  Organization,  Organization,  Nothing],      ANY),
    (ChangeOwnFacility,  [Organization,  Organization,  Organization,  Organization,  Nothing],      ANY),
    (ReadCorrections,    [Region,        Nothing,       Nothing,       Nothing,       Nothing],      ANY),
    (DecideCorrection,   [Region,        Nothing,       Nothing,       Nothing,       Nothing],      ANY),
    (ReadJoins,          [Region,        Nothing,       Nothing,       Nothing,       Nothing],      ANY),
    (DecideJoin,         [Region,        Nothing,       Nothing,       Nothing,       Nothing],      ANY),
    (AskConsult,         [Organization,  Organization,  Organization,  Organization,  Nothing],      ANY),
    (ReadConsult,        [Organization,  Organization,  Organization,  Organization,  Own],          ANY),
    (ChangeConsult,      [Organization,  Organization,  Organization,  Organization,  Nothing],      ANY),
    (GiveOpinion,        [Own,           Own,           Own,           Own,           Own],          ANY),
    (ExportConsult,      [Organization,  Organization,  Nothing,       Nothing,       Nothing],      FRESH),
    (EraseConsult,       [Organization,  Organization,  Nothing,       Nothing,       Nothing],      FRESH),
    (ReadConsultFigures, [Region,        Organization,  Organization,  Organization,  Organization], ANY),
    (ChangeDesks,        [Region,        Nothing,       Nothing,       Nothing,       Nothing],      ANY),
    (ReadDoctorContacts, [Region,        Region,        Region,        Region,        Region],       ANY),
    (ReadPermissions,    [Region,        Organization,  Nothing,       Nothing,       Nothing],      ANY),
    (ReadAudit,          [Region,        Organization,  Nothing,       Nothing,       Nothing],      ANY),
];

fn line(action: Action) -> Option<&'static Line> {
    TABLE.iter().find(|(listed, ..)| *listed == action)
}

/// How far somebody's action reaches. What is not in the table reaches nothing.
pub fn reach(action: Action, standing: Standing) -> Reach {
    let column = Standing::ALL.iter().position(|listed| *listed == standing);
    line(action).zip(column).map_or(Nothing, |((_, reaches, _), column)| reaches[column])
}

pub fn needs_fresh(action: Action) -> bool {
    line(action).is_none_or(|(.., needs_fresh)| *needs_fresh)
}

/// The table as it is shown.
pub fn permissions() -> Vec<Permission> {
    let shown = |(action, reaches, needs_fresh): &Line| Permission {
        action: *action,
        reaches: reaches.to_vec(),
        needs_fresh: *needs_fresh,
    };
    TABLE.iter().map(shown).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_action_has_one_line() {
        let listed: Vec<Action> = TABLE.iter().map(|(action, ..)| *action).collect();
        assert_eq!(listed.len(), Action::ALL.len());
        assert!(Action::ALL.iter().all(|action| listed.contains(action)));
    }

    #[test]
    fn nobody_reaches_farther_than_who_stands_above() {
        for (action, reaches, _) in &TABLE {
            assert!(reaches.is_sorted_by(|above, below| above >= below), "{action:?}");
        }
    }
}
