//! Where something is: checked against the gazetteer when the content is resolved.

use super::decode::mapping;

mapping! {
    /// Un lieu. Une commune, un code postal, un code INSEE ou des coordonnées suffisent à le situer.
    Place {
        /// Mot-clé du lieu, quand l'AMAP en a plusieurs.
        id: Option<String>,
        /// Nom du lieu, par exemple « Salle des fêtes ».
        name: Option<String>,
        /// Numéro et rue.
        address: Option<String>,
        /// Nom de la commune.
        commune: Option<String>,
        /// Code postal, cinq chiffres.
        postcode: Option<String>,
        /// Code INSEE de la commune, pour lever un doute.
        insee: Option<String>,
        /// Latitude, en degrés décimaux avec un point.
        lat: Option<f64>,
        /// Longitude, en degrés décimaux avec un point.
        lon: Option<f64>,
        /// Comment venir : bus, vélo, stationnement.
        access: Option<String>,
        /// Accessibilité : marche, ascenseur, place réservée.
        accessibility: Option<String>,
    }
}
