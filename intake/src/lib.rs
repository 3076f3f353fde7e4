//! Signed contracts and permanence sign-ups: the store that keeps them, and the mails that tell of them.
//!
//! * [`store`]: the SQLite database, its one writer, the evidence log, and everything that people send
//! * [`document`]: what is signed, as it is recorded
//! * [`mail`]: what sends the mails that wait in the store
//! * [`server`]: what answers · [`engine`]: everything that runs, with its [`keys`] and [`settings`]
//! * [`publication`]: the evidence log as files beside the site
//! * [`world`]: the clock and the randomness, which tests bring themselves
//!
//! Nothing here knows the generator, nor what a page looks like.

pub mod document;
pub mod engine;
pub mod keys;
pub mod mail;
pub mod publication;
pub mod server;
pub mod settings;
pub mod store;
pub mod world;

pub use document::Document;
pub use engine::{Engine, EngineError};
pub use settings::Settings;
pub use store::{Change, Store, StoreError, View};
pub use world::World;
