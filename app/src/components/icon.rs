//! Small drawings beside words; they say nothing that the words do not say.

use maud::{Markup, html};

/// A drawing of 24 × 24, in lines of the colour of the text: the path of an SVG.
// Constants and not a list of variants, so that a page brings only the drawings it shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Icon(&'static str);

impl Icon {
    pub const DOCTOR: Self =
        Self("M6 3H4.5v5a5 5 0 0 0 10 0V3H13M9.5 13v2.5a5 5 0 0 0 10 0V13M19.5 13a2 2 0 1 0 0-4 2 2 0 0 0 0 4");
    pub const TOOTH: Self = Self(
        "M12 6C10 4.5 5.5 3.5 4.5 8c-.6 3 .8 4.5 1.3 7 .4 2.2.5 5.5 2 5.5 2 0 1.2-6 4.2-6s2.2 6 4.2 6c1.5 0 1.6-3.3 2-5.5.5-2.5 1.9-4 1.3-7-1-4.5-5.5-3.5-7.5-2z",
    );
    pub const PILL: Self = Self("M10.6 20.4a4.9 4.9 0 0 1-7-7l9.8-9.8a4.9 4.9 0 0 1 7 7zM8.5 8.5l7 7");
    pub const VISIT: Self = Self(
        "M3 11l9-8 9 8M5 9.5V21h14V9.5M12 18s-3.5-2-3.5-4.4a1.9 1.9 0 0 1 3.5-1 1.9 1.9 0 0 1 3.5 1C15.5 16 12 18 12 18z",
    );
    pub const TALK: Self = Self("M4 4h16v12h-9l-5 4v-4H4zM8 8.5h8M8 12h5");
    pub const DAY: Self = Self(
        "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8M12 2.5V4M12 20v1.5M4.5 12H3M21 12h-1.5M6.7 6.7 5.6 5.6M18.4 18.4l-1.1-1.1M6.7 17.3l-1.1 1.1M18.4 5.6l-1.1 1.1",
    );
    pub const NIGHT: Self = Self("M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z");
    pub const BUILDING: Self = Self("M4 21V6l8-3 8 3v15M2.5 21h19M9.5 21v-4.5h5V21M8 9.5h2M14 9.5h2M8 13h2M14 13h2");
    pub const WHEELCHAIR: Self =
        Self("M9 8.5V14h6.5l3 5.5 2-1M9 10.5h5M7 12.6a5 5 0 1 0 7 6.4M9 5.5a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3");
    pub const PHONE: Self = Self(
        "M5 3.5h3.5l1.5 4.5-2 1.5a12 12 0 0 0 6.5 6.5l1.5-2 4.5 1.5V19a2 2 0 0 1-2 2C10.5 21 3 13.5 3 5.5a2 2 0 0 1 2-2z",
    );
    pub const PLACE: Self =
        Self("M12 21.5s-7-6.5-7-11.5a7 7 0 0 1 14 0c0 5-7 11.5-7 11.5zM12 12.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5");
    pub const BOOKMARK: Self = Self("M6.5 3.5h11V21L12 16.5 6.5 21z");
    pub const KEY: Self = Self("M14.5 13.5a5 5 0 1 0-4-4L3 17v4h4v-2.5h2.5V16H12l2.5-2.5zM16.5 7.5h.01");
    pub const MENU: Self = Self("M4 6.5h16M4 12h16M4 17.5h16");
    pub const PRINTER: Self = Self("M7 9V3.5h10V9M7 17.5H4V9h16v8.5h-3M7 14h10v6.5H7z");
}

/// The drawing, hidden from those who hear the page.
pub fn icon(Icon(path): Icon) -> Markup {
    html! {
        svg.icon viewBox="0 0 24 24" aria-hidden="true" { path d=(path) {} }
    }
}
