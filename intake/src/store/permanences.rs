//! Permanences: who takes a turn at a distribution, in which role. No more places are taken than there are.

pub mod circle;
mod taking;

use domain::Date;
use forms::Member;
use jiff::Timestamp;
use rusqlite::Row;

use super::ids::words;
use super::{PersonId, SignUpId, StoreError, View};

pub use taking::{ask, cancel, confirm, refuse, replace, request, seek, take, tell};
pub(super) use taking::{end, erase};

words! {
    /// Where a turn stands.
    TurnState {
        /// Sent, and not confirmed by mail yet.
        Received = "received",
        /// Taken.
        Held = "held",
        /// Given up.
        Cancelled = "cancelled",
        /// Somebody else comes instead.
        Replaced = "replaced",
        /// Never confirmed.
        Expired = "expired",
    }
}

/// What is to be done at a distribution, and by how many.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot {
    /// Page of the AMAP.
    pub amap: String,
    /// The distribution, by the day first planned.
    pub distribution: Date,
    /// The role.
    pub role: String,
    /// How many it takes.
    pub capacity: u32,
    /// When and where it is, as whoever takes a turn was told.
    pub told: Option<String>,
}

/// Somebody who comes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Volunteer {
    /// Who; only name, address of mail and telephone are used.
    pub member: Member,
    /// Who comes along and has no address of mail.
    pub friend: Option<String>,
    /// Whether the person chose to be named on the site.
    pub is_shown: bool,
}

/// A turn that somebody takes, or took.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignUp {
    /// Its number.
    pub id: SignUpId,
    /// Page of the AMAP.
    pub amap: String,
    /// The distribution, by the day first planned.
    pub distribution: Date,
    /// The role.
    pub role: String,
    /// How many come: one or two.
    pub people: u32,
    /// Where it stands.
    pub state: TurnState,
    /// Who comes; `None` once erased.
    pub person: Option<PersonId>,
    /// Who comes along.
    pub friend: Option<String>,
    /// Whether the person chose to be named on the site.
    pub is_shown: bool,
    /// Since when a stand-in is looked for.
    pub seeking_at: Option<Timestamp>,
    /// Whether the coordination must agree once the address is proven.
    pub needs_approval: bool,
    /// When and where its distribution is, as the person was told last; `None` before anybody noted it.
    pub told: Option<String>,
}

/// Why nothing was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TurnError {
    /// There is no such turn.
    Unknown,
    /// It stands elsewhere: confirmed already, or over.
    State(TurnState),
    /// So many places are left, which is not enough.
    Full(u32),
    /// This person comes already.
    Twice,
    /// The database.
    Store(StoreError),
}

impl From<StoreError> for TurnError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

const COLUMNS: &str =
    "id, amap, distribution, role, people, state, person, friend, is_shown, seeking_at, needs_approval,
    told";
/// What holds a place: a turn that is taken, or one that was sent and whose time is not over.
const HOLDS: &str = "(state = 'held' OR (state = 'received' AND holds_until > ?4))";

/// How many places of a slot are taken now. `except` is not counted.
///
/// # Errors
/// Those of the store.
pub fn taken(view: &View<'_>, slot: &Slot, except: Option<SignUpId>) -> Result<u32, StoreError> {
    let sql = format!(
        "SELECT coalesce(sum(people), 0) FROM sign_up
         WHERE amap = ?1 AND distribution = ?2 AND role = ?3 AND {HOLDS} AND id <> ?5"
    );
    let (day, now) = (slot.distribution.to_string(), view.now().as_second());
    let people = view.count(&sql, (&slot.amap, day, &slot.role, now, except.unwrap_or(SignUpId(0))))?;
    Ok(u32::try_from(people).unwrap_or(u32::MAX))
}

/// A turn.
///
/// # Errors
/// Those of the store, and that there is none.
pub fn get(view: &View<'_>, id: SignUpId) -> Result<SignUp, TurnError> {
    view.one(&format!("SELECT {COLUMNS} FROM sign_up WHERE id = ?1"), [id], read)?.ok_or(TurnError::Unknown)
}

/// The turns that are taken at an AMAP's distributions from a day on, by day and role.
///
/// # Errors
/// Those of the store.
pub fn held(view: &View<'_>, amap: &str, from: Date) -> Result<Vec<SignUp>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM sign_up WHERE amap = ?1 AND distribution >= ?2 AND state = 'held'
         ORDER BY distribution, role, id"
    );
    view.all(&sql, (amap, from.to_string()), read)
}

/// Every turn of an address, by day.
///
/// # Errors
/// Those of the store.
pub fn of_address(view: &View<'_>, email: &str) -> Result<Vec<SignUp>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM sign_up
         WHERE person IN (SELECT id FROM person WHERE email = ?1 AND email <> '') ORDER BY distribution, id"
    );
    view.all(&sql, [email], read)
}

impl SignUp {
    /// Its slot, which takes so many.
    pub fn slot(&self, capacity: u32) -> Slot {
        let (amap, role, told) = (self.amap.clone(), self.role.clone(), self.told.clone());
        Slot { amap, distribution: self.distribution, role, capacity, told }
    }
}

impl Volunteer {
    /// How many come.
    pub fn people(&self) -> u32 {
        if self.friend.is_some() { 2 } else { 1 }
    }
}

pub(super) fn in_state(view: &View<'_>, id: SignUpId, states: &[TurnState]) -> Result<SignUp, TurnError> {
    let turn = get(view, id)?;
    if states.contains(&turn.state) { Ok(turn) } else { Err(TurnError::State(turn.state)) }
}

pub(super) fn read(row: &Row<'_>) -> rusqlite::Result<SignUp> {
    let day: String = row.get(2)?;
    let seeking: Option<i64> = row.get(9)?;
    Ok(SignUp {
        id: row.get(0)?,
        amap: row.get(1)?,
        distribution: day.parse().map_err(|_| rusqlite::types::FromSqlError::InvalidType)?,
        role: row.get(3)?,
        people: row.get(4)?,
        state: row.get(5)?,
        person: row.get(6)?,
        friend: row.get(7)?,
        is_shown: row.get(8)?,
        seeking_at: seeking.and_then(|seconds| Timestamp::from_second(seconds).ok()),
        needs_approval: row.get(10)?,
        told: row.get(11)?,
    })
}
