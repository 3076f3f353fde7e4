//! What may be published back: how much of each form is taken. It names nobody.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use domain::contract::Quantity;
use serde::{Deserialize, Serialize};

use crate::store::contracts::{self, State};
use crate::store::{Store, StoreError, stocks};

/// The figures of every form: `site/records.json`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Records {
    /// Version of this format.
    pub schema: u32,
    /// By form.
    pub forms: BTreeMap<String, FormRecord>,
}

/// The figures of a form.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormRecord {
    /// How many contracts are signed.
    pub signed: u64,
    /// What is taken of each stock: its name, the delivery or empty, how much.
    pub taken: Vec<(String, String, Quantity)>,
}

impl Records {
    /// The version of the format that this program writes.
    pub const SCHEMA: u32 = 1;

    /// The figures of now.
    ///
    /// # Errors
    /// Those of the store.
    pub fn read(store: &Store) -> Result<Self, StoreError> {
        store.read_blocking(|view| {
            let mut forms: BTreeMap<String, FormRecord> = BTreeMap::new();
            for (form, state, count) in contracts::counts(view)? {
                if matches!(state, State::Signed | State::Countersigned) {
                    forms.entry(form).or_default().signed += count;
                }
            }
            let names: Vec<String> = forms.keys().cloned().collect();
            for name in names {
                let held = stocks::all_held(view, &name)?;
                let taken = held.into_iter().map(|one| {
                    (one.stock, one.delivery.map(|day| day.0.to_string()).unwrap_or_default(), one.quantity)
                });
                forms.entry(name).or_default().taken = taken.collect();
            }
            Ok(Self { schema: Self::SCHEMA, forms })
        })
    }

    /// Writes them whole or not at all; gives whether they differ from what was there.
    ///
    /// # Errors
    /// Those of the file.
    pub fn write(&self, path: &Path) -> io::Result<bool> {
        let json = serde_json::to_vec_pretty(self)?;
        if std::fs::read(path).is_ok_and(|there| there == json) {
            return Ok(false);
        }
        let new = path.with_extension("json.new");
        std::fs::write(&new, &json)?;
        std::fs::rename(&new, path)?;
        Ok(true)
    }
}
