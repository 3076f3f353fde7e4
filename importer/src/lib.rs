//! From other tools' files (CSV, JSON, GeoJSON, GoGoCarto, XLSX) to content files.
//!
//! 1. `read` makes a table of the file, whatever its format: columns, and rows of texts.
//! 2. `columns` decides what each column means: by its header, or as `mapping.yml` says.
//! 3. `record` reads each row: an AMAP, a farm, or a pair of both.
//! 4. `axes` mends latitudes and longitudes that are exchanged.
//! 5. `gather` makes one listing of all the rows about one AMAP or one farm.
//! 6. `place` finds each listing's commune and believes its point, or not.
//! 7. `page` writes each listing as a content file, in memory.
//! 8. `write` compares with what is on the disk and writes what may be written: never a file that a person changed.
//!
//! Every step says what it guessed, mended or doubted as [`Finding`]s, which become a report in French.
//! An error leaves the content folder as it was. Nothing here reads a clock or the network.

mod accents;
mod axes;
mod cell;
mod columns;
mod contact;
mod coordinates;
mod details;
mod error;
mod finding;
mod format;
mod gather;
mod header;
mod hours;
mod identity;
mod listing;
mod mapping;
mod messages;
mod network;
mod page;
mod people;
mod place;
mod points;
mod position;
mod product;
mod read;
mod record;
mod report;
mod resemblance;
mod role;
mod state;
mod synonyms;
mod table;
mod target;
mod trouble;
mod write;
mod yaml;

use std::path::Path;

pub use error::ImportError;
pub use finding::{Code, Finding, Section};
pub use format::Format;
pub use people::{People, Person, people};
pub use report::Report;

/// A file to import and where to.
pub struct Import<'a> {
    /// What the file is.
    pub format: Format,
    /// The file's name, for the report.
    pub file_name: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
    /// The content folder; made if it does not exist.
    pub into: &'a Path,
    /// The text of `mapping.yml`, which says what columns mean where their headers do not.
    pub mapping: Option<&'a str>,
    /// The day of the import: a confirmation dated later is a mistake.
    pub today: domain::Date,
}

/// Reads the file, plans all content files in memory, writes those that may be written, and reports.
///
/// # Errors
/// The file or the mapping cannot be read, or the folder cannot be written. Everything is decided before the first write,
/// and each file is replaced in one step, so that none is ever half written.
pub fn import(import: &Import) -> Result<Report, ImportError> {
    let mut findings = finding::Findings::default();
    let table = read::table(import.format, import.bytes, &mut findings)?;
    let columns = columns::decide(&table, import.mapping, import.file_name, &mut findings)?;
    let mut records = record::read(&table, &columns, import.today, &mut findings);
    axes::mend(&mut records, &mut findings);
    let mut listings = gather::gather(records, &mut findings)?;
    place::locate(&mut listings, &mut findings);
    identity::name_files(&mut listings);
    resemblance::compare(&listings, &mut findings);
    let pages = page::pages(&listings, &mut findings);
    let plan = write::plan(import.into, pages)?;
    write::apply(import, plan, findings)
}
