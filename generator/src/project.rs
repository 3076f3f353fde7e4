//! A project on disk: its content folder and the layers of its theme.

use std::path::Path;

use forms::Records;
use themes::{Layer, Theme};

use crate::content::{front_matter, yaml};
use crate::diagnostic::{Diagnostic, Place, key};
use crate::resolve::site;
use crate::source::{Sources, kind};

/// What a build starts from, all in memory.
#[derive(Debug, Clone)]
pub struct Project {
    /// The content folder.
    pub sources: Sources,
    /// The theme: the site's own layer, the chosen theme, the default.
    pub theme: Theme,
    /// The content folder as the program was given it: mistakes are shown with a path that an editor can open.
    pub content: String,
    /// What a server of forms says was taken; nothing where there is none.
    pub records: Records,
    /// What could not be read.
    pub diagnostics: Vec<Diagnostic>,
}

impl Project {
    /// Reads the content folder, and from the themes folder the site's own files and the theme that `network.yml` names.
    pub fn load(content: &Path, themes: &Path) -> Self {
        Self::load_after(None, content, themes)
    }

    /// Reads what somebody touched since `known` was read, and shares the rest with it. A program that will read again knows
    /// nothing at first, and says so: [`Sources::default`].
    pub fn load_after(known: Option<&Sources>, content: &Path, themes: &Path) -> Self {
        let mut diagnostics = Vec::new();
        let sources = Sources::load(content, known, &mut diagnostics);
        let mut layers = Vec::new();
        for folder in ["templates", "static", "i18n"] {
            read_layer(&themes.join(folder), "themes", folder, &mut layers, &mut diagnostics);
        }
        if let Some(name) = network_key(&sources, "theme") {
            let folder = themes.join(&name);
            let safe = !name.contains(['/', '\\', '.']);
            if safe && folder.is_dir() {
                read_layer(&folder, &format!("themes/{name}"), "", &mut layers, &mut diagnostics);
            } else if name != "default" {
                let diagnostic = Diagnostic::error("unknown-theme", "network.yml", key!["theme"]);
                diagnostics.push(diagnostic.with("found", name));
            }
        }
        let content = content.display().to_string();
        Self { sources, theme: Theme::over_default(layers), content, records: Records::default(), diagnostics }
    }

    /// A project in memory with the default theme, for tests and previews.
    pub fn in_memory(sources: Sources, layers: Vec<Layer>) -> Self {
        let (content, records, diagnostics) = Default::default();
        Self { sources, theme: Theme::over_default(layers), content, records, diagnostics }
    }

    /// The time zone of the network: the civil day of a build is that of its place.
    pub fn timezone(&self) -> String {
        network_key(&self.sources, "timezone").unwrap_or_else(|| "Europe/Paris".to_owned())
    }

    /// The path of the site on its host: empty, or `/reseau`.
    pub fn base_path(&self) -> String {
        network_key(&self.sources, "base_url").map(|url| site::split(&url).1).unwrap_or_default()
    }

    /// The path of a file that a diagnostic names, as an editor can open it.
    pub fn shown_path(&self, file: &str) -> String {
        let theme = ["templates/", "static/", "i18n/"].iter().any(|part| file.contains(part));
        if self.content.is_empty() || theme { file.to_owned() } else { format!("{}/{file}", self.content) }
    }

    /// The text of a file that a diagnostic names: of the content, or of the theme.
    pub fn text(&self, file: &str) -> Option<&str> {
        let bytes = self.sources.get(file).or_else(|| {
            let (at, _) =
                ["templates/", "static/", "i18n/"].iter().find_map(|part| file.find(part).map(|at| (at, part)))?;
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
            diagnostics.push(
                Diagnostic::error("unreadable-file", file, Place::File)
                    .with("cause", kind(Some(&error)))
                    .with("detail", error.to_string()),
            );
        }
    }
}

/// A text of `network.yml` that is needed before the file is read for good.
fn network_key(sources: &Sources, name: &str) -> Option<String> {
    let text = std::str::from_utf8(sources.get("network.yml")?).ok()?;
    let header = front_matter::header("network.yml", text)?;
    let node = yaml::parse("network.yml", text, header).ok()?;
    match &node.get(name)?.1.value {
        yaml::Value::Scalar(text) => Some(text.to_string()),
        _ => None,
    }
}
