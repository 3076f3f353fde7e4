//! The headers that people write, and what they mean.

use crate::target::Field;

/// The field that a folded header means, less roles and little words.
pub fn field(phrase: &str) -> Option<Field> {
    let means = |phrases: &str| phrases.split(", ").any(|own| own == phrase);
    HEADERS.iter().find(|(_, phrases)| means(phrases)).map(|(field, _)| *field)
}

/// Fields and the folded headers that mean them, between commas, in French and in English; the keys of OpenStreetMap
/// (`addr:city` is `addr city` here) and of GoGoCarto (`address.postalCode`) too.
const HEADERS: [(Field, &str); 24] = [
    (Field::Name, "nom, name, titre, title, intitule, denomination, libelle, raison sociale, structure"),
    (Field::Place, "lieu, nom lieu, lieu distribution, lieu livraison, point distribution, point livraison, salle"),
    (Field::Quarter, "quartier, nom quartier, suburb, addr suburb"),
    (
        Field::Address,
        "adresse, address, rue, voie, street, adresse postale, adresse 1, adresse lieu, addr street, addr \
         place, contact street, street address, address street address, numero rue, adresse complete, \
         adresse distribution, full address",
    ),
    (Field::HouseNumber, "addr housenumber, contact housenumber, housenumber, house number, numero voie"),
    (
        Field::Commune,
        "commune, ville, city, town, localite, municipality, municipalite, nom commune, addr city, contact \
         city, address locality, address address locality, commune distribution, commune livraison",
    ),
    (
        Field::Postcode,
        "cp, code postal, codepostal, postcode, postal code, zip, zip code, addr postcode, contact \
         postcode, address postal code",
    ),
    (Field::Insee, "insee, code insee, code commune, insee commune, citycode, code commune insee"),
    (Field::Country, "pays, country, addr country, address address country"),
    (Field::Lat, "lat, latitude, geo latitude, geo lat, y"),
    (Field::Lon, "lon, lng, long, longitude, geo longitude, geo lng, geo lon, x"),
    (
        Field::Point,
        "coordonnees, coordonnees gps, gps, latlng, latlon, lat lng, lat lon, lat long, geo point, geo \
         point 2d, geolocalisation, point",
    ),
    (Field::Weekday, "jour, jours, day, weekday, jour distribution, jour livraison, jours distribution"),
    (
        Field::Hours,
        "horaires, horaire, heures, heure, hours, opening hours, open hours, open hours string, creneau, \
         horaires distribution, horaire distribution, horaires livraison, heure distribution, jour \
         horaires, jour heure, jours horaires, jours heures",
    ),
    (
        Field::Email,
        "mail, email, e mail, courriel, mel, emails, mails, adresse mail, adresse email, adresse e mail, \
         adresse electronique, contact email, contact mail, mail contact, email contact, courriel contact",
    ),
    (
        Field::Website,
        "site, site web, site internet, website, web, url, lien, internet, page web, homepage, contact \
         website, adresse site, blog",
    ),
    (Field::Phone, "tel, telephone, phone, fixe, numero telephone, contact phone, num tel, telephones"),
    (Field::Person, "contact, contacts, referent, referente, personne, nom contact, contact nom, prenom, contact name"),
    (Field::PersonEmail, "mail perso, email perso, courriel perso, email personnel"),
    (Field::PersonPhone, "mobile, portable, gsm, cell, tel portable, contact mobile, telephone mobile, tel mobile"),
    (
        Field::Products,
        "produit, produits, product, products, produce, production, productions, crop, denrees, type \
         produit, type produits, type production, famille produits, familles produits, nom produit",
    ),
    (Field::Kind, "type, categorie, categories, category, kind, type structure"),
    (Field::Note, "description, presentation, description more, texte presentation, descriptif"),
    (Field::Verified, "check date, verifie, verified, date verification, confirme, derniere verification"),
];
