//! How a diagnostic is shown: to a person with an excerpt and carets, to an editor as JSON.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use serde_json::json;
use themes::Messages;

use super::{Diagnostic, Severity, locate};

/// One diagnostic as text: severity and code, sentence, excerpt of the file with carets, hint.
///
/// `file` is shown as the file's path. `text` is the file's content, or `None` when it is no text or does not exist.
pub fn render(diagnostic: &Diagnostic, file: &str, text: Option<&str>, messages: &Messages, colour: bool) -> String {
    let (sentence, hint) = texts(diagnostic, messages);
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR.with_name(messages.text("diagnostic-error")),
        Severity::Warning => Level::WARNING.with_name(messages.text("diagnostic-warning")),
    };
    let title = level.primary_title(sentence).id(diagnostic.code);
    let mut group = match text {
        Some(text) => {
            let bytes = locate::bytes(&diagnostic.file, text, &diagnostic.place);
            let snippet = Snippet::source(text).path(file).fold(true);
            title.element(snippet.annotation(AnnotationKind::Primary.span(bytes)))
        }
        None => title.element(annotate_snippets::Origin::path(file)),
    };
    if let Some(hint) = hint {
        group = group.element(Level::HELP.with_name(messages.text("diagnostic-hint")).message(hint));
    }
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    renderer.decor_style(DecorStyle::Ascii).render(&[group])
}

/// One diagnostic as JSON, for editors and continuous integration. Lines and columns are from 1; columns count characters.
pub fn render_json(diagnostic: &Diagnostic, file: &str, text: Option<&str>, messages: &Messages) -> serde_json::Value {
    let (sentence, hint) = texts(diagnostic, messages);
    let bytes = text.map(|text| locate::bytes(&diagnostic.file, text, &diagnostic.place)).unwrap_or_default();
    let text = text.unwrap_or_default();
    let ((line, column), (end_line, end_column)) =
        (locate::line_and_column(text, bytes.start), locate::line_and_column(text, bytes.end));
    json!({
        "severity": match diagnostic.severity { Severity::Error => "error", Severity::Warning => "warning" },
        "code": diagnostic.code,
        "file": file,
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
        "message": sentence,
        "hint": hint,
    })
}

fn texts(diagnostic: &Diagnostic, messages: &Messages) -> (String, Option<String>) {
    let key = format!("diagnostic-{}", diagnostic.code);
    let arguments: Vec<(&str, &str)> = diagnostic.arguments.iter().map(|(name, value)| (*name, &**value)).collect();
    let sentence = messages.format(&key, &arguments);
    // A hint that offers a nearest word says nothing where there is none.
    let nothing_near = diagnostic.arguments.iter().any(|(name, value)| *name == "near" && value.is_empty());
    let variant = if nothing_near { "hint-plain" } else { "hint" };
    let hint = messages.format_attribute(&key, variant, &arguments);
    (sentence, hint)
}
