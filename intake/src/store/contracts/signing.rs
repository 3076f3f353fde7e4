//! Signatures: the member's by a mailed link, after it the farm's.

use serde_json::json;

use super::{Contract, ContractError, State, document, get, of_form};
use crate::document::{self as documents, Act, Document};
use crate::store::members::{self, Source};
use crate::store::stocks::{self, Supply};
use crate::store::{Change, ContractId, PersonId, Recorded, StoreError, log, people};

/// What came of a confirmation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Confirmed {
    /// The contract is signed.
    Signed(Recorded),
    /// The coordination must agree first.
    Waiting,
}

/// Confirms a contract: the person who has the mailed link signs what was sent.
///
/// # Errors
/// Why it is not signed. Where stocks are short, it stays as it was.
pub fn confirm(change: &mut Change<'_>, id: ContractId, act: Act, supply: &Supply) -> Result<Confirmed, ContractError> {
    let contract = in_state(change, id, &[State::Received])?;
    let mut draft = document(change, &contract)?.ok_or(ContractError::Unrecordable)?;
    draft.events.push(act.event("confirmed"));
    change.execute("UPDATE contract SET confirmed_at = ?2 WHERE id = ?1", (id, change.second()))?;
    if !contract.needs_approval {
        return sign(change, id, draft, supply);
    }
    let person = proven(change, &contract, &draft)?;
    let draft = draft.to_text().ok_or(ContractError::Unrecordable)?;
    let sql = "UPDATE contract SET state = 'waiting', draft = ?2, person = ?3, email = NULL WHERE id = ?1";
    change.execute(sql, (id, draft, person))?;
    Ok(Confirmed::Waiting)
}

/// Who sent a contract, from when their address is proven.
fn proven(change: &Change<'_>, contract: &Contract, document: &Document) -> Result<PersonId, StoreError> {
    contract.person.map_or_else(|| people::add(change, &document.person), Ok)
}

/// Agrees to a contract that waits for the coordination: it is signed.
///
/// # Errors
/// Why it is not signed.
pub fn approve(change: &mut Change<'_>, id: ContractId, act: Act, supply: &Supply) -> Result<Recorded, ContractError> {
    let contract = in_state(change, id, &[State::Waiting])?;
    let mut draft = document(change, &contract)?.ok_or(ContractError::Unrecordable)?;
    draft.events.push(act.event("approved"));
    match sign(change, id, draft, supply)? {
        Confirmed::Signed(recorded) => Ok(recorded),
        Confirmed::Waiting => Err(ContractError::State(State::Waiting)),
    }
}

/// Records a document as signed, takes its places, and ends the contract that it changes.
pub(super) fn sign(
    change: &mut Change<'_>,
    id: ContractId,
    document: Document,
    supply: &Supply,
) -> Result<Confirmed, ContractError> {
    let contract = get(change, id)?;
    let mut document = document;
    let mut previous = None;
    stocks::give_back(change, id)?;
    if let Some(amended) = contract.amends {
        let old = amendable(change, amended)?;
        stocks::give_back(change, amended)?;
        let before = super::document(change, &old)?.ok_or(ContractError::Unrecordable)?;
        document = document.amending(&before);
        previous = old.last_seq.map(|seq| log::hash(change, seq)).transpose()?;
        let sql = "UPDATE contract SET state = 'amended', ended_at = ?2 WHERE id = ?1";
        change.execute(sql, (amended, change.second()))?;
    }
    let draws = &document.quote.draws;
    let short = stocks::shortages(change, &contract.form, draws, Some(supply), Some(id))?;
    if !short.is_empty() {
        return Err(ContractError::Short(short));
    }
    let payload = document.payload().map_err(|_| ContractError::Unrecordable)?;
    let recorded = change.record(&payload, Some(id), previous)?;
    stocks::take(change, id, &contract.form, draws, None)?;
    let sql = "UPDATE contract SET state = 'signed', signed_at = ?2, signed_seq = ?3, last_seq = ?3, draft = NULL, person = ?4,
                 email = NULL
               WHERE id = ?1";
    let known = proven(change, &contract, &document)?;
    change.execute(sql, (id, recorded.at.as_second(), log::place(recorded.seq)?, known))?;
    let person = &document.person;
    if !person.email.is_empty() {
        members::learn(change, &contract.amap, &person.email, &person.name, Source::Contract)?;
    }
    change.told.site = true;
    Ok(Confirmed::Signed(recorded))
}

/// Signs a contract for the farm.
///
/// # Errors
/// Why it is not signed.
pub fn countersign(change: &mut Change<'_>, id: ContractId, act: &Act) -> Result<Recorded, ContractError> {
    let contract = in_state(change, id, &[State::Signed])?;
    countersigned(change, &contract, act)
}

/// Signs for the farm every contract of a form that waits for it. Each has its own line in the log.
///
/// # Errors
/// Why none is signed.
pub fn countersign_all(
    change: &mut Change<'_>,
    form: &str,
    act: &Act,
) -> Result<Vec<(ContractId, Recorded)>, ContractError> {
    let contracts = of_form(change, form, &[State::Signed])?;
    contracts.iter().map(|contract| Ok((contract.id, countersigned(change, contract, act)?))).collect()
}

fn countersigned(change: &mut Change<'_>, contract: &Contract, act: &Act) -> Result<Recorded, ContractError> {
    let recorded = note(change, contract, "contract-countersigned", act, json!({}))?;
    let sql = "UPDATE contract SET state = 'countersigned', countersigned_at = ?2 WHERE id = ?1";
    change.execute(sql, (contract.id, recorded.at.as_second()))?;
    change.told.site = true;
    Ok(recorded)
}

/// Adds a line to the log about a contract that is signed, which names it by the hash of what was signed.
pub(super) fn note(
    change: &mut Change<'_>,
    contract: &Contract,
    kind: &str,
    act: &Act,
    more: serde_json::Value,
) -> Result<Recorded, ContractError> {
    let signed = contract.signed_seq.ok_or(ContractError::State(contract.state))?;
    let text = log::text(change, signed)?.ok_or(ContractError::Unrecordable)?;
    let sha256 = evidence::Hash::of(text.as_bytes()).to_hex();
    let previous = log::hash(change, contract.last_seq.unwrap_or(signed))?;
    let about = documents::about(kind, contract.id.0, &sha256, act, more).map_err(|_| ContractError::Unrecordable)?;
    let recorded = change.record(&about, Some(contract.id), Some(previous))?;
    let last = log::place(recorded.seq)?;
    change.execute("UPDATE contract SET last_seq = ?2 WHERE id = ?1", (contract.id, last))?;
    Ok(recorded)
}

/// A contract that another one may take the place of.
pub(super) fn amendable(change: &Change<'_>, id: ContractId) -> Result<Contract, ContractError> {
    let contract = get(change, id)?;
    if contract.state.is_live() { Ok(contract) } else { Err(ContractError::NothingToAmend(contract.state)) }
}

/// A contract, if its life stands where it should.
pub(super) fn in_state(change: &Change<'_>, id: ContractId, states: &[State]) -> Result<Contract, ContractError> {
    let contract = get(change, id)?;
    if states.contains(&contract.state) { Ok(contract) } else { Err(ContractError::State(contract.state)) }
}
