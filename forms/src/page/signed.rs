//! The signed contract as both parties keep it: what was checked, and where transfers go.

use serde::Serialize;
use themes::{Messages, Value};

use super::CheckContext;
use crate::account::Account;
use crate::form::Form;

/// A contract as it was signed.
#[derive(Debug, Serialize)]
pub struct SignedContext {
    /// What was checked.
    pub check: CheckContext,
    /// Where the member finds it again, or none.
    pub kept: Option<Kept>,
    /// Where transfers go, or none where one does not pay so.
    pub account: Option<AccountContext>,
}

/// Where a member finds a contract again, and where its life stands.
#[derive(Debug, Serialize)]
pub struct Kept {
    /// Address of the page.
    pub link: String,
    /// `signed`, `countersigned`, `amended` where another was signed in its place, or `ended`.
    pub state: &'static str,
    /// Whether something of it may still change.
    pub can_change: bool,
    /// What may be renounced: all as long as it is `unsigned` by the farm, the `whole` by law, a `part` by law; or empty.
    pub right: &'static str,
}

/// An account and the transfers to it.
#[derive(Debug, Serialize)]
pub struct AccountContext {
    /// Whose it is.
    pub name: String,
    /// Its number, by fours.
    pub iban: String,
    /// Its bank, or none.
    pub bic: Option<String>,
    /// The transfers.
    pub transfers: Vec<TransferContext>,
}

/// A transfer.
#[derive(Debug, Serialize)]
pub struct TransferContext {
    /// When it is due.
    pub due: String,
    /// How much, in cents.
    pub amount: i64,
    /// What the farm reads beside it.
    pub text: String,
    /// Its QR code, an SVG element; empty where there is none.
    pub code: Value,
}

impl SignedContext {
    /// The signed contract. The account is that of the farm; it is shown to those who pay by transfer.
    pub fn new(form: &Form, check: CheckContext, account: Option<&Account>, messages: &Messages) -> Self {
        let account = account.filter(|_| check.method == Some("transfer"));
        let account = account.map(|account| AccountContext {
            name: account.name.clone(),
            iban: account.iban.to_string(),
            bic: account.bic.clone(),
            transfers: transfers(form, &check, account, messages),
        });
        Self { check, account, kept: None }
    }
}

fn transfers(form: &Form, check: &CheckContext, account: &Account, messages: &Messages) -> Vec<TransferContext> {
    let count = check.schedule.len().to_string();
    let transfers = check.schedule.iter().map(|one| {
        let number = one.number.to_string();
        let said =
            [("contract", form.name.as_str()), ("member", &check.member.name), ("number", &number), ("count", &count)];
        let text = messages.format("signed-transfer-text", &said);
        let payload = account.transfer(domain::Cents(one.amount), &text).ok();
        let code = payload.and_then(|payload| pictures::qr_svg(&payload)).unwrap_or_default();
        TransferContext { due: one.due.clone(), amount: one.amount, text, code: Value::from_safe_string(code) }
    });
    transfers.collect()
}
