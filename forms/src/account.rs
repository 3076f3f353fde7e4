//! What is private of a form: where contracts to sign go, where transfers go, which those learn who signed, and how the
//! coordination of the AMAP is reached.

use domain::epc::{Transfer, TransferError};
use domain::{Cents, Iban};
use serde::{Deserialize, Serialize};

/// What is known of a farm and its AMAP, and no page shows.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Private {
    /// Where contracts go to be signed by the farm; its public mailbox otherwise.
    pub email: Option<String>,
    /// Where transfers to the farm go.
    pub account: Option<Account>,
    /// Where the coordination of the AMAP reads what it must deal with; a public mailbox otherwise.
    #[serde(default)]
    pub coordination: Option<String>,
    /// The word that members of the AMAP know.
    #[serde(default)]
    pub word: Option<String>,
}

/// An account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// Whose it is.
    pub name: String,
    /// Its number.
    pub iban: Iban,
    /// Its bank, where it is stated.
    pub bic: Option<String>,
}

impl Account {
    /// What the QR code of a transfer to it says (EPC069-12).
    ///
    /// # Errors
    /// What the standard does not allow: a name that is too long, a bank that is none.
    pub fn transfer(&self, amount: Cents, text: &str) -> Result<String, TransferError> {
        let text: String = text.chars().take(140).collect();
        Transfer { name: self.name.clone(), iban: self.iban.clone(), bic: self.bic.clone(), amount, text }.payload()
    }
}
