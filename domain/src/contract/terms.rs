//! What a farm offers: everything that prices and rules follow from, and nothing that changes nothing.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::payment::PaymentTerms;
use crate::{Cents, ContractKind, Delivery, DeliveryId, DeliveryStatus, Notice, Window};

use super::{AbsenceTerms, Bounds, Quantity, QuantityRule, Required, Sharing};

/// The identity of an item in a contract: `panier/petit`, `tomme/affine`; a product without sizes is its own: `miel`.
pub type ItemId = String;

/// The terms of a contract.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Terms {
    /// How quantities are chosen.
    pub kind: ContractKind,
    /// First and last day.
    pub season: Window,
    /// Every delivery of the season by day, cancelled ones included.
    pub deliveries: Vec<Delivery>,
    /// What can be chosen, in the order of pages: one for every size and variant of a product.
    pub items: Vec<Item>,
    /// Rules of quantities.
    pub rules: Vec<QuantityRule>,
    /// Least and most, in money.
    pub bounds: Bounds,
    /// How long before a delivery it closes: for joining in mid-season, and for prepaid choices.
    pub closing: Notice,
    /// Whether one may join after the first delivery.
    pub joins_late: bool,
    /// Deliveries of a contract of one's own length (contrat glissant), or `None` for the rest of the season.
    pub length: Option<u32>,
    /// Deliveries of a trial, or `None` where there is none.
    pub trial: Option<u32>,
    /// Absences and jokers, or `None` where there are none.
    pub absences: Option<AbsenceTerms>,
    /// The slot from which turns of shared baskets are counted; see [`crate::Calendar::anchor`].
    pub anchor: i64,
    /// Families that may share a basket, or `None`.
    pub sharing: Option<Sharing>,
    /// How the farm is paid.
    pub payment: PaymentTerms,
    /// Solidarity prices, or `None`.
    pub solidarity: Option<Solidarity>,
    /// Shares that the farm can provide over the season, or `None` where nobody counts them.
    pub capacity: Option<u32>,
    /// Stocks, by name, that items draw from.
    pub stocks: BTreeMap<String, StockPool>,
    /// The contract that a member must hold before this one, or `None`.
    pub requires: Option<Required>,
}

/// Something that can be chosen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Item {
    /// Its identity.
    pub id: ItemId,
    /// Name of the product, with size and variant.
    pub name: String,
    /// Price of a unit, VAT included; of a kilogram's estimate where it is weighed.
    pub pricing: Pricing,
    /// VAT in hundredths of a percent: 550 is 5.5 %.
    pub vat: u32,
    /// Smallest step of quantities: 100 for whole units, 50 where there are half shares.
    pub step: Quantity,
    /// The deliveries that have it, or `None` for all.
    pub deliveries: Option<BTreeSet<DeliveryId>>,
    /// The stock it draws from, and how much of it a unit takes (1 large = 2 small).
    pub stock: Option<(String, Quantity)>,
}

/// How an item is priced.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Pricing {
    /// By the unit.
    Unit(Cents),
    /// By weight, paid on weighing: what it should weigh and cost. The sum is an estimate.
    Weighed {
        /// Price of a kilogram.
        kilogram: Cents,
        /// Usual weight of a unit in grams.
        grams: u32,
    },
}

/// A stock: for the season as a whole, or anew at each delivery.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct StockPool {
    /// How much there is.
    pub quantity: Quantity,
    /// Whether there is as much at each delivery.
    pub per_delivery: bool,
}

/// Prices that members choose freely between bounds set by the AMAP, in percent of the price: 100 is the expected one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Solidarity {
    /// The least.
    pub least: u32,
    /// The most.
    pub most: u32,
}

impl Pricing {
    /// The price of a unit; an estimate, to the cent, where it is weighed.
    pub fn unit(self) -> Cents {
        match self {
            Pricing::Unit(price) => price,
            Pricing::Weighed { kilogram, grams } => Cents((kilogram.0 * i64::from(grams) + 500).div_euclid(1_000)),
        }
    }

    /// Whether the price is known only once it is weighed.
    pub fn is_estimate(self) -> bool {
        matches!(self, Pricing::Weighed { .. })
    }
}

impl Item {
    /// Whether a delivery has it.
    pub fn is_at(&self, delivery: DeliveryId) -> bool {
        self.deliveries.as_ref().is_none_or(|own| own.contains(&delivery))
    }
}

impl Terms {
    /// The item of this identity.
    pub fn item(&self, id: &str) -> Option<&Item> {
        self.items.iter().find(|item| item.id == id)
    }

    /// The deliveries that take place.
    pub fn held(&self) -> impl Iterator<Item = &Delivery> {
        self.deliveries.iter().filter(|delivery| delivery.status != DeliveryStatus::Cancelled)
    }

    /// Whether another delivery was put on the same day as this one (*report* onto a day of the contract).
    pub fn is_merged(&self, delivery: &Delivery) -> bool {
        self.held().any(|other| other.date == delivery.date && other.id != delivery.id)
    }
}
