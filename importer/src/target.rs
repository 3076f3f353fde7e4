//! What a column may mean.

use domain::{Vocabulary, vocabulary};

use crate::role::Role;

vocabulary! {
    /// What a column says about an AMAP or a farm. The keys are the targets of `mapping.yml`.
    Field {
        Name = "name", "nom";
        Place = "place", "nom du lieu";
        Quarter = "quarter", "quartier";
        Address = "address", "numéro et rue";
        HouseNumber = "housenumber", "numéro dans la rue";
        Commune = "commune", "commune";
        Postcode = "postcode", "code postal";
        Insee = "insee", "code INSEE de la commune";
        Country = "country", "pays";
        Lat = "lat", "latitude";
        Lon = "lon", "longitude";
        Point = "point", "latitude et longitude ensemble";
        Weekday = "weekday", "jour de distribution";
        Hours = "hours", "horaires";
        Email = "email", "adresse électronique";
        Website = "website", "site";
        Phone = "phone", "téléphone";
        Person = "person", "personne à joindre (non publiée)";
        PersonEmail = "person-email", "adresse électronique d'une personne (non publiée)";
        PersonPhone = "person-phone", "téléphone d'une personne (non publié)";
        Products = "products", "produits";
        Kind = "kind", "catégorie : AMAP ou ferme, produits";
        Note = "note", "texte de présentation";
        Verified = "verified", "date de confirmation de la fiche";
    }
}

/// What a column is read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// Nothing.
    Ignore,
    /// A field of an AMAP or of a farm; without role, of what each row is about.
    Field(Option<Role>, Field),
}

impl Target {
    /// The target of this key: `amap.name`, `farm.commune`, `name`, `product`, `ignore`.
    pub fn from_key(key: &str) -> Option<Target> {
        match key {
            "ignore" => return Some(Target::Ignore),
            "product" => return Some(Target::Field(None, Field::Products)),
            _ => {}
        }
        let (role, field) = match key.split_once('.') {
            None => (None, key),
            Some((role, field)) => (Some(Role::ALL.into_iter().find(|own| own.key() == role)?), field),
        };
        let field = if field == "product" { Field::Products } else { Field::from_key(field)? };
        Some(Target::Field(role, field))
    }

    /// Every key, for messages.
    pub fn known() -> String {
        let fields = Field::ALL.iter().map(|field| field.key()).collect::<Vec<_>>().join(", ");
        format!("ignore, product, ou l'un de ces mots, seul ou après « amap. » ou « farm. » : {fields}")
    }

    /// What it means, in French.
    pub fn meaning(self) -> String {
        match self {
            Target::Ignore => "ignorée".to_owned(),
            Target::Field(None, field) => field.meaning().to_owned(),
            Target::Field(Some(Role::Amap), field) => format!("AMAP : {}", field.meaning()),
            Target::Field(Some(Role::Farm), field) => format!("ferme : {}", field.meaning()),
        }
    }
}
