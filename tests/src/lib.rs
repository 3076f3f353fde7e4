//! What the tests share: the built program, folders of the repository, expected files that can be refreshed.
//!
//! `BLESS=1 cargo test -p tests` writes the expected files again; read the difference before you keep it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The day on which every test stands.
pub const TODAY: &str = "2026-11-21";

/// The root of the repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map(Path::to_path_buf).unwrap_or_default()
}

/// The built program: `CABAS`, or the one beside the tests.
///
/// # Panics
/// When it has not been built.
pub fn program() -> PathBuf {
    if let Some(path) = std::env::var_os("CABAS") {
        return path.into();
    }
    let beside = std::env::current_exe().ok().and_then(|test| Some(test.parent()?.parent()?.join("cabas")));
    match beside.filter(|path| path.exists()) {
        Some(path) => path,
        #[expect(clippy::panic, reason = "a test without the program cannot go on")]
        None => panic!("build the program first: cargo build -p cabas"),
    }
}

/// Runs the program on a content folder, on the day of the tests.
///
/// # Panics
/// When it cannot be started.
#[expect(clippy::expect_used, reason = "a test without the program cannot go on")]
pub fn cabas(arguments: &[&str], content: &Path, site: &Path) -> Output {
    Command::new(program())
        .args(arguments)
        .args(["--today", TODAY, "--content"])
        .arg(content)
        .arg("--themes")
        .arg(content.with_file_name("themes"))
        .arg("--site")
        .arg(site)
        .output()
        .expect("the program starts")
}

/// Every file below a folder by its path, `/`-separated.
pub fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let files = walkdir::WalkDir::new(folder).into_iter().filter_map(Result::ok).filter(|e| e.file_type().is_file());
    files
        .filter_map(|entry| {
            let path = entry.path().strip_prefix(folder).ok()?.to_string_lossy().replace('\\', "/");
            Some((path, std::fs::read(entry.path()).ok()?))
        })
        .collect()
}

/// Whether expected files are written instead of compared.
pub fn blessing() -> bool {
    std::env::var_os("BLESS").is_some()
}
