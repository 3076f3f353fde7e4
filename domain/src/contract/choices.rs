//! What a member chooses. All of it comes from outside: nothing is right until [`super::Terms::quote`] says so.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{Cents, Date, DeliveryId};

use super::{ItemId, Quantity};

/// Quantities by item.
pub type Portions = BTreeMap<ItemId, Quantity>;

/// What a member chooses of a contract.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Choices {
    /// First day on which one wants something; the first delivery still open otherwise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// Last day; the end of the season otherwise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<Date>,
    /// A trial of a few baskets.
    #[serde(skip_serializing_if = "is_false")]
    pub trial: bool,
    /// What is taken.
    pub contents: Contents,
    /// The deliveries that are skipped, by identity.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub absences: Vec<DeliveryId>,
    /// How many are skipped, where some have no day yet; those that are named count.
    #[serde(skip_serializing_if = "is_zero")]
    pub absences_count: u32,
    /// Where a skipped delivery is taken instead, by identity: doubled there.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub moves: BTreeMap<DeliveryId, DeliveryId>,
    /// Families that share, 0 or 1 for none.
    #[serde(skip_serializing_if = "is_zero")]
    pub families: u32,
    /// The price pledged in percent of the expected one; 100 when not stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub solidarity: Option<u32>,
    /// A gift, once.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gift: Option<Cents>,
    /// A gift at each delivery.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gift_per_delivery: Option<Cents>,
    /// Number of payments; as many as the contract proposes otherwise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instalments: Option<u32>,
    /// The amounts of the payments as the member would have them; as proposed otherwise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub schedule: Option<Vec<Cents>>,
}

/// What is taken at deliveries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Contents {
    /// The same at each delivery.
    Same(Portions),
    /// Something else at each delivery; `default` where nothing is said of one.
    Each {
        /// What a delivery has of which nothing is said.
        #[serde(default)]
        default: Portions,
        /// By identity.
        deliveries: BTreeMap<DeliveryId, Portions>,
    },
    /// An amount to spend: what, is said later.
    Amount(Cents),
}

impl Default for Contents {
    fn default() -> Self {
        Contents::Same(Portions::new())
    }
}

fn is_false(value: &bool) -> bool {
    !value
}

fn is_zero(value: &u32) -> bool {
    *value == 0
}
