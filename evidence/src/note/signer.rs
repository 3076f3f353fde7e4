//! The private key of a log. Whoever holds it can sign another past.

use std::fmt;

use data_encoding::{BASE64, HEXLOWER};
use ed25519_dalek::Signer as _;

use super::verifier::ED25519;
use super::{Signature, VerifierKey};

/// How the text of a private key begins.
const PREFIX: &str = "PRIVATE+KEY+";

/// A named Ed25519 key that signs notes. Its text is `PRIVATE+KEY+name+id+base64(0x01 ‖ seed)`, as Go's tools write it; its
/// memory is wiped when it is dropped.
pub struct SigningKey {
    verifier: VerifierKey,
    key: ed25519_dalek::SigningKey,
}

impl SigningKey {
    /// The key of 32 random bytes. `None` for a name that keys cannot have.
    pub fn from_seed(name: &str, seed: &[u8; 32]) -> Option<Self> {
        let key = ed25519_dalek::SigningKey::from_bytes(seed);
        Some(Self { verifier: VerifierKey::new(name, key.verifying_key().as_bytes())?, key })
    }

    /// Reads [`Self::to_text`].
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.strip_prefix(PREFIX)?.splitn(3, '+');
        let (name, id, seed) = (parts.next()?, parts.next()?, parts.next()?);
        let seed = BASE64.decode(seed.as_bytes()).ok()?;
        let (&ED25519, seed) = seed.split_first()? else { return None };
        let key = Self::from_seed(name, seed.try_into().ok()?)?;
        (id == HEXLOWER.encode(&key.verifier.id().to_be_bytes())).then_some(key)
    }

    /// The key as a line of text: for a file that only the log's own user may read.
    pub fn to_text(&self) -> String {
        let seed = [&[ED25519], self.key.as_bytes().as_slice()].concat();
        format!("{PREFIX}{}+{:08x}+{}", self.verifier.name(), self.verifier.id(), BASE64.encode(&seed))
    }

    /// The public key.
    pub fn verifier(&self) -> &VerifierKey {
        &self.verifier
    }

    pub(super) fn sign(&self, text: &str) -> Signature {
        let bytes = self.key.sign(text.as_bytes()).to_bytes().to_vec();
        Signature { name: self.verifier.name().to_owned(), id: self.verifier.id(), bytes }
    }
}

/// Nothing of the seed is shown.
impl fmt::Debug for SigningKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "SigningKey({})", self.verifier)
    }
}
