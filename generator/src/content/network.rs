//! `network.yml`: the network that publishes the site.

use domain::{Vocabulary, vocabulary};

use super::contact::Contact;
use super::decode::mapping;
use super::scalars::{Colour, Email, WebAddress, Word};

vocabulary! {
    /// A part of the site that a network switches on as it needs it.
    Module {
        Contracts = "contracts", "Contrats et paniers.";
        Permanences = "permanences", "Besoins de bénévoles aux distributions.";
        News = "news", "Actualités.";
        Events = "events", "Agenda.";
        Resources = "resources", "Médiathèque.";
        Adverts = "adverts", "Annonces entre fermes et AMAP.";
        Enquiries = "enquiries", "Demandes : rejoindre une AMAP, lui écrire, proposer une fiche, lancer une AMAP. Il faut `intake_url`.";
    }
}

vocabulary! {
    /// What is made of the content beside the pages of listings, so far as a network wants it.
    Output {
        Papers = "papers", "Contrats sur papier, à remplir à la main.";
        Calendars = "calendars", "Calendriers à mettre dans le sien : distributions, livraisons, agenda.";
        Feeds = "feeds", "Flux du réseau, des départements et des annonces.";
        AmapFeeds = "amap-feeds", "Flux de chaque AMAP.";
        Cards = "cards", "Images des AMAP pour les liens partagés ; sans elles, celle du réseau.";
        Search = "search", "Recherche par commune, code postal ou nom.";
        LiveMap = "live-map", "Carte interactive ; la carte fixe reste.";
        Communes = "communes", "Une page pour chaque commune proche d'une AMAP.";
        Days = "days", "Listes des AMAP par jour de distribution.";
        PrintLists = "print-lists", "Listes à imprimer et dépliants.";
        Embeds = "embeds", "Listes à montrer sur d'autres sites.";
        OpenData = "open-data", "Données ouvertes, et leur page.";
    }
}

mapping! {
    /// Le réseau qui publie l'annuaire.
    Network {
        /// Nom du réseau.
        name: String,
        /// Une phrase qui dit à quoi sert le site.
        slogan: Option<String>,
        /// Adresse du site une fois publié, par exemple `https://amap-exemple.fr`.
        base_url: WebAddress,
        /// Langues du site, la principale d'abord : `fr`, `en`.
        languages: Vec<String> = vec!["fr".to_owned()],
        /// Fuseau horaire des distributions.
        timezone: String = "Europe/Paris".to_owned(),
        /// Nom d'un thème du dossier `themes/` ; celui d'origine sinon.
        theme: Option<String>,
        /// Réglages du thème.
        parameters: Parameters = Parameters::default(),
        /// Étendue du territoire, en degrés : cadre de la carte, et alerte quand un lieu est en dehors.
        map_extent: Option<Extent>,
        /// Fond de la carte interactive ; celui de Cabas sinon.
        basemap: Option<Basemap>,
        /// Rayon des pages de communes, en kilomètres.
        radius_km: u32 = 15,
        /// Adresse du serveur qui reçoit les formulaires, s'il y en a un.
        intake_url: Option<WebAddress>,
        /// Clé publique du journal des engagements, en une ligne : le site la publie et vérifie les reçus avec elle.
        evidence_key: Option<String>,
        /// Qui publie le site (mentions légales).
        publisher: Publisher,
        /// Qui héberge le site (mentions légales).
        host: Option<Host>,
        /// Comment joindre le réseau.
        contact: Contact = Contact::default(),
        /// Parties du site à montrer ; toutes sinon.
        modules: Vec<Word<Module>> = Module::ALL.iter().copied().map(Word).collect(),
        /// Ce qui est tiré des fiches à côté de leurs pages ; tout sinon.
        outputs: Vec<Word<Output>> = Output::ALL.iter().copied().map(Word).collect(),
        /// Familles de produits propres au réseau : un mot-clé et son nom.
        products: Vec<(String, String)>,
        /// Licence des données ouvertes.
        data_licence: Licence = Licence::default(),
    }
}

mapping! {
    /// Réglages du thème.
    Parameters: Default {
        /// Couleur des liens et des boutons, `#rrggbb`.
        primary: Option<Colour>,
        /// Couleur de ce qui presse, `#rrggbb`.
        accent: Option<Colour>,
        /// Logo : un fichier du dossier `files/`, en SVG ou en PNG.
        logo: Option<String>,
    }
}

mapping! {
    /// Un rectangle, en degrés.
    Extent {
        /// Latitude sud.
        south: f64,
        /// Longitude ouest.
        west: f64,
        /// Latitude nord.
        north: f64,
        /// Longitude est.
        east: f64,
    }
}

mapping! {
    /// Un fond de carte à soi.
    Basemap {
        /// Un fichier PMTiles du dossier `files/`, en tuiles vectorielles Protomaps, OpenMapTiles ou Shortbread.
        file: String,
        /// À qui sont ses données, par exemple `© les contributeurs d'OpenStreetMap` : la carte le dit.
        attribution: Option<String>,
    }
}

mapping! {
    /// Qui publie le site : ce que la loi demande d'écrire.
    Publisher {
        /// Nom de l'association ou de la personne morale.
        name: String,
        /// Forme juridique, par exemple « association loi 1901 ».
        legal_form: Option<String>,
        /// Adresse postale du siège.
        address: String,
        /// Adresse électronique de l'association.
        email: Email,
        /// Téléphone de l'association.
        phone: Option<String>,
        /// Numéro RNA ou SIRET.
        registration: Option<String>,
        /// Qualité de la personne responsable de la publication, par exemple « la présidence de l'association ».
        director: String,
    }
}

mapping! {
    /// Qui héberge le site.
    Host {
        /// Nom de l'hébergeur.
        name: String,
        /// Adresse postale.
        address: Option<String>,
        /// Site de l'hébergeur.
        website: Option<WebAddress>,
    }
}

mapping! {
    /// Une licence.
    Licence {
        /// Nom de la licence.
        name: String,
        /// Adresse de son texte.
        url: WebAddress,
    }
}

impl Default for Licence {
    fn default() -> Self {
        let url = "https://www.etalab.gouv.fr/licence-ouverte-open-licence/".to_owned();
        Self { name: "Licence Ouverte 2.0".to_owned(), url: WebAddress(url) }
    }
}
