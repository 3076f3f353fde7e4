//! Stocks: what an order takes from them, at each delivery or over the season, and what exceeds.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{ContractKind, DeliveryId};

use super::quote::Lot;
use super::{AbsenceEffect, Mistake, Quantity, Terms};

/// The stock that a contract's capacity is: a name that no author can write.
pub const PLACES: &str = "(places)";

/// What is taken from a stock.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draw {
    /// Name of the stock.
    pub stock: String,
    /// The delivery, of a stock that is there anew at each; `None` of one for the season.
    pub delivery: Option<DeliveryId>,
    /// How much, in the units of the stock.
    pub quantity: Quantity,
    /// How much there is.
    pub available: Quantity,
}

impl Terms {
    /// What lots take from stocks: by stock, then by delivery. A basket taken with another one (*report*) draws there, at its
    /// own factor; one that is credited draws nothing, one given or lost was harvested all the same.
    pub(super) fn draws(&self, lots: &[Lot]) -> Vec<Draw> {
        let is_credited = self.absences.is_some_and(|rules| rules.effect == AbsenceEffect::Credited);
        let taken = lots.iter().filter(|lot| !(lot.is_absent && is_credited));
        let draws = taken.flat_map(|lot| {
            lot.lines.iter().filter_map(|line| {
                let (stock, units) = self.item(&line.item)?.stock.as_ref()?;
                let pool = self.stocks.get(stock)?;
                let exact = u64::from(line.quantity.0) * u64::from(units.0) * u64::from(lot.percent);
                Some(Draw {
                    stock: stock.clone(),
                    delivery: pool.per_delivery.then(|| lot.taken_with.unwrap_or(lot.delivery)),
                    quantity: Quantity(u32::try_from(exact.div_ceil(10_000)).unwrap_or(u32::MAX)),
                    available: pool.quantity,
                })
            })
        });
        let shares = self.capacity.map(|capacity| Draw {
            stock: PLACES.to_owned(),
            delivery: None,
            quantity: self.shares(lots),
            available: Quantity::units(capacity),
        });
        sum(draws.chain(shares))
    }

    /// The shares of a capacity that somebody takes: as many baskets as they take at once where baskets are fixed, half a share
    /// counted as such; one where everybody chooses quantities of their own.
    fn shares(&self, lots: &[Lot]) -> Quantity {
        if self.kind != ContractKind::Fixed {
            return Quantity::ONE;
        }
        let baskets = lots.iter().map(|lot| Quantity::sum(lot.lines.iter().map(|line| line.quantity)));
        baskets.max().unwrap_or(Quantity::ONE)
    }
}

/// Of what one or several orders take together, what exceeds a stock.
pub fn exceeding(draws: &[Draw]) -> Vec<Draw> {
    sum(draws.iter().cloned()).into_iter().filter(|draw| draw.quantity > draw.available).collect()
}

fn sum(draws: impl Iterator<Item = Draw>) -> Vec<Draw> {
    let mut sums: BTreeMap<(String, Option<DeliveryId>), Draw> = BTreeMap::new();
    for draw in draws {
        let key = (draw.stock.clone(), draw.delivery);
        let sum = sums.entry(key).or_insert_with(|| Draw { quantity: Quantity(0), ..draw.clone() });
        sum.quantity = Quantity::sum([sum.quantity, draw.quantity]);
    }
    sums.into_values().collect()
}

impl Draw {
    /// That this is more than there is.
    pub(super) fn mistake(&self) -> Mistake {
        let field = self.delivery.map_or("deliveries".to_owned(), |delivery| format!("deliveries.{}", delivery.0));
        let code = if self.stock == PLACES { "capacity-exceeded" } else { "stock-exceeded" };
        let mistake = Mistake::new(code, field).with("stock", &self.stock);
        mistake.with("found", self.quantity).with("most", self.available)
    }
}
