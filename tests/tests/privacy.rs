//! Nothing personal is ever published: people who did not agree, the folder `private/`, hidden files.

use tests::{cabas, root, tree};

/// What stands in every private field of the example network.
const CANARIES: [&str; 1] = ["PRIVATE-CANARY"];

fn holds(bytes: &[u8], word: &str) -> bool {
    bytes.windows(word.len()).any(|window| window.eq_ignore_ascii_case(word.as_bytes()))
}

#[test]
fn no_published_file_holds_a_private_field() {
    let content = tree(&root().join("content"));
    for canary in CANARIES {
        let private = content.values().filter(|bytes| holds(bytes, canary)).count();
        assert!(private >= 5, "the example network has people who did not agree to be shown ({canary})");
    }
    let folder = tempfile::tempdir().unwrap();
    assert!(cabas(&["build"], &root().join("content"), folder.path()).status.success());
    let site = tree(&folder.path().join("public"));
    assert!(site.len() > 200);
    for (path, bytes) in site {
        for canary in CANARIES {
            assert!(!holds(&bytes, canary), "{path} holds a private field");
        }
    }
}

#[test]
fn the_private_folder_and_hidden_files_stay_at_home() {
    let folder = tempfile::tempdir().unwrap();
    let content = folder.path().join("content");
    for (path, bytes) in tree(&root().join("content")) {
        let to = content.join(path);
        std::fs::create_dir_all(to.parent().unwrap()).unwrap();
        std::fs::write(to, bytes).unwrap();
    }
    for (path, text) in [
        ("private/iban.yml", "iban: PRIVATE-CANARY"),
        ("files/.secret", "PRIVATE-CANARY"),
        ("files/.git/config", "PRIVATE-CANARY"),
        ("files/notes.txt~", "PRIVATE-CANARY"),
    ] {
        let to = content.join(path);
        std::fs::create_dir_all(to.parent().unwrap()).unwrap();
        std::fs::write(to, text).unwrap();
    }
    assert!(cabas(&["build"], &content, &folder.path().join("site")).status.success());
    for (path, bytes) in tree(&folder.path().join("site/public")) {
        assert!(!holds(&bytes, "PRIVATE-CANARY"), "{path}");
    }
}

#[test]
fn an_advert_that_is_over_gives_nobodys_address_any_more() {
    let folder = tempfile::tempdir().unwrap();
    let content = folder.path().join("content");
    for (path, bytes) in tree(&root().join("tests/fixtures/smallest/content")) {
        let to = content.join(path);
        std::fs::create_dir_all(to.parent().unwrap()).unwrap();
        std::fs::write(to, bytes).unwrap();
    }
    std::fs::create_dir(content.join("adverts")).unwrap();
    for (id, until) in [("finie", "2026-11-20"), ("en-cours", "2026-11-21")] {
        let text = format!(
            "---\ntitle: Annonce\nkind: farm-seeks-amap\ndate: 2026-11-01\nuntil: {until}\ncontact:\n  \
             mailbox: boite-{id}@amap.example\n  people:\n    - {{ name: Nom-{id}, publish: true }}\n---\n"
        );
        std::fs::write(content.join(format!("adverts/{id}.md")), text).unwrap();
    }
    assert!(cabas(&["build"], &content, &folder.path().join("site")).status.success());
    let site = tree(&folder.path().join("site/public"));
    assert!(site.contains_key("annonces/finie/index.html"), "links to it do not break");
    let held = |word: &str| site.values().any(|bytes| holds(bytes, word));
    assert!(held("boite-en-cours@") && held("Nom-en-cours"));
    assert!(!held("boite-finie@") && !held("Nom-finie"));
}
