//! Prints: a few bytes that stand for many, to tell whether files are as they were.

use std::collections::BTreeMap;

use domain::Date;
use rayon::prelude::*;
use sha2::{Digest, Sha256};

use crate::project::Project;

/// The print of some bytes: half of their SHA-256.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Print(pub [u8; 16]);

impl Print {
    /// The print of bytes.
    pub fn of(bytes: &[u8]) -> Self {
        let whole = Sha256::digest(bytes);
        let mut print = [0; 16];
        print.copy_from_slice(&whole[..16]);
        Self(print)
    }

    /// The print of several things in their order.
    fn of_all<'a>(parts: impl IntoIterator<Item = (&'a str, Print)>) -> Self {
        let mut bytes = Vec::new();
        for (name, Self(print)) in parts {
            bytes.extend_from_slice(&(name.len() as u64).to_le_bytes());
            bytes.extend_from_slice(name.as_bytes());
            bytes.extend_from_slice(&print);
        }
        Self::of(&bytes)
    }
}

/// The prints of what a site is built from.
#[derive(Debug, Default)]
pub struct Prints {
    content: BTreeMap<String, Print>,
    theme: Print,
    records: Print,
    key: Print,
}

/// What of the content any page may show: a change of it is a change of all.
const EVERYWHERE: [&str; 4] = ["network.yml", "networks/", "calendars/", "files/"];

impl Prints {
    /// The prints of a project's files.
    pub fn of(project: &Project) -> Self {
        let theme: Vec<(&str, &[u8])> = project.theme.files().collect();
        let theme: Vec<_> = theme.par_iter().map(|(path, bytes)| (*path, Print::of(bytes))).collect();
        // Every map of it has text keys, so that nothing can fail.
        let records = serde_json::to_vec(&project.records).unwrap_or_default();
        let key = project.records.evidence_key.as_deref().unwrap_or_default();
        let key = Print::of(key.as_bytes());
        Self { content: project.sources.prints(), theme: Print::of_all(theme), records: Print::of(&records), key }
    }

    /// The print of a file of the content.
    pub fn get(&self, path: &str) -> Option<Print> {
        self.content.get(path).copied()
    }

    /// The print of everything that a build as of `today` is made from.
    pub fn whole(&self, today: Date) -> Print {
        let content = self.content.iter().map(|(path, print)| (path.as_str(), *print));
        Print::of_all(content.chain([("theme", self.theme), ("records", self.records), ("day", day(today))]))
    }

    /// The print of what every page and everything for machines may show: the day, the theme, the network.
    pub fn common(&self, today: Date) -> Print {
        let is_everywhere = |path: &str| EVERYWHERE.iter().any(|part| path.starts_with(part));
        let content = self.content.iter().map(|(path, print)| (path.as_str(), *print));
        let others = [("theme", self.theme), ("key", self.key), ("day", day(today))];
        Print::of_all(content.filter(|(path, _)| is_everywhere(path)).chain(others))
    }
}

fn day(today: Date) -> Print {
    Print::of(today.to_string().as_bytes())
}
