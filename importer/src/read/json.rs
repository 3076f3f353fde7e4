//! JSON: a list of objects, whose nested keys become columns named with dots.

use std::collections::HashMap;

use serde_json::{Map, Value};

use super::features;
use crate::error::ImportError;
use crate::finding::{Code, Findings};
use crate::table::{Row, Table};

/// How deep objects are looked into; deeper ones hold nothing that a directory needs.
const DEPTH: usize = 4;

/// The table of a JSON text.
pub fn table(text: &str, findings: &mut Findings) -> Result<Table, ImportError> {
    let root = parse(text)?;
    if features::is_collection(&root) {
        return features::collection(root, findings);
    }
    Ok(rows(list(root)?, findings))
}

/// The value that a JSON text holds.
pub fn parse(text: &str) -> Result<Value, ImportError> {
    serde_json::from_str(text).map_err(|error| ImportError::NotJson { line: error.line(), column: error.column() })
}

/// The list that is the root or the one list in it.
pub fn list(root: Value) -> Result<Vec<Value>, ImportError> {
    let object = match root {
        Value::Array(items) => return Ok(items),
        Value::Object(object) => object,
        _ => return Err(ImportError::NoList { lists: Vec::new() }),
    };
    let is_list = |value: &Value| value.as_array().is_some_and(|items| items.iter().any(Value::is_object));
    let mut lists: Vec<(String, Value)> = object.into_iter().filter(|(_, value)| is_list(value)).collect();
    match (lists.pop(), lists.as_slice()) {
        (Some((_, Value::Array(items))), []) => Ok(items),
        (Some((last, _)), others) => {
            let names = others.iter().map(|(name, _)| name.clone()).chain([last]);
            Err(ImportError::NoList { lists: names.collect() })
        }
        (None, _) => Err(ImportError::NoList { lists: Vec::new() }),
    }
}

/// One row an object; other items are told and left out.
pub fn rows(items: Vec<Value>, findings: &mut Findings) -> Table {
    let mut table = Table::default();
    let mut known = HashMap::new();
    for (index, item) in items.into_iter().enumerate() {
        let Value::Object(object) = item else {
            let row = (index + 1).to_string();
            findings.add(Code::RowSkipped, &[("row", &row), ("why", "ce n'est pas un objet")]);
            continue;
        };
        let row = row(index + 1, &object, &mut table, &mut known);
        table.rows.push(row);
    }
    table
}

/// The row of one object.
pub fn row(number: usize, object: &Map<String, Value>, table: &mut Table, known: &mut HashMap<String, usize>) -> Row {
    let mut cells = Vec::new();
    flatten("", object, DEPTH, &mut |name, text| cells.push((table.column(name, known), text)));
    cells.sort_by_key(|(index, _)| *index);
    cells.dedup_by_key(|(index, _)| *index);
    Row { number, cells }
}

fn flatten(prefix: &str, object: &Map<String, Value>, depth: usize, keep: &mut dyn FnMut(&str, String)) {
    for (key, value) in object {
        let name = if prefix.is_empty() { key.clone() } else { format!("{prefix}.{key}") };
        match value {
            Value::Object(inner) if depth > 1 => flatten(&name, inner, depth - 1, keep),
            value => keep(&name, text(value)),
        }
    }
}

/// A value as the text that a table's cell would hold. Lists become texts between semicolons, objects in them their names.
pub fn text(value: &Value) -> String {
    match value {
        Value::Null | Value::Object(_) => String::new(),
        Value::Bool(truth) => truth.to_string(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => text.clone(),
        Value::Array(items) => {
            let names = items.iter().map(|item| match item {
                Value::Object(object) => {
                    ["name", "title", "nom"].iter().find_map(|key| object.get(*key)).map(text).unwrap_or_default()
                }
                Value::Array(_) => String::new(),
                other => text(other),
            });
            names.filter(|name| !name.is_empty()).collect::<Vec<_>>().join("; ")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Table, ImportError> {
        table(text, &mut Findings::default())
    }

    #[test]
    fn nested_keys_are_columns() {
        let table = read(r#"{"ok": true, "data": [{"nom": "a", "geo": {"lat": 1.50}, "p": ["x", {"name": "y"}]}, 3]}"#)
            .unwrap();
        assert_eq!(table.columns, ["nom", "geo.lat", "p"]);
        assert_eq!(table.rows.len(), 1);
        assert_eq!(table.rows[0].get(1), Some("1.5"));
        assert_eq!(table.rows[0].get(2), Some("x; y"));
    }

    #[test]
    fn what_is_no_list_is_refused() {
        assert!(matches!(read("{\n  x"), Err(ImportError::NotJson { line: 2, column: 3 })));
        assert!(matches!(read("3"), Err(ImportError::NoList { .. })));
        assert!(matches!(read(r#"{"a": [{}], "b": [{}]}"#), Err(ImportError::NoList { lists }) if lists == ["a", "b"]));
        assert!(read(&"[".repeat(100_000)).is_err());
    }
}
