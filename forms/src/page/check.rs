//! The page on which one checks before signing (C. civ. 1127-2; L221-14): who, what, when, how much, in which payments, and
//! under which terms. On paper it is the contract, filled in.

use domain::contract::{Lot, Mistake, Quantity, Quote};
use domain::payment::Instalment;
use domain::{Date, DeliveryId, Vocabulary};
use serde::Serialize;
use themes::{Messages, format};

use super::form::{ArticleContext, Control};
use super::{AboutContext, DayContext, ToldContext, told};
use crate::entry::{Entry, Member};
use crate::fields::Fields;
use crate::form::Form;
use crate::manifest::Manifest;
use crate::wording;

/// A contract to check.
#[derive(Debug, Serialize)]
pub struct CheckContext {
    /// The contract.
    pub about: AboutContext,
    /// Where the form is sent, from the root of the intake.
    pub action: String,
    /// What tells this page from any other, or empty: sent twice, it is signed once.
    pub key: String,
    /// Everything that was typed, to be sent again: name and value.
    pub typed: Vec<(String, String)>,
    /// What is wrong with the payments, where the member changes them.
    pub mistakes: Vec<ToldContext>,
    /// Who signs.
    pub member: Member,
    /// The day.
    pub today: String,
    /// What each delivery brings.
    pub lots: Vec<LotContext>,
    /// Whether every delivery brings the same, without an absence, a turn or another factor.
    pub is_same: bool,
    /// What is taken over the season, by item.
    pub sums: Vec<LineContext>,
    /// How many deliveries are taken.
    pub count: usize,
    /// Sum of the lines, in cents.
    pub goods: i64,
    /// The same without VAT.
    pub net: i64,
    /// VAT: rate in percent as people read it, and cents.
    pub vat: Vec<(String, i64)>,
    /// What solidarity adds or takes off, in cents.
    pub solidarity: i64,
    /// Gifts in cents.
    pub gift: i64,
    /// What of a credit of last season is used up, in cents.
    pub carried: i64,
    /// What is to be paid to the farm, in cents.
    pub due: i64,
    /// What absences will be credited, in cents.
    pub credit: i64,
    /// What was paid beyond what is due since a change, in cents.
    pub overpaid: i64,
    /// Whether something is weighed, so that the sum is an estimate.
    pub is_estimate: bool,
    /// The payments.
    pub schedule: Vec<PaymentContext>,
    /// Why they are so.
    pub explanation: String,
    /// Whether the member may change their amounts.
    pub is_editable: bool,
    /// Means of payment, or none.
    pub method: Option<&'static str>,
    /// What is agreed beside products and prices.
    pub articles: Vec<ArticleContext>,
    /// Whose contract is signed at once: `anyone`, `members`, who knows the `word`, or none without `approval`.
    pub signers: &'static str,
    /// What was typed as the word.
    pub word: Control,
    /// Whether the terms were agreed to already, so that only something else is to be mended.
    pub is_agreed: bool,
}

/// What a delivery brings.
#[derive(Debug, Serialize)]
pub struct LotContext {
    /// Its month: `2026-10`.
    pub month: String,
    /// The delivery.
    pub day: DayContext,
    /// What it brings.
    pub lines: Vec<LineContext>,
    /// Whether the member does not take it.
    pub is_absent: bool,
    /// Whether the order of every delivery applies, for want of another.
    pub is_default: bool,
    /// The day on which it is taken instead, or none.
    pub taken_with: Option<String>,
    /// Of a shared basket, the family whose turn it is, from 1; or none.
    pub turn: Option<u32>,
    /// Sum of the lines in cents.
    pub total: i64,
}

/// How much of an item.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LineContext {
    /// Its name.
    pub name: String,
    /// How much.
    pub quantity: String,
    /// Price of a unit in cents.
    pub price: i64,
    /// Price of the line in cents.
    pub total: i64,
    /// Whether it is known only once it is weighed.
    pub is_estimate: bool,
}

/// A payment.
#[derive(Debug, Serialize)]
pub struct PaymentContext {
    /// Its number, from 1.
    pub number: usize,
    /// When it is due.
    pub due: String,
    /// How much, in cents.
    pub amount: i64,
    /// What stands in its control: euros, as they were typed.
    pub value: String,
    /// What is wrong with it, or none.
    pub error: Option<String>,
}

impl CheckContext {
    /// The page of what was reviewed on `today`. Mistakes of payments that the member changed are shown beside them.
    #[allow(clippy::too_many_arguments)]
    pub fn new(
        form: &Form,
        revision: &str,
        typed: &Fields,
        (entry, quote): (&Entry, &Quote),
        mistakes: &[Mistake],
        messages: &Messages,
        today: Date,
    ) -> Self {
        let told = told(messages, typed, mistakes);
        let lots: Vec<LotContext> = quote.lots.iter().map(|lot| lot_context(form, messages, lot)).collect();
        let is_plain = |lot: &LotContext| !lot.is_absent && lot.turn.is_none() && lot.day.factor == 100;
        let is_same = lots.iter().all(is_plain)
            && lots.windows(2).all(|pair| matches!(pair, [one, next] if one.lines == next.lines));
        let facts = form.terms.payment.explain(&quote.schedule, entry.choices.schedule.is_some());
        let totals = &quote.totals;
        Self {
            about: AboutContext::from(form),
            action: form.action(revision),
            key: String::new(),
            typed: kept(typed),
            member: entry.member.clone(),
            today: today.to_string(),
            is_same,
            sums: sums(form, messages, quote),
            count: lots.iter().filter(|lot| !lot.is_absent).count(),
            goods: totals.goods.0,
            net: totals.net.0,
            vat: totals
                .vat
                .iter()
                .map(|(rate, amount)| (format::quantity(messages, Quantity(*rate)), amount.0))
                .collect(),
            solidarity: totals.solidarity.0,
            gift: totals.gift.0,
            carried: totals.carried.0,
            due: totals.due.0,
            credit: totals.credit.0,
            overpaid: quote.overpaid().0,
            is_estimate: totals.is_estimate,
            schedule: payments(&quote.schedule, typed, messages, &told),
            explanation: wording::schedule(messages, &facts),
            is_editable: form.terms.payment.is_editable && quote.schedule.len() > 1,
            method: entry.method.map(Vocabulary::key),
            articles: form.articles.iter().map(ArticleContext::from).collect(),
            signers: form.signers.key(),
            word: Control {
                name: "word".to_owned(),
                value: typed.get("word").to_owned(),
                error: told.iter().find(|told| told.control == "word").map(|told| told.sentence.clone()),
            },
            is_agreed: typed.is_ticked("agree") && !told.is_empty() && told.iter().all(|one| one.control == "word"),
            mistakes: told,
            lots,
        }
    }
}

/// What was typed, without what the page asks anew.
fn kept(typed: &Fields) -> Vec<(String, String)> {
    let anew = |name: &str| matches!(name, "step" | "agree" | "key" | "word") || name.starts_with("schedule.");
    typed.iter().filter(|(name, _)| !anew(name)).map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

fn lot_context(form: &Form, messages: &Messages, lot: &Lot) -> LotContext {
    let delivery = form.terms.deliveries.iter().find(|delivery| delivery.id == lot.delivery);
    let day_of = |id: DeliveryId| {
        let other = form.terms.deliveries.iter().find(|delivery| delivery.id == id);
        other.map_or(id.0, |other| other.date).to_string()
    };
    let lines = lot.lines.iter().map(|line| LineContext {
        name: form.item_name(&line.item).to_owned(),
        quantity: format::quantity(messages, line.quantity),
        price: line.price.0,
        total: line.total.0,
        is_estimate: line.is_estimate,
    });
    let day = delivery.map(|delivery| DayContext::of(form, delivery)).unwrap_or_else(|| DayContext {
        id: lot.delivery.0.to_string(),
        date: lot.date.to_string(),
        status: domain::DeliveryStatus::Planned.key(),
        factor: lot.percent,
        reason: None,
        start: None,
        end: None,
        place: None,
    });
    LotContext {
        month: day.date.get(..7).unwrap_or_default().to_owned(),
        day,
        lines: lines.collect(),
        is_absent: lot.is_absent,
        is_default: lot.is_default,
        taken_with: lot.taken_with.map(day_of),
        turn: lot.turn.map(|turn| turn + 1),
        total: lot.total.0,
    }
}

/// How much of each item over the season, in the order of pages.
fn sums(form: &Form, messages: &Messages, quote: &Quote) -> Vec<LineContext> {
    let sums = form.terms.items.iter().filter_map(|item| {
        let lines = || quote.lots.iter().flat_map(|lot| &lot.lines).filter(|line| line.item == item.id);
        let first = lines().next()?;
        Some(LineContext {
            name: item.name.clone(),
            quantity: format::quantity(messages, Quantity::sum(lines().map(|line| line.quantity))),
            price: first.price.0,
            total: lines().map(|line| line.total.0).sum(),
            is_estimate: first.is_estimate,
        })
    });
    sums.collect()
}

fn payments(schedule: &[Instalment], typed: &Fields, messages: &Messages, told: &[ToldContext]) -> Vec<PaymentContext> {
    let payments = schedule.iter().zip(1..).map(|(one, number)| {
        let name = format!("schedule.{number}");
        let euros = format!("{}.{:02}", one.amount.0 / 100, one.amount.0 % 100);
        let own = Some(typed.get(&name)).filter(|own| !own.is_empty());
        PaymentContext {
            number,
            due: one.due.to_string(),
            amount: one.amount.0,
            value: own.map_or_else(|| euros.replace('.', &messages.text("decimal-sign")), str::to_owned),
            error: told.iter().find(|told| told.control == name).map(|told| told.sentence.clone()),
        }
    });
    payments.collect()
}
