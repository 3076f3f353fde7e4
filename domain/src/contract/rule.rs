//! Rules of quantities, as data: which items, over which deliveries, compared with what.

use serde::{Deserialize, Serialize};

use crate::DeliveryId;

use super::quote::Lot;
use super::{ItemId, Mistake, Mistakes, Quantity, Terms};

/// « At each delivery a multiple of six eggs », « five cheeses at least over the season ».
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct QuantityRule {
    /// The items that are added up; all of them when empty.
    pub items: Vec<ItemId>,
    /// Over which deliveries.
    pub extent: Extent,
    /// How the sum compares.
    pub comparison: Comparison,
    /// With what.
    pub value: Quantity,
    /// What the member is told, in the author's words.
    pub wording: Option<String>,
}

/// Over which deliveries a rule adds up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Extent {
    /// Each delivery by itself, where one of the items can be had.
    Each,
    /// All deliveries together.
    Contract,
    /// These together.
    Deliveries(Vec<DeliveryId>),
}

/// How a sum compares with a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Comparison {
    /// `=`
    Equal,
    /// `≥`
    AtLeast,
    /// `≤`
    AtMost,
    /// A multiple of it, zero included.
    MultipleOf,
}

impl Comparison {
    /// Whether a sum is as the rule wants it.
    pub fn holds(self, sum: Quantity, value: Quantity) -> bool {
        match self {
            Comparison::Equal => sum == value,
            Comparison::AtLeast => sum >= value,
            Comparison::AtMost => sum <= value,
            Comparison::MultipleOf => sum.0.checked_rem(value.0).is_none_or(|rest| rest == 0),
        }
    }

    /// The word used in messages.
    pub fn key(self) -> &'static str {
        match self {
            Comparison::Equal => "equal",
            Comparison::AtLeast => "at-least",
            Comparison::AtMost => "at-most",
            Comparison::MultipleOf => "multiple-of",
        }
    }
}

impl QuantityRule {
    /// Tells where the lots break the rule, which is number `index` of its contract. Deliveries that are absences are not
    /// held to it.
    pub(super) fn check(&self, index: usize, terms: &Terms, lots: &[Lot], mistakes: &mut Mistakes) {
        let of = |lot: &Lot| {
            let own = lot.lines.iter().filter(|line| self.items.is_empty() || self.items.contains(&line.item));
            Quantity::sum(own.map(|line| line.quantity))
        };
        let mut tell = |field: String, found: Quantity| {
            if !self.comparison.holds(found, self.value) {
                let mistake = Mistake::new(&format!("quantity-{}", self.comparison.key()), field)
                    .with("rule", index)
                    .with("found", found)
                    .with("value", self.value)
                    .with("wording", self.wording.as_deref().unwrap_or_default());
                mistakes.push(mistake);
            }
        };
        match &self.extent {
            Extent::Each => {
                let items = || terms.items.iter().filter(|item| self.items.is_empty() || self.items.contains(&item.id));
                for lot in lots.iter().filter(|lot| !lot.is_absent && items().any(|item| item.is_at(lot.delivery))) {
                    tell(format!("deliveries.{}", lot.delivery.0), of(lot));
                }
            }
            Extent::Contract => tell("deliveries".to_owned(), Quantity::sum(lots.iter().map(of))),
            Extent::Deliveries(ids) => {
                let own = lots.iter().filter(|lot| ids.contains(&lot.delivery));
                tell("deliveries".to_owned(), Quantity::sum(own.map(of)));
            }
        }
    }
}
