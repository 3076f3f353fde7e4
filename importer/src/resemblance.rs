//! Listings that may be one: the same point, or nearly the same name.

use std::collections::BTreeMap;

use crate::finding::{Code, Findings};
use crate::listing::{Listing, Site};
use crate::role::Role;

/// Words that two spellings of one name may differ by.
const LITTLE: [&str; 12] = ["amap", "l", "le", "la", "les", "de", "du", "des", "d", "ferme", "gaec", "earl"];

/// Tells which listings resemble each other; a person decides.
pub fn compare(listings: &[Listing], findings: &mut Findings) {
    let mut points: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    let mut names: BTreeMap<(Role, String), Vec<&str>> = BTreeMap::new();
    for listing in listings {
        let located = listing.sites.iter().filter_map(|site| site.spot.point);
        for point in located.filter(|_| listing.role == Role::Amap) {
            points.entry(format!("{:.6}, {:.6}", point.lat, point.lon)).or_default().push(&listing.name);
        }
        let folded = gazetteer::fold(&listing.name);
        let words: Vec<&str> = folded.split(' ').filter(|word| !LITTLE.contains(word)).collect();
        // « Ferme du Moulin » is a common name; an AMAP's is its own.
        let commune = listing.sites.first().filter(|_| listing.role == Role::Farm);
        let commune = commune.and_then(Site::town).unwrap_or_default();
        if !words.is_empty() {
            names.entry((listing.role, format!("{} / {commune}", words.join(" ")))).or_default().push(&listing.name);
        }
    }
    for (point, mut names) in points {
        names.dedup();
        if names.len() > 1 {
            findings.add(Code::PointShared, &[("point", &point), ("names", &names.join(" · "))]);
        }
    }
    for names in names.into_values().filter(|names| names.len() > 1) {
        findings.add(Code::NamesAlike, &[("names", &names.join(" · "))]);
    }
}
