//! The contract to fill in by hand: the form with nothing typed, in the order of paper.

use std::borrow::Cow;
use std::collections::BTreeMap;

use domain::{ContractKind, Delivery, PaymentMethod};
use forms::page::{DayContext, FormContext, Way};
use forms::{Fields, Form};
use serde::Serialize;
use themes::Value;

use crate::atlas::{Contract, ContractIx};
use crate::context::frame::Frame;
use crate::context::{Scene, price};
use crate::data::edition::Edition;
use crate::plan::Page;
use crate::signing;

/// `/contrat/<season>/<id>/papier/`
#[derive(Debug, Serialize)]
struct PaperPage {
    /// The page as such.
    page: Frame,
    /// What is filled in.
    form: FormContext,
    /// What only paper has.
    paper: PaperContext,
}

/// What only paper has.
#[derive(Debug, Serialize)]
struct PaperContext {
    /// The day on which the site was made.
    today: String,
    /// How many deliveries are listed.
    count: usize,
    /// When and where most deliveries are held.
    usual: SlotContext,
    /// Deliveries that differ: hours and place only where they are other than usual.
    exceptions: Vec<DayContext>,
    /// Of quantities that vary, the deliveries in blocks that fit the width of a sheet; empty otherwise.
    blocks: Vec<BlockContext>,
    /// Of quantities that are the same each time, what a unit costs over the deliveries listed, in cents and by row; empty
    /// otherwise.
    prices: Vec<i64>,
    /// Least amount of each delivery in cents, or none.
    least_per_delivery: Option<i64>,
    /// Most of each delivery in cents, or none.
    most_per_delivery: Option<i64>,
    /// Days on which payments are due.
    dues: Vec<String>,
    /// How the total is split, as a key.
    split: &'static str,
    /// Whether one may pay by cheque.
    has_cheques: bool,
    /// Whether something is weighed, so that its price is an estimate.
    is_weighed: bool,
}

/// When and where.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
struct SlotContext {
    /// Start, or none.
    start: Option<String>,
    /// End, or none.
    end: Option<String>,
    /// Where, or none.
    place: Option<String>,
}

/// Deliveries side by side.
#[derive(Debug, Serialize)]
struct BlockContext {
    /// How many come before.
    first: usize,
    /// How many come before the next block.
    next: usize,
    /// Its deliveries.
    days: Vec<DayContext>,
}

/// The most deliveries side by side: columns in which one can write, beside the name of a product.
const MOST_COLUMNS: usize = 10;

/// The contract as people sign it, whether or not it can be signed on the site.
pub fn form<'a>(scene: &'a Scene<'_>, index: ContractIx) -> Cow<'a, Form> {
    let edition = Edition { atlas: scene.atlas, messages: scene.messages };
    match scene.form(index) {
        Some(signable) => Cow::Borrowed(&signable.form),
        None => Cow::Owned(signing::form(edition, &scene.atlas[index])),
    }
}

/// The context of a contract on paper.
pub fn context(scene: &Scene<'_>, page: &Page, index: ContractIx) -> Value {
    let (contract, today) = (&scene.atlas[index], scene.atlas.today);
    let form = form(scene, index);
    let context = FormContext::new(&form, "", Way::Each, &Fields::default(), &[], scene.messages, today);
    let days = || context.months.iter().flat_map(|month| &month.days);
    let usual = usual(days());
    let bounds = form.terms.bounds;
    let payment = &form.terms.payment;
    let dues = payment.days.iter().filter(|due| **due >= today).map(|due| due.to_string());
    let paper = PaperContext {
        today: today.to_string(),
        count: days().count(),
        exceptions: days().filter_map(|day| exception(day, &usual)).collect(),
        blocks: if contract.terms.kind == ContractKind::Variable { blocks(days()) } else { Vec::new() },
        prices: if has_season_price(contract) { prices(contract, &context) } else { Vec::new() },
        least_per_delivery: bounds.least_per_delivery.map(|amount| amount.0),
        most_per_delivery: bounds.most_per_delivery.map(|amount| amount.0),
        dues: dues.take(usize::try_from(payment.most).unwrap_or(usize::MAX)).collect(),
        split: payment.split.key(),
        has_cheques: form.methods.contains(&PaymentMethod::Cheque),
        is_weighed: form.terms.items.iter().any(|item| item.pricing.is_estimate()),
        usual,
    };
    let frame = Frame { section: "contracts", hidden: true, ..Frame::new(page) };
    themes::value(PaperPage { page: frame, form: context, paper })
}

/// The hours and the place that most deliveries share; of as many, the first.
fn usual<'a>(days: impl Iterator<Item = &'a DayContext>) -> SlotContext {
    let mut counts: BTreeMap<SlotContext, usize> = BTreeMap::new();
    for day in days {
        let slot = SlotContext { start: day.start.clone(), end: day.end.clone(), place: day.place.clone() };
        *counts.entry(slot).or_default() += 1;
    }
    let most = counts.into_iter().rev().max_by_key(|(_, count)| *count);
    most.map_or(SlotContext { start: None, end: None, place: None }, |(slot, _)| slot)
}

/// What is to be said of a delivery beside its day; none where it is as usual.
fn exception(day: &DayContext, usual: &SlotContext) -> Option<DayContext> {
    let other = |own: &Option<String>, usual: &Option<String>| own.clone().filter(|_| own != usual);
    let has_other_hours = (&day.start, &day.end) != (&usual.start, &usual.end);
    let exception = DayContext {
        start: day.start.clone().filter(|_| has_other_hours),
        end: day.end.clone().filter(|_| has_other_hours),
        place: other(&day.place, &usual.place),
        ..day.clone()
    };
    let differs = day.status != "planned" || day.factor != 100 || has_other_hours || exception.place.is_some();
    differs.then_some(exception)
}

/// The deliveries in as few blocks as the sheet allows, of nearly the same width.
fn blocks<'a>(days: impl Iterator<Item = &'a DayContext>) -> Vec<BlockContext> {
    let days: Vec<&DayContext> = days.collect();
    let width = days.len().div_ceil(days.len().div_ceil(MOST_COLUMNS).max(1)).max(1);
    let blocks = days.chunks(width).enumerate().map(|(number, days)| BlockContext {
        first: number * width,
        next: number * width + days.len(),
        days: days.iter().map(|day| (*day).clone()).collect(),
    });
    blocks.collect()
}

/// Whether a unit has one price for the season: the same is taken each time, at every delivery.
fn has_season_price(contract: &Contract) -> bool {
    let terms = &contract.terms;
    matches!(terms.kind, ContractKind::Fixed | ContractKind::SameEachTime) && terms.length.is_none()
}

/// What a unit of each item costs over the deliveries that are listed.
fn prices(contract: &Contract, form: &FormContext) -> Vec<i64> {
    let terms = &contract.terms;
    let listed: Vec<&str> = form.months.iter().flat_map(|month| month.days.iter().map(|day| day.id.as_str())).collect();
    let is_listed = |delivery: &&Delivery| listed.contains(&delivery.id.0.to_string().as_str());
    let items = form.products.iter().flat_map(|product| &product.items);
    let prices = items.filter_map(|shown| {
        let item = terms.item(&shown.id)?;
        let own = terms.held().filter(is_listed).filter(|delivery| item.is_at(delivery.id));
        Some(price::for_season(item.pricing.unit(), own).0)
    });
    prices.collect()
}
