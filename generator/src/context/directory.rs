//! Pages of the directory: AMAPs, farms, contracts, and the lists that lead to them.

use themes::Value;

use super::{Scene, amap};
use crate::plan::{Page, PageKind};

/// The template and the context of a page of the directory; `None` for other pages.
pub fn of(page: &Page, scene: &Scene<'_>) -> Option<(&'static str, Value)> {
    Some(match &page.kind {
        PageKind::Amap(amap) => ("amap.html", amap::context(scene, page, *amap)),
        _ => return None,
    })
}
