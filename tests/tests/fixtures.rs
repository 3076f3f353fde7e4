//! Fixture sites: a folder of `tests/fixtures/` holds `content/`, perhaps `themes/`, and what must come out: every path in
//! `paths.txt`, and the text files of `expected/` byte for byte. A file expected and not made is a failure too.

use std::collections::BTreeSet;
use std::path::Path;

use tests::{blessing, cabas, root, tree};

/// Static files carry a hash; the list of paths says `*` for it, so that a change of style changes no list. The communes of
/// France are the same for every site: they are one line.
fn without_hash(path: &str) -> String {
    if let Some(folder) =
        ["search/biggest/", "search/communes/", "search/typos/"].iter().find(|at| path.starts_with(**at))
    {
        return format!("{folder}*");
    }
    match path.strip_prefix("theme/") {
        Some(name) => {
            let mut parts: Vec<&str> = name.split('.').collect();
            if parts.len() > 2 {
                parts[1] = "*";
            }
            format!("theme/{}", parts.join("."))
        }
        None => path.to_owned(),
    }
}

/// The same within a page.
fn without_hashes(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    let mut parts = text.split("/theme/");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let end = part.find(['"', '#']).unwrap_or(part.len());
        let (path, rest) = part.split_at(end);
        out.push('/');
        out.push_str(&without_hash(&format!("theme/{path}")));
        out.push_str(rest);
    }
    out
}

/// Every link of a page leads to a file that was made.
fn links_lead_somewhere(name: &str, base_path: &str, made: &std::collections::BTreeMap<String, Vec<u8>>) {
    for (page, bytes) in made.iter().filter(|(path, _)| path.ends_with(".html")) {
        let html = String::from_utf8_lossy(bytes);
        let links =
            html.split(" href=\"").chain(html.split(" src=\"")).skip(1).filter_map(|rest| rest.split('"').next());
        for link in links.filter(|link| link.starts_with('/')) {
            let path = link.split('#').next().unwrap_or_default();
            let path =
                path.strip_prefix(base_path).unwrap_or_else(|| panic!("{name}: {page}: {link} without base path"));
            let file = generator::artifact::file_of(path);
            assert!(made.contains_key(&file), "{name}: {page}: {link} leads nowhere");
        }
    }
}

fn check(name: &str) {
    let fixture = root().join("tests/fixtures").join(name);
    let folder = tempfile::tempdir().unwrap();
    let output = cabas(&["build"], &fixture.join("content"), folder.path());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let made = tree(&folder.path().join("public"));
    links_lead_somewhere(name, if name == "own-theme" { "/amap" } else { "" }, &made);
    let paths: BTreeSet<String> = made.keys().map(|path| without_hash(path)).collect();
    let list: String = paths.iter().flat_map(|path| [path.as_str(), "\n"]).collect();
    let expected = fixture.join("expected");
    if blessing() {
        std::fs::write(fixture.join("paths.txt"), &list).unwrap();
        for path in tree(&expected).keys() {
            match made.get(path) {
                Some(bytes) => std::fs::write(expected.join(path), without_hashes(bytes)).unwrap(),
                None => std::fs::remove_file(expected.join(path)).unwrap(),
            }
        }
    }
    assert_eq!(list, std::fs::read_to_string(fixture.join("paths.txt")).unwrap(), "{name}: the paths differ");
    let files = tree(&expected);
    assert!(!files.is_empty(), "{name} expects files");
    for (path, bytes) in files {
        let found = made.get(&path).unwrap_or_else(|| panic!("{name}: {path} was not made"));
        let (found, bytes) = (without_hashes(found), without_hashes(&bytes));
        assert!(found == bytes, "{name}: {path} differs\n--- made\n{found}\n--- expected\n{bytes}");
    }
}

#[test]
fn the_smallest_network_is_a_whole_site() {
    check("smallest");
}

#[test]
fn two_languages_a_base_path_and_a_theme_of_ones_own() {
    check("own-theme");
}

#[test]
fn what_windows_and_careless_hands_write_is_read() {
    check("careless");
}

/// A site whose errors are all shown, and of which nothing is published.
fn refused(name: &str) {
    let fixture = root().join("tests/fixtures").join(name);
    let folder = tempfile::tempdir().unwrap();
    let output = cabas(&["check"], &fixture.join("content"), folder.path());
    assert_eq!(output.status.code(), Some(1));
    let shown = String::from_utf8_lossy(&output.stderr).replace(&*fixture.to_string_lossy(), "…");
    if blessing() {
        std::fs::write(fixture.join("shown.txt"), &shown).unwrap();
    }
    assert_eq!(shown, std::fs::read_to_string(fixture.join("shown.txt")).unwrap());
    assert!(!cabas(&["build"], &fixture.join("content"), folder.path()).status.success());
    assert!(!Path::new(&folder.path().join("public")).exists());
}

#[test]
fn a_network_full_of_mistakes_is_told_all_of_them() {
    refused("mistakes");
}

#[test]
fn a_broken_theme_is_told_by_file_and_line() {
    refused("broken-theme");
}
