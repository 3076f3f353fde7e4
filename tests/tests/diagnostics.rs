//! Every kind of mistake has a file in `tests/diagnostics/`: a small content folder and what its author reads.
//!
//! A file is a list of content files, each after a line `--- path`, then what is shown after the line `=== shown`.

use std::collections::BTreeSet;

use forms::Records;
use generator::Project;
use generator::diagnostic::render;
use generator::source::Sources;
use tests::{TODAY, blessing, root};
use themes::{Layer, Messages};

/// What every content folder has unless a file says otherwise.
const NETWORK: &str = "name: Réseau\nbase_url: https://amap.example\npublisher:\n  name: Association\n  \
                       address: 1 rue Haute, 35000 Rennes\n  email: a@amap.example\n  director: la présidence\n";

struct Case {
    name: String,
    files: Vec<(String, Vec<u8>)>,
    shown: String,
    head: String,
}

fn cases() -> Vec<Case> {
    let mut paths: Vec<_> =
        std::fs::read_dir(root().join("tests/diagnostics")).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
        .into_iter()
        .map(|path| {
            let text = std::fs::read_to_string(&path).unwrap();
            let (head, shown) = text.split_once("=== shown\n").unwrap_or((&text, ""));
            let files = head.split("--- file ").skip(1).map(|part| {
                let (path, text) = part.split_once('\n').unwrap();
                (path.to_owned(), bytes(text))
            });
            Case {
                name: path.file_stem().unwrap().to_string_lossy().into_owned(),
                files: files.collect(),
                shown: shown.to_owned(),
                head: head.to_owned(),
            }
        })
        .collect()
}

/// `\t` and `\xNN` stand for what an editor would not show.
fn bytes(text: &str) -> Vec<u8> {
    let mut out = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        out.extend_from_slice(&rest.as_bytes()[..at]);
        let tail = &rest[at..];
        if let Some(after) = tail.strip_prefix("\\t") {
            out.push(b'\t');
            rest = after;
        } else if let Some(hex) = tail.strip_prefix("\\x") {
            out.push(u8::from_str_radix(&hex[..2], 16).unwrap());
            rest = &tail[4..];
        } else {
            out.push(b'\\');
            rest = &tail[1..];
        }
    }
    out.extend_from_slice(rest.as_bytes());
    out
}

fn built(case: &Case) -> (Project, generator::Build) {
    let is_theme = |path: &str| path.starts_with("themes/") || path.starts_with("site/");
    let mut content: Vec<(String, Vec<u8>)> = case.files.iter().filter(|(path, _)| !is_theme(path)).cloned().collect();
    if !content.iter().any(|(path, _)| path == "network.yml") && case.name != "missing-network" {
        content.push(("network.yml".to_owned(), NETWORK.as_bytes().to_vec()));
    }
    let theme = case.files.iter().filter_map(|(path, text)| Some((path.strip_prefix("themes/")?, text.clone())));
    let layer = Layer::from_files("themes", theme);
    let mut project = Project::in_memory(Sources::from_files(content), vec![layer]);
    let records = case.files.iter().find(|(path, _)| path == "site/records.json");
    project.records = records.map(|(_, json)| Records::read(json).unwrap()).unwrap_or_default();
    let (build, _) = generator::in_memory(&project, TODAY.parse().unwrap());
    (project, build)
}

#[test]
fn every_mistake_is_shown_as_its_file_says() {
    let messages = Messages::embedded("fr");
    let mut failures = Vec::new();
    for case in cases() {
        let (project, build) = built(&case);
        // A mistake is often accompanied by others; the file shows the one that it is about.
        let own = build.diagnostics.iter().filter(|diagnostic| diagnostic.code == case.name);
        let shown: Vec<String> = own
            .map(|diagnostic| render(diagnostic, &diagnostic.file, project.text(&diagnostic.file), &messages, false))
            .collect();
        let shown = if shown.is_empty() { String::new() } else { shown.join("\n\n") + "\n" };
        if blessing() {
            let path = root().join(format!("tests/diagnostics/{}.txt", case.name));
            std::fs::write(path, format!("{}=== shown\n{shown}", case.head)).unwrap();
        }
        if shown.is_empty() {
            let all: Vec<_> = build.diagnostics.iter().map(|diagnostic| diagnostic.code).collect();
            failures.push(format!("{}: not told; told instead: {all:?}", case.name));
        } else if shown != case.shown && !blessing() {
            failures.push(format!("{}:\n{shown}\nexpected:\n{}", case.name, case.shown));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
}

#[test]
fn every_kind_of_mistake_has_words_and_a_file() {
    let words = std::fs::read_to_string(root().join("themes/default/i18n/fr/diagnostics.ftl")).unwrap();
    let told: BTreeSet<String> = words
        .lines()
        .filter_map(|line| line.strip_prefix("diagnostic-")?.split(" =").next())
        .filter(|code| !["error", "warning", "hint"].contains(code))
        .map(str::to_owned)
        .collect();
    // What only a broken disk or a full one brings about is tried with the real ones.
    let tried_elsewhere = BTreeSet::from(["unreadable-file".to_owned(), "unknown-theme".to_owned()]);
    let files: BTreeSet<String> = cases().into_iter().map(|case| case.name).collect();
    let tried: BTreeSet<String> = files.union(&tried_elsewhere).cloned().collect();
    assert_eq!(told.difference(&tried).collect::<Vec<_>>(), Vec::<&String>::new(), "kinds without a file");
    assert_eq!(tried.difference(&told).collect::<Vec<_>>(), Vec::<&String>::new(), "files without a kind");
    assert!(tried.len() >= 40);
}

#[test]
fn a_file_with_many_mistakes_tells_them_all() {
    let text = "---\nnam: x\nstatus: ouverte\nbaskets: beaucoup\nverified: 2026-02-30\nproducts: [legumes]\n---\n";
    let case = Case {
        name: "many".into(),
        files: vec![("amaps/x.md".into(), text.into())],
        shown: String::new(),
        head: String::new(),
    };
    let (_, build) = built(&case);
    assert!(build.diagnostics.iter().filter(|diagnostic| diagnostic.file == "amaps/x.md").count() >= 5);
}
