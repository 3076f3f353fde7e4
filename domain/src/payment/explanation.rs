//! A schedule explained: the facts of the sentence that goes with it.

use serde::Serialize;

use crate::{Cents, Date};

use super::{Instalment, PaymentTerms};

/// Why a schedule is as it is: « 3 paiements de 33,00 €, puis un de 34,00 € ; en euros entiers, le dernier prend le reste ».
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Explanation {
    /// How the total is split, as a word: `whole-euros`; `own` where the member changed the amounts.
    pub split: &'static str,
    /// How many payments there are.
    pub count: usize,
    /// Their sum.
    pub total: Cents,
    /// Payments of the same amount that follow each other.
    pub runs: Vec<Run>,
    /// Whether the last takes what remains, and so differs.
    pub is_last_other: bool,
}

/// Payments of the same amount that follow each other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Run {
    /// How many.
    pub count: usize,
    /// Of how much each.
    pub amount: Cents,
    /// When the first is due.
    pub first: Date,
    /// When the last is due.
    pub last: Date,
}

impl PaymentTerms {
    /// Explains a schedule of these terms; `is_own` says that the member changed the amounts.
    pub fn explain(&self, schedule: &[Instalment], is_own: bool) -> Explanation {
        let runs: Vec<Run> = schedule
            .chunk_by(|one, next| one.amount == next.amount)
            .filter_map(|run| {
                let (first, last) = (run.first()?, run.last()?);
                Some(Run { count: run.len(), amount: first.amount, first: first.due, last: last.due })
            })
            .collect();
        Explanation {
            split: if is_own { "own" } else { self.split.key() },
            count: schedule.len(),
            total: schedule.iter().map(|one| one.amount).sum(),
            is_last_other: runs.len() > 1 && runs.last().is_some_and(|run| run.count == 1),
            runs,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::payment::Split;
    use jiff::civil::date;

    #[test]
    fn equal_payments_are_told_together() {
        let days = vec![date(2026, 9, 5), date(2026, 10, 5), date(2026, 11, 5)];
        let terms = PaymentTerms { most: 3, days, split: Split::WholeEuros, least: None, is_editable: false };
        let schedule = terms.schedule(Cents(10_000), None, date(2026, 9, 1), &[]);
        let explained = terms.explain(&schedule, false);
        let run = |count, amount, first, last| Run { count, amount: Cents(amount), first, last };
        let expected =
            [run(2, 3_300, date(2026, 9, 5), date(2026, 10, 5)), run(1, 3_400, date(2026, 11, 5), date(2026, 11, 5))];
        assert_eq!(explained.runs, expected);
        assert_eq!((explained.split, explained.count, explained.total), ("whole-euros", 3, Cents(10_000)));
        assert!(explained.is_last_other);
        assert_eq!(terms.explain(&[], true).runs, []);
    }
}
