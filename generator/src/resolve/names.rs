//! From the ids that authors write to positions in the atlas.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use domain::{Break, ProductFamily, Vocabulary};

use crate::atlas::{AmapIx, Family, FamilyIx, FarmIx, NetworkIx};
use crate::content::contract::Contract;
use crate::content::network::Network;
use crate::content::{Document, Documents};
use crate::diagnostic::{Diagnostic, Place, closest, key};

use super::Resolver;

/// Every id of the content.
#[derive(Debug, Default)]
pub struct Names<'s> {
    amaps: HashMap<&'s str, AmapIx>,
    farms: HashMap<&'s str, FarmIx>,
    networks: HashMap<&'s str, NetworkIx>,
    families: BTreeMap<String, FamilyIx>,
    /// The breaks of shared calendars.
    pub calendars: BTreeMap<String, Vec<Break>>,
    unread: BTreeSet<String>,
    family_list: Vec<Family>,
}

impl<'s> Names<'s> {
    /// The ids of sorted documents.
    pub fn of(documents: &Documents<'s>, network: &Document<'_, Network>, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let mut names = Self {
            amaps: positions(&documents.amaps, AmapIx),
            farms: positions(&documents.farms, FarmIx),
            networks: positions(&documents.local_networks, NetworkIx),
            unread: documents.unread.clone(),
            ..Self::default()
        };
        for family in ProductFamily::ALL {
            names.family_list.push(Family { key: family.key().to_owned(), own_name: None });
        }
        for (keyword, name) in &network.header.products {
            let place = key!["products", keyword.clone()];
            if ProductFamily::from_key(keyword).is_some() || *keyword != crate::content::documents::slug(keyword) {
                let diagnostic = Diagnostic::error("own-family-key", network.path, place);
                diagnostics.push(diagnostic.with("found", keyword));
                continue;
            }
            names.family_list.push(Family { key: keyword.clone(), own_name: Some(name.clone()) });
        }
        let keys = names.family_list.iter().enumerate();
        names.families = keys.map(|(index, family)| (family.key.clone(), FamilyIx(index))).collect();
        names
    }

    /// Whether a file is there and could not be read, which has been told.
    pub fn is_unread(&self, path: &str) -> bool {
        self.unread.contains(path)
    }

    /// The local network with this id.
    pub fn network(&self, id: &str) -> Option<NetworkIx> {
        self.networks.get(id).copied()
    }

    /// The farm with this id.
    pub fn farm(&self, id: &str) -> Option<FarmIx> {
        self.farms.get(id).copied()
    }

    /// The AMAP and the farm that a contract is between.
    pub fn parties(&self, header: &Contract) -> Option<(AmapIx, FarmIx)> {
        self.amaps.get(header.amap.as_str()).copied().zip(self.farm(&header.farm))
    }

    /// The product families, built-in ones first.
    pub fn families(&self) -> Vec<Family> {
        self.family_list.clone()
    }
}

fn positions<'s, T, I>(documents: &[Document<'s, T>], index: fn(usize) -> I) -> HashMap<&'s str, I> {
    documents.iter().enumerate().map(|(position, document)| (document.id, index(position))).collect()
}

impl Resolver<'_> {
    /// The AMAP with this id.
    pub fn amap(&mut self, id: &str, file: &str, place: Place) -> Option<AmapIx> {
        let names = self.names;
        self.find(&names.amaps, "amaps", id, "unknown-amap", file, place)
    }

    /// The farm with this id.
    pub fn farm(&mut self, id: &str, file: &str, place: Place) -> Option<FarmIx> {
        let names = self.names;
        self.find(&names.farms, "farms", id, "unknown-farm", file, place)
    }

    /// The local network with this id.
    pub fn network(&mut self, id: &str, file: &str, place: Place) -> Option<NetworkIx> {
        let names = self.names;
        self.find(&names.networks, "networks", id, "unknown-network", file, place)
    }

    /// A list of product families.
    pub fn families(&mut self, keys: &[String], name: &'static str, file: &str) -> Vec<FamilyIx> {
        let names = self.names;
        let found = keys.iter().enumerate().filter_map(|(index, keyword)| {
            if let Some(family) = names.families.get(keyword) {
                return Some(*family);
            }
            let known = names.families.keys().map(String::as_str);
            let near = family_by_name(names, keyword).or_else(|| closest(keyword, known.clone())).unwrap_or_default();
            let diagnostic = Diagnostic::error("unknown-product", file, key![name, index]).with("found", keyword);
            let known = known.collect::<Vec<_>>().join(", ");
            self.diagnostics.push(diagnostic.with("near", near).with("known", known));
            None
        });
        let mut found: Vec<FamilyIx> = found.collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// A list of AMAPs.
    pub fn amaps(&mut self, ids: &[String], file: &str) -> Vec<AmapIx> {
        let found: Vec<_> = (0..).zip(ids).filter_map(|(at, id)| self.amap(id, file, key!["amaps", at])).collect();
        found
    }

    /// A list of farms.
    pub fn farms(&mut self, ids: &[String], file: &str) -> Vec<FarmIx> {
        (0..).zip(ids).filter_map(|(at, id)| self.farm(id, file, key!["farms", at])).collect()
    }

    fn find<T: Copy>(
        &mut self,
        known: &HashMap<&str, T>,
        folder: &str,
        id: &str,
        code: &'static str,
        file: &str,
        place: Place,
    ) -> Option<T> {
        let found = known.get(id).copied();
        // A file that could not be read has been told.
        if found.is_none() && !self.names.is_unread(&format!("{folder}/{id}.md")) {
            // Of those that are as near, the first in order is offered.
            let known: BTreeSet<&str> = known.keys().copied().collect();
            let near = closest(id, known).unwrap_or_default();
            self.diagnostics.push(Diagnostic::error(code, file, place).with("found", id).with("near", near));
        }
        found
    }
}

/// An author who writes the French name gets the keyword offered.
fn family_by_name<'a>(names: &'a Names<'_>, written: &str) -> Option<&'a str> {
    let folded = gazetteer::fold(written);
    let built_in = ProductFamily::ALL.iter().find(|family| {
        let meaning = gazetteer::fold(family.meaning());
        meaning == folded || meaning.split(' ').any(|word| word.len() > 3 && word == folded)
    });
    names.families.get_key_value(built_in?.key()).map(|(keyword, _)| keyword.as_str())
}
