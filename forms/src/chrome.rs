//! The site around the pages that a server draws: names, menu, static files. It changes with every build, forms do not.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What templates need of the site, in each of its languages: `site/forms/site.json`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Chrome {
    /// `https://amap.example`
    pub origin: String,
    /// Path of the site on its host: empty, or `/reseau`.
    pub base_path: String,
    /// Languages, the main one first.
    pub languages: Vec<Language>,
    /// The forms that pages show: id, language and revision of each.
    pub current: Vec<(String, String, String)>,
    /// Static files by name, with their path on the site: `site.css` is `theme/site.1f0c….css`.
    pub assets: BTreeMap<String, String>,
}

/// A language of the site.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Language {
    /// Its code.
    pub code: String,
    /// Path of its pages: empty for the main one, or `/en`.
    pub path: String,
    /// The global `site` of templates.
    pub site: Value,
}
