//! A contract priced: what the command line prints and what other programs read.

use std::collections::{BTreeMap, BTreeSet};

use domain::contract::{Choices, Contents, Draw, Item, Mistake, Mistakes, Portions, Quantity, Standing, Totals};
use domain::payment::{Explanation, Instalment};
use domain::{Cents, Date, DeliveryId, DeliveryStatus};
use serde::Serialize;

use crate::atlas::Contract;
use crate::data::edition::Edition;
use crate::timetable::{self, Slot};
use crate::wording;

pub use reading::read_choices;

mod reading;

/// A contract with choices, priced.
#[derive(Debug, Serialize)]
pub struct Document {
    /// Season and id of the contract.
    pub contract: String,
    /// Its name.
    pub name: String,
    /// Name of the AMAP.
    pub amap: String,
    /// Name of the farm.
    pub farm: String,
    /// How quantities are chosen.
    pub kind: &'static str,
    /// Whether it is a group order without commitment.
    pub is_group_order: bool,
    /// The day of signature.
    pub today: String,
    /// Whether the choices are an example, for want of any.
    pub is_example: bool,
    /// The choices that were priced.
    pub choices: Choices,
    /// What can be chosen.
    pub items: Vec<Offered>,
    /// The deliveries that the member has, by day.
    pub deliveries: Vec<Brought>,
    /// Sums.
    pub totals: Totals,
    /// The payments.
    pub schedule: Vec<Instalment>,
    /// Why the payments are so.
    pub explanation: Explained,
    /// What is taken from stocks.
    pub stocks: Vec<Draw>,
    /// What the member pays the AMAP beside the contract.
    pub membership: Membership,
}

/// Something that can be chosen.
#[derive(Debug, Serialize)]
pub struct Offered {
    /// Its id.
    pub item: String,
    /// Its name.
    pub name: String,
    /// Price of a unit.
    pub price: Cents,
    /// Whether the price is an estimate, until it is weighed.
    pub is_estimate: bool,
    /// VAT, in hundredths of a percent.
    pub vat: u32,
    /// Smallest step of quantities.
    pub step: Quantity,
    /// The deliveries that have it, or none for all.
    pub deliveries: Option<BTreeSet<DeliveryId>>,
}

impl From<&Item> for Offered {
    fn from(item: &Item) -> Self {
        Self {
            item: item.id.clone(),
            name: item.name.clone(),
            price: item.pricing.unit(),
            is_estimate: item.pricing.is_estimate(),
            vat: item.vat,
            step: item.step,
            deliveries: item.deliveries.clone(),
        }
    }
}

/// What a delivery brings.
#[derive(Debug, Serialize)]
pub struct Brought {
    /// When and where.
    #[serde(flatten)]
    pub slot: Slot,
    /// What it brings.
    pub lines: Vec<BroughtLine>,
    /// Whether the member does not take it.
    pub is_absent: bool,
    /// Whether nothing was said of it, so that the default order applies.
    pub is_default: bool,
    /// The delivery with which it is taken instead, or none.
    pub taken_with: Option<DeliveryId>,
    /// Of a shared basket, whose turn it is, from 0; or none.
    pub turn: Option<u32>,
    /// Sum of the lines.
    pub total: Cents,
}

/// One item at one delivery.
#[derive(Debug, Serialize)]
pub struct BroughtLine {
    /// Its id.
    pub item: String,
    /// Its name.
    pub name: String,
    /// How much.
    pub quantity: Quantity,
    /// Price of a unit.
    pub price: Cents,
    /// VAT, in hundredths of a percent.
    pub vat: u32,
    /// Price of the line.
    pub total: Cents,
    /// The same without VAT.
    pub net: Cents,
    /// Whether it is known only once it is weighed.
    pub is_estimate: bool,
}

/// A schedule explained.
#[derive(Debug, Serialize)]
pub struct Explained {
    /// The facts.
    #[serde(flatten)]
    pub facts: Explanation,
    /// The sentence.
    pub sentence: String,
}

/// What the member pays the AMAP beside the contract.
#[derive(Debug, Serialize)]
pub struct Membership {
    /// Annual fee, or none.
    pub fee: Option<Cents>,
    /// Part of it that goes to the network, or none.
    pub network_fee: Option<Cents>,
    /// About it, or none.
    pub note: Option<String>,
}

/// A mistake with its sentence.
#[derive(Debug, Serialize)]
pub struct Told {
    /// The mistake.
    #[serde(flatten)]
    pub mistake: Mistake,
    /// What is wrong, in words.
    pub sentence: String,
}

/// Prices the choices of somebody who signs on `today` and of whom `standing` is known; without choices, those of a typical
/// household from `from` on.
///
/// # Errors
/// Everything that is wrong with the choices.
pub fn quote(
    edition: Edition<'_>,
    contract: &Contract,
    choices: Option<Choices>,
    from: Option<Date>,
    today: Date,
    standing: &Standing,
) -> Result<Document, Mistakes> {
    let (atlas, terms) = (edition.atlas, &contract.terms);
    let is_example = choices.is_none();
    let mut choices = choices.unwrap_or_else(|| terms.example(from.unwrap_or(today).max(today)));
    choices.from = from.or(choices.from);
    let quote = terms.quote_for(&choices, today, standing)?;
    let deliveries: BTreeMap<DeliveryId, Slot> = terms
        .deliveries
        .iter()
        .map(|delivery| (delivery.id, timetable::of_delivery(edition, contract, delivery)))
        .collect();
    let brought = quote.lots.into_iter().filter_map(|lot| {
        let lines = lot.lines.into_iter().filter_map(|line| {
            let item = terms.item(&line.item)?;
            Some(BroughtLine {
                name: item.name.clone(),
                vat: item.vat,
                item: line.item,
                quantity: line.quantity,
                price: line.price,
                total: line.total,
                net: line.net,
                is_estimate: line.is_estimate,
            })
        });
        Some(Brought {
            slot: deliveries.get(&lot.delivery)?.clone(),
            lines: lines.collect(),
            is_absent: lot.is_absent,
            is_default: lot.is_default,
            taken_with: lot.taken_with,
            turn: lot.turn,
            total: lot.total,
        })
    });
    let facts = terms.payment.explain(&quote.schedule, choices.schedule.is_some());
    let amap = &atlas[contract.amap];
    Ok(Document {
        contract: format!("{}/{}", contract.season_id, contract.id),
        name: edition.contract(contract),
        amap: amap.name.clone(),
        farm: atlas[contract.farm].name.clone(),
        kind: domain::Vocabulary::key(terms.kind),
        is_group_order: contract.is_group_order,
        today: today.to_string(),
        is_example,
        items: terms.items.iter().map(Offered::from).collect(),
        deliveries: brought.collect(),
        totals: quote.totals,
        schedule: quote.schedule,
        explanation: Explained { sentence: wording::schedule(edition.messages, &facts), facts },
        stocks: quote.draws,
        membership: Membership { fee: amap.fee, network_fee: amap.network_fee, note: amap.fee_note.clone() },
        choices,
    })
}

/// Mistakes with their sentences.
pub fn told(edition: Edition<'_>, mistakes: Mistakes) -> Vec<Told> {
    let told = |mistake: Mistake| Told { sentence: wording::mistake(edition.messages, &mistake), mistake };
    mistakes.into_iter().map(told).collect()
}

/// What the example takes, as people say it: « 1 × Panier, Petit ».
pub fn example_words(contract: &Contract, choices: &Choices) -> String {
    let Contents::Same(portions) = &choices.contents else { return String::new() };
    let said = |portions: &Portions| -> Vec<String> {
        let names = portions.iter().map(|(id, quantity)| {
            let name = contract.terms.item(id).map_or(id.as_str(), |item| &item.name);
            format!("{quantity} × {name}")
        });
        names.collect()
    };
    said(portions).join(", ")
}

/// Whether a delivery takes place.
pub fn is_held(slot: &Slot) -> bool {
    slot.status != DeliveryStatus::Cancelled.key()
}
