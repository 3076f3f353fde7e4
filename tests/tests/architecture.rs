//! The shape of the house: who may know whom, and what every file owes its reader.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use tests::root;

/// Our crates and those of ours that each may import. Arrows go one way: `domain ← themes ← generator`.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("evidence", &[]),
    ("gazetteer", &[]),
    ("pictures", &[]),
    ("search", &["gazetteer"]),
    ("maps", &["gazetteer"]),
    ("tiles", &["gazetteer"]),
    ("themes", &["domain"]),
    ("forms", &["domain", "pictures", "themes"]),
    ("generator", &["domain", "evidence", "forms", "gazetteer", "maps", "pictures", "search", "themes", "tiles"]),
    ("importer", &["domain", "gazetteer"]),
    ("intake", &["domain", "evidence", "forms", "themes"]),
    ("cabas", &["domain", "evidence", "forms", "generator", "importer", "intake", "search", "themes"]),
    ("tests", &["domain", "evidence", "forms", "generator", "themes"]),
];

/// `domain` has no I/O, no clock, no randomness; so it needs next to nothing.
const DOMAIN_MAY_USE: &[&str] = &["jiff", "serde"];

/// `evidence` neither: salts, seeds and times are given to it.
const EVIDENCE_MAY_USE: &[&str] =
    &["data-encoding", "ed25519-dalek", "jiff", "serde_json", "serde_json_canonicalizer", "sha2"];

fn dependencies() -> BTreeMap<String, BTreeSet<String>> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version=1", "--no-deps", "--offline"])
        .current_dir(root())
        .output()
        .unwrap();
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    packages
        .iter()
        .map(|package| {
            let names = package["dependencies"].as_array().unwrap().iter();
            let normal = names.filter(|dependency| dependency["kind"].is_null());
            let names = normal.map(|dependency| dependency["name"].as_str().unwrap().to_owned()).collect();
            (package["name"].as_str().unwrap().to_owned(), names)
        })
        .collect()
}

#[test]
fn crates_import_one_way() {
    let found = dependencies();
    let ours: BTreeSet<&str> = MAY_IMPORT.iter().map(|(name, _)| *name).collect();
    assert_eq!(ours, found.keys().map(String::as_str).collect(), "a crate is missing from MAY_IMPORT");
    for (name, allowed) in MAY_IMPORT {
        for dependency in found[*name].iter().filter(|dependency| ours.contains(dependency.as_str())) {
            assert!(allowed.contains(&dependency.as_str()), "{name} must not import {dependency}");
        }
    }
}

#[test]
fn the_domain_and_the_evidence_stay_pure() {
    for (name, may_use) in [("domain", DOMAIN_MAY_USE), ("evidence", EVIDENCE_MAY_USE)] {
        for dependency in &dependencies()[name] {
            assert!(may_use.contains(&dependency.as_str()), "{name} must not use {dependency}");
        }
    }
    let forbidden =
        ["std::fs", "std::net", "std::time", "SystemTime", "Instant::now", "Timestamp::now", "Zoned::now", "OsRng"];
    let is_pure = |path: &str| path.starts_with("domain/") || path.starts_with("evidence/");
    for (path, text) in rust_files().into_iter().filter(|(path, _)| is_pure(path)) {
        for word in forbidden {
            assert!(!text.contains(word), "{path} uses {word}: it has no clock, no randomness and no I/O");
        }
    }
}

fn rust_files() -> Vec<(String, String)> {
    let output = Command::new("git").args(["ls-files", "*.rs"]).current_dir(root()).output().unwrap();
    let list = String::from_utf8(output.stdout).unwrap();
    let here = list.lines().filter(|path| root().join(path).exists());
    here.map(|path| (path.to_owned(), std::fs::read_to_string(root().join(path)).unwrap())).collect()
}

#[test]
fn every_file_says_what_it_is_for_and_stays_small() {
    let files = rust_files();
    assert!(files.len() > 50, "git lists the files");
    for (path, text) in files {
        assert!(text.starts_with("//!"), "{path} does not start with //!");
        assert!(text.lines().count() <= 500, "{path} has {} lines: split it", text.lines().count());
        let stem = path.rsplit('/').next().unwrap().trim_end_matches(".rs");
        assert!(!["utils", "util", "common", "helpers", "misc"].contains(&stem), "{path}: name it by its noun");
    }
}

#[test]
fn only_the_publisher_and_the_program_write_files() {
    for (path, text) in rust_files().into_iter().filter(|(path, _)| path.starts_with("generator/src/")) {
        if !path.starts_with("generator/src/publish") {
            let code = text.split("#[cfg(test)]").next().unwrap_or_default();
            assert!(!code.contains("fs::write") && !code.contains("File::create"), "{path} writes files");
        }
    }
}

#[test]
fn the_map_names_folders_that_exist() {
    let map = std::fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let paths: Vec<&str> = map
        .split('`')
        .skip(1)
        .step_by(2)
        .filter(|word| word.contains('/') && !word.contains([' ', '<', '*', '{', ':']) && !word.starts_with('/'))
        .collect();
    assert!(paths.len() > 10, "the map names paths");
    for path in paths.into_iter().filter(|path| !path.starts_with("site/") && !path.starts_with("content/private")) {
        assert!(root().join(path).exists(), "ARCHITECTURE.md names {path}, which is not there");
    }
}

#[test]
fn the_reference_of_the_content_format_is_the_declarations_own() {
    let expected = generator::content::schema::reference();
    let path = root().join("docs/content.md");
    if tests::blessing() {
        std::fs::write(&path, &expected).unwrap();
    }
    let found = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(found == expected, "docs/content.md is old: cabas schema --markdown > docs/content.md");
}
