//! Search without a server: sharded static files that answer by name, by postcode and by distance.
//!
//! What a visit loads does not grow with the number of AMAPs:
//! * [`places`]: an adaptive quadtree of points; the nearest AMAPs take its manifest and a few shards ([`Places`])
//! * [`names`] and [`communes`]: sorted rows in shards below a tree of separators; a name takes a node or two and a shard
//!   ([`Names`])
//!
//! `themes/default/static/index.js` reads the same files in the browser; the tests hold both readers to brute force.
//! All text is UTF-8, rows end with a line feed, fields are separated by tabs.

mod answer;
mod communes;
mod names;
mod page;
mod place;
mod places;
mod reader;
mod row;
mod tree;

pub use answer::{Answer, Line, Query, Question, answer};
pub use communes::communes;
pub use names::{Kind, Named, Names, names};
pub use page::fill;
pub use places::{Listing, Places, places};

/// A file of the site: its path without a leading `/`, its bytes.
pub type File = (String, Vec<u8>);

/// Reads a published file by its path without a leading `/`; `None` when there is none.
pub type Files<'a> = &'a dyn Fn(&str) -> Option<Vec<u8>>;
