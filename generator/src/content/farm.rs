//! `farms/<id>.md`: a farm.

use domain::{Date, FarmLabel};

use super::contact::{Contact, Link, Person};
use super::decode::mapping;
use super::scalars::{WebAddress, Word};
use super::terms::Stock;

mapping! {
    /// Une ferme.
    Farm {
        /// Nom de la ferme.
        name: String,
        /// Paysannes et paysans. Rien n'en paraît sans `publish: true`.
        farmers: Vec<Person>,
        /// Une phrase de présentation, pour les listes.
        summary: Option<String>,
        /// Adresse de la ferme.
        address: Option<String>,
        /// Commune.
        commune: Option<String>,
        /// Code postal, cinq chiffres.
        postcode: Option<String>,
        /// Code INSEE de la commune, pour lever un doute.
        insee: Option<String>,
        /// Latitude, en degrés décimaux avec un point.
        lat: Option<f64>,
        /// Longitude, en degrés décimaux avec un point.
        lon: Option<f64>,
        /// Familles de produits.
        products: Vec<String>,
        /// Labels et engagements.
        labels: Vec<Word<FarmLabel>>,
        /// Année d'installation.
        since: Option<u32>,
        /// Surface ou cheptel, en quelques mots.
        size: Option<String>,
        /// Stocks que ses contrats partagent : les produits d'un contrat y puisent par leur clé `stock`.
        stocks: Vec<Stock>,
        /// Visites : quand et comment.
        visits: Option<String>,
        /// Médiateur de la consommation dont relève la ferme : la loi veut que ses contrats le nomment.
        mediator: Option<Mediator>,
        /// Date à laquelle quelqu'un a confirmé cette fiche.
        verified: Option<Date>,
        /// Comment la joindre.
        contact: Contact = Contact::default(),
        /// Autres liens.
        links: Vec<Link>,
    }
}

mapping! {
    /// Le médiateur de la consommation d'une ferme.
    Mediator {
        /// Nom.
        name: String,
        /// Son site, où l'on peut le saisir.
        website: WebAddress,
        /// Adresse postale.
        address: Option<String>,
    }
}
