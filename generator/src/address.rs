//! Addresses of pages: French, clean, stable. From the root of the site, without base path or language.

use domain::{Vocabulary, Weekday};
use gazetteer::{Commune, Department, Region};

use crate::atlas::Family;

/// Where a listing is proposed.
pub const PROPOSE: &str = "/proposer/";
/// Where somebody says that they would start an AMAP.
pub const START: &str = "/lancer-une-amap/";
/// The search.
pub const FIND: &str = "/trouver/";

/// `/amap/<id>/`
pub fn amap(id: &str) -> String {
    format!("/amap/{id}/")
}

/// `/amap/<id>/permanences/`
pub fn permanences(id: &str) -> String {
    format!("/amap/{id}/permanences/")
}

/// `/amap/<id>/rejoindre/`
pub fn join(id: &str) -> String {
    format!("/amap/{id}/rejoindre/")
}

/// `/amap/<id>/ecrire/`, `/ferme/<id>/ecrire/`: of the page of an AMAP or a farm.
pub fn write(page: &str) -> String {
    format!("{page}ecrire/")
}

/// `/ferme/<id>/`
pub fn farm(id: &str) -> String {
    format!("/ferme/{id}/")
}

/// `/contrat/<season>/<id>/`
pub fn contract(season: &str, id: &str) -> String {
    format!("/contrat/{season}/{id}/")
}

/// `/contrat/<season>/<id>/formulaire/`: the form with few controls.
pub fn contract_form(season: &str, id: &str) -> String {
    format!("/contrat/{season}/{id}/formulaire/")
}

/// `/contrat/<season>/<id>/grille/`: the form delivery by delivery.
pub fn contract_grid(season: &str, id: &str) -> String {
    format!("/contrat/{season}/{id}/grille/")
}

/// `/contrat/<season>/<id>/papier/`: the contract to fill in by hand.
pub fn contract_paper(season: &str, id: &str) -> String {
    format!("/contrat/{season}/{id}/papier/")
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

/// `/produit/legumes/`; a family of the network's own is named by its own name.
pub fn product(family: &Family) -> String {
    let slug = match (&family.own_name, family.key.as_str()) {
        (Some(name), _) => gazetteer::slug(name),
        (None, "vegetables") => "legumes".to_owned(),
        (None, "fruit") => "fruits".to_owned(),
        (None, "bread") => "pain".to_owned(),
        (None, "eggs") => "oeufs".to_owned(),
        (None, "poultry") => "volailles".to_owned(),
        (None, "meat") => "viande".to_owned(),
        (None, "pork") => "porc".to_owned(),
        (None, "dairy") => "laitages".to_owned(),
        (None, "cheese") => "fromages".to_owned(),
        (None, "fish") => "poissons".to_owned(),
        (None, "honey") => "miel".to_owned(),
        (None, "mushrooms") => "champignons".to_owned(),
        (None, "herbs") => "plantes-et-tisanes".to_owned(),
        (None, "cereals") => "farines-et-legumes-secs".to_owned(),
        (None, "oil") => "huiles".to_owned(),
        (None, "drinks") => "boissons".to_owned(),
        (None, "preserves") => "confitures-et-conserves".to_owned(),
        (None, "flowers") => "fleurs-et-plants".to_owned(),
        (None, "other") => "autres-produits".to_owned(),
        (None, key) => key.to_owned(),
    };
    format!("/produit/{slug}/")
}

/// `/jour/jeudi/`
pub fn day(weekday: Weekday) -> String {
    // The meaning of a weekday is its French name.
    format!("/jour/{}/", weekday.meaning())
}

/// `/mediatheque/theme/creer-une-amap/`
pub fn topic(topic: &str) -> String {
    format!("/mediatheque/theme/{}/", gazetteer::slug(topic))
}

/// The page `number`, from 1, of a list: `/fermes/`, `/fermes/2/`.
pub fn numbered(address: &str, number: usize) -> String {
    if number <= 1 { address.to_owned() } else { format!("{address}{number}/") }
}

/// The address of a content file's page, by its path: `amaps/x.md` → `/amap/x/`; `None` for files without a page.
pub fn of_file(path: &str) -> Option<String> {
    let parts: Vec<&str> = path.strip_suffix(".md")?.split('/').collect();
    Some(match parts.as_slice() {
        ["amaps", id] => amap(id),
        ["farms", id] => farm(id),
        ["contracts", season, id] => contract(season, id),
        ["networks", id] => network(id),
        ["news", id] => news(id),
        ["events", id] => event(id),
        ["resources", id] => resource(id),
        ["adverts", id] => advert(id),
        ["pages", id] => page(id),
        _ => return None,
    })
}
