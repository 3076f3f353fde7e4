//! Stamps of forms: that this server showed the page, of which form, and when. A page that was built beforehand has none.

use std::fmt::Write as _;

use data_encoding::HEXLOWER;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// What a stamp says: seconds since it was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Age(pub i64);

/// How far ahead of the clock a stamp may be: servers' clocks are set back by little.
const AHEAD: i64 = 60;

/// Makes the stamp of a page: `<seconds>-<nonce>-<proof>`.
pub fn make(key: &[u8; 32], form: (&str, &str), now: i64, nonce: [u8; 16]) -> String {
    let said = format!("{now}-{}", HEXLOWER.encode(&nonce));
    let proof = proof(key, form, &said);
    format!("{said}-{proof}")
}

/// How old a stamp is; `None` for one that is not of this server or not of this form.
pub fn read(key: &[u8; 32], form: (&str, &str), stamp: &str, now: i64) -> Option<Age> {
    let (said, found) = stamp.rsplit_once('-')?;
    let (second, _) = said.split_once('-')?;
    let second: i64 = second.parse().ok()?;
    let mut mac = Hmac::<Sha256>::new_from_slice(key).ok()?;
    mac.update(text(form, said).as_bytes());
    // Compared in constant time.
    mac.verify_truncated_left(&HEXLOWER.decode(found.as_bytes()).ok().filter(|bytes| bytes.len() == 16)?).ok()?;
    (second <= now.saturating_add(AHEAD)).then_some(Age(now.saturating_sub(second)))
}

fn proof(key: &[u8; 32], form: (&str, &str), said: &str) -> String {
    // A key of 32 bytes is never refused.
    let Ok(mac) = Hmac::<Sha256>::new_from_slice(key) else { return String::new() };
    let bytes = mac.chain_update(text(form, said)).finalize().into_bytes();
    HEXLOWER.encode(bytes.get(..16).unwrap_or_default())
}

fn text((id, revision): (&str, &str), said: &str) -> String {
    let mut text = String::new();
    // Lengths keep two forms from having the same text.
    let _ = write!(text, "{} {id} {} {revision} {said}", id.len(), revision.len());
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_is_good_for_its_form_and_tells_its_age() {
        let (key, form) = ([1; 32], ("contrat.x", "0123456789abcdef"));
        let stamp = make(&key, form, 1_000, [7; 16]);
        assert_eq!(read(&key, form, &stamp, 1_004), Some(Age(4)));
        assert_eq!(read(&key, form, &stamp, 999), Some(Age(-1)));
        assert_eq!(read(&key, form, &stamp, 900), None, "made in another time");
        assert_eq!(read(&[2; 32], form, &stamp, 1_004), None);
        assert_eq!(read(&key, ("contrat.x0", "123456789abcdef"), &stamp, 1_004), None);
        assert_eq!(read(&key, ("contrat.x", ""), &stamp, 1_004), None);
        let later = stamp.replacen("1000", "2000", 1);
        for wrong in ["", "-", "1000", "1000-x-", &later, &stamp[..stamp.len() - 2], &format!("{stamp}00")] {
            assert_eq!(read(&key, form, wrong, 1_004), None, "{wrong}");
        }
    }
}
