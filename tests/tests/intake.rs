//! The server of forms tried from outside: the commands as a network types them, and everything that can go wrong around a
//! server that must lose nothing, over real connections to the built program.
//!
//! `CABAS_FAULTS` says how often something is repeated that is a matter of luck: where a process is killed, which byte is
//! flipped. A few times where it is not set.

mod aimed;
mod browser;
mod clock;
mod commands;
mod config;
mod damage;
mod disk;
mod kills;
mod load;
mod mailbox;
mod network;
mod nonsense;
mod races;
mod rebuilds;
mod served;
mod shim;
mod smtp;
mod store;
mod strain;

/// How often something is repeated.
fn rounds(least: usize) -> usize {
    std::env::var("CABAS_FAULTS").ok().and_then(|text| text.parse().ok()).unwrap_or(least)
}
