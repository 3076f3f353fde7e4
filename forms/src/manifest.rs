//! What all manifests have in common: each says what a form accepts, is stored as `site/forms/<revision>.json`, and never
//! changes: another text is another revision.

use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};

/// What a form accepts, and all that a server needs to show and to check it.
pub trait Manifest: Serialize + DeserializeOwned + Send + Sync + 'static {
    /// The word before the first point of its ids: `contrat` of `contrat.2026-2027.legumes`.
    const KIND: &str;
    /// The version of the format that this program writes and reads.
    const SCHEMA: u32;

    /// The version of its format.
    fn schema(&self) -> u32;

    /// Which form: `contrat.2026-2027.legumes`.
    fn id(&self) -> &str;

    /// The language in which it is shown.
    fn language(&self) -> &str;

    /// The manifest as it is stored.
    fn to_json(&self) -> Vec<u8> {
        // Every map of a manifest has text keys, so that nothing can fail.
        serde_json::to_vec(self).unwrap_or_default()
    }

    /// Reads a manifest; `None` for one of another kind or of another version.
    fn read(json: &[u8]) -> Option<Self> {
        let manifest: Self = serde_json::from_slice(json).ok()?;
        let is_own = kind_of(manifest.id()) == Self::KIND && manifest.schema() == Self::SCHEMA;
        is_own.then_some(manifest)
    }

    /// Where a browser sends it, from the root of the intake: `/forms/contrat.2026-2027.legumes/0123456789abcdef`.
    fn action(&self, revision: &str) -> String {
        format!("/forms/{}/{revision}", self.id())
    }
}

/// The revision of a stored manifest: 16 hexadecimal digits of its SHA-256.
pub fn revision_of(json: &[u8]) -> String {
    Sha256::digest(json).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// The kind of a form by its id: `contrat` of `contrat.2026-2027.legumes`.
pub fn kind_of(id: &str) -> &str {
    id.split('.').next().unwrap_or_default()
}
