//! A feed as Atom (RFC 4287).

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use super::super::edition::Edition;
use super::super::instant;
use super::super::xml::legal;
use super::{Entry, Feed};

/// The feed as Atom.
pub fn write(edition: Edition<'_>, feed: &Feed) -> Vec<u8> {
    let mut writer = Writer::new(Vec::with_capacity(2048));
    // Memory takes every byte: there is nothing to tell.
    let _infallible = feed_to(&mut writer, edition, feed);
    writer.into_inner()
}

fn feed_to(writer: &mut Writer<Vec<u8>>, edition: Edition<'_>, feed: &Feed) -> io::Result<()> {
    let site = &edition.atlas.site;
    let whole = |path: &str| super::super::whole(site, path);
    let zone = instant::zone(&site.timezone);
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
    let root = writer.create_element("feed").with_attribute(("xmlns", "http://www.w3.org/2005/Atom"));
    root.with_attribute(("xml:lang", edition.messages.language())).write_inner_content(|writer| {
        text(writer, "id", &whole(&feed.page))?;
        text(writer, "title", &feed.title)?;
        if let Some(subtitle) = &feed.subtitle {
            text(writer, "subtitle", subtitle)?;
        }
        text(writer, "updated", &instant::midnight(&zone, feed.updated()))?;
        link(writer, "alternate", "text/html", &whole(&feed.page))?;
        link(writer, "self", "application/atom+xml", &whole(&feed.atom))?;
        writer.create_element("author").write_inner_content(|writer| {
            text(writer, "name", &site.name)?;
            text(writer, "uri", &whole("/"))
        })?;
        text(writer, "icon", &whole(super::paths::ICON_192))?;
        feed.entries.iter().try_for_each(|entry| entry_to(writer, &zone, entry))
    })?;
    writer.write_event(Event::Text(BytesText::new("\n")))
}

fn entry_to(writer: &mut Writer<Vec<u8>>, zone: &jiff::tz::TimeZone, entry: &Entry) -> io::Result<()> {
    let element = writer.create_element("entry");
    element.write_inner_content(|writer| {
        text(writer, "id", &entry.id)?;
        text(writer, "title", &entry.title)?;
        link(writer, "alternate", "text/html", &entry.url)?;
        text(writer, "published", &instant::midnight(zone, entry.published))?;
        text(writer, "updated", &instant::midnight(zone, entry.updated))?;
        if let Some(summary) = &entry.summary {
            text(writer, "summary", summary)?;
        }
        let content = writer.create_element("content").with_attribute(("type", "html"));
        content.write_text_content(BytesText::new(&legal(&entry.html))).map(|_| ())
    })?;
    Ok(())
}

fn text(writer: &mut Writer<Vec<u8>>, name: &str, value: &str) -> io::Result<()> {
    writer.create_element(name).write_text_content(BytesText::new(&legal(value))).map(|_| ())
}

fn link(writer: &mut Writer<Vec<u8>>, relation: &str, kind: &str, address: &str) -> io::Result<()> {
    let element = writer.create_element("link").with_attributes([("rel", relation), ("type", kind), ("href", address)]);
    element.write_empty().map(|_| ())
}

#[cfg(test)]
mod tests {
    use quick_xml::Reader;
    use themes::Messages;

    use super::super::super::sample;
    use super::super::jobs;
    use super::*;

    /// Every element with its text and its depth, read anew.
    fn elements(xml: &str) -> Vec<(usize, String, String)> {
        let mut reader = Reader::from_str(xml);
        reader.config_mut().check_end_names = true;
        let (mut open, mut found) = (Vec::new(), Vec::new());
        loop {
            match reader.read_event().expect("well-formed") {
                Event::Eof => break,
                Event::Start(start) => open.push((start.name().as_ref().to_owned(), String::new())),
                Event::Text(piece) => {
                    if let Some((_, text)) = open.last_mut() {
                        text.push_str(&piece.xml10_content());
                    }
                }
                Event::GeneralRef(name) => {
                    if let Some((_, text)) = open.last_mut() {
                        let name = name.into_inner();
                        text.push_str(quick_xml::escape::resolve_predefined_entity(&name).expect("known entity"));
                    }
                }
                Event::End(_) => {
                    let (name, text) = open.pop().expect("opened before");
                    found.push((open.len(), name, text));
                }
                _ => {}
            }
        }
        assert!(open.is_empty());
        found
    }

    #[test]
    fn atom_is_well_formed_and_has_what_it_must() {
        let (atlas, messages) = (sample::atlas(), Messages::embedded("fr"));
        for (path, bytes) in crate::job::files(jobs(Edition { atlas: &atlas, messages: &messages })) {
            if !path.ends_with("atom.xml") {
                continue;
            }
            let elements = elements(std::str::from_utf8(&bytes).unwrap());
            let count = |depth, name: &str| elements.iter().filter(|e| e.0 == depth && e.1 == name).count();
            for name in ["id", "title", "updated", "author"] {
                assert_eq!(count(1, name), 1, "{path} {name}");
            }
            for name in ["id", "title", "updated", "published", "content"] {
                assert_eq!(count(2, name), count(1, "entry"), "{path} {name}");
            }
            let mut ids: Vec<_> = elements.iter().filter(|e| e.1 == "id" && e.0 == 2).map(|e| &e.2).collect();
            ids.dedup();
            assert_eq!(ids.len(), count(2, "id"), "ids are unique");
            for (_, _, stamp) in elements.iter().filter(|e| e.1 == "updated") {
                assert!(stamp.parse::<jiff::Timestamp>().is_ok(), "{stamp}");
            }
        }
    }

    #[test]
    fn the_text_of_news_arrives_as_written_with_whole_links() {
        let (atlas, messages) = (sample::atlas(), Messages::embedded("fr"));
        let artifacts = crate::job::files(jobs(Edition { atlas: &atlas, messages: &messages }));
        let elements = elements(sample::text(&artifacts, "atom.xml"));
        let text = |name: &str| elements.iter().find(|e| e.0 == 2 && e.1 == name).map(|e| e.2.clone()).unwrap();
        assert_eq!(text("title"), "Portes ouvertes < & >");
        assert_eq!(text("updated"), "2026-09-15T00:00:00+02:00");
        let content = text("content");
        assert!(content.contains("<a href=\"https://amap.example/reseau/amap/villejean/\">l’AMAP</a>"), "{content}");
        assert!(content.contains("https://amap.example/reseau/actualites/portes-ouvertes/#suite"), "{content}");
    }
}
