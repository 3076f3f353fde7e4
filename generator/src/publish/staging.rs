//! The staging folder: where the files of a build wait until all of it is right.

use std::collections::{BTreeSet, HashSet};
use std::io;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::memo::{Figures, MadeFrom};
use super::{
    Destination, Memo, Publication, PublishError, Result, create_folder, forms, nothing_in_the_way, place, program,
    published, remove_folder, same, write_list,
};
use crate::build::Build;
use crate::footprint::{self, Key, State};
use crate::job::{Done, Outlet};
use crate::print::Print;

/// The files of a build that are not published yet as they are; those that are, stay.
pub struct Staging<'a> {
    to: &'a Destination,
    memo: Memo,
    /// This program; none where nothing of another build may be kept.
    program: Option<Print>,
    /// Whether nothing is published: files are staged where they will stand.
    is_first: bool,
    next: AtomicUsize,
    staged: Mutex<Vec<(usize, String)>>,
    folders: Mutex<HashSet<String>>,
    failure: Mutex<Option<PublishError>>,
}

/// The memo of a publication: to be written once whoever waits for the site has it.
pub struct Pending {
    to: Destination,
    known: Memo,
    made: Option<(MadeFrom, Figures, Vec<Done>)>,
}

impl Pending {
    /// Writes it, for other programs, and gives it, for this one. Nobody may touch what was published in between.
    pub fn written(self) -> Memo {
        let Some((made_from, figures, done)) = self.made else { return Memo::default() };
        let memo = Memo::of(made_from, figures, done, &self.to.public, &self.known);
        // Without it the next program takes longer, and that is all.
        let _ = memo.write(&self.to.memo);
        memo
    }
}

impl<'a> Staging<'a> {
    /// Where the files of a build go; `memo` is what the last one left there. What a crash left is removed.
    pub fn open(to: &'a Destination, memo: Memo) -> Self {
        let failure = remove_folder(&to.staging).and_then(|()| create_folder(&to.staging)).err();
        Self {
            to,
            memo,
            program: program(),
            is_first: !to.public.exists(),
            next: AtomicUsize::new(0),
            staged: Mutex::default(),
            folders: Mutex::default(),
            failure: Mutex::new(failure),
        }
    }

    /// What the last build left, of a build that is not to be published.
    pub fn into_memo(mut self) -> Memo {
        std::mem::take(&mut self.memo)
    }

    /// Publishes a build whose files were put here: its forms, then its pages. Call it for good builds only. `inputs` is the
    /// print of all that it was made from.
    ///
    /// # Errors
    /// The first file that could not be written. Up to the renames nothing of the published site has changed.
    pub fn publish(mut self, build: &mut Build, inputs: Print) -> Result<(Publication, Pending)> {
        if let Some(failure) = locked(&self.failure).take() {
            return Err(failure);
        }
        let manifests = match &build.forms {
            Some(forms) => forms::publish(forms, self.to)?,
            None => Vec::new(),
        };
        let publication = self.publish_files(&build.files.keys().map(String::as_str).collect())?;
        // Manifests stand beside the pages: whoever asks whether all is there asks for them too.
        let key = footprint::key("job", "forms");
        let mut done = std::mem::take(&mut build.done);
        done.push(Done { key, state: 0, seen: Vec::new(), files: manifests });
        let figures = (build.page_count() as u64, build.files.len() as u64, build.diagnostics.len() as u64);
        let made = self.program.map(|program| ((inputs, program), figures, done));
        Ok((publication, Pending { to: self.to.clone(), known: std::mem::take(&mut self.memo), made }))
    }

    /// Puts what is staged into place, of a site that has these files.
    pub(super) fn publish_files(&self, wanted: &BTreeSet<&str>) -> Result<Publication> {
        let Destination { public, staging, list, .. } = self.to;
        if let Some(failure) = locked(&self.failure).take() {
            return Err(failure);
        }
        let before = published(list);
        let gone: Vec<&String> = before.iter().filter(|path| !wanted.contains(path.as_str())).collect();
        let changed = std::mem::take(&mut *locked(&self.staged));
        let (written, unchanged) = (changed.len(), wanted.len() - changed.len());
        if self.is_first {
            write_list(list, wanted)?;
            return match std::fs::rename(staging, public) {
                Ok(()) => Ok(Publication { written, unchanged, removed: 0 }),
                Err(cause) => Err(PublishError::new(public, cause)),
            };
        }
        nothing_in_the_way(public, &changed, &gone)?;
        let removed = place(&changed, &gone, &before, wanted, self.to);
        let removed = removed.map_err(|error| PublishError { begun: true, ..error })?;
        Ok(Publication { written, unchanged, removed })
    }

    /// Where a file is staged.
    fn stage(&self, path: &str) -> Result<(usize, PathBuf)> {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        if !self.is_first {
            return Ok((number, self.to.staging.join(number.to_string())));
        }
        if let Some((folder, _)) = path.rsplit_once('/')
            && !locked(&self.folders).contains(folder)
        {
            create_folder(&self.to.staging.join(folder))?;
            locked(&self.folders).insert(folder.to_owned());
        }
        Ok((number, self.to.staging.join(path)))
    }
}

impl Outlet for Staging<'_> {
    fn kept(&self, job: Key, state: &dyn Fn(&[Key]) -> State) -> Option<Done> {
        let done = self.memo.job(job).filter(|_| self.program == Some(self.memo.program))?;
        let is_there = |(path, _): &(String, Print)| self.memo.is_untouched(&self.to.public, path);
        (done.state == state(&done.seen) && done.files.iter().all(is_there)).then(|| done.clone())
    }

    fn put(&self, path: &str, bytes: Vec<u8>, print: Print) {
        let is_known = self.memo.print(path) == Some(print) && self.memo.is_untouched(&self.to.public, path);
        if is_known || (!self.is_first && same(&self.to.public.join(path), &bytes)) {
            return;
        }
        let staged = self.stage(path).and_then(|(number, file)| {
            std::fs::write(&file, bytes).map_err(|cause| PublishError::new(file, cause))?;
            Ok(number)
        });
        match staged {
            Ok(number) => locked(&self.staged).push((number, path.to_owned())),
            Err(error) => _ = locked(&self.failure).get_or_insert(error),
        }
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        let number = locked(&self.staged).iter().find(|(_, staged)| staged == path).map(|(number, _)| *number);
        std::fs::read(match number {
            Some(_) if self.is_first => self.to.staging.join(path),
            Some(number) => self.to.staging.join(number.to_string()),
            None => self.to.public.join(path),
        })
    }
}

impl Drop for Staging<'_> {
    fn drop(&mut self) {
        // The space that half a site takes is better given back; the next publication clears what stays.
        let _ = remove_folder(&self.to.staging);
    }
}

fn locked<T>(shared: &Mutex<T>) -> MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}
