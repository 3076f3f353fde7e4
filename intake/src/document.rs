//! What is signed: who, what, when, how much, under which text, and how it came about. As a payload of the evidence log it is
//! JSON with whole numbers only, and says nothing that is as usual.

mod changes;
mod numbers;

use std::collections::BTreeMap;

use domain::contract::{Choices, ItemId, Quote};
use domain::{Date, PaymentMethod};
use evidence::{Hash, Payload, PayloadError};
use forms::{Entry, Form, Member, Party, revision_of};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

pub use changes::Changed;

/// The version of the form of documents.
const VERSION: u64 = 1;
/// Bytes of a usual contract as JSON.
const USUAL_LENGTH: usize = 2_048;

/// A contract as it is signed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// The form and its text.
    pub form: Shown,
    /// Name of the contract.
    pub name: String,
    /// Season: `2026-2027`.
    pub season: String,
    /// Who sells.
    pub farm: Party,
    /// The AMAP that brings both together; no party.
    pub amap: Party,
    /// Who buys.
    pub person: Member,
    /// What was chosen.
    #[serde(with = "numbers::choices")]
    pub choices: Choices,
    /// What follows: deliveries, sums, payments, what it takes from stocks.
    #[serde(with = "numbers::quote")]
    pub quote: Quote,
    /// How it is paid.
    pub method: Option<PaymentMethod>,
    /// The names of what is delivered.
    pub items: BTreeMap<ItemId, String>,
    /// What was agreed to, each in the words that were shown, the button last.
    pub consents: Vec<Consent>,
    /// What happened, in order.
    pub events: Vec<Event>,
    /// Whether it was signed on paper, and recorded by the coordination.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_paper: bool,
    /// The document that it takes the place of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amends: Option<Amends>,
}

/// The form that was shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shown {
    /// Which form: `contrat.2026-2027.legumes`.
    pub id: String,
    /// Its revision.
    pub revision: String,
    /// SHA-256 of the manifest of the revision, in hexadecimal digits.
    pub sha256: String,
    /// SHA-256 of its articles as canonical JSON (RFC 8785): what is agreed beside products and prices.
    pub text_sha256: String,
    /// The language in which it was shown.
    pub language: String,
}

/// Something that was agreed to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consent {
    /// What: `agree`, `order`.
    pub key: String,
    /// The words beside the box or on the button.
    pub text: String,
}

/// Something that happened on the way to the signature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// What: `opened`, `sent`, `confirmed`, `approved`, `recorded`.
    pub what: String,
    /// When and from where.
    #[serde(flatten)]
    pub act: Act,
}

/// When something was done and from where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Act {
    /// When, by the clock of the server.
    pub at: Timestamp,
    /// The address that it came from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ip: Option<String>,
    /// What the browser says that it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agent: Option<String>,
    /// Who did it, where it is not the person who signs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
}

/// The document that another one takes the place of.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Amends {
    /// Its [`Document::hash`].
    pub sha256: String,
    /// Only what changed.
    pub changes: Vec<Changed>,
}

impl Act {
    /// What was done at a time; nothing is known of where from.
    pub fn at(at: Timestamp) -> Self {
        Self { at, ip: None, agent: None, by: None }
    }

    /// As an event.
    pub fn event(self, what: &str) -> Event {
        Event { what: what.to_owned(), act: self }
    }
}

impl Shown {
    /// A form as it was shown: `json` is its stored manifest.
    pub fn new(form: &Form, json: &[u8]) -> Self {
        let articles = serde_json_canonicalizer::to_vec(&form.articles).unwrap_or_default();
        Self {
            id: form.id.clone(),
            revision: revision_of(json),
            sha256: Hash::of(json).to_hex(),
            text_sha256: Hash::of(&articles).to_hex(),
            language: form.language.clone(),
        }
    }
}

impl Document {
    /// What somebody chose of a form, reviewed: `entry` and `quote` are those of [`Form::review`].
    pub fn new(form: &Form, json: &[u8], entry: Entry, quote: Quote) -> Self {
        Self::under(form, Shown::new(form, json), entry, quote)
    }

    /// The same, where it is known already what the form shows.
    pub fn under(form: &Form, shown: Shown, entry: Entry, quote: Quote) -> Self {
        let lines = quote.lots.iter().flat_map(|lot| &lot.lines);
        let items = lines.map(|line| (line.item.clone(), form.item_name(&line.item).to_owned())).collect();
        let Entry { member, choices, method } = entry;
        Self {
            form: shown,
            name: form.name.clone(),
            season: form.season.clone(),
            farm: form.farm.clone(),
            amap: form.amap.clone(),
            person: member,
            choices,
            quote,
            method,
            items,
            consents: Vec::new(),
            events: Vec::new(),
            is_paper: false,
            amends: None,
        }
    }

    /// What a form reads of it: to fill it in again, or to show it.
    pub fn entry(&self) -> Entry {
        Entry { member: self.person.clone(), choices: self.choices.clone(), method: self.method }
    }

    /// The same, taking the place of another document.
    pub fn amending(mut self, before: &Self) -> Self {
        let changes = changes::between(before, &self);
        self.amends = Some(Amends { sha256: before.hash(), changes });
        self
    }

    /// The day of the last delivery, from which it is counted how long a contract is kept.
    pub fn last_delivery(&self) -> Option<Date> {
        self.quote.lots.iter().map(|lot| lot.date).max()
    }

    /// The kind of its line in the log.
    pub fn kind(&self) -> &'static str {
        match (self.amends.is_some(), self.is_paper) {
            (true, _) => "contract-amended",
            (false, true) => "contract-on-paper",
            (false, false) => "contract-signed",
        }
    }

    /// What the log commits to.
    ///
    /// # Errors
    /// An amount beyond what JSON keeps exact: no price list allows it.
    pub fn payload(&self) -> Result<Payload, PayloadError> {
        let mut value = self.spelt_out().ok_or(PayloadError::NotAnObject)?;
        value["v"] = VERSION.into();
        value["kind"] = self.kind().into();
        Payload::new(value)
    }

    /// As JSON in which every delivery says what it brings.
    fn spelt_out(&self) -> Option<Value> {
        let mut value = serde_json::to_value(self).ok()?;
        numbers::quote::spell_out(value.get_mut("quote")?)?;
        Some(value)
    }

    /// Reads [`Self::payload`]; `None` for a payload of something else.
    pub fn from_payload(payload: &Payload) -> Option<Self> {
        Self::from_text(payload.canonical())
    }

    /// As JSON that says the same, shorter and without the order that a payload has: for a draft.
    pub(crate) fn to_text(&self) -> Option<String> {
        let mut text = Vec::with_capacity(USUAL_LENGTH);
        serde_json::to_writer(&mut text, self).ok()?;
        String::from_utf8(text).ok()
    }

    /// Reads the text of a payload or of a draft.
    pub(crate) fn from_text(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    /// SHA-256 of its canonical text, in hexadecimal digits: what a countersignature names.
    pub fn hash(&self) -> String {
        self.payload().map(|payload| Hash::of(payload.canonical().as_bytes()).to_hex()).unwrap_or_default()
    }
}

/// What the log commits to when a contract is countersigned or ends: which, by the hash of what was signed, who did it and how.
///
/// # Errors
/// None for these values.
pub(crate) fn about(kind: &str, contract: i64, sha256: &str, act: &Act, more: Value) -> Result<Payload, PayloadError> {
    let act = serde_json::to_value(act).unwrap_or_default();
    let mut value = json!({ "v": VERSION, "kind": kind, "contract": contract, "contract_sha256": sha256, "act": act });
    if let (Some(value), Value::Object(more)) = (value.as_object_mut(), more) {
        value.extend(more);
    }
    Payload::new(value)
}
