//! A receipt: what a person keeps of what they signed. One text file, that people can read and that proves itself.

use std::fmt;

use crate::note::NoteError;
use crate::tree::{Nodes, TreeError, is_included, prove_inclusion};
use crate::{Checkpoint, Entry, Hash, Note, Payload, Proof, Salt, VerifierKey};

/// What stands around the parts of a receipt: its form, what it is, and a caption before each part. No blank of it is one
/// that mail programs change, and a receipt in which it is changed proves nothing.
const FRAME: [&str; 6] = [
    "cabas-receipt@v1",
    "Ce fichier est un reçu. Il prouve que ce qui suit a été inscrit au journal du réseau.\n\
     Gardez-le entier et tel quel, car une lettre changée lui ôte sa valeur.\n\
     Pour le vérifier, ouvrez la page /verifier/ du site du réseau ou lancez cabas verify avec ce fichier.",
    "Ce qui est inscrit",
    "Sel tiré au hasard",
    "Ligne du journal",
    "Preuve",
];

/// What was signed, its entry in the log, and the proof that it is there.
#[derive(Debug, Clone, PartialEq)]
pub struct Receipt {
    payload: Payload,
    salt: Salt,
    entry: Entry,
    proof: Proof,
}

/// What a receipt proves.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Proven<'a> {
    /// What is recorded, letter for letter.
    pub payload: &'a Payload,
    /// Its entry: when it was recorded by the clock of the log, and what it changes.
    pub entry: &'a Entry,
    /// The place of the entry in the log, from 0.
    pub index: u64,
    /// The log as it was signed: its name, how many entries it had, their root.
    pub checkpoint: &'a Checkpoint,
}

/// The first reason why a receipt proves nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Refusal {
    /// The text is no receipt, or not a whole one.
    NotAReceipt,
    /// What is recorded is not written as receipts write it.
    BadPayload,
    /// The salt is not 64 hexadecimal digits.
    BadSalt,
    /// The line of the log is not written as logs write it.
    BadEntry,
    /// The proof is not written as proofs are, or its checkpoint is not.
    BadProof,
    /// What is recorded is not what the line of the log commits to.
    OtherPayload,
    /// The line of the log says another kind of thing than what is recorded.
    OtherKind,
    /// The checkpoint is of another log than the key.
    OtherLog,
    /// The key did not sign the checkpoint.
    Unsigned,
    /// The checkpoint is not the one that the key signed.
    WrongSignature,
    /// The log that was signed has not this line at this place.
    NotIncluded,
}

impl Refusal {
    /// Every reason, in the order in which they are looked for.
    pub const ALL: [Self; 11] = [
        Self::NotAReceipt,
        Self::BadPayload,
        Self::BadSalt,
        Self::BadEntry,
        Self::BadProof,
        Self::OtherPayload,
        Self::OtherKind,
        Self::OtherLog,
        Self::Unsigned,
        Self::WrongSignature,
        Self::NotIncluded,
    ];

    /// Its name: of the message that says it, and in browsers.
    pub fn code(self) -> &'static str {
        match self {
            Self::NotAReceipt => "not-a-receipt",
            Self::BadPayload => "bad-payload",
            Self::BadSalt => "bad-salt",
            Self::BadEntry => "bad-entry",
            Self::BadProof => "bad-proof",
            Self::OtherPayload => "other-payload",
            Self::OtherKind => "other-kind",
            Self::OtherLog => "other-log",
            Self::Unsigned => "unsigned",
            Self::WrongSignature => "wrong-signature",
            Self::NotIncluded => "not-included",
        }
    }
}

impl Receipt {
    /// The receipt of the entry at `index`, for a stored checkpoint that covers it.
    ///
    /// # Errors
    /// [`TreeError::Outside`] when the note is no checkpoint or does not cover it, and those of the store.
    pub fn new<N: Nodes>(
        nodes: &N,
        index: u64,
        note: Note,
        payload: Payload,
        salt: Salt,
        entry: Entry,
    ) -> Result<Self, TreeError<N::Error>> {
        let checkpoint = Checkpoint::parse(note.text()).ok_or(TreeError::Outside)?;
        let path = prove_inclusion(nodes, index, checkpoint.size)?;
        let proof = Proof::new(index, path, note).ok_or(TreeError::Outside)?;
        Ok(Self { payload, salt, entry, proof })
    }

    /// Reads a receipt. Line ends of other systems, and blanks before and after, as mail programs add them, are passed over;
    /// nothing else is.
    ///
    /// # Errors
    /// The first part that is not as it should be.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n").trim().to_owned() + "\n";
        let blocks: Vec<&str> = text.splitn(10, "\n\n").collect();
        let [form, about, head, payload, salt_head, salt, entry_head, entry, proof_head, proof] = blocks[..] else {
            return Err(Refusal::NotAReceipt);
        };
        if [form, about, head, salt_head, entry_head, proof_head] != FRAME {
            return Err(Refusal::NotAReceipt);
        }
        let payload = Payload::from_pretty(payload).ok_or(Refusal::BadPayload)?;
        let salt = Salt::from_hex(salt).ok_or(Refusal::BadSalt)?;
        let entry = Entry::from_leaf(entry).ok_or(Refusal::BadEntry)?;
        // Extra data is of nobody: a receipt has none, so that nothing in it is unproven.
        let proof = Proof::parse(proof).filter(|proof| proof.extra().is_none()).ok_or(Refusal::BadProof)?;
        Ok(Self { payload, salt, entry, proof })
    }

    /// What the receipt proves to who trusts this key.
    ///
    /// # Errors
    /// The first reason why it proves nothing.
    pub fn verify(&self, key: &VerifierKey) -> Result<Proven<'_>, Refusal> {
        let (Self { payload, salt, entry, proof }, checkpoint) = (self, self.proof.checkpoint());
        let held = |holds: bool, refusal| if holds { Ok(()) } else { Err(refusal) };
        held(salt.commit(payload) == entry.commitment(), Refusal::OtherPayload)?;
        held(payload.kind() == entry.kind(), Refusal::OtherKind)?;
        held(checkpoint.origin == key.name(), Refusal::OtherLog)?;
        proof.note().check(key).map_err(|error| match error {
            NoteError::Unsigned => Refusal::Unsigned,
            NoteError::WrongSignature => Refusal::WrongSignature,
        })?;
        let is_there = is_included(entry.hash(), proof.index(), checkpoint.size, proof.path(), checkpoint.root);
        held(is_there, Refusal::NotIncluded)?;
        Ok(Proven { payload, entry, index: proof.index(), checkpoint })
    }

    /// What it says is recorded; nobody has verified it.
    pub fn payload(&self) -> &Payload {
        &self.payload
    }
}

impl fmt::Display for Receipt {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [form, about, payload_head, salt_head, entry_head, proof_head] = FRAME;
        let (payload, salt, entry) = (self.payload.pretty(), self.salt.to_hex(), self.entry.leaf());
        write!(formatter, "{form}\n\n{about}\n\n{payload_head}\n\n{payload}\n\n{salt_head}\n\n{salt}\n\n")?;
        write!(formatter, "{entry_head}\n\n{entry}\n\n{proof_head}\n\n{}", self.proof)
    }
}

/// The hash of what stands around the parts, with an empty line between them: other verifiers need not carry its words.
pub fn frame() -> Hash {
    Hash::of(FRAME.join("\n\n").as_bytes())
}
