//! Contracts: received, confirmed by mail and so signed, countersigned by the farm, amended or withdrawn.
//!
//! ```text
//! received ──confirm──▶ signed ──countersign──▶ countersigned
//!     │  └─confirm─▶ waiting ──approve──┘ │             │
//!     │                 └─refuse─▶ refused├─withdraw──▶ withdrawn
//!     └──────7 days──────▶ expired        └─another signed in its place─▶ amended
//! ```
//! A contract is signed once it is recorded in the evidence log; what it was until then is a draft that can be erased. From then
//! on, what was signed is read from the log's record and from nowhere else.

mod ending;
mod receiving;
mod signing;

use domain::Date;
use jiff::Timestamp;
use rusqlite::{Row, ToSql, params_from_iter};

use super::ids::words;
use super::stocks::Short;
use super::{ContractId, PersonId, StoreError, View, log};
use crate::document::Document;

pub(super) use ending::{erase, expire};
pub use ending::{refuse, renounce_part, withdraw};
pub use receiving::{Received, receive, record_paper};
pub use signing::{Confirmed, approve, confirm, countersign, countersign_all};

words! {
    /// Where the life of a contract stands.
    State {
        /// Sent, and not confirmed by mail yet.
        Received = "received",
        /// Confirmed; the coordination must agree.
        Waiting = "waiting",
        /// Signed by the member.
        Signed = "signed",
        /// Signed by both.
        Countersigned = "countersigned",
        /// Another one was signed in its place.
        Amended = "amended",
        /// Ended by one of the parties.
        Withdrawn = "withdrawn",
        /// Never confirmed.
        Expired = "expired",
        /// The coordination did not agree.
        Refused = "refused",
    }
}

impl State {
    /// Whether it binds: it is signed, and nothing has ended it.
    pub fn is_live(self) -> bool {
        matches!(self, Self::Signed | Self::Countersigned)
    }
}

/// A contract, without what was signed: that is [`document()`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contract {
    /// Its number.
    pub id: ContractId,
    /// Which form.
    pub form: String,
    /// The revision that was shown.
    pub revision: String,
    /// Page of the AMAP.
    pub amap: String,
    /// Where its life stands.
    pub state: State,
    /// Whether it was signed on paper.
    pub is_paper: bool,
    /// Who signs; `None` until their address is proven, and once erased.
    pub person: Option<PersonId>,
    /// The contract that it changes.
    pub amends: Option<ContractId>,
    /// Whether the coordination must agree.
    pub needs_approval: bool,
    /// What is to be paid, in cents.
    pub due: i64,
    /// The day of the last delivery.
    pub last_delivery: Date,
    /// When it came.
    pub received_at: Timestamp,
    /// When it was signed.
    pub signed_at: Option<Timestamp>,
    /// When the farm signed.
    pub countersigned_at: Option<Timestamp>,
    /// When it ended.
    pub ended_at: Option<Timestamp>,
    /// The line of the log that records it: its receipt is made of it.
    pub signed_seq: Option<u64>,
    /// The line of the log that says the last thing of it.
    pub last_seq: Option<u64>,
}

/// Why nothing was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ContractError {
    /// There is no such contract.
    Unknown,
    /// Its life stands elsewhere: it is signed already, or over.
    State(State),
    /// The contract that it would change is not live any more.
    NothingToAmend(State),
    /// Stocks that have not enough left.
    Short(Vec<Short>),
    /// What is to be signed cannot be recorded, or is not there any more.
    Unrecordable,
    /// The database.
    Store(StoreError),
}

impl From<StoreError> for ContractError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

const COLUMNS: &str = "id, form, revision, amap, state, is_paper, person, amends, needs_approval, due, last_delivery,
    received_at, signed_at, countersigned_at, ended_at, signed_seq, last_seq";

/// A contract.
///
/// # Errors
/// Those of the store, and that there is none.
pub fn get(view: &View<'_>, id: ContractId) -> Result<Contract, ContractError> {
    let found = view.one(&format!("SELECT {COLUMNS} FROM contract WHERE id = ?1"), [id], read)?;
    found.ok_or(ContractError::Unknown)
}

/// The contracts of a form in some states, by number.
///
/// # Errors
/// Those of the store.
pub fn of_form(view: &View<'_>, form: &str, states: &[State]) -> Result<Vec<Contract>, StoreError> {
    let marks = vec!["?"; states.len()].join(", ");
    let sql = format!("SELECT {COLUMNS} FROM contract WHERE form = ? AND state IN ({marks}) ORDER BY id");
    let states = states.iter().map(|state| state as &dyn ToSql);
    view.all(&sql, params_from_iter(std::iter::once(&form as &dyn ToSql).chain(states)), read)
}

/// Every contract of an address, by number: those that it was proven for, and those that somebody sent in its name.
///
/// # Errors
/// Those of the store.
pub fn of_address(view: &View<'_>, email: &str) -> Result<Vec<Contract>, StoreError> {
    let sql =
        format!("SELECT {COLUMNS} FROM contract WHERE state IN ('received', 'refused') AND email = ?1 AND ?1 <> ''");
    let mut contracts = proven(view, email)?;
    contracts.extend(view.all(&sql, [email], read)?);
    contracts.sort_unstable_by_key(|contract| contract.id);
    Ok(contracts)
}

/// The contracts for which an address was proven, by number.
///
/// # Errors
/// Those of the store.
pub fn proven(view: &View<'_>, email: &str) -> Result<Vec<Contract>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM contract
         WHERE person IN (SELECT id FROM person WHERE email = ?1 AND email <> '') ORDER BY id"
    );
    view.all(&sql, [email], read)
}

/// The contracts that wait for the coordination of an AMAP, oldest first.
///
/// # Errors
/// Those of the store.
pub fn waiting(view: &View<'_>, amap: &str) -> Result<Vec<Contract>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM contract WHERE state = 'waiting' AND amap = ?1 ORDER BY id");
    view.all(&sql, [amap], read)
}

/// What is signed, or is to be; `None` once it is erased.
///
/// # Errors
/// Those of the store.
pub fn document(view: &View<'_>, contract: &Contract) -> Result<Option<Document>, StoreError> {
    let text: Option<String> = match contract.signed_seq {
        Some(seq) => log::text(view, seq)?,
        None => view.one("SELECT draft FROM contract WHERE id = ?1", [contract.id], |row| row.get(0))?.flatten(),
    };
    let document = |text: String| Document::from_text(&text).ok_or(StoreError::Unreadable("document of a contract"));
    text.map(document).transpose()
}

/// The text of which [`Document::hash`] is the hash, as the log committed to it; `None` once it is erased.
///
/// # Errors
/// Those of the store.
pub fn text(view: &View<'_>, contract: &Contract) -> Result<Option<String>, StoreError> {
    contract.signed_seq.map_or(Ok(None), |seq| log::text(view, seq))
}

/// The contract with which a chain of amendments began: itself where it changes none.
///
/// # Errors
/// Those of the store.
pub fn first(view: &View<'_>, contract: &Contract) -> Result<Contract, ContractError> {
    let mut first = contract.clone();
    // An amendment is stored after what it changes, so that this ends.
    while let Some(before) = first.amends.filter(|before| *before < first.id) {
        first = get(view, before)?;
    }
    Ok(first)
}

/// Whether the farm signed a contract, or one that it took the place of.
///
/// # Errors
/// Those of the store.
pub fn was_countersigned(view: &View<'_>, contract: &Contract) -> Result<bool, ContractError> {
    let mut one = contract.clone();
    while one.countersigned_at.is_none() {
        let Some(before) = one.amends.filter(|before| *before < one.id) else { return Ok(false) };
        one = get(view, before)?;
    }
    Ok(true)
}

/// How many contracts of each form stand where: figures that name nobody.
///
/// # Errors
/// Those of the store.
pub fn counts(view: &View<'_>) -> Result<Vec<(String, State, u64)>, StoreError> {
    let sql = "SELECT form, state, count(*) FROM contract GROUP BY form, state ORDER BY form, state";
    let counted = view.all(sql, [], |row| Ok((row.get(0)?, row.get(1)?, row.get::<_, i64>(2)?)))?;
    Ok(counted.into_iter().map(|(form, state, count)| (form, state, count.unsigned_abs())).collect())
}

fn read(row: &Row<'_>) -> rusqlite::Result<Contract> {
    let time = |seconds: Option<i64>| seconds.and_then(|seconds| Timestamp::from_second(seconds).ok());
    let seq = |seq: Option<i64>| seq.map(i64::unsigned_abs);
    let day: String = row.get(10)?;
    let day = day.parse().map_err(|_| rusqlite::types::FromSqlError::InvalidType)?;
    Ok(Contract {
        id: row.get(0)?,
        form: row.get(1)?,
        revision: row.get(2)?,
        amap: row.get(3)?,
        state: row.get(4)?,
        is_paper: row.get(5)?,
        person: row.get(6)?,
        amends: row.get(7)?,
        needs_approval: row.get(8)?,
        due: row.get(9)?,
        last_delivery: day,
        received_at: time(row.get(11)?).unwrap_or_default(),
        signed_at: time(row.get(12)?),
        countersigned_at: time(row.get(13)?),
        ended_at: time(row.get(14)?),
        signed_seq: seq(row.get(15)?),
        last_seq: seq(row.get(16)?),
    })
}
