//! Communes, départements and régions as sentences name them.

use gazetteer::{Commune, Department, Region};
use serde::Serialize;

use super::Scene;
use super::frame::Crumb;
use crate::address;

/// A commune, a département or a région.
#[derive(Debug, Clone, Serialize)]
pub struct Territory {
    /// Name.
    pub name: String,
    /// Where, in a French sentence: `en Isère`, `au Mans`.
    pub locative: String,
    /// Of what, in a French sentence: `de l’Isère`, `du Mans`.
    pub genitive: String,
    /// Its INSEE code.
    pub code: &'static str,
    /// Address of its page; empty when it has none.
    pub address: String,
}

impl Territory {
    /// A commune; for an arrondissement, its city.
    pub fn commune(scene: &Scene<'_>, commune: &'static Commune) -> Self {
        let city = commune.city();
        Self {
            name: shown(city.name),
            locative: shown(&city.locative()),
            genitive: shown(&city.genitive()),
            code: city.insee,
            address: scene.commune_page(city).unwrap_or_default().to_owned(),
        }
    }

    /// A département.
    pub fn department(scene: &Scene<'_>, department: &'static Department) -> Self {
        let listed = !scene.lists.department(department).is_empty();
        Self {
            name: shown(department.name),
            locative: shown(department.locative),
            genitive: shown(department.genitive),
            code: department.code,
            address: if listed { address::department(department) } else { String::new() },
        }
    }

    /// A région.
    pub fn region(scene: &Scene<'_>, region: &'static Region) -> Self {
        let listed = !scene.lists.region(region).is_empty();
        Self {
            name: shown(region.name),
            locative: shown(region.locative),
            genitive: shown(region.genitive),
            code: region.code,
            address: if listed { address::region(region) } else { String::new() },
        }
    }

    /// The step that leads to its page; none when it has no page.
    pub fn crumb(self) -> Option<Crumb> {
        (!self.address.is_empty()).then_some(Crumb { name: self.name, address: self.address })
    }
}

/// A name with the apostrophe of printed French.
pub fn shown(name: &str) -> String {
    name.replace('\'', "’")
}

/// The way to a commune's page, or to what stands in it.
pub fn crumbs(scene: &Scene<'_>, commune: &'static Commune) -> Vec<Crumb> {
    let department = Territory::department(scene, commune.department());
    department.crumb().into_iter().chain(Territory::commune(scene, commune).crumb()).collect()
}
