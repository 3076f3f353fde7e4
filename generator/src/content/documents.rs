//! Parse: from source files to typed documents, one a file.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;

use super::amap::Amap;
use super::calendar::SharedCalendar;
use super::contract::Contract;
use super::decode::{Context, Decode};
use super::editorial::{Advert, Event, FreePage, LocalNetwork, News, Resource};
use super::farm::Farm;
use super::network::Network;
use super::{front_matter, yaml};
use crate::cache::Shelf;
use crate::diagnostic::{Diagnostic, Place, closest};
use crate::footprint::State;
use crate::source::Sources;

/// A typed file of the sources.
#[derive(Debug, Clone, PartialEq)]
pub struct Document<'s, T> {
    /// Path below the content folder: where mistakes are shown.
    pub path: &'s str,
    /// The file's name without its ending: its id and its place in addresses.
    pub id: &'s str,
    /// Its keys.
    pub header: Arc<T>,
    /// Where in the file its Markdown is, in bytes.
    pub span: Range<usize>,
    bytes: &'s [u8],
}

impl<'s, T> Document<'s, T> {
    /// Its Markdown.
    pub fn body(&self) -> &'s str {
        let body = self.bytes.get(self.span.clone()).unwrap_or_default();
        // What is no text was told when it was parsed.
        std::str::from_utf8(body).unwrap_or_default()
    }
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
#[derive(Debug, Clone)]
enum Kind {
    Network(Header<Network>),
    LocalNetwork(Header<LocalNetwork>),
    Amap(Header<Amap>),
    Farm(Header<Farm>),
    Contract(Header<Contract>),
    Calendar(Header<SharedCalendar>),
    Resource(Header<Resource>),
    News(Header<News>),
    Event(Header<Event>),
    Advert(Header<Advert>),
    Page(Header<FreePage>),
    File,
}

/// The keys of a file, and where the rest of it is.
#[derive(Debug)]
struct Header<T> {
    keys: Arc<T>,
    body: Range<usize>,
}

impl<T> Clone for Header<T> {
    fn clone(&self) -> Self {
        Self { keys: self.keys.clone(), body: self.body.clone() }
    }
}

impl<T> Header<T> {
    /// The document of the file that these are the keys of.
    fn of<'s>(self, path: &'s str, bytes: &'s [u8]) -> Document<'s, T> {
        let file = path.rsplit_once('/').map_or(path, |(_, file)| file);
        let id = file.rsplit_once('.').map_or(file, |(id, _)| id);
        Document { path, id, header: self.keys, span: self.body, bytes }
    }
}

/// What was made of one file, and its mistakes.
#[derive(Debug, Clone)]
pub struct Parsed {
    kind: Option<Kind>,
    diagnostics: Vec<Diagnostic>,
}

/// Parses every file that is not on the shelf in its `state`; mistakes of all files are collected, in the order of their paths.
pub fn parse<'s>(
    sources: &'s Sources,
    shelf: &mut Shelf<Parsed>,
    state: impl Fn(&str) -> State + Sync,
    diagnostics: &mut Vec<Diagnostic>,
) -> Documents<'s> {
    let files: Vec<(&str, &[u8])> = sources.iter().collect();
    let known = &*shelf;
    let parse = |path, bytes| {
        let mut context = Context::new(path);
        Parsed { kind: parse_file(path, bytes, &mut context), diagnostics: context.diagnostics }
    };
    let parsed = files.par_iter().map(|(path, bytes)| known.get_or_make(path, || state(path), || parse(path, bytes)));
    let parsed: Vec<_> = parsed.collect();
    let mut documents = Documents::default();
    for ((path, bytes), made) in files.into_iter().zip(shelf.put(parsed)) {
        let Parsed { kind, diagnostics: mistakes } = made;
        let told = !mistakes.is_empty();
        diagnostics.extend(mistakes);
        match kind {
            None if told => _ = documents.unread.insert(path.to_owned()),
            None => {}
            Some(Kind::Network(header)) => documents.network = Some(header.of(path, bytes)),
            Some(Kind::LocalNetwork(header)) => documents.local_networks.push(header.of(path, bytes)),
            Some(Kind::Amap(header)) => documents.amaps.push(header.of(path, bytes)),
            Some(Kind::Farm(header)) => documents.farms.push(header.of(path, bytes)),
            Some(Kind::Contract(header)) => {
                let season = path.split('/').nth(1).unwrap_or_default();
                documents.contracts.push((season, header.of(path, bytes)));
            }
            Some(Kind::Calendar(header)) => documents.calendars.push(header.of(path, bytes)),
            Some(Kind::Resource(header)) => documents.resources.push(header.of(path, bytes)),
            Some(Kind::News(header)) => documents.news.push(header.of(path, bytes)),
            Some(Kind::Event(header)) => documents.events.push(header.of(path, bytes)),
            Some(Kind::Advert(header)) => documents.adverts.push(header.of(path, bytes)),
            Some(Kind::Page(header)) => documents.pages.push(header.of(path, bytes)),
            Some(Kind::File) => {
                let path = path.strip_prefix("files/").unwrap_or(path).to_owned();
                documents.files.insert(path, bytes.to_vec());
            }
        }
    }
    if sources.get("network.yml").is_none() {
        diagnostics.push(Diagnostic::error("missing-network", "network.yml", Place::File));
    }
    documents
}

fn parse_file(path: &str, bytes: &[u8], context: &mut Context<'_>) -> Option<Kind> {
    let parts: Vec<&str> = path.split('/').collect();
    match parts.as_slice() {
        ["network.yml"] => read(path, bytes, context).map(Kind::Network),
        ["networks", file] => read_named(path, file, bytes, context).map(Kind::LocalNetwork),
        ["amaps", file] => read_named(path, file, bytes, context).map(Kind::Amap),
        ["farms", file] => read_named(path, file, bytes, context).map(Kind::Farm),
        ["contracts", season, file] => {
            let document = read_named(path, file, bytes, context);
            checked_id(season, context)?;
            Some(Kind::Contract(document?))
        }
        ["calendars", file] => {
            let document = file.strip_suffix(".yml").map(|id| read_as(path, id, bytes, context));
            if document.is_none() {
                context.error("not-yaml", &(0..0), &[("file", file)]);
            }
            document?.map(Kind::Calendar)
        }
        ["resources", file] => read_named(path, file, bytes, context).map(Kind::Resource),
        ["news", file] => read_named(path, file, bytes, context).map(Kind::News),
        ["events", file] => read_named(path, file, bytes, context).map(Kind::Event),
        ["adverts", file] => read_named(path, file, bytes, context).map(Kind::Advert),
        ["pages", file] => read_named(path, file, bytes, context).map(Kind::Page),
        ["files", ..] => Some(Kind::File),
        ["README.md" | "LICENSE" | "LICENCE" | "LICENSE.md" | "LICENCE.md"] => None,
        _ => {
            let near = closest(parts[0], FOLDERS).filter(|near| *near != parts[0]).unwrap_or_default();
            let diagnostic = Diagnostic::warning("stray-file", path, Place::File);
            context.diagnostics.push(diagnostic.with("near", near).with("known", FOLDERS.join(", ")));
            None
        }
    }
}

fn read_named<T: Decode>(path: &str, file: &str, bytes: &[u8], context: &mut Context<'_>) -> Option<Header<T>> {
    let Some(id) = file.strip_suffix(".md") else {
        context.error("not-markdown", &(0..0), &[("file", file)]);
        return None;
    };
    read_as(path, id, bytes, context)
}

fn read_as<T: Decode>(path: &str, id: &str, bytes: &[u8], context: &mut Context<'_>) -> Option<Header<T>> {
    let id = checked_id(id, context);
    let header = read(path, bytes, context);
    id.and(header)
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
        documents.extend(read_as(path, id, bytes, &mut context).map(|header| header.of(path, bytes)));
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

/// The keys of a file of this kind.
pub(super) fn keys<T: Decode>(path: &str, bytes: &[u8], context: &mut Context<'_>) -> Option<Arc<T>> {
    read(path, bytes, context).map(|header| header.keys)
}

/// Reads the header of a file, and where its body is.
fn read<T: Decode>(path: &str, bytes: &[u8], context: &mut Context<'_>) -> Option<Header<T>> {
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
    let keys = Arc::new(T::decode(&node, context)?);
    Some(Header { keys, body })
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
        parse(&sources, &mut Shelf::default(), |_| 0, &mut diagnostics);
        let codes: Vec<_> = diagnostics.iter().filter(|d| d.file == "amaps/x.md").map(|d| d.code).collect();
        assert_eq!(codes, ["unknown-key", "missing-key", "unknown-word", "bad-number", "impossible-date"]);
    }
}
