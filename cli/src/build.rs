//! `cabas build`: content to files.

use std::process::ExitCode;
use std::time::Instant;

use domain::Date;
use forms::Records;
use generator::publish::{self, Destination, Publication, PublishError};
use generator::render::Stage;
use generator::{Build, Project};
use themes::Messages;

use crate::options::Folders;
use crate::summary;

/// The project and its site in memory.
pub fn in_memory(folders: &Folders) -> (Project, Build) {
    let mut project = Project::load(&folders.content, &folders.themes);
    project.records = records(folders);
    let today = folders.today.unwrap_or_else(|| today_in(&project.timezone()));
    let build = generator::build(&project, today);
    (project, build)
}

/// What was taken of what the site offers; nothing yet where there is no such file.
fn records(folders: &Folders) -> Records {
    let json = std::fs::read(folders.site.join("records.json")).ok();
    json.and_then(|json| Records::read(&json)).unwrap_or_default()
}

/// Holds a good build that is published: whenever `taken` says that something was taken, the pages that show what is left are
/// rendered and published alone, and given to `show`. Ends when `taken` does, or
/// where everything is to be built anew.
pub fn hold(
    folders: &Folders,
    (project, build): (&Project, &Build),
    mut taken: impl FnMut() -> bool,
    mut show: impl FnMut(Result<Vec<(String, Vec<u8>)>, PublishError>),
) {
    let Some(setting) = build.setting(&project.theme) else { return while taken() {} };
    let (mut stage, mut known) = (Stage::new(&setting, &project.records), project.records.clone());
    while taken() {
        let records = records(folders);
        if records == known {
            continue;
        }
        // Every receipt is verified by it: pages of all kinds hang on it.
        if records.evidence_key != known.evidence_key {
            return;
        }
        // A template that goes wrong is told by a whole build.
        let Ok(files) = stage.changed(&records) else { return };
        if let Err(error) = publish::publish_some(&files, &Destination::below(&folders.site)) {
            show(Err(error));
            return;
        }
        known = records;
        show(Ok(files));
    }
}

/// The civil day in a time zone.
pub fn today_in(timezone: &str) -> Date {
    let zone = jiff::tz::TimeZone::get(timezone).unwrap_or(jiff::tz::TimeZone::UTC);
    jiff::Timestamp::now().to_zoned(zone).date()
}

/// Publishes a good build: its forms, then its pages.
///
/// # Errors
/// The first file that could not be written.
pub fn publish(build: &Build, destination: &Destination) -> Result<Publication, PublishError> {
    if let Some(forms) = &build.forms {
        publish::publish_forms(forms, destination)?;
    }
    publish::publish(&build.artifacts, destination)
}

/// Gives a published build its compressed companions, and says how many were made.
///
/// # Errors
/// The first that could not be written, in words.
pub fn compressed(build: &Build, destination: &Destination, messages: &Messages) -> Result<(), String> {
    let started = Instant::now();
    let made = publish::precompress(&build.artifacts, destination);
    let made = made.map_err(|error| summary::publish_failed(&error, messages))?;
    let said = [("count", made.to_string()), ("seconds", summary::seconds(started.elapsed()))];
    println!(
        "  {}",
        messages.format("program-precompressed", &said.each_ref().map(|(name, value)| (*name, value.as_str())))
    );
    Ok(())
}

/// Builds and publishes, and gives what is published its compressed companions where they are wanted; a build with errors
/// publishes nothing.
pub fn run(folders: &Folders, precompress: bool) -> ExitCode {
    let messages = summary::messages();
    let (project, build) = in_memory(folders);
    summary::show_diagnostics(&build, &project, &messages, false);
    if !build.is_good() {
        eprintln!("{}", messages.format("program-not-published", &[("counts", &summary::counts(&build, &messages))]));
        return ExitCode::FAILURE;
    }
    let started = Instant::now();
    let destination = Destination::below(&folders.site);
    match publish(&build, &destination) {
        Ok(publication) => {
            println!("{}", summary::figures(&build, publication, started.elapsed(), &messages));
            let counts = summary::counts(&build, &messages);
            if !counts.is_empty() {
                println!("  {}", messages.format("program-see-check", &[("counts", &counts)]));
            }
            if precompress && let Err(error) = compressed(&build, &destination, &messages) {
                eprintln!("{error}");
                return ExitCode::FAILURE;
            }
            println!("  {}", destination.public().display());
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{}", summary::publish_failed(&error, &messages));
            ExitCode::FAILURE
        }
    }
}
