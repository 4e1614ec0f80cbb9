//! The parts pages are made of: one file each, with a style sheet of the same name in `style/`.
//!
//! What moves is a component of Leptos; what only stands there is a function that gives markup.

mod care_kinds;
mod conditions;
mod desk_panel;
mod emergency;
mod facility_card;
mod icon;
mod kind_chips;
mod need_list;
mod phone_button;
mod print_button;
mod problem;
mod progress_bar;
mod search_box;
mod site_footer;
mod site_header;
mod skip_link;
mod today_state;
mod week_table;

pub use care_kinds::care_kinds;
pub use conditions::conditions;
pub use desk_panel::desk_panel;
pub use emergency::emergency;
pub use facility_card::facility_card;
pub use icon::{Icon, icon};
pub use kind_chips::kind_chips;
pub use need_list::need_list;
pub use phone_button::phone_button;
pub use print_button::print_button;
#[cfg(feature = "ssr")]
pub use problem::refused;
pub use problem::{no_answer, no_such_page};
pub use progress_bar::ProgressBar;
pub use search_box::search_box;
pub use site_footer::SiteFooter;
pub use site_header::SiteHeader;
pub use skip_link::SkipLink;
pub use today_state::today_state;
pub use week_table::{hours_cell, week_table};
