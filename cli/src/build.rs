//! `cabas build`: content to files.

use std::process::ExitCode;
use std::time::Instant;

use domain::Date;
use forms::Records;
use generator::publish::{self, Destination, Publication, PublishError};
use generator::{Build, Project};

use crate::options::Folders;
use crate::summary;

/// The project and its site in memory.
pub fn in_memory(folders: &Folders) -> (Project, Build) {
    let mut project = Project::load(&folders.content, &folders.themes);
    // Nothing was taken yet where there is no such file.
    let records = std::fs::read(folders.site.join("records.json")).ok();
    project.records = records.and_then(|json| Records::read(&json)).unwrap_or_default();
    let today = folders.today.unwrap_or_else(|| today_in(&project.timezone()));
    let build = generator::build(&project, today);
    (project, build)
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

/// Builds and publishes; a build with errors publishes nothing.
pub fn run(folders: &Folders) -> ExitCode {
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
            println!("  {}", destination.public().display());
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{}", summary::publish_failed(&error, &messages));
            ExitCode::FAILURE
        }
    }
}
