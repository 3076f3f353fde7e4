//! How much of something: in hundredths, so that half shares and weights are exact.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::Cents;

/// A quantity in hundredths of a unit: 100 is one share, 50 is half of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Quantity(pub u32);

impl Quantity {
    /// One unit.
    pub const ONE: Quantity = Quantity(100);
    /// The most that a choice may state of anything: a thousand units. More is a slip of the keyboard.
    pub const MOST: Quantity = Quantity(100_000);

    /// So many whole units; a thousand at most.
    pub fn units(units: u32) -> Quantity {
        Quantity(units.saturating_mul(100)).min(Self::MOST)
    }

    /// Reads a quantity as people write it: `2`, `0,5`, `1.25`; nothing is none.
    ///
    /// # Errors
    /// `None` for what is no quantity, has more than two decimals, or is more than [`Quantity::MOST`].
    pub fn parse(text: &str) -> Option<Quantity> {
        let text = text.trim().replace(',', ".");
        if text.is_empty() {
            return Some(Quantity(0));
        }
        let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
        let are_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || whole.len() > 4 || decimals.len() > 2 || !are_digits(whole) || !are_digits(decimals) {
            return None;
        }
        let hundredths: u32 = format!("{whole}{decimals:0<2}").parse().ok()?;
        Some(Quantity(hundredths)).filter(|quantity| *quantity <= Self::MOST)
    }

    /// The sum of quantities.
    pub fn sum(quantities: impl IntoIterator<Item = Quantity>) -> Quantity {
        Quantity(quantities.into_iter().fold(0, |sum, quantity| sum.saturating_add(quantity.0)))
    }

    /// What this costs at `price` a unit, with the factor of a delivery in percent: rounded to the cent, half a cent up.
    /// A line is rounded before lines are added (`DOMAIN.md` B2, 1).
    pub fn price(self, price: Cents, percent: u32) -> Cents {
        let exact = i128::from(price.0) * i128::from(self.0) * i128::from(percent);
        Cents(i64::try_from((exact + 5_000).div_euclid(10_000)).unwrap_or(i64::MAX))
    }
}

/// `2`, `0.5`, `1.25`.
impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, rest) = (self.0 / 100, self.0 % 100);
        match (rest, rest % 10) {
            (0, _) => write!(f, "{whole}"),
            (_, 0) => write!(f, "{whole}.{}", rest / 10),
            _ => write!(f, "{whole}.{rest:02}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantities_are_read_and_printed() {
        for (text, hundredths, printed) in [
            ("2", 200, "2"),
            ("0,5", 50, "0.5"),
            ("1.25", 125, "1.25"),
            ("", 0, "0"),
            (" 3 ", 300, "3"),
            ("0.05", 5, "0.05"),
        ] {
            assert_eq!(Quantity::parse(text), Some(Quantity(hundredths)), "{text}");
            assert_eq!(Quantity(hundredths).to_string(), printed);
        }
        for text in ["-1", "a", "1.234", "99999", "1e3", ",5", "1001"] {
            assert_eq!(Quantity::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_price_is_rounded_half_up() {
        assert_eq!(Quantity(50).price(Cents(1_405), 100), Cents(703));
        assert_eq!(Quantity::ONE.price(Cents(2_000), 50), Cents(1_000));
        assert_eq!(Quantity(33).price(Cents(100), 150), Cents(50));
    }
}
