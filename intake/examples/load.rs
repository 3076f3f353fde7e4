//! Sends contracts to a store from many threads and says what was acknowledged, until it is killed or the store fails.
//!
//! `load DATABASE THREADS [FIRST]`: each line `try N` says that contract N is sent, each `ack N ID SEQ` that it is on the disk.
//! When the store fails it says why and exits with 1.

use forms::Manifest;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

use domain::ContractKind;
use domain::contract::Standing;
use evidence::SigningKey;
use intake::document::{Act, Document};
use intake::store::contracts::{self, Confirmed, ContractError, Received};
use intake::store::replies::{self, Once};
use intake::store::stocks::Supply;
use intake::store::{Ended, LinkKey, Options, Store};
use intake::world::World;
use jiff::Timestamp;

#[path = "../../forms/tests/sample/mod.rs"]
#[allow(dead_code)]
mod sample;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [database, threads, rest @ ..] = arguments.as_slice() else {
        eprintln!("load DATABASE THREADS [FIRST]");
        return ExitCode::from(2);
    };
    let threads = threads.parse().unwrap_or(8);
    let next = AtomicU64::new(rest.first().and_then(|first| first.parse().ok()).unwrap_or(0));
    let Some(key) = SigningKey::from_seed("amap.example/journal", &[1; 32]) else { return ExitCode::from(2) };
    let options = Options {
        world: World::real(),
        keys: vec![key],
        links: LinkKey([2; 32]),
        published: None,
        readers: 2,
        max_pages: None,
        believe_clock: false,
    };
    let store = match Store::open(Path::new(database), options) {
        Ok(store) => store,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::from(2);
        }
    };
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| while send(&store, next.fetch_add(1, Ordering::Relaxed)) {});
        }
    });
    match store.close() {
        Ended::Stopped => ExitCode::SUCCESS,
        Ended::Failed(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Sends a contract and confirms it. `false` when the store takes nothing any more.
fn send(store: &Store, number: u64) -> bool {
    let form = sample::form(ContractKind::Variable);
    let email = format!("m{number}@amap.example");
    let fields = sample::sent(&[("same.panier/petit", "1"), ("email", &email)]);
    let Ok((entry, quote)) = form.review(&fields, sample::TODAY, &Standing::default()) else { return false };
    let document = Document::new(&form, &form.to_json(), entry, quote);
    let (Ok(received), supply) = (Received::new(document), Supply::of(&form.terms)) else { return false };
    say(&format!("try {number}"));
    let answer = store.write_blocking(move |change| {
        replies::once(change, &format!("key {number}"), email.as_bytes(), |change| {
            let id = contracts::receive(change, &received)?;
            match contracts::confirm(change, id, Act::at(Timestamp::now()), &supply)? {
                Confirmed::Signed(recorded) => Ok::<_, ContractError>((id, recorded.seq)),
                Confirmed::Waiting => Err(ContractError::Unknown),
            }
        })
    });
    match answer {
        Ok(Once::New((id, seq)) | Once::Again((id, seq))) => {
            say(&format!("ack {number} {id} {seq}"));
            true
        }
        Ok(Once::Other) => false,
        Err(ContractError::Store(error)) => !error.is_fatal(),
        Err(_) => false,
    }
}

/// A line, whole and at once: whoever kills the program has read what it said.
fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    if writeln!(out, "{line}").and_then(|()| out.flush()).is_err() {
        std::process::exit(3);
    }
}
