//! A word of a name, and how well the names of a facility fit it.

use memchr::memmem::Finder;
use roaring::RoaringBitmap;

use crate::facilities::folding::is_kana;

/// A word that is looked for in names, readings and addresses.
pub struct Word {
    pub typed: String,
    /// Folded; a word in Latin letters also as kana.
    forms: Vec<Finder<'static>>,
    /// Institutions that have it in a name or a reading.
    pub named: RoaringBitmap,
    /// Nothing has the word: what differs by one letter is meant.
    similar: bool,
    /// One character, which tens of thousands have somewhere in their names: only those that begin
    /// with it are told apart.
    is_single: bool,
    /// It has a character that stands in no reading.
    is_written: bool,
}

impl Word {
    pub fn new(typed: &str, forms: &[String], named: RoaringBitmap) -> Self {
        let finders = forms.iter().map(|form| Finder::new(form.as_bytes()).into_owned()).collect();
        let is_written = forms.iter().all(|form| form.chars().any(|letter| !is_kana(letter)));
        let is_single = typed.chars().nth(1).is_none();
        Self { typed: typed.to_owned(), forms: finders, named, similar: false, is_single, is_written }
    }

    /// A word that nothing has.
    pub fn similar(typed: &str, forms: &[String]) -> Self {
        Self { similar: true, ..Self::new(typed, forms, RoaringBitmap::new()) }
    }

    /// The letters that its forms begin with.
    pub fn first_letters(&self) -> impl Iterator<Item = char> {
        self.forms.iter().filter_map(|form| std::str::from_utf8(form.needle()).ok()?.chars().next())
    }

    /// [`Self::class_in`] as far as an order needs it, where tens of thousands have the word.
    pub fn rank_in(&self, folded: &str) -> u8 {
        let Some(form) = self.forms.first().filter(|_| self.is_single) else {
            return match self.class_in(folded) {
                3 if self.is_written => 2,
                class => class,
            };
        };
        match folded.as_bytes().strip_prefix(form.needle()) {
            Some(rest) => u8::from(rest.first() != Some(&b'\n')),
            None => 2,
        }
    }

    /// Whether sets tell the rank of those whose names do not begin with it.
    pub fn is_told_by_sets(&self) -> bool {
        self.is_single || self.is_written
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
