//! What may be published back: how much of each form is taken.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use evidence::VerifierKey;
use forms::Records;
use forms::records::FormRecord;
use jiff::tz::TimeZone;

use super::permanence;
use crate::store::contracts::{self, State};
use crate::store::enquiries::{self, Kind};
use crate::store::{Store, StoreError, stocks};

/// The figures of now.
///
/// # Errors
/// Those of the store.
pub fn read(store: &Store, key: Option<&VerifierKey>) -> Result<Records, StoreError> {
    let today = store.now().to_zoned(TimeZone::UTC).date();
    // A turn of today is shown until the day is over wherever it is.
    let from = today.yesterday().unwrap_or(today);
    store.read_blocking(|view| {
        let mut forms: BTreeMap<String, FormRecord> = BTreeMap::new();
        for (form, state, count) in contracts::counts(view)? {
            if matches!(state, State::Signed | State::Countersigned) {
                forms.entry(form).or_default().signed += count;
            }
        }
        for (name, record) in &mut forms {
            let held = stocks::all_held(view, name)?.into_iter();
            let taken = held
                .map(|one| (one.stock, one.delivery.map(|day| day.0.to_string()).unwrap_or_default(), one.quantity));
            record.taken = taken.collect();
        }
        let rotas = permanence::records(view, from)?;
        let listed = enquiries::counts(view)?.into_iter().filter(|(kind, ..)| *kind == Kind::WaitingList);
        let waiting = listed.map(|(_, about, count)| (about, count)).collect();
        Ok(Records { schema: Records::SCHEMA, evidence_key: key.map(ToString::to_string), forms, rotas, waiting })
    })
}

/// Writes them whole or not at all; gives whether they differ from what was there.
///
/// # Errors
/// Those of the file.
pub fn write(records: &Records, path: &Path) -> io::Result<bool> {
    let json = serde_json::to_vec_pretty(records)?;
    if std::fs::read(path).is_ok_and(|there| there == json) {
        return Ok(false);
    }
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let new = path.with_extension("json.new");
    std::fs::write(&new, &json)?;
    std::fs::rename(&new, path)?;
    Ok(true)
}
