//! The files of copies: written beside their name, read back, then renamed.

use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use age::secrecy::SecretString;
use age::{Decryptor, Encryptor, scrypt};
use sha2::{Digest, Sha256};

use super::BackupError;
use crate::store::connection;

/// How the names of copies begin. Files of other names are left alone.
pub(super) const PREFIX: &str = "intake-";
/// How the files of age begin.
const AGE: &[u8] = b"age-encryption.org/";

/// How hard it is to try passphrases, as a power of two: 32 MB of memory and some tenths of a second for each. What age would
/// choose by itself takes a gigabyte, which small machines do not have; a long passphrase makes up for it.
const WORK: u8 = 15;

/// With what copies are encrypted: six words drawn by chance, or longer. It is not shown.
#[derive(Debug, Clone)]
pub struct Passphrase {
    text: SecretString,
    work: u8,
}

impl Passphrase {
    /// A passphrase.
    pub fn new(text: &str) -> Self {
        Self { text: text.into(), work: WORK }
    }

    /// The same with less work: for tests.
    #[doc(hidden)]
    pub fn quick(text: &str) -> Self {
        Self { text: text.into(), work: 2 }
    }
}

/// A file that goes away.
pub(super) struct Temporary(PathBuf);

impl Temporary {
    /// A file beside another one, which only its user may read, empty.
    pub(super) fn beside(path: &Path, what: &str) -> io::Result<Self> {
        let mut name = path.as_os_str().to_owned();
        name.push(format!(".{what}-{}", std::process::id()));
        let own = Self(PathBuf::from(name));
        own.remove();
        drop(connection::create(&own.0)?);
        Ok(own)
    }

    pub(super) fn path(&self) -> &Path {
        &self.0
    }

    fn remove(&self) {
        for end in ["", "-wal", "-shm", "-journal"] {
            let mut name = self.0.as_os_str().to_owned();
            name.push(end);
            // What is not there need not go.
            let _ = fs::remove_file(PathBuf::from(name));
        }
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        self.remove();
    }
}

/// Writes a copy of a file under a name, encrypted where there is a passphrase; reads it back, and only then gives it its
/// name. Gives its size.
pub(super) fn seal(plain: &Path, path: &Path, passphrase: Option<&Passphrase>) -> Result<u64, BackupError> {
    let error = |error| BackupError::File(path.to_owned(), error);
    let part = Temporary::beside(path, "part").map_err(error)?;
    let mut input = File::open(plain).map_err(error)?;
    let file = connection::create(part.path()).map_err(error)?;
    encrypt(&mut input, BufWriter::new(&file), passphrase).map_err(error)?;
    file.sync_all().map_err(error)?;
    let written = File::open(part.path()).map_err(error)?;
    let mut digest = Digesting::default();
    unseal_into(written, &mut digest, passphrase).map_err(|_| BackupError::Differs(path.to_owned()))?;
    let mut expected = Digesting::default();
    io::copy(&mut File::open(plain).map_err(error)?, &mut expected).map_err(error)?;
    if digest.0.finalize() != expected.0.finalize() {
        return Err(BackupError::Differs(path.to_owned()));
    }
    fs::rename(part.path(), path).map_err(error)?;
    sync_folder(path).map_err(error)?;
    fs::metadata(path).map(|found| found.len()).map_err(error)
}

/// What is written goes into a hash.
#[derive(Default)]
struct Digesting(Sha256);

impl Write for Digesting {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn encrypt(input: &mut File, mut output: impl Write, passphrase: Option<&Passphrase>) -> io::Result<()> {
    let Some(passphrase) = passphrase else {
        io::copy(input, &mut output)?;
        return output.flush();
    };
    let mut recipient = scrypt::Recipient::new(passphrase.text.clone());
    recipient.set_work_factor(passphrase.work);
    let recipients = std::iter::once(&recipient as &dyn age::Recipient);
    let encryptor = Encryptor::with_recipients(recipients).map_err(io::Error::other)?;
    let mut writer = encryptor.wrap_output(&mut output)?;
    io::copy(input, &mut writer)?;
    writer.finish()?;
    output.flush()
}

/// Writes what a copy holds, decrypted where it is encrypted.
pub(super) fn unseal_into(
    copy: impl Read,
    output: &mut impl Write,
    passphrase: Option<&Passphrase>,
) -> Result<(), BackupError> {
    let read = |error| BackupError::File(PathBuf::new(), error);
    let mut input = BufReader::new(copy);
    let is_encrypted = io::BufRead::fill_buf(&mut input).map_err(read)?.starts_with(AGE);
    if !is_encrypted {
        return io::copy(&mut input, output).map(drop).map_err(read);
    }
    let passphrase = passphrase.ok_or(BackupError::Passphrase)?;
    let identity = scrypt::Identity::new(passphrase.text.clone());
    let decryptor = Decryptor::new(input).map_err(|_| BackupError::Passphrase)?;
    let identities = std::iter::once(&identity as &dyn age::Identity);
    let mut plain = decryptor.decrypt(identities).map_err(|_| BackupError::Passphrase)?;
    io::copy(&mut plain, output).map(drop).map_err(|_| BackupError::Passphrase)
}

/// Removes all but the newest copies. Gives those that went.
pub(super) fn rotate(folder: &Path, keep: usize) -> Result<Vec<PathBuf>, BackupError> {
    let error = |error| BackupError::File(folder.to_owned(), error);
    let mut copies = Vec::new();
    for entry in fs::read_dir(folder).map_err(error)? {
        let path = entry.map_err(error)?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let stamp = name.strip_prefix(PREFIX).and_then(|rest| rest.split_once('.'));
        if stamp.is_some_and(|(stamp, end)| stamp.len() == 16 && matches!(end, "db" | "db.age")) {
            copies.push(path);
        }
    }
    // Names sort by time.
    copies.sort();
    copies.truncate(copies.len().saturating_sub(keep.max(1)));
    for path in &copies {
        fs::remove_file(path).map_err(error)?;
    }
    Ok(copies)
}

/// Makes sure that a new name is on the disk.
pub(super) fn sync_folder(path: &Path) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // Some systems cannot open folders; there is nothing to be synced there either.
    File::open(folder).map_or(Ok(()), |folder| folder.sync_all())
}
