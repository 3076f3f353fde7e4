//! Money: integer cents of euro, never a float.

use std::fmt;
use std::iter::Sum;
use std::ops::AddAssign;

use serde::{Deserialize, Serialize};

/// An amount in cents of euro. Negative amounts are debts or credits; a price is never negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Cents(pub i64);

/// Why a text is no price.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PriceError {
    /// Something that is no decimal number.
    NotANumber,
    /// More than two decimals: there is no coin for it.
    TooManyDecimals,
    /// Below zero.
    Negative,
    /// Above 1,000,000 €: surely a slip of the keyboard.
    TooLarge,
}

impl Cents {
    /// Highest price that a content file may state: 1,000,000 €.
    pub const MAX_PRICE: Cents = Cents(100_000_000);

    /// Reads a price as people write it: `12`, `12.5`, `12,50`, `12,50 €`, `1 200`.
    ///
    /// # Errors
    /// [`PriceError`] says which rule the text breaks.
    pub fn parse_price(text: &str) -> Result<Cents, PriceError> {
        let text: String = text.chars().filter(|c| !c.is_whitespace() && *c != '€').collect();
        let (negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text.as_str()),
        };
        let (whole, decimals) = match digits.find(['.', ',']) {
            Some(at) => (&digits[..at], &digits[at + 1..]),
            None => (digits, ""),
        };
        let all_digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || !all_digits(whole) || !all_digits(decimals) || digits.ends_with(['.', ',']) {
            return Err(PriceError::NotANumber);
        }
        if decimals.len() > 2 {
            return Err(PriceError::TooManyDecimals);
        }
        if whole.len() > 9 {
            return Err(PriceError::TooLarge);
        }
        let euros: i64 = whole.parse().map_err(|_| PriceError::NotANumber)?;
        let cents: i64 = format!("{decimals:0<2}").parse().map_err(|_| PriceError::NotANumber)?;
        let total = Cents(euros * 100 + cents);
        if negative && total.0 > 0 {
            return Err(PriceError::Negative);
        }
        if total > Self::MAX_PRICE {
            return Err(PriceError::TooLarge);
        }
        Ok(total)
    }
}

impl Cents {
    /// The amount without a VAT of `rate` hundredths of a percent (550 is 5.5 %), rounded to the cent, half a cent up.
    pub fn without_vat(self, rate: u32) -> Cents {
        let whole = 10_000 + i128::from(rate);
        let net = (i128::from(self.0) * 10_000 * 2 + whole).div_euclid(whole * 2);
        Cents(i64::try_from(net).unwrap_or(self.0))
    }
}

impl AddAssign for Cents {
    fn add_assign(&mut self, other: Cents) {
        self.0 = self.0.saturating_add(other.0);
    }
}

impl Sum for Cents {
    fn sum<I: Iterator<Item = Cents>>(all: I) -> Cents {
        Cents(all.fold(0, |sum, one| sum.saturating_add(one.0)))
    }
}

/// A decimal with two places and a point, as data files carry it: `12.50`.
impl fmt::Display for Cents {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        write!(f, "{sign}{}.{:02}", self.0.unsigned_abs() / 100, self.0.unsigned_abs() % 100)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: Result<i64, PriceError>) {
        assert_eq!(Cents::parse_price(text), expect.map(Cents), "{text}");
    }

    #[test]
    fn prices_are_read_as_people_write_them() {
        check("12", Ok(1200));
        check("12.5", Ok(1250));
        check("12,50 €", Ok(1250));
        check("1\u{202f}200,05", Ok(120_005));
        check("0.05", Ok(5));
    }

    #[test]
    fn what_is_no_price_says_why() {
        check("douze", Err(PriceError::NotANumber));
        check("", Err(PriceError::NotANumber));
        check("12,", Err(PriceError::NotANumber));
        check("1.234", Err(PriceError::TooManyDecimals));
        check("-3", Err(PriceError::Negative));
        check("99999999999999999999", Err(PriceError::TooLarge));
    }

    #[test]
    fn an_amount_prints_with_two_places() {
        assert_eq!(Cents(5).to_string(), "0.05");
        assert_eq!(Cents(-1250).to_string(), "-12.50");
    }
}
