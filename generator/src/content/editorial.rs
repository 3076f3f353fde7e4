//! Everything that a network writes besides its AMAPs and farms: local networks, news, events, resources, adverts, pages.

use domain::{AdvertKind, Date, Time};

use super::contact::Contact;
use super::decode::mapping;
use super::place::Place;
use super::scalars::{WebAddress, Word};

mapping! {
    /// Un réseau local.
    LocalNetwork {
        /// Nom.
        name: String,
        /// Réseau dont il fait partie : nom d'un fichier de `networks/`.
        parent: Option<String>,
        /// Territoire.
        territory: Territory = Territory::default(),
        /// Comment le joindre.
        contact: Contact = Contact::default(),
        /// Logo : un fichier du dossier `files/`.
        logo: Option<String>,
        /// Une phrase de présentation.
        summary: Option<String>,
    }
}

mapping! {
    /// Un territoire.
    Territory: Default {
        /// Codes des régions.
        regions: Vec<String>,
        /// Codes des départements.
        departments: Vec<String>,
        /// Codes INSEE des communes.
        communes: Vec<String>,
    }
}

mapping! {
    /// Une actualité.
    News {
        /// Titre.
        title: String,
        /// Date de publication.
        date: Date,
        /// Une ou deux phrases, pour les listes et les flux.
        summary: Option<String>,
        /// AMAP concernées.
        amaps: Vec<String>,
        /// Départements concernés, par leur code.
        departments: Vec<String>,
    }
}

mapping! {
    /// Un rendez-vous.
    Event {
        /// Titre.
        title: String,
        /// Jour.
        date: Date,
        /// Dernier jour, s'il dure plusieurs jours.
        to: Option<Date>,
        /// Heure de début.
        start: Option<Time>,
        /// Heure de fin.
        end: Option<Time>,
        /// Lieu.
        place: Option<Place>,
        /// Une ou deux phrases, pour les listes.
        summary: Option<String>,
        /// AMAP concernées.
        amaps: Vec<String>,
        /// Fermes concernées.
        farms: Vec<String>,
        /// `true` si le rendez-vous est annulé.
        cancelled: bool = false,
    }
}

mapping! {
    /// Un document de la médiathèque.
    Resource {
        /// Titre.
        title: String,
        /// Thème, par exemple « Créer une AMAP ».
        topic: String,
        /// Nature : guide, fiche, affiche, modèle …
        kind: Option<String>,
        /// Une ou deux phrases.
        summary: Option<String>,
        /// Fichier du dossier `files/`.
        file: Option<String>,
        /// Adresse, si le document est ailleurs.
        url: Option<WebAddress>,
        /// Qui l'a fait : une association, un collectif.
        author: Option<String>,
        /// Licence, par exemple « CC BY-SA 4.0 ».
        licence: String,
        /// Date du document.
        date: Option<Date>,
    }
}

mapping! {
    /// Une annonce : une ferme cherche une AMAP, ou l'inverse.
    Advert {
        /// Titre.
        title: String,
        /// Qui cherche quoi.
        kind: Word<AdvertKind>,
        /// Date de publication.
        date: Date,
        /// Dernier jour où l'annonce paraît.
        until: Date,
        /// Familles de produits.
        products: Vec<String>,
        /// Ferme, si elle a sa fiche.
        farm: Option<String>,
        /// AMAP, si elle a sa fiche.
        amap: Option<String>,
        /// Commune.
        commune: Option<String>,
        /// Code postal.
        postcode: Option<String>,
        /// Une ou deux phrases.
        summary: Option<String>,
        /// À qui répondre.
        contact: Contact,
    }
}

mapping! {
    /// Une page libre.
    FreePage {
        /// Titre.
        title: String,
        /// Une phrase, pour les moteurs de recherche.
        summary: Option<String>,
        /// Place dans le menu du bas de page ; absente du menu sinon.
        menu: Option<u32>,
    }
}
