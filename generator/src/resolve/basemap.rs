//! A network's own ground of the live map: an archive that a browser can draw, and whose data it is.

use std::collections::BTreeMap;

use crate::atlas::{Atlas, Basemap};
use crate::content::Document;
use crate::content::network::Network;
use crate::diagnostic::{Diagnostic, closest, key};

use super::site::file_address;

/// The ground that `network.yml` names; `None` when it names none or one that could not be drawn, which is told.
pub fn resolve(
    network: &Document<'_, Network>,
    files: &BTreeMap<String, Vec<u8>>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Basemap> {
    let written = network.header.basemap.as_ref()?;
    let at_file = |code| Diagnostic::error(code, network.path, key!["basemap", "file"]);
    if written.attribution.is_none() {
        diagnostics.push(Diagnostic::error("basemap-attribution", network.path, key!["basemap"]));
    }
    let Some(address) = file_address(&written.file, files) else {
        let near = closest(&written.file, files.keys().map(String::as_str)).unwrap_or_default();
        diagnostics.push(at_file("missing-file").with("found", &written.file).with("near", near));
        return None;
    };
    let bytes = files.get(address.trim_start_matches("/files/")).map(Vec::as_slice).unwrap_or_default();
    match tiles::basemap::read(bytes) {
        Ok(archive) => Some(Basemap { address, attribution: written.attribution.clone()?, archive }),
        Err(problem) => {
            diagnostics.push(at_file("basemap-format").with("found", &written.file).with("cause", problem.key()));
            None
        }
    }
}

/// Tells when no AMAP stands on the network's own ground: the map would be blank where people look.
pub fn check_reach(atlas: &Atlas, diagnostics: &mut Vec<Diagnostic>) {
    let Some(basemap) = &atlas.site.basemap else { return };
    let [west, south, east, north] = basemap.archive.bounds;
    let mut points = atlas.amaps.iter().flat_map(|amap| amap.places.iter()).filter_map(|place| place.point).peekable();
    let on_it = |point: gazetteer::Point| (south..=north).contains(&point.lat) && (west..=east).contains(&point.lon);
    if points.peek().is_some() && !points.any(on_it) {
        diagnostics.push(Diagnostic::warning("basemap-elsewhere", "network.yml", key!["basemap", "file"]));
    }
}
