//! The life of contracts, over real connections: who may sign, amendments, withdrawals, paper, archives.

// A test may stop at what it cannot go on without.
#![allow(clippy::unwrap_used, clippy::panic)]

mod amendments;
mod archives;
mod contexts;
mod endings;
mod papers;
#[allow(dead_code)]
#[path = "../../../forms/tests/sample/mod.rs"]
mod sample;
mod signers;
mod standings;
#[allow(dead_code)]
#[path = "../trial/mod.rs"]
mod trial;

/// A small basket at each delivery.
const BASKET: (&str, &str) = ("same.panier/petit", "1");

/// Fields of a page, some of them typed anew, or added.
fn with(fields: &[(String, String)], typed: &[(&str, &str)]) -> Vec<(String, String)> {
    let kept = fields.iter().filter(|(name, _)| typed.iter().all(|(other, _)| other != name)).cloned();
    kept.chain(typed.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))).collect()
}
