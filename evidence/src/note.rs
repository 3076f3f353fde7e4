//! Signed notes (c2sp.org/signed-note): a text, an empty line, and lines of who signed it.

mod checkpoint;
mod signer;
mod verifier;

pub use checkpoint::Checkpoint;
pub use signer::SigningKey;
pub use verifier::VerifierKey;

use std::fmt;

use data_encoding::BASE64;

/// How many signatures a note may have: the specification asks for sixteen at least.
const MOST_SIGNATURES: usize = 64;

/// A text and its signatures. It is true when [`Note::check`] says so, and not before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    text: String,
    signatures: Vec<Signature>,
}

/// A line of signature, of a key that may be unknown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// The name of the key.
    pub name: String,
    /// The number of the key: with its name, it says which one.
    pub id: u32,
    /// What the key made of the text.
    pub bytes: Vec<u8>,
}

/// Why a note is not believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoteError {
    /// No signature is of the key.
    Unsigned,
    /// A signature of the key is not of this text.
    WrongSignature,
}

impl Note {
    /// A text, signed by every key. During a rotation there are two.
    ///
    /// `None` when the text does not end with a line break, holds other control characters, or nobody signs.
    pub fn sign(text: &str, keys: &[SigningKey]) -> Option<Self> {
        let is_text = text.ends_with('\n') && !has_controls(text) && !keys.is_empty();
        is_text.then(|| Self::of_text(text.to_owned(), keys))
    }

    /// A text that is known to be one, signed by somebody.
    pub(crate) fn of_text<'a>(text: String, keys: impl IntoIterator<Item = &'a SigningKey>) -> Self {
        let signatures = keys.into_iter().map(|key| key.sign(&text)).collect();
        Self { text, signatures }
    }

    /// Reads a note, whose last line ends. Every note has one text: [`fmt::Display`] gives it back.
    pub fn parse(note: &str) -> Option<Self> {
        let (text, signatures) = note.rsplit_once("\n\n").filter(|_| !has_controls(note))?;
        let lines = signatures.strip_suffix('\n')?.split('\n');
        let signatures: Vec<Signature> =
            lines.take(MOST_SIGNATURES + 1).map(Signature::parse).collect::<Option<_>>()?;
        (signatures.len() <= MOST_SIGNATURES).then(|| Self { text: format!("{text}\n"), signatures })
    }

    /// What is signed, with its last line break.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The signatures, known and unknown.
    pub fn signatures(&self) -> &[Signature] {
        &self.signatures
    }

    /// Whether a key signed this text. Signatures of other keys are passed over.
    ///
    /// # Errors
    /// Why it is not to be believed.
    pub fn check(&self, key: &VerifierKey) -> Result<(), NoteError> {
        let mut own = self.signatures.iter().filter(|one| one.name == key.name() && one.id == key.id()).peekable();
        own.peek().ok_or(NoteError::Unsigned)?;
        let are_right = own.all(|one| key.has_signed(&self.text, &one.bytes));
        if are_right { Ok(()) } else { Err(NoteError::WrongSignature) }
    }
}

impl fmt::Display for Note {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(formatter, "{}", self.text)?;
        self.signatures.iter().try_for_each(|signature| writeln!(formatter, "{signature}"))
    }
}

impl Signature {
    fn parse(line: &str) -> Option<Self> {
        let (name, bytes) = line.strip_prefix("— ")?.split_once(' ')?;
        let bytes = BASE64.decode(bytes.as_bytes()).ok()?;
        let (id, bytes) = bytes.split_at_checked(4)?;
        let id = u32::from_be_bytes(id.try_into().ok()?);
        (is_name(name) && !bytes.is_empty()).then(|| Self { name: name.to_owned(), id, bytes: bytes.to_vec() })
    }
}

impl fmt::Display for Signature {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bytes = [&self.id.to_be_bytes(), &self.bytes[..]].concat();
        write!(formatter, "— {} {}", self.name, BASE64.encode(&bytes))
    }
}

fn has_controls(text: &str) -> bool {
    text.contains(|character: char| character < ' ' && character != '\n')
}

/// Whether a key may be called so: not empty, without blanks and plus signs.
fn is_name(name: &str) -> bool {
    !name.is_empty() && !name.contains(|character: char| character.is_whitespace() || character == '+')
}
