//! What a contract offers: products with their prices, and the absences that it allows.

use domain::contract::{AbsenceTerms, Pricing};
use domain::{Cents, ContractKind, Notice, Vocabulary};
use serde::Serialize;

use super::price;
use crate::atlas::{Contract, Product};

/// A product of a contract.
#[derive(Debug, Serialize)]
pub struct ProductContext {
    /// Name.
    pub name: String,
    /// Unit, or none.
    pub unit: Option<String>,
    /// Variants at the same price.
    pub variants: Vec<String>,
    /// A precision, or none.
    pub note: Option<String>,
    /// Its sizes, or one line for a product without sizes.
    pub lines: Vec<LineContext>,
}

/// A price.
#[derive(Debug, Serialize)]
pub struct LineContext {
    /// Name of the size; empty for a product without sizes.
    pub name: String,
    /// For whom, or none.
    pub note: Option<String>,
    /// Price of a unit, in cents.
    pub price: i64,
    /// Of what is paid by weight, the price of a kilogram in cents: the price of a unit is an estimate then.
    pub kilogram: Option<i64>,
    /// Its usual weight in grams; 0 when it is not weighed.
    pub grams: u32,
    /// Price for the season in cents, for the same share at each delivery, or none when quantities vary.
    pub season: Option<i64>,
    /// How many deliveries have it, or none when all do.
    pub count: Option<usize>,
}

/// Absences that a member may have.
#[derive(Debug, Serialize)]
pub struct AbsenceContext {
    /// The most.
    pub most: u32,
    /// What becomes of the basket: `moved`, `deducted`, `credited`, `given`, `lost`.
    pub effect: &'static str,
    /// First day of the period in which they may lie, or none.
    pub from: Option<String>,
    /// Last day of that period, or none.
    pub to: Option<String>,
    /// How many days before it must be said; none when all are chosen at signature.
    pub days: Option<u32>,
}

impl ProductContext {
    /// A product of this contract.
    pub fn of(contract: &Contract, product: &Product) -> Self {
        let terms = &contract.terms;
        // Items are in the order of sizes, those of a size's variants together: they differ in name only.
        let item = |size: usize| product.items.get(size * product.variants.len().max(1)).and_then(|id| terms.item(id));
        let line = |size: usize, name: &str, note: Option<&String>, price: Cents| {
            let own = || terms.held().filter(move |delivery| item(size).is_none_or(|item| item.is_at(delivery.id)));
            let (kilogram, grams) = match item(size).map(|item| item.pricing) {
                Some(Pricing::Weighed { kilogram, grams }) => (Some(kilogram.0), grams),
                _ => (None, 0),
            };
            LineContext {
                name: name.to_owned(),
                note: note.cloned(),
                price: price.0,
                kilogram,
                grams,
                season: (terms.kind == ContractKind::Fixed).then(|| price::for_season(price, own()).0),
                count: Some(own().count()).filter(|count| *count < terms.held().count()),
            }
        };
        let alone = product.price.map(|price| line(0, "", None, price));
        let sizes = product.sizes.iter().enumerate();
        let sizes = sizes.map(|(index, size)| line(index, &size.name, size.note.as_ref(), size.price));
        Self {
            name: product.name.clone(),
            unit: product.unit.clone(),
            variants: product.variants.clone(),
            note: product.note.clone(),
            lines: alone.into_iter().chain(sizes).collect(),
        }
    }
}

impl From<AbsenceTerms> for AbsenceContext {
    fn from(rules: AbsenceTerms) -> Self {
        Self {
            most: rules.most,
            effect: rules.effect.key(),
            from: rules.period.map(|period| period.from.to_string()),
            to: rules.period.map(|period| period.to.to_string()),
            days: rules.notice.map(Notice::days),
        }
    }
}
