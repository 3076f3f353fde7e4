//! Communes found by their whole name.

use std::cmp::Reverse;
use std::sync::LazyLock;

use crate::commune::{Commune, communes};
use crate::fold::{fold, fold_keeping_article};

/// A folded name and who bears it.
pub(crate) type Entry = (String, &'static Commune);

/// Every commune and arrondissement whose whole name this is, whatever its case, accents, hyphens, apostrophes,
/// `st`/`saint` and leading article (see [`crate::fold`]). « Paris 11 », « Paris 11ème » and « Rennes Cedex 7 » are
/// understood. Those that agree on the article come first, then the most populous: « Rivière » finds Rivière before
/// La Rivière. Empty when nothing bears the name.
pub fn by_name(name: &str) -> Vec<&'static Commune> {
    let wanted = key(name);
    let start = entries().partition_point(|(key, _)| *key < wanted);
    let same = entries().iter().skip(start).take_while(|(key, _)| *key == wanted);
    let mut found: Vec<_> = same.map(|(_, commune)| *commune).collect();
    let exact = without_cedex(fold_keeping_article(name));
    found.sort_by_cached_key(|commune| {
        (!agrees_on_article(commune, &exact), Reverse(commune.population), commune.insee)
    });
    found
}

/// Those of `found`, which bear the name by its fold, that have the same article, or none, as what was written.
pub(crate) fn same_article(found: &[&'static Commune], name: &str) -> Vec<&'static Commune> {
    let exact = without_cedex(fold_keeping_article(name));
    found.iter().copied().filter(|commune| agrees_on_article(commune, &exact)).collect()
}

/// Every commune's and arrondissement's key, sorted.
pub(crate) fn entries() -> &'static [Entry] {
    static ALL: LazyLock<Vec<Entry>> = LazyLock::new(|| {
        let mut all: Vec<Entry> = communes().iter().map(|commune| (key(commune.name), commune)).collect();
        all.sort_by(|a, b| a.0.cmp(&b.0));
        all
    });
    &ALL
}

/// The form by which a name is looked up: its [`fold`], less what only an address adds (`cedex`); an arrondissement's is
/// `paris 11` however its number is written.
pub fn key(name: &str) -> String {
    let folded = without_cedex(fold(name));
    if !folded.bytes().any(|byte| byte.is_ascii_digit()) {
        return folded;
    }
    let words = folded.split(' ').filter(|word| !matches!(*word, "arrondissement" | "arr" | "ardt"));
    words.map(cardinal).collect::<Vec<_>>().join(" ")
}

fn agrees_on_article(commune: &Commune, folded: &str) -> bool {
    commune.is_arrondissement() || fold_keeping_article(commune.name) == folded
}

/// « Rennes Cedex 7 » is an address of businesses in Rennes.
fn without_cedex(mut folded: String) -> String {
    if let Some((town, _)) = folded.split_once(" cedex") {
        folded.truncate(town.len());
    }
    folded
}

/// `11e`, `11eme` and `011` give `11`, `1er` gives `1`; any other word stays.
fn cardinal(word: &str) -> &str {
    let number = word.trim_end_matches(|letter: char| letter.is_ascii_lowercase());
    let ending = word.get(number.len()..).unwrap_or_default();
    if !number.is_empty() && matches!(ending, "" | "e" | "er" | "eme" | "ieme") {
        number.trim_start_matches('0')
    } else {
        word
    }
}
