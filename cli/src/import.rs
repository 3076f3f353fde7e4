//! `cabas import`: another tool's file becomes content.

use std::path::Path;
use std::process::ExitCode;

use generator::source::kind;

use crate::options::{Folders, ImportFormat};
use crate::summary;

/// Imports a file and prints the report.
pub fn run(format: ImportFormat, file: &Path, into: &Path, map: Option<&Path>, folders: &Folders) -> ExitCode {
    let messages = summary::messages();
    let unreadable = |path: &Path, error: &std::io::Error| {
        let (path, detail) = (path.display().to_string(), error.to_string());
        let arguments = [("path", path.as_str()), ("cause", kind(Some(error))), ("detail", &detail)];
        eprintln!("{}", messages.format("program-unreadable", &arguments));
        ExitCode::FAILURE
    };
    let bytes = match std::fs::read(file) {
        Ok(bytes) => bytes,
        Err(error) => return unreadable(file, &error),
    };
    let mapping = match map.map(|map| (map, std::fs::read_to_string(map))) {
        None => None,
        Some((_, Ok(text))) => Some(text),
        Some((map, Err(error))) => return unreadable(map, &error),
    };
    let today = folders.today.unwrap_or_else(|| jiff::Zoned::now().date());
    let import = importer::Import {
        format: match format {
            ImportFormat::Csv => importer::Format::Csv,
            ImportFormat::Json => importer::Format::Json,
            ImportFormat::Geojson => importer::Format::GeoJson,
            ImportFormat::Gogocarto => importer::Format::GoGoCarto,
            ImportFormat::Xlsx => importer::Format::Xlsx,
        },
        file_name: &file.file_name().unwrap_or_default().to_string_lossy(),
        bytes: &bytes,
        into,
        mapping: mapping.as_deref(),
        today,
    };
    match importer::import(&import) {
        Ok(report) => {
            summary::say(&report.to_string());
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
