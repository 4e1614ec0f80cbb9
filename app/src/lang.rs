//! The three languages of the pages.

/// A language, told by the first part of an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lang {
    /// 日本語, without a prefix
    Ja,
    /// やさしい日本語, `/easy`
    Easy,
    /// English, `/en`
    En,
}

impl Lang {
    pub const ALL: [Self; 3] = [Self::Ja, Self::Easy, Self::En];

    /// Takes the language off a path: `/en/find` is `/find` in English.
    pub fn of(path: &str) -> (Self, &str) {
        for lang in [Self::Easy, Self::En] {
            if let Some(rest) = path.strip_prefix(lang.prefix())
                && (rest.is_empty() || rest.starts_with('/'))
            {
                return (lang, if rest.is_empty() { "/" } else { rest });
            }
        }
        (Self::Ja, path)
    }

    /// What stands before the path of every page in this language.
    pub fn prefix(self) -> &'static str {
        match self {
            Self::Ja => "",
            Self::Easy => "/easy",
            Self::En => "/en",
        }
    }

    /// The address of a page in this language: `/find` → `/en/find`.
    pub fn address(self, path: &str) -> String {
        match (self.prefix(), path) {
            ("", path) => path.to_owned(),
            (prefix, "/") => prefix.to_owned(),
            (prefix, path) => format!("{prefix}{path}"),
        }
    }

    /// For `<html lang>`: easy Japanese is Japanese for a browser that reads aloud.
    pub fn html(self) -> &'static str {
        match self {
            Self::Ja | Self::Easy => "ja",
            Self::En => "en",
        }
    }

    /// For `hreflang`. There is no registered tag for easy Japanese: a private one tells it apart.
    pub fn hreflang(self) -> &'static str {
        match self {
            Self::Ja => "ja",
            Self::Easy => "ja-x-easy",
            Self::En => "en",
        }
    }

    /// For the `lang` attribute around what is published in Japanese: only an English page needs it.
    pub fn of_published(self) -> Option<&'static str> {
        (self == Self::En).then_some("ja")
    }

    /// Its own name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ja => "日本語",
            Self::Easy => "やさしい日本語",
            Self::En => "English",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_part_of_a_path_is_the_language() {
        assert_eq!(Lang::of("/"), (Lang::Ja, "/"));
        assert_eq!(Lang::of("/en"), (Lang::En, "/"));
        assert_eq!(Lang::of("/easy/find"), (Lang::Easy, "/find"));
        assert_eq!(Lang::of("/english"), (Lang::Ja, "/english"));
        assert_eq!(Lang::of("/easygoing/x"), (Lang::Ja, "/easygoing/x"));
    }

    #[test]
    fn an_address_is_read_as_it_was_written() {
        for lang in Lang::ALL {
            for path in ["/", "/find", "/facilities/a%2Fb"] {
                assert_eq!(Lang::of(&lang.address(path)), (lang, path));
            }
        }
    }
}
