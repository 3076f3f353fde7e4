//! `cabas new`: a small network to fill in, or one more file of a network.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use domain::Date;
use domain::calendar::plus_days;
use generator::content::documents::slug;
use generator::source::kind;
use themes::Messages;

use crate::options::Kind;
use crate::summary;

/// The small network, file by file.
const NETWORK: &[(&str, &str)] = &[
    ("README.md", include_str!("../scaffold/network/README.md")),
    (".gitignore", include_str!("../scaffold/network/gitignore")),
    ("content/network.yml", include_str!("../scaffold/network/content/network.yml")),
    ("content/networks/pays-de-rennes.md", include_str!("../scaffold/network/content/networks/pays-de-rennes.md")),
    ("content/amaps/amap-des-tilleuls.md", include_str!("../scaffold/network/content/amaps/amap-des-tilleuls.md")),
    ("content/farms/ferme-du-ruisseau.md", include_str!("../scaffold/network/content/farms/ferme-du-ruisseau.md")),
    (
        "content/contracts/{{year}}-{{next}}/legumes-tilleuls.md",
        include_str!("../scaffold/network/content/contracts/saison/legumes-tilleuls.md"),
    ),
    ("content/news/bienvenue.md", include_str!("../scaffold/network/content/news/bienvenue.md")),
    ("content/events/fete-des-amap.md", include_str!("../scaffold/network/content/events/fete-des-amap.md")),
    ("content/resources/charte.md", include_str!("../scaffold/network/content/resources/charte.md")),
    (
        "content/adverts/ferme-cherche-amap.md",
        include_str!("../scaffold/network/content/adverts/ferme-cherche-amap.md"),
    ),
    ("content/pages/le-reseau.md", include_str!("../scaffold/network/content/pages/le-reseau.md")),
    ("content/files/LISEZMOI.txt", include_str!("../scaffold/network/content/files/LISEZMOI.txt")),
];

/// The path and the text of one more file.
fn scaffold(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Amap => ("amaps/{{id}}.md", include_str!("../scaffold/kinds/amap.md")),
        Kind::Farm => ("farms/{{id}}.md", include_str!("../scaffold/kinds/farm.md")),
        Kind::Contract => ("contracts/{{year}}-{{next}}/{{id}}.md", include_str!("../scaffold/kinds/contract.md")),
        Kind::Calendar => ("calendars/{{id}}.yml", include_str!("../scaffold/kinds/calendar.yml")),
        Kind::Network => ("networks/{{id}}.md", include_str!("../scaffold/kinds/network.md")),
        Kind::News => ("news/{{id}}.md", include_str!("../scaffold/kinds/news.md")),
        Kind::Event => ("events/{{id}}.md", include_str!("../scaffold/kinds/event.md")),
        Kind::Resource => ("resources/{{id}}.md", include_str!("../scaffold/kinds/resource.md")),
        Kind::Advert => ("adverts/{{id}}.md", include_str!("../scaffold/kinds/advert.md")),
        Kind::Page => ("pages/{{id}}.md", include_str!("../scaffold/kinds/page.md")),
    }
}

/// What a new file is called until its author says better.
fn default_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Amap => "Nouvelle AMAP",
        Kind::Farm => "Nouvelle ferme",
        Kind::Contract => "Nouveau contrat",
        Kind::Calendar => "Nouveau calendrier",
        Kind::Network => "Nouveau réseau local",
        Kind::News => "Nouvelle actualité",
        Kind::Event => "Nouveau rendez-vous",
        Kind::Resource => "Nouveau document",
        Kind::Advert => "Nouvelle annonce",
        Kind::Page => "Nouvelle page",
    }
}

/// Writes a network, or one file into it; never over a file that is there.
pub fn run(folder: &Path, kind: Option<Kind>, name: Option<&str>) -> ExitCode {
    let messages = summary::messages();
    let today = jiff::Zoned::now().date();
    match kind {
        None => network(folder, today, &messages),
        Some(kind) => file(folder, kind, name.unwrap_or(default_name(kind)), today, &messages),
    }
}

fn network(folder: &Path, today: Date, messages: &Messages) -> ExitCode {
    let words = words(today);
    let files: Vec<(PathBuf, String)> =
        NETWORK.iter().map(|(path, text)| (folder.join(filled(path, &words)), filled(text, &words))).collect();
    if let Some((path, _)) = files.iter().find(|(path, _)| path.exists()) {
        return taken(path, messages);
    }
    for (path, text) in &files {
        if let Err(code) = write(path, text, messages) {
            return code;
        }
    }
    println!("{}", messages.format("program-new-network", &[("folder", &folder.display().to_string())]));
    ExitCode::SUCCESS
}

fn file(folder: &Path, kind: Kind, name: &str, today: Date, messages: &Messages) -> ExitCode {
    let content = folder.join("content");
    if !content.is_dir() {
        let folder = folder.display().to_string();
        eprintln!("{}", messages.format("program-new-no-content", &[("folder", &folder)]));
        return ExitCode::FAILURE;
    }
    let mut words = words(today);
    words.insert("name", quoted(name));
    words.insert("amap", first_id(&content.join("amaps")).unwrap_or_else(|| "nom-du-fichier-de-l-amap".to_owned()));
    words.insert("farm", first_id(&content.join("farms")).unwrap_or_else(|| "nom-du-fichier-de-la-ferme".to_owned()));
    words.insert("id", Some(slug(name)).filter(|id| !id.is_empty()).unwrap_or_else(|| slug(default_name(kind))));
    let (path, text) = scaffold(kind);
    let path = content.join(filled(path, &words));
    if path.exists() {
        return taken(&path, messages);
    }
    if let Err(code) = write(&path, &filled(text, &words), messages) {
        return code;
    }
    println!("{}", messages.format("program-new-file", &[("path", &path.display().to_string())]));
    ExitCode::SUCCESS
}

/// The words that stand for `{{…}}`: the season runs from September to June.
fn words(today: Date) -> BTreeMap<&'static str, String> {
    let year = if today.month() >= 7 { today.year() } else { today.year() - 1 };
    let soon = plus_days(today, 45).unwrap_or(today);
    BTreeMap::from([
        ("today", today.to_string()),
        ("soon", soon.to_string()),
        ("year", year.to_string()),
        ("next", (year + 1).to_string()),
    ])
}

fn filled(text: &str, words: &BTreeMap<&'static str, String>) -> String {
    words.iter().fold(text.to_owned(), |text, (word, value)| text.replace(&format!("{{{{{word}}}}}"), value))
}

/// A name as a YAML text that nothing in it can end: double quotes, with JSON's escapes, which are YAML's too.
fn quoted(name: &str) -> String {
    serde_json::Value::String(name.to_owned()).to_string()
}

/// The first id of a folder, so that a new contract refers to something that is there.
fn first_id(folder: &Path) -> Option<String> {
    let mut ids: Vec<String> = std::fs::read_dir(folder)
        .ok()?
        .filter_map(|entry| entry.ok()?.file_name().to_str()?.strip_suffix(".md").map(str::to_owned))
        .collect();
    ids.sort();
    ids.into_iter().next()
}

fn taken(path: &Path, messages: &Messages) -> ExitCode {
    eprintln!("{}", messages.format("program-new-taken", &[("path", &path.display().to_string())]));
    ExitCode::FAILURE
}

fn write(path: &Path, text: &str, messages: &Messages) -> Result<(), ExitCode> {
    let folder = path.parent().map(std::fs::create_dir_all).transpose();
    let written = folder.and_then(|_| {
        // `create_new` never writes over a file, even one made in this very moment.
        std::fs::OpenOptions::new().write(true).create_new(true).open(path)?.write_all(text.as_bytes())
    });
    written.map_err(|error| {
        let (path, detail) = (path.display().to_string(), error.to_string());
        let arguments = [("path", path.as_str()), ("cause", kind(Some(&error))), ("detail", &detail)];
        eprintln!("{}", messages.format("program-new-failed", &arguments));
        ExitCode::FAILURE
    })
}
