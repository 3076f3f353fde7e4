//! Addresses of pages: French, clean, stable. From the root of the site, without base path or language.

use gazetteer::{Commune, Department, Region};

/// `/amap/<id>/`
pub fn amap(id: &str) -> String {
    format!("/amap/{id}/")
}

/// `/ferme/<id>/`
pub fn farm(id: &str) -> String {
    format!("/ferme/{id}/")
}

/// `/contrat/<season>/<id>/`
pub fn contract(season: &str, id: &str) -> String {
    format!("/contrat/{season}/{id}/")
}

/// `/reseau/<id>/`
pub fn network(id: &str) -> String {
    format!("/reseau/{id}/")
}

/// `/actualites/<id>/`
pub fn news(id: &str) -> String {
    format!("/actualites/{id}/")
}

/// `/agenda/<id>/`
pub fn event(id: &str) -> String {
    format!("/agenda/{id}/")
}

/// `/mediatheque/<id>/`
pub fn resource(id: &str) -> String {
    format!("/mediatheque/{id}/")
}

/// `/annonces/<id>/`
pub fn advert(id: &str) -> String {
    format!("/annonces/{id}/")
}

/// A free page stands at the root: `/<id>/`.
pub fn page(id: &str) -> String {
    format!("/{id}/")
}

/// `/region/bretagne/`
pub fn region(region: &Region) -> String {
    format!("/region/{}/", region.slug())
}

/// `/departement/35-ille-et-vilaine/`
pub fn department(department: &Department) -> String {
    format!("/departement/{}-{}/", department.code.to_lowercase(), department.slug())
}

/// `/commune/35238-rennes/`: the INSEE code keeps homonyms apart.
pub fn commune(commune: &Commune) -> String {
    format!("/commune/{}-{}/", commune.insee.to_lowercase(), commune.slug())
}

/// `/produit/<slug of the French name>/`
pub fn product(slug: &str) -> String {
    format!("/produit/{slug}/")
}

/// `/jour/jeudi/`
pub fn day(slug: &str) -> String {
    format!("/jour/{slug}/")
}
