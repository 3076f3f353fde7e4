//! Signed contracts and permanence sign-ups: the store that keeps them, and the mails that tell of them.
//!
//! * [`store`]: the SQLite database, its one writer, the evidence log, and everything that people send
//! * [`document`]: what is signed, as it is recorded
//! * [`mail`]: what sends the mails that wait in the store
//! * [`publication`]: the evidence log as files beside the site
//! * [`world`]: the clock and the randomness, which tests bring themselves
//!
//! Nothing here knows the generator, nor what a page looks like.

pub mod document;
pub mod mail;
pub mod publication;
pub mod server;
pub mod store;
pub mod world;

pub use document::Document;
pub use store::{Change, Store, StoreError, View};
pub use world::World;
