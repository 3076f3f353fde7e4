//! A value of the open data.

use serde_json::{Value, json};

use super::SEPARATOR;

/// A value of a row.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Nothing is known.
    Empty,
    /// Text.
    Text(String),
    /// Keywords.
    List(Vec<String>),
    /// A whole number.
    Integer(i64),
    /// A decimal number, with as many decimals as are printed.
    Number(f64, usize),
}

impl Cell {
    /// Text, or nothing.
    pub fn text(text: Option<impl Into<String>>) -> Self {
        text.map_or(Self::Empty, |text| Self::Text(text.into()))
    }

    /// A whole number, or nothing.
    pub fn integer(number: Option<u32>) -> Self {
        number.map_or(Self::Empty, |number| Self::Integer(i64::from(number)))
    }

    /// An angle in degrees, right to a metre.
    pub fn degrees(degrees: Option<f64>) -> Self {
        degrees.map_or(Self::Empty, |degrees| Self::Number(degrees, 5))
    }

    /// The value as it stands in a CSV file.
    ///
    /// Spreadsheets run what begins like a formula: an apostrophe before it makes it text. Numbers are no danger.
    pub fn csv(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => guarded(text.clone()),
            Self::List(words) => guarded(words.join(&SEPARATOR.to_string())),
            Self::Integer(number) => number.to_string(),
            Self::Number(number, decimals) => format!("{number:.decimals$}"),
        }
    }

    /// The value as a property of a GeoJSON feature.
    pub fn json(&self) -> Value {
        match self {
            Self::Empty => Value::Null,
            Self::Text(text) => json!(text),
            Self::List(words) => json!(words),
            Self::Integer(number) => json!(number),
            Self::Number(number, decimals) => json!(rounded(*number, *decimals)),
        }
    }
}

/// The number with so many decimals.
pub fn rounded(number: f64, decimals: usize) -> f64 {
    let scale = 10_f64.powi(i32::try_from(decimals).unwrap_or(0));
    (number * scale).round() / scale
}

fn guarded(text: String) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_begins_like_a_formula_is_text() {
        for text in ["=SOMME(A1)", "+33", "-1+1", "@x", "\tx", "\rx"] {
            assert_eq!(Cell::Text(text.to_owned()).csv(), format!("'{text}"));
        }
        assert_eq!(Cell::Text("a=b".to_owned()).csv(), "a=b");
        assert_eq!(Cell::degrees(Some(-1.701_234_5)).csv(), "-1.70123");
        assert_eq!(Cell::degrees(Some(-1.701_234_5)).json(), json!(-1.70123));
    }
}
