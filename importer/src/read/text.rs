//! Bytes to text: the encoding is told by a byte-order mark, or guessed.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use crate::error::ImportError;
use crate::finding::{Code, Findings};

/// The text of a file and, as a finding, in which encoding it was.
///
/// What is valid UTF-8 is UTF-8: no text of another encoding with accents is, but by a miracle. Everything else is read
/// as Windows-1252, which Excel writes in France.
pub fn decode(bytes: &[u8], findings: &mut Findings) -> Result<String, ImportError> {
    let (text, name) = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => {
            let rest = bytes.get(length..).unwrap_or_default();
            let (text, _) = encoding.decode_without_bom_handling(rest);
            (text.into_owned(), format!("{} avec marque d'ordre", encoding.name()))
        }
        None => match std::str::from_utf8(bytes) {
            Ok(text) => (text.to_owned(), UTF_8.name().to_owned()),
            Err(_) => {
                let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
                (text.into_owned(), "Windows-1252".to_owned())
            }
        },
    };
    if text.contains('\0') {
        return Err(ImportError::NotText);
    }
    if text.trim().is_empty() {
        return Err(ImportError::Empty);
    }
    findings.add(Code::Encoding, &[("encoding", &name)]);
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], text: &str, encoding: &str) {
        let mut findings = Findings::default();
        assert_eq!(decode(bytes, &mut findings).unwrap(), text);
        assert_eq!(findings.sorted()[0].arguments[0].1, encoding);
    }

    #[test]
    fn encodings_are_told_apart() {
        check("été".as_bytes(), "été", "UTF-8");
        check(b"\xef\xbb\xbf\xc3\xa9t\xc3\xa9", "été", "UTF-8 avec marque d'ordre");
        check(b"\xe9t\xe9 \x9cuf", "été œuf", "Windows-1252");
        check(b"\xff\xfea\0\xe9\0", "aé", "UTF-16LE avec marque d'ordre");
    }

    #[test]
    fn null_bytes_are_no_text() {
        let mut findings = Findings::default();
        assert!(matches!(decode(b"nom;commune\0\n", &mut findings), Err(ImportError::NotText)));
    }
}
