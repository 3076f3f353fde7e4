//! The log as files: anybody reads it from them, nothing in them names anybody, and what was published is not taken back.

use std::collections::BTreeMap;
use std::path::Path;

use evidence::tile::TileNodes;
use evidence::{Checkpoint, Tile, tree};
use intake::publication::{self, PublicationError, Published};
use intake::store::{Change, LogError, OpenError};
use serde_json::json;

use crate::support::{Bench, limited, opened_with, read, sign, verifier};

/// Every file below a folder, by path.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        for entry in std::fs::read_dir(next).unwrap().map(Result::unwrap) {
            if entry.file_type().unwrap().is_dir() {
                open.push(entry.path());
            } else {
                let name = entry.path().strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
                found.insert(name, std::fs::read(entry.path()).unwrap());
            }
        }
    }
    found
}

/// The tree that somebody reads who has the files only.
fn published(folder: &Path) -> u64 {
    let note = publication::last(folder).unwrap().unwrap();
    note.check(&verifier()).unwrap();
    let checkpoint = Checkpoint::parse(note.text()).unwrap();
    let read = |tile: Tile| std::fs::read(folder.join(tile.path()));
    let nodes = TileNodes { size: checkpoint.size, read };
    let root = tree::root(&nodes, checkpoint.size).unwrap_or_else(|_| panic!("a tile is missing"));
    assert_eq!(root, checkpoint.root);
    checkpoint.size
}

/// Records so many lines more.
fn record(bench: &Bench, count: usize) {
    let job = move |change: &mut Change<'_>| {
        for number in 0..count {
            let payload = evidence::Payload::new(json!({ "v": 1, "kind": "trial", "number": number })).unwrap();
            change.record(&payload, None, None)?;
        }
        Ok::<_, intake::StoreError>(())
    };
    bench.store.write_blocking(job).unwrap();
}

#[test]
fn the_files_are_the_log_and_only_what_is_new_is_written() {
    let (bench, folder) = (Bench::new(), tempfile::tempdir().unwrap());
    assert_eq!(publication::write(&bench.store, folder.path()).unwrap(), Published::default());
    assert!(publication::last(folder.path()).unwrap().is_none() && files(folder.path()).is_empty());
    for (more, written) in [(1, 2), (0, 0), (254, 2), (1, 3), (44, 2), (400, 4)] {
        if more > 0 {
            record(&bench, more);
        }
        let told = publication::write(&bench.store, folder.path()).unwrap();
        assert_eq!(told, Published { size: published(folder.path()), written }, "{more} more");
    }
    let names: Vec<String> = files(folder.path()).into_keys().collect();
    let expected = ["checkpoint", "tile/0/000", "tile/0/001", "tile/0/002.p/188", "tile/1/000.p/1", "tile/1/000.p/2"];
    assert_eq!(names, expected, "parts go when the whole is there");
}

#[test]
fn nothing_that_is_published_names_anybody() {
    let (bench, folder) = (Bench::new(), tempfile::tempdir().unwrap());
    for number in 0..3 {
        sign(&bench.store, &limited(100), &format!("canari{number}@amap.example"), 1).unwrap();
    }
    publication::write(&bench.store, folder.path()).unwrap();
    let all: Vec<u8> = files(folder.path()).into_values().flatten().collect();
    let text = String::from_utf8_lossy(&all).to_lowercase();
    for canary in ["canari", "noémie", "rennes", "06 12", "2001:db8", "mozilla", "légumes", "contract", "2026"] {
        assert!(!text.contains(canary), "{canary}");
    }
    assert_eq!(all.len(), 3 * 32 + std::fs::read(folder.path().join("checkpoint")).unwrap().len(), "hashes and a note");
    assert!(bench.bytes().windows(6).any(|bytes| bytes == b"canari"), "it is looked for rightly");
}

#[test]
fn what_was_published_is_not_taken_back() {
    let (bench, folder) = (Bench::new(), tempfile::tempdir().unwrap());
    record(&bench, 2);
    bench.store.close();
    let copy = std::fs::read(bench.database()).unwrap();
    let bench = bench.reopened();
    record(&bench, 1);
    publication::write(&bench.store, folder.path()).unwrap();
    let newest = read(&bench.store, intake::store::log::checkpoint).unwrap();
    assert_eq!(publication::last(folder.path()).unwrap().unwrap().to_string(), newest.to_string());
    bench.store.close();
    // An old copy is put in its place by hand.
    std::fs::write(bench.database(), copy).unwrap();
    let refused = opened_with(&bench.database(), publication::last(folder.path()).unwrap()).err();
    assert!(matches!(refused, Some(OpenError::Log(LogError::Shorter { here: 2, published: 3 }))), "{refused:?}");
    let before = files(folder.path());
    let bench = bench.reopened();
    let refused = publication::write(&bench.store, folder.path());
    assert!(matches!(refused, Err(PublicationError::Shorter { here: 2, published: 3 })), "{refused:?}");
    assert_eq!(files(folder.path()), before);
    // A file that is none is not passed over: the start would sign without knowing what was published.
    std::fs::write(folder.path().join("checkpoint"), "x").unwrap();
    assert!(matches!(publication::last(folder.path()), Err(PublicationError::NoCheckpoint(_))));
    let other = Bench::new();
    record(&other, 1);
    let foreign = String::from_utf8(before["checkpoint"].clone()).unwrap().replace("amap.example", "autre.example");
    std::fs::write(folder.path().join("checkpoint"), foreign).unwrap();
    assert!(matches!(publication::write(&other.store, folder.path()), Err(PublicationError::OtherLog)));
}

#[test]
fn a_publication_that_breaks_off_is_gone_on_with() {
    let (bench, folder) = (Bench::new(), tempfile::tempdir().unwrap());
    record(&bench, 10);
    publication::write(&bench.store, folder.path()).unwrap();
    record(&bench, 300);
    // A folder stands where a tile should be written.
    let blocked = folder.path().join("tile/1/000.p/1/x");
    std::fs::create_dir_all(&blocked).unwrap();
    assert!(matches!(publication::write(&bench.store, folder.path()), Err(PublicationError::File(..))));
    let note = publication::last(folder.path()).unwrap().unwrap();
    assert_eq!(Checkpoint::parse(note.text()).unwrap().size, 10, "what is not all there is not said to be");
    std::fs::remove_dir_all(folder.path().join("tile/1/000.p/1")).unwrap();
    publication::write(&bench.store, folder.path()).unwrap();
    assert_eq!(published(folder.path()), 310);
}
