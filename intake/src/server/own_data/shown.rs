//! What is kept of an address, as its page shows it.

use std::collections::BTreeSet;

use jiff::{Span, ToSpan};
use serde::Serialize;

use super::super::failure::Failure;
use crate::store::contracts::{self, Contract};
use crate::store::retention::Periods;
use crate::store::{View, enquiries, members, objections, people, permanences, quarantine};

/// Everything that is kept of an address.
#[derive(Debug, Serialize)]
pub struct OwnData {
    /// Where the page sends its forms, from the root of the intake.
    pub link: String,
    /// The address.
    email: String,
    /// What the person said of themselves last.
    name: String,
    /// Telephone, or empty.
    phone: String,
    /// Postal address, or empty.
    address: String,
    /// Whether there is anything to correct.
    is_known: bool,
    /// Contracts.
    contracts: Vec<Held>,
    /// Turns at distributions.
    turns: Vec<Turn>,
    /// Whatever else was sent.
    enquiries: Vec<Other>,
    /// How many forms wait in quarantine.
    quarantine: usize,
    /// Whether calls for volunteers go to it.
    is_called: bool,
    /// Pages of the AMAPs that know the address as a member's.
    memberships: Vec<String>,
}

/// A contract.
#[derive(Debug, Clone, Serialize)]
pub struct Held {
    /// Its number.
    number: i64,
    /// Its name.
    name: String,
    /// The farm.
    farm: String,
    /// Season.
    season: String,
    /// Where its life stands: `signed`, …
    state: &'static str,
    /// The day until which the law has it kept, or none.
    until: Option<String>,
}

/// A turn at a distribution.
#[derive(Debug, Serialize)]
struct Turn {
    /// Page of the AMAP.
    amap: String,
    /// The day.
    day: String,
    /// Where it stands: `held`, …
    state: &'static str,
}

/// Something else that was sent.
#[derive(Debug, Serialize)]
struct Other {
    /// What it is: `contact`, …
    kind: &'static str,
    /// Page that it is about, or empty.
    about: String,
    /// The day on which it came.
    day: String,
}

impl OwnData {
    /// Reads it.
    ///
    /// # Errors
    /// Those of the store.
    pub fn read(view: &View<'_>, email: String) -> Result<Self, Failure> {
        let mut rows = Vec::new();
        for id in people::with_address(view, &email)? {
            rows.extend(people::get(view, id)?);
        }
        let mut held = Vec::new();
        for contract in contracts::of_address(view, &email)? {
            let document = contracts::document(view, &contract)?;
            let until = contract.signed_seq.and_then(|_| kept_until(&contract));
            let (name, farm, season) = document.map_or_else(
                || (contract.form.clone(), String::new(), String::new()),
                |document| (document.name, document.farm.name, document.season),
            );
            held.push(Held { number: contract.id.0, name, farm, season, state: contract.state.word(), until });
        }
        let turns = permanences::of_address(view, &email)?.into_iter().map(|turn| Turn {
            amap: turn.amap,
            day: turn.distribution.to_string(),
            state: turn.state.word(),
        });
        let turns = turns.collect();
        let enquiries = enquiries::of_address(view, &email)?.into_iter().map(|enquiry| Other {
            kind: enquiry.kind.word(),
            about: enquiry.about,
            day: enquiry.received_at.strftime("%F").to_string(),
        });
        let enquiries = enquiries.collect();
        let memberships: BTreeSet<String> =
            members::of_address(view, &email)?.into_iter().map(|(amap, _)| amap).collect();
        let is_known = !rows.is_empty();
        let last = rows.pop().unwrap_or_default();
        Ok(Self {
            link: String::new(),
            name: last.name,
            phone: last.phone,
            address: last.address,
            is_known,
            contracts: held,
            turns,
            enquiries,
            quarantine: quarantine::of_address(view, &email)?.len(),
            is_called: !objections::has(view, &email)?,
            memberships: memberships.into_iter().collect(),
            email,
        })
    }

    /// Contracts that the law has kept.
    pub fn kept(&self) -> Vec<Held> {
        self.contracts.iter().filter(|contract| contract.until.is_some()).cloned().collect()
    }

    /// How many things can be erased at once.
    pub fn erasable(&self) -> usize {
        let unsigned = self.contracts.iter().filter(|contract| contract.until.is_none()).count();
        unsigned + self.turns.len() + self.enquiries.len() + self.quarantine + self.memberships.len()
    }
}

/// The day until which a contract is kept.
fn kept_until(contract: &Contract) -> Option<String> {
    let Periods { large_contract, small_contract, .. } = Periods::default();
    let period: Span = if contract.due >= Periods::LARGE { large_contract } else { small_contract };
    // The day itself is kept: what was before it is erased.
    let last = contract.last_delivery.checked_add(period).ok()?.checked_add(1.day()).ok()?;
    Some(last.to_string())
}
