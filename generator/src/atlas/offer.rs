//! Contracts: what a farm offers the members of an AMAP for a season.

use domain::{Cents, ContractKind, Delivery, PaymentMethod, SignUp, Window};

use super::{AmapIx, FamilyIx, FarmIx, Html};

/// A contract.
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
    /// Fixed or variable.
    pub kind: ContractKind,
    /// First and last day.
    pub season: Window,
    /// Weekly rhythm of the deliveries, in weeks; 0 when dates are listed.
    pub every: u32,
    /// Every delivery of the season, cancelled ones included.
    pub deliveries: Vec<Delivery>,
    /// Breaks, with their reasons.
    pub breaks: Vec<(Window, Option<String>)>,
    /// Product families.
    pub families: Vec<FamilyIx>,
    /// Products and prices.
    pub products: Vec<Product>,
    /// Shares that the farm can provide.
    pub capacity: Option<u32>,
    /// Sign-up window.
    pub window: Option<Window>,
    /// Where sign-up stands today.
    pub sign_up: SignUp,
    /// Means of payment; the money goes to the farm.
    pub methods: Vec<PaymentMethod>,
    /// Instalments at most.
    pub instalments: u32,
    /// Payee of cheques: as stated, or the farm.
    pub payee: String,
    /// About payment.
    pub payment_note: Option<String>,
    /// Role mailbox of the coordination.
    pub coordination: Option<String>,
    /// What the member commits to.
    pub commitment: Option<String>,
    /// Particular terms.
    pub terms: Html,
}

/// A product of a contract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Product {
    /// Name.
    pub name: String,
    /// Unit.
    pub unit: Option<String>,
    /// Price of a unit; `None` when each size has its own.
    pub price: Option<Cents>,
    /// Sizes.
    pub sizes: Vec<Size>,
    /// Variants at the same price.
    pub variants: Vec<String>,
    /// A precision.
    pub note: Option<String>,
}

/// A size of a product.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Size {
    /// Name.
    pub name: String,
    /// Price.
    pub price: Cents,
    /// For whom.
    pub note: Option<String>,
}
