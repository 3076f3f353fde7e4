//! The log as it is published beside the site: its newest checkpoint and the tiles of its tree (`docs/evidence.md`). They name
//! nobody; whoever keeps copies of them can tell whether the log was rewritten, and the next start refuses a log that is shorter.

use std::fmt;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use evidence::{Checkpoint, Note, Tile};

use crate::store::{Store, StoreError, log};

/// The file of the newest checkpoint.
const CHECKPOINT: &str = "checkpoint";

/// What was published.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Published {
    /// How many lines the log has.
    pub size: u64,
    /// How many files were written.
    pub written: usize,
}

/// Why nothing was published.
#[derive(Debug)]
pub enum PublicationError {
    /// A file or folder that cannot be used.
    File(PathBuf, io::Error),
    /// The file is not a checkpoint.
    NoCheckpoint(PathBuf),
    /// Another log was published there.
    OtherLog,
    /// More lines were published than there are: an old copy was restored.
    Shorter {
        /// Lines of the log.
        here: u64,
        /// Lines of the one that was published.
        published: u64,
    },
    /// The database.
    Store(StoreError),
}

impl fmt::Display for PublicationError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path, error) => write!(formatter, "{} cannot be used: {error}", path.display()),
            Self::NoCheckpoint(path) => write!(formatter, "{} is not a checkpoint", path.display()),
            Self::OtherLog => formatter.write_str("the checkpoint of another log is published there"),
            Self::Shorter { here, published } => {
                write!(formatter, "the log has {here} lines and {published} were published: an old copy was restored")
            }
            Self::Store(error) => error.fmt(formatter),
        }
    }
}

impl std::error::Error for PublicationError {}

impl From<StoreError> for PublicationError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// The checkpoint that was published last in a folder, for [`crate::store::Options::published`]; `None` where there is none yet.
///
/// # Errors
/// A file that cannot be read, or is no checkpoint: to be looked at before anything is signed.
pub fn last(folder: &Path) -> Result<Option<Note>, PublicationError> {
    let path = folder.join(CHECKPOINT);
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(PublicationError::File(path, error)),
    };
    let note = Note::parse(&text).filter(|note| Checkpoint::parse(note.text()).is_some());
    note.map(Some).ok_or(PublicationError::NoCheckpoint(path))
}

/// Publishes what the log has more than what was published in a folder: only new tiles are written, and the checkpoint last, so
/// that at every moment all that it covers is there.
///
/// # Errors
/// Why nothing is published; what was published stays.
pub fn write(store: &Store, folder: &Path) -> Result<Published, PublicationError> {
    let before = last(folder)?.and_then(|note| Checkpoint::parse(note.text()));
    let (old, origin) = before.map_or((0, None), |before| (before.size, Some(before.origin)));
    let found = store.read_blocking(|view| {
        let Some(note) = log::checkpoint(view)? else {
            return if old > 0 { Err(PublicationError::Shorter { here: 0, published: old }) } else { Ok(None) };
        };
        let now = Checkpoint::parse(note.text()).ok_or(StoreError::Unreadable("checkpoint"))?;
        if origin.is_some_and(|origin| origin != now.origin) {
            return Err(PublicationError::OtherLog);
        }
        if now.size < old {
            return Err(PublicationError::Shorter { here: now.size, published: old });
        }
        let tiles = Tile::grown(old, now.size).into_iter().map(|tile| Ok((tile, tile.hashes(view)?)));
        Ok(Some((note, now.size, tiles.collect::<Result<Vec<_>, StoreError>>()?)))
    })?;
    let Some((note, size, tiles)) = found else { return Ok(Published::default()) };
    let mut published = Published { size, written: 0 };
    for (tile, bytes) in &tiles {
        let path = folder.join(tile.path());
        published.written += usize::from(put(&path, bytes)?);
        // Readers of a part of a tile find the same in the whole.
        let parts = PathBuf::from(format!("{}.p", path.display()));
        if u64::from(tile.width) == Tile::FULL && parts.is_dir() {
            fs::remove_dir_all(&parts).map_err(|error| PublicationError::File(parts, error))?;
        }
    }
    published.written += usize::from(put(&folder.join(CHECKPOINT), note.to_string().as_bytes())?);
    Ok(published)
}

/// Writes a file whole or not at all, and gives whether it differs from what was there.
fn put(path: &Path, bytes: &[u8]) -> Result<bool, PublicationError> {
    if fs::read(path).is_ok_and(|there| there == bytes) {
        return Ok(false);
    }
    let new = PathBuf::from(format!("{}.new", path.display()));
    let written = || {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        let mut file = File::create(&new)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&new, path)
    };
    written().map_err(|error| PublicationError::File(path.to_owned(), error))?;
    Ok(true)
}
