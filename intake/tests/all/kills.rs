//! A process that is killed, and one whose disk fails: what it acknowledged is there, once.
//!
//! `CABAS_FAULTS` says how often it is killed; a few times where it is not set.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use domain::ContractKind;
use intake::store::contracts::{self, Confirmed};
use intake::store::replies::{self, Once};
use intake::store::stocks::Supply;
use intake::store::{ContractId, Store, verify};

use crate::sample::form;
use crate::support::{act, opened_with, received, verifier};

/// The program that sends, which cargo builds beside the tests.
fn load() -> PathBuf {
    let own = std::env::current_exe().unwrap();
    let path = own.parent().unwrap().parent().unwrap().join("examples/load");
    assert!(path.exists(), "{} is not built: run the tests of the whole crate", path.display());
    path
}

/// What the program said.
#[derive(Default)]
struct Said {
    tried: BTreeSet<u64>,
    acknowledged: BTreeMap<u64, (i64, u64)>,
}

impl Said {
    fn read(&mut self, output: &str) {
        // The last line may be half of one.
        for line in output.split_inclusive('\n').filter(|line| line.ends_with('\n')) {
            let words: Vec<&str> = line.split_whitespace().collect();
            match words[..] {
                ["try", number] => drop(self.tried.insert(number.parse().unwrap())),
                ["ack", number, id, seq] => {
                    let place = (id.parse().unwrap(), seq.parse().unwrap());
                    self.acknowledged.insert(number.parse().unwrap(), place);
                }
                _ => panic!("{line}"),
            }
        }
    }

    /// Everything that was acknowledged is stored as it was, and the log is right.
    fn check(&self, store: &Store) {
        let verified = store.read_blocking(|view| verify(view, &[verifier()], None)).unwrap();
        assert!(verified.lines >= self.acknowledged.len() as u64);
        store
            .read_blocking(|view| {
                for (number, (id, seq)) in &self.acknowledged {
                    let contract = contracts::get(view, ContractId(*id))?;
                    let document = contracts::document(view, &contract)?.unwrap();
                    assert_eq!(document.person.email, format!("m{number}@amap.example"));
                    assert_eq!(contract.signed_seq, Some(*seq));
                }
                Ok::<_, contracts::ContractError>(())
            })
            .unwrap();
    }

    /// Whoever had no answer sends again: nobody has two contracts.
    fn send_again(&self, store: &Store) {
        let form = form(ContractKind::Variable);
        for number in &self.tried {
            let (email, supply) = (format!("m{number}@amap.example"), Supply::of(&form.terms));
            let (received, key) = (received(&form, &email, 1), format!("key {number}"));
            let answer = store.write_blocking(move |change| {
                replies::once(change, &key, email.as_bytes(), |change| {
                    let id = contracts::receive(change, &received)?;
                    match contracts::confirm(change, id, act(), &supply)? {
                        Confirmed::Signed(recorded) => Ok::<_, contracts::ContractError>((id, recorded.seq)),
                        Confirmed::Waiting => panic!("nobody need agree"),
                    }
                })
            });
            match (answer.unwrap(), self.acknowledged.get(number)) {
                (Once::Again((id, seq)), Some(known)) => assert_eq!((id.0, seq), *known),
                (Once::New(_) | Once::Again(_), None) => {}
                (other, known) => panic!("{number}: {other:?} after {known:?}"),
            }
        }
        let own = |view: &intake::View<'_>| {
            self.tried.iter().map(|number| contracts::of_address(view, &format!("m{number}@amap.example"))).collect()
        };
        let contracts: Vec<Vec<contracts::Contract>> = store.read_blocking::<_, intake::StoreError>(own).unwrap();
        assert!(contracts.iter().all(|own| own.len() == 1), "nobody has two");
    }
}

fn times() -> u64 {
    std::env::var("CABAS_FAULTS").ok().and_then(|times| times.parse().ok()).unwrap_or(4)
}

#[test]
fn what_was_acknowledged_outlives_a_kill() {
    // A new database every ten times: all of it is verified after each.
    for start in (0..times()).step_by(10) {
        let folder = tempfile::tempdir().unwrap();
        killed(&folder.path().join("intake.db"), start..times().min(start + 10));
    }
}

fn killed(database: &Path, times: Range<u64>) {
    let (mut said, mut first) = (Said::default(), 0);
    for time in times {
        let mut child = Command::new(load())
            .args([database.as_os_str(), "24".as_ref(), first.to_string().as_ref()])
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut stdout = child.stdout.take().unwrap();
        let reader = std::thread::spawn(move || std::io::read_to_string(&mut stdout).unwrap());
        // Some are killed while they open the database, most while they write.
        std::thread::sleep(Duration::from_millis(7 + (time * 7_919) % 400));
        child.kill().unwrap();
        child.wait().unwrap();
        said.read(&reader.join().unwrap());
        first = said.tried.last().map_or(0, |last| last + 1);
        let store = opened_with(database, None).unwrap();
        said.check(&store);
        store.close();
    }
    assert!(!said.acknowledged.is_empty(), "something was acknowledged");
    let store = opened_with(database, None).unwrap();
    said.send_again(&store);
    store.close();
}

/// Runs the program until files may not grow beyond so many kilobytes: writing then fails as on a broken disk.
fn run_limited(database: &Path, kilobytes: u32) -> (i32, Said, String) {
    let script = format!("trap '' XFSZ; ulimit -f $(({kilobytes} * 2)); exec \"$0\" \"$1\" 8");
    let output = Command::new("sh").args(["-c", &script]).arg(load()).arg(database).output().unwrap();
    let mut said = Said::default();
    said.read(&String::from_utf8(output.stdout).unwrap());
    (output.status.code().unwrap(), said, String::from_utf8(output.stderr).unwrap())
}

#[cfg(unix)]
#[test]
fn a_disk_that_fails_ends_the_process_and_loses_nothing() {
    let folder = tempfile::tempdir().unwrap();
    for kilobytes in [600, 1_000, 3_000] {
        let database = folder.path().join(format!("{kilobytes}.db"));
        let (code, said, told) = run_limited(&database, kilobytes);
        assert_eq!((code, told.contains("damaged")), (1, true), "{told}");
        assert!(!said.acknowledged.is_empty());
        let store = opened_with(&database, None).unwrap();
        said.check(&store);
        said.send_again(&store);
        store.close();
    }
}
