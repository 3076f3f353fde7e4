//! Account numbers to which transfers go: checked, printed by fours, masked.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The number of an account in the single euro payments area (IBAN, ISO 13616), checked: its country, its length, its key.
///
/// `Display` prints it by fours, as it stands on a bank's slip; `Debug` masks it, so that no log holds it; JSON has it whole,
/// without blanks.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Iban(String);

/// Why a text is no account number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IbanError {
    /// It does not begin with the two letters of a country from which and to which transfers in euros go.
    Country,
    /// It is not as long as the numbers of its country: how long these are.
    Length(usize),
    /// There is something else in it than letters and digits.
    Character,
    /// The key does not fit: some digit is wrong, or two are swapped.
    Key,
}

impl Iban {
    /// Reads a number as people type or copy it: with blanks, hyphens or points between groups, in capitals or not.
    ///
    /// # Errors
    /// [`IbanError`] says what cannot be right.
    pub fn parse(text: &str) -> Result<Iban, IbanError> {
        let is_between = |letter: &char| letter.is_whitespace() || matches!(letter, '-' | '.');
        let number: String = text.chars().filter(|letter| !is_between(letter)).collect();
        let number = number.to_ascii_uppercase();
        let country = LENGTHS.iter().find(|(country, _)| number.starts_with(country));
        let (_, length) = *country.ok_or(IbanError::Country)?;
        if !number.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return Err(IbanError::Character);
        }
        if number.len() != length {
            return Err(IbanError::Length(length));
        }
        let (head, account) = number.split_at(4);
        let Ok(key @ 0..=99) = head[2..].parse::<u32>() else { return Err(IbanError::Character) };
        // Letters count from 10; the whole, its head put last, leaves 1 when it is divided by 97 (ISO 7064).
        let rest =
            account.chars().chain(head.chars()).filter_map(|letter| letter.to_digit(36)).fold(0, |rest, value| {
                let shift = if value < 10 { 10 } else { 100 };
                (rest * shift + value) % 97
            });
        // 99 leaves what 2 leaves: only one of them is a key.
        if rest == 1 && (2..=98).contains(&key) { Ok(Iban(number)) } else { Err(IbanError::Key) }
    }

    /// Without blanks, as programs and QR codes have it: `FR7630006000011234567890189`.
    pub fn compact(&self) -> &str {
        &self.0
    }

    /// Enough of it to be recognised by those who know it, and no more: `FR76 •••• … 189`.
    pub fn masked(&self) -> String {
        let (head, rest) = self.0.split_at(4);
        format!("{head} •••• … {}", &rest[rest.len().saturating_sub(3)..])
    }
}

impl fmt::Display for Iban {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, letter) in self.0.chars().enumerate() {
            let gap = if at > 0 && at % 4 == 0 { " " } else { "" };
            write!(f, "{gap}{letter}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for Iban {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Iban({})", self.masked())
    }
}

impl From<Iban> for String {
    fn from(iban: Iban) -> String {
        iban.0
    }
}

impl TryFrom<String> for Iban {
    type Error = IbanError;

    fn try_from(text: String) -> Result<Self, IbanError> {
        Iban::parse(&text)
    }
}

impl fmt::Display for IbanError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            IbanError::Country => f.write_str("no country of the single euro payments area"),
            IbanError::Length(length) => write!(f, "numbers of this country have {length} characters"),
            IbanError::Character => f.write_str("something else than letters and digits"),
            IbanError::Key => f.write_str("the key does not fit"),
        }
    }
}

impl std::error::Error for IbanError {}

/// How many characters the numbers of each country have. Overseas France has those of France, Jersey, Guernsey and Man those of
/// Great Britain.
const LENGTHS: [(&str, usize); 42] = [
    ("AD", 24),
    ("AL", 28),
    ("AT", 20),
    ("BE", 16),
    ("BG", 22),
    ("CH", 21),
    ("CY", 28),
    ("CZ", 24),
    ("DE", 22),
    ("DK", 18),
    ("EE", 20),
    ("ES", 24),
    ("FI", 18),
    ("FR", 27),
    ("GB", 22),
    ("GI", 23),
    ("GR", 27),
    ("HR", 21),
    ("HU", 28),
    ("IE", 22),
    ("IS", 26),
    ("IT", 27),
    ("LI", 21),
    ("LT", 20),
    ("LU", 20),
    ("LV", 21),
    ("MC", 27),
    ("MD", 24),
    ("ME", 22),
    ("MK", 19),
    ("MT", 31),
    ("NL", 18),
    ("NO", 15),
    ("PL", 28),
    ("PT", 25),
    ("RO", 24),
    ("RS", 22),
    ("SE", 24),
    ("SI", 19),
    ("SK", 24),
    ("SM", 27),
    ("VA", 22),
];

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers that banks and standards print as examples.
    const KNOWN: [&str; 8] = [
        "FR76 3000 6000 0112 3456 7890 189",
        "FR14 2004 1010 0505 0001 3M02 606",
        "BE72 0000 0000 1616",
        "DE89 3704 0044 0532 0130 00",
        "MC58 1122 2000 0101 2345 6789 030",
        "MT84 MALT 0110 0001 2345 MTLC AST0 01S",
        "NO93 8601 1117 947",
        "BE02 0000 0000 1033",
    ];

    #[test]
    fn numbers_are_read_as_people_write_them_and_printed_by_fours() {
        for known in KNOWN {
            let iban = Iban::parse(known).unwrap();
            assert_eq!(iban.to_string(), known);
            let compact: String = known.split(' ').collect();
            assert_eq!(iban.compact(), compact);
            for written in
                [compact.to_lowercase(), known.replace(' ', "\u{a0}"), format!(" {}\n", known.replace(' ', "-"))]
            {
                assert_eq!(Iban::parse(&written), Ok(iban.clone()), "{written}");
            }
        }
    }

    /// Every country's length, compared with those of an independent library.
    #[test]
    fn numbers_are_as_long_as_elsewhere() {
        for (country, length) in LENGTHS {
            // Some numbers begin with the letters of a bank.
            let accounts = (0..=8).flat_map(|letters| (11..=30).map(move |length| (letters, length)));
            let accounts = accounts.map(|(letters, length)| format!("{:A<letters$}{:0<1$}", "", length - letters));
            let numbers = accounts.flat_map(|account| (2..99).map(move |key| format!("{country}{key:02}{account}")));
            let known: Vec<String> = numbers.filter(|number| number.parse::<iban::Iban>().is_ok()).collect();
            assert!(!known.is_empty(), "{country}");
            for number in known {
                assert_eq!(number.len(), length, "{number}");
                assert!(Iban::parse(&number).is_ok(), "{number}");
            }
        }
    }

    #[test]
    fn one_wrong_digit_and_two_swapped_ones_are_told() {
        for known in KNOWN {
            let compact: String = known.split(' ').collect();
            for at in 2..compact.len() {
                for other in "0123456789".chars().filter(|other| !compact[at..].starts_with(*other)) {
                    let wrong = format!("{}{other}{}", &compact[..at], &compact[at + 1..]);
                    assert_eq!(Iban::parse(&wrong), Err(IbanError::Key), "{wrong}");
                }
                let (first, second) = (compact.get(at..at + 1), compact.get(at + 1..at + 2));
                if let (Some(first), Some(second), true) = (first, second, at > 3)
                    && first != second
                {
                    let wrong = format!("{}{second}{first}{}", &compact[..at], &compact[at + 2..]);
                    assert_eq!(Iban::parse(&wrong), Err(IbanError::Key), "{wrong}");
                }
            }
        }
    }

    #[test]
    fn what_is_no_number_says_why() {
        for (text, why) in [
            ("", IbanError::Country),
            ("30006000011234567890189", IbanError::Country),
            ("US64 SVBK US6S 3300 9586 79", IbanError::Country),
            ("FR76 3000 6000 0112 3456 7890 18", IbanError::Length(27)),
            ("FR76 3000 6000 0112 3456 7890 1899", IbanError::Length(27)),
            ("FR76 3000 6000 0112 3456 7890 1é9", IbanError::Character),
            ("FR76 3000/6000 0112 3456 7890 189", IbanError::Character),
            ("FRAB 3000 6000 0112 3456 7890 189", IbanError::Character),
            ("FR77 3000 6000 0112 3456 7890 189", IbanError::Key),
            ("BE99 0000 0000 1033", IbanError::Key),
        ] {
            assert_eq!(Iban::parse(text), Err(why), "{text}");
        }
    }

    #[test]
    fn no_log_holds_it_and_json_has_it_whole() {
        let iban = Iban::parse(KNOWN[0]).unwrap();
        assert_eq!(iban.masked(), "FR76 •••• … 189");
        assert_eq!(format!("{iban:?}"), "Iban(FR76 •••• … 189)");
        assert_eq!(serde_json::to_string(&iban).unwrap(), r#""FR7630006000011234567890189""#);
        assert_eq!(serde_json::from_str::<Iban>(r#""FR76 3000 6000 0112 3456 7890 189""#).unwrap(), iban);
        assert!(serde_json::from_str::<Iban>(r#""FR7630006000011234567890188""#).is_err());
    }
}
