//! Where a file's YAML header ends and its Markdown body begins.

use std::ops::Range;

/// A byte-order mark, as Windows' Notepad writes it.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// The bytes of the YAML of a file: the whole of a `.yml` file, the lines between two `---` of a `.md` file.
/// `None` when a `.md` file has no header or an unclosed one.
pub fn header(path: &str, text: &str) -> Option<Range<usize>> {
    let start = if text.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len() } else { 0 };
    if !path.ends_with(".md") {
        return Some(start..text.len());
    }
    let rest = text.get(start..)?;
    let first = rest.split_inclusive('\n').next()?;
    if first.trim_end() != "---" {
        return None;
    }
    let yaml_start = start + first.len();
    let mut at = yaml_start;
    loop {
        let rest = text.get(at..).filter(|rest| !rest.is_empty())?;
        let length = memchr::memchr(b'\n', rest.as_bytes()).map_or(rest.len(), |last| last + 1);
        if rest.starts_with("---") && rest.get(..length)?.trim_end() == "---" {
            return Some(yaml_start..at);
        }
        at += length;
    }
}

/// The bytes of the body: what follows the line that closes the header.
pub fn body(text: &str, header: &Range<usize>) -> Range<usize> {
    let rest = text.get(header.end..).unwrap_or_default();
    let closing = rest.split_inclusive('\n').next().map_or(0, str::len);
    (header.end + closing).min(text.len())..text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_is_found_after_a_byte_order_mark_and_with_crlf() {
        let text = "\u{feff}---\r\nname: x\r\n---\r\nBonjour\r\n";
        let header = header("a.md", text).unwrap();
        assert_eq!(&text[header.clone()], "name: x\r\n");
        assert_eq!(&text[body(text, &header)], "Bonjour\r\n");
    }

    #[test]
    fn a_header_that_is_not_closed_is_none() {
        assert_eq!(header("a.md", "---\nname: x\n"), None);
        assert_eq!(header("a.md", "name: x\n"), None);
        assert_eq!(header("network.yml", "name: x\n"), Some(0..8));
    }
}
