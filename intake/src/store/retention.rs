//! What is kept for how long. What is over is erased without anybody asking, and it is noted that it was: by which rule, how
//! many, when.
//!
//! Where the clock cannot be believed time stands still, so that nothing is erased by mistake.

use domain::Date;
use jiff::tz::TimeZone;
use jiff::{Span, ToSpan};

use super::contracts::{self, ContractError};
use super::{Change, ContractId, EnquiryId, SignUpId, StoreError, enquiries, outbox, permanences, quarantine};

/// How long what is kept.
#[derive(Debug, Clone, Copy)]
pub struct Periods {
    /// A signed contract of [`Self::LARGE`] and more, after its last delivery: ten years, in which the member may ask for it
    /// (code de la consommation, L213-1, D213-1 and D213-2).
    pub large_contract: Span,
    /// A smaller one: five years (code civil, 2224).
    pub small_contract: Span,
    /// A turn at a distribution, after its day.
    pub turn: Span,
    /// What was never confirmed.
    pub unconfirmed: Span,
    /// A contract that waits for the coordination.
    pub waiting: Span,
    /// Members and enquiries, after the last contact.
    pub contact: Span,
    /// What mails say, after they were sent; that they were sent stays.
    pub mail: Span,
    /// Links, after their time is over.
    pub link: Span,
}

impl Periods {
    /// The amount in cents from which contracts are kept longer.
    pub const LARGE: i64 = 12_000;
}

impl Default for Periods {
    fn default() -> Self {
        Self {
            large_contract: 10.years(),
            small_contract: 5.years(),
            turn: 1.month(),
            unconfirmed: 7.days(),
            waiting: 30.days(),
            contact: 3.years(),
            mail: 30.days(),
            link: 30.days(),
        }
    }
}

/// What was erased by a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Purged {
    /// The rule: `large-contract`, `turn` …
    pub rule: &'static str,
    /// How many.
    pub count: usize,
}

/// The most that a rule erases in one go, so that nobody waits for it; what remains is for the next.
pub const MOST: usize = 500;

/// Erases what is over. Gives what was erased; nothing is left to erase when it gives nothing.
///
/// # Errors
/// Those of the store.
pub fn purge(change: &mut Change<'_>, periods: &Periods) -> Result<Vec<Purged>, StoreError> {
    let before = Before::new(change, periods);
    let counts = [
        ("large-contract", contracts_before(change, ">=", before.large_contract)?),
        ("small-contract", contracts_before(change, "<", before.small_contract)?),
        ("unconfirmed-contract", unsigned(change, &before)?),
        ("turn", turns(change, before.turn)?),
        ("unconfirmed-turn", unconfirmed_turns(change, before.unconfirmed)?),
        ("unconfirmed-enquiry", enquiries_where(change, "state = 'received'", before.unconfirmed)?),
        ("enquiry", enquiries_where(change, "TRUE", before.contact)?),
        ("member", change.execute("DELETE FROM member WHERE seen_at < ?1", [before.contact])?),
        ("mail", outbox::erase_older(change, before.mail)?),
        ("quarantine", quarantine::purge(change)?),
        ("link", change.execute("DELETE FROM token WHERE expires_at < ?1", [before.link])?),
        ("reply", change.execute("DELETE FROM reply WHERE answered_at < ?1", [before.unconfirmed])?),
    ];
    let over = "DELETE FROM draw WHERE until <= ?1";
    change.execute(over, [change.second()])?;
    let purged: Vec<Purged> =
        counts.into_iter().filter(|(_, count)| *count > 0).map(|(rule, count)| Purged { rule, count }).collect();
    change.told.erased = !purged.is_empty();
    for Purged { rule, count } in &purged {
        note(change, rule, *count)?;
    }
    Ok(purged)
}

/// Notes that something was erased, corrected or handed over: by which rule, or at whose asking, and how much of it. It names nobody.
///
/// # Errors
/// Those of the store.
pub fn note(change: &Change<'_>, rule: &str, count: usize) -> Result<(), StoreError> {
    let count = i64::try_from(count).unwrap_or(i64::MAX);
    let sql = "INSERT INTO purge (rule, count, purged_at) VALUES (?1, ?2, ?3)";
    change.insert(sql, (rule, count, change.second())).map(drop)
}

/// The moments before which things are over: days for what is counted from a delivery, seconds for the rest.
struct Before {
    large_contract: Date,
    small_contract: Date,
    turn: Date,
    unconfirmed: i64,
    waiting: i64,
    contact: i64,
    mail: i64,
    link: i64,
}

impl Before {
    fn new(change: &Change<'_>, periods: &Periods) -> Self {
        let now = change.now().to_zoned(TimeZone::UTC);
        let day = |span: Span| now.checked_sub(span).map_or(Date::MIN, |then| then.date());
        let second = |span: Span| now.checked_sub(span).map_or(0, |then| then.timestamp().as_second());
        Self {
            large_contract: day(periods.large_contract),
            small_contract: day(periods.small_contract),
            turn: day(periods.turn),
            unconfirmed: second(periods.unconfirmed),
            waiting: second(periods.waiting),
            contact: second(periods.contact),
            mail: second(periods.mail),
            link: second(periods.link),
        }
    }
}

/// Signed contracts whose last delivery was before a day.
fn contracts_before(change: &Change<'_>, than: &str, day: Date) -> Result<usize, StoreError> {
    let sql = format!(
        "SELECT id FROM contract WHERE signed_seq IS NOT NULL AND erased_at IS NULL AND due {than} ?1
           AND last_delivery < ?2 LIMIT {MOST}"
    );
    let ids: Vec<ContractId> = change.all(&sql, (Periods::LARGE, day.to_string()), |row| row.get(0))?;
    for id in &ids {
        contracts::erase(change, &contract(change, *id)?)?;
    }
    Ok(ids.len())
}

/// Contracts that were never signed.
fn unsigned(change: &Change<'_>, before: &Before) -> Result<usize, StoreError> {
    let sql = format!(
        "SELECT id FROM contract WHERE signed_seq IS NULL AND erased_at IS NULL AND (
           (state = 'received' AND received_at < ?1) OR (state = 'waiting' AND confirmed_at < ?2)
           OR (state IN ('refused', 'expired') AND ended_at < ?1)) LIMIT {MOST}"
    );
    let ids: Vec<ContractId> = change.all(&sql, (before.unconfirmed, before.waiting), |row| row.get(0))?;
    for id in &ids {
        contracts::expire(change, *id).map_err(only_store)?;
    }
    Ok(ids.len())
}

/// Turns at distributions before a day: how many came is counted, and nobody is named any more.
fn turns(change: &mut Change<'_>, day: Date) -> Result<usize, StoreError> {
    let sql = format!("SELECT id FROM sign_up WHERE distribution < ?1 LIMIT {MOST}");
    let ids: Vec<SignUpId> = change.all(&sql, [day.to_string()], |row| row.get(0))?;
    for id in &ids {
        let count = "INSERT INTO attendance (amap, distribution, role, people)
                     SELECT amap, distribution, role, people FROM sign_up WHERE id = ?1 AND state = 'held'
                     ON CONFLICT DO UPDATE SET people = people + excluded.people";
        change.execute(count, [id])?;
        permanences::erase(change, *id)?;
        change.execute("DELETE FROM proposal WHERE sign_up = ?1 OR exchange = ?1", [id])?;
        change.execute("UPDATE sign_up SET stand_in = NULL WHERE stand_in = ?1", [id])?;
        change.execute("DELETE FROM sign_up WHERE id = ?1", [id])?;
    }
    Ok(ids.len())
}

fn unconfirmed_turns(change: &mut Change<'_>, before: i64) -> Result<usize, StoreError> {
    let sql = format!(
        "SELECT id FROM sign_up WHERE state IN ('received', 'expired') AND person IS NOT NULL AND coalesce(confirmed_at, received_at) < ?1 LIMIT {MOST}"
    );
    let ids: Vec<SignUpId> = change.all(&sql, [before], |row| row.get(0))?;
    for id in &ids {
        permanences::end(change, *id, permanences::TurnState::Expired, None)?;
        permanences::erase(change, *id)?;
    }
    Ok(ids.len())
}

/// What was sent and is over: counted from the last contact.
fn enquiries_where(change: &Change<'_>, which: &str, before: i64) -> Result<usize, StoreError> {
    let sql = format!(
        "SELECT id FROM enquiry WHERE data IS NOT NULL AND ({which})
           AND coalesce(ended_at, confirmed_at, received_at) < ?1 LIMIT {MOST}"
    );
    let ids: Vec<EnquiryId> = change.all(&sql, [before], |row| row.get(0))?;
    for id in &ids {
        enquiries::erase(change, *id)?;
    }
    Ok(ids.len())
}

fn contract(change: &Change<'_>, id: ContractId) -> Result<contracts::Contract, StoreError> {
    contracts::get(change, id).map_err(only_store)
}

/// An error of the store, where only such can be.
fn only_store(error: ContractError) -> StoreError {
    match error {
        ContractError::Store(error) => error,
        _ => StoreError::Unreadable("contract"),
    }
}
