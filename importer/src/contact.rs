//! Addresses and numbers: which may be shown, and which are a person's.

/// Beginnings of mailboxes that belong to a role and not to a person.
const MAILBOXES: [&str; 7] = ["contact", "info", "infos", "amap", "accueil", "bureau", "association"];

/// Whether an address has the shape of one.
pub fn is_email(text: &str) -> bool {
    let plain = |c: char| c.is_ascii_graphic() && !matches!(c, '<' | '>' | '"' | ',' | ';' | '\\');
    text.chars().all(plain)
        && text.split_once('@').is_some_and(|(local, host)| {
            let labels = host.split('.').all(|label| !label.is_empty());
            !local.is_empty() && !host.contains('@') && host.contains('.') && labels
        })
}

/// Whether an address looks like a role's: `contact@`, `info@`, `amap-du-lac@`.
pub fn is_mailbox(email: &str) -> bool {
    let local = email.split('@').next().unwrap_or_default().to_ascii_lowercase();
    let first = local.split(['.', '-', '_', '+']).next().unwrap_or_default();
    MAILBOXES.contains(&first) || local.contains("amap")
}

/// The addresses in a cell: several may stand in one.
pub fn emails(cell: &str) -> Vec<String> {
    let words = cell.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '/' | '<' | '>' | '(' | ')'));
    let words = words.map(|word| word.trim_start_matches("mailto:")).filter(|word| word.contains('@'));
    words.map(str::to_owned).collect()
}

/// A telephone number, with the zero that a spreadsheet ate.
pub fn phone(cell: &str) -> Option<String> {
    let digits: String = cell.chars().filter(char::is_ascii_digit).collect();
    let is_bare = cell.chars().all(|c| c.is_ascii_digit());
    match digits.len() {
        9 if is_bare && !digits.starts_with('0') => Some(format!("0{digits}")),
        9.. => Some(cell.to_owned()),
        _ => None,
    }
}

/// Whether a number is a mobile one, which is nearly always a person's.
pub fn is_mobile(phone: &str) -> bool {
    let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
    let national = digits.strip_prefix("0033").or_else(|| digits.strip_prefix("33")).unwrap_or(&digits);
    national.trim_start_matches('0').starts_with(['6', '7'])
}

/// Whether a text tells how to reach a person: an address that is no role's, or a telephone number.
pub fn tells_a_person(text: &str) -> bool {
    if emails(text).iter().any(|email| !is_mailbox(email)) {
        return true;
    }
    let mut run = 0;
    text.chars().any(|c| {
        match c {
            '0'..='9' => run += 1,
            ' ' | '.' | '-' | '\u{a0}' | '+' => {}
            _ => run = 0,
        }
        run >= 10
    })
}

/// A web address that browsers open, and whether it had to be completed; `None` if it is none.
pub fn website(cell: &str) -> Option<(String, bool)> {
    let has_scheme = cell.starts_with("https://") || cell.starts_with("http://");
    if !has_scheme && (cell.contains("://") || cell.contains('@')) {
        return None;
    }
    let address = if has_scheme { cell.to_owned() } else { format!("https://{}", cell.trim_start_matches('/')) };
    let rest = address.split_once("://").map(|(_, rest)| rest)?;
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let is_host = host.contains('.') && !host.starts_with('.') && !host.ends_with('.') && !host.contains(':');
    let is_plain = !rest.contains(|c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"'));
    (is_host && is_plain).then_some((address, !has_scheme))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mailboxes_of_roles_are_told_from_people() {
        for role in ["contact@x.fr", "info@x.fr", "amap.lac@x.fr", "lesamapiens@x.fr", "CONTACT-lac@x.fr"] {
            assert!(is_mailbox(role), "{role}");
        }
        for person in ["marie.dupont@x.fr", "ferme@x.fr", "mdupont44@x.fr"] {
            assert!(!is_mailbox(person), "{person}");
        }
        assert_eq!(emails("Marie <m@x.fr>; contact@x.fr"), ["m@x.fr", "contact@x.fr"]);
    }

    #[test]
    fn texts_that_tell_a_person_are_seen() {
        assert!(tells_a_person("appeler le 06 12 34 56 78"));
        assert!(tells_a_person("écrire à marie@x.fr"));
        assert!(!tells_a_person("écrire à contact@x.fr, depuis 2012, 44000 Nantes"));
    }

    #[test]
    fn numbers_get_their_zero_back() {
        assert_eq!(phone("612345678").as_deref(), Some("0612345678"));
        assert_eq!(phone("02 40 00 00 00").as_deref(), Some("02 40 00 00 00"));
        assert_eq!(phone("voir site"), None);
        assert!(is_mobile("+33 6 12 34 56 78") && is_mobile("0712345678") && !is_mobile("02 40 00 00 00"));
    }

    #[test]
    fn websites_are_completed_or_refused() {
        assert_eq!(website("www.amap.example"), Some(("https://www.amap.example".to_owned(), true)));
        assert_eq!(website("http://a.fr/x?y"), Some(("http://a.fr/x?y".to_owned(), false)));
        for bad in ["javascript:alert(1)", "non", "a b.fr", "ftp://a.fr", "https://"] {
            assert_eq!(website(bad), None, "{bad}");
        }
    }
}
