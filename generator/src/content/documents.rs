//! Parse: from source files to typed documents, one a file.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::amap::Amap;
use super::calendar::SharedCalendar;
use super::contract::Contract;
use super::decode::{Context, Decode};
use super::editorial::{Advert, Event, FreePage, LocalNetwork, News, Resource};
use super::farm::Farm;
use super::network::Network;
use super::{front_matter, yaml};
use crate::diagnostic::{Diagnostic, Place, closest};
use crate::source::Sources;

/// A typed file of the sources.
#[derive(Debug, Clone, PartialEq)]
pub struct Document<'s, T> {
    /// Path below the content folder: where mistakes are shown.
    pub path: &'s str,
    /// The file's name without its ending: its id and its place in addresses.
    pub id: &'s str,
    /// Its keys.
    pub header: T,
    /// Its Markdown.
    pub body: &'s str,
    /// Where the body starts in the file, in bytes.
    pub body_start: usize,
}

/// All files of a content folder, typed, sorted by path.
#[derive(Debug, Default)]
pub struct Documents<'s> {
    /// `network.yml`; `None` only when it is missing or wrong, which is an error.
    pub network: Option<Document<'s, Network>>,
    /// `networks/`
    pub local_networks: Vec<Document<'s, LocalNetwork>>,
    /// `amaps/`
    pub amaps: Vec<Document<'s, Amap>>,
    /// `farms/`
    pub farms: Vec<Document<'s, Farm>>,
    /// `contracts/<season>/`, with the season
    pub contracts: Vec<(&'s str, Document<'s, Contract>)>,
    /// `calendars/`
    pub calendars: Vec<Document<'s, SharedCalendar>>,
    /// `resources/`
    pub resources: Vec<Document<'s, Resource>>,
    /// `news/`
    pub news: Vec<Document<'s, News>>,
    /// `events/`
    pub events: Vec<Document<'s, Event>>,
    /// `adverts/`
    pub adverts: Vec<Document<'s, Advert>>,
    /// `pages/`
    pub pages: Vec<Document<'s, FreePage>>,
    /// Files that could not be read, each told: what refers to them is not told again
    pub unread: BTreeSet<String>,
    /// `files/`, with their bytes: documents and pictures that go out as they are
    pub files: BTreeMap<String, Vec<u8>>,
}

/// The folders of a content folder.
const FOLDERS: [&str; 11] = [
    "networks",
    "amaps",
    "farms",
    "contracts",
    "calendars",
    "resources",
    "news",
    "events",
    "adverts",
    "pages",
    "files",
];

/// What one file turned out to be.
enum Parsed<'s> {
    Network(Box<Document<'s, Network>>),
    LocalNetwork(Document<'s, LocalNetwork>),
    Amap(Document<'s, Amap>),
    Farm(Document<'s, Farm>),
    Contract(&'s str, Box<Document<'s, Contract>>),
    Calendar(Document<'s, SharedCalendar>),
    Resource(Document<'s, Resource>),
    News(Document<'s, News>),
    Event(Document<'s, Event>),
    Advert(Document<'s, Advert>),
    Page(Document<'s, FreePage>),
    File(String, &'s [u8]),
}

/// Parses every file; mistakes of all files are collected, in the order of their paths.
pub fn parse<'s>(sources: &'s Sources, diagnostics: &mut Vec<Diagnostic>) -> Documents<'s> {
    let files: Vec<(&str, &[u8])> = sources.iter().collect();
    let parsed: Vec<(Option<Parsed<'_>>, Vec<Diagnostic>)> = files
        .par_iter()
        .map(|(path, bytes)| {
            let mut context = Context::new(path);
            (parse_file(path, bytes, &mut context), context.diagnostics)
        })
        .collect();
    let mut documents = Documents::default();
    for ((path, _), (parsed, mistakes)) in files.iter().zip(parsed) {
        let told = !mistakes.is_empty();
        diagnostics.extend(mistakes);
        match parsed {
            None if told => _ = documents.unread.insert((*path).to_owned()),
            None => {}
            Some(Parsed::Network(document)) => documents.network = Some(*document),
            Some(Parsed::LocalNetwork(document)) => documents.local_networks.push(document),
            Some(Parsed::Amap(document)) => documents.amaps.push(document),
            Some(Parsed::Farm(document)) => documents.farms.push(document),
            Some(Parsed::Contract(season, document)) => documents.contracts.push((season, *document)),
            Some(Parsed::Calendar(document)) => documents.calendars.push(document),
            Some(Parsed::Resource(document)) => documents.resources.push(document),
            Some(Parsed::News(document)) => documents.news.push(document),
            Some(Parsed::Event(document)) => documents.events.push(document),
            Some(Parsed::Advert(document)) => documents.adverts.push(document),
            Some(Parsed::Page(document)) => documents.pages.push(document),
            Some(Parsed::File(path, bytes)) => _ = documents.files.insert(path, bytes.to_vec()),
        }
    }
    if sources.get("network.yml").is_none() {
        diagnostics.push(Diagnostic::error("missing-network", "network.yml", Place::File));
    }
    documents
}

fn parse_file<'s>(path: &'s str, bytes: &'s [u8], context: &mut Context<'_>) -> Option<Parsed<'s>> {
    let parts: Vec<&str> = path.split('/').collect();
    match parts.as_slice() {
        ["network.yml"] => read(path, "network", bytes, context).map(|network| Parsed::Network(Box::new(network))),
        ["networks", file] => read_named(path, file, bytes, context).map(Parsed::LocalNetwork),
        ["amaps", file] => read_named(path, file, bytes, context).map(Parsed::Amap),
        ["farms", file] => read_named(path, file, bytes, context).map(Parsed::Farm),
        ["contracts", season, file] => {
            let document = read_named(path, file, bytes, context);
            let season = checked_id(season, context)?;
            Some(Parsed::Contract(season, Box::new(document?)))
        }
        ["calendars", file] => {
            let document = file.strip_suffix(".yml").map(|id| read_as(path, id, bytes, context));
            if document.is_none() {
                context.error("not-yaml", &(0..0), &[("file", file)]);
            }
            document?.map(Parsed::Calendar)
        }
        ["resources", file] => read_named(path, file, bytes, context).map(Parsed::Resource),
        ["news", file] => read_named(path, file, bytes, context).map(Parsed::News),
        ["events", file] => read_named(path, file, bytes, context).map(Parsed::Event),
        ["adverts", file] => read_named(path, file, bytes, context).map(Parsed::Advert),
        ["pages", file] => read_named(path, file, bytes, context).map(Parsed::Page),
        ["files", rest @ ..] => Some(Parsed::File(rest.join("/"), bytes)),
        ["README.md" | "LICENSE" | "LICENCE" | "LICENSE.md" | "LICENCE.md"] => None,
        _ => {
            let near = closest(parts[0], FOLDERS).filter(|near| *near != parts[0]).unwrap_or_default();
            let diagnostic = Diagnostic::warning("stray-file", path, Place::File);
            context.diagnostics.push(diagnostic.with("near", near).with("known", FOLDERS.join(", ")));
            None
        }
    }
}

fn read_named<'s, T: Decode>(
    path: &'s str,
    file: &'s str,
    bytes: &'s [u8],
    context: &mut Context<'_>,
) -> Option<Document<'s, T>> {
    let Some(id) = file.strip_suffix(".md") else {
        context.error("not-markdown", &(0..0), &[("file", file)]);
        return None;
    };
    read_as(path, id, bytes, context)
}

fn read_as<'s, T: Decode>(
    path: &'s str,
    id: &'s str,
    bytes: &'s [u8],
    context: &mut Context<'_>,
) -> Option<Document<'s, T>> {
    let id = checked_id(id, context);
    let document = read(path, id.unwrap_or_default(), bytes, context);
    id.and(document)
}

/// The files of a folder below `private/`, apart from everything that pages are made of: `farms`, `amaps`.
pub fn private<'s, T: Decode>(
    sources: &'s Sources,
    folder: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Document<'s, T>> {
    let mut documents = Vec::new();
    for (path, bytes) in sources.private() {
        let name = path.strip_prefix("private/").and_then(|path| path.strip_prefix(folder));
        let id = name.and_then(|name| name.strip_prefix('/')?.strip_suffix(".yml"));
        let Some(id) = id.filter(|id| !id.contains('/')) else { continue };
        let mut context = Context::new(path);
        documents.extend(read_as(path, id, bytes, &mut context));
        diagnostics.extend(context.diagnostics);
    }
    documents
}

/// An id stands in addresses: small letters, digits and hyphens.
fn checked_id<'s>(id: &'s str, context: &mut Context<'_>) -> Option<&'s str> {
    let slug = slug(id);
    if slug != id || id.is_empty() {
        context.error("bad-file-name", &(0..0), &[("found", id), ("near", &slug)]);
        return None;
    }
    Some(id)
}

/// Small ASCII letters, digits and single hyphens: what an address may hold.
pub fn slug(text: &str) -> String {
    let plain = deunicode::deunicode_with_tofu_cow(text, "[?]");
    let mut slug = String::with_capacity(plain.len());
    for word in plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(word);
    }
    slug.make_ascii_lowercase();
    slug
}

/// Reads the header of a file, and keeps its body.
pub(super) fn read<'s, T: Decode>(
    path: &'s str,
    id: &'s str,
    bytes: &'s [u8],
    context: &mut Context<'_>,
) -> Option<Document<'s, T>> {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let line = bytes[..error.valid_up_to()].iter().filter(|byte| **byte == b'\n').count() + 1;
            context.error("not-utf8", &(0..0), &[("line", &line.to_string())]);
            return None;
        }
    };
    let Some(header) = front_matter::header(path, text) else {
        context.error("missing-header", &(0..0), &[]);
        return None;
    };
    let body = if path.ends_with(".md") { front_matter::body(text, &header) } else { text.len()..text.len() };
    let node = match yaml::parse(path, text, header) {
        Ok(node) => node,
        Err(diagnostic) => {
            context.diagnostics.push(*diagnostic);
            return None;
        }
    };
    let empty = yaml::Node { value: yaml::Value::Mapping(Vec::new()), span: node.span.clone() };
    let node = if node.value == yaml::Value::Null { empty } else { node };
    let header = T::decode(&node, context)?;
    Some(Document { path, id, header, body: text.get(body.clone()).unwrap_or_default(), body_start: body.start })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_is_what_an_address_may_hold() {
        assert_eq!(slug("Œufs & légumes de l'étang"), "oeufs-legumes-de-l-etang");
        assert_eq!(slug("2026-2027"), "2026-2027");
        assert_eq!(slug(" — "), "");
    }

    #[test]
    fn all_mistakes_of_a_file_are_told_at_once() {
        let text = "---\nnam: x\nstatus: ouvert\nbaskets: beaucoup\nverified: 2026-02-30\n---\n";
        let sources = Sources::from_files([("amaps/x.md", text), ("network.yml", "")]);
        let mut diagnostics = Vec::new();
        parse(&sources, &mut diagnostics);
        let codes: Vec<_> = diagnostics.iter().filter(|d| d.file == "amaps/x.md").map(|d| d.code).collect();
        assert_eq!(codes, ["unknown-key", "missing-key", "unknown-word", "bad-number", "impossible-date"]);
    }
}
