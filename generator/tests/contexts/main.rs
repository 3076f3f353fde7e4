//! `CONTEXTS.md` of the default theme lists every key that templates receive: no more, no less.

// A test may stop at what it cannot go on without.
#![allow(clippy::expect_used, clippy::panic)]

mod forms;
mod sample;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use generator::build::survey;
use generator::context::frame::SiteContext;
use generator::context::{self, Scene};
use generator::diagnostic::Severity;
use generator::source::Sources;
use generator::{Project, plan};
use serde_json::Value;
use themes::Messages;

/// What templates receive: by template, the paths of its values, and the paths that were empty or none.
#[derive(Default)]
struct Received(BTreeMap<String, Paths>);

#[derive(Default)]
struct Paths {
    values: BTreeSet<String>,
    empty: BTreeSet<String>,
}

/// The key paths that the page lists, by template; those of a shape with its name and the key in it.
type Documented = BTreeMap<String, BTreeMap<String, Option<(String, String)>>>;

/// Adds every key path of every page of a site; those of `site` stand under the name of its shape.
fn receive(files: &[(&'static str, &'static str)], received: &mut Received) {
    let sources = Sources::from_files(files.iter().copied());
    let (atlas, mut diagnostics) = survey(&Project::in_memory(sources, Vec::new()), sample::TODAY);
    let atlas = atlas.expect("the sample has a network");
    let pages = plan::plan(&atlas, &mut diagnostics);
    let errors: Vec<_> = diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    let messages = Messages::embedded("fr");
    let scene = Scene::new(&atlas, &std::sync::Arc::default(), &pages, &messages, "");
    for page in &pages {
        let (template, context) = context::of(page, &scene);
        assert_ne!(template, "base.html", "no context for {}", page.address);
        let value = serde_json::to_value(&context).expect("a context is data");
        walk(&value, "", received.0.entry(template.to_owned()).or_default());
    }
    for (template, value) in forms::received(&scene) {
        walk(&value, "", received.0.entry(template.to_owned()).or_default());
    }
    let site = serde_json::to_value(SiteContext::value(&atlas, "fr")).expect("the site is data");
    walk(&site, "", received.0.entry("SiteContext".to_owned()).or_default());
}

/// Adds the path of every value below `value`: `amap.meetings[].date`.
fn walk(value: &Value, path: &str, found: &mut Paths) {
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                walk(value, &below(path, key), found);
            }
        }
        Value::Array(items) if items.is_empty() => _ = found.empty.insert(path.to_owned()),
        Value::Array(items) => items.iter().for_each(|item| walk(item, &format!("{path}[]"), found)),
        Value::Null => _ = found.empty.insert(path.to_owned()),
        _ => _ = found.values.insert(path.to_owned()),
    }
}

fn below(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}

/// The lines of a section of the page: paths, each with the name of its shape if it has one.
type Sections = BTreeMap<String, Vec<(String, Option<String>)>>;

fn documented() -> Documented {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../themes/default/CONTEXTS.md");
    let text = std::fs::read_to_string(file).expect("the page about contexts is there");
    let mut sections = Sections::new();
    let mut heading = String::new();
    for line in text.lines() {
        if let Some(name) = line.strip_prefix("### ").or_else(|| line.strip_prefix("## ")) {
            assert!(!sections.contains_key(name), "{name} stands twice");
            heading = name.to_owned();
            sections.insert(heading.clone(), Vec::new());
        } else if let Some(line) = line.strip_prefix("- `") {
            let (path, rest) = line.split_once('`').expect("a path between backticks");
            let shape = rest.strip_prefix(": `").and_then(|rest| rest.split_once('`'));
            let shape = shape.map(|(shape, _)| shape.to_owned());
            sections.get_mut(&heading).expect("a heading").push((path.to_owned(), shape));
        }
    }
    let pages = sections.keys().filter(|name| name.ends_with(".html") || *name == "SiteContext");
    let expanded = pages.map(|name| {
        let mut paths = BTreeMap::new();
        expand(&sections, name, "", &mut paths);
        (name.clone(), paths)
    });
    expanded.collect()
}

/// Adds the paths of a section below `prefix`, shapes written out.
fn expand(sections: &Sections, name: &str, prefix: &str, paths: &mut BTreeMap<String, Option<(String, String)>>) {
    for (key, shape) in sections.get(name).unwrap_or_else(|| panic!("no shape {name}")) {
        let path = below(prefix, key);
        match shape {
            Some(shape) => expand(sections, shape, &path, paths),
            None => _ = paths.insert(path, (!prefix.is_empty()).then(|| (name.to_owned(), key.clone()))),
        }
    }
}

#[test]
fn the_page_about_contexts_lists_what_templates_receive() {
    // With AMAPs in several régions, and in one département: the home page shows different things.
    let mut received = Received::default();
    receive(&sample::files(), &mut received);
    receive(&sample::files_of_one_department(), &mut received);
    let documented = documented();
    let mut differences = Vec::new();
    // Keys of shapes that some template receives.
    let mut known = BTreeSet::new();
    for (template, found) in &received.0 {
        let listed = documented.get(template).unwrap_or_else(|| panic!("{template} is not documented"));
        for path in &found.values {
            match listed.get(path) {
                Some(shape) => known.extend(shape),
                None => differences.push(format!("{template}: {path} is passed and not listed")),
            }
        }
    }
    for (template, listed) in &documented {
        let nothing = Paths::default();
        let found = received.0.get(template).unwrap_or(&nothing);
        for (path, shape) in listed.iter().filter(|(path, _)| !found.values.contains(*path)) {
            // A list of a shape may be empty here, as long as another page shows what is in the shape.
            let empty = found.empty.iter().any(|empty| path.starts_with(empty.as_str()));
            if !(empty && shape.as_ref().is_some_and(|shape| known.contains(shape))) {
                differences.push(format!("{template}: {path} is listed and never passed"));
            }
        }
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}
