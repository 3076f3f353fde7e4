//! From content to site. The phases, each with a type of its own; `load` and `publish` touch the disk, the others are pure:
//!
//! 1. [`source`]: the files of a content folder, in memory
//! 2. [`content`]: parsed, one typed document a file
//! 3. [`resolve`] gives the [`atlas`]: linked, closed, checked
//! 4. pages, feeds, calendars, open data: rendered to artifacts
//! 5. publication: only what changed is written, and never after an error

pub mod address;
pub mod artifact;
pub mod atlas;
pub mod content;
pub mod diagnostic;
pub mod markdown;
pub mod resolve;
pub mod source;
