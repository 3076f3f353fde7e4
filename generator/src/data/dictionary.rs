//! The columns of the open data: one list each for AMAPs and farms, from which the files, their schemas and the page
//! that explains them are made.
//!
//! No column holds a person's data: no name, no telephone, and of farms neither street nor mailbox, since a farm is
//! often a home.

mod amap;
mod cell;
mod farm;

use crate::atlas::{Amap, Farm};

pub use amap::AMAPS;
pub use cell::{Cell, rounded};
pub use farm::FARMS;

use super::edition::Edition;

/// Keywords of a list stand apart by this.
pub const SEPARATOR: char = '|';

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Text.
    Text,
    /// Keywords, apart by [`SEPARATOR`].
    List,
    /// A whole number.
    Integer,
    /// A decimal number, with a point.
    Number,
    /// A day, `2026-10-01`.
    Date,
    /// A year.
    Year,
    /// A web address.
    Address,
    /// A mailbox.
    Mailbox,
}

/// What a value must keep to.
#[derive(Debug, Clone, Copy)]
pub enum Constraint {
    /// Nothing more than its kind.
    Any,
    /// A regular expression.
    Pattern(&'static str),
    /// One of these keywords.
    Words(fn() -> Vec<&'static str>),
    /// Between two numbers, both included.
    Between(f64, f64),
    /// Not below.
    AtLeast(f64),
}

/// A column.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// Its name in the files.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// Whether it is never empty.
    pub required: bool,
    /// What its values keep to.
    pub constraint: Constraint,
}

impl Field {
    /// The message that says what it means; both tables say the same where a column is in both.
    pub fn meaning(&self) -> String {
        format!("data-field-{}", self.name)
    }
}

/// A column and how it is read off a listing.
pub struct Column<T> {
    /// The column.
    pub field: Field,
    /// Its value.
    pub read: fn(Edition<'_>, &T) -> Cell,
}

/// A table of the open data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Table {
    /// A row for each AMAP, with its main place.
    Amaps,
    /// A row for each farm.
    Farms,
}

impl Table {
    /// All tables.
    pub const ALL: [Table; 2] = [Table::Amaps, Table::Farms];

    /// Its name in addresses.
    pub fn name(self) -> &'static str {
        match self {
            Self::Amaps => "amaps",
            Self::Farms => "fermes",
        }
    }

    /// The message of its title.
    pub fn title(self) -> &'static str {
        match self {
            Self::Amaps => "data-table-amaps",
            Self::Farms => "data-table-farms",
        }
    }
}

/// The columns of a table, in order.
pub fn fields(table: Table) -> Vec<Field> {
    match table {
        Table::Amaps => AMAPS.iter().map(|column: &Column<Amap>| column.field).collect(),
        Table::Farms => FARMS.iter().map(|column: &Column<Farm>| column.field).collect(),
    }
}

impl Kind {
    /// The type and the format of a Table Schema.
    pub fn schema(self) -> (&'static str, Option<&'static str>) {
        match self {
            Self::Text | Self::List => ("string", None),
            Self::Integer => ("integer", None),
            Self::Number => ("number", None),
            Self::Date => ("date", None),
            Self::Year => ("year", None),
            Self::Address => ("string", Some("uri")),
            Self::Mailbox => ("string", Some("email")),
        }
    }
}

#[cfg(test)]
mod tests {
    use themes::Messages;

    use super::*;

    #[test]
    fn every_column_is_explained_in_every_language() {
        for language in ["fr", "en"] {
            let messages = Messages::embedded(language);
            for field in Table::ALL.into_iter().flat_map(fields) {
                assert!(messages.has(&field.meaning()), "{language} {}", field.meaning());
            }
        }
    }

    #[test]
    fn names_are_unique_in_a_table() {
        for table in Table::ALL {
            let mut names: Vec<_> = fields(table).iter().map(|field| field.name).collect();
            names.sort_unstable();
            let count = names.len();
            names.dedup();
            assert_eq!(names.len(), count);
        }
    }
}
