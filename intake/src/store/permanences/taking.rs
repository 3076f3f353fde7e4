//! Turns taken, confirmed, given up, handed over.

use jiff::{SignedDuration, Timestamp};

use super::{SignUp, Slot, TurnError, TurnState, Volunteer, in_state, taken};
use crate::store::tokens::Subject;
use crate::store::{Change, SignUpId, StoreError, people};

/// A turn that waits to be confirmed by mail, and then for the coordination where it `needs_approval`. It holds its places for a
/// time.
///
/// # Errors
/// Why it is not stored.
pub fn request(
    change: &mut Change<'_>,
    slot: &Slot,
    volunteer: &Volunteer,
    holds: SignedDuration,
    needs_approval: bool,
) -> Result<SignUpId, TurnError> {
    let until = change.second().saturating_add(holds.as_secs());
    let id = add(change, slot, volunteer, TurnState::Received, Some(until))?;
    if needs_approval {
        change.execute("UPDATE sign_up SET needs_approval = 1 WHERE id = ?1", [id])?;
    }
    Ok(id)
}

/// The address of a turn is proven, and the coordination is asked: until it agrees, nothing is held.
///
/// # Errors
/// Why nobody is asked.
pub fn ask(change: &mut Change<'_>, id: SignUpId) -> Result<(), TurnError> {
    in_state(change, id, &[TurnState::Received])?;
    let sql = "UPDATE sign_up SET confirmed_at = ?2, holds_until = NULL WHERE id = ?1";
    change.execute(sql, (id, change.second()))?;
    Ok(())
}

/// The coordination does not agree to a turn. It is erased with what was never confirmed.
///
/// # Errors
/// Why nothing is done.
pub fn refuse(change: &mut Change<'_>, id: SignUpId) -> Result<(), TurnError> {
    in_state(change, id, &[TurnState::Received])?;
    Ok(end(change, id, TurnState::Expired, None)?)
}

/// A turn of somebody whose address is known to be theirs: taken at once.
///
/// # Errors
/// Why it is not taken.
pub fn take(change: &mut Change<'_>, slot: &Slot, volunteer: &Volunteer) -> Result<SignUpId, TurnError> {
    add(change, slot, volunteer, TurnState::Held, None)
}

/// Confirms a turn: it is taken, if there still is room. `capacity` is what the slot takes now.
///
/// # Errors
/// Why it is not taken; it stays as it was.
pub fn confirm(change: &mut Change<'_>, id: SignUpId, capacity: u32) -> Result<SignUp, TurnError> {
    let turn = in_state(change, id, &[TurnState::Received])?;
    let slot = turn.slot(capacity);
    let left = capacity.saturating_sub(taken(change, &slot, Some(id))?);
    if turn.people > left {
        return Err(TurnError::Full(left));
    }
    let sql = "UPDATE sign_up SET state = 'held', held_at = ?2, holds_until = NULL WHERE id = ?1";
    change.execute(sql, (id, change.second()))?;
    change.told.site = true;
    Ok(turn)
}

/// Notes when and where the distribution of a turn is, as the person is told now.
///
/// # Errors
/// Those of the store.
pub fn tell(change: &Change<'_>, id: SignUpId, told: &str) -> Result<(), StoreError> {
    change.execute("UPDATE sign_up SET told = ?2 WHERE id = ?1", (id, told)).map(drop)
}

/// Gives a turn up.
///
/// # Errors
/// Why nothing is done.
pub fn cancel(change: &mut Change<'_>, id: SignUpId) -> Result<SignUp, TurnError> {
    let turn = in_state(change, id, &[TurnState::Held, TurnState::Received])?;
    end(change, id, TurnState::Cancelled, None)?;
    Ok(turn)
}

/// Looks for somebody who comes instead, or no longer. The turn is kept until somebody does.
///
/// # Errors
/// Why nothing is done.
pub fn seek(change: &mut Change<'_>, id: SignUpId, is_sought: bool) -> Result<SignUp, TurnError> {
    let turn = in_state(change, id, &[TurnState::Held])?;
    let since = is_sought.then(|| turn.seeking_at.map_or(change.second(), Timestamp::as_second));
    change.execute("UPDATE sign_up SET seeking_at = ?2 WHERE id = ?1", (id, since))?;
    change.told.site = true;
    Ok(turn)
}

/// Somebody comes instead, with as many as there were or fewer; the places of the turn are theirs.
///
/// # Errors
/// Why nobody does.
pub fn replace(change: &mut Change<'_>, id: SignUpId, volunteer: &Volunteer) -> Result<SignUpId, TurnError> {
    let turn = in_state(change, id, &[TurnState::Held])?;
    if volunteer.people() > turn.people {
        return Err(TurnError::Full(turn.people));
    }
    end(change, id, TurnState::Replaced, None)?;
    // Whatever the slot takes now, the places of this turn stay.
    let slot = turn.slot(u32::MAX);
    let own = add(change, &slot, volunteer, TurnState::Held, None)?;
    change.execute("UPDATE sign_up SET stand_in = ?2 WHERE id = ?1", (id, own))?;
    Ok(own)
}

fn add(
    change: &mut Change<'_>,
    slot: &Slot,
    volunteer: &Volunteer,
    state: TurnState,
    until: Option<i64>,
) -> Result<SignUpId, TurnError> {
    let Slot { amap, distribution, role, capacity, told } = slot;
    let (day, now) = (distribution.to_string(), change.second());
    // Sent again, it takes the place of what the same person sent before and did not confirm.
    let own = "amap = ?1 AND distribution = ?2 AND role = ?3
               AND person IN (SELECT id FROM person WHERE email = ?4 AND email <> '')";
    let key = (amap, &day, role, &volunteer.member.email);
    let twice = format!("SELECT count(*) FROM sign_up WHERE {own} AND state = 'held'");
    if change.count(&twice, key)? > 0 {
        return Err(TurnError::Twice);
    }
    let sql = format!("UPDATE sign_up SET state = 'expired', ended_at = ?5 WHERE {own} AND state = 'received'");
    change.execute(&sql, (amap, &day, role, &volunteer.member.email, now))?;
    let left = capacity.saturating_sub(taken(change, slot, None)?);
    if volunteer.people() > left {
        return Err(TurnError::Full(left));
    }
    let person = people::add(change, &volunteer.member)?;
    let held_at = (state == TurnState::Held).then_some(now);
    let sql = "INSERT INTO sign_up (amap, distribution, role, people, state, person, friend, is_shown, received_at,
                 holds_until, held_at, told)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)";
    let Volunteer { friend, is_shown, .. } = volunteer;
    let (people, friend) = (volunteer.people(), friend.as_deref());
    let row = (amap, &day, role, people, state, person, friend, *is_shown, now, until, held_at, told);
    let id = change.insert(sql, row)?;
    change.told.site |= state == TurnState::Held;
    Ok(SignUpId(id))
}

/// Ends a turn.
pub(in crate::store) fn end(
    change: &mut Change<'_>,
    id: SignUpId,
    state: TurnState,
    stand_in: Option<SignUpId>,
) -> Result<(), StoreError> {
    let sql = "UPDATE sign_up SET state = ?2, ended_at = ?3, stand_in = ?4, seeking_at = NULL, holds_until = NULL WHERE id = ?1";
    change.execute(sql, (id, state, change.second(), stand_in))?;
    let sql =
        "UPDATE proposal SET state = 'closed', ended_at = ?2 WHERE state = 'open' AND (sign_up = ?1 OR exchange = ?1)";
    change.execute(sql, (id, change.second()))?;
    change.told.site = true;
    Ok(())
}

/// Erases what is personal of a turn.
pub(in crate::store) fn erase(change: &Change<'_>, id: SignUpId) -> Result<(), StoreError> {
    let person = change.one("SELECT person FROM sign_up WHERE id = ?1", [id], |row| row.get(0))?.flatten();
    change.execute("UPDATE sign_up SET person = NULL, friend = NULL, is_shown = 0 WHERE id = ?1", [id])?;
    change.execute("UPDATE proposal SET email = '' WHERE sign_up = ?1 OR exchange = ?1", [id])?;
    change.execute("DELETE FROM token WHERE subject = ?1", [Subject::SignUp(id).to_text()])?;
    person.map_or(Ok(()), |person| people::erase(change, person))
}
