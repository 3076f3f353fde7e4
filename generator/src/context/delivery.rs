//! The deliveries of a contract, month by month, and what changes.

use domain::{Date, Delivery, DeliveryStatus, Rhythm, Rule, Vocabulary};
use serde::Serialize;

use super::card::hour;
use super::day::Day;
use super::place::place_name;
use crate::atlas::{Amap, Contract};

/// The deliveries of a month.
#[derive(Debug, Serialize)]
pub struct DeliveryMonth {
    /// First day of the month.
    pub month: Day,
    /// Its deliveries, cancelled ones included.
    pub deliveries: Vec<DeliveryContext>,
}

/// A delivery.
#[derive(Debug, Clone, Serialize)]
pub struct DeliveryContext {
    /// Day.
    pub date: Day,
    /// The day first planned.
    pub planned: Day,
    /// `planned`, `moved`, `added`, `cancelled`.
    pub status: &'static str,
    /// Quantities in percent of the usual.
    pub factor: u32,
    /// Other start than usual, or none.
    pub start: Option<String>,
    /// Other end than usual, or none.
    pub end: Option<String>,
    /// Name of another place than usual, or none.
    pub place: Option<String>,
    /// Why it differs; empty when nothing was said.
    pub reason: String,
}

/// When a contract delivers as a rule.
#[derive(Debug, Serialize)]
pub struct DeliveryRhythm {
    /// Weekday key, or empty when dates are listed.
    pub weekday: &'static str,
    /// Every how many weeks; 0 where `weeks` says which.
    pub every: u32,
    /// In which weeks, as a key: `odd`, `even`, `first` … `last` of the month; empty where it is every so many.
    pub weeks: &'static str,
    /// First day of this rhythm, where others have other days; none otherwise.
    pub from: Option<String>,
    /// Last day of this rhythm, or none.
    pub to: Option<String>,
}

/// Days without delivery.
#[derive(Debug, Serialize)]
pub struct BreakContext {
    /// First day.
    pub from: String,
    /// Last day.
    pub to: String,
    /// Why; empty when nothing was said.
    pub reason: String,
}

/// The deliveries of a contract by month; `amap` knows the places.
pub fn months(contract: &Contract, amap: &Amap) -> Vec<DeliveryMonth> {
    let month_of = |date: Date| date.first_of_month();
    let months = contract.terms.deliveries.chunk_by(|a, b| month_of(a.date) == month_of(b.date));
    let contexts = months.filter_map(|deliveries| {
        let month = Day(month_of(deliveries.first()?.date));
        Some(DeliveryMonth {
            month,
            deliveries: deliveries.iter().map(|delivery| delivery_context(delivery, amap)).collect(),
        })
    });
    contexts.collect()
}

/// The rhythms of a contract, in order; none where its dates are only listed.
pub fn rhythms(contract: &Contract) -> Vec<DeliveryRhythm> {
    let span = |rule: &Rule| match rule {
        Rule::Recurring { from, to, .. } => Some((*from, *to)),
        Rule::Listed(_) => None,
    };
    if contract.rules.iter().all(|rule| span(rule).is_none()) {
        return Vec::new();
    }
    let has_spans = contract.rules.iter().any(|rule| span(rule) != contract.rules.first().and_then(span));
    let rhythm = |rule: &Rule| match rule {
        Rule::Listed(_) => DeliveryRhythm { weekday: "", every: 0, weeks: "", from: None, to: None },
        Rule::Recurring { weekday, rhythm, from, to } => DeliveryRhythm {
            weekday: weekday.key(),
            every: if let Rhythm::Every(weeks) = rhythm { *weeks } else { 0 },
            weeks: rhythm.weeks().map_or("", Vocabulary::key),
            from: has_spans.then(|| from.to_string()),
            to: to.filter(|_| has_spans).map(|to| to.to_string()),
        },
    };
    contract.rules.iter().map(rhythm).collect()
}

/// The deliveries that differ from the rule.
pub fn changes(contract: &Contract, amap: &Amap) -> Vec<DeliveryContext> {
    let differs = |delivery: &&Delivery| {
        delivery.status != DeliveryStatus::Planned
            || delivery.factor != 100
            || delivery.start.is_some()
            || delivery.end.is_some()
            || delivery.place.is_some()
    };
    contract.terms.deliveries.iter().filter(differs).map(|delivery| delivery_context(delivery, amap)).collect()
}

/// The breaks of a contract.
pub fn breaks(contract: &Contract) -> Vec<BreakContext> {
    let contexts = contract.breaks.iter().map(|pause| BreakContext {
        from: pause.window.from.to_string(),
        to: pause.window.to.to_string(),
        reason: pause.reason.clone().unwrap_or_default(),
    });
    contexts.collect()
}

fn delivery_context(delivery: &Delivery, amap: &Amap) -> DeliveryContext {
    DeliveryContext {
        date: Day(delivery.date),
        planned: Day(delivery.id.0),
        status: delivery.status.key(),
        factor: delivery.factor,
        start: delivery.start.map(hour),
        end: delivery.end.map(hour),
        place: delivery.place.and_then(|at| amap.places.get(at)).map(place_name),
        reason: delivery.reason.clone().unwrap_or_default(),
    }
}
