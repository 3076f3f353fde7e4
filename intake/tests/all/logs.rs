//! The log: what is changed by somebody who has the file is named, and a log that is not gone on with is not opened.

use domain::ContractKind;
use evidence::{Note, SigningKey};
use intake::store::contracts;
use intake::store::verify::VerifyError;
use intake::store::{LogError, OpenError, Options, Store, log, verify};

use crate::sample::form;
use crate::support::{Bench, act, opened_with, options, read, sign, verifier};

fn filled() -> Bench {
    let (bench, form) = (Bench::new(), form(ContractKind::Variable));
    for number in 0..6 {
        sign(&bench.store, &form, &format!("m{number}@amap.example"), 1).unwrap();
    }
    bench
}

fn checkpoint(bench: &Bench) -> Note {
    read(&bench.store, log::checkpoint).unwrap()
}

/// What is found once somebody ran this SQL, whatever triggers say.
#[track_caller]
fn found(sql: &str) -> (String, i64) {
    let bench = filled();
    bench.store.close();
    let dropped = [
        "log_is_fixed",
        "log_is_kept",
        "log_has_no_holes",
        "node_is_fixed",
        "node_is_kept",
        "checkpoint_is_fixed",
        "checkpoint_is_kept",
        "record_is_kept",
        "record_can_only_be_erased",
        "draw_is_fixed",
    ];
    let dropped: String = dropped.iter().map(|name| format!("DROP TRIGGER {name};")).collect();
    bench.sql(&format!("PRAGMA foreign_keys = OFF; {dropped} {sql}"));
    let connection = bench.database();
    let copy = bench.folder.path().join("copy.db");
    std::fs::copy(connection, &copy).unwrap();
    // The tree may be too damaged to be gone on with: it is read as a copy is.
    let error = intake::store::verify::verify_file(&copy, &[verifier()], None).unwrap_err();
    match error {
        VerifyError::Row { table, row, .. } => (table, row),
        other => panic!("{other}"),
    }
}

fn row(table: &str, row: i64) -> (String, i64) {
    (table.to_owned(), row)
}

#[test]
fn the_first_row_that_is_changed_is_named() {
    assert_eq!(
        found("UPDATE record SET payload = replace(payload, 'Noémie', 'Naomie') WHERE seq = 3"),
        row("record", 3)
    );
    assert_eq!(found("UPDATE record SET payload = payload || ' ' WHERE seq >= 2"), row("record", 2));
    assert_eq!(found("UPDATE record SET salt = zeroblob(32) WHERE seq = 5"), row("record", 5));
    assert_eq!(found("DELETE FROM record WHERE seq = 4"), row("record", 4));
    assert_eq!(
        found(
            "UPDATE record SET payload = (SELECT payload FROM record WHERE seq = 1), salt = (SELECT salt FROM record WHERE seq = 1) WHERE seq = 2"
        ),
        row("record", 2)
    );
    assert_eq!(found("UPDATE log SET leaf = replace(leaf, '2026', '2025') WHERE seq = 2"), row("log", 2));
    assert_eq!(found("UPDATE log SET hash = zeroblob(32) WHERE seq = 1"), row("log", 1));
    assert_eq!(found("DELETE FROM log WHERE seq = 2; DELETE FROM record WHERE seq = 2"), row("log", 2));
    assert_eq!(found("UPDATE node SET hash = zeroblob(32) WHERE level = 1 AND place = 1"), row("node", 3));
    assert_eq!(found("INSERT INTO node VALUES (9, 9, zeroblob(32))"), row("node", 6));
    assert_eq!(
        found("UPDATE checkpoint SET note = replace(note, 'amap.example', 'amap.exemple') WHERE size = 4"),
        row("checkpoint", 4)
    );
    assert_eq!(
        found("UPDATE checkpoint SET note = (SELECT note FROM checkpoint WHERE size = 1) WHERE size = 2"),
        row("checkpoint", 2)
    );
    assert_eq!(found("DELETE FROM checkpoint WHERE size = 6"), row("log", 5));
    assert_eq!(found("UPDATE contract SET state = 'countersigned' WHERE id = 2"), row("contract", 2));
    assert_eq!(found("UPDATE contract SET due = 1 WHERE id = 4"), row("contract", 4));
    assert_eq!(found("UPDATE contract SET signed_seq = NULL WHERE id = 1"), row("contract", 1));
    assert_eq!(found("UPDATE contract SET person = 99 WHERE id = 3"), row("contract", 3));
    assert_eq!(found("INSERT INTO taken VALUES ('f', 's', '', 100)"), row("taken", 0));
}

#[test]
fn what_is_erased_is_no_fault() {
    let bench = filled();
    bench.sql("UPDATE record SET payload = NULL, salt = NULL, erased_at = 1 WHERE seq IN (0, 3)");
    let verified = bench.verified();
    assert_eq!((verified.lines, verified.erased), (6, 2));
    assert!(read(&bench.store, |view| log::receipt(view, 3)).is_none());
    assert!(read(&bench.store, |view| log::receipt(view, 4)).is_some());
}

#[test]
fn a_restored_old_copy_is_not_gone_on_with() {
    let bench = filled();
    let early = checkpoint(&bench);
    bench.store.close();
    let old = bench.folder.path().join("old.db");
    std::fs::copy(bench.database(), &old).unwrap();
    let bench = bench.reopened();
    sign(&bench.store, &form(ContractKind::Variable), "tard@amap.example", 1).unwrap();
    let published = checkpoint(&bench);
    bench.store.close();
    // What goes on from what was published is right, and what is as old as it.
    opened_with(&bench.database(), Some(early.clone())).unwrap().close();
    opened_with(&bench.database(), Some(published.clone())).unwrap().close();
    let refused = |published| match opened_with(&old, Some(published)) {
        Err(OpenError::Log(error)) => error,
        other => panic!("{:?}", other.err()),
    };
    assert_eq!(refused(published.clone()), LogError::Shorter { here: 6, published: 7 });
    // Going on all the same would be another past.
    let other = opened_with(&old, Some(early)).unwrap();
    for email in ["a@amap.example", "b@amap.example"] {
        sign(&other, &form(ContractKind::Variable), email, 1).unwrap();
    }
    other.close();
    assert_eq!(refused(published), LogError::Forked);
}

#[test]
fn another_key_does_not_go_on() {
    let bench = filled();
    let published = checkpoint(&bench);
    bench.store.close();
    let clock = bench.clock.clone();
    let with = |key: SigningKey| Store::open(&bench.database(), Options { keys: vec![key], ..options(&clock) }).err();
    let other = SigningKey::from_seed("amap.example/journal", &[9; 32]).unwrap();
    assert!(matches!(with(other), Some(OpenError::Log(LogError::OtherKey))));
    let none = Store::open(&bench.database(), Options { keys: Vec::new(), ..options(&clock) }).err();
    assert!(matches!(none, Some(OpenError::Log(LogError::Keys))));
    let forged = SigningKey::from_seed("amap.example/journal", &[9; 32]).unwrap();
    let forged = Note::sign(published.text(), &[forged]).unwrap();
    let refused = opened_with(&bench.database(), Some(forged)).err();
    assert!(matches!(refused, Some(OpenError::Log(LogError::NotOurs))));
}

#[test]
fn a_tree_that_lost_its_end_is_not_gone_on_with() {
    let bench = filled();
    bench.store.close();
    bench.sql("DROP TRIGGER log_is_kept; PRAGMA foreign_keys = OFF; DELETE FROM log WHERE seq = 5");
    assert!(matches!(opened_with(&bench.database(), None).err(), Some(OpenError::Log(LogError::Damaged))));
}

#[test]
fn what_another_process_wrote_is_gone_on_from() {
    let (bench, form) = (filled(), form(ContractKind::Variable));
    let other = opened_with(&bench.database(), None).unwrap();
    for number in 0..4 {
        sign(&other, &form, &format!("o{number}@amap.example"), 1).unwrap();
        sign(&bench.store, &form, &format!("p{number}@amap.example"), 1).unwrap();
    }
    other.close();
    assert_eq!(bench.verified().lines, 14);
}

#[test]
fn times_in_the_log_never_decrease() {
    let (bench, form) = (Bench::new(), form(ContractKind::Variable));
    let times = [0, 3600, -7200, 10 * 366 * 24 * 3600, -20 * 366 * 24 * 3600];
    for step in times {
        bench.later(step);
        sign(&bench.store, &form, &format!("m{step}@amap.example"), 1).unwrap();
    }
    let at: Vec<_> = read(&bench.store, |view| log::entries(view, 0, 9)).iter().map(evidence::Entry::at).collect();
    assert!(at.is_sorted(), "{at:?}");
    assert_eq!(at[4], at[1], "a clock that leaps years is not believed");
    assert!(bench.store.doubts_the_clock());
    bench.verified();
    // Even what another program wrote last is not undercut.
    let bench = bench.reopened();
    bench.clock.store(crate::support::START, std::sync::atomic::Ordering::Relaxed);
    sign(&bench.store, &form, "z@amap.example", 1).unwrap();
    bench.verified();
}

#[test]
fn a_change_of_key_is_signed_by_both() {
    let bench = filled();
    bench.store.close();
    let new = || SigningKey::from_seed("amap.example/journal", &[8; 32]).unwrap();
    let keys = vec![crate::support::key(), new()];
    let store = Store::open(&bench.database(), Options { keys, ..options(&bench.clock) }).unwrap();
    let successor = new().verifier().clone();
    let record = move |change: &mut intake::Change<'_>| {
        change.record(&evidence::rotation::payload(&successor).unwrap(), None, None)
    };
    let recorded = store.write_blocking(record).unwrap();
    let receipt = store.read_blocking(|view| log::receipt(view, recorded.seq)).unwrap().unwrap();
    assert_eq!(evidence::rotation::successor(&receipt, &verifier()).unwrap(), *new().verifier());
    store.close();
    // From then on the new key alone goes on, and both are needed to verify what came before.
    let store = Store::open(&bench.database(), Options { keys: vec![new()], ..options(&bench.clock) }).unwrap();
    let (id, _) = sign(&store, &form(ContractKind::Variable), "neuve@amap.example", 1).unwrap();
    store.write_blocking(move |change| contracts::countersign(change, id, &act())).unwrap();
    let keys = [verifier(), new().verifier().clone()];
    assert_eq!(store.read_blocking(|view| verify(view, &keys, None)).unwrap().lines, 9);
    assert!(store.read_blocking(|view| verify(view, &keys[1..], None)).is_err());
}
