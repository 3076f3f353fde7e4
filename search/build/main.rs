//! Writes the shards of communes into one file, which the crate embeds: for each its path and its length on a line, then its bytes.

mod communes;
#[path = "../src/place.rs"]
mod place;
#[path = "../src/row.rs"]
#[allow(dead_code)]
mod row;
#[path = "../src/tree.rs"]
#[allow(dead_code)]
mod tree;
mod typos;
mod wide;

use std::error::Error;
use std::path::PathBuf;
use std::{env, fs};

/// A file of the site: its path without a leading `/`, its bytes.
type File = (String, Vec<u8>);

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=src/place.rs");
    println!("cargo::rerun-if-changed=src/row.rs");
    println!("cargo::rerun-if-changed=src/tree.rs");
    let mut all = Vec::new();
    for (path, bytes) in communes::write() {
        all.extend(format!("{path}\t{}\n", bytes.len()).into_bytes());
        all.extend(bytes);
    }
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("communes"), all)?;
    Ok(())
}
