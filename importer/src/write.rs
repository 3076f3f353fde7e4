//! Write: what has changed, and never over a person's work.
//!
//! A file may be written if it does not exist, or if it still is what an import last wrote. Any other stays, and what the
//! import would have written lies under `.import/propositions/` to compare with. A file that an import wrote and that is
//! gone was deleted by someone: it is not made again.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::Import;
use crate::error::ImportError;
use crate::finding::Findings;
use crate::network;
use crate::report::{self, Report};
use crate::state::{State, fingerprint};

/// What the importer keeps beside the content; the generator skips hidden folders.
const OWN: &str = ".import";

/// What is to be done with one file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Action {
    Write,
    Unchanged,
    /// A person's: the file stays; and whether the import has anything new to propose.
    Keep {
        is_new: bool,
    },
}

/// Everything that is to be done, decided before anything is.
#[derive(Debug)]
pub struct Plan {
    pages: BTreeMap<String, (String, Action)>,
    has_network: bool,
    state: State,
}

/// Compares the pages with the folder. Reads only.
pub fn plan(into: &Path, pages: BTreeMap<String, String>) -> Result<Plan, ImportError> {
    let state = match read(&own(into, "state.json"))? {
        Some(bytes) => State::parse(&String::from_utf8_lossy(&bytes))?,
        None => State::default(),
    };
    let mut planned = BTreeMap::new();
    for (path, text) in pages {
        let new = fingerprint(text.as_bytes());
        let last = state.files.get(&path);
        let action = match read(&into.join(&path))?.map(|bytes| fingerprint(&bytes)) {
            Some(present) if present == new => Action::Unchanged,
            Some(present) if Some(&present) == last => Action::Write,
            None if last.is_none() => Action::Write,
            _ => Action::Keep { is_new: last != Some(&new) },
        };
        planned.insert(path, (text, action));
    }
    let has_network = into.join(network::PATH).exists();
    Ok(Plan { pages: planned, has_network, state })
}

/// Does what the plan says and reports.
pub fn apply(import: &Import, plan: Plan, findings: Findings) -> Result<Report, ImportError> {
    let into = import.into;
    let mut report =
        Report { file_name: import.file_name.to_owned(), findings: findings.sorted(), ..Report::default() };
    let mut state = plan.state.clone();
    if !plan.has_network {
        write(into, &into.join(network::PATH), network::TEXT)?;
        report.written.push(network::PATH.to_owned());
    }
    for (path, (text, action)) in &plan.pages {
        let proposal = own(into, "propositions").join(path);
        match action {
            Action::Keep { is_new } => {
                report.kept.push(path.clone());
                if *is_new {
                    write_if_new(into, &proposal, text)?;
                    report.proposed.push(format!("{OWN}/propositions/{path}"));
                    continue;
                }
            }
            Action::Write => {
                write(into, &into.join(path), text)?;
                report.written.push(path.clone());
                state.files.insert(path.clone(), fingerprint(text.as_bytes()));
            }
            Action::Unchanged => {
                report.unchanged.push(path.clone());
                state.files.insert(path.clone(), fingerprint(text.as_bytes()));
            }
        }
        remove(&proposal)?;
    }
    write_if_new(into, &own(into, "rapport.txt"), &report::text(&report))?;
    // Last: files that were written without being recorded are found unchanged by the next import.
    write_if_new(into, &own(into, "state.json"), &state.text())?;
    Ok(report)
}

fn own(into: &Path, name: &str) -> PathBuf {
    into.join(OWN).join(name)
}

fn write_if_new(into: &Path, path: &Path, text: &str) -> Result<(), ImportError> {
    if read(path)?.is_some_and(|bytes| bytes == text.as_bytes()) { Ok(()) } else { write(into, path, text) }
}

/// Writes a file in one step: nobody ever sees half of it.
fn write(into: &Path, path: &Path, text: &str) -> Result<(), ImportError> {
    let temporary = own(into, "en-cours.tmp");
    for folder in [temporary.parent(), path.parent()].into_iter().flatten() {
        std::fs::create_dir_all(folder).map_err(|cause| disk(folder, cause))?;
    }
    std::fs::write(&temporary, text).map_err(|cause| disk(&temporary, cause))?;
    std::fs::rename(&temporary, path).map_err(|cause| {
        // The cause of the first failure is the one to tell.
        _ = std::fs::remove_file(&temporary);
        disk(path, cause)
    })
}

fn read(path: &Path) -> Result<Option<Vec<u8>>, ImportError> {
    match std::fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(cause) if cause.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(cause) => Err(disk(path, cause)),
    }
}

fn remove(path: &Path) -> Result<(), ImportError> {
    match std::fs::remove_file(path) {
        Err(cause) if cause.kind() != std::io::ErrorKind::NotFound => Err(disk(path, cause)),
        _ => Ok(()),
    }
}

fn disk(path: &Path, cause: std::io::Error) -> ImportError {
    ImportError::Disk { path: path.display().to_string(), cause }
}
