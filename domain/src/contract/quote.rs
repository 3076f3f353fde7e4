//! What follows from terms and choices: deliveries, lines, sums, or all that is wrong with the choices.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::payment::Instalment;
use crate::{Cents, ContractKind, Date, Delivery, DeliveryId};

use super::absence::absences;
use super::stock::{Draw, exceeding};
use super::{
    AbsenceEffect, Choices, Contents, ItemId, Mistake, Mistakes, Portions, Quantity, Sharing, Standing, Terms,
};

/// A priced contract.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quote {
    /// What each delivery brings, by day. Absences are in it.
    pub lots: Vec<Lot>,
    /// Sums.
    pub totals: Totals,
    /// The payments. They sum to what is due, or to more, where a change came after they were made.
    pub schedule: Vec<Instalment>,
    /// What it takes from stocks.
    pub draws: Vec<Draw>,
}

impl Quote {
    /// What the payments are beyond what is due: the farm gives it back, or carries it over. 0 where a change made nothing less
    /// of what was paid.
    pub fn overpaid(&self) -> Cents {
        let paid: i64 = self.schedule.iter().map(|one| one.amount.0).sum();
        Cents((paid - self.totals.due.0).max(0))
    }
}

/// What one delivery brings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lot {
    /// The delivery.
    pub delivery: DeliveryId,
    /// The day on which it takes place.
    pub date: Date,
    /// Quantities in percent of the usual.
    pub percent: u32,
    /// What it brings. Of an absence that is deducted, nothing.
    pub lines: Vec<Line>,
    /// Whether the member does not take it.
    pub is_absent: bool,
    /// Whether the member said nothing of it, so that the default order applies.
    pub is_default: bool,
    /// The delivery with which it is taken instead (*report*).
    pub taken_with: Option<DeliveryId>,
    /// Of a shared basket, the family whose turn it is, from 0.
    pub turn: Option<u32>,
    /// Sum of the lines.
    pub total: Cents,
}

/// One item at one delivery.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// The item.
    pub item: ItemId,
    /// How much, before the factor of the delivery.
    pub quantity: Quantity,
    /// Price of a unit.
    pub price: Cents,
    /// Price of the line, VAT included, rounded to the cent.
    pub total: Cents,
    /// The same without VAT, rounded to the cent.
    pub net: Cents,
    /// Whether it is known only once it is weighed.
    pub is_estimate: bool,
}

/// Sums in cents.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Totals {
    /// Sum of the lines, VAT included.
    pub goods: Cents,
    /// Sum of the lines without VAT.
    pub net: Cents,
    /// VAT by rate, in hundredths of a percent.
    pub vat: BTreeMap<u32, Cents>,
    /// What solidarity adds or, negative, takes off.
    pub solidarity: Cents,
    /// Gifts.
    pub gift: Cents,
    /// What of a credit of last season is used up: it is paid already. At most goods, solidarity and gifts.
    pub carried: Cents,
    /// What is to be paid to the farm: goods, solidarity and gifts, less what is carried over.
    pub due: Cents,
    /// What absences will be credited at the end of the season, within goods.
    pub credit: Cents,
    /// Whether some line is an estimate, so that the season ends with a settlement.
    pub is_estimate: bool,
}

impl Terms {
    /// Prices the choices of somebody who signs on `today` and of whom nothing else is known.
    ///
    /// # Errors
    /// Every mistake, each with its field.
    pub fn quote(&self, choices: &Choices, today: Date) -> Result<Quote, Mistakes> {
        self.quote_for(choices, today, &Standing::default())
    }

    /// Prices the choices of somebody who signs on `today`, with what is known of them.
    ///
    /// # Errors
    /// Every mistake, each with its field.
    pub fn quote_for(&self, choices: &Choices, today: Date, standing: &Standing) -> Result<Quote, Mistakes> {
        let mut mistakes = Mistakes::new();
        let own = self.own_deliveries(choices, today, &mut mistakes);
        let absent = absences(self, &own, choices, today, &mut mistakes);
        let moves = self.moves(&own, &absent, choices, today, &mut mistakes);
        self.check_contents(&own, choices, &mut mistakes);
        let families = self.families(choices, &mut mistakes);
        let lots: Vec<Lot> =
            own.iter().map(|delivery| self.lot(delivery, choices, &absent, &moves, families)).collect();
        self.check_lots(&lots, choices, &mut mistakes);
        let draws = self.draws(&lots);
        mistakes.extend(exceeding(&draws).iter().map(Draw::mistake));
        let totals = self.totals(&lots, choices, standing, &mut mistakes);
        let schedule = self.schedule(&lots, &totals, choices, today, &mut mistakes);
        self.check_standing(standing, &own, choices, &mut mistakes);
        if matches!(choices.contents, Contents::Same(_)) {
            told_once(&mut mistakes);
        }
        if mistakes.is_empty() { Ok(Quote { lots, totals, schedule, draws }) } else { Err(mistakes) }
    }

    /// The deliveries that a member who signs on `today` has, by day. Identity decides, not the day of today's calendar: a
    /// delivery that was moved stays with those who have it, and no move brings another to those who have ended (`CASES.md` 18).
    pub fn own_deliveries(&self, choices: &Choices, today: Date, mistakes: &mut Mistakes) -> Vec<&Delivery> {
        let is_open = |delivery: &&Delivery| self.closing.is_open(today, delivery.date);
        let from = choices.from.unwrap_or(self.season.from);
        let to = choices.to.unwrap_or(Date::MAX);
        if to < from {
            mistakes.push(Mistake::new("span-reversed", "to").with("from", from).with("to", to));
        }
        let in_span = |delivery: &&Delivery| from <= delivery.id.0 && delivery.id.0 <= to;
        let closed = self.held().find(|delivery| !is_open(delivery) && delivery.id.0 >= from);
        if let Some(closed) = closed.filter(|_| choices.from.is_some() || !self.joins_late) {
            let code = if self.joins_late { "from-too-early" } else { "no-late-joining" };
            let first = self.held().find(is_open).map(|delivery| delivery.date.to_string()).unwrap_or_default();
            mistakes.push(Mistake::new(code, "from").with("day", closed.date).with("first", first));
        }
        let length = match (choices.trial, self.trial, self.length) {
            (true, None, _) => {
                mistakes.push(Mistake::new("no-trial", "trial"));
                None
            }
            (true, trial, _) => trial,
            (false, _, length) => length,
        };
        let length = length.and_then(|count| usize::try_from(count).ok()).unwrap_or(usize::MAX);
        let own: Vec<&Delivery> = self.held().filter(is_open).filter(in_span).take(length).collect();
        if own.is_empty() && mistakes.is_empty() {
            mistakes.push(Mistake::new("no-delivery-left", "from"));
        }
        own
    }

    fn schedule(
        &self,
        lots: &[Lot],
        totals: &Totals,
        choices: &Choices,
        today: Date,
        mistakes: &mut Mistakes,
    ) -> Vec<Instalment> {
        if let Some(wanted) = choices.instalments.filter(|wanted| *wanted == 0 || *wanted > self.payment.most) {
            let mistake = Mistake::new("bad-instalments", "instalments").with("found", wanted);
            mistakes.push(mistake.with("most", self.payment.most));
        }
        let delivered: Vec<Instalment> =
            lots.iter().map(|lot| Instalment { due: lot.date, amount: lot.total }).collect();
        let proposed = self.payment.schedule(totals.due, choices.instalments, today, &delivered);
        let Some(wanted) = choices.schedule.as_ref().filter(|_| mistakes.is_empty()) else { return proposed };
        self.payment.changed(&proposed, wanted).unwrap_or_else(|mistake| {
            mistakes.push(mistake);
            proposed
        })
    }

    /// Where absent deliveries are taken instead.
    fn moves(
        &self,
        own: &[&Delivery],
        absent: &BTreeSet<DeliveryId>,
        choices: &Choices,
        today: Date,
        mistakes: &mut Mistakes,
    ) -> BTreeMap<DeliveryId, DeliveryId> {
        let rules = self.absences.filter(|rules| rules.effect == AbsenceEffect::Moved);
        for (source, target) in &choices.moves {
            let told = |code: &str| Mistake::new(code, format!("moves.{}", source.0)).with("day", target.0);
            let notice = rules.and_then(|rules| rules.notice).unwrap_or(self.closing);
            if rules.is_none() {
                mistakes.push(told("no-moves"));
            } else if !absent.contains(source) {
                mistakes.push(told("move-without-absence"));
            } else {
                match own.iter().find(|delivery| delivery.id == *target) {
                    None => mistakes.push(told("move-to-no-delivery")),
                    Some(_) if absent.contains(target) => mistakes.push(told("move-to-absence")),
                    Some(delivery) if !notice.is_open(today, delivery.date) => mistakes.push(told("move-too-late")),
                    Some(_) => {}
                }
            }
        }
        if rules.is_some() {
            for id in absent.iter().filter(|id| !choices.moves.contains_key(id)) {
                mistakes.push(Mistake::new("move-without-target", format!("moves.{}", id.0)).with("day", id.0));
            }
        }
        choices.moves.clone()
    }

    fn families(&self, choices: &Choices, mistakes: &mut Mistakes) -> Option<u32> {
        let families = Some(choices.families).filter(|families| *families > 1)?;
        let most = self.sharing.map_or(1, |sharing| sharing.families.min(Sharing::MOST));
        if families > most {
            mistakes.push(Mistake::new("too-many-families", "families").with("found", families).with("most", most));
        }
        Some(families)
    }

    fn check_contents(&self, own: &[&Delivery], choices: &Choices, mistakes: &mut Mistakes) {
        let fits = match (&choices.contents, self.kind) {
            (Contents::Same(_), ContractKind::Prepaid) => false,
            (Contents::Same(_), _) => true,
            (Contents::Each { .. }, kind) => matches!(kind, ContractKind::Variable | ContractKind::Prepaid),
            (Contents::Amount(_), kind) => kind == ContractKind::Prepaid,
        };
        if !fits {
            mistakes.push(Mistake::new("wrong-contents", "contents"));
        }
        match &choices.contents {
            Contents::Same(portions) => self.check_portions("contents", portions, None, mistakes),
            Contents::Each { default, deliveries } => {
                self.check_portions("contents.default", default, None, mistakes);
                for (id, portions) in deliveries {
                    let field = format!("deliveries.{}", id.0);
                    if own.iter().any(|delivery| delivery.id == *id) {
                        self.check_portions(&field, portions, Some(*id), mistakes);
                    } else if portions.values().any(|quantity| quantity.0 > 0) {
                        mistakes.push(Mistake::new("unknown-delivery", field).with("day", id.0));
                    }
                }
            }
            Contents::Amount(amount) => {
                if amount.0 <= 0 {
                    mistakes.push(Mistake::new("no-amount", "contents.amount"));
                }
            }
        }
    }

    fn check_portions(&self, field: &str, portions: &Portions, at: Option<DeliveryId>, mistakes: &mut Mistakes) {
        for (id, quantity) in portions.iter().filter(|(_, quantity)| quantity.0 > 0) {
            let told = |code: &str| Mistake::new(code, format!("{field}.{id}")).with("item", id);
            let Some(item) = self.item(id) else {
                let known = self.items.iter().map(|item| item.id.as_str()).collect::<Vec<_>>().join(", ");
                mistakes.push(told("unknown-item").with("known", known));
                continue;
            };
            let told = |code: &str| told(code).with("item", &item.name).with("found", quantity);
            if *quantity > Quantity::MOST {
                mistakes.push(told("too-much").with("most", Quantity::MOST));
            } else if quantity.0.checked_rem(item.step.0).is_some_and(|rest| rest > 0) {
                mistakes.push(told("bad-step").with("step", item.step));
            } else if at.is_some_and(|delivery| !item.is_at(delivery)) {
                mistakes.push(told("item-not-at-delivery"));
            }
        }
    }

    fn lot(
        &self,
        delivery: &Delivery,
        choices: &Choices,
        absent: &BTreeSet<DeliveryId>,
        moves: &BTreeMap<DeliveryId, DeliveryId>,
        families: Option<u32>,
    ) -> Lot {
        let none = Portions::new();
        let (portions, is_default) = match &choices.contents {
            Contents::Same(portions) => (portions, false),
            Contents::Each { default, deliveries } => match deliveries.get(&delivery.id) {
                Some(portions) => (portions, false),
                None => (default, true),
            },
            Contents::Amount(_) => (&none, false),
        };
        let is_absent = absent.contains(&delivery.id);
        let is_deducted = is_absent && self.absences.is_some_and(|rules| rules.effect == AbsenceEffect::Deducted);
        let items = self.items.iter().filter(|item| !is_deducted && item.is_at(delivery.id));
        let lines: Vec<Line> = items
            .filter_map(|item| {
                let quantity = *portions.get(&item.id).filter(|quantity| quantity.0 > 0)?;
                let price = item.pricing.unit();
                let total = quantity.price(price, delivery.factor);
                let (net, is_estimate) = (total.without_vat(item.vat), item.pricing.is_estimate());
                Some(Line { item: item.id.clone(), quantity, price, total, net, is_estimate })
            })
            .collect();
        Lot {
            delivery: delivery.id,
            date: delivery.date,
            percent: delivery.factor,
            total: lines.iter().map(|line| line.total).sum(),
            lines,
            is_absent,
            is_default,
            taken_with: moves.get(&delivery.id).copied(),
            turn: families.map(|families| Sharing::turn(delivery, self.anchor, families)),
        }
    }

    fn check_lots(&self, lots: &[Lot], choices: &Choices, mistakes: &mut Mistakes) {
        let bounds = self.bounds;
        let goods = match choices.contents {
            Contents::Amount(amount) => amount,
            _ => {
                // What cannot be priced is told already.
                if lots.iter().all(|lot| lot.lines.is_empty()) && mistakes.is_empty() {
                    mistakes.push(Mistake::new("nothing-chosen", "contents"));
                }
                self.rules.iter().enumerate().for_each(|(index, rule)| rule.check(index, self, lots, mistakes));
                lots.iter().map(|lot| lot.total).sum()
            }
        };
        let mut tell = |code: &str, field: String, found: Cents, bound: Option<Cents>, is_wrong: bool| {
            if let Some(bound) = bound.filter(|_| is_wrong) {
                mistakes.push(Mistake::new(code, field).with("found", found).with("bound", bound));
            }
        };
        for lot in lots.iter().filter(|lot| !lot.is_absent && !lot.lines.is_empty()) {
            let field = || format!("deliveries.{}", lot.delivery.0);
            let (least, most) = (bounds.least_per_delivery, bounds.most_per_delivery);
            tell("delivery-below-least", field(), lot.total, least, least.is_some_and(|least| lot.total < least));
            tell("delivery-above-most", field(), lot.total, most, most.is_some_and(|most| lot.total > most));
        }
        let taken = lots.iter().filter(|lot| !lot.is_absent).count();
        let (least, most) = (bounds.least_for(taken, self.held().count()), bounds.most);
        let is_trial = choices.trial;
        tell("below-least", "contents".to_owned(), goods, least, !is_trial && least.is_some_and(|least| goods < least));
        tell("above-most", "contents".to_owned(), goods, most, most.is_some_and(|most| goods > most));
    }

    fn totals(&self, lots: &[Lot], choices: &Choices, standing: &Standing, mistakes: &mut Mistakes) -> Totals {
        let mut totals = Totals::default();
        for lot in lots {
            for line in &lot.lines {
                let rate = self.item(&line.item).map_or(0, |item| item.vat);
                *totals.vat.entry(rate).or_default() += Cents(line.total.0 - line.net.0);
                totals.goods += line.total;
                totals.net += line.net;
                totals.is_estimate |= line.is_estimate;
            }
            let is_credited = self.absences.is_some_and(|rules| rules.effect == AbsenceEffect::Credited);
            if lot.is_absent && is_credited {
                totals.credit += lot.total;
            }
        }
        if let Contents::Amount(amount) = choices.contents {
            (totals.goods, totals.net) = (amount, amount);
        }
        if let Some(percent) = choices.solidarity {
            match &self.solidarity {
                Some(solidarity) if (solidarity.least..=solidarity.most).contains(&percent) => {
                    totals.solidarity = Cents(Quantity::ONE.price(totals.goods, percent).0 - totals.goods.0);
                }
                Some(solidarity) => {
                    let mistake = Mistake::new("solidarity-out-of-bounds", "solidarity").with("found", percent);
                    mistakes.push(mistake.with("least", solidarity.least).with("most", solidarity.most));
                }
                None => mistakes.push(Mistake::new("no-solidarity", "solidarity")),
            }
        }
        let taken = i64::try_from(lots.iter().filter(|lot| !lot.is_absent).count()).unwrap_or(0);
        for (field, gift, times) in [("gift", choices.gift, 1), ("gift_per_delivery", choices.gift_per_delivery, taken)]
        {
            let Some(gift) = gift else { continue };
            if gift.0 < 0 || gift > Cents::MAX_PRICE {
                mistakes.push(Mistake::new("bad-gift", field).with("found", gift));
            } else {
                totals.gift += Cents(gift.0 * times);
            }
        }
        let total = Cents(totals.goods.0 + totals.solidarity.0 + totals.gift.0);
        totals.carried = standing.carried(total);
        totals.due = Cents(total.0 - totals.carried.0);
        totals
    }
}

/// What is the same at each delivery is wrong once: a mistake that several deliveries share is told of the contents.
fn told_once(mistakes: &mut Mistakes) {
    let subject = |one: &Mistake| {
        let values = ["rule", "stock", "day"].map(|name| one.values.get(name).cloned());
        one.field.starts_with("deliveries.").then(|| (one.code.clone(), values))
    };
    let mut counts = BTreeMap::new();
    for mistake in mistakes.iter().filter_map(subject) {
        *counts.entry(mistake).or_insert(0) += 1;
    }
    let mut known = BTreeSet::new();
    mistakes.retain_mut(|one| {
        let Some(shared) = subject(one).filter(|shared| counts.get(shared).is_some_and(|count| *count > 1)) else {
            return true;
        };
        one.field = "contents".to_owned();
        known.insert(shared)
    });
}
