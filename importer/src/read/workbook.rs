//! Workbooks: the first sheet that is not empty.

use std::io::Cursor;

use calamine::{Data, ExcelDateTime, Reader, open_workbook_auto_from_rs};

use crate::error::ImportError;
use crate::table::{Row, Table};

/// The table of the first sheet that is not empty. Its header is its first row with two filled cells, or else the first
/// one filled: titles often stand above.
pub fn table(bytes: &[u8]) -> Result<Table, ImportError> {
    let refused = |error: calamine::Error| ImportError::Workbook(error.to_string());
    let mut workbook = open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(refused)?;
    for name in workbook.sheet_names() {
        let range = workbook.worksheet_range(&name).map_err(refused)?;
        if range.used_cells().next().is_none() {
            continue;
        }
        let first = range.start().map_or(0, |(row, _)| usize::try_from(row).unwrap_or(0));
        let rows: Vec<Vec<String>> = range.rows().map(|row| row.iter().map(text).collect()).collect();
        return Ok(below_header(&rows, first + 1));
    }
    Err(ImportError::Empty)
}

fn below_header(rows: &[Vec<String>], first: usize) -> Table {
    let filled = |row: &Vec<String>| row.iter().filter(|cell| !cell.trim().is_empty()).count();
    let header = rows.iter().position(|row| filled(row) >= 2).or_else(|| rows.iter().position(|row| filled(row) == 1));
    let Some((header, columns)) = header.and_then(|index| Some((index, rows.get(index)?.clone()))) else {
        return Table::default();
    };
    let below = rows.iter().enumerate().skip(header + 1).map(|(index, row)| {
        let cells = row.iter().enumerate().filter(|(_, cell)| !cell.trim().is_empty());
        Row { number: first + index, cells: cells.map(|(column, cell)| (column, cell.clone())).collect() }
    });
    Table { rows: below.collect(), columns }
}

/// What a person sees in the cell, nearly: a text keeps its leading zeros, a whole number has no decimals.
fn text(cell: &Data) -> String {
    match cell {
        Data::Empty | Data::Error(_) => String::new(),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::Bool(truth) => truth.to_string(),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number.to_string(),
        Data::DateTime(moment) => date_or_time(moment),
    }
}

fn date_or_time(moment: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, ..) = moment.to_ymd_hms_milli();
    // A number below one is an hour of no day.
    if moment.as_f64() < 1.0 { format!("{hour:02}:{minute:02}") } else { format!("{year:04}-{month:02}-{day:02}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_what_people_see() {
        assert_eq!(text(&Data::Float(1400.0)), "1400");
        assert_eq!(text(&Data::String("01400".to_owned())), "01400");
        assert_eq!(text(&Data::Float(47.25)), "47.25");
    }

    #[test]
    fn a_title_above_is_no_header() {
        let rows = [vec!["Annuaire", ""], vec!["", ""], vec!["Nom", "Ville"], vec!["AMAP", "Nantes"]];
        let rows: Vec<Vec<String>> =
            rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect();
        let table = below_header(&rows, 1);
        assert_eq!(table.columns, ["Nom", "Ville"]);
        assert_eq!(table.rows[0].number, 4);
    }

    #[test]
    fn what_is_no_workbook_is_refused() {
        assert!(matches!(table(b"PK\x03\x04 not a zip"), Err(ImportError::Workbook(_))));
    }
}
