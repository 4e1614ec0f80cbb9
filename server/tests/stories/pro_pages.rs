//! Pages of professionals, without script.

use api::accounts::Role;

use crate::staff::At;
use crate::world::story;

story! {
    /// Everybody of every role signs in, and is who they are.
    async fn staff_signs_in(world) {
        let staff = world.staff().await;
        for role in Role::ALL {
            let person = staff.person(At::Nurses, role);
            let browser = staff.browser(&world, person).await;
            let account = browser.get("/api/v1/account").await.json()["account"].take();
            assert_eq!(account["id"], person.id.as_str());
            assert_eq!(account["name"], person.name.as_str());
            assert_eq!(account["membership"]["id"], person.membership_id.as_str());
            assert_eq!(account["membership"]["organization_id"], person.organization_id.as_str());
            assert_eq!(account["membership"]["role"], role.code());
        }
        let second = staff.second_administrator(At::Region);
        assert_ne!(second.id, staff.person(At::Region, Role::Administrator).id);
        assert!(staff.sign_in(&world, second).await.contains("__Host-sasae="));
        assert_eq!(world.browser().post_form("/pro/sign-out", &[]).await.status, 404);
    }
}
