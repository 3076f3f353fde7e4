//! What templates receive: one documented, serialisable type a kind of page (`CONTEXTS.md` of the default theme lists
//! every key; a test compares it with what is passed).
//!
//! Contexts carry facts, not sentences: addresses from the root of the site, civil dates as `2026-10-01`, hours as
//! `18:30`, prices in cents, keys of closed lists. Templates turn them into words by filters and messages.

pub mod amap;
pub mod card;
pub mod directory;
pub mod editorial;
pub mod frame;

use std::collections::BTreeMap;

use themes::{Messages, Value};

use crate::atlas::Atlas;
use crate::plan::Page;

/// All that contexts are made from, for one language.
pub struct Scene<'a> {
    /// The atlas.
    pub atlas: &'a Atlas,
    /// Every page of the site, for those that list them.
    pub pages: &'a [Page],
    /// Words of the language.
    pub messages: &'a Messages,
    /// Cards of AMAPs, farms and contracts: made once, shown in many lists.
    pub cards: card::Cards,
    /// INSEE codes of communes that have a page.
    pub communes: BTreeMap<&'static str, String>,
}

/// The template and the context of a page.
pub fn of(page: &Page, scene: &Scene<'_>) -> (&'static str, Value) {
    directory::of(page, scene).or_else(|| editorial::of(page, scene)).unwrap_or(("base.html", Value::UNDEFINED))
}
