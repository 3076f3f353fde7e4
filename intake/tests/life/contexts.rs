//! What templates receive of the server is what `CONTEXTS-CONTRACTS.md` lists: no key more, none fewer.

use std::collections::BTreeMap;
use std::path::Path;

/// The fields of every structure of the server, by its name.
fn structures(folder: &Path, found: &mut BTreeMap<String, Vec<String>>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            structures(&path, found);
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        let mut name = None;
        for line in text.lines() {
            let opened =
                line.trim_start_matches("pub ").strip_prefix("struct ").and_then(|rest| rest.strip_suffix(" {"));
            name = opened.map(str::to_owned).or(name).filter(|_| line != "}");
            let field = line.trim().trim_start_matches("pub ").split_once(": ").map(|(field, _)| field);
            let own =
                field.filter(|field| field.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_'));
            if let Some((name, field)) = name.clone().zip(own) {
                found.entry(name).or_default().push(field.to_owned());
            }
        }
    }
}

#[test]
fn the_page_about_contexts_lists_what_templates_receive() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = BTreeMap::new();
    structures(&root.join("src/server"), &mut found);
    let theme = root.join("../themes/default");
    let text = std::fs::read_to_string(theme.join("CONTEXTS-CONTRACTS.md")).unwrap();
    let (pages, shapes) = text.split_once("## Shapes").unwrap();
    let templates: Vec<&str> = pages.lines().filter_map(|line| line.strip_prefix("## ")).collect();
    assert!(templates.len() >= 8 && templates.iter().all(|name| theme.join("templates").join(name).exists()));
    let mut count = 0;
    for shape in shapes.split("\n### ").skip(1) {
        let name = shape.lines().next().unwrap();
        let listed = shape.lines().filter_map(|line| line.strip_prefix("- `")?.split(['`', '[']).next());
        let mut listed: Vec<String> = listed.map(str::to_owned).collect();
        let mut own = found.remove(name).unwrap_or_else(|| panic!("{name} is listed and is none"));
        listed.sort();
        own.sort();
        assert_eq!(listed, own, "{name}");
        count += 1;
    }
    assert!(count >= 11, "{count}");
}
