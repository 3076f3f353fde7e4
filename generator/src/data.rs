//! What machines read: feeds, calendars, open data, structured data, share cards, the site map, response headers.
//!
//! * [`paths`]: the addresses of all of it, for pages that link there
//! * [`feed`]: Atom and JSON Feed · [`calendar`]: iCalendar · [`open_data`]: CSV, GeoJSON, schemas
//! * [`dictionary`]: the columns of the open data, one list for files, schemas and the page about them
//! * [`json_ld`]: what pages tell search engines · [`sitemap`]: which pages there are
//! * [`search`]: shards that answer by name and by distance
//! * [`places`]: tiles of the live map
//! * [`pictures`]: cards and icons · [`manifest`] · [`headers`]: what browsers may do, for hosts and the preview server
//!
//! The clock plays no part: the same content gives the same bytes for the same day.

pub mod calendar;
pub mod dictionary;
pub mod edition;
pub mod feed;
pub mod headers;
mod instant;
pub mod json_ld;
pub mod manifest;
pub(crate) mod meeting;
pub mod open_data;
pub mod paths;
pub mod pictures;
pub mod places;
#[cfg(test)]
pub(crate) mod sample;
pub mod search;
mod sitemap;
mod xml;

use serde_json::Value;

use crate::atlas::Site;
use crate::content::network::Output;
use crate::footprint::Seen;
use crate::job::Job;
use edition::Edition;

pub use sitemap::sitemap;

/// What makes every file for machines but the site map, in the words of one language.
pub fn jobs<'a>(edition: Edition<'a>, zones: &'a Seen<calendar::Zones>) -> Vec<Job<'a>> {
    let atlas = edition.atlas;
    let mut jobs = feed::jobs(edition);
    jobs.extend(calendar::jobs(edition, zones));
    jobs.extend(pictures::jobs(edition));
    jobs.push(Job::files("open-data", move || open_data::artifacts(edition)));
    jobs.push(Job::files("search", move || search::artifacts(atlas)));
    if atlas.site.makes(Output::LiveMap) {
        jobs.push(Job::file(paths::PLACES_TILES, move || places::archive(atlas)));
    }
    jobs.push(Job::files("headers", move || headers::artifacts(atlas)));
    if let Some(key) = &atlas.site.evidence_key {
        jobs.push(Job::file(paths::EVIDENCE_KEY, move || format!("{key}\n").into_bytes()));
    }
    jobs.push(Job::file(paths::MANIFEST, move || manifest::write(edition)));
    jobs.push(Job::file(paths::ROBOTS, move || sitemap::robots(atlas)));
    jobs
}

/// The whole address of a path of the site.
pub fn whole(site: &Site, path: &str) -> String {
    format!("{}{}{path}", site.origin, site.base_path)
}

/// JSON as a file for people and machines.
fn json_bytes(value: &Value) -> Vec<u8> {
    format!("{value:#}\n").into_bytes()
}

#[cfg(test)]
mod tests {
    use themes::Messages;

    use super::*;
    use crate::atlas::Atlas;

    fn artifacts(atlas: &Atlas, messages: &Messages) -> Vec<(String, Vec<u8>)> {
        let zones = calendar::zones(atlas);
        crate::job::files(jobs(Edition { atlas, messages }, &zones))
    }

    #[test]
    fn every_path_is_written_once_and_the_same_twice() {
        let (atlas, messages) = (sample::atlas(), Messages::embedded("fr"));
        let files = artifacts(&atlas, &messages);
        assert_eq!(files, artifacts(&atlas, &messages));
        let mut paths: Vec<_> = files.iter().map(|(path, _)| path).collect();
        assert!(paths.iter().all(|path| !path.starts_with('/')));
        paths.sort_unstable();
        let count = paths.len();
        paths.dedup();
        assert_eq!(paths.len(), count);
    }

    #[test]
    fn no_message_is_missing_in_any_language() {
        let atlas = sample::atlas();
        for language in ["fr", "en"] {
            let messages = Messages::embedded(language);
            for (path, bytes) in artifacts(&atlas, &messages) {
                // Pictures are no text.
                let Ok(text) = String::from_utf8(bytes) else { continue };
                assert!(!text.contains("[data-") && !text.contains("{$"), "{language} {path}: {text}");
            }
        }
    }

    #[test]
    fn both_languages_have_the_same_messages() {
        let theme = themes::Theme::over_default([]);
        let [french, english] = ["fr", "en"].map(|language| {
            let path = format!("i18n/{language}/data.ftl");
            let files: Vec<String> =
                theme.all(&path).into_iter().map(|(_, bytes)| String::from_utf8_lossy(bytes).into()).collect();
            let lines = files.iter().flat_map(|file| file.lines()).filter(|line| line.starts_with("data-"));
            lines.filter_map(|line| line.split(" =").next().map(str::to_owned)).collect::<Vec<_>>()
        });
        assert_eq!(french, english);
    }
}
