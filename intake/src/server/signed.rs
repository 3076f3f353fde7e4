//! What follows a signature, whichever way it came about: copies and receipts to both parties, each with its link.

use super::contract::SEASON;
use super::failure::Failure;
use super::letter;
use crate::store::outbox::{self, Attachment, Mail};
use crate::store::tokens::{self, Purpose, Subject};
use crate::store::{Change, ContractId, Recorded};

/// The mails of a signature, written before the writer is asked. Either party may be out of reach.
#[derive(Debug, Clone, Default)]
pub struct Letters {
    /// The member's copy.
    pub to_member: Option<Mail>,
    /// The farm's.
    pub to_farm: Option<Mail>,
}

/// Sends them in the job that signed: with the receipt, and the links to the contract and to all of the form's.
///
/// # Errors
/// Those of the store.
pub fn announce(
    change: &mut Change<'_>,
    id: ContractId,
    form: &str,
    recorded: Recorded,
    letters: Letters,
) -> Result<(), Failure> {
    let receipt = Attachment::Receipt { name: "recu.txt".to_owned(), seq: recorded.seq };
    let both = [
        (letters.to_member, Purpose::ManageContract, Subject::Contract(id)),
        (letters.to_farm, Purpose::CountersignSeason, Subject::Form(form.to_owned())),
    ];
    for (mail, purpose, subject) in both {
        let Some(mail) = mail else { continue };
        let link = tokens::issue(change, purpose, &subject, SEASON)?;
        let mut mail = letter::linked(Mail { contract: Some(id), ..mail }, link);
        mail.attachments.push(receipt.clone());
        outbox::push(change, &mail)?;
    }
    Ok(())
}
