//! A crash or a full disk while publishing: no file is ever half written, what was published stays, the next build mends.
//!
//! `FAULT_ROUNDS` says how often the program is killed; 12 by default.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Stdio};

use tests::{TODAY, cabas, program, root, tree};

fn start(content: &Path, site: &Path) -> std::process::Child {
    Command::new(program())
        .args(["build", "--today", TODAY, "--content"])
        .arg(content)
        .arg("--site")
        .arg(site)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// The example network with another name, so that every page differs.
fn renamed(into: &Path) {
    for (path, bytes) in tree(&root().join("content")) {
        let to = into.join(&path);
        std::fs::create_dir_all(to.parent().unwrap()).unwrap();
        if path == "network.yml" {
            let text = String::from_utf8(bytes).unwrap();
            let lines = text.lines().map(|line| if line.starts_with("name:") { "name: Autre nom" } else { line });
            std::fs::write(to, lines.collect::<Vec<_>>().join("\n") + "\n").unwrap();
        } else {
            std::fs::write(to, bytes).unwrap();
        }
    }
}

#[test]
fn killed_at_any_moment_no_file_is_half_written_and_the_next_build_mends() {
    let rounds: u32 = std::env::var("FAULT_ROUNDS").ok().and_then(|text| text.parse().ok()).unwrap_or(12);
    let folder = tempfile::tempdir().unwrap();
    let (other, site) = (folder.path().join("content"), folder.path().join("site"));
    renamed(&other);
    let example = root().join("content");
    assert!(cabas(&["build"], &other, &folder.path().join("clean-other")).status.success());
    let started = std::time::Instant::now();
    assert!(cabas(&["build"], &example, &site).status.success());
    let whole = started.elapsed();
    let old = tree(&site.join("public"));
    let new = tree(&folder.path().join("clean-other/public"));
    assert!(old != new);
    let mut killed = 0;
    for round in 0..rounds {
        // From the site of the example to the other's, killed somewhere along the way.
        let mut child = start(&other, &site);
        std::thread::sleep(whole * (round + 1) / rounds);
        killed += u32::from(child.try_wait().unwrap().is_none());
        let _ = child.kill();
        child.wait().unwrap();
        for (path, bytes) in tree(&site.join("public")) {
            let is = |tree: &std::collections::BTreeMap<String, Vec<u8>>| tree.get(&path) == Some(&bytes);
            assert!(is(&old) || is(&new), "round {round}: {path} is neither the old file nor the new");
        }
        assert!(cabas(&["build"], &example, &site).status.success());
        assert!(tree(&site.join("public")) == old, "round {round}: the next build mends");
    }
    assert!(killed > 0, "the program was never killed before its end");
}

#[test]
fn a_full_disk_leaves_what_was_published_and_the_next_build_mends() {
    let folder = tempfile::tempdir().unwrap();
    let other = folder.path().join("content");
    renamed(&other);
    let clean = folder.path().join("clean");
    assert!(cabas(&["build"], &root().join("content"), &clean).status.success());
    let size: u64 = tree(&clean).values().map(|bytes| (bytes.len() as u64).next_multiple_of(4096)).sum();
    // Room for the site and a quarter more: not for the half that a renamed network changes.
    let script = format!(
        "set -e; mkdir disk; mount -t tmpfs -o size={}k,nr_inodes=0 tmpfs disk; \
         \"$CABAS\" build --today {TODAY} --content \"$EXAMPLE\" --site disk/site >/dev/null; \
         cp -r disk/site before; \
         if \"$CABAS\" build --today {TODAY} --content content --site disk/site 2>message; then exit 9; fi; \
         cp -r disk/site after; mount -o remount,size={}k disk; \
         \"$CABAS\" build --today {TODAY} --content content --site disk/site >/dev/null; cp -r disk/site mended",
        size / 1024 * 5 / 4 + 1024,
        size / 1024 * 4
    );
    // A mount of our own needs no rights outside of a namespace of our own.
    let output = Command::new("unshare")
        .args(["--map-root-user", "--mount", "sh", "-c", &script])
        .current_dir(folder.path())
        .env("CABAS", program())
        .env("EXAMPLE", root().join("content"))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let message = std::fs::read_to_string(folder.path().join("message")).unwrap();
    assert!(message.contains("Le site n’a pas pu être écrit"), "{message}");
    let [before, after, mended] = ["before", "after", "mended"].map(|name| tree(&folder.path().join(name)));
    assert!(pages(&before) == pages(&after), "a full disk changed what was published");
    // Revisions of forms come first, and none is ever removed: somebody may still have its page open.
    let revisions = before.iter().filter(|(path, _)| path.starts_with("forms/") && is_revision(path));
    assert!(revisions.clone().count() > 0);
    assert!(
        revisions.into_iter().all(|(path, bytes)| after.get(path) == Some(bytes) && mended.get(path) == Some(bytes))
    );
    let clean_other = folder.path().join("clean-other");
    assert!(cabas(&["build"], &other, &clean_other).status.success());
    assert!(pages(&mended) == pages(&tree(&clean_other)), "the next build mends");
}

/// What is published: all but what a server reads of forms, and what the next build reads of this one.
fn pages(site: &BTreeMap<String, Vec<u8>>) -> Vec<(&String, &Vec<u8>)> {
    site.iter().filter(|(path, _)| !path.starts_with("forms/") && *path != ".cabas-memo").collect()
}

/// Whether a file of forms is a revision, which never changes.
fn is_revision(path: &str) -> bool {
    !path.ends_with("/site.json") && !path.ends_with("/private.json")
}

#[test]
fn a_build_with_errors_leaves_the_published_site() {
    let folder = tempfile::tempdir().unwrap();
    let (content, site) = (folder.path().join("content"), folder.path().join("site"));
    renamed(&content);
    assert!(cabas(&["build"], &content, &site).status.success());
    let before = tree(&site);
    std::fs::write(content.join("amaps/cassee.md"), "---\nnom: Cassée\n---\n").unwrap();
    let output = cabas(&["build"], &content, &site);
    assert!(!output.status.success());
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("unknown-key") && said.contains("rien n’est publié"), "{said}");
    assert!(tree(&site) == before);
}
