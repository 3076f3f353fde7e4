//! `network.yml` resolved.

use std::collections::BTreeMap;

use forms::Records;

use crate::atlas::Site;
use crate::content::Document;
use crate::content::network::Network;
use crate::diagnostic::{Diagnostic, Place, closest, key};

use super::{basemap, public};

/// The languages that the program speaks.
pub const LANGUAGES: [&str; 2] = ["fr", "en"];

/// The settings of the site; what cannot be right is told and replaced by its default.
pub fn resolve(
    network: &Document<'_, Network>,
    files: &BTreeMap<String, Vec<u8>>,
    records: &Records,
    diagnostics: &mut Vec<Diagnostic>,
) -> Site {
    let header = &network.header;
    let mut tell = |code, place: Place, arguments: &[(&'static str, &str)]| {
        let mut diagnostic = Diagnostic::error(code, network.path, place);
        for (name, value) in arguments {
            diagnostic = diagnostic.with(name, *value);
        }
        diagnostics.push(diagnostic);
    };
    let (origin, base_path) = split(&header.base_url.0);
    if header.base_url.0.contains(['?', '#']) {
        tell("base-url", key!["base_url"], &[("found", &header.base_url.0)]);
    }
    for (index, language) in header.languages.iter().enumerate() {
        if !LANGUAGES.contains(&language.as_str()) {
            let known = LANGUAGES.join(", ");
            tell("unknown-language", key!["languages", index], &[("found", language), ("known", &known)]);
        }
    }
    let mut languages: Vec<String> = Vec::new();
    for (index, language) in header.languages.iter().enumerate() {
        if languages.contains(language) {
            tell("language-twice", key!["languages", index], &[("found", language)]);
        } else if LANGUAGES.contains(&language.as_str()) {
            languages.push(language.clone());
        }
    }
    if !(1..=100).contains(&header.radius_km) {
        tell("bad-radius", key!["radius_km"], &[("found", &header.radius_km.to_string())]);
    }
    if languages.is_empty() {
        languages.push("fr".to_owned());
    }
    if jiff::tz::TimeZone::get(&header.timezone).is_err() {
        let near =
            closest(&header.timezone, ["Europe/Paris", "Indian/Reunion", "America/Martinique", "America/Cayenne"]);
        tell("unknown-timezone", key!["timezone"], &[("found", &header.timezone), ("near", near.unwrap_or_default())]);
    }
    if let Some(extent) = &header.map_extent {
        let ordered = extent.south < extent.north && extent.west < extent.east;
        if !ordered || extent.north > 90.0 || extent.south < -90.0 {
            tell("bad-extent", key!["map_extent"], &[]);
        }
    }
    let contrast = |colour: [u8; 3]| contrast(colour, PAPER);
    for (name, colour) in [("primary", header.parameters.primary), ("accent", header.parameters.accent)] {
        if let Some(colour) = colour.filter(|colour| contrast(colour.0) < 4.5) {
            let ratio = format!("{:.1}", contrast(colour.0)).replace('.', ",");
            tell("low-contrast", key!["parameters", name], &[("ratio", &ratio)]);
        }
    }
    let logo = header.parameters.logo.as_ref().and_then(|logo| {
        let found = file_address(logo, files);
        if found.is_none() {
            let near = closest(logo, files.keys().map(String::as_str)).unwrap_or_default();
            tell("missing-file", key!["parameters", "logo"], &[("found", logo), ("near", near)]);
        }
        found
    });
    let evidence_key = header.evidence_key.as_ref().and_then(|text| {
        let key = evidence::VerifierKey::parse(text);
        if key.is_none() {
            tell("bad-evidence-key", key!["evidence_key"], &[("found", text)]);
        }
        key
    });
    let of_records = records.evidence_key.as_deref().and_then(evidence::VerifierKey::parse);
    if let (Some(own), Some(other)) = (&evidence_key, &of_records)
        && own != other
    {
        let diagnostic = Diagnostic::warning("other-evidence-key", network.path, key!["evidence_key"]);
        diagnostics.push(diagnostic.with("found", other.to_string()));
    }
    let evidence_key = evidence_key.or(of_records);
    let basemap = basemap::resolve(network, files, diagnostics);
    Site {
        name: header.name.clone(),
        slogan: header.slogan.clone(),
        origin,
        base_path,
        languages,
        timezone: header.timezone.clone(),
        primary: header.parameters.primary.map(|colour| colour.0),
        accent: header.parameters.accent.map(|colour| colour.0),
        logo,
        extent: header.map_extent.clone(),
        basemap,
        radius_km: f64::from(header.radius_km.clamp(1, 100)),
        intake_url: header.intake_url.as_ref().map(|url| split(&url.0).0),
        evidence_key,
        publisher: header.publisher.clone(),
        host: header.host.clone(),
        contact: public::contact(&header.contact),
        modules: header.modules.iter().map(|module| module.0).collect(),
        outputs: header.outputs.iter().map(|output| output.0).collect(),
        data_licence: header.data_licence.clone(),
    }
}

/// The address of a file of `files/`, if it is there. Authors write it with or without the folder.
pub fn file_address(file: &str, files: &BTreeMap<String, Vec<u8>>) -> Option<String> {
    let file = file.trim_start_matches('/').trim_start_matches("files/");
    files.contains_key(file).then(|| format!("/files/{file}"))
}

/// Origin and path of an address: `https://a.example/reseau/` → `https://a.example`, `/reseau`.
pub fn split(url: &str) -> (String, String) {
    let url = url.split(['?', '#']).next().unwrap_or_default();
    let after_scheme = url.find("://").map_or(0, |at| at + 3);
    match url[after_scheme..].find('/') {
        Some(slash) => {
            let (origin, path) = url.split_at(after_scheme + slash);
            (origin.to_owned(), path.trim_end_matches('/').to_owned())
        }
        None => (url.to_owned(), String::new()),
    }
}

/// The ground of the default theme, on which links and badges stand.
const PAPER: [u8; 3] = [0xfb, 0xf6, 0xea];

/// Contrast of two colours, 1 to 21 (WCAG 2.2, 1.4.3).
fn contrast(a: [u8; 3], b: [u8; 3]) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn luminance(colour: [u8; 3]) -> f64 {
    let linear = colour.map(|channel| {
        let channel = f64::from(channel) / 255.0;
        if channel <= 0.04045 { channel / 12.92 } else { ((channel + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_origin_and_path() {
        assert_eq!(split("https://a.example"), ("https://a.example".into(), String::new()));
        assert_eq!(split("https://a.example/"), ("https://a.example".into(), String::new()));
        assert_eq!(split("https://a.example/reseau/"), ("https://a.example".into(), "/reseau".into()));
    }

    #[test]
    fn contrast_is_that_of_the_guidelines() {
        assert!((contrast([0, 0, 0], [255, 255, 255]) - 21.0).abs() < 0.01);
        assert!(contrast([0xf0, 0xe0, 0x80], PAPER) < 4.5);
    }
}
