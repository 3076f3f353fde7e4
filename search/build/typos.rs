//! Names of communes with one typing error.
//!
//! One error (a letter added, dropped, replaced, or exchanged with its neighbour) leaves the first or the last half of a name
//! as it is, less a letter. So every name is filed by the beginning and by the end of its letters, with its length: what was
//! typed is compared with the names that share its beginning or its end and are as long, give or take one.

use gazetteer::fold_keeping_article;

use crate::tree::Row;

pub(crate) const BASE: &str = "search/typos/";

/// The shortest name that is filed.
const SHORTEST: usize = 3;

/// Files a commune of this name, key and size: by its beginning (`p`) and its end (`s`). Where « saint » is typed right, what
/// follows is looked for (`q`, `t`), as too many names begin alike; where the article is not, the rest is right.
pub(crate) fn add(rows: &mut Vec<Row>, name: &str, key: &str, size: u32) {
    let with_article = fold_keeping_article(name);
    if with_article != key {
        file(rows, 's', &reversed(&with_article), size);
    }
    file(rows, 's', &reversed(key), size);
    match without_saint(key) {
        None => file(rows, 'p', key, size),
        Some(rest) => {
            file(rows, 'q', rest, size);
            file(rows, 't', &reversed(rest), size);
        }
    }
}

/// What follows « saint » or « sainte » at the beginning of a key.
pub(crate) fn without_saint(key: &str) -> Option<&str> {
    key.strip_prefix("saint ").or_else(|| key.strip_prefix("sainte "))
}

fn file(rows: &mut Vec<Row>, side: char, letters: &str, size: u32) {
    let length = letters.len();
    if length < SHORTEST {
        return;
    }
    let (shared, rest) = letters.split_at(shared(length));
    let key = format!("{side}{shared}{}{rest}", mark(length));
    let text = format!("{key}\t{size}");
    rows.push(Row { key, text, rank: rows.len() });
}

/// How many letters a name of this length shares with itself misspelt, at one of its ends at least; no more than four are used.
fn shared(length: usize) -> usize {
    length.saturating_sub(2).div_ceil(2).clamp(1, 4)
}

/// The length as a letter; the longest are together.
fn mark(length: usize) -> char {
    char::from(b'a' + u8::try_from(length.min(28) - SHORTEST).unwrap_or(25))
}

fn reversed(key: &str) -> String {
    key.chars().rev().collect()
}
