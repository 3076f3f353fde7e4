//! The schedule of payments, straight to the farm: how many, when, how much. It sums to the total to the cent.

mod explanation;

use serde::{Deserialize, Serialize};

use crate::contract::Mistake;
use crate::{Cents, Date};

pub use explanation::{Explanation, Run};

/// One payment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Instalment {
    /// When it is due.
    pub due: Date,
    /// How much.
    pub amount: Cents,
}

/// How a total is split.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Split {
    /// Equal amounts to the cent; the last takes what remains.
    Equal,
    /// Whole euros, rounded down; the last takes what remains. Equal shares of whole half euros are left as they are.
    WholeEuros,
    /// Each what remains by how many remain, rounded to five cents; the last takes what remains.
    FiveCents,
    /// Percentages, each rounded down to the euro; the last takes what remains.
    Percentages(Vec<u32>),
    /// What is delivered from one due day to the next.
    Deliveries,
}

/// How payments are made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaymentTerms {
    /// The most payments.
    pub most: u32,
    /// Days on which a payment may be due, in order. There are never more payments than days.
    pub days: Vec<Date>,
    /// How the total is split.
    pub split: Split,
    /// The least amount of a payment.
    pub least: Option<Cents>,
    /// Whether members may change the amounts.
    pub is_editable: bool,
}

impl PaymentTerms {
    /// The schedule of `total`, in `wanted` payments or as many as there may be, for somebody who signs on `today`: days
    /// before it are left out; where none is left all is due on `today`. A payment of nothing is none: it is not in the
    /// list. `delivered` says what each day brings, for [`Split::Deliveries`].
    pub fn schedule(
        &self,
        total: Cents,
        wanted: Option<u32>,
        today: Date,
        delivered: &[Instalment],
    ) -> Vec<Instalment> {
        if total.0 <= 0 {
            return Vec::new();
        }
        let mut days: Vec<Date> = self.days.iter().copied().filter(|day| *day >= today).collect();
        if days.is_empty() {
            days.push(today);
        }
        let count = wanted.unwrap_or(self.most).min(self.most).max(1);
        days.truncate(usize::try_from(count).unwrap_or(usize::MAX));
        let amounts = match &self.split {
            Split::Deliveries => by_delivery(total, &days, delivered),
            split => self.with_least(total, split.amounts(total, days.len())),
        };
        let dated = days.into_iter().zip(amounts).map(|(due, amount)| Instalment { due, amount });
        dated.filter(|instalment| instalment.amount.0 != 0).collect()
    }

    /// The schedule with the amounts that a member wants instead, one for each payment of `proposed`, zeros left out.
    ///
    /// # Errors
    /// Where they may not be changed, do not sum to the total, are negative, below the least, or more than there are days.
    pub fn changed(&self, proposed: &[Instalment], wanted: &[Cents]) -> Result<Vec<Instalment>, Mistake> {
        let told = |code: &str| Mistake::new(code, "schedule");
        let total: Cents = proposed.iter().map(|instalment| instalment.amount).sum();
        let sum: Cents = wanted.iter().copied().sum();
        let is_small =
            |amount: &Cents| amount.0 < 0 || (amount.0 > 0 && self.least.is_some_and(|least| *amount < least));
        if !self.is_editable {
            return Err(told("schedule-fixed"));
        }
        if wanted.len() > proposed.len() {
            return Err(told("schedule-too-long").with("found", wanted.len()).with("most", proposed.len()));
        }
        if let Some(amount) = wanted.iter().find(|amount| is_small(amount)) {
            return Err(told("schedule-too-small").with("found", amount).with("least", self.least.unwrap_or_default()));
        }
        if sum != total {
            return Err(told("schedule-sum").with("found", sum).with("total", total));
        }
        let dated = proposed.iter().zip(wanted).map(|(one, amount)| Instalment { due: one.due, amount: *amount });
        Ok(dated.filter(|instalment| instalment.amount.0 > 0).collect())
    }

    /// Amounts below the least are raised to it; a day is left out (0) when what was paid before is what is due by then
    /// (`CASES.md` 7). What would remain below the least is paid with the last.
    fn with_least(&self, total: Cents, amounts: Vec<Cents>) -> Vec<Cents> {
        let Some(least) = self.least.filter(|least| amounts.iter().any(|amount| amount < least)) else {
            return amounts;
        };
        let count = i64::try_from(amounts.len()).unwrap_or(1);
        let mut paid = 0;
        let mut raised = Vec::with_capacity(amounts.len());
        for (elapsed, amount) in (1..).zip(amounts) {
            let left = total.0 - paid;
            let mut now = if paid * count >= total.0 * elapsed { 0 } else { amount.0.max(least.0).min(left) };
            if elapsed == count || (now > 0 && left - now < least.0) {
                now = left;
            }
            paid += now;
            raised.push(Cents(now));
        }
        raised
    }
}

impl Split {
    /// The word used in content files, messages and data.
    pub fn key(&self) -> &'static str {
        match self {
            Split::Equal => "equal",
            Split::WholeEuros => "whole-euros",
            Split::FiveCents => "five-cents",
            Split::Percentages(_) => "percentages",
            Split::Deliveries => "deliveries",
        }
    }

    /// The amounts of `count` payments.
    fn amounts(&self, total: Cents, count: usize) -> Vec<Cents> {
        let n = i64::try_from(count.max(1)).unwrap_or(1);
        let share = |index: i64, left: i64| match self {
            Split::Equal | Split::Deliveries => total.0 / n,
            Split::WholeEuros if total.0 % (n * 50) == 0 => total.0 / n,
            Split::WholeEuros => total.0 / n / 100 * 100,
            Split::FiveCents => {
                let remaining = n - index;
                // To the nearest five cents, the middle up.
                (2 * left + 5 * remaining).div_euclid(10 * remaining) * 5
            }
            Split::Percentages(percents) => {
                let percent = usize::try_from(index).ok().and_then(|index| percents.get(index)).copied().unwrap_or(0);
                total.0 * i64::from(percent) / 10_000 * 100
            }
        };
        let mut left = total.0;
        let amounts = (0..n).map(|index| {
            let amount = if index == n - 1 { left } else { share(index, left).clamp(0, left) };
            left -= amount;
            Cents(amount)
        });
        amounts.collect()
    }
}

/// From each day on what is delivered before the next; the first day pays for what was delivered before it too. What
/// deliveries do not explain, as a gift, is paid with the last; what takes off, as a credit, takes off each in proportion.
fn by_delivery(total: Cents, days: &[Date], delivered: &[Instalment]) -> Vec<Cents> {
    let mut amounts = vec![Cents(0); days.len()];
    for one in delivered {
        let at = days.partition_point(|day| *day <= one.due).saturating_sub(1);
        if let Some(amount) = amounts.get_mut(at) {
            *amount += one.amount;
        }
    }
    let explained: Cents = amounts.iter().copied().sum();
    if total < explained {
        let (mut delivered, mut paid) = (0, 0);
        for amount in &mut amounts {
            delivered += i128::from(amount.0);
            let until = i128::from(total.0) * delivered / i128::from(explained.0);
            *amount = Cents(i64::try_from(until - paid).unwrap_or_default());
            paid = until;
        }
    } else if let Some(last) = amounts.last_mut() {
        *last += Cents(total.0 - explained.0);
    }
    amounts
}
