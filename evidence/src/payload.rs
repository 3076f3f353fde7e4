//! What is signed, as canonical JSON (RFC 8785): one meaning, one text, on any machine.

use serde_json::Value;

/// The largest whole number that every reader of JSON keeps exact: 2^53 − 1.
const LARGEST: u64 = (1 << 53) - 1;

/// What is signed: a JSON object with `v`, the version of its form, and `kind`, what it is. Its numbers are whole: prices are
/// cents, shares are whole percents.
#[derive(Debug, Clone, PartialEq)]
pub struct Payload {
    value: Value,
    kind: String,
    canonical: String,
}

/// Why something is no payload.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PayloadError {
    /// It is no JSON object.
    NotAnObject,
    /// A number has a fraction or an exponent, or lies beyond ±(2^53 − 1): its place as a JSON Pointer.
    NotWhole(String),
    /// `v` is no whole number from 1.
    Version,
    /// `kind` is no word of 1 to 64 small letters, digits and hyphens.
    Kind,
}

impl Payload {
    /// A payload of JSON.
    ///
    /// # Errors
    /// What makes it none.
    pub fn new(value: Value) -> Result<Self, PayloadError> {
        let object = value.as_object().ok_or(PayloadError::NotAnObject)?;
        only_whole(&value).map_err(PayloadError::NotWhole)?;
        object.get("v").and_then(Value::as_u64).filter(|version| *version > 0).ok_or(PayloadError::Version)?;
        let kind = object.get("kind").and_then(Value::as_str).filter(|kind| is_word(kind)).ok_or(PayloadError::Kind)?;
        let (kind, canonical) = (kind.to_owned(), canonical(&value).ok_or(PayloadError::NotAnObject)?);
        Ok(Self { value, kind, canonical })
    }

    /// Reads [`Self::pretty`], and nothing that only means the same: keys said twice or in another order are refused.
    pub fn from_pretty(text: &str) -> Option<Self> {
        let payload = Self::new(serde_json::from_str(text).ok()?).ok()?;
        (payload.pretty() == text).then_some(payload)
    }

    /// The canonical text, which is hashed.
    pub fn canonical(&self) -> &str {
        &self.canonical
    }

    /// The canonical text with line breaks and two blanks a level: for people.
    pub fn pretty(&self) -> String {
        // The canonical text is ordered, and a value keeps the order that it was read in.
        let ordered: Option<Value> = serde_json::from_str(&self.canonical).ok();
        ordered.map(|ordered| format!("{ordered:#}")).unwrap_or_default()
    }

    /// What it says.
    pub fn value(&self) -> &Value {
        &self.value
    }

    /// What it is.
    pub fn kind(&self) -> &str {
        &self.kind
    }
}

/// A kind: up to 64 small letters, digits and hyphens.
pub(crate) fn is_word(text: &str) -> bool {
    (1..=64).contains(&text.len()) && text.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
}

/// RFC 8785, for values without fractions.
pub(crate) fn canonical(value: &Value) -> Option<String> {
    serde_json_canonicalizer::to_string(value).ok()
}

/// The place of a number that is not whole is put together on the way back: where all are, nothing is written.
fn only_whole(value: &Value) -> Result<(), String> {
    match value {
        Value::Number(number) => {
            let size = number.as_i64().map(i64::unsigned_abs).or_else(|| number.as_u64());
            let is_whole = size.is_some_and(|size| size <= LARGEST);
            if is_whole { Ok(()) } else { Err(String::new()) }
        }
        Value::Array(items) => items
            .iter()
            .enumerate()
            .try_for_each(|(index, item)| only_whole(item).map_err(|below| format!("/{index}{below}"))),
        Value::Object(fields) => fields.iter().try_for_each(|(key, field)| {
            let key = || key.replace('~', "~0").replace('/', "~1");
            only_whole(field).map_err(|below| format!("/{}{below}", key()))
        }),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn payload(value: Value) -> Payload {
        Payload::new(value).unwrap()
    }

    #[test]
    fn keys_are_ordered_by_their_utf16_units() {
        // The example of RFC 8785, 3.2.3, with whole numbers.
        let value = json!({ "v": 1, "kind": "x", "\u{20ac}": 1, "\r": 2, "\u{fb33}": 3, "1": 4, "\u{1f600}": 5, "\u{80}": 6, "\u{f6}": 7 });
        let expected = "{\"\\r\":2,\"1\":4,\"kind\":\"x\",\"v\":1,\"\u{80}\":6,\"\u{f6}\":7,\"\u{20ac}\":1,\"\u{1f600}\":5,\"\u{fb33}\":3}";
        assert_eq!(payload(value).canonical(), expected);
    }

    #[test]
    fn texts_are_written_as_the_scheme_says() {
        // The text of RFC 8785, 3.2.2; and what JSON leaves to choice elsewhere.
        let value = json!({ "v": 1, "kind": "x", "text": "\u{20ac}$\u{f}\nA'B\"\\\\\"/", "line": "\u{2028}\u{7f}", "none": null, "list": [true, false, [], {}, -1] });
        let expected = "{\"kind\":\"x\",\"line\":\"\u{2028}\u{7f}\",\"list\":[true,false,[],{},-1],\"none\":null,\"text\":\"\u{20ac}$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\",\"v\":1}";
        assert_eq!(payload(value).canonical(), expected);
    }

    #[test]
    fn only_objects_of_whole_numbers_are_payloads() {
        let refused = |value: Value| Payload::new(value).unwrap_err();
        assert_eq!(refused(json!([1])), PayloadError::NotAnObject);
        let fraction = |number: Value| refused(json!({ "v": 1, "kind": "x", "a/b": [{ "c~": number }] }));
        for number in [
            json!(1.5),
            json!(1.0),
            json!(-0.0),
            json!(1e3),
            json!(9_007_199_254_740_992_u64),
            json!(-9_007_199_254_740_992_i64),
            json!(u64::MAX),
            json!(i64::MIN),
        ] {
            assert_eq!(fraction(number.clone()), PayloadError::NotWhole("/a~1b/0/c~0".to_owned()), "{number}");
        }
        for version in [json!(0), json!(-1), json!("1"), json!(null)] {
            assert_eq!(refused(json!({ "v": version, "kind": "x" })), PayloadError::Version);
        }
        for kind in [json!(""), json!("Contrat"), json!("a b"), json!("a".repeat(65)), json!(1)] {
            assert_eq!(refused(json!({ "v": 1, "kind": kind })), PayloadError::Kind);
        }
        assert_eq!(refused(json!({ "kind": "x" })), PayloadError::Version);
        payload(json!({ "v": 9_007_199_254_740_991_u64, "kind": "x-1", "least": -9_007_199_254_740_991_i64 }));
    }

    #[test]
    fn the_text_for_people_is_read_back_and_no_other() {
        let own = payload(
            json!({ "v": 1, "kind": "x", "name": "Zoé", "empty": {}, "lines": [{ "b": 2, "a": 1 }], "none": [] }),
        );
        let text = own.pretty();
        assert_eq!(
            text,
            "{\n  \"empty\": {},\n  \"kind\": \"x\",\n  \"lines\": [\n    {\n      \"a\": 1,\n      \"b\": 2\n    }\n  ],\n  \"name\": \"Zoé\",\n  \"none\": [],\n  \"v\": 1\n}"
        );
        assert_eq!(Payload::from_pretty(&text).unwrap().canonical(), own.canonical());
        let twice = text.replace("\"v\": 1", "\"v\": 2,\n  \"v\": 1");
        for wrong in [
            own.canonical(),
            &twice,
            &text.replace("Zoé", "Zo\\u00e9"),
            &text.replace("1\n}", "1.0\n}"),
            &text.replace("\n  ", "\n"),
        ] {
            assert_eq!(Payload::from_pretty(wrong), None, "{wrong}");
        }
    }
}
