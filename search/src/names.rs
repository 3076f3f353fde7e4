//! AMAPs and farms by name.

use gazetteer::{fold, key, slug};

use crate::row::{field, key_field, key_of, without_words};
use crate::tree::{Row, Tree};
use crate::{File, Files, reader};

const BASE: &str = "search/names/";

/// Words at which nobody begins to type a name.
const SMALL: [&str; 15] = ["a", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "sur", "amap"];

/// What bears a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An AMAP.
    Amap,
    /// A farm.
    Farm,
}

/// An AMAP or a farm by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// What it is.
    pub kind: Kind,
    /// The last part of its address.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Where, as « Rennes (35) », or nothing.
    pub commune: String,
}

/// The shards of names: each is found by the beginning of any of its words but the small ones.
pub fn names(all: &[Named]) -> Vec<File> {
    let mut rows = Vec::with_capacity(3 * all.len());
    for named in all {
        let whole = key(&named.name);
        let place = fold(named.commune.split('(').next().unwrap_or_default());
        for (skipped, word) in whole.split(' ').enumerate() {
            if skipped > 0 && SMALL.contains(&word) {
                continue;
            }
            let rest = without_words(&whole, skipped);
            let id = if named.id == slug(&named.name) { "" } else { &named.id };
            let kind = if named.kind == Kind::Amap { "a" } else { "f" };
            let first = key_field(&named.name, skipped, rest);
            let text = [&first, kind, id, &field(&named.name), &field(&named.commune)].join("\t");
            // Many may have one name in one commune: the id keeps their rows in leaves of bounded size.
            rows.push(Row { key: format!("{rest} {place} {}", named.id.replace('-', " ")), text, rank: rows.len() });
        }
    }
    Tree::new(rows).write(BASE)
}

/// Reads the shards of names.
pub struct Names<'a> {
    files: Files<'a>,
}

impl<'a> Names<'a> {
    /// Over the files of a site.
    pub fn new(files: Files<'a>) -> Self {
        Self { files }
    }

    /// AMAPs and farms one of whose words begins what was typed, at most `limit`: whole names first, then by that word.
    pub fn find(&self, typed: &str, limit: usize) -> Vec<Named> {
        let wanted = key(typed);
        if wanted.is_empty() {
            return Vec::new();
        }
        let mut found: Vec<(bool, Named)> = Vec::new();
        for row in reader::rows(self.files, BASE, &wanted, 2) {
            let Some((_, named)) = read(&row).filter(|(key, _)| key.starts_with(&wanted)) else { continue };
            if !found.iter().any(|(_, known)| known.kind == named.kind && known.id == named.id) {
                found.push((key(&named.name) != wanted, named));
            }
        }
        // The rows are sorted: a stable sort keeps them so.
        found.sort_by_key(|(is_part, _)| *is_part);
        found.into_iter().take(limit).map(|(_, named)| named).collect()
    }
}

/// A row and its key, the commune included.
fn read(row: &str) -> Option<(String, Named)> {
    let [first, kind, id, name, commune] = row.split('\t').collect::<Vec<_>>().try_into().ok()?;
    let place = fold(commune.split('(').next().unwrap_or_default());
    let key = format!("{} {place}", key_of(first, name)).trim_end().to_owned();
    let kind = if kind == "a" { Kind::Amap } else { Kind::Farm };
    let id = if id.is_empty() { slug(name) } else { id.to_owned() };
    Some((key, Named { kind, id, name: name.to_owned(), commune: commune.to_owned() }))
}
