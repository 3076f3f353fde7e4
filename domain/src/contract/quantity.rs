//! How much of something: in hundredths, so that half shares and weights are exact.

use std::fmt;

use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::Cents;

/// A quantity in hundredths of a unit: 100 is one share, 50 is half of one. JSON has it in units: `1`, `0.5`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
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

impl Serialize for Quantity {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 % 100 {
            0 => serializer.serialize_u32(self.0 / 100),
            _ => serializer.serialize_f64(f64::from(self.0) / 100.0),
        }
    }
}

impl<'de> Deserialize<'de> for Quantity {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Units)
    }
}

/// Reads a number of units. More than a choice may state is read, so that rules can tell it.
struct Units;

impl Visitor<'_> for Units {
    type Value = Quantity;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a quantity")
    }

    fn visit_u64<E: Error>(self, units: u64) -> Result<Quantity, E> {
        Ok(Quantity(u32::try_from(units.saturating_mul(100)).unwrap_or(u32::MAX)))
    }

    fn visit_i64<E: Error>(self, units: i64) -> Result<Quantity, E> {
        let wrong = || E::invalid_value(serde::de::Unexpected::Signed(units), &self);
        u64::try_from(units).map_err(|_| wrong()).and_then(|units| self.visit_u64(units))
    }

    fn visit_f64<E: Error>(self, units: f64) -> Result<Quantity, E> {
        let hundredths = (units * 100.0).round();
        // Two decimals survive the way through a binary fraction; more of them are no quantity.
        if !(0.0..=f64::from(u32::MAX)).contains(&hundredths) || (hundredths / 100.0 - units).abs() > 1e-9 {
            return Err(E::invalid_value(serde::de::Unexpected::Float(units), &self));
        }
        Ok(Quantity(hundredths as u32))
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
    fn json_has_units() {
        for (json, hundredths) in [("1", 100), ("0.5", 50), ("1.25", 125), ("0.29", 29), ("0", 0), ("2.0", 200)] {
            assert_eq!(serde_json::from_str::<Quantity>(json).unwrap(), Quantity(hundredths), "{json}");
        }
        for hundredths in 0..=10_000 {
            let json = serde_json::to_string(&Quantity(hundredths)).unwrap();
            assert_eq!(serde_json::from_str::<Quantity>(&json).unwrap(), Quantity(hundredths), "{json}");
        }
        assert_eq!(serde_json::to_string(&[Quantity(100), Quantity(50)]).unwrap(), "[1,0.5]");
        for json in ["-1", "1.234", "\"2\"", "null", "-0.5", "1e99"] {
            assert!(serde_json::from_str::<Quantity>(json).is_err(), "{json}");
        }
        assert!(serde_json::from_str::<Quantity>("999999999999").unwrap() > Quantity::MOST);
    }

    #[test]
    fn a_price_is_rounded_half_up() {
        assert_eq!(Quantity(50).price(Cents(1_405), 100), Cents(703));
        assert_eq!(Quantity::ONE.price(Cents(2_000), 50), Cents(1_000));
        assert_eq!(Quantity(33).price(Cents(100), 150), Cents(50));
    }
}
