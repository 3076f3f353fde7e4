//! Choices read from JSON: all that cannot be read is told at once, by the names of fields that the rules use.

use std::collections::BTreeMap;

use domain::contract::{Choices, Mistake, Mistakes};
use serde_json::Value;
use serde_json::error::Category;
use serde_path_to_error::{Error, Segment};

/// Reads choices.
///
/// # Errors
/// Everything that cannot be read: `not-json` with its line and column, or `unknown-field`, `wrong-type`, each with its
/// field.
pub fn read_choices(json: &str) -> Result<Choices, Mistakes> {
    // Where it breaks off says nothing about a field.
    let broken = |error: serde_json::Error| told(String::new(), &error);
    let value: Value = serde_json::from_str(json).map_err(|error| vec![broken(error)])?;
    if !value.is_object() {
        // A list would be read as if it named its fields.
        return Err(vec![Mistake::new("wrong-type", "").with("expected", "object")]);
    }
    let mut reader = serde_json::Deserializer::from_str(json);
    serde_path_to_error::deserialize(&mut reader).map_err(|first| mistakes(value, &first))
}

/// What cannot be read, one after the other: each is taken out, until the rest can be read.
fn mistakes(mut value: Value, first: &Error<serde_json::Error>) -> Mistakes {
    let mut mistakes = Mistakes::new();
    let mut out: Vec<Vec<String>> = Vec::new();
    // How many were taken out of a list: those behind are told by the places that they had.
    let mut shifts: BTreeMap<Vec<String>, usize> = BTreeMap::new();
    while let Err(error) = serde_path_to_error::deserialize::<_, Choices>(&value) {
        let path = steps(&error);
        let mut place = path.clone();
        if let Some((last, list)) = path.split_last()
            && let Ok(index) = last.parse::<usize>()
        {
            let shift = shifts.entry(list.to_vec()).or_default();
            place = [list, &[(index + *shift).to_string()]].concat();
            *shift += 1;
        }
        // What holds something that was taken out may lack just that.
        if !out.iter().any(|known| known.len() > path.len() && known.starts_with(&path)) {
            mistakes.push(told(field(&place), error.inner()));
        }
        if !take_out(&mut value, &path) {
            break;
        }
        out.push(path);
    }
    if mistakes.is_empty() {
        // A key that is there twice: the value holds one of them.
        mistakes.push(told(field(&steps(first)), first.inner()));
    }
    mistakes
}

/// The steps to what cannot be read.
fn steps(error: &Error<serde_json::Error>) -> Vec<String> {
    let steps = error.path().iter().filter_map(|segment| match segment {
        Segment::Seq { index } => Some(index.to_string()),
        Segment::Map { key } => Some(key.clone()),
        Segment::Enum { variant } => Some(variant.clone()),
        Segment::Unknown => None,
    });
    steps.collect()
}

/// The name of a field, as rules have it: of contents the item, or the delivery and the item.
fn field(path: &[String]) -> String {
    let kept = match path {
        [contents, each, deliveries, ..] if contents == "contents" && each == "each" && deliveries == "deliveries" => {
            path[2..].to_vec()
        }
        [contents, way, rest @ ..] if contents == "contents" && (way == "same" || way == "each") => {
            [std::slice::from_ref(contents), rest].concat()
        }
        path => path.to_vec(),
    };
    kept.join(".")
}

/// Takes the value at the end of these steps out; whether it was there.
fn take_out(value: &mut Value, path: &[String]) -> bool {
    match (value, path) {
        (Value::Object(map), [key]) => map.shift_remove(key).is_some(),
        (Value::Object(map), [key, rest @ ..]) => map.get_mut(key).is_some_and(|value| take_out(value, rest)),
        (Value::Array(list), [index]) => {
            let index = index.parse().ok().filter(|index| *index < list.len());
            index.map(|index: usize| list.remove(index)).is_some()
        }
        _ => false,
    }
}

fn told(path: String, error: &serde_json::Error) -> Mistake {
    let text = error.to_string();
    // The words of the library end with a place, which the path replaces.
    let text = text.split(" at line ").next().unwrap_or_default();
    let quoted = |part: &str| part.split('`').nth(1).unwrap_or_default().to_owned();
    match error.classify() {
        Category::Data if text.starts_with("unknown field") || text.starts_with("unknown variant") => {
            let known: Vec<&str> = text.split('`').skip(3).step_by(2).collect();
            Mistake::new("unknown-field", path).with("found", quoted(text)).with("known", known.join(", "))
        }
        Category::Data if text.starts_with("duplicate field") => Mistake::new("twice", quoted(text)),
        Category::Data => {
            let expected = text.rsplit_once("expected ").map_or(text, |(_, expected)| expected);
            let expected = match expected {
                "u32" | "i64" => "number",
                "a quantity" => "quantity",
                "a boolean" => "yes-no",
                "a sequence" => "list",
                _ if expected.contains("date") => "date",
                _ if expected.contains("map") || expected.contains("struct") => "object",
                _ => "other",
            };
            Mistake::new("wrong-type", path).with("expected", expected)
        }
        // Where it breaks off says nothing about a field.
        _ => Mistake::new("not-json", "").with("line", error.line()).with("column", error.column()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(json: &str) -> Vec<(String, String)> {
        let mistakes = read_choices(json).unwrap_err();
        mistakes.into_iter().map(|mistake| (mistake.code, mistake.field)).collect()
    }

    #[test]
    fn what_cannot_be_read_is_told_with_its_field() {
        for (json, code, field) in [
            (r#"{"form": 3}"#, "unknown-field", "form"),
            (r#"{"contents": {"some": {}}}"#, "unknown-field", "contents"),
            (r#"{"contents": {"same": {"panier": "deux"}}}"#, "wrong-type", "contents.panier"),
            (r#"{"contents": {"same": {"panier": -1}}}"#, "wrong-type", "contents.panier"),
            (r#"{"contents": {"same": {"panier": 1.505}}}"#, "wrong-type", "contents.panier"),
            (r#"{"contents": {"same": []}}"#, "wrong-type", "contents"),
            (r#"{"contents": {"each": {}}}"#, "wrong-type", "contents"),
            (r#"{"contents": {"amount": "12"}}"#, "wrong-type", "contents.amount"),
            (r#"{"from": "demain"}"#, "wrong-type", "from"),
            (r#"{"absences": ["2026-02-30"]}"#, "wrong-type", "absences.0"),
            (r#"{"families": 2, "families": 2}"#, "twice", "families"),
            (r#"{"families": 2} {}"#, "not-json", ""),
            ("[]", "wrong-type", ""),
            ("{", "not-json", ""),
        ] {
            assert_eq!(refused(json), [(code.to_owned(), field.to_owned())], "{json}");
        }
        let unknown = read_choices(r#"{"form": 3}"#).unwrap_err();
        assert!(unknown[0].values["known"].starts_with("from, to"), "{unknown:?}");
        assert_eq!(read_choices("{").unwrap_err()[0].values["line"], "1");
        assert_eq!(read_choices("{}"), Ok(Choices::default()));
    }

    #[test]
    fn everything_that_cannot_be_read_is_told_at_once() {
        let json = r#"{
            "form": 3, "families": "deux", "gift": 1.5,
            "absences": ["2026-10-01", "hier", "2026-10-08", 3],
            "schedule": ["a", 100, "b", null],
            "moves": { "2026-10-01": "ailleurs" },
            "contents": { "each": {
                "default": { "panier": -1, "oeufs/six": 1 },
                "deliveries": { "2026-10-01": { "panier": "un" }, "2026-10-08": { "panier": 1, "oeufs/six": [] } }
            } }
        }"#;
        let told: std::collections::BTreeSet<String> = refused(json).into_iter().map(|(_, field)| field).collect();
        let expected = [
            "absences.1",
            "absences.3",
            "contents.default.panier",
            "deliveries.2026-10-01.panier",
            "deliveries.2026-10-08.oeufs/six",
            "families",
            "form",
            "gift",
            "moves.2026-10-01",
            "schedule.0",
            "schedule.2",
            "schedule.3",
        ];
        assert_eq!(told.into_iter().collect::<Vec<_>>(), expected);
        assert_eq!(refused(json).len(), expected.len());
    }
}
