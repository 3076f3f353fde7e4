//! What is wrong with choices: which field, why, with what numbers. Sentences are messages.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

/// One thing that is wrong with what a member chose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mistake {
    /// The field: `deliveries.2026-10-01.panier/petit`, `absences`, `from`.
    pub field: String,
    /// Why, as a code: `unknown-item`.
    pub code: String,
    /// Names and numbers of the sentence.
    pub values: BTreeMap<String, String>,
}

impl Mistake {
    /// A mistake in a field.
    pub fn new(code: &str, field: impl Into<String>) -> Self {
        Self { field: field.into(), code: code.to_owned(), values: BTreeMap::new() }
    }

    /// The same with a name or a number for its sentence.
    pub fn with(mut self, name: &str, value: impl fmt::Display) -> Self {
        self.values.insert(name.to_owned(), value.to_string());
        self
    }
}

/// All that is wrong; never empty where it is an error.
pub type Mistakes = Vec<Mistake>;
