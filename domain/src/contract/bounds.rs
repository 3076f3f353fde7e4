//! The least and the most that a member orders, in money.

use serde::{Deserialize, Serialize};

use crate::Cents;

/// Bounds of what a member orders; none where `None`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Bounds {
    /// The least of each delivery that has something chosen.
    pub least_per_delivery: Option<Cents>,
    /// The most of each delivery.
    pub most_per_delivery: Option<Cents>,
    /// The least of a contract over all deliveries; see [`Bounds::least_for`].
    pub least: Option<Cents>,
    /// The most of a contract over all deliveries.
    pub most: Option<Cents>,
}

impl Bounds {
    /// The least of a contract that has `own` of `all` deliveries, absences excluded: pro rata, whole euros, rounded down
    /// (`CASES.md` 6).
    pub fn least_for(&self, own: usize, all: usize) -> Option<Cents> {
        let (own, all) = (i64::try_from(own).ok()?, i64::try_from(all.max(1)).ok()?);
        self.least.map(|least| Cents((least.0 * own.min(all)).div_euclid(all * 100) * 100))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_6_the_least_is_pro_rata_and_rounded_down() {
        let bounds = |euros: i64| Bounds { least: Some(Cents(euros * 100)), ..Bounds::default() };
        assert_eq!(bounds(100).least_for(7, 12), Some(Cents(5_800)));
        assert_eq!(bounds(120).least_for(10, 12), Some(Cents(10_000)));
        assert_eq!(bounds(120).least_for(12, 12), Some(Cents(12_000)));
        assert_eq!(bounds(120).least_for(0, 0), Some(Cents(0)));
        assert_eq!(Bounds::default().least_for(1, 2), None);
    }
}
