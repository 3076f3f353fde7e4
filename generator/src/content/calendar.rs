//! When something happens: the days of distributions and of deliveries, and the breaks that several share.

use domain::{Date, Time, Weekday, Weeks};

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
        /// Dernier jour ; le même sinon.
        to: Option<Date>,
        /// Pourquoi, pour les lecteurs.
        reason: Option<String>,
    }
}

mapping! {
    /// Un calendrier partagé : vacances scolaires ou universitaires, jours fériés, fermetures d’un lieu.
    SharedCalendar {
        /// Nom ; c’est aussi la raison donnée aux lecteurs, quand une période n’a pas la sienne.
        name: String,
        /// Périodes sans livraison.
        breaks: Vec<Pause>,
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
        /// Toutes les combien de semaines : 1, 2, 3 … ; 1 sinon.
        every: Option<u32>,
        /// Quelles semaines, au lieu de « toutes les combien ».
        weeks: Option<Word<Weeks>>,
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
        /// Calendriers partagés dont les périodes sont sans distribution : noms de fichiers de `calendars/`.
        breaks_from: Vec<String>,
        /// Jours reportés, annulés, ajoutés, changés.
        exceptions: Vec<Exception>,
    }
}

mapping! {
    /// Les livraisons d'un contrat : un jour de la semaine, ou une liste de dates.
    Deliveries {
        /// Jour de la semaine.
        weekday: Option<Word<Weekday>>,
        /// Toutes les combien de semaines : 1, 2, 3 … ; 1 sinon.
        every: Option<u32>,
        /// Quelles semaines, au lieu de « toutes les combien ».
        weeks: Option<Word<Weeks>>,
        /// Première livraison au plus tôt ; le début de la saison sinon.
        from: Option<Date>,
        /// Dernière livraison au plus tard ; la fin de la saison sinon.
        to: Option<Date>,
        /// Dates, au lieu d'un jour de la semaine.
        dates: Vec<Date>,
        /// Autres périodes, chacune avec son rythme, en plus : « tout avril, puis les semaines impaires de mai ».
        periods: Vec<Period>,
        /// Périodes sans livraison.
        breaks: Vec<Pause>,
        /// Calendriers partagés dont les périodes sont sans livraison : noms de fichiers de `calendars/`.
        breaks_from: Vec<String>,
        /// Livraisons reportées, annulées, ajoutées, doubles.
        exceptions: Vec<Exception>,
    }
}

mapping! {
    /// Une période qui a son propre rythme.
    Period {
        /// Premier jour ; il commence le compte des semaines.
        from: Date,
        /// Dernier jour.
        to: Date,
        /// Jour de la semaine ; celui des livraisons sinon.
        weekday: Option<Word<Weekday>>,
        /// Toutes les combien de semaines : 1, 2, 3 … ; 1 sinon.
        every: Option<u32>,
        /// Quelles semaines, au lieu de « toutes les combien ».
        weeks: Option<Word<Weeks>>,
    }
}

mapping! {
    /// Les livraisons qui apportent un produit, quand ce n'est pas chacune.
    Selection {
        /// Une livraison sur combien : 2 pour une sur deux, à partir de la première.
        every: Option<u32>,
        /// Les semaines paires ou impaires, ou la première, deuxième … dernière livraison de chaque mois.
        weeks: Option<Word<Weeks>>,
        /// Jours de livraison, au lieu d'un rythme : ceux que la règle prévoit, même reportés.
        dates: Vec<Date>,
        /// À partir de ce jour ; le début de la saison sinon.
        from: Option<Date>,
        /// Jusqu'à ce jour ; la fin de la saison sinon.
        to: Option<Date>,
    }
}
