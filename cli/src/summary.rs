//! What the program says of a build: mistakes with their excerpts, then a screen of figures.

use std::io::{IsTerminal, Write};
use std::time::Duration;

use generator::diagnostic::render;
use generator::publish::{Memo, Publication, PublishError};
use generator::source::kind;
use generator::{Build, Diagnostic, Project, Severity};
use themes::Messages;

/// The words of the program.
pub fn messages() -> Messages {
    Messages::embedded("fr")
}

/// Output that people pipe into `head`: a reader that has gone is no mistake.
pub fn say(text: &str) {
    let _ = std::io::stdout().lock().write_all(text.as_bytes());
}

/// Errors in full, and warnings too when `warnings` is true, on standard error.
pub fn show_diagnostics(build: &Build, project: &Project, messages: &Messages, warnings: bool) {
    let colour = std::io::stderr().is_terminal();
    for diagnostic in &build.diagnostics {
        if warnings || diagnostic.severity == Severity::Error {
            warn!("{}\n", shown(diagnostic, project, messages, colour));
        }
    }
}

/// One mistake with its excerpt.
pub fn shown(diagnostic: &Diagnostic, project: &Project, messages: &Messages, colour: bool) -> String {
    render(diagnostic, &project.shown_path(&diagnostic.file), project.text(&diagnostic.file), messages, colour)
}

/// "3 erreurs, 12 alertes", or empty.
pub fn counts(build: &Build, messages: &Messages) -> String {
    let count = |severity| build.diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count();
    let errors = count(Severity::Error);
    let errors = (errors > 0).then(|| messages.format("program-errors", &[("count", &errors.to_string())]));
    let warnings = Some(warnings(count(Severity::Warning), messages)).filter(|text| !text.is_empty());
    errors.into_iter().chain(warnings).collect::<Vec<_>>().join(", ")
}

/// "12 alertes", or empty.
pub fn warnings(count: usize, messages: &Messages) -> String {
    if count == 0 { String::new() } else { messages.format("program-warnings", &[("count", &count.to_string())]) }
}

/// Pages, files, seconds by phase.
pub fn figures(build: &Build, publication: Publication, messages: &Messages) -> String {
    let total: Duration = build.phases.iter().map(|(_, took)| *took).sum();
    let phases: Vec<String> = build
        .phases
        .iter()
        .map(|(name, took)| format!("{} {}", messages.text(&format!("program-phase-{name}")), seconds(*took)))
        .collect();
    let files = build.files.len();
    let head = messages.format(
        "program-built",
        &[
            ("pages", &build.page_count().to_string()),
            ("files", &files.to_string()),
            ("written", &publication.written.to_string()),
            ("removed", &publication.removed.to_string()),
            ("seconds", &seconds(total)),
        ],
    );
    format!("  {head}\n  {}", phases.join(" · "))
}

/// Pages and files of a site that is as it was.
pub fn unchanged(memo: &Memo, took: Duration, messages: &Messages) -> String {
    let (pages, files) = (memo.pages.to_string(), memo.published.to_string());
    let figures = [("pages", pages.as_str()), ("files", &files), ("seconds", &seconds(took))];
    format!("  {}", messages.format("program-unchanged", &figures))
}

/// A publication that failed, in words.
pub fn publish_failed(error: &PublishError, messages: &Messages) -> String {
    let path = error.path.display().to_string();
    let Some(cause) = &error.cause else {
        return messages.format("program-publish-foreign", &[("path", &path)]);
    };
    let key = if error.begun { "program-publish-stopped" } else { "program-publish-failed" };
    messages.format(key, &[("path", &path), ("cause", kind(Some(cause))), ("detail", &cause.to_string())])
}

/// "0,35 s".
pub fn seconds(duration: Duration) -> String {
    format!("{:.2}\u{a0}s", duration.as_secs_f64()).replace('.', ",")
}
