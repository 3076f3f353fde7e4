//! A theme is a stack of layers; a file comes from the first layer that has it.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io;
use std::path::Path;

/// The default theme, embedded in the program.
static DEFAULT: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/default.rs"));

/// The files of one theme, by path relative to its folder.
#[derive(Debug, Clone, Default)]
pub struct Layer {
    /// How mistakes name the layer, for example `themes/mon-theme`; empty for the default theme.
    pub name: String,
    files: BTreeMap<String, Cow<'static, [u8]>>,
}

impl Layer {
    /// The default theme.
    pub fn embedded() -> Self {
        let files = DEFAULT.iter().map(|(path, bytes)| ((*path).to_owned(), Cow::Borrowed(*bytes))).collect();
        Self { name: String::new(), files }
    }

    /// Reads a theme folder. A folder that does not exist is an empty layer.
    ///
    /// # Errors
    /// When a file cannot be read.
    pub fn load(folder: &Path, name: &str) -> io::Result<Self> {
        Self::load_below(folder, name, "")
    }

    /// Reads one folder of a theme, for example `templates`, which stands before the paths of its files.
    ///
    /// # Errors
    /// When a file cannot be read.
    pub fn load_below(folder: &Path, name: &str, prefix: &str) -> io::Result<Self> {
        let mut files = BTreeMap::new();
        let prefix = if prefix.is_empty() { String::new() } else { format!("{prefix}/") };
        if folder.is_dir() {
            read_folder(folder, &prefix, &mut files)?;
        }
        Ok(Self { name: name.to_owned(), files })
    }

    /// A layer made in memory.
    pub fn from_files<P: Into<String>, B: Into<Vec<u8>>>(name: &str, files: impl IntoIterator<Item = (P, B)>) -> Self {
        let files = files.into_iter().map(|(path, bytes)| (path.into(), Cow::Owned(bytes.into()))).collect();
        Self { name: name.to_owned(), files }
    }
}

fn read_folder(folder: &Path, prefix: &str, files: &mut BTreeMap<String, Cow<'static, [u8]>>) -> io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') || name.ends_with('~') {
            continue;
        }
        let path = format!("{prefix}{name}");
        if entry.path().is_dir() {
            read_folder(&entry.path(), &format!("{path}/"), files)?;
        } else {
            files.insert(path, Cow::Owned(std::fs::read(entry.path())?));
        }
    }
    Ok(())
}

/// Layers, the strongest first.
#[derive(Debug, Clone)]
pub struct Theme {
    layers: Vec<Layer>,
}

impl Theme {
    /// These layers over the default theme.
    pub fn over_default(layers: impl IntoIterator<Item = Layer>) -> Self {
        let mut layers: Vec<Layer> = layers.into_iter().collect();
        layers.push(Layer::embedded());
        Self { layers }
    }

    /// The file at this path, and the name of the layer that it comes from.
    pub fn get(&self, path: &str) -> Option<(&str, &[u8])> {
        self.layers.iter().find_map(|layer| layer.files.get(path).map(|bytes| (layer.name.as_str(), &**bytes)))
    }

    /// Every path below a folder (`static/`) with its bytes and its layer's name, each path once, sorted.
    pub fn below(&self, folder: &str) -> Vec<(&str, &str, &[u8])> {
        let mut found: BTreeMap<&str, (&str, &[u8])> = BTreeMap::new();
        for layer in &self.layers {
            for (path, bytes) in layer.files.range(folder.to_owned()..).take_while(|(path, _)| path.starts_with(folder))
            {
                found.entry(path).or_insert((&layer.name, bytes));
            }
        }
        found.into_iter().map(|(path, (layer, bytes))| (path, layer, bytes)).collect()
    }

    /// Every file of every layer, the strongest layer first: its path and its bytes.
    pub fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.layers.iter().flat_map(|layer| layer.files.iter().map(|(path, bytes)| (path.as_str(), &**bytes)))
    }

    /// Every template by its name, `amap.html`. Those of the default theme are not copied.
    pub fn templates(&self) -> BTreeMap<String, Cow<'static, [u8]>> {
        let files = self.layers.iter().rev().flat_map(|layer| &layer.files);
        let own = files.filter_map(|(path, bytes)| Some((path.strip_prefix("templates/")?.to_owned(), bytes.clone())));
        own.collect()
    }

    /// The same path in every layer that has it, the weakest first: for files that merge instead of replacing.
    pub fn all(&self, path: &str) -> Vec<(&str, &[u8])> {
        let layers = self.layers.iter().rev();
        layers.filter_map(|layer| layer.files.get(path).map(|bytes| (layer.name.as_str(), &**bytes))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_layer_that_has_a_file_gives_it() {
        let own = Layer::from_files("themes", [("templates/a.html", "own")]);
        let chosen = Layer::from_files("themes/x", [("templates/a.html", "chosen"), ("templates/zz.html", "chosen")]);
        let theme = Theme::over_default([own, chosen]);
        assert_eq!(theme.get("templates/a.html"), Some(("themes", "own".as_bytes())));
        assert_eq!(theme.get("templates/zz.html"), Some(("themes/x", "chosen".as_bytes())));
        assert_eq!(theme.get("templates/none.html"), None);
        assert!(theme.below("templates/").iter().any(|(path, ..)| *path == "templates/zz.html"));
    }
}
