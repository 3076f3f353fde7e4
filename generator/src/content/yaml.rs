//! YAML as a tree whose every node knows its place in the file.
//!
//! Scalars stay text: what a key means decides how it is read, so `01400`, `no` and `18:30` are never anything else than
//! what the author typed. Anchors, tags and second documents are refused; content needs none of them.

mod plain;

use std::borrow::Cow;
use std::ops::Range;

use granit_parser::{ErrorKind, Event, Options, Parser, ScalarStyle, Span};

use crate::diagnostic::{Diagnostic, Place};

/// A node and its bytes in the file.
#[derive(Debug, Clone, PartialEq)]
pub struct Node<'t> {
    /// What it holds.
    pub value: Value<'t>,
    /// Its bytes in the file.
    pub span: Range<usize>,
}

/// What a node holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'t> {
    /// Nothing: an empty key, `~` or `null`.
    Null,
    /// A text, as typed.
    Scalar(Cow<'t, str>),
    /// A list.
    Sequence(Vec<Node<'t>>),
    /// Keys and values, in order; a key may stand twice, which the reader reports.
    Mapping(Vec<(Key<'t>, Node<'t>)>),
}

/// A key and its bytes in the file.
#[derive(Debug, Clone, PartialEq)]
pub struct Key<'t> {
    /// The key, as typed.
    pub text: Cow<'t, str>,
    /// Its bytes in the file.
    pub span: Range<usize>,
}

/// Parses `text[range]`; spans are those of the whole `text`.
///
/// # Errors
/// One diagnostic: what the parser could not read, or what content may not use.
pub fn parse<'t>(path: &'t str, text: &'t str, range: Range<usize>) -> Result<Node<'t>, Box<Diagnostic>> {
    let yaml = text.get(range.clone()).unwrap_or_default();
    match plain::parse(yaml, range.start) {
        Some(node) => Ok(node),
        None => parse_any(path, yaml, range),
    }
}

/// As [`parse`], with all that YAML can hold.
fn parse_any<'t>(path: &'t str, yaml: &'t str, range: Range<usize>) -> Read<Node<'t>> {
    let mut options = Options::default();
    options.set_emit_comments(false);
    let parser = Parser::new_from_str_with_options(yaml, options);
    let mut reader = Reader { path, offset: range.start, end: range.end, parser };
    let node = reader.document()?;
    Ok(node.unwrap_or(Node { value: Value::Null, span: range.start..range.start }))
}

struct Reader<'a> {
    path: &'a str,
    offset: usize,
    end: usize,
    parser: Parser<'a, granit_parser::StrInput<'a>>,
}

type Read<T> = Result<T, Box<Diagnostic>>;

impl<'t> Reader<'t> {
    fn document(&mut self) -> Read<Option<Node<'t>>> {
        let mut root = None;
        let mut documents = 0;
        while let Some((event, span)) = self.next()? {
            match event {
                Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => {}
                Event::DocumentStart(..) => {
                    documents += 1;
                    if documents > 1 {
                        return Err(self.refuse("yaml-second-document", &self.bytes(span)));
                    }
                }
                event => root = Some(self.node(event, span)?),
            }
        }
        Ok(root)
    }

    fn node(&mut self, event: Event<'t>, span: Span) -> Read<Node<'t>> {
        let mut bytes = self.bytes(span);
        if event.anchor_id().is_some_and(|id| id > 0) || event.is_alias() {
            return Err(self.refuse("yaml-anchor", &bytes));
        }
        if event.tag().is_some() {
            return Err(self.refuse("yaml-tag", &bytes));
        }
        let value = match event {
            Event::Scalar(text, ScalarStyle::Plain, ..) if matches!(&*text, "" | "~" | "null") => Value::Null,
            Event::Scalar(text, ..) => Value::Scalar(text),
            Event::SequenceStart(..) => {
                let mut items = Vec::new();
                loop {
                    match self.next()? {
                        Some((Event::SequenceEnd, _)) | None => break,
                        Some((event, span)) => items.push(self.node(event, span)?),
                    }
                }
                bytes.end = items.last().map_or(bytes.end, |item| item.span.end);
                Value::Sequence(items)
            }
            Event::MappingStart(..) => {
                let mut entries = Vec::new();
                loop {
                    let (event, span) = match self.next()? {
                        Some((Event::MappingEnd, _)) | None => break,
                        Some(next) => next,
                    };
                    let key = self.key(event, span)?;
                    let Some((event, span)) = self.next()? else { break };
                    entries.push((key, self.node(event, span)?));
                }
                bytes.end = entries.last().map_or(bytes.end, |(_, node)| node.span.end);
                Value::Mapping(entries)
            }
            _ => Value::Null,
        };
        Ok(Node { value, span: bytes })
    }

    fn key(&mut self, event: Event<'t>, span: Span) -> Read<Key<'t>> {
        let node = self.node(event, span)?;
        match node.value {
            Value::Scalar(text) => Ok(Key { text, span: node.span }),
            _ => Err(self.refuse("yaml-key", &node.span)),
        }
    }

    fn next(&mut self) -> Read<Option<(Event<'t>, Span)>> {
        match self.parser.next_event() {
            None => Ok(None),
            Some(Ok(next)) => Ok(Some(next)),
            Some(Err(error)) => {
                let at = (self.offset + error.marker().byte_offset().unwrap_or_default()).min(self.end);
                Err(self.refuse(code_of(error.kind()), &(at..at)))
            }
        }
    }

    fn bytes(&self, span: Span) -> Range<usize> {
        let range = span.byte_range().unwrap_or_default();
        (self.offset + range.start).min(self.end)..(self.offset + range.end).min(self.end)
    }

    fn refuse(&self, code: &'static str, bytes: &Range<usize>) -> Box<Diagnostic> {
        Box::new(Diagnostic::error(code, self.path, Place::Bytes(bytes.clone())))
    }
}

/// The parser's sixty kinds of error, sorted into what an author can do about them.
fn code_of(kind: &ErrorKind) -> &'static str {
    match kind {
        ErrorKind::TabNotAllowed
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabAtBlockScalarStart
        | ErrorKind::TabInIndentation
        | ErrorKind::TabInPlainScalar => "yaml-tab",
        ErrorKind::UnclosedQuotedScalar
        | ErrorKind::InvalidTrailingSingleQuotedScalar
        | ErrorKind::InvalidTrailingDoubleQuotedScalar
        | ErrorKind::UnknownQuotedScalarEscape
        | ErrorKind::InvalidQuotedScalarIndent
        | ErrorKind::DocumentIndicatorInQuotedScalar => "yaml-quote",
        ErrorKind::MappingValueNotAllowed | ErrorKind::InvalidColonPlacement => "yaml-colon",
        ErrorKind::UnclosedFlowCollection { .. }
        | ErrorKind::UnexpectedEofFlowSequence
        | ErrorKind::UnexpectedEofFlowMapping
        | ErrorKind::UnexpectedEofImplicitFlowMapping
        | ErrorKind::ExpectedFlowMappingSeparator
        | ErrorKind::ExpectedFlowSequenceSeparator => "yaml-bracket",
        ErrorKind::UnknownAnchor => "yaml-anchor",
        ErrorKind::UnexpectedCharacter { .. } => "yaml-character",
        _ => "yaml-syntax",
    }
}

impl<'t> Node<'t> {
    /// The value of a key of a mapping.
    pub fn get(&self, name: &str) -> Option<(&Key<'t>, &Node<'t>)> {
        match &self.value {
            Value::Mapping(entries) => entries.iter().find(|(key, _)| key.text == name).map(|(key, node)| (key, node)),
            _ => None,
        }
    }

    /// The item of a sequence.
    pub fn item(&self, index: usize) -> Option<&Node<'t>> {
        match &self.value {
            Value::Sequence(items) => items.get(index),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Node<'_> {
        parse("x.md", text, 0..text.len()).unwrap()
    }

    #[track_caller]
    fn refused(text: &str, code: &str) {
        let diagnostic = parse("x.md", text, 0..text.len()).unwrap_err();
        assert_eq!(diagnostic.code, code, "{text}");
    }

    #[test]
    fn scalars_stay_what_was_typed() {
        let node = read("postcode: 01400\r\ncity: no\r\nstart: 18:30\r\nphone: 0612345678\r\nempty:\r\n");
        let text = |key| match &node.get(key).unwrap().1.value {
            Value::Scalar(text) => text.to_string(),
            other => format!("{other:?}"),
        };
        assert_eq!(text("postcode"), "01400");
        assert_eq!(text("city"), "no");
        assert_eq!(text("start"), "18:30");
        assert_eq!(text("phone"), "0612345678");
        assert_eq!(node.get("empty").unwrap().1.value, Value::Null);
    }

    #[test]
    fn spans_are_bytes_of_the_whole_file() {
        let text = "---\nname: Étang\nlist:\n  - un\n  - deux\n---\n";
        let node = parse("x.md", text, 4..text.len() - 4).unwrap();
        let (key, value) = node.get("name").unwrap();
        assert_eq!(&text[key.span.clone()], "name");
        assert_eq!(&text[value.span.clone()], "Étang");
        let second = node.get("list").unwrap().1.item(1).unwrap();
        assert_eq!(&text[second.span.clone()], "deux");
    }

    #[test]
    fn what_content_may_not_use_is_refused() {
        refused("a: &x 1\nb: *x\n", "yaml-anchor");
        refused("a: !!str 1\n", "yaml-tag");
        refused("a: 1\n---\nb: 2\n", "yaml-second-document");
        refused("? [a, b]\n: c\n", "yaml-key");
        refused("a:\n\t- b\n", "yaml-tab");
        refused("a: 'l'étang'\n", "yaml-quote");
        refused("a: Ferme: la belle\n", "yaml-colon");
        refused("a: [b, c\n", "yaml-bracket");
        refused("a: {b: 1\nc: 2\n", "yaml-bracket");
        refused("a: @b\n", "yaml-character");
        refused("a:\n  b: 1\n c: 2\n", "yaml-syntax");
    }
}
