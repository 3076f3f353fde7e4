//! Jobs: what makes the files of a site, each a few of them. A job whose footprint is as it was is not done again.

use std::io;
use std::sync::Mutex;

use pictures::photo::Unusable;
use rayon::prelude::*;
use themes::TemplateError;

use crate::artifact::Artifacts;
use crate::footprint::{self, Key, State, Table};
use crate::print::Print;

/// A file that a job made: its path without leading `/`, its bytes.
pub type File = (String, Vec<u8>);

/// Why a job made nothing.
#[derive(Debug)]
pub enum Failure {
    /// A template went wrong.
    Template(TemplateError),
    /// A picture cannot be shown: its path below the content folder, and why.
    Picture(String, Unusable),
}

impl From<TemplateError> for Failure {
    fn from(error: TemplateError) -> Self {
        Self::Template(error)
    }
}

/// Something that makes files.
pub struct Job<'a> {
    key: Key,
    own: State,
    /// Whether it looks at nothing that others show: neither the day nor the theme change what it makes.
    is_alone: bool,
    make: Box<dyn Fn() -> Result<Vec<File>, Failure> + Send + Sync + 'a>,
}

impl<'a> Job<'a> {
    /// A job of this name. It looks at the atlas in its own thread only; `own` is the state of what it takes from elsewhere.
    pub fn new(
        name: impl std::hash::Hash,
        own: State,
        make: impl Fn() -> Result<Vec<File>, Failure> + Send + Sync + 'a,
    ) -> Self {
        Self { key: footprint::key("job", name), own, is_alone: false, make: Box::new(make) }
    }

    /// A job that makes what it makes of its own name and of what is in the state `own`, and looks at nothing else.
    pub fn alone(
        name: impl std::hash::Hash,
        own: State,
        make: impl Fn() -> Result<Vec<File>, Failure> + Send + Sync + 'a,
    ) -> Self {
        Self { is_alone: true, ..Self::new(name, own, make) }
    }

    /// The state of what it saw, and of what it is by itself.
    fn state(&self, table: &Table, seen: &[Key]) -> State {
        if self.is_alone { self.own } else { table.state(self.own, seen) }
    }

    /// A job that makes one file of this path, from what it looks at alone, and cannot fail.
    pub fn file(path: &str, make: impl Fn() -> Vec<u8> + Send + Sync + 'a) -> Self {
        let path = path.trim_start_matches('/').to_owned();
        Self::new(path.clone(), 0, move || Ok(vec![(path.clone(), make())]))
    }

    /// A job that makes files of this name, from what it looks at alone, and cannot fail.
    pub fn files(name: &str, make: impl Fn() -> Vec<File> + Send + Sync + 'a) -> Self {
        Self::new(name, 0, move || Ok(make()))
    }
}

/// What a job did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    /// Which job.
    pub key: Key,
    /// In what state everything was that it looked at.
    pub state: State,
    /// At what it looked.
    pub seen: Vec<Key>,
    /// The files that it made.
    pub files: Vec<(String, Print)>,
}

/// Where files go as they are made.
pub trait Outlet: Sync {
    /// What a job did in an earlier build, when all that it made is there still and `state` of what it looked at is what it was.
    fn kept(&self, job: Key, state: &dyn Fn(&[Key]) -> State) -> Option<Done>;

    /// Takes a file, with its print. What goes wrong is told when the site is published.
    fn put(&self, path: &str, bytes: Vec<u8>, print: Print);

    /// The bytes of a file that was put or kept.
    fn read(&self, path: &str) -> io::Result<Vec<u8>>;
}

/// Does all jobs, in parallel; gives what each did, and what went wrong.
pub fn run(jobs: &[Job<'_>], table: &Table, outlet: &dyn Outlet) -> (Vec<Done>, Vec<Failure>) {
    let outcomes: Vec<_> = jobs.par_iter().map(|job| done(job, table, outlet)).collect();
    let (mut all, mut errors) = (Vec::with_capacity(outcomes.len()), Vec::new());
    for outcome in outcomes {
        match outcome {
            Ok(done) => all.push(done),
            Err(error) => errors.push(error),
        }
    }
    (all, errors)
}

fn done(job: &Job<'_>, table: &Table, outlet: &dyn Outlet) -> Result<Done, Failure> {
    if let Some(kept) = outlet.kept(job.key, &|seen| job.state(table, seen)) {
        return Ok(kept);
    }
    let (made, seen) = footprint::of(|| (job.make)());
    let files = made?.into_iter().map(|(path, bytes)| {
        let print = Print::of(&bytes);
        outlet.put(&path, bytes, print);
        (path, print)
    });
    let files = files.collect();
    Ok(Done { key: job.key, state: job.state(table, &seen), seen, files })
}

/// Files that stay in memory: nothing is kept from one build to the next.
#[derive(Debug, Default)]
pub struct InMemory(Mutex<Artifacts>);

impl InMemory {
    /// All files.
    pub fn into_artifacts(self) -> Artifacts {
        self.0.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

impl Outlet for InMemory {
    fn kept(&self, _: Key, _: &dyn Fn(&[Key]) -> State) -> Option<Done> {
        None
    }

    fn put(&self, path: &str, bytes: Vec<u8>, _: Print) {
        // Of two files of one path the build tells.
        let _ = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner).insert(path, bytes);
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        let files = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        files.get(path).map(<[u8]>::to_vec).ok_or_else(|| io::ErrorKind::NotFound.into())
    }
}

/// The files of jobs that need no outlet.
#[cfg(test)]
pub fn files(jobs: Vec<Job<'_>>) -> Vec<File> {
    jobs.iter().flat_map(|job| (job.make)().expect("no template")).collect()
}
