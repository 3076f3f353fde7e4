//! Mails in a folder, as a mail program reads them.

/// A mail.
#[derive(Debug, Clone)]
pub struct Letter {
    /// What it is about, from its file's name: `confirm`.
    pub about: String,
    /// To whom.
    pub to: String,
    /// The path of its link.
    pub link: String,
}

/// Reads a mail.
pub fn letter_of(path: &str, bytes: &[u8]) -> Letter {
    let raw = String::from_utf8_lossy(bytes);
    let text = String::from_utf8_lossy(&unquoted(&raw)).into_owned();
    let to = raw.lines().find_map(|line| line.strip_prefix("To: ")).unwrap_or_default();
    let to = to.rsplit(['<', ' ']).next().unwrap_or_default().trim_end_matches('>').to_owned();
    let link = text.split_whitespace().find_map(|word| word.strip_prefix("https://amap.example/forms/lien/"));
    let link = link.map(|rest| format!("/forms/lien/{rest}")).unwrap_or_default();
    let about = path.trim_end_matches(".eml").split_once('-').map(|(_, about)| about.to_owned()).unwrap_or_default();
    Letter { about, to, link }
}

/// Undoes quoted-printable.
fn unquoted(text: &str) -> Vec<u8> {
    let text = text.replace("=\r\n", "");
    let (bytes, mut found, mut at) = (text.as_bytes(), Vec::new(), 0);
    while at < bytes.len() {
        let code = bytes.get(at + 1..at + 3).and_then(|digits| std::str::from_utf8(digits).ok());
        match code.and_then(|digits| u8::from_str_radix(digits, 16).ok()).filter(|_| bytes[at] == b'=') {
            Some(byte) => {
                found.push(byte);
                at += 3;
            }
            None => {
                found.push(bytes[at]);
                at += 1;
            }
        }
    }
    found
}
