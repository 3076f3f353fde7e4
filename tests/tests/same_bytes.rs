//! The same content gives the same bytes, wherever it lies; a second publication writes nothing.

use tests::{cabas, root, tree};

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
    assert!(String::from_utf8_lossy(&output.stdout).contains("(aucun écrit, aucun retiré)"));
    assert_eq!(before, times());
}
