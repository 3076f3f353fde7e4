//! A project on disk: its content folder and the layers of its theme.

use std::path::Path;

use themes::{Layer, Theme};

use crate::content::{front_matter, yaml};
use crate::diagnostic::{Diagnostic, Place, key};
use crate::source::Sources;

/// What a build starts from, all in memory.
#[derive(Debug, Clone)]
pub struct Project {
    /// The content folder.
    pub sources: Sources,
    /// The theme: the site's own layer, the chosen theme, the default.
    pub theme: Theme,
    /// What could not be read.
    pub diagnostics: Vec<Diagnostic>,
}

impl Project {
    /// Reads the content folder, and from the themes folder the site's own files and the theme that `network.yml` names.
    pub fn load(content: &Path, themes: &Path) -> Self {
        let mut diagnostics = Vec::new();
        let sources = Sources::load(content, &mut diagnostics);
        let mut layers = Vec::new();
        for folder in ["templates", "static", "i18n"] {
            read_layer(&themes.join(folder), "themes", folder, &mut layers, &mut diagnostics);
        }
        if let Some(name) = chosen_theme(&sources) {
            let folder = themes.join(&name);
            let safe = !name.contains(['/', '\\', '.']);
            if safe && folder.is_dir() {
                read_layer(&folder, &format!("themes/{name}"), "", &mut layers, &mut diagnostics);
            } else if name != "default" {
                let diagnostic = Diagnostic::error("unknown-theme", "network.yml", key!["theme"]);
                diagnostics.push(diagnostic.with("found", name));
            }
        }
        Self { sources, theme: Theme::over_default(layers), diagnostics }
    }

    /// A project in memory with the default theme, for tests and previews.
    pub fn in_memory(sources: Sources, layers: Vec<Layer>) -> Self {
        Self { sources, theme: Theme::over_default(layers), diagnostics: Vec::new() }
    }

    /// The text of a file that a diagnostic names: of the content, or of the theme.
    pub fn text(&self, file: &str) -> Option<&str> {
        let bytes = self.sources.get(file).or_else(|| {
            let (at, _) = ["templates/", "static/", "i18n/"].iter().find_map(|part| file.find(part).map(|at| (at, part)))?;
            self.theme.get(file.get(at..)?).map(|(_, bytes)| bytes)
        })?;
        std::str::from_utf8(bytes).ok()
    }
}

fn read_layer(folder: &Path, name: &str, prefix: &str, layers: &mut Vec<Layer>, diagnostics: &mut Vec<Diagnostic>) {
    match Layer::load_below(folder, name, prefix) {
        Ok(layer) => layers.push(layer),
        Err(error) => {
            let file = format!("{name}/{prefix}");
            diagnostics.push(Diagnostic::error("unreadable-file", file, Place::File).with("cause", error.to_string()));
        }
    }
}

/// The key `theme` of `network.yml`: needed before the file is read for good.
fn chosen_theme(sources: &Sources) -> Option<String> {
    let text = std::str::from_utf8(sources.get("network.yml")?).ok()?;
    let header = front_matter::header("network.yml", text)?;
    let node = yaml::parse("network.yml", text, header).ok()?;
    match &node.get("theme")?.1.value {
        yaml::Value::Scalar(name) => Some(name.clone()),
        _ => None,
    }
}
