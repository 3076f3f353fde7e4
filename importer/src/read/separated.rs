//! Text tables: separator and quotes.

use csv::{ReaderBuilder, StringRecord};

use crate::finding::{Code, Findings};
use crate::table::{Row, Table};

/// Separators, the French ones first, and their names.
const SEPARATORS: [(u8, &str); 4] =
    [(b';', "point-virgule"), (b'\t', "tabulation"), (b',', "virgule"), (b'|', "barre |")];

/// How many records the separator is judged by.
const SAMPLE: usize = 50;

/// A cell with this many line breaks has swallowed the rows below it.
const LINES_IN_A_CELL: usize = 20;

/// The table of a separated text; the first record that is not blank is the header.
pub fn table(text: &str, findings: &mut Findings) -> Table {
    let (separator, name) = separator(text);
    findings.add(Code::Separator, &[("separator", name)]);
    let mut records = records(text, separator).filter(|(_, record)| record.iter().any(|cell| !cell.trim().is_empty()));
    let Some((_, header)) = records.next() else { return Table::default() };
    let columns: Vec<String> = header.iter().map(str::to_owned).collect();
    let mut rows = Vec::new();
    for (line, record) in records {
        let number = line.to_string();
        let has_more = record.iter().skip(columns.len()).any(|cell| !cell.trim().is_empty());
        if has_more || record.len() < columns.len() {
            let (found, expected) = (record.len().to_string(), columns.len().to_string());
            findings.add(Code::RowRagged, &[("row", &number), ("found", &found), ("expected", &expected)]);
        }
        if record.iter().any(|cell| cell.lines().count() > LINES_IN_A_CELL) {
            findings.add(Code::QuoteOpen, &[("row", &number)]);
        }
        let cells = record.iter().take(columns.len()).enumerate();
        let cells = cells.filter(|(_, cell)| !cell.trim().is_empty()).map(|(index, cell)| (index, cell.to_owned()));
        rows.push(Row { number: line, cells: cells.collect() });
    }
    Table { columns, rows }
}

/// Records with the line on which each begins.
fn records(text: &str, separator: u8) -> impl Iterator<Item = (usize, StringRecord)> {
    let reader =
        ReaderBuilder::new().delimiter(separator).has_headers(false).flexible(true).from_reader(text.as_bytes());
    // The text is UTF-8 and rows may have any length: nothing is left that reading could refuse.
    reader.into_records().filter_map(Result::ok).map(|record| {
        let line = record.position().map_or(0, csv::Position::line);
        (usize::try_from(line).unwrap_or(usize::MAX), record)
    })
}

/// The separator by which most records are as wide as the header; of equals the one that makes more columns.
fn separator(text: &str) -> (u8, &'static str) {
    let mut best = (SEPARATORS[0], 0.0);
    for candidate in SEPARATORS {
        let widths: Vec<usize> = records(text, candidate.0)
            .filter(|(_, record)| record.iter().any(|cell| !cell.trim().is_empty()))
            .take(SAMPLE)
            .map(|(_, record)| record.len())
            .collect();
        let header = widths.first().copied().unwrap_or(0);
        if header < 2 {
            continue;
        }
        let same = widths.iter().filter(|width| **width == header).count();
        // The share of regular records decides; the number of columns, far below it, only breaks ties.
        let score = share(same, widths.len()) + share(header.min(1000), 1_000_000);
        if score > best.1 {
            best = (candidate, score);
        }
    }
    best.0
}

fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, separator: &str, columns: usize, rows: usize) {
        let mut findings = Findings::default();
        let table = table(text, &mut findings);
        assert_eq!(findings.sorted()[0].arguments[0].1, separator);
        assert_eq!((table.columns.len(), table.rows.len()), (columns, rows));
    }

    #[test]
    fn separators_are_guessed() {
        check("nom;lat;lon\na;1,5;2,5\nb;1,5;2,5\n", "point-virgule", 3, 2);
        check("nom,lat,lon\n\"a, b\",1.5,2.5\n", "virgule", 3, 1);
        check("nom\tlat\na; b, c\t1,5\n", "tabulation", 2, 1);
        check("nom|ville\na|b\n", "barre |", 2, 1);
        check("nom\nAMAP\n", "point-virgule", 1, 1);
    }

    #[test]
    fn quotes_hold_separators_and_lines() {
        let table = table("\n;\nnom;note\n\"a \"\"b\"\"\";\"x\ny; z\"\n", &mut Findings::default());
        assert_eq!(table.rows[0].get(0), Some("a \"b\""));
        assert_eq!(table.rows[0].get(1), Some("x\ny; z"));
        assert_eq!(table.rows[0].number, 4);
    }

    #[test]
    fn ragged_rows_are_told_and_kept() {
        let mut findings = Findings::default();
        let table = table("nom;ville\na\nb;c;d\n", &mut findings);
        assert_eq!(table.rows.len(), 2);
        let codes: Vec<Code> = findings.sorted().iter().map(|finding| finding.code).collect();
        assert_eq!(codes, [Code::Separator, Code::RowRagged, Code::RowRagged]);
    }
}
