//! The manifests of forms, beside the site: whoever has a page open may still send the form that it shows, so that a revision
//! is never removed.

use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::Path;

use super::{Destination, PublishError, Result, create_folder, same};
use crate::print::Print;
use crate::signing::Forms;

/// Writes the manifests that are not there yet, each whole or not at all, and gives the paths of all, from the folder of the
/// pages. Call it before the pages that refer to them.
///
/// # Errors
/// The first file that could not be written.
pub fn publish(forms: &Forms, destination: &Destination) -> Result<Vec<(String, Print)>> {
    let folder = &destination.forms;
    create_folder(folder)?;
    let mut files = Vec::new();
    for (name, bytes) in forms.files() {
        let path = folder.join(&name);
        files.push((format!("../forms/{name}"), Print::of(&bytes)));
        if same(&path, &bytes) {
            continue;
        }
        let new = folder.join(format!(".{name}.new"));
        write(&new, &bytes, name == Forms::PRIVATE).map_err(|cause| PublishError::new(&new, cause))?;
        std::fs::rename(&new, &path).map_err(|cause| PublishError::new(path, cause))?;
    }
    Ok(files)
}

/// Writes a file; one that is private so that only its owner reads it.
fn write(path: &Path, bytes: &[u8], is_private: bool) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    if is_private {
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    }
    options.open(path)?.write_all(bytes)
}
