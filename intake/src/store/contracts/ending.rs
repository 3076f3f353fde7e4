//! How contracts end: withdrawn, refused, expired; and how what is personal of them is erased.

use serde_json::json;

use super::signing::{in_state, note};
use super::{Contract, ContractError, State};
use crate::document::Act;
use crate::store::tokens::Subject;
use crate::store::{Change, ContractId, Recorded, StoreError, people, stocks};

/// Ends a contract that is signed. `reason` is what the person chose to say, or empty.
///
/// # Errors
/// Why it is not ended.
pub fn withdraw(change: &mut Change<'_>, id: ContractId, act: &Act, reason: &str) -> Result<Recorded, ContractError> {
    let contract = in_state(change, id, &[State::Signed, State::Countersigned])?;
    let more = if reason.is_empty() { json!({}) } else { json!({ "reason": reason }) };
    let recorded = note(change, &contract, "contract-withdrawn", act, more)?;
    end(change, id, State::Withdrawn)?;
    change.told.site = true;
    Ok(recorded)
}

/// Renounces some of what a signed contract brings: what keeps, where the rest spoils and so binds (L221-28). The contract goes
/// on; the line of the log says of what.
///
/// # Errors
/// Why nothing is recorded.
pub fn renounce_part(
    change: &mut Change<'_>,
    id: ContractId,
    act: &Act,
    items: &[String],
) -> Result<Recorded, ContractError> {
    let contract = in_state(change, id, &[State::Signed, State::Countersigned])?;
    note(change, &contract, "contract-partly-renounced", act, json!({ "items": items }))
}

/// Does not agree to a contract that waits for the coordination. What was sent is erased with those that were never confirmed.
///
/// # Errors
/// Why nothing is done.
pub fn refuse(change: &Change<'_>, id: ContractId) -> Result<(), ContractError> {
    in_state(change, id, &[State::Waiting, State::Received])?;
    Ok(end(change, id, State::Refused)?)
}

/// Gives back what a contract holds.
fn end(change: &Change<'_>, id: ContractId, state: State) -> Result<(), StoreError> {
    stocks::give_back(change, id)?;
    let sql = "UPDATE contract SET state = ?2, ended_at = ?3 WHERE id = ?1";
    change.execute(sql, (id, state, change.second())).map(drop)
}

/// Ends a contract that was never signed, and erases what was sent.
pub(in crate::store) fn expire(change: &Change<'_>, id: ContractId) -> Result<(), ContractError> {
    let contract = super::get(change, id)?;
    match contract.state {
        State::Received | State::Waiting => end(change, id, State::Expired)?,
        State::Refused | State::Expired => {}
        state => return Err(ContractError::State(state)),
    }
    Ok(erase(change, &contract)?)
}

/// Erases what is personal of a contract: the person, the records, the mails, the links. The lines of the log stay.
pub(in crate::store) fn erase(change: &Change<'_>, contract: &Contract) -> Result<(), StoreError> {
    let (id, now) = (contract.id, change.second());
    let sql =
        "UPDATE record SET payload = NULL, salt = NULL, erased_at = ?2 WHERE contract = ?1 AND payload IS NOT NULL";
    change.execute(sql, (id, now))?;
    let sql = "UPDATE contract SET person = NULL, email = NULL, draft = NULL, erased_at = ?2 WHERE id = ?1";
    change.execute(sql, (id, now))?;
    change.execute("DELETE FROM token WHERE subject = ?1", [Subject::Contract(id).to_text()])?;
    crate::store::outbox::erase_of_contract(change, id)?;
    if let Some(person) = contract.person {
        people::erase(change, person)?;
    }
    Ok(())
}
