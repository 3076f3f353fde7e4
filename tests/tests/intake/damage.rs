//! Files that were damaged, cut, changed or replaced by somebody who has them.

use std::path::Path;

use tests::tree;

use super::load::Crowd;
use super::network::{MANY, Network, copy, said, waited};
use super::rounds;

/// Puts a folder in the place of another.
fn put(from: &Path, to: &Path) {
    let _ = std::fs::remove_dir_all(to);
    copy(from, to);
}

#[test]
fn a_write_ahead_log_that_was_cut_or_garbled_loses_its_end_only() {
    let network = Network::new();
    let crowd = Crowd::new(&network);
    let server = network.serve();
    crowd.until(server.forms, 4, || crowd.wait_for(4));
    server.kill();
    let signed = crowd.said().signed.len();
    let (intake, kept) = (network.path("intake"), network.path("kept"));
    put(&intake, &kept);
    let wal = std::fs::read(kept.join("intake.db-wal")).unwrap();
    assert!(wal.len() > 100_000, "what was written is in the write-ahead log");
    crowd.check();
    let mut lines = Vec::new();
    for round in 0..rounds(4) {
        put(&kept, &intake);
        let _ = std::fs::remove_file(intake.join("intake.db-shm"));
        // What was published would tell that something is lost: here nobody had seen it.
        let _ = std::fs::remove_dir_all(network.path("site/public/journal"));
        let place = wal.len() * (3 * round % 8 + 2) / 10;
        let mut bytes = wal.clone();
        match round % 3 {
            0 => bytes.truncate(place),
            1 => bytes[place..].fill(0xa5),
            _ => bytes[place] ^= 0x10,
        }
        std::fs::write(intake.join("intake.db-wal"), bytes).unwrap();
        // Checking comes after starting: what is served is what is right.
        let server = network.serve();
        assert_eq!(server.watched("/health").0, 200);
        let (found, contracts) = network.verified();
        let new = format!("new{round}@amap.example");
        server.browser().sign(&network, MANY, &new);
        server.stop();
        assert_eq!(network.verified(), (found + 1, contracts + 1));
        lines.push(found);
    }
    assert!(lines.iter().any(|found| *found < signed) && lines.iter().any(|found| *found > 0), "{lines:?} of {signed}");
}

#[test]
fn an_older_copy_in_the_place_of_the_database_is_refused() {
    let network = Network::new();
    let (intake, kept) = (network.path("intake"), network.path("kept"));
    let sign = |name: &str| {
        let server = network.serve();
        server.browser().sign(&network, MANY, name);
        assert!(waited(|| Some(()).filter(|()| network.published() == network.verified().0)).is_some());
        server.stop();
    };
    sign("m0@amap.example");
    put(&intake, &kept);
    sign("m1@amap.example");
    put(&kept, &intake);
    let (status, words) = network.try_serve_by(network.command(&["serve"])).err().unwrap();
    assert!(status.code() == Some(1) && words.contains("an old copy was restored"), "{status}: {words}");
    assert!(network.refused(&["verify"]).contains("n’est pas juste"));
}

#[test]
fn a_flipped_bit_is_found_and_a_copy_brings_everything_back() {
    let network = Network::new();
    network.configure("backup: { folder: copies, keep: 2 }\n");
    let server = network.serve();
    for number in 0..4 {
        server.browser().sign(&network, MANY, &format!("m{number}@amap.example"));
    }
    server.stop();
    let _ = std::fs::remove_dir_all(network.path("copies"));
    network.intake(&["backup"]);
    let (intake, kept, expected) = (network.path("intake"), network.path("kept"), network.contracts());
    put(&intake, &kept);
    let whole = std::fs::read(kept.join("intake.db")).unwrap();
    let mut found = 0;
    for round in 0..rounds(48) {
        put(&kept, &intake);
        let mut bytes = whole.clone();
        let place = (round * 7_919 * 13 + 1_041) % bytes.len();
        bytes[place] ^= 0x10;
        std::fs::write(intake.join("intake.db"), bytes).unwrap();
        let output = network.cabas(&["intake", "verify"]);
        let words = said(&output);
        if output.status.success() {
            // A byte that nothing is read from.
            assert_eq!(network.contracts(), expected, "byte {place}");
        } else {
            found += 1;
            assert!(words.contains("n’est pas juste") || words.contains("ne peut pas"), "byte {place}: {words}");
            assert!(!words.contains("panicked"), "byte {place}: {words}");
        }
    }
    assert!(found > 0, "no flipped bit was found");
    // Every page but the first is gone: it is said at the start, and the copy is put in its place.
    let mut bytes = whole.clone();
    bytes[4_096..].fill(0x5a);
    std::fs::write(intake.join("intake.db"), bytes).unwrap();
    let (status, words) = network.try_serve_by(network.command(&["serve"])).err().unwrap();
    assert!(status.code() == Some(1) && words.contains("ne peut pas démarrer"), "{status}: {words}");
    let copy = tree(&network.path("copies")).into_keys().next_back().unwrap();
    network.intake(&["restore", &format!("copies/{copy}")]);
    assert_eq!((network.contracts(), network.verified()), (expected, (4, 4)));
    let server = network.serve();
    server.browser().sign(&network, MANY, "m4@amap.example");
    server.stop();
    assert_eq!(network.verified(), (5, 5));
}

#[test]
fn whoever_changes_a_row_is_found_out_and_the_row_is_named() {
    let network = Network::new();
    let server = network.serve();
    for number in 0..3 {
        server.browser().sign(&network, MANY, &format!("m{number}@amap.example"));
    }
    server.stop();
    let (intake, kept) = (network.path("intake"), network.path("kept"));
    put(&intake, &kept);
    assert_eq!(network.verified(), (3, 3));
    for (change, named) in [
        // The tables refuse it themselves, until somebody takes away what refuses.
        (
            "DROP TRIGGER record_can_only_be_erased; UPDATE record SET payload = replace(payload, 'm1@', 'x1@') WHERE seq = 1",
            "record 1:",
        ),
        ("DROP TRIGGER record_can_only_be_erased; UPDATE record SET salt = randomblob(32) WHERE seq = 2", "record 2:"),
        ("DROP TRIGGER log_is_fixed; UPDATE log SET leaf = replace(leaf, '2', '3') WHERE seq = 1", "log 1:"),
        (
            "DROP TRIGGER record_is_kept; DROP TRIGGER log_is_kept; PRAGMA foreign_keys = OFF;
          DELETE FROM record WHERE seq = 2; DELETE FROM log WHERE seq = 2",
            "checkpoint 3:",
        ),
        (
            "DROP TRIGGER checkpoint_is_fixed; UPDATE checkpoint SET note = replace(note, 'amap', 'anap') WHERE size = 2",
            "checkpoint 2:",
        ),
        ("UPDATE contract SET due = due - 100 WHERE id = 2", "contract 2:"),
        ("UPDATE contract SET state = 'withdrawn' WHERE id = 3", "contract 3:"),
    ] {
        put(&kept, &intake);
        network.database().execute_batch(change).unwrap();
        let words = network.refused(&["verify"]);
        assert!(words.contains(named), "{change}: {words}");
    }
    put(&kept, &intake);
    let plain = network.database().execute_batch("UPDATE record SET payload = 'x' WHERE seq = 1");
    assert!(plain.is_err() && network.verified() == (3, 3));
}
