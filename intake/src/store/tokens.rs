//! Links that are mailed: each is good for one purpose and one record, for a time, and mostly once.
//!
//! What stands in a link is made from a key that is not in the database and a number that is: the database holds its hash, so
//! that neither the file nor a copy of it opens anything, and mails that wait carry a mark in its place.

use std::fmt;

use data_encoding::{BASE64URL_NOPAD, HEXLOWER};
use hmac::{Hmac, KeyInit, Mac};
use jiff::{SignedDuration, Timestamp};
use sha2::{Digest, Sha256};

use super::ids::words;
use super::{Change, ContractId, EnquiryId, PersonId, ProposalId, SignUpId, StoreError, View};

/// The key from which links are made: 32 random bytes outside of the database and of its copies.
pub struct LinkKey(pub [u8; 32]);

impl LinkKey {
    /// A key for something else.
    pub(super) fn derived(&self, purpose: &str) -> Result<[u8; 32], StoreError> {
        let mac = Hmac::<Sha256>::new_from_slice(&self.0).map_err(|_| StoreError::Unreadable("link key"))?;
        // What links are made of is 16 bytes long: a purpose with its heading never is.
        Ok(mac.chain_update(b"cabas derived key ").chain_update(purpose).finalize().into_bytes().into())
    }
}

/// Nothing of the key is shown.
impl fmt::Debug for LinkKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("LinkKey(…)")
    }
}

words! {
    /// What a link is good for.
    Purpose {
        /// Sign a contract that was sent: proves the address.
        ConfirmContract = "confirm-contract",
        /// See, change or withdraw a contract.
        ManageContract = "manage-contract",
        /// Sign a contract for the farm.
        CountersignContract = "countersign-contract",
        /// Sign every contract of a form for the farm.
        CountersignSeason = "countersign-season",
        /// Agree to a contract of somebody who is not known, for the coordination.
        ApproveContract = "approve-contract",
        /// Confirm a turn at a distribution: proves the address.
        ConfirmSignUp = "confirm-sign-up",
        /// Agree to a turn of somebody who is not known, for the coordination.
        ApproveSignUp = "approve-sign-up",
        /// See or cancel a turn.
        ManageSignUp = "manage-sign-up",
        /// Accept an exchange of turns.
        AcceptProposal = "accept-proposal",
        /// Confirm something else that was sent: proves the address.
        ConfirmEnquiry = "confirm-enquiry",
        /// Deal with everything else that was sent about a page, for whoever reads it.
        SettleEnquiry = "settle-enquiry",
        /// Sign up without confirming an address, for a member.
        Member = "member",
        /// Read a calendar.
        Calendar = "calendar",
        /// See, correct or erase one's own data.
        OwnData = "own-data",
        /// See the private space.
        SignIn = "sign-in",
        /// See the contracts of a form and record those on paper, for the coordination.
        Coordinate = "coordinate",
        /// See who comes to the distributions of an AMAP, for its coordination.
        KeepRota = "keep-rota",
        /// See or withdraw something else that was sent.
        ManageEnquiry = "manage-enquiry",
        /// Look at what waits in quarantine, for the coordination.
        SettleQuarantine = "settle-quarantine",
    }
}

impl Purpose {
    /// Whether a link is good once only. Others only show something, or lead to a page whose buttons have links of their own.
    pub fn is_for_once(self) -> bool {
        !matches!(
            self,
            Self::ManageContract
                | Self::ManageSignUp
                | Self::Member
                | Self::Calendar
                | Self::OwnData
                | Self::CountersignSeason
                | Self::Coordinate
                | Self::KeepRota
                | Self::SettleEnquiry
                | Self::ManageEnquiry
                | Self::SettleQuarantine
        )
    }
}

/// The record for which a link is good.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// A contract.
    Contract(ContractId),
    /// A turn.
    SignUp(SignUpId),
    /// An exchange of turns.
    Proposal(ProposalId),
    /// Something else that was sent.
    Enquiry(EnquiryId),
    /// A person, by the row of what they sent.
    Person(PersonId),
    /// Every contract of a form.
    Form(String),
    /// An address, in small letters; of an AMAP where it is not empty.
    Address {
        /// Page of the AMAP, or empty.
        amap: String,
        /// The address.
        email: String,
    },
    /// Everything that was sent about a page.
    Queue(String),
}

impl Subject {
    /// As the table has it.
    pub(super) fn to_text(&self) -> String {
        match self {
            Self::Contract(id) => format!("contract {id}"),
            Self::SignUp(id) => format!("sign-up {id}"),
            Self::Proposal(id) => format!("proposal {id}"),
            Self::Enquiry(id) => format!("enquiry {id}"),
            Self::Person(id) => format!("person {id}"),
            Self::Form(id) => format!("form {id}"),
            Self::Address { amap, email } => format!("address {} {amap}", email.to_lowercase()),
            Self::Queue(about) => format!("queue {about}"),
        }
    }

    fn from_text(text: &str) -> Option<Self> {
        let (kind, rest) = text.split_once(' ')?;
        let id = || rest.parse().ok();
        Some(match kind {
            "contract" => Self::Contract(ContractId(id()?)),
            "sign-up" => Self::SignUp(SignUpId(id()?)),
            "proposal" => Self::Proposal(ProposalId(id()?)),
            "enquiry" => Self::Enquiry(EnquiryId(id()?)),
            "person" => Self::Person(PersonId(id()?)),
            "form" => Self::Form(rest.to_owned()),
            "address" => {
                let (email, amap) = rest.split_once(' ')?;
                Self::Address { amap: amap.to_owned(), email: email.to_owned() }
            }
            "queue" => Self::Queue(rest.to_owned()),
            _ => return None,
        })
    }
}

/// What stands in a link: the number of its row, and 32 characters of 192 bits that nobody can guess: `17-Yk…`. It is not shown
/// in logs.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    /// What somebody brought.
    pub fn new(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The characters of the link.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Its number and its secret.
    fn parts(&self) -> Option<(i64, &str)> {
        let (id, secret) = self.0.split_once('-')?;
        Some((id.parse().ok()?, secret))
    }
}

/// The secret that is made of a nonce.
fn secret(key: &LinkKey, nonce: [u8; 16]) -> Result<String, StoreError> {
    let mac = Hmac::<Sha256>::new_from_slice(&key.0).map_err(|_| StoreError::Unreadable("link key"))?;
    Ok(BASE64URL_NOPAD.encode(&mac.chain_update(nonce).finalize().into_bytes()[..24]))
}

fn hash(secret: &str) -> [u8; 32] {
    Sha256::digest(secret.as_bytes()).into()
}

impl fmt::Debug for Token {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Token(…)")
    }
}

/// A link that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issued {
    /// What stands in the link: for pages, never for a mail that waits.
    pub token: Token,
    pub(super) id: i64,
    nonce: [u8; 16],
}

impl Issued {
    /// What stands in a mail in place of the token, until it is sent: nobody can guess it.
    pub fn mark(&self) -> String {
        mark(self.nonce)
    }
}

fn mark(nonce: [u8; 16]) -> String {
    format!("token-{}", HEXLOWER.encode(&nonce))
}

/// Why a link opens nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenError {
    /// There is none such, or it is good for something else: nobody learns which.
    Unknown,
    /// Its time is over.
    Expired,
    /// It was used.
    Used,
    /// The database.
    Store(StoreError),
}

impl From<StoreError> for TokenError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// Makes a link that is good for so long from now.
///
/// # Errors
/// Those of the store.
pub fn issue(
    change: &Change<'_>,
    purpose: Purpose,
    subject: &Subject,
    life: SignedDuration,
) -> Result<Issued, StoreError> {
    let nonce = change.random()?;
    let (secret, now) = (secret(change.links, nonce)?, change.second());
    let id = change.insert(
        "INSERT INTO token (hash, nonce, purpose, subject, issued_at, expires_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        (hash(&secret), nonce, purpose, subject.to_text(), now, now.saturating_add(life.as_secs())),
    )?;
    Ok(Issued { token: Token(format!("{id}-{secret}")), id, nonce })
}

/// A link to a record that is good for a purpose now, made before; the one that is good longest. For pages of whom it belongs to.
///
/// # Errors
/// Those of the store.
pub fn standing(view: &View<'_>, purpose: Purpose, subject: &Subject) -> Result<Option<Token>, StoreError> {
    let sql = "SELECT id, nonce FROM token WHERE purpose = ?1 AND subject = ?2 AND used_at IS NULL AND expires_at > ?3
               ORDER BY expires_at DESC, id DESC LIMIT 1";
    let read = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?));
    let found: Option<(i64, [u8; 16])> = view.one(sql, (purpose, subject.to_text(), view.now().as_second()), read)?;
    found.map(|(id, nonce)| Ok(Token(format!("{id}-{}", secret(view.links, nonce)?)))).transpose()
}

/// For which record a link is good. Looking changes nothing: mail scanners look too.
///
/// # Errors
/// Why it is good for none.
pub fn look(view: &View<'_>, token: &Token, purpose: Purpose) -> Result<Subject, TokenError> {
    let (id, secret) = token.parts().ok_or(TokenError::Unknown)?;
    let sql = "SELECT subject, expires_at, used_at FROM token WHERE id = ?1 AND hash = ?2 AND purpose = ?3";
    let read = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
    let found: Option<(String, i64, Option<i64>)> = view.one(sql, (id, hash(secret), purpose), read)?;
    let (subject, expires_at, used_at) = found.ok_or(TokenError::Unknown)?;
    if used_at.is_some() {
        return Err(TokenError::Used);
    }
    if Timestamp::from_second(expires_at).is_ok_and(|expires| expires <= view.now()) {
        return Err(TokenError::Expired);
    }
    Ok(Subject::from_text(&subject).ok_or(StoreError::Unreadable("subject of a link"))?)
}

/// Whether there is a link of a purpose to a record that is still good.
///
/// # Errors
/// Those of the store.
pub fn is_issued(view: &View<'_>, purpose: Purpose, subject: &Subject) -> Result<bool, StoreError> {
    let sql = "SELECT 1 FROM token WHERE purpose = ?1 AND subject = ?2 AND used_at IS NULL AND expires_at > ?3";
    let found = view.one(sql, (purpose, subject.to_text(), view.now().as_second()), |_| Ok(()))?;
    Ok(found.is_some())
}

/// Uses a link: one that is good for once is good no more, if the job is kept.
///
/// # Errors
/// Why it is good for nothing.
pub fn redeem(change: &Change<'_>, token: &Token, purpose: Purpose) -> Result<Subject, TokenError> {
    let subject = look(change, token, purpose)?;
    if purpose.is_for_once() {
        let (id, _) = token.parts().ok_or(TokenError::Unknown)?;
        change.execute("UPDATE token SET used_at = ?1 WHERE id = ?2", (change.second(), id))?;
    }
    Ok(subject)
}

/// Ends every link to a record of a purpose: what they opened is over.
///
/// # Errors
/// Those of the store.
pub fn revoke(change: &Change<'_>, purpose: Purpose, subject: &Subject) -> Result<(), StoreError> {
    let sql = "UPDATE token SET expires_at = min(expires_at, ?1) WHERE purpose = ?2 AND subject = ?3";
    change.execute(sql, (change.second(), purpose, subject.to_text())).map(drop)
}

/// The numbers of links, as the mail that holds them stores them.
pub(super) fn numbers(links: &[Issued]) -> Vec<u8> {
    links.iter().flat_map(|link| link.id.to_be_bytes()).collect()
}

/// Puts what belongs there in the place of marks: of these links only, whatever else the text says.
pub(super) fn fill(view: &View<'_>, numbers: &[u8], text: &mut String) -> Result<(), StoreError> {
    for id in numbers.chunks(8).filter_map(|bytes| Some(i64::from_be_bytes(bytes.try_into().ok()?))) {
        let nonce = view.one("SELECT nonce FROM token WHERE id = ?1", [id], |row| row.get::<_, [u8; 16]>(0))?;
        let Some(nonce) = nonce else { continue };
        let token = format!("{id}-{}", secret(view.links, nonce)?);
        *text = text.replace(&mark(nonce), &token);
    }
    Ok(())
}
