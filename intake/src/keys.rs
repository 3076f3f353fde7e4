//! The keys of an intake: files of their own beside the database, never in it nor in its copies.
//!
//! * `journal.key`: the seed of the key that signs the log · `journal.old.key`: during a rotation, the one before
//! * `links.key`: from it the links of mails are made
//!
//! Each is 64 hexadecimal digits in a file that nobody but its owner reads. Who loses the first cannot prove anything new in
//! this log's name; who loses the second has every link that was mailed open nothing any more.

use std::fmt;
use std::fs::{File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use data_encoding::HEXLOWER_PERMISSIVE;
use evidence::SigningKey;

use crate::store::LinkKey;
use crate::world::World;

/// The keys of an intake.
pub struct Keys {
    /// What signs the log: one, or during a rotation the old and the new.
    pub journal: Vec<SigningKey>,
    /// What links are made of.
    pub links: LinkKey,
}

/// Why there are no keys.
#[derive(Debug)]
pub enum KeyError {
    /// A file that cannot be read or written.
    File(PathBuf, io::Error),
    /// A file that holds something else than a key.
    Unreadable(PathBuf),
    /// The log cannot have this name.
    Name(String),
}

impl fmt::Display for KeyError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path, error) => write!(formatter, "{}: {error}", path.display()),
            Self::Unreadable(path) => write!(formatter, "{}: 64 hexadecimal digits are expected", path.display()),
            Self::Name(name) => write!(formatter, "{name}"),
        }
    }
}

impl std::error::Error for KeyError {}

/// The files of keys in a folder.
pub const FILES: [&str; 3] = ["journal.key", "journal.old.key", "links.key"];

impl Keys {
    /// Reads the keys in a folder; those that are not there are made. `name` is that of the log: `amap.example/journal`.
    ///
    /// # Errors
    /// Why there are none.
    pub fn open(folder: &Path, name: &str, world: &World) -> Result<Self, KeyError> {
        let [journal, old, links] = FILES.map(|file| folder.join(file));
        let signing = |seed: [u8; 32]| SigningKey::from_seed(name, &seed);
        let unnamed = || KeyError::Name(name.to_owned());
        let mut keys = Vec::new();
        if let Some(seed) = read(&old)? {
            keys.push(signing(seed).ok_or_else(unnamed)?);
        }
        keys.push(signing(read_or_make(&journal, world)?).ok_or_else(unnamed)?);
        Ok(Self { journal: keys, links: LinkKey(read_or_make(&links, world)?) })
    }
}

/// Nothing of a key is shown.
impl fmt::Debug for Keys {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Keys(…)")
    }
}

fn read(path: &Path) -> Result<Option<[u8; 32]>, KeyError> {
    let mut text = String::new();
    match File::open(path).and_then(|file| file.take(1_000).read_to_string(&mut text)) {
        Ok(_) => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(KeyError::File(path.to_owned(), error)),
    }
    let bytes = HEXLOWER_PERMISSIVE.decode(text.trim().as_bytes()).ok().and_then(|bytes| bytes.try_into().ok());
    bytes.map(Some).ok_or_else(|| KeyError::Unreadable(path.to_owned()))
}

/// A key that was made is on the disk before it is used for anything.
fn read_or_make(path: &Path, world: &World) -> Result<[u8; 32], KeyError> {
    if let Some(key) = read(path)? {
        return Ok(key);
    }
    let file = |error| KeyError::File(path.to_owned(), error);
    let seed: [u8; 32] = world.random().map_err(|_| file(io::Error::other("no randomness")))?;
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o400);
    let mut made = options.open(path).map_err(file)?;
    made.write_all(format!("{}\n", data_encoding::HEXLOWER.encode(&seed)).as_bytes()).map_err(file)?;
    made.sync_all().map_err(file)?;
    Ok(seed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_made_once_and_kept_from_others() {
        let folder = tempfile::tempdir().unwrap();
        let open = || Keys::open(folder.path(), "amap.example/journal", &World::real());
        let (first, second) = (open().unwrap(), open().unwrap());
        assert_eq!(first.journal[0].verifier(), second.journal[0].verifier());
        assert_eq!(first.links.0, second.links.0);
        #[cfg(unix)]
        for file in ["journal.key", "links.key"] {
            let mode = std::fs::metadata(folder.path().join(file)).unwrap();
            assert_eq!(std::os::unix::fs::PermissionsExt::mode(&mode.permissions()) & 0o777, 0o400, "{file}");
        }
        std::fs::write(folder.path().join("journal.old.key"), "abc\n").unwrap();
        assert!(matches!(open(), Err(KeyError::Unreadable(_))), "a key that was cut off is no key");
        std::fs::write(folder.path().join("journal.old.key"), "07".repeat(32)).unwrap();
        assert_eq!(open().unwrap().journal.len(), 2, "during a rotation both sign");
    }
}
