//! Rows: what each says about an AMAP, a farm, or both.

use domain::Date;
use gazetteer::Point;

use crate::cell;
use crate::columns::Columns;
use crate::coordinates;
use crate::details;
use crate::finding::{Code, Findings};
use crate::hours;
use crate::listing::{Entry, Whereabouts};
use crate::role::Role;
use crate::table::{Row, Table};
use crate::target::Field;

/// Longer names are no names: a quote was left open, or columns have slipped.
const NAME_LENGTH: usize = 200;

/// What one row says.
#[derive(Debug)]
pub struct Record {
    /// Where it stands in the file.
    pub row: usize,
    /// What it says about an AMAP and about a farm.
    pub entries: Vec<(Role, Entry)>,
}

/// Reads every row; those that name nothing are told and left out.
pub fn read(table: &Table, columns: &Columns, today: Date, findings: &mut Findings) -> Vec<Record> {
    let mut records = Vec::new();
    let (mut commas, mut zeros) = (0, 0);
    for row in &table.rows {
        let about = about(row, columns);
        let mut entries = Vec::new();
        let mut has_comma = false;
        let mut why = "pas de nom";
        for role in Role::ALL {
            let mut reader = Reader { row, columns, role, about, findings };
            let Some(name) = reader.text(Field::Name) else { continue };
            if name.chars().count() > NAME_LENGTH || gazetteer::slug(&name).is_empty() {
                why = "le nom est trop long, ou n'a ni lettre ni chiffre";
                continue;
            }
            let entry = reader.entry(name, today, &mut has_comma);
            zeros += usize::from(entry.whereabouts.postcode.as_ref().is_some_and(|postcode| postcode.starts_with('0')));
            entries.push((role, entry));
        }
        commas += usize::from(has_comma);
        if entries.is_empty() {
            findings.add(Code::RowSkipped, &[("row", &row.number.to_string()), ("why", why)]);
        } else {
            records.push(Record { row: row.number, entries });
        }
    }
    findings.add_many(Code::DecimalComma, commas, &[]);
    findings.add_many(Code::PostcodeZeros, zeros, &[]);
    records
}

/// What a row is about: its category may say, otherwise it is about what all rows are about.
fn about(row: &Row, columns: &Columns) -> Role {
    let default = columns.default_role;
    let kinds = columns.of(default, Field::Kind, default).filter_map(|column| row.get(column));
    kinds.filter_map(Role::of_category).next().unwrap_or(default)
}

/// Reads the cells of one row about one role.
pub struct Reader<'a> {
    pub row: &'a Row,
    columns: &'a Columns,
    pub role: Role,
    about: Role,
    pub findings: &'a mut Findings,
}

impl<'a> Reader<'a> {
    /// The cells of a field that are filled.
    pub fn cells(&self, field: Field) -> impl Iterator<Item = &'a str> + use<'a> {
        let row = self.row;
        let columns: Vec<usize> = self.columns.of(self.role, field, self.about).collect();
        columns.into_iter().filter_map(move |column| row.get(column))
    }

    /// The first filled cell of a field, on one line.
    pub fn text(&self, field: Field) -> Option<String> {
        self.cells(field).map(cell::line).find(|text| !text.is_empty())
    }

    /// Where the row stands, for findings.
    pub fn number(&self) -> String {
        self.row.number.to_string()
    }

    fn entry(&mut self, name: String, today: Date, has_comma: &mut bool) -> Entry {
        let point = self.point(has_comma);
        let (slot, hours) = self.hours();
        let details = details::read(self, &name, today);
        Entry { whereabouts: self.whereabouts(), point, position: None, slot, hours, details, name }
    }

    fn whereabouts(&self) -> Whereabouts {
        let number = self.text(Field::HouseNumber);
        let address = match (number, self.text(Field::Address)) {
            (Some(number), Some(street)) => Some(format!("{number} {street}")),
            (number, street) => street.or(number),
        };
        let country = self.text(Field::Country).filter(|country| {
            let folded = gazetteer::fold(country);
            !matches!(folded.as_str(), "fr" | "france" | "fra")
        });
        Whereabouts {
            place: self.text(Field::Place),
            quarter: self.text(Field::Quarter),
            address,
            commune: self.text(Field::Commune),
            postcode: self.text(Field::Postcode).map(|postcode| postcode.replace(' ', "")),
            insee: self.text(Field::Insee),
            country,
        }
    }

    fn point(&mut self, has_comma: &mut bool) -> Option<Point> {
        let written = match (self.text(Field::Lat), self.text(Field::Lon)) {
            (Some(lat), Some(lon)) => format!("{lat} ; {lon}"),
            (Some(one), None) | (None, Some(one)) => one,
            (None, None) => self.text(Field::Point)?,
        };
        let point = coordinates::pair(&written).filter(|(point, _)| {
            // Whichever way round; the middle of the ocean is what programs write for « unknown ».
            (point.is_valid() || point.swapped().is_valid()) && (point.lat != 0.0 || point.lon != 0.0)
        });
        let Some((point, comma)) = point else {
            let row = self.number();
            self.findings.add(Code::PointBad, &[("row", &row), ("text", &written)]);
            return None;
        };
        *has_comma |= comma;
        Some(point)
    }

    fn hours(&self) -> (Option<hours::Slot>, Option<String>) {
        let weekday = self.text(Field::Weekday);
        let hours = self.text(Field::Hours);
        let slot = hours::slot(weekday.as_deref(), hours.as_deref().unwrap_or_default());
        let text = weekday.into_iter().chain(hours).collect::<Vec<_>>().join(", ");
        match (self.role, slot) {
            (Role::Amap, Some(slot)) => (Some(slot), None),
            _ => (None, Some(text).filter(|text| !text.is_empty())),
        }
    }
}
