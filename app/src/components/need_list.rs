use maud::{Markup, html};

use super::icon;
use crate::lang::Lang;
use crate::needs::Need;
use crate::words::Text;

/// Rows to be hit with a thumb: the thing in people's words, and one line that explains it.
pub fn need_list(lang: Lang, heading: &Text, needs: &[Need]) -> Markup {
    html! {
        section.need-list {
            h2 { (heading) }
            ul {
                @for need in needs {
                    li {
                        a href=(need.href(lang)) {
                            (icon(need.icon))
                            span {
                                b { ((need.words)(lang)) }
                                span { ((need.explanation)(lang)) }
                            }
                        }
                    }
                }
            }
        }
    }
}
