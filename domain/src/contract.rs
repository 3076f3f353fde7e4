//! A contract: what a farm offers the members of an AMAP for a season, and what one of them chooses.
//!
//! [`Terms`] are what the farm offers, frozen in the revision of a form; [`Choices`] are what a member says, [`Standing`] what
//! is known of them beside; a [`Quote`] is what follows: deliveries, lines, sums. Generator, intake and command line price
//! with this one function, [`Terms::quote`], or [`Terms::quote_for`] where a standing is known.

mod absence;
mod bounds;
mod choices;
mod example;
mod mistake;
mod quantity;
mod quote;
mod rule;
mod sharing;
mod standing;
mod stock;
mod terms;

pub use absence::{AbsenceEffect, AbsenceTerms};
pub use bounds::Bounds;
pub use choices::{Choices, Contents, Portions};
pub use mistake::{Mistake, Mistakes};
pub use quantity::Quantity;
pub use quote::{Line, Lot, Quote, Totals};
pub use rule::{Comparison, Extent, QuantityRule};
pub use sharing::Sharing;
pub use standing::{Required, Standing};
pub use stock::{Draw, PLACES, exceeding};
pub use terms::{Item, ItemId, Pricing, Solidarity, StockPool, Terms};
