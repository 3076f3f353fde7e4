//! How a farm is paid, resolved: how many payments, when, how the total is split.

use domain::payment::{PaymentTerms, Split};
use domain::{Date, Delivery};

use crate::content::payment::{self, Due, Payment};
use crate::diagnostic::{Diagnostic, key};

use super::super::Resolver;

/// The most payments: one a week.
const MOST: u32 = 53;

/// The terms of payment for deliveries that take place on these days, in order; one payment where nothing is written.
pub fn payment(resolver: &mut Resolver<'_>, written: Option<&Payment>, held: &[&Delivery], file: &str) -> PaymentTerms {
    let days = |due| due_days(due, held);
    let Some(written) = written else {
        let days = days(Due::FirstDeliveryOfMonth);
        return PaymentTerms { most: 1, days, split: Split::Equal, least: None, is_editable: false };
    };
    let mut tell = |code, place, found: String| {
        resolver.diagnostics.push(Diagnostic::error(code, file, place).with("found", found));
    };
    if written.methods.is_empty() {
        tell("no-payment-method", key!["payment", "methods"], String::new());
    }
    let listed = [written.percentages.len(), written.dates.len()].into_iter().find(|count| *count > 0).unwrap_or(1);
    let most = written.instalments.unwrap_or(u32::try_from(listed).unwrap_or(u32::MAX));
    if most == 0 || most > MOST {
        tell("bad-instalments", key!["payment", "instalments"], most.to_string());
    }
    let is_count = |count: usize| u32::try_from(count) == Ok(most);
    if !written.percentages.is_empty() {
        let sum = written.percentages.iter().fold(0u32, |sum, percent| sum.saturating_add(*percent));
        if written.split.is_some() {
            tell("split-and-percentages", key!["payment", "percentages"], String::new());
        }
        if sum != 100 || written.percentages.contains(&0) {
            tell("bad-percentages", key!["payment", "percentages"], sum.to_string());
        } else if !is_count(written.percentages.len()) {
            tell("percentages-count", key!["payment", "percentages"], written.percentages.len().to_string());
        }
    }
    if !written.dates.is_empty() {
        if written.due.is_some() {
            tell("due-and-dates", key!["payment", "dates"], String::new());
        } else if usize::try_from(most).is_ok_and(|most| most > written.dates.len()) {
            tell("instalments-without-day", key!["payment", "instalments"], written.dates.len().to_string());
        }
    }
    let split = match written.split.map(|split| split.0) {
        _ if !written.percentages.is_empty() => Split::Percentages(written.percentages.clone()),
        None | Some(payment::Split::Equal) => Split::Equal,
        Some(payment::Split::WholeEuros) => Split::WholeEuros,
        Some(payment::Split::FiveCents) => Split::FiveCents,
        Some(payment::Split::Deliveries) => Split::Deliveries,
    };
    let days = if written.dates.is_empty() {
        days(written.due.map_or(Due::FirstDeliveryOfMonth, |due| due.0))
    } else {
        let mut days = resolver.dates(&written.dates, file, &|index| key!["payment", "dates", index]);
        days.sort_unstable();
        days
    };
    PaymentTerms { most: most.clamp(1, MOST), days, split, least: written.least, is_editable: written.editable }
}

/// The days on which payments are due, by day.
fn due_days(due: Due, held: &[&Delivery]) -> Vec<Date> {
    let mut days: Vec<Date> = held.iter().map(|delivery| delivery.date).collect();
    match due {
        Due::EachDelivery => days.dedup(),
        Due::FirstDeliveryOfMonth => days.dedup_by_key(|day| day.first_of_month()),
        Due::FirstOfMonth => {
            days.iter_mut().for_each(|day| *day = day.first_of_month());
            days.dedup();
        }
    }
    days
}

#[cfg(test)]
mod tests {
    use domain::{DeliveryId, DeliveryStatus};
    use jiff::civil::date;

    use super::*;

    #[test]
    fn payments_are_due_when_the_word_says() {
        let delivery = |date: Date| Delivery {
            id: DeliveryId(date),
            date,
            status: DeliveryStatus::Planned,
            start: None,
            end: None,
            place: None,
            factor: 100,
            reason: None,
            slot: 0,
        };
        // Two deliveries on one day are one day to pay.
        let days = [date(2026, 9, 10), date(2026, 9, 24), date(2026, 9, 24), date(2026, 11, 5)];
        let deliveries = days.map(delivery);
        let held: Vec<&Delivery> = deliveries.iter().collect();
        assert_eq!(due_days(Due::EachDelivery, &held), [days[0], days[1], days[3]]);
        assert_eq!(due_days(Due::FirstDeliveryOfMonth, &held), [days[0], days[3]]);
        assert_eq!(due_days(Due::FirstOfMonth, &held), [date(2026, 9, 1), date(2026, 11, 1)]);
        assert_eq!(due_days(Due::FirstOfMonth, &[]), []);
    }
}
