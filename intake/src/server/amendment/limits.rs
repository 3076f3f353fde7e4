//! How far a contract may change on a day: as one likes while the sign-up window is open; afterwards only absences, where the
//! contract lets one say them later; never a delivery that is closed, nor a payment that was due.

use std::collections::BTreeSet;

use domain::contract::{Choices, Lot, Mistake, Mistakes, Quote};
use domain::payment::Instalment;
use domain::{Cents, Date, DeliveryId};
use forms::{Entry, Form};

use super::spread;
use crate::document::Document;

/// What may change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Extent {
    /// Everything that is not closed.
    All,
    /// Absences, and where they are taken instead.
    Absences,
    /// Nothing.
    Nothing,
}

/// What may change on a day.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// The day.
    pub today: Date,
    extent: Extent,
}

impl Limits {
    /// Those of a form on a day.
    pub fn of(form: &Form, today: Date) -> Self {
        let says_later = form.terms.absences.is_some_and(|rules| rules.notice.is_some());
        let is_left = form.terms.deliveries.iter().any(|one| form.terms.closing.is_open(today, one.date));
        let extent = match () {
            () if !is_left => Extent::Nothing,
            () if form.is_open(today) => Extent::All,
            () if says_later => Extent::Absences,
            () => Extent::Nothing,
        };
        Self { today, extent }
    }

    /// Whether nothing may change any more.
    pub fn is_nothing(self) -> bool {
        self.extent == Extent::Nothing
    }

    /// What of a change is not allowed on the day.
    pub fn mistakes(self, form: &Form, before: &Document, (entry, quote): &(Entry, Quote)) -> Mistakes {
        let mut mistakes = Mistakes::new();
        let is_more = before.method != entry.method
            || !self.is_as_often(form, before, entry)
            || beside_absences(&before.choices, &before.quote) != beside_absences(&entry.choices, quote);
        if self.extent == Extent::Absences && is_more {
            let to = form.window.map(|window| window.to.to_string()).unwrap_or_default();
            mistakes.push(Mistake::new("change-only-absences", "contents").with("to", to));
        }
        self.absences(form, &before.choices, &entry.choices, &mut mistakes);
        self.closed(form, &before.quote.lots, &quote.lots, &mut mistakes);
        mistakes
    }

    /// Whether as many payments are wanted as before. As many as there may be are those that nobody counted.
    fn is_as_often(self, form: &Form, before: &Document, entry: &Entry) -> bool {
        let payment = &form.terms.payment;
        let most = u32::try_from(payment.days.len()).unwrap_or(u32::MAX).clamp(1, payment.most.max(1));
        let wanted = |count: Option<u32>| count.unwrap_or(most).min(most);
        let agreed = u32::try_from(before.quote.schedule.len()).ok();
        wanted(before.choices.instalments) == wanted(entry.choices.instalments) || agreed == entry.choices.instalments
    }

    /// Absences and moves that are new or given up, and for which it is too late.
    fn absences(self, form: &Form, old: &Choices, new: &Choices, mistakes: &mut Mistakes) {
        let Some(rules) = form.terms.absences else { return };
        let notice = rules.notice.unwrap_or(form.terms.closing);
        let is_late = |id: &DeliveryId| {
            let delivery = form.terms.deliveries.iter().find(|delivery| delivery.id == *id);
            delivery.is_some_and(|delivery| !notice.is_open(self.today, delivery.date))
        };
        let [was, is]: [BTreeSet<_>; 2] = [old, new].map(|choices| choices.absences.iter().copied().collect());
        for day in was.symmetric_difference(&is).filter(|day| is_late(day)) {
            mistakes.push(Mistake::new("absence-too-late", "absences").with("day", day.0));
        }
        for (day, target) in new.moves.iter().filter(|(day, target)| old.moves.get(day) != Some(target)) {
            if is_late(target) {
                mistakes.push(Mistake::new("move-too-late", format!("moves.{}", day.0)).with("day", target.0));
            }
        }
    }

    /// Deliveries that are closed and would not stay as they are.
    fn closed(self, form: &Form, old: &[Lot], new: &[Lot], mistakes: &mut Mistakes) {
        let days: BTreeSet<(DeliveryId, Date)> = old.iter().chain(new).map(|lot| (lot.delivery, lot.date)).collect();
        let of = |lots: &[Lot], day: DeliveryId| lots.iter().find(|lot| lot.delivery == day).map(essence);
        for (day, date) in days {
            let is_closed = !form.terms.closing.is_open(self.today, date);
            if is_closed && of(old, day) != of(new, day) {
                let told = Mistake::new("change-closed", format!("deliveries.{}", day.0)).with("day", date);
                if !mistakes.contains(&told) {
                    mistakes.push(told);
                }
            }
        }
    }

    /// Leaves the payments that were due as they were, and spreads what is left over the others; today, where there is no other.
    /// Where nothing is left, or less than nothing, nothing more is paid ([`Quote::overpaid`]).
    pub fn keep_paid(self, before: &Document, quote: &mut Quote) {
        let old = before.quote.schedule.iter().filter(|one| one.due < self.today);
        let past: Vec<_> = old.cloned().collect();
        if quote.schedule.iter().filter(|one| one.due < self.today).eq(past.iter()) {
            return;
        }
        let paid = Cents(past.iter().map(|one| one.amount.0).sum());
        let mut later: Vec<Date> = quote.schedule.iter().map(|one| one.due).filter(|due| *due >= self.today).collect();
        if later.is_empty() {
            later.push(self.today);
        }
        let amounts = spread(paid, quote.totals.due, later.len());
        let later = later.into_iter().zip(amounts).map(|(due, amount)| Instalment { due, amount });
        quote.schedule = past.into_iter().chain(later.filter(|one| one.amount.0 > 0)).collect();
    }
}

/// Choices but for absences; what the form proposes is said, whether or not the member left it at that.
fn beside_absences(choices: &Choices, quote: &Quote) -> Choices {
    let first = quote.lots.iter().map(|lot| lot.delivery.0).min();
    Choices {
        from: choices.from.or(first),
        families: choices.families.max(1),
        solidarity: choices.solidarity.or(Some(100)),
        instalments: None,
        gift: choices.gift.or(Some(Cents(0))),
        gift_per_delivery: choices.gift_per_delivery.or(Some(Cents(0))),
        absences: Vec::new(),
        absences_count: 0,
        moves: Default::default(),
        schedule: None,
        ..choices.clone()
    }
}

/// What a delivery brings and costs, without whether that was said of it or of all.
fn essence(lot: &Lot) -> Lot {
    Lot { is_default: false, ..lot.clone() }
}
