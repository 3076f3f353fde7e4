//! `amaps/<id>.md`: an AMAP.

use domain::{AmapStatus, Audience, Cents, Date, Signers};

use super::calendar::Distribution;
use super::contact::{Contact, Link};
use super::decode::mapping;
use super::place::Place;
use super::scalars::Word;
use super::terms::Notice;

mapping! {
    /// Une AMAP.
    Amap {
        /// Nom, comme on le dit.
        name: String,
        /// Réseaux locaux dont elle fait partie : noms de fichiers de `networks/`.
        networks: Vec<String>,
        /// Reçoit-elle de nouveaux membres ?
        status: Word<AmapStatus> = Word(AmapStatus::Open),
        /// Pour qui.
        audience: Word<Audience> = Word(Audience::All),
        /// Une phrase de présentation, pour les listes.
        summary: Option<String>,
        /// Lieux de distribution.
        places: Vec<Place>,
        /// Jours et heures de distribution.
        distributions: Vec<Distribution>,
        /// Familles de produits, en plus de celles de ses contrats.
        products: Vec<String>,
        /// Fermes partenaires, en plus de celles de ses contrats.
        farms: Vec<String>,
        /// Adhésion annuelle.
        membership: Option<Membership>,
        /// Nombre de paniers ou de familles.
        baskets: Option<u32>,
        /// Année de création.
        since: Option<u32>,
        /// Comment nous rejoindre, en quelques phrases.
        joining: Option<String>,
        /// Date à laquelle quelqu'un a confirmé cette fiche.
        verified: Option<Date>,
        /// Comment la joindre.
        contact: Contact = Contact::default(),
        /// Autres liens.
        links: Vec<Link>,
        /// Permanences : rôles et nombre de bénévoles à chaque distribution.
        permanences: Vec<Permanence>,
        /// Qui signe d'emblée les contrats sur le site et prend d'emblée une permanence, et qui attend l'accord de la coordination.
        signing: Word<Signers> = Word(Signers::Anyone),
        /// Inscription aux permanences : qui, délais et courriels.
        permanence_rules: PermanenceRules = PermanenceRules::default(),
    }
}

mapping! {
    /// Adhésion annuelle.
    Membership {
        /// Montant, en euros.
        fee: Option<Cents>,
        /// Part reversée au réseau, comprise dans le montant.
        network_fee: Option<Cents>,
        /// Précision, par exemple « prix libre à partir de 5 € ».
        note: Option<String>,
    }
}

mapping! {
    /// Un rôle de permanence.
    Permanence {
        /// Rôle, par exemple « Accueil et émargement ».
        role: String,
        /// Bénévoles nécessaires à chaque distribution.
        needed: u32,
        /// Ce qu'il y a à faire.
        note: Option<String>,
    }
}

mapping! {
    /// Inscription aux permanences : qui, délais, comptés en arrière depuis la distribution, et courriels.
    PermanenceRules: Default {
        /// Combien de jours avant on peut s'inscrire au plus tôt ; 60 sinon.
        opens: Option<u32>,
        /// Jusqu'à quand on rend sa place sans devoir trouver quelqu'un ; 48 heures avant sinon.
        cancel: Option<Notice>,
        /// Combien de jours avant un courriel rappelle leur tour à ceux qui viennent ; 4 sinon.
        reminder: Option<u32>,
        /// Combien de jours avant un courriel demande aux membres qui peut venir, s'il manque quelqu'un ; 7 sinon.
        call: Option<u32>,
        /// Qui prend d'emblée une permanence, et qui attend l'accord de la coordination ; comme pour les contrats sinon.
        signing: Option<Word<Signers>>,
    }
}
