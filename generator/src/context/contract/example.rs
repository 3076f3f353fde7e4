//! What a typical household would pay: computed by the rules that price every contract.

use domain::contract::Contents;
use domain::{Date, SignUp};
use forms::wording;
use serde::Serialize;
use themes::{Messages, format};

use crate::atlas::Contract;

/// An example of choices, priced.
#[derive(Debug, Serialize)]
pub struct ExampleContext {
    /// How much of the item at each delivery: `1`, `0,5`; empty for an amount to spend.
    pub quantity: String,
    /// Name of what is taken; empty for an amount to spend.
    pub item: String,
    /// How many deliveries bring something.
    pub count: usize,
    /// What is due to the farm, in cents.
    pub due: i64,
    /// Whether something is weighed, so that this is an estimate.
    pub is_estimate: bool,
    /// The payments in a sentence or two.
    pub schedule: String,
}

impl ExampleContext {
    /// The example of a contract for somebody who signs today, or on the first day on which one may; none where its season
    /// is over, or where nothing simple is allowed.
    pub fn of(contract: &Contract, messages: &Messages, today: Date) -> Option<Self> {
        if contract.sign_up == SignUp::Ended {
            return None;
        }
        let terms = &contract.terms;
        let day = contract.window.map_or(today, |window| today.max(window.from));
        let choices = terms.example(day);
        let quote = terms.quote(&choices, day).ok()?;
        let (quantity, item) = match &choices.contents {
            Contents::Same(portions) => {
                portions.iter().next().map(|(id, quantity)| (format::quantity(messages, *quantity), id))?
            }
            _ => (String::new(), &String::new()),
        };
        Some(Self {
            item: terms.item(item).map(|item| item.name.clone()).unwrap_or_default(),
            quantity,
            count: quote.lots.iter().filter(|lot| !lot.lines.is_empty()).count(),
            due: quote.totals.due.0,
            is_estimate: quote.totals.is_estimate,
            schedule: wording::schedule(messages, &terms.payment.explain(&quote.schedule, false)),
        })
    }
}
