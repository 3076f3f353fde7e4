//! A part of the directory in words: what is printed, folded or embedded as a whole.

use std::collections::BTreeMap;

use gazetteer::Commune;
use serde::Serialize;

use super::Scene;
use super::frame::Entry;
use super::roll::Roll;
use super::territory::{Territory, shown};
use crate::address;
use crate::atlas::AmapIx;
use crate::plan::Scope;

/// A part of the directory.
#[derive(Debug, Clone, Serialize)]
pub struct ScopeContext {
    /// `everything`, `department` or `network`.
    pub kind: &'static str,
    /// Name of the département or network; that of the site for everything.
    pub name: String,
    /// Of what, in a French sentence: "d’Ille-et-Vilaine"; empty unless it is a département.
    pub genitive: String,
    /// Address of its page.
    pub address: String,
    /// How many AMAPs it lists.
    pub total: usize,
}

/// A scope in words.
pub fn context(scene: &Scene<'_>, scope: Scope) -> ScopeContext {
    let atlas = scene.atlas;
    let total = roll(scene, scope).len();
    let (kind, name, genitive, address) = match scope {
        Scope::Everything => ("everything", atlas.site.name.clone(), String::new(), "/amaps/".to_owned()),
        Scope::Department(department) => {
            let Territory { name, genitive, .. } = Territory::department(scene, department);
            ("department", name, genitive, address::department(department))
        }
        Scope::Network(network) => {
            let network = &atlas[network];
            ("network", network.name.clone(), String::new(), address::network(&network.id))
        }
    };
    ScopeContext { kind, name, genitive, address, total }
}

/// The AMAPs of a scope, by name.
pub fn amaps<'a>(scene: &'a Scene<'_>, scope: Scope) -> &'a [AmapIx] {
    roll(scene, scope).all()
}

fn roll<'a>(scene: &'a Scene<'_>, scope: Scope) -> &'a Roll<AmapIx> {
    match scope {
        Scope::Everything => &scene.lists.amaps,
        Scope::Department(department) => scene.lists.department(department),
        Scope::Network(network) => scene.lists.network(network),
    }
}

/// The AMAPs of a scope by the city of their main place, in alphabetical order; those without one come last.
pub fn by_city(scene: &Scene<'_>, scope: Scope) -> Vec<(Option<&'static Commune>, Vec<AmapIx>)> {
    type Place = (Option<&'static Commune>, Vec<AmapIx>);
    let mut cities: BTreeMap<(bool, String, &str), Place> = BTreeMap::new();
    for amap in amaps(scene, scope) {
        let city = scene.atlas[*amap].commune().map(Commune::city);
        let (name, code) = city.map_or(("", ""), |city| (city.name, city.insee));
        let place = cities.entry((city.is_none(), gazetteer::fold(name), code)).or_insert((city, Vec::new()));
        place.1.push(*amap);
    }
    cities.into_values().collect()
}

/// The départements of a scope with the number of its AMAPs there, by name.
pub fn departments(scene: &Scene<'_>, scope: Scope) -> Vec<Entry> {
    let mut counts: BTreeMap<String, Entry> = BTreeMap::new();
    for department in amaps(scene, scope).iter().flat_map(|amap| scene.atlas[*amap].departments()) {
        let entry = counts.entry(gazetteer::fold(department.name)).or_insert_with(|| Entry {
            name: shown(department.name),
            address: address::department(department),
            count: 0,
            key: department.code.to_owned(),
        });
        entry.count += 1;
    }
    counts.into_values().collect()
}

/// The cities of a scope with the number of its AMAPs there; the address is empty where a city has no page.
pub fn cities(scene: &Scene<'_>, scope: Scope) -> Vec<Entry> {
    let entries = by_city(scene, scope).into_iter().filter_map(|(city, amaps)| {
        let Territory { name, address, code, .. } = Territory::commune(scene, city?);
        Some(Entry { name, address, count: amaps.len(), key: code.to_owned() })
    });
    entries.collect()
}
