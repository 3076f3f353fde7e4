//! One binary for all tests from outside, so that the program is linked once.

mod architecture;
mod commands;
mod diagnostics;
mod faults;
mod fixtures;
mod privacy;
mod same_bytes;
