//! What the QR code of a transfer says (EPC069-12, version 002): a bank's program reads it and fills the form.
//!
//! It holds an account number: it is drawn for those who signed, never on a public page.

use std::fmt;

use crate::{Cents, Iban};

/// A transfer that somebody has still to make.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Transfer {
    /// Whose the account is: 1 to 70 characters.
    pub name: String,
    /// The account.
    pub iban: Iban,
    /// The bank (BIC): 8 or 11 letters and digits; within the European Economic Area nobody needs it.
    pub bic: Option<String>,
    /// How much: 0.01 to 999,999,999.99 €.
    pub amount: Cents,
    /// What the farm reads beside it: at most 140 characters, possibly none.
    pub text: String,
}

/// Why there is no code for a transfer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TransferError {
    /// The name is empty or has more than 70 characters.
    Name,
    /// It is no bank.
    Bic,
    /// The amount is nothing, a debt, or too much.
    Amount,
    /// The text has more than 140 characters.
    Text,
    /// All together has more than 331 bytes of UTF-8, which is what a code of the standard's largest size holds.
    Size,
}

impl Transfer {
    /// The most bytes: a code of version 13 at level M, the largest that the standard allows.
    pub const MOST_BYTES: usize = 331;

    /// The lines of the code. Line breaks and other control characters within a field are blanks: a field is a line.
    ///
    /// # Errors
    /// [`TransferError`] says which field the standard does not allow.
    pub fn payload(&self) -> Result<String, TransferError> {
        let (name, text) = (on_one_line(&self.name), on_one_line(&self.text));
        let bic = self.bic.as_deref().unwrap_or_default();
        if !(1..=70).contains(&name.chars().count()) {
            return Err(TransferError::Name);
        }
        if !bic.is_empty() && !is_bic(bic) {
            return Err(TransferError::Bic);
        }
        if !(1..=99_999_999_999).contains(&self.amount.0) {
            return Err(TransferError::Amount);
        }
        if text.chars().count() > 140 {
            return Err(TransferError::Text);
        }
        let amount = format!("EUR{}", self.amount);
        // Between amount and text: the purpose, a code of trade, and a structured reference instead of the text.
        let lines = ["BCD", "002", "1", "SCT", bic, &name, self.iban.compact(), &amount, "", "", &text];
        let payload = lines.join("\n");
        // Nothing follows the last field that says something.
        let payload = payload.trim_end_matches('\n');
        if payload.len() > Self::MOST_BYTES { Err(TransferError::Size) } else { Ok(payload.to_owned()) }
    }
}

/// The text with single blanks between words: no line breaks, no control characters.
fn on_one_line(text: &str) -> String {
    let plain: String = text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Four letters for the bank, two for the country, two or five more letters and digits.
fn is_bic(bic: &str) -> bool {
    let are_capitals = |part: &str| part.bytes().all(|byte| byte.is_ascii_uppercase());
    let has_rest = |part: &str| part.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    matches!(bic.len(), 8 | 11) && bic.get(..6).is_some_and(are_capitals) && bic.get(6..).is_some_and(has_rest)
}

impl fmt::Display for TransferError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            TransferError::Name => "the name is empty or has more than 70 characters",
            TransferError::Bic => "this is no BIC",
            TransferError::Amount => "the amount is not between 0.01 and 999999999.99",
            TransferError::Text => "the text has more than 140 characters",
            TransferError::Size => "all together has more than 331 bytes",
        })
    }
}

impl std::error::Error for TransferError {}

#[cfg(test)]
mod tests {
    use super::*;

    fn payload(change: impl FnOnce(&mut Transfer)) -> Result<String, TransferError> {
        let iban = Iban::parse("BE72 0000 0000 1616").unwrap();
        let (name, text) = ("Red Cross of Belgium".to_owned(), "Urgency fund".to_owned());
        let mut transfer = Transfer { name, iban, bic: Some("BPOTBEB1".to_owned()), amount: Cents(100), text };
        change(&mut transfer);
        transfer.payload()
    }

    /// The example that goes with the standard, without what we never say: its purpose and its advice to the payer.
    #[test]
    fn the_example_of_the_standard() {
        let expected = "BCD\n002\n1\nSCT\nBPOTBEB1\nRed Cross of Belgium\nBE72000000001616\nEUR1.00\n\n\nUrgency fund";
        assert_eq!(payload(|_| {}).unwrap(), expected);
        let without = payload(|transfer| transfer.bic = None).unwrap();
        assert_eq!(without, expected.replace("BPOTBEB1", ""));
        assert!(payload(|transfer| transfer.text.clear()).unwrap().ends_with("BE72000000001616\nEUR1.00"));
    }

    #[test]
    fn amounts_are_written_to_the_cent() {
        for (cents, written) in [(1, "EUR0.01"), (12_850, "EUR128.50"), (99_999_999_999, "EUR999999999.99")] {
            let lines = payload(|transfer| transfer.amount = Cents(cents)).unwrap();
            assert_eq!(lines.lines().nth(7), Some(written));
        }
        for cents in [0, -1, 100_000_000_000] {
            assert_eq!(payload(|transfer| transfer.amount = Cents(cents)), Err(TransferError::Amount));
        }
    }

    #[test]
    fn a_field_is_a_line_whatever_is_in_it() {
        let lines = payload(|transfer| {
            transfer.name = "GAEC du Pré\r\nFR7630006000011234567890189".to_owned();
            transfer.text = "\tPaiement 5,\n\nLégumes ".to_owned();
        });
        let lines = lines.unwrap();
        let lines: Vec<&str> = lines.split('\n').collect();
        assert_eq!(lines.len(), 11);
        assert_eq!((lines[5], lines[10]), ("GAEC du Pré FR7630006000011234567890189", "Paiement 5, Légumes"));
    }

    #[test]
    fn fields_are_as_long_as_the_standard_allows() {
        let named = |letter: &str, count| payload(|transfer| transfer.name = letter.repeat(count));
        let said = |letter: &str, count| payload(|transfer| transfer.text = letter.repeat(count));
        let at = |bic: &str| payload(|transfer| transfer.bic = Some(bic.to_owned()));
        assert!([named("n", 70), named("é", 70), said("t", 140), said("", 0)].iter().all(Result::is_ok));
        for wrong in [named("", 0), named(" ", 9), named("n", 71), named("é", 71)] {
            assert_eq!(wrong, Err(TransferError::Name));
        }
        assert_eq!(said("t", 141), Err(TransferError::Text));
        assert_eq!(said("é", 140), Err(TransferError::Size));
        for bic in ["BPOTBEB", "bpotbeb1", "BPOTBEB1AB", "1POTBEB1", "BPOTBEB1ÉA"] {
            assert_eq!(at(bic), Err(TransferError::Bic), "{bic}");
        }
        assert!(at("BPOTBEB1XXX").is_ok());
    }
}
