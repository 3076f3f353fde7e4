//! The manifest of a contract: everything that a server needs to validate, price and show what is signed, as it was shown.

use domain::contract::{ItemId, Terms};
use domain::{Cents, Date, DeliveryId, PaymentMethod, Signers, Time, Window};
use serde::{Deserialize, Serialize};

use crate::Manifest;

/// The form of a contract. It never changes: another text or another price is another revision.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Form {
    /// Version of this format, [`Manifest::SCHEMA`].
    pub schema: u32,
    /// Which form: `contrat.2026-2027.legumes`.
    pub id: String,
    /// Language in which it is shown and signed.
    pub language: String,
    /// Page of the contract, from the root of the site in this language: `/contrat/2026-2027/legumes/`.
    pub address: String,
    /// Name of the contract.
    pub name: String,
    /// Season: `2026-2027`.
    pub season: String,
    /// Whether it is a group order without commitment.
    pub is_group_order: bool,
    /// Who sells.
    pub farm: Party,
    /// The AMAP that brings both together. It is no party to the contract.
    pub amap: Party,
    /// Role mailbox of the coordination.
    pub coordination: Option<String>,
    /// Whose contract is signed at once, and whose waits for the coordination.
    pub signers: Signers,
    /// When it can be signed; at any time where `None`.
    pub window: Option<Window>,
    /// What prices and rules follow from.
    pub terms: Terms,
    /// The products as people read them, each with the items that can be chosen of it.
    pub products: Vec<Offered>,
    /// Hours and place of each delivery, by day.
    pub slots: Vec<Slot>,
    /// Items that do not spoil: for fourteen days after their first delivery one may renounce them (L221-18).
    pub keeps: Vec<ItemId>,
    /// Means of payment.
    pub methods: Vec<PaymentMethod>,
    /// Payee of cheques.
    pub payee: String,
    /// About payment.
    pub payment_note: Option<String>,
    /// Annual fee of the AMAP, beside the contract.
    pub fee: Option<Cents>,
    /// Part of it that goes to the network.
    pub network_fee: Option<Cents>,
    /// What is agreed beside products and prices: commitments, terms, what the law has people told.
    pub articles: Vec<Article>,
    /// Time zone of its days, an IANA name.
    pub timezone: String,
}

/// A farm or an AMAP, as a contract names it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Party {
    /// Name.
    pub name: String,
    /// Its page, from the root of the site.
    pub address: String,
    /// People who agreed to be shown.
    pub people: Vec<String>,
    /// Postal address in a line.
    pub place: Option<String>,
    /// Role mailbox.
    pub mailbox: Option<String>,
    /// Telephone of the organisation.
    pub phone: Option<String>,
}

/// A product of the contract.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offered {
    /// Name.
    pub name: String,
    /// Unit.
    pub unit: Option<String>,
    /// A precision.
    pub note: Option<String>,
    /// What can be chosen of it, with the name of its size and variant; empty for a product that has neither.
    pub items: Vec<(ItemId, String)>,
}

/// When and where a delivery is held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slot {
    /// The delivery.
    pub delivery: DeliveryId,
    /// Start, where it is known.
    pub start: Option<Time>,
    /// End, where it is known.
    pub end: Option<Time>,
    /// Name and address of the place.
    pub place: Option<String>,
}

/// Something that is agreed, or that the law has people told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Article {
    /// What it is about: `commitments`, `terms`, `absences`, `withdrawal` …: an anchor on pages.
    pub key: String,
    /// Its title.
    pub title: String,
    /// Its paragraphs, plain text.
    pub paragraphs: Vec<String>,
    /// What the author wrote, as HTML that is safe; empty where there is nothing.
    pub html: String,
}

impl Manifest for Form {
    const KIND: &str = "contrat";
    const SCHEMA: u32 = 1;

    fn schema(&self) -> u32 {
        self.schema
    }

    fn id(&self) -> &str {
        &self.id
    }

    fn language(&self) -> &str {
        &self.language
    }
}

impl Form {
    /// The name of an item: product, size, variant.
    pub fn item_name<'a>(&'a self, id: &'a str) -> &'a str {
        self.terms.item(id).map_or(id, |item| item.name.as_str())
    }

    /// When and where a delivery is held.
    pub fn slot(&self, delivery: DeliveryId) -> Option<&Slot> {
        self.slots.iter().find(|slot| slot.delivery == delivery)
    }

    /// Whether it can be signed on this day.
    pub fn is_open(&self, today: Date) -> bool {
        self.window.is_none_or(|window| window.contains(today))
    }
}
