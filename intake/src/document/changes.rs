//! What an amendment changes, and nothing that it leaves as it was.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::Document;

/// Something that an amendment changes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Changed {
    /// What: `person/address`, `lots/2026-10-01/lines`, `totals/due` …
    pub what: String,
    /// What it was; `null` where there was nothing.
    pub before: Value,
    /// What it is; `null` where there is nothing any more.
    pub after: Value,
}

/// What people agreed on, by name; how it came about is another matter.
fn agreed(document: &Document) -> Value {
    let mut value = document.spelt_out().unwrap_or_default();
    let quote = value["quote"].take();
    let by = |list: &Value, key: &str| -> Value {
        let items = list.as_array().into_iter().flatten();
        let named = items.filter_map(|item| {
            let mut item = item.clone();
            let fields = item.as_object_mut()?;
            // Whether something was said of a delivery or of all is not agreed: what it brings is.
            fields.shift_remove("is_default");
            let name = fields.shift_remove(key)?;
            Some((name.as_str()?.to_owned(), item))
        });
        Value::Object(named.collect::<Map<_, _>>())
    };
    let mut agreed = Map::new();
    for key in ["person", "method", "name", "farm", "amap"] {
        agreed.insert(key.to_owned(), value[key].take());
    }
    agreed.insert("text_sha256".to_owned(), value["form"]["text_sha256"].take());
    agreed.insert("lots".to_owned(), by(&quote["lots"], "delivery"));
    agreed.insert("schedule".to_owned(), by(&quote["schedule"], "due"));
    agreed.insert("totals".to_owned(), quote["totals"].clone());
    Value::Object(agreed)
}

/// What is not the same in two documents.
pub(super) fn between(before: &Document, after: &Document) -> Vec<Changed> {
    let mut changes = Vec::new();
    compare("", &agreed(before), &agreed(after), &mut changes);
    changes
}

fn compare(at: &str, before: &Value, after: &Value, changes: &mut Vec<Changed>) {
    let (Value::Object(old), Value::Object(new)) = (before, after) else {
        if before != after {
            changes.push(Changed { what: at.to_owned(), before: before.clone(), after: after.clone() });
        }
        return;
    };
    let keys = old.keys().chain(new.keys().filter(|key| !old.contains_key(*key)));
    for key in keys {
        let at = if at.is_empty() { key.clone() } else { format!("{at}/{key}") };
        let side = |side: &Map<String, Value>| side.get(key).cloned().unwrap_or(Value::Null);
        compare(&at, &side(old), &side(new), changes);
    }
}
