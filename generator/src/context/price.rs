//! What a share costs: whole cents, rounded at each delivery, then summed.

use domain::contract::Quantity;
use domain::{Cents, Delivery, DeliveryStatus};

/// The price at a delivery of `factor` percent of the usual quantities, rounded half up to the cent.
pub fn at_delivery(price: Cents, factor: u32) -> Cents {
    Quantity::ONE.price(price, factor)
}

/// The price for a season: of every delivery that takes place, its own price.
pub fn for_season<'a>(price: Cents, deliveries: impl IntoIterator<Item = &'a Delivery>) -> Cents {
    let held = deliveries.into_iter().filter(|delivery| delivery.status != DeliveryStatus::Cancelled);
    held.map(|delivery| at_delivery(price, delivery.factor)).sum()
}

#[cfg(test)]
mod tests {
    use domain::DeliveryId;
    use jiff::civil::date;

    use super::*;

    fn delivery(day: i8, status: DeliveryStatus, factor: u32) -> Delivery {
        let date = date(2026, 10, day);
        Delivery {
            id: DeliveryId(date),
            date,
            status,
            start: None,
            end: None,
            place: None,
            factor,
            reason: None,
            slot: 0,
        }
    }

    #[test]
    fn a_delivery_costs_its_part_to_the_cent() {
        assert_eq!(at_delivery(Cents(1250), 100), Cents(1250));
        assert_eq!(at_delivery(Cents(1250), 200), Cents(2500));
        assert_eq!(at_delivery(Cents(1255), 50), Cents(628));
        assert_eq!(at_delivery(Cents(1), 50), Cents(1));
        assert_eq!(at_delivery(Cents(1), 49), Cents(0));
        assert_eq!(at_delivery(Cents(0), 300), Cents(0));
    }

    #[test]
    fn a_season_is_the_sum_of_what_is_delivered() {
        let deliveries = [
            delivery(1, DeliveryStatus::Planned, 100),
            delivery(8, DeliveryStatus::Cancelled, 100),
            delivery(15, DeliveryStatus::Moved, 50),
            delivery(22, DeliveryStatus::Planned, 50),
            delivery(29, DeliveryStatus::Added, 200),
        ];
        // 12.55 + 6.28 + 6.28 + 25.10: each half is rounded by itself.
        assert_eq!(for_season(Cents(1255), &deliveries), Cents(5021));
        assert_eq!(for_season(Cents(1255), &[]), Cents(0));
    }
}
