//! Shared baskets: two to five families take turns.

use serde::{Deserialize, Serialize};

use crate::Delivery;

/// That families may share a basket.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sharing {
    /// The most families of one basket, 2 to 5.
    pub families: u32,
}

impl Sharing {
    /// The most families that a contract may allow.
    pub const MOST: u32 = 5;

    /// Whose turn a delivery is: 0 to `families` less one. Turns are counted from the slot `anchor`, which is the family's
    /// that begins. They follow from the delivery's own identity: adding, moving or removing another delivery
    /// changes nobody's (`CASES.md` 16).
    pub fn turn(delivery: &Delivery, anchor: i64, families: u32) -> u32 {
        let turn = (delivery.slot - anchor).rem_euclid(i64::from(families.max(1)));
        u32::try_from(turn).unwrap_or(0)
    }
}
