//! What was typed into a form that waits for somebody to prove who they are: it goes along in hidden fields, but for
//! secrets, and is sent by one more press. Nothing of it is kept anywhere else.

use api::query::{form_value, with_query};
use maud::{Markup, html};

use crate::page::Visit;
use crate::words::pro_entrance as words;

/// Never carried along.
const SECRETS: [&str; 2] = ["password", "code"];
/// Stands before the names of what is carried along.
const PREFIX: &str = "carried.";

type Typed = [(String, String)];

/// Where somebody wanted to go, and what they were about to send there.
pub struct Carried {
    /// The address of a page of professionals, without the language.
    pub next: String,
    typed: Option<Vec<(String, String)>>,
}

impl Carried {
    /// A page alone.
    pub fn to(next: &str) -> Self {
        Self { next: followed(next).to_owned(), typed: None }
    }

    /// What a visit asked for.
    pub fn of(visit: &Visit) -> Self {
        let typed = visit.posted.as_deref();
        // A proof carries what it waits for already.
        if let ("/pro/sign-in" | "/pro/authenticate", Some(typed)) = (visit.path.as_str(), typed) {
            return Self::read(typed);
        }
        let asked = with_query(&visit.path, &visit.query);
        let this = Self::to(&asked);
        let typed = typed.filter(|_| this.next == asked && asked.starts_with("/pro"));
        let kept =
            |typed: &Typed| typed.iter().filter(|(name, _)| !SECRETS.contains(&name.as_str())).cloned().collect();
        Self { typed: typed.map(kept), ..this }
    }

    /// What a form with [`Carried::along`] has brought.
    pub fn read(typed: &Typed) -> Self {
        let carried =
            typed.iter().filter_map(|(name, value)| Some((name.strip_prefix(PREFIX)?.to_owned(), value.clone())));
        let is_form = form_value(typed, "repeat") == "form";
        Self { typed: is_form.then(|| carried.collect()), ..Self::to(form_value(typed, "next")) }
    }

    /// Whether it is a form, and not a page alone.
    pub fn is_form(&self) -> bool {
        self.typed.is_some()
    }

    /// In a form of proof.
    pub fn along(&self) -> Markup {
        html! {
            input type="hidden" name="next" value=(self.next);
            @if let Some(typed) = &self.typed {
                input type="hidden" name="repeat" value="form";
                (hidden(PREFIX, typed))
            }
        }
    }

    /// A form that sends it, with a button of its own; nothing where there is nothing to send.
    pub fn again(&self, visit: &Visit, button: &Markup) -> Markup {
        html! {
            @if let Some(typed) = &self.typed {
                form method="post" action=(visit.address(&self.next)) { (hidden("", typed)) (button) }
            }
        }
    }

    /// After the proof: one more press sends it.
    pub fn go_on(&self, visit: &Visit) -> Markup {
        let lang = visit.lang;
        let button = html! { button.button data-weight="main" type="submit" { span { (words::go_on(lang)) } } };
        html! {
            div.page-actions {
                (self.again(visit, &button))
                a.button href=(visit.address("/pro")) { span { (words::stop(lang)) } }
            }
        }
    }
}

fn hidden(prefix: &str, typed: &Typed) -> Markup {
    html! { @for (name, value) in typed { input type="hidden" name={ (prefix) (name) } value=(value); } }
}

/// Where a form may lead: pages of professionals, and nowhere else.
fn followed(next: &str) -> &str {
    let is_ours = next == "/pro" || ["/pro/", "/pro?", "/join/"].iter().any(|start| next.starts_with(start));
    let is_plain = next.chars().all(|c| c.is_ascii_graphic() && c != '\\');
    if is_ours && is_plain && !next.starts_with("/pro/sign-") { next } else { "/pro" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;
    use crate::page::visit_for_tests;

    fn typed(fields: &[(&str, &str)]) -> Vec<(String, String)> {
        fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    fn posted(path: &str, query: &str, fields: &[(&str, &str)]) -> Visit {
        Visit { path: path.to_owned(), posted: Some(typed(fields)), ..visit_for_tests(Lang::Ja, query) }
    }

    #[test]
    fn what_was_typed_comes_back_as_it_was_but_for_secrets() {
        let fields = [("kind", "note"), ("note_words", "<折り返し>\r\n\"15時\""), ("topics", "a"), ("topics", "b")];
        let secret = [("password", "himitsu"), ("code", "123456")];
        let visit = posted("/pro/desk/0192", "view=mine", &[&fields[..], &secret].concat());
        let carried = Carried::of(&visit);
        assert_eq!(
            (carried.next.as_str(), carried.typed.as_deref()),
            ("/pro/desk/0192?view=mine", Some(&typed(&fields)[..]))
        );
        let along = carried.along().into_string();
        assert!(
            along.contains("name=\"carried.note_words\" value=\"&lt;折り返し&gt;\r\n&quot;15時&quot;\""),
            "{along}"
        );
        // From one proof to the next, and at last to where it was sent first.
        let proof =
            [("next", "/pro/desk/0192?view=mine"), ("repeat", "form"), ("carried.kind", "note"), ("email", "x")];
        for path in ["/pro/sign-in", "/pro/authenticate"] {
            let carried = Carried::of(&posted(path, "", &proof));
            let again = carried.again(&visit, &html! {}).into_string();
            let expected = "<form method=\"post\" action=\"/pro/desk/0192?view=mine\"><input type=\"hidden\" name=\"kind\" value=\"note\"></form>";
            assert_eq!(again, expected, "{path}");
        }
    }

    #[test]
    fn what_is_no_form_of_ours_is_not_carried() {
        for visit in [
            Visit { path: "/pro/people".to_owned(), ..visit_for_tests(Lang::Ja, "") },
            posted("/join/abc", "", &[("totp_secret", "x")]),
            posted("/pro/sign-out", "", &[]),
            posted("/pro/sign-in", "", &[("next", "/pro/people"), ("carried.x", "y")]),
        ] {
            assert!(!Carried::of(&visit).is_form(), "{}", visit.path);
        }
    }

    #[test]
    fn a_form_leads_to_pages_of_professionals_alone() {
        for ours in ["/pro", "/pro/people", "/pro?x=1", "/pro/audit?person=a%20b", "/join/abc"] {
            assert_eq!(followed(ours), ours);
        }
        let others = [
            "",
            "/",
            "//evil.example",
            "https://evil.example/pro",
            "/promo",
            "/joint",
            "pro",
            "/\\evil",
            "/pro/\\x",
            "/pro/a b",
            "/pro/\n",
            "/pro/sign-in",
            "/pro/sign-out",
            "/facilities/x",
        ];
        for other in others {
            assert_eq!(followed(other), "/pro", "{other}");
        }
    }
}
