//! Mistakes of authors: what is wrong, where, and what to do.
//!
//! Every phase collects them; nothing stops at the first. A diagnostic carries a stable code and arguments; its sentence
//! and its hint are messages `diagnostic-<code>` and `diagnostic-<code>.hint` of the theme, in the author's language.

mod excerpt;
mod locate;

use std::borrow::Cow;
use std::ops::Range;

pub use excerpt::{render, render_json};

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is published before it is mended.
    Error,
    /// Published; worth a look.
    Warning,
}

/// Where in a file.
#[derive(Debug, Clone, PartialEq)]
pub enum Place {
    /// The file as a whole.
    File,
    /// Bytes of the file.
    Bytes(Range<usize>),
    /// A key of the file's YAML, for example `places`, 0, `postcode`. Its bytes are looked up only when it is shown.
    Key(Vec<Step>),
    /// A line, from 1, of a template.
    Line(usize),
}

/// One step of a path into YAML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// A key of a mapping.
    Name(Cow<'static, str>),
    /// An item of a list, from 0.
    Index(usize),
}

impl From<&'static str> for Step {
    fn from(name: &'static str) -> Self {
        Step::Name(name.into())
    }
}

impl From<String> for Step {
    fn from(name: String) -> Self {
        Step::Name(name.into())
    }
}

impl From<usize> for Step {
    fn from(index: usize) -> Self {
        Step::Index(index)
    }
}

/// A path into a file's YAML: `key!["places", 0, "postcode"]`.
macro_rules! key {
    ($($step:expr),* $(,)?) => { $crate::diagnostic::Place::Key(vec![$($crate::diagnostic::Step::from($step)),*]) };
}
pub(crate) use key;

/// One mistake.
#[derive(Debug, Clone, PartialEq)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// Stable, kebab-case: editors and scripts may rely on it.
    pub code: &'static str,
    /// Path below the content folder (or of a theme file).
    pub file: String,
    /// Where in the file.
    pub place: Place,
    /// What the sentence and the hint speak of. An empty `near` means that there is nothing to offer.
    pub arguments: Vec<(&'static str, String)>,
}

impl Diagnostic {
    /// A mistake that stops publication.
    pub fn error(code: &'static str, file: impl Into<String>, place: Place) -> Self {
        Self { severity: Severity::Error, code, file: file.into(), place, arguments: Vec::new() }
    }

    /// Something worth a look.
    pub fn warning(code: &'static str, file: impl Into<String>, place: Place) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, file, place) }
    }

    /// Adds an argument of the sentence.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.arguments.push((name, value.into()));
        self
    }
}

/// Whether nothing may be published.
pub fn any_error(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
}

/// The candidate nearest to `word`, if one is near enough to be meant: at most a third of its letters differ.
pub fn closest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let folded = gazetteer::fold(word);
    candidates
        .into_iter()
        .map(|candidate| (distance(&folded, &gazetteer::fold(candidate)), candidate))
        .filter(|(distance, candidate)| *distance <= (candidate.chars().count().max(3)) / 3)
        .min_by_key(|(distance, candidate)| (*distance, candidate.len()))
        .map(|(_, candidate)| candidate)
}

/// Letters to insert, delete or replace (Levenshtein).
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, from) in a.chars().enumerate() {
        let mut corner = row[0];
        row[0] = i + 1;
        for (j, to) in b.iter().enumerate() {
            let replaced = corner + usize::from(from != *to);
            corner = row[j + 1];
            row[j + 1] = replaced.min(row[j] + 1).min(corner + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_word_is_offered_and_far_ones_are_not() {
        assert_eq!(closest("satus", ["name", "status", "season"]), Some("status"));
        assert_eq!(closest("bla", ["name", "status"]), None);
        assert_eq!(closest("amap-du-bourg-", ["amap-du-bourg", "amap-du-port"]), Some("amap-du-bourg"));
    }
}
