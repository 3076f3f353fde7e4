//! The page of the open data: what can be downloaded and what its columns mean.

use serde::Serialize;
use themes::Value;

use super::Scene;
use super::frame::Frame;
use crate::content::network::{Module, Output};
use crate::data::dictionary::{self, Kind, Table};
use crate::data::{json_ld, paths};
use crate::plan::Page;

/// The page of the open data.
#[derive(Debug, Serialize)]
pub struct DataPage {
    /// The page as such.
    pub page: Frame,
    /// The tables.
    pub tables: Vec<TableContext>,
    /// Address of the description of all tables together.
    pub package: &'static str,
    /// Feeds and calendars of the whole site.
    pub streams: Vec<FileContext>,
}

/// A table.
#[derive(Debug, Serialize)]
pub struct TableContext {
    /// Its name in file names.
    pub name: &'static str,
    /// Key of the message of its title.
    pub title: &'static str,
    /// How many rows it has.
    pub rows: usize,
    /// Its files.
    pub files: Vec<FileContext>,
    /// Its columns.
    pub columns: Vec<ColumnContext>,
}

/// A file.
#[derive(Debug, Serialize)]
pub struct FileContext {
    /// What it is: `csv`, `geojson`, `schema`, `atom`, `json-feed`, `distributions`, `agenda`, `adverts`.
    pub kind: &'static str,
    /// Its address.
    pub address: &'static str,
}

/// A column.
#[derive(Debug, Serialize)]
pub struct ColumnContext {
    /// Its name.
    pub name: &'static str,
    /// What it holds: `text`, `list`, `integer`, `number`, `date`, `year`, `address`, `mailbox`.
    pub kind: &'static str,
    /// Whether it is never empty.
    pub required: bool,
    /// Key of the message that says what it means.
    pub meaning: String,
}

fn columns(table: Table) -> Vec<ColumnContext> {
    let fields = dictionary::fields(table).into_iter();
    let columns = fields.map(|field| ColumnContext {
        name: field.name,
        kind: kind(field.kind),
        required: field.required,
        meaning: field.meaning(),
    });
    columns.collect()
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Text => "text",
        Kind::List => "list",
        Kind::Integer => "integer",
        Kind::Number => "number",
        Kind::Date => "date",
        Kind::Year => "year",
        Kind::Address => "address",
        Kind::Mailbox => "mailbox",
    }
}

/// The page of the open data.
pub fn context(scene: &Scene<'_>, page: &Page) -> Value {
    let atlas = scene.atlas;
    let file = |kind, address| FileContext { kind, address };
    let tables = Table::ALL.into_iter().map(|table| {
        let (rows, csv, geojson, schema) = match table {
            Table::Amaps => (atlas.amaps.len(), paths::AMAPS_CSV, paths::AMAPS_GEOJSON, paths::AMAPS_SCHEMA),
            Table::Farms => (atlas.farms.len(), paths::FARMS_CSV, paths::FARMS_GEOJSON, paths::FARMS_SCHEMA),
        };
        TableContext {
            name: table.name(),
            title: table.title(),
            rows,
            files: vec![file("csv", csv), file("geojson", geojson), file("schema", schema)],
            columns: columns(table),
        }
    });
    let (calendars, feeds) = (atlas.site.makes(Output::Calendars), atlas.site.makes(Output::Feeds));
    let streams = [
        ("distributions", paths::DISTRIBUTIONS, calendars),
        ("atom", paths::SITE_FEED, feeds),
        ("json-feed", paths::SITE_JSON_FEED, feeds),
        ("agenda", paths::CALENDAR, calendars && atlas.site.has(Module::Events)),
        ("adverts", paths::ADVERT_FEED, feeds && atlas.site.has(Module::Adverts)),
    ];
    let streams = streams.into_iter().filter(|(.., is_made)| *is_made).map(|(kind, address, _)| file(kind, address));
    themes::value(DataPage {
        page: Frame { json_ld: json_ld::dataset(atlas, scene.messages), ..Frame::new(page) },
        tables: tables.collect(),
        package: paths::DATA_PACKAGE,
        streams: streams.collect(),
    })
}
