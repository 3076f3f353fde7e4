//! Absences and jokers: deliveries that a member does not take.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{Date, Delivery, DeliveryId, Notice, Window, vocabulary};

use super::{Choices, Mistake, Mistakes, Terms};

/// What a member may skip, and what becomes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct AbsenceTerms {
    /// The most.
    pub most: u32,
    /// The period in which they may lie; the season otherwise.
    pub period: Option<Window>,
    /// Until when a day can be chosen; `None` where all are chosen at signature.
    pub notice: Option<Notice>,
    /// What becomes of the basket.
    pub effect: AbsenceEffect,
}

vocabulary! {
    /// What becomes of a basket that a member does not take.
    AbsenceEffect {
        Moved = "moved", "Pris en double à une autre livraison, choisie par le membre : le total ne change pas.";
        Deducted = "deducted", "Non payé : les absences sont déduites d’emblée.";
        Credited = "credited", "Payé, puis rendu en fin de saison.";
        Given = "given", "Payé, et donné au panier solidaire.";
        Lost = "lost", "Payé, et perdu.";
    }
}

/// The deliveries of a member that are absences: those that were dated, then, for those that were only counted, the last
/// possible ones (`CASES.md` 17).
pub(super) fn absences(
    terms: &Terms,
    own: &[&Delivery],
    choices: &Choices,
    today: Date,
    mistakes: &mut Mistakes,
) -> BTreeSet<DeliveryId> {
    let mut absent = BTreeSet::new();
    let count = usize::try_from(choices.absences_count).unwrap_or(usize::MAX).max(choices.absences.len());
    if count == 0 {
        return absent;
    }
    let Some(rules) = terms.absences else {
        mistakes.push(Mistake::new("no-absences", "absences"));
        return absent;
    };
    let most = usize::try_from(rules.most).unwrap_or(usize::MAX);
    if count > most {
        mistakes.push(Mistake::new("too-many-absences", "absences").with("found", count).with("most", rules.most));
    }
    let notice = rules.notice.unwrap_or(terms.closing);
    let possible = |delivery: &Delivery| {
        let day = delivery.date;
        rules.period.unwrap_or(terms.season).contains(day) && notice.is_open(today, day) && !terms.is_merged(delivery)
    };
    for (index, id) in choices.absences.iter().enumerate() {
        let field = format!("absences.{index}");
        let told = |code: &str| Mistake::new(code, field.clone()).with("day", id.0);
        match own.iter().find(|delivery| delivery.id == *id) {
            None => mistakes.push(told("absence-without-delivery")),
            Some(delivery) if !possible(delivery) => {
                mistakes.push(told(refusal(terms, rules, notice, delivery, today)))
            }
            Some(_) if !absent.insert(*id) => mistakes.push(told("absence-twice")),
            Some(_) => {}
        }
    }
    // A day that was named and refused is not replaced by another: only those without a day find one.
    let full = (absent.len() + count - choices.absences.len()).min(most);
    for delivery in own.iter().rev() {
        if absent.len() >= full {
            break;
        }
        if possible(delivery) {
            absent.insert(delivery.id);
        }
    }
    if absent.len() < count.min(most) && mistakes.is_empty() {
        mistakes.push(Mistake::new("absences-do-not-fit", "absences").with("found", count).with("most", absent.len()));
    }
    absent
}

fn refusal(terms: &Terms, rules: AbsenceTerms, notice: Notice, delivery: &Delivery, today: Date) -> &'static str {
    if !rules.period.unwrap_or(terms.season).contains(delivery.date) {
        "absence-outside-period"
    } else if delivery.date < today {
        "absence-past"
    } else if !notice.is_open(today, delivery.date) {
        "absence-too-late"
    } else {
        "absence-on-merged-delivery"
    }
}
