//! What a browser sends: names and values in order, as they were typed.

use std::borrow::Cow;

/// The fields of a form that was sent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fields(Vec<(String, String)>);

impl Fields {
    /// Reads `application/x-www-form-urlencoded`. Control characters that nobody types are left out, and so are those that turn
    /// the direction of a text or cannot be seen: what is signed reads as it is stored.
    pub fn read(body: &[u8]) -> Self {
        let is_kept = |c: char| c == '\n' || !is_unseen(c);
        let is_clean = |text: &str| text.bytes().all(|byte| matches!(byte, b' '..=b'~')) || text.chars().all(is_kept);
        let clean = |text: Cow<'_, str>| match is_clean(&text) {
            true => text.into_owned(),
            false => text.chars().filter(|c| is_kept(*c)).collect(),
        };
        let mut fields = Vec::with_capacity(body.iter().filter(|byte| **byte == b'&').count() + 1);
        fields.extend(form_urlencoded::parse(body).map(|(name, value)| (clean(name), clean(value))));
        Self(fields)
    }

    /// The last value of a name, without spaces around it; empty when there is none.
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().rev().find(|(known, _)| known == name).map_or("", |(_, value)| value.trim())
    }

    /// Whether the form that was sent has such a control.
    pub fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(known, _)| known == name)
    }

    /// Every value of a name that is not empty.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.iter().filter(move |(known, _)| *known == name).map(|(_, value)| value)
    }

    /// Whether a box is ticked.
    pub fn is_ticked(&self, name: &str) -> bool {
        !self.get(name).is_empty()
    }

    /// Names and values that are not empty, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        let trimmed = self.0.iter().map(|(name, value)| (name.as_str(), value.trim()));
        trimmed.filter(|(_, value)| !value.is_empty())
    }

    /// Whether nothing was sent.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<N: Into<String>, V: Into<String>> FromIterator<(N, V)> for Fields {
    fn from_iter<I: IntoIterator<Item = (N, V)>>(pairs: I) -> Self {
        Self(pairs.into_iter().map(|(name, value)| (name.into(), value.into())).collect())
    }
}

/// Whether a character only steers how others are shown.
fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_read_as_they_were_typed() {
        let fields = Fields::read("name=No%C3%A9mie+Le%00+Goff&absence=2026-10-01&absence=2026-10-08&x=".as_bytes());
        assert_eq!(fields.get("name"), "Noémie Le Goff");
        assert_eq!(fields.all("absence").collect::<Vec<_>>(), ["2026-10-01", "2026-10-08"]);
        assert_eq!((fields.get("x"), fields.is_ticked("x"), fields.is_ticked("name")), ("", false, true));
        assert!(Fields::read(b"").is_empty());
        // U+202E would show what follows from right to left.
        let turned = Fields::read("name=Ann%E2%80%AEgpj.exe%EF%BB%BF&x=1%FF".as_bytes());
        assert_eq!((turned.get("name"), turned.get("x")), ("Anngpj.exe", "1\u{fffd}"));
    }
}
