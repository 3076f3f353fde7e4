//! A contract that was sent: stored as a draft, which binds nobody yet.

use std::sync::Arc;

use domain::Date;
use jiff::SignedDuration;

use super::{Confirmed, ContractError, signing};
use crate::document::{Act, Document};
use crate::store::stocks::{self, Supply};
use crate::store::{Change, ContractId, Recorded};

/// What was sent, ready to be stored: made before the writer is asked.
#[derive(Debug, Clone)]
pub struct Received {
    pub(super) document: Arc<Document>,
    pub(super) draft: String,
    /// The contract that it is to take the place of.
    pub amends: Option<ContractId>,
    /// Whether the coordination must agree.
    pub needs_approval: bool,
    /// For how long it holds its places before it is signed; `None` for not at all.
    pub holds: Option<SignedDuration>,
}

impl Received {
    /// What was sent, with its events so far. It holds nothing, and nobody need agree.
    ///
    /// # Errors
    /// What cannot be recorded.
    pub fn new(document: Document) -> Result<Self, ContractError> {
        let draft = document.to_text().ok_or(ContractError::Unrecordable)?;
        Ok(Self { document: Arc::new(document), draft, amends: None, needs_approval: false, holds: None })
    }

    /// What was sent.
    pub fn document(&self) -> &Arc<Document> {
        &self.document
    }
}

/// Stores what was sent. It is refused where stocks have not enough left, so that nobody confirms in vain.
///
/// # Errors
/// Why it is not stored.
pub fn receive(change: &Change<'_>, received: &Received) -> Result<ContractId, ContractError> {
    let Received { document, draft, amends, needs_approval, holds } = received;
    if let Some(amended) = amends {
        signing::amendable(change, *amended)?;
    }
    let draws = &document.quote.draws;
    let short = stocks::shortages(change, &document.form.id, draws, None, None)?;
    // What a contract changes is given back when the new one is signed: only then is it known what is left for it.
    if !short.is_empty() && amends.is_none() {
        return Err(ContractError::Short(short));
    }
    let until = holds.filter(|_| short.is_empty()).map(|holds| change.second().saturating_add(holds.as_secs()));
    let last = document.last_delivery().unwrap_or(Date::ZERO);
    let sql = "INSERT INTO contract (form, revision, amap, state, is_paper, email, amends, needs_approval, draft, due,
                 last_delivery, received_at)
               VALUES (?1, ?2, ?3, 'received', ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)";
    let form = &document.form;
    let id = change.insert(
        sql,
        (
            &form.id,
            &form.revision,
            &document.amap.address,
            document.is_paper,
            &document.person.email,
            *amends,
            *needs_approval,
            draft,
            document.quote.totals.due.0,
            last.to_string(),
            change.second(),
        ),
    )?;
    if until.is_some() {
        stocks::take(change, ContractId(id), &form.id, draws, until)?;
    }
    Ok(ContractId(id))
}

/// Records a contract that was signed on paper: the coordination vouches for it, and nobody need confirm.
///
/// # Errors
/// Why it is not recorded.
pub fn record_paper(
    change: &mut Change<'_>,
    received: &Received,
    act: Act,
    supply: &Supply,
) -> Result<(ContractId, Recorded), ContractError> {
    let mut document = Document::clone(&received.document);
    document.is_paper = true;
    document.events.push(act.event("recorded"));
    let received = Received { amends: received.amends, ..Received::new(document.clone())? };
    let id = receive(change, &received)?;
    match signing::sign(change, id, document, supply)? {
        Confirmed::Signed(recorded) => Ok((id, recorded)),
        Confirmed::Waiting => Err(ContractError::Unrecordable),
    }
}
