//! Read: a table out of a file, whatever its format.

mod features;
mod gogocarto;
mod json;
mod separated;
mod text;
mod workbook;

use std::collections::HashSet;

use crate::accents;
use crate::cell;
use crate::error::ImportError;
use crate::finding::{Code, Findings};
use crate::format::Format;
use crate::table::{Row, Table};

/// The table that a file holds: broken accents mended, blank cells gone, rows that stand twice once.
pub fn table(format: Format, bytes: &[u8], findings: &mut Findings) -> Result<Table, ImportError> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(ImportError::Empty);
    }
    let mut table = match format {
        Format::Csv => separated::table(&text::decode(bytes, findings)?, findings),
        Format::Json => json::table(&text::decode(bytes, findings)?, findings)?,
        Format::GeoJson => features::table(&text::decode(bytes, findings)?, findings)?,
        Format::GoGoCarto => gogocarto::table(&text::decode(bytes, findings)?, findings)?,
        Format::Xlsx => workbook::table(bytes)?,
    };
    clean(&mut table, findings);
    if table.rows.is_empty() {
        return Err(ImportError::NoRow);
    }
    Ok(table)
}

fn clean(table: &mut Table, findings: &mut Findings) {
    for column in &mut table.columns {
        *column = cell::line(&accents::mended(column).unwrap_or_else(|| column.clone()));
    }
    let mut blanks: Vec<(String, usize)> = Vec::new();
    for row in &mut table.rows {
        for (_, text) in &mut row.cells {
            if let Some(mended) = accents::mended(text) {
                let (before, after) = (cell::line(text), cell::line(&mended));
                findings.add(Code::AccentMended, &[("before", &before), ("after", &after)]);
                *text = mended;
            }
            let trimmed = cell::line(text);
            if cell::is_blank_word(&trimmed) {
                match blanks.iter_mut().find(|(word, _)| *word == trimmed) {
                    Some((_, count)) => *count += 1,
                    None => blanks.push((trimmed, 1)),
                }
                text.clear();
            } else if trimmed.is_empty() {
                text.clear();
            }
        }
        row.cells.retain(|(_, text)| !text.is_empty());
    }
    for (word, count) in blanks {
        findings.add_many(Code::BlankWord, count, &[("word", &word)]);
    }
    table.rows.retain(|row| !row.cells.is_empty());
    drop_doubles(&mut table.rows, findings);
}

fn drop_doubles(rows: &mut Vec<Row>, findings: &mut Findings) {
    let mut seen: HashSet<Vec<(usize, String)>> = HashSet::new();
    rows.retain(|row| {
        let is_new = seen.insert(row.cells.clone());
        if !is_new {
            findings.add(Code::DuplicateRow, &[("row", &row.number.to_string())]);
        }
        is_new
    });
}
