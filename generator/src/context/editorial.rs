//! Pages that the network writes, and those about the site itself.

use themes::Value;

use super::Scene;
use crate::plan::Page;

/// The template and the context of such a page; `None` for pages of the directory.
pub fn of(_page: &Page, _scene: &Scene<'_>) -> Option<(&'static str, Value)> {
    None
}
