//! The YAML that nearly every header is written in, read at once: keys, lists, and scalars, `[…]` and `{…}` that end on
//! their line. Anything else, a mistake first of all, is left to the parser, which is slower by far and knows all of YAML.
//! A test holds that what is read here is what the parser reads, to the byte.

use std::borrow::Cow;

use super::{Key, Node, Value};

/// Deeper than content goes; no text can exhaust the stack.
const MOST_DEEP: usize = 16;

/// Longer than any key is; the parser has a limit of its own.
const LONGEST_KEY: usize = 64;

/// The tree of `yaml`, with spans counted from `offset`; `None` when it is written in any other way.
pub fn parse(yaml: &str, offset: usize) -> Option<Node<'_>> {
    let mut reader = Reader { text: yaml, at: 0, offset };
    let root = if reader.indent()? == Some(0) { reader.mapping(0, 0)? } else { return None };
    (reader.at == yaml.len()).then_some(root)
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    offset: usize,
}

impl<'t> Reader<'t> {
    /// Passes empty lines, and says how far the next line is indented, from whose beginning reading goes on; `Some(None)`
    /// at the end of the text.
    fn indent(&mut self) -> Option<Option<usize>> {
        self.at += self.rest().iter().take_while(|byte| **byte == b'\n').count();
        let rest = self.rest();
        let indent = rest.iter().take_while(|byte| **byte == b' ').count();
        match rest.get(indent) {
            None if indent == 0 => Some(None),
            None | Some(b'\n') => None,
            Some(_) => Some(Some(indent)),
        }
    }

    /// The mapping whose first key stands here, and whose other keys stand on lines indented by `indent`.
    fn mapping(&mut self, indent: usize, depth: usize) -> Option<Node<'t>> {
        let mut entries = Vec::with_capacity(8);
        loop {
            let key = self.key()?;
            let node = if matches!(self.peek(0), Some(b'\n')) { self.below(indent, depth)? } else { self.line(depth)? };
            entries.push((key, node));
            match self.indent()? {
                Some(next) if next == indent => self.at += indent,
                Some(next) if next > indent => return None,
                _ => break,
            }
        }
        let span = entries.first()?.0.span.start..entries.last()?.1.span.end;
        Some(Node { value: Value::Mapping(entries), span })
    }

    /// What stands on the lines below a key of a mapping indented by `indent`: a list may begin at the same column.
    fn below(&mut self, indent: usize, depth: usize) -> Option<Node<'t>> {
        let next = self.indent()??;
        self.at += next;
        if depth == MOST_DEEP || next < indent {
            return None;
        }
        match (self.rest().starts_with(b"- "), next == indent) {
            (true, false) => self.list(next, depth + 1),
            (true, true) => {
                let mut list = self.list(next, depth + 1)?;
                if let Value::Sequence(items) = &list.value {
                    list.span.start = items.first()?.span.start;
                }
                Some(list)
            }
            (false, false) => self.mapping(next, depth + 1),
            (false, true) => None,
        }
    }

    /// The list whose first item stands here, and whose other items stand on lines indented by `indent`.
    fn list(&mut self, indent: usize, depth: usize) -> Option<Node<'t>> {
        let start = self.offset + self.at;
        let mut items = Vec::with_capacity(4);
        loop {
            let line = self.at - indent;
            self.at += 1;
            self.spaces();
            let column = self.at - line;
            let is_key = self.key_length().is_some();
            items.push(if is_key && depth < MOST_DEEP { self.mapping(column, depth + 1)? } else { self.line(depth)? });
            match self.indent()? {
                Some(next) if next > indent => return None,
                Some(next) if next == indent && self.rest().get(indent..)?.starts_with(b"- ") => self.at += indent,
                _ => break,
            }
        }
        let end = items.last()?.span.end;
        Some(Node { value: Value::Sequence(items), span: start..end })
    }

    /// A value that ends on its line, with nothing after it.
    fn line(&mut self, depth: usize) -> Option<Node<'t>> {
        let node = self.value(false, depth)?;
        self.spaces();
        matches!(self.peek(0), None | Some(b'\n')).then_some(node)
    }

    /// A scalar, `[…]` or `{…}`; `within` such brackets, a scalar without quotes ends before their signs.
    fn value(&mut self, within: bool, depth: usize) -> Option<Node<'t>> {
        match self.peek(0)? {
            b'[' if depth < MOST_DEEP => self.bracketed(b']', depth + 1),
            b'{' if depth < MOST_DEEP => self.bracketed(b'}', depth + 1),
            quote @ (b'"' | b'\'') => self.quoted(quote),
            _ => self.bare(within),
        }
    }

    fn bracketed(&mut self, close: u8, depth: usize) -> Option<Node<'t>> {
        let start = self.offset + self.at;
        let (mut items, mut entries) = (Vec::new(), Vec::new());
        let end = loop {
            self.at += 1;
            self.spaces();
            let key = if close == b'}' { Some(self.key()?) } else { None };
            let node = self.value(true, depth)?;
            let end = node.span.end;
            match key {
                Some(key) => entries.push((key, node)),
                None => items.push(node),
            }
            self.spaces();
            match self.peek(0)? {
                b',' => {}
                byte if byte == close => break end,
                _ => return None,
            }
        };
        self.at += 1;
        let value = if close == b'}' { Value::Mapping(entries) } else { Value::Sequence(items) };
        Some(Node { value, span: start..end })
    }

    /// A key, its colon, and the spaces after it.
    fn key(&mut self) -> Option<Key<'t>> {
        let (start, length) = (self.at, self.key_length()?);
        let text = self.text.get(start..start + length).filter(|text| *text != "null")?;
        self.at += length + 1;
        self.spaces();
        let start = self.offset + start;
        Some(Key { text: Cow::Borrowed(text), span: start..start + length })
    }

    /// How long the key is that stands here, if one does: letters, digits, `_` and `-`, before a colon that ends it.
    fn key_length(&self) -> Option<usize> {
        let rest = self.rest();
        let length = rest.iter().position(|byte| KINDS[usize::from(*byte)] != Kind::Key)?;
        let ends = rest.get(length) == Some(&b':') && matches!(rest.get(length + 1), Some(b' ' | b'\n'));
        (length > 0 && length <= LONGEST_KEY && rest.first() != Some(&b'-') && ends).then_some(length)
    }

    fn quoted(&mut self, quote: u8) -> Option<Node<'t>> {
        let start = self.at;
        self.at += 1;
        loop {
            match self.next_sign() {
                Some(b) if b == quote => break,
                // What is escaped is the parser's.
                Some(b':' | b'#' | b',' | b'[' | b']' | b'{' | b'}' | b'"' | b'\'') => self.at += 1,
                _ => return None,
            }
        }
        let text = self.text.get(start + 1..self.at)?;
        self.at += 1;
        // A quote that stands twice is one of the text.
        let ends = self.peek(0) != Some(quote);
        ends.then(|| self.scalar(start, Value::Scalar(Cow::Borrowed(text))))
    }

    fn bare(&mut self, within: bool) -> Option<Node<'t>> {
        let (start, rest) = (self.at, self.rest());
        match rest.first()? {
            b'-' if !rest.get(1)?.is_ascii_digit() => return None,
            b'\n' | b'?' | b':' | b',' | b'[' | b']' | b'{' | b'}' | b'#' | b'&' | b'*' | b'!' | b'|' | b'>' | b'%'
            | b'@' | b'`' => return None,
            _ => {}
        }
        loop {
            match self.next_sign() {
                None | Some(b'\n') => break,
                Some(b',' | b'[' | b']' | b'{' | b'}') if within => break,
                // The colon that ends a key; a comment.
                Some(b':') if matches!(self.peek(1), None | Some(b' ' | b'\n')) => return None,
                Some(b':') if within && matches!(self.peek(1), Some(b',' | b'[' | b']' | b'{' | b'}')) => return None,
                Some(b'#') if self.text.as_bytes().get(self.at - 1) == Some(&b' ') => return None,
                Some(b':' | b'#' | b',' | b'[' | b']' | b'{' | b'}' | b'"' | b'\'' | b'\\') => self.at += 1,
                Some(_) => return None,
            }
        }
        let text = self.text.get(start..self.at)?.trim_end_matches(' ');
        self.at = start + text.len();
        let value = if matches!(text, "~" | "null") { Value::Null } else { Value::Scalar(Cow::Borrowed(text)) };
        Some(self.scalar(start, value))
    }

    /// Passes what means nothing to YAML; what stands there then, or `None` at the end of the text.
    fn next_sign(&mut self) -> Option<u8> {
        loop {
            let rest = self.rest();
            self.at += rest.iter().position(|byte| KINDS[usize::from(*byte)] == Kind::Sign).unwrap_or(rest.len());
            let is_letter = match self.rest() {
                [0xc2, next, ..] => *next >= 0xa0,
                // All but the separators of lines and paragraphs.
                [0xe2, 0x80, last, ..] => !matches!(last, 0xa8 | 0xa9),
                [0xe2, ..] => true,
                [sign, ..] => return Some(*sign),
                [] => return None,
            };
            if !is_letter {
                return Some(0);
            }
            self.at += 1;
        }
    }

    fn scalar(&self, start: usize, value: Value<'t>) -> Node<'t> {
        Node { value, span: self.offset + start..self.offset + self.at }
    }

    fn spaces(&mut self) {
        self.at += self.rest().iter().take_while(|byte| **byte == b' ').count();
    }

    fn rest(&self) -> &'t [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    fn peek(&self, ahead: usize) -> Option<u8> {
        self.rest().get(ahead).copied()
    }
}

/// What a byte is to the reader.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    /// A byte of keys, and of any text.
    Key,
    /// A byte of any text.
    Text,
    /// What ends a text or could, what begins a letter that YAML takes for the end of a line, and what it forbids, with some of
    /// what it allows.
    Sign,
}

const KINDS: [Kind; 256] = {
    let mut kinds = [Kind::Text; 256];
    let mut byte = 0;
    while byte < 256 {
        kinds[byte] = match byte as u8 {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_' | b'-' => Kind::Key,
            b':' | b'#' | b',' | b'[' | b']' | b'{' | b'}' | b'"' | b'\'' | b'\\' => Kind::Sign,
            b' '..=b'~' | 0x80..=0xc1 | 0xc3..=0xe1 | 0xe3..=0xec | 0xf0.. => Kind::Text,
            _ => Kind::Sign,
        };
        byte += 1;
    }
    kinds
};

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::content::yaml::parse_any;

    #[track_caller]
    fn read(text: &str) -> bool {
        let Some(node) = parse(text, 0) else { return false };
        assert_eq!(parse_any("x.md", text, 0..text.len()), Ok(node), "{text}");
        true
    }

    #[test]
    fn headers_as_they_are_written_are_read_as_the_parser_reads_them() {
        assert!(read("name: \"L’Étang — été\"\nstatus: open\nbaskets: 42\n"));
        assert!(read(
            "places:\n  - { address: \"4 rue x\", lat: 49.5, lon: -2.1 }\n\n  - id: b\n    name: 'B: c'\nend: 1"
        ));
        assert!(read("a:\n- x\n- y: 1\n  z:\n  - [18:30, \"q\"]\nb: http://x.example/#y\n"));
        assert!(read("a:\n  b:\n    c: ~\n    d: null \n  e: [[1, 2], { f: g }]\n"));
        assert!(read("summary: « Ça ira », dit-elle (42 foyers) ; l'été\u{a0}!  \n"));
    }

    #[test]
    fn what_is_written_otherwise_is_left_to_the_parser() {
        let texts = [
            "",
            "a",
            "a:\n",
            "a: 1 # x\n",
            "a: 'l''été'\n",
            "a: \"b\\n\"\n",
            "a: |\n  b\n",
            "a: b: c\n",
            "a: b\n  c\n",
            "a: [b,\n  c]\n",
            "a: []\n",
            "a: &x 1\n",
            "a: @b\n",
            "a: 'b' c\n",
            "a: 1\r\n",
            "\ta: 1\n",
            "---\na: 1\n",
            "a: \u{85}\n",
            "a: \u{2028}b\n",
            "a: \u{feff}b\n",
            "a: \u{7}\n",
            "null: 1\n",
            "a: {b: 1, c}\n",
            "? a\n",
        ];
        for text in texts {
            assert_eq!(parse(text, 0), None, "{text:?}");
        }
        let deep = format!("a: {}1{}\n", "[".repeat(100_000), "]".repeat(100_000));
        assert_eq!(parse(&deep, 0), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 4_000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn whatever_is_read_is_what_the_parser_reads(parts in proptest::collection::vec(part(), 1..24)) {
            read(&format!("a: {}", parts.concat()));
            read(&format!("a:\n  b: 1\n{}", parts.concat()));
        }
    }

    /// What headers are put together from, and what could be mistaken.
    fn part() -> impl Strategy<Value = String> {
        let signs =
            ["\n", "\n  ", "\n    ", "\n- ", "\n  - ", "b: ", "c: ", "d:", "{ ", " }", "[", "]", ", ", " ", ":", "#"];
        let words = [
            "x", "-1.5", "~", "null", "\"q r\"", "'s'", "'", "\"", "é", "-", "?", "\\", "18:30", "\u{a0}", "\u{85}",
            "…",
        ];
        let lines = [
            "\nb: 1",
            "\n  b: x y",
            "\n  - { e: f, g: \"h\" }",
            "\n  - e: 1\n    f: 2",
            "\nc: [i, j]",
            "\n\n",
            "\nk:\n- l",
        ];
        let all: Vec<&str> = [&signs[..], &words[..], &lines[..], &lines[..], &lines[..]].concat();
        prop_oneof![proptest::sample::select(all).prop_map(str::to_owned), "\\PC"]
    }
}
