//! Text as it will be drawn: composed accents, French spaces, nothing the fonts lack.

/// The longest text considered, in characters; far beyond what a card holds.
const LONGEST: usize = 400;
/// A space at which no line may break.
pub(crate) const FIXED: char = '\u{a0}';
/// A narrow space at which no line may break.
pub(crate) const NARROW: char = '\u{202f}';

/// Letters with the combining mark that makes them another letter, for text that arrives decomposed.
const COMPOSED: [(char, &str, &str); 6] = [
    ('\u{300}', "aeiouAEIOU", "àèìòùÀÈÌÒÙ"),
    ('\u{301}', "aeiouyAEIOUY", "áéíóúýÁÉÍÓÚÝ"),
    ('\u{302}', "aeiouAEIOU", "âêîôûÂÊÎÔÛ"),
    ('\u{303}', "anoANO", "ãñõÃÑÕ"),
    ('\u{308}', "aeiouyAEIOUY", "äëïöüÿÄËÏÖÜŸ"),
    ('\u{327}', "cC", "çÇ"),
];

/// Makes a text fit to draw: one line, single spaces, fixed spaces where French wants them, a curved apostrophe, and
/// only characters for which `drawable` holds (spaces are always kept).
pub(crate) fn clean(text: &str, drawable: impl Fn(char) -> bool) -> String {
    let mut out = String::with_capacity(text.len().min(LONGEST));
    for raw in text.chars().take(LONGEST) {
        let last = out.chars().next_back();
        if let Some(letter) = last.and_then(|letter| compose(letter, raw)) {
            out.pop();
            out.push(letter);
            continue;
        }
        match plain(raw) {
            ' ' if last.is_none_or(is_space) => {}
            ' ' if last == Some('«') => out.push(FIXED),
            FIXED | NARROW if last.is_none_or(is_space) => {}
            c if is_space(c) => out.push(c),
            c if drawable(c) && !is_unseen(c) => {
                if last == Some(' ') && matches!(c, '?' | '!' | ':' | ';' | '»' | '%' | '€') {
                    out.pop();
                    out.push(FIXED);
                }
                out.push(c);
            }
            _ => {}
        }
    }
    while out.ends_with(is_space) {
        out.pop();
    }
    out
}

/// Whether a character is one of the three spaces of a cleaned text.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | FIXED | NARROW)
}

/// Whether a character only steers others: joiners, directions, soft hyphens.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// Reduces a character to the one that is drawn for it.
fn plain(c: char) -> char {
    match c {
        '\'' | '\u{2bc}' => '’',
        '\u{2010}' | '\u{2011}' => '-',
        '\u{2007}' => FIXED,
        FIXED | NARROW => c,
        c if c.is_whitespace() || c.is_control() => ' ',
        c => c,
    }
}

/// The letter that `letter` and a combining `mark` make together.
fn compose(letter: char, mark: char) -> Option<char> {
    let (_, plain, marked) = COMPOSED.iter().find(|(known, ..)| *known == mark)?;
    plain.chars().zip(marked.chars()).find(|(base, _)| *base == letter).map(|(_, whole)| whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn latin(text: &str) -> String {
        clean(text, |c| c < '\u{2100}')
    }

    #[test]
    fn spaces_and_apostrophes_become_french() {
        assert_eq!(latin("  L'AMAP \t de\nl'Œuf  "), "L’AMAP de l’Œuf");
        assert_eq!(latin("« Prêts ? »"), "«\u{a0}Prêts\u{a0}?\u{a0}»");
        assert_eq!(latin("18\u{202f}h\u{202f}30"), "18\u{202f}h\u{202f}30");
    }

    #[test]
    fn decomposed_accents_are_composed() {
        assert_eq!(latin("Le\u{301}gumes, fore\u{302}t, c\u{327}a"), "Légumes, forêt, ça");
    }

    #[test]
    fn what_cannot_be_drawn_is_left_out() {
        assert_eq!(latin("Panier 🥕 bio\u{200d}🥬 !"), "Panier bio\u{a0}!");
        assert_eq!(clean("🥕\u{0}\u{7}", |_| false), "");
    }
}
