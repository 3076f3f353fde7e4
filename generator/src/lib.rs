//! From content to site. The phases, each with a type of its own; loading and publishing touch the disk, the others are pure:
//!
//! 1. [`project`]: the files of a content folder and of its theme, in memory
//! 2. [`content`]: parsed, one typed document a file
//! 3. [`resolve`] gives the [`atlas`]: linked, closed, checked
//! 4. [`plan`] decides the pages; [`context`] is what templates receive, [`render`] makes the files
//! 5. [`data`]: feeds, calendars, open data, pictures: what machines read
//! 6. [`publish`]: only what changed is written, and never after an error
//!
//! [`build()`] runs 2 to 5. [`quote`] prices a contract of the atlas, [`timetable`] lists its days, [`wording`] says both.

pub mod address;
pub mod articles;
pub mod artifact;
pub mod atlas;
pub mod build;
pub mod cache;
pub mod content;
pub mod context;
pub mod data;
pub mod diagnostic;
pub mod enquiries;
pub mod footprint;
pub mod job;
pub mod markdown;
pub mod photos;
pub mod plan;
pub mod print;
pub mod private;
pub mod project;
pub mod publish;
pub mod quote;
pub mod render;
pub mod resolve;
pub mod rota;
pub mod signing;
pub mod source;
pub mod stamp;
pub mod timetable;

pub use artifact::Artifacts;
pub use build::{Build, build, in_memory};
pub use diagnostic::{Diagnostic, Severity};
pub use forms::wording;
pub use print::{Print, Prints};
pub use project::Project;
