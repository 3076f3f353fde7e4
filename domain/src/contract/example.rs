//! An example of choices: what a typical household takes.

use crate::{Cents, ContractKind, Date};

use super::{Choices, Contents, Portions, Quantity, Terms};

impl Terms {
    /// What a typical household would choose: one of the first item at each delivery, or as few more as the rules of the
    /// contract ask for; another item where the first cannot be had alone. Of a prepaid contract, the least amount, or
    /// what one of the first item at each delivery costs. The choices are right unless the contract allows none.
    pub fn example(&self, today: Date) -> Choices {
        let choices = |contents| Choices { contents, ..Choices::default() };
        if self.kind == ContractKind::Prepaid {
            let unit = self.items.first().map_or(0, |item| item.pricing.unit().0);
            let deliveries = i64::try_from(self.held().count()).unwrap_or(1);
            return choices(Contents::Amount(self.bounds.least.unwrap_or(Cents(unit * deliveries))));
        }
        let same =
            |id: &str, units: u32| choices(Contents::Same(Portions::from([(id.to_owned(), Quantity::units(units))])));
        let counts = self.items.iter().flat_map(|item| (1..=Self::MOST_UNITS).map(move |units| (item, units)));
        let mut tried = counts.map(|(item, units)| same(&item.id, units));
        let first = self.items.first().map_or(Choices::default(), |item| same(&item.id, 1));
        tried.find(|choices| self.quote(choices, today).is_ok()).unwrap_or(first)
    }

    /// An example has no more of an item than this: two dozen eggs.
    const MOST_UNITS: u32 = 24;
}
