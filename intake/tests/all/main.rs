//! The store and the mails, tried with a real database and a real mail server.

// A test may stop at what it cannot go on without.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod backups;
mod concurrency;
mod contracts;
mod documents;
mod enquiries;
mod erasing;
mod failures;
mod interleaving;
mod kills;
mod logs;
mod mails;
mod outages;
mod permanences;
mod publication;
mod replies;
#[path = "../../../forms/tests/sample/mod.rs"]
#[allow(dead_code)]
mod sample;
mod smtp;
mod support;
mod tokens;
