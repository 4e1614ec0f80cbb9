use maud::{Markup, html};

use super::icon;
use crate::needs::Need;

/// Rows to be hit with a thumb: the thing in people's words, and one line that explains it.
pub fn need_list(heading: &str, needs: &[Need]) -> Markup {
    html! {
        section.need-list {
            h2 { (heading) }
            ul {
                @for need in needs {
                    li {
                        a href=(need.href()) {
                            (icon(need.icon))
                            span {
                                b { (need.words) }
                                span { (need.explanation) }
                            }
                        }
                    }
                }
            }
        }
    }
}
