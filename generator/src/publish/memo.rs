//! Memo: what an earlier build did, kept beside the site so that the next need not do it again.
//!
//! It is never trusted over what is there: a file counts as published only while the system says that nobody touched it
//! since, and a memo that another program, another day or another theme wrote is no memo. To delete it costs one build.

use std::collections::HashMap;
use std::io;
use std::path::Path;
use std::time::Instant;

use rayon::prelude::*;

use crate::footprint::Key;
use crate::job::Done;
use crate::print::Print;
use crate::stamp::{self, Stamp, TICK};

/// The first bytes of a memo.
const MAGIC: &[u8; 8] = b"cabas-m1";

/// The prints of what a site was made from: its content, theme and day; the program.
pub type MadeFrom = (Print, Print);

/// How many pages a site has in all languages, how many files, how many warnings.
pub type Figures = (u64, u64, u64);

/// What an earlier build did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Memo {
    /// The print of all that it was made from.
    pub inputs: Print,
    /// The program that made it: another may make other files of the same.
    pub program: Print,
    /// Pages, in all languages.
    pub pages: u64,
    /// Files that were published.
    pub published: u64,
    /// Warnings that were told.
    pub warnings: u64,
    jobs: HashMap<Key, Done>,
    files: HashMap<String, (Print, Stamp)>,
}

impl Memo {
    /// What a build did, whose files were published below `public`; `known` are files that nobody touched since another memo.
    pub fn of(
        (inputs, program): MadeFrom,
        (pages, published, warnings): Figures,
        done: Vec<Done>,
        public: &Path,
        known: &Memo,
    ) -> Self {
        let begun = Instant::now();
        let (mut files, mut fresh) = (HashMap::new(), Vec::new());
        for (path, print) in done.iter().flat_map(|done| &done.files) {
            let before = known.files.get(path).filter(|(before, stamp)| before == print && *stamp != 0);
            let stamp = before.map_or(0, |(_, stamp)| *stamp);
            if stamp == 0 {
                fresh.push(path);
            }
            files.insert(path.clone(), (*print, stamp));
        }
        if !fresh.is_empty() {
            // Once the clock has ticked, whoever touches a file gives it another time.
            std::thread::sleep(TICK.saturating_sub(begun.elapsed()));
        }
        let fresh: Vec<_> = fresh.par_iter().map(|path| (*path, stamp::of(&public.join(path)))).collect();
        for (path, stamp) in fresh {
            files.entry(path.clone()).and_modify(|(_, known)| *known = stamp);
        }
        let jobs = done.into_iter().map(|done| (done.key, done)).collect();
        Self { inputs, program, pages, published, warnings, jobs, files }
    }

    /// Reads a memo; one that is not there or not whole is an empty one.
    pub fn read(file: &Path) -> Self {
        std::fs::read(file).ok().and_then(|bytes| Self::parse(&bytes)).unwrap_or_default()
    }

    /// Writes it, whole or not at all.
    ///
    /// # Errors
    /// When it could not be written.
    pub fn write(&self, file: &Path) -> io::Result<()> {
        let new = file.with_extension("new");
        std::fs::write(&new, self.to_bytes())?;
        std::fs::rename(&new, file)
    }

    /// The files that were published, below the folder of the site.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str).filter(|path| !path.starts_with("../"))
    }

    /// Whether every file that it knows is below `public` as it was put there.
    pub fn is_intact(&self, public: &Path) -> bool {
        !self.files.is_empty() && self.files.par_iter().all(|(path, _)| self.is_untouched(public, path))
    }

    /// Whether nobody touched a file since it was published.
    pub fn is_untouched(&self, public: &Path, path: &str) -> bool {
        self.files.get(path).is_some_and(|(_, known)| *known != 0 && *known == stamp::of(&public.join(path)))
    }

    /// The print of a file as it was published.
    pub fn print(&self, path: &str) -> Option<Print> {
        self.files.get(path).map(|(print, _)| *print)
    }

    /// What a job did.
    pub fn job(&self, key: Key) -> Option<&Done> {
        self.jobs.get(&key)
    }

    fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        bytes.extend(self.inputs.0);
        bytes.extend(self.program.0);
        let number = |bytes: &mut Vec<u8>, number: u64| bytes.extend(number.to_le_bytes());
        number(&mut bytes, self.pages);
        number(&mut bytes, self.published);
        number(&mut bytes, self.warnings);
        number(&mut bytes, self.jobs.len() as u64);
        for done in self.jobs.values() {
            for part in [done.key, done.state, done.seen.len() as u64, done.files.len() as u64] {
                number(&mut bytes, part);
            }
            done.seen.iter().for_each(|key| number(&mut bytes, *key));
            for (path, print) in &done.files {
                number(&mut bytes, path.len() as u64);
                bytes.extend(path.as_bytes());
                bytes.extend(print.0);
                number(&mut bytes, self.files.get(path).map_or(0, |(_, stamp)| *stamp));
            }
        }
        let end = Print::of(&bytes);
        bytes.extend(end.0);
        bytes
    }

    fn parse(bytes: &[u8]) -> Option<Self> {
        let (bytes, end) = bytes.split_last_chunk::<16>()?;
        let rest = bytes.strip_prefix(MAGIC).filter(|_| Print::of(bytes).0 == *end)?;
        let mut reader = Reader(rest);
        let mut memo = Self { inputs: reader.print()?, program: reader.print()?, ..Self::default() };
        (memo.pages, memo.published, memo.warnings) = (reader.number()?, reader.number()?, reader.number()?);
        for _ in 0..reader.number()? {
            let [key, state, seen, files] = [reader.number()?, reader.number()?, reader.number()?, reader.number()?];
            let seen = (0..seen).map(|_| reader.number()).collect::<Option<_>>()?;
            let mut done = Done { key, state, seen, files: Vec::new() };
            for _ in 0..files {
                let length = usize::try_from(reader.number()?).ok()?;
                let path = std::str::from_utf8(reader.take(length)?).ok()?.to_owned();
                let (print, stamp) = (reader.print()?, reader.number()?);
                memo.files.insert(path.clone(), (print, stamp));
                done.files.push((path, print));
            }
            memo.jobs.insert(key, done);
        }
        Some(memo)
    }
}

struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }

    fn number(&mut self) -> Option<u64> {
        let (number, rest) = self.0.split_first_chunk::<8>()?;
        self.0 = rest;
        Some(u64::from_le_bytes(*number))
    }

    fn print(&mut self) -> Option<Print> {
        let (print, rest) = self.0.split_first_chunk::<16>()?;
        self.0 = rest;
        Some(Print(*print))
    }
}

/// What tells this program from every other: which file it is, and when that was put there. `None` where the system does not say.
pub fn program() -> Option<Print> {
    let file = std::env::current_exe().ok()?;
    let stamp = stamp::touched(&std::fs::metadata(file).ok()?)?;
    Some(Print::of(format!("{} {stamp}", env!("CARGO_PKG_VERSION")).as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn memo(public: &Path) -> Memo {
        let done = Done { key: 7, state: 8, seen: vec![1, 2], files: vec![("é.html".to_owned(), Print::of(b"12"))] };
        Memo::of((Print::of(b"i"), Print::of(b"b")), (3, 1, 4), vec![done], public, &Memo::default())
    }

    #[test]
    fn what_is_written_is_read_and_what_is_spoilt_is_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let (memo, file) = (memo(folder.path()), folder.path().join("memo"));
        memo.write(&file).unwrap();
        assert_eq!(Memo::read(&file), memo);
        let mut bytes = std::fs::read(&file).unwrap();
        for at in 0..bytes.len() {
            bytes[at] ^= 1;
            std::fs::write(&file, &bytes).unwrap();
            assert_eq!(Memo::read(&file), Memo::default(), "byte {at}");
            bytes[at] ^= 1;
        }
        std::fs::write(&file, &bytes[..bytes.len() - 1]).unwrap();
        assert_eq!(Memo::read(&file), Memo::default());
        assert_eq!(Memo::read(&folder.path().join("none")), Memo::default());
    }

    #[cfg(unix)]
    #[test]
    fn a_file_that_somebody_touched_is_not_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("é.html");
        std::fs::write(&file, "12").unwrap();
        let memo = memo(folder.path());
        assert!(memo.is_intact(folder.path()) && memo.is_untouched(folder.path(), "é.html"));
        std::fs::write(&file, "34").unwrap();
        assert!(!memo.is_intact(folder.path()));
        std::fs::remove_file(&file).unwrap();
        assert!(!memo.is_untouched(folder.path(), "é.html"));
    }
}
