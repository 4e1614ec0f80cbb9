//! A word of a name, and how well the names of a facility fit it.

use memchr::memmem::Finder;

/// A word that is looked for in names, readings and addresses.
pub struct Word {
    pub typed: String,
    /// Folded; a word in Latin letters also as kana.
    forms: Vec<Finder<'static>>,
    /// Nothing has the word: what differs by one letter is meant.
    similar: bool,
    /// One character, which tens of thousands have somewhere in their names: only those that begin
    /// with it are told apart.
    is_single: bool,
}

impl Word {
    pub fn new(typed: &str, forms: &[String], similar: bool) -> Self {
        let forms = forms.iter().map(|form| Finder::new(form.as_bytes()).into_owned()).collect();
        let is_single = typed.chars().nth(1).is_none();
        Self { typed: typed.to_owned(), forms, similar, is_single }
    }

    /// [`Self::class_in`] as far as an order needs it, where tens of thousands have the word.
    pub fn rank_in(&self, folded: &str) -> u8 {
        let Some(form) = self.forms.first().filter(|_| self.is_single) else { return self.class_in(folded) };
        match folded.as_bytes().strip_prefix(form.needle()) {
            Some(rest) => u8::from(rest.first() != Some(&b'\n')),
            None => 2,
        }
    }

    /// How well the folded names and the reading of a facility fit: 0 is its name, 1 begins with the
    /// word, 2 has it, 3 the reading has it, 4 neither (so the address), 5 differs by one letter.
    pub fn class_in(&self, folded: &str) -> u8 {
        if self.similar {
            return 5;
        }
        let text = folded.as_bytes();
        let names_end = memchr::memrchr(b'\n', text).unwrap_or(text.len());
        let of = |form: &Finder<'static>| {
            let length = form.needle().len();
            let classes = form.find_iter(text).map(|at| {
                let begins = at == 0 || text[at - 1] == b'\n';
                let ends = text.get(at + length).is_none_or(|&next| next == b'\n');
                match (at < names_end, begins, ends) {
                    (true, true, true) => 0,
                    (true, true, false) | (false, true, true) => 1,
                    (true, false, _) => 2,
                    (false, ..) => 3,
                }
            });
            classes.min().unwrap_or(4)
        };
        self.forms.iter().map(of).min().unwrap_or(4)
    }
}
