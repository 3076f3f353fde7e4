//! What the columns of a table hold, as a Table Schema.

use serde_json::{Map, Value, json};

use super::super::dictionary::{Constraint, Field, Table, fields};
use super::super::edition::Edition;
use super::super::paths;

/// The schema.
pub fn write(edition: Edition<'_>, table: Table) -> Vec<u8> {
    let schema = json!({
        "$schema": "https://frictionlessdata.io/schemas/table-schema.json",
        "name": table.name(),
        "title": edition.text(table.title()),
        "homepage": super::super::whole(&edition.atlas.site, paths::OPEN_DATA),
        "fields": fields(table).iter().map(|field| described(edition, field)).collect::<Vec<_>>(),
        "missingValues": [""],
        "primaryKey": "id",
    });
    super::super::json_bytes(&schema)
}

fn described(edition: Edition<'_>, field: &Field) -> Value {
    let (kind, format) = field.kind.schema();
    let mut described = Map::new();
    described.insert("name".to_owned(), json!(field.name));
    described.insert("description".to_owned(), json!(edition.text(&field.meaning())));
    described.insert("type".to_owned(), json!(kind));
    if let Some(format) = format {
        described.insert("format".to_owned(), json!(format));
    }
    let mut constraints = Map::new();
    constraints.insert("required".to_owned(), json!(field.required));
    if field.name == "id" {
        constraints.insert("unique".to_owned(), json!(true));
    }
    match field.constraint {
        Constraint::Any => {}
        Constraint::Pattern(pattern) => _ = constraints.insert("pattern".to_owned(), json!(pattern)),
        Constraint::Words(words) => _ = constraints.insert("enum".to_owned(), json!(words())),
        Constraint::AtLeast(least) => _ = constraints.insert("minimum".to_owned(), number(least)),
        Constraint::Between(least, most) => {
            constraints.insert("minimum".to_owned(), number(least));
            constraints.insert("maximum".to_owned(), number(most));
        }
    }
    described.insert("constraints".to_owned(), Value::Object(constraints));
    Value::Object(described)
}

/// `90` rather than `90.0`.
fn number(number: f64) -> Value {
    if number.fract() == 0.0 { json!(number as i64) } else { json!(number) }
}
