//! Numbers as the C2SP formats write them: decimal digits without leading zeros.

/// The number that a text says; `None` for signs, blanks, leading zeros and what does not fit.
pub(crate) fn read(text: &str) -> Option<u64> {
    let is_plain = text.bytes().all(|byte| byte.is_ascii_digit()) && (text == "0" || !text.starts_with('0'));
    if is_plain { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_number_has_one_text() {
        assert_eq!(read("0"), Some(0));
        assert_eq!(read("18446744073709551615"), Some(u64::MAX));
        for wrong in ["", "00", "01", "+1", "-1", " 1", "1 ", "1e3", "0x1", "١", "18446744073709551616"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
}
