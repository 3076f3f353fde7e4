//! Compressed companions of published files, for servers that send `x.br` or `x.gz` in the place of `x`.
//!
//! A companion that is there is that of the file beside it: it goes before its file changes or goes ([`forget`]), and comes
//! once the file is in place ([`precompress`]), whole, by a rename. So whoever publishes without compressing leaves none that
//! lies, and what is there need not be made again.
//!
//! A file beside the site (`.cabas-precompressed`) says that there may be companions, so that other sites are not searched for
//! any. It is also the lock: a program that compresses for minutes and one that publishes a page meanwhile agree on it.

use std::collections::HashSet;
use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use flate2::write::GzEncoder;
use rayon::prelude::*;

use super::{Destination, PublishError, Result, create_folder, remove_folder, same};

/// What a file must weigh to have companions, in bytes: less than that travels in one packet anyway.
const LEAST: usize = 1024;
/// Levels of both ways: `docs/deploiement.md` says what others would take and save.
const BROTLI: u32 = 10;
const GZIP: u32 = 9;
/// Endings of texts. Tiles are read in parts, which compression would break; pictures are compressed already.
const TEXTS: [&str; 12] =
    ["html", "css", "js", "json", "geojson", "webmanifest", "xml", "ics", "csv", "svg", "txt", "md"];

type Way = fn(&[u8]) -> io::Result<Vec<u8>>;
/// Endings of companions, and what gives them.
const WAYS: [(&str, Way); 2] = [("br", brotli), ("gz", gzip)];

/// Gives every text of a published site its companions; those that are there stay. Returns how many were made.
///
/// # Errors
/// The first companion that could not be written. The site is published, and the companions that are there are right.
pub fn precompress<'a>(files: impl IntoIterator<Item = &'a str>, destination: &Destination) -> Result<usize> {
    let marker = destination.marker();
    File::create(&marker).map_err(|cause| PublishError::new(marker, cause))?;
    let files: Vec<&str> = files.into_iter().collect();
    let names: HashSet<&str> = files.iter().copied().collect();
    accompany(&files, |path| names.contains(path), destination)
}

/// Makes the companions that these files lack, but for those whose place another file has.
pub(super) fn accompany(
    files: &[&str],
    is_taken: impl Fn(&str) -> bool + Sync,
    destination: &Destination,
) -> Result<usize> {
    let staging = destination.marker().with_extension("new");
    remove_folder(&staging)?;
    create_folder(&staging)?;
    let texts = files.par_iter().enumerate().filter(|(_, path)| is_text(path));
    let made = texts.map(|(index, path)| {
        let is_missing = |(ending, _): &(&str, Way)| {
            let companion = format!("{path}.{ending}");
            !is_taken(&companion) && !destination.public.join(companion).is_file()
        };
        let missing: Vec<_> = WAYS.into_iter().filter(is_missing).collect();
        if missing.is_empty() {
            return Ok(0);
        }
        let file = destination.public.join(path);
        let bytes = std::fs::read(&file).map_err(|cause| PublishError::new(file, cause))?;
        if bytes.len() < LEAST {
            return Ok(0);
        }
        for (ending, compress) in &missing {
            let companion = destination.public.join(format!("{path}.{ending}"));
            let new = staging.join(format!("{index}.{ending}"));
            let written = compress(&bytes).and_then(|bytes| std::fs::write(&new, bytes));
            let placed = written.and_then(|()| {
                let _held = held(destination)?;
                // Another program may have published the file anew.
                if same(&destination.public.join(path), &bytes) { std::fs::rename(&new, &companion) } else { Ok(()) }
            });
            placed.map_err(|cause| PublishError::new(companion, cause))?;
        }
        Ok(missing.len())
    });
    let made = made.try_reduce(|| 0, |one, other| Ok(one + other));
    let _ = remove_folder(&staging);
    made.map_err(|error| PublishError { begun: true, ..error })
}

/// What must be held while files change that had companions.
pub(super) struct Forgotten<'a> {
    /// The files whose companions went.
    pub had: Vec<&'a str>,
    _held: Option<File>,
}

/// Removes the companions of files that are about to change or to go, but for those whose place another file has.
pub(super) fn forget<'a>(
    paths: impl Iterator<Item = &'a str>,
    is_taken: impl Fn(&str) -> bool,
    destination: &Destination,
) -> Result<Forgotten<'a>> {
    if !destination.marker().exists() {
        return Ok(Forgotten { had: Vec::new(), _held: None });
    }
    let held = held(destination).map_err(|cause| PublishError::new(destination.marker(), cause))?;
    let mut had = Vec::new();
    for path in paths.filter(|path| is_text(path)) {
        let before = had.len();
        for companion in WAYS.map(|(ending, _)| format!("{path}.{ending}")) {
            if is_taken(&companion) {
                continue;
            }
            let companion = destination.public.join(companion);
            match std::fs::remove_file(&companion) {
                Ok(()) => had.push(path),
                Err(cause) if matches!(cause.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {}
                Err(cause) => return Err(PublishError::new(companion, cause)),
            }
        }
        had.truncate(before + 1);
    }
    Ok(Forgotten { had, _held: Some(held) })
}

impl Destination {
    fn marker(&self) -> PathBuf {
        self.list.with_file_name(".cabas-precompressed")
    }
}

/// The lock of the companions, until it is dropped.
fn held(destination: &Destination) -> io::Result<File> {
    let file = File::open(destination.marker())?;
    file.lock()?;
    Ok(file)
}

fn is_text(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|ending| TEXTS.iter().any(|text| ending == *text))
}

fn brotli(bytes: &[u8]) -> io::Result<Vec<u8>> {
    // The window, as a power of two: one that is wider than the file takes longer to clear than to fill.
    let window = (usize::BITS - bytes.len().leading_zeros()).clamp(16, 22);
    let mut compressor = ::brotli::CompressorWriter::new(Vec::new(), 1 << 16, BROTLI, window);
    compressor.write_all(bytes)?;
    Ok(compressor.into_inner())
}

fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut compressor = GzEncoder::new(Vec::new(), flate2::Compression::new(GZIP));
    compressor.write_all(bytes)?;
    compressor.finish()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::io::Read;

    use super::super::{Publication, Staging, publish_some};
    use super::*;
    use crate::job::Outlet;
    use crate::print::Print;

    fn text(word: &str) -> Vec<u8> {
        word.repeat(LEAST).into_bytes()
    }

    type Site = Vec<(&'static str, Vec<u8>)>;

    fn site(files: &[(&'static str, &str)]) -> Site {
        files.iter().map(|(path, word)| (*path, text(word))).collect()
    }

    fn publish(site: &Site, to: &Destination) -> Result<Publication> {
        let staging = Staging::open(to, super::super::Memo::default());
        for (path, text) in site {
            staging.put(path, text.clone(), Print::of(text));
        }
        staging.publish_files(&site.iter().map(|(path, _)| *path).collect())
    }

    fn precompress(site: &Site, to: &Destination) -> Result<usize> {
        super::precompress(site.iter().map(|(path, _)| *path), to)
    }

    /// The companions that are there, by path, each with whether it says what its file says.
    fn companions(to: &Destination) -> BTreeMap<String, bool> {
        let files = walkdir::WalkDir::new(to.public()).into_iter().filter_map(std::result::Result::ok);
        let files = files.filter(|entry| entry.file_type().is_file()).map(walkdir::DirEntry::into_path);
        let told = files.filter_map(|companion| {
            let mut said = Vec::new();
            let packed = std::fs::read(&companion).unwrap();
            match companion.extension()?.to_str()? {
                "br" => ::brotli::Decompressor::new(&packed[..], 4096).read_to_end(&mut said).unwrap(),
                "gz" => flate2::read::GzDecoder::new(&packed[..]).read_to_end(&mut said).ok()?,
                _ => return None,
            };
            let path = companion.strip_prefix(to.public()).unwrap().to_str().unwrap().to_owned();
            Some((path, std::fs::read(companion.with_extension("")).is_ok_and(|file| file == said)))
        });
        told.collect()
    }

    fn right(names: &[&str]) -> BTreeMap<String, bool> {
        names.iter().map(|name| ((*name).to_owned(), true)).collect()
    }

    #[test]
    fn companions_follow_their_files_and_stay_where_nothing_changed() {
        let folder = tempfile::tempdir().unwrap();
        let to = Destination::below(folder.path());
        let first = site(&[("a/index.html", "un"), ("b.json", "deux"), ("c.png", "trois")]);
        publish(&first, &to).unwrap();
        assert_eq!(precompress(&first, &to).unwrap(), 4);
        let all = right(&["a/index.html.br", "a/index.html.gz", "b.json.br", "b.json.gz"]);
        assert_eq!(companions(&to), all);
        let time = || std::fs::metadata(to.public().join("b.json.br")).unwrap().modified().unwrap();
        let before = time();
        let second = site(&[("a/index.html", "une"), ("b.json", "deux"), ("d/index.html", "quatre")]);
        publish(&second, &to).unwrap();
        assert_eq!(companions(&to), right(&["b.json.br", "b.json.gz"]), "what changed has none rather than an old one");
        assert_eq!(precompress(&second, &to).unwrap(), 4);
        assert_eq!(precompress(&second, &to).unwrap(), 0);
        let names =
            ["a/index.html.br", "a/index.html.gz", "b.json.br", "b.json.gz", "d/index.html.br", "d/index.html.gz"];
        assert_eq!(companions(&to), right(&names));
        assert_eq!(time(), before);
        publish(&site(&[("b.json", "deux")]), &to).unwrap();
        assert_eq!(companions(&to), right(&["b.json.br", "b.json.gz"]));
        assert!(!to.public().join("d").exists(), "no folder is kept by companions");
    }

    #[test]
    fn pages_shown_anew_have_theirs_again() {
        let folder = tempfile::tempdir().unwrap();
        let to = Destination::below(folder.path());
        let first = site(&[("a.html", "un"), ("b.html", "deux")]);
        publish(&first, &to).unwrap();
        publish_some(&[("a.html".into(), text("une"))], &to).unwrap();
        assert!(companions(&to).is_empty(), "nobody asked for any");
        precompress(&site(&[("a.html", "une"), ("b.html", "deux")]), &to).unwrap();
        publish_some(&[("a.html".into(), text("encore"))], &to).unwrap();
        assert_eq!(companions(&to), right(&["a.html.br", "a.html.gz", "b.html.br", "b.html.gz"]));
    }

    #[test]
    fn a_file_of_that_name_is_nobodys_companion() {
        let folder = tempfile::tempdir().unwrap();
        let to = Destination::below(folder.path());
        let own = |word| site(&[("files/a.csv", word), ("files/a.csv.gz", "de quelqu’un")]);
        publish(&own("un"), &to).unwrap();
        precompress(&own("un"), &to).unwrap();
        publish(&own("deux"), &to).unwrap();
        precompress(&own("deux"), &to).unwrap();
        assert_eq!(std::fs::read(to.public().join("files/a.csv.gz")).unwrap(), text("de quelqu’un"));
        assert_eq!(companions(&to), right(&["files/a.csv.br"]));
    }
}
