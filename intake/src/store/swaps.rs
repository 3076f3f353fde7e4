//! Turns that somebody gives away or would exchange: proposed to others by mail, accepted by a link, once.

use rusqlite::Row;

use super::ids::words;
use super::permanences::{self, SignUp, TurnError, TurnState, Volunteer};
use super::{Change, PersonId, ProposalId, SignUpId, StoreError, View, people};

words! {
    /// Where a proposal stands.
    ProposalState {
        /// It can be accepted.
        Open = "open",
        /// It was.
        Accepted = "accepted",
        /// It is over: another one was accepted, or the turn is no more.
        Closed = "closed",
    }
}

/// A turn that is proposed to somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// Its number.
    pub id: ProposalId,
    /// The turn that is offered.
    pub sign_up: SignUpId,
    /// The turn that is wanted for it; `None` where it is given away.
    pub exchange: Option<SignUpId>,
    /// To whom it is proposed.
    pub email: String,
    /// Where it stands.
    pub state: ProposalState,
}

/// What accepting brought about: turns that are new, each with who takes it. The old ones and their links are over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Swapped {
    /// The turn that was offered, as its new holder has it.
    pub taken: SignUpId,
    /// The turn that was wanted for it, as who offered has it now.
    pub given: Option<SignUpId>,
}

/// Proposes a turn to somebody, for nothing or for one of theirs.
///
/// # Errors
/// Why it is not proposed.
pub fn propose(
    change: &Change<'_>,
    sign_up: SignUpId,
    exchange: Option<SignUpId>,
    email: &str,
) -> Result<ProposalId, TurnError> {
    for id in [Some(sign_up), exchange].into_iter().flatten() {
        permanences::in_state(change, id, &[TurnState::Held])?;
    }
    let sql = "INSERT INTO proposal (sign_up, exchange, email, state, proposed_at) VALUES (?1, ?2, ?3, 'open', ?4)";
    Ok(ProposalId(change.insert(sql, (sign_up, exchange, email, change.second()))?))
}

/// A proposal.
///
/// # Errors
/// Those of the store, and that there is none.
pub fn get(view: &View<'_>, id: ProposalId) -> Result<Proposal, TurnError> {
    let sql = "SELECT id, sign_up, exchange, email, state FROM proposal WHERE id = ?1";
    let read = |row: &Row<'_>| {
        let (id, sign_up, exchange) = (row.get(0)?, row.get(1)?, row.get(2)?);
        Ok(Proposal { id, sign_up, exchange, email: row.get(3)?, state: row.get(4)? })
    };
    view.one(sql, [id], read)?.ok_or(TurnError::Unknown)
}

/// Accepts a turn that is given away: `volunteer` comes instead.
///
/// # Errors
/// Why nothing is done; a proposal for an exchange is [`TurnError::Unknown`] here.
pub fn accept(change: &mut Change<'_>, id: ProposalId, volunteer: &Volunteer) -> Result<Swapped, TurnError> {
    let proposal = open(change, id)?;
    if proposal.exchange.is_some() {
        return Err(TurnError::Unknown);
    }
    settle(change, id)?;
    let taken = permanences::replace(change, proposal.sign_up, volunteer)?;
    Ok(Swapped { taken, given: None })
}

/// Accepts an exchange: both take each other's turn, with as many people as came before.
///
/// # Errors
/// Why nothing is done.
pub fn exchange(change: &mut Change<'_>, id: ProposalId) -> Result<Swapped, TurnError> {
    let proposal = open(change, id)?;
    let wanted = proposal.exchange.ok_or(TurnError::Unknown)?;
    let offered = permanences::in_state(change, proposal.sign_up, &[TurnState::Held])?;
    let wanted = permanences::in_state(change, wanted, &[TurnState::Held])?;
    if offered.people != wanted.people {
        return Err(TurnError::Full(offered.people.min(wanted.people)));
    }
    settle(change, id)?;
    let (giver, taker) = (holder(change, &offered)?, holder(change, &wanted)?);
    let taken = permanences::replace(change, offered.id, &taker)?;
    let given = permanences::replace(change, wanted.id, &giver)?;
    Ok(Swapped { taken, given: Some(given) })
}

/// Ends what was proposed of a turn without anything in exchange: whoever has it comes after all.
///
/// # Errors
/// Those of the store.
pub fn withdraw(change: &Change<'_>, sign_up: SignUpId) -> Result<(), StoreError> {
    let sql = "UPDATE proposal SET state = 'closed', ended_at = ?2
               WHERE sign_up = ?1 AND exchange IS NULL AND state = 'open'";
    change.execute(sql, (sign_up, change.second())).map(drop)
}

/// Proposes again what was [`withdraw`]n: the links of then are good again.
///
/// # Errors
/// Those of the store.
pub fn reopen(change: &Change<'_>, sign_up: SignUpId) -> Result<(), StoreError> {
    let sql = "UPDATE proposal SET state = 'open', ended_at = NULL
               WHERE sign_up = ?1 AND exchange IS NULL AND state = 'closed' AND email <> ''";
    change.execute(sql, [sign_up]).map(drop)
}

fn open(change: &Change<'_>, id: ProposalId) -> Result<Proposal, TurnError> {
    let proposal = get(change, id)?;
    match proposal.state {
        ProposalState::Open => Ok(proposal),
        _ => Err(TurnError::State(TurnState::Replaced)),
    }
}

fn settle(change: &Change<'_>, id: ProposalId) -> Result<(), StoreError> {
    let sql = "UPDATE proposal SET state = 'accepted', ended_at = ?2 WHERE id = ?1";
    change.execute(sql, (id, change.second())).map(drop)
}

/// Who has a turn, as they would take another one.
fn holder(change: &Change<'_>, turn: &SignUp) -> Result<Volunteer, TurnError> {
    let person: PersonId = turn.person.ok_or(TurnError::Unknown)?;
    let member = people::get(change, person)?.ok_or(TurnError::Unknown)?;
    Ok(Volunteer { member, friend: turn.friend.clone(), is_shown: turn.is_shown })
}
