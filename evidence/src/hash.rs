//! SHA-256, and how the tree hashes its leaves and its nodes (RFC 6962, 2.1).

use std::fmt;

use data_encoding::{BASE64, HEXLOWER};
use sha2::{Digest, Sha256};

/// A SHA-256 hash.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hash(pub [u8; 32]);

impl Hash {
    /// The hash of bytes, as `sha256sum` gives it.
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// The hash of a leaf: SHA-256(0x00 ‖ leaf).
    pub fn of_leaf(leaf: &[u8]) -> Self {
        Self(Sha256::new().chain_update([0]).chain_update(leaf).finalize().into())
    }

    /// The hash of a node: SHA-256(0x01 ‖ left ‖ right).
    pub fn of_node(left: Self, right: Self) -> Self {
        Self(Sha256::new().chain_update([1]).chain_update(left.0).chain_update(right.0).finalize().into())
    }

    /// The root of a tree without leaves.
    pub fn of_nothing() -> Self {
        Self::of(b"")
    }

    /// 64 hexadecimal digits in lower case.
    pub fn to_hex(self) -> String {
        HEXLOWER.encode(&self.0)
    }

    /// Reads [`Self::to_hex`].
    pub fn from_hex(text: &str) -> Option<Self> {
        Self::from_bytes(&HEXLOWER.decode(text.as_bytes()).ok()?)
    }

    /// Standard base64, as the C2SP formats write hashes.
    pub fn to_base64(self) -> String {
        BASE64.encode(&self.0)
    }

    /// Reads [`Self::to_base64`]; the one text of a hash, no other.
    pub fn from_base64(text: &str) -> Option<Self> {
        Self::from_bytes(&BASE64.decode(text.as_bytes()).ok()?)
    }

    /// A hash that was stored as 32 bytes.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.to_hex())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hashes_are_those_of_certificate_transparency() {
        let empty_leaf = "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d";
        let pair = "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125";
        assert_eq!(Hash::of_leaf(b"").to_hex(), empty_leaf);
        assert_eq!(Hash::of_node(Hash::of_leaf(b""), Hash::of_leaf(b"\0")).to_hex(), pair);
        assert_eq!(Hash::of_nothing().to_base64(), "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    }

    #[test]
    fn one_hash_has_one_text() {
        let hash = Hash::of_nothing();
        assert_eq!(Hash::from_hex(&hash.to_hex()), Some(hash));
        assert_eq!(Hash::from_base64(&hash.to_base64()), Some(hash));
        // The last digit's low bits are of no byte: only zeros are right.
        for wrong in
            ["", "47DE", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=", "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU="]
        {
            assert_eq!(Hash::from_base64(wrong), None, "{wrong}");
        }
        assert_eq!(Hash::from_hex(&hash.to_hex().to_uppercase()), None);
        assert_eq!(Hash::from_bytes(&[0; 31]), None);
    }
}
