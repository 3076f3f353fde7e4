//! Which deliveries bring which products, where they differ.

use std::collections::BTreeSet;

use domain::{Date, DeliveryId};
use serde::Serialize;

use crate::atlas::{Contract, Product};

/// Products that come on the same days.
#[derive(Debug, Serialize)]
pub struct ArrivalContext {
    /// Their names.
    pub names: Vec<String>,
    /// Whether they come with every delivery.
    pub is_always: bool,
    /// The days on which they come, by month; empty where they always do.
    pub months: Vec<ArrivalMonth>,
}

/// Days of a month.
#[derive(Debug, Serialize)]
pub struct ArrivalMonth {
    /// Its first such day.
    pub month: String,
    /// The days of the month, from 1.
    pub days: Vec<i8>,
}

/// The products of a contract by the days on which they come, those that always come last; empty where each delivery brings
/// all.
pub fn arrivals(contract: &Contract) -> Vec<ArrivalContext> {
    let mut groups: Vec<(Option<&BTreeSet<DeliveryId>>, Vec<String>)> = Vec::new();
    for product in contract.products.iter() {
        let days = days(contract, product);
        match groups.iter_mut().find(|(known, _)| *known == days) {
            Some((_, names)) => names.push(product.name.clone()),
            None => groups.push((days, vec![product.name.clone()])),
        }
    }
    if groups.iter().all(|(days, _)| days.is_none()) {
        return Vec::new();
    }
    groups.sort_by_key(|(days, _)| days.is_none());
    let contexts = groups.into_iter().map(|(days, names)| ArrivalContext {
        names,
        is_always: days.is_none(),
        months: days.map(|days| months(contract, days)).unwrap_or_default(),
    });
    contexts.collect()
}

/// The deliveries that have a product; none where all do. Its sizes and variants come together.
fn days<'a>(contract: &'a Contract, product: &Product) -> Option<&'a BTreeSet<DeliveryId>> {
    contract.terms.item(product.items.first()?)?.deliveries.as_ref()
}

fn months(contract: &Contract, own: &BTreeSet<DeliveryId>) -> Vec<ArrivalMonth> {
    let held = contract.terms.held().filter(|delivery| own.contains(&delivery.id));
    let days: Vec<Date> = held.map(|delivery| delivery.date).collect();
    let months = days.chunk_by(|a, b| a.first_of_month() == b.first_of_month());
    let contexts = months.map(|days| ArrivalMonth {
        month: days.first().map(|day| day.to_string()).unwrap_or_default(),
        days: days.iter().map(|day| day.day()).collect(),
    });
    contexts.collect()
}
