//! `cabas build`: content to files.

use std::process::ExitCode;
use std::sync::Arc;
use std::time::Instant;

use domain::Date;
use forms::Records;
use generator::cache::Cache;
use generator::publish::{self, Destination, Memo, Pending, Publication, PublishError, Staging};
use generator::render::Stage;
use generator::source::Sources;
use generator::{Build, Prints, Project};
use themes::Messages;

use crate::options::Folders;
use crate::summary;

/// What a site is built from, and the day.
pub fn project(folders: &Folders) -> (Project, Date) {
    project_after(None, folders)
}

/// The same, of which what nobody touched was read before.
fn project_after(known: Option<&Sources>, folders: &Folders) -> (Project, Date) {
    let mut project = Project::load_after(known, &folders.content, &folders.themes);
    project.records = records(folders);
    let today = folders.today.unwrap_or_else(|| today_in(&project.timezone()));
    (project, today)
}

/// A build, and what came of its publication; none of one with errors.
pub struct Built {
    /// What it was made from.
    pub project: Project,
    /// The build.
    pub build: Arc<Build>,
    /// What was published.
    pub published: Option<Result<Publication, PublishError>>,
}

impl Built {
    /// Whether it is what is published now.
    pub fn is_published(&self) -> bool {
        matches!(self.published, Some(Ok(_)))
    }
}

/// Builds and publishes, and keeps nothing in memory; a build with errors leaves what is published.
pub fn built(folders: &Folders) -> Built {
    let (project, today) = project(folders);
    let (prints, to) = (Prints::of(&project), Destination::below(&folders.site));
    let (built, pending) = built_from(project, &prints, today, (&to, &mut to.memo()), &mut Cache::default());
    pending.map(Pending::written);
    built
}

/// Builds again and again: what did not change is not read, made or looked up anew.
pub struct Rebuild<'a> {
    folders: &'a Folders,
    to: Destination,
    known: Sources,
    cache: Cache,
    memo: Memo,
    pending: Option<Pending>,
}

impl<'a> Rebuild<'a> {
    /// Nothing is known but what the last program left beside the site.
    pub fn new(folders: &'a Folders) -> Self {
        let to = Destination::below(&folders.site);
        let (known, cache, memo, pending) = (Sources::default(), Cache::keeping(), to.memo(), None);
        Self { folders, to, known, cache, memo, pending }
    }

    /// Builds and publishes; a build with errors leaves what is published.
    pub fn built(&mut self) -> Built {
        self.settle();
        let (project, today) = project_after(Some(&self.known), self.folders);
        self.known = project.sources.clone();
        let prints = Prints::of(&project);
        let (built, pending) = built_from(project, &prints, today, (&self.to, &mut self.memo), &mut self.cache);
        self.pending = pending;
        built
    }

    /// Does what nobody waits for who waits for the site.
    pub fn settle(&mut self) {
        if let Some(pending) = self.pending.take() {
            self.memo = pending.written();
        }
    }
}

fn built_from(
    project: Project,
    prints: &Prints,
    today: Date,
    (to, memo): (&Destination, &mut Memo),
    cache: &mut Cache,
) -> (Built, Option<Pending>) {
    let staging = Staging::open(to, std::mem::take(memo));
    let mut build = generator::build(&project, prints, today, &staging, cache);
    let started = Instant::now();
    let (mut published, mut pending) = (None, None);
    if build.is_good() {
        match staging.publish(&mut build, prints.whole(today)) {
            Ok((publication, rest)) => (published, pending) = (Some(Ok(publication)), Some(rest)),
            Err(error) => {
                published = Some(Err(error));
                *memo = to.memo();
            }
        }
    } else {
        *memo = staging.into_memo();
    }
    build.phases.push(("publish", started.elapsed()));
    (Built { project, build: Arc::new(build), published }, pending)
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

/// Gives published files their compressed companions, and says how many were made.
///
/// # Errors
/// The first that could not be written, in words.
pub fn compressed<'a>(
    files: impl IntoIterator<Item = &'a str>,
    destination: &Destination,
    messages: &Messages,
) -> Result<(), String> {
    let started = Instant::now();
    let made = publish::precompress(files, destination);
    let made = made.map_err(|error| summary::publish_failed(&error, messages))?;
    let said = [("count", made.to_string()), ("seconds", summary::seconds(started.elapsed()))];
    let said = said.each_ref().map(|(name, value)| (*name, value.as_str()));
    summary::say(&format!("  {}\n", messages.format("program-precompressed", &said)));
    Ok(())
}

/// Builds and publishes, and gives what is published its compressed companions where they are wanted; a build with errors
/// publishes nothing. Where nothing changed since the last, that is all there is to say.
pub fn run(folders: &Folders, precompress: bool) -> ExitCode {
    let (messages, started) = (summary::messages(), Instant::now());
    let (project, today) = project(folders);
    let prints = Prints::of(&project);
    let destination = Destination::below(&folders.site);
    let mut memo = destination.memo();
    let is_same = publish::program() == Some(memo.program) && prints.whole(today) == memo.inputs;
    if is_same && project.diagnostics.is_empty() && memo.is_intact(destination.public()) {
        summary::say(&format!("{}\n", summary::unchanged(&memo, started.elapsed(), &messages)));
        let warnings = summary::warnings(memo.warnings as usize, &messages);
        return published(&destination, precompress.then(|| memo.paths()), &warnings, &messages);
    }
    let (built, pending) = built_from(project, &prints, today, (&destination, &mut memo), &mut Cache::default());
    pending.map(Pending::written);
    let (build, project) = (&built.build, &built.project);
    summary::show_diagnostics(build, project, &messages, false);
    let counts = summary::counts(build, &messages);
    let code = match &built.published {
        None => {
            eprintln!("{}", messages.format("program-not-published", &[("counts", &counts)]));
            ExitCode::FAILURE
        }
        Some(Ok(publication)) => {
            summary::say(&format!("{}\n", summary::figures(build, *publication, &messages)));
            let files = precompress.then(|| build.files.keys().map(String::as_str));
            published(&destination, files, &counts, &messages)
        }
        Some(Err(error)) => {
            eprintln!("{}", summary::publish_failed(error, &messages));
            ExitCode::FAILURE
        }
    };
    // The system takes it all back faster than we could give it.
    std::mem::forget(built);
    code
}

/// Says where the site is, and what there is to say of it; `files` are compressed.
fn published<'a>(
    destination: &Destination,
    files: Option<impl Iterator<Item = &'a str>>,
    counts: &str,
    messages: &Messages,
) -> ExitCode {
    if !counts.is_empty() {
        summary::say(&format!("  {}\n", messages.format("program-see-check", &[("counts", counts)])));
    }
    if let Some(files) = files
        && let Err(error) = compressed(files, destination, messages)
    {
        eprintln!("{error}");
        return ExitCode::FAILURE;
    }
    summary::say(&format!("  {}\n", destination.public().display()));
    ExitCode::SUCCESS
}
