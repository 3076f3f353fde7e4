//! Accents that a wrong encoding broke: mended where only one reading is possible, otherwise told.

use encoding_rs::WINDOWS_1252;
use gazetteer::{Commune, communes, fold};

/// The text as it was before UTF-8 was read as Windows-1252 (« Ã©tÃ© »), or `None` if that did not happen. It is certain:
/// no French word has letters whose Windows-1252 bytes are valid UTF-8.
pub fn mended(text: &str) -> Option<String> {
    if text.is_ascii() {
        return None;
    }
    let (bytes, _, is_lossy) = WINDOWS_1252.encode(text);
    if is_lossy {
        return None;
    }
    let once = std::str::from_utf8(&bytes).ok().filter(|mended| *mended != text)?;
    // Some files went through it twice.
    Some(mended(once).unwrap_or_else(|| once.to_owned()))
}

/// Whether the text has a sign that only a broken encoding puts there: « Florenèais », « ½Le », « M?rignac ».
pub fn is_doubtful(text: &str) -> bool {
    let letters: Vec<char> = text.chars().collect();
    let at = |index: usize| letters.get(index).copied();
    letters.iter().enumerate().any(|(index, letter)| {
        let before = index.checked_sub(1).and_then(at).is_some_and(char::is_alphabetic);
        let next = at(index + 1);
        let after = next.is_some_and(char::is_alphabetic);
        match letter {
            '\u{fffd}' | '\u{80}'..='\u{9f}' => true,
            // Signs that stand for an accented letter when DOS, Latin-9 or Mac bytes are read as Windows-1252.
            '½' | '¼' | '¾' | '¿' | '¬' | '¦' | '¤' => after,
            '?' | '‚' | '‡' | 'ˆ' => before && after,
            // A letter of other languages, but not in the middle of a word in small letters.
            'Š' => before && next.is_some_and(char::is_lowercase),
            // No French word has them before a vowel.
            'è' | 'ê' | 'à' | 'ù' => {
                before && next.is_some_and(|next| matches!(next, 'a' | 'e' | 'o' | 'u' | 'à' | 'é'))
            }
            _ => false,
        }
    })
}

/// The one commune whose name has this text's letters everywhere but at its one broken sign.
pub fn commune_despite(text: &str) -> Option<&'static Commune> {
    let mut broken = text.char_indices().filter(|(_, sign)| !sign.is_ascii() || *sign == '?');
    let (at, sign) = broken.next()?;
    if broken.next().is_some() {
        return None;
    }
    let plain = |part: &str| gazetteer::fold_keeping_article(part).replace(' ', "");
    let before = plain(text.get(..at)?);
    let after = plain(text.get(at + sign.len_utf8()..)?);
    let fits = |commune: &&'static Commune| {
        let name = plain(commune.name);
        let between = name.len().checked_sub(before.len() + after.len());
        between.is_some_and(|length| (1..=2).contains(&length)) && name.starts_with(&before) && name.ends_with(&after)
    };
    let mut found = communes().iter().filter(|commune| !commune.is_arrondissement()).filter(fits);
    let first = found.next()?;
    found.all(|other| fold(other.name) == fold(first.name)).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_decoded_wrongly_is_mended() {
        assert_eq!(mended("LÃ©gumes d'Ã©tÃ©").as_deref(), Some("Légumes d'été"));
        assert_eq!(mended("Lâ€™Ã©tang").as_deref(), Some("L’étang"));
        assert_eq!(mended("ÃƒÂ©tang").as_deref(), Some("étang"));
        assert_eq!(mended("été, cœur, Haÿ, naïf"), None);
    }

    #[test]
    fn doubts_are_seen_and_french_is_not_doubted() {
        for broken in ["Florenèais", "Fromagerie ½Le Fil Rouge", "M?rignac", "Ch\u{fffd}teau"] {
            assert!(is_doubtful(broken), "{broken}");
        }
        for french in ["Qui vient ?", "L'Èpain de fraises", "crème, fête, chêne", "Guéméné", "½ panier", "Noël", "août"]
        {
            assert!(!is_doubtful(french), "{french}");
        }
    }

    #[test]
    fn a_commune_is_recognised_if_only_one_fits() {
        assert_eq!(commune_despite("M?rignac").map(|commune| commune.name), None);
        assert_eq!(commune_despite("La Chapelle-sur-Erdr\u{fffd}").map(|commune| commune.insee), Some("44035"));
        assert_eq!(commune_despite("Guém?né"), None);
    }
}
