//! Small drawings beside words; they say nothing that the words do not say.

use maud::{Markup, html};

/// A drawing of 24 × 24, in lines of the colour of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    Doctor,
    Tooth,
    Pill,
    Visit,
    Talk,
    Day,
    Building,
    Wheelchair,
    Phone,
    Place,
    Printer,
}

impl Icon {
    fn path(self) -> &'static str {
        match self {
            Self::Doctor => {
                "M6 3H4.5v5a5 5 0 0 0 10 0V3H13M9.5 13v2.500a5 5 0 0 0 10 0V13M19.5 13a2 2 0 1 0 0-4 2 2 0 0 0 0 4"
            }
            Self::Tooth => {
                "M12 6C10 4.5 5.5 3.5 4.5 8c-.6 3 .8 4.5 1.3 7 .4 2.2.5 5.5 2 5.5 2 0 1.2-6 4.2-6s2.2 6 4.2 6c1.5 0 1.6-3.3 2-5.5.5-2.5 1.9-4 1.3-7-1-4.5-5.5-3.5-7.5-2z"
            }
            Self::Pill => "M10.6 20.400a4.9 4.9 0 0 1-7-7l9.8-9.800a4.9 4.9 0 0 1 7 7zM8.5 8.500l7 7",
            Self::Visit => {
                "M3 11l9-8 9 8M5 9.500V21h14V9.500M12 18s-3.5-2-3.5-4.400a1.9 1.9 0 0 1 3.5-1 1.9 1.9 0 0 1 3.5 1C15.5 16 12 18 12 18z"
            }
            Self::Talk => "M4 4h16v12h-9l-5 4v-4H4zM8 8.500h8M8 12h5",
            Self::Day => {
                "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8M12 2.500V4M12 20v1.500M4.5 12H3M21 12h-1.500M6.7 6.7 5.6 5.600M18.4 18.400l-1.1-1.100M6.7 17.300l-1.1 1.100M18.4 5.600l-1.1 1.1"
            }
            Self::Building => "M4 21V6l8-3 8 3v15M2.5 21h19M9.5 21v-4.500h5V21M8 9.500h2M14 9.500h2M8 13h2M14 13h2",
            Self::Wheelchair => {
                "M9 8.500V14h6.500l3 5.5 2-1M9 10.500h5M7 12.600a5 5 0 1 0 7 6.400M9 5.500a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3"
            }
            Self::Phone => {
                "M5 3.500h3.500l1.5 4.5-2 1.500a12 12 0 0 0 6.5 6.500l1.5-2 4.5 1.500V19a2 2 0 0 1-2 2C10.5 21 3 13.5 3 5.500a2 2 0 0 1 2-2z"
            }
            Self::Place => {
                "M12 21.500s-7-6.5-7-11.500a7 7 0 0 1 14 0c0 5-7 11.5-7 11.500zM12 12.500a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5"
            }
            Self::Printer => "M7 9V3.500h10V9M7 17.500H4V9h16v8.500h-3M7 14h10v6.500H7z",
        }
    }
}

/// The drawing, hidden from those who hear the page.
pub fn icon(icon: Icon) -> Markup {
    html! {
        svg.icon viewBox="0 0 24 24" aria-hidden="true" { path d=(icon.path()); }
    }
}
