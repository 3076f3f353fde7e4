//! The content that authors write: one file an entity, the file's name is its id, the folder says its kind.
//!
//! * [`yaml`]: a YAML tree that knows its places; [`decode`]: from there to typed documents, collecting every mistake
//! * [`scalars`], [`place`], [`calendar`], [`contact`]: what documents are made of
//! * [`network`], [`amap`], [`farm`], [`contract`] with its [`terms`] and [`payment`], [`editorial`]: the documents; [`private`]: what no page shows; [`intake`]: how the server of forms is run
//! * [`documents`]: all of them, parsed

pub mod amap;
pub mod calendar;
pub mod contact;
pub mod contract;
pub mod decode;
pub mod documents;
pub mod editorial;
pub mod farm;
pub mod front_matter;
pub mod intake;
pub mod network;
pub mod payment;
pub mod place;
pub mod private;
pub mod scalars;
pub mod schema;
pub mod terms;
pub mod yaml;

pub use documents::{Document, Documents, Parsed, parse};
