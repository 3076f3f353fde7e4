//! One binary for all tests from outside, so that the program is linked once.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

mod architecture;
mod commands;
mod diagnostics;
mod faults;
mod fixtures;
mod intake;
mod kept;
mod outputs;
mod precompress;
mod privacy;
mod quote;
mod recurrence;
mod same_bytes;
mod verify;
