//! `cabas check`: every mistake, nothing published.

use std::process::ExitCode;

use generator::diagnostic::render_json;

use crate::options::{Folders, Format};
use crate::{build, summary};

/// Shows every mistake; fails when there is an error.
pub fn run(folders: &Folders, format: Format) -> ExitCode {
    let messages = summary::messages();
    let (project, today) = build::project(folders);
    let (built, _) = generator::in_memory(&project, today);
    match format {
        Format::Text => {
            summary::show_diagnostics(&built, &project, &messages, true);
            let counts = summary::counts(&built, &messages);
            let key = if counts.is_empty() { "program-check-fine" } else { "program-check-found" };
            println!("{}", messages.format(key, &[("counts", &counts)]));
        }
        Format::Json => {
            let list: Vec<_> = built
                .diagnostics
                .iter()
                .map(|diagnostic| {
                    render_json(
                        diagnostic,
                        &project.shown_path(&diagnostic.file),
                        project.text(&diagnostic.file),
                        &messages,
                    )
                })
                .collect();
            summary::say(&format!("{:#}\n", serde_json::Value::Array(list)));
        }
    }
    if built.is_good() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
