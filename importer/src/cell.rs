//! The text of one cell, made clean.

/// What people write where they have nothing to write.
const BLANK: [&str; 16] = [
    "nc",
    "n/c",
    "n.c.",
    "na",
    "n/a",
    "n.a.",
    "null",
    "none",
    "nan",
    "-",
    "--",
    "—",
    "?",
    "inconnu",
    "non communiqué",
    "non renseigné",
];

/// The text on one line: no control characters, no runs of blanks, nothing around.
pub fn line(text: &str) -> String {
    let visible = text.chars().map(|c| if is_blank(c) { ' ' } else { c }).filter(|c| !is_invisible(*c));
    visible.collect::<String>().split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The text as paragraphs, each clean and on one line.
pub fn paragraphs(text: &str) -> Vec<String> {
    text.lines().map(line).filter(|line| !line.is_empty()).collect()
}

/// Whether the whole text only says that there is nothing: « NC », « n/a », « - ».
pub fn is_blank_word(text: &str) -> bool {
    BLANK.contains(&text.to_lowercase().as_str())
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || c.is_control()
}

/// Byte-order marks and zero-width signs come along with copied texts, and make two equal names differ.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{ad}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_has_no_blanks_too_many() {
        assert_eq!(line("\u{feff} AMAP\u{a0}de \r\n l'\u{200b}Étang\0 "), "AMAP de l'Étang");
        assert_eq!(paragraphs("un\n\n  deux "), ["un", "deux"]);
        assert!(is_blank_word("NC") && !is_blank_word("Nantes"));
    }
}
