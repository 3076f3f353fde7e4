//! The evidence log: what is committed to, hashed, signed and proven, and what verifies it, on any machine, without a server.
//!
//! Pure mathematics and formats: no I/O, no clock, no randomness. Salts, seeds and times are arguments.
//!
//! * [`Payload`], [`Salt`]: what was signed, as canonical JSON, and what keeps its commitment from being guessed
//! * [`Entry`]: a line of the log; it names nobody · [`struct@Hash`]: SHA-256 as RFC 6962 uses it
//! * [`tree`]: the append-only tree: [`Frontier`] grows it, [`Nodes`] reads it, proofs of inclusion and of consistency
//! * [`note`]: what is signed, and by whom: [`Note`], [`VerifierKey`], [`SigningKey`], [`Checkpoint`] (c2sp.org/signed-note,
//!   c2sp.org/tlog-checkpoint) · [`rotation`]: a key that names its successor
//! * [`Proof`]: a proof in a file of its own (c2sp.org/tlog-proof) · [`tile`]: the tree as static files (c2sp.org/tlog-tiles)
//! * [`Log`]: all that a writer of the log needs · [`Receipt`]: all that a person needs
//!
//! `docs/evidence.md` says the formats exactly, what they prove and what they do not.

mod decimal;
mod entry;
mod hash;
mod log;
pub mod note;
mod payload;
mod proof;
pub mod receipt;
pub mod rotation;
pub mod tile;
pub mod tree;

pub use entry::{Entry, Salt};
pub use hash::Hash;
pub use log::{Appended, Discontinuity, Log, OpenError};
pub use note::{Checkpoint, Note, NoteError, SigningKey, VerifierKey};
pub use payload::{Payload, PayloadError};
pub use proof::Proof;
pub use receipt::{Proven, Receipt, Refusal};
pub use tile::Tile;
pub use tree::{Frontier, Node, Nodes, Position, TreeError};
