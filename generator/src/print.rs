//! Prints: a few bytes that stand for many, to tell whether files are as they were.

use std::collections::HashMap;

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
    files: HashMap<String, Print>,
    content: Print,
    everywhere: Print,
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
        let files = project.sources.prints();
        let is_everywhere = |(path, _): &&(&str, Print)| EVERYWHERE.iter().any(|part| path.starts_with(part));
        Self {
            content: Print::of_all(files.iter().copied()),
            everywhere: Print::of_all(files.iter().filter(is_everywhere).copied()),
            files: files.into_iter().map(|(path, print)| (path.to_owned(), print)).collect(),
            theme: Print::of_all(theme),
            records: Print::of(&records),
            key,
        }
    }

    /// The print of a file of the content.
    pub fn get(&self, path: &str) -> Option<Print> {
        self.files.get(path).copied()
    }

    /// The print of the theme.
    pub fn theme(&self) -> Print {
        self.theme
    }

    /// The print of everything that a build as of `today` is made from.
    pub fn whole(&self, today: Date) -> Print {
        Print::of_all([
            ("content", self.content),
            ("theme", self.theme),
            ("records", self.records),
            ("day", day(today)),
        ])
    }

    /// The print of what every page and everything for machines may show: the day, the theme, the network.
    pub fn common(&self, today: Date) -> Print {
        Print::of_all([("content", self.everywhere), ("theme", self.theme), ("key", self.key), ("day", day(today))])
    }
}

fn day(today: Date) -> Print {
    Print::of(today.to_string().as_bytes())
}
