use maud::{Markup, html};

use crate::words::Text;

/// What is being waited for, when nobody knows how long.
pub fn loading(words: &Text) -> Markup {
    html! { p.loading role="status" { (words) } }
}

/// What is being waited for, and how much of it is done.
pub fn progress(words: &Text, done: u32, of: u32) -> Markup {
    html! {
        label.progress {
            span { (words) " " b { (done) "／" (of) } }
            progress value=(done) max=(of.max(1)) {}
        }
    }
}
