//! Copies: written while others write, verified, encrypted, put back.

use std::path::{Path, PathBuf};

use domain::ContractKind;
use evidence::Note;
use intake::store::backup::{BackupError, Passphrase, Plan, Restored, restore};
use intake::store::erasure::{self, Extent};
use intake::store::verify::{VerifyError, verify_file};
use intake::store::{LogError, OpenError, contracts, log};

use crate::sample::form;
use crate::support::{Bench, opened_with, read, sign, verifier, world};

fn filled(count: u32) -> Bench {
    let (bench, form) = (Bench::new(), form(ContractKind::Variable));
    for number in 0..count {
        sign(&bench.store, &form, &format!("m{number}@amap.example"), 1).unwrap();
    }
    bench
}

fn plan(bench: &Bench, passphrase: Option<&str>) -> Plan {
    Plan { folder: bench.folder.path().join("copies"), keep: 3, passphrase: passphrase.map(Passphrase::quick) }
}

fn put_back(
    bench: &Bench,
    copy: &Path,
    passphrase: Option<&str>,
    published: Option<&Note>,
) -> Result<Restored, BackupError> {
    let passphrase = passphrase.map(Passphrase::quick);
    let world = world(&bench.clock);
    restore(copy, &bench.database(), passphrase.as_ref(), &[verifier()], published, world)
}

fn checkpoint(bench: &Bench) -> Note {
    read(&bench.store, log::checkpoint).unwrap()
}

#[test]
fn a_copy_is_taken_while_others_write() {
    let bench = filled(5);
    let form = form(ContractKind::Variable);
    let writing = std::thread::spawn({
        let (store, form) = (bench.store.clone(), form.clone());
        move || {
            for number in 0..60 {
                sign(&store, &form, &format!("w{number}@amap.example"), 1).unwrap();
            }
        }
    });
    let plan = plan(&bench, None);
    let written = bench.store.back_up(&plan, &[verifier()]).unwrap();
    writing.join().unwrap();
    assert!(written.verified.lines >= 5 && written.bytes > 100_000);
    assert_eq!(verify_file(&written.path, &[verifier()], None).unwrap(), written.verified);
    assert_eq!(bench.verified().lines, 65);
    let left: Vec<PathBuf> = std::fs::read_dir(bench.folder.path()).unwrap().map(|file| file.unwrap().path()).collect();
    assert!(!left.iter().any(|path| path.to_string_lossy().contains("backup")), "{left:?}");
}

#[test]
fn an_encrypted_copy_says_nothing_and_is_put_back() {
    let bench = filled(4);
    let plan = plan(&bench, Some("quatre mots bien choisis"));
    let written = bench.store.back_up(&plan, &[verifier()]).unwrap();
    let bytes = std::fs::read(&written.path).unwrap();
    assert!(bytes.starts_with(b"age-encryption.org/v1\n"));
    assert!(!bytes.windows(6).any(|window| window == b"SQLite" || window == b"m1@ama"));
    bench.store.close();
    for wrong in [None, Some("autre")] {
        assert!(matches!(put_back(&bench, &written.path, wrong, None), Err(BackupError::Passphrase)));
    }
    let mut damaged = bytes.clone();
    let middle = damaged.len() / 2;
    damaged[middle] ^= 1;
    let path = bench.folder.path().join("damaged.db.age");
    std::fs::write(&path, damaged).unwrap();
    assert!(put_back(&bench, &path, Some("quatre mots bien choisis"), None).is_err());
    let restored = put_back(&bench, &written.path, Some("quatre mots bien choisis"), None).unwrap();
    assert_eq!((restored.verified, restored.is_behind), (written.verified, false));
    assert_eq!(bench.reopened().verified().lines, 4);
}

#[test]
fn only_the_newest_copies_are_kept_and_other_files_are_left_alone() {
    let bench = filled(1);
    let plan = plan(&bench, None);
    std::fs::create_dir_all(&plan.folder).unwrap();
    let own = plan.folder.join("intake-important.db");
    std::fs::write(&own, "mine").unwrap();
    let mut paths = Vec::new();
    for _ in 0..5 {
        paths.push(bench.store.back_up(&plan, &[verifier()]).unwrap().path);
        bench.later(3600);
    }
    let there: Vec<bool> = paths.iter().map(|path| path.exists()).collect();
    assert_eq!(there, [false, false, true, true, true]);
    assert!(own.exists());
}

#[test]
fn a_wrong_database_makes_no_copy_and_costs_no_older_one() {
    let bench = filled(3);
    let plan = Plan { keep: 1, ..plan(&bench, None) };
    let good = bench.store.back_up(&plan, &[verifier()]).unwrap();
    bench.later(60);
    bench.sql("DROP TRIGGER record_can_only_be_erased; UPDATE record SET payload = '{}' WHERE seq = 1");
    let error = bench.store.back_up(&plan, &[verifier()]).unwrap_err();
    let BackupError::Verify(VerifyError::Row { table, row, .. }) = error else { panic!("{error}") };
    assert_eq!((table.as_str(), row), ("record", 1));
    assert!(good.path.exists());
    assert_eq!(std::fs::read_dir(&plan.folder).unwrap().count(), 1);
}

#[test]
fn nothing_is_put_back_over_a_store_in_use_and_nothing_is_lost() {
    let bench = filled(2);
    let written = bench.store.back_up(&plan(&bench, None), &[verifier()]).unwrap();
    assert!(matches!(put_back(&bench, &written.path, None, None), Err(BackupError::InUse(_))));
    sign(&bench.store, &form(ContractKind::Variable), "tard@amap.example", 1).unwrap();
    let published = checkpoint(&bench);
    let database = bench.database();
    bench.store.close();
    let restored = put_back(&bench, &written.path, None, Some(&published)).unwrap();
    assert!(restored.is_behind);
    let aside = restored.replaced.unwrap();
    assert_eq!(verify_file(&aside, &[verifier()], None).unwrap().lines, 3, "what was in its place is still there");
    let refused = opened_with(&database, Some(published)).err();
    assert!(matches!(refused, Some(OpenError::Log(LogError::Shorter { here: 2, published: 3 }))));
    opened_with(&database, None).unwrap().close();
}

#[test]
fn who_was_erased_does_not_come_back_with_an_old_copy() {
    let bench = filled(3);
    let written = bench.store.back_up(&plan(&bench, None), &[verifier()]).unwrap();
    bench.store.write_blocking(|change| erasure::erase(change, "m1@amap.example", Extent::Everything)).unwrap();
    bench.store.close();
    let restored = put_back(&bench, &written.path, None, None).unwrap();
    assert_eq!(restored.erased_again, 1);
    let database = bench.database();
    let store = opened_with(&database, None).unwrap();
    assert!(read(&store, |view| contracts::of_address(view, "m1@amap.example")).is_empty());
    assert_eq!(read(&store, |view| contracts::of_address(view, "m2@amap.example")).len(), 1);
    assert_eq!(verify_file(&database, &[verifier()], None).unwrap().erased, 1);
    store.close();
}

#[test]
fn a_file_that_is_no_copy_is_refused() {
    let bench = filled(1);
    bench.store.close();
    let path = bench.folder.path().join("letter.txt");
    std::fs::write(&path, "Chère AMAP,").unwrap();
    let before = std::fs::read(bench.database()).unwrap();
    let refused = put_back(&bench, &path, None, None);
    assert!(matches!(refused, Err(BackupError::Passphrase)), "{refused:?}");
    assert_eq!(std::fs::read(bench.database()).unwrap(), before);
}
