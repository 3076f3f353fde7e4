//! When something happens: the days of distributions and of deliveries.

use domain::{Date, Time, Weekday};

use super::decode::mapping;
use super::scalars::Word;

mapping! {
    /// Du premier au dernier jour, compris.
    Span {
        /// Premier jour.
        from: Date,
        /// Dernier jour.
        to: Date,
    }
}

mapping! {
    /// Une période sans livraison.
    Pause {
        /// Premier jour.
        from: Date,
        /// Dernier jour.
        to: Date,
        /// Pourquoi, pour les lecteurs.
        reason: Option<String>,
    }
}

mapping! {
    /// Un jour qui ne suit pas la règle.
    Exception {
        /// Le jour prévu par la règle (ou ajouté avec `added: true`).
        date: Date,
        /// `true` : pas de livraison ce jour-là.
        cancelled: bool = false,
        /// Reportée à cet autre jour.
        moved_to: Option<Date>,
        /// `true` : une livraison en plus, que la règle ne prévoit pas.
        added: bool = false,
        /// Autre heure de début.
        start: Option<Time>,
        /// Autre heure de fin.
        end: Option<Time>,
        /// Autre lieu : le mot-clé d'un lieu de l'AMAP.
        place: Option<String>,
        /// Quantités en pour cent : 50 pour un demi-panier, 200 pour rattraper.
        percent: Option<u32>,
        /// Pourquoi, pour les lecteurs.
        reason: Option<String>,
    }
}

mapping! {
    /// Les distributions d'une AMAP : un jour de la semaine, ou une liste de dates.
    Distribution {
        /// Jour de la semaine.
        weekday: Option<Word<Weekday>>,
        /// Toutes les combien de semaines : 1, 2, 3 …
        every: u32 = 1,
        /// Dates, au lieu d'un jour de la semaine.
        dates: Vec<Date>,
        /// Heure de début.
        start: Time,
        /// Heure de fin.
        end: Time,
        /// Lieu : son mot-clé, quand l'AMAP en a plusieurs.
        place: Option<String>,
        /// Saison : premier et dernier jour. Sans saison, toute l'année.
        season: Option<Span>,
        /// Périodes sans distribution.
        breaks: Vec<Pause>,
        /// Jours reportés, annulés, ajoutés, changés.
        exceptions: Vec<Exception>,
    }
}

mapping! {
    /// Les livraisons d'un contrat : un jour de la semaine, ou une liste de dates.
    Deliveries {
        /// Jour de la semaine.
        weekday: Option<Word<Weekday>>,
        /// Toutes les combien de semaines : 1, 2, 3 …
        every: u32 = 1,
        /// Première livraison au plus tôt ; le début de la saison sinon.
        from: Option<Date>,
        /// Dernière livraison au plus tard ; la fin de la saison sinon.
        to: Option<Date>,
        /// Dates, au lieu d'un jour de la semaine.
        dates: Vec<Date>,
        /// Périodes sans livraison.
        breaks: Vec<Pause>,
        /// Livraisons reportées, annulées, ajoutées, doubles.
        exceptions: Vec<Exception>,
    }
}
