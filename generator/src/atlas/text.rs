//! Bodies as HTML, and the links that authors wrote in them.

use std::ops::Range;
use std::sync::Arc;

/// Stands in the HTML of a body where the path of the page's language belongs: a noncharacter, which no text may hold.
pub const LANGUAGE_MARK: char = '\u{fdd0}';

/// A Markdown body as HTML, its links already leading to addresses of the site.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Html(pub Arc<str>);

impl Html {
    /// The HTML for pages below a language's path: empty for the main language, or `/en`.
    pub fn in_language(&self, path: &str) -> String {
        self.0.replace(LANGUAGE_MARK, path)
    }
}

/// A link that an author wrote to an address of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InternalLink {
    /// File in which it stands.
    pub file: String,
    /// Its bytes there.
    pub span: Range<usize>,
    /// Address from the root of the site, without the base path: `/amap/x/`.
    pub path: String,
    /// What follows `#`.
    pub fragment: Option<String>,
}
