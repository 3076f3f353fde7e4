//! A table: what every format is read into.

/// Named columns and rows of texts.
#[derive(Debug, Default, PartialEq)]
pub struct Table {
    /// Headers, as written.
    pub columns: Vec<String>,
    /// Rows, in the file's order.
    pub rows: Vec<Row>,
}

/// A row. Only cells that are not blank are kept: features of OpenStreetMap have hundreds of columns and fill ten.
#[derive(Debug, Default, PartialEq, Eq, Hash, Clone)]
pub struct Row {
    /// Where it stands in the file, from 1, for messages.
    pub number: usize,
    /// Column index and text, in the order of the columns.
    pub cells: Vec<(usize, String)>,
}

impl Row {
    /// The text in a column.
    pub fn get(&self, column: usize) -> Option<&str> {
        let index = self.cells.binary_search_by_key(&column, |(index, _)| *index).ok()?;
        self.cells.get(index).map(|(_, text)| text.as_str())
    }
}

impl Table {
    /// The index of a column, which is added if it is new.
    pub fn column(&mut self, name: &str, known: &mut std::collections::HashMap<String, usize>) -> usize {
        if let Some(index) = known.get(name) {
            return *index;
        }
        let index = self.columns.len();
        self.columns.push(name.to_owned());
        known.insert(name.to_owned(), index);
        index
    }
}
