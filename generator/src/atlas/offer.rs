//! Contracts: what a farm offers the members of an AMAP for a season.

use std::sync::Arc;

use domain::contract::{ItemId, Terms};
use domain::{Break, Cents, PaymentMethod, Rule, SignUp, Signers, Window};

use super::{AmapIx, ContractIx, FamilyIx, FarmIx, Html};

/// A contract. What is large of it is shared with those who keep it from one build to the next.
#[derive(Debug, Clone)]
pub struct Contract {
    /// Folder of the season: `2026-2027`.
    pub season_id: String,
    /// Its file's name.
    pub id: String,
    /// Its file.
    pub file: String,
    /// Its name, or `None` for "products, farm".
    pub name: Option<String>,
    /// For the members of this AMAP.
    pub amap: AmapIx,
    /// By this farm.
    pub farm: FarmIx,
    /// What prices and rules follow from: kind, season, deliveries, items, payment …
    pub terms: Arc<Terms>,
    /// Whether it is a group order without commitment, and so no contract of an AMAP.
    pub is_group_order: bool,
    /// The rules that plan the deliveries.
    pub rules: Vec<Rule>,
    /// Breaks that touch the season, those of shared calendars included, by day.
    pub breaks: Vec<Break>,
    /// Product families.
    pub families: Vec<FamilyIx>,
    /// Products and prices.
    pub products: Arc<[Product]>,
    /// Sign-up window.
    pub window: Option<Window>,
    /// Where sign-up stands today.
    pub sign_up: SignUp,
    /// Means of payment; the money goes to the farm.
    pub methods: Vec<PaymentMethod>,
    /// Payee of cheques: as stated, or the farm.
    pub payee: String,
    /// About payment.
    pub payment_note: Option<String>,
    /// Role mailbox of the coordination.
    pub coordination: Option<String>,
    /// Whose contract is signed at once: as the contract says, or its AMAP.
    pub signers: Signers,
    /// What the member commits to.
    pub commitment: Option<String>,
    /// What follows a trial.
    pub after_trial: Option<String>,
    /// The contract that a member must hold first, of the same AMAP and season.
    pub requires: Option<ContractIx>,
    /// Particular terms, as they are written.
    pub body: Html,
}

/// A product of a contract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Product {
    /// Name.
    pub name: String,
    /// Unit.
    pub unit: Option<String>,
    /// Price of a unit, estimated of what is weighed; `None` when each size has its own.
    pub price: Option<Cents>,
    /// Sizes.
    pub sizes: Vec<Size>,
    /// Variants at the same price.
    pub variants: Vec<String>,
    /// What can be chosen of it: for each size in order, each variant in order.
    pub items: Vec<ItemId>,
    /// Whether it spoils quickly, so that there is no right of withdrawal.
    pub is_perishable: bool,
    /// A precision.
    pub note: Option<String>,
}

/// A size of a product.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Size {
    /// Name.
    pub name: String,
    /// Price, estimated of what is weighed.
    pub price: Cents,
    /// For whom.
    pub note: Option<String>,
}
