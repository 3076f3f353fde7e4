//! The address of each content file on the site.

use std::collections::BTreeMap;

use crate::address;
use crate::content::Documents;

/// Content file → address, for links between files.
pub fn pages(documents: &Documents) -> BTreeMap<String, String> {
    let mut pages = BTreeMap::new();
    let mut add = |path: &str, address: String| _ = pages.insert(path.to_owned(), address);
    documents.amaps.iter().for_each(|d| add(&d.path, address::amap(&d.id)));
    documents.farms.iter().for_each(|d| add(&d.path, address::farm(&d.id)));
    documents.contracts.iter().for_each(|(season, d)| add(&d.path, address::contract(season, &d.id)));
    documents.local_networks.iter().for_each(|d| add(&d.path, address::network(&d.id)));
    documents.news.iter().for_each(|d| add(&d.path, address::news(&d.id)));
    documents.events.iter().for_each(|d| add(&d.path, address::event(&d.id)));
    documents.resources.iter().for_each(|d| add(&d.path, address::resource(&d.id)));
    documents.adverts.iter().for_each(|d| add(&d.path, address::advert(&d.id)));
    documents.pages.iter().for_each(|d| add(&d.path, address::page(&d.id)));
    pages
}
