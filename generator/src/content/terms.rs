//! The rules of a contract: quantities, bounds, notices, absences, solidarity, stocks.

use domain::contract::{AbsenceEffect, Quantity};
use domain::{Cents, Date, vocabulary};

use super::calendar::Span;
use super::decode::mapping;
use super::scalars::Word;

vocabulary! {
    /// Over which deliveries a rule adds up.
    Over {
        Each = "each", "Chaque livraison à part.";
        Season = "season", "Toutes les livraisons ensemble.";
    }
}

vocabulary! {
    /// How long a stock lasts.
    Per {
        Delivery = "delivery", "Autant à chaque livraison.";
        Season = "season", "Pour toute la saison.";
    }
}

mapping! {
    /// Une règle sur les quantités : une somme de produits, comparée à un nombre.
    Rule {
        /// Produits dont les quantités s'additionnent : « Œufs », ou « Œufs, Douze » pour une taille ; tous sinon.
        products: Vec<String>,
        /// Sur quelles livraisons.
        over: Word<Over> = Word(Over::Each),
        /// Ces livraisons ensemble, au lieu de `over` : les jours que la règle prévoit.
        dates: Vec<Date>,
        /// Exactement.
        equal: Option<Quantity>,
        /// Au moins.
        at_least: Option<Quantity>,
        /// Au plus.
        at_most: Option<Quantity>,
        /// Un multiple de : 6, 12 … ; aucun, c'est permis aussi.
        multiple_of: Option<Quantity>,
        /// Comment le dire au membre.
        wording: Option<String>,
    }
}

mapping! {
    /// Minimums et maximums, en euros.
    Bounds {
        /// Minimum du contrat ; au prorata pour qui arrive en cours de saison, arrondi à l'euro inférieur.
        least: Option<Cents>,
        /// Maximum du contrat.
        most: Option<Cents>,
        /// Minimum de chaque livraison où l'on prend quelque chose.
        least_per_delivery: Option<Cents>,
        /// Maximum de chaque livraison.
        most_per_delivery: Option<Cents>,
    }
}

mapping! {
    /// Combien de temps avant une livraison.
    Notice {
        /// Jours entiers : 3 avant un jeudi, c'est jusqu'au dimanche à minuit.
        days: Option<u32>,
        /// Heures avant le début de la distribution, au lieu des jours.
        hours: Option<u32>,
    }
}

mapping! {
    /// Un essai avant de s'engager.
    Trial {
        /// Nombre de livraisons.
        deliveries: u32,
        /// Ce qui suit, en une phrase.
        then: Option<String>,
    }
}

mapping! {
    /// Absences et jokers.
    Absences {
        /// Combien, au plus.
        most: u32,
        /// Période où elles sont possibles ; toute la saison sinon.
        period: Option<Span>,
        /// Jusqu'à quand en choisir le jour ; à la souscription sinon.
        notice: Option<Notice>,
        /// Ce que devient le panier.
        effect: Word<AbsenceEffect> = Word(AbsenceEffect::Moved),
    }
}

mapping! {
    /// Prix solidaires, en pour cent du prix attendu.
    Solidarity {
        /// Le moins : 70 pour « à partir de 70 % ».
        least: u32,
        /// Le plus : 150 pour « jusqu'à 150 % ».
        most: u32,
    }
}

mapping! {
    /// Ce qu'il y a d'un produit, ou de plusieurs.
    Stock {
        /// Mot-clé, que les produits citent.
        id: String,
        /// Combien il y en a.
        quantity: u32,
        /// Pour combien de temps.
        per: Word<Per> = Word(Per::Delivery),
    }
}
