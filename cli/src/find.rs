//! The form of the search, sent by a browser that runs no script: what a server answers.

use generator::address;
use generator::artifact::file_of;
use generator::atlas::Atlas;
use search::{Answer, Query};

/// What a server answers.
pub enum Found {
    /// The browser is sent to this address.
    Elsewhere(String),
    /// The page of the search, with answers to choose from.
    Page(Vec<u8>),
}

/// The answer to what was asked at `path`, an address below the base path, from the files that `read` gives; `None` when that is not the page of the search,
/// or when nothing was asked: it is served as it is.
pub fn found(atlas: &Atlas, read: impl Fn(&str) -> Option<Vec<u8>>, path: &str, query: &str) -> Option<Found> {
    let language_path = path.strip_suffix(address::FIND)?;
    let html = String::from_utf8(read(&file_of(path))?).ok()?;
    let query = Query::read(query)?;
    let prefix = format!("{}{language_path}", atlas.site.base_path);
    Some(match search::answer(&query, &read, &html) {
        Answer::Go(to) => Found::Elsewhere(format!("{prefix}{to}")),
        answer => Found::Page(search::fill(&html, &query, &answer, &prefix).into_bytes()),
    })
}
