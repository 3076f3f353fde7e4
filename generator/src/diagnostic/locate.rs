//! From a place in a file to its bytes, lines and columns.

use std::ops::Range;

use super::{Place, Step};
use crate::content::{front_matter, yaml};

/// The bytes of a place. A key that cannot be followed to its end gives the last step that could.
pub fn bytes(path: &str, text: &str, place: &Place) -> Range<usize> {
    let range = match place {
        Place::File => 0..0,
        Place::Bytes(range) => range.clone(),
        Place::Line(line) => line_bytes(text, *line),
        Place::Key(steps) => key_bytes(path, text, steps),
    };
    on_char_boundaries(text, range)
}

/// Line and column, both from 1, of a byte; columns count characters.
pub fn line_and_column(text: &str, byte: usize) -> (usize, usize) {
    let before = text.get(..byte).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    let columns = before.get(line_start..).unwrap_or_default().trim_start_matches('\u{feff}').chars().count();
    (before.matches('\n').count() + 1, columns + 1)
}

fn line_bytes(text: &str, line: usize) -> Range<usize> {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let length = text.get(start..).and_then(|rest| rest.lines().next()).map_or(0, str::len);
    start..start + length
}

fn key_bytes(path: &str, text: &str, steps: &[Step]) -> Range<usize> {
    let Some(header) = front_matter::header(path, text) else { return 0..0 };
    let Ok(root) = yaml::parse(path, text, header.clone()) else { return 0..0 };
    let mut found = 0..0;
    let mut node = &root;
    for step in steps {
        let next = match step {
            Step::Name(name) => node.get(name).map(|(key, value)| {
                // A whole mapping or list would fill the excerpt: mark its key only.
                let scalar = matches!(value.value, yaml::Value::Scalar(_));
                (value, if scalar { value.span.clone() } else { key.span.clone() })
            }),
            Step::Index(index) => node.item(*index).map(|item| {
                let scalar = matches!(item.value, yaml::Value::Scalar(_));
                let first_key = match &item.value {
                    yaml::Value::Mapping(entries) => entries.first().map(|(key, _)| key.span.clone()),
                    _ => None,
                };
                (item, if scalar { item.span.clone() } else { first_key.unwrap_or(item.span.clone()) })
            }),
        };
        let Some((next, span)) = next else { break };
        node = next;
        found = span;
    }
    found
}

fn on_char_boundaries(text: &str, range: Range<usize>) -> Range<usize> {
    let floor = |at: usize| (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let (start, end) = (floor(range.start), floor(range.end.max(range.start)));
    start..end
}
