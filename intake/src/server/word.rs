//! The word that the members of an AMAP know: who types it signs, or takes a turn, at once.

use domain::Signers;
use domain::contract::Mistake;
use forms::{Fields, Private};
use sha2::{Digest, Sha256};

/// What somebody typed where the word is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word {
    /// Nothing: the coordination is asked instead.
    None,
    /// The word.
    Right,
    /// Something else.
    Wrong,
}

/// What was typed, compared with the word of the AMAP. Nothing is asked where the AMAP has none.
pub fn answered(signers: Signers, private: Option<&Private>, fields: &Fields) -> Word {
    let word = private.and_then(|private| private.word.as_deref()).map(folded).filter(|word| !word.is_empty());
    let (typed, Some(word)) = (folded(fields.get("word")), word) else { return Word::None };
    match () {
        () if signers != Signers::Word || typed.is_empty() => Word::None,
        () if is_same(&typed, &word) => Word::Right,
        () => Word::Wrong,
    }
}

/// That it is not the word.
pub fn mistake() -> Mistake {
    Mistake::new("wrong-word", "word")
}

/// Without what people write in several ways: capitals, accents, spaces and signs.
fn folded(text: &str) -> String {
    let plain = text.chars().flat_map(char::to_lowercase).map(|c| match c {
        'à' | 'â' | 'ä' | 'á' | 'ã' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'î' | 'ï' | 'í' | 'ì' => 'i',
        'ô' | 'ö' | 'ó' | 'ò' | 'õ' => 'o',
        'ù' | 'û' | 'ü' | 'ú' => 'u',
        'ÿ' => 'y',
        'ç' => 'c',
        'ñ' => 'n',
        c => c,
    });
    // Some keyboards write an accent as a sign of its own; that goes with the other signs.
    plain.filter(|c| c.is_alphanumeric()).collect::<String>().replace('œ', "oe").replace('æ', "ae")
}

/// Compares hashes to the end, so that the time it takes tells nothing of the word.
fn is_same(one: &str, other: &str) -> bool {
    let [one, other]: [[u8; 32]; 2] = [one, other].map(|text| Sha256::digest(text.as_bytes()).into());
    one.iter().zip(other).fold(0, |differs, (one, other)| differs | (one ^ other)) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_known_however_it_is_written() {
        for typed in ["Cœur de bœuf", "coeur DE boeuf", "  cœur-de-bœuf ", "Coeur  de  bœuf !"] {
            assert!(is_same(&folded(typed), &folded("cœur de bœuf")), "{typed}");
        }
        assert!(is_same(&folded("e\u{301}te\u{301}"), &folded("Été")));
        assert!(!is_same(&folded("coeur"), &folded("cœur de bœuf")) && folded(" - ").is_empty());
    }
}
