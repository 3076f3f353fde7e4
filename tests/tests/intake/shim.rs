//! What stands between the program and the C library: `shim.c`, compiled where a compiler is.

use std::path::PathBuf;
use std::process::Command;
use std::sync::LazyLock;

use super::network::{Network, said};

/// The library; none where nothing compiles C, or another system loads programs.
static SHIM: LazyLock<Option<(tempfile::TempDir, PathBuf)>> = LazyLock::new(|| {
    if !cfg!(target_os = "linux") {
        return None;
    }
    let folder = tempfile::tempdir().unwrap();
    let (source, library) = (folder.path().join("shim.c"), folder.path().join("shim.so"));
    std::fs::write(&source, include_str!("shim.c")).unwrap();
    let mut compiler = Command::new("cc");
    compiler.args(["-shared", "-fPIC", "-O1", "-Wall", "-Werror", "-o"]).arg(&library).arg(&source);
    let output = compiler.output().ok()?;
    assert!(output.status.success(), "{}", said(&output));
    Some((folder, library))
});

impl Network {
    /// A command behind the shim; nothing where there is none.
    pub fn shimmed(&self, variable: &str, value: &str, arguments: &[&str]) -> Option<Command> {
        let Some((_, library)) = &*SHIM else {
            eprintln!("not tried: no C compiler (cc), or not Linux");
            return None;
        };
        let mut command = self.command(arguments);
        command.env("LD_PRELOAD", library).env(variable, value);
        Some(command)
    }
}
