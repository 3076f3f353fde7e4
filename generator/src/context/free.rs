//! Free pages: what a network writes about itself.

use serde::Serialize;
use themes::Value;

use super::Scene;
use super::frame::Frame;
use crate::plan::Page;

/// A free page.
#[derive(Debug, Serialize)]
pub struct FreePageContext {
    /// The page as such.
    pub page: Frame,
    /// What it says.
    pub free: FreeContext,
}

/// What a free page says.
#[derive(Debug, Serialize)]
pub struct FreeContext {
    /// Title.
    pub title: String,
    /// A sentence, or none.
    pub summary: Option<String>,
    /// Its text, as HTML.
    pub body: Value,
}

/// A free page.
pub fn context(scene: &Scene<'_>, page: &Page, index: usize) -> Option<Value> {
    let free = scene.atlas.pages.get(index)?;
    let section = if free.menu.is_some() { "network" } else { "" };
    let context =
        FreeContext { title: free.title.clone(), summary: free.summary.clone(), body: scene.body(&free.body) };
    let description = free.summary.clone().unwrap_or_default();
    let frame = Frame { section, description, ..Frame::new(page) };
    Some(themes::value(FreePageContext { page: frame, free: context }))
}
