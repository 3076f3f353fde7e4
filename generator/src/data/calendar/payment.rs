//! The payments of a contract as notes in its calendar: whole days, with what is left to pay after each.
//!
//! A public calendar knows the days that the terms propose and nobody's amounts.

use domain::{Date, DeliveryStatus, PaymentMethod, Vocabulary};

use super::super::edition::{Edition, lower_first};
use super::Calendar;
use super::delivery::Hours;
use super::occasion::{Occasion, When};
use crate::address;
use crate::atlas::{Contract, Place};

/// Adds a note for each payment, on the day proposed to those who sign before the season. A contract that says nothing of
/// payment has none.
pub fn add_all(calendar: &mut Calendar<'_>, edition: Edition<'_>, contract: &Contract) {
    if contract.methods.is_empty() {
        return;
    }
    let atlas = edition.atlas;
    let authority = super::authority(&atlas.site);
    let url = super::super::whole(&atlas.site, &address::contract(&contract.season_id, &contract.id));
    let payment = &contract.terms.payment;
    let count = usize::try_from(payment.most).unwrap_or(usize::MAX).min(payment.days.len());
    let farm = &atlas[contract.farm].name;
    let description = description(edition, contract);
    // Most due days follow from deliveries: when one of them changes, a payment may.
    let is_planned = |status| status == DeliveryStatus::Planned;
    let changed = !contract.terms.deliveries.iter().all(|delivery| is_planned(delivery.status));
    for (number, due) in (1..).zip(payment.days.iter().copied()).take(count) {
        let (ordinal, left) = (number.to_string(), (count - number).to_string());
        let key = if count == 1 { "data-payment-only" } else { "data-payment" };
        calendar.add(&Occasion {
            uid: format!("{number}.{}.{}.paiement@{authority}", contract.season_id, contract.id),
            changed,
            cancelled: false,
            when: When::Days(due, due),
            summary: edition.say(key, &[("number", &ordinal), ("farm", farm), ("left", &left)]),
            description: description.clone(),
            place: place(edition, contract, due),
            url: &url,
        });
    }
}

/// How to pay and to whom. Amounts are in the contract that each has signed.
fn description(edition: Edition<'_>, contract: &Contract) -> Vec<String> {
    let names = contract.methods.iter().map(|method| edition.text(&format!("payment-{}", method.key())));
    let names: Vec<String> = names.map(|name| lower_first(&name)).collect();
    let mut lines = vec![edition.contract(contract)];
    lines.push(edition.say("data-payment-methods", &[("methods", &names.join(", "))]));
    if contract.methods.contains(&PaymentMethod::Cheque) {
        lines.push(edition.say("data-payment-payee", &[("payee", &contract.payee)]));
    }
    lines.extend(contract.payment_note.clone());
    lines.push(edition.text("data-payment-own"));
    lines.push(edition.atlas[contract.amap].name.clone());
    lines
}

/// Where the AMAP meets for the delivery of that day, or for the next.
fn place<'a>(edition: Edition<'a>, contract: &Contract, due: Date) -> Option<&'a Place> {
    let amap = &edition.atlas[contract.amap];
    let delivery = contract.terms.held().find(|delivery| delivery.date >= due);
    delivery.map_or_else(|| amap.main_place(), |delivery| Hours::of(amap, delivery).place)
}
