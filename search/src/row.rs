//! How a row says its key: in as few bytes as the reader can make it again from the name.

use gazetteer::key;

/// The first field of a row: nothing when the key is that of the name; one digit when it leaves out that many of its words;
/// else the key itself, which is longer than one character.
pub(crate) fn key_field(name: &str, skipped: usize, key: &str) -> String {
    match skipped {
        _ if !is_plain(name) => key.to_owned(),
        0 => String::new(),
        1..=9 => skipped.to_string(),
        _ => key.to_owned(),
    }
}

/// The key less its first words.
pub(crate) fn without_words(key: &str, skipped: usize) -> &str {
    key.splitn(skipped + 1, ' ').nth(skipped).unwrap_or_default()
}

/// The key that a first field means.
pub(crate) fn key_of(field: &str, name: &str) -> String {
    match field.as_bytes() {
        [] => key(name),
        [digit @ b'1'..=b'9'] => without_words(&key(name), usize::from(digit - b'0')).to_owned(),
        _ => field.to_owned(),
    }
}

/// Whether browsers fold the name as we do: it has only letters that Unicode decomposes, and the ligatures they know.
fn is_plain(name: &str) -> bool {
    name.chars()
        .all(|letter| letter.is_ascii() || "ÀÂÄÇÈÉÊËÎÏÔÖÙÛÜŸàâäáãåçèéêëîïíìñôöóòõùûüúÿŒœÆæ’«»–".contains(letter))
}

/// A field: what would break rows becomes a space.
pub(crate) fn field(text: &str) -> String {
    text.split(['\t', '\n', '\r']).collect::<Vec<_>>().join(" ")
}
