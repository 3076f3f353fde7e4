//! The communes of France by name and by postcode.

/// What the build script wrote.
const ALL: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/communes"));

/// The shards of communes, the same for every site: paths without a leading `/`, and bytes.
pub fn communes() -> impl Iterator<Item = (&'static str, &'static [u8])> {
    let mut rest = ALL;
    std::iter::from_fn(move || {
        let end = rest.iter().position(|byte| *byte == b'\n')?;
        let (head, after) = rest.split_at_checked(end)?;
        let (path, length) = std::str::from_utf8(head).ok()?.split_once('\t')?;
        let (bytes, after) = after.get(1..)?.split_at_checked(length.parse().ok()?)?;
        rest = after;
        Some((path, bytes))
    })
}
