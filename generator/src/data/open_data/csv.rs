//! A table as CSV (RFC 4180): UTF-8, commas, a row of names.

use csv::{Terminator, WriterBuilder};

use super::super::dictionary::Column;
use super::super::edition::Edition;

/// The table.
pub fn write<T>(edition: Edition<'_>, columns: &[Column<T>], rows: &[T]) -> Vec<u8> {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    // Memory takes every byte, and all rows have the same length: there is nothing to tell.
    let mut _infallible = writer.write_record(columns.iter().map(|column| column.field.name));
    for row in rows {
        _infallible = writer.write_record(columns.iter().map(|column| (column.read)(edition, row).csv()));
    }
    writer.into_inner().unwrap_or_default()
}
