//! What is known of a member at signature that the member does not say: credit, other contracts.

use serde::{Deserialize, Serialize};

use crate::{Cents, Delivery, Window};

use super::{Choices, Mistake, Mistakes, Terms};

/// What whoever keeps the contracts knows of the member who signs. Nothing is known by default: no credit, no other contract,
/// and nothing that stands in the way.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Standing {
    /// Credit carried over from last season's contract with the same farm; below zero it counts as none.
    pub credit: Cents,
    /// First and last day of each contract held with this farm in this AMAP beside which this one may not run.
    pub held: Vec<Window>,
    /// Whether the member does not hold the contract that must come first; see [`Terms::requires`].
    pub lacks_first: bool,
}

/// A contract that a member must hold before this one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Required {
    /// Season and id: `2026-2027/legumes`.
    pub contract: String,
    /// What it is called.
    pub name: String,
}

impl Standing {
    /// How much of the credit goes into a contract of `total`: never more than it costs. What remains stays a credit.
    pub fn carried(&self, total: Cents) -> Cents {
        self.credit.clamp(Cents(0), total.max(Cents(0)))
    }
}

impl Terms {
    /// Whether what is known of the member lets them sign for `own` deliveries: no contract that they hold runs at the same
    /// time (the day after its last is early enough, `CASES.md` 3), and none is missing that must come first.
    pub(super) fn check_standing(
        &self,
        standing: &Standing,
        own: &[&Delivery],
        choices: &Choices,
        mistakes: &mut Mistakes,
    ) {
        if let Some(required) = self.requires.as_ref().filter(|_| standing.lacks_first) {
            mistakes.push(Mistake::new("first-contract-missing", "").with("contract", &required.name));
        }
        // A contract runs from the day that the member names, or from the first delivery.
        let days = || own.iter().map(|delivery| delivery.id.0);
        let from = choices.from.map(|from| from.max(self.season.from)).or_else(|| days().min());
        let Some((from, to)) = from.zip(days().max()) else { return };
        let span = Window { from: from.min(to), to };
        for held in standing.held.iter().filter(|held| held.overlaps(span)) {
            mistakes.push(Mistake::new("overlap", "from").with("from", held.from).with("to", held.to));
        }
    }
}
