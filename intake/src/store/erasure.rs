//! A person erased, by address. The lines of the log stay: without what they commit to, they say nothing.

use sha2::{Digest, Sha256};

use super::contracts::{self, Contract, State};
use super::ids::words;
use super::permanences::{self, TurnState};
use super::{
    Change, ContractId, EnquiryId, SignUpId, StoreError, View, enquiries, objections, outbox, people, quarantine,
};

words! {
    /// How much is erased.
    Extent {
        /// Everything but signed contracts, which the law has both parties keep.
        WhatMayBe = "what-may-be",
        /// Everything, by decision of whoever answers for the data.
        Everything = "everything",
    }
}

/// What was erased, and what was not.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Erased {
    /// Contracts of which nothing personal is left.
    pub contracts: Vec<ContractId>,
    /// Contracts that are kept until their time is over.
    pub kept: Vec<ContractId>,
    /// Turns.
    pub turns: Vec<SignUpId>,
    /// Whatever else was sent.
    pub enquiries: Vec<EnquiryId>,
    /// Mails to them that were of no contract; those of contracts go with these.
    pub mails: usize,
}

/// Erases a person. Turns to come are given up. It is noted, by a hash of the address, so that an older backup does not
/// bring them back.
///
/// # Errors
/// Those of the store.
pub fn erase(change: &mut Change<'_>, email: &str, extent: Extent) -> Result<Erased, StoreError> {
    let mut erased = Erased::default();
    for contract in contracts::of_address(change, email)? {
        if contract.signed_seq.is_some() && extent == Extent::WhatMayBe {
            erased.kept.push(contract.id);
            continue;
        }
        contract_of(change, &contract)?;
        erased.contracts.push(contract.id);
    }
    for turn in permanences::of_address(change, email)? {
        if matches!(turn.state, TurnState::Held | TurnState::Received) {
            permanences::end(change, turn.id, TurnState::Cancelled, None)?;
        }
        permanences::erase(change, turn.id)?;
        erased.turns.push(turn.id);
    }
    for enquiry in enquiries::of_address(change, email)? {
        enquiries::erase(change, enquiry.id)?;
        erased.enquiries.push(enquiry.id);
    }
    if erased.kept.is_empty() {
        // Rows that nothing refers to any more.
        for person in people::with_address(change, email)? {
            people::erase(change, person)?;
        }
    }
    erased.mails = outbox::erase_of_address(change, email)?;
    quarantine::erase_of_address(change, email)?;
    change.execute("DELETE FROM member WHERE email = ?1", [email])?;
    change.execute("DELETE FROM proposal WHERE email = ?1", [email])?;
    objections::set(change, email, false)?;
    let address = format!("address {} ", email.to_lowercase());
    change.execute("DELETE FROM token WHERE substr(subject, 1, length(?1)) = ?1", [&address])?;
    let sql = "INSERT INTO erasure (digest, extent, erased_at) VALUES (?1, ?2, ?3)
               ON CONFLICT DO UPDATE SET extent = excluded.extent, erased_at = excluded.erased_at";
    change.execute(sql, (digest(email), extent, change.second()))?;
    // Waiting lists are shorter by what was erased of them.
    change.told.site |= !erased.enquiries.is_empty();
    change.told.erased = true;
    Ok(erased)
}

fn contract_of(change: &mut Change<'_>, contract: &Contract) -> Result<(), StoreError> {
    match contract.state {
        State::Received | State::Waiting => contracts::expire(change, contract.id).map_err(|error| match error {
            contracts::ContractError::Store(error) => error,
            _ => StoreError::Unreadable("contract"),
        }),
        _ => contracts::erase(change, contract),
    }
}

/// Somebody who was erased, as it is noted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Noted {
    /// SHA-256 of the address in small letters.
    pub digest: [u8; 32],
    /// How much was erased.
    pub extent: Extent,
}

/// Everybody who was erased.
///
/// # Errors
/// Those of the store.
pub fn noted(view: &View<'_>) -> Result<Vec<Noted>, StoreError> {
    let sql = "SELECT digest, extent FROM erasure ORDER BY erased_at";
    view.all(sql, [], |row| Ok(Noted { digest: row.get(0)?, extent: row.get(1)? }))
}

/// Erases again whom an older copy brought back. Gives how many people.
///
/// # Errors
/// Those of the store.
pub fn erase_again(change: &mut Change<'_>, noted: &[Noted]) -> Result<usize, StoreError> {
    let sql = "SELECT email FROM person WHERE email <> '' UNION SELECT email FROM member
               UNION SELECT email FROM contract WHERE email <> '' UNION SELECT email FROM mail WHERE email IS NOT NULL
               UNION SELECT email FROM quarantine WHERE email <> ''";
    let addresses: Vec<String> = change.all(sql, [], |row| row.get(0))?;
    let mut count = 0;
    for email in addresses {
        let own = digest(&email);
        if let Some(noted) = noted.iter().find(|noted| noted.digest == own) {
            erase(change, &email, noted.extent)?;
            count += 1;
        }
    }
    Ok(count)
}

pub(super) fn digest(email: &str) -> [u8; 32] {
    Sha256::digest(email.to_lowercase().as_bytes()).into()
}
