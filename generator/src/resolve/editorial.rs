//! Local networks, news, events, resources, adverts and free pages resolved.

use std::collections::BTreeMap;

use crate::atlas::{Advert, Event, FreePage, LocalNetwork, News, Resource, Target};
use crate::content::{Document, editorial, place};
use crate::diagnostic::{Diagnostic, Place, Step, closest, key};

use super::{Resolver, public, site};

/// A local network; its AMAPs and children are linked later.
pub fn network(
    resolver: &mut Resolver<'_>,
    document: &Document<'_, editorial::LocalNetwork>,
    files: &BTreeMap<String, Vec<u8>>,
) -> LocalNetwork {
    let (header, file) = (&document.header, document.path);
    let logo = header.logo.as_ref().and_then(|logo| {
        let found = site::file_address(logo, files);
        if found.is_none() {
            let near = closest(logo, files.keys().map(String::as_str)).unwrap_or_default();
            let diagnostic = Diagnostic::error("missing-file", file, key!["logo"]).with("found", logo);
            resolver.diagnostics.push(diagnostic.with("near", near));
        }
        found
    });
    let territory = &header.territory;
    let parent = header.parent.as_ref().and_then(|id| resolver.network(id, file, key!["parent"]));
    let regions = codes(resolver, &territory.regions, "regions", file, gazetteer::region);
    let departments = codes(resolver, &territory.departments, "departments", file, gazetteer::department);
    let communes = codes(resolver, &territory.communes, "communes", file, gazetteer::by_insee);
    LocalNetwork {
        id: document.id.to_owned(),
        file: file.to_owned(),
        name: header.name.clone(),
        parent,
        children: Vec::new(),
        amaps: Vec::new(),
        regions,
        departments,
        communes,
        contact: public::contact(&header.contact),
        logo,
        summary: header.summary.clone(),
        body: resolver.body(document),
    }
}

fn codes<T>(
    resolver: &mut Resolver<'_>,
    written: &[String],
    name: &'static str,
    file: &str,
    find: fn(&str) -> Option<&'static T>,
) -> Vec<&'static T> {
    let found = written.iter().enumerate().filter_map(|(index, code)| {
        let found = find(code);
        if found.is_none() {
            let diagnostic = Diagnostic::error("unknown-code", file, key!["territory", name, index]);
            resolver.diagnostics.push(diagnostic.with("found", code).with("list", name));
        }
        found
    });
    found.collect()
}

/// A piece of news; the départements of its AMAPs are added later.
pub fn news(resolver: &mut Resolver<'_>, document: &Document<'_, editorial::News>) -> News {
    let (header, file) = (&document.header, document.path);
    let departments = header.departments.iter().enumerate().filter_map(|(index, code)| {
        let found = gazetteer::department(code);
        if found.is_none() {
            let diagnostic = Diagnostic::error("unknown-code", file, key!["departments", index]);
            resolver.diagnostics.push(diagnostic.with("found", code).with("list", "departments"));
        }
        found
    });
    let departments = departments.collect();
    News {
        id: document.id.to_owned(),
        file: file.to_owned(),
        title: header.title.clone(),
        date: header.date,
        summary: header.summary.clone(),
        amaps: resolver.amaps(&header.amaps, file),
        departments,
        body: resolver.body(document),
    }
}

/// An event.
pub fn event(resolver: &mut Resolver<'_>, document: &Document<'_, editorial::Event>) -> Event {
    let (header, file) = (&document.header, document.path);
    let to = header.to.unwrap_or(header.date);
    if to < header.date {
        resolver.diagnostics.push(Diagnostic::error("span-reversed", file, key!["to"]));
    }
    if header.start.is_none() && header.end.is_some() {
        resolver.diagnostics.push(Diagnostic::error("end-without-start", file, key!["end"]));
    }
    if to == header.date && header.start.zip(header.end).is_some_and(|(start, end)| end <= start) {
        resolver.diagnostics.push(Diagnostic::error("hours-reversed", file, key!["end"]));
    }
    let place = header.place.as_ref().map(|place| {
        let written = super::place::Written { steps: vec![Step::from("place")], file, place };
        resolver.place(&written)
    });
    Event {
        id: document.id.to_owned(),
        file: file.to_owned(),
        title: header.title.clone(),
        date: header.date,
        to: to.max(header.date),
        start: header.start,
        end: header.end,
        place,
        summary: header.summary.clone(),
        amaps: resolver.amaps(&header.amaps, file),
        farms: resolver.farms(&header.farms, file),
        cancelled: header.cancelled,
        body: resolver.body(document),
    }
}

/// A resource; `None` when it leads nowhere, which has been told.
pub fn resource(
    resolver: &mut Resolver<'_>,
    document: &Document<'_, editorial::Resource>,
    files: &BTreeMap<String, Vec<u8>>,
) -> Option<Resource> {
    let (header, file) = (&document.header, document.path);
    let body = resolver.body(document);
    if gazetteer::slug(&header.topic).is_empty() {
        let diagnostic = Diagnostic::error("topic-without-letters", file, key!["topic"]);
        resolver.diagnostics.push(diagnostic.with("found", &header.topic));
        return None;
    }
    let target = match (&header.file, &header.url) {
        (Some(name), None) => {
            let Some(address) = site::file_address(name, files) else {
                let near = closest(name, files.keys().map(String::as_str)).unwrap_or_default();
                let diagnostic = Diagnostic::error("missing-file", file, key!["file"]);
                resolver.diagnostics.push(diagnostic.with("found", name).with("near", near));
                return None;
            };
            let size = files.get(address.trim_start_matches("/files/")).map_or(0, Vec::len);
            Target::File(address, size)
        }
        (None, Some(url)) => Target::Address(url.0.clone()),
        (Some(_), Some(_)) => {
            resolver.diagnostics.push(Diagnostic::error("resource-twice", file, key!["url"]));
            return None;
        }
        (None, None) => {
            resolver.diagnostics.push(Diagnostic::error("resource-nowhere", file, Place::File));
            return None;
        }
    };
    Some(Resource {
        id: document.id.to_owned(),
        file: file.to_owned(),
        title: header.title.clone(),
        topic: header.topic.clone(),
        kind: header.kind.clone(),
        summary: header.summary.clone(),
        target,
        author: header.author.clone(),
        licence: header.licence.clone(),
        date: header.date,
        body,
    })
}

/// An advert; once it is over its author is told.
pub fn advert(resolver: &mut Resolver<'_>, document: &Document<'_, editorial::Advert>) -> Advert {
    let (header, file) = (&document.header, document.path);
    let body = resolver.body(document);
    if header.until < header.date {
        resolver.diagnostics.push(Diagnostic::error("span-reversed", file, key!["until"]));
    }
    let written = place::Place {
        id: None,
        name: None,
        address: None,
        commune: header.commune.clone(),
        postcode: header.postcode.clone(),
        insee: None,
        lat: None,
        lon: None,
        access: None,
        accessibility: None,
    };
    let somewhere = header.commune.is_some() || header.postcode.is_some();
    let place = somewhere.then(|| resolver.place(&super::place::Written { steps: Vec::new(), file, place: &written }));
    let products = resolver.families(&header.products, "products", file);
    let farm = header.farm.as_ref().and_then(|id| resolver.farm(id, file, key!["farm"]));
    let amap = header.amap.as_ref().and_then(|id| resolver.amap(id, file, key!["amap"]));
    let contact = public::contact(&header.contact);
    if contact == crate::atlas::Contact::default() {
        resolver.diagnostics.push(Diagnostic::warning("advert-without-contact", file, key!["contact"]));
    }
    let over = header.until < resolver.today;
    if over {
        let diagnostic = Diagnostic::warning("advert-over", file, key!["until"]);
        resolver.diagnostics.push(diagnostic.with("found", header.until.to_string()));
    }
    Advert {
        id: document.id.to_owned(),
        file: file.to_owned(),
        title: header.title.clone(),
        kind: header.kind.0,
        date: header.date,
        until: header.until,
        over,
        products,
        farm,
        amap,
        commune: place.and_then(|place| place.commune),
        summary: header.summary.clone(),
        // People agreed to be shown for as long as the advert runs.
        contact: if over { crate::atlas::Contact::default() } else { contact },
        body,
    }
}

/// A free page.
pub fn page(resolver: &mut Resolver<'_>, document: &Document<'_, editorial::FreePage>) -> FreePage {
    let header = &document.header;
    FreePage {
        id: document.id.to_owned(),
        file: document.path.to_owned(),
        title: header.title.clone(),
        summary: header.summary.clone(),
        menu: header.menu,
        body: resolver.body(document),
    }
}
