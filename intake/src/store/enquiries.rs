//! Whatever else people send: to join an AMAP or its waiting list, to ask something, to propose or correct a listing.

use forms::Member;
use jiff::Timestamp;
use rusqlite::Row;
use serde_json::Value;

use super::ids::words;
use super::tokens::Subject;
use super::{Change, EnquiryId, PersonId, StoreError, View, people};

words! {
    /// What is sent.
    Kind {
        /// To join an AMAP.
        Join = "join",
        /// To be on its waiting list.
        WaitingList = "waiting-list",
        /// A message to an AMAP.
        Contact = "contact",
        /// A new listing.
        NewListing = "new-listing",
        /// A listing that is wrong.
        Correction = "correction",
        /// To start an AMAP somewhere.
        StartAmap = "start-amap",
    }
    /// Where it stands.
    EnquiryState {
        /// Sent, and not confirmed by mail yet.
        Received = "received",
        /// Confirmed; somebody must deal with it.
        Waiting = "waiting",
        /// Dealt with.
        Done = "done",
        /// Not followed.
        Refused = "refused",
        /// Never confirmed.
        Expired = "expired",
        /// Taken back by whoever sent it, and erased.
        Withdrawn = "withdrawn",
    }
}

/// Something that was sent.
#[derive(Debug, Clone, PartialEq)]
pub struct Enquiry {
    /// Its number.
    pub id: EnquiryId,
    /// What it is.
    pub kind: Kind,
    /// The page that it is about, or empty.
    pub about: String,
    /// Where it stands.
    pub state: EnquiryState,
    /// Who sent it; `None` once erased.
    pub person: Option<PersonId>,
    /// What was sent; `null` once erased.
    pub data: Value,
    /// When it came.
    pub received_at: Timestamp,
    /// When the person confirmed it.
    pub confirmed_at: Option<Timestamp>,
}

/// Why nothing was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EnquiryError {
    /// There is none such.
    Unknown,
    /// It stands elsewhere.
    State(EnquiryState),
    /// The database.
    Store(StoreError),
}

impl From<StoreError> for EnquiryError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

const COLUMNS: &str = "id, kind, about, state, person, data, received_at, confirmed_at";

/// Stores what was sent, until the person confirms by mail.
///
/// # Errors
/// Those of the store.
pub fn receive(
    change: &Change<'_>,
    kind: Kind,
    about: &str,
    member: &Member,
    data: &Value,
) -> Result<EnquiryId, StoreError> {
    let person = people::add(change, member)?;
    let sql =
        "INSERT INTO enquiry (kind, about, state, person, data, received_at) VALUES (?1, ?2, 'received', ?3, ?4, ?5)";
    change.insert(sql, (kind, about, person, data.to_string(), change.second())).map(EnquiryId)
}

/// The person confirmed: somebody must deal with it. Whoever asks for a place again has one request, the newer, and keeps the
/// rank of the older.
///
/// # Errors
/// Why nothing is done.
pub fn confirm(change: &mut Change<'_>, id: EnquiryId) -> Result<Enquiry, EnquiryError> {
    let enquiry = in_state(change, id, EnquiryState::Received)?;
    let since = supersede(change, &enquiry)?.unwrap_or_else(|| change.second());
    change.execute("UPDATE enquiry SET state = 'waiting', confirmed_at = ?2 WHERE id = ?1", (id, since))?;
    change.told.site = true;
    Ok(enquiry)
}

/// Somebody dealt with it, or does not follow it.
///
/// # Errors
/// Why nothing is done.
pub fn settle(change: &mut Change<'_>, id: EnquiryId, is_done: bool) -> Result<Enquiry, EnquiryError> {
    let enquiry = in_state(change, id, EnquiryState::Waiting)?;
    let state = if is_done { EnquiryState::Done } else { EnquiryState::Refused };
    change.execute("UPDATE enquiry SET state = ?2, ended_at = ?3 WHERE id = ?1", (id, state, change.second()))?;
    change.told.site = true;
    Ok(enquiry)
}

/// There is no place: who asked to join is on the waiting list from now on, in the order of confirmations.
///
/// # Errors
/// Why nothing is done.
pub fn shelve(change: &mut Change<'_>, id: EnquiryId) -> Result<Enquiry, EnquiryError> {
    let enquiry = in_state(change, id, EnquiryState::Waiting)?;
    if enquiry.kind != Kind::Join {
        return Err(EnquiryError::State(enquiry.state));
    }
    change.execute("UPDATE enquiry SET kind = ?2 WHERE id = ?1", (id, Kind::WaitingList))?;
    change.told.site = true;
    Ok(enquiry)
}

/// Whoever sent it takes it back: nothing personal of it is left.
///
/// # Errors
/// Why nothing is done.
pub fn withdraw(change: &mut Change<'_>, id: EnquiryId) -> Result<Enquiry, EnquiryError> {
    let enquiry = in_state(change, id, EnquiryState::Waiting)?;
    let sql = "UPDATE enquiry SET state = 'withdrawn', ended_at = ?2 WHERE id = ?1";
    change.execute(sql, (id, change.second()))?;
    erase(change, id)?;
    change.told.site = true;
    change.told.erased = true;
    Ok(enquiry)
}

/// What was sent.
///
/// # Errors
/// Those of the store, and that there is none.
pub fn get(view: &View<'_>, id: EnquiryId) -> Result<Enquiry, EnquiryError> {
    let found = view.one(&format!("SELECT {COLUMNS} FROM enquiry WHERE id = ?1"), [id], read)?;
    found.ok_or(EnquiryError::Unknown)
}

/// What waits of a kind for a page, oldest first: the queue of its coordination.
///
/// # Errors
/// Those of the store.
pub fn waiting(view: &View<'_>, kind: Kind, about: &str) -> Result<Vec<Enquiry>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM enquiry WHERE kind = ?1 AND about = ?2 AND state = 'waiting' ORDER BY id");
    view.all(&sql, (kind, about), read)
}

/// Everything of some kinds that waits, what was confirmed first first; about a page, or about any where it is empty.
///
/// # Errors
/// Those of the store.
pub fn queue(view: &View<'_>, kinds: &[Kind], about: &str) -> Result<Vec<Enquiry>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM enquiry WHERE state = 'waiting' AND (?1 = '' OR about = ?1) ORDER BY confirmed_at, id"
    );
    let waiting = view.all(&sql, [about], read)?;
    Ok(waiting.into_iter().filter(|enquiry| kinds.contains(&enquiry.kind)).collect())
}

/// The place on its waiting list of somebody who waits there, from 1: in the order of confirmations. `None` for anything else.
///
/// # Errors
/// Those of the store.
pub fn position(view: &View<'_>, enquiry: &Enquiry) -> Result<Option<u64>, StoreError> {
    if (enquiry.kind, enquiry.state) != (Kind::WaitingList, EnquiryState::Waiting) {
        return Ok(None);
    }
    let sql = "SELECT count(*) FROM enquiry WHERE kind = ?1 AND about = ?2 AND state = 'waiting'
                 AND (confirmed_at, id) <= (SELECT confirmed_at, id FROM enquiry WHERE id = ?3)";
    let place = view.count(sql, (enquiry.kind, &enquiry.about, enquiry.id))?;
    Ok(Some(place.unsigned_abs()))
}

/// How many wait of each kind for each page: figures that name nobody.
///
/// # Errors
/// Those of the store.
pub fn counts(view: &View<'_>) -> Result<Vec<(Kind, String, u64)>, StoreError> {
    let sql =
        "SELECT kind, about, count(*) FROM enquiry WHERE state = 'waiting' GROUP BY kind, about ORDER BY kind, about";
    let counted = view.all(sql, [], |row| Ok((row.get(0)?, row.get(1)?, row.get::<_, i64>(2)?)))?;
    Ok(counted.into_iter().map(|(kind, about, count)| (kind, about, count.unsigned_abs())).collect())
}

/// Everything of an address.
///
/// # Errors
/// Those of the store.
pub fn of_address(view: &View<'_>, email: &str) -> Result<Vec<Enquiry>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM enquiry
         WHERE person IN (SELECT id FROM person WHERE email = ?1 AND email <> '') ORDER BY id"
    );
    view.all(&sql, [email], read)
}

/// Erases what is personal of it; what was never dealt with expires.
pub(super) fn erase(change: &Change<'_>, id: EnquiryId) -> Result<(), StoreError> {
    let person = change.one("SELECT person FROM enquiry WHERE id = ?1", [id], |row| row.get(0))?.flatten();
    let sql = "UPDATE enquiry SET person = NULL, data = NULL, ended_at = coalesce(ended_at, ?2),
                 state = iif(state IN ('received', 'waiting'), 'expired', state) WHERE id = ?1";
    change.execute(sql, (id, change.second()))?;
    change.execute("DELETE FROM token WHERE subject = ?1", [Subject::Enquiry(id).to_text()])?;
    person.map_or(Ok(()), |person| people::erase(change, person))
}

/// Ends what the same person asked before of the same AMAP; gives since when they wait.
fn supersede(change: &mut Change<'_>, enquiry: &Enquiry) -> Result<Option<i64>, EnquiryError> {
    if !matches!(enquiry.kind, Kind::Join | Kind::WaitingList) {
        return Ok(None);
    }
    let sql = "SELECT id, confirmed_at FROM enquiry
               WHERE kind IN ('join', 'waiting-list') AND about = ?1 AND state = 'waiting' AND person IN (
                 SELECT id FROM person WHERE email <> '' AND email = (SELECT email FROM person WHERE id = ?2))";
    let read = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?));
    let before: Vec<(EnquiryId, Option<i64>)> = change.all(sql, (&enquiry.about, enquiry.person), read)?;
    for (id, _) in &before {
        withdraw(change, *id)?;
    }
    Ok(before.into_iter().filter_map(|(_, since)| since).min())
}

fn in_state(view: &View<'_>, id: EnquiryId, state: EnquiryState) -> Result<Enquiry, EnquiryError> {
    let enquiry = get(view, id)?;
    if enquiry.state == state { Ok(enquiry) } else { Err(EnquiryError::State(enquiry.state)) }
}

fn read(row: &Row<'_>) -> rusqlite::Result<Enquiry> {
    let data: Option<String> = row.get(5)?;
    Ok(Enquiry {
        id: row.get(0)?,
        kind: row.get(1)?,
        about: row.get(2)?,
        state: row.get(3)?,
        person: row.get(4)?,
        data: data.and_then(|data| serde_json::from_str(&data).ok()).unwrap_or_default(),
        received_at: Timestamp::from_second(row.get(6)?).unwrap_or_default(),
        confirmed_at: row.get::<_, Option<i64>>(7)?.and_then(|at| Timestamp::from_second(at).ok()),
    })
}
