//! What somebody can try from outside: the checks 3 to 39 of OWASP's list as the project has it, against a server that listens.

// A test may stop at what it cannot go on without.
#![allow(clippy::unwrap_used, clippy::panic)]

#[allow(dead_code)]
#[path = "../../../forms/tests/sample/mod.rs"]
mod sample;
mod trial;

mod answers;
mod fuzz;
mod links;
mod own_data;
mod robots;
mod sending;
mod sizes;
