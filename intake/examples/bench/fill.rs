//! A database as an intake has it after years: signed contracts, each with its line of the log and its mail sent.

use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

use forms::Manifest;
use intake::document::Act;
use intake::keys::Keys;
use intake::store::contracts::{self, Confirmed, Received};
use intake::store::stocks::Supply;
use intake::store::{Options, Store};
use intake::world::World;
use jiff::Timestamp;
use serde_json::{Value, json};

use crate::{Failure, site};

/// Who sign at the same time: enough to fill batches.
const THREADS: usize = 64;
/// The name of the log: that of the `intake.yml` of the benchmark.
const JOURNAL: &str = "amap.example/journal";

/// The store of an intake's folder.
pub fn open(folder: &Path) -> Result<Store, Failure> {
    std::fs::create_dir_all(folder)?;
    let world = World::real();
    let keys = Keys::open(folder, JOURNAL, &world)?;
    let options = Options {
        world,
        keys: keys.journal,
        links: keys.links,
        published: None,
        readers: 2,
        max_pages: None,
        believe_clock: true,
    };
    Ok(Store::open(&folder.join("intake.db"), options)?)
}

/// Signs contracts until there are `count`. `folder` is an intake's.
pub fn fill(folder: &Path, site: &Path, count: u64) -> Result<Value, Failure> {
    // What is filled in is signed under the form that the site shows.
    let form = site::form()?;
    if !site.join("forms").join(format!("{}.json", forms::revision_of(&form.to_json()))).exists() {
        return Err("the site shows another form".into());
    }
    let store = open(folder)?;
    let (json, next) = (form.to_json(), AtomicU64::new(0));
    let supply = Supply::of(&form.terms);
    let sign = |number: u64| -> Result<(), String> {
        let document = site::document(&form, &json, &format!("r{number}@amap.example")).map_err(|e| e.to_string())?;
        let received = Received::new(document).map_err(|error| format!("{error:?}"))?;
        let supply = supply.clone();
        let signed = store.write_blocking(move |change| {
            let id = contracts::receive(change, &received)?;
            contracts::confirm(change, id, Act::at(Timestamp::now()), &supply)
        });
        match signed {
            Ok(Confirmed::Signed(_)) => Ok(()),
            Ok(Confirmed::Waiting) => Err("not signed".to_owned()),
            Err(error) => Err(format!("{error:?}")),
        }
    };
    let failed = thread::scope(|scope| {
        let work = || {
            loop {
                match next.fetch_add(1, Ordering::Relaxed) {
                    number if number < count => sign(number)?,
                    _ => return Ok(()),
                }
            }
        };
        let threads: Vec<_> = (0..THREADS).map(|_| scope.spawn(work)).collect();
        threads.into_iter().find_map(|thread| thread.join().unwrap_or(Err("a thread ended".to_owned())).err())
    });
    store.close();
    failed.map_or_else(|| Ok(json!({ "contracts": count })), |failure| Err(failure.into()))
}
