//! What a server publishes back: how much of each form is taken. It names nobody but those who chose it. `site/records.json`
//! is written by the server, and read when the site is built.

use std::collections::BTreeMap;

use domain::contract::Quantity;
use serde::{Deserialize, Serialize};

use crate::rota::RotaRecord;

/// The figures of every form.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Records {
    /// Version of this format, [`Records::SCHEMA`].
    pub schema: u32,
    /// The public key of the log, which verifies receipts, as one line.
    #[serde(default)]
    pub evidence_key: Option<String>,
    /// By form of a contract.
    pub forms: BTreeMap<String, FormRecord>,
    /// By form of permanences.
    #[serde(default)]
    pub rotas: BTreeMap<String, RotaRecord>,
    /// How many wait to join an AMAP, by its page.
    #[serde(default)]
    pub waiting: BTreeMap<String, u64>,
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
    /// The version of the format that this program writes and reads.
    pub const SCHEMA: u32 = 1;

    /// Reads them; `None` for those of another version, or for something else.
    pub fn read(json: &[u8]) -> Option<Self> {
        serde_json::from_slice(json).ok().filter(|records: &Self| records.schema == Self::SCHEMA)
    }

    /// Whether these say of a form, or of the list of a page, something else than those.
    pub fn differs(&self, other: &Self, figure: &str) -> bool {
        self.figure(figure) != other.figure(figure)
    }

    /// What these say of a form, or of the list of a page.
    pub fn figure(&self, figure: &str) -> (Option<&FormRecord>, Option<&RotaRecord>, Option<&u64>) {
        (self.forms.get(figure), self.rotas.get(figure), self.waiting.get(figure))
    }

    /// What is taken of a stock, in all or at a delivery.
    pub fn taken(&self, form: &str, stock: &str, delivery: &str) -> Option<Quantity> {
        let own = self.forms.get(form)?.taken.iter();
        own.into_iter().find(|(name, day, _)| name == stock && day == delivery).map(|(.., taken)| *taken)
    }
}
