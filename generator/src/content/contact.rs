//! How to reach an AMAP, a farm, a network; and whose names may be shown.

use super::decode::mapping;
use super::scalars::{Email, WebAddress};

mapping! {
    /// Comment joindre l'AMAP, la ferme ou le réseau.
    Contact: Default {
        /// Boîte de fonction (pas celle d'une personne) : publiée.
        mailbox: Option<Email>,
        /// Site.
        website: Option<WebAddress>,
        /// Téléphone de la structure (pas celui d'une personne) : publié.
        phone: Option<String>,
        /// Personnes à joindre. Rien n'en paraît sans `publish: true`.
        people: Vec<Person>,
    }
}

mapping! {
    /// Une personne. `publish` dit si ces données personnelles peuvent paraître ; il n'y a pas de réponse par défaut.
    Person {
        /// Nom.
        name: String,
        /// Rôle dans l'AMAP ou la ferme.
        role: Option<String>,
        /// Adresse électronique de la personne.
        email: Option<Email>,
        /// Téléphone de la personne.
        phone: Option<String>,
        /// `true` si la personne a accepté de paraître sur le site, `false` sinon.
        publish: bool,
    }
}

mapping! {
    /// Un lien.
    Link {
        /// Texte du lien.
        title: String,
        /// Adresse.
        url: WebAddress,
    }
}
