//! Choices read from JSON: what cannot be read is told with its path.

use domain::contract::{Choices, Mistake};
use serde_json::error::Category;

/// Reads choices.
///
/// # Errors
/// The first thing that cannot be read: `not-json` with its line and column, or `unknown-field`, `wrong-type` with its path.
pub fn read_choices(json: &str) -> Result<Choices, Mistake> {
    let mut reader = serde_json::Deserializer::from_str(json);
    let choices = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
        // Fields are told as everywhere: `absences.0`.
        let path = error.path().to_string().replace('[', ".").replace(']', "");
        told(if path == "." { String::new() } else { path }, error.inner())
    })?;
    reader.end().map_err(|error| told(String::new(), &error))?;
    Ok(choices)
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

    #[track_caller]
    fn refused(json: &str, code: &str, field: &str) -> Mistake {
        let mistake = read_choices(json).unwrap_err();
        assert_eq!((mistake.code.as_str(), mistake.field.as_str()), (code, field), "{mistake:?}");
        mistake
    }

    #[test]
    fn what_cannot_be_read_is_told_with_its_path() {
        let known = refused(r#"{"form": 3}"#, "unknown-field", "form").values["known"].clone();
        assert!(known.starts_with("from, to"), "{known}");
        refused(r#"{"contents": {"some": {}}}"#, "unknown-field", "contents");
        refused(r#"{"contents": {"same": {"panier": "deux"}}}"#, "wrong-type", "contents.same.panier");
        refused(r#"{"contents": {"same": {"panier": -1}}}"#, "wrong-type", "contents.same.panier");
        refused(r#"{"contents": {"same": {"panier": 1.505}}}"#, "wrong-type", "contents.same.panier");
        refused(r#"{"from": "demain"}"#, "wrong-type", "from");
        refused(r#"{"absences": ["2026-02-30"]}"#, "wrong-type", "absences.0");
        refused(r#"{"families": 2} {}"#, "not-json", "");
        assert_eq!(refused("{", "not-json", "").values["line"], "1");
        assert_eq!(read_choices("{}"), Ok(Choices::default()));
    }
}
