//! The same content gives the same bytes, wherever it lies; a second publication writes nothing.

use std::collections::BTreeMap;

use domain::contract::{PLACES, Quantity};
use forms::Records;
use forms::records::FormRecord;
use generator::render::Stage;
use generator::{Project, in_memory};
use tests::{TODAY, cabas, root, tree};

#[test]
fn two_builds_on_two_paths_are_byte_identical() {
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("ailleurs/un autre chemin/content");
    for (path, bytes) in tree(&root().join("content")) {
        let to = copy.join(path);
        std::fs::create_dir_all(to.parent().unwrap()).unwrap();
        std::fs::write(to, bytes).unwrap();
    }
    let (first, second) = (folder.path().join("a"), folder.path().join("b"));
    assert!(cabas(&["build"], &root().join("content"), &first).status.success());
    assert!(cabas(&["build"], &copy, &second).status.success());
    let (first, second) = (tree(&first.join("public")), tree(&second.join("public")));
    assert!(first.len() > 200);
    assert_eq!(first.keys().collect::<Vec<_>>(), second.keys().collect::<Vec<_>>());
    for (path, bytes) in &first {
        assert!(second[path] == *bytes, "{path} differs");
    }
}

#[test]
fn a_second_build_writes_nothing_and_keeps_times() {
    let folder = tempfile::tempdir().unwrap();
    let times = || {
        let files = walkdir::WalkDir::new(folder.path().join("public")).into_iter().filter_map(Result::ok);
        let files = files.filter(|entry| entry.file_type().is_file());
        files.map(|entry| (entry.path().to_owned(), entry.metadata().unwrap().modified().unwrap())).collect::<Vec<_>>()
    };
    assert!(cabas(&["build"], &root().join("content"), folder.path()).status.success());
    let before = times();
    let output = cabas(&["build"], &root().join("content"), folder.path());
    assert!(String::from_utf8_lossy(&output.stdout).contains("rien n’a changé"));
    assert_eq!(before, times());
}

/// So many shares are taken of every contract of which `round` has a say.
fn records(ids: &[String], round: u32) -> Records {
    let some = ids.iter().enumerate().filter(|(index, _)| !(*index as u32 * 7 + round * 5).is_multiple_of(4));
    let forms = some.map(|(index, id)| {
        let taken = Quantity(50 * (index as u32 % 9) * round);
        (id.clone(), FormRecord { signed: 1, taken: vec![(PLACES.to_owned(), String::new(), taken)] })
    });
    Records { schema: Records::SCHEMA, evidence_key: None, forms: forms.collect(), ..Records::default() }
}

#[test]
fn what_is_shown_anew_is_what_a_whole_build_gives() {
    let load = |records: Records| {
        let project = Project::load(&root().join("content"), &root().join("themes"));
        Project { records, ..project }
    };
    let today = TODAY.parse().unwrap();
    let project = load(Records::default());
    let (first, artifacts) = in_memory(&project, today);
    let ids: Vec<String> = first.forms.as_ref().unwrap().manifests.iter().map(|one| one.id.clone()).collect();
    let mut files: BTreeMap<String, Vec<u8>> =
        artifacts.iter().map(|(path, bytes)| (path.to_owned(), bytes.to_owned())).collect();
    let setting = first.setting(&project.theme).unwrap();
    let mut stage = Stage::new(&setting, &project.records);
    for round in 1..=3 {
        let records = records(&ids, round);
        let changed = stage.changed(&records).unwrap();
        assert!(changed.len() > 3, "something is left of several contracts");
        files.extend(changed);
        let (_, whole) = in_memory(&load(records), today);
        assert_eq!(whole.len(), files.len());
        for (path, bytes) in whole.iter() {
            assert!(files[path] == bytes, "{path} differs in round {round}");
        }
    }
}
