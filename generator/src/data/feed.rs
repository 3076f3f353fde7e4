//! Feeds: of the site, of its adverts, of each AMAP, of each département that has AMAPs; as Atom and as JSON Feed.
//!
//! An entry's id is the address of what it tells, and its dates come from the content: a rebuild changes nothing in a
//! feed unless something is new.

mod atom;
mod entry;
mod json;
mod links;

use domain::Date;
use gazetteer::Department;

use super::edition::Edition;
use super::paths;
use crate::address;
use crate::atlas::{AmapIx, Contract};
use crate::content::network::{Module, Output};
use crate::job::Job;
use entry::Entry;

/// The most entries that a feed holds, the newest first.
const ENTRIES: usize = 50;

/// The date of a feed in which nothing has happened yet: Atom wants one.
const NOTHING_YET: Date = Date::constant(2000, 1, 1);

/// A feed, not yet written in either format.
struct Feed {
    title: String,
    /// What it is about, in a sentence.
    subtitle: Option<String>,
    /// Address of the page that it belongs to, from the root of the site.
    page: String,
    /// Its own addresses.
    atom: String,
    json: String,
    entries: Vec<Entry>,
}

impl Feed {
    /// When something last changed in it.
    fn updated(&self) -> Date {
        self.entries.iter().map(|entry| entry.updated).max().unwrap_or(NOTHING_YET)
    }
}

/// What makes the feeds that the network wants, each in both formats.
pub fn jobs(edition: Edition<'_>) -> Vec<Job<'_>> {
    let atlas = edition.atlas;
    let mut jobs = Vec::new();
    if atlas.site.makes(Output::Feeds) {
        jobs.push(Job::files("feed", move || written(edition, site(edition))));
        if atlas.site.has(Module::Adverts) {
            jobs.push(Job::files("feed-adverts", move || written(edition, adverts(edition))));
        }
        for department in departments(edition) {
            let name = paths::department_feed(department);
            jobs.push(Job::files(&name, move || written(edition, of_department(edition, department))));
        }
    }
    for index in (0..atlas.amaps.len()).map(AmapIx).filter(|_| atlas.site.makes(Output::AmapFeeds)) {
        let name = paths::amap_feed(&atlas[index].id);
        jobs.push(Job::files(&name, move || written(edition, of_amap(edition, index))));
    }
    jobs
}

fn written(edition: Edition<'_>, feed: Feed) -> Vec<(String, Vec<u8>)> {
    let (atom, json) = (atom::write(edition, &feed), json::write(edition, &feed));
    [(feed.atom, atom), (feed.json, json)].map(|(path, bytes)| (path.trim_start_matches('/').to_owned(), bytes)).into()
}

fn site(edition: Edition<'_>) -> Feed {
    let site = &edition.atlas.site;
    let mut entries = news(edition, |_| true);
    if site.has(Module::Adverts) {
        entries.extend(
            edition
                .atlas
                .adverts
                .iter()
                .filter(|advert| !advert.over)
                .filter_map(|advert| entry::advert(edition, advert)),
        );
    }
    Feed {
        title: site.name.clone(),
        subtitle: site.slogan.clone(),
        page: "/".to_owned(),
        atom: paths::SITE_FEED.to_owned(),
        json: paths::SITE_JSON_FEED.to_owned(),
        entries: newest(entries),
    }
}

fn adverts(edition: Edition<'_>) -> Feed {
    let site = &edition.atlas.site;
    let entries = edition
        .atlas
        .adverts
        .iter()
        .filter(|advert| !advert.over)
        .filter_map(|advert| entry::advert(edition, advert))
        .collect();
    Feed {
        title: edition.say("data-feed-adverts", &[("network", &site.name)]),
        subtitle: None,
        page: "/annonces/".to_owned(),
        atom: paths::ADVERT_FEED.to_owned(),
        json: paths::ADVERT_JSON_FEED.to_owned(),
        entries: newest(entries),
    }
}

fn of_amap(edition: Edition<'_>, index: AmapIx) -> Feed {
    let atlas = edition.atlas;
    let amap = &atlas[index];
    let mut entries = news(edition, |news| news.amaps.contains(&index));
    entries.extend(contracts(edition, amap.contracts.iter().map(|contract| &atlas[*contract])));
    entries.extend(amap.meetings.iter().filter_map(|meeting| entry::meeting(edition, amap, meeting)));
    Feed {
        title: edition.say("data-feed-amap", &[("amap", &amap.name), ("network", &atlas.site.name)]),
        subtitle: amap.summary.clone(),
        page: address::amap(&amap.id),
        atom: paths::amap_feed(&amap.id),
        json: paths::amap_json_feed(&amap.id),
        entries: newest(entries),
    }
}

fn of_department(edition: Edition<'_>, department: &'static Department) -> Feed {
    let atlas = edition.atlas;
    let mut entries = news(edition, |news| news.departments.contains(&department));
    let own = atlas.amaps_in(department).iter().flat_map(|amap| &atlas[*amap].contracts);
    entries.extend(contracts(edition, own.map(|contract| &atlas[*contract])));
    Feed {
        title: edition.say("data-feed-department", &[("department", department.name), ("network", &atlas.site.name)]),
        subtitle: None,
        page: address::department(department),
        atom: paths::department_feed(department),
        json: paths::department_json_feed(department),
        entries: newest(entries),
    }
}

/// The départements that have a page, by code.
pub fn departments(edition: Edition<'_>) -> Vec<&'static Department> {
    crate::plan::departments(edition.atlas).into_iter().map(|(department, _)| department).collect()
}

fn news(edition: Edition<'_>, wanted: impl Fn(&crate::atlas::News) -> bool) -> Vec<Entry> {
    if !edition.atlas.site.has(Module::News) {
        return Vec::new();
    }
    // Sorted, the newest first: what comes after the last entry would be cut off anyway.
    let wanted = edition.atlas.news.iter().filter(|news| wanted(news));
    wanted.filter_map(|news| entry::news(edition, news)).take(ENTRIES).collect()
}

fn contracts<'a>(edition: Edition<'a>, contracts: impl Iterator<Item = &'a Contract>) -> Vec<Entry> {
    if !edition.atlas.site.has(Module::Contracts) {
        return Vec::new();
    }
    let mut told: Vec<_> = contracts.filter_map(|contract| Some((entry::told(edition, contract)?, contract))).collect();
    told.sort_by(|(a, _), (b, _)| b.updated.cmp(&a.updated).then_with(|| a.url.cmp(&b.url)));
    told.truncate(ENTRIES);
    told.into_iter().map(|(told, contract)| entry::contract(edition, contract, told)).collect()
}

fn newest(mut entries: Vec<Entry>) -> Vec<Entry> {
    entries.sort_by(|a, b| b.updated.cmp(&a.updated).then_with(|| a.id.cmp(&b.id)));
    entries.truncate(ENTRIES);
    entries
}

#[cfg(test)]
mod tests {
    use themes::Messages;

    use super::super::sample;
    use super::*;

    fn feeds(today: Date) -> Vec<(String, Vec<u8>)> {
        let (atlas, messages) = (sample::built(sample::files(), today), Messages::embedded("fr"));
        crate::job::files(jobs(Edition { atlas: &atlas, messages: &messages }))
    }

    #[test]
    fn every_amap_and_department_has_its_feeds() {
        let paths: Vec<String> = feeds(sample::TODAY).into_iter().map(|(path, _)| path).collect();
        for path in [
            "atom.xml",
            "feed.json",
            "annonces/atom.xml",
            "amap/villejean/atom.xml",
            "amap/villejean/feed.json",
            "departement/35-ille-et-vilaine/atom.xml",
            "departement/35-ille-et-vilaine/feed.json",
        ] {
            assert!(paths.iter().any(|known| known == path), "{path} {paths:?}");
        }
    }

    #[test]
    fn an_unchanged_content_gives_the_same_feed_on_another_day() {
        let [first, second] = [0, 1].map(|days| sample::TODAY.saturating_add(jiff::Span::new().days(days)));
        assert_eq!(feeds(first), feeds(second));
    }

    #[test]
    fn changes_of_distributions_are_announced_once_they_are_near() {
        let feeds = feeds(sample::TODAY);
        let feed = sample::text(&feeds, "amap/villejean/feed.json");
        assert!(feed.contains("https://amap.example/reseau/amap/villejean/#distribution-2026-10-22"), "{feed}");
        assert!(feed.contains("#distribution-2026-11-05"), "{feed}");
        assert!(feed.contains("Forum, à la salle"), "{feed}");
    }
}
