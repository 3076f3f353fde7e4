//! Static files of a theme, published under names that carry a hash of their bytes, so that browsers may keep them for ever.

use std::collections::BTreeMap;

use crate::theme::Theme;
use crate::{script, style};

/// One static file.
#[derive(Debug, Clone)]
pub struct Asset {
    /// Path on the site, without the leading `/`: `theme/site.1f0c….css`.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Paths of static files on the site, by their path below `static/`: what templates need of them.
pub type Paths = BTreeMap<String, String>;

/// The static files of a theme by their path below `static/`.
#[derive(Debug, Clone, Default)]
pub struct Assets {
    by_name: BTreeMap<String, Asset>,
}

impl Assets {
    /// The static files of `theme`; `site.css` ends with `extra_css`, the network's own colours. Scripts and
    /// style sheets lose their comments.
    pub fn load(theme: &Theme, extra_css: &str) -> Self {
        let mut by_name = BTreeMap::new();
        for (path, _, bytes) in theme.below("static/") {
            let name = path.trim_start_matches("static/");
            let mut bytes = match std::str::from_utf8(bytes) {
                Ok(text) if name.ends_with(".js") => script::published(text).into_bytes(),
                Ok(text) if name.ends_with(".css") => style::published(text).into_bytes(),
                _ => bytes.to_vec(),
            };
            if name == "site.css" {
                bytes.extend_from_slice(extra_css.as_bytes());
            }
            let hash = fingerprint(&bytes);
            let path = match name.rsplit_once('.') {
                Some((stem, ending)) => format!("theme/{stem}.{hash}.{ending}"),
                None => format!("theme/{name}.{hash}"),
            };
            by_name.insert(name.to_owned(), Asset { path, bytes });
        }
        Self { by_name }
    }

    /// Where each is published.
    pub fn paths(&self) -> Paths {
        self.iter().map(|(name, asset)| (name.to_owned(), asset.path.clone())).collect()
    }

    /// The published path of a static file.
    pub fn path(&self, name: &str) -> Option<&str> {
        self.by_name.get(name).map(|asset| asset.path.as_str())
    }

    /// All static files.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Asset)> {
        self.by_name.iter().map(|(name, asset)| (name.as_str(), asset))
    }
}

/// Ten hexadecimal digits of FNV-1a: a name for bytes, not a protection against anyone.
fn fingerprint(bytes: &[u8]) -> String {
    let hash = bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3));
    format!("{:010x}", hash >> 24)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::Layer;

    #[test]
    fn a_name_changes_with_the_bytes() {
        let theme = |css: &str| Theme::over_default([Layer::from_files("", [("static/own.css", css)])]);
        let first = Assets::load(&theme("a"), "");
        let second = Assets::load(&theme("b"), "");
        assert_ne!(first.path("own.css"), second.path("own.css"));
        assert!(first.path("own.css").is_some_and(|path| path.starts_with("theme/own.") && path.ends_with(".css")));
    }
}
