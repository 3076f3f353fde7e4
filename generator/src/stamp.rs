//! Stamps: what the system says of a file, to tell without reading it whether somebody touched it.

use std::fs::Metadata;
use std::path::Path;
use std::time::{Duration, SystemTime};

/// When a file was written, and which it is: another one after every touch. 0 is none.
pub type Stamp = u64;

/// Clocks of file systems tick this slowly at the worst: what is younger may be touched again unseen.
pub const TICK: Duration = Duration::from_millis(12);

/// The stamp of a file; none for what is no file.
pub fn of(path: &Path) -> Stamp {
    let metadata = std::fs::symlink_metadata(path).ok().filter(Metadata::is_file);
    metadata.and_then(|metadata| touched(&metadata)).unwrap_or_default()
}

/// The stamp of what was touched when the system says.
#[cfg(unix)]
pub fn touched(metadata: &Metadata) -> Option<Stamp> {
    use std::os::unix::fs::MetadataExt;
    // The time of the last change of what the system knows of a file cannot be set by anybody.
    let changed = (metadata.ctime(), metadata.ctime_nsec());
    let written = (metadata.mtime(), metadata.mtime_nsec());
    Some(crate::footprint::state((metadata.len(), metadata.ino(), written, changed)))
}

/// Whether a clock has ticked since a file was touched: who touches it from now on leaves another stamp.
#[cfg(unix)]
pub fn is_settled(metadata: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    let (Ok(seconds), Ok(nanoseconds)) = (u64::try_from(metadata.ctime()), u32::try_from(metadata.ctime_nsec())) else {
        return false;
    };
    let changed = SystemTime::UNIX_EPOCH + Duration::new(seconds, nanoseconds);
    SystemTime::now().duration_since(changed).is_ok_and(|age| age > TICK)
}

/// Nothing is known of it.
#[cfg(not(unix))]
pub fn is_settled(_: &Metadata) -> bool {
    false
}

/// Without such a time there is no stamp: every file is compared.
#[cfg(not(unix))]
pub fn touched(_: &Metadata) -> Option<Stamp> {
    None
}
