//! Feeds, calendars, open data, pictures: what machines read.
pub mod paths { #[allow(missing_docs)] pub fn amap_calendar(id: &str) -> String { format!("/amap/{id}/distributions.ics") } #[allow(missing_docs)] pub fn amap_feed(id: &str) -> String { format!("/amap/{id}/atom.xml") } }
pub mod headers { #[allow(missing_docs)] pub fn policy(_: &crate::atlas::Atlas, _: bool) -> String { String::new() } }
pub mod json_ld { #[allow(missing_docs)] pub fn amap(_: &crate::atlas::Atlas, _: crate::atlas::AmapIx) -> String { String::new() } }
#[allow(missing_docs)] pub fn artifacts(_: &crate::atlas::Atlas, _: &themes::Messages) -> Vec<(String, Vec<u8>)> { Vec::new() }
#[allow(missing_docs)] pub fn sitemap(_: &[String], _: &crate::atlas::Atlas) -> Vec<(String, Vec<u8>)> { Vec::new() }
