//! What XML may hold.

use std::borrow::Cow;

/// The text without the control characters that XML 1.0 cannot hold, not even escaped.
pub fn legal(text: &str) -> Cow<'_, str> {
    let illegal = |c: char| (c < ' ' && !matches!(c, '\t' | '\n' | '\r')) || matches!(c, '\u{FFFE}' | '\u{FFFF}');
    if text.contains(illegal) { text.replace(illegal, "").into() } else { text.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_are_left_out() {
        assert_eq!(legal("a\u{8}b\nc"), "ab\nc");
        assert_eq!(legal("é"), "é");
    }
}
