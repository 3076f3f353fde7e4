//! Embeds every file below `default/` into the crate, so that the program carries its theme.

use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = Path::new(&env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?).join("default");
    let mut files = Vec::new();
    walk(&root, &mut files)?;
    files.sort();
    let mut code = String::from("&[\n");
    for file in &files {
        let name = file.strip_prefix(&root).map_err(io::Error::other)?.display().to_string().replace('\\', "/");
        code.push_str(&format!("({name:?}, include_bytes!({:?})),\n", file.display().to_string()));
    }
    code.push(']');
    let out = Path::new(&env::var("OUT_DIR").map_err(io::Error::other)?).join("default.rs");
    fs::write(out, code)
}

fn walk(folder: &Path, files: &mut Vec<std::path::PathBuf>) -> io::Result<()> {
    println!("cargo::rerun-if-changed={}", folder.display());
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            walk(&path, files)?;
        } else {
            println!("cargo::rerun-if-changed={}", path.display());
            files.push(path);
        }
    }
    Ok(())
}
