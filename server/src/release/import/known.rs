//! The words of a return that have been looked up: a long return has few of them.

use super::{
    label::Area,
    vocabulary::{Vocabulary, What, When, Who},
};
use shared::force::{self, Force};
use std::collections::HashMap;

/// The force that a name which is none comes near to.
pub(super) type Nearest = Option<&'static Force>;

/// A vocabulary that remembers.
pub(super) struct Known<'w> {
    words: &'w Vocabulary<'w>,
    who: HashMap<(String, Vec<String>), Result<Who, Nearest>>,
    when: HashMap<String, Option<When>>,
    what: HashMap<(usize, String), Option<What>>,
    disagrees: HashMap<(Who, String), Option<String>>,
}

impl<'w> Known<'w> {
    pub(super) fn new(words: &'w Vocabulary<'w>) -> Self {
        Self { words, who: HashMap::new(), when: HashMap::new(), what: HashMap::new(), disagrees: HashMap::new() }
    }

    /// Of whom a row is, by the text in its column of forces and by those `around` it.
    pub(super) fn who(&mut self, text: String, around: Vec<String>) -> Result<Who, Nearest> {
        let words = self.words;
        let look_up = |text: &str, around: &[String]| words.who(text, around).ok_or_else(|| words.nearest_force(text));
        self.who.entry((text, around)).or_insert_with_key(|(text, around)| look_up(text, around)).clone()
    }

    /// Of when a row is.
    pub(super) fn when(&mut self, text: String) -> Option<When> {
        self.when.entry(text).or_insert_with_key(|text| self.words.when(text)).clone()
    }

    /// Of what a row is, in one breakdown.
    pub(super) fn what(&mut self, breakdown: usize, text: String) -> Option<What> {
        self.what.entry((breakdown, text)).or_insert_with_key(|(index, text)| self.words.what(*index, text)).clone()
    }

    /// What a column should say of where a force is, when it says something else.
    pub(super) fn disagrees(&mut self, who: &Who, said: &str) -> Option<String> {
        let words = self.words;
        self.disagrees.entry((who.clone(), said.to_owned())).or_insert_with(|| disagrees(words, who, said)).clone()
    }
}

fn disagrees(words: &Vocabulary<'_>, who: &Who, said: &str) -> Option<String> {
    if said.is_empty() {
        return None;
    }
    let area = words.area(said);
    match who {
        Who::Force(code) => {
            let force = force::forces().iter().find(|force| force.code == *code)?;
            let agrees = words.force(said).is_some_and(|other| other.code == *code)
                || area.is_some_and(|area| area != Area::All && area.contains(force))
                || force.region.is_empty();
            (!agrees).then(|| format!("{}, for {}", force.region, force.name))
        }
        Who::Sum(_, of) if *of != Area::All => (area != Some(*of)).then(|| match of {
            Area::Region(name) | Area::Country(name) => (*name).to_owned(),
            Area::All => String::new(),
        }),
        Who::Sum(..) | Who::LeftOut(_) | Who::All => None,
    }
}
